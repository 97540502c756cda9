//! Looking back at an answer: everything about it on one axis of time, why a verdict came out as it
//! did, and the same question over the years.

mod activity;
mod attempts;
mod axis;
mod clips;
mod course;
mod explaining;
mod points;
mod typed;

use crate::dto::{ChangeMark, Clip, CommentMark, MentorRemark, NoteMark, TimelineView};
use crate::history::notes;
use crate::journal::Journal;
use crate::view::item_review;
use crate::{ApiError, Code, Hotseat};
use axis::Axis;
use course::Course;
use hotseat_interview::{Millis, Take};
use hotseat_storage::SessionId;
use points::TimedAnswer;

impl Hotseat {
    /// A try at a question of a session on one axis of time, as far as it may be seen: the last one, or
    /// `take`, counted from 0. Key points are held against the last one only, so they lie on no other.
    ///
    /// # Errors
    /// When there is no such session, no such question in it, or no such try.
    pub fn timeline(&self, session: String, item: u32, take: Option<u32>) -> Result<TimelineView, ApiError> {
        let (journal, log) = Journal::load(&self.store, &SessionId(session))?;
        let held = &journal.session;
        let comparison = journal.comparison(&self.store, item)?;
        let spoken = journal.spoken(&self.store, item)?;
        let review_notes = notes(&log, Some(item));
        let (Some(review), Some(asked), Some(state)) = (
            item_review(held, item, &spoken, comparison.as_ref(), review_notes),
            held.plan().items.get(item as usize),
            held.items().get(item as usize),
        ) else {
            return Err(no_such_question(item));
        };
        let last = state.takes.len().saturating_sub(1);
        let number = take.map_or(last, |take| take as usize);
        if number > last {
            return Err(ApiError::new(
                Code::NotFound,
                format!("There is no try {} at this question.", number.saturating_add(1)),
            ));
        }
        let is_last = number == last;
        let course = Course::of(held.plan(), &log, item, number)?;
        let none = Take::default();
        let take = state.takes.get(number).unwrap_or(&none);

        let clips = clips::clips(take, &course.added, &spoken);
        let recorded = Axis::of(
            clips::played(take, &course.added)
                .map(|(recording, _)| (recording.begun, recording.length.unwrap_or_default())),
        );
        let is_spoken = recorded.length() > Millis::ZERO;
        let axis = if is_spoken { recorded } else { Axis::of(course.answering.iter().copied()) };
        let edits = typed::replay(&course.edits, &axis);
        let typed_words = typed::typed_words(&take.text, &course.edits, &axis);
        let activity = if is_spoken {
            self.spoken_activity(&clips, &spoken)
        } else {
            activity::covered(Millis::ZERO, axis.length(), &typed::typing(&edits))
        };
        let begun = if state.takes.is_empty() { Millis(u64::MAX) } else { take.begun };
        let scratch = typed::scratch(&course.scratch, &Axis::of(course.thinking), &axis, begun);
        let changes = course.changes.into_iter().map(|(session, change)| ChangeMark {
            at: axis.place(session),
            session,
            change,
        });

        let seen = comparison.as_ref().filter(|_| is_last && review.reveal.is_some());
        let timed = seen.map(|stored| TimedAnswer::of(stored, take, &typed_words, &spoken, &clips, &axis));
        let compared = seen.zip(timed.as_ref());
        let points = review
            .reveal
            .as_ref()
            .filter(|_| is_last)
            .map(|_| points::point_marks(&asked.question, state, compared));
        let comments = self.comments_on(&journal, item)?.into_iter();
        let comments = comments.filter_map(|(name, remark)| comment_mark(name, remark, &clips)).collect();
        // A note speaks of the try that was held last at its moment.
        let belongs =
            |place: &Option<Millis>| place.is_none_or(|place| take_at(&state.takes, place) == number);
        Ok(TimelineView {
            session: journal.id.0.clone(),
            session_title: journal.title.clone(),
            of: u32::try_from(held.items().len()).unwrap_or(u32::MAX),
            question: asked.question.id.clone(),
            take: u32::try_from(number).unwrap_or(u32::MAX),
            length: axis.length(),
            think: state.think_used,
            activity,
            changes: changes.collect(),
            edits,
            typed: typed_words,
            scratch,
            points: points.unwrap_or_default(),
            traps: points::trap_marks(compared),
            comparisons: match review.reveal {
                Some(_) => self.comparison_versions(&journal, item)?,
                None => Vec::new(),
            },
            engine_now: self.tiers.wanted(),
            notes: review
                .review_notes
                .iter()
                .filter(|note| belongs(&note.place))
                .map(|note| NoteMark {
                    text: note.text.clone(),
                    made: note.made.clone(),
                    at: note.place.map(|place| axis.place(place)),
                })
                .collect(),
            comments,
            stretches: axis.into_stretches(),
            clips,
            review: Box::new(review),
        })
    }
}

/// Which try a moment of the session belongs to.
fn take_at(takes: &[Take], place: Millis) -> usize {
    takes.iter().rposition(|take| take.begun <= place).unwrap_or(0)
}

/// A mentor's comment on the axis; none where it speaks of a recording of another try.
fn comment_mark(name: String, remark: MentorRemark, clips: &[Clip]) -> Option<CommentMark> {
    let at = match &remark.recording {
        None => None,
        Some(recording) => {
            let clip = clips.iter().find(|clip| clip.recording == *recording)?;
            Some(clip.from + remark.at.unwrap_or_default().min(clip.length))
        }
    };
    Some(CommentMark { name, text: remark.text, at })
}

fn no_such_question(item: u32) -> ApiError {
    ApiError::new(
        Code::NotFound,
        format!("There is no question {} in this interview.", item.saturating_add(1)),
    )
}
