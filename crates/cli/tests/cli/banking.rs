use crate::bench::{BAD_INPUT, Bench, DONE, LIST, NOT_FOUND, PROBLEMS};
use serde_json::json;

const QUESTION: &str = "\
## Why do you mulch?
```yaml
level: junior
key_points:
  - id: moist
    weight: core
    say: It keeps the ground moist.
    accept: [the soil does not dry out, it holds water, less watering]
    probe: What happens in a dry week?
```

### Said aloud
It keeps the ground moist, and the weeds down.
";

#[test]
fn a_pack_is_begun_written_and_exported() {
    let bench = Bench::new();
    let card = bench.json(&["bank", "new-pack", "Our garden", "--json"]);
    assert_eq!((&card["id"], &card["kind"]), (&json!("our-garden"), &json!("own")));
    let begun = bench.run(&["bank", "new", "--pack", "our-garden"]);
    assert!(begun.out.starts_with("## "), "{}", begun.out);
    let file = bench.file("question.md", QUESTION);
    let saved = bench.json(&["bank", "new", "--pack", "our-garden", "--from", &file, "--json"]);
    assert_eq!(saved["edit"]["id"], "our-garden-why-do-you-mulch");

    let text = bench.run(&["bank", "text", "our-garden-why-do-you-mulch"]).out;
    assert_eq!(text, QUESTION.replace("mulch?", "mulch? {#our-garden-why-do-you-mulch}"));
    let better = bench.file("question.md", text.replace("Why do", "What for do"));
    let ran = bench.run(&["bank", "save", "our-garden-why-do-you-mulch", "--from", &better]);
    assert_eq!((ran.code, ran.err.as_str()), (DONE, ""));
    let broken = bench.file("question.md", text.replace("weight: core", "weight: heavy"));
    let ran = bench.run(&["bank", "save", "our-garden-why-do-you-mulch", "--from", &broken]);
    assert_eq!(ran.code, PROBLEMS, "{}", ran.out);
    assert!(
        ran.out.contains("6:13: error[unknown-word]") && ran.out.contains("Nothing was saved"),
        "{}",
        ran.out
    );

    let ran = bench.run(&["bank", "export", "--pack", "our-garden", "--format", "folder", "--out", "copy"]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
    let copied = bench.path().join("copy/questions/01-our-garden-why-do-you-mulch.md");
    assert_eq!(std::fs::read_to_string(copied).unwrap(), text.replace("Why do", "What for do"));
    assert_eq!(bench.run(&["lint", "copy"]).code, DONE);
    bench.run(&["bank", "remove-pack", "our-garden"]);
    let added = bench.json(&["bank", "add-pack", "copy", "--json"]);
    assert_eq!(added["questions"], 1);
    let renamed = bench.json(&["bank", "rename-pack", "our-garden", "Beds", "--json"]);
    assert_eq!(renamed["title"], "Beds");
    bench.refuses(&["bank", "new", "--pack", "node"], BAD_INPUT, "invalid", &["packs of your own"]);
    bench.refuses(&["bank", "text", "nothing"], NOT_FOUND, "not_found", &["nothing"]);
}

#[test]
fn a_name_that_stands_for_nothing_is_refused_with_those_there_are() {
    let bench = Bench::new();
    let (plan, day) = (bench.file("answers.json", r#"{"answers": {}}"#), "2099-01-01");
    let commands: [&[&str]; 5] = [
        &["bank", "list"],
        &["bank", "export"],
        &["plan"],
        &["schedule", "--interview", day],
        &["run", "--template", "screening", "--answers", &plan],
    ];
    for command in commands {
        let words = ["no pack \"nod\" in the bank", "there are", "node"];
        bench.refuses(&[command, &["--pack", "nod"]].concat(), NOT_FOUND, "not_found", &words);
    }
    let topic = ["bank", "list", "--pack", "node", "--topic", "loops"];
    bench.refuses(&topic, NOT_FOUND, "not_found", &["no topic \"loops\"", "event-loop"]);

    let list = bench.file("garden.md", LIST);
    bench.json(&["import", "--take", &list, "--json"]);
    let own = bench.json(&["bank", "list", "--json"])["packs"].as_array().unwrap().clone();
    let own = own.iter().find(|pack| pack["kind"] == "imported").unwrap()["id"].as_str().unwrap().to_owned();
    // What exists and holds nothing that fits is no mistake.
    let ran = bench.run(&["bank", "list", "--pack", &own, "--topic", "event-loop"]);
    assert_eq!((ran.code, ran.out.starts_with("0 of ")), (DONE, true), "{}{}", ran.out, ran.err);
}

#[test]
fn proposed_key_points_are_accepted_and_dropped() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    bench.json(&["import", "--take", &list, "--json"]);
    let found = bench.json(&["bank", "list", "--state", "to-review", "--json"]);
    let id = found["questions"][0]["id"].as_str().unwrap().to_owned();
    let question = bench.json(&["bank", "text", &id, "--json"]);
    let points = question["check"]["question"]["key_points"].as_array().unwrap().clone();
    let first = points[0]["id"].as_str().unwrap();
    let view = bench.json(&["bank", "accept", &id, first, "--json"]);
    assert_eq!((&view["key_points"][0]["reviewed"], &view["edited"]), (&json!(true), &json!(true)));
    let view = bench.json(&["bank", "drop", &id, first, "--json"]);
    assert_eq!(view["key_points"].as_array().unwrap().len(), points.len() - 1);
    bench.refuses(&["bank", "accept", &id, "none"], NOT_FOUND, "not_found", &["\"none\""]);
    let ran = bench.run(&["bank", "revert", &id]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
    let listed = bench.run(&["bank", "list", "--text", "apple"]).out;
    assert!(listed.contains("Why do you prune an apple tree?") && !listed.contains("edited"), "{listed}");
}

#[test]
fn duplicates_are_found_in_lists_and_in_the_bank() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    let copy = bench.file("copy.md", LIST);
    let found = bench.json(&["duplicates", &list, &copy, "--json"]);
    assert_eq!(
        found[0]["first"],
        json!({ "path": list, "line": 3, "title": "Why do you prune an apple tree?" })
    );
    assert!(!bench.data().exists(), "no data folder is needed");
    bench.json(&["import", "--take", &list, "--json"]);
    let pairs = bench.json(&["duplicates", "--bank", &copy, "--json"]);
    let id = |side: &str| pairs[0][side]["id"].as_str().unwrap().to_owned();
    let args = ["duplicates", "--bank", "--leave-out", &id("first"), &id("second"), &copy, "--json"];
    assert_eq!(bench.json(&args)[0]["decision"], "leave_out");
    let taken = bench.json(&["import", "--take", &copy, "--json"]);
    assert_eq!(taken[0]["bank"]["questions"][0]["status"], "left_out");
    assert_eq!(taken[0]["stored"]["questions"], 2);
    let shown = bench.run(&["import", "--preview", &copy]).out;
    assert!(shown.contains("Left out, as you chose: Why do you prune"), "{shown}");
}

#[test]
fn lines_are_flipped_and_the_bank_remembers() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    let found = bench.json(&["import", "--no-question", "3", &list, "--json"]);
    assert_eq!(found[0]["questions"].as_array().unwrap().len(), 2);
    bench.json(&["import", "--take", "--no-question", "3", &list, "--json"]);
    let again = bench.json(&["import", "--preview", &list, "--json"]);
    assert_eq!(again[0]["questions"].as_array().unwrap().len(), 2);
    assert_eq!(again[0]["bank"]["questions"][0]["status"], "unchanged");
    bench.refuses(&["import", "--question", "3", &list, &list], BAD_INPUT, "invalid", &["--question"]);
}
