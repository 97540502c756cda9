//! Sorts the lines of a document by what they are.

use super::Note;
use super::label::label;
use super::lines::{Heading, Item, Kind, Line, Mark};
use super::marks::{after_mark, atx, html_heading, is_rule, item, only_tags};
use super::words::{is_back_link, link_to_anchor, plain_html, says_more};
use crate::fence::{Fence, opens};
use std::collections::HashMap;

/// Sorts the lines of a document, in time in proportion to its length.
pub(super) fn scan<'t>(text: &'t str, notes: &mut Vec<Note>) -> Vec<Line<'t>> {
    // Counted first: growing would take twice the memory.
    let count = text.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let mut texts: Vec<&str> = Vec::with_capacity(count);
    texts.extend(text.split('\n').map(str::trim_end));
    let mut scanner = Scanner {
        texts: &texts,
        lines: Vec::with_capacity(texts.len()),
        in_list: false,
        endless: None,
        searched: [0; 2],
    };
    let mut at = front_matter(&texts);
    for text in &texts[..at] {
        scanner.lines.push(Line { text, kind: Kind::Hidden });
    }
    while at < texts.len() {
        at = scanner.block(at, notes);
    }
    let mut lines = scanner.lines;
    back_links(&mut lines);
    lines
}

/// A link into the document that stands alone again and again leads back, whatever it says; an
/// entry of a table of contents stands among others.
fn back_links(lines: &mut [Line<'_>]) {
    let is_entry = |line: &Line<'_>| matches!(line.kind, Kind::Toc(_));
    let mut alone: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut after_entry = false;
    for (at, line) in lines.iter().enumerate() {
        if line.kind == Kind::Blank {
            continue;
        }
        if is_entry(line) {
            let before_entry =
                lines[at + 1..].iter().take(4).find(|line| line.kind != Kind::Blank).is_some_and(is_entry);
            if !after_entry && !before_entry {
                alone.entry(line.text.trim_start()).or_default().push(at);
            }
        }
        after_entry = is_entry(line);
    }
    for at in alone.into_values().filter(|places| places.len() >= 3).flatten() {
        lines[at].kind = Kind::BackLink;
    }
}

/// How many lines of front matter the document starts with.
fn front_matter(texts: &[&str]) -> usize {
    if texts.first() != Some(&"---") {
        return 0;
    }
    let end = texts.iter().skip(1).take(200).position(|text| *text == "---");
    let Some(end) = end else { return 0 };
    let entry = |text: &&str| {
        text.is_empty() || text.contains(": ") || text.ends_with(':') || text.starts_with([' ', '-', '#'])
    };
    if texts[1..=end].iter().all(entry) { end + 2 } else { 0 }
}

/// Lines of a summary: some hold a list or a block of code.
const LONGEST_SUMMARY: usize = 80;

struct Scanner<'s, 't> {
    texts: &'s [&'t str],
    lines: Vec<Line<'t>>,
    in_list: bool,
    /// A fence mark that is known never to be closed from here on: not searched for again.
    endless: Option<Fence>,
    /// Up to where no end of a comment, and of a `<pre>`, is known to stand.
    searched: [usize; 2],
}

impl<'t> Scanner<'_, 't> {
    /// Takes the line at `at`, or the whole block that it opens; returns the line after it.
    fn block(&mut self, at: usize, notes: &mut Vec<Note>) -> usize {
        let text = self.texts[at];
        let trimmed = text.trim_start();
        if let Some(fence) = opens(after_mark(trimmed)) {
            return self.fenced(at, fence, notes);
        }
        let hidden = match trimmed {
            _ if trimmed.starts_with("<!--") => Some(("-->", Kind::Hidden)),
            _ if trimmed.starts_with("<pre") => Some(("</pre>", Kind::Code)),
            _ => None,
        };
        if let Some((mark, kind)) = hidden
            && let Some(end) = self.html_end(at, mark, kind)
        {
            self.push(at, end, kind);
            return end;
        }
        if trimmed.as_bytes().contains(&b'<')
            && let Some(start) = trimmed.find("<summary")
            && let Some(open) = trimmed[start..].find('>')
        {
            return self.summary(at, &trimmed[start + open + 1..]);
        }
        let kind = self.kind(at, text, trimmed);
        self.in_list = match kind {
            Kind::Item(_) => true,
            Kind::Heading(heading) => heading.item.is_some() || (self.in_list && heading.indent > 0),
            Kind::Blank => self.in_list,
            _ => self.in_list && text.starts_with([' ', '\t']),
        };
        self.lines.push(Line { text, kind });
        at + 1
    }

    fn push(&mut self, from: usize, to: usize, kind: Kind<'t>) {
        self.lines.extend(self.texts[from..to].iter().map(|text| Line { text, kind }));
    }

    /// Takes a summary, whose text may stand on lines of its own.
    fn summary(&mut self, at: usize, rest: &'t str) -> usize {
        let own = rest.find("</summary>").map_or(rest, |end| &rest[..end]);
        let end = self.texts[at..]
            .iter()
            .take(LONGEST_SUMMARY)
            .position(|text| text.contains("</summary>"))
            .unwrap_or(0);
        let inside = self.texts[at + 1..=at + end].iter().map(|text| text.trim());
        let text = if own.trim().is_empty() {
            inside.into_iter().find(|text| !text.is_empty()).unwrap_or("")
        } else {
            own
        };
        let text = text.trim();
        let text = atx(text).map_or(text, |(_, text)| text);
        self.push(at, at + 1, Kind::Summary(plain_html(text)));
        self.push(at + 1, at + end + 1, Kind::Hidden);
        at + end + 1
    }

    /// The line after a block of HTML; none if it is longer than any, and so was rather never closed.
    fn html_end(&mut self, at: usize, mark: &str, kind: Kind<'_>) -> Option<usize> {
        let searched = if kind == Kind::Hidden { &mut self.searched[0] } else { &mut self.searched[1] };
        let from = at.max(*searched);
        let until = self.texts.len().min(at + 400);
        *searched = until.max(from);
        let length = self.texts.get(from..until)?.iter().position(|text| text.contains(mark))?;
        // What follows the end has not been searched.
        *searched = from + length;
        Some(from + length + 1)
    }

    /// Takes a fenced block. One that is never closed ends before the first heading in it.
    fn fenced(&mut self, at: usize, fence: Fence, notes: &mut Vec<Note>) -> usize {
        let (end, closed) = self.fence_end(at, fence);
        let end = if closed && !self.opens_next(at, end) {
            end
        } else {
            notes.push(Note::at(
                at,
                "unclosed-fence",
                "this code block is not closed; it was ended before the next line that is marked as text",
            ));
            let swallowed = self.texts[at + 1..end]
                .windows(2)
                .position(|pair| pair[0].is_empty() && is_rather_text(pair[1]));
            swallowed.map_or(end, |length| at + 2 + length)
        };
        self.push(at, at + 1, Kind::Fence);
        self.push(at + 1, end, Kind::Code);
        end
    }

    /// Whether the fence that seems to close a block rather opens the next one: text stands inside,
    /// and the fence stands as an opening one does.
    fn opens_next(&self, at: usize, end: usize) -> bool {
        let stands_as_opening =
            self.texts[end - 2].is_empty() && self.texts.get(end).is_some_and(|below| !below.is_empty());
        let is_title = |text: &str| {
            atx(text).is_some_and(|(level, text)| level > 1 && !text.is_empty())
                || label(text).is_some_and(|label| label.number.is_some())
        };
        stands_as_opening
            && self.texts[at + 1..end - 1]
                .windows(2)
                .any(|pair| pair[0].is_empty() && is_title(pair[1]) && is_rather_text(pair[1]))
    }

    /// The line after the fenced block that opens at `at`, and whether it is closed.
    fn fence_end(&mut self, at: usize, (mark, length): Fence) -> (usize, bool) {
        let endless = self.endless.is_some_and(|(known, least)| known == mark && length >= least);
        for (offset, text) in self.texts[at + 1..].iter().enumerate().take_while(|_| !endless) {
            let text = text.trim_start();
            let run = text.bytes().take_while(|&byte| byte == mark as u8).count();
            // A closing fence names no language: where one does, the next block begins.
            if run >= length && opens(text).is_some() {
                let closed = text[run..].trim().is_empty();
                return (at + 1 + offset + usize::from(closed), closed);
            }
        }
        self.endless = Some((mark, length));
        (self.texts.len(), false)
    }

    fn kind(&self, at: usize, text: &'t str, trimmed: &'t str) -> Kind<'t> {
        // No page is indented deeper than this can count.
        let indent = u16::try_from(text.len() - trimmed.len()).unwrap_or(u16::MAX);
        if trimmed.is_empty() {
            return Kind::Blank;
        }
        if is_rule(trimmed) {
            return if self.underlines(at) { Kind::Underline } else { Kind::Rule };
        }
        if trimmed.bytes().all(|byte| byte == b'=') && self.underlines(at) {
            return Kind::Underline;
        }
        if is_back_link(trimmed) && !(trimmed.starts_with('#') && says_more(trimmed)) {
            return Kind::BackLink;
        }
        if trimmed.starts_with('>') {
            return Kind::Quote;
        }
        if trimmed.starts_with('|') {
            return Kind::Table;
        }
        if let Some(heading) = self.heading(at, trimmed, indent) {
            return Kind::Heading(heading);
        }
        if let Some((mark, rest)) = item(trimmed) {
            if let Some(text) = link_to_anchor(rest) {
                return Kind::Toc(text);
            }
            return Kind::Item(Item { mark, text: rest, indent });
        }
        if let Some(text) = link_to_anchor(trimmed) {
            return Kind::Toc(text);
        }
        if trimmed.starts_with('<') && trimmed.ends_with('>') && only_tags(trimmed) {
            return Kind::Tag;
        }
        Kind::Text
    }

    /// Whether the line above is a heading that this line of marks underlines: alone between a
    /// blank line and this one, and nothing else already.
    fn underlines(&self, at: usize) -> bool {
        let above = self.lines.last();
        let is_setext = |line: &Line<'_>| {
            matches!(line.kind, Kind::Heading(Heading { item: None, .. }))
                && atx(line.text.trim_start()).is_none()
        };
        at > 0 && above.is_some_and(is_setext)
    }

    fn heading(&self, at: usize, trimmed: &'t str, indent: u16) -> Option<Heading<'t>> {
        if indent < 4 || self.in_list {
            if let Some((level, text)) = atx(trimmed) {
                return Some(Heading { level, text, item: None, indent });
            }
            if let Some((mark, rest)) = item(trimmed)
                && let Some((level, text)) = atx(rest)
                && rest.trim_start_matches('#').starts_with([' ', '\t'])
            {
                return Some(Heading { level, text, item: Some(mark), indent });
            }
        }
        if let Some(heading) = html_heading(trimmed) {
            return Some(heading);
        }
        let below = self.texts.get(at + 1).filter(|_| indent == 0)?;
        let level = match below.as_bytes() {
            [b'=', b'=', rest @ ..] if rest.iter().all(|&byte| byte == b'=') => 1,
            [b'-', b'-', b'-', rest @ ..] if rest.iter().all(|&byte| byte == b'-') => 2,
            _ => return None,
        };
        let alone = at == 0 || self.texts[at - 1].is_empty();
        let plain = !trimmed.starts_with(['*', '-', '+', '>', '|', '_', '<']) && !trimmed.contains(" | ");
        (alone && plain && trimmed.len() < 300).then_some(Heading {
            level,
            text: trimmed,
            item: None,
            indent,
        })
    }
}

/// Whether a line below a blank one is no code: it is a heading, or marked as questions are.
fn is_rather_text(text: &str) -> bool {
    let trimmed = text.trim_start();
    atx(trimmed).is_some_and(|(_, text)| !text.is_empty())
        || ["**", "<details", "<summary", "- **", "* **"].iter().any(|mark| text.starts_with(mark))
        || matches!(item(text), Some((Mark::Number(_), _)))
        || label(text).is_some_and(|label| label.prefixed)
}
