//! Years of interviews, made up: the same ones each time.

use hotseat_interview::{
    Asked as Planned, Comparison, Doc, Edit, Engine, Event, Evidence, Judgement, Millis, OwnScore, Plan,
    PlanSettings, PointVerdict, Question, Recorded, Rubric, Rule, Verdict,
};
use hotseat_storage::{Logged, NewSession, SessionId, Store, StoreError, StoredComparison, WallTime};
use jiff::{SignedDuration, Timestamp};
use std::error::Error;
use std::path::Path;

/// Questions in an interview, words in an answer, and sessions stored in one go.
const QUESTIONS: usize = 5;
const WORDS: usize = 110;
const AT_ONCE: u32 = 100;
/// What people say between the words that matter.
const COMMON: &[&str] = &[
    "the", "so", "and", "then", "it", "is", "a", "of", "that", "we", "would", "first", "because", "when",
    "one", "thing", "server", "request", "memory", "thread", "loop", "queue", "timer", "stream", "cache",
    "client", "data", "always", "never", "usually", "team", "project", "decided", "measured", "latency",
    "error", "retry",
];

/// Stores `count` finished sessions in an opened data folder: a few each day, up to now. Each has a
/// plan of five questions of the bank, and a log that replays: with a tick for each second, what was
/// typed, ticked and scored, verdicts beside that, and here and there a later score. What stands beside
/// the logs is left to the program, which makes it at its next start.
pub fn fill(folder: &Path, count: u32, now: Timestamp) -> Result<(), Box<dyn Error>> {
    let store = Store::open(folder)?;
    let (questions, rubric) = store.read(|tx| {
        let mut questions = Vec::new();
        for pack in tx.packs()? {
            questions.extend(tx.bank_questions(&pack.pack.id)?.into_iter().map(|stored| stored.question));
        }
        Ok::<_, StoreError>((questions, tx.rubric("technical")?))
    })?;
    let rubric = rubric.ok_or("the bundled rubric is missing")?;
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for from in (0..count).step_by(AT_ONCE as usize) {
        let mut held = Vec::new();
        for n in from..count.min(from + AT_ONCE) {
            let ago = SignedDuration::from_mins(i64::from(count - n) * 300);
            held.push(Held::new(n, now - ago, &questions, &rubric, &mut chance));
        }
        store.write(|tx| held.iter().try_for_each(|one| one.store(tx)))?;
    }
    drop(store);
    let database = rusqlite::Connection::open(folder.join("hotseat.db"))?;
    database.execute("UPDATE session SET indexed = 0", [])?;
    Ok(())
}

struct Held {
    id: SessionId,
    begun: Timestamp,
    plan: Plan,
    log: Vec<Logged>,
    comparisons: Vec<StoredComparison>,
    now: Millis,
}

impl Held {
    fn new(n: u32, begun: Timestamp, questions: &[Question], rubric: &Rubric, chance: &mut Chance) -> Held {
        let items = (0..QUESTIONS).map(|_| Planned {
            question: questions[chance.below(questions.len())].clone(),
            think: Millis::seconds(30),
            answer: Millis::seconds(120),
        });
        let settings = PlanSettings { probes: false, ..PlanSettings::default() };
        let plan = Plan { settings, rubric: rubric.clone(), items: items.collect() };
        let id = SessionId(format!("bench-{n:06}"));
        let (log, comparisons) = (Vec::new(), Vec::new());
        let mut held = Held { id, begun, plan: plan.clone(), log, comparisons, now: Millis::ZERO };
        held.happens(Event::Begun);
        for (item, planned) in (0u32..).zip(&plan.items) {
            held.answers(item, &planned.question, chance);
            held.scores(item, &planned.question, rubric, chance);
            held.happens(Event::MovedOn);
        }
        held
    }

    fn happens(&mut self, event: Event) {
        self.log.push(Logged { wall: self.wall(), recorded: Recorded { at: self.now, event } });
    }

    /// When it is now, on the wall.
    fn wall(&self) -> WallTime {
        let passed = SignedDuration::from_millis(i64::try_from(self.now.0).unwrap_or(0));
        (self.begun + passed).into()
    }

    /// Lets time pass as it does while a clock runs.
    fn ticks(&mut self, seconds: usize) {
        for _ in 0..seconds {
            self.now += Millis::seconds(1);
            self.happens(Event::Tick);
        }
    }

    fn answers(&mut self, item: u32, question: &Question, chance: &mut Chance) {
        self.ticks(10 + chance.below(15));
        self.happens(Event::AnswerBegun);
        for (offset, piece) in pieces(&answer(question, chance)) {
            self.ticks(8);
            let edit = Edit { offset, removed: String::new(), inserted: piece, typed_at: self.now };
            self.happens(Event::Edited { item, doc: Doc::Answer, edit });
        }
        self.happens(Event::AnswerDone);
    }

    /// The program mostly agrees with the ticks, and so does a later score.
    fn scores(&mut self, item: u32, question: &Question, rubric: &Rubric, chance: &mut Chance) {
        let judged = |chance: &mut Chance| {
            [Judgement::Didnt, Judgement::Partly, Judgement::Said, Judgement::Said][chance.below(4)]
        };
        let mut later = OwnScore::default();
        let mut points = Vec::new();
        for point in &question.key_points {
            let (judgement, again) = (judged(chance), judged(chance));
            let key_point = point.id.clone();
            later.judgements.insert(key_point.clone(), if chance.below(4) > 0 { judgement } else { again });
            let verdict = match chance.below(5) {
                0 => Verdict::CannotTell,
                1 => Verdict::Missed,
                _ if judgement == Judgement::Said => Verdict::Covered,
                _ => Verdict::Partly,
            };
            points.push(PointVerdict {
                key_point: key_point.clone(),
                verdict,
                score: None,
                rule: Rule::Enough,
                evidence: Evidence::default(),
            });
            self.happens(Event::Judged { item, key_point, judgement });
        }
        for row in &rubric.rows {
            let level = row.levels[chance.below(row.levels.len())].level;
            later.rows.insert(row.id.clone(), level);
            self.happens(Event::RowScored { item, row: row.id.clone(), level });
        }
        self.happens(Event::Locked { item });
        self.comparisons.push(StoredComparison {
            item,
            take: 0,
            made_at: self.wall(),
            answer: None,
            comparison: Comparison {
                engine: Engine { name: "bench".into(), version: "1".into() },
                points,
                traps: Vec::new(),
            },
        });
        if chance.below(10) == 0 {
            self.happens(Event::Rescored { item, score: later });
        }
    }

    fn store(&self, tx: &mut hotseat_storage::WriteTx<'_>) -> Result<(), StoreError> {
        let title = "Node.js".to_owned();
        let created_at = self.begun.into();
        tx.create_session(&NewSession { id: self.id.clone(), title, created_at, plan: &self.plan })?;
        tx.append_events(&self.id, 0, &self.log)?;
        self.comparisons.iter().try_for_each(|one| tx.add_comparison(&self.id, one))
    }
}

/// An answer: words of its key points among those that everybody says.
fn answer(question: &Question, chance: &mut Chance) -> String {
    let said: Vec<&str> = question.key_points.iter().flat_map(|point| point.say.split_whitespace()).collect();
    let mut words = Vec::with_capacity(WORDS);
    for _ in 0..WORDS {
        let own = !said.is_empty() && chance.below(3) == 0;
        words.push(if own { said[chance.below(said.len())] } else { COMMON[chance.below(COMMON.len())] });
    }
    words.join(" ")
}

/// A text in the pieces in which it was typed, each with its place in UTF-16 code units.
fn pieces(text: &str) -> Vec<(u32, String)> {
    let mut at = 0;
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let pieces = words.chunks(15).map(|words| {
        let piece = words.concat();
        let from = at;
        at += u32::try_from(piece.encode_utf16().count()).unwrap_or(0);
        (from, piece)
    });
    pieces.collect()
}

/// Xorshift: numbers that look like chance, and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}
