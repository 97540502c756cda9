//! Packs of one's own: folders in the native format, begun here or brought along.

use crate::bundling::{content_hash, put_native};
use crate::dto::{PackCard, PackId};
use crate::files::write_whole;
use crate::{ApiError, Code, Hotseat, read_text};
use hotseat_content::{
    Pack, Source, load_pack, load_rubric, new_header, parse_pack_header, renamed_header, slug,
};
use hotseat_storage as storage;
use hotseat_storage::{OrNotFound, PackKind, WriteTx};
use std::fs;
use std::path::{Path, PathBuf};

impl Hotseat {
    /// Begins a pack in a folder of its own: in `folder`, or in the data folder. Questions are added to it by
    /// `begin_question`.
    pub fn new_pack(&self, title: String, folder: Option<String>) -> Result<PackCard, ApiError> {
        let title = tidy_title(&title)?;
        let beside = folder.map_or_else(|| self.folder.join("packs"), PathBuf::from);
        let (id, folder) = self.free_place(&title, &beside)?;
        let header = Source::new("pack.yaml", &new_header(&id, &title));
        let pack = parse_pack_header(&header)?;
        let failed = |error: std::io::Error| {
            ApiError::new(Code::Io, format!("{} can't be made: {error}.", folder.display()))
        };
        fs::create_dir_all(folder.join("questions")).map_err(failed)?;
        write_whole(&folder.join("pack.yaml"), header.text.as_bytes())?;
        let wall = self.wall();
        self.store.write(|tx| put_own(tx, pack, &folder, wall))?;
        self.pack_card(&id)
    }

    /// Takes a pack in the native format into the bank. It stays where it is, and what is edited in the bank
    /// is written back there. Adding it again reads its files again.
    pub fn add_pack(&self, folder: String) -> Result<PackCard, ApiError> {
        let shown = PathBuf::from(&folder);
        let folder = shown.canonicalize().map_err(|error| {
            let code = if error.kind() == std::io::ErrorKind::NotFound { Code::NotFound } else { Code::Io };
            ApiError::new(code, format!("{} can't be read: {error}.", shown.display()))
        })?;
        let pack = load_pack(&folder)?;
        let id = pack.id.clone();
        let wall = self.wall();
        self.store.write(|tx| put_own(tx, pack, &folder, wall))?;
        self.pack_card(&id)
    }

    /// Gives a pack another name. That of a pack of one's own is written to its `pack.yaml`.
    pub fn rename_pack(&self, id: PackId, title: String) -> Result<PackCard, ApiError> {
        let title = tidy_title(&title)?;
        let pack = self.store.read(|tx| tx.pack(&id)?.or_not_found("pack", &id))?;
        if pack.kind == PackKind::Bundled {
            return Err(ApiError::new(Code::Invalid, "The packs that come with Hotseat keep their names."));
        }
        let mut header = pack.header.clone();
        if let Some(folder) = &pack.folder {
            let path = Path::new(folder).join("pack.yaml");
            let renamed = renamed_header(&read_text(&path)?, &title).ok_or_else(|| {
                ApiError::new(
                    Code::Invalid,
                    format!("The title in {} can't be changed: do it there.", path.display()),
                )
            })?;
            write_whole(&path, renamed.as_bytes())?;
            header = Some(renamed);
        }
        self.store.write(|tx| tx.put_pack_row(&storage::Pack { title, header, ..pack }))?;
        self.pack_card(&id)
    }

    /// Reads the packs again whose files have changed since. One that can't be read, or has a mistake, stays
    /// in the bank as it was.
    pub(crate) fn refresh_own_packs(&self) -> Result<(), ApiError> {
        let wall = self.wall();
        for storage::PackListing { pack: known, .. } in self.store.read(|tx| tx.packs())? {
            let Some(folder) = known.folder.as_deref().map(Path::new) else { continue };
            let Ok(pack) = load_pack(folder) else { continue };
            if pack.id == known.id && content_hash(&pack) != known.content_hash {
                // Its files may contradict another pack now; adding it again says so. The bank is good as it
                // was, and no reason not to open.
                let _ = self.store.write(|tx| put_own(tx, pack, folder, wall));
            }
        }
        Ok(())
    }

    /// An id that no pack has, and a folder that isn't there.
    fn free_place(&self, title: &str, beside: &Path) -> Result<(PackId, PathBuf), ApiError> {
        let stem = match slug(title) {
            slug if slug.is_empty() => "pack".to_owned(),
            slug => slug,
        };
        let mut id = PackId(stem.clone());
        let mut number = 2;
        while self.store.read(|tx| tx.pack(&id))?.is_some() || beside.join(&id.0).exists() {
            id = PackId(format!("{stem}-{number}"));
            number += 1;
        }
        let folder = beside.join(&id.0);
        Ok((id, std::path::absolute(&folder).unwrap_or(folder)))
    }
}

fn put_own(tx: &mut WriteTx<'_>, pack: Pack, folder: &Path, wall: storage::WallTime) -> Result<(), ApiError> {
    let (id, shown) = (pack.id.clone(), folder.display().to_string());
    if let Some(known) = tx.pack(&id)?.filter(|known| known.folder.as_deref() != Some(shown.as_str())) {
        let message = format!(
            "The bank has another pack {:?}, {:?}: give this one another id in its pack.yaml, or remove that one.",
            id.0, known.title
        );
        return Err(ApiError::new(Code::Invalid, message));
    }
    if let Some(rubric) = &pack.rubric {
        let beside = folder.parent().map(|beside| beside.join("rubrics").join(format!("{rubric}.yaml")));
        match beside.filter(|path| path.exists()) {
            Some(path) if tx.rubric(rubric)?.is_none() => tx.put_rubric(&load_rubric(&path)?)?,
            _ => {}
        }
    }
    let put = put_native(tx, pack, PackKind::Installed, Some(shown), wall)?;
    if let Some((question, other)) = put.elsewhere.first() {
        let message = format!(
            "The pack {:?} has a question {:?} already: an id names one question for ever, so give this one another.",
            other.0, question.0
        );
        return Err(ApiError::new(Code::Invalid, message));
    }
    Ok(())
}

fn tidy_title(title: &str) -> Result<String, ApiError> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(ApiError::new(Code::Invalid, "A pack has a name: write one."));
    }
    Ok(title)
}
