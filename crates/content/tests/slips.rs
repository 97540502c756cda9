//! Long lists with slips of the pen: one of them would spoil the count of all their questions.

use hotseat_content::import_list;

/// Imports a list, and compares its titles in order.
fn check(text: &str, expected: &[&str]) {
    let found = import_list("list.md", text.as_bytes()).expect("a list");
    let titles: Vec<&str> = found.questions.iter().map(|question| question.title.as_str()).collect();
    assert_eq!(titles, expected, "of a list read as {:?}:\n{text}", found.dialect);
}

const TITLES: [&str; 10] = [
    "What is a keel?",
    "Explain ballast",
    "The rudder",
    "Why does a hull float?",
    "How is a sail reefed?",
    "What is a sheet?",
    "Tides",
    "When is a boat in irons?",
    "Describe the bowline",
    "Who is at the helm?",
];

/// A list of [`TITLES`], each under its mark and with the answer that belongs to its number.
fn list(mark: impl Fn(usize, &str) -> String, answer: impl Fn(usize) -> &'static str) -> String {
    let questions =
        (1..).zip(TITLES).map(|(number, title)| format!("{}\n\n{}\n\n", mark(number, title), answer(number)));
    format!("# Boats\n\nA list.\n\n{}", questions.collect::<String>())
}

const PLAIN: &str = "It is part of a boat, and an old one.";

#[test]
fn steps_in_answers_count_from_one() {
    let steps = |number| match number {
        3 => "1. Look at it\n2. Turn it\n3. Let go",
        5 => "1. Loosen the halyard\n2. Pull it down\n3. Tie it\n4. Hoist again",
        7 => "Ask yourself:\n\n1. Which moon is it?\n2. Which wind?",
        _ => PLAIN,
    };
    check(&list(|number, title| format!("{number}. {title}"), steps), &TITLES);
    check(&list(|number, title| format!("{number}. **{title}**"), steps), &TITLES);
    let bold = |number| match number {
        4 => "**1. It weighs little**\n\nText.\n\n**2. It holds air**\n\nText.",
        8 => "**1. Which way?**\n\nText.\n\n**2. How long?**\n\nText.\n\n**3. How far?**\n\nText.",
        _ => PLAIN,
    };
    check(&list(|number, title| format!("**{number}. {title}**"), bold), &TITLES);
}

#[test]
fn parts_of_a_list_count_from_one() {
    let part = |name: &str, titles: &[&str]| {
        let questions = (1..).zip(titles).map(|(number, title)| format!("{number}. {title}\n\n   Text.\n\n"));
        format!("## {name}\n\n{}", questions.collect::<String>())
    };
    let text = format!("# Boats\n\n{}{}", part("Hull", &TITLES[..4]), part("Sails", &TITLES[4..]));
    check(&text, &TITLES);
}

#[test]
fn questions_in_some_answers() {
    let asking: Vec<&str> =
        TITLES.iter().copied().filter(|title| !["The rudder", "Tides"].contains(title)).collect();
    let list = |mark: &str, end: &str| {
        let questions = (1..).zip(&asking).map(|(number, title)| {
            let more = if number % 4 == 0 {
                "\n\n1. **Which wind?**\n\n   The west.\n\n2. **Which tide?**\n\n   Ebb."
            } else {
                ""
            };
            format!("{mark}{title}{end}\n\n{PLAIN}{more}\n\n")
        });
        format!("# Boats\n\n{}", questions.collect::<String>())
    };
    check(&list("## ", ""), &asking);
    check(&list("**", "**"), &asking);
}

#[test]
fn labels_that_ask_in_each_answer() {
    let asking: Vec<&str> =
        TITLES.iter().copied().filter(|title| !["The rudder", "Tides"].contains(title)).collect();
    let label = "**Why does it matter?**";
    let questions =
        asking.iter().map(|title| format!("**{title}**\n\n{PLAIN}\n\n{label}\n\nIt is safer.\n\n"));
    check(&questions.collect::<String>(), &asking);
    // With code to look at, the same words are another question each time.
    let output = "What does it print?";
    let questions =
        (0..8).map(|number| format!("**{output}**\n\n```js\nlog({number});\n```\n\nThe number.\n\n"));
    check(&questions.collect::<String>(), &[output; 8]);
}

#[test]
fn answers_under_headings_of_the_same_level() {
    let asking: Vec<&str> =
        TITLES.iter().copied().filter(|title| !["The rudder", "Tides"].contains(title)).collect();
    let questions = asking
        .iter()
        .map(|title| format!("#### {title}\n\n- A: one\n- B: two\n\n#### Answer: B\n\n{PLAIN}\n\n"));
    check(&questions.collect::<String>(), &asking);
}

#[test]
fn headings_alone() {
    let asking: Vec<&str> =
        TITLES.iter().copied().filter(|title| !["The rudder", "Tides"].contains(title)).collect();
    let questions: String = asking.iter().map(|title| format!("### {title}\n")).collect();
    check(&format!("# Boats\n\n{questions}"), &asking);
}

#[test]
fn bullets_below_a_table_of_contents() {
    let asking: Vec<&str> =
        TITLES.iter().copied().filter(|title| !["The rudder", "Tides"].contains(title)).collect();
    let contents: String = asking.iter().map(|title| format!("1. [{title}](#x)\n")).collect();
    let questions =
        asking.iter().map(|title| format!("- **{title}**\n\n  {PLAIN}\n\n[⬆ Back to Top](#contents)\n\n"));
    let questions: String = questions.collect();
    check(&format!("# Boats\n\n## Table of Contents\n\n{contents}\n{questions}"), &asking);
}

#[test]
fn numbers_that_slipped() {
    let slip = |at: usize, marked: &'static str| {
        move |number: usize, title: &str| {
            let mark = if number == at { marked } else { "## N. T" };
            mark.replace('N', &number.to_string()).replace('T', title)
        }
    };
    for marked in ["## N T", "# N. T", "#### N. T", "##N. T", "## T", "N. T", "## **N. T**", "## N . T"] {
        for at in [3, 6] {
            check(&list(slip(at, marked), |_| PLAIN), &TITLES);
        }
    }
}

#[test]
fn entries_that_slipped_to_the_right() {
    let mark = |number: usize, title: &str| {
        let indent = if number == 6 { "   " } else { "" };
        format!("{indent}{number}. {title}")
    };
    let steps = |number| if number == 5 { "   1. Pull\n   2. Tie" } else { PLAIN };
    check(&list(mark, steps), &TITLES);
}

#[test]
fn headings_one_level_too_high() {
    let asking: Vec<&str> =
        TITLES.iter().copied().filter(|title| !["The rudder", "Tides"].contains(title)).collect();
    let more: Vec<String> = asking.iter().map(|title| title.replace('a', "the old")).collect();
    let all: Vec<&str> = asking.iter().copied().chain(more.iter().map(String::as_str)).collect();
    let questions = all.iter().enumerate().map(|(at, title)| {
        let marks = if at == 7 { "##" } else { "###" };
        format!("{marks} {title}\n\n{PLAIN}\n\n")
    });
    check(&format!("# Boats\n\n{}", questions.collect::<String>()), &all);
}

#[test]
fn code_that_is_never_closed() {
    let code = |number| if number == 4 { "```js\nlet boat;\n\nlet sail;" } else { PLAIN };
    check(&list(|number, title| format!("**{number}. {title}**"), code), &TITLES);
    check(&list(|number, title| format!("{number}. {title}"), code), &TITLES);
    check(&list(|number, title| format!("Q{number}. {title}"), code), &TITLES);
    // The next fence opens a block of its own, and closes none.
    let next = |number| match number {
        4 => "```\nlet boat;",
        6 => "```\nlet sail;\n```",
        _ => PLAIN,
    };
    check(&list(|number, title| format!("### {number}. {title}"), next), &TITLES);
}

#[test]
fn exercises_after_the_list() {
    let questions =
        (1..).zip(TITLES).map(|(number, title)| format!("{number}. ### {title}\n\n   {PLAIN}\n\n"));
    let exercises = (1..=4).map(|number| {
        format!("#### {number}. What does it print?\n\n```js\nlog({number});\n```\n\n- 1: one\n- 2: two\n\n##### Answer: 1\n\n1. First\n2. Second\n\n")
    });
    let text = format!(
        "# Boats\n\n## Contents\n\n{}### Exercises\n\n{}",
        questions.collect::<String>(),
        exercises.collect::<String>()
    );
    let expected: Vec<&str> = TITLES.into_iter().chain(["What does it print?"; 4]).collect();
    check(&text, &expected);
}

#[test]
fn two_headings_for_one_question() {
    let questions = (1..).zip(TITLES).map(|(number, title)| {
        format!("## Question {number}\n\n##### {title}\n\n{PLAIN}\n\n**Method 1: by hand**\n\nText.\n\n")
    });
    let quiz = |name: &str| {
        let questions = (1..=3).map(|number| {
            format!("###{number}. What does it print?\n\n```js\nlog({number});\n```\n\n1.  One\n2.  Two\n\nAnswer: 2) Two\n\n")
        });
        format!("## {name}\n\n{}", questions.collect::<String>())
    };
    let text =
        format!("{}#Objective Questions\n\n{}{}", questions.collect::<String>(), quiz("Hull"), quiz("Sails"));
    let expected: Vec<&str> = TITLES.into_iter().chain(["What does it print?"; 6]).collect();
    check(&text, &expected);
}

#[test]
fn headings_that_lead_back_to_the_top() {
    let part = |name: &str, anchor: &str, questions: &str| {
        format!("#### [[⬆]](#toc) <a name='{anchor}'>{name}:</a>\n\n{questions}\n")
    };
    let text = format!(
        "# Boats\n\n{}{}{}",
        part(
            "Hull",
            "hull",
            "* What is a keel?\n* Explain ballast\n  * Is it lead?\n* Why does a hull float?\n* Who caulks it?\n"
        ),
        part(
            "Code",
            "code",
            "*Question: What is printed?*\n```js\nlog(1);\n```\n\n*Question: What comes next?*\n```js\nlog(2);\n```\n"
        ),
        part("Fun", "fun", "* Who is at the helm?\n* What do you drink at sea?\n"),
    );
    check(
        &text,
        &[
            "What is a keel?",
            "Explain ballast",
            "Why does a hull float?",
            "Who caulks it?",
            "What is printed?",
            "What comes next?",
            "Who is at the helm?",
            "What do you drink at sea?",
        ],
    );
    let list = list(|number, title| format!("### {number}. {title} [⬆](#toc)"), |_| PLAIN);
    check(&list, &TITLES);
}

#[test]
fn one_question_per_line() {
    let text = "Boats in general\nHull\n\nWhat is a keel?\nExplain the use of ballast.\nSails\n\nHow is a sail reefed?\nWhat is a sheet?\nRopes\n\n\
        Which knot holds?\nDescribe the bowline.\nTides\n\nWhen is high water?\nWhere do you find it? In which book?\n";
    check(
        text,
        &[
            "What is a keel?",
            "Explain the use of ballast.",
            "How is a sail reefed?",
            "What is a sheet?",
            "Which knot holds?",
            "Describe the bowline.",
            "When is high water?",
            "Where do you find it? In which book?",
        ],
    );
}

#[test]
fn pages_that_lead_elsewhere() {
    check(
        "# Boats\n\n### Hull\n- [Keels](k.md) - all of them\n- [Ballast](b.md) - 40 questions\n\n### Design (of hulls)\n- [Lines](l.md) - text\n\n### Sails\n\nText.\n",
        &[],
    );
    check(
        "# Plan\n\n### Reading\n* [Tides](https://example.org) and [more](https://example.org)\n* [Explain the moon](https://example.org)\n\
         * [Compare maps and charts](https://example.org) and [again](https://example.org)\n* [Winds](https://example.org)\n",
        &[],
    );
}

#[test]
fn lines_that_ask_between_rules() {
    let text = "---\n🟢 Hull\n---\nWhat is a keel?\n\nDescribe the ballast.\n\nWhy does it float?\n\nWho caulks it?\n\n---\n🟡 Sails\n---\n\
        What is a jib?\n\nHow is it reefed?\n\nWho sews it?\n\nWhere is the sheet?\n\nWhen does it flap?\n---\n";
    check(
        text,
        &[
            "What is a keel?",
            "Describe the ballast.",
            "Why does it float?",
            "Who caulks it?",
            "What is a jib?",
            "How is it reefed?",
            "Who sews it?",
            "Where is the sheet?",
            "When does it flap?",
        ],
    );
}

#[test]
fn steps_of_a_page() {
    let part = |name: &str| format!("## {name}\n\nText.\n\n");
    let steps = "## How it works\n\n### 1. The index\n\nText.\n\n### 2. The count\n\nText.\n\n### 3. The check\n\nText.\n\n";
    let page = format!(
        "# Boats\n\n{}{}{steps}{}{}{}",
        part("The project"),
        part("Parts"),
        part("Layout"),
        part("Needs"),
        part("Thanks")
    );
    check(&page, &[]);
    check(&format!("# Boats\n\n{steps}"), &["The index", "The count", "The check"]);
}

#[test]
fn steps_before_the_list() {
    let asking: Vec<&str> =
        TITLES.iter().copied().filter(|title| !["The rudder", "Tides"].contains(title)).collect();
    let questions = (1..).zip(&asking).map(|(number, title)| format!("{number}. {title}\n"));
    let text = format!(
        "# Boats\n\n## Before you begin\n\n1. Pick a boat\n2. Answer aloud\n3. Check yourself\n\n## Questions\n\n{}",
        questions.collect::<String>()
    );
    check(&text, &asking);
    let headings: String = asking.iter().map(|title| format!("### {title}\n\n{PLAIN}\n\n")).collect();
    let deeper = headings.replace("### ", "#### ");
    check(&format!("# Boats\n\n### Who is this for?\n\nSailors.\n\n{deeper}"), &asking);
    check(&format!("# Boats\n\n### Who is this for?\n\nSailors.\n\n## Hull\n\n{headings}"), &asking);
}
