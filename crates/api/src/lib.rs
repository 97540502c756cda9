//! The one surface of Hotseat: use cases, what they hand out, and how they fail.
//!
//! The window and the command line are both thin over [`Hotseat`]. Nothing here reads a clock: the
//! shell brings one as [`Clock`].

pub mod dto;
mod error;
pub mod surface;

pub use error::{ApiError, Code};
