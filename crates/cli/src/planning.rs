use crate::Context;
use crate::args::teaches;
use crate::known::{check_packs, check_topics};
use crate::outcome::Outcome;
use crate::table::table;
use crate::words::{clock, count, level, mode};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use hotseat_api::dto::LibraryFilter;
use hotseat_api::{ApiError, Code, Hotseat, write_plan};
use hotseat_interview::{
    ClockStyle, Level, Manner, Millis, Mode, PackId, Plan, PlanSettings, QuestionId, Template,
};
use jiff::SignedDuration;
use serde::de::DeserializeOwned;
use std::path::PathBuf;

/// Choose questions, an order and clocks for an interview
///
/// The same settings, seed and bank always give the same plan. A plan holds its questions whole:
/// keep the file, and the same interview can be held again whatever becomes of the bank.
///
/// Times are written as 45s, 2m or 1m30s. With --json the plan itself comes out, as --out writes
/// it and as `run` reads it.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli plan
  hotseat-cli plan --pack node --level junior --count 3 --seed 7 --out plan.json
  hotseat-cli plan --template technical --pack node
  hotseat-cli plan --weak --out weak.json
  hotseat-cli plan --topic event-loop --mode exam --strict --think 15s --answer 1m30s
  hotseat-cli plan --question node-what --question node-streams --json"))]
pub struct PlanArgs {
    /// Only this pack; may be given several times
    #[arg(long = "pack", value_name = "ID")]
    packs: Vec<String>,
    /// Only this question; may be given several times
    #[arg(long = "question", value_name = "ID")]
    questions: Vec<String>,
    /// Only questions with this topic; may be given several times
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// Only questions of this level; may be given several times
    #[arg(long = "level", value_name = "LEVEL", value_parser = one_of::<Level>(&["junior", "mid", "senior"]))]
    levels: Vec<Level>,
    /// Like an interview of the usual kind: its clocks, and as many questions as its time has room for
    #[arg(long, value_parser = template(), conflicts_with_all = TEMPLATE_SETS)]
    template: Option<Template>,
    /// The questions with the weakest key points, as many as fit into the minutes of a day
    #[arg(long, conflicts_with_all = ["questions", "topics", "levels", "packs", "count", "template"])]
    weak: bool,
    /// How many questions at most [default: 5, or all that are named by --question]
    #[arg(long)]
    count: Option<u16>,
    /// Time to think for every question [default: the question's own, or 30s]
    #[arg(long, value_name = "TIME", value_parser = length)]
    think: Option<Millis>,
    /// Time to answer for every question [default: the question's own, or 2m]
    #[arg(long, value_name = "TIME", value_parser = length)]
    answer: Option<Millis>,
    /// Judge and see after each answer, or after the last one
    #[arg(long, default_value = "practice", value_parser = one_of::<Mode>(&["practice", "exam"]))]
    mode: Mode,
    /// Order by this number [default: another one each time; it is printed]
    #[arg(long)]
    seed: Option<u32>,
    /// Take each answer at its limit, instead of measuring the overtime
    #[arg(long)]
    strict: bool,
    /// How many tries a question may have
    #[arg(long, default_value_t = 1)]
    takes: u8,
    /// All clocks multiplied, in percent, 100 to 400
    #[arg(long, value_name = "PERCENT", default_value_t = 100)]
    extra_time: u16,
    /// How the window shows the clock
    #[arg(long, default_value = "down", value_parser = one_of::<ClockStyle>(&["down", "up", "hidden"]))]
    clock: ClockStyle,
    /// A limit for the whole interview [default: the sum of its clocks]
    #[arg(long, value_name = "TIME", value_parser = length)]
    session_limit: Option<Millis>,
    /// How the interviewer speaks
    #[arg(long, default_value = "neutral", value_parser = one_of::<Manner>(&["warm", "neutral", "curt"]))]
    manner: Manner,
    /// Answers are spoken and recorded
    #[arg(long)]
    speak: bool,
    /// Ask no follow-up questions
    #[arg(long)]
    no_probes: bool,
    /// Score on this rubric, by its id [default: what the packs say]
    #[arg(long, value_name = "RUBRIC")]
    rubric: Option<String>,
    /// Write the plan to a file, for `run`
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn plan(context: &Context, asked: PlanArgs) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let out = asked.out.clone();
    let plan = hotseat.plan(asked.settings(&hotseat)?)?;
    if let Some(out) = &out {
        write_plan(&plan, out)?;
    }
    if context.json { Outcome::json(&plan) } else { Ok(Outcome::text(shown(&plan))) }
}

impl PlanArgs {
    fn settings(mut self, hotseat: &Hotseat) -> Result<PlanSettings, ApiError> {
        if self.weak {
            self.questions = weakest(hotseat)?;
        }
        self.check_names(hotseat)?;
        let defaults = hotseat.plan_start()?.settings;
        let named = u16::try_from(self.questions.len()).ok().filter(|named| *named > 0);
        let template = self.template;
        let settings = PlanSettings {
            count: self.count.or(named).unwrap_or(defaults.count),
            seed: self.seed.unwrap_or(defaults.seed),
            packs: self.packs.into_iter().map(PackId).collect(),
            questions: self.questions.into_iter().map(QuestionId).collect(),
            topics: self.topics,
            levels: self.levels,
            think: self.think,
            answer: self.answer,
            mode: self.mode,
            strict: self.strict,
            takes: self.takes,
            extra_time: self.extra_time,
            clock: self.clock,
            session_limit: self.session_limit,
            manner: self.manner,
            speak: self.speak,
            probes: !self.no_probes,
            rubric: self.rubric.clone(),
        };
        match template {
            Some(template) => hotseat.apply_template(template, settings),
            None => Ok(settings),
        }
    }

    fn check_names(&self, hotseat: &Hotseat) -> Result<(), ApiError> {
        check_packs(hotseat, &self.packs)?;
        check_topics(hotseat, &self.topics)?;
        if self.questions.is_empty() {
            return Ok(());
        }
        let library = hotseat.library(LibraryFilter::default())?;
        for asked in &self.questions {
            if !library.questions.iter().any(|question| question.id.0 == *asked) {
                let message = format!("There is no question {asked:?} in the bank.");
                return Err(ApiError::new(Code::NotFound, message));
            }
        }
        Ok(())
    }
}

/// What a template sets, and nothing else can then.
pub const TEMPLATE_SETS: [&str; 6] = ["count", "think", "answer", "mode", "strict", "session_limit"];

/// The name of a template.
pub fn template() -> impl TypedValueParser<Value = Template> {
    one_of::<Template>(&["screening", "technical", "onsite"])
}

fn weakest(hotseat: &Hotseat) -> Result<Vec<String>, ApiError> {
    let weak = hotseat.today()?.weak;
    if weak.is_empty() {
        let message = "Nothing is known to be weak: judge some answers first.";
        return Err(ApiError::new(Code::NotFound, message));
    }
    Ok(weak.into_iter().map(|id| id.0).collect())
}

fn shown(plan: &Plan) -> String {
    let settings = &plan.settings;
    let strict = if settings.strict { ", strict" } else { "" };
    let head = format!(
        "{} in {}, {} mode{strict}, seed {}\n",
        count(plan.items.len(), "question"),
        clock(plan.budget()),
        mode(settings.mode),
        settings.seed
    );
    let rows: Vec<Vec<String>> = plan
        .items
        .iter()
        .enumerate()
        .map(|(index, asked)| {
            vec![
                format!("{}.", index + 1),
                format!("{} + {}", clock(asked.think), clock(asked.answer)),
                asked.question.level.map(level).unwrap_or_default().to_owned(),
                asked.question.id.to_string(),
                asked.question.title.clone(),
            ]
        })
        .collect();
    head + &table("", &rows)
}

/// A word of the domain, read as its JSON is.
pub fn one_of<T>(words: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| serde_json::from_value::<T>(word.into()))
}

/// `45s`, `2m`, `1m30s`.
fn length(text: &str) -> Result<Millis, &'static str> {
    let length: SignedDuration = text.parse().map_err(|_| "write a time as 45s, 2m or 1m30s")?;
    u64::try_from(length.as_millis()).map(Millis).map_err(|_| "a time can't be negative")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<u64>) {
        assert_eq!(length(text).ok(), expected.map(Millis), "{text:?}");
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        check("45s", Some(45_000));
        check("2m", Some(120_000));
        check("1m30s", Some(90_000));
        check("1h", Some(3_600_000));
        check("500ms", Some(500));
        check("0s", Some(0));
        check("", None);
        check("90", None);
        check("-2m", None);
        check("soon", None);
        check("99999999999999999999s", None);
    }
}
