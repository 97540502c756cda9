use crate::fixtures::*;
use crate::trial;
use hotseat_interview::Millis;
use hotseat_speech::models::{ModelError, ModelFile};
use hotseat_speech::transcription::{
    EngineChoice, Event, Failure, Fault, Language, Script, Settings, Span, TimedWord, Transcriber, Urgency,
    WorkerProgram,
};
use libtest_mimic::Trial;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("a_crash_is_retried_once_and_told", a_crash_is_retried_once_and_told),
        trial("a_crash_of_the_graphics_card_is_made_good_on_the_cpu", a_crash_of_the_graphics_card),
        trial("a_hang_is_ended", a_hang_is_ended),
        trial("a_hang_while_loading_is_ended", a_hang_while_loading_is_ended),
        trial("nonsense_is_no_answer", nonsense_is_no_answer),
        trial("a_refusal_is_told", a_refusal_is_told),
        trial("a_program_that_is_not_there_is_told", a_program_that_is_not_there),
        trial("a_program_that_is_no_transcriber_is_told", a_program_that_is_no_transcriber),
        trial("the_next_job_is_not_harmed", the_next_job_is_not_harmed),
        trial("a_transcriber_that_is_killed_is_started_again", killed_mid_job),
        trial("truncated_models_are_refused_before_loading", truncated_models),
        trial("a_model_that_changed_is_not_used", a_model_that_changed),
        trial("damaged_weights_harm_nobody", damaged_weights_harm_nobody),
        trial("cancelling_ends_a_job_at_once", cancelling_ends_a_job_at_once),
        trial("dropping_the_transcriber_ends_its_child", dropping_ends_the_child),
    ]
}

const SPEECH: Span = Span { from: Millis(500), to: Millis(2500) };

fn script(fault: Option<Fault>) -> Settings {
    let word = TimedWord { text: "Hello.".into(), from: Millis(1000), to: Millis(1400), confidence: 0.9 };
    let script = Script { words: vec![word], pace: 1, fault };
    Settings::new(EngineChoice::Simulated(script), Language::english())
}

fn impatient(seconds: u64) -> Transcriber {
    Transcriber::new(WorkerProgram {
        patience: Duration::from_secs(seconds),
        ..WorkerProgram::this_program()
    })
}

fn run(transcriber: &Transcriber, settings: Settings) -> Vec<Event> {
    whole(transcriber, settings, &[0.0; 48_000], &[SPEECH])
}

fn failure(events: &[Event]) -> &Failure {
    match events.last() {
        Some(Event::Failed(failure)) => failure,
        other => panic!("the job ended with {other:?}"),
    }
}

fn retries(events: &[Event]) -> usize {
    events.iter().filter(|event| matches!(event, Event::Retrying(_))).count()
}

fn a_crash_is_retried_once_and_told() {
    let events = run(&transcriber(), script(Some(Fault::Abort)));
    assert_eq!(retries(&events), 1);
    let Failure::Died { how, log, .. } = failure(&events) else { panic!("{events:?}") };
    assert!(how.contains("SIGABRT"), "{how}");
    assert!(log.iter().any(|line| line.contains("GGML_ASSERT")), "its last words are kept: {log:?}");
    assert!(failure(&events).to_string().contains("second 0 to 3"), "{}", failure(&events));
}

fn a_crash_of_the_graphics_card() {
    let transcriber = transcriber();
    let events = run(&transcriber, script(Some(Fault::AbortOnGpu)));
    assert_eq!(retries(&events), 1);
    let transcript = done(&events);
    assert_eq!((transcript.text().as_str(), transcript.provenance.gpu), ("Hello.", false));
    let events = run(&transcriber, script(Some(Fault::AbortOnGpu)));
    assert_eq!(retries(&events), 0, "the next job does not try the graphics card again");
    assert_eq!(done(&events).text(), "Hello.");
}

fn a_hang_is_ended() {
    let events = run(&impatient(1), script(Some(Fault::Hang)));
    assert_eq!(retries(&events), 1);
    assert!(matches!(failure(&events), Failure::Stalled { .. }), "{events:?}");
}

fn a_hang_while_loading_is_ended() {
    let events = run(&impatient(1), script(Some(Fault::HangWhileLoading)));
    assert!(failure(&events).to_string().contains("loading the model"), "{events:?}");
}

fn nonsense_is_no_answer() {
    let events = run(&transcriber(), script(Some(Fault::Babble)));
    assert!(matches!(failure(&events), Failure::Nonsense { .. }), "{events:?}");
}

fn a_refusal_is_told() {
    let events = run(&transcriber(), script(Some(Fault::Refuse)));
    assert!(failure(&events).to_string().contains("told to refuse"), "{events:?}");
}

fn a_program_that_is_not_there() {
    let program = WorkerProgram { program: "/nowhere/at/all".into(), ..WorkerProgram::this_program() };
    let events = run(&Transcriber::new(program), script(None));
    assert!(matches!(failure(&events), Failure::CannotStart { .. }), "{events:?}");
}

fn a_program_that_is_no_transcriber() {
    let program = WorkerProgram { program: "/bin/true".into(), ..WorkerProgram::this_program() };
    let events = run(&Transcriber::new(program), script(None));
    assert!(matches!(failure(&events), Failure::Died { .. }), "{events:?}");
    let program = WorkerProgram {
        program: "/bin/echo".into(),
        arguments: vec!["something else entirely".to_owned()],
        ..WorkerProgram::this_program()
    };
    let events = run(&Transcriber::new(program), script(None));
    assert!(matches!(failure(&events), Failure::Nonsense { .. }), "{events:?}");
}

fn the_next_job_is_not_harmed() {
    // Enough for one that does not hang, on a busy machine.
    let transcriber = impatient(4);
    for fault in [Fault::Abort, Fault::Hang, Fault::Babble, Fault::Refuse] {
        failure(&run(&transcriber, script(Some(fault))));
        assert_eq!(done(&run(&transcriber, script(None))).text(), "Hello.", "after {fault:?}");
    }
}

/// The processes that this one has started as transcribers, and that are still there.
#[cfg(target_os = "linux")]
fn children() -> Vec<u32> {
    let own = std::process::id().to_string();
    let mut children = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // After the name in brackets: the state, then the parent.
        let mut rest = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        if rest.next().is_some_and(|state| state != "Z") && rest.next() == Some(own.as_str()) {
            children.push(pid);
        }
    }
    children
}

/// Runs one of these tests in a process of its own, so that all its children are the test's.
fn alone(name: &str, test: fn()) {
    if std::env::var_os("ALONE").is_some() {
        return test();
    }
    let outcome = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name])
        .env("ALONE", "1")
        .output()
        .unwrap();
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stdout));
}

#[cfg(not(target_os = "linux"))]
fn killed_mid_job() {
    println!("NOT TESTED: children are found by /proc");
}

#[cfg(target_os = "linux")]
fn killed_mid_job() {
    alone("a_transcriber_that_is_killed_is_started_again", || {
        let said = answer("long-answer");
        let transcriber = transcriber();
        let (send, events) = channel();
        let job =
            transcriber.transcribe(settings(), Urgency::Later, &said.samples(), &said.speech(), move |e| {
                send.send(e).unwrap();
            });
        let (mut killed, mut retried, mut heard) = (false, 0, 0);
        let transcript = loop {
            match events.recv_timeout(PATIENCE).expect("the job ends") {
                Event::Done(transcript) => break transcript,
                Event::Retrying(failure) => {
                    assert!(failure.to_string().contains("SIGKILL"), "{failure}");
                    retried += 1;
                }
                Event::Heard(_) => {
                    heard += 1;
                    if !killed {
                        let child = children().into_iter().next().expect("there is a child to kill");
                        let mut kill = std::process::Command::new("kill");
                        killed = kill.args(["-9", &child.to_string()]).status().unwrap().success();
                    }
                }
                Event::Progress(_) => {}
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(retried, 1);
        assert!(heard > 1, "the killing came in the middle");
        let wrong = word_errors(&said.text, &transcript.text());
        assert!(wrong * 10 <= plain(&said.text).len(), "{wrong} words wrong: nothing is lost or comes twice");
        drop(job);
    });
}

fn truncated_models() {
    let transcriber = transcriber();
    let folder = tempfile::tempdir().unwrap();
    let mut model = model();
    for part in 0..50 {
        let at = RECOGNISER.len() / 50 * part + part;
        model.path = folder.path().join(format!("{part}.bin"));
        fs::write(&model.path, &RECOGNISER[..at]).unwrap();
        let settings = Settings { engine: EngineChoice::Whisper(model.clone()), ..settings() };
        let events = run(&transcriber, settings);
        let Failure::Model(error) = failure(&events) else { panic!("cut off at {at}: {events:?}") };
        assert!(matches!(**error, ModelError::NotAModel { .. }), "cut off at {at}: {error}");
        fs::remove_file(&model.path).unwrap();
    }
}

/// A copy of the recogniser with noise in the middle of some weights: its sizes are all right.
fn noisy(folder: &Path) -> PathBuf {
    let mut bytes = RECOGNISER.clone();
    let from = bytes.len() / 4;
    let mut noise = 1_u64;
    for byte in &mut bytes[from..from + 4000] {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        *byte = (noise >> 56) as u8;
    }
    let path = folder.join("noisy.bin");
    fs::write(&path, bytes).unwrap();
    path
}

fn a_model_that_changed() {
    let folder = tempfile::tempdir().unwrap();
    let model = ModelFile { path: noisy(folder.path()), ..model() };
    let events = run(&transcriber(), Settings { engine: EngineChoice::Whisper(model), ..settings() });
    assert!(failure(&events).to_string().contains("SHA-256"), "{events:?}");
}

/// Added by the person as it is, so that no hash tells: whatever comes of it, the job ends, and the
/// next is not harmed.
fn damaged_weights_harm_nobody() {
    let transcriber = transcriber();
    let folder = tempfile::tempdir().unwrap();
    let model = ModelFile::open(&noisy(folder.path())).unwrap();
    let said = answer("off-topic");
    let settings = Settings { engine: EngineChoice::Whisper(model), ..settings() };
    let events = whole(&transcriber, settings, &said.samples(), &said.speech()[..1]);
    assert!(matches!(events.last(), Some(Event::Done(_) | Event::Failed(_))), "{events:?}");
    assert_eq!(done(&run(&transcriber, script(None))).text(), "Hello.");
}

fn cancelling_ends_a_job_at_once() {
    let transcriber = transcriber();
    let said = answer("long-answer");
    let (send, events) = channel();
    let job =
        transcriber.transcribe(settings(), Urgency::Later, &said.samples(), &said.speech(), move |event| {
            send.send(event).unwrap();
        });
    // Once something was heard, it is in the middle of the next piece.
    while !matches!(events.recv_timeout(PATIENCE).unwrap(), Event::Heard(_)) {}
    job.canceller().cancel();
    let rest: Vec<Event> = events.iter().collect();
    assert!(matches!(rest.last(), Some(Event::Cancelled)), "{rest:?}");
    assert!(!rest.iter().any(|event| matches!(event, Event::Done(_))));
    // The same child goes on with the next.
    let short = answer("off-topic");
    let events = whole(&transcriber, settings(), &short.samples(), &short.speech());
    assert_eq!(retries(&events), 0);
    assert_eq!(word_errors(&short.text, &done(&events).text()), 0);
}

#[cfg(not(target_os = "linux"))]
fn dropping_ends_the_child() {
    println!("NOT TESTED: children are found by /proc");
}

#[cfg(target_os = "linux")]
fn dropping_ends_the_child() {
    alone("dropping_the_transcriber_ends_its_child", || {
        for fault in [None, Some(Fault::Hang)] {
            let transcriber = transcriber();
            let (send, events) = channel();
            let job =
                transcriber.transcribe(script(fault), Urgency::Later, &[0.0; 48_000], &[SPEECH], move |e| {
                    send.send(e).unwrap();
                });
            if fault.is_none() {
                while !matches!(events.recv_timeout(PATIENCE).unwrap(), Event::Done(_)) {}
            }
            while children().is_empty() {
                std::thread::yield_now();
            }
            drop(transcriber);
            if fault.is_some() {
                let last = events.iter().last();
                assert!(matches!(last, Some(Event::Cancelled)), "{last:?}");
            }
            drop(job);
            let began = std::time::Instant::now();
            while !children().is_empty() {
                assert!(began.elapsed() < PATIENCE, "{:?} are still there", children());
                std::thread::yield_now();
            }
        }
    });
}
