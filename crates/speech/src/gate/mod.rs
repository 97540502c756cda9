//! The speech gate: where in a recording somebody speaks, and where not.
//!
//! It is fed the recording as 16 kHz samples, whole or while it is spoken, and tells speech and pauses.
//! How it was chosen and how well it does is written down in `docs/measurements.md`.

mod detector;
mod smoothing;
mod timing;

pub use detector::{Detector, Earshot};
pub use smoothing::{Gate, Heard};
pub use timing::{Timing, speech_after};

use crate::playback::Audio;
use crate::recording::RecordingError;
use crate::transcription::Span;

/// The stretches of speech in a whole recording, in order.
pub fn speech_in(audio: &mut Audio) -> Result<Vec<Span>, RecordingError> {
    let mut gate = Gate::new();
    let mut speech = Vec::new();
    let mut keep = |heard| {
        if let Heard::Ended(span) = heard {
            speech.push(span);
        }
    };
    let whole = audio.span();
    audio.listen(whole, |samples| gate.push(samples).into_iter().for_each(&mut keep))?;
    gate.finish().into_iter().for_each(&mut keep);
    Ok(speech)
}
