//! What words and links say about a line: weak signals, each of them.

use super::vocabulary::{
    ABOUT_THE_PAGE, ABOUT_THE_PAGE_ENDS, AFTER_THE_LIST, AFTER_THE_LIST_STARTS, ANSWERS, ASKING,
    ASKING_ANYWHERE, COMPARING, GENERIC, LONGEST_GENERIC, TASK_VERBS,
};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Lower case letters and digits of a text, words apart by single spaces: what two spellings of the
/// same title share.
pub(crate) fn normal(text: &str) -> String {
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
    let bare = bare(linked(text));
    if bare.ends_with(['?', '？']) || bare.starts_with('¿') {
        return true;
    }
    let first = bare.split(|c: char| !(c.is_alphanumeric() || c == '\'')).next().unwrap_or_default();
    // "List of questions" names something.
    let names = || bare[first.len()..].trim_start().starts_with("of ");
    if first.len() < bare.len() && first.len() <= LONGEST_WORD && is_asking_word(first) && !names() {
        return true;
    }
    if !bare.is_ascii() && ASKING_ANYWHERE.iter().any(|part| bare.contains(part)) {
        return true;
    }
    // Only a title compares; a paragraph that does so tells.
    bare.len() <= 200 && {
        let compares = |byte: &[u8]| matches!(byte, b"vs" | b"Vs" | b"VS" | b"ve" | b"Ve" | b"if" | b"IF");
        bare.as_bytes().windows(2).any(compares) && {
            let lower = bare.to_lowercase();
            COMPARING.iter().any(|part| lower.contains(part))
        }
    }
}

/// Longer than any word with which a question begins.
const LONGEST_WORD: usize = 30;

static ASKING_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| ASKING.iter().copied().collect());
static GENERIC_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| GENERIC.iter().copied().collect());

static TASK_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| TASK_VERBS.iter().copied().collect());

fn is_asking_word(word: &str) -> bool {
    is_one_of(word, &ASKING_SET)
}

/// Whether a word is one of these, which are in lower case.
fn is_one_of(word: &str, words: &HashSet<&str>) -> bool {
    let mut lower = [0; LONGEST_WORD];
    match lower.get_mut(..word.len()) {
        Some(lower) if word.is_ascii() => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            std::str::from_utf8(lower).is_ok_and(|word| words.contains(word))
        }
        _ => words.contains(word.to_lowercase().as_str()),
    }
}

/// The text of a link that a text begins with, or the text.
fn linked(text: &str) -> &str {
    let trimmed = text.trim_start();
    match trimmed.strip_prefix('[').and_then(|rest| rest.split_once("](")) {
        Some((inside, _)) if !inside.contains('[') => inside,
        _ => text,
    }
}

/// Whether a text rather labels a part of an answer.
pub(super) fn is_generic(text: &str) -> bool {
    bare(text).ends_with([':', '：']) || names_a_part(text)
}

/// Whether a text is one of the words that parts of answers are called by.
pub(super) fn names_a_part(text: &str) -> bool {
    let bare = bare(text).trim_end_matches([':', '：']);
    // `Answer: B` gives the answer.
    let bare = match bare.split_once([':', '：']) {
        Some((name, _)) if name.len() <= LONGEST_WORD && ANSWERS.contains(&normal(name).as_str()) => name,
        _ => bare,
    };
    bare.len() <= LONGEST_GENERIC && GENERIC_SET.contains(normal(bare).as_str())
}

pub(super) fn ends_the_list(text: &str) -> bool {
    if text.len() > 4 * LONGEST_GENERIC {
        return false;
    }
    let normal = normal(text);
    AFTER_THE_LIST.contains(&normal.as_str())
        || AFTER_THE_LIST_STARTS.iter().any(|start| normal.starts_with(start))
}

/// Whether a text begins with a verb that tells what to do: a task where questions are promised, and
/// a step of an answer elsewhere.
pub(super) fn gives_task(text: &str) -> bool {
    let first = bare(text).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    is_one_of(first, &TASK_SET)
}

/// Whether a heading asks about the page it stands on.
pub(super) fn asks_about_the_page(text: &str) -> bool {
    text.len() <= 4 * LONGEST_GENERIC && {
        let normal = normal(text);
        ABOUT_THE_PAGE.contains(&normal.as_str())
            || ABOUT_THE_PAGE_ENDS.iter().any(|end| normal.ends_with(end))
    }
}

/// Whether a heading says that questions stand under it.
pub(super) fn promises_questions(heading: &str) -> bool {
    const WORDS: [&str; 4] = ["вопрос", "面试题", "問題", "질문"];
    // Capitals change only the first letter, or all of them; most headings lack the letter.
    let english = || heading.contains("uestion") || heading.contains("UESTION");
    (heading.bytes().any(|byte| matches!(byte, b'q' | b'Q')) && english())
        || heading.contains("regunta")
        || heading.contains("ergunta")
        || (!heading.is_ascii() && {
            let lower = heading.to_lowercase();
            WORDS.iter().any(|word| lower.contains(word))
        })
}

/// Letters and digits alone: what a title, its entry in a table of contents and its anchor share,
/// however each of them writes spaces and hyphens.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                key.push(c.to_ascii_lowercase());
            }
        } else if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        }
    }
    key
}

/// The text without emphasis and blank space at its ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '`' | '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」')
    })
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
        "table of contents",
        "返回顶部",
        "回到顶部",
        "返回目录",
        "回到目录",
        "к оглавлению",
        "к содержанию",
        "наверх",
        "위로",
        "목차",
        "volver",
        "voltar",
        "⇧",
        "▲",
    ]
    .iter()
    .any(|part| lower.contains(part))
}

/// Whether a line says something beside its links into the document.
pub(super) fn says_more(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['[', '<']) {
        if rest[..at].contains(char::is_alphanumeric) {
            return true;
        }
        let inside = &rest[at..];
        let end = if inside.starts_with('<') {
            // What an anchor names is text; what it leads to is none.
            let tag = if inside.starts_with("<a ") && inside.contains("href") { "</a>" } else { ">" };
            inside.find(tag).map(|end| end + tag.len())
        } else {
            inside.find("](#").and_then(|middle| Some(middle + inside[middle..].find(')')? + 1))
        };
        let Some(end) = end else { return true };
        rest = &inside[end..];
    }
    rest.contains(char::is_alphanumeric)
}

/// The text of a line that is one link into the same document.
pub(super) fn link_to_anchor(trimmed: &str) -> Option<&str> {
    let (text, target) = only_link_parts(trimmed)?;
    target.starts_with('#').then_some(text)
}

/// Whether a text is a link to elsewhere, or some, and nothing more than a few words.
pub(super) fn only_link(text: &str) -> bool {
    let mut rest = text.trim();
    if rest.starts_with("http://") || rest.starts_with("https://") {
        return !rest.contains(' ');
    }
    loop {
        let Some((_, target)) = rest.strip_prefix('[').and_then(|rest| rest.split_once("](")) else {
            return false;
        };
        let Some((_, after)) = target.split_once(')') else { return false };
        let after = after.trim();
        if after.is_empty() || after.starts_with(['-', '–', '—', ':']) {
            return true;
        }
        // `[One](link) and [another](link).`
        let further = after.trim_start_matches([',', '|', '/', '&', '.']).trim_start();
        rest = further.strip_prefix("and ").unwrap_or(further);
        if rest.is_empty() {
            return true;
        }
    }
}

fn only_link_parts(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let text = super::marks::whole_bold(text).unwrap_or(text);
    let rest = text.strip_prefix('[')?;
    let middle = rest.rfind("](")?;
    let target = rest[middle + 2..].strip_suffix(')')?;
    Some((&rest[..middle], target))
}

/// Texts and anchors of links into the same document, wherever they stand on the line.
pub(super) fn anchors(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut open = None;
    // Most lines hold no such link: look for the one byte it needs before looking for it.
    let text = if text.as_bytes().contains(&b'#') { text } else { "" };
    text.match_indices(['[', ']']).filter_map(move |(at, bracket)| {
        if bracket == "[" {
            open = Some(at + 1);
            return None;
        }
        let start = open.take()?;
        let target = text[at..].strip_prefix("](#")?;
        Some((&text[start..at], target.split(')').next().unwrap_or_default()))
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
        assert!(!says_more("#### [⬆ Back to top](#top)"));
        assert!(!says_more(r##"## <a href="#top">↑ top</a>"##));
        assert!(says_more("### 3. What is a sail? [⬆](#top)"));
        assert!(says_more("#### [[⬆]](#top) <a name='sails'>Sails</a>"));
    }

    #[test]
    fn links_alone() {
        assert!(only_link("[A list](https://example.org/list.md)"));
        assert!(only_link("[A list](https://example.org) - fifty questions"));
        assert!(only_link(
            "[A](https://example.org) and [B](https://example.org), [C](https://example.org)."
        ));
        assert!(only_link("https://example.org"));
        assert!(only_link("[Парочка](https://example.org)"));
        assert!(!only_link("[broken](https://example.org"));
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
