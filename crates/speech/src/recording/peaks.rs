use crate::playback::Audio;
use crate::recording::RecordingError;
use crate::recording::error::At;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Stands at the beginning of a cache of peaks, with its version.
const MAGIC: &[u8; 8] = b"HSPEAK01";
/// Parts of a second that one peak stands for.
const PER_SECOND: u32 = 100;

/// The lowest and the highest sample of a stretch, -128 to 127.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Peak {
    pub low: i8,
    pub high: i8,
}

/// A recording as it is drawn: one [`Peak`] for each 10 ms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peaks {
    rate: u32,
    frames: u64,
    peaks: Vec<Peak>,
}

impl Peaks {
    /// The peaks of a recording, from the file beside it (`….peaks`) if that is there and belongs to a
    /// recording of this rate and length; else they are computed, and the file is written for the next
    /// time. Where it can't be written, they are computed each time.
    pub fn of(recording: &Path) -> Result<Peaks, RecordingError> {
        let mut audio = Audio::open(recording)?;
        let cache = cache_of(recording);
        let cached = fs::read(&cache).ok().and_then(|bytes| Peaks::from_bytes(&bytes));
        if let Some(peaks) = cached.filter(|it| (it.rate, it.frames) == (audio.rate(), audio.frames())) {
            return Ok(peaks);
        }
        let peaks = Peaks::compute(&mut audio)?;
        // Only a cache: what it holds can be had again.
        let _ = peaks.store(&cache);
        Ok(peaks)
    }

    /// Removes the file beside a recording that is itself removed.
    pub fn forget(recording: &Path) -> Result<(), RecordingError> {
        let cache = cache_of(recording);
        match fs::remove_file(&cache) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).at("remove", &cache),
            _ => Ok(()),
        }
    }

    pub fn compute(audio: &mut Audio) -> Result<Peaks, RecordingError> {
        let per_peak = (audio.rate() / PER_SECOND).max(1) as usize;
        let mut samples = vec![0; per_peak * 512];
        let (mut peaks, mut at) = (Vec::new(), 0);
        loop {
            let count = audio.read(at, &mut samples)?;
            if count == 0 {
                return Ok(Peaks { rate: audio.rate(), frames: audio.frames(), peaks });
            }
            peaks.extend(samples[..count].chunks(per_peak).map(|stretch| Peak {
                low: coarse(stretch.iter().min()),
                high: coarse(stretch.iter().max()),
            }));
            at += count as u64;
        }
    }

    /// The whole recording in this many peaks, or fewer where it has fewer, for a drawing as wide as
    /// that. No peak gets lost: each is the lowest and highest of those that it stands for.
    pub fn drawn(&self, width: usize) -> Vec<Peak> {
        let width = width.min(self.peaks.len());
        let edge = |column: usize| column * self.peaks.len() / width.max(1);
        (0..width).map(|column| joined(&self.peaks[edge(column)..edge(column + 1)])).collect()
    }

    fn store(&self, cache: &Path) -> std::io::Result<()> {
        let part = cache.with_extension("peaks.part");
        let mut file = fs::File::create(&part)?;
        file.write_all(MAGIC)?;
        file.write_all(&self.rate.to_le_bytes())?;
        file.write_all(&self.frames.to_le_bytes())?;
        let bytes: Vec<u8> = self
            .peaks
            .iter()
            .flat_map(|peak| [peak.low.cast_unsigned(), peak.high.cast_unsigned()])
            .collect();
        file.write_all(&bytes)?;
        fs::rename(&part, cache)
    }

    fn from_bytes(bytes: &[u8]) -> Option<Peaks> {
        let (magic, rest) = bytes.split_first_chunk::<8>()?;
        let (rate, rest) = rest.split_first_chunk::<4>()?;
        let (frames, rest) = rest.split_first_chunk::<8>()?;
        let (rate, frames) = (u32::from_le_bytes(*rate), u64::from_le_bytes(*frames));
        let (pairs, odd) = rest.as_chunks::<2>();
        let per_peak = u64::from((rate / PER_SECOND).max(1));
        let whole = magic == MAGIC && odd.is_empty() && pairs.len() as u64 == frames.div_ceil(per_peak);
        let peak = |[low, high]: &[u8; 2]| Peak { low: low.cast_signed(), high: high.cast_signed() };
        whole.then(|| Peaks { rate, frames, peaks: pairs.iter().map(peak).collect() })
    }
}

fn cache_of(recording: &Path) -> PathBuf {
    recording.with_extension("peaks")
}

fn coarse(sample: Option<&i16>) -> i8 {
    // Divided by 256, an i16 is an i8.
    sample.map_or(0, |sample| (sample / 256) as i8)
}

fn joined(peaks: &[Peak]) -> Peak {
    peaks
        .iter()
        .copied()
        .reduce(|a, b| Peak { low: a.low.min(b.low), high: a.high.max(b.high) })
        .unwrap_or_default()
}
