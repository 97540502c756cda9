use crate::playback::Audio;
use crate::recording::{RecordingError, frames_before, wav};
use crate::transcription::Span;
use std::io::Write;

/// Samples that are copied together.
const BLOCK: usize = 1 << 15;

/// Writes a span of a recording as a WAV of its own, at the recording's rate. The span is cut to what
/// there is of it; a span of nothing gives a WAV without samples.
///
/// # Errors
/// Where the recording can't be read, or `out` can't be written to.
pub fn clip(audio: &mut Audio, span: Span, mut out: impl Write) -> Result<(), RecordingError> {
    let from = frames_before(span.from, audio.rate()).min(audio.frames());
    let to = frames_before(span.to, audio.rate()).clamp(from, audio.frames()).min(from + wav::MOST_FRAMES);
    out.write_all(&wav::header(audio.rate(), to - from)).map_err(RecordingError::Clip)?;
    let (mut samples, mut bytes) = (vec![0; BLOCK], Vec::with_capacity(BLOCK * 2));
    let mut at = from;
    while at < to {
        let wanted = usize::try_from(to - at).unwrap_or(BLOCK).min(BLOCK);
        let count = audio.read(at, &mut samples[..wanted])?;
        if count == 0 {
            break;
        }
        bytes.clear();
        bytes.extend(samples[..count].iter().flat_map(|sample| sample.to_le_bytes()));
        out.write_all(&bytes).map_err(RecordingError::Clip)?;
        at += count as u64;
    }
    out.flush().map_err(RecordingError::Clip)
}
