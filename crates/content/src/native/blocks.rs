use crate::fence::{Fence, closes, opens};
use crate::problem::Found;
use hotseat_interview::QuestionId;
use std::ops::Range;

/// The sections of a question, in the order in which they are written.
pub(crate) const SECTIONS: [&str; 3] = ["In short", "Said aloud", "Shown"];

/// One question of a file, cut into its parts but not yet read. Ranges are bytes of the file.
pub(crate) struct Block<'t> {
    /// The whole heading line.
    pub heading: Range<usize>,
    pub title: &'t str,
    pub id: Option<(&'t str, Range<usize>)>,
    pub yaml: Option<Range<usize>>,
    pub body: Option<String>,
    /// The text of each of [`SECTIONS`].
    pub sections: [Option<String>; 3],
}

/// Cuts a question file into its questions.
pub(crate) fn cut<'t>(found: &mut Found<'t>) -> Vec<Block<'t>> {
    let text = found.text;
    let mut cutter =
        Cutter { blocks: Vec::new(), part: Part::Before, section_at: 0..0, lines: Vec::new(), fence: None };
    for (at, line) in numbered_lines(text) {
        cutter.line(at, line, found);
    }
    cutter.close_part(found);
    if let Some((_, opened)) = cutter.fence {
        let help = "close it with the same marks, on a line of their own";
        found.error("unclosed-fence", &opened, "this code block is never closed", help);
    }
    cutter.blocks
}

/// Where each question of a file stands with all that belongs to it. What stands before the first
/// belongs to the first, so that the stretches together are the whole text.
pub(crate) fn stretches(text: &str) -> Vec<Range<usize>> {
    let source = crate::Source { name: String::new(), text: text.to_owned() };
    let starts: Vec<usize> =
        cut(&mut Found::new(&source)).into_iter().map(|block| block.heading.start).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let starts = starts.iter().enumerate().map(|(index, &start)| if index == 0 { 0 } else { start });
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

/// The id in the heading of each question of a file, and where all that belongs to it stands: as
/// [`crate::Written`] has it.
pub fn question_places(text: &str) -> Vec<(Option<QuestionId>, Range<usize>)> {
    let source = crate::Source { name: String::new(), text: text.to_owned() };
    let blocks = cut(&mut Found::new(&source));
    let ids = blocks.iter().map(|block| block.id.as_ref().map(|(id, _)| QuestionId::from(*id)));
    ids.zip(stretches(text)).collect()
}

/// Gives the first question of a text an id, if its heading has none.
pub fn with_id(text: &str, id: &QuestionId) -> String {
    let source = crate::Source { name: String::new(), text: text.to_owned() };
    match cut(&mut Found::new(&source)).first() {
        Some(block) if block.id.is_none() && !block.title.is_empty() => {
            let heading = text[block.heading.clone()].trim_end();
            let rest = &text[block.heading.end..];
            format!("{}{heading} {{#{id}}}{rest}", &text[..block.heading.start])
        }
        _ => text.to_owned(),
    }
}

/// Whether a line would be taken for structure: `##` or `###` at its start, however many
/// backslashes stand before it.
pub(crate) fn looks_structural(line: &str) -> bool {
    let line = line.trim_start_matches('\\');
    heading(line, "## ").is_some() || heading(line, "### ").is_some() || line == "##" || line == "###"
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Before,
    /// After the heading, where the YAML block may come.
    Head,
    Yaml {
        start: usize,
    },
    Body,
    Section(usize),
}

struct Cutter<'t> {
    blocks: Vec<Block<'t>>,
    part: Part,
    /// Where the heading of the section at hand stands.
    section_at: Range<usize>,
    lines: Vec<&'t str>,
    /// The open fence, and the line that opened it.
    fence: Option<(Fence, Range<usize>)>,
}

impl<'t> Cutter<'t> {
    fn line(&mut self, at: usize, line: &'t str, found: &mut Found<'t>) {
        let span = at..at + line.len();
        if let Some((mark, _)) = &self.fence {
            if !closes(line, *mark) {
                self.lines.push(line);
                return;
            }
            self.fence = None;
            if let Part::Yaml { start } = self.part {
                if let Some(block) = self.blocks.last_mut() {
                    block.yaml = Some(start..at);
                }
                self.lines.clear();
                self.part = Part::Body;
            } else {
                self.lines.push(line);
            }
            return;
        }
        if let Some(mark) = opens(line) {
            self.fence = Some((mark, span.clone()));
            if self.part == Part::Head && line.trim_start_matches(mark.0).trim() == "yaml" {
                self.part = Part::Yaml { start: at + line.len() + 1 };
                return;
            }
            self.enter_body();
        } else if let Some(rest) = heading(line, "## ") {
            self.close_part(found);
            self.blocks.push(question(span.start, rest, line));
            self.part = Part::Head;
            return;
        } else if self.part != Part::Before
            && let Some(name) = heading(line, "### ")
        {
            let known = SECTIONS.iter().position(|section| section.eq_ignore_ascii_case(name));
            match known {
                Some(section) => {
                    self.close_part(found);
                    self.part = Part::Section(section);
                    self.section_at = span.clone();
                    self.refuse_second(section, &span, found);
                    return;
                }
                None => {
                    let help = format!("the sections are {}; a heading inside one has four marks", names());
                    found.warning("unknown-section", &span, format!("`{name}` is no section"), &help);
                }
            }
        }
        if self.part == Part::Before {
            if !line.trim().is_empty() && !line.starts_with("# ") && !line.starts_with("<!--") {
                let help = "a question starts with `## Title {#its-id}`";
                found.warning("stray-text", &span, "this text belongs to no question", help);
            }
            return;
        }
        if !line.trim().is_empty() {
            self.enter_body();
        }
        self.lines.push(line.strip_prefix('\\').filter(|_| looks_structural(line)).unwrap_or(line));
    }

    fn enter_body(&mut self) {
        if self.part == Part::Head {
            self.part = Part::Body;
        }
    }

    fn refuse_second(&self, section: usize, span: &Range<usize>, found: &mut Found<'t>) {
        if self.blocks.last().is_some_and(|block| block.sections[section].is_some()) {
            let message = format!("this question has `{}` twice; the first is not read", SECTIONS[section]);
            found.error("duplicate-section", span, message, "put them together");
        }
    }

    fn close_part(&mut self, found: &mut Found<'t>) {
        let text = joined(&self.lines);
        self.lines.clear();
        let Some(block) = self.blocks.last_mut() else { return };
        match self.part {
            Part::Section(section) => {
                if text.is_none() {
                    let message = format!("`{}` is empty", SECTIONS[section]);
                    found.warning(
                        "empty-section",
                        &self.section_at,
                        message,
                        "write it, or take the heading out",
                    );
                }
                block.sections[section] = text;
            }
            Part::Head | Part::Body => block.body = text,
            Part::Before | Part::Yaml { .. } => {}
        }
    }
}

fn names() -> String {
    SECTIONS.map(|name| format!("`### {name}`")).join(", ")
}

fn question<'t>(start: usize, rest: &'t str, line: &'t str) -> Block<'t> {
    let heading = start..start + line.len();
    let rest_at = start + line.len() - line["##".len()..].trim_start().len();
    let mut title = rest;
    let mut id = None;
    if let Some(open) = rest.rfind("{#")
        && let Some(inside) = rest[open + 2..].strip_suffix('}')
    {
        title = rest[..open].trim_end();
        id = Some((inside, rest_at + open + 2..rest_at + rest.len() - 1));
    }
    Block { heading, title, id, yaml: None, body: None, sections: [None, None, None] }
}

/// The text of a heading with these marks at column 0.
fn heading<'t>(line: &'t str, marks: &str) -> Option<&'t str> {
    match line.strip_prefix(marks) {
        Some(rest) => Some(rest.trim()),
        None if line.trim_end() == marks.trim_end() => Some(""),
        None => None,
    }
}

/// The lines without the blank ones at both ends; none if nothing is left.
fn joined(lines: &[&str]) -> Option<String> {
    let first = lines.iter().position(|line| !line.trim().is_empty())?;
    let last = lines.iter().rposition(|line| !line.trim().is_empty())?;
    Some(lines[first..=last].join("\n").trim_end().to_owned())
}

fn numbered_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}
