use super::item::{asked, points_to_judge};
use super::item_review;
use super::reveal::rows;
use crate::answers::SpokenWords;
use crate::dto::RescoreView;
use hotseat_interview::{ItemState, Session};
use hotseat_storage::SessionId;

/// A locked answer to be scored again: made without its scores, so that none can slip through.
pub(crate) fn blind_view(
    id: &SessionId,
    session: &Session,
    item: u32,
    spoken: &SpokenWords,
) -> Option<RescoreView> {
    let plan = session.plan();
    let question = &plan.items.get(item as usize)?.question;
    let unscored = ItemState::default();
    let take = item_review(session, item, spoken, None, Vec::new())?.takes.pop()?;
    Some(RescoreView {
        session: id.to_string(),
        question: asked(item, question),
        take,
        points: points_to_judge(question, &unscored),
        rows: rows(&plan.rubric, &unscored),
        overall_levels: plan.rubric.overall_levels().into_iter().collect(),
    })
}
