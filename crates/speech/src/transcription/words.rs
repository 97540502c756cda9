use crate::transcription::transcript::TimedWord;
use hotseat_interview::Millis;

/// A piece of a word, as the recogniser writes it. Its bytes may end within a letter.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub bytes: Vec<u8>,
    /// Milliseconds.
    pub from: u64,
    pub to: u64,
    pub probability: f32,
}

/// What a full stop takes of its word's time in a sentence spoken at an ordinary speed, in
/// milliseconds: measured on the prepared answers.
const MARK: u64 = 300;

/// Puts tokens together to words: a token that begins with a space begins a word.
///
/// The confidence is the smallest probability among the tokens that hold letters or digits. Marks
/// that stand alone, such as a dash, go to the word before. Whisper shares out the time by letters
/// and gives marks a share, so a word also gets the time of the mark after it, up to
/// [`MARK`]; beyond that it is silence. Times never run backwards.
pub(crate) fn words(tokens: &[Token]) -> Vec<TimedWord> {
    let mut words: Vec<TimedWord> = Vec::new();
    let mut open: Vec<&Token> = Vec::new();
    let mut floor = 0;
    let mut close = |open: &mut Vec<&Token>| {
        let bytes: Vec<u8> = open.iter().flat_map(|token| token.bytes.iter().copied()).collect();
        let written = String::from_utf8_lossy(&bytes);
        let text = written.trim();
        // Letters of a script that takes several tokens for each are no letters by themselves.
        let spoken = |token: &&&Token| {
            !token.bytes.is_ascii() || token.bytes.iter().any(|byte| byte.is_ascii_alphanumeric())
        };
        match (open.iter().find(spoken), open.iter().rfind(spoken)) {
            (Some(first), Some(last)) if !text.is_empty() => {
                let from = first.from.max(floor);
                let marks = open.last().map_or(last.to, |mark| mark.to);
                let to = marks.min(last.to + MARK).max(last.to).max(from);
                floor = to;
                let confidence =
                    open.iter().filter(spoken).map(|token| token.probability).fold(1.0, f32::min);
                words.push(TimedWord {
                    text: text.to_owned(),
                    from: Millis(from),
                    to: Millis(to),
                    confidence,
                });
            }
            _ => {
                if let Some(before) = words.last_mut().filter(|_| !text.is_empty()) {
                    if written.starts_with(char::is_whitespace) {
                        before.text.push(' ');
                    }
                    before.text.push_str(text);
                }
            }
        }
        open.clear();
    };
    for token in tokens {
        if token.bytes.first().is_some_and(u8::is_ascii_whitespace) && !open.is_empty() {
            close(&mut open);
        }
        open.push(token);
    }
    if !open.is_empty() {
        close(&mut open);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(bytes: &[u8], from: u64, to: u64, probability: f32) -> Token {
        Token { bytes: bytes.to_vec(), from, to, probability }
    }

    fn check(tokens: &[Token], expected: &[(&str, u64, u64, f32)]) {
        let words = words(tokens);
        let words: Vec<_> =
            words.iter().map(|word| (word.text.as_str(), word.from.0, word.to.0, word.confidence)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn tokens_become_words() {
        check(&[], &[]);
        check(
            &[
                token(b" Back", 0, 300, 0.9),
                token(b"pressure", 300, 800, 0.7),
                token(b",", 800, 900, 0.2),
                token(b" um", 900, 1100, 0.8),
                token(b" -", 1100, 1200, 0.1),
                token(b" done", 1200, 1500, 0.6),
                token(b".", 1500, 2500, 0.9),
            ],
            &[("Backpressure,", 0, 900, 0.7), ("um -", 900, 1100, 0.8), ("done.", 1200, 1800, 0.6)],
        );
    }

    #[test]
    fn a_letter_of_several_tokens_is_put_together() {
        let cafe = " café".as_bytes();
        check(&[token(&cafe[..5], 0, 100, 0.9), token(&cafe[5..], 100, 200, 0.5)], &[("café", 0, 200, 0.5)]);
    }

    #[test]
    fn times_do_not_run_backwards() {
        check(
            &[token(b" one", 500, 400, 1.0), token(b" two", 300, 350, 1.0)],
            &[("one", 500, 500, 1.0), ("two", 500, 500, 1.0)],
        );
    }

    #[test]
    fn marks_alone_are_no_words() {
        check(&[token(b" ...", 0, 500, 1.0)], &[]);
        check(&[token(b" \xff", 0, 500, 1.0)], &[("\u{fffd}", 0, 500, 1.0)]);
    }
}
