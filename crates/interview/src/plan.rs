use crate::{Level, Manner, Millis, PackId, Question, QuestionId, Rubric};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use thiserror::Error;
use ts_rs::TS;

/// Typical of 2.55 million recorded-interview answers: 30 s to think, 2 min to answer
/// (`docs/decisions.md`, "Defaults").
pub const DEFAULT_THINK: Millis = Millis::seconds(30);
pub const DEFAULT_ANSWER: Millis = Millis::seconds(120);
/// More questions than anyone holds in one sitting; a bound for untrusted plans.
pub const MAX_COUNT: u16 = 200;
const MOST_EXTRA_TIME: u16 = 400;
const LONGEST_CLOCK: Millis = Millis::seconds(4 * 60 * 60);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Judge, lock and reveal after each answer.
    #[default]
    Practice,
    /// All answers first; judge, lock and reveal at the end.
    Exam,
}

/// How the clock is shown. It runs the same in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClockStyle {
    #[default]
    Down,
    Up,
    Hidden,
}

/// Everything a person can choose about an interview. With the same bank it always gives the same
/// plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlanSettings {
    /// Only these packs; empty means all.
    pub packs: Vec<PackId>,
    /// Only these questions; empty means all.
    pub questions: Vec<QuestionId>,
    /// Only questions with one of these topics; empty means all.
    pub topics: Vec<String>,
    /// Only these levels; empty means all, and questions without a level.
    pub levels: Vec<Level>,
    /// How many questions at most.
    pub count: u16,
    /// Time to think for every question; none lets each question's own time win, then 30 s.
    pub think: Option<Millis>,
    /// Time to answer for every question; none lets each question's own time win, then 2 min.
    pub answer: Option<Millis>,
    pub mode: Mode,
    /// The same seed gives the same questions in the same order.
    pub seed: u32,
    /// The answer is taken at its limit; without it, overtime is measured and never cut.
    pub strict: bool,
    /// How many tries a question may have.
    pub takes: u8,
    /// All clocks multiplied by this, in percent: an accommodation (100 to 400).
    pub extra_time: u16,
    pub clock: ClockStyle,
    /// A limit for the whole interview; none makes it the sum of its clocks. Not multiplied.
    pub session_limit: Option<Millis>,
    pub manner: Manner,
    /// Answers are spoken, and recorded. It can be switched at each question.
    pub speak: bool,
    /// After an answer, at most two authored follow-ups are asked; in practice mode only.
    pub probes: bool,
    /// The id of the rubric to score with; none lets the packs say.
    pub rubric: Option<String>,
}

impl Default for PlanSettings {
    fn default() -> Self {
        PlanSettings {
            packs: Vec::new(),
            questions: Vec::new(),
            topics: Vec::new(),
            levels: Vec::new(),
            count: 5,
            think: None,
            answer: None,
            mode: Mode::Practice,
            seed: 1,
            strict: false,
            takes: 1,
            extra_time: 100,
            clock: ClockStyle::Down,
            session_limit: None,
            manner: Manner::Neutral,
            speak: false,
            probes: true,
            rubric: None,
        }
    }
}

/// One question of a plan, as it stood in the bank when the plan was made, with its clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Asked {
    pub question: Question,
    pub think: Millis,
    pub answer: Millis,
}

/// Which questions, in which order, under which clocks. It holds its questions whole, so that a
/// later edit of the bank never changes a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Plan {
    pub settings: PlanSettings,
    pub rubric: Rubric,
    pub items: Vec<Asked>,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanError {
    #[error("no question matches: {0}")]
    NothingMatches(String),
    #[error("the plan has no questions")]
    Empty,
    #[error("{what} is {value}, and must lie between {least} and {most}")]
    OutOfRange { what: &'static str, value: u64, least: u64, most: u64 },
}

fn within(what: &'static str, value: u64, least: u64, most: u64) -> Result<(), PlanError> {
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(PlanError::OutOfRange { what, value, least, most })
    }
}

impl PlanSettings {
    /// # Errors
    /// When a number lies outside what a plan can hold.
    pub fn validate(&self) -> Result<(), PlanError> {
        within("the number of questions", self.count.into(), 1, MAX_COUNT.into())?;
        within("the number of takes", self.takes.into(), 1, 20)?;
        within("the extra time in percent", self.extra_time.into(), 100, MOST_EXTRA_TIME.into())?;
        if let Some(think) = self.think {
            within("the time to think in ms", think.0, 0, LONGEST_CLOCK.0)?;
        }
        if let Some(answer) = self.answer {
            within("the time to answer in ms", answer.0, 1000, LONGEST_CLOCK.0)?;
        }
        if let Some(limit) = self.session_limit {
            within("the session limit in ms", limit.0, 1000, 4 * LONGEST_CLOCK.0)?;
        }
        Ok(())
    }

    /// The times to think about and to answer a question under these settings.
    pub fn clocks_of(&self, question: &Question) -> (Millis, Millis) {
        let think = self.think.or(question.think).unwrap_or(DEFAULT_THINK);
        let answer = self.answer.or(question.answer).unwrap_or(DEFAULT_ANSWER);
        (think.percent(self.extra_time), answer.percent(self.extra_time))
    }

    fn takes_in(&self, question: &Question) -> bool {
        (self.packs.is_empty() || self.packs.contains(&question.pack))
            && (self.questions.is_empty() || self.questions.contains(&question.id))
            && (self.topics.is_empty() || self.topics.iter().any(|topic| question.topics.contains(topic)))
            && (self.levels.is_empty() || question.level.is_some_and(|level| self.levels.contains(&level)))
    }

    fn describe(&self) -> String {
        let mut parts = Vec::new();
        if !self.packs.is_empty() {
            parts.push(format!("packs {}", join(self.packs.iter().map(|p| p.0.as_str()))));
        }
        if !self.questions.is_empty() {
            parts.push(format!("{} chosen questions", self.questions.len()));
        }
        if !self.topics.is_empty() {
            parts.push(format!("topics {}", join(self.topics.iter().map(String::as_str))));
        }
        if !self.levels.is_empty() {
            parts.push(format!("levels {}", join(self.levels.iter().map(|l| level_name(*l)))));
        }
        if parts.is_empty() { "the bank is empty".to_owned() } else { parts.join(", ") }
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Junior => "junior",
        Level::Mid => "mid",
        Level::Senior => "senior",
    }
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// The questions of the bank that the settings let in, in the bank's order.
pub fn matching<'a>(settings: &PlanSettings, bank: &'a [Question]) -> Vec<&'a Question> {
    bank.iter().filter(|question| settings.takes_in(question)).collect()
}

/// Chooses and orders the questions: shuffled by the seed, neighbours of different topics where
/// there is a choice, and a basic question before the one that follows it.
///
/// # Errors
/// When a setting is out of range, or nothing in the bank matches.
pub fn build_plan(settings: PlanSettings, rubric: Rubric, bank: &[Question]) -> Result<Plan, PlanError> {
    settings.validate()?;
    let pool = drawn(&settings, bank);
    if pool.is_empty() {
        return Err(PlanError::NothingMatches(settings.describe()));
    }
    let items = basics_first(interleave(pool))
        .into_iter()
        .map(|question| {
            let (think, answer) = settings.clocks_of(question);
            Asked { think, answer, question: question.clone() }
        })
        .collect();
    Ok(Plan { settings, rubric, items })
}

/// The questions that the seed draws, in the order in which it draws them: with a greater count, the
/// same ones and more.
pub(crate) fn drawn<'a>(settings: &PlanSettings, bank: &'a [Question]) -> Vec<&'a Question> {
    let mut pool = matching(settings, bank);
    // The bank's order is not part of the settings.
    pool.sort_by(|a, b| a.id.cmp(&b.id));
    shuffle(&mut pool, settings.seed);
    pool.truncate(settings.count.into());
    pool
}

impl Plan {
    /// Checks a plan that came from outside, such as a file.
    ///
    /// # Errors
    /// When it holds no question, or more than anyone can be asked, or a clock without end.
    pub fn validate(&self) -> Result<(), PlanError> {
        self.settings.validate()?;
        if self.items.is_empty() {
            return Err(PlanError::Empty);
        }
        within("the number of questions of the plan", self.items.len() as u64, 1, MAX_COUNT.into())?;
        let longest = LONGEST_CLOCK.percent(MOST_EXTRA_TIME).0;
        for asked in &self.items {
            within("a time to think in ms", asked.think.0, 0, longest)?;
            within("a time to answer in ms", asked.answer.0, 0, longest)?;
        }
        Ok(())
    }

    /// The time the whole interview may take: its own limit, or the sum of its clocks.
    pub fn budget(&self) -> Millis {
        self.settings
            .session_limit
            .unwrap_or_else(|| self.items.iter().map(|asked| asked.think + asked.answer).sum())
    }
}

/// Fisher and Yates, over a stream that its specification fixes.
fn shuffle<T>(items: &mut [T], seed: u32) {
    let mut stream = ChaCha8Rng::seed_from_u64(seed.into());
    for last in (1..items.len()).rev() {
        let other = stream.next_u64() % (last as u64 + 1);
        items.swap(last, other as usize);
    }
}

/// Takes, each time, the first question left whose leading topic differs from that of the one
/// before; but first of all one of the topic that more than half of them have, as they would have
/// to follow each other at the end.
fn interleave(mut left: Vec<&Question>) -> Vec<&Question> {
    let mut ordered: Vec<&Question> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let before = ordered.last().and_then(|question| question.topics.first());
        let crowd = most_of_all(&left).filter(|&topic| Some(topic) != before);
        let next = left
            .iter()
            .position(|question| match question.topics.first() {
                topic if crowd.is_some() => topic == crowd,
                topic => before.is_none() || topic != before,
            })
            .unwrap_or(0);
        ordered.push(left.remove(next));
    }
    ordered
}

/// The leading topic of more than half of the questions, if there is one.
fn most_of_all<'a>(questions: &[&'a Question]) -> Option<&'a String> {
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for topic in questions.iter().filter_map(|question| question.topics.first()) {
        *counts.entry(topic).or_default() += 1;
    }
    // At most one topic can be that frequent, so the map's order doesn't matter.
    counts.into_iter().find(|(_, count)| *count > questions.len() / 2).map(|(topic, _)| topic)
}

fn basics_first(ordered: Vec<&Question>) -> Vec<&Question> {
    let by_id: HashMap<&QuestionId, &Question> = ordered.iter().map(|q| (&q.id, *q)).collect();
    let mut done: HashSet<&QuestionId> = HashSet::new();
    let mut result = Vec::with_capacity(ordered.len());
    for question in &ordered {
        let mut chain = vec![*question];
        while let Some(basic) = chain.last().and_then(|q| q.follows.as_ref()).and_then(|id| by_id.get(id)) {
            // A circle of `follows` is an authoring mistake (lint reports it); it must not hang a plan.
            if done.contains(&basic.id) || chain.iter().any(|q| q.id == basic.id) {
                break;
            }
            chain.push(basic);
        }
        for question in chain.into_iter().rev() {
            if done.insert(&question.id) {
                result.push(question);
            }
        }
    }
    result
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
