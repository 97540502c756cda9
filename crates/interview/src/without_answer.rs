//! A log without the words of an answer, for somebody who deleted it.

use crate::{Doc, Edit, Event, Plan, Recorded, ReplayError, Session};
use std::sync::Arc;

/// Stands where an answer was, so that a session which was answered stays one.
const PLACEHOLDER: &str = "…";
/// Stands where the name of a file was.
const NO_NAME: &str = "deleted";

/// The same events at the same times, and the same session but for the words typed about `item`: its
/// answers, its replies to follow-ups, and its scratch notes. Judgements, scores, times and notes
/// made in review stay.
///
/// # Errors
/// When the log can't have happened under the plan.
pub fn without_answer(plan: &Arc<Plan>, log: &[Recorded], item: u32) -> Result<Vec<Recorded>, ReplayError> {
    let mut session = Session::new(Arc::clone(plan));
    let mut without = Vec::with_capacity(log.len());
    for (index, recorded) in log.iter().enumerate() {
        let before = kept(&session, item, &recorded.event);
        session.step(&recorded.event, recorded.at).map_err(|refusal| ReplayError { index, refusal })?;
        let after = kept(&session, item, &recorded.event);
        without.push(Recorded { at: recorded.at, event: blank(&recorded.event, item, before, after) });
    }
    Ok(without)
}

/// What is kept of the text that an event writes to: that there is one.
fn kept(session: &Session, item: u32, event: &Event) -> &'static str {
    let text = match (session.items().get(item as usize), event) {
        (Some(state), Event::Edited { doc: Doc::Answer, .. }) => state.open_text(),
        _ => "",
    };
    if text.trim().is_empty() { "" } else { PLACEHOLDER }
}

fn blank(event: &Event, item: u32, before: &str, after: &str) -> Event {
    match event {
        Event::Edited { item: of, doc, edit } if *of == item => {
            let (removed, inserted) = if before == after { ("", "") } else { (before, after) };
            let edit = Edit {
                offset: 0,
                removed: removed.to_owned(),
                inserted: inserted.to_owned(),
                typed_at: edit.typed_at,
            };
            Event::Edited { item, doc: *doc, edit }
        }
        Event::RecordingAdded { item: of, recording, length, .. } if *of == item => Event::RecordingAdded {
            item,
            recording: recording.clone(),
            length: *length,
            file: NO_NAME.to_owned(),
        },
        other => other.clone(),
    }
}
