//! Questions for other programs: nobody is locked in.

use crate::html::html;
use hotseat_interview::Question;

/// Questions as JSON, all their fields with the names that the bank has for them.
///
/// # Errors
/// When a question can't be written as JSON; none that was read can't.
pub fn write_json(questions: &[Question]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(questions).map(|json| json + "\n")
}

/// Questions as a text that Anki imports: front and back as HTML, tags from the topics, and the id
/// of each question, so that importing again updates the cards.
pub fn write_anki(questions: &[Question]) -> String {
    let mut text = String::from(
        "#separator:tab\n#html:true\n#columns:Id\tFront\tBack\tTags\n#guid column:1\n#tags column:4\n",
    );
    for question in questions {
        let front = [Some(question.title.as_str()), question.body.as_deref()];
        let points: Vec<String> =
            question.key_points.iter().map(|point| format!("- {}", point.say)).collect();
        let points = points.join("\n");
        let answer = question.model_answer.as_deref().or(question.short.as_deref());
        let back = answer.unwrap_or(&points);
        let tags: Vec<String> =
            question.topics.iter().map(|topic| topic.replace(char::is_whitespace, "-")).collect();
        let fields = [
            question.id.0.clone(),
            front.into_iter().flatten().map(html).collect::<String>(),
            html(back),
            tags.join(" "),
        ];
        let row: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
        text.push_str(&row.join("\t"));
        text.push('\n');
    }
    text
}

/// A field as a row may hold it.
fn quoted(field: &str) -> String {
    let field = field.trim();
    if field.contains(['\t', '\n', '\r', '"']) || field.starts_with('#') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
