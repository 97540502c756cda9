//! An answer on one axis of time, a word corrected, and the same question again.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, judges};
use hotseat_api::Code;
use hotseat_api::dto::{
    Action, ActivityKind, Change, Clip, HistoryFilter, PlanSettings, PointMark, TimeSpan, TimelineView,
};
use hotseat_interview::{
    Doc, Event, Judgement, MicrophoneChange, Millis, MissReason, Recorded, RecordingEnd, Verdict,
};
use hotseat_storage::{Logged, SessionId, Store, WallTime};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Without follow-ups, which would come before the judging.
fn practice(count: u16) -> PlanSettings {
    PlanSettings { probes: false, ..common::practice(count) }
}

fn timeline(desk: &Desk, session: &str) -> TimelineView {
    desk.hotseat.timeline(session.to_owned(), 0, None).unwrap()
}

fn amends(desk: &Desk, session: &str, action: Action) {
    let amended = desk.hotseat.amend(session.to_owned(), action.clone());
    amended.unwrap_or_else(|error| panic!("{action:?}: {error}"));
}

/// What all timelines have in common.
fn check_laws(view: &TimelineView) {
    let mut at = Millis::ZERO;
    for stretch in &view.stretches {
        assert_eq!(stretch.from, at, "stretches follow each other: {:?}", view.stretches);
        at = stretch.from + stretch.length;
    }
    assert_eq!(at, view.length, "and end with the answer");
    let later = view.stretches.windows(2).all(|two| two[0].begun + two[0].length <= two[1].begun);
    assert!(later, "each is later in the session: {:?}", view.stretches);
    at = Millis::ZERO;
    for part in &view.activity {
        assert!(part.from == at && part.to > part.from, "activity has no gaps: {:?}", view.activity);
        at = part.to;
    }
    assert_eq!(at, view.length, "activity covers the answer: {:?}", view.activity);
    assert!(view.changes.iter().map(|mark| (mark.session, mark.at)).is_sorted(), "{:?}", view.changes);
    assert!(view.edits.iter().map(|edit| edit.at).is_sorted(), "{:?}", view.edits);
    let within = |span: &TimeSpan| span.from <= span.to && span.to <= view.length;
    let spans = view.points.iter().flat_map(|point| &point.spans);
    let near = view.points.iter().filter_map(|point| point.near.as_ref()?.time.as_ref());
    let typed = view.typed.iter().map(|word| &word.time);
    for span in spans.chain(near).chain(typed) {
        assert!(within(span), "{span:?} lies outside of {:?}", view.length);
    }
    let places = view.changes.iter().map(|mark| mark.at).chain(view.edits.iter().map(|edit| edit.at));
    let notes = view.notes.iter().filter_map(|note| note.at);
    assert!(places.chain(notes).all(|place| place <= view.length), "{view:?}");
}

fn replayed(view: &TimelineView) -> String {
    let mut units: Vec<u16> = Vec::new();
    for edit in &view.edits {
        let from = edit.offset as usize;
        units.splice(from..from + edit.removed as usize, edit.inserted.encode_utf16());
    }
    String::from_utf16(&units).unwrap()
}

#[test]
fn a_typed_answer_is_replayed_on_its_own_clock() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.spends(2);
    desk.notes("timers first");
    desk.spends(1);
    desk.acts(Action::BeginAnswer);
    desk.spends(4);
    desk.types("The event ");
    desk.spends(1);
    desk.types("loop");
    desk.acts(Action::Pause);
    desk.clock.pass(Millis::seconds(2));
    desk.acts(Action::Unpause);
    desk.spends(5);
    desk.edits(Doc::Answer, &[(4, "event", "libuv", 0)]).unwrap();
    desk.spends(1);
    desk.acts(Action::Done);
    amends_after(&desk, &session);

    let view = timeline(&desk, &session);
    check_laws(&view);
    assert_eq!((view.think, view.length), (Millis::seconds(3), Millis::seconds(11)));
    assert_eq!(replayed(&view), "The libuv loop");
    let edits: Vec<u64> = view.edits.iter().map(|edit| edit.at.0).collect();
    assert_eq!(edits, [4_000, 5_000, 10_000], "the pause takes no time");
    let typed: Vec<u64> = view.typed.iter().map(|word| word.time.from.0).collect();
    assert_eq!(typed, [4_000, 10_000, 5_000], "a word is as old as its letters");
    let changes: Vec<_> = view.changes.iter().map(|mark| (mark.at.0, mark.session.0, &mark.change)).collect();
    assert_eq!(changes, [(5_000, 8_000, &Change::Paused { length: Millis::seconds(2) })]);
    assert_eq!(view.scratch.len(), 1);
    assert_eq!((view.scratch[0].thinking, view.scratch[0].at), (true, Millis::seconds(2)));
    // Ten seconds into the answer is fifteen into the session: three to think, two of pause.
    assert_eq!(view.notes[0].at, Some(Millis::seconds(10)));
    let talk = view.activity.iter().filter(|part| part.kind == ActivityKind::Talk);
    let talk: Vec<_> = talk.map(|part| (part.from.0, part.to.0)).collect();
    assert_eq!(talk, [(4_000, 5_000)], "{:?}", view.activity);
    assert!(view.points.is_empty(), "nothing of the key points before the lock: {:?}", view.points);
}

#[test]
fn an_earlier_try_keeps_its_words_its_time_and_its_notes() {
    let desk = Desk::new();
    let session = desk.begins(PlanSettings { takes: 2, ..practice(1) }).session;
    desk.answers("First try.");
    desk.acts(Action::Retake { item: 0 });
    desk.spends(3);
    desk.types("Second, better try.");
    desk.spends(2);
    desk.acts(Action::Done);
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    let begun = desk.exported(&session).items[0].takes.iter().map(|take| take.begun).collect::<Vec<_>>();
    for (text, place) in [("of the first", begun[0]), ("of the second", begun[1] + Millis::seconds(1))] {
        let note = Action::Note { item: Some(0), text: text.into(), place: Some(place) };
        amends(&desk, &session, note);
    }

    let look = |take| desk.hotseat.timeline(session.clone(), 0, take);
    let [first, second, last] = [Some(0), Some(1), None].map(|take| look(take).unwrap());
    assert_eq!(second, last, "the last one is shown where none is named");
    check_laws(&first);
    check_laws(&second);
    let told = |view: &TimelineView| (view.take, replayed(view), view.length, view.notes[0].text.clone());
    assert_eq!(told(&first), (0, "First try.".into(), Millis::seconds(3), "of the first".into()));
    assert_eq!(told(&second), (1, "Second, better try.".into(), Millis::seconds(5), "of the second".into()));
    assert_eq!([first.notes.len(), second.notes.len()], [1, 1]);
    assert!(first.points.is_empty(), "it was held against nothing: {:?}", first.points);
    assert!(!second.points.is_empty());
    assert_eq!(look(Some(2)).unwrap_err().code, Code::NotFound);
}

fn amends_after(desk: &Desk, session: &str) {
    desk.acts(Action::EndEarly);
    let place = Some(Millis::seconds(15));
    amends(desk, session, Action::Note { item: Some(0), text: "too late".into(), place });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    /// However one thinks, types, pauses and takes back.
    #[test]
    fn every_timeline_keeps_the_laws(steps in prop::collection::vec(0u8..8, 1..16)) {
        let desk = Desk::new();
        let session = desk.begins(PlanSettings { takes: 2, ..practice(1) }).session;
        desk.spends(1);
        desk.acts(Action::BeginAnswer);
        let mut paused = false;
        for step in steps {
            match step {
                0 | 1 if !paused => desk.spends(u64::from(step) + 1),
                2 | 3 => desk.types("two words "),
                4 => desk.notes("n"),
                5 => {
                    desk.acts(if paused { Action::Unpause } else { Action::Pause });
                    paused = !paused;
                }
                6 => desk.clock.pass(Millis(700)),
                _ => {
                    let text = desk.exported(&session).items[0].takes.last().unwrap().text.clone();
                    if let Some((first, _)) = text.char_indices().nth(1) {
                        desk.edits(Doc::Answer, &[(0, &text[..first], "", 0)]).unwrap();
                    }
                }
            }
            check_laws(&timeline(&desk, &session));
        }
        desk.acts(Action::Done);
        let view = timeline(&desk, &session);
        check_laws(&view);
        let state = desk.exported(&session).items.swap_remove(0);
        prop_assert_eq!(replayed(&view), state.take().unwrap().text.clone());
        prop_assert_eq!(view.length, state.take().unwrap().used);
        desk.acts(Action::Retake { item: 0 });
        desk.spends(2);
        let again = timeline(&desk, &session);
        check_laws(&again);
        prop_assert!(again.edits.is_empty(), "another try is another answer: {:?}", again.edits);
        prop_assert_eq!(again.length, Millis::seconds(2));
    }
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech/answers/event-loop-phases.flac")
}

/// A transcript whose words begin `begin`, 300 ms each.
fn transcript(words: &str, begin: u64) -> Value {
    let word = |(index, text): (usize, &str)| {
        let from = begin + 300 * index as u64;
        json!({ "text": text, "from": from, "to": from + 250, "confidence": 0.9 })
    };
    json!({
        "words": words.split_whitespace().enumerate().map(word).collect::<Vec<_>>(),
        "provenance": {
            "engine": "whisper.cpp", "engine_version": "1", "model": "m", "model_sha256": "", "language": "en",
            "prompt": "", "threads": 1, "beam": 1, "gpu": false
        }
    })
}

/// An answer to the first question that was spoken elsewhere, and heard as `words` from `begin` on.
fn spoken(desk: &Desk, session: &str, words: &str, begin: u64) -> Clip {
    desk.hotseat.add_recording(session.to_owned(), 0, fixture().display().to_string()).unwrap();
    let clip = timeline(desk, session).clips.swap_remove(0);
    let store = Store::open(desk.path()).unwrap();
    let wall: WallTime = jiff::Timestamp::UNIX_EPOCH.into();
    store.write(|tx| tx.add_transcript(&clip.recording, wall, None, &transcript(words, begin))).unwrap();
    clip
}

fn point(view: &TimelineView, id: &str) -> PointMark {
    view.points.iter().find(|point| point.id == id).unwrap().clone()
}

/// The log of a spoken answer whose headset died, as the recorder writes it.
#[test]
fn what_happened_to_the_microphone_has_its_place() {
    let desk = Desk::new();
    let session = desk.begins(PlanSettings { speak: true, ..practice(1) }).session;
    desk.spends(2);
    desk.acts(Action::BeginAnswer);
    desk.hotseat.leave().unwrap();
    let (recording, device) = ("r1".to_owned(), "Headset".to_owned());
    let heard = |change| Event::Microphone { change };
    let recorded =
        |id: &str, length, end| Event::Recorded { recording: id.to_owned(), length: Millis(length), end };
    let events = [
        (3_000, Event::Listening { item: 0, recording: recording.clone(), device: device.clone() }),
        (4_500, heard(MicrophoneChange::Lost { device: device.clone() })),
        (5_000, heard(MicrophoneChange::FellBack { device: "Built in".into() })),
        (8_000, Event::Paused),
        (8_000, recorded("r1", 5_000, RecordingEnd::Stopped)),
        // Told when the disk answered again; it stands where it was said.
        (9_000, heard(MicrophoneChange::Missing { recording, from: Millis(3_500), length: Millis(700) })),
        (20_000, Event::Unpaused),
        (20_200, Event::Listening { item: 0, recording: "r2".into(), device }),
        (22_200, recorded("r2", 2_000, RecordingEnd::DiskFull)),
        (22_300, Event::AnswerDone),
    ];
    let wall: WallTime = jiff::Timestamp::UNIX_EPOCH.into();
    let logged: Vec<Logged> = events
        .into_iter()
        .map(|(at, event)| Logged { wall, recorded: Recorded { at: Millis(at), event } })
        .collect();
    let store = Store::open(desk.path()).unwrap();
    let id = SessionId(session.clone());
    let next = store.read(|tx| tx.next_event(&id)).unwrap();
    store.write(|tx| tx.append_events(&id, next, &logged)).unwrap();

    let view = timeline(&desk, &session);
    check_laws(&view);
    let stretches: Vec<_> = view.stretches.iter().map(|s| (s.from.0, s.length.0, s.begun.0)).collect();
    assert_eq!(stretches, [(0, 5_000, 3_000), (5_000, 2_000, 20_200)]);
    let changes: Vec<_> = view.changes.iter().map(|mark| (mark.at.0, &mark.change)).collect();
    let listening = |device: &str| Change::Listening { device: device.into() };
    let expected = [
        (0, listening("Headset")),
        (1_500, Change::Lost { device: "Headset".into() }),
        (2_000, Change::FellBack { device: "Built in".into() }),
        (3_500, Change::Missing { length: Millis(700) }),
        (5_000, Change::Paused { length: Millis(12_000) }),
        (5_000, listening("Headset")),
        (7_000, Change::Ended { end: RecordingEnd::DiskFull }),
    ];
    let expected: Vec<_> = expected.iter().map(|(at, change)| (*at, change)).collect();
    assert_eq!(changes, expected);
    // Neither recording has a file here, so nobody can tell who spoke when.
    assert!(view.activity.iter().all(|part| part.kind == ActivityKind::Unknown), "{:?}", view.activity);
}

#[test]
fn a_corrected_word_changes_the_verdict_and_nothing_of_ones_own() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.answers("");
    let question = desk.exported(&session).plan.items[0].question.clone();
    let (first, second) = (&question.key_points[0], &question.key_points[1]);
    // Every word of it misheard.
    let garbled: Vec<String> = first.say.split_whitespace().map(|_| "bzz".to_owned()).collect();
    let heard = spoken(&desk, &session, &garbled.join(" "), 2_000);
    for one in &question.key_points {
        desk.acts(judges(0, &one.id, Judgement::Partly));
    }
    desk.acts(Action::Lock { item: 0 });
    desk.acts(Action::MoveOn);
    let own = Action::Overrule { item: 0, key_point: second.id.clone(), verdict: Some(Verdict::Covered) };
    amends(&desk, &session, own);

    let before = timeline(&desk, &session);
    check_laws(&before);
    assert_eq!(before.length, heard.length, "the recording is the answer");
    assert!(before.activity.iter().any(|part| part.kind == ActivityKind::Talk), "the gate heard somebody");
    let missed = point(&before, &first.id);
    assert!(missed.miss && missed.near.is_none(), "not touched: {missed:?}");

    desk.hotseat.edit_transcript(heard.recording.clone(), first.say.clone()).unwrap();
    let after = timeline(&desk, &session);
    check_laws(&after);
    let found = point(&after, &first.id);
    assert_eq!((found.counts, found.miss), (Some(Verdict::Covered), false), "{found:?}");
    let span = found.spans[0];
    assert!(
        span.from >= Millis(2_000) && span.to <= heard.length,
        "it has the seconds of the words: {span:?}"
    );
    let state = desk.exported(&session).items.swap_remove(0);
    assert!(state.judgements.values().all(|judgement| *judgement == Judgement::Partly), "ticks stay");
    assert_eq!(state.overruled.get(&second.id), Some(&Verdict::Covered), "overrides stay");
    assert_eq!(desk.exported(&session).comparisons.len(), 2, "the earlier verdicts are kept");
    assert_eq!(point(&after, &second.id).counts, Some(Verdict::Covered), "and count");
}

#[test]
fn a_miss_leads_to_the_nearest_words() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.answers("");
    let question = desk.exported(&session).plan.items[0].question.clone();
    let first = &question.key_points[0];
    // A part of the sentence, then something else.
    let words: Vec<&str> = first.say.split_whitespace().collect();
    let part = words[..words.len() / 4].join(" ");
    let said = format!("{part} and my bicycle stood in the dark cellar since autumn.");
    let heard = spoken(&desk, &session, &said, 1_000);
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    let view = timeline(&desk, &session);
    check_laws(&view);
    let found = point(&view, &first.id);
    assert!(found.miss, "a part of it is not enough: {found:?}");
    let near = found.near.unwrap();
    let time = near.time.unwrap();
    assert!(time.from >= Millis(1_000) && time.to <= heard.length, "{near:?} at {time:?}");

    let explained = |point: &str| desk.hotseat.explain_point(session.clone(), 0, point.to_owned());
    let would = explained(&first.id).unwrap();
    assert!(!would.sentence.is_empty(), "{would:?}");
    assert!(!would.met.is_empty() && would.met.iter().all(|word| said.contains(&word.said)), "{would:?}");
    assert_eq!(explained("none").unwrap_err().code, Code::NotFound);
    assert_eq!(desk.hotseat.timeline(session.clone(), 7, None).unwrap_err().code, Code::NotFound);
}

#[test]
fn nothing_is_explained_before_the_lock() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.answers(OWN_WORDS);
    let point = desk.exported(&session).plan.items[0].question.key_points[0].id.clone();
    let explained = || desk.hotseat.explain_point(session.clone(), 0, point.clone());
    assert_eq!(explained().unwrap_err().code, Code::NotNow);
    desk.judges_all_and_locks();
    explained().unwrap();
}

#[test]
fn what_was_misheard_leaves_the_tally() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.answers(OWN_WORDS);
    let points = desk.exported(&session).plan.items[0].question.key_points.clone();
    for one in &points {
        desk.acts(judges(0, &one.id, Judgement::Didnt));
    }
    desk.acts(Action::Lock { item: 0 });
    desk.acts(Action::MoveOn);
    let didnt = || desk.hotseat.history(HistoryFilter::default()).unwrap().sessions[0].own.didnt as usize;
    let says = |reason| Action::Explain { item: 0, key_point: points[0].id.clone(), reason };
    assert_eq!(didnt(), points.len());
    amends(&desk, &session, says(Some(MissReason::Misheard)));
    assert_eq!(didnt(), points.len() - 1);
    let misheard = point(&timeline(&desk, &session), &points[0].id);
    assert!(!misheard.miss && misheard.counts.is_none(), "{misheard:?}");
    amends(&desk, &session, says(Some(MissReason::Forgot)));
    assert_eq!(didnt(), points.len(), "any other reason counts");
}

#[test]
fn attempts_stand_side_by_side_with_what_was_gained_and_lost() {
    let desk = Desk::new();
    let first = desk.begins(practice(1)).session;
    let question = desk.exported(&first).plan.items[0].question.clone();
    let again = PlanSettings { questions: vec![question.id.clone()], ..practice(1) };
    let (one, other) = (&question.key_points[0], &question.key_points[1]);
    desk.answers(&one.say);
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    desk.clock.pass(Millis::seconds(86_400));
    let second = desk.begins(again.clone()).session;
    desk.answers(&other.say);
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    desk.clock.pass(Millis::seconds(86_400));
    let third = desk.begins(again).session;
    desk.answers(OWN_WORDS);

    let found = desk.hotseat.attempts(question.id.clone()).unwrap();
    let sessions: Vec<&str> = found.attempts.iter().map(|attempt| attempt.session.as_str()).collect();
    assert_eq!(sessions, [&first, &second, &third], "the oldest first");
    let [old, new, open] = &found.attempts[..] else { panic!("three attempts") };
    assert!(old.gained.is_empty() && old.lost.is_empty(), "there was none before the first");
    assert!(new.gained.contains(&other.id), "{:?}", new.gained);
    assert!(new.lost.contains(&one.id), "{:?}", new.lost);
    assert_eq!(new.text, other.say);
    assert!(!open.revealed && open.points.is_empty(), "before the lock there is only the text: {open:?}");
    assert_eq!(open.text, OWN_WORDS);
    assert_eq!(desk.hotseat.attempts("no-such-question".into()).unwrap_err().code, Code::NotFound);
}
