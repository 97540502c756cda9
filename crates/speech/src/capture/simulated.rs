use crate::capture::line::{Feed, line};
use crate::capture::worker::now;
use crate::capture::{CaptureError, Microphone, MicrophoneId, Opened, Source};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What a simulated microphone hears.
#[derive(Clone, Debug)]
pub enum Act {
    /// Each sample says which one it is, see [`numbered`].
    Numbered,
    /// Nothing at all.
    Silence,
    /// These samples, again and again; -1 to 1.
    Plays(Arc<[f32]>),
}

/// Microphones that are made up, at a speed of one's own: for tests, and for machines without any.
#[derive(Clone)]
pub struct Simulated {
    shared: Arc<Shared>,
}

struct Shared {
    /// How much faster than real time; infinite: as fast as it is taken.
    speed: f64,
    began: Instant,
    /// Nanoseconds of simulated time, where it does not follow real time.
    time: AtomicU64,
    /// Frames handed over so far, by all microphones.
    given: AtomicU64,
    microphones: Mutex<BTreeMap<String, Plugged>>,
}

struct Plugged {
    rate: u32,
    act: Act,
    is_default: bool,
    /// Tells the threads of its streams to end.
    pulled: Arc<AtomicBool>,
}

/// The sample with this number of a numbered signal. Neighbours differ wildly, and the signal does not
/// repeat itself, so that one that is missing, doubled or moved is seen.
pub fn numbered(number: u64) -> i16 {
    // SplitMix64's finaliser: every bit of the number matters to every bit that comes out.
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((bits ^ (bits >> 31)) >> 48) as u16 as i16
}

impl Simulated {
    /// No microphones yet. `speed` is how much faster than real time they run; infinite is as fast as
    /// their samples are taken.
    pub fn new(speed: f64) -> Simulated {
        let (time, given) = (AtomicU64::new(0), AtomicU64::new(0));
        let microphones = Mutex::new(BTreeMap::new());
        Simulated { shared: Arc::new(Shared { speed, began: now(), time, given, microphones }) }
    }

    /// Connects a microphone; the first one is the default.
    pub fn plug(&self, name: &str, rate: u32, act: Act) {
        let mut microphones = self.microphones();
        let is_default = microphones.is_empty();
        let pulled = Arc::new(AtomicBool::new(false));
        microphones.insert(name.to_owned(), Plugged { rate, act, is_default, pulled });
    }

    /// Disconnects one, as it happens: without a word, its samples just stop.
    pub fn unplug(&self, name: &str) {
        if let Some(gone) = self.microphones().remove(name) {
            gone.pulled.store(true, Ordering::Relaxed);
        }
    }

    /// Frames handed over so far, by all microphones.
    pub fn given(&self) -> u64 {
        self.shared.given.load(Ordering::Relaxed)
    }

    fn microphones(&self) -> MutexGuard<'_, BTreeMap<String, Plugged>> {
        self.shared.microphones.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Source for Simulated {
    fn microphones(&self) -> Result<Vec<Microphone>, CaptureError> {
        let described = |(name, plugged): (&String, &Plugged)| Microphone {
            id: MicrophoneId(name.clone()),
            name: name.clone(),
            host: "simulated".to_owned(),
            is_default: plugged.is_default,
            is_monitor: false,
        };
        let mut microphones: Vec<_> = Simulated::microphones(self).iter().map(described).collect();
        microphones.sort_by_key(|it| !it.is_default);
        Ok(microphones)
    }

    fn open(&self, id: &MicrophoneId) -> Result<Opened, CaptureError> {
        let microphones = Simulated::microphones(self);
        let plugged =
            microphones.get(&id.0).ok_or_else(|| CaptureError::NotConnected { id: id.0.clone() })?;
        let (feed, line) = line(plugged.rate, 1);
        let closed = Arc::new(AtomicBool::new(false));
        let stream = Stream {
            shared: Arc::clone(&self.shared),
            rate: plugged.rate,
            act: plugged.act.clone(),
            ends: [Arc::clone(&plugged.pulled), Arc::clone(&closed)],
        };
        thread::spawn(move || stream.run(feed));
        Ok(Opened { line, running: Box::new(EndsStream(closed)) })
    }
}

struct EndsStream(Arc<AtomicBool>);

impl Drop for EndsStream {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

struct Stream {
    shared: Arc<Shared>,
    rate: u32,
    act: Act,
    ends: [Arc<AtomicBool>; 2],
}

impl Stream {
    /// Hands over a hundredth of a second after the other. When pulled, it stays, silent, as a lost
    /// device does.
    fn run(self, mut feed: Feed) {
        let block = (self.rate / 100).max(1) as usize;
        let paced = self.shared.speed.is_finite();
        let began = self.time();
        let mut samples = vec![0.0; block];
        let mut number = 0u64;
        while !self.ended(1) {
            let behind =
                (self.time() - began).as_secs_f64() * f64::from(self.rate) < (number + block as u64) as f64;
            if self.ended(0) || feed.room() < block || (paced && behind) {
                thread::sleep(Duration::from_millis(1));
                continue;
            }
            for sample in &mut samples {
                *sample = match &self.act {
                    Act::Numbered => crate::recording::from_sample(numbered(number)),
                    Act::Silence => 0.0,
                    Act::Plays(sound) => {
                        let at = number.checked_rem(sound.len() as u64).unwrap_or(0);
                        usize::try_from(at).ok().and_then(|at| sound.get(at)).copied().unwrap_or(0.0)
                    }
                };
                number += 1;
            }
            let after = began + Duration::from_secs_f64(number as f64 / f64::from(self.rate));
            if !paced {
                self.shared.time.fetch_max(nanos(after), Ordering::Relaxed);
            }
            feed.push(&samples, |sample| sample, self.shared.began + after);
            self.shared.given.fetch_add(block as u64, Ordering::Relaxed);
        }
    }

    fn ended(&self, which: usize) -> bool {
        self.ends[which].load(Ordering::Relaxed)
    }

    /// Simulated time since the beginning.
    fn time(&self) -> Duration {
        if self.shared.speed.is_finite() {
            now().saturating_duration_since(self.shared.began).mul_f64(self.shared.speed.max(0.0))
        } else {
            Duration::from_nanos(self.shared.time.load(Ordering::Relaxed))
        }
    }
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
