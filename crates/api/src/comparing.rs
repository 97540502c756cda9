use crate::{ApiError, Code, Hotseat, read_text};
use hotseat_comparison::{Comparer, NAME_WITH_SENTENCES, SentenceError, SentenceModel, VERSION, engine};
use hotseat_content::{Source, load_pack, parse_question_file};
use hotseat_interview::{Answer, Comparison, Engine, Evidence, Question, QuestionId};
use hotseat_speech::models::sha256_of;
use hotseat_storage::OrNotFound;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What compares: the words and their vectors, and a sentence model where one is given.
#[derive(Clone, Debug, Default)]
pub struct Engines {
    model: Option<(Arc<SentenceModel>, Engine)>,
}

impl Engines {
    /// The words, and the sentence model in a folder.
    ///
    /// # Errors
    /// When the folder does not hold such a model.
    pub fn with_sentences(folder: &Path) -> Result<Engines, ApiError> {
        let engines = Engines::installed(folder, "")?;
        let sha256 = sha256_of(&folder.join("model.safetensors"))?;
        Ok(Engines { model: engines.model.map(|(model, _)| (model, Engines::named_by(&sha256))) })
    }

    /// The same, where the SHA-256 of the weights is known.
    pub(crate) fn installed(folder: &Path, sha256: &str) -> Result<Engines, ApiError> {
        let model = SentenceModel::load(folder).map_err(|error| {
            let code = match &error {
                SentenceError::Unreadable { source, .. } if source.kind() == ErrorKind::NotFound => {
                    Code::NotFound
                }
                SentenceError::Unreadable { .. } => Code::Io,
                SentenceError::Unusable { .. } => Code::Invalid,
            };
            ApiError::new(code, error.to_string())
        })?;
        Ok(Engines { model: Some((Arc::new(model), Engines::named_by(sha256))) })
    }

    /// The engine that a sentence model makes of the words. Models differ in what they find, so the
    /// version tells which one it was, by the beginning of the SHA-256 of its weights.
    pub(crate) fn named_by(sha256: &str) -> Engine {
        let short = sha256.get(..8).unwrap_or(sha256);
        Engine { name: NAME_WITH_SENTENCES.to_owned(), version: format!("{VERSION}+{short}") }
    }

    /// The engine that this is.
    pub fn engine(&self) -> Engine {
        self.model.as_ref().map_or_else(engine, |(_, engine)| engine.clone())
    }

    pub(crate) fn reads_sentences(&self) -> bool {
        self.model.is_some()
    }

    /// Holds an answer against a question.
    pub fn compare(&self, question: &Question, answer: &Answer) -> Comparison {
        Comparison { engine: self.engine(), ..self.comparer(question).compare(answer) }
    }

    pub(crate) fn comparer(&self, question: &Question) -> Comparer {
        match &self.model {
            Some((model, _)) => Comparer::with_sentence_model(question, model),
            None => Comparer::new(question),
        }
    }
}

/// An answer held against a question. Nothing is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub question: Question,
    pub answer: Answer,
    pub comparison: Comparison,
}

impl Compared {
    fn new(question: Question, text: &str, engines: &Engines) -> Compared {
        let answer = Answer::typed(text);
        Compared { comparison: engines.compare(&question, &answer), question, answer }
    }

    /// The parts of the answer that a verdict rests on, as they were said.
    pub fn quotes(&self, evidence: &Evidence) -> Vec<&str> {
        let quote = |from: u32, to: u32| {
            let first = self.answer.words.get(from as usize)?;
            let last = self.answer.words.get((to as usize).checked_sub(1)?)?;
            self.answer.text.get(first.from as usize..last.to as usize)
        };
        evidence.spans.iter().filter_map(|span| quote(span.from, span.to)).collect()
    }
}

impl Hotseat {
    /// Holds a text against a question of the bank.
    ///
    /// # Errors
    /// When there is no such question.
    pub fn compare(&self, id: &QuestionId, text: &str, engines: &Engines) -> Result<Compared, ApiError> {
        let question = self.store.read(|tx| tx.question(id)?.or_not_found("question", id))?;
        Ok(Compared::new(question, text, engines))
    }
}

/// Holds a text against a question of the pack in a folder, or of a question file, without a data
/// folder.
///
/// # Errors
/// When there is no such question, or the pack can't be read or has a mistake.
pub fn compare_in(
    source: &Path,
    id: &QuestionId,
    text: &str,
    engines: &Engines,
) -> Result<Compared, ApiError> {
    let questions = match folder_of_pack(source) {
        Some(folder) => load_pack(&folder)?.questions,
        None => question_file(source)?,
    };
    let found = questions.into_iter().find(|question| question.id == *id);
    let question = found.ok_or_else(|| {
        ApiError::new(Code::NotFound, format!("There is no question {:?} in {}.", id.0, source.display()))
    })?;
    Ok(Compared::new(question, text, engines))
}

/// A file in a pack's `questions` is read with its pack, as it may follow a question beside it.
fn folder_of_pack(source: &Path) -> Option<PathBuf> {
    if source.is_dir() {
        return Some(source.to_owned());
    }
    let folder = source.canonicalize().ok()?.parent()?.to_owned();
    let pack = folder.parent()?;
    (folder.ends_with("questions") && pack.join("pack.yaml").exists()).then(|| pack.to_owned())
}

fn question_file(path: &Path) -> Result<Vec<Question>, ApiError> {
    let file = Source::new(path.display().to_string(), &read_text(path)?);
    Ok(parse_question_file(&file)?)
}
