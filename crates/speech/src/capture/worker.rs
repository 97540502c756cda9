use crate::capture::awake::Awake;
use crate::capture::choosing::choose;
use crate::capture::closing::Closings;
use crate::capture::disk_watch::DiskWatch;
use crate::capture::handle::{Command, Reply, answer};
use crate::capture::meter::Meter;
use crate::capture::rolling::Rolling;
use crate::capture::source::{Choice, Microphone, MicrophoneId, Opened, Source, Tell};
use crate::capture::watcher::{Watcher, close, open_in_time};
use crate::capture::{CaptureError, Record, Recorded, Report};
use crate::recording::Disk;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
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

/// A microphone that is running.
struct Device {
    microphone: Microphone,
    opened: Opened,
    meter: Meter,
    /// How long nothing has come, as far as this thread was awake to see it.
    still: Duration,
    lost: u64,
    overruns: u64,
    /// Whether the recording knows where its samples belong.
    joined: bool,
}

pub(super) struct Worker {
    disk: Arc<dyn Disk>,
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
    /// Those before it that the disk does not have yet.
    closings: Closings,
    disk_watch: DiskWatch,
    awake: Option<Awake>,
}

impl Worker {
    pub fn new(disk: Arc<dyn Disk>, source: Arc<dyn Source>, watcher: Watcher, tell: Tell) -> Worker {
        Worker {
            disk,
            source,
            tell,
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
            closings: Closings::default(),
            disk_watch: DiskWatch::default(),
            awake: None,
        }
    }

    pub fn run(mut self, commands: &Receiver<Command>) {
        let mut ticked = now();
        loop {
            let patience = if self.open || !self.closings.is_empty() { TICK } else { LOOK };
            match commands.recv_timeout(patience) {
                Ok(command) => self.obey(command),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            let since = now().saturating_duration_since(ticked);
            ticked = now();
            if self.open {
                self.hear(None);
                self.watch(since);
            }
            if self.closings.settle(&mut self.tell) {
                self.disk_watch.failed();
            }
            self.watch_disk();
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
                self.hear_all();
                match self.rolling.take() {
                    Some(rolling) => self.end(rolling, Some(reply)),
                    None => answer(&reply, Err(CaptureError::NotRecording)),
                }
            }
            Command::Close(reply) => {
                self.shut();
                self.closings.wait(reply);
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
        self.hear(None);
        if self.device.is_none() {
            self.open(self.choice.clone())?;
        }
        let Some(device) = &mut self.device else { return Err(CaptureError::NoMicrophone) };
        let line = &mut device.opened.line;
        line.missing_at_the_end();
        (device.lost, device.overruns) = (line.lost(), line.overruns());
        let mut rolling = Rolling::begin(Arc::clone(&self.disk), record, line.rate)?;
        rolling.take_over(&device.microphone.name, line.rate);
        device.joined = true;
        device.meter.anew();
        self.rolling = Some(rolling);
        self.awake = Some(Awake::keep());
        Ok(())
    }

    /// Ends a recording; one that nobody ended is reported.
    fn end(&mut self, mut rolling: Rolling, reply: Option<Reply<Recorded>>) {
        self.awake = None;
        rolling.close();
        self.closings.add(rolling, reply);
    }

    fn shut(&mut self) {
        self.hear_all();
        if let Some(rolling) = self.rolling.take() {
            self.end(rolling, None);
        }
        self.open = false;
        if let Some(device) = self.device.take() {
            close(device.opened);
        }
    }

    /// Takes all that was said until now, even if the disk is behind, and what is missing of it.
    fn hear_all(&mut self) {
        let line = self.device.as_ref().map(|device| &device.opened.line);
        let until = line.map_or(0, |line| line.taken() + line.waiting());
        self.hear(Some(until));
        if let (Some(device), Some(rolling)) = (&mut self.device, &mut self.rolling) {
            let line = &mut device.opened.line;
            let missing = line.missing_at_the_end();
            if missing > 0 {
                self.disk_watch.missed(rolling.miss(missing, line.rate, &mut self.tell));
            }
            device.lost = line.lost();
        }
    }

    /// Takes what the line has, to the meter and to the recording: as far as the disk keeps up, or up to
    /// a frame, whatever the disk does.
    fn hear(&mut self, until: Option<u64>) {
        let Some(device) = &mut self.device else { return };
        let line = &mut device.opened.line;
        let most = (line.rate / 4) as usize;
        let mut samples = Vec::with_capacity(most);
        loop {
            line.look(|mark| {
                if let Some(rolling) = &mut self.rolling {
                    rolling.mark(mark);
                }
            });
            let held_up = match until {
                Some(until) => line.taken() >= until,
                None => self.rolling.as_mut().is_some_and(Rolling::is_held_up),
            };
            if held_up {
                // Of a microphone that nobody listens to, nothing can be said.
                device.still = Duration::ZERO;
                break;
            }
            if let Some(missing) = line.gap() {
                device.lost += missing;
                if let Some(rolling) = &mut self.rolling {
                    self.disk_watch.missed(rolling.miss(missing, line.rate, &mut self.tell));
                }
                continue;
            }
            let first = line.moment();
            samples.clear();
            if first.is_none() || line.take(most, &mut samples) == 0 {
                break;
            }
            device.still = Duration::ZERO;
            device.meter.listen(&samples, &mut self.tell);
            if let Some(rolling) = &mut self.rolling {
                let mut skipped = 0;
                if let (false, Some(first)) = (device.joined, first) {
                    let twice = rolling.overlap(first).as_secs_f64() * f64::from(line.rate);
                    skipped = (twice.round() as usize).min(samples.len());
                    device.joined = skipped < samples.len();
                }
                if skipped < samples.len() {
                    rolling.hear(&samples[skipped..], first, line.moment(), &mut self.tell);
                }
                rolling.overran(line.overruns() - device.overruns);
                device.overruns = line.overruns();
            }
        }
        if let Some(rolling) = self.rolling.take_if(|rolling| rolling.is_over()) {
            self.end(rolling, None);
        }
    }

    /// Tells of a disk that does not answer.
    fn watch_disk(&mut self) {
        let mut unanswered = Duration::ZERO;
        let mut behind = false;
        for rolling in self.rolling.iter().chain(self.closings.rollings()) {
            unanswered = unanswered.max(rolling.unanswered());
            behind |= rolling.is_behind();
        }
        let recorded = self.device.as_ref().filter(|_| self.rolling.is_some());
        let kept = recorded.is_none_or(|device| device.opened.line.lost() == device.lost);
        self.disk_watch.look(unanswered, behind, kept, &mut self.tell);
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
            let line = &device.opened.line;
            let patience = if line.taken() == 0 { NOT_BEGUN } else { STALLED };
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
        // What it has said is not lost with it.
        self.hear_all();
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
        self.hear_all();
        if let Some(old) = self.device.take() {
            close(old.opened);
        }
        if let Some(rolling) = &mut self.rolling {
            rolling.take_over(&microphone.name, opened.line.rate);
        }
        let meter = Meter::new(opened.line.rate);
        let still = Duration::ZERO;
        self.device = Some(Device { microphone, opened, meter, still, lost: 0, overruns: 0, joined: false });
        Ok(())
    }
}
