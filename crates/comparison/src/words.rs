//! From the words of an answer, or of a phrasing, to tokens that can be compared.

use crate::disfluency;
use crate::figures;
use crate::lists;
pub(crate) use crate::token::{Class, Gap, Token};
use crate::vectors;
use compact_str::{CompactString, format_compact};
use hotseat_interview::Answer;
use rust_stemmers::{Algorithm, Stemmer};

/// Confidence of a recogniser, 0 to 1, below which a word is taken for doubtful.
const SURE: f32 = 0.5;

pub(crate) fn tokens(answer: &Answer) -> Vec<Token> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut tokens: Vec<Token> = Vec::with_capacity(answer.words.len());
    let mut end = 0;
    for (index, word) in answer.words.iter().enumerate() {
        let Ok(at) = u32::try_from(index) else { break };
        let mut gap =
            gap_of(answer.text.get(end..word.from as usize).unwrap_or_default(), answer.word(index));
        end = word.to as usize;
        let confidence = word.spoken.and_then(|spoken| spoken.confidence);
        let doubtful = confidence.is_some_and(|confidence| confidence < SURE);
        for part in parts(answer.word(index)) {
            tokens.push(Token { doubtful, ..token(&stemmer, part, gap, at) });
            gap = Gap::Space;
        }
    }
    disfluency::left_out(figures::joined(answer, spelt_out(&stemmer, tokens)))
}

/// The stem of a word that is already in one spelling.
pub(crate) fn stem(text: &str) -> CompactString {
    Stemmer::create(Algorithm::English).stem(text).into()
}

/// The stem of a word in lower case, in any form and spelling.
pub(crate) fn base_stem(word: &str) -> CompactString {
    stem(&base(word))
}

/// A word in lower case in its base form, where that is irregular, and in one spelling.
fn base(word: &str) -> CompactString {
    lists::base_form(word).map_or_else(|| american(word), CompactString::const_new)
}

/// What the marks between two words make of them. A hyphen that stands by itself is a dash; one before a
/// capital letter begins the next thing of a list, before a small one ("-v") it belongs to the word.
fn gap_of(between: &str, word: &str) -> Gap {
    let minus = word.starts_with(char::is_numeric);
    let dash = (between.contains(" - ") && !minus)
        || (between.ends_with(" -") && word.starts_with(char::is_uppercase));
    let gap = if dash { Gap::Clause } else { Gap::Space };
    between.chars().fold(gap, |gap, c| match c {
        '.' | '!' | '?' | ';' | '\n' => Gap::Sentence,
        '•' | ',' | ':' | '(' | ')' | '–' | '—' | '…' => gap.max(Gap::Clause),
        _ => gap,
    })
}

/// The parts of a word: at the marks inside it, at a change from small to capital letters, and
/// before a contracted "not". Tails such as "'s" and "'re" are dropped. A number ("0.75") is one part.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if digits.ends_with(|c: char| c.is_ascii_digit()) && digits.parse::<f64>().is_ok() {
        return vec![word];
    }
    for piece in word.split(['.', ':', '_', '-', '/']) {
        let (head, tail) = match piece.find(['\'', '’']) {
            Some(at) => piece.split_at(at),
            None => (piece, ""),
        };
        match head.strip_suffix(['n', 'N']).filter(|_| tail.ends_with(['t', 'T'])) {
            Some(verb) => {
                // "can't" keeps its n, "don't" gives it back.
                parts.push(if head.eq_ignore_ascii_case("can") { head } else { verb });
                parts.push("not");
            }
            None => camel(head, &mut parts),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn camel<'a>(piece: &'a str, parts: &mut Vec<&'a str>) {
    let mut from = 0;
    let mut before: Option<char> = None;
    let mut chars = piece.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_small = chars.peek().is_some_and(|(_, next)| next.is_lowercase());
        let upper = c.is_uppercase();
        let starts = before.is_some_and(|before| {
            upper && (before.is_lowercase() || (before.is_uppercase() && next_small && at - from > 1))
        });
        if starts {
            parts.push(&piece[from..at]);
            from = at;
        }
        before = Some(c);
    }
    parts.push(&piece[from..]);
}

fn token(stemmer: &Stemmer, surface: &str, gap: Gap, at: u32) -> Token {
    let plain = if surface.is_ascii() {
        let mut plain = CompactString::from(surface);
        plain.make_ascii_lowercase();
        plain
    } else {
        CompactString::from_str_to_lowercase(surface)
    };
    let plain = if is_contraction_without_mark(&plain) { CompactString::const_new("not") } else { plain };
    let text = base(&plain);
    let stop = lists::is_stop(&plain) || plain == "not";
    // Small words are never compared, and their stems take as long as the others'.
    let stem = if stop { text.clone() } else { stemmer.stem(&text).into() };
    let class = if stop {
        Class::Stop
    } else if [&plain, &text, &stem].iter().any(|form| lists::is_light(form)) {
        Class::Light
    } else {
        Class::Content
    };
    let entry = if class == Class::Stop { None } else { vectors::find(&stem) };
    Token { surface: surface.into(), text, stem, class, gap, from: at, to: at + 1, entry, doubtful: false }
}

/// "dont" and "cant" as they are typed in haste: read as a plain "not".
fn is_contraction_without_mark(word: &str) -> bool {
    let stem = word.strip_suffix('t').filter(|stem| stem.len() > 2 && *stem != "won");
    stem.is_some_and(lists::takes_not)
}

/// One spelling for "behaviour" and "behavior", "serialise" and "serialize"; "raised" keeps its own, as "raise" does. The
/// result is only ever compared with its like, so it need not be a word.
fn american(word: &str) -> CompactString {
    const TAILS: [(&str, &str, &[&str]); 2] = [
        ("our", "or", &["", "s", "ed", "ing", "al"]),
        ("is", "iz", &["e", "ed", "es", "er", "ers", "ing", "ation", "ations"]),
    ];
    for (british, instead, ends) in TAILS.iter().filter(|_| word.len() > 5 && word.is_ascii()) {
        for end in *ends {
            let head = word.strip_suffix(end).and_then(|rest| rest.strip_suffix(british));
            if let Some(head) = head.filter(|head| head.len() > 2) {
                return format_compact!("{head}{instead}{end}");
            }
        }
    }
    word.into()
}

/// Joins letters that were spelt out ("h t t p", "I/O", "v eight") into one token, and reads the
/// lone "t" after "don" as a "not".
fn spelt_out(stemmer: &Stemmer, tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut letters = 0;
    for next in tokens {
        let single = next.text.chars().count() == 1 && next.gap == Gap::Space;
        let starts = next.text.chars().count() == 1;
        match out.last_mut() {
            Some(last) if next.text == "t" && next.gap == Gap::Space && lists::takes_not(&last.text) => {
                out.push(Token {
                    surface: next.surface.clone(),
                    ..token(stemmer, "not", next.gap, next.from)
                });
                letters = 0;
            }
            Some(last) if single && letters > 0 => {
                let digit = next.text.chars().all(char::is_numeric);
                let letter = if digit { &next.text } else { &next.surface };
                let surface = format_compact!("{}{letter}", last.surface);
                let joined = token(stemmer, &surface, last.gap, last.from);
                *last = Token { to: next.to, doubtful: last.doubtful || next.doubtful, ..joined };
                letters += 1;
            }
            _ => {
                // A number alone or an "a" before a noun is no spelling.
                letters = usize::from(starts && next.text != "a" && !next.text.chars().all(char::is_numeric));
                out.push(next);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let tokens = tokens(&Answer::typed(text));
        let texts: Vec<_> = tokens.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(texts.join(" "), expected, "tokens of {text:?}");
    }

    #[test]
    fn names_are_split() {
        check("process.nextTick()", "process next tick");
        check("setImmediate", "set immediate");
        check("an HTTPServer and XMLHttpRequest", "an http server and xml http request");
        check("node:fs non-blocking snake_case", "node fs non blocking snake case");
        check("V8 and ES6 stay, C++ too", "v8 and es6 stay c++ too");
        check("0.75 of fs.read in 1.5s", "0.75 of fs read in 1.5s");
    }

    #[test]
    fn apostrophes() {
        check("Node's it's they're", "node it they");
        check("don’t can't won't isn't", "do not can not wo not is not");
        check("dont, cant, doesnt", "not not not");
        check("it doesn t", "it doesn not");
    }

    #[test]
    fn letters_spelt_out_are_joined() {
        check("lib u v", "lib uv");
        check("h t t p is a protocol", "http is a protocol");
        check("blocks on I/O", "blocks on io");
        check("the v eight engine", "the v8 engine");
        check("a b tree", "a b tree");
    }

    #[test]
    fn one_spelling() {
        check("behaviour serialised four", "behavior serialized 4");
        check("raise raised noises", "raise raised noises");
        check("ran threw async", "run throw asynchronous");
    }

    #[test]
    fn stems_meet() {
        let stems = |text: &str| tokens(&Answer::typed(text)).into_iter().map(|t| t.stem).collect::<Vec<_>>();
        assert_eq!(stems("computes computation"), stems("computing computed"));
    }
}
