use crate::capture::drift::DriftMeter;
use crate::capture::writing::{Piece, Writing, Written};
use crate::capture::{CaptureError, Change, Drift, Ended, Record, Recorded, Report};
use crate::recording::{Disk, RecordingError, Resampler, length_of, to_sample};
use crate::transcription::SAMPLE_RATE;
use hotseat_interview::Millis;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::{Duration, Instant};

/// A recording that is running. It has one rate, whatever microphones follow each other, and keeps
/// time: while there is none, silence takes its place.
pub(crate) struct Rolling {
    path: PathBuf,
    rate: u32,
    writing: Writing,
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
    pub fn begin(disk: Arc<dyn Disk>, record: Record, rate: u32) -> Result<Rolling, RecordingError> {
        let writing = Writing::begin(disk, &record.path, rate, record.reserve)?;
        let live = record.live.map(|out| Live { to_16k: Resampler::new(rate, SAMPLE_RATE), out });
        Ok(Rolling {
            path: record.path,
            rate,
            writing,
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
        self.writing.is_full()
    }

    /// How long the disk has not answered.
    pub fn unanswered(&self) -> Duration {
        self.writing.unanswered()
    }

    /// Whether a second of sound and more waits for the disk.
    pub fn is_behind(&self) -> bool {
        self.writing.is_behind()
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

    /// The sound system says that it has missed something, so often.
    pub fn overran(&mut self, times: u64) {
        self.overruns += times;
    }

    /// So many samples of a microphone with this rate found no room: silence takes their place, so that
    /// all that follows stays where it was said. Returns how long it is.
    pub fn miss(&mut self, samples: u64, rate: u32, tell: &mut dyn FnMut(Report)) -> Millis {
        let at = self.at();
        let frames = (samples as f64 * f64::from(self.rate) / f64::from(rate.max(1))).round() as u64;
        self.silence(frames);
        self.lost += frames;
        let length = length_of(frames, self.rate);
        self.until = self.until.and_then(|until| until.checked_add(Duration::from_millis(length.0)));
        self.changes.push(Change::Missing { at, length });
        tell(Report::Missing { at, length });
        length
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
        if frames > 0 {
            self.until = Some(moment);
            self.silence(frames);
        }
    }

    fn silence(&mut self, frames: u64) {
        self.frames += frames;
        self.writing.give(Piece::Silence(frames));
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
        self.writing.give(Piece::Samples(samples.iter().map(|sample| to_sample(*sample)).collect()));
        self.send_live(samples, tell);
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

    /// Nothing more will be heard: the file is closed when the disk has all of it.
    pub fn close(&mut self) {
        self.end_device();
        if let Some(live) = self.live.take() {
            let mut rest = Vec::new();
            live.to_16k.finish(&mut rest);
            self.live_whole = live.out.try_send(rest).is_ok();
        }
        self.writing.close();
    }

    /// What became of it after [`Rolling::close`]; waits until it is over.
    pub fn end(self) -> Result<Recorded, (CaptureError, PathBuf)> {
        let Written { frames, ended, error } = self.writing.end();
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
