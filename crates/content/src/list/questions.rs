use super::words::normal;
use super::{ListImport, propose_key_points};
use hotseat_interview::{Origin, PackId, Question, QuestionId, Samples};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Makes bank questions of what was found. Their ids come from pack and title, and for equal
/// titles from their order, so that the same list imported again gives the same ids wherever its
/// questions have moved to. Key points are proposals that nobody has reviewed.
pub fn to_questions(list: &ListImport, pack: &PackId) -> Vec<Question> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    list.questions
        .iter()
        .map(|found| {
            let title = normal(&found.title);
            let occurrence = seen.entry(title.clone()).and_modify(|count| *count += 1).or_insert(1);
            Question {
                id: stable_id(pack, &title, *occurrence),
                pack: pack.clone(),
                title: found.title.clone(),
                body: found.body.clone(),
                level: found.level,
                topics: found.topics.clone(),
                think: None,
                answer: None,
                follows: None,
                key_points: found.answer.as_deref().map(propose_key_points).unwrap_or_default(),
                traps: Vec::new(),
                short: None,
                model_answer: found.answer.clone(),
                shown: None,
                samples: Samples::default(),
                sources: Vec::new(),
                checked: None,
                origin: Some(Origin {
                    file: list.file.clone(),
                    first_line: found.heading_line,
                    last_line: found.last_line,
                    number: found.number_as_written.clone(),
                    licence: None,
                }),
            }
        })
        .collect()
}

fn stable_id(pack: &PackId, title: &str, occurrence: u32) -> QuestionId {
    let hash = Sha256::digest(format!("{pack}\n{title}\n{occurrence}"));
    let hex: String = hash.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    QuestionId(format!("q-{hex}"))
}
