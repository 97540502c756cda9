//! Quizzes and cards in the formats of other programs.

use hotseat_content::{Dialect, ListImport, import_list};
use proptest::prelude::*;

/// First and last line, title, body, answer.
type Expected<'e> = (u32, u32, &'e str, Option<&'e str>, Option<&'e str>);

fn check(name: &str, text: &str, dialect: Dialect, expected: &[Expected<'_>]) -> ListImport {
    let list = import_list(name, text.as_bytes()).expect("a list");
    let found: Vec<_> = list
        .questions
        .iter()
        .map(|q| (q.heading_line, q.last_line, q.title.as_str(), q.body.as_deref(), q.answer.as_deref()))
        .collect();
    assert_eq!(found, expected, "questions of {text}");
    assert_eq!(list.dialect, dialect);
    list
}

#[test]
fn gift() {
    let list = check(
        "quiz.gift",
        "// made by hand\n$CATEGORY: $course$/Boats/Sails\n\n::Jib:: Which sail stands before the mast? {\n  =The jib # so it does\n  // never the\n  ~The spanker#no\n  ~%50%The fore sail\n}\n\n\
         A keel\\: it sinks.{TRUE#in water}\n\nThe {=mast ~boom} stands upright.\n\nHow many masts has a ketch? {#2}\n\nDescribe a reef. {}\n\n\
         Match. {=sheet -> rope =cleat -> hook ####Think of \\{hands\\}.}\n",
        Dialect::Quiz,
        &[
            (
                4,
                9,
                "Which sail stands before the mast?",
                Some("- The jib\n- The spanker\n- The fore sail"),
                Some("The jib; The fore sail\n\nso it does\n\nno"),
            ),
            (11, 11, "A keel: it sinks.", None, Some("True\n\nin water")),
            (13, 13, "The _____ stands upright.", Some("- mast\n- boom"), Some("mast")),
            (15, 15, "How many masts has a ketch?", None, Some("2")),
            (17, 17, "Describe a reef.", None, None),
            (19, 19, "Match.", None, Some("sheet → rope; cleat → hook\n\nThink of {hands}.")),
        ],
    );
    assert_eq!(list.questions[0].topics, ["sails"]);
}

#[test]
fn aiken() {
    let list = check(
        "quiz.txt",
        "Which knot holds?\nA) A granny\nB) A reef\nANSWER: B\n\nWhich rope\nis a sheet?\nA. The halyard\nB. The sheet\nANSWER: C\n",
        Dialect::Quiz,
        &[
            (1, 4, "Which knot holds?", Some("- A: A granny\n- B: A reef"), Some("B: A reef")),
            (6, 10, "Which rope is a sheet?", Some("- A: The halyard\n- B: The sheet"), None),
        ],
    );
    assert_eq!(list.notes.iter().map(|note| note.line).collect::<Vec<_>>(), [10]);
}

#[test]
fn moodle() {
    let list = check(
        "quiz.xml",
        r#"<?xml version="1.0"?>
<quiz>
<question type="category"><category><text>top/Tides</text></category></question>
<question type="multichoice">
  <name><text>ebb</text></name>
  <questiontext format="html"><text><![CDATA[<p>When is <b>low</b> water?</p>]]></text></questiontext>
  <generalfeedback><text>Twice a &quot;day&quot;.</text></generalfeedback>
  <answer fraction="100"><text>After the ebb</text><feedback><text>Yes</text></feedback></answer>
  <answer fraction="0"><text>After the flood</text></answer>
</question>
<question type="matching">
  <questiontext><text>Which goes with which?</text></questiontext>
  <subquestion><text>moon</text><answer><text>tide</text></answer></subquestion>
</question>
<question type="essay"><questiontext><text>Explain neaps &#38; springs</text></questiontext><tags><tag><text>Moon Phases</text></tag></tags></question>
</quiz>
"#,
        Dialect::Quiz,
        &[
            (
                4,
                10,
                "When is **low** water?",
                Some("- After the ebb\n- After the flood"),
                Some("After the ebb\n\nTwice a \"day\".\n\nYes"),
            ),
            (11, 14, "Which goes with which?", None, Some("moon → tide")),
            (15, 15, "Explain neaps & springs", None, None),
        ],
    );
    assert_eq!(list.questions[0].topics, ["tides"]);
    assert_eq!(list.questions[2].topics, ["moon-phases"]);
    let deep = format!("<quiz>{}", "<question>".repeat(100_000));
    assert!(import_list("deep.xml", deep.as_bytes()).is_err());
}

#[test]
fn obsidian() {
    let list = check(
        "notes.md",
        "#flashcards/boats\n\nWhat is a bight?::A bend in a rope.\n`a::b`::A path\n\nName the\nparts of a sail\n?\n- luff\n- leech\n\n```\nno::card\n```\n\nOnly prose.\n",
        Dialect::Cards,
        &[
            (3, 3, "What is a bight?", None, Some("A bend in a rope.")),
            (4, 4, "`a::b`", None, Some("A path")),
            (6, 10, "Name the parts of a sail", None, Some("- luff\n- leech")),
        ],
    );
    assert_eq!(list.questions[0].topics, ["boats"]);
    check(
        "rust.md",
        "## 1. What is `a::b`?\n\nA path such as std::fs.\n\n## 2. What is c::d?\n\nAnother.\n",
        Dialect::NumberedHeadings { level: 2 },
        &[
            (1, 3, "What is `a::b`?", None, Some("A path such as std::fs.")),
            (5, 7, "What is c::d?", None, Some("Another.")),
        ],
    );
}

proptest! {
    #[test]
    fn any_quiz_is_read(text in r"[{}=~#:%\\<>/?!\[\]a-cA-C \n&;-]{0,80}") {
        for name in ["quiz.gift", "quiz.xml", "quiz.txt", "notes.md"] {
            let _ = import_list(name, text.as_bytes());
        }
        let _ = import_list("quiz.txt", format!("What?\nA) a\nB) b\n{text}\nANSWER: B\n").as_bytes());
        let _ = import_list("cards.md", format!("#flashcards\n{text}\n?\n{text}").as_bytes());
        let _ = import_list("quiz.xml", format!("<quiz><question><questiontext><text>{text}</text></questiontext>").as_bytes());
    }
}
