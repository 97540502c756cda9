use crate::lint::{PackFiles, check_pack};
use crate::problem::{Found, LintReport};
use crate::{PackError, Source, native};
use hotseat_interview::{PackId, Question, Rubric};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

const MAX_FILES: usize = 5_000;

/// A pack as authored: what its header says, and its questions in the order of their files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pack {
    pub id: PackId,
    pub title: String,
    pub summary: Option<String>,
    pub version: String,
    pub licence: Option<String>,
    /// A BCP 47 tag: `en`.
    pub language: String,
    /// The id of the rubric that answers are scored with.
    pub rubric: Option<String>,
    /// In the order in which the author wants them shown.
    pub topics: Vec<String>,
    /// Words that a speech recogniser should expect.
    pub terminology: Vec<String>,
    pub questions: Vec<Question>,
    /// `pack.yaml` as written.
    pub header: String,
    /// How each of the questions is written, in their order.
    pub written: Vec<Written>,
}

/// A question as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    /// The name of its file, without the folder.
    pub file: String,
    /// Its stretch of the file. The first of a file has with it what stands before, so that the
    /// stretches of a file one after another are the whole file.
    pub text: String,
}

/// Reads the pack in a folder: `pack.yaml` and `questions/*.md`.
///
/// # Errors
/// When the folder can't be read or the pack has a mistake of severity `Error`; the error then
/// holds the whole report.
pub fn load_pack(dir: &Path) -> Result<Pack, PackError> {
    let (pack, report) = check_pack(&read_pack(dir)?);
    finish(pack, report)
}

/// Makes a pack of texts instead of files.
///
/// # Errors
/// As [`load_pack`].
pub fn parse_pack(header: Source, questions: Vec<Source>) -> Result<Pack, PackError> {
    let (pack, report) = check_pack(&PackFiles { header, questions, rubrics: Vec::new() });
    finish(pack, report)
}

/// Reads a rubric.
///
/// # Errors
/// When the file can't be read or has a mistake.
pub fn load_rubric(path: &Path) -> Result<Rubric, PackError> {
    native::parse_rubric(&Source::read(path)?)
}

fn finish(pack: Option<Pack>, report: LintReport) -> Result<Pack, PackError> {
    match pack {
        Some(pack) if report.errors() == 0 => Ok(pack),
        _ => Err(PackError::Invalid(Box::new(report))),
    }
}

pub(crate) fn finish_one<T>(value: Option<T>, found: Found<'_>) -> Result<T, PackError> {
    let mut report = LintReport::default();
    report.add(found);
    match value {
        Some(value) if report.errors() == 0 => Ok(value),
        _ => Err(PackError::Invalid(Box::new(report))),
    }
}

pub(crate) fn read_pack(dir: &Path) -> Result<PackFiles, PackError> {
    let header = dir.join("pack.yaml");
    if dir.is_dir() && !header.exists() {
        return Err(PackError::NoHeader { path: dir.to_owned() });
    }
    let header = Source::read(&header)?;
    let paths = markdown_files(&dir.join("questions"))?;
    if paths.len() > MAX_FILES {
        return Err(PackError::TooManyFiles { path: dir.to_owned(), limit: MAX_FILES });
    }
    let questions = paths.iter().map(|path| Source::read(path)).collect::<Result<_, _>>()?;
    Ok(PackFiles { header, questions, rubrics: rubrics_beside(dir) })
}

fn markdown_files(dir: &Path) -> Result<Vec<PathBuf>, PackError> {
    let failed = |source| PackError::Read { path: dir.to_owned(), source };
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "md") && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Ids of the rubrics in the folder `rubrics` beside the pack's own; none if there is no such folder.
fn rubrics_beside(dir: &Path) -> Vec<String> {
    let beside = dir.canonicalize().ok().and_then(|dir| Some(dir.parent()?.join("rubrics")));
    let Some(entries) = beside.and_then(|folder| fs::read_dir(folder).ok()) else { return Vec::new() };
    entries
        .filter_map(|entry| entry.ok()?.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()))
        .collect()
}
