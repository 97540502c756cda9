mod blocks;

use super::words::normal;
use blocks::{Block, BlockKind, blocks};
use hotseat_interview::{KeyPoint, Weight};
use std::collections::HashSet;

/// More ideas than this are details.
const MOST_POINTS: usize = 8;
/// How many of them are proposed as core.
const CORE_POINTS: usize = 3;
const LONGEST_POINT: usize = 200;
/// Rows of a table that are ideas, where the text around it has few.
const MOST_ROWS: usize = 4;
const LONGEST_ID_WORDS: usize = 5;

/// Proposes key points for an answer in Markdown: its defining sentence, what it labels in bold,
/// its bullets and tips. All of them are unreviewed.
pub fn propose_key_points(answer: &str) -> Vec<KeyPoint> {
    let mut ids = HashSet::new();
    ideas(&blocks(answer))
        .into_iter()
        .take(MOST_POINTS)
        .enumerate()
        .map(|(index, say)| KeyPoint {
            id: unique_id(&say, &mut ids),
            weight: if index < CORE_POINTS { Weight::Core } else { Weight::Supporting },
            say,
            accept: Vec::new(),
            probe: None,
            reviewed: false,
        })
        .collect()
}

/// The ideas of an answer in its order, each once.
fn ideas(blocks: &[Block]) -> Vec<String> {
    let mut ideas: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |idea: Option<String>| {
        let idea = idea.map(|idea| unlabelled(&idea).to_owned()).filter(|idea| is_idea(idea));
        if let Some(idea) = idea
            && seen.insert(normal(&idea))
        {
            ideas.push(idea);
            return true;
        }
        false
    };
    let mut at = 0;
    let mut defined = false;
    let (mut tip, mut aside) = (false, false);
    while at < blocks.len() {
        let block = &blocks[at];
        at += 1;
        if block.kind == BlockKind::Heading {
            tip = normal(&block.text).contains("tip");
            aside = is_aside(&block.text);
            continue;
        }
        if aside {
            continue;
        }
        if block.is_label_only() {
            let (idea, used) = group(block, &blocks[at..]);
            at += used;
            add(idea);
            continue;
        }
        match (block.kind, block.label()) {
            (BlockKind::Item(1), _) | (BlockKind::Paragraph, Some(_)) => {
                add(sentence(&block.text));
            }
            (BlockKind::Paragraph, None) if !defined || tip => {
                defined |= add(sentence(&block.text));
            }
            _ => {}
        }
    }
    if ideas.len() < 3 {
        let few = ideas.len() < 2;
        let rows = blocks.iter().filter(|block| block.kind == BlockKind::Row).take(MOST_ROWS);
        let rows = rows.map(|row| clipped(&row.text.split_whitespace().collect::<Vec<_>>().join(" ")));
        let more = blocks
            .iter()
            .filter(|block| few && block.kind == BlockKind::Paragraph)
            .filter_map(|block| sentence(&block.text))
            .take(6);
        let more: Vec<String> = rows.chain(more).collect();
        ideas.extend(
            more.into_iter().filter(|idea| is_idea(idea) && seen.insert(normal(idea))).take(MOST_ROWS),
        );
    }
    ideas
}

/// Whether a part tells a story or shows code, and so holds no idea of its own.
fn is_aside(heading: &str) -> bool {
    let normal = normal(heading);
    normal.split(' ').any(|word| {
        matches!(
            word,
            "analogy" | "analogies" | "example" | "examples" | "output" | "references" | "resources"
        )
    })
}

/// The idea without a number at its start, and without a label that says only that one follows.
fn unlabelled(idea: &str) -> &str {
    let digits = idea.bytes().take_while(u8::is_ascii_digit).count();
    let rest = idea[digits..].strip_prefix(['.', ')']).filter(|_| (1..=2).contains(&digits));
    let idea = rest.map_or(idea, str::trim_start);
    let empty = |label: &str| {
        matches!(
            normal(label).as_str(),
            "definition" | "concept" | "core concept" | "principle" | "purpose" | "note" | "tip" | "summary"
        )
    };
    match idea.split_once(": ") {
        Some((label, text)) if label.len() < 20 && empty(label) => text.trim_start(),
        _ => idea,
    }
}

/// Whether a person would keep it: it says something by itself, and neither talks about the text nor
/// tells a story.
fn is_idea(idea: &str) -> bool {
    const TALK: [&str; 17] = [
        "imagine",
        "for example",
        "for instance",
        "in this example",
        "in the example",
        "in this code",
        "in the code",
        "this code",
        "the code above",
        "the above",
        "here is",
        "here's",
        "here are",
        "let's",
        "think of",
        "analogy",
        "example",
    ];
    let lower = idea.to_lowercase();
    let talks = |opening: &str| {
        lower.strip_prefix(opening).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    says_something(idea)
        && !idea.trim_end().ends_with(':')
        && !TALK.iter().any(|opening| talks(opening))
        && !lower.starts_with("examples")
        && !super::notes::opens_as_chat(idea)
}

/// A label and what stands under it, as one idea; and how many blocks that took.
fn group(label: &Block, below: &[Block]) -> (Option<String>, usize) {
    let Some(name) = label.label() else { return (None, 0) };
    let name = super::label::label(name).map_or(name, |label| label.rest);
    let own_depth = if let BlockKind::Item(depth) = label.kind { depth } else { 0 };
    let is_part = |block: &&Block| {
        matches!(block.kind, BlockKind::Item(depth) if depth > own_depth) && !block.is_label_only()
    };
    let items: Vec<_> = below.iter().take_while(is_part).collect();
    if !items.is_empty() {
        let parts: Vec<_> = items.iter().filter_map(|item| sentence(&item.text)).take(3).collect();
        let parts: Vec<_> = parts.iter().map(|part| part.trim_end_matches('.')).collect();
        return (Some(clipped(&format!("{name}: {}", parts.join("; ")))), items.len());
    }
    match below.first() {
        // A label over further labels or a list of its own says nothing by itself.
        Some(next) if next.kind == BlockKind::Paragraph && next.label().is_none() => {
            (sentence(&next.text).map(|sentence| clipped(&format!("{name}: {sentence}"))), 1)
        }
        _ => (None, 0),
    }
}

/// The first sentence of a text on one line; none if it only leads on to what follows.
fn sentence(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = line.len();
    for (at, mark) in line.match_indices(['.', '!', '?', '。']) {
        let quoted = line[at + mark.len()..].bytes().take_while(|byte| matches!(byte, b'"' | b')')).count();
        let close = at + mark.len() + quoted;
        let after = &line[close..];
        let before = line[..at].rsplit(' ').next().unwrap_or_default();
        let abbreviation = matches!(before, "e.g" | "i.e" | "etc" | "vs" | "Dr") || before.len() <= 1;
        if mark == "。" || (after.starts_with(' ') && !abbreviation) {
            end = close;
            break;
        }
    }
    let sentence = line[..end].trim();
    // A list mark without its space, as lists written in a hurry have it.
    let sentence = sentence.trim_start_matches(['-', '•', '*']).trim_start();
    (!sentence.ends_with(':') && !sentence.is_empty()).then(|| clipped(sentence))
}

/// At most [`LONGEST_POINT`] bytes and an ellipsis: cut where a clause ends, or, where that would leave
/// less than half ("If you want to change it"), after a word, and shown to be cut.
fn clipped(text: &str) -> String {
    if text.len() <= LONGEST_POINT {
        return text.to_owned();
    }
    let mut limit = LONGEST_POINT;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &text[..limit];
    let clause = head.rfind([';', ',']).filter(|&end| end >= limit / 2);
    let head = &head[..clause.or_else(|| head.rfind(' ')).unwrap_or(limit)];
    // What a bracket began is cut off with it.
    let open = head.rfind('(').filter(|_| head.matches('(').count() > head.matches(')').count());
    let head = head[..open.unwrap_or(head.len())].trim_end_matches([' ', ',', ';', '-', '–', '—']);
    format!("{head}{}", if clause.is_some() { "" } else { "…" })
}

fn says_something(idea: &str) -> bool {
    let words = idea.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    // Scripts without spaces say much in one run.
    words >= 2 || idea.chars().filter(|&c| u32::from(c) > 0x2e80).count() >= 4
}

fn unique_id(say: &str, ids: &mut HashSet<String>) -> String {
    let words: Vec<String> = say
        .to_ascii_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| {
            !word.is_empty()
                && !matches!(*word, "a" | "an" | "the" | "is" | "are" | "of" | "to" | "and" | "it")
        })
        .take(LONGEST_ID_WORDS)
        .map(|word| word.chars().take(15).collect())
        .collect();
    let base = if words.is_empty() { "point".to_owned() } else { words.join("-") };
    let mut id = base.clone();
    let mut count = 2;
    while !ids.insert(id.clone()) {
        id = format!("{base}-{count}");
        count += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answer: &str, expected: &[&str]) {
        let points = propose_key_points(answer);
        let says: Vec<_> = points.iter().map(|point| point.say.as_str()).collect();
        assert_eq!(says, expected, "key points of {answer:?}");
        assert!(points.iter().all(|point| !point.reviewed));
    }

    #[test]
    fn a_definition_and_its_bullets() {
        check(
            "A stream is data over time. It comes in chunks.\n\n- Readable ones are read.\n- Writable ones are *written* to, e.g. a file.\n  - nested detail is left out\n",
            &[
                "A stream is data over time.",
                "Readable ones are read.",
                "Writable ones are written to, e.g. a file.",
            ],
        );
    }

    #[test]
    fn long_sentences_are_cut_after_a_clause_or_shown_to_be_cut() {
        let long = "that goes on and on about one thing and the other ".repeat(5);
        check(
            &format!("If you want it, take the way {long}.\n"),
            &[&format!(
                "If you want it, take the way {}that goes on and on…",
                "that goes on and on about one thing and the other ".repeat(3)
            )],
        );
        let kept = "A queue holds what nobody has taken yet and it grows as long as it is filled faster than emptied";
        check(&format!("{kept} by others, {long}.\n"), &[&format!("{kept} by others")]);
    }

    #[test]
    fn labels_with_what_is_under_them() {
        check(
            "**1. Shared state:**\n- lives in a store\n- not in the process\n\n**2. Health:**\n- answers a probe\n",
            &["Shared state: lives in a store; not in the process", "Health: answers a probe"],
        );
        check(
            "1. **Parse**: the text becomes a tree.\n2. **Run**: the tree is walked.\n",
            &["Parse: the text becomes a tree.", "Run: the tree is walked."],
        );
    }

    #[test]
    fn tips_and_lead_ins() {
        check(
            "### Explanation\n\nThere are two ways:\n\n- one way by hand\n- the other by tool\n\n### Interview Tip\n\nName the cost of both.\n",
            &["one way by hand", "the other by tool", "Name the cost of both."],
        );
    }

    #[test]
    fn what_a_person_would_delete_is_left_out() {
        check(
            "As an experienced interviewer, I like this one.\n\nA cache keeps what was asked for. It is \"fast.\" It helps.\n\n### Analogy: a desk\n\n- The drawer is slow\n- The top is quick\n\n### Kinds\n\n- **Definition:** a copy near its reader\n- **Analogy:** a pantry\n- **Broadcasting:**\n- 1.Eviction: the oldest goes\n- For example, a map\n",
            &["A cache keeps what was asked for.", "a copy near its reader", "Eviction: the oldest goes"],
        );
    }

    #[test]
    fn rows_of_a_table() {
        check(
            "| Heap | Stack |\n|---|---|\n| objects | frames |\n| slow | fast |\n\n### Tip\n\nAn overflow is no leak.\n",
            &["An overflow is no leak.", "objects: frames", "slow: fast"],
        );
    }

    #[test]
    fn code_and_nothing() {
        check("```js\n// a comment in code\n```", &[]);
        check("", &[]);
        check("Yes.", &[]);
    }

    #[test]
    fn never_too_many_and_ids_differ() {
        let answer: String = (0..30).map(|n| format!("- the same words again {n}\n")).collect();
        let points = propose_key_points(&answer);
        assert_eq!(points.len(), MOST_POINTS);
        let ids: HashSet<_> = points.iter().map(|point| &point.id).collect();
        assert_eq!(ids.len(), MOST_POINTS, "ids {ids:?}");
    }
}
