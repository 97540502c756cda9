//! What the tables beside a session's log hold of it, for lists, figures and the search: all of it is
//! made here, from the session, the times of its log and the program's newest verdicts. So each of these
//! tables can be thrown away.

mod remaking;
mod times;
mod written;

pub(crate) use times::Times;
pub(crate) use written::spoken;

use hotseat_interview::{Comparison, ItemState, Judgement, Outcome, Question, Session, Stage, Verdict};
use hotseat_storage::{Asked, Passage, Progress, SessionId, SessionIndex, StoredLocked};
use std::collections::BTreeMap;

/// The program's newest verdicts on the last take of each answer: by item and key point.
pub(crate) type Verdicts = BTreeMap<u32, BTreeMap<String, Verdict>>;

pub(crate) fn verdicts_of(comparison: &Comparison) -> BTreeMap<String, Verdict> {
    comparison.points.iter().map(|point| (point.key_point.clone(), point.verdict)).collect()
}

/// The verdicts that were stored with the locked answers.
pub(crate) fn verdicts_in(locked: &[StoredLocked]) -> Verdicts {
    let of = |stored: &StoredLocked| {
        let points = stored.answer.points.iter();
        (stored.item, points.filter_map(|point| Some((point.id.clone(), point.found?))).collect())
    };
    locked.iter().map(of).collect()
}

/// What is held of a session; nothing of the words of the questions `hidden`, whose answers are deleted.
pub(crate) fn index_of(
    id: &SessionId,
    session: &Session,
    times: &Times,
    verdicts: &Verdicts,
    hidden: &[u32],
) -> SessionIndex {
    let written = written::written(session, hidden);
    index_without_words(id, session, times, verdicts, written)
}

/// The same, with what was `written` already known: nobody reads a whole interview for each letter typed.
pub(crate) fn index_without_words(
    id: &SessionId,
    session: &Session,
    times: &Times,
    verdicts: &Verdicts,
    written: Vec<Passage>,
) -> SessionIndex {
    SessionIndex {
        progress: progress(session, times),
        asked: asked(session, times),
        locked: locked(id, session, times, verdicts),
        written,
    }
}

/// The questions that were asked so far.
pub(crate) fn asked_questions(session: &Session) -> impl Iterator<Item = &Question> {
    let plan = session.plan();
    times::seen(session).filter_map(|(item, _)| plan.items.get(item as usize)).map(|asked| &asked.question)
}

fn counted(state: &ItemState, judgement: Judgement) -> u32 {
    count(state.counted_judgements().filter(|(_, found)| *found == judgement).count())
}

fn count(found: usize) -> u32 {
    u32::try_from(found).unwrap_or(u32::MAX)
}

fn asked(session: &Session, times: &Times) -> Vec<Asked> {
    let of = |(item, state): (u32, &ItemState)| {
        Some(Asked {
            item,
            question: session.plan().items.get(item as usize)?.question.id.clone(),
            at: times.asked(item)?,
            said: counted(state, Judgement::Said),
            partly: counted(state, Judgement::Partly),
            didnt: counted(state, Judgement::Didnt),
        })
    };
    times::seen(session).filter_map(of).collect()
}

fn locked(id: &SessionId, session: &Session, times: &Times, verdicts: &Verdicts) -> Vec<StoredLocked> {
    let none = BTreeMap::new();
    let of = |item: u32| {
        Some(StoredLocked {
            session: id.clone(),
            item,
            locked_at: times.locked(item)?,
            rescored_at: times.rescored(item),
            answer: session.locked_answer(item, verdicts.get(&item).unwrap_or(&none))?,
            delivered: None,
        })
    };
    (0..count(session.items().len())).filter_map(of).collect()
}

/// What the list of sessions shows.
fn progress(session: &Session, times: &Times) -> Progress {
    let items =
        |keep: fn(&ItemState) -> bool| count(session.items().iter().filter(|item| keep(item)).count());
    let judged = |judgement| session.items().iter().map(|state| counted(state, judgement)).sum();
    let finished = session.stage() == Stage::Finished;
    Progress {
        answered: items(|item| item.outcome == Outcome::Answered),
        awaiting: items(|item| item.awaits_judgement()),
        used: session.budget_reading().used,
        said: judged(Judgement::Said),
        partly: judged(Judgement::Partly),
        didnt: judged(Judgement::Didnt),
        finished,
        started_at: times.begun(),
        ended_at: times.ended().filter(|_| finished),
    }
}
