use rtrb::{Consumer, Producer, RingBuffer};
use std::collections::VecDeque;
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
    let line = Line {
        rate,
        channels,
        samples: taken,
        marks: read,
        mark: None,
        ready: 0,
        taken: 0,
        gaps: VecDeque::new(),
        shared,
    };
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
    /// Frames that had found no room, before these.
    pub lost: u64,
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
    /// Hands over a block that has just arrived. One that finds no room is counted as lost, as a whole:
    /// so what is missing is always missing between two marks.
    pub fn push<T: Copy>(&mut self, interleaved: &[T], convert: impl Fn(T) -> f32, at: Instant) {
        let frames = interleaved.len() / self.channels;
        if frames > self.room() {
            self.shared.lost.fetch_add(frames as u64, Ordering::Relaxed);
            return;
        }
        self.frames += frames as u64;
        let lost = self.shared.lost.load(Ordering::Relaxed);
        // The mark first: whoever sees the samples has seen it, and knows of a gap before them. Where
        // there are marks enough, one more or less tells nothing new.
        let _ = self.marks.push(Mark { frames: self.frames, lost, at });
        if let Ok(chunk) = self.samples.write_chunk_uninit(frames * self.channels) {
            chunk.fill_from_iter(interleaved.iter().map(|sample| convert(*sample)));
        }
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
    /// Frames that were there at the last look, and are not taken yet.
    ready: usize,
    taken: u64,
    /// After which frame how many are missing; only what is not taken yet.
    gaps: VecDeque<(u64, u64)>,
    shared: Arc<Shared>,
}

impl Line {
    /// Sees what has come since the last look; what there is to take, and to know of it, is from then.
    pub(crate) fn look(&mut self, mut tell: impl FnMut(Mark)) {
        // Counted before the marks are read: so none of these samples is without its mark.
        self.ready = self.samples.slots() / self.channels;
        while let Ok(mark) = self.marks.pop() {
            let (frames, lost) = self.mark.map_or((0, 0), |last| (last.frames, last.lost));
            if mark.lost > lost {
                self.gaps.push_back((frames, mark.lost - lost));
            }
            self.mark = Some(mark);
            tell(mark);
        }
    }

    /// How many frames are missing before the next one that can be taken; each gap is told once.
    pub(crate) fn gap(&mut self) -> Option<u64> {
        let here = self.gaps.front().is_some_and(|(after, _)| *after <= self.taken);
        if here { self.gaps.pop_front().map(|(_, length)| length) } else { None }
    }

    /// How many frames are missing after the last one that was taken, and whatever gap was not told.
    pub(crate) fn missing_at_the_end(&mut self) -> u64 {
        let lost = self.lost();
        let untold: u64 = self.gaps.drain(..).map(|(_, length)| length).sum();
        let Some(mark) = &mut self.mark else { return 0 };
        untold + lost - std::mem::replace(&mut mark.lost, lost)
    }

    /// Adds up to this many frames to `mono`, mixed to one channel, but none from behind a gap. Returns
    /// how many they were.
    pub(crate) fn take(&mut self, most: usize, mono: &mut Vec<f32>) -> usize {
        let gap = self.gaps.front().map_or(u64::MAX, |(after, _)| after.saturating_sub(self.taken));
        let frames = most.min(self.ready).min(usize::try_from(gap).unwrap_or(usize::MAX));
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
        self.ready -= frames;
        self.taken += frames as u64;
        frames
    }

    /// Frames that wait to be taken.
    pub(crate) fn waiting(&self) -> u64 {
        (self.samples.slots() / self.channels) as u64
    }

    /// Frames taken so far.
    pub(crate) fn taken(&self) -> u64 {
        self.taken
    }

    /// The moment up to which all has been taken: the end of the last frame, and the beginning of the
    /// next one unless there is a gap. By the mark read last; none before the first one.
    pub(crate) fn moment(&self) -> Option<Instant> {
        let mark = self.mark?;
        let missing: u64 = self.gaps.iter().map(|(_, length)| length).sum();
        let behind = (mark.frames + missing).saturating_sub(self.taken);
        mark.at.checked_sub(Duration::from_secs_f64(behind as f64 / f64::from(self.rate)))
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
        line.look(|_| {});
        assert_eq!(line.take(1, &mut mono), 1);
        feed.push(&[1.0, 1.0], plain, some_moment());
        line.look(|_| {});
        assert_eq!(line.take(9, &mut mono), 2);
        assert_eq!(mono, [0.5, 0.0, 1.0]);
    }

    #[test]
    fn what_finds_no_room_is_missing_where_it_was() {
        let (mut feed, mut line) = line(10, 1);
        let room = feed.room();
        assert_eq!(room, 10 * SECONDS);
        let start = some_moment();
        let mut at = start;
        let mut push = |samples: &[f32]| {
            at += Duration::from_millis(100) * u32::try_from(samples.len()).unwrap();
            feed.push(samples, plain, at);
        };
        push(&vec![0.5; room - 1]);
        push(&[0.1; 2]);
        push(&[0.2; 1]);
        push(&[0.3; 4]);
        let mut mono = Vec::new();
        line.look(|_| {});
        assert_eq!(line.moment(), Some(start));
        assert_eq!((line.gap(), line.take(usize::MAX, &mut mono)), (None, room - 1));
        assert_eq!(line.moment(), Some(start + Duration::from_millis(100) * (10 * 20 - 1)));
        assert_eq!((line.take(usize::MAX, &mut mono), line.gap(), line.gap()), (0, Some(2), None));
        assert_eq!((line.take(usize::MAX, &mut mono), line.gap()), (1, None));
        assert_eq!(&mono[room - 1..], [0.2]);
        push(&[0.4; 1]);
        line.look(|_| {});
        assert_eq!((line.take(usize::MAX, &mut mono), line.gap()), (0, Some(4)), "the gap comes first");
        assert_eq!((line.take(usize::MAX, &mut mono), line.missing_at_the_end()), (1, 0));
        push(&vec![0.6; room + 1]);
        line.look(|_| {});
        assert_eq!((line.gap(), line.missing_at_the_end()), (None, room as u64 + 1));
        assert_eq!((line.missing_at_the_end(), line.lost()), (0, room as u64 + 7));
        assert!(!line.abandoned());
        drop(feed);
        assert!(line.abandoned());
    }

    #[test]
    fn each_frame_has_its_moment() {
        let (mut feed, mut line) = line(1000, 1);
        let start = some_moment();
        assert_eq!(line.moment(), None);
        feed.push(&[0.0; 100], plain, start + Duration::from_millis(100));
        let mut marks = 0;
        line.look(|_| marks += 1);
        assert_eq!((marks, line.moment()), (1, Some(start)));
        line.take(50, &mut Vec::new());
        assert_eq!(line.moment(), Some(start + Duration::from_millis(50)));
    }
}
