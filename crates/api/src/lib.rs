//! The one surface of Hotseat: use cases, what they hand out, and how they fail.
//!
//! The window and the command line are both thin over [`Hotseat`]. Nothing here reads a clock: the
//! shell brings one as [`Clock`].

mod bank;
mod clock;
pub mod dto;
mod error;
mod exporting;
mod folder;
mod history;
mod hotseat;
mod importing;
mod journal;
mod live;
mod planning;
pub mod surface;
mod timeline;
mod view;

pub use clock::Clock;
pub use error::{ApiError, Code};
pub use exporting::{EXPORT_FORMAT, EXPORT_VERSION, SessionExport};
pub use folder::data_folder;
pub use hotseat::Hotseat;
