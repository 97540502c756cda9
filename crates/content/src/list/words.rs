//! What words and links say about a line: weak signals, each of them.

/// Words with which a question or a task begins.
const ASKING: &[&str] = &[
    "what",
    "what's",
    "whats",
    "why",
    "how",
    "when",
    "where",
    "which",
    "who",
    "whose",
    "is",
    "are",
    "can",
    "could",
    "do",
    "does",
    "did",
    "should",
    "would",
    "will",
    "has",
    "have",
    "if",
    "explain",
    "describe",
    "compare",
    "define",
    "list",
    "name",
    "write",
    "implement",
    "give",
    "tell",
    "discuss",
    "differentiate",
    "difference",
    "differences",
    "design",
    "create",
    "find",
    "build",
    "walk",
    "state",
    "mention",
    "show",
    "outline",
    "identify",
    "predict",
    "suppose",
    "imagine",
    "qué",
    "cómo",
    "cuál",
    "wie",
    "warum",
    "quelle",
    "quel",
    "comment",
    "pourquoi",
    "как",
    "что",
    "почему",
    "зачем",
    "чем",
];

/// What asks wherever it stands, in scripts that write words together.
const ASKING_ANYWHERE: &[&str] =
    &["什么", "如何", "为什么", "怎么", "怎样", "哪些", "哪个", "区别", "吗", "とは", "何"];

/// Words that set two things side by side.
const COMPARING: &[&str] = &["difference between", " vs ", " vs. ", " versus "];

/// Headings and labels that belong to an answer.
const GENERIC: &[&str] = &[
    "summary",
    "key features",
    "features",
    "pros",
    "cons",
    "pros and cons",
    "example",
    "examples",
    "explanation",
    "answer",
    "answers",
    "solution",
    "note",
    "notes",
    "output",
    "usage",
    "advantages",
    "disadvantages",
    "benefits",
    "drawbacks",
    "conclusion",
    "references",
    "reference",
    "resources",
    "further reading",
    "table of contents",
    "contents",
    "toc",
    "interview tip",
    "tip",
    "tips",
    "tools",
    "techniques",
    "use cases",
    "use case",
    "use case examples",
    "overview",
    "introduction",
    "syntax",
    "code",
    "code example",
    "implementation",
    "steps",
    "key points",
    "key takeaways",
    "takeaway",
    "takeaways",
    "best practices",
    "common mistakes",
    "why",
    "how",
    "when",
    "show answer",
    "click to expand",
    "hint",
    "hints",
    "see also",
    "source",
    "sources",
    "links",
    "additional links",
    "good to hear",
    "explanation and example",
    "tradeoff",
    "trade-offs",
    "strategy",
    "types",
    "installation",
    "install",
    "getting started",
    "prerequisites",
    "requirements",
];

/// No longer than the longest of them, with room for marks.
const LONGEST_GENERIC: usize = 40;

/// Headings that end a list of questions.
const AFTER_THE_LIST: &[&str] = &[
    "contributing",
    "contribution",
    "contributions",
    "contributors",
    "how to contribute",
    "license",
    "licence",
    "authors",
    "author",
    "credits",
    "acknowledgements",
    "acknowledgments",
    "support",
    "contact",
    "star history",
    "stargazers",
    "about the author",
    "disclaimer",
    "thanks",
    "show your support",
    "connect with me",
    "further resources",
];

/// Lower case letters and digits of a text, words apart by single spaces: what two spellings of the
/// same title share.
pub(super) fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            normal.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            normal.extend(c.to_lowercase().filter(|c| c.is_alphanumeric()));
        } else if matches!(c, '+' | '#') {
            normal.push(c);
        } else if !normal.is_empty() && !normal.ends_with(' ') && !matches!(c, '\'' | '’') {
            normal.push(' ');
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// Whether a text asks, or gives a task.
pub(super) fn asks(text: &str) -> bool {
    let bare = bare(text);
    if bare.ends_with(['?', '？']) || bare.starts_with('¿') {
        return true;
    }
    let first = bare.split(|c: char| !(c.is_alphanumeric() || c == '\'')).next().unwrap_or_default();
    if first.len() < bare.len() && first.len() <= 30 && ASKING.contains(&first.to_lowercase().as_str()) {
        return true;
    }
    if !bare.is_ascii() && ASKING_ANYWHERE.iter().any(|part| bare.contains(part)) {
        return true;
    }
    // Only a title compares; a paragraph that does so tells.
    bare.len() <= 200 && {
        let lower = bare.to_lowercase();
        COMPARING.iter().any(|part| lower.contains(part))
    }
}

/// Whether a text rather labels a part of an answer.
pub(super) fn is_generic(text: &str) -> bool {
    let bare = bare(text);
    bare.ends_with([':', '：']) || (bare.len() <= LONGEST_GENERIC && GENERIC.contains(&normal(bare).as_str()))
}

pub(super) fn ends_the_list(text: &str) -> bool {
    text.len() <= LONGEST_GENERIC && AFTER_THE_LIST.contains(&normal(text).as_str())
}

/// The text without emphasis and blank space at its ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`'))
}

pub(super) fn is_back_link(trimmed: &str) -> bool {
    if trimmed.len() > 300
        || !trimmed.as_bytes().contains(&b'#')
        || !(trimmed.contains("](#") || trimmed.contains("href=\"#") || trimmed.contains("href='#"))
    {
        return false;
    }
    let lower = trimmed.to_lowercase();
    [
        "back to top",
        "to top",
        "⬆",
        "↑",
        "↥",
        "🔝",
        "back to contents",
        "back to table",
        "to the top",
        "返回顶部",
        "回到顶部",
    ]
    .iter()
    .any(|part| lower.contains(part))
}

/// The text of a line that is one link into the same document.
pub(super) fn link_to_anchor(trimmed: &str) -> Option<&str> {
    let (text, target) = only_link_parts(trimmed)?;
    target.starts_with('#').then_some(text)
}

/// Whether a text is a link to elsewhere and nothing more than a few words.
pub(super) fn only_link(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with("http://") || text.starts_with("https://") {
        return !text.contains(' ');
    }
    match text.strip_prefix('[').and_then(|rest| rest.find("](")) {
        Some(middle) => {
            let Some(close) = text[middle..].find(')') else { return false };
            let after = text[middle + close + 1..].trim();
            after.is_empty() || after.starts_with(['-', '–', '—', ':'])
        }
        None => false,
    }
}

fn only_link_parts(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let text = super::lines::whole_bold(text).unwrap_or(text);
    let rest = text.strip_prefix('[')?;
    let middle = rest.rfind("](")?;
    let target = rest[middle + 2..].strip_suffix(')')?;
    Some((&rest[..middle], target))
}

/// The texts of links into the same document, wherever they stand on the line.
pub(super) fn anchor_texts(text: &str) -> impl Iterator<Item = &str> {
    let mut open = None;
    // Most lines hold no such link: look for the one byte it needs before looking for it.
    let text = if text.as_bytes().contains(&b'#') { text } else { "" };
    text.match_indices(['[', ']']).filter_map(move |(at, bracket)| {
        if bracket == "[" {
            open = Some(at + 1);
            return None;
        }
        let start = open.take()?;
        text[at..].starts_with("](#").then(|| &text[start..at])
    })
}

/// The inside of a text that is wrapped in HTML tags as a whole.
pub(super) fn plain_html(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(rest) = text.strip_prefix('<')
        && let Some(close) = rest.find('>')
        && !rest.starts_with('/')
    {
        let name: &str = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let end = format!("</{name}>");
        let inside = &rest[close + 1..];
        match inside.strip_suffix(end.as_str()) {
            Some(inside) if !name.is_empty() => text = inside.trim(),
            _ => break,
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn question_form() {
        for text in [
            "What is a stream?",
            "Explain closures",
            "REST vs GraphQL",
            "**Why**?",
            "事件循环是什么",
            "¿Qué es Node",
        ] {
            assert!(asks(text), "{text:?} asks");
        }
        for text in ["Event loop", "Key features:", "Explanation", "Installation"] {
            assert!(!asks(text), "{text:?} doesn't ask");
        }
    }

    #[test]
    fn back_links() {
        assert!(is_back_link("**[⬆ Back to Top](#table-of-contents)**"));
        assert!(is_back_link(r##"<a href="#top">back to top</a>"##));
        assert!(!is_back_link("[What is back pressure](#back)"));
    }

    #[test]
    fn links_alone() {
        assert!(only_link("[A list](https://example.org/list.md)"));
        assert!(only_link("[A list](https://example.org) - fifty questions"));
        assert!(only_link("https://example.org"));
        assert!(!only_link("See [the docs](https://example.org) for more"));
        assert!(!only_link("What is [this]?"));
    }

    #[test]
    fn html_wrappers() {
        assert_eq!(plain_html("<b>What is it?</b>"), "What is it?");
        assert_eq!(plain_html("<b><i class='x'>What?</i></b>"), "What?");
        assert_eq!(plain_html("What is <b>it</b>?"), "What is <b>it</b>?");
        assert_eq!(plain_html("</b>"), "</b>");
    }
}
