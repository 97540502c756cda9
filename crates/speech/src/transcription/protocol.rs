use crate::transcription::piece::Piece;
use crate::transcription::settings::{Provenance, Settings};
use crate::transcription::transcript::TimedWord;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, ErrorKind, Read, Write};

/// Both ends are the same program, so any change of what is said raises this.
pub(crate) const VERSION: u32 = 1;

/// A frame is never longer: the samples of the longest piece are under 1 MB, and a script of many
/// hours stays below this as well.
const LONGEST_FRAME: u32 = 32 << 20;

/// Begins each frame, so that a line that a driver prints is not taken for one.
const MARK: [u8; 4] = *b"hots";

#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    /// Loads an engine, and drops the one there was.
    Load(Box<Settings>),
    /// The samples follow in a frame of their own: 16 bits, little-endian.
    Recognise { id: u64, piece: Piece },
    /// Stops this piece, if it is still at it.
    Stop { id: u64 },
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// The first thing said.
    Hello {
        version: u32,
    },
    Loaded(Box<Provenance>),
    /// `last` when another try would end the same way.
    CantLoad {
        message: String,
        last: bool,
    },
    /// The engine got on since the last beat.
    Beat,
    Words {
        id: u64,
        words: Vec<TimedWord>,
    },
    Stopped {
        id: u64,
    },
    Refused {
        id: u64,
        message: String,
    },
}

/// Writes a frame: the mark, the length as 32 bits little-endian, and the contents.
pub(crate) fn write_bytes(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|&length| length <= LONGEST_FRAME);
    let length = length.ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "the frame is too long"))?;
    out.write_all(&MARK)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(bytes)?;
    out.flush()
}

pub(crate) fn write(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    write_bytes(out, &serde_json::to_vec(value)?)
}

/// The next frame; none at a clean end. Nothing is reserved for a length that is only claimed.
///
/// # Errors
/// [`ErrorKind::InvalidData`] for anything that is no frame, or an end in the middle of one.
pub(crate) fn read_bytes(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut head = [0; 8];
    let mut have = 0;
    while have < head.len() {
        match input.read(&mut head[have..]) {
            Ok(0) if have == 0 => return Ok(None),
            Ok(0) => return Err(broken("it ends within a frame")),
            Ok(more) => have += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
    if head[..4] != MARK || length > LONGEST_FRAME {
        return Err(broken("something other than a frame came"));
    }
    let mut bytes = Vec::new();
    input.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() < length as usize {
        return Err(broken("it ends within a frame"));
    }
    Ok(Some(bytes))
}

pub(crate) fn read<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<Option<T>> {
    let Some(bytes) = read_bytes(input)? else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|error| broken(&error.to_string()))
}

fn broken(what: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}

pub(crate) fn to_bytes(samples: &[i16]) -> Vec<u8> {
    samples.iter().flat_map(|sample| sample.to_le_bytes()).collect()
}

/// To what Whisper wants: -1 to 1.
pub(crate) fn to_samples(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(2).map(|pair| f32::from(i16::from_le_bytes([pair[0], pair[1]])) / 32768.0).collect()
}

/// To 16 bits, which is what microphones give.
pub(crate) fn to_sixteen_bits(sample: f32) -> i16 {
    // A sample that is no number is silence; `as` limits the rest to the range of the type.
    (sample * 32768.0).round() as i16
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn frame(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        write_bytes(&mut out, bytes).unwrap();
        out
    }

    #[test]
    fn frames_come_as_they_were_sent() {
        let both = [frame(b"one"), frame(b"")].concat();
        let mut input = &both[..];
        assert_eq!(read_bytes(&mut input).unwrap(), Some(b"one".to_vec()));
        assert_eq!(read_bytes(&mut input).unwrap(), Some(Vec::new()));
        assert_eq!(read_bytes(&mut input).unwrap(), None, "a clean end");
    }

    #[test]
    fn a_frame_cut_off_or_claimed_too_long_is_an_error() {
        let whole = frame(b"something");
        for length in 1..whole.len() {
            assert!(read_bytes(&mut &whole[..length]).is_err(), "after {length} bytes");
        }
        let mut huge = frame(b"");
        huge[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(read_bytes(&mut &huge[..]).is_err());
    }

    #[test]
    fn samples_keep_their_values() {
        let samples = [0.0, 0.5, -1.0, 0.999_97];
        let sixteen: Vec<i16> = samples.iter().map(|&sample| to_sixteen_bits(sample)).collect();
        assert_eq!(sixteen, [0, 16_384, -32_768, 32_767]);
        assert_eq!(to_samples(&to_bytes(&sixteen))[1], 0.5);
        assert_eq!(to_sixteen_bits(7.0), i16::MAX, "too loud is as loud as it goes");
        assert_eq!(to_sixteen_bits(f32::NAN), 0);
    }

    proptest! {
        #[test]
        fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _answer = read::<Reply>(&mut &bytes[..]);
            let _answer = read::<Reply>(&mut &frame(&bytes)[..]);
        }
    }
}
