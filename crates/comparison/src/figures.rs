//! Numbers in several pieces: "1,500", "0,6", "zero point seven five".

use crate::token::{Gap, Token};
use compact_str::{CompactString, format_compact};
use hotseat_interview::Answer;

/// The tokens with the pieces of each number as one.
pub(crate) fn joined(answer: &Answer, tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for next in tokens {
        if !figures(&next.text) {
            out.push(next);
            continue;
        }
        let (count, text) = match out.as_slice() {
            [.., last] if figures(&last.text) && comma(answer, last, &next) => {
                (1, format_compact!("{}{}{}", last.text, separator(&last.text, &next.text), next.text))
            }
            [.., last] if last.text.contains('.') && said(last) && goes_on(last, &next) => {
                (1, format_compact!("{}{}", last.text, next.text))
            }
            [.., whole, point] if figures(&whole.text) && is_point(point) && next.gap == Gap::Space => {
                (2, format_compact!("{}.{}", whole.text, next.text))
            }
            _ => (0, CompactString::default()),
        };
        let pieces = out.split_off(out.len() - count);
        out.push(match pieces.into_iter().next() {
            Some(first) => Token { stem: text.clone(), text, to: next.to, ..first },
            None => next,
        });
    }
    out
}

fn figures(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether nothing but a comma stands between two figures: words of an answer are told apart by it.
fn comma(answer: &Answer, last: &Token, next: &Token) -> bool {
    let end = (last.to as usize).checked_sub(1).and_then(|last| answer.words.get(last));
    let between = end.zip(answer.words.get(next.from as usize)).and_then(|(end, next)| {
        let (from, to) = (end.to as usize, next.from as usize);
        answer.text.get(from..to)
    });
    between == Some(",")
}

/// "1,500" is a whole number, "0,6" and "2,25" are not.
fn separator(whole: &str, next: &str) -> &'static str {
    if next.len() == 3 && whole != "0" { "" } else { "." }
}

fn is_point(token: &Token) -> bool {
    token.text == "point" && token.gap == Gap::Space
}

/// Whether a number was said word by word, so that its figures may go on.
fn said(token: &Token) -> bool {
    token.to - token.from > 2
}

fn goes_on(last: &Token, next: &Token) -> bool {
    next.gap == Gap::Space && next.from == last.to && next.text.len() == 1
}

#[cfg(test)]
mod tests {
    use crate::words::tokens;
    use hotseat_interview::Answer;

    #[test]
    fn a_number_is_one_token() {
        let check = |text: &str, expected: &str| {
            let tokens = tokens(&Answer::typed(text));
            let texts: Vec<_> = tokens.iter().map(|token| token.text.as_str()).collect();
            assert_eq!(texts.join(" "), expected, "tokens of {text:?}");
        };
        check("1,500 sockets or 2,5 seconds, 3 times", "1500 sockets or 2.5 seconds 3 times");
        check("zero point seven five of it", "0.75 of it");
        check("at point five, or 5. 3 are left", "at point 5 or 5 3 are leave");
    }
}
