//! Titles as a person would say them: without anchors, links to the top and sources, and without
//! emphasis around the whole.

use super::marks::whole_bold;
use super::words::plain_html;

/// Each round takes off one wrapping; nobody wraps deeper.
const ROUNDS: usize = 8;

/// The title without furniture; inline Markdown within it is kept.
pub(super) fn clean(title: &str) -> String {
    let mut title = title.trim();
    for _ in 0..ROUNDS {
        let before = title;
        title = unwrapped(plain_html(without_edges(title)));
        if title == before {
            break;
        }
    }
    let mut words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    // The start of a bold run was cut off with the number before it.
    if words.matches("**").count() % 2 == 1 && !words.contains('`') {
        words = words.replacen("**", "", 1);
    }
    words.trim().to_owned()
}

/// The text without what stands before and after it.
fn without_edges(text: &str) -> &str {
    let mut text = text.trim();
    for mark in ["[ ] ", "[x] ", "[X] "] {
        text = text.strip_prefix(mark).unwrap_or(text);
    }
    // `<a name="x"></a> Title`, `[↑](#top) Title`
    if let Some(rest) = text.strip_prefix("<a ")
        && let Some(end) = rest.find("</a>")
        && rest[..end].ends_with('>')
    {
        text = rest[end + "</a>".len()..].trim_start();
    }
    if let Some((inside, rest)) = leading_link(text)
        && !inside.contains(char::is_alphanumeric)
    {
        text = rest.trim_start();
    }
    for mark in ["<br>", "<br/>", "<br />", "</br>", "\\", "&nbsp;"] {
        text = text.strip_suffix(mark).unwrap_or(text).trim_end();
    }
    if let Some(start) = text.rfind(" {#")
        && text.ends_with('}')
    {
        text = text[..start].trim_end();
    }
    if let Some(start) = text.rfind("<a ")
        && (text.ends_with("></a>") || text.ends_with("/>"))
        && start > 0
    {
        text = text[..start].trim_end();
    }
    without_source(text)
}

/// The text without a source in brackets or a link to an answer at its end.
fn without_source(text: &str) -> &str {
    let Some(start) = trailing_link(text) else { return text };
    let before = text[..start].trim_end();
    if before.is_empty() {
        return text;
    }
    let inside = text[start..].trim_start_matches('[');
    let bracketed = text[start..].starts_with("[[");
    let symbol = !inside.split("](").next().unwrap_or_default().contains(char::is_alphanumeric);
    let dash = before.trim_end_matches(['-', '–', '—', '|', ':', ' ', '(', '→']);
    if bracketed || symbol {
        before
    } else if dash.ends_with(['?', '？']) {
        dash
    } else {
        text
    }
}

/// Where the link begins with which a text ends: `[text](url)`, `[[text](url)]`, `[[text]](url)`.
fn trailing_link(text: &str) -> Option<usize> {
    let inner =
        text.strip_suffix(")]").or_else(|| text.strip_suffix("))")).or_else(|| text.strip_suffix(')'))?;
    let middle = inner.rfind("](")?;
    if inner[middle..].contains(' ') {
        return None;
    }
    let start = inner[..middle].rfind('[')?;
    Some(if inner[..start].ends_with('[') { start - 1 } else { start })
}

fn leading_link(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("[[").or_else(|| text.strip_prefix('['))?;
    let (inside, target) = rest.split_once("](")?;
    // `[css] [Title](url)`: the first brackets are no link.
    if unbalanced(inside.trim_end_matches(']')) {
        return None;
    }
    let (_, after) = target.split_once(')')?;
    Some((inside, after))
}

/// Whether a bracket closes in a text that was not opened there.
fn unbalanced(text: &str) -> bool {
    let mut open = 0_u32;
    text.bytes().any(|byte| {
        match byte {
            b'[' => open += 1,
            b']' if open == 0 => return true,
            b']' => open -= 1,
            _ => {}
        }
        false
    })
}

/// The inside of a text that is emphasised, or a link, as a whole.
fn unwrapped(text: &str) -> &str {
    if let Some(inside) = whole_bold(text) {
        return inside;
    }
    for mark in ["***", "*", "_"] {
        if let Some(inside) = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark))
            && !inside.trim().is_empty()
            && !inside.contains(mark)
            && !inside.starts_with(['*', '_'])
        {
            return inside.trim();
        }
    }
    if let Some((inside, after)) = leading_link(text)
        && after.trim_matches([')', ']', ' ']).is_empty()
        && !inside.trim().is_empty()
        && !text.starts_with("[[")
    {
        return inside.trim();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(title: &str, expected: &str) {
        assert_eq!(clean(title), expected, "title {title:?}");
    }

    #[test]
    fn furniture_goes() {
        check("***What is a JVM?***", "What is a JVM?");
        check("<a name='x'></a> What is it?", "What is it?");
        check("[[↑]](#top) <a name='x'>Questions</a>", "Questions");
        check("What is it? [[src](https://example.org/a_b)]", "What is it?");
        check("What is it? [⬆](#top)", "What is it?");
        check("What is it? - [Answer](answers/it.md)", "What is it?");
        check("[What is it?](answers/it.md)", "What is it?");
        check("What is it? {#it}", "What is it?");
        check("Sum.** Add it up", "Sum. Add it up");
        check("<b>What is it?</b><br>", "What is it?");
    }

    #[test]
    fn the_text_stays() {
        for title in [
            "What is `**`?",
            "How does *this* work?",
            "Explain **kwargs** and *args",
            "Write [connected components](https://example.org) on an image",
            "What is `npm install <package-name>`?",
            "C++ vs C#",
            "[css] [What is it?](https://example.org/1)",
        ] {
            check(title, title);
        }
    }

    proptest! {
        #[test]
        fn any_title_is_cleaned(title in r"[\[\]()*_<>a/ b#?é{}]{0,24}") {
            let cleaned = clean(&title);
            prop_assert!(cleaned.len() <= title.len());
        }
    }
}
