//! Any text as a file of a pack, and as a rubric.
#![no_main]

use hotseat_content::{Source, parse_pack, parse_rubric, write_question};
use libfuzzer_sys::fuzz_target;

const HEADER: &str = "id: fuzz\ntitle: Fuzz\nsummary: Fuzz.\nversion: 0.1.0\nlicence: MIT\nlanguage: en\n";

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let header = Source::new("pack.yaml", HEADER);
    if let Ok(pack) = parse_pack(header, vec![Source::new("question.md", text)]) {
        pack.questions.iter().for_each(|question| drop(write_question(question)));
    }
    let _ = parse_pack(Source::new("pack.yaml", text), Vec::new());
    let _ = parse_rubric(&Source::new("rubric.yaml", text));
});
