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

/// Puts tokens together to words: a token that begins with a space begins a word.
///
/// The confidence is the smallest probability among the tokens that hold letters or digits; a word
/// ends when its last letter does. Marks that stand alone, such as a dash, go to the word before.
/// Times never run backwards.
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
                let to = last.to.max(from);
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
