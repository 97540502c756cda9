//! Words shortened to their first letters, and initials read out: "BFS" and breadth-first search, "TTL" and
//! time to live.

use crate::words::{Class, Gap, Token};

/// Initials of fewer letters are known as such only by their capitals.
const PLAIN: usize = 3;

/// The letters of a token that is written as initials are: in capitals, or without a vowel. An "s" for
/// several is none of them.
pub(crate) fn letters(token: &Token) -> Option<&str> {
    let capitals = token.surface.chars().filter(|letter| letter.is_uppercase()).count();
    let several = token.surface.ends_with('s') && capitals + 1 == token.surface.len();
    let text = if several { token.text.strip_suffix('s')? } else { &token.text };
    let no_word = text.len() >= PLAIN && !text.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let all = text.bytes().all(|byte| byte.is_ascii_lowercase());
    // "IS" is more often stressed than short for anything.
    let small = token.class == Class::Stop;
    (all && !small && text.len() > 1 && (no_word || capitals >= text.len())).then_some(text)
}

/// Where the words stand that initials are short for: first and last token, neither of them a small word.
pub(crate) fn stand_for(letters: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let length = letters.len();
    let reads = |first: &usize| {
        let run = &tokens[*first..first + length];
        let content = |token: &Token| token.class != Class::Stop;
        let all = run.iter().zip(letters.chars()).all(|(token, letter)| initial(token) == Some(letter));
        all && content(&run[0]) && content(&run[length - 1]) && run[1..].iter().all(|t| t.gap == Gap::Space)
    };
    let last = (tokens.len() + 1).saturating_sub(length);
    (0..last).filter(reads).map(|first| (first, first + length - 1)).collect()
}

fn initial(token: &Token) -> Option<char> {
    token.text.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    #[test]
    fn initials_are_known_by_their_capitals_or_by_having_no_vowel() {
        let check = |text: &str, expected: &[&str]| {
            let tokens = tokens(&Answer::typed(text));
            let found: Vec<_> = tokens.iter().filter_map(letters).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("DFS and two VMs run the API", &["dfs", "vm", "api"]);
        check("dfs is as good but os and run are words", &["dfs"]);
        check("V8 IS fast", &[]);
    }

    #[test]
    fn initials_stand_for_words_with_small_ones_between() {
        let check = |letters: &str, text: &str, expected: &[(usize, usize)]| {
            assert_eq!(stand_for(letters, &tokens(&Answer::typed(text))), expected, "{letters} in {text:?}");
        };
        check("ttl", "the time to live of a record", &[(1, 3)]);
        check("bfs", "a breadth-first search", &[(1, 3)]);
        check("dfs", "dogs, few seas", &[]);
        check("tt", "to the", &[]);
        check("vm", "", &[]);
    }
}
