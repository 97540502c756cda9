//! Words in the pieces of a BERT vocabulary (WordPiece, without case and accents).

use std::collections::HashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A longer word is unknown.
const LONGEST_WORD: usize = 100;

pub(super) struct WordPiece {
    pieces: HashMap<String, usize>,
    unknown: usize,
    first: usize,
    last: usize,
}

impl WordPiece {
    /// `text` is one piece a line; `size` how many the model knows.
    pub fn new(text: &str, size: usize) -> Result<WordPiece, &'static str> {
        let pieces: HashMap<String, usize> =
            text.lines().enumerate().map(|(at, piece)| (piece.trim_end().to_owned(), at)).collect();
        if text.lines().count() != size {
            return Err("it has another number of lines than the model has words");
        }
        let of = |piece: &str| pieces.get(piece).copied().ok_or("it lacks [UNK], [CLS] or [SEP]");
        let (unknown, first, last) = (of("[UNK]")?, of("[CLS]")?, of("[SEP]")?);
        Ok(WordPiece { pieces, unknown, first, last })
    }

    /// At most `longest` pieces, the marks of beginning and end included.
    pub fn tokens(&self, text: &str, longest: usize) -> Vec<usize> {
        let mut tokens = vec![self.first];
        let plain: String = text
            .to_lowercase()
            .nfd()
            .filter(|c| !is_combining_mark(*c) && (!c.is_control() || c.is_whitespace()))
            .collect();
        for word in plain.split_whitespace() {
            for part in word.split_inclusive(alone).flat_map(|part| {
                let mark = part
                    .char_indices()
                    .next_back()
                    .filter(|(_, c)| alone(*c))
                    .map_or(part.len(), |(at, _)| at);
                let (word, mark) = part.split_at(mark);
                [word, mark]
            }) {
                self.push(part, &mut tokens);
            }
        }
        tokens.truncate(longest.saturating_sub(1));
        tokens.push(self.last);
        tokens
    }

    /// The longest known pieces from the left; one that is unknown makes the whole word so.
    fn push(&self, word: &str, tokens: &mut Vec<usize>) {
        if word.is_empty() {
            return;
        }
        if word.chars().count() > LONGEST_WORD {
            tokens.push(self.unknown);
            return;
        }
        let begun = tokens.len();
        let mut from = 0;
        while from < word.len() {
            let ends = word[from..].char_indices().map(|(at, c)| from + at + c.len_utf8());
            let ends: Vec<usize> = ends.collect();
            let found = ends.into_iter().rev().find_map(|to| {
                let piece = &word[from..to];
                let known =
                    if from == 0 { self.pieces.get(piece) } else { self.pieces.get(&format!("##{piece}")) };
                known.map(|token| (*token, to))
            });
            let Some((token, to)) = found else {
                tokens.truncate(begun);
                tokens.push(self.unknown);
                return;
            };
            tokens.push(token);
            from = to;
        }
    }
}

/// Whether a character is a word by itself: marks, and characters of scripts without spaces.
fn alone(c: char) -> bool {
    let mark = c.is_ascii_punctuation() || (!c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace());
    mark || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_into_known_pieces() {
        let list = "[UNK]\n[CLS]\n[SEP]\nevent\nloop\n##s\n.\ncafe\n中";
        let words = WordPiece::new(list, 9).unwrap();
        let check = |text: &str, expected: &[usize]| assert_eq!(words.tokens(text, 16), expected, "{text:?}");
        check("", &[1, 2]);
        check("Event loops.", &[1, 3, 4, 5, 6, 2]);
        check("eventual", &[1, 0, 2]);
        check("Café 中中 event.loop", &[1, 7, 8, 8, 3, 6, 4, 2]);
        check(&"loop ".repeat(40), &[1, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2]);
        assert!(WordPiece::new(list, 8).is_err() && WordPiece::new("a\nb", 2).is_err());
    }
}
