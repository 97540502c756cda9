use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html::push_html};
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Keeps the first line of a title from being taken for a heading, a list or a block of HTML.
const GUARD: char = '\u{a0}';

const INLINE: [&str; 11] = ["a", "b", "br", "code", "del", "em", "i", "kbd", "strong", "sub", "sup"];
const BLOCKS: [&str; 23] = [
    "blockquote", "dd", "details", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "summary", "table", "tbody", "td", "th", "thead", "tr",
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
/// event handler or image is left, and every link opens outside.
pub fn html(markdown: &str) -> String {
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut rendered, events(markdown));
    CLEAN_BLOCKS.clean(&rendered).to_string()
}

/// Renders one line of Markdown, such as a title, to HTML without a paragraph around it.
pub fn inline_html(markdown: &str) -> String {
    let mut line = String::from(GUARD);
    line.extend(markdown.split_whitespace().flat_map(|word| [word, " "]));
    let mut rendered = String::with_capacity(line.len() * 3 / 2);
    push_html(&mut rendered, events(line.trim_end_matches(' ')));
    let cleaned = CLEAN_INLINE.clean(&rendered).to_string();
    cleaned.trim().trim_start_matches("&nbsp;").trim().to_owned()
}

/// The document without images (their description stays): showing one would ask the network.
fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(markdown, options)
        .filter(|event| !matches!(event, Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image)))
}
