use crate::transcription::protocol::{self, Reply, Request};
use crate::transcription::worker::WorkerProgram;
use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read};
use std::process::{ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The last lines kept of what the engine writes, and how much of each.
const LOG_LINES: usize = 40;
const LOG_LINE: u64 = 400;

/// What the child did, with its number: a word of one that was replaced is recognised as such.
pub(crate) struct FromChild {
    pub child: u64,
    pub what: Sign,
}

pub(crate) enum Sign {
    Said(Reply),
    /// It said something that can't be read.
    Babbled(String),
    /// Its output ended.
    Gone,
}

/// A running transcriber. Nothing here waits for it.
pub(crate) struct Child {
    pub number: u64,
    process: std::process::Child,
    requests: Sender<Vec<Frame>>,
    log: Arc<Mutex<VecDeque<String>>>,
}

enum Frame {
    Request(Request),
    Samples(Vec<i16>),
}

impl Child {
    /// # Errors
    /// When the program can't be started.
    pub fn start(
        program: &WorkerProgram,
        number: u64,
        tell: impl Fn(FromChild) + Send + 'static,
    ) -> io::Result<Child> {
        let mut process = Command::new(&program.program)
            .args(&program.arguments)
            // Without this, a failed assertion in ggml calls for a debugger and waits for it.
            .env("GGML_NO_BACKTRACE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (requests, queue) = channel::<Vec<Frame>>();
        if let Some(stdin) = process.stdin.take() {
            // A child that does not read stops this thread only.
            std::thread::spawn(move || queue.iter().flatten().try_for_each(|frame| send(&stdin, &frame)));
        }
        if let Some(stdout) = process.stdout.take() {
            std::thread::spawn(move || {
                let mut input = BufReader::new(stdout);
                loop {
                    let what = match protocol::read(&mut input) {
                        Ok(Some(reply)) => Sign::Said(reply),
                        Ok(None) => Sign::Gone,
                        Err(error) => Sign::Babbled(error.to_string()),
                    };
                    let last = !matches!(what, Sign::Said(_));
                    tell(FromChild { child: number, what });
                    if last {
                        return;
                    }
                }
            });
        }
        let log = Arc::new(Mutex::new(VecDeque::new()));
        if let Some(stderr) = process.stderr.take() {
            let log = Arc::clone(&log);
            std::thread::spawn(move || keep_log(stderr, &log));
        }
        Ok(Child { number, process, requests, log })
    }

    /// Sends a request. That the child has gone is told by its output.
    pub fn ask(&self, request: Request) {
        let _gone = self.requests.send(vec![Frame::Request(request)]);
    }

    pub fn ask_with(&self, request: Request, samples: Vec<i16>) {
        let _gone = self.requests.send(vec![Frame::Request(request), Frame::Samples(samples)]);
    }

    /// Ends it, and says how it ended and what it wrote last. One that has just ended by itself is
    /// given a moment, so that its own end is told and not ours.
    pub fn end(mut self, patience: Duration) -> (String, Vec<String>) {
        const STEP: Duration = Duration::from_millis(10);
        let mut how = None;
        for _ in 0..=patience.as_millis() / STEP.as_millis() {
            if let Ok(Some(status)) = self.process.try_wait() {
                how = Some(ending(status));
                break;
            }
            std::thread::sleep(STEP);
        }
        let how = how.unwrap_or_else(|| {
            // It may be ending at this very moment.
            let _already_gone = self.process.kill();
            "did not end by itself".to_owned()
        });
        // A process held by a driver can outlive its kill for long; nobody waits for it here.
        std::thread::spawn(move || self.process.wait());
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect();
        (how, log)
    }
}

fn send(mut stdin: &ChildStdin, frame: &Frame) -> io::Result<()> {
    match frame {
        Frame::Request(request) => protocol::write(&mut stdin, request),
        Frame::Samples(samples) => protocol::write_bytes(&mut stdin, &protocol::to_bytes(samples)),
    }
}

fn keep_log(stderr: impl Read, log: &Mutex<VecDeque<String>>) {
    let mut lines = BufReader::new(stderr);
    let mut line = Vec::new();
    while let Ok(1..) = lines.by_ref().take(LOG_LINE).read_until(b'\n', &mut line) {
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        log.push_back(String::from_utf8_lossy(&line).trim_end().to_owned());
        if log.len() > LOG_LINES {
            log.pop_front();
        }
        line.clear();
    }
}

fn ending(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        let name = match signal {
            4 => "SIGILL, an instruction this processor does not have",
            6 => "SIGABRT, a failed check of its own",
            8 => "SIGFPE, a division by zero",
            9 => "SIGKILL: by the system for want of memory, or by somebody",
            11 => "SIGSEGV, a wrong memory access",
            15 => "SIGTERM, by somebody",
            _ => return format!("was ended by signal {signal}"),
        };
        return format!("was ended by {name},");
    }
    match status.code() {
        Some(code) => format!("ended with code {code}"),
        None => "ended".to_owned(),
    }
}
