//! What a report says, as data, and its figures as a table.

use hotseat_interview::{Judgement, Level, Millis, MissReason, Mode, Outcome, Verdict, Weight};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub const REPORT_FORMAT: &str = "hotseat-report";
/// Counted up when a reader of the version before could no longer read it.
pub const REPORT_VERSION: u32 = 1;

/// One session, or all finished ones of some days, the oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Always `hotseat-report`.
    pub format: String,
    pub version: u32,
    pub title: String,
    /// RFC 3339.
    pub made: String,
    /// When the first and the last of the sessions were held, RFC 3339.
    pub from: String,
    pub until: String,
    pub totals: Totals,
    pub sessions: Vec<SessionReport>,
}

/// Sums over a report. Key points are counted by the person's own judgement; one that was misheard
/// is in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    pub sessions: u32,
    pub answers: u32,
    /// Time used on the clocks.
    pub used: Millis,
    pub said: u32,
    pub partly: u32,
    pub didnt: u32,
    pub misheard: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SessionReport {
    pub id: String,
    pub title: String,
    /// RFC 3339.
    pub held: String,
    pub mode: Mode,
    pub tags: Vec<String>,
    pub used: Millis,
    pub budget: Millis,
    pub answers: Vec<AnswerReport>,
    /// Notes made in review on the whole session.
    pub notes: Vec<String>,
}

/// A question, and what was answered in the last take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerReport {
    /// Counted from 1.
    pub number: u32,
    pub question: String,
    pub pack: String,
    pub title: String,
    pub level: Option<Level>,
    pub topics: Vec<String>,
    pub outcome: Outcome,
    pub deleted: bool,
    /// Everything was shown before the person's judgement was locked: it was practice.
    pub shown_early: bool,
    /// Key points lit up while it was answered.
    pub hinted: bool,
    pub think_used: Millis,
    pub answer_used: Millis,
    pub answer_budget: Millis,
    pub overtime: Millis,
    pub takes: u32,
    /// What was typed, then what was spoken, then replies to follow-ups.
    pub text: String,
    pub words: u32,
    pub spoken: bool,
    /// Its key points, once they may be seen.
    pub points: Option<Vec<PointReport>>,
    /// The person's own levels by row of the rubric, as far as they were chosen.
    pub scores: Vec<ScoreReport>,
    pub overall: Option<u8>,
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreReport {
    pub row: String,
    pub level: u8,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PointReport {
    pub id: String,
    pub say: String,
    pub weight: Weight,
    /// The person's own judgement, the program's verdict, and the person's instead of it.
    pub you: Option<Judgement>,
    pub program: Option<Verdict>,
    pub overruled: Option<Verdict>,
    pub reason: Option<MissReason>,
    /// When the nearest words were said, in the recordings of the take played one after the other.
    pub heard: Option<Millis>,
}

impl PointReport {
    /// Whether it is one to learn: judged as not said, or said the other way round; never when the
    /// recogniser misheard it.
    pub fn is_missed(&self) -> bool {
        let verdict = self.overruled.or(self.program);
        self.reason != Some(MissReason::Misheard)
            && (self.you == Some(Judgement::Didnt)
                || verdict == Some(Verdict::Contradicted)
                || (self.you.is_none() && verdict == Some(Verdict::Missed)))
    }
}

const COLUMNS: [&str; 30] = [
    "row",
    "session",
    "held",
    "mode",
    "question_number",
    "question",
    "pack",
    "level",
    "topics",
    "outcome",
    "think_seconds",
    "answer_seconds",
    "answer_budget_seconds",
    "overtime_seconds",
    "takes",
    "words",
    "spoken",
    "overall",
    "scores",
    "key_point",
    "weight",
    "you",
    "program",
    "overruled",
    "reason",
    "missed",
    "heard_second",
    "deleted",
    "shown_early",
    "hinted",
];

/// One row for each answer, and one for each of its key points.
pub(super) fn csv(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(COLUMNS)?;
    for session in &report.sessions {
        for answer in &session.answers {
            let common = common_cells(session, answer);
            let scores: Vec<String> =
                answer.scores.iter().map(|score| format!("{}={}", score.row, score.level)).collect();
            let figures = [
                seconds(answer.think_used),
                seconds(answer.answer_used),
                seconds(answer.answer_budget),
                seconds(answer.overtime),
                answer.takes.to_string(),
                answer.words.to_string(),
                answer.spoken.to_string(),
                answer.overall.map(|level| level.to_string()).unwrap_or_default(),
                scores.join("; "),
            ];
            let nothing = std::iter::repeat_n(String::new(), 8);
            let row = ["answer".to_owned()].into_iter().chain(common.clone()).chain(figures).chain(nothing);
            let marks = [answer.deleted, answer.shown_early, answer.hinted].map(|mark| mark.to_string());
            table.write_record(row.chain(marks.clone()))?;
            for point in answer.points.iter().flatten() {
                let nothing = std::iter::repeat_n(String::new(), 9);
                let figures = [
                    point.id.clone(),
                    name(&Some(point.weight)),
                    name(&point.you),
                    name(&point.program),
                    name(&point.overruled),
                    name(&point.reason),
                    point.is_missed().to_string(),
                    point.heard.map(seconds).unwrap_or_default(),
                ];
                let row =
                    ["key_point".to_owned()].into_iter().chain(common.clone()).chain(nothing).chain(figures);
                table.write_record(row.chain(marks.clone()))?;
            }
        }
    }
    table.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn common_cells(session: &SessionReport, answer: &AnswerReport) -> [String; 9] {
    [
        session.id.clone(),
        session.held.clone(),
        name(&Some(session.mode)),
        answer.number.to_string(),
        answer.question.clone(),
        answer.pack.clone(),
        name(&answer.level),
        answer.topics.join("; "),
        name(&Some(answer.outcome)),
    ]
}

/// With three decimals, as it was measured.
fn seconds(time: Millis) -> String {
    format!("{}.{:03}", time.0 / 1000, time.0 % 1000)
}

/// The name that a value has in JSON; nothing where there is none.
fn name<T: Serialize>(value: &Option<T>) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(you: Option<Judgement>, program: Option<Verdict>, reason: Option<MissReason>) -> PointReport {
        PointReport {
            id: "p".into(),
            say: "So.".into(),
            weight: Weight::Core,
            you,
            program,
            overruled: None,
            reason,
            heard: Some(Millis(61_250)),
        }
    }

    #[test]
    fn a_point_is_missed_by_the_persons_own_judgement_and_never_when_misheard() {
        let check = |point: &PointReport, missed| assert_eq!(point.is_missed(), missed, "{point:?}");
        check(&point(Some(Judgement::Didnt), Some(Verdict::Covered), None), true);
        check(&point(Some(Judgement::Said), Some(Verdict::Missed), None), false);
        check(&point(Some(Judgement::Said), Some(Verdict::Contradicted), None), true);
        check(&point(None, Some(Verdict::Missed), None), true);
        check(&point(None, Some(Verdict::CannotTell), None), false);
        check(&point(Some(Judgement::Didnt), None, Some(MissReason::Misheard)), false);
        let overruled = PointReport {
            overruled: Some(Verdict::Covered),
            ..point(Some(Judgement::Said), Some(Verdict::Contradicted), None)
        };
        check(&overruled, false);
    }
}
