use crate::playback::Audio;
use crate::recording::{RecordingError, Resampler, frames_before, from_sample, to_sample};
use crate::transcription::{SAMPLE_RATE, Span};
use flac_codec::encode::{FlacSampleWriter, Options};
use std::io::Cursor;
use std::path::PathBuf;

/// Samples that are looked at together.
const BLOCK: usize = 1 << 15;

/// A recording as it is handed to someone else: a FLAC at [`SAMPLE_RATE`], which keeps all of a voice
/// and a third of the bytes, with the spans of `silent` set to nothing.
///
/// They are silenced before anything else happens to the samples, so that nothing of them is left to
/// be found; the filter that changes the rate can only carry their surroundings a few milliseconds
/// into them.
///
/// # Errors
/// Where the recording can't be read or written as FLAC.
pub fn shared_flac(audio: &mut Audio, silent: &[Span]) -> Result<Vec<u8>, RecordingError> {
    let failed = |error: flac_codec::Error| RecordingError::Compressing {
        path: PathBuf::from("the shared sound"),
        reason: error.to_string(),
    };
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder =
        FlacSampleWriter::new(&mut bytes, Options::default(), SAMPLE_RATE, 16, 1, None).map_err(failed)?;
    let silent: Vec<(u64, u64)> = silent
        .iter()
        .map(|span| (frames_before(span.from, audio.rate()), frames_before(span.to, audio.rate()) + 1))
        .collect();
    let mut resampler = Resampler::new(audio.rate(), SAMPLE_RATE);
    let (mut samples, mut plain, mut out) = (vec![0; BLOCK], Vec::with_capacity(BLOCK), Vec::new());
    let mut at = 0;
    loop {
        let count = audio.read(at, &mut samples)?;
        if count == 0 {
            break;
        }
        let end = at + count as u64;
        for &(from, to) in &silent {
            let (from, to) = (from.clamp(at, end) - at, to.clamp(at, end) - at);
            if let (Ok(from), Ok(to)) = (usize::try_from(from), usize::try_from(to))
                && from < to
            {
                samples[from..to].fill(0);
            }
        }
        plain.clear();
        plain.extend(samples[..count].iter().map(|sample| from_sample(*sample)));
        out.clear();
        resampler.push(&plain, &mut out);
        encoder.write(&wide(&out)).map_err(failed)?;
        at = end;
    }
    out.clear();
    resampler.finish(&mut out);
    encoder.write(&wide(&out)).map_err(failed)?;
    encoder.finalize().map_err(failed)?;
    Ok(bytes.into_inner())
}

fn wide(samples: &[f32]) -> Vec<i32> {
    samples.iter().map(|sample| i32::from(to_sample(*sample))).collect()
}
