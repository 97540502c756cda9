//! The mentor's file: what is in it, what is not, and what of a response is let in.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::{Desk, practice};
use hotseat_api::dto::{Action, Millis, PlanSettings, ShareChoice, Shared};
use hotseat_api::{Code, SharedAnswers};
use hotseat_interview::{Event, Judgement, RecordingEnd};
use hotseat_speech::playback::Audio;
use hotseat_speech::recording::Writer;
use hotseat_storage::{Logged, SessionId, Store, StoredRecording, WallTime};
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const TYPED: &str = "At Globexia we used a queue,\n\nand Globexia's workers were idle.";
/// What was said, each word in half a second.
const SPOKEN: [&str; 6] = ["We", "asked", "Xanadu", "and", "they", "agreed"];
const RATE: u32 = 16_000;

/// A desk with a finished answer, typed and spoken; locked or not.
struct Held {
    desk: Desk,
    session: String,
    recording: String,
}

fn held(locked: bool) -> Held {
    let desk = Desk::new();
    // A follow-up would be an answer of its own.
    let session =
        desk.begins(PlanSettings { probes: false, packs: vec!["node".into()], ..practice(1) }).session;
    desk.answers(TYPED);
    if locked {
        desk.judges_all_and_locks();
    }
    desk.hotseat.leave().unwrap();
    let recording = "rec-1".to_owned();
    add_recording(&desk, &session, &recording);
    // Opened again, so that nothing is remembered of the log before the recording.
    let desk = desk.dies_and_comes_back(Millis(1000));
    Held { desk, session, recording }
}

/// A recording with its words, as the recorder and the recogniser would have left them.
fn add_recording(desk: &Desk, session: &str, id: &str) {
    let folder = desk.path().join("recordings").join(session);
    fs::create_dir_all(&folder).unwrap();
    let mut writer = Writer::create(&folder.join(format!("{id}.wav")), RATE).unwrap();
    // Loud throughout, and never the same.
    let sample = |at: u32| ((f64::from(at) * 0.4).sin() * 9000.0) as i16 + (at % 97) as i16;
    writer.write(&(0..3 * RATE).map(sample).collect::<Vec<_>>()).unwrap();
    writer.finish().unwrap();
    let wall: WallTime = "2026-11-01T10:00:00Z".parse().unwrap();
    let length = Millis(3000);
    let row = StoredRecording {
        id: id.into(),
        session: SessionId(session.into()),
        item: 0,
        take: 0,
        probe: None,
        file: format!("{session}/{id}.wav"),
        origin: "a microphone".into(),
        made_at: wall,
        length: Some(length),
        ended: Some(RecordingEnd::Stopped),
        bytes: 96_044,
        drift_ppm: None,
        removed_at: None,
        chosen: None,
    };
    let words: Vec<Value> = (0..)
        .zip(SPOKEN)
        .map(|(at, text)| json!({"text": text, "from": at * 500, "to": at * 500 + 500, "confidence": 0.9}))
        .collect();
    let transcript = json!({"words": words, "provenance": {
        "engine": "simulated", "engine_version": "0", "model": "none", "model_sha256": "", "language": "en",
        "prompt": "", "threads": 1, "beam": 1, "gpu": false}});
    let store = Store::open(desk.path()).unwrap();
    let id = SessionId(session.into());
    let log = store.read(|tx| tx.log(&id)).unwrap();
    // It is given to the answer where it was given: before the judging began.
    let done = log.iter().position(|one| one.recorded.event == Event::AnswerDone).unwrap();
    let at = log[done].recorded.at;
    let added =
        Event::RecordingAdded { item: 0, recording: row.id.clone(), length, file: "answer.wav".into() };
    let mut whole = log.clone();
    whole.insert(
        done + 1,
        Logged { wall: log[done].wall, recorded: hotseat_interview::Recorded { at, event: added } },
    );
    drop(store);
    let database = rusqlite::Connection::open(desk.path().join("hotseat.db")).unwrap();
    database.execute("DELETE FROM session_event WHERE session_id = ?1", [session]).unwrap();
    drop(database);
    let store = Store::open(desk.path()).unwrap();
    store
        .write(|tx| {
            tx.append_events(&id, 0, &whole)?;
            tx.put_recording(&row)?;
            tx.add_transcript(&row.id, wall, None, &transcript)
        })
        .unwrap();
}

impl Held {
    fn choice(&self) -> ShareChoice {
        ShareChoice {
            session: self.session.clone(),
            by: "Ada".into(),
            items: vec![0],
            sound: true,
            words: true,
            ..ShareChoice::default()
        }
    }

    fn share(&self, choice: ShareChoice) -> (Shared, String) {
        let path = self.desk.path().join("answers.html");
        let shared = self.desk.hotseat.share(choice, path.display().to_string()).unwrap();
        let page = fs::read_to_string(path).unwrap();
        assert_eq!(shared.bytes as usize, page.len());
        (shared, page)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path: PathBuf = self.desk.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// What a mentor's page would save.
    fn response(&self, bundle: &str) -> Value {
        json!({
            "format": "hotseat-response", "version": 1, "id": "0a1b", "bundle": bundle, "name": "Grace",
            "made": "2026-11-22T10:00:00.000Z",
            "items": [{"item": 0, "rows": {"accuracy": 2, "depth": 3}, "overall": 3, "comments": [
                {"part": self.recording, "at": 1200, "text": "Say who decided."}]}],
        })
    }
}

/// The name of an element, its attributes and its own text.
type Found = (String, Vec<(String, String)>, String);

/// The elements of a page in order; a mistake that a strict parser sees fails the test.
fn elements(page: &str) -> Vec<Found> {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page);
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let mut found = Vec::new();
    walk(&dom.document, &mut found);
    found
}

fn walk(node: &Handle, found: &mut Vec<Found>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes =
            attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
        let children = node.children.borrow();
        let text = children.iter().filter_map(|child| match &child.data {
            NodeData::Text { contents } => Some(contents.borrow().to_string()),
            _ => None,
        });
        found.push((name.local.to_string(), attributes, text.collect()));
    }
    for child in node.children.borrow().iter() {
        walk(child, found);
    }
}

fn by_id(page: &str, id: &str) -> String {
    let wanted = ("id".to_owned(), id.to_owned());
    let (_, _, text) =
        elements(page).into_iter().find(|(_, attributes, _)| attributes.contains(&wanted)).unwrap();
    text
}

fn answers(page: &str) -> SharedAnswers {
    serde_json::from_str(&by_id(page, "answers")).unwrap()
}

fn words(answers: &SharedAnswers) -> String {
    let parts = answers.items.iter().flat_map(|item| &item.parts);
    parts.flat_map(|part| part.words.iter().flatten()).map(|word| word.text.as_str()).collect()
}

#[test]
fn the_page_is_whole_and_reaches_for_nothing() {
    let held = held(true);
    let (shared, page) = held.share(ShareChoice { model: true, own_scores: true, ..held.choice() });
    let all = elements(&page);
    for (name, attributes, _) in &all {
        for (attribute, value) in attributes {
            assert!(
                !matches!(attribute.as_str(), "src" | "href" | "action" | "data" | "srcset" | "style"),
                "<{name}> has {attribute}={value:?}"
            );
        }
        assert!(!matches!(name.as_str(), "link" | "iframe" | "object" | "img" | "form" | "base"), "<{name}>");
    }
    let policy = all.iter().find_map(|(_, attributes, _)| {
        let is_policy = attributes.iter().any(|(_, value)| value == "Content-Security-Policy");
        attributes.iter().find(|(name, _)| name == "content" && is_policy).map(|(_, value)| value.clone())
    });
    let policy = policy.expect("the page has a policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    let scripts: Vec<_> =
        all.iter().filter(|(name, attributes, _)| name == "script" && attributes.is_empty()).collect();
    assert_eq!(scripts.len(), 1, "one script runs");
    use sha2::Digest as _;
    let hash = STANDARD.encode(sha2::Sha256::digest(scripts[0].2.as_bytes()));
    assert!(
        policy.contains(&format!("'sha256-{hash}'")),
        "the policy lets another script in than the page's"
    );

    let schema = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/schema/shared-answers.schema.json"
    ));
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema.unwrap()).unwrap()).unwrap();
    let data: Value = serde_json::from_str(&by_id(&page, "answers")).unwrap();
    assert!(validator.is_valid(&data), "{data:#}");
    assert!(!page.contains(&held.session), "the session is named in the file");
    let sound = STANDARD.decode(by_id(&page, "sound-0")).unwrap();
    assert!(sound.starts_with(b"fLaC") && shared.sound_bytes as usize >= sound.len());
    assert_eq!(words(&answers(&page)), format!("{TYPED}{} ", SPOKEN.join(" ")));
}

#[test]
fn redacted_words_are_gone_from_the_bytes_and_from_the_samples() {
    let held = held(true);
    let choice = ShareChoice {
        redact_phrases: vec!["globexia".into(), "XANADU".into()],
        own_scores: true,
        model: true,
        ..held.choice()
    };
    let (shared, page) = held.share(choice);
    let lower = page.to_lowercase();
    for word in ["globexia", "xanadu"] {
        assert!(!lower.contains(word), "{word} is in the file");
    }
    assert_eq!((shared.blanked, shared.silenced), (3, Millis(1000)));
    let left = words(&answers(&page));
    assert!(
        left.contains("we used a queue,\n\nand ▇▇▇▇ workers") && left.contains("We asked ▇▇▇▇ and"),
        "{left}"
    );

    let path = held.desk.path().join("sound.flac");
    fs::write(&path, STANDARD.decode(by_id(&page, "sound-0")).unwrap()).unwrap();
    let mut audio = Audio::open(&path).unwrap();
    let mut samples = vec![0; usize::try_from(audio.frames()).unwrap()];
    assert_eq!(audio.read(0, &mut samples).unwrap(), 3 * RATE as usize);
    let loudest = |from: usize, to: usize| samples[from * 16..to * 16].iter().map(|s| s.unsigned_abs()).max();
    // The word is at 1000 to 1500 ms; a quarter of a second on either side goes with it.
    assert_eq!(loudest(750, 1750), Some(0), "the word can be heard");
    assert!(
        loudest(0, 749) > Some(5000) && loudest(1752, 3000) > Some(5000),
        "more is silent than was to be"
    );
}

#[test]
fn what_can_not_be_silenced_is_not_shared() {
    let held = held(true);
    let check = |choice: ShareChoice, code: Code| {
        let path = held.desk.path().join("never.html");
        let error =
            held.desk.hotseat.share(choice.clone(), path.display().to_string()).expect_err("it is refused");
        assert_eq!(error.code, code, "{choice:?}: {error}");
        assert!(!path.exists(), "{choice:?} left a file");
    };
    // A word that the person wrote into the transcript has no time of its own.
    held.desk
        .hotseat
        .edit_transcript(held.recording.clone(), format!("Secretly {}", SPOKEN.join(" ")))
        .unwrap();
    let secretly = ShareChoice { redact_phrases: vec!["secretly".into()], ..held.choice() };
    check(secretly.clone(), Code::NotNow);
    held.share(ShareChoice { sound: false, ..secretly });
    check(ShareChoice { items: vec![], ..held.choice() }, Code::Invalid);
    check(ShareChoice { items: vec![7], ..held.choice() }, Code::Invalid);
    check(ShareChoice { sound: false, words: false, ..held.choice() }, Code::Invalid);
    check(ShareChoice { session: "nothing".into(), ..held.choice() }, Code::NotFound);
}

#[test]
fn an_answer_that_is_not_locked_goes_out_without_its_secrets() {
    let held = held(false);
    let (_, page) = held.share(ShareChoice { model: true, own_scores: true, ..held.choice() });
    let item = answers(&page).items.remove(0);
    assert_eq!((item.own, item.guide), (None, None));
    let question = &held.desk.exported(&held.session).plan.items[0].question;
    let secrets = question.key_points.iter().map(|point| &point.say).chain(&question.model_answer);
    for secret in secrets {
        let sentence = secret.split('.').next().unwrap();
        assert!(!page.contains(sentence), "{sentence:?} is in the file");
    }
    let bundle = answers(&page).bundle;
    let path = held.file("r.json", &held.response(&bundle).to_string());
    held.desk.hotseat.merge_response(path).unwrap();
    let item = held.desk.hotseat.mentors(held.session.clone()).unwrap().mentors.remove(0).items.remove(0);
    assert!(
        !item.locked && item.rows.is_empty() && item.remarks.is_empty(),
        "it sways the person's own: {item:?}"
    );
    let view = held.desk.hotseat.timeline(held.session.clone(), 0, None).unwrap();
    assert_eq!(view.comments, [], "on the timeline as well");
}

#[test]
fn own_scores_go_out_only_where_they_are_shared() {
    let held = held(true);
    let (_, hidden) = held.share(held.choice());
    assert_eq!(answers(&hidden).items[0].own, None);
    let (_, page) = held.share(ShareChoice { own_scores: true, ..held.choice() });
    let own = answers(&page).items.remove(0).own.unwrap();
    assert_eq!(own.overall, Some(3));
    assert!(own.judgements.values().all(|judgement| *judgement == Judgement::Said));
}

#[test]
fn a_response_lies_beside_the_own_scores_and_comes_in_once() {
    let held = held(true);
    let (_, page) = held.share(held.choice());
    let response = held.response(&answers(&page).bundle);
    let path = held.file("r.json", &response.to_string());
    let merged = held.desk.hotseat.merge_response(path.clone()).unwrap();
    assert_eq!(
        (merged.name.as_str(), merged.scored, merged.comments, merged.already),
        ("Grace", 1, 1, false)
    );
    let before = held.desk.hotseat.mentors(held.session.clone()).unwrap();
    let row = &before.mentors[0].items[0].rows[0];
    assert_eq!((row.title.as_str(), row.own, row.mentor), ("Accuracy", Some(3), Some(2)));
    let remark = &before.mentors[0].items[0].remarks[0];
    assert_eq!((remark.recording.as_ref(), remark.at), (Some(&held.recording), Some(Millis(1200))));
    let view = held.desk.hotseat.timeline(held.session.clone(), 0, None).unwrap();
    let told = view.comments.iter().map(|mark| (mark.name.as_str(), mark.text.as_str(), mark.at));
    let said = ("Grace", "Say who decided.", Some(Millis(1200)));
    assert_eq!(told.collect::<Vec<_>>(), [said], "it lies on the timeline at its second");
    let accuracy = &before.agreement[0];
    assert_eq!(
        (accuracy.title.as_str(), accuracy.agreement.pairs, accuracy.agreement.near),
        ("Accuracy", 1, 1)
    );
    assert_eq!(accuracy.agreement.kappa, None, "one pair is not enough for a kappa");

    // The very same, written differently.
    let again = held.file("again.json", &serde_json::to_string_pretty(&response).unwrap());
    assert!(held.desk.hotseat.merge_response(again).unwrap().already);
    assert_eq!(held.desk.hotseat.mentors(held.session.clone()).unwrap(), before);
    // Saved again later by the same mentor: it counts instead.
    let mut later = response.clone();
    later["made"] = json!("2026-11-23T10:00:00Z");
    later["items"][0]["rows"]["accuracy"] = json!(3);
    held.desk.hotseat.merge_response(held.file("later.json", &later.to_string())).unwrap();
    let after = held.desk.hotseat.mentors(held.session.clone()).unwrap();
    assert_eq!((after.mentors.len(), after.mentors[0].items[0].rows[0].mentor), (1, Some(3)));
    let own = held.desk.exported(&held.session);
    assert_eq!(own.items[0].rows["accuracy"], 3, "the person's own score was touched");
}

#[test]
fn a_hostile_response_changes_nothing() {
    let held = held(true);
    let (_, page) = held.share(held.choice());
    let bundle = answers(&page).bundle;
    let schema = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/schema/mentor-response.schema.json"
    ));
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema.unwrap()).unwrap()).unwrap();
    assert!(validator.is_valid(&held.response(&bundle)));
    let refuse = |what: &str, text: &str, code: Code| {
        let path = held.file("hostile.json", text);
        let error = held.desk.hotseat.merge_response(path).expect_err(what);
        assert_eq!(error.code, code, "{what}: {error}");
        assert_eq!(held.desk.hotseat.mentors(held.session.clone()).unwrap().mentors, [], "{what} came in");
    };
    // `against_schema`: whether the schema alone can tell.
    let check = |what: &str, pointer: &str, value: Value, code: Code, against_schema: bool| {
        let mut response = held.response(&bundle);
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match response.pointer_mut(parent).unwrap() {
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            object => object[key] = value,
        }
        assert_eq!(!validator.is_valid(&response), against_schema, "{what}, by the schema");
        refuse(what, &response.to_string(), code);
    };
    refuse("nothing", "", Code::Invalid);
    refuse("no JSON", "<script>alert(1)</script>", Code::Invalid);
    refuse("deep nesting", &"[".repeat(100_000), Code::Invalid);
    refuse("a huge file", &" ".repeat(1024 * 1024 + 1), Code::Invalid);
    check("another format", "/format", json!("hotseat-session"), Code::Invalid, true);
    check("a newer version", "/version", json!(2), Code::NewerVersion, true);
    check("a version of text", "/version", json!("1"), Code::Invalid, true);
    check("an id with a path", "/id", json!("../../x"), Code::Invalid, true);
    check("an empty name", "/name", json!(""), Code::Invalid, true);
    check("a name of nothing seen", "/name", json!("\u{202e}\u{200b} \u{7}"), Code::Invalid, false);
    check("a name without end", "/name", json!("a".repeat(81)), Code::Invalid, true);
    check("no time", "/made", json!("yesterday"), Code::Invalid, false);
    check("an unknown field", "/admin", json!(true), Code::Invalid, true);
    check("another's bundle", "/bundle", json!("somebody-else"), Code::NotFound, false);
    check("another question", "/items/0/item", json!(5), Code::Invalid, false);
    check("a negative question", "/items/0/item", json!(-1), Code::Invalid, true);
    check("an unknown row", "/items/0/rows", json!({"<img src=x>": 1}), Code::Invalid, false);
    check("an unknown level", "/items/0/rows", json!({"accuracy": 200}), Code::Invalid, false);
    check("a level of text", "/items/0/rows", json!({"accuracy": "4"}), Code::Invalid, true);
    check("an unknown whole", "/items/0/overall", json!(9), Code::Invalid, false);
    check("a comment without end", "/items/0/comments/0/text", json!("a".repeat(4001)), Code::Invalid, true);
    check("a time without end", "/items/0/comments/0/at", json!(u64::MAX), Code::Invalid, false);
    let many: Vec<Value> = (0..501).map(|at| json!({"text": format!("{at}")})).collect();
    check("too many comments", "/items/0/comments", json!(many), Code::Invalid, true);
    let item = held.response(&bundle)["items"][0].clone();
    check("one question twice", "/items", json!([item, item]), Code::Invalid, false);
    let missing = held.desk.path().join("none.json").display().to_string();
    assert_eq!(held.desk.hotseat.merge_response(missing).unwrap_err().code, Code::NotFound);
}

#[test]
fn names_and_comments_come_in_as_plain_text() {
    let held = held(true);
    let (_, page) = held.share(held.choice());
    let mut response = held.response(&answers(&page).bundle);
    response["name"] = json!("  <b>Grace</b>\n\u{202e}Hopper ");
    response["items"][0]["comments"][0]["text"] = json!("<script>alert(1)</script>\u{0}\nnext\u{200b}");
    held.desk.hotseat.merge_response(held.file("r.json", &response.to_string())).unwrap();
    let mentor = held.desk.hotseat.mentors(held.session.clone()).unwrap().mentors.remove(0);
    assert_eq!(mentor.name, "<b>Grace</b> Hopper", "it is text, and shown as such");
    assert_eq!(mentor.items[0].remarks[0].text, "<script>alert(1)</script>\nnext");
}

#[test]
fn what_there_is_to_share_are_answers_word_by_word() {
    let held = held(true);
    let start = held.desk.hotseat.share_start(held.session.clone()).unwrap();
    let parts: Vec<_> =
        start.items[0].parts.iter().map(|part| (part.part.as_str(), part.words.len(), part.sound)).collect();
    assert_eq!(parts, [("typed", 11, None), (held.recording.as_str(), 6, Some(Millis(3000)))]);
    let other = Desk::new();
    let session = other.begins(practice(1)).session;
    other.acts(Action::EndEarly);
    assert_eq!(other.hotseat.share_start(session).unwrap().items, []);
}
