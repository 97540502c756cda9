//! The number or prefix with which a list marks a question: `12.`, `Q3:`, `Question 4)`, `5、`.

use super::label_words::{begins_a_word, prefix, task};
use super::numbers::{closed, number};

/// A label at the start of a line, and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label<'t> {
    /// As written: `12`, `17a`, `1.2`.
    pub number: Option<&'t str>,
    /// Whether a word such as `Q` or `Question` stands before it.
    pub prefixed: bool,
    pub rest: &'t str,
}

/// The most marks of emphasis around a text.
const MOST_MARKS: usize = 3;

/// Reads the label of a text, if it has one and something follows it.
pub(super) fn label(text: &str) -> Option<Label<'_>> {
    let text = undecorated(text);
    // `[3. Title](answer.md)`: the link is the title.
    if let Some(inside) = linked_whole(text) {
        return label(inside);
    }
    if !begins_a_label(text) {
        return None;
    }
    let inside = text.trim_start_matches(['*', '_']);
    let marks = text.len() - inside.len();
    if marks == 0 {
        return plain_label(text);
    }
    if marks > MOST_MARKS {
        return None;
    }
    let mark = &text[..marks];
    let inside = inside.trim_start_matches(|c: char| c == ' ' || is_symbol(c));
    match inside.strip_suffix(mark) {
        // The emphasis ends on another line, or nowhere.
        None if !inside.contains(mark) => plain_label(inside),
        // `***3. Title***`
        Some(inside) if !inside.contains(mark) => plain_label(inside),
        // `**3.** Title`, `**3. Title** (hard)` and `**3. Title.** More of it`
        _ => marked_label(inside, mark),
    }
}

/// The number of a text that is a label and nothing more: `Question 3`, `Q3.`; with `alone`, also a
/// number by itself.
pub(super) fn bare_label(text: &str, alone: bool) -> Option<&str> {
    if text.len() > 2 * LONGEST_BARE || !begins_a_label(undecorated(text)) {
        return None;
    }
    let text = undecorated(text).trim_matches(['*', '_', ' ', '#']);
    if text.len() > LONGEST_BARE {
        return None;
    }
    let words = prefix(text).max(task(text));
    let rest = text[words..].trim_start_matches([' ', '#', '№', '-', '.']);
    let (digits, _) = number(rest);
    let over = rest[digits..].trim_matches(['.', ':', ')', '：', '、', ' ']).is_empty();
    (digits > 0 && over && (words > 0 || alone)).then_some(&rest[..digits])
}

/// Bytes of the longest label that stands alone.
const LONGEST_BARE: usize = 40;

/// The text of a link that is the whole of a text.
fn linked_whole(text: &str) -> Option<&str> {
    let (inside, target) = text.trim_end().strip_prefix('[')?.strip_suffix(')')?.rsplit_once("](")?;
    let one_link = !inside.contains("](") && !inside.contains("] [");
    (!inside.is_empty() && one_link && !target.contains(' ')).then_some(inside)
}

/// The text without arrows, stars and emoji before it, in brackets or linked to the top.
fn undecorated(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || is_symbol(c));
    let Some((inside, after)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
        return text;
    };
    let inside = inside.trim_start_matches('[');
    if inside.is_empty() || !inside.chars().all(is_symbol) {
        return text;
    }
    let after = after.trim_start_matches(']');
    let after =
        after.strip_prefix('(').and_then(|link| link.split_once(')')).map_or(after, |(_, after)| after);
    after.trim_start()
}

/// Most lines begin with none of these: the cheap question first.
fn begins_a_label(text: &str) -> bool {
    let trimmed = text.trim_start_matches(['*', '_', '(', '[', '#']);
    let trimmed = trimmed.trim_start_matches(|c: char| c.is_whitespace() || is_symbol(c));
    let first = trimmed.chars().next();
    first.is_some_and(|c| {
        c.is_ascii_digit()
            || (c.is_ascii_alphabetic() && begins_a_word(trimmed.as_bytes()))
            || matches!(
                c,
                '第' | '题'
                    | '问'
                    | '問'
                    | '질'
                    | '№'
                    | 'В'
                    | 'в'
                    | 'С'
                    | 'с'
                    | 'З'
                    | 'з'
                    | 'У'
                    | 'у'
                    | '【'
            )
    })
}

/// A label whose emphasis ends somewhere on the line.
fn marked_label<'t>(inside: &'t str, mark: &str) -> Option<Label<'t>> {
    let end = inside.find(mark)?;
    let after = inside[end + mark.len()..].trim();
    if after.is_empty() {
        return plain_label(&inside[..end]);
    }
    // A colon may stand on either side of the marks.
    let label = read(inside[..end].trim(), true)?;
    if label.rest.is_empty() {
        let rest = after.trim_start_matches([':', '.', ')', '-', '–', '：', '、']).trim_start();
        return (!rest.is_empty()).then_some(Label { rest, ..label });
    }
    // The emphasis ends within the title; `**1. Label:** text` explains a label.
    let explains = label.rest.ends_with([':', '：']) || after.starts_with([':', '：', '-', '–', '—']);
    if explains {
        return None;
    }
    let whole = inside.trim_end();
    let start = label.rest.as_ptr().addr() - inside.as_ptr().addr();
    whole.get(start..).map(|rest| Label { rest, ..label })
}

fn plain_label(text: &str) -> Option<Label<'_>> {
    let label = read(text.trim(), false)?;
    (!label.rest.is_empty()).then_some(label)
}

/// `may_end`: whether the text may be over after the label, without a mark that closes it.
fn read(text: &str, may_end: bool) -> Option<Label<'_>> {
    if let Some(label) = counted(text) {
        return Some(label);
    }
    let task = task(text);
    if task > 0 {
        // Without its number such a word labels a part of an answer.
        return read(text[task..].trim_start(), may_end).filter(|label| label.number.is_some());
    }
    let prefix = prefix(text);
    let rest = text[prefix..].trim_start_matches(|c: char| {
        c.is_whitespace() || (prefix > 0 && matches!(c, '#' | '-' | '.' | '№'))
    });
    let (digits, components) = number(rest);
    if digits == 0 {
        let rest = text[prefix..].trim_start();
        let closed = rest.strip_prefix([':', '.', ')', '：', '-', '】']).filter(|_| prefix > 0)?;
        let spaced =
            closed.is_empty() || closed.starts_with(char::is_whitespace) || rest.starts_with([':', '：']);
        return spaced.then_some(Label { number: None, prefixed: true, rest: closed.trim() });
    }
    let written = &rest[..digits];
    let after = &rest[digits..];
    let rest = match closed(after) {
        Some(rest) => rest,
        None if may_end && after.trim().is_empty() => "",
        // `1.2 Title`, `Q7 Title` and `1️⃣ Title` need no mark.
        None if (components > 1 || prefix > 0 || written.ends_with('\u{20e3}'))
            && after.starts_with(char::is_whitespace) =>
        {
            after
        }
        // `1.2标题`: where words are not set apart, a number isn't either.
        None if components > 1 && after.starts_with(|c: char| u32::from(c) > 0x2e80) => after,
        None => return None,
    };
    let rest = rest.trim();
    // `3. Question: Title`
    if prefix == 0
        && let Some(title) = after_prefix(rest)
    {
        return Some(Label { number: Some(written), prefixed: true, rest: title });
    }
    Some(Label { number: Some(written), prefixed: prefix > 0, rest })
}

/// What follows a prefix word and its colon, whatever of them is emphasised.
fn after_prefix(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('*');
    let word = prefix(text);
    let after = text[word..].trim_start_matches(['*', ' ']);
    let title = after.strip_prefix([':', '：']).filter(|_| word > 0)?;
    Some(title.trim_start_matches("**").trim())
}

/// `第 3 题：标题`, `(3) Title`, `[3] Title`, `№ 3. Title`, `#3 Title`
fn counted(text: &str) -> Option<Label<'_>> {
    let (open, inside) = text.char_indices().nth(1).map(|(at, _)| text.split_at(at))?;
    let rest = inside.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=6).contains(&digits) {
        return None;
    }
    let (written, after) = rest.split_at(digits);
    let after = after.trim_start();
    let (rest, prefixed) = match open {
        "第" => {
            let after = after.strip_prefix(['题', '題', '问', '問', '道'])?;
            (after.trim_start().trim_start_matches(['：', ':', '、', '.', '．', '，', ',']), true)
        }
        "(" => (after.strip_prefix(')')?.trim_start_matches(['.', ':']), false),
        "【" => (after.strip_prefix('】')?, false),
        "№" | "#" => (after.trim_start_matches(['.', ':', ')']), false),
        "[" => (after.strip_prefix(']').filter(|rest| !rest.starts_with('('))?, false),
        _ => return None,
    };
    Some(Label { number: Some(written), prefixed, rest: rest.trim() })
}

/// Arrows, stars, emoji: decoration before a label.
fn is_symbol(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x2bff | 0xfe0f | 0x200d | 0x1f000..=0x1faff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Option<(Option<&str>, bool, &str)>) {
        let found = label(text).map(|label| (label.number, label.prefixed, label.rest));
        assert_eq!(found, expected, "label of {text:?}");
    }

    #[test]
    fn labels() {
        check("1. What?", Some((Some("1"), false, "What?")));
        check("6.Multi-tier", Some((Some("6"), false, "Multi-tier")));
        check("7 . Title", Some((Some("7"), false, "Title")));
        check("8) Title", Some((Some("8"), false, "Title")));
        check("17a. Title", Some((Some("17a"), false, "Title")));
        check("1.2 Title", Some((Some("1.2"), false, "Title")));
        check("1.2. Title", Some((Some("1.2"), false, "Title")));
        check("Q. Title", Some((None, true, "Title")));
        check("Q: Title", Some((None, true, "Title")));
        check("Q7: Title", Some((Some("7"), true, "Title")));
        check("Q7 Title", Some((Some("7"), true, "Title")));
        check("Question 12 - Title", Some((Some("12"), true, "Title")));
        check("Question: Title", Some((None, true, "Title")));
        check("3、标题", Some((Some("3"), false, "标题")));
        check("**3. Title**", Some((Some("3"), false, "Title")));
        check("**3)** Title", Some((Some("3"), false, "Title")));
        check("**Q1:** Title", Some((Some("1"), true, "Title")));
        check("**3. Question:** Title", Some((Some("3"), true, "Title")));
        check("3. **Question**: Title", Some((Some("3"), true, "Title")));
        check("3. **Question:** *Title*", Some((Some("3"), true, "*Title*")));
        check("3) Q: Title", Some((Some("3"), true, "Title")));
        check("**🔹 Question 3: Title**", Some((Some("3"), true, "Title")));
        check("**3. Title that goes on", Some((Some("3"), false, "Title that goes on")));
        check("3. Question the design", Some((Some("3"), false, "Question the design")));
        check("❓ 4. Title", Some((Some("4"), false, "Title")));
        check("***3. Title***", Some((Some("3"), false, "Title")));
        check("*Question: Title*", Some((None, true, "Title")));
        check("**2) Sum.** Add it up", Some((Some("2"), false, "Sum.** Add it up")));
        check("第 3 题：标题", Some((Some("3"), true, "标题")));
        check("#3 Title", Some((Some("3"), false, "Title")));
        check("3\\. Title", Some((Some("3"), false, "Title")));
        check("**3\\) Title**", Some((Some("3"), false, "Title")));
        check("(3) Title", Some((Some("3"), false, "Title")));
        check("Вопрос 3. Название", Some((Some("3"), true, "Название")));
        check("[⬆] Q1: Title", Some((Some("1"), true, "Title")));
        check("[[↑]](#top) 2. Title", Some((Some("2"), false, "Title")));
        check("[1.1.2 Title](a/1.1.2%20b.md)", Some((Some("1.1.2"), false, "Title")));
        check("题目001：标题", Some((Some("001"), true, "标题")));
        check("1.10说说标题", Some((Some("1.10"), false, "说说标题")));
        check("Exercise 4: Title", Some((Some("4"), false, "Title")));
        check("1️⃣0️⃣ Title", Some((Some("1️⃣0️⃣"), false, "Title")));
    }

    #[test]
    fn no_labels() {
        for text in [
            "",
            "What?",
            "3 ways to wait",
            "12-factor apps",
            "10:30 it starts",
            "10,000 users",
            "3.",
            "Question the design",
            "Queues",
            "**Bold** text",
            "20240101. Title",
            "**1. Label:** what it is",
            "[3](#three) Title",
            "Čas",
            "Problem: it is slow",
            "Task queues",
            "[What](a.md) [how](b.md)",
            "[1. css] [What](a.md)",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn labels_that_stand_alone() {
        let check = |text: &str, alone: bool, expected: Option<&str>| {
            assert_eq!(bare_label(text, alone), expected, "bare label of {text:?}");
        };
        check("Question 3", false, Some("3"));
        check("**Q12.**", false, Some("12"));
        check("题目 4：", false, Some("4"));
        check("7.", true, Some("7"));
        check("7.", false, None);
        check("Question", true, None);
        check("Question 3 of them", true, None);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in r"[*#Qq0-9.): ?、é❓\[\](-]{0,12}") {
            bare_label(&text, true);
            if let Some(label) = label(&text) {
                prop_assert!(!label.rest.is_empty());
            }
        }
    }
}
