//! The static word vectors that ship with the program: what words mean, roughly, without a model.
//!
//! `training/make_vectors.py` makes the table and says how it is laid out; `data/NOTICE.md` says
//! what it was made of. All numbers are little-endian: the magic, the count of stems, the
//! dimensions, the length of the text (`u32` each); one step (`f32`) for each dimension; one class
//! of frequency (`u8`) for each stem; two levels of four bits a byte for each stem; the stems, in
//! order, one a line.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const FILE: &[u8] = include_bytes!("../data/vectors.bin");
const MAGIC: &[u8] = b"HSVEC1\0\0";
/// Dimensions of a vector.
pub(crate) const DIMS: usize = 128;
/// Class of a word that is not in the table; one more than that of the rarest word in it.
pub(crate) const UNKNOWN: u8 = 16;

/// A vector of unit length, or a sum of such.
pub(crate) type Vector = [f32; DIMS];

pub(crate) const ZERO: Vector = [0.0; DIMS];

/// A stem's line in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(usize);

struct Table {
    /// The line of each stem.
    lines: FxHashMap<&'static [u8], usize>,
    classes: &'static [u8],
    levels: &'static [u8],
    steps: Vector,
}

/// A table that is not laid out as it should be has no words; a test reads the one that ships.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    read(FILE).unwrap_or(Table { lines: FxHashMap::default(), classes: &[], levels: &[], steps: ZERO })
});

fn read(file: &'static [u8]) -> Option<Table> {
    let mut rest = file.strip_prefix(MAGIC)?;
    let mut take = |length: usize| {
        let (head, tail) = rest.split_at_checked(length)?;
        rest = tail;
        Some(head)
    };
    let mut number = || Some(u32::from_le_bytes(take(4)?.try_into().ok()?) as usize);
    let (count, dims, length) = (number()?, number()?, number()?);
    let mut steps = ZERO;
    for (step, bytes) in steps.iter_mut().zip(take(4 * DIMS)?.chunks_exact(4)) {
        *step = f32::from_le_bytes(bytes.try_into().ok()?);
    }
    let classes = take(count)?;
    let levels = take(count.checked_mul(DIMS / 2)?)?;
    let text = take(length)?;
    let lines: FxHashMap<&[u8], usize> = text.split(|byte| *byte == b'\n').zip(0..).collect();
    (dims == DIMS && lines.len() == count).then_some(Table { lines, classes, levels, steps })
}

/// Finds a stem in the table.
pub(crate) fn find(stem: &str) -> Option<Entry> {
    TABLE.lines.get(stem.as_bytes()).copied().map(Entry)
}

impl Entry {
    /// Of unit length.
    pub fn vector(self) -> Vector {
        let table = &*TABLE;
        let mut vector = ZERO;
        let levels = &table.levels[self.0 * DIMS / 2..(self.0 + 1) * DIMS / 2];
        for (pair, byte) in vector.chunks_exact_mut(2).zip(levels) {
            pair[0] = f32::from(byte & 15) - 8.0;
            pair[1] = f32::from(byte >> 4) - 8.0;
        }
        for (value, step) in vector.iter_mut().zip(&table.steps) {
            *value *= step;
        }
        unit(vector)
    }

    /// How rare the word is: 0 for the most frequent, one more each time the rank doubles.
    pub fn class(self) -> u8 {
        TABLE.classes[self.0].min(UNKNOWN - 1)
    }
}

pub(crate) fn dot(a: &Vector, b: &Vector) -> f32 {
    // Eight sums, so that the compiler may add them side by side; the order is fixed, and so is
    // the result.
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for at in 0..8 {
            sums[at] += a[at] * b[at];
        }
    }
    sums.iter().sum()
}

/// Adds `weight` times `b`.
pub(crate) fn add(a: &mut Vector, b: &Vector, weight: f32) {
    for (a, b) in a.iter_mut().zip(b) {
        *a += weight * b;
    }
}

/// The vector scaled to the length 1; one without a length is left alone.
pub(crate) fn unit(mut vector: Vector) -> Vector {
    let length = dot(&vector, &vector).sqrt();
    if length > 1e-6 {
        vector.iter_mut().for_each(|value| *value /= length);
    }
    vector
}

/// What is left of a vector without the direction `away`, which is of unit length or nothing.
pub(crate) fn without(mut vector: Vector, away: &Vector) -> Vector {
    let along = dot(&vector, away);
    add(&mut vector, away, -along);
    vector
}

/// Cosine of two vectors, 0 where one has no length.
pub(crate) fn cosine(a: &Vector, b: &Vector) -> f32 {
    let lengths = (dot(a, a) * dot(b, b)).sqrt();
    if lengths > 1e-6 { (dot(a, b) / lengths).clamp(-1.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> f32 {
        let vector = |word| find(word).unwrap_or_else(|| panic!("{word} is not in the table")).vector();
        cosine(&vector(a), &vector(b))
    }

    #[test]
    fn the_shipped_table_is_read_and_small() {
        assert!(FILE.len() <= 3_000_000, "{} bytes", FILE.len());
        assert!(read(FILE).is_some(), "the table is not laid out as make_vectors.py says");
        assert!(find("thread").is_some() && find("zzzzzz").is_none() && find("").is_none());
    }

    #[test]
    fn words_of_like_meaning_are_near() {
        for (word, like, unlike) in
            [("stop", "halt", "banana"), ("error", "mistak", "river"), ("fast", "quick", "chair")]
        {
            let (like_is, unlike_is) = (near(word, like), near(word, unlike));
            assert!(like_is > unlike_is + 0.2, "{word}: {like} {like_is}, {unlike} {unlike_is}");
        }
    }

    #[test]
    fn rare_words_have_a_higher_class() {
        let class = |word| find(word).map(Entry::class);
        assert!(class("time") < class("buffer"), "{:?} {:?}", class("time"), class("buffer"));
    }
}
