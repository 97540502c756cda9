//! One answer or more, handed to somebody who needs nothing but a browser, and what comes back.
//!
//! What goes out is made from scratch of what the person chose, never of a session with things taken
//! out of it. What comes in is untrusted: bounded, checked, and shown as plain text.

mod answers;
mod bundle;
mod choosing;
mod merging;
mod page;
mod redacting;
mod response;

pub use bundle::SharedAnswers;
pub(crate) use response::MentorItem;
pub use response::MentorResponse;
