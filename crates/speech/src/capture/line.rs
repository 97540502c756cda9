use rtrb::{Consumer, Producer, RingBuffer};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Seconds of sound that a line holds while nobody takes it.
const SECONDS: usize = 20;

/// The two ends of a line from a sound system's callback to the worker, for interleaved samples.
pub fn line(rate: u32, channels: u16) -> (Feed, Line) {
    let channels = usize::from(channels.max(1));
    let rate = rate.max(1);
    let (samples, taken) = RingBuffer::new(rate as usize * channels * SECONDS);
    let (marks, read) = RingBuffer::new(1 << 14);
    let shared = Arc::new(Shared::default());
    let feed = Feed { samples, marks, channels, frames: 0, shared: Arc::clone(&shared) };
    let line = Line { rate, channels, samples: taken, marks: read, mark: None, shared };
    (feed, line)
}

#[derive(Default)]
struct Shared {
    /// Frames that found no room.
    lost: AtomicU64,
    overruns: AtomicU64,
    /// Set once, when the stream has ended.
    broken: OnceLock<String>,
}

/// When how many frames had arrived.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub frames: u64,
    pub at: Instant,
}

/// The callback's end. Waits for nothing and asks for no memory.
pub struct Feed {
    samples: Producer<f32>,
    marks: Producer<Mark>,
    channels: usize,
    frames: u64,
    shared: Arc<Shared>,
}

impl Feed {
    /// Hands over a block that has just arrived; what finds no room is counted as lost.
    pub fn push<T: Copy>(&mut self, interleaved: &[T], convert: impl Fn(T) -> f32, at: Instant) {
        let frames = interleaved.len() / self.channels;
        let taken = frames.min(self.samples.slots() / self.channels);
        if let Ok(chunk) = self.samples.write_chunk_uninit(taken * self.channels) {
            chunk.fill_from_iter(interleaved.iter().map(|sample| convert(*sample)));
        }
        self.shared.lost.fetch_add((frames - taken) as u64, Ordering::Relaxed);
        self.frames += taken as u64;
        // Where there are marks enough, one more or less tells nothing new.
        let _ = self.marks.push(Mark { frames: self.frames, at });
    }

    /// Frames that would find room.
    pub fn room(&self) -> usize {
        self.samples.slots() / self.channels
    }

    /// What an error of the stream goes through.
    pub fn trouble(&self) -> Trouble {
        Trouble { shared: Arc::clone(&self.shared) }
    }
}

/// Takes what a sound system says is wrong.
pub struct Trouble {
    shared: Arc<Shared>,
}

impl Trouble {
    /// The sound system has missed something and goes on.
    pub fn overrun(&self) {
        self.shared.overruns.fetch_add(1, Ordering::Relaxed);
    }

    /// Nothing more will come.
    pub fn broken(&self, why: String) {
        let _ = self.shared.broken.set(why);
    }
}

/// The worker's end.
pub struct Line {
    pub rate: u32,
    channels: usize,
    samples: Consumer<f32>,
    marks: Consumer<Mark>,
    mark: Option<Mark>,
    shared: Arc<Shared>,
}

impl Line {
    /// Adds up to this many frames to `mono`, mixed to one channel. Returns how many they were.
    pub(crate) fn take(&mut self, most: usize, mono: &mut Vec<f32>) -> usize {
        let frames = most.min(self.samples.slots() / self.channels);
        let Ok(chunk) = self.samples.read_chunk(frames * self.channels) else { return 0 };
        let (one, other) = chunk.as_slices();
        if self.channels == 1 {
            mono.extend_from_slice(one);
            mono.extend_from_slice(other);
        } else {
            let mut both = one.iter().chain(other);
            mono.extend(
                (0..frames).map(|_| both.by_ref().take(self.channels).sum::<f32>() / self.channels as f32),
            );
        }
        chunk.commit_all();
        frames
    }

    /// Frames that wait to be taken.
    pub(crate) fn waiting(&self) -> u64 {
        (self.samples.slots() / self.channels) as u64
    }

    /// The marks made since the last call.
    pub(crate) fn marks(&mut self) -> impl Iterator<Item = Mark> {
        std::iter::from_fn(|| {
            let mark = self.marks.pop().ok()?;
            self.mark = Some(mark);
            Some(mark)
        })
    }

    /// When the frame with this number was live, by the mark read last; none before the first one.
    pub(crate) fn moment_of(&self, frame: u64) -> Option<Instant> {
        let mark = self.mark?;
        let seconds = |frames: u64| Duration::from_secs_f64(frames as f64 / f64::from(self.rate));
        if frame <= mark.frames {
            mark.at.checked_sub(seconds(mark.frames - frame))
        } else {
            mark.at.checked_add(seconds(frame - mark.frames))
        }
    }

    pub(crate) fn lost(&self) -> u64 {
        self.shared.lost.load(Ordering::Relaxed)
    }

    pub(crate) fn overruns(&self) -> u64 {
        self.shared.overruns.load(Ordering::Relaxed)
    }

    /// Why nothing more will come.
    pub(crate) fn broken(&self) -> Option<&str> {
        self.shared.broken.get().map(String::as_str)
    }

    /// Whether the callback's end is gone.
    pub(crate) fn abandoned(&self) -> bool {
        self.samples.is_abandoned() && self.samples.is_empty()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    #[expect(clippy::disallowed_methods, reason = "an Instant can't be had in any other way")]
    pub(crate) fn some_moment() -> Instant {
        Instant::now()
    }

    fn plain(sample: f32) -> f32 {
        sample
    }

    #[test]
    fn channels_are_mixed_and_nothing_is_reordered() {
        let (mut feed, mut line) = line(10, 2);
        let mut mono = Vec::new();
        feed.push(&[0.25, 0.75, -0.5, 0.5], plain, some_moment());
        assert_eq!(line.take(1, &mut mono), 1);
        feed.push(&[1.0, 1.0], plain, some_moment());
        assert_eq!(line.take(9, &mut mono), 2);
        assert_eq!(mono, [0.5, 0.0, 1.0]);
    }

    #[test]
    fn what_finds_no_room_is_counted() {
        let (mut feed, mut line) = line(10, 1);
        let room = feed.room();
        assert_eq!(room, 10 * SECONDS);
        feed.push(&vec![0.5; room + 3], plain, some_moment());
        assert_eq!(line.lost(), 3);
        let mut mono = Vec::new();
        assert_eq!(line.take(usize::MAX, &mut mono), room);
        assert!(!line.abandoned());
        drop(feed);
        assert!(line.abandoned());
    }

    #[test]
    fn each_frame_has_its_moment() {
        let (mut feed, mut line) = line(1000, 1);
        let start = some_moment();
        assert_eq!(line.moment_of(0), None);
        feed.push(&[0.0; 100], plain, start + Duration::from_millis(100));
        assert_eq!(line.marks().count(), 1);
        assert_eq!(line.moment_of(0), Some(start));
        assert_eq!(line.moment_of(150), Some(start + Duration::from_millis(150)));
    }
}
