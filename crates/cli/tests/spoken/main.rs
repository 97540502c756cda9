//! A spoken answer, all the way: a voice speaks into a microphone of a private PulseAudio; it goes
//! through the sound system, the recorder, the gate, whisper.cpp in its child process, the comparison
//! and the database.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod sound;
mod versions;

use hotseat_api::dto::{
    Action, Heard, HearingSettings, InterviewView, Millis, Period, PlanSettings, QuestionId, StageView,
};
use hotseat_api::{Clock, HearingParts, Hotseat};
use hotseat_interview::{Judgement, Verdict};
use hotseat_speech::capture::System;
use hotseat_speech::transcription::{WORKER_ARGUMENT, WorkerProgram};
use jiff::Timestamp;
use sound::Sound;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(180);

struct Machine(Instant);

impl Clock for Machine {
    fn monotonic(&self) -> Millis {
        Millis(u64::try_from(self.0.elapsed().as_millis()).unwrap())
    }
    fn since(&self, moment: Instant) -> Millis {
        Millis(u64::try_from(moment.elapsed().as_millis()).unwrap())
    }
    fn wall(&self) -> Timestamp {
        Timestamp::now()
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech")
}

/// What stands in `answers.json` of one answer: its text, and where each sentence is, in ms.
fn sentences(answer: &str) -> (String, Vec<(String, i64, i64)>) {
    let text = std::fs::read_to_string(fixtures().join("answers/answers.json")).unwrap();
    let all: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let one = all.iter().find(|one| one["id"] == answer).unwrap();
    let of = one["sentences"].as_array().unwrap();
    let each = of.iter().map(|s| {
        let at = |place: &str| s[place].as_i64().unwrap();
        (s["text"].as_str().unwrap().to_owned(), at("start_ms"), at("end_ms"))
    });
    (one["text"].as_str().unwrap().to_owned(), each.collect())
}

#[allow(clippy::disallowed_methods, reason = "a real interview on the machine's own clock")]
fn open(folder: &Path) -> Hotseat {
    let worker = WorkerProgram {
        program: env!("CARGO_BIN_EXE_hotseat-cli").into(),
        arguments: vec![WORKER_ARGUMENT.to_owned()],
        patience: PATIENCE,
    };
    let parts = HearingParts { source: || Arc::new(System::new()), worker, ..HearingParts::default() };
    Hotseat::open_with(folder, Arc::new(Machine(Instant::now())), parts).unwrap()
}

/// Settings to transcribe with the small recogniser, which is installed from a file in this folder.
fn with_recogniser(hotseat: &Hotseat, folder: &Path) -> HearingSettings {
    let model = folder.join("recogniser.bin");
    let packed = File::open(fixtures().join("recogniser.bin.gz")).unwrap();
    std::io::copy(&mut flate2::read::GzDecoder::new(packed), &mut File::create(&model).unwrap()).unwrap();
    let model = hotseat.add_model(model.display().to_string(), false).unwrap();
    HearingSettings { model: Some(model.name), gpu: false, ..HearingSettings::default() }
}

/// Listens until something that is waited for is heard.
#[allow(clippy::disallowed_methods, reason = "a deadline on the machine's own clock")]
fn listen<T>(hotseat: &Hotseat, what: &str, mut wanted: impl FnMut(&Heard) -> Option<T>) -> T {
    let begun = Instant::now();
    let mut last = Vec::new();
    while begun.elapsed() < PATIENCE {
        for heard in hotseat.hear(Duration::from_millis(100)).unwrap() {
            if let Some(found) = wanted(&heard) {
                return found;
            }
            if !matches!(heard, Heard::Level { .. }) {
                last.push(format!("{heard:?}").chars().take(200).collect::<String>());
            }
        }
    }
    panic!("{what} never came; heard before: {last:#?}");
}

fn item(view: &InterviewView) -> u32 {
    match &view.stage {
        StageView::Thinking { question, .. }
        | StageView::Opening { question, .. }
        | StageView::Answering { question, .. }
        | StageView::Judging { question, .. } => question.item,
        other => panic!("no question is asked: {other:?}"),
    }
}

/// Word errors: the least number of words to be changed, added or taken out, to make one text of the
/// other, as a share of the words of the first. Case and punctuation don't count.
fn word_errors(said: &str, heard: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        let plain: String =
            text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        plain.split_whitespace().map(str::to_owned).collect()
    };
    let (said, heard) = (words(said), words(heard));
    let mut row: Vec<usize> = (0..=heard.len()).collect();
    for (i, one) in said.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, other) in heard.iter().enumerate() {
            let kept = before + usize::from(one != other);
            before = row[j + 1];
            row[j + 1] = kept.min(before + 1).min(row[j] + 1);
        }
    }
    row[heard.len()] as f64 / said.len() as f64
}

#[test]
fn a_spoken_answer_is_recorded_transcribed_and_compared_with_its_seconds() {
    let Some(sound) = Sound::private("a_spoken_answer_is_recorded_transcribed_and_compared_with_its_seconds")
    else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let hotseat = open(&folder.path().join("data"));
    // The small recogniser was never shown a prompt.
    let hearing = HearingSettings { prime: false, ..with_recogniser(&hotseat, folder.path()) };
    hotseat.set_hearing(hearing).unwrap();

    let settings = PlanSettings {
        questions: vec![QuestionId("node-backpressure".into())],
        speak: true,
        probes: false,
        ..PlanSettings::default()
    };
    let view = hotseat.begin(settings).unwrap();
    let session = view.session.clone();
    let act = |action| hotseat.act(session.clone(), None, action).unwrap();
    let opening = act(Action::BeginAnswer);
    assert!(
        matches!(opening.stage, StageView::Opening { .. }),
        "no clock runs before the first sample: {opening:?}"
    );
    let answering = listen(&hotseat, "the first sample", |heard| match heard {
        Heard::Interview { view } if matches!(view.stage, StageView::Answering { .. }) => Some(view.clone()),
        _ => None,
    });
    let asked = item(&answering);

    let answer = "backpressure";
    let mut speaker = sound.speak(&fixtures().join(format!("answers/{answer}.flac")));
    while speaker.try_wait().unwrap().is_none() {
        hotseat.hear(Duration::from_millis(100)).unwrap();
    }
    act(Action::Done);
    listen(&hotseat, "the transcript", |heard| match heard {
        Heard::Transcribed { .. } => Some(()),
        Heard::NotTranscribed { message, .. } => panic!("not transcribed: {message}"),
        _ => None,
    });

    let judging = hotseat.current().unwrap().unwrap();
    let StageView::Judging { answer: own, points, .. } = judging.stage else {
        panic!("not judging: {judging:?}")
    };
    let heard: Vec<&str> = own.spoken[0].words.iter().map(|word| word.text.as_str()).collect();
    let (said, sentences) = sentences(answer);
    let errors = word_errors(&said, &heard.join(" "));
    assert!(errors <= 0.10, "{:.0} % word errors: {heard:?}", errors * 100.0);

    for point in points {
        act(Action::Judge { item: asked, key_point: point.id, judgement: Judgement::Said });
    }
    let revealed = act(Action::Lock { item: asked });
    let StageView::Revealed { review, .. } = revealed.stage else { panic!("not revealed: {revealed:?}") };
    let reveal = review.reveal.unwrap();
    // How far into the recording the voice began: the first word's time says it.
    let offset = own.spoken[0].words[0].from.0 as i64 - sentences[0].1;
    let check = |key_point: &str, sentence: &str| {
        let point = reveal.points.iter().find(|point| point.id == key_point).unwrap();
        assert_eq!(point.verdict, Some(Verdict::Covered), "{key_point}: {}", point.because);
        let (_, start, end) = sentences.iter().find(|(text, ..)| text.starts_with(sentence)).unwrap();
        let at = point.heard.expect("a spoken point has its second").0 as i64 - offset;
        assert!(
            (start - 500..=end + 500).contains(&at),
            "{key_point} is at {at} ms, its sentence from {start} to {end} ms"
        );
    };
    check("write-false", "The write method");
    check("drain", "Wait for the drain");

    let figures = hotseat.progress(Period::default()).unwrap().delivery;
    let pace = figures.iter().find(|figure| figure.name == "Pace").unwrap();
    assert_eq!(pace.n, 1, "the answer was listened to");
    assert!((90.0..250.0).contains(&pace.places[0].mean), "no voice speaks so: {pace:?}");
}
