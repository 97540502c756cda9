//! Years of interviews, made up: the same ones each time.

use hotseat_interview::{
    Asked as Planned, Doc, Edit, Event, Judgement, Millis, Plan, PlanSettings, Question, Recorded, Rubric,
    Session,
};
use hotseat_storage::{
    Asked, Logged, NewSession, Passage, PassageKind, Progress, SessionId, Store, StoreError, WallTime,
};
use jiff::{SignedDuration, Timestamp};
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

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
/// plan of five questions of the bank, a log that replays (without the ticks, which decide nothing),
/// judgements, and the pieces that the search finds.
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
            held.push(Held::new(n, (now - ago).into(), &questions, &rubric, &mut chance)?);
        }
        store.write(|tx| held.iter().try_for_each(|one| one.store(tx)))?;
    }
    Ok(())
}

struct Held {
    id: SessionId,
    at: WallTime,
    plan: Arc<Plan>,
    log: Vec<Logged>,
    progress: Progress,
    asked: Vec<Asked>,
    passages: Vec<Passage>,
}

impl Held {
    fn new(
        n: u32,
        at: WallTime,
        questions: &[Question],
        rubric: &Rubric,
        chance: &mut Chance,
    ) -> Result<Held, Box<dyn Error>> {
        let items = (0..QUESTIONS).map(|_| Planned {
            question: questions[chance.below(questions.len())].clone(),
            think: Millis::seconds(30),
            answer: Millis::seconds(120),
        });
        let items = items.collect();
        let settings = PlanSettings { probes: false, ..PlanSettings::default() };
        let plan = Arc::new(Plan { settings, rubric: rubric.clone(), items });
        let mut session = Session::new(Arc::clone(&plan));
        let (mut log, mut asked, mut passages) = (Vec::new(), Vec::new(), Vec::new());
        let mut now = Millis::ZERO;
        let mut happens = |session: &mut Session, now: Millis, event: Event| {
            session.apply(&event, now)?;
            log.push(Logged { wall: at, recorded: Recorded { at: now, event } });
            Ok::<_, hotseat_interview::Refusal>(())
        };
        happens(&mut session, now, Event::Begun)?;
        for (item, planned) in (0u32..).zip(&plan.items) {
            now += Millis::seconds(10 + chance.below(15) as u64);
            happens(&mut session, now, Event::AnswerBegun)?;
            let text = answer(&planned.question, chance);
            for (offset, piece) in pieces(&text) {
                now += Millis::seconds(8);
                let edit = Edit { offset, removed: String::new(), inserted: piece, typed_at: now };
                happens(&mut session, now, Event::Edited { item, doc: Doc::Answer, edit })?;
            }
            happens(&mut session, now, Event::AnswerDone)?;
            let mut tally = [0u32; 3];
            for point in &planned.question.key_points {
                let which = chance.below(3);
                tally[which] += 1;
                let judgement = [Judgement::Said, Judgement::Partly, Judgement::Didnt][which];
                happens(&mut session, now, Event::Judged { item, key_point: point.id.clone(), judgement })?;
            }
            happens(&mut session, now, Event::Locked { item })?;
            happens(&mut session, now, Event::MovedOn)?;
            let question = planned.question.id.clone();
            asked.push(Asked { item, question, at, said: tally[0], partly: tally[1], didnt: tally[2] });
            passages.push(Passage {
                key: format!("answer/{item}/0"),
                item: Some(item),
                kind: PassageKind::Answer,
                recording: None,
                at: Some(now),
                text,
            });
        }
        let sum = |of: fn(&Asked) -> u32| asked.iter().map(of).sum();
        let progress = Progress {
            answered: QUESTIONS as u32,
            awaiting: 0,
            used: session.budget_reading().used,
            said: sum(|one| one.said),
            partly: sum(|one| one.partly),
            didnt: sum(|one| one.didnt),
            finished: true,
            started_at: Some(at),
            ended_at: Some(at),
        };
        Ok(Held { id: SessionId(format!("bench-{n:06}")), at, plan, log, progress, asked, passages })
    }

    fn store(&self, tx: &mut hotseat_storage::WriteTx<'_>) -> Result<(), StoreError> {
        let title = "Node.js".to_owned();
        tx.create_session(&NewSession { id: self.id.clone(), title, created_at: self.at, plan: &self.plan })?;
        tx.set_progress(&self.id, &self.progress)?;
        tx.set_asked(&self.id, &self.asked)?;
        tx.append_events(&self.id, 0, &self.log)?;
        for planned in &self.plan.items {
            tx.put_asked_question(&planned.question)?;
        }
        tx.set_passages(&self.id, &self.passages)
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
