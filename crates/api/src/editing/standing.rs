use super::not_own;
use crate::bank::hex_sha256;
use crate::{ApiError, Code, read_text};
use hotseat_content::{Source, question_places, write_question};
use hotseat_interview::QuestionId;
use hotseat_storage::{BankQuestion, OrNotFound, Pack, PackKind, ReadTx, StoreError};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A question as it stands now: in its file, if it has one, or else in the bank.
pub(super) struct Standing {
    pub pack: Pack,
    /// None for a question that is being begun.
    pub stored: Option<BankQuestion>,
    pub text: String,
    /// Where it is written to.
    pub file: Option<Place>,
}

/// A stretch of a file.
pub(super) struct Place {
    pub path: PathBuf,
    /// The text of the whole file, with `\n` line ends and no byte order mark.
    whole: String,
    range: Range<usize>,
    /// How the file itself has it.
    crlf: bool,
    mark: bool,
}

impl Standing {
    pub fn of(tx: &ReadTx<'_>, id: &QuestionId) -> Result<Standing, ApiError> {
        let stored = tx.bank_question(id)?.or_not_found("question", id)?;
        let pack = &stored.question.pack;
        let pack = tx.pack(pack)?.or_not_found("pack", pack)?;
        let file = match (&pack.folder, &stored.file) {
            (Some(folder), Some(file)) => Some(Place::find(folder, file, id)?),
            _ => None,
        };
        let text = match (&file, &stored.text) {
            (Some(place), _) => place.whole[place.range.clone()].to_owned(),
            (None, Some(text)) => text.clone(),
            (None, None) => write_question(&stored.question),
        };
        Ok(Standing { pack, stored: Some(stored), text, file })
    }

    /// A text in a file of its own, which is not there yet.
    pub fn beginning(pack: Pack, text: &str) -> Result<Standing, ApiError> {
        if pack.kind != PackKind::Installed || pack.folder.is_none() {
            return Err(not_own(&pack));
        }
        Ok(Standing { pack, stored: None, text: text.to_owned(), file: None })
    }

    pub fn id(&self) -> Option<&QuestionId> {
        self.stored.as_ref().map(|stored| &stored.question.id)
    }

    /// Names this state of the text.
    pub fn seen(&self) -> String {
        hex_sha256(self.text.as_bytes())
    }

    pub fn saving(&self) -> String {
        match (&self.file, self.pack.kind) {
            (Some(file), _) => format!("Saving writes {}.", file.path.display()),
            (None, PackKind::Installed) => {
                let folder = self.pack.folder.as_deref().unwrap_or_default();
                format!("Saving writes a new file in {}.", questions_in(folder).display())
            }
            (None, PackKind::Bundled) => {
                "Saving makes a copy of your own in the bank. Updates of Hotseat leave it as it is."
                    .to_owned()
            }
            (None, PackKind::Imported) => {
                "Saving keeps your version in the bank, also when the list is imported again. The list's \
                 own file is left as it is."
                    .to_owned()
            }
        }
    }
}

pub(super) fn questions_in(folder: &str) -> PathBuf {
    Path::new(folder).join("questions")
}

impl Place {
    fn find(folder: &str, file: &str, id: &QuestionId) -> Result<Place, ApiError> {
        let path = questions_in(folder).join(file);
        let raw = read_text(&path)?;
        let whole = Source::new(file, &raw).text;
        let found = question_places(&whole).into_iter().find(|(found, _)| found.as_ref() == Some(id));
        let Some((_, range)) = found else {
            let message = format!(
                "{} no longer holds the question {:?}: look at that file, and add the pack again.",
                path.display(),
                id.0
            );
            return Err(ApiError::new(Code::NotFound, message));
        };
        Ok(Place { path, range, crlf: raw.contains("\r\n"), mark: raw.starts_with('\u{feff}'), whole })
    }

    /// The whole file with this text in place of the question's.
    pub fn with(&self, text: &str) -> String {
        let after = &self.whole[self.range.end..];
        let gap = if after.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let whole = format!("{}{text}{gap}{after}", &self.whole[..self.range.start]);
        let whole = if self.crlf { whole.replace('\n', "\r\n") } else { whole };
        if self.mark { format!("\u{feff}{whole}") } else { whole }
    }
}

/// A name for the file of a new question: after the others, and like theirs.
pub(super) fn new_file(folder: &str, id: &QuestionId) -> Result<PathBuf, StoreError> {
    let folder = questions_in(folder);
    let failed = |source| StoreError::Io { path: folder.clone(), operation: "reading", source };
    let mut last: u32 = 0;
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        last = last.max(digits.parse().unwrap_or(0));
    }
    Ok(folder.join(format!("{:02}-{id}.md", last.saturating_add(1))))
}
