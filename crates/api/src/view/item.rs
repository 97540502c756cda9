use super::reveal::{reveal, rows};
use super::spoken::{probes, spoken_views};
use crate::answers::SpokenWords;
use crate::dto::{AskedView, ItemReview, PointToJudge, ReviewNote, TakeView};
use hotseat_content::{html, inline_html};
use hotseat_interview::{ItemState, Question, Session, Stage};
use hotseat_storage::StoredComparison;

pub(super) fn asked(item: u32, question: &Question) -> AskedView {
    AskedView {
        item,
        title_html: inline_html(&question.title),
        body_html: question.body.as_deref().map(html),
        level: question.level,
        topics: question.topics.clone(),
    }
}

pub(super) fn points_to_judge(question: &Question, state: &ItemState) -> Vec<PointToJudge> {
    question
        .key_points
        .iter()
        .map(|point| PointToJudge {
            id: point.id.clone(),
            weight: point.weight,
            say: point.say.clone(),
            judgement: state.judgements.get(&point.id).copied(),
        })
        .collect()
}

/// One question of a session, as far as it may be seen now.
pub(crate) fn item_review(
    session: &Session,
    item: u32,
    spoken: &SpokenWords,
    comparison: Option<&StoredComparison>,
    review_notes: Vec<ReviewNote>,
) -> Option<ItemReview> {
    let index = item as usize;
    let question = &session.plan().items.get(index)?.question;
    let state = session.items().get(index)?;
    let asking = matches!(
        session.stage(),
        Stage::Thinking { .. } | Stage::Opening { .. } | Stage::Answering { .. } | Stage::Probing { .. }
    );
    let may_judge = state.awaits_judgement() && !asking;
    let rubric = &session.plan().rubric;
    // A question that was put off or never reached may still come up while the interview runs.
    let may_reveal = state.is_revealed() && (state.locked.is_some() || !asking);
    Some(ItemReview {
        question: asked(item, question),
        outcome: state.outcome,
        think: session.think_reading(item),
        answer: session.answer_reading(item),
        takes: state
            .takes
            .iter()
            .map(|take| TakeView {
                text: take.text.clone(),
                used: take.used,
                close: take.close,
                latency: take.first_typed.map(|typed| typed - take.begun),
                probes: probes(spoken, take),
                spoken: spoken_views(spoken, &take.recordings),
            })
            .collect(),
        notes: state.notes.clone(),
        times_parked: state.times_parked,
        locked: state.locked,
        peeked: state.peeked,
        hinted: state.hinted,
        overall: state.overall,
        overall_levels: rubric.overall_levels().into_iter().collect(),
        to_judge: may_judge.then(|| points_to_judge(question, state)),
        rows_to_score: if may_judge { rows(rubric, state) } else { Vec::new() },
        reveal: may_reveal.then(|| reveal(question, rubric, state, &spoken.answer_of(state), comparison)),
        review_notes,
    })
}
