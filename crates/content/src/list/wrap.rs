//! Titles that were wrapped by hand, and go on in the next line.

use super::candidates::Family;
use super::lines::{Kind, Line};

/// Lines of a title.
const LONGEST_WRAP: usize = 4;
/// Nobody wraps lines wider than this, in characters.
const WIDEST: usize = 100;
/// Nor narrower.
const NARROWEST: usize = 50;
/// By how much the widest line may fall short of the width to which a text was wrapped.
const SLACK: usize = 4;

/// The width to which the text was wrapped by hand, in characters; none if its lines are too long for
/// that.
pub(super) fn width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widest = 0;
    for line in lines.iter().filter(|line| matches!(line.kind, Kind::Text | Kind::Item(_))) {
        // A long address cannot be wrapped.
        if line.text.len() > widest && !line.text.contains("://") {
            widest = widest.max(line.text.chars().count());
        }
        if widest > WIDEST {
            return None;
        }
    }
    (widest >= NARROWEST).then_some(widest)
}

/// How many lines after the one at `at` belong to the title that begins there.
pub(super) fn goes_on(lines: &[Line<'_>], at: usize, family: Family, width: Option<usize>) -> usize {
    let may_wrap = matches!(
        family,
        Family::PrefixedBold
            | Family::PrefixedLines
            | Family::NumberedBold
            | Family::NumberedBoldItems
            | Family::BoldLines
            | Family::NumberedLines
            | Family::BoldBullets
            | Family::Bullets
    );
    let first = &lines[at];
    if !may_wrap || ends(first.text) {
        return 0;
    }
    let more = lines[at + 1..].iter().take(LONGEST_WRAP - 1).take_while(|line| line.kind == Kind::Text);
    // Emphasis that ends some lines further on.
    if first.text.matches("**").count() % 2 == 1 {
        let end = more.clone().position(|line| line.text.matches("**").count() % 2 == 1);
        return end.filter(|&end| lines[at + 1 + end].text.ends_with("**")).map_or(0, |end| end + 1);
    }
    let Some(width) = width else { return 0 };
    // Each line but the last is full: the next word would not have fitted.
    let mut above = first.text;
    for (count, line) in (1..).zip(more) {
        let word = line.text.split_whitespace().next().unwrap_or_default();
        if above.chars().count() + 1 + word.chars().count() + SLACK <= width {
            return 0;
        }
        if ends(line.text) {
            return count;
        }
        above = line.text;
    }
    0
}

/// Whether a sentence ends with a line.
fn ends(text: &str) -> bool {
    text.trim_end_matches(['*', '_', '`', '"', '”', '»', ')'])
        .ends_with(['?', '.', '!', ':', ';', '？', '。', '！', '：'])
}
