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
    check(
        "# Notes\n\n> [!question] What is a fathom?\n> Six feet.\n\n> [!tip] Sound often\n\n> [!QUESTION]- Why six?\n> Arms.\n",
        Dialect::Prefixed,
        &[(None, "What is a fathom?"), (None, "Why six?")],
    );
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

#[test]
fn tables_of_questions() {
    let list = check(
        "# Sailing\n\n| # | Question | Answer |\n|---|:---|---|\n| 1 | What is a sheet? | A rope |\n| 2 | Points of sail | Six of them |\n\
         | 3 | How is a sail `a \\| b` set? | |\n\nMore is to come.\n",
        Dialect::Table,
        &[
            (Some("1"), "What is a sheet?"),
            (Some("2"), "Points of sail"),
            (Some("3"), "How is a sail `a \\| b` set?"),
        ],
    );
    let answers: Vec<_> = list.questions.iter().map(|q| (q.answer.as_deref(), q.last_line)).collect();
    assert_eq!(answers, [(Some("A rope"), 5), (Some("Six of them"), 6), (None, 7)]);
}

#[test]
fn a_table_that_only_repeats_the_headings() {
    check(
        "| No | Question |\n|---|---|\n| 1 | What is a sheet? |\n| 2 | What is a halyard? |\n| 3 | Why two? |\n\n\
         ### What is a sheet?\n\nText.\n\n### What is a halyard?\n\nText.\n\n### Why two?\n\nText.\n",
        Dialect::Headings { level: 3 },
        &[(None, "What is a sheet?"), (None, "What is a halyard?"), (None, "Why two?")],
    );
}

#[test]
fn titles_that_were_wrapped_by_hand() {
    let list = check(
        "# Questions\n\n1. What is the difference between a line and a rope, and when would a\n   sailor say the one?\n\
         2. Describe a day on which the wind was stronger than what you had been\n   told to expect.\n3. What is a lee shore?\n   A coast to stay away from.\n",
        Dialect::NumberedLines,
        &[
            (
                Some("1"),
                "What is the difference between a line and a rope, and when would a sailor say the one?",
            ),
            (
                Some("2"),
                "Describe a day on which the wind was stronger than what you had been told to expect.",
            ),
            (Some("3"), "What is a lee shore?"),
        ],
    );
    let answers: Vec<_> = list.questions.iter().map(|q| q.answer.as_deref()).collect();
    assert_eq!(answers, [None, None, Some("A coast to stay away from.")]);
    check(
        "**1. What is an anchor?**\n\nText.\n\n**2. How long must a chain be, and does it\nhold?**\n\nText.\n\n**3. Explain the windlass and\nits brake**\n\nText.\n",
        Dialect::BoldLines,
        &[
            (Some("1"), "What is an anchor?"),
            (Some("2"), "How long must a chain be, and does it hold?"),
            (Some("3"), "Explain the windlass and its brake"),
        ],
    );
}

#[test]
fn lines_that_are_short_by_themselves_are_not_wrapped() {
    let list = check(
        "1. Explain leeway\n   the drift of a ship.\n2. What is tacking\n   turning through the wind.\n3. Explain heaving to\n   lying still.\n",
        Dialect::NumberedLines,
        &[(Some("1"), "Explain leeway"), (Some("2"), "What is tacking"), (Some("3"), "Explain heaving to")],
    );
    assert_eq!(list.questions[0].answer.as_deref(), Some("the drift of a ship."));
}

#[test]
fn one_list_in_two_emphases() {
    check(
        "### **Basics**\n1. **What is a tide?**\n2. What is a current? (two kinds)\n3. Explain slack water.\n\n### **More**\n1. **How is a tide predicted?**\n2. **Why two a day?**\n\
         3. Where are there none?\n4. Name a spring tide.\n",
        Dialect::NumberedLines,
        &[
            (Some("1"), "What is a tide?"),
            (Some("2"), "What is a current? (two kinds)"),
            (Some("3"), "Explain slack water."),
            (Some("1"), "How is a tide predicted?"),
            (Some("2"), "Why two a day?"),
            (Some("3"), "Where are there none?"),
            (Some("4"), "Name a spring tide."),
        ],
    );
}

#[test]
fn two_marks_without_a_heading_between() {
    check(
        "**1. What is a buoy?**\n\nText.\n\n**2. Which lights has it?**\n\nText.\n\n**3. Why are some red?**\n\nText.\n\n**A quiz**\n\n**Q1. What does this one say?**\n\n**A.** Left\n\n\
         **Q2. Which one rings?**\n\n**A.** Right\n\n**Q3. Which one blinks?**\n\n**A.** None\n\n**Q4. Who lays them?**\n\n**A.** We\n",
        Dialect::Prefixed,
        &[
            (Some("1"), "What is a buoy?"),
            (Some("2"), "Which lights has it?"),
            (Some("3"), "Why are some red?"),
            (Some("1"), "What does this one say?"),
            (Some("2"), "Which one rings?"),
            (Some("3"), "Which one blinks?"),
            (Some("4"), "Who lays them?"),
        ],
    );
}

#[test]
fn signs_within_the_emphasis() {
    check(
        "## **🔹 Question 1: Tides**\nText.\n### **Output:**\nText.\n\n## **🔹 Question 2: `ebb` or flood**\nText.\n### **Output:**\nText.\n",
        Dialect::Prefixed,
        &[(Some("1"), "Tides"), (Some("2"), "`ebb` or flood")],
    );
}

#[test]
fn numbered_chapters_of_bullets() {
    let chapters = "- [1. Ropes](#1-ropes)\n- [2. Sails](#2-sails)\n- [3. Anchors](#3-anchors)\n\n";
    check(
        &format!(
            "# Ship\n\n{chapters}## 1. Ropes\n\n- What is a sheet?\n  - A rope\n- Explain the halyard\n\n## 2. Sails\n\n- What is a jib?\n- How is it reefed?\n\n\
             ## 3. Anchors\n\n- Why does it hold?\n- Scope\n- Who weighs it?\n"
        ),
        Dialect::Bullets,
        &[
            (None, "What is a sheet?"),
            (None, "Explain the halyard"),
            (None, "What is a jib?"),
            (None, "How is it reefed?"),
            (None, "Why does it hold?"),
            (None, "Scope"),
            (None, "Who weighs it?"),
        ],
    );
    check(
        &format!(
            "# Ship\n\n{chapters}## 1. Ropes\n\n**What is a sheet?**\n\nText.\n\n**Explain the halyard**\n\nText.\n\n## 2. Sails\n\n**What is a jib?**\n\nText.\n\n\
             ## 3. Anchors\n\n**Why does it hold?**\n\nText.\n\n**Who weighs it?**\n\nText.\n"
        ),
        Dialect::BoldLines,
        &[
            (None, "What is a sheet?"),
            (None, "Explain the halyard"),
            (None, "What is a jib?"),
            (None, "Why does it hold?"),
            (None, "Who weighs it?"),
        ],
    );
}

#[test]
fn numbered_titles_with_questions_to_go_on_with() {
    check(
        "# Ship\n\n## 1. Ropes\n\nText.\n\n- Who splices them?\n- What do they weigh?\n\n## 2. Sails\n\nText.\n\n- Who sews them?\n- Do they last?\n\n\
         ## 3. Anchors\n\nText.\n\n- Who weighs them?\n- Are there two?\n",
        Dialect::NumberedHeadings { level: 2 },
        &[(Some("1"), "Ropes"), (Some("2"), "Sails"), (Some("3"), "Anchors")],
    );
}

#[test]
fn numbered_chapters_with_an_introduction() {
    let parts = [
        ("Ropes", ["What is a sheet?", "Explain the halyard", "Who splices?"]),
        ("Sails", ["What is a jib?", "How is it reefed?", "Who sews it?"]),
    ];
    let contents = "- [1. Ropes](#1-ropes)\n- [2. Sails](#2-sails)\n\n";
    let list = |question: &dyn Fn(&str) -> String| {
        let chapters = (1..).zip(parts).map(|(number, (name, questions))| {
            let questions: String = questions.iter().map(|title| question(title)).collect();
            format!("## {number}. {name}\n\nText on this part.\n\n{questions}\n")
        });
        format!("# Ship\n\n{contents}{}", chapters.collect::<String>())
    };
    let titles: Vec<_> =
        parts.iter().flat_map(|(_, titles)| titles.iter().map(|title| (None, *title))).collect();
    check(&list(&|title| format!("### {title}\n\nText.\n\n")), Dialect::Headings { level: 3 }, &titles);
    check(&list(&|title| format!("**{title}**\n\nText.\n\n")), Dialect::BoldLines, &titles);
    check(&list(&|title| format!("- {title}\n")), Dialect::Bullets, &titles);
    check(&list(&|title| format!("- **{title}**\n  - Text\n")), Dialect::Bullets, &titles);
}

#[test]
fn numbers_of_converters_and_bold_bullets() {
    let expected =
        [(Some("1"), "What is a keel?"), (Some("2"), "Ballast"), (Some("3"), "Why does it float?")];
    check(
        "### 1\\. What is a keel?\n\nText.\n\n### 2\\. Ballast\n\nText.\n\n### 3\\. Why does it float?\n\nText.\n",
        Dialect::NumberedHeadings { level: 3 },
        &expected,
    );
    check(
        "### #1 What is a keel?\n\nText.\n\n### #2 Ballast\n\nText.\n\n### #3 Why does it float?\n\nText.\n",
        Dialect::NumberedHeadings { level: 3 },
        &expected,
    );
    check(
        "* **1. What is a keel?**\n\n  Text.\n\n* **2. Ballast**\n\n  Text.\n\n* **3. Why does it float?**\n\n  Text.\n",
        Dialect::NumberedLines,
        &expected,
    );
}
