//! The words that stand before the number of a question.

/// In lower case, the longer before those they begin with.
const PREFIXES: [&str; 18] = [
    "question",
    "questão",
    "ques",
    "que",
    "q",
    "вопрос",
    "pregunta",
    "pergunta",
    "frage",
    "domanda",
    "soru",
    "câu hỏi",
    "题目",
    "问题",
    "問題",
    "問",
    "问",
    "질문",
];

/// Words before a number that count tasks as well as parts of an answer: no more than a number.
const TASKS: [&str; 8] =
    ["exercise", "problem", "task", "challenge", "задача", "задание", "упражнение", "ejercicio"];

/// Whether one of the words before a number begins with the first two letters of a text.
pub(super) fn begins_a_word(text: &[u8]) -> bool {
    let lower = |at: usize| text.get(at).map_or(0, u8::to_ascii_lowercase);
    matches!(
        (lower(0), lower(1)),
        (b'q', _)
            | (b'p', b'r' | b'e')
            | (b'f', b'r')
            | (b'd' | b's', b'o')
            | (b'c', b'h' | 0xc3)
            | (b'e', b'x' | b'j')
            | (b't', b'a')
    )
}

/// Length of the prefix word; 0 without one.
pub(super) fn prefix(text: &str) -> usize {
    leading(text, &PREFIXES)
}

/// Length of the word that counts tasks; 0 without one.
pub(super) fn task(text: &str) -> usize {
    leading(text, &TASKS)
}

/// Length of the word of these with which a text begins.
fn leading(text: &str, words: &[&str]) -> usize {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let Some(first) = text.chars().next().and_then(|c| c.to_lowercase().next()) else { return 0 };
    words
        .iter()
        .filter(|word| word.starts_with(first))
        .find(|word| {
            text.get(..word.len()).is_some_and(|start| same_word(start, word))
                && !text[word.len()..].starts_with(char::is_alphabetic)
        })
        .map_or(0, |word| word.len())
}

fn same_word(start: &str, word: &str) -> bool {
    start.eq_ignore_ascii_case(word) || (!word.is_ascii() && start.to_lowercase() == word)
}
