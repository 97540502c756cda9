//! Which engine speaks: the words alone, or a sentence model that the person chose beside them.
//!
//! The words are compared in a moment, wherever a comparison is needed. The sentence model takes a
//! hundred times as long, so it reads an answer on a thread of its own as soon as the answer is there,
//! while the person still judges it. What it found is kept for the lock. Where the lock comes first,
//! the words speak, and the sentence model's comparison is stored beside theirs once it is there.

use crate::hearing::Teller;
use crate::journal::{Journal, ToCompare};
use crate::{ApiError, Engines, Hotseat};
use hotseat_comparison::engine;
use hotseat_interview::{Answer, Comparison, Engine, Question};
use hotseat_speech::models::Models;
use hotseat_storage::{SessionId, Store};
use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Comparisons that were made ahead and are kept: those of an answer and its follow-ups, a few times.
const KEPT: usize = 16;

/// The engine for stored comparisons.
pub(crate) struct Tiers {
    models: Models,
    state: Mutex<State>,
    /// Held while a model is loaded or reads ahead: one does so at a time.
    at_work: Mutex<()>,
}

#[derive(Default)]
struct State {
    /// Name of an installed sentence model.
    chosen: Option<String>,
    /// What loading it came to; none before it was tried.
    loaded: Option<Result<Engines, String>>,
    ahead: VecDeque<Ahead>,
    /// Answers that are being read ahead.
    reading: BTreeSet<(SessionId, u32)>,
    /// A trouble of which nobody was told yet.
    untold: Option<String>,
}

struct Ahead {
    question: Question,
    answer: Answer,
    comparison: Comparison,
}

impl Tiers {
    pub(crate) fn new(models: Models) -> Tiers {
        Tiers { models, state: Mutex::default(), at_work: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on this sentence model speaks too, or none. It is loaded when it is first needed.
    pub(crate) fn choose(&self, model: Option<String>) {
        let mut state = self.state();
        if state.chosen != model {
            *state = State { chosen: model, ..State::default() };
        }
    }

    /// The models have changed: the chosen one is to be loaded again.
    pub(crate) fn look_again(&self) {
        let mut state = self.state();
        *state = State { chosen: state.chosen.take(), ..State::default() };
    }

    /// The engine that speaks, its model loaded; the words alone where it can't be.
    pub(crate) fn engines(&self) -> Engines {
        let (chosen, loaded) = {
            let state = self.state();
            (state.chosen.clone(), state.loaded.clone())
        };
        let Some(name) = chosen else { return Engines::default() };
        if let Some(loaded) = loaded {
            return loaded.unwrap_or_default();
        }
        let _at_work = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(loaded) = self.state().loaded.clone() {
            return loaded.unwrap_or_default();
        }
        let loaded = load(&self.models, &name).map_err(|error| {
            format!(
                "The sentence model {name} can't be used, so answers are compared by their words alone. \
                 {} Check it in Settings, or choose another.",
                error.message
            )
        });
        let mut state = self.state();
        if state.chosen.as_deref() == Some(&name) {
            state.untold = loaded.as_ref().err().cloned();
            state.loaded = Some(loaded.clone());
        }
        loaded.unwrap_or_default()
    }

    /// The engine that stored comparisons should be by, as far as can be told without loading.
    pub(crate) fn wanted(&self) -> Engine {
        let state = self.state();
        match (&state.chosen, &state.loaded) {
            (Some(_), Some(Ok(engines))) => engines.engine(),
            (Some(name), None) => match self.models.sentences(name) {
                Ok(model) => Engines::named_by(&model.file.sha256),
                Err(_) => engine(),
            },
            _ => engine(),
        }
    }

    /// A comparison at once: the one that was made ahead, or else by the words alone.
    pub(crate) fn quick(&self, question: &Question, answer: &Answer) -> Comparison {
        let found = self.state().found(question, answer).cloned();
        found.unwrap_or_else(|| hotseat_comparison::compare(question, answer))
    }

    /// Whether it is worth the wait: a sentence model was chosen, may work, and has not read these yet.
    fn is_worth_reading(&self, wanted: &ToCompare) -> bool {
        let state = self.state();
        let may_speak = state.chosen.is_some() && !matches!(state.loaded, Some(Err(_)));
        may_speak && wanted.answers().any(|answer| state.found(&wanted.question, answer).is_none())
    }

    /// Reads answers with the sentence model and keeps what it finds.
    fn read(&self, wanted: &ToCompare) {
        let engines = self.engines();
        if !engines.reads_sentences() {
            return;
        }
        let _at_work = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        for answer in wanted.answers() {
            if self.state().found(&wanted.question, answer).is_some() {
                continue;
            }
            let comparison = engines.compare(&wanted.question, answer);
            let mut state = self.state();
            let now = state.loaded.as_ref().and_then(|loaded| loaded.as_ref().ok());
            // Another was chosen meanwhile.
            if now.is_none_or(|now| now.engine() != comparison.engine) {
                return;
            }
            state.ahead.truncate(KEPT - 1);
            let question = wanted.question.clone();
            state.ahead.push_front(Ahead { question, answer: answer.clone(), comparison });
        }
    }

    /// A trouble that came up since this was last asked.
    pub(crate) fn untold(&self) -> Option<String> {
        self.state().untold.take()
    }

    pub(crate) fn standing(&self) -> (Option<String>, Option<String>) {
        let state = self.state();
        let trouble = state.loaded.as_ref().and_then(|loaded| loaded.as_ref().err().cloned());
        (state.chosen.clone(), trouble)
    }
}

impl State {
    fn found(&self, question: &Question, answer: &Answer) -> Option<&Comparison> {
        let mut ahead = self.ahead.iter();
        ahead.find(|one| one.answer == *answer && one.question == *question).map(|one| &one.comparison)
    }
}

fn load(models: &Models, name: &str) -> Result<Engines, ApiError> {
    let model = models.sentences(name)?;
    Engines::installed(&model.file.path, &model.file.sha256)
}

/// Loads it as a comparison would, so that what is installed can be used.
///
/// # Errors
/// What it lacks.
pub(crate) fn try_sentences(folder: &Path) -> Result<(), ApiError> {
    Engines::installed(folder, "").map(drop)
}

impl Hotseat {
    /// Has an answer read by the sentence model, on a thread of its own, if one is chosen and has not
    /// read it yet. [`Hotseat::hear`] then goes on with what it found. False where there is nothing to
    /// wait for.
    pub(crate) fn read_ahead(&self, store: &Store, journal: &Journal, item: u32) -> Result<bool, ApiError> {
        let Some(wanted) = journal.to_compare(store, item)? else { return Ok(false) };
        if !self.tiers.is_worth_reading(&wanted) {
            return Ok(false);
        }
        let key = (journal.id.clone(), item);
        if !self.tiers.state().reading.insert(key.clone()) {
            return Ok(true);
        }
        let (tiers, tell): (_, Teller) = (Arc::clone(&self.tiers), self.hearing.teller());
        std::thread::spawn(move || {
            tiers.read(&wanted);
            tiers.state().reading.remove(&key);
            tell.compared(key.0, key.1);
        });
        Ok(true)
    }
}
