use crate::capture::awake::Awake;
use crate::capture::choosing::choose;
use crate::capture::meter::Meter;
use crate::capture::rolling::Rolling;
use crate::capture::source::{Choice, Microphone, MicrophoneId, Opened, Source, Tell};
use crate::capture::watcher::{Watcher, close, open_in_time};
use crate::capture::{CaptureError, Record, Recorded, Report};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How often the line is emptied.
const TICK: Duration = Duration::from_millis(20);
/// How often the worker asks which microphones there are, while one is open.
const LOOK: Duration = Duration::from_secs(1);
/// A microphone from which nothing has come for so long is gone, whatever the sound system says. Longer
/// than the longest bursts: two seconds, where PulseAudio is left to itself.
const STALLED: Duration = Duration::from_secs(3);
/// The same, before the first sample: some take long to wake.
const NOT_BEGUN: Duration = Duration::from_secs(5);
/// How long a command may take: a microphone to open, or a last second to reach the disk.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a recording that ends waits for a disk that is behind.
const SLOW_DISK: Duration = Duration::from_secs(10);
/// While there is no microphone, silence is written up to so long ago: the first sample of the next
/// one may be a little older than its arrival.
const LAG: Duration = Duration::from_millis(500);

/// The machine's monotonic clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the speech worker reads the clock itself: when a sample was live can only be known where it arrives"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

type Reply<T> = Sender<Result<T, CaptureError>>;

pub(crate) enum Command {
    List(Reply<Vec<Microphone>>),
    Open(Choice, Reply<Microphone>),
    Record(Record, Reply<()>),
    Stop(Reply<Recorded>),
    Close(Reply<()>),
    /// What the watcher has found.
    Found(Result<Vec<Microphone>, CaptureError>),
}

/// The worker that owns the microphone. Dropping it closes a running recording properly.
pub struct Capture {
    commands: Option<Sender<Command>>,
    worker: Option<thread::JoinHandle<()>>,
}

impl Capture {
    /// Starts the worker. It opens nothing until it is told to.
    pub fn start(source: Arc<dyn Source>, tell: impl FnMut(Report) + Send + 'static) -> Capture {
        let (commands, received) = mpsc::channel();
        let watcher = Watcher::start(Arc::clone(&source), commands.clone());
        let worker = thread::spawn(move || {
            Worker {
                source,
                tell: Box::new(tell),
                watcher,
                looked: now(),
                there: Vec::new(),
                listing: Vec::new(),
                choice: Choice::Default,
                open: false,
                device: None,
                before: None,
                dead: None,
                rolling: None,
                awake: None,
            }
            .run(&received);
        });
        Capture { commands: Some(commands), worker: Some(worker) }
    }

    /// The microphones that are there: the default one first, monitors of loudspeakers last.
    pub fn microphones(&self) -> Result<Vec<Microphone>, CaptureError> {
        self.ask(Command::List)
    }

    /// Opens a microphone and reports its level. Another one, if open, is closed; a running recording
    /// goes on with the new one.
    pub fn open(&self, choice: Choice) -> Result<Microphone, CaptureError> {
        self.ask(|reply| Command::Open(choice, reply))
    }

    /// Begins to record what the open microphone hears from now on; opens the one last chosen if none
    /// is open.
    pub fn record(&self, record: Record) -> Result<(), CaptureError> {
        self.ask(|reply| Command::Record(record, reply))
    }

    /// Ends the recording and returns when it is on the disk. The microphone stays open.
    pub fn stop(&self) -> Result<Recorded, CaptureError> {
        self.ask(Command::Stop)
    }

    /// Closes the microphone. A running recording is closed first and reported with
    /// [`Report::Closed`].
    pub fn close(&self) -> Result<(), CaptureError> {
        self.ask(Command::Close)
    }

    fn ask<T>(&self, command: impl FnOnce(Reply<T>) -> Command) -> Result<T, CaptureError> {
        let (reply, answer) = mpsc::channel();
        let sent = self.commands.as_ref().map(|commands| commands.send(command(reply)));
        match sent {
            Some(Ok(())) => answer.recv_timeout(PATIENCE).unwrap_or(Err(CaptureError::NotAnswering)),
            _ => Err(CaptureError::NotAnswering),
        }
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        let _ = self.close();
        // The watcher may still hold on to the channel, inside a sound system that does not answer.
        self.commands = None;
        drop(self.worker.take());
    }
}

/// A microphone that is running.
struct Device {
    microphone: Microphone,
    opened: Opened,
    meter: Meter,
    /// Frames taken from its line.
    taken: u64,
    /// How long nothing has come, as far as this thread was awake to see it.
    still: Duration,
    lost: u64,
    overruns: u64,
    /// Whether the recording knows where its samples belong.
    joined: bool,
}

struct Worker {
    source: Arc<dyn Source>,
    tell: Tell,
    watcher: Watcher,
    looked: Instant,
    there: Vec<Microphone>,
    /// Who waits for a list.
    listing: Vec<Reply<Vec<Microphone>>>,
    choice: Choice,
    /// Whether a microphone is wanted.
    open: bool,
    device: Option<Device>,
    /// The microphone that was there last.
    before: Option<Microphone>,
    /// It has just failed.
    dead: Option<MicrophoneId>,
    rolling: Option<Rolling>,
    awake: Option<Awake>,
}

impl Worker {
    fn run(mut self, commands: &Receiver<Command>) {
        let mut ticked = now();
        loop {
            let patience = if self.open { TICK } else { LOOK };
            match commands.recv_timeout(patience) {
                Ok(command) => self.obey(command),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            let since = now().saturating_duration_since(ticked);
            ticked = now();
            if self.open {
                self.hear();
                self.watch(since);
            }
        }
        self.shut();
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::List(reply) => {
                self.listing.push(reply);
                self.watcher.ask();
            }
            Command::Found(found) => self.found(found),
            Command::Open(choice, reply) => answer(&reply, self.open(choice)),
            Command::Record(record, reply) => answer(&reply, self.record(record)),
            Command::Stop(reply) => {
                self.hear_out();
                let ended = match self.rolling.take() {
                    Some(rolling) => self.end(rolling).map_err(|(error, _)| error),
                    None => Err(CaptureError::NotRecording),
                };
                answer(&reply, ended);
            }
            Command::Close(reply) => {
                self.shut();
                answer(&reply, Ok(()));
            }
        }
    }

    fn open(&mut self, choice: Choice) -> Result<Microphone, CaptureError> {
        self.there = self.list_now()?;
        let wanted = choose(&choice, &self.there, None).ok_or(CaptureError::NoMicrophone)?.clone();
        (self.choice, self.dead, self.open) = (choice, None, true);
        if self.device.as_ref().is_none_or(|device| device.microphone.id != wanted.id) {
            self.switch_to(wanted.clone())?;
        }
        Ok(wanted)
    }

    /// On a thread of its own, so that a sound system that hangs holds up nothing for ever.
    fn list_now(&self) -> Result<Vec<Microphone>, CaptureError> {
        let (source, (found, answer)) = (Arc::clone(&self.source), mpsc::sync_channel(1));
        thread::spawn(move || drop(found.send(source.microphones())));
        answer.recv_timeout(NOT_BEGUN).unwrap_or(Err(CaptureError::NotAnswering))
    }

    fn record(&mut self, record: Record) -> Result<(), CaptureError> {
        if self.rolling.is_some() {
            return Err(CaptureError::AlreadyRecording);
        }
        // What was heard before belongs to nobody's answer; all that comes from a microphone which is
        // opened now does.
        self.hear();
        if self.device.is_none() {
            self.open(self.choice.clone())?;
        }
        let Some(device) = &mut self.device else { return Err(CaptureError::NoMicrophone) };
        let mut rolling = Rolling::begin(record, device.opened.line.rate)?;
        rolling.take_over(&device.microphone.name, device.opened.line.rate);
        (device.lost, device.overruns) = (device.opened.line.lost(), device.opened.line.overruns());
        device.joined = true;
        self.rolling = Some(rolling);
        self.awake = Some(Awake::keep());
        Ok(())
    }

    fn end(&mut self, rolling: Rolling) -> Result<Recorded, (CaptureError, std::path::PathBuf)> {
        self.awake = None;
        rolling.end()
    }

    /// Ends a recording that nobody ended.
    fn end_unasked(&mut self) {
        let Some(rolling) = self.rolling.take() else { return };
        let report = match self.end(rolling) {
            Ok(recorded) => Report::Closed(recorded),
            Err((error, path)) => Report::Failed { error, path },
        };
        (self.tell)(report);
    }

    fn shut(&mut self) {
        self.hear_out();
        self.end_unasked();
        self.open = false;
        if let Some(device) = self.device.take() {
            close(device.opened);
        }
    }

    /// Takes all that was said until now, even if the disk is behind.
    fn hear_out(&mut self) {
        let until = self.device.as_ref().map_or(0, |device| device.taken + device.opened.line.waiting());
        let mut waited = Duration::ZERO;
        loop {
            self.hear();
            let missing = self.device.as_ref().is_some_and(|device| device.taken < until);
            if !missing || self.rolling.is_none() || waited >= SLOW_DISK {
                return;
            }
            thread::sleep(TICK);
            waited += TICK;
        }
    }

    /// Takes what the line has, to the meter and to the recording.
    fn hear(&mut self) {
        let Some(device) = &mut self.device else { return };
        let line = &mut device.opened.line;
        let most = (line.rate / 4) as usize;
        let mut samples = Vec::with_capacity(most);
        loop {
            for mark in line.marks() {
                if let Some(rolling) = &mut self.rolling {
                    rolling.mark(mark);
                }
            }
            let first = line.moment_of(device.taken);
            if first.is_none() || self.rolling.as_mut().is_some_and(Rolling::is_held_up) {
                break;
            }
            samples.clear();
            let count = line.take(most, &mut samples) as u64;
            if count == 0 {
                break;
            }
            device.still = Duration::ZERO;
            device.taken += count;
            device.meter.listen(&samples, &mut self.tell);
            if let Some(rolling) = &mut self.rolling {
                let mut skipped = 0;
                if let (false, Some(first)) = (device.joined, first) {
                    let twice = rolling.overlap(first).as_secs_f64() * f64::from(line.rate);
                    skipped = (twice.round() as usize).min(samples.len());
                    device.joined = skipped < samples.len();
                }
                let until = line.moment_of(device.taken);
                if skipped < samples.len() {
                    rolling.hear(&samples[skipped..], first, until, &mut self.tell);
                }
                rolling.missed(line.lost() - device.lost, line.overruns() - device.overruns);
                (device.lost, device.overruns) = (line.lost(), line.overruns());
            }
        }
        if self.rolling.as_ref().is_some_and(Rolling::is_over) {
            self.end_unasked();
        }
    }

    /// Sees whether the microphone is still there, and finds another one if it is not.
    fn watch(&mut self, since: Duration) {
        if now().saturating_duration_since(self.looked) >= LOOK {
            self.looked = now();
            self.watcher.ask();
        }
        if let Some(device) = &mut self.device {
            // After this thread was held up, the microphone gets its chance before it is called gone.
            device.still += since.min(TICK * 5);
            let patience = if device.taken == 0 { NOT_BEGUN } else { STALLED };
            let line = &device.opened.line;
            if line.broken().is_some() || line.abandoned() || device.still >= patience {
                self.lose();
            }
        } else if let Some(rolling) = &mut self.rolling
            && let Some(moment) = now().checked_sub(LAG)
        {
            rolling.fill_until(moment);
        }
    }

    fn lose(&mut self) {
        let Some(device) = self.device.take() else { return };
        if let Some(rolling) = &mut self.rolling {
            rolling.lose(&device.microphone.name);
        }
        self.dead = Some(device.microphone.id.clone());
        self.before = Some(device.microphone.clone());
        (self.tell)(Report::Lost { microphone: device.microphone });
        close(device.opened);
        self.watcher.ask();
    }

    fn found(&mut self, found: Result<Vec<Microphone>, CaptureError>) {
        self.watcher.answered();
        // While the sound system says nothing, there is nothing to be opened.
        let answered = found.is_ok();
        let there = found.as_ref().cloned().unwrap_or_default();
        match found {
            Ok(list) => self.listing.drain(..).for_each(|reply| answer(&reply, Ok(list.clone()))),
            Err(error) => {
                // One of those who wait gets the reason itself.
                let mut waiting = self.listing.drain(..);
                if let Some(reply) = waiting.next() {
                    answer(&reply, Err(error));
                }
                waiting.for_each(|reply| answer(&reply, Err(CaptureError::NotAnswering)));
            }
        }
        let changed = there != self.there;
        self.there = there;
        if answered && self.device.as_ref().is_some_and(|device| !self.is_there(&device.microphone.id)) {
            self.lose();
        }
        if changed {
            (self.tell)(Report::Microphones(self.there.clone()));
        }
        // Should it come back, it has come to life again.
        if self.dead.as_ref().is_some_and(|dead| !self.is_there(dead)) {
            self.dead = None;
        }
        if self.open {
            self.settle();
        }
    }

    fn is_there(&self, id: &MicrophoneId) -> bool {
        self.there.iter().any(|it| it.id == *id)
    }

    /// Takes up the microphone that should be in use, if it is not.
    fn settle(&mut self) {
        let Some(wanted) = choose(&self.choice, &self.there, self.dead.as_ref()).cloned() else { return };
        if let Some(device) = &self.device {
            let chosen = matches!(&self.choice, Choice::This(id) if *id == wanted.id);
            // The default may change at any time; nobody's answer is interrupted for that.
            let follows = self.choice == Choice::Default && self.rolling.is_none();
            if device.microphone.id == wanted.id || !(chosen || follows) {
                return;
            }
        }
        let from = self.device.as_ref().map(|device| device.microphone.clone()).or(self.before.take());
        let back = self.before_choice(&wanted);
        match self.switch_to(wanted.clone()) {
            Ok(()) => (self.tell)(match from {
                Some(from) if !back && from.id != wanted.id => Report::FellBack { from, to: wanted },
                _ => Report::CameBack { to: wanted },
            }),
            Err(_) => {
                // Tried again at the next look, after any other.
                self.dead = Some(wanted.id);
                self.before = from;
            }
        }
    }

    /// Whether this is the one that the person wants, not one that stands in for it.
    fn before_choice(&self, microphone: &Microphone) -> bool {
        match &self.choice {
            Choice::This(id) => *id == microphone.id,
            Choice::Default => microphone.is_default && self.device.is_some(),
        }
    }

    /// Opens a microphone and only then closes the one before, so that no word falls between them.
    fn switch_to(&mut self, microphone: Microphone) -> Result<(), CaptureError> {
        let opened = open_in_time(&self.source, &microphone.id)?;
        self.hear();
        if let Some(old) = self.device.take() {
            close(old.opened);
        }
        if let Some(rolling) = &mut self.rolling {
            rolling.take_over(&microphone.name, opened.line.rate);
        }
        let meter = Meter::new(opened.line.rate);
        let (taken, still) = (0, Duration::ZERO);
        self.device =
            Some(Device { microphone, opened, meter, taken, still, lost: 0, overruns: 0, joined: false });
        Ok(())
    }
}

fn answer<T>(reply: &Reply<T>, result: Result<T, CaptureError>) {
    // Whoever asked may have stopped waiting.
    let _ = reply.send(result);
}
