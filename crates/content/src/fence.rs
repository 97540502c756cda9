//! Fenced code blocks, as far as a line alone tells.

/// The mark of a fence and how often it is repeated.
pub(crate) type Fence = (char, usize);

/// The fence that a line opens; indentation is the caller's to judge.
pub(crate) fn opens(line: &str) -> Option<Fence> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|&c| c == '`' || c == '~')?;
    let length = line.chars().take_while(|&c| c == mark).count();
    // A line such as "```a``` is code" is a code span.
    let open = mark == '~' || !line[length..].contains('`');
    (length >= 3 && open).then_some((mark, length))
}

/// Whether a line closes a fence.
pub(crate) fn closes(line: &str, (mark, length): Fence) -> bool {
    let line = line.trim();
    line.len() >= length && line.chars().all(|c| c == mark)
}
