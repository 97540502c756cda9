//! Words that sound or are spelt alike: how a recogniser mishears a term.
//!
//! A word is reduced to the sounds that survive mishearing: consonants in groups that are easily
//! taken for each other, vowels only at the beginning.

/// The names of letters, as a recogniser writes them.
const LETTERS: &[(&str, &str)] = &[
    ("ay", "a"),
    ("bee", "b"),
    ("cee", "c"),
    ("see", "c"),
    ("sea", "c"),
    ("dee", "d"),
    ("ee", "e"),
    ("eff", "f"),
    ("ef", "f"),
    ("gee", "g"),
    ("aitch", "h"),
    ("eye", "i"),
    ("jay", "j"),
    ("kay", "k"),
    ("ell", "l"),
    ("el", "l"),
    ("em", "m"),
    ("en", "n"),
    ("oh", "o"),
    ("pee", "p"),
    ("pea", "p"),
    ("queue", "q"),
    ("cue", "q"),
    ("are", "r"),
    ("ar", "r"),
    ("ess", "s"),
    ("es", "s"),
    ("tee", "t"),
    ("tea", "t"),
    ("you", "u"),
    ("yew", "u"),
    ("vee", "v"),
    ("ex", "x"),
    ("why", "y"),
    ("wye", "y"),
    ("zee", "z"),
    ("zed", "z"),
];

/// The letter that a word names; a letter or a figure names itself.
pub(crate) fn letter(word: &str) -> Option<&str> {
    let mut chars = word.chars();
    if chars.next().is_some_and(char::is_alphanumeric) && chars.next().is_none() {
        return Some(word);
    }
    LETTERS.iter().find(|(name, _)| *name == word).map(|(_, letter)| *letter)
}

/// What is heard of a word, a letter a sound; of more than sixteen the last ones. Without a sound for a word that is not
/// of plain Latin letters and figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(u128);

impl Key {
    /// How many sounds it has.
    pub fn sounds(self) -> usize {
        (u128::BITS - self.0.leading_zeros()).div_ceil(u8::BITS) as usize
    }

    /// A sound that goes on is one.
    fn hear(&mut self, sound: u8) {
        if self.0 as u8 != sound {
            self.0 = self.0 << u8::BITS | u128::from(sound);
        }
    }
}

/// What is left of a word that is heard.
pub(crate) fn key(word: &str) -> Key {
    let letters = word.as_bytes();
    if !letters.iter().all(u8::is_ascii_alphanumeric) {
        return Key::default();
    }
    let at = |index: usize| letters.get(index).copied().unwrap_or(b' ');
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let mut key = Key::default();
    let mut index = 0;
    while index < letters.len() {
        let (c, next) = (at(index), at(index + 1));
        let mut taken = 1;
        let sounds: &[u8] = match (c, next) {
            (b'k' | b'g', b'n') if index == 0 => b"",
            (b'w', b'r') if index == 0 => b"",
            // "nginx" is said "engine x".
            (b'n' | b'm', _) if index == 0 && !vowel(next) && next != b' ' => b"An",
            (b'p', b'h') => {
                taken = 2;
                b"f"
            }
            (b'c' | b's', b'h') | (b't', b'c') => {
                taken = 2;
                b"S"
            }
            (b't', b'h') => {
                taken = 2;
                b"t"
            }
            (b'g', b'h') => {
                taken = 2;
                b""
            }
            (b'c', b'k') => {
                taken = 2;
                b"k"
            }
            (b'c', b'e' | b'i' | b'y') => b"s",
            (b'x', _) => b"ks",
            (b'g', b'e' | b'i' | b'y') | (b'j', _) => b"j",
            (b'c' | b'k' | b'q' | b'g', _) => b"k",
            (b'd' | b't', _) => b"t",
            (b'b' | b'p', _) => b"p",
            (b'f' | b'v', _) => b"f",
            (b's' | b'z', _) => b"s",
            (b'm' | b'n', _) => b"n",
            (b'l', _) => b"l",
            (b'r', _) => b"r",
            (b'a' | b'e' | b'i' | b'o' | b'u' | b'y', _) if index == 0 => b"A",
            (b'0'..=b'9', _) => std::slice::from_ref(&letters[index]),
            _ => b"",
        };
        sounds.iter().for_each(|sound| key.hear(*sound));
        index += taken;
    }
    key
}

/// Share of the letters of a word that may be others in one that sounds like it.
const AKIN: f32 = 0.6;

/// How a word is spelt.
pub(crate) struct Spelling<'a> {
    letters: &'a [u8],
    /// Which letters it has, a bit each; of a few of them nobody can say which.
    set: u32,
    ascii: bool,
}

impl Spelling<'_> {
    pub fn of(word: &str) -> Spelling<'_> {
        let letters = word.as_bytes();
        let set = letters.iter().fold(0, |set, letter| set | 1 << (letter % 32));
        Spelling { letters, set, ascii: word.is_ascii() }
    }

    /// Whether two words differ by so few letters that one may be a slip of the other: one letter in five, two at most.
    pub fn is_like(&self, other: &Spelling) -> bool {
        let (one, two) = (self.letters, other.letters);
        let allowed = (one.len().max(two.len()) / 5).min(2);
        // Each letter that is another takes one from the set and brings one.
        let apart = (self.set ^ other.set).count_ones() as usize;
        let may_be = allowed > 0 && one.len().abs_diff(two.len()) <= allowed && apart <= 2 * allowed;
        may_be && self.ascii && other.ascii && edits(one, two) <= allowed
    }

    /// Whether two words that sound alike are spelt alike enough to be taken for each other: "cash" and "cache" are,
    /// "behind" and "payment" are not.
    pub fn is_akin(&self, other: &Spelling) -> bool {
        let (one, two) = (self.letters, other.letters);
        edits(one, two) as f32 <= AKIN * one.len().max(two.len()) as f32
    }
}

/// Levenshtein's distance.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misheard_terms_sound_like_themselves() {
        for (term, heard) in [
            ("redis", "reddis"),
            ("nginx", "enginex"),
            ("kafka", "cafca"),
            ("kubernetes", "cubernetis"),
            ("cache", "cash"),
            ("queue", "kew"),
            ("write", "rite"),
            ("buffer", "boffer"),
        ] {
            assert_eq!(key(term), key(heard), "{term} heard as {heard}");
        }
        assert_ne!(key("socket"), key("kernel"));
        assert_eq!(key("事件").sounds(), 0);
    }

    #[test]
    fn a_slip_is_few_letters() {
        let check = |a, b, expected| {
            assert_eq!(Spelling::of(a).is_like(&Spelling::of(b)), expected, "{a} and {b}");
        };
        check("thread", "thred", true);
        check("asynchronous", "asyncronus", true);
        check("pool", "poll", false);
        check("loop", "look", false);
        check("set", "get", false);
        check("", "", false);
    }

    #[test]
    fn what_is_taken_for_another_word_is_spelt_somewhat_like_it() {
        let check = |a, b, expected| {
            assert_eq!(key(a), key(b), "{a} and {b} don't sound alike");
            assert_eq!(Spelling::of(a).is_akin(&Spelling::of(b)), expected, "{a} and {b}");
        };
        check("cache", "cash", true);
        check("write", "rite", true);
        check("phase", "face", true);
        check("payment", "behind", false);
        check("nodes", "wants", false);
    }

    #[test]
    fn letters_have_names() {
        let check = |word, expected: Option<&str>| assert_eq!(letter(word), expected, "{word}");
        check("vee", Some("v"));
        check("h", Some("h"));
        check("8", Some("8"));
        check("kernel", None);
    }
}
