//! Marks that lists in the wild use beside those of the families, and what they were once taken for.

use hotseat_content::{Dialect, ListImport, import_list};

/// Number and title of each question.
fn check(text: &str, dialect: Dialect, expected: &[(Option<&str>, &str)]) -> ListImport {
    let list = import_list("list.md", text.as_bytes()).expect("a list");
    let found: Vec<_> =
        list.questions.iter().map(|q| (q.number_as_written.as_deref(), q.title.as_str())).collect();
    assert_eq!(found, expected, "questions in {text:?}");
    assert_eq!(list.dialect, dialect, "dialect of {text:?}");
    list
}

#[test]
fn chapters_that_begin_with_a_bold_question() {
    check(
        "# Sailing\n\n## Wind\n\n**What is a gust? 🌬**\n\nText.\n\n<br/>\n\n## Sails\n\n**What is a jib? Who sets it? 🌬**\n\nText.\n\n<br/>\n\n\
         **How is a sail reefed? ⛵**\n\n**Reefing** is text.\n\n<br/>\n\n**Name the corners of a sail ⛵**\n\nText.\n\n## Anchors\n\n**Why does it hold? ⛵**\n\nText.\n",
        Dialect::BoldLines,
        &[
            (None, "What is a gust? 🌬"),
            (None, "What is a jib? Who sets it? 🌬"),
            (None, "How is a sail reefed? ⛵"),
            (None, "Name the corners of a sail ⛵"),
            (None, "Why does it hold? ⛵"),
        ],
    );
}

#[test]
fn a_number_before_the_word_question() {
    check(
        "## Knots\n\n**1. Question:** What is a bowline for?\n\n**Answer:** Text.\n\n**2. Question:** Tie a reef knot. Where does it slip?\n\n**Answer:** Text.\n",
        Dialect::Prefixed,
        &[(Some("1"), "What is a bowline for?"), (Some("2"), "Tie a reef knot. Where does it slip?")],
    );
}

#[test]
fn numbers_glued_with_a_dash() {
    check(
        "# 1-What is a keel?\n\nText.\n\n# 2-Ballast\n\nText.\n\n# 3-Why does it float?\n\nText.\n",
        Dialect::NumberedHeadings { level: 1 },
        &[(Some("1"), "What is a keel?"), (Some("2"), "Ballast"), (Some("3"), "Why does it float?")],
    );
    check(
        "## What is a hull?\n\nText.\n\n## 3-part hulls\n\nText.\n\n## Why is it round?\n\nText.\n",
        Dialect::Headings { level: 2 },
        &[(None, "What is a hull?"), (None, "3-part hulls"), (None, "Why is it round?")],
    );
}

#[test]
fn questions_in_quotes() {
    let list = check(
        "# 每日一题\n\n2020-01-02\n\n> 第 2 题：船为什么会浮？\n\n答：因为水。\n\n2020-01-01\n\n> 第 1 题：说说锚\n\n文。\n",
        Dialect::Prefixed,
        &[(Some("2"), "船为什么会浮？"), (Some("1"), "说说锚")],
    );
    assert_eq!(list.questions[1].answer.as_deref(), Some("文。"));
}

#[test]
fn headings_in_a_summary() {
    check(
        "<details><summary>\n\n## What is a mast?\n</summary>\nText.\n</details>\n<details><summary>\n\n## What is a boom?\n</summary>\nText.\n</details>\n",
        Dialect::Details,
        &[(None, "What is a mast?"), (None, "What is a boom?")],
    );
}

#[test]
fn folded_contents_are_no_questions() {
    let folded = "<details>\n<summary>Open the chapter</summary>\n\n- Mast\n- Boom\n\n</details>\n\n";
    check(&format!("# Ships\n\n{folded}{folded}{folded}"), Dialect::None, &[]);
}

#[test]
fn a_foreword_is_no_question() {
    check(
        "## 前言\n\n文。\n\n## 什么是桅杆？\n\n文。\n\n## 帆的作用\n\n文。\n\n## 说说锚\n\n文。\n\n## 参考资料\n\n文。\n",
        Dialect::Headings { level: 2 },
        &[(None, "什么是桅杆？"), (None, "帆的作用"), (None, "说说锚")],
    );
}
