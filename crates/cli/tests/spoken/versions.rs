//! Versions of a transcript: made again, edited and chosen, with what each was made of.

use crate::{fixtures, item, listen, open, with_recogniser};
use hotseat_api::dto::{
    Action, Heard, HearingSettings, PlanSettings, QuestionId, SpokenView, StageView, TakeView,
};
use hotseat_api::{Code, Hotseat};
use hotseat_interview::{Judgement, Verdict};
use serde_json::Value;
use std::path::Path;

/// The provenance of each stored transcript, in the order in which they were made.
fn made_by(data: &Path) -> Vec<Value> {
    let database = rusqlite::Connection::open(data.join("hotseat.db")).unwrap();
    let mut all = database.prepare("SELECT body FROM transcript ORDER BY id").unwrap();
    let bodies = all.query_map([], |row| row.get::<_, String>(0)).unwrap();
    bodies.map(|body| serde_json::from_str::<Value>(&body.unwrap()).unwrap()["provenance"].clone()).collect()
}

fn transcribed(hotseat: &Hotseat) -> Result<(), String> {
    listen(hotseat, "the transcript", |heard| match heard {
        Heard::Transcribed { .. } => Some(Ok(())),
        Heard::NotTranscribed { message, .. } => Some(Err(message.clone())),
        _ => None,
    })
}

fn last_take(hotseat: &Hotseat, session: &str) -> TakeView {
    hotseat.session(session.to_owned()).unwrap().items.remove(0).takes.pop().unwrap()
}

fn spoken(hotseat: &Hotseat, session: &str) -> SpokenView {
    last_take(hotseat, session).spoken.remove(0)
}

fn drain(hotseat: &Hotseat, session: &str) -> Option<Verdict> {
    let review = hotseat.session(session.to_owned()).unwrap().items.remove(0);
    review.reveal.unwrap().points.into_iter().find(|point| point.id == "drain").unwrap().verdict
}

#[test]
fn a_recording_can_be_transcribed_again_and_the_person_chooses() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let hotseat = open(&data);
    let primed = with_recogniser(&hotseat, folder.path());
    hotseat.set_hearing(primed.clone()).unwrap();
    let questions = vec![QuestionId("node-backpressure".into())];
    let plan = PlanSettings { questions, probes: false, speak: false, ..PlanSettings::default() };
    let view = hotseat.begin(plan).unwrap();
    let (session, asked) = (view.session.clone(), item(&view));
    let act = |action| hotseat.act(session.clone(), None, action).unwrap();
    act(Action::BeginAnswer);
    let file = fixtures().join("answers/backpressure.flac").display().to_string();
    hotseat.add_recording(session.clone(), asked, file.clone()).unwrap();
    transcribed(&hotseat).unwrap();
    let StageView::Judging { points, .. } = act(Action::Done).stage else { panic!("it is answered") };

    // Once more, without the terms of the pack: another version, which counts.
    let first = spoken(&hotseat, &session);
    let id = first.recording.clone();
    hotseat.set_hearing(HearingSettings { prime: false, ..primed.clone() }).unwrap();
    hotseat.transcribe(id.clone()).unwrap();
    transcribed(&hotseat).unwrap();
    let second = spoken(&hotseat, &session);
    assert_eq!((first.versions.len(), second.versions.len()), (1, 2));
    assert_eq!(second.transcript, Some(second.versions[0].id), "the newest counts");
    let kept = |view: &SpokenView| view.versions.last().map(|first| (first.id, first.text.clone()));
    assert_eq!(kept(&second), kept(&first), "the first is as it was");

    let made = made_by(&data);
    let prompts: Vec<&str> = made.iter().map(|made| made["prompt"].as_str().unwrap()).collect();
    assert!(prompts[0].starts_with("Node.js, V8, libuv, "), "the terms of the pack: {}", prompts[0]);
    for key_point in ["highWaterMark` ", "hold back", "drain event"] {
        assert!(!prompts[0].contains(key_point), "a key point was given away: {}", prompts[0]);
    }
    assert_eq!(prompts[1], "");
    for made in &made {
        assert_eq!((made["engine"].as_str(), made["language"].as_str()), (Some("whisper.cpp"), Some("en")));
        assert_eq!(made["model_sha256"].as_str().unwrap().len(), 64);
        assert!(made["threads"].as_u64() > Some(0) && made["beam"].as_u64() > Some(0), "{made}");
    }

    // Asked for and stopped at once, nothing comes of it; there is one at a time.
    hotseat.transcribe(id.clone()).unwrap();
    assert_eq!(hotseat.transcribe(id.clone()).unwrap_err().code, Code::NotNow);
    let queued = listen(&hotseat, "that it is in the queue", |heard| match heard {
        Heard::Transcribing { recording, done, known, .. } => Some((recording.clone(), done.0, known.0)),
        _ => None,
    });
    assert!(queued.0 == id && queued.1 == 0 && queued.2 > 5_000, "{queued:?}");
    hotseat.stop_transcribing(id.clone()).unwrap();
    assert_eq!(transcribed(&hotseat).unwrap_err(), "The transcription was stopped.");
    assert_eq!(spoken(&hotseat, &session), second);

    // A language that this model does not know is refused, and nothing of what is there changes.
    hotseat.set_hearing(HearingSettings { language: "de".into(), ..primed.clone() }).unwrap();
    hotseat.transcribe(id.clone()).unwrap();
    let refused = transcribed(&hotseat).unwrap_err();
    assert!(refused.contains("English only"), "{refused}");
    assert_eq!(spoken(&hotseat, &session), second);
    let nonsense = hotseat.set_hearing(HearingSettings { language: "Klingon".into(), ..primed });
    assert_eq!(nonsense.unwrap_err().code, Code::Invalid);

    // Locked with what was said; then the person corrects it, and goes back to what was heard.
    for point in points {
        act(Action::Judge { item: asked, key_point: point.id, judgement: Judgement::Said });
    }
    act(Action::Lock { item: asked });
    let said = drain(&hotseat, &session);
    assert!(matches!(said, Some(Verdict::Covered | Verdict::Partly)), "{said:?}");
    let text: Vec<&str> = second.words.iter().map(|word| word.text.as_str()).collect();
    let text = text.join(" ").replace("Wait for the drain event before you write more.", "That is all.");
    hotseat.edit_transcript(id.clone(), text.clone()).unwrap();
    let edited = spoken(&hotseat, &session);
    assert_eq!((edited.versions.len(), edited.versions[0].by.as_str()), (3, "you"));
    assert_eq!(edited.versions[0].text, text);
    let differing = |version: usize| edited.versions[version].differs.len();
    assert_eq!((differing(0), differing(1)), (0, 9), "the words in which a version differs from this one");
    assert_eq!(edited.words[0], second.words[0], "a word that was not changed keeps its time");
    assert_eq!(edited.words.last(), second.words.last());
    assert_eq!(drain(&hotseat, &session), Some(Verdict::Missed), "compared again with the edited words");
    // The first one was made with a prompt, which the small recogniser was never shown: what it heard then
    // may be anything.
    hotseat.choose_transcript(id, second.versions[0].id).unwrap();
    assert_eq!(spoken(&hotseat, &session).transcript, Some(second.versions[0].id));
    assert_eq!(drain(&hotseat, &session), said, "compared again with the chosen words");

    // A locked answer takes no other recording, and none is left behind.
    let files = || std::fs::read_dir(data.join("recordings").join(&session)).unwrap().count();
    let before = files();
    assert!(hotseat.add_recording(session.clone(), asked, file).is_err());
    assert_eq!(files(), before);
}
