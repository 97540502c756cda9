//! Everything that hears or speaks: the microphone, recordings, the speech gate, speech models,
//! transcription and the interviewer's voice.

pub mod models;
pub mod transcription;
