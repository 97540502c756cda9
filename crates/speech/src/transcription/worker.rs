use crate::transcription::engine::{Engine, EngineError, Pulse, load};
use crate::transcription::piece::Piece;
use crate::transcription::protocol::{self, Reply, Request};
use crate::transcription::settings::Settings;
use std::io::{self, BufReader, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The first argument of a process that is to be the transcriber and nothing else.
pub const WORKER_ARGUMENT: &str = "--transcription-worker";

/// The program that is started as the transcriber.
#[derive(Clone, Debug)]
pub struct WorkerProgram {
    pub program: PathBuf,
    pub arguments: Vec<String>,
    /// How long it may show no sign of life before it is stopped. A large model gets more.
    pub patience: Duration,
}

impl WorkerProgram {
    /// The running executable with [`WORKER_ARGUMENT`]; its `main` must begin with [`worker_main`].
    pub fn this_program() -> WorkerProgram {
        // On Linux this name stays right when the program's file was replaced by an update.
        let program = if cfg!(target_os = "linux") {
            PathBuf::from("/proc/self/exe")
        } else {
            std::env::current_exe().unwrap_or_default()
        };
        WorkerProgram {
            program,
            arguments: vec![WORKER_ARGUMENT.to_owned()],
            patience: Duration::from_secs(60),
        }
    }
}

/// To be called first in `main`, before any window code: where the process was started as the
/// transcriber, this is its whole life, and `main` returns what comes back. Otherwise `None`.
pub fn worker_main() -> Option<ExitCode> {
    if std::env::args_os().nth(1)? != WORKER_ARGUMENT {
        return None;
    }
    Some(match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the transcriber can't go on: {error}");
            ExitCode::FAILURE
        }
    })
}

/// What is said to whoever started this process; several threads say something.
type Out = Arc<Mutex<Box<dyn Write + Send>>>;

fn say(out: &Out, reply: &Reply) -> io::Result<()> {
    protocol::write(&mut *out.lock().unwrap_or_else(PoisonError::into_inner), reply)
}

fn work() -> io::Result<()> {
    let out: Out = Arc::new(Mutex::new(own_output()?));
    be_polite();
    say(&out, &Reply::Hello { version: protocol::VERSION })?;
    let pulse = Arc::new(Pulse::default());
    let requests = listen(&pulse);
    show_pulse(&pulse, &out);
    let mut engine: Option<Box<dyn Engine>> = None;
    for request in requests {
        let reply = match request {
            Work::Load(settings) => {
                // The old one first: two large models may not fit beside each other.
                drop(engine.take());
                match load(&settings, &pulse) {
                    Ok(loaded) => Reply::Loaded(Box::new(engine.insert(loaded).provenance())),
                    Err(error) => Reply::CantLoad { message: error.to_string(), last: error.is_final() },
                }
            }
            Work::Recognise { id, piece, samples } => {
                pulse.begin(id);
                match engine.as_mut().map(|engine| engine.recognise(&piece, &samples, &pulse)) {
                    None => Reply::Refused { id, message: "no model was loaded".to_owned() },
                    Some(Ok(words)) => Reply::Words { id, words },
                    Some(Err(EngineError::Stopped)) => Reply::Stopped { id },
                    Some(Err(EngineError::Babble)) => {
                        out.lock().unwrap_or_else(PoisonError::into_inner).write_all(&[0xff; 64])?;
                        continue;
                    }
                    Some(Err(error)) => Reply::Refused { id, message: error.to_string() },
                }
            }
        };
        say(&out, &reply)?;
    }
    Ok(())
}

/// Takes the standard output for frames alone: what a library or a driver prints goes to the
/// standard error from now on.
#[cfg(unix)]
fn own_output() -> io::Result<Box<dyn Write + Send>> {
    let own = rustix::io::dup(io::stdout())?;
    rustix::stdio::dup2_stdout(io::stderr())?;
    Ok(Box::new(std::fs::File::from(own)))
}

#[cfg(not(unix))]
fn own_output() -> io::Result<Box<dyn Write + Send>> {
    Ok(Box::new(io::stdout()))
}

/// The window and the microphone go first when all cores are busy.
fn be_polite() {
    #[cfg(unix)]
    if let Err(error) = rustix::process::nice(5) {
        eprintln!("the priority can't be lowered: {error}");
    }
}

/// A request with its samples.
enum Work {
    Load(Box<Settings>),
    Recognise { id: u64, piece: Piece, samples: Vec<f32> },
}

/// Reads requests on a thread of its own, so that a stop is heard in the middle of work. When the
/// input ends, whoever started this process is gone, and so is this process, whatever it is at.
fn listen(pulse: &Arc<Pulse>) -> Receiver<Work> {
    let (send, requests) = channel();
    let pulse = Arc::clone(pulse);
    std::thread::spawn(move || {
        let mut input = BufReader::new(io::stdin());
        let code = loop {
            match hear(&mut input) {
                Ok(Some(Heard::Work(work))) => {
                    if send.send(work).is_err() {
                        break 0;
                    }
                }
                Ok(Some(Heard::Stop(id))) => pulse.stop(id),
                Ok(None) => break 0,
                Err(error) => {
                    eprintln!("the request can't be read: {error}");
                    break 1;
                }
            }
        };
        std::process::exit(code);
    });
    requests
}

enum Heard {
    Work(Work),
    Stop(u64),
}

fn hear(input: &mut impl io::Read) -> io::Result<Option<Heard>> {
    Ok(Some(match protocol::read(input)? {
        None => return Ok(None),
        Some(Request::Load(settings)) => Heard::Work(Work::Load(settings)),
        Some(Request::Stop { id }) => Heard::Stop(id),
        Some(Request::Recognise { id, piece }) => {
            let bytes = protocol::read_bytes(input)?.unwrap_or_default();
            Heard::Work(Work::Recognise { id, piece, samples: protocol::to_samples(&bytes) })
        }
    }))
}

/// Tells, twice a second, whether the engine got on.
fn show_pulse(pulse: &Arc<Pulse>, out: &Out) {
    let (pulse, out) = (Arc::clone(pulse), Arc::clone(out));
    std::thread::spawn(move || {
        let mut last = 0;
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let beats = pulse.beats();
            if beats != last && say(&out, &Reply::Beat).is_err() {
                return;
            }
            last = beats;
        }
    });
}
