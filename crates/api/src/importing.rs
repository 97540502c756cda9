use crate::bank::hex_sha256;
use crate::dto::{ImportNote, ImportPreview, ImportRow, PackCard};
use crate::{ApiError, Code, Hotseat};
use hotseat_content::{Dialect, ListImport, MAX_LIST_BYTES, import_list, to_questions};
use hotseat_interview::PackId;
use hotseat_storage as storage;
use hotseat_storage::{OrNotFound, StoreError};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

pub(crate) struct ReadList {
    pub(crate) path: PathBuf,
    pub(crate) file: String,
    pub(crate) hash: String,
    pub(crate) import: ListImport,
}

impl Hotseat {
    /// What would be taken from a list; nothing is stored.
    pub fn preview_import(&self, path: String) -> Result<ImportPreview, ApiError> {
        let list = read_list(Path::new(&path))?;
        let pack = pack_id(&list);
        let replaces = self.store.read(|tx| tx.pack(&pack))?.map(|pack| pack.id);
        let questions = to_questions(&list.import, &pack);
        Ok(ImportPreview {
            path: list.path.display().to_string(),
            title: default_title(&list),
            file: list.file,
            hash: list.hash,
            dialect: dialect_words(list.import.dialect),
            confidence: list.import.confidence,
            questions: list
                .import
                .questions
                .iter()
                .zip(&questions)
                .map(|(found, question)| ImportRow {
                    number: found.number_as_written.clone(),
                    title: found.title.clone(),
                    first_line: found.heading_line,
                    last_line: found.last_line.max(found.heading_line),
                    has_answer: found.answer.is_some(),
                    key_points: u32::try_from(question.key_points.len()).unwrap_or(u32::MAX),
                })
                .collect(),
            notes: list
                .import
                .notes
                .into_iter()
                .map(|note| ImportNote { line: note.line, message: note.message })
                .collect(),
            replaces,
        })
    }

    /// Takes a list into the bank, as it was shown: `hash` is that of the preview.
    pub fn take_import(&self, path: String, hash: String, title: String) -> Result<PackCard, ApiError> {
        let list = read_list(Path::new(&path))?;
        if list.hash != hash {
            return Err(ApiError::new(
                Code::Invalid,
                format!("{} has changed since it was shown: look at it again.", list.file),
            ));
        }
        if list.import.questions.is_empty() {
            return Err(ApiError::new(
                Code::Invalid,
                format!("{} holds no questions: choose another list.", list.file),
            ));
        }
        let id = pack_id(&list);
        let questions = to_questions(&list.import, &id);
        let title = title.trim();
        let pack = storage::Pack {
            id: id.clone(),
            title: if title.is_empty() { default_title(&list) } else { title.to_owned() },
            summary: Some(format!("Imported from {}.", list.file)),
            version: "1".to_owned(),
            licence: None,
            language: "en".to_owned(),
            kind: storage::PackKind::Imported,
            rubric: None,
            topics: Vec::new(),
            terminology: Vec::new(),
            content_hash: list.hash,
            installed_at: self.wall(),
        };
        let ((), _) = self.store.write(|tx| tx.put_pack(&pack, &questions).map(drop))?;
        let cards = self.pack_cards()?;
        let card = cards.into_iter().find(|card| card.id == id);
        card.or_not_found("pack", &id).map_err(|error: StoreError| error.into())
    }
}

/// How the list marks its questions, as one would tell a person.
pub(crate) fn dialect_words(dialect: Dialect) -> String {
    match dialect {
        Dialect::NumberedHeadings { level } => {
            format!("numbered headings ({} 1. …)", "#".repeat(level.into()))
        }
        Dialect::ListItemHeadings { level } => {
            format!("numbered list items that hold a heading (1. {} …)", "#".repeat(level.into()))
        }
        Dialect::Headings { level } => format!("headings without numbers ({} …)", "#".repeat(level.into())),
        Dialect::Prefixed => "questions marked with Q".to_owned(),
        Dialect::Details => "folded answers (<details>)".to_owned(),
        Dialect::BoldLines => "bold lines".to_owned(),
        Dialect::NumberedLines => "numbered lines".to_owned(),
        Dialect::Bullets => "bullets without answers".to_owned(),
        Dialect::LabelAndBody { level } => {
            format!("headings that name a question, and the question below ({} …)", "#".repeat(level.into()))
        }
        Dialect::PlainLines => "lines that end in a question mark".to_owned(),
        Dialect::OneQuestion => "one question in the file".to_owned(),
        Dialect::Table => "rows of a table".to_owned(),
        Dialect::Json => "JSON".to_owned(),
        Dialect::Yaml => "YAML".to_owned(),
        Dialect::Anki => "notes from Anki".to_owned(),
        Dialect::Cards => "flash cards".to_owned(),
        Dialect::Quiz => "a quiz".to_owned(),
        Dialect::None => "no questions".to_owned(),
    }
}

/// The same file is the same list, whatever stands in it.
pub(crate) fn pack_id(list: &ReadList) -> PackId {
    let hash = hex_sha256(list.path.as_os_str().as_encoded_bytes());
    PackId(format!("list-{}", &hash[..12]))
}

pub(crate) fn default_title(list: &ReadList) -> String {
    let stem = || list.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    list.import.title.clone().or_else(stem).unwrap_or_else(|| list.file.clone())
}

pub(crate) fn read_list(path: &Path) -> Result<ReadList, ApiError> {
    let shown = path.display();
    let fail = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => ApiError::new(
            Code::NotFound,
            format!("There is no file {shown}: check its name, or choose another."),
        ),
        _ => ApiError::new(Code::Io, format!("{shown} can't be read: {error}.")),
    };
    let path = path.canonicalize().map_err(fail)?;
    if path.is_dir() {
        return Err(ApiError::new(Code::Invalid, format!("{shown} is a folder: choose a file in it.")));
    }
    // A pipe could be waited on for ever.
    if !path.is_file() {
        return Err(ApiError::new(Code::Invalid, format!("{shown} is no file: choose a text file.")));
    }
    let mut bytes = Vec::new();
    let limit = MAX_LIST_BYTES as u64;
    std::fs::File::open(&path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(fail)?;
    let file = path.file_name().map_or_else(|| shown.to_string(), |name| name.to_string_lossy().into_owned());
    let import =
        import_list(&file, &bytes).map_err(|error| ApiError::from(error).with_detail(path.display()))?;
    Ok(ReadList { hash: hex_sha256(&bytes), path, file, import })
}
