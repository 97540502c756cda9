use crate::Millis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text_id! {
    /// Names a question for ever. Ids in packs are written by their authors; imported questions
    /// get one from their content, so that importing the same list again finds the same question.
    QuestionId
}
text_id! {
    /// Names a pack, or an imported list.
    PackId
}

/// How experienced a person the question is asked of.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Junior,
    Mid,
    Senior,
}

/// How much an answer needs a key point.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// A good answer has it.
    Core,
    /// A good answer may have it.
    Supporting,
    /// More than was asked.
    Bonus,
}

impl Weight {
    /// How much a point counts beside others: 3, 2 or 1.
    pub fn parts(self) -> f64 {
        match self {
            Weight::Core => 3.0,
            Weight::Supporting => 2.0,
            Weight::Bonus => 1.0,
        }
    }
}

/// One idea that a good answer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct KeyPoint {
    /// Unique within its question, and never changed.
    pub id: String,
    pub weight: Weight,
    /// The idea in one full sentence.
    pub say: String,
    /// Other ways in which people say it: examples, not patterns.
    #[serde(default)]
    pub accept: Vec<String>,
    /// A follow-up question for the person who left the idea out.
    #[serde(default)]
    pub probe: Option<String>,
    /// False for a key point that was proposed by the import and that nobody has looked at yet.
    pub reviewed: bool,
}

/// A common misconception: saying it is shown, with the correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Trap {
    pub id: String,
    /// The wrong statement, as people say it.
    pub hear: Vec<String>,
    /// The correction.
    pub why: String,
}

/// What an answer of each level sounds like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Samples {
    #[serde(default)]
    pub low: Option<String>,
    #[serde(default)]
    pub middle: Option<String>,
    #[serde(default)]
    pub high: Option<String>,
}

/// When, and against which version, the facts were checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Checked {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// What they were checked against, such as `node 20.20.2`.
    #[serde(default)]
    pub against: Option<String>,
}

/// Where a question came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Origin {
    /// Name of the file, without its folder.
    pub file: String,
    /// First and last line of the question and its answer, counted from 1.
    pub first_line: u32,
    pub last_line: u32,
    /// The number it had in the file: a label, not an id.
    #[serde(default)]
    pub number: Option<String>,
    #[serde(default)]
    pub licence: Option<String>,
}

/// One thing an interviewer asks, with what a good answer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Question {
    pub id: QuestionId,
    pub pack: PackId,
    /// The question as asked: one line of inline Markdown.
    pub title: String,
    /// What belongs to the question beside its title, such as code to read: Markdown.
    #[serde(default)]
    pub body: Option<String>,
    #[serde(default)]
    pub level: Option<Level>,
    #[serde(default)]
    pub topics: Vec<String>,
    /// Its own time to think, if the author gave one.
    #[serde(default)]
    pub think: Option<Millis>,
    /// Its own time to answer, if the author gave one.
    #[serde(default)]
    pub answer: Option<Millis>,
    /// The more basic question that is asked before this one.
    #[serde(default)]
    pub follows: Option<QuestionId>,
    #[serde(default)]
    pub key_points: Vec<KeyPoint>,
    #[serde(default)]
    pub traps: Vec<Trap>,
    /// The answer in a few sentences: Markdown.
    #[serde(default)]
    pub short: Option<String>,
    /// The answer as a good candidate would speak it, or as the imported list has it: Markdown.
    #[serde(default)]
    pub model_answer: Option<String>,
    /// Code and diagrams that go with the answer: Markdown.
    #[serde(default)]
    pub shown: Option<String>,
    #[serde(default)]
    pub samples: Samples,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub checked: Option<Checked>,
    #[serde(default)]
    pub origin: Option<Origin>,
}

impl Question {
    pub fn key_point(&self, id: &str) -> Option<&KeyPoint> {
        self.key_points.iter().find(|point| point.id == id)
    }
}
