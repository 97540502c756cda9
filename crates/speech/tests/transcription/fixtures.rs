use flac_codec::decode::FlacSampleReader;
use hotseat_speech::gate::{Gate, Heard};
use hotseat_speech::models::ModelFile;
use hotseat_speech::transcription::{
    EngineChoice, Event, Language, Settings, Span, Transcriber, Transcript, Urgency, WorkerProgram,
};
use serde::Deserialize;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Longer than anything here takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

pub const RECOGNISER_SHA256: &str = "301cbbab7e4bbede9f732f5c974eec3786906599b7333471fd00fa871375324c";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech")
}

/// The bytes of the small recogniser.
pub static RECOGNISER: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let packed = File::open(folder().join("recogniser.bin.gz")).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).unwrap();
    bytes
});

/// The small recogniser as a file, in a folder that goes with this process.
pub fn model() -> ModelFile {
    static FOLDER: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("recogniser.bin");
        std::fs::write(&path, &*RECOGNISER).unwrap();
        (folder, path)
    });
    ModelFile {
        name: "small test recogniser".to_owned(),
        path: FOLDER.1.clone(),
        bytes: RECOGNISER.len() as u64,
        sha256: RECOGNISER_SHA256.to_owned(),
    }
}

pub fn settings() -> Settings {
    Settings::new(EngineChoice::Whisper(model()), Language::english())
}

pub fn transcriber() -> Transcriber {
    Transcriber::new(WorkerProgram::this_program())
}

#[derive(Clone, Debug, Deserialize)]
pub struct Said {
    pub id: String,
    pub text: String,
    pub sentences: Vec<Sentence>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Sentence {
    pub text: String,
    pub start_ms: u64,
    pub end_ms: u64,
}

impl Said {
    pub fn samples(&self) -> Vec<f32> {
        let file = File::open(folder().join("answers").join(format!("{}.flac", self.id))).unwrap();
        let mut samples = Vec::new();
        FlacSampleReader::new(BufReader::new(file)).unwrap().read_to_end(&mut samples).unwrap();
        samples.into_iter().map(|sample| sample as f32 / 32768.0).collect()
    }

    /// As the gate finds it.
    pub fn gated(&self) -> Vec<Span> {
        let mut gate = Gate::new();
        let mut heard = gate.push(&self.samples());
        heard.extend(gate.finish());
        let ended = |heard| if let Heard::Ended(span) = heard { Some(span) } else { None };
        heard.into_iter().filter_map(ended).collect()
    }

    /// As an ideal gate would find it.
    pub fn speech(&self) -> Vec<Span> {
        self.sentences.iter().map(|sentence| Span::new(sentence.start_ms, sentence.end_ms)).collect()
    }
}

pub fn answers() -> Vec<Said> {
    serde_json::from_reader(File::open(folder().join("answers/answers.json")).unwrap()).unwrap()
}

pub fn answer(id: &str) -> Said {
    answers().into_iter().find(|answer| answer.id == id).unwrap()
}

/// Transcribes as a whole, and waits for the end.
pub fn whole(transcriber: &Transcriber, settings: Settings, samples: &[f32], speech: &[Span]) -> Vec<Event> {
    let (send, events) = channel();
    let job = transcriber.transcribe(settings, Urgency::Later, samples, speech, move |event| {
        send.send(event).unwrap();
    });
    let mut all = Vec::new();
    loop {
        let event = events.recv_timeout(PATIENCE).expect("a job ends with an event");
        let last = matches!(event, Event::Done(_) | Event::Cancelled | Event::Failed(_));
        all.push(event);
        if last {
            drop(job);
            return all;
        }
    }
}

pub fn done(events: &[Event]) -> &Transcript {
    match events.last() {
        Some(Event::Done(transcript)) => transcript,
        other => panic!("the job ended with {other:?}"),
    }
}

/// Words for comparing: small letters, without marks.
pub fn plain(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect())
        .filter(|word: &String| !word.is_empty())
        .collect()
}

/// Words to be replaced, put in or left out, to get from one text to the other.
pub fn word_errors(said: &str, heard: &str) -> usize {
    let (said, heard) = (plain(said), plain(heard));
    let mut row: Vec<usize> = (0..=heard.len()).collect();
    for (i, word) in said.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in heard.iter().enumerate() {
            let change = corner + usize::from(word != other);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[heard.len()]
}
