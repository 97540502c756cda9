use hotseat_content::Dialect;

/// How the list marks its questions, as one would tell a person.
pub(crate) fn dialect_words(dialect: Dialect) -> String {
    match dialect {
        Dialect::NumberedHeadings { level } => {
            format!("numbered headings ({} 1. …)", "#".repeat(level.into()))
        }
        Dialect::ListItemHeadings { level } => {
            format!("numbered list items that hold a heading (1. {} …)", "#".repeat(level.into()))
        }
        Dialect::Headings { level } => format!("headings without numbers ({} …)", "#".repeat(level.into())),
        Dialect::Prefixed => "questions marked with Q".to_owned(),
        Dialect::Details => "folded answers (<details>)".to_owned(),
        Dialect::BoldLines => "bold lines".to_owned(),
        Dialect::NumberedLines => "numbered lines".to_owned(),
        Dialect::Bullets => "bullets without answers".to_owned(),
        Dialect::LabelAndBody { level } => {
            format!("headings that name a question, and the question below ({} …)", "#".repeat(level.into()))
        }
        Dialect::PlainLines => "lines that end in a question mark".to_owned(),
        Dialect::OneQuestion => "one question in the file".to_owned(),
        Dialect::Table => "rows of a table".to_owned(),
        Dialect::Json => "JSON".to_owned(),
        Dialect::Yaml => "YAML".to_owned(),
        Dialect::Anki => "notes from Anki".to_owned(),
        Dialect::Cards => "flash cards".to_owned(),
        Dialect::Quiz => "a quiz".to_owned(),
        Dialect::None => "no questions".to_owned(),
    }
}
