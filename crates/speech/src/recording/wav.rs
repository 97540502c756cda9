use crate::recording::RecordingError;
use crate::recording::error::At;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes before the first sample, in the WAV files that Hotseat writes.
pub(crate) const HEADER: u64 = 44;

/// The most samples that a WAV can hold: its sizes are 32-bit numbers.
pub(crate) const MOST_FRAMES: u64 = (u32::MAX as u64 - HEADER) / 2;

/// The head of a WAV of one channel of 16-bit samples.
pub(crate) fn header(rate: u32, frames: u64) -> [u8; HEADER as usize] {
    let bytes = u32::try_from(frames.min(MOST_FRAMES) * 2).unwrap_or(u32::MAX);
    let mut header = [0; HEADER as usize];
    let mut put = |at: usize, part: &[u8]| header[at..at + part.len()].copy_from_slice(part);
    put(0, b"RIFF");
    put(4, &bytes.saturating_add(36).to_le_bytes());
    put(8, b"WAVEfmt ");
    put(16, &16u32.to_le_bytes());
    put(20, &1u16.to_le_bytes()); // plain samples
    put(22, &1u16.to_le_bytes()); // one channel
    put(24, &rate.to_le_bytes());
    put(28, &rate.saturating_mul(2).to_le_bytes()); // bytes per second
    put(32, &2u16.to_le_bytes()); // bytes per frame
    put(34, &16u16.to_le_bytes()); // bits per sample
    put(36, b"data");
    put(40, &bytes.to_le_bytes());
    header
}

/// What stands in a WAV of ours, finished or cut off anywhere.
pub(crate) struct Head {
    pub rate: u32,
    /// By the file's length, not by its header: while it grows, the header lags behind.
    pub frames: u64,
}

/// Reads the head of a WAV that Hotseat wrote, and leaves the file at its first sample.
///
/// A file cut off inside its head is a recording of no samples; its rate is then unknown, and 48 kHz
/// stands in for it.
pub(crate) fn read_head(file: &mut File, path: &Path) -> Result<Head, RecordingError> {
    let length = file.metadata().at("look at", path)?.len();
    let mut head = Vec::new();
    file.take(HEADER).read_to_end(&mut head).at("read", path)?;
    let number =
        |at: usize| head.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes);
    let rate = if head.len() >= 28 { number(24) } else { 48_000 };
    let differs = head.iter().zip(header(rate, 0)).enumerate().any(|(at, (is, should))| match at {
        // The two sizes may be those of any moment.
        4..8 | 40..44 => false,
        // What depends on the rate can't be checked before the rate is there.
        24..32 if head.len() < 28 => false,
        _ => *is != should,
    });
    if differs || !(4_000..=768_000).contains(&rate) {
        let reason = "it is not a WAV that Hotseat wrote".to_owned();
        return Err(RecordingError::NotARecording { path: path.to_owned(), reason });
    }
    Ok(Head { rate, frames: length.saturating_sub(HEADER) / 2 })
}
