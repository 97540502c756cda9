//! Interviews that come from somewhere else than a filter: the usual lengths, and those held before.

use crate::dto::InterviewView;
use crate::journal::Journal;
use crate::{ApiError, Hotseat};
use hotseat_interview::{Plan, PlanSettings, Template};
use hotseat_storage::SessionId;

impl Hotseat {
    /// These settings with the clocks of a template, and as many questions as its time has room for.
    pub fn apply_template(
        &self,
        template: Template,
        settings: PlanSettings,
    ) -> Result<PlanSettings, ApiError> {
        settings.validate()?;
        Ok(template.applied(settings, &self.bank()?))
    }

    /// Holds a session once more: the same questions in the same order under the same clocks and seed.
    /// What was changed in a question since then is asked as the bank has it now.
    pub fn repeat(&self, session: String) -> Result<InterviewView, ApiError> {
        let (journal, _) = Journal::load(&self.store, &SessionId(session))?;
        let mut plan: Plan = journal.session.plan().as_ref().clone();
        self.store.read(|tx| {
            for asked in &mut plan.items {
                if let Some(now) = tx.question(&asked.question.id)? {
                    asked.question = now;
                }
            }
            Ok::<_, ApiError>(())
        })?;
        self.begin_plan(plan)
    }
}
