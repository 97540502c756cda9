use super::{AskedView, PointToJudge, ProbeView, RowToScore, SpokenView};
use hotseat_interview::{
    Close, Engine, Judgement, Millis, MissReason, Mode, Outcome, PlanSettings, Reading, Rule, Samples,
    Verdict, Weight, WordMatch,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A run of text, in UTF-16 code units: from inclusive, to exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TextRange {
    pub from: u32,
    pub to: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TakeView {
    pub text: String,
    pub used: Millis,
    pub close: Option<Close>,
    /// From the start of the answer clock to the first character.
    pub latency: Option<Millis>,
    pub probes: Vec<ProbeView>,
    pub spoken: Vec<SpokenView>,
}

/// A key point after the lock: both judgements side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RevealedPoint {
    pub id: String,
    pub weight: Weight,
    pub say: String,
    pub judgement: Option<Judgement>,
    /// The program's verdict; none where nothing was compared.
    pub verdict: Option<Verdict>,
    pub rule: Option<Rule>,
    /// Why, in a sentence.
    pub because: String,
    /// When the first of those words was spoken, in the recordings of the take played one after the
    /// other.
    pub heard: Option<Millis>,
    /// The words it rests on, in the text of the reveal.
    pub evidence: Vec<TextRange>,
    pub phrasing: Option<String>,
    pub matched: Vec<WordMatch>,
    pub missing: Vec<String>,
    /// The person's own verdict beside the program's.
    pub overruled: Option<Verdict>,
    /// Why the person missed it, in their own judgement.
    pub reason: Option<MissReason>,
    /// It was covered only after a follow-up asked for it.
    pub after_probe: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RevealedTrap {
    pub id: String,
    pub hear: String,
    pub why: String,
    pub said: bool,
    pub evidence: Vec<TextRange>,
}

/// Everything that may be seen only after the lock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Reveal {
    /// The answer as it was compared: what was typed, then what was spoken, then follow-ups.
    pub text: String,
    /// The engine that gave the verdicts; none where nothing was compared.
    pub engine: Option<Engine>,
    pub points: Vec<RevealedPoint>,
    pub traps: Vec<RevealedTrap>,
    pub rows: Vec<RowToScore>,
    pub short_html: Option<String>,
    pub model_answer_html: Option<String>,
    pub shown_html: Option<String>,
    pub samples: Samples,
    pub sources: Vec<String>,
}

/// One question of a session, as far as it may be seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ItemReview {
    pub question: AskedView,
    pub outcome: Outcome,
    pub think: Reading,
    pub answer: Reading,
    pub takes: Vec<TakeView>,
    /// Scratch notes made while thinking and answering.
    pub notes: String,
    pub times_parked: u32,
    /// When the person locked the judgement, on the session's timeline.
    pub locked: Option<Millis>,
    /// When everything was shown before the lock, on the session's timeline.
    pub peeked: Option<Millis>,
    /// Key points lit up while it was answered.
    pub hinted: bool,
    /// The person's level for the whole answer, and those there are.
    pub overall: Option<u8>,
    pub overall_levels: Vec<u8>,
    /// There while the person may still judge it.
    pub to_judge: Option<Vec<PointToJudge>>,
    pub rows_to_score: Vec<RowToScore>,
    /// There once everything may be seen.
    pub reveal: Option<Reveal>,
    pub review_notes: Vec<ReviewNote>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReviewNote {
    pub text: String,
    /// RFC 3339.
    pub made: String,
    /// What it speaks of, on the session's timeline.
    pub place: Option<Millis>,
}

/// How the person judged the key points, over a whole session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Tally {
    pub said: u32,
    pub partly: u32,
    pub didnt: u32,
}

/// A session in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SessionCard {
    pub id: String,
    pub title: String,
    /// RFC 3339.
    pub started: String,
    pub mode: Mode,
    pub finished: bool,
    pub questions: u32,
    pub answered: u32,
    /// Answers that are not judged yet.
    pub awaiting: u32,
    /// Time used on the clocks.
    pub used: Millis,
    pub own: Tally,
    /// The person's own words to find it by, in alphabetical order.
    pub tags: Vec<String>,
}

/// A session opened in History.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SessionView {
    pub card: SessionCard,
    pub settings: PlanSettings,
    pub rubric_title: String,
    pub whole: Reading,
    pub paused_for: Millis,
    /// Wall time during which the program was closed or the machine asleep.
    pub gaps: Millis,
    pub items: Vec<ItemReview>,
    pub review_notes: Vec<ReviewNote>,
    /// The answers, counted from 0, that are deleted and can still be taken back.
    pub deleted: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    Markdown,
    Json,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Exported {
    pub path: String,
    pub bytes: u32,
}
