//! Everything that hears or speaks: the microphone, recordings, the speech gate, speech models,
//! transcription and the interviewer's voice.

pub mod capture;
pub mod delivery;
pub mod gate;
pub mod models;
pub mod playback;
pub mod recording;
pub mod transcription;
pub mod voice;
