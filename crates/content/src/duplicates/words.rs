//! Words that say nothing of what a question or an answer is about.

/// Everywhere.
#[rustfmt::skip]
const EVERYDAY: &[&str] = &[
    "a", "an", "the", "is", "are", "was", "be", "to", "of", "in", "on", "at", "for", "and", "or", "with",
    "by", "from", "as", "it", "its", "that", "this", "these", "those", "you", "your", "we", "our", "they",
    "can", "could", "would", "should", "do", "does", "how", "what", "why", "when", "where", "which",
    "who", "mean", "use", "uses", "used", "using", "some", "any", "node", "js", "application",
    "applications", "one", "so", "if", "then", "than", "into", "about", "has", "have", "will", "may",
    "not", "no", "each", "other", "more", "explain", "describe", "discuss", "define", "meaning",
    "concept", "give",
];

/// In answers as well.
#[rustfmt::skip]
const IN_ANSWERS: &[&str] = &[
    "between", "different", "kind",
];

/// In titles as well.
#[rustfmt::skip]
const IN_TITLES: &[&str] = &[
    "s", "i", "me", "did", "whats", "tell", "meant", "nodejs", "javascript", "app", "apps", "please",
    "detail", "details", "understand", "term", "handle", "strategy", "strategies", "ways", "way", "steps",
    "techniques", "approaches", "effective", "effectively",
];

/// Whether a word says nothing of what an answer is about.
pub(super) fn is_common(word: &str) -> bool {
    EVERYDAY.contains(&word) || IN_ANSWERS.contains(&word)
}

/// Whether a word says nothing of what a title is about.
pub(super) fn is_filler(word: &str) -> bool {
    EVERYDAY.contains(&word) || IN_TITLES.contains(&word)
}
