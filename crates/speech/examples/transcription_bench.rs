//! Measures transcription, for `./dev bench`, in one run on one machine:
//!
//! 1. how long a person waits after the last word of a two-minute answer that was transcribed while
//!    it was spoken, beside transcribing the whole recording afterwards;
//! 2. how fast it is beside whisper.cpp's own program, given as the first argument, on the same
//!    recording with the same model and threads.
//!
//! Both use the small recogniser of the tests, whose answers are known, so that what is heard is
//! counted as well as how fast. The first takes as long as the answer itself.

#![allow(clippy::disallowed_methods, reason = "it measures")]

use flac_codec::decode::FlacSampleReader;
use hotseat_speech::gate::{Gate, Heard};
use hotseat_speech::models::ModelFile;
use hotseat_speech::transcription::{
    EngineChoice, Event, Language, SAMPLE_RATE, Settings, Span, Transcriber, Transcript, Urgency,
    WorkerProgram, worker_main,
};
use serde::Deserialize;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// The waiting may be so much of the whole pass, and the work so much of whisper.cpp's own.
const WAIT_BAR: f64 = 0.25;
const SPEED_BAR: f64 = 1.10;

/// How often each of a pair runs, in turn; the fastest of each counts, since others only disturb.
const ROUNDS: usize = 5;

#[derive(Deserialize)]
struct Said {
    id: String,
    text: String,
}

fn main() -> ExitCode {
    if let Some(code) = worker_main() {
        return code;
    }
    match measure() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("could not measure: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<bool, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let model = recogniser(folder.path())?;
    let settings = Settings::new(EngineChoice::Whisper(model.clone()), Language::english());
    let (samples, text) = two_minutes()?;
    println!(
        "A {} s answer of {} words, {} thread(s).",
        samples.len() / SAMPLE_RATE as usize,
        text.split_whitespace().count(),
        settings.threads
    );
    let waited = waiting(&settings, &samples, &text)?;
    let Some(program) = std::env::args_os().nth(1).map(PathBuf::from) else {
        println!("NOT MEASURED: the speed beside whisper.cpp's own program, since none was given.");
        return Ok(waited);
    };
    Ok(pair(&program, &model, &settings, &samples, folder.path())? && waited)
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech")
}

fn recogniser(folder: &Path) -> Result<ModelFile, Box<dyn Error>> {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(File::open(fixtures().join("recogniser.bin.gz"))?)
        .read_to_end(&mut bytes)?;
    let path = folder.join("recogniser.bin");
    fs::write(&path, bytes)?;
    Ok(ModelFile::open(&path)?)
}

/// Prepared answers one after the other, and what is said in them.
fn two_minutes() -> Result<(Vec<f32>, String), Box<dyn Error>> {
    let answers: Vec<Said> = serde_json::from_reader(File::open(fixtures().join("answers/answers.json"))?)?;
    let (mut samples, mut text) = (Vec::new(), String::new());
    for id in ["long-answer", "event-loop-phases", "backpressure", "scaling", "queues"] {
        let said = answers.iter().find(|said| said.id == id).ok_or("an answer is missing")?;
        let file = BufReader::new(File::open(fixtures().join(format!("answers/{id}.flac")))?);
        let mut read = Vec::new();
        FlacSampleReader::new(file)?.read_to_end(&mut read)?;
        samples.extend(read.into_iter().map(|sample| sample as f32 / 32768.0));
        text = text + &said.text + " ";
    }
    Ok((samples, text))
}

fn listen() -> (impl FnMut(Event) + Send + 'static, Receiver<Event>) {
    let (send, events) = channel();
    // Whoever listens may have heard enough.
    (move |event| drop(send.send(event)), events)
}

fn end(events: &Receiver<Event>) -> Result<Transcript, Box<dyn Error>> {
    for event in events {
        match event {
            Event::Done(transcript) => return Ok(*transcript),
            Event::Failed(failure) => return Err(failure.into()),
            _ => {}
        }
    }
    Err("the transcriber ended".into())
}

fn waiting(settings: &Settings, samples: &[f32], text: &str) -> Result<bool, Box<dyn Error>> {
    let transcriber = Transcriber::new(WorkerProgram::this_program());
    let (tell, events) = listen();
    let job = transcriber.begin(settings.clone(), Urgency::Now, tell);
    let mut gate = Gate::new();
    let mut speech: Vec<Span> = Vec::new();
    let mut took = |heard: Heard| match heard {
        Heard::Began(at) => job.speech_began(at),
        Heard::Ended(span) => {
            speech.push(span);
            job.speech_ended(span);
        }
    };
    let began = Instant::now();
    for (number, tenth) in samples.chunks(SAMPLE_RATE as usize / 10).enumerate() {
        let due = Duration::from_millis(100) * (u32::try_from(number)? + 1);
        std::thread::sleep(due.saturating_sub(began.elapsed()));
        job.push(tenth);
        gate.push(tenth).into_iter().for_each(&mut took);
    }
    let last = Instant::now();
    gate.finish().into_iter().for_each(&mut took);
    job.finish();
    let spoken = end(&events)?;
    let wait = last.elapsed();

    // The same child with the model loaded: only the listening counts.
    let mut best = Duration::MAX;
    let mut whole = None;
    for _ in 0..ROUNDS {
        let (tell, events) = listen();
        let began = Instant::now();
        let _job = transcriber.transcribe(settings.clone(), Urgency::Now, samples, &speech, tell);
        whole = Some(end(&events)?);
        best = best.min(began.elapsed());
    }
    let whole = whole.ok_or("nothing was transcribed")?;
    let part = wait.as_secs_f64() / best.as_secs_f64();
    let (live_errors, whole_errors) = (word_errors(text, &spoken.text()), word_errors(text, &whole.text()));
    println!(
        "Wait after the last word:            {:6.0} ms, {live_errors} words wrong",
        wait.as_secs_f64() * 1e3
    );
    println!(
        "The whole recording afterwards:      {:6.0} ms, {whole_errors} words wrong",
        best.as_secs_f64() * 1e3
    );
    let kept = part <= WAIT_BAR && live_errors <= whole_errors;
    println!(
        "The wait is {:.0} % of the whole; the bar is {:.0} %: {}",
        part * 100.0,
        WAIT_BAR * 100.0,
        verdict(kept)
    );
    Ok(kept)
}

/// The program whole, from start to end, as `hotseat-cli transcribe` and whisper.cpp's own program are.
fn pair(
    program: &Path,
    model: &ModelFile,
    settings: &Settings,
    samples: &[f32],
    folder: &Path,
) -> Result<bool, Box<dyn Error>> {
    let wav = folder.join("answer.wav");
    write_wav(&wav, samples)?;
    let (mut ours, mut theirs) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let transcriber = Transcriber::new(WorkerProgram::this_program());
        let (tell, events) = listen();
        let mut gate = Gate::new();
        let mut speech: Vec<Span> = Vec::new();
        let mut keep = |heard| {
            speech.extend(match heard {
                Heard::Ended(span) => Some(span),
                Heard::Began(_) => None,
            })
        };
        gate.push(samples).into_iter().for_each(&mut keep);
        gate.finish().into_iter().for_each(&mut keep);
        let _job = transcriber.transcribe(settings.clone(), Urgency::Now, samples, &speech, tell);
        end(&events)?;
        ours = ours.min(began.elapsed());

        let began = Instant::now();
        let ran = Command::new(program)
            .args([
                "--threads",
                &settings.threads.to_string(),
                "--max-context",
                "0",
                "--no-prints",
                "--model",
            ])
            .arg(&model.path)
            .arg("--file")
            .arg(&wav)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if !ran.success() {
            return Err(format!("{} ended with {ran}", program.display()).into());
        }
        theirs = theirs.min(began.elapsed());
    }
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("Start to end, gate included:         {:6.0} ms", ours.as_secs_f64() * 1e3);
    println!("whisper.cpp's own program:           {:6.0} ms", theirs.as_secs_f64() * 1e3);
    println!(
        "Ours takes {ratio:.2} times as long; the bar is {SPEED_BAR:.2}: {}",
        verdict(ratio <= SPEED_BAR)
    );
    Ok(ratio <= SPEED_BAR)
}

fn verdict(kept: bool) -> &'static str {
    if kept { "kept" } else { "MISSED" }
}

fn write_wav(path: &Path, samples: &[f32]) -> Result<(), Box<dyn Error>> {
    let bytes = u32::try_from(samples.len() * 2)?;
    let mut out = std::io::BufWriter::new(File::create(path)?);
    out.write_all(b"RIFF")?;
    out.write_all(&(36 + bytes).to_le_bytes())?;
    out.write_all(b"WAVEfmt \x10\0\0\0\x01\0\x01\0")?;
    out.write_all(&SAMPLE_RATE.to_le_bytes())?;
    out.write_all(&(SAMPLE_RATE * 2).to_le_bytes())?;
    out.write_all(b"\x02\0\x10\0data")?;
    out.write_all(&bytes.to_le_bytes())?;
    for sample in samples {
        out.write_all(&((sample * 32768.0) as i16).to_le_bytes())?;
    }
    Ok(out.flush()?)
}

/// Words to be replaced, put in or left out, to get from one text to the other.
fn word_errors(said: &str, heard: &str) -> usize {
    let plain = |text: &str| -> Vec<String> {
        let letters =
            |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        text.split_whitespace().map(letters).filter(|word: &String| !word.is_empty()).collect()
    };
    let (said, heard) = (plain(said), plain(heard));
    let mut row: Vec<usize> = (0..=heard.len()).collect();
    for (index, word) in said.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], index + 1);
        for (other, found) in heard.iter().enumerate() {
            let change = corner + usize::from(word != found);
            corner = row[other + 1];
            row[other + 1] = change.min(row[other] + 1).min(corner + 1);
        }
    }
    row[heard.len()]
}
