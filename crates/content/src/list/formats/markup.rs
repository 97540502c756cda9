//! HTML of flash cards as plain Markdown.

/// The text of a field: breaks and blocks become lines, other tags go, and entities are read.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    let mut in_block = false;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let Some(length) = rest[start..].find('>') else {
            rest = &rest[start..];
            break;
        };
        let tag = rest[start + 1..start + length].trim().to_lowercase();
        let name = tag
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let is_tag = !name.is_empty() || tag.starts_with('!');
        match name {
            "br" => text.push('\n'),
            "div" | "p" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4"
                if !text.is_empty() && !text.ends_with('\n') =>
            {
                text.push('\n')
            }
            "li" if !tag.starts_with('/') => text.push_str("\n- "),
            "pre" => {
                in_block = !tag.starts_with('/');
                text.push_str("\n```\n");
            }
            "b" | "strong" => text.push_str("**"),
            "i" | "em" => text.push('*'),
            "code" if !in_block => text.push('`'),
            _ if !is_tag => text.push_str(&rest[start..=start + length]),
            _ => {}
        }
        rest = &rest[start + length + 1..];
    }
    text.push_str(rest);
    let text = without_sounds(&html_escape::decode_html_entities(text.trim()));
    text.replace('\u{a0}', " ").trim().to_owned()
}

/// The text without marks of recordings: `[sound:word.mp3]`.
fn without_sounds(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[sound:") {
        let Some((_, after)) = after.split_once(']') else { break };
        kept.push_str(before);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// A cloze text as a question with gaps, and what stands in the gaps: `{{c1::queue::what?}}`.
pub(super) fn cloze(text: &str) -> (String, Vec<String>) {
    let mut title = String::with_capacity(text.len());
    let mut hidden = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{c") {
        let Some(length) = rest[start..].find("}}") else { break };
        let inside = &rest[start + 3..start + length];
        let Some((number, content)) = inside.split_once("::") else { break };
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        let (content, hint) = content.split_once("::").unwrap_or((content, "…"));
        title.push_str(&rest[..start]);
        title.push('[');
        title.push_str(hint);
        title.push(']');
        hidden.push(content.to_owned());
        rest = &rest[start + length + 2..];
    }
    title.push_str(rest);
    (title, hidden)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields() {
        assert_eq!(plain("What is <b>it</b>?<br>Say &lt;why&gt;"), "What is **it**?\nSay <why>");
        assert_eq!(plain("<ul><li>one</li><li>two</li></ul>"), "- one\n- two");
        assert_eq!(plain("a < b"), "a < b");
        assert_eq!(plain("<pre><code>x &lt; y</code></pre>"), "```\nx < y\n```");
        assert_eq!(plain("it&#x27;s&nbsp;<i>so</i> &mdash; [sound:a.mp3]"), "it's *so* —");
        assert_eq!(plain("[sound: open"), "[sound: open");
    }

    #[test]
    fn clozes() {
        let (title, hidden) = cloze("A {{c1::queue::which list?}} is served {{c2::first in}} first");
        assert_eq!(title, "A [which list?] is served […] first");
        assert_eq!(hidden, ["queue", "first in"]);
        assert_eq!(cloze("plain {{text}}").0, "plain {{text}}");
    }

    proptest! {
        #[test]
        fn any_field_is_read(field in r"[<>/a-c&;{}:1é ]{0,32}") {
            plain(&field);
            cloze(&field);
        }
    }
}
