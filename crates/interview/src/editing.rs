use crate::Millis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// One change of a text, as the editor made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Edit {
    /// Where, in UTF-16 code units, since that is what editors count.
    pub offset: u32,
    /// The text that stood there.
    pub removed: String,
    /// The text that stands there now.
    pub inserted: String,
    /// When it was typed, on the session's timeline; the event that carries it may be committed
    /// up to a second later.
    pub typed_at: Millis,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditRefused {
    #[error("the edit at offset {offset} lies outside the text ({length} code units long)")]
    OutOfRange { offset: u32, length: usize },
    #[error("the edit at offset {offset} removes {expected:?}, but {found:?} stands there")]
    Mismatch { offset: u32, expected: String, found: String },
}

/// Applies `edit` to `text`, or leaves it untouched.
///
/// # Errors
/// When the offset lies outside the text or inside a surrogate pair, or other text stands there
/// than the edit removes: the two sides have come apart, and the caller must send the whole text.
pub fn apply_edit(text: &mut String, edit: &Edit) -> Result<(), EditRefused> {
    let from = byte_offset(text, edit.offset).ok_or_else(|| EditRefused::OutOfRange {
        offset: edit.offset,
        length: text.encode_utf16().count(),
    })?;
    let rest = &text[from..];
    if !rest.starts_with(&edit.removed) {
        return Err(EditRefused::Mismatch {
            offset: edit.offset,
            expected: edit.removed.clone(),
            found: rest.chars().take(edit.removed.chars().count()).collect(),
        });
    }
    text.replace_range(from..from + edit.removed.len(), &edit.inserted);
    Ok(())
}

fn byte_offset(text: &str, utf16: u32) -> Option<usize> {
    let mut units = 0u32;
    for (at, c) in text.char_indices() {
        if units >= utf16 {
            return (units == utf16).then_some(at);
        }
        units += if c.len_utf16() == 2 { 2 } else { 1 };
    }
    (units == utf16).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(offset: u32, removed: &str, inserted: &str) -> Edit {
        Edit { offset, removed: removed.into(), inserted: inserted.into(), typed_at: Millis::ZERO }
    }

    #[test]
    fn offsets_count_as_editors_do() {
        let mut text = "a😀b".to_owned();
        apply_edit(&mut text, &edit(3, "b", "c")).unwrap();
        assert_eq!(text, "a😀c");
        assert!(apply_edit(&mut text, &edit(2, "", "x")).is_err(), "inside the pair");
        assert!(apply_edit(&mut text, &edit(5, "", "x")).is_err(), "past the end");
        assert!(apply_edit(&mut text, &edit(0, "b", "")).is_err(), "other text stands there");
        assert_eq!(text, "a😀c", "a refused edit changes nothing");
    }

    proptest! {
        /// An edit and its inverse leave the text as it was.
        #[test]
        fn an_edit_can_be_undone(before in ".{0,30}", cut in any::<prop::sample::Index>(), inserted in ".{0,10}") {
            let chars: Vec<char> = before.chars().collect();
            let from = if chars.is_empty() { 0 } else { cut.index(chars.len()) };
            let removed: String = chars[from..].iter().take(3).collect();
            let offset = chars[..from].iter().map(|c| c.len_utf16() as u32).sum();
            let mut text = before.clone();
            apply_edit(&mut text, &edit(offset, &removed, &inserted)).unwrap();
            apply_edit(&mut text, &edit(offset, &inserted, &removed)).unwrap();
            prop_assert_eq!(text, before);
        }
    }
}
