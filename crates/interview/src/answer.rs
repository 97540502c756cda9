use crate::Millis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person said or typed, as words that evidence can point at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Answer {
    pub text: String,
    pub words: Vec<Word>,
}

/// One word of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Word {
    /// Where it stands in the text: bytes, from inclusive, to exclusive.
    pub from: u32,
    pub to: u32,
    /// When it was spoken; none in a typed answer.
    #[serde(default)]
    pub spoken: Option<Spoken>,
}

/// The time of a spoken word in its recording.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Spoken {
    pub from: Millis,
    pub to: Millis,
    /// The recogniser's own confidence, 0 to 1, where it gives one.
    #[serde(default)]
    pub confidence: Option<f32>,
}

impl Answer {
    /// A typed answer: its words are the runs of letters and digits, with the marks that stand
    /// inside a name (`node:fs`, `don't`, `process.nextTick`, `C++`).
    pub fn typed(text: &str) -> Answer {
        let mut words = Vec::new();
        let mut open: Option<usize> = None;
        let mut close = |from: usize, to: usize| {
            if let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(to)) {
                words.push(Word { from, to, spoken: None });
            }
        };
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next_is_word = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            let inside = open.is_some();
            let in_word = c.is_alphanumeric()
                || (inside && matches!(c, '\'' | '’' | '.' | ':' | '_' | '-') && next_is_word)
                || (inside && matches!(c, '+' | '#'))
                || (c == '_' && next_is_word);
            match (open, in_word) {
                (None, true) => open = Some(at),
                (Some(from), false) => {
                    close(from, at);
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(from) = open {
            close(from, text.len());
        }
        Answer { text: text.to_owned(), words }
    }

    /// The word as it stands in the text; empty for an index or a place that does not exist.
    pub fn word(&self, index: usize) -> &str {
        self.words
            .get(index)
            .and_then(|word| self.text.get(word.from as usize..word.to as usize))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let answer = Answer::typed(text);
        let words: Vec<_> = (0..answer.words.len()).map(|i| answer.word(i)).collect();
        assert_eq!(words, expected, "words of {text:?}");
    }

    #[test]
    fn words_keep_the_marks_inside_names() {
        check("", &[]);
        check("Node's `process.nextTick()`, first.", &["Node's", "process.nextTick", "first"]);
        check("node:fs reads; C++ doesn't", &["node:fs", "reads", "C++", "doesn't"]);
        check("a well-kept café – 30 %", &["a", "well-kept", "café", "30"]);
        check("事件循环 runs", &["事件循环", "runs"]);
        check("_private and trailing_", &["_private", "and", "trailing"]);
    }
}
