//! Finding again what was written or said.

use crate::dto::{HitKind, QuestionHit, SearchHit, SearchPage, SnippetPart};
use crate::{ApiError, Hotseat};
use hotseat_content::inline_html;
use hotseat_interview::Millis;
use hotseat_speech::transcription::Transcript;
use hotseat_storage::{FoundPassage, FoundQuestion, MARK_BEGINS, MARK_ENDS, PassageKind, StoreError};

/// Hits on one page.
const PAGE: u32 = 40;
/// Letters shown before what was found, and in all.
const BEFORE: usize = 60;
const SHOWN: usize = 240;

impl Hotseat {
    /// Finds what was typed in all answers, notes and questions, the newest first; `after` is the `next`
    /// of the page before. Every word must be there; a word finds all that begin with it, and words in
    /// quotes are found as they stand.
    pub fn search(&self, query: String, after: Option<u32>) -> Result<SearchPage, ApiError> {
        let (found, questions) = self.store.read(|tx| {
            let found = tx.search_passages(&query, after.map(i64::from), PAGE)?;
            let questions = if after.is_none() { tx.search_questions(&query)? } else { Vec::new() };
            Ok::<_, StoreError>((found, questions))
        })?;
        let full = found.len() >= PAGE as usize;
        let next = found.last().filter(|_| full).and_then(|last| u32::try_from(last.number).ok());
        Ok(SearchPage {
            hits: found.into_iter().map(|one| self.hit(one)).collect::<Result<_, _>>()?,
            questions: questions.into_iter().map(question_hit).collect(),
            next,
        })
    }

    fn hit(&self, found: FoundPassage) -> Result<SearchHit, ApiError> {
        let (take, at, place) = match &found.recording {
            Some(recording) => {
                let row = self.store.read(|tx| tx.recording(recording))?;
                (row.map(|row| row.take), self.when_said(recording, &found.text)?, None)
            }
            None => {
                let (take, place) = typed_place(&found.key, &found.text);
                (take, found.at, place)
            }
        };
        Ok(SearchHit {
            session: found.session.0,
            session_title: found.session_title,
            held: found.held.to_string(),
            item: found.item,
            question_html: found.question.as_deref().map(inline_html),
            kind: match found.kind {
                PassageKind::Answer => HitKind::Answer,
                PassageKind::Spoken => HitKind::Spoken,
                PassageKind::Scratch => HitKind::Scratch,
                PassageKind::Note => HitKind::Note,
            },
            snippet: snippet(&found.text),
            recording: found.recording,
            take,
            at,
            place,
        })
    }

    /// When the first word that was found was said, in its recording.
    fn when_said(&self, recording: &str, marked: &str) -> Result<Option<Millis>, ApiError> {
        let stored = self.store.read(|tx| tx.transcript(recording))?;
        let transcript: Option<Transcript> =
            stored.and_then(|stored| serde_json::from_value(stored.body).ok());
        // Nothing stands before the first mark that is not in the text as well.
        let Some(place) = marked.find(MARK_BEGINS) else { return Ok(None) };
        let answer = transcript.map(|transcript| transcript.answer()).unwrap_or_default();
        let word = answer.words.iter().find(|word| word.to as usize > place);
        Ok(word.and_then(|word| word.spoken).map(|spoken| spoken.from))
    }
}

/// Which try a typed text belongs to; and, in an answer, where its first word that was found stands: when
/// that was typed is told by the log, which is read once one goes there.
fn typed_place(key: &str, marked: &str) -> (Option<u32>, Option<u32>) {
    let mut parts = key.split('/');
    let (kind, take) = (parts.next(), parts.nth(1).and_then(|take| take.parse().ok()));
    let before = marked.find(MARK_BEGINS).and_then(|at| marked.get(..at));
    let units = before.and_then(|before| u32::try_from(before.encode_utf16().count()).ok());
    match kind {
        Some("answer") => (take, units),
        Some("reply") => (take, None),
        _ => (None, None),
    }
}

fn question_hit(found: FoundQuestion) -> QuestionHit {
    let in_title = found.title.contains(MARK_BEGINS) || !found.body.contains(MARK_BEGINS);
    QuestionHit {
        question: found.question,
        snippet: snippet(if in_title { &found.title } else { &found.body }),
        session: found.session.0,
        session_title: found.session_title,
        held: found.held.to_string(),
        item: found.item,
        times: found.times,
    }
}

/// The part of a text around the first word that was found, in runs of found and other text.
fn snippet(marked: &str) -> Vec<SnippetPart> {
    let first = marked.find(MARK_BEGINS).unwrap_or(0);
    let before = marked[..first].char_indices().rev().take(BEFORE).last().map_or(first, |(at, _)| at);
    // From the beginning of a word, if there is one near.
    let from = if before == 0 {
        0
    } else {
        let mut near = marked[before..first].char_indices();
        let space = near.find(|(_, c)| c.is_whitespace());
        space.map_or(before, |(at, c)| before + at + c.len_utf8())
    };
    let mut parts: Vec<SnippetPart> = Vec::new();
    let mut add = |c: char, found: bool| match parts.last_mut() {
        Some(last) if last.found == found => last.text.push(c),
        _ => parts.push(SnippetPart { text: c.to_string(), found }),
    };
    if from > 0 {
        add('…', false);
    }
    let (mut shown, mut inside, mut space) = (0, false, false);
    for c in marked[from..].chars() {
        match c {
            MARK_BEGINS => inside = true,
            MARK_ENDS => inside = false,
            _ if c.is_whitespace() && space => {}
            _ if shown >= SHOWN && !inside => {
                add('…', false);
                break;
            }
            _ => {
                space = c.is_whitespace();
                add(if space { ' ' } else { c }, inside);
                shown += 1;
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(marked: &str) -> String {
        snippet(marked)
            .iter()
            .map(|part| if part.found { format!("[{}]", part.text) } else { part.text.clone() })
            .collect()
    }

    #[test]
    fn a_typed_hit_knows_its_try_and_its_place() {
        let check = |key, expected| {
            assert_eq!(typed_place(key, "a 😀 \u{1}poll\u{2} \u{1}phase\u{2}"), expected, "{key}");
        };
        check("answer/3/1", (Some(1), Some(5)));
        check("reply/3/1/0", (Some(1), None));
        check("scratch/3", (None, None));
        check("note/7", (None, None));
        check("", (None, None));
    }

    #[test]
    fn a_snippet_shows_what_was_found_and_what_stands_around_it() {
        assert_eq!(shown("the \u{1}poll\u{2}\n\n phase"), "the [poll] phase");
        assert_eq!(shown(""), "");
        let long = format!("{}\u{1}poll\u{2} phase{}", "one two ".repeat(40), " and more".repeat(60));
        let found = shown(&long);
        assert!(found.starts_with("…one two one") && found.contains("two [poll] phase"), "{found}");
        assert!(found.ends_with('…') && found.chars().count() < SHOWN + 10, "{found}");
    }

    proptest! {
        /// Nothing is shown as found that was not, and no mark is shown.
        #[test]
        fn snippets_are_of_the_text(parts in prop::collection::vec((".{0,90}", "[a-zß😀]{1,6}"), 1..6)) {
            let parts: Vec<(String, String)> = parts
                .into_iter()
                .map(|(other, found)| (other.replace(['\u{1}', '\u{2}'], " "), found))
                .collect();
            let marked: String =
                parts.iter().map(|(other, found)| format!("{other}\u{1}{found}\u{2}")).collect();
            let snippet = snippet(&marked);
            prop_assert!(snippet.iter().any(|part| part.found), "the first is always shown: {snippet:?}");
            for part in &snippet {
                let marks = part.text.contains([MARK_BEGINS, MARK_ENDS]);
                prop_assert!(!marks, "{:?}", part);
                if part.found {
                    let of = parts.iter().map(|(_, found)| found.as_str()).collect::<String>();
                    prop_assert!(of.contains(&part.text), "{:?}", part);
                }
            }
        }
    }
}
