//! The five seed lists against their hand-made gold; runs where `HOTSEAT_SEEDS` names their folder.

use hotseat_content::import_list;
use serde_json::Value;
use std::path::PathBuf;

#[test]
fn seeds_match_their_gold() {
    let Some(folder) = std::env::var_os("HOTSEAT_SEEDS").map(PathBuf::from) else {
        eprintln!("HOTSEAT_SEEDS is not set: the seeds were not looked at");
        return;
    };
    let gold = std::fs::read_to_string(folder.join("seeds_gold.json")).unwrap();
    let gold: Value = serde_json::from_str(&gold).unwrap();
    let mut wrong = Vec::new();
    let mut titles = 0;
    for (file, expected) in gold.as_object().unwrap().iter().filter(|(_, value)| value.is_object()) {
        let found = import_list(file, &std::fs::read(folder.join(file)).unwrap()).unwrap();
        let expected = expected["questions"].as_array().unwrap();
        if found.questions.len() != expected.len() {
            wrong.push(format!(
                "{file}: {} questions as {:?}, expected {}",
                found.questions.len(),
                found.dialect,
                expected.len()
            ));
        }
        for expected in expected {
            let line = expected["heading_line"].as_u64().unwrap();
            let question = found.questions.iter().find(|question| u64::from(question.heading_line) == line);
            let Some(question) = question else {
                wrong.push(format!("{file}:{line}: not found: {}", expected["title"]));
                continue;
            };
            let found = serde_json::to_value(question).unwrap();
            for key in [
                "title",
                "number_as_written",
                "first_line",
                "last_line",
                "sections",
                "bold_labels",
                "n_code_blocks",
            ] {
                if found[key] != expected[key] {
                    wrong.push(format!("{file}:{line}: {key} is {}, expected {}", found[key], expected[key]));
                }
            }
            titles += usize::from(found["title"] == expected["title"]);
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(titles, 99);
}
