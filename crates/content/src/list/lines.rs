//! The lines of a list, each by itself: what it is, before anybody asks what it means.

use super::marks::whole_bold;
use super::words::only_link;

/// A line of a list, and what it is on its own. What it means is decided later, for the whole
/// document at once.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// Without blank space at its end.
    pub text: &'t str,
    pub kind: Kind<'t>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'t> {
    Blank,
    /// Opens a fenced block.
    Fence,
    /// Inside a fenced block, or its end.
    Code,
    /// Front matter and comments.
    Hidden,
    /// `---`, alone on its line.
    Rule,
    /// The line under a setext heading.
    Underline,
    BackLink,
    /// An entry of a table of contents, with its text.
    Toc(&'t str),
    Table,
    Quote,
    Heading(Heading<'t>),
    Item(Item<'t>),
    Summary(&'t str),
    /// A line of mark-up only, such as `</details>`.
    Tag,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heading<'t> {
    pub level: u8,
    pub text: &'t str,
    /// The list item that holds the heading.
    pub item: Option<Mark>,
    /// Spaces before the line's first mark.
    pub indent: u16,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item<'t> {
    pub mark: Mark,
    pub text: &'t str,
    pub indent: u16,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    Bullet,
    /// So many digits; [`Line::item_number`] has them.
    Number(u8),
}

impl<'t> Line<'t> {
    /// The number of the list item that the line begins, as written.
    pub fn item_number(&self) -> Option<&'t str> {
        let mark = match self.kind {
            Kind::Item(item) => item.mark,
            Kind::Heading(Heading { item: Some(mark), .. }) => mark,
            _ => return None,
        };
        match mark {
            Mark::Number(digits) => self.text.trim_start().get(..usize::from(digits)),
            Mark::Bullet => None,
        }
    }

    /// The text of a line that is one bold run, after a list mark and before a colon if there are any.
    pub fn bold_label(&self) -> Option<&'t str> {
        let text = match self.kind {
            Kind::Text => self.text.trim_start(),
            Kind::Item(item) => item.text,
            _ => return None,
        };
        whole_bold(text.trim_end_matches(':').trim_end())
    }

    pub fn is_link_only(&self) -> bool {
        match self.kind {
            Kind::Item(item) => only_link(item.text),
            Kind::Heading(heading) => only_link(heading.text),
            Kind::Text => only_link(self.text.trim_start()),
            _ => false,
        }
    }
}
