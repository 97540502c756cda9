//! A session as a file: JSON that holds everything and replays, and Markdown that reads well.

mod json;
mod markdown;

pub use json::{EXPORT_FORMAT, EXPORT_VERSION, SessionExport};
pub(crate) use markdown::session_markdown;
