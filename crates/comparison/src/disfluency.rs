//! What is said without saying anything: fillers, and words that were begun again.

use crate::clause::word;
use crate::token::{Gap, Token};

const FILLERS: &[&str] = &["um", "uh", "uhm", "er", "erm", "hmm", "mhm"];
/// Fillers of two words.
const PHRASES: &[[&str; 2]] = &[["you", "know"], ["i", "mean"], ["kind", "of"], ["sort", "of"]];
/// After these "you know" has an object: "you know the type".
const OBJECTS: &[&str] =
    &["that", "what", "how", "the", "a", "an", "which", "where", "when", "if", "why", "who", "its", "their"];
/// After these a kind is one: "what kind of", "two kinds of".
const KINDS: &[&str] =
    &["a", "the", "what", "which", "this", "that", "any", "some", "one", "each", "every", "no", "another"];

/// The tokens without them. A pause beside one stays.
pub(crate) fn left_out(tokens: Vec<Token>) -> Vec<Token> {
    let tokens = without(tokens, filler);
    without(tokens, begun_again)
}

fn without(tokens: Vec<Token>, says_nothing: impl Fn(&[Token], usize) -> bool) -> Vec<Token> {
    let kept: Vec<bool> = (0..tokens.len()).map(|at| !says_nothing(&tokens, at)).collect();
    if kept.iter().all(|kept| *kept) {
        return tokens;
    }
    let mut pause = Gap::Space;
    let mut out = Vec::with_capacity(tokens.len());
    for (mut token, kept) in tokens.into_iter().zip(kept) {
        pause = pause.max(token.gap);
        if kept {
            token.gap = std::mem::replace(&mut pause, Gap::Space);
            out.push(token);
        }
    }
    out
}

fn filler(tokens: &[Token], at: usize) -> bool {
    let first = |at: usize| {
        let two = [word(tokens, at), word(tokens, at + 1)];
        let together = tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space);
        let before = if at > 0 { word(tokens, at - 1) } else { "" };
        let means = match two[0] {
            "you" => OBJECTS.contains(&word(tokens, at + 2)),
            "kind" | "sort" => KINDS.contains(&before),
            _ => false,
        };
        together && PHRASES.contains(&two) && !means
    };
    FILLERS.contains(&word(tokens, at)) || first(at) || (at > 0 && first(at - 1))
}

/// Whether the same word follows at once, or this one and its neighbour do: "it does not not block", "in the in the
/// loop". Of letters and figures each counts.
fn begun_again(tokens: &[Token], at: usize) -> bool {
    let same = |at: usize, count: usize| {
        let spells = |text: &str| text.chars().count() < 2 || text.starts_with(char::is_numeric);
        (at..at + count).all(|at| !spells(word(tokens, at)) && word(tokens, at) == word(tokens, at + count))
            && tokens[at + 1..=at + count].iter().all(|token| token.gap == Gap::Space)
    };
    same(at, 1) || same(at, 2) || (at > 0 && same(at - 1, 2))
}

#[cfg(test)]
mod tests {
    use crate::words::tokens;
    use hotseat_interview::Answer;

    #[test]
    fn fillers_and_restarts_are_left_out() {
        let check = |text: &str, expected: &str| {
            let tokens = tokens(&Answer::typed(text));
            let texts: Vec<_> = tokens.iter().map(|token| token.surface.as_str()).collect();
            assert_eq!(texts.join(" "), expected, "tokens of {text:?}");
        };
        check("a node with no you know children um at all", "a node with no children at all");
        check("it don't don't block the the loop", "it do not block the loop");
        check("you know the type, and it is a kind of map", "you know the type and it is a kind of map");
        check("it's sort of slow I mean it waits", "it slow it waits");
        check("it does um does block", "it does block");
        check("h t t p is 2 2", "http is 2 2");
    }
}
