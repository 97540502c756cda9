//! Ways to mark questions that need a look at the whole document, each in a few lines of our own.

use hotseat_content::{Dialect, ListImport, import_list, to_questions, write_anki, write_json};
use hotseat_interview::{PackId, Question};

fn import(text: &str) -> ListImport {
    import_list("list.md", text.as_bytes()).expect("a list")
}

fn check(text: &str, dialect: Dialect, expected: &[&str]) -> ListImport {
    let list = import(text);
    let found: Vec<_> = list.questions.iter().map(|question| question.title.as_str()).collect();
    assert_eq!(found, expected, "titles in {text:?}");
    assert_eq!(list.dialect, dialect, "dialect of {text:?}");
    list
}

#[test]
fn one_sequence_over_several_levels() {
    check(
        "# Book\n\n## 1. What is a heap?\nText.\n\n## Any doubt here??\n\n### 2.Stack or heap\nText.\n\n## Any doubt here??\n\n\
         #### 3. Write a stack\nText.\n\n## Any doubt here??\n\n#### 4. What is a page?\nText.\n\n## Any doubt here??\n\n\
         #### 5. What is a cache?\nText.\n\n## Any doubt here??\n",
        Dialect::NumberedHeadings { level: 4 },
        &["What is a heap?", "Stack or heap", "Write a stack", "What is a page?", "What is a cache?"],
    );
}

#[test]
fn a_part_in_another_dialect() {
    let list = check(
        "# List\n\n## Theory\n\n1. ### What is a scope?\n\n    Text.\n\n    #### 1. An aside\n\n2. ### What is a closure?\n\n    Text.\n\n\
         ## Exercises\n\n#### 1. What is the output?\n\n```js\nlog(1)\n```\n\n- A: 1\n- B: 2\n\n<details><summary>Answer</summary>\n\n\
         #### Answer: A\n\nIt is.\n\n</details>\n\n#### 2. What is the output?\n\n```js\nlog(2)\n```\n\n- A: 1\n- B: 2\n",
        Dialect::ListItemHeadings { level: 3 },
        &["What is a scope?", "What is a closure?", "What is the output?", "What is the output?"],
    );
    assert_eq!(list.questions[2].body.as_deref(), Some("```js\nlog(1)\n```\n\n- A: 1\n- B: 2"));
    assert_eq!(list.questions[2].answer.as_deref(), Some("#### Answer: A\n\nIt is."));
    assert_eq!(list.questions[3].answer, None);
}

#[test]
fn one_corner_in_another_dialect() {
    check(
        "#### General:\n\n* What is good code?\n* How do you test?\n* Explain a build.\n* Why review?\n* Who reviews?\n* What is a branch?\n\n\
         #### Code:\n\n*Question: What is `a`?*\n```js\nlet a\n```\n\n*Question: What is `b`?*\n```js\nlet b\n```\n\n#### Authors:\n\n* Ada\n* Bob\n",
        Dialect::Bullets,
        &[
            "What is good code?",
            "How do you test?",
            "Explain a build.",
            "Why review?",
            "Who reviews?",
            "What is a branch?",
            "What is `a`?",
            "What is `b`?",
        ],
    );
}

#[test]
fn label_and_body() {
    let list = check(
        "# Questions\n\n## Design\n\n### Globals\nWhy are globals bad?\nCan you show it?\n\n### Null\nWho invented null, and why?\n\nIt was an accident.\n\n\
         ### Goto\nIs goto evil?\n",
        Dialect::LabelAndBody { level: 3 },
        &["Why are globals bad? Can you show it?", "Who invented null, and why?", "Is goto evil?"],
    );
    assert_eq!(list.questions[1].answer.as_deref(), Some("It was an accident."));
    assert_eq!(list.questions[2].answer, None);
}

#[test]
fn bold_bullets_with_links() {
    let list = check(
        "## Base\n\n* **What is a view?** - [Learn](https://example.org/view)\n\n* **Views in short** - [Learn](https://example.org/s)\n\n\
         * **How is it drawn?**\n    - In two passes.\n    - From the root.\n",
        Dialect::Bullets,
        &["What is a view?", "Views in short", "How is it drawn?"],
    );
    assert_eq!(list.questions[2].answer.as_deref(), Some("- In two passes.\n- From the root."));
}

#[test]
fn choices_belong_to_the_question() {
    let list = check(
        "#### Q1. Which command shows the version?\n\n- [ ] show\n- [x] version\n\nIt prints it.\n\n#### Q2. Which one is it?\n\nA. one\nB. two\n\n**Answer:** B\n",
        Dialect::Prefixed,
        &["Which command shows the version?", "Which one is it?"],
    );
    assert_eq!(list.questions[0].body.as_deref(), Some("- [ ] show\n- [x] version"));
    assert_eq!(list.questions[0].answer.as_deref(), Some("version\n\nIt prints it."));
    assert_eq!(list.questions[1].body.as_deref(), Some("A. one\nB. two"));
    assert_eq!(list.questions[1].answer.as_deref(), Some("**Answer:** B"));
}

#[test]
fn one_file_one_question() {
    check(
        "---\ntitle: What is a fiber?\ndate: 2024\n---\n\n## In short\n\nText.\n\n## How does it work?\n\nText.\n",
        Dialect::OneQuestion,
        &["What is a fiber?"],
    );
    check(
        "# Explain the box model\n\n**Answer:**\n\n## Content\n\nText.\n\n### 1. Width\n\nText.\n\n### 2. Height\n\nText.\n",
        Dialect::OneQuestion,
        &["Explain the box model"],
    );
    check(
        "# Question (EN)\n\n> What are coroutines good for?\n\n## Answer (EN)\n\nThey wait without blocking.\n",
        Dialect::OneQuestion,
        &["What are coroutines good for?"],
    );
    check(
        "# Ropes\n\n### 1. What is a splice?\n\n- Two ends woven into each other.\n",
        Dialect::OneQuestion,
        &["What is a splice?"],
    );
    for page in ["## Introduction\n\nWhat this is about.\n", "## Who is this for?\n\nText.\n"] {
        let list = import_list("ropes.md", format!("# Ropes\n\n{page}").as_bytes()).expect("a list");
        assert!(list.questions.is_empty(), "{page}: {:?}", list.questions);
    }
    check(
        "### Fibonacci numbers up to the nth\n\n#### Answer\n\nText.\n\n#### Good to hear\n\n* Text\n",
        Dialect::OneQuestion,
        &["Fibonacci numbers up to the nth"],
    );
}

#[test]
fn marks_of_other_languages_and_machines() {
    check(
        "### 第 1 题：闭包\n\n文\n\n### 第 2 题：事件循环\n\n文\n",
        Dialect::Prefixed,
        &["闭包", "事件循环"],
    );
    check(
        "## 1️⃣ What is it?\n\nText.\n\n## 2️⃣ Volumes\n\nText.\n",
        Dialect::NumberedHeadings { level: 2 },
        &["What is it?", "Volumes"],
    );
    check(
        "### 1 What is it?\n\nText.\n\n### 2 Volumes\n\nText.\n\n### 3 Networks\n\nText.\n",
        Dialect::NumberedHeadings { level: 3 },
        &["What is it?", "Volumes", "Networks"],
    );
    check(
        "# Ядро\n+ [Что такое поток?](#Что-такое-поток)\n+ [Опишите монитор](#Опишите-монитор)\n\n## Что такое поток?\nТекст.\n\n[к началу](#Ядро)\n\n\
         ## Опишите монитор\nТекст.\n\n[к началу](#Ядро)\n\n## Какие бывают замки?\nТекст.\n\n[к началу](#Ядро)\n",
        Dialect::Headings { level: 2 },
        &["Что такое поток?", "Опишите монитор", "Какие бывают замки?"],
    );
}

#[test]
fn topics_with_numbers_are_no_questions() {
    check(
        "## 1. Basics\n\n### What is a var?\n\nText.\n\n### What is a val?\n\nText.\n\n## 2. Flow\n\n### What is a flow?\n\nText.\n\n### How is it cancelled?\n\nText.\n",
        Dialect::Headings { level: 3 },
        &["What is a var?", "What is a val?", "What is a flow?", "How is it cancelled?"],
    );
}

#[test]
fn a_number_forgotten() {
    check(
        "### 1. What is a join?\n\nText.\n\n### What is a view?\n\nText.\n\n### 3. What is an index?\n\nText.\n\n### 4. Triggers\n\nText.\n",
        Dialect::NumberedHeadings { level: 3 },
        &["What is a join?", "What is a view?", "What is an index?", "Triggers"],
    );
}

#[test]
fn plain_lines() {
    check(
        "What is a pod?\n\nA thing.\n\nWhy two?\n\nFor safety.\n\nHow are they found?\n\nBy name.\n\nWho restarts them?\n\nThe kubelet.\n",
        Dialect::PlainLines,
        &["What is a pod?", "Why two?", "How are they found?", "Who restarts them?"],
    );
}

#[test]
fn answers_that_nobody_read_over() {
    let list = import(
        "### 1. What is it?\nCertainly! Here it is.\n\n### 2. Why is it?\nTODO\n\n### 3. How is it?\nIt is what it has always been since the days when nobody had yet begun to ask for the\n\n\
         ### 4. Who is it?\nIt ends here.\neive a thing within time.\n\n### 5. When is it?\nNow.\n\nWould you like an example?\n",
    );
    let codes: Vec<_> = list.notes.iter().map(|note| (note.line, note.code)).collect();
    assert_eq!(
        codes,
        [(1, "chat-remnant"), (4, "placeholder"), (7, "truncated"), (10, "garbled"), (14, "chat-remnant")]
    );
}

#[test]
fn written_for_other_programs() {
    let list = import("## 1. What is \"it\"?\n\nA\tthing: `x < y`.\n\n## 2. Why?\n\nFor **good**.\n");
    let questions = to_questions(&list, &PackId("list".to_owned()));
    let json = write_json(&questions).expect("JSON");
    assert_eq!(serde_json::from_str::<Vec<Question>>(&json).expect("JSON"), questions);
    let cards = import_list("cards.txt", write_anki(&questions).as_bytes()).expect("cards");
    assert_eq!(cards.dialect, Dialect::Anki);
    let found: Vec<_> = cards.questions.iter().map(|q| (q.title.as_str(), q.answer.as_deref())).collect();
    assert_eq!(found, [("What is \"it\"?", Some("A\tthing: `x < y`.")), ("Why?", Some("For **good**."))]);
}

#[test]
fn links_to_the_answers_are_no_list_of_links() {
    check(
        "# 题\n\n##### [1.1.1 如何翻转链表？](a/1.1.1%20%E5%A6%82.md)\n\n##### [1.1.2 树的深度](a/1.1.2.md)\n\n##### [1.1.3 最小栈](a/1.1.3.md)\n\n\
         ##### [1.2.0 面向对象](https://example.org/b.md#12%E9%9D%A2)\n",
        Dialect::NumberedHeadings { level: 5 },
        &["如何翻转链表？", "树的深度", "最小栈", "面向对象"],
    );
    check(
        "# Collections\n\n## Contents\n1. [Common Questions](common.md)\n2. [Web Questions](web.md)\n3. [Cloud Questions](cloud.md)\n4. [Box Questions](box.md)\n",
        Dialect::None,
        &[],
    );
}

#[test]
fn chapters_with_a_number_are_no_questions() {
    check(
        "# 一、基础\n## 1、语言\n## 1.1 什么是切片？\n文。\n## 1.2、映射\n文。\n\n## 1.3说说通道\n文。\n\n# 二、网络\n## 1、HTTP\n## 1.1 路由的作用\n文\n## 1.2 请求的生命周期\n文\n",
        Dialect::NumberedHeadings { level: 2 },
        &["什么是切片？", "映射", "说说通道", "路由的作用", "请求的生命周期"],
    );
}

#[test]
fn labels_that_stand_alone() {
    let list = check(
        "90 exercises\n\nQuestion 1\nLevel 1\n\nQuestion:\nPrint every third line of a file.\n\nHints:\nawk\n\nSolution:\nawk 'NR%3==0'\n\n\
         Question 2\nLevel 2\n\nQuestion:\nWith a given number, print dots.\nNo blank between.\n\nSolution:\nprintf\n\nQuestion 3\nLevel 2\n\nQuestion:\nCount words.\n\nSolution:\nwc\n",
        Dialect::Prefixed,
        &[
            "Print every third line of a file.",
            "With a given number, print dots. No blank between.",
            "Count words.",
        ],
    );
    assert_eq!(list.questions[1].number_as_written.as_deref(), Some("2"));
    check(
        "## Practice\n\n**Question 1:**\nWhich one is loud?\na) A\nb) B\n\n**Answer:** b) B\n\n**Question 2:**\nDefine the level.\n\n**Answer:** Text.\n\n\
         **Question 3:**\nList two.\n\n**Answer:**\n1. One\n2. Two\n",
        Dialect::Prefixed,
        &["Which one is loud?", "Define the level.", "List two."],
    );
}

#[test]
fn tasks_under_a_heading_that_promises_questions() {
    let bullets = "- Count the leaves of a tree\n- Program for roman numerals\n- Sort a stack\n- Pascal's cone\n- Merge three lists\n";
    check(
        &format!("# Acme Interview Questions\n\n{bullets}"),
        Dialect::Bullets,
        &[
            "Count the leaves of a tree",
            "Program for roman numerals",
            "Sort a stack",
            "Pascal's cone",
            "Merge three lists",
        ],
    );
    check(&format!("# Release notes\n\n{bullets}"), Dialect::None, &[]);
}

#[test]
fn a_page_that_asks_about_itself() {
    check(
        "## Sailing university\n\n### What is it?\nPlans and books.\n\n### Why use it?\nIt is useful.\n\n### What should I learn?\n- Knots\n\n### What is expected of me?\nMuch.\n",
        Dialect::None,
        &[],
    );
}
