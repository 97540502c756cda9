//! The packs inside the program, kept up to date in the bank without touching what the person made of
//! them.

use crate::bank::hex_sha256;
use crate::renewing::{renew, to_store};
use crate::{ApiError, Hotseat};
use hotseat_content::{Pack, bundled, write_question};
use hotseat_interview::Question;
use hotseat_storage as storage;
use hotseat_storage::{BankQuestion, StoreError, WallTime, WriteTx};
use std::collections::HashMap;

impl Hotseat {
    /// Stores the packs inside the program where the bank has none, or others.
    pub(crate) fn refresh_bundled(&self) -> Result<(), ApiError> {
        let bundle = bundled()?;
        let hashes: Vec<String> = bundle.packs.iter().map(content_hash).collect();
        let current = self.store.read(|tx| {
            let mut current = true;
            for (pack, hash) in bundle.packs.iter().zip(&hashes) {
                current &= tx.pack(&pack.id)?.is_some_and(|stored| stored.content_hash == *hash);
            }
            for rubric in &bundle.rubrics {
                current &= tx.packed_rubric(&rubric.id)?.as_ref() == Some(rubric);
            }
            Ok::<_, StoreError>(current)
        })?;
        if current {
            return Ok(());
        }
        let wall = self.wall();
        self.store.write(|tx| {
            for rubric in &bundle.rubrics {
                tx.put_rubric(rubric)?;
            }
            for pack in bundle.packs {
                put_native(tx, pack, storage::PackKind::Bundled, None, wall)?;
            }
            Ok::<_, StoreError>(())
        })?;
        Ok(())
    }
}

/// Stores a pack in the native format; what the person made of its questions stays. Gives what another
/// pack has already.
pub(crate) fn put_native(
    tx: &mut WriteTx<'_>,
    pack: Pack,
    kind: storage::PackKind,
    folder: Option<String>,
    wall: WallTime,
) -> Result<storage::PackPut, StoreError> {
    let row = row(&pack, kind, folder, wall);
    let before = tx.bank_questions(&pack.id)?;
    let now: Vec<Question> = pack.questions;
    // Authors give ids for ever: nothing else says which question is which.
    let places: HashMap<_, usize> =
        before.iter().zip(0..).map(|(stored, at)| (&stored.question.id, at)).collect();
    let pairs: Vec<_> = now.iter().map(|question| places.get(&question.id).copied()).collect();
    let in_files = kind == storage::PackKind::Installed;
    let now = now.into_iter().zip(pack.written).map(|(question, written)| BankQuestion {
        // What stands in a file goes out again as it is, whatever stands beside it there.
        text: if in_files { Some(written.text) } else { kept_text(&question, written.text) },
        file: in_files.then_some(written.file),
        question,
        base: None,
        set_aside: false,
    });
    let (renewed, gone) = renew(tx, before, now.collect(), &pairs)?;
    tx.put_pack(&row, &to_store(renewed, gone))
}

/// A text is kept where it is more than what the program would write.
pub(crate) fn kept_text(question: &Question, text: String) -> Option<String> {
    (text != write_question(question)).then_some(text)
}

fn row(pack: &Pack, kind: storage::PackKind, folder: Option<String>, wall: WallTime) -> storage::Pack {
    storage::Pack {
        id: pack.id.clone(),
        title: pack.title.clone(),
        summary: pack.summary.clone(),
        version: pack.version.clone(),
        licence: pack.licence.clone(),
        language: pack.language.clone(),
        kind,
        rubric: pack.rubric.clone(),
        topics: pack.topics.clone(),
        terminology: pack.terminology.clone(),
        content_hash: content_hash(pack),
        installed_at: wall,
        folder,
        header: Some(pack.header.clone()),
    }
}

pub(crate) fn content_hash(pack: &Pack) -> String {
    // Serialising plain data to memory has no way to fail; an empty hash would only refresh it again.
    hex_sha256(&serde_json::to_vec(pack).unwrap_or_default())
}
