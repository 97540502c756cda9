//! A report as a PDF: paragraphs, one below the other, on A4 pages, with an outline to go by.
//!
//! The fonts are DejaVu Sans (see `fonts/LICENCE`): they have the letters of most languages that are
//! written from left to right. Chinese, Japanese and Korean they have not; the HTML report has those.

mod lines;

use super::figures::{AnswerReport, Report, SessionReport};
use super::html::{judgement, outcome, reason, totals_words, verdict, weight};
use super::{moment, unwritable};
use crate::ApiError;
use crate::view::{clock_words, level_words, verdict_words};
use krilla::Document;
use krilla::color::luma;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::text::{Font, TextDirection};
use lines::{Face, Line, broken};

/// A4, in points.
const PAGE: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 62.0;
const LEADING: f32 = 1.42;

/// A paragraph.
struct Block {
    text: String,
    bold: bool,
    size: f32,
    indent: f32,
    /// How dark it is: 0 is black.
    grey: u8,
    before: f32,
    /// Stands in the outline.
    heading: bool,
}

pub(super) fn document(report: &Report) -> Result<Vec<u8>, ApiError> {
    let regular = include_bytes!("../../../fonts/DejaVuSans.ttf").as_slice();
    let bold = include_bytes!("../../../fonts/DejaVuSans-Bold.ttf").as_slice();
    let (Some(regular_font), Some(bold_font)) = (Font::new(regular.into(), 0), Font::new(bold.into(), 0))
    else {
        return Err(unwritable("PDF", "a font can't be read"));
    };
    let faces = [Face::read(regular), Face::read(bold)];
    let [Some(regular_face), Some(bold_face)] = faces else {
        return Err(unwritable("PDF", "a font can't be measured"));
    };

    let mut pages: Vec<Vec<(f32, Line, Block)>> = vec![Vec::new()];
    let mut outline = Outline::new();
    let mut y = MARGIN;
    for block in blocks(report) {
        let face = if block.bold { &bold_face } else { &regular_face };
        let height = block.size * LEADING;
        let found = broken(&block.text, face, block.size, PAGE.0 - 2.0 * MARGIN - block.indent);
        y += block.before;
        // A heading is not left alone at the foot of a page.
        let needed = if block.heading { 4.0 * height } else { height };
        for (index, line) in found.into_iter().enumerate() {
            let room = if index == 0 { needed } else { height };
            if y + room > PAGE.1 - MARGIN {
                pages.push(Vec::new());
                y = MARGIN;
            }
            let at = pages.len() - 1;
            if block.heading && index == 0 {
                let place = XyzDestination::new(at, Point::from_xy(0.0, y));
                outline.push_child(OutlineNode::new(block.text.clone(), place));
            }
            y += height;
            if let Some(page) = pages.last_mut() {
                page.push((y - height + block.size, line, Block { text: String::new(), ..block }));
            }
        }
    }

    let mut document = Document::new();
    let of = pages.len();
    for (number, page) in (1..).zip(pages) {
        let Some(settings) = PageSettings::from_wh(PAGE.0, PAGE.1) else { continue };
        let mut drawn = document.start_page_with(settings);
        let mut surface = drawn.surface();
        let mut draw = |x: f32, y: f32, text: &str, bold: bool, size: f32, grey: u8| {
            let fill = Fill { paint: luma::Color::new(grey).into(), ..Fill::default() };
            surface.set_fill(Some(fill));
            let font = if bold { bold_font.clone() } else { regular_font.clone() };
            surface.draw_text(Point::from_xy(x, y), font, size, text, false, TextDirection::Auto);
        };
        for (y, line, block) in page {
            draw(MARGIN + block.indent, y, &line.0, block.bold, block.size, block.grey);
        }
        draw(MARGIN, PAGE.1 - MARGIN / 2.0, &format!("{number} of {of}"), false, 8.0, 110);
        surface.finish();
        drawn.finish();
    }
    document.set_outline(outline);
    let about = Metadata::new().title(report.title.clone()).creator("Hotseat".to_owned());
    document.set_metadata(about.language("en".to_owned()));
    document.finish().map_err(|error| unwritable("PDF", format!("{error:?}")))
}

const TEXT: Block = Block {
    text: String::new(),
    bold: false,
    size: 10.0,
    indent: 0.0,
    grey: 20,
    before: 6.0,
    heading: false,
};

fn text(text: impl Into<String>) -> Block {
    Block { text: text.into(), ..TEXT }
}

fn soft(words: impl Into<String>) -> Block {
    Block { grey: 95, size: 9.0, ..text(words) }
}

fn heading(words: impl Into<String>, size: f32) -> Block {
    Block { bold: true, size, before: 18.0, heading: true, ..text(words) }
}

fn blocks(report: &Report) -> Vec<Block> {
    let mut blocks = vec![Block { before: 0.0, ..heading(&report.title, 20.0) }, text(totals_words(report))];
    for session in &report.sessions {
        if report.sessions.len() > 1 {
            blocks.push(heading(format!("{}, {}", session.title, moment(&session.held)), 15.0));
        }
        session_blocks(&mut blocks, session);
    }
    let words = "Verdicts are the program's word, not a grade.";
    blocks.push(Block {
        before: 18.0,
        ..soft(format!("Made by Hotseat on {}. {words}", moment(&report.made)))
    });
    blocks
}

fn session_blocks(blocks: &mut Vec<Block>, session: &SessionReport) {
    let used = [clock_words(session.used), clock_words(session.budget)].join(" of ");
    let tags =
        if session.tags.is_empty() { String::new() } else { format!(" Tags: {}.", session.tags.join(", ")) };
    blocks.push(soft(format!("Held {}: {used} used.{tags}", moment(&session.held))));
    blocks.extend(session.notes.iter().map(|note| quote(format!("Note: {note}"))));
    for answer in &session.answers {
        answer_blocks(blocks, answer);
    }
}

fn answer_blocks(blocks: &mut Vec<Block>, answer: &AnswerReport) {
    blocks.push(heading(format!("{}. {}", answer.number, answer.title.replace('`', "")), 12.5));
    let level = answer.level.map(level_words).into_iter().map(str::to_owned);
    let facts: Vec<String> = level.chain(answer.topics.iter().cloned()).collect();
    if !facts.is_empty() {
        blocks.push(soft(facts.join(", ")));
    }
    blocks.push(text(outcome(answer)));
    if !answer.text.is_empty() {
        blocks.push(quote(answer.text.clone()));
    }
    for point in answer.points.iter().flatten() {
        let say = if point.is_missed() { Block { bold: true, ..text(&point.say) } } else { text(&point.say) };
        blocks.push(say);
        let mut facts = vec![
            weight(point.weight).to_owned(),
            format!("you: {}", judgement(point.you)),
            format!("program: {}", verdict(point.program)),
        ];
        facts.extend(point.overruled.map(|own| format!("yours instead: {}", verdict_words(own))));
        facts.extend(point.reason.map(|why| reason(Some(why)).to_owned()));
        facts.extend(point.heard.map(|heard| format!("at {}", clock_words(heard))));
        blocks.push(Block { before: 0.0, indent: 14.0, ..soft(facts.join(" · ")) });
    }
    for score in &answer.scores {
        blocks.push(soft(format!("{}: {} ({})", score.row, score.level, score.label)));
    }
    blocks.extend(answer.notes.iter().map(|note| quote(format!("Note: {note}"))));
}

fn quote(words: String) -> Block {
    Block { indent: 14.0, ..text(words) }
}
