//! What is typed: the answer and the scratch notes.

use super::{Refusal, Session, Stage};
use crate::editing::apply_edit;
use crate::{Close, Doc, Edit, Outcome};

impl Session {
    pub(super) fn edit(&mut self, item: u32, doc: Doc, edit: &Edit) -> Result<(), Refusal> {
        let stage = self.stage;
        self.state(item)?;
        let state = &mut self.items[item as usize];
        if state.locked.is_some() {
            return Err(Refusal::AlreadyLocked);
        }
        match doc {
            Doc::Notes => {
                if stage == Stage::Waiting {
                    return Err(Refusal::NotNow);
                }
                apply_edit(&mut state.notes, edit)?;
            }
            Doc::Answer => {
                let Some(take) = state.takes.last_mut() else { return Err(Refusal::NotNow) };
                if let Some(probe) = take.probes.last_mut() {
                    let late = probe.closed.is_some_and(|closed| edit.typed_at <= closed);
                    if stage != (Stage::Probing { item }) && !late {
                        return Err(Refusal::NotNow);
                    }
                    return Ok(apply_edit(&mut probe.text, edit)?);
                }
                let answering = stage == Stage::Answering { item } || stage == Stage::Opening { item };
                let open = answering && take.close.is_none();
                // Words typed before a strict time-up are taken whenever they arrive: a slow or full
                // disk must not cost a word.
                let late = take.close == Some(Close::TimeUp)
                    && take.closed.is_some_and(|closed| edit.typed_at <= closed);
                if !open && !late {
                    return Err(Refusal::NotNow);
                }
                apply_edit(&mut take.text, edit)?;
                take.first_typed.get_or_insert(edit.typed_at);
                if late && !take.text.trim().is_empty() && state.outcome == Outcome::NotReached {
                    state.outcome = Outcome::Answered;
                    self.to_judge.insert(item);
                }
            }
        }
        Ok(())
    }
}
