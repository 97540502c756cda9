/// How weights are stored: the number that ggml gives the kind, how many weights make a block, and
/// the bytes of a block. Kinds that no Whisper model is published in are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    number: i32,
    pub name: &'static str,
    block: u64,
    bytes: u64,
}

const fn kind(number: i32, name: &'static str, block: u64, bytes: u64) -> Kind {
    Kind { number, name, block, bytes }
}

pub(crate) const F32: Kind = kind(0, "f32", 1, 4);
pub(crate) const F16: Kind = kind(1, "f16", 1, 2);

/// What a model's header calls it ("ftype"), beside the kind. From ggml.h.
const KINDS: [(i32, Kind); 12] = [
    (0, F32),
    (1, F16),
    (2, kind(2, "q4_0", 32, 18)),
    (3, kind(3, "q4_1", 32, 20)),
    (7, kind(8, "q8_0", 32, 34)),
    (8, kind(6, "q5_0", 32, 22)),
    (9, kind(7, "q5_1", 32, 24)),
    (10, kind(10, "q2_k", 256, 84)),
    (11, kind(11, "q3_k", 256, 110)),
    (12, kind(12, "q4_k", 256, 144)),
    (13, kind(13, "q5_k", 256, 176)),
    (14, kind(14, "q6_k", 256, 210)),
];

impl Kind {
    /// By the number in a model's header.
    pub fn of_model(number: i32) -> Option<Kind> {
        KINDS.iter().find(|(model, _)| *model == number).map(|(_, kind)| *kind)
    }

    /// By the number at a tensor.
    pub fn of_tensor(number: i32) -> Option<Kind> {
        KINDS.iter().find(|(_, kind)| kind.number == number).map(|(_, kind)| *kind)
    }

    /// The bytes of so many weights; none when they make no whole number of blocks.
    pub fn size(self, weights: u64) -> Option<u64> {
        weights
            .is_multiple_of(self.block)
            .then(|| weights / self.block)
            .and_then(|n| n.checked_mul(self.bytes))
    }
}
