use crate::capture::drift::DriftMeter;
use crate::capture::writing::{Piece, Writing, Written};
use crate::capture::{CaptureError, Change, Drift, Ended, Record, Recorded, Report};
use crate::recording::{RecordingError, Resampler, length_of, to_sample};
use crate::transcription::SAMPLE_RATE;
use hotseat_interview::Millis;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::{Duration, Instant};

/// A recording that is running. It has one rate, whatever microphones follow each other, and keeps
/// time: while there is none, silence takes its place.
pub(crate) struct Rolling {
    path: PathBuf,
    rate: u32,
    writing: Writing,
    /// What the disk was too slow for.
    held: VecDeque<Piece>,
    /// From the microphone's rate to the file's.
    to_file: Resampler,
    live: Option<Live>,
    live_whole: bool,
    frames: u64,
    began: bool,
    /// The moment after the last sample.
    until: Option<Instant>,
    changes: Vec<Change>,
    drifts: Vec<Drift>,
    drift: DriftMeter,
    lost: u64,
    overruns: u64,
}

/// The stream for whoever listens while it is spoken.
struct Live {
    to_16k: Resampler,
    out: SyncSender<Vec<f32>>,
}

impl Rolling {
    pub fn begin(record: Record, rate: u32) -> Result<Rolling, RecordingError> {
        let writing = Writing::begin(&record.path, rate, record.reserve)?;
        let live = record.live.map(|out| Live { to_16k: Resampler::new(rate, SAMPLE_RATE), out });
        Ok(Rolling {
            path: record.path,
            rate,
            writing,
            held: VecDeque::new(),
            to_file: Resampler::new(rate, rate),
            live_whole: live.is_some(),
            live,
            frames: 0,
            began: false,
            until: None,
            changes: Vec::new(),
            drifts: Vec::new(),
            drift: DriftMeter::new(rate),
            lost: 0,
            overruns: 0,
        })
    }

    /// Whether the disk is behind, so that samples had better stay where they are. False also when the
    /// file was closed: that is found out by [`Rolling::hear`].
    pub fn is_held_up(&mut self) -> bool {
        while let Some(piece) = self.held.pop_front() {
            if let Err(piece) = self.writing.offer(piece) {
                self.held.push_front(piece);
                return true;
            }
        }
        false
    }

    fn at(&self) -> Millis {
        length_of(self.frames, self.rate)
    }

    /// Another microphone, or the same one again, is about to be heard.
    pub fn take_over(&mut self, microphone: &str, rate: u32) {
        self.changes.push(Change::TookOver { at: self.at(), microphone: microphone.to_owned() });
        self.end_device();
        self.to_file = Resampler::new(rate, self.rate);
        self.drift = DriftMeter::new(rate);
    }

    pub fn lose(&mut self, microphone: &str) {
        self.changes.push(Change::Lost { at: self.at(), microphone: microphone.to_owned() });
    }

    /// Lets out what the old microphone's resampler still holds.
    fn end_device(&mut self) {
        let mut rest = Vec::new();
        std::mem::replace(&mut self.to_file, Resampler::new(self.rate, self.rate)).finish(&mut rest);
        self.put(&rest, &mut |_| {});
        self.drifts.extend(self.drift.drift());
    }

    pub fn mark(&mut self, mark: crate::capture::line::Mark) {
        self.drift.add(mark);
    }

    /// What went missing between the microphone and here.
    pub fn missed(&mut self, lost: u64, overruns: u64) {
        self.lost += lost;
        self.overruns += overruns;
    }

    /// How much of a new microphone's first samples, the first of them live at `from`, was recorded
    /// through the old one already. If there was a gap between the two instead, it is filled.
    pub fn overlap(&mut self, from: Instant) -> Duration {
        let Some(until) = self.until else { return Duration::ZERO };
        self.fill_until(from);
        until.saturating_duration_since(from)
    }

    /// Silence up to this moment.
    pub fn fill_until(&mut self, moment: Instant) {
        let Some(until) = self.until else { return };
        let gap = moment.saturating_duration_since(until);
        let frames = (gap.as_secs_f64() * f64::from(self.rate)).round() as u64;
        if frames == 0 {
            return;
        }
        self.until = Some(moment);
        self.frames += frames;
        self.give(Piece::Silence(frames));
        let mut left = usize::try_from(frames).unwrap_or(usize::MAX);
        while left > 0 && self.live.is_some() {
            let some = left.min(self.rate as usize);
            self.send_live(&vec![0.0; some], &mut |_| {});
            left -= some;
        }
    }

    /// Samples of the running microphone, of which the first was live at `from` and the last ended at
    /// `until`.
    pub fn hear(
        &mut self,
        samples: &[f32],
        from: Option<Instant>,
        until: Option<Instant>,
        tell: &mut dyn FnMut(Report),
    ) {
        if !self.began
            && let Some(at) = from
        {
            self.began = true;
            tell(Report::FirstSample { at });
        }
        let mut out = Vec::with_capacity(samples.len());
        self.to_file.push(samples, &mut out);
        self.until = until.or(self.until);
        self.put(&out, tell);
    }

    /// Whether the file was closed, for want of room or because of an error.
    pub fn is_over(&self) -> bool {
        self.writing.is_over()
    }

    fn put(&mut self, samples: &[f32], tell: &mut dyn FnMut(Report)) {
        if samples.is_empty() {
            return;
        }
        self.frames += samples.len() as u64;
        self.give(Piece::Samples(samples.iter().map(|sample| to_sample(*sample)).collect()));
        self.send_live(samples, tell);
    }

    fn give(&mut self, piece: Piece) {
        // In order: nothing overtakes what is held.
        if self.is_held_up() {
            self.held.push_back(piece);
        } else if let Err(piece) = self.writing.offer(piece) {
            self.held.push_back(piece);
        }
    }

    fn send_live(&mut self, samples: &[f32], tell: &mut dyn FnMut(Report)) {
        let Some(live) = &mut self.live else { return };
        let mut out = Vec::new();
        live.to_16k.push(samples, &mut out);
        if out.is_empty() {
            return;
        }
        match live.out.try_send(out) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => {
                (self.live, self.live_whole) = (None, false);
                tell(Report::LiveBroken);
            }
            Err(TrySendError::Disconnected(_)) => (self.live, self.live_whole) = (None, false),
        }
    }

    /// Closes the file. A microphone's last samples have been heard before.
    pub fn end(mut self) -> Result<Recorded, (CaptureError, PathBuf)> {
        self.end_device();
        if let Some(live) = self.live.take() {
            let mut rest = Vec::new();
            live.to_16k.finish(&mut rest);
            self.live_whole = live.out.try_send(rest).is_ok();
        }
        let Written { frames, ended, error } = self.writing.end(self.held);
        if let Some(error) = error {
            return Err((error.into(), self.path));
        }
        let lost = self.lost + if ended == Ended::Stopped { self.frames.saturating_sub(frames) } else { 0 };
        Ok(Recorded {
            length: length_of(frames, self.rate),
            path: self.path,
            rate: self.rate,
            frames,
            ended,
            changes: self.changes,
            live_whole: self.live_whole,
            lost,
            overruns: self.overruns,
            drift: self.drifts.into_iter().max_by_key(|drift| drift.over),
        })
    }
}
