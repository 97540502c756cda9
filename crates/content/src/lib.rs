//! Everything about question texts: packs in the program's own format, lists in anybody's
//! Markdown, and the safe rendering of both.
//!
//! A pack is read by [`load_pack`] or, without a file system, [`parse_pack`]; [`lint`] finds every
//! mistake in one pass and [`render`] draws the result. A foreign list is read by [`import_list`],
//! which never stores anything: [`to_questions`] makes bank questions of what it found, and
//! [`duplicates`] proposes those that are asked twice. [`write_question`], [`write_json`] and
//! [`write_anki`] write questions for other programs.
//! Nothing here panics on any input, and all input is bounded in size.

mod again;
mod bundled;
mod duplicates;
mod error;
mod export;
mod fence;
mod html;
mod lint;
mod list;
mod native;
mod pack;
mod problem;
mod render;
mod source;

pub use again::{differences, match_again, merge};
pub use bundled::{Bundle, bundled};
pub use duplicates::{DuplicatePair, duplicates, duplicates_from};
pub use error::PackError;
pub use export::{write_anki, write_json};
pub use html::{html, inline_html};
pub use lint::{lint, lint_question, lint_text, parse_question_file};
pub use list::{
    Choices, Columns, ColumnsError, Dialect, ImportError, ImportedQuestion, ListImport, MAX_LIST_BYTES, Note,
    SeenLine, TableRead, TakenAs, import_files, import_list, import_list_with, propose_key_points,
    to_questions,
};
pub use native::{
    new_header, parse_pack_header, parse_rubric, question_places, renamed_header, rewrite_question, slug,
    with_id, write_question, write_rubric,
};
pub use pack::{Pack, Written, load_pack, load_rubric, parse_pack};
pub use problem::{LintReport, Problem, Severity};
pub use render::render;
pub use source::Source;
