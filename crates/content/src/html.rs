use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html::push_html};
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Keeps the first line of a title from being taken for a heading, a list or a block of HTML.
const GUARD: char = '\u{a0}';

/// No person nests deeper.
const DEEPEST: usize = 400;

/// Tags that are never closed.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

const INLINE: [&str; 11] = ["a", "b", "br", "code", "del", "em", "i", "kbd", "strong", "sub", "sup"];
const BLOCKS: [&str; 23] = [
    "blockquote",
    "dd",
    "details",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
];

static CLEAN_BLOCKS: LazyLock<Builder<'static>> =
    LazyLock::new(|| cleaner(INLINE.into_iter().chain(BLOCKS).chain(["ul"]).collect()));
static CLEAN_INLINE: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(INLINE.into_iter().collect()));

fn cleaner(tags: HashSet<&'static str>) -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .add_tag_attributes("a", ["href", "title"])
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("ol", ["start"])
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_value("a", "target", "_blank")
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("code", "class") => language_class(value).then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        });
    builder
}

fn language_class(class: &str) -> bool {
    class.strip_prefix("language-").is_some_and(|name| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-#._".contains(c))
    })
}

/// Renders Markdown to HTML that may stand in a page as it is: no script, style, frame, form,
/// event handler or image is left, and every link opens outside. A text that nests its blocks
/// deeper than any person does is shown as it was written.
pub fn html(markdown: &str) -> String {
    match rendered(markdown) {
        Some(rendered) => CLEAN_BLOCKS.clean(&rendered).to_string(),
        None => format!("<pre>{}</pre>", ammonia::clean_text(markdown)),
    }
}

/// Renders one line of Markdown, such as a title, to HTML without a paragraph around it.
pub fn inline_html(markdown: &str) -> String {
    let words = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    match rendered(&format!("{GUARD}{words}")) {
        Some(rendered) => {
            let cleaned = CLEAN_INLINE.clean(&rendered).to_string();
            cleaned.trim().trim_start_matches("&nbsp;").trim().to_owned()
        }
        None => ammonia::clean_text(&words),
    }
}

/// HTML that is not yet clean; none if it nests too deep: an HTML parser takes time by the square
/// of the depth.
fn rendered(markdown: &str) -> Option<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut depth = 0usize;
    let mut events = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        match &event {
            // Showing a picture would ask the network: its description stays.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => continue,
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Html(html) | Event::InlineHtml(html) => depth = depth_after(depth, html),
            _ => {}
        }
        if depth > DEEPEST {
            return None;
        }
        events.push(event);
    }
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut rendered, events.into_iter());
    Some(rendered)
}

/// The depth after a piece of raw HTML, as far as counting its tags tells.
fn depth_after(depth: usize, html: &str) -> usize {
    html.match_indices('<').fold(depth, |depth, (at, _)| {
        let tag = &html[at + 1..];
        if tag.starts_with('/') {
            depth.saturating_sub(1)
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && !VOID.iter().any(|name| tag.starts_with(name))
        {
            depth + 1
        } else {
            depth
        }
    })
}
