//! A folder of files, each of which is one question.

use super::{Choices, Dialect, ImportError, ListImport, import_list, import_list_with};

/// Names of files that are about a folder, not of it.
const ABOUT: [&str; 8] =
    ["readme", "license", "licence", "contributing", "code_of_conduct", "changelog", "security", "index"];

/// Reads the files of a folder, each given as its name and its bytes. Where most of them are one
/// question each, the others are too: their titles need not ask. The results stand in the order of
/// the files; a file that can't be used does not stop the others.
pub fn import_files<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
) -> Vec<Result<ListImport, ImportError>> {
    let files: Vec<(&str, &[u8])> = files.into_iter().collect();
    let mut found: Vec<_> = files.iter().map(|(name, bytes)| import_list(name, bytes)).collect();
    let about = |name: &str| ABOUT.iter().any(|about| name.to_lowercase().starts_with(about));
    let own = || {
        files
            .iter()
            .zip(&found)
            .filter(|((name, _), _)| !about(name))
            .filter_map(|(_, list)| list.as_ref().ok())
    };
    let single = own().filter(|list| list.dialect == Dialect::OneQuestion).count();
    if single < 2 || single * 2 <= own().count() {
        return found;
    }
    for ((name, bytes), list) in files.iter().zip(&mut found) {
        if let Ok(list) = list
            && list.questions.is_empty()
            && !about(name)
            && let Some(title) = list.lines.first().map(|line| line.line)
        {
            let choices = Choices { questions: [title].into(), ..Choices::default() };
            if let Ok(again) = import_list_with(name, bytes, &choices) {
                *list = ListImport { dialect: Dialect::OneQuestion, ..again };
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_are_questions_and_so_are_the_others() {
        let files: [(&str, &[u8]); 5] = [
            ("README.md", b"# Boats\n\nWords about the folder.\n"),
            ("keel.md", b"# What is a keel?\n\nA fin.\n"),
            ("reef.md", b"# How do you reef?\n\nRoll it up.\n"),
            ("knots.md", b"# Knots that hold\n\nThe bowline.\n\n## More\n\nThe reef knot.\n"),
            ("sea.png", b"\x89PNG\r\n\x1a\n\0"),
        ];
        let found = import_files(files);
        let titles: Vec<Option<Vec<&str>>> = found
            .iter()
            .map(|list| {
                list.as_ref().ok().map(|list| list.questions.iter().map(|q| q.title.as_str()).collect())
            })
            .collect();
        let expected = [
            Some(vec![]),
            Some(vec!["What is a keel?"]),
            Some(vec!["How do you reef?"]),
            Some(vec!["Knots that hold"]),
            None,
        ];
        assert_eq!(titles, expected);
        // Alone, a title that doesn't ask is no question.
        let alone = import_files([files[3]]);
        assert!(alone[0].as_ref().is_ok_and(|list| list.questions.is_empty()));
    }
}
