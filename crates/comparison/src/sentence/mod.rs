//! A sentence model that the person has installed: what whole sentences mean, in their context.
//!
//! Any BERT encoder in safetensors whose sentence vector is the mean over its tokens will do, such
//! as all-MiniLM-L6-v2. It is read from a folder with `config.json`, `vocab.txt` and
//! `model.safetensors`, and runs in this process, on the processor alone.

mod bert;
#[cfg(test)]
mod tests;
mod units;
mod weights;
mod wordpiece;

use bert::Bert;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
pub(crate) use units::Read;
use wordpiece::WordPiece;

/// More vectors than this are not kept: a few large packs' phrasings.
const KEPT: usize = 8192;

/// Why a sentence model can't be used.
#[derive(Debug, thiserror::Error)]
pub enum SentenceError {
    #[error("{} can't be read: {source}. The folder of a sentence model holds config.json, vocab.txt and \
             model.safetensors.", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{} is not what a sentence model has there: {why}. Take the files of all-MiniLM-L6-v2, or of another BERT \
             model in safetensors with 32-bit numbers.", path.display())]
    Unusable { path: PathBuf, why: String },
}

/// A vector of unit length.
pub(crate) type Meaning = Arc<[f32]>;

/// An encoder of sentences, loaded.
pub struct SentenceModel {
    bert: Bert,
    words: WordPiece,
    /// Of phrasings, which meet many answers.
    kept: Mutex<HashMap<String, Meaning>>,
}

impl std::fmt::Debug for SentenceModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SentenceModel").finish_non_exhaustive()
    }
}

impl SentenceModel {
    /// Reads the model in a folder.
    ///
    /// # Errors
    /// When a file is missing or is not what a BERT encoder has.
    pub fn load(folder: &Path) -> Result<SentenceModel, SentenceError> {
        let (bert, vocabulary) = weights::read(folder)?;
        let path = folder.join("vocab.txt");
        let text = std::fs::read_to_string(&path)
            .map_err(|source| SentenceError::Unreadable { path: path.clone(), source })?;
        let words = WordPiece::new(&text, vocabulary)
            .map_err(|why| SentenceError::Unusable { path, why: why.to_owned() })?;
        Ok(SentenceModel { bert, words, kept: Mutex::default() })
    }

    /// What each text means, computed on all processors; the same for a text whatever stands
    /// beside it.
    pub(crate) fn read(&self, texts: &[&str]) -> Vec<Meaning> {
        let tokens: Vec<Vec<usize>> =
            texts.iter().map(|text| self.words.tokens(text, self.bert.longest())).collect();
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(tokens.len()).max(1);
        let share = tokens.len().div_ceil(workers).max(1);
        std::thread::scope(|scope| {
            let parts: Vec<_> =
                tokens.chunks(share).map(|part| scope.spawn(move || self.bert.read(part))).collect();
            parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).map(Meaning::from).collect()
        })
    }

    /// As [`SentenceModel::read`], remembering the results.
    pub(crate) fn read_kept(&self, texts: &[&str]) -> Vec<Meaning> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<&str> = texts.iter().copied().filter(|text| !kept.contains_key(*text)).collect();
        if kept.len() + new.len() > KEPT {
            kept.clear();
        }
        let missing: Vec<&str> = texts.iter().copied().filter(|text| !kept.contains_key(*text)).collect();
        let read = self.read(&missing);
        kept.extend(missing.into_iter().map(str::to_owned).zip(read));
        texts.iter().map(|text| kept.get(*text).cloned().unwrap_or_else(|| Meaning::from([]))).collect()
    }
}

/// Cosine of two vectors without the direction `away`, each of unit length; 0 where nothing is left.
pub(crate) fn near(one: &[f32], other: &[f32], away: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let (along, beside) = (dot(one, away), dot(other, away));
    let lengths = ((1.0 - along * along) * (1.0 - beside * beside)).max(0.0).sqrt();
    if lengths > 1e-4 { ((dot(one, other) - along * beside) / lengths).clamp(-1.0, 1.0) } else { 0.0 }
}
