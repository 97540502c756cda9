//! The marks of Markdown and HTML at the beginning of a line and around its text.

use super::lines::{Heading, Mark};
use super::words::plain_html;

/// What stands after a list mark: a fence may open there.
pub(super) fn after_mark(trimmed: &str) -> &str {
    item(trimmed).map_or(trimmed, |(_, rest)| rest)
}

/// Level and text of a `#` heading. The space after the marks may be missing, before a number, after
/// two marks and more, or before what reads as a title: common, and never meant as text.
pub(super) fn atx(trimmed: &str) -> Option<(u8, &str)> {
    let level = trimmed.bytes().take_while(|&byte| byte == b'#').count();
    if !(1..=6).contains(&level) {
        return None;
    }
    let rest = &trimmed[level..];
    let glued_number = || {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && rest[digits..].trim_start().starts_with(['.', ')', ':'])
    };
    let glued_title =
        || rest.starts_with(char::is_uppercase) && rest.contains(' ') && !rest.ends_with(['.', ',', ';']);
    let glued_text =
        || level >= 2 && rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '[' | '`'));
    if !(rest.is_empty()
        || rest.starts_with([' ', '\t', '\u{a0}', '\u{3000}'])
        || glued_number()
        || glued_text()
        || glued_title())
    {
        return None;
    }
    let text = rest.trim();
    // A single closing mark needs a space before it: "C#" keeps its own.
    let open = text.trim_end_matches('#');
    let closing = open.is_empty() || open.ends_with(' ') || text.len() - open.len() >= 2;
    let text = if closing { open.trim_end() } else { text };
    Some((u8::try_from(level).unwrap_or(6), text))
}

pub(super) fn html_heading(trimmed: &str) -> Option<Heading<'_>> {
    let rest = trimmed.strip_prefix("<h").or_else(|| trimmed.strip_prefix("<H"))?;
    let level = rest.bytes().next().filter(|byte| (b'1'..=b'6').contains(byte))? - b'0';
    let start = rest.find('>')? + 1;
    let end = rest.rfind("</h").or_else(|| rest.rfind("</H"))?;
    let text = plain_html(rest.get(start..end)?.trim());
    Some(Heading { level, text, item: None, indent: 0 })
}

/// The mark of a list item, and its text.
pub(super) fn item(trimmed: &str) -> Option<(Mark, &str)> {
    let first = trimmed.chars().next()?;
    if matches!(first, '-' | '*' | '+' | '•') {
        let rest = &trimmed[first.len_utf8()..];
        return rest.starts_with([' ', '\t', '\u{a0}']).then(|| (Mark::Bullet, rest.trim_start()));
    }
    let digits = trimmed.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let count = u8::try_from(digits).ok().filter(|count| (1..=9).contains(count))?;
    let rest = trimmed[digits..].strip_prefix(['.', ')'])?;
    rest.starts_with([' ', '\t', '\u{a0}']).then(|| (Mark::Number(count), rest.trim_start()))
}

pub(super) fn is_rule(trimmed: &str) -> bool {
    let Some(mark) = trimmed.bytes().next().filter(|byte| b"-*_".contains(byte)) else { return false };
    trimmed.bytes().all(|byte| byte == mark || byte == b' ')
        && trimmed.bytes().filter(|&byte| byte == mark).count() >= 3
}

/// Whether nothing but tags is on the line.
pub(super) fn only_tags(trimmed: &str) -> bool {
    let mut inside = false;
    trimmed.chars().all(|c| {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ => return inside || c.is_whitespace(),
        }
        true
    })
}

/// The bold run with which a text begins, and what follows it.
pub(super) fn bold_run(text: &str) -> Option<(&str, &str)> {
    let (mark, close) = [("**", "**"), ("__", "__"), ("<b>", "</b>"), ("<strong>", "</strong>")]
        .into_iter()
        .find(|(mark, _)| text.starts_with(mark))?;
    let (inside, rest) = text[mark.len()..].split_once(close)?;
    let inside = inside.trim().trim_start_matches('*');
    (!inside.is_empty()).then(|| (inside, rest.trim_start_matches('*').trim()))
}

/// The inside of a text that is bold as a whole.
pub(super) fn whole_bold(text: &str) -> Option<&str> {
    for mark in ["**", "__"] {
        if let Some(inside) = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark))
            && !inside.trim().is_empty()
            && !inside.contains(mark)
            && !inside.starts_with(['*', '_'])
        {
            return Some(inside.trim());
        }
    }
    None
}
