//! A sentence model that the person installed and chose: it speaks in what is stored, never stands in
//! the way, and is not needed.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, judges, practice, stage, tiny_model};
use hotseat_api::Code;
use hotseat_api::dto::{Action, Heard, ModelPurpose, PlanSettings, StageView};
use hotseat_interview::{Engine, Event, Judgement};
use std::time::Duration;

const WORDS: &str = "words-and-vectors";
const SENTENCES: &str = "words-vectors-and-sentences";

/// Enough to tell by, and about nothing that is asked.
const BESIDE: &str =
    "My bicycle stood in the dark cellar since autumn, and nobody ever pumped its tyres again.";

fn quiet() -> PlanSettings {
    PlanSettings { probes: false, ..practice(1) }
}

/// A desk with a sentence model, installed and not chosen.
fn desk() -> Desk {
    let desk = Desk::new();
    let own = desk.path().join("own/tiny");
    tiny_model(&own);
    let added = desk.hotseat.add_model(own.display().to_string(), true).unwrap();
    assert_eq!((added.name.as_str(), added.purpose), ("tiny", ModelPurpose::Comparing));
    desk
}

fn chooses(desk: &Desk) {
    desk.hotseat.set_comparing(Some("tiny".into())).unwrap();
}

/// Listens until the sentence model has read an answer; everything that was told till then.
fn listens(desk: &Desk) -> Vec<Heard> {
    let mut all = Vec::new();
    for _ in 0..60 {
        all.extend(desk.hotseat.hear(Duration::from_secs(1)).unwrap());
        if all.iter().any(|heard| matches!(heard, Heard::Compared { .. })) {
            return all;
        }
    }
    panic!("the answer was not read: {all:?}");
}

/// The engines that compared the first answer, the newest first.
fn engines(desk: &Desk, session: &str) -> Vec<String> {
    let stored = desk.exported(session).comparisons;
    stored.into_iter().map(|stored| stored.comparison.engine.name).collect()
}

#[test]
fn an_interview_is_compared_by_the_model_that_was_chosen() {
    let desk = desk();
    chooses(&desk);
    let session = desk.begins(quiet()).session;
    assert_eq!(stage(&desk.answers(OWN_WORDS)), "judging");
    listens(&desk);
    let StageView::Revealed { review, .. } = desk.judges_all_and_locks().stage else {
        panic!("it is revealed")
    };
    let shown = review.reveal.and_then(|reveal| reveal.engine).unwrap();
    assert_eq!(shown.name, SENTENCES, "at once, as it was read while it was judged");
    assert_eq!(engines(&desk, &session), [SENTENCES]);
    let hash = desk.hotseat.speech_models().unwrap().installed.into_iter().next().unwrap();
    assert_eq!(desk.hotseat.comparing().unwrap().engine, shown, "and the version names the model: {hash:?}");
    assert!(shown.version.contains('+'), "{shown:?}");
}

#[test]
fn a_lock_before_it_has_read_is_compared_by_the_words_and_then_by_both() {
    let desk = desk();
    let session = desk.begins(quiet()).session;
    desk.answers(OWN_WORDS);
    // Chosen only now, so that nothing was read while it was judged.
    let points = desk.exported(&session).plan.items[0].question.key_points.clone();
    for point in &points {
        desk.acts(judges(0, &point.id, Judgement::Partly));
    }
    chooses(&desk);
    desk.acts(Action::Lock { item: 0 });
    assert_eq!(engines(&desk, &session), [WORDS], "a lock waits for nobody");
    let told = listens(&desk);
    assert_eq!(engines(&desk, &session), [SENTENCES, WORDS], "the first verdicts stay");
    let shown = told.iter().find_map(|heard| match heard {
        Heard::Interview { view } => Some(view.stage.clone()),
        _ => None,
    });
    assert_eq!(shown, Some(desk.now().stage), "the window is told");
    // What is said of it later does not bring the first verdicts back.
    desk.acts(Action::Overrule { item: 0, key_point: points[0].id.clone(), verdict: None });
    let view = desk.review(&session).items.swap_remove(0);
    assert_eq!(view.reveal.and_then(|reveal| reveal.engine).unwrap().name, SENTENCES);
}

#[test]
fn an_answer_that_is_judged_in_history_is_read_too() {
    let desk = desk();
    chooses(&desk);
    let session = desk.begins(quiet()).session;
    desk.answers(OWN_WORDS);
    listens(&desk);
    desk.acts(Action::EndEarly);
    // Another start: nothing of what was read is left.
    let desk = desk.dies_and_comes_back(hotseat_interview::Millis::seconds(60));
    chooses(&desk);
    for point in &desk.exported(&session).plan.items[0].question.key_points {
        desk.hotseat.amend(session.clone(), judges(0, &point.id, Judgement::Said)).unwrap();
    }
    desk.hotseat.amend(session.clone(), Action::Lock { item: 0 }).unwrap();
    assert!(listens(&desk).contains(&Heard::Compared { session: session.clone(), item: 0 }));
    assert_eq!(engines(&desk, &session), [SENTENCES, WORDS]);
}

#[test]
fn a_follow_up_waits_until_the_answer_was_read() {
    let desk = desk();
    chooses(&desk);
    let session = desk.begins(practice(1)).session;
    let asked = |desk: &Desk| {
        let events = desk.exported(&session).log;
        events.iter().filter(|logged| matches!(logged.recorded.event, Event::ProbeAsked { .. })).count()
    };
    assert_eq!(stage(&desk.answers(BESIDE)), "judging");
    assert_eq!(asked(&desk), 0);
    listens(&desk);
    let question = desk.exported(&session).plan.items[0].question.clone();
    assert!(question.key_points.iter().any(|point| point.probe.is_some()), "a fixture with follow-ups");
    assert_eq!((asked(&desk), stage(&desk.now())), (1, "answering"));
}

#[test]
fn a_model_that_can_not_be_loaded_leaves_the_words_to_speak_and_says_so() {
    let desk = desk();
    let weights = desk.path().join("models/tiny/model.safetensors");
    let mut bytes = std::fs::read(&weights).unwrap();
    let text = String::from_utf8_lossy(&bytes)
        .replace("encoder.layer.0.output.dense", "encoder.layer.0.outpxt.dense");
    bytes.truncate(8 + text.find("}}").unwrap_or_default());
    std::fs::write(&weights, &bytes).unwrap();
    chooses(&desk);
    let session = desk.begins(practice(1)).session;
    desk.answers(BESIDE);
    let told = listens(&desk);
    let why = told.iter().find_map(|heard| match heard {
        Heard::Comparing { message } => Some(message.as_str()),
        _ => None,
    });
    let why = why.expect("the window is told");
    assert!(why.contains("tiny") && why.contains("Settings") && why.contains("words alone"), "{why}");
    let view = desk.hotseat.comparing().unwrap();
    assert_eq!((view.engine.name.as_str(), view.trouble.as_deref()), (WORDS, Some(why)));
    // The follow-up comes all the same, and a lock needs no reading any more.
    assert_eq!(stage(&desk.now()), "answering");
    desk.acts(Action::Done);
    while stage(&desk.now()) == "answering" {
        desk.acts(Action::Done);
    }
    desk.judges_all_and_locks();
    assert_eq!(engines(&desk, &session), [WORDS]);
}

#[test]
fn without_a_chosen_model_the_words_speak() {
    let desk = desk();
    let session = desk.begins(quiet()).session;
    desk.answers(OWN_WORDS);
    desk.judges_all_and_locks();
    assert_eq!(engines(&desk, &session), [WORDS]);
    let Engine { name, .. } = desk.hotseat.comparing().unwrap().engine;
    assert_eq!(name, WORDS);
}

#[test]
fn models_know_what_they_are_for() {
    let desk = desk();
    let models = desk.hotseat.speech_models().unwrap();
    let purpose =
        |name: &str| models.offers.iter().find(|offer| offer.name == name).map(|offer| offer.purpose);
    assert_eq!(purpose("base.en"), Some(ModelPurpose::Transcribing));
    assert_eq!(purpose("all-MiniLM-L6-v2"), Some(ModelPurpose::Comparing));
    assert!(models.installed[0].present && models.installed[0].bytes > 1000, "{:?}", models.installed);
    desk.hotseat.verify_model("tiny".into()).unwrap();
    assert!(desk.hotseat.disk_use().unwrap().models > models.installed[0].bytes, "Storage counts it");

    // One whose files are whole and that is no encoder is refused before anything is copied.
    let other = desk.path().join("own/other");
    tiny_model(&other);
    std::fs::write(other.join("config.json"), "{}").unwrap();
    let error = desk.hotseat.add_model(other.display().to_string(), true).unwrap_err();
    assert!(error.code == Code::Invalid && error.message.contains("config.json"), "{error}");
    assert!(!desk.path().join("models/other").exists());

    chooses(&desk);
    assert_eq!(desk.hotseat.comparing().unwrap().trouble, None);
    assert!(desk.hotseat.remove_model("tiny".into()).unwrap() > 1000);
    let view = desk.hotseat.comparing().unwrap();
    assert_eq!(view.engine.name, WORDS);
    assert!(view.trouble.unwrap().contains("tiny"));
}
