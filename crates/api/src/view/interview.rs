use super::item::{asked, item_review, points_to_judge};
use super::reveal::rows;
use super::spoken::{probes, spoken_views};
use crate::answers::SpokenWords;
use crate::dto::{AnswerView, InterviewView, StageView};
use hotseat_interview::{Close, Cue, ItemState, Manner, Mode, Outcome, Session, Stage, line};
use hotseat_storage::StoredComparison;

/// The interview as it stands. `comparison` is that of the revealed question, if there is one.
pub(crate) fn interview_view(
    id: &str,
    title: &str,
    session: &Session,
    spoken: &SpokenWords,
    comparison: Option<&StoredComparison>,
) -> InterviewView {
    let settings = &session.plan().settings;
    let of = u32::try_from(session.items().len()).unwrap_or(u32::MAX);
    InterviewView {
        session: id.to_owned(),
        title: title.to_owned(),
        mode: settings.mode,
        clock_style: settings.clock,
        strict: settings.strict,
        line: interviewer_line(session, settings.manner).to_owned(),
        position: position_of(session),
        of,
        paused: session.is_paused(),
        running: session.is_running(),
        whole: session.budget_reading(),
        at: session.at(),
        stage: stage_view(session, spoken, comparison),
    }
}

/// Questions dealt with, the present one included.
pub(crate) fn position_of(session: &Session) -> u32 {
    let dealt = |item: &&ItemState| !matches!(item.outcome, Outcome::Ahead | Outcome::Parked);
    let judging = matches!(session.stage(), Stage::Judging { .. } | Stage::Revealed { .. });
    let count = match session.current() {
        // In an exam all are dealt with by then: what counts is the one being judged.
        Some(item) if judging && session.plan().settings.mode == Mode::Exam => item as usize + 1,
        _ => session.items().iter().filter(dealt).count(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn interviewer_line(session: &Session, manner: Manner) -> &'static str {
    let of = session.items().len() as u32;
    match session.stage() {
        Stage::Waiting
        | Stage::Opening { .. }
        | Stage::Answering { .. }
        | Stage::Probing { .. }
        | Stage::Revealed { .. } => "",
        Stage::Judging { .. } => line(manner, Cue::Judge),
        // Where it was ended early, "that was the last question" would not be true.
        Stage::Finished if session.items().iter().any(|item| item.outcome == Outcome::NotReached) => "",
        Stage::Finished => line(manner, Cue::End),
        Stage::Thinking { item } => {
            let parked = |item: &ItemState| item.times_parked > 0;
            let cue = match position_of(session) {
                _ if parked(&session.items()[item as usize]) => Cue::Back,
                1 if !session.items().iter().any(parked) => Cue::First,
                position if position == of => Cue::Last,
                _ => Cue::Next,
            };
            line(manner, cue)
        }
    }
}

/// The follow-up that is being asked.
fn probe_asked(session: &Session, state: &ItemState) -> Option<String> {
    let probing = matches!(session.stage(), Stage::Probing { .. });
    let probe = state.take().and_then(|take| take.probes.last()).filter(|_| probing);
    probe.map(|probe| probe.ask.clone())
}

fn stage_view(session: &Session, spoken: &SpokenWords, comparison: Option<&StoredComparison>) -> StageView {
    let plan = session.plan();
    match session.stage() {
        Stage::Waiting => StageView::Waiting,
        Stage::Finished => StageView::Finished,
        Stage::Thinking { item } => StageView::Thinking {
            question: asked(item, &plan.items[item as usize].question),
            clock: session.think_reading(item),
            notes: session.items()[item as usize].notes.clone(),
            may_park: session.can_park(),
        },
        Stage::Opening { item } => StageView::Opening {
            question: asked(item, &plan.items[item as usize].question),
            clock: session.answer_reading(item),
            notes: session.items()[item as usize].notes.clone(),
            may_park: session.can_park(),
        },
        Stage::Answering { item } | Stage::Probing { item } => {
            let state = &session.items()[item as usize];
            let clock = session.answer_reading(item);
            StageView::Answering {
                question: asked(item, &plan.items[item as usize].question),
                clock,
                zone: clock.zone(),
                text: state.open_text().to_owned(),
                probe: probe_asked(session, state),
                speaking: session.is_speaking(),
                hints: session.shows_hints(),
                notes: state.notes.clone(),
                take: u32::try_from(state.takes.len()).unwrap_or(u32::MAX),
                takes: plan.settings.takes.into(),
                may_park: session.can_park(),
            }
        }
        Stage::Judging { item } => {
            let question = &plan.items[item as usize].question;
            let state = &session.items()[item as usize];
            let takes = u32::try_from(state.takes.len()).unwrap_or(u32::MAX);
            StageView::Judging {
                question: asked(item, question),
                answer: AnswerView {
                    text: state.text().to_owned(),
                    spoken: spoken_views(spoken, state.take().map_or(&[], |take| &take.recordings)),
                    notes: state.notes.clone(),
                    think: session.think_reading(item),
                    answer: session.answer_reading(item),
                    take: takes,
                    takes: plan.settings.takes.into(),
                    cut: state.take().is_some_and(|take| take.close == Some(Close::TimeUp)),
                },
                probes: state.take().map(|take| probes(spoken, take)).unwrap_or_default(),
                points: points_to_judge(question, state),
                rows: rows(&plan.rubric, state),
                overall: state.overall,
                overall_levels: plan.rubric.overall_levels().into_iter().collect(),
                in_order: plan.settings.mode == Mode::Exam,
                peeked: state.peeked.is_some(),
                may_retake: session.can_retake(item),
                may_lock: session.can_lock(item),
                last: session.is_last(item),
            }
        }
        Stage::Revealed { item } => match item_review(session, item, spoken, comparison, Vec::new()) {
            Some(review) => StageView::Revealed { review: Box::new(review), last: session.is_last(item) },
            None => StageView::Finished,
        },
    }
}
