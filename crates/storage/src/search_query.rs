//! What a person types into a search box, as a query that SQLite always takes.

/// More words than anybody means; the rest is left out.
const MOST_TERMS: usize = 24;
/// A word of fewer letters is looked for as it is: its beginnings would be half of all words.
const LEAST_PREFIX: usize = 2;

/// The query in the language of FTS5; none where there is nothing to look for.
///
/// Every word must be there, in any order; a word stands for all that begin with it, unless it is in
/// quotes: then the words in them stand together, as they are. A quote that is never closed reaches
/// to the end. All other signs are what parts words; nothing that can be typed is an error.
pub fn fts_query(typed: &str) -> Option<String> {
    let mut terms = Vec::new();
    for (index, part) in typed.split(['"', '“', '”', '„', '«', '»']).enumerate() {
        if index % 2 == 1 {
            terms.extend(quoted(part));
        } else {
            terms.extend(part.split_whitespace().filter_map(word));
        }
    }
    terms.truncate(MOST_TERMS);
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// Words between quotes: one phrase.
fn quoted(part: &str) -> Option<String> {
    let words: Vec<String> = part.split_whitespace().map(clean).filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| format!("\"{}\"", words.join(" ")))
}

/// A word, and all that begin with it. One with signs inside (`process.nextTick`) is several words
/// that stand together.
fn word(typed: &str) -> Option<String> {
    let clean = clean(typed);
    let letters = clean.chars().count();
    match letters {
        0 => None,
        short if short < LEAST_PREFIX => Some(format!("\"{clean}\"")),
        _ => Some(format!("\"{clean}\"*")),
    }
}

/// Letters and digits; whatever parts them is one space.
fn clean(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rusqlite::Connection;

    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(fts_query(typed).as_deref(), expected, "{typed:?}");
    }

    #[test]
    fn words_are_beginnings_and_quotes_are_phrases() {
        check("", None);
        check("  \t ", None);
        check("++ -- \"\"", None);
        check("event loop", Some(r#""event"* AND "loop"*"#));
        check("\"event loop\" poll", Some(r#""event loop" AND "poll"*"#));
        check("“event loop”", Some(r#""event loop""#));
        check("\"never closed", Some(r#""never closed""#));
        check("process.nextTick()", Some(r#""process nextTick"*"#));
        check("C++", Some(r#""C""#));
        check("loop*", Some(r#""loop"*"#));
        check(
            "NEAR(a b) OR title:x AND NOT",
            Some(r#""NEAR a"* AND "b" AND "OR"* AND "title x"* AND "AND"* AND "NOT"*"#),
        );
        check("Größe", Some(r#""Größe"*"#));
    }

    fn index() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        let create = "CREATE VIRTUAL TABLE t USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2');
                      INSERT INTO t VALUES ('a word of each kind')";
        connection.execute_batch(create).unwrap();
        connection
    }

    proptest! {
        /// Nothing that can be typed is a mistake to SQLite, whatever stands in it.
        #[test]
        fn anything_typed_can_be_searched(typed in prop_oneof![".{0,60}", r#"[ "'*^:()+\-{}a-cA-C\u{0}]{0,40}"#]) {
            thread_local!(static INDEX: Connection = index());
            if let Some(query) = fts_query(&typed) {
                let found = INDEX.with(|index| {
                    index.query_row("SELECT count(*) FROM t WHERE t MATCH ?1", [&query], |row| row.get::<_, i64>(0))
                });
                prop_assert!(found.is_ok(), "{typed:?} became {query:?}: {found:?}");
            }
        }

        /// A text is found by any word of it, and by a beginning of that word.
        #[test]
        fn a_text_is_found_by_the_beginnings_of_its_words(words in prop::collection::vec("[a-zäöß]{2,9}", 1..6), at in any::<prop::sample::Index>(), cut in 2usize..9) {
            let index = Connection::open_in_memory().unwrap();
            index.execute_batch("CREATE VIRTUAL TABLE t USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')").unwrap();
            index.execute("INSERT INTO t VALUES (?1)", [words.join(" ")]).unwrap();
            let beginning: String = words[at.index(words.len())].chars().take(cut).collect();
            let query = fts_query(&beginning).unwrap();
            let found: i64 = index.query_row("SELECT count(*) FROM t WHERE t MATCH ?1", [&query], |row| row.get(0)).unwrap();
            prop_assert_eq!(found, 1, "{} in {:?}", query, words);
        }
    }
}
