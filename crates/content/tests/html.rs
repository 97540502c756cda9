//! Rendered Markdown is safe to put into a page, whatever the Markdown was.

use hotseat_content::{html, inline_html};
use proptest::prelude::*;

fn check(markdown: &str, expected: &str) {
    assert_eq!(html(markdown).trim(), expected, "HTML of {markdown:?}");
}

fn check_inline(markdown: &str, expected: &str) {
    assert_eq!(inline_html(markdown), expected, "inline HTML of {markdown:?}");
}

#[test]
fn markdown_is_rendered() {
    check("Some *words*", "<p>Some <em>words</em></p>");
    check("```js run\nlet a;\n```", "<pre><code class=\"language-js\">let a;\n</code></pre>");
    check("3. three", "<ol start=\"3\">\n<li>three</li>\n</ol>");
    check(
        "|a|\n|-|\n|b|",
        "<table><thead><tr><th>a</th></tr></thead><tbody>\n<tr><td>b</td></tr>\n</tbody></table>",
    );
}

#[test]
fn titles_are_one_line() {
    check_inline("What is `this`?", "What is <code>this</code>?");
    check_inline("# 1. not a heading", "# 1. not a heading");
    check_inline("_First_ or\nlast", "<em>First</em> or last");
    check_inline("a < b && c", "a &lt; b &amp;&amp; c");
    check_inline("- no\n- list", "- no - list");
    check_inline("", "");
}

#[test]
fn links_open_outside_and_only_on_the_web() {
    let link = "<p><a href=\"https://nodejs.org\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">docs</a></p>";
    check("[docs](https://nodejs.org)", link);
    for target in
        ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "../up", "//evil.example/x"]
    {
        let html = html(&format!("[x]({target})"));
        assert!(!html.contains("href"), "{target} is still linked: {html}");
    }
}

#[test]
fn active_markup_is_dropped() {
    check("a<script>alert(1)</script>b", "<p>ab</p>");
    check("![a picture](https://example.org/a.png)", "<p>a picture</p>");
    check("<img src=x onerror=alert(1)>", "");
    check("<b onclick=\"x()\">bold</b>", "<p><b>bold</b></p>");
    check("<iframe src=\"https://example.org\"></iframe>", "");
    check("<p style=\"position:fixed\">x</p>", "<p>x</p>");
    check("<code class=\"admin\">x</code>", "<p><code>x</code></p>");
    assert!(!inline_html("x <script>alert(1)</script> <h1>y</h1>").contains("<"), "only text is left");
}

#[test]
fn what_nests_too_deep_is_shown_as_written() {
    for part in ["> ", "<b>", "<details>\n\n", "- a\n  > "] {
        let hostile = part.repeat(50_000);
        for html in [html(&hostile), inline_html(&hostile)] {
            assert_harmless(&html);
        }
    }
    assert!(html(&"> ".repeat(500)).starts_with("<pre>&gt;"));
}

const TAGS: [&str; 37] = [
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "ol",
    "ul",
];

/// Every `<` in the output starts a tag, since those of the text are escaped.
fn assert_harmless(html: &str) {
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name = tag
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        assert!(TAGS.contains(&name), "<{tag}> in {html:?}");
        let attributes = tag.split_whitespace().skip(1).collect::<Vec<_>>().join(" ").to_lowercase();
        for (at, _) in attributes.match_indices('=') {
            let attribute = attributes[..at].rsplit([' ', '"']).next().unwrap_or_default();
            let in_value = attributes[..at].matches('"').count() % 2 == 1;
            let known = ["href", "title", "class", "start", "target", "rel"].contains(&attribute);
            assert!(in_value || known, "attribute {attribute:?} in <{tag}>");
        }
        if let Some(target) = attributes.split("href=\"").nth(1) {
            let safe = ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
            // `http:x` has the scheme without slashes.
            assert!(safe || target.starts_with("http"), "link in <{tag}>");
        }
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "<script>",
        "</script>",
        "<SCRIPT SRC=//e>",
        "<img src=x onerror=alert(1)>",
        " onerror=",
        "javascript:",
        "[a](javascript:x)",
        "[a](  JaVaScRiPt:x)",
        "[a](java\tscript:x)",
        "[a](&#106;avascript:x)",
        "<a href='javascript:x'>",
        "<a href=\"",
        "\">",
        "'",
        "<",
        ">",
        "`",
        "```",
        "```js\"onload=x\n",
        "<style>",
        "<iframe>",
        "<svg onload=x>",
        "<math>",
        "<textarea>",
        "<title>",
        "<noscript>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "&lt;script&gt;",
        "![",
        "](",
        ")",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "> ",
        "|a|\n|-|\n",
        "<https://e.org>",
        "<p style=x>",
        "<details open ontoggle=x>",
        "a",
        " ",
        "\u{0}",
        "é",
    ]);
    prop::collection::vec(parts, 0..16).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_markup_is_active(markdown in hostile()) {
        assert_harmless(&html(&markdown));
        assert_harmless(&inline_html(&markdown));
    }
}
