//! Recordings read back: any span of one, for the recogniser, for the player, or as a clip.

mod audio;
mod clip;
mod shared;

pub use audio::Audio;
pub use clip::clip;
pub use shared::shared_flac;
