use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the interviewer speaks. It changes words, never clocks or verdicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    Warm,
    #[default]
    Neutral,
    Curt,
}

/// A moment at which the interviewer says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    First,
    Next,
    Last,
    Back,
    Judge,
    End,
}

/// The interviewer's line at `cue`.
pub fn line(manner: Manner, cue: Cue) -> &'static str {
    use Cue::{Back, End, First, Judge, Last, Next};
    use Manner::{Curt, Neutral, Warm};
    match (manner, cue) {
        (Warm, First) => "Good to meet you. Take your time with this one.",
        (Warm, Next) => "Thank you. Here is another.",
        (Warm, Last) => "Thank you. One more, and we are done.",
        (Warm, Back) => "Let us come back to this one.",
        (Warm, Judge) => "Before we compare: what do you think you said?",
        (Warm, End) => "That was all. Thank you for your answers.",
        (Neutral, First) => "Let us begin.",
        (Neutral, Next) => "Next question.",
        (Neutral, Last) => "The last question.",
        (Neutral, Back) => "Back to a question you put off.",
        (Neutral, Judge) => "What did you say? Judge before you see.",
        (Neutral, End) => "That was the last question.",
        (Curt, First) => "First.",
        (Curt, Next) => "Next.",
        (Curt, Last) => "Last one.",
        (Curt, Back) => "This one again.",
        (Curt, Judge) => "Judge it.",
        (Curt, End) => "Done.",
    }
}
