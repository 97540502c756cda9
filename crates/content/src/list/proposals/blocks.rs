//! An answer as blocks of plain text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A paragraph or heading, as plain text.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub text: String,
    /// Bytes of `text` at its start that are bold.
    pub bold: usize,
    pub kind: BlockKind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum BlockKind {
    #[default]
    Paragraph,
    Heading,
    /// In a list, so many levels deep.
    Item(usize),
    /// Of a table.
    Row,
}

impl Block {
    /// The bold start, if it is a label of its own and not merely an emphasised word.
    pub fn label(&self) -> Option<&str> {
        let bold = self.text.get(..self.bold)?.trim();
        let after = self.text[self.bold..].trim_start();
        let closed = bold.ends_with(':') || after.starts_with(':') || after.is_empty();
        let label = bold.trim_end_matches(':').trim();
        (closed && !label.is_empty()).then_some(label)
    }

    pub fn is_label_only(&self) -> bool {
        self.label().is_some() && self.text[self.bold..].trim_matches([':', ' ']).is_empty()
    }
}

/// The blocks of an answer in Markdown, without its code.
pub(super) fn blocks(answer: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = Block::default();
    let (mut depth, mut skipped) = (0usize, 0usize);
    let mut in_bold = false;
    let mut close = |open: &mut Block, depth: usize| {
        let mut done = std::mem::take(open);
        if depth > 0 && done.kind == BlockKind::Paragraph {
            done.kind = BlockKind::Item(depth);
        }
        if !done.text.trim().is_empty() {
            blocks.push(done);
        }
    };
    for event in Parser::new_ext(answer, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::TableHead | Tag::HtmlBlock) => {
                close(&mut open, depth);
                skipped += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::TableHead | TagEnd::HtmlBlock) => skipped -= 1,
            _ if skipped > 0 => {}
            Event::Start(Tag::TableRow) => {
                close(&mut open, depth);
                open.kind = BlockKind::Row;
            }
            Event::End(TagEnd::TableCell) => {
                let first = !open.text.contains(": ");
                open.text.push_str(if first { ": " } else { "; " });
            }
            Event::End(TagEnd::TableRow) => {
                open.text.truncate(open.text.trim_end_matches([';', ':', ' ']).len());
                open.bold = 0;
                close(&mut open, depth);
            }
            Event::Start(Tag::List(_)) => {
                close(&mut open, depth);
                depth += 1;
            }
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Start(Tag::Heading { .. }) => {
                close(&mut open, depth);
                open.kind = BlockKind::Heading;
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item) => close(&mut open, depth),
            Event::Start(Tag::Strong) => in_bold = open.bold == open.text.len(),
            Event::End(TagEnd::Strong) => in_bold = false,
            Event::Text(text) | Event::Code(text) => {
                open.text.push_str(&text);
                if in_bold {
                    open.bold = open.text.len();
                }
            }
            Event::SoftBreak | Event::HardBreak => open.text.push('\n'),
            _ => {}
        }
    }
    close(&mut open, depth);
    blocks
}
