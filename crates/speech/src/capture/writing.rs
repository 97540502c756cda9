use crate::capture::Ended;
use crate::capture::worker::now;
use crate::recording::{Disk, RecordingError, Storage, Writer, folder_of};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Seconds of sound that wait in memory for a disk that is only busy; what comes then waits in its line.
const USUAL: u64 = 4;
/// The same, for a disk that has stopped answering: under 10 MB at 48 kHz. With the 20 s of the line,
/// two minutes can pass before anything is lost.
const MOST: u64 = 100;
/// A disk that takes so long over one thing has stopped answering.
const STOPPED: Duration = Duration::from_millis(500);
/// How long the beginning of a recording waits for its file; after that it is kept in memory meanwhile.
const PATIENCE: Duration = Duration::from_secs(1);

/// What goes to the disk.
pub(crate) enum Piece {
    Samples(Vec<i16>),
    /// So many samples of nothing.
    Silence(u64),
}

/// What reached the disk.
pub(crate) struct Written {
    pub frames: u64,
    pub ended: Ended,
    pub error: Option<RecordingError>,
}

/// How far the disk is.
#[derive(Default)]
struct Progress {
    /// Samples that wait for it in memory.
    waiting: AtomicU64,
    /// When that which it is doing just now began.
    since: Mutex<Option<Instant>>,
}

impl Progress {
    fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        let set = |since| *self.since.lock().unwrap_or_else(PoisonError::into_inner) = since;
        set(Some(now()));
        let done = work();
        set(None);
        done
    }

    /// How long the disk has been at one thing.
    fn unanswered(&self) -> Duration {
        let since = *self.since.lock().unwrap_or_else(PoisonError::into_inner);
        since.map_or(Duration::ZERO, |since| now().saturating_duration_since(since))
    }
}

/// The thread that writes a recording. Everything that may take the disk's time happens on it.
pub(crate) struct Writing {
    /// None once all has been given.
    pieces: Option<Sender<Piece>>,
    progress: Arc<Progress>,
    rate: u32,
    /// It stopped answering, and what waits for it since then is not written yet.
    behind: bool,
    thread: JoinHandle<Written>,
}

impl Writing {
    /// Begins the file, and sees to it that there is room for it. Should the disk not answer, what it
    /// would have said comes out of [`Writing::end`].
    pub fn begin(
        disk: Arc<dyn Disk>,
        path: &Path,
        rate: u32,
        reserve: u64,
    ) -> Result<Writing, RecordingError> {
        let (pieces, waiting) = mpsc::channel();
        let progress = Arc::new(Progress::default());
        // Of no length: what nobody waits for any more comes back to the sender.
        let (made, answer) = mpsc::sync_channel(0);
        let task = Task { disk, path: path.to_owned(), rate, reserve, progress: Arc::clone(&progress) };
        let thread = thread::spawn(move || {
            let begun = task.progress.during(|| task.begin());
            let (writer, said) = match begun {
                Ok(writer) => (Some(writer), Ok(())),
                Err(error) => (None, Err(error)),
            };
            let unheard = made.send(said).err().and_then(|unsent| unsent.0.err());
            match writer {
                Some(writer) => task.write(writer, &waiting),
                None => written(0, Err(unheard), Ok(0)),
            }
        });
        let writing = Writing { pieces: Some(pieces), progress, rate, behind: false, thread };
        match answer.recv_timeout(PATIENCE) {
            Ok(said) => said.map(|()| writing),
            Err(_) => Ok(writing),
        }
    }

    /// What comes after the file was closed is dropped.
    pub fn give(&self, piece: Piece) {
        if let Piece::Samples(samples) = &piece {
            self.progress.waiting.fetch_add(samples.len() as u64, Ordering::Relaxed);
        }
        if let Some(pieces) = &self.pieces {
            let _ = pieces.send(piece);
        }
    }

    /// How long the disk has not answered.
    pub fn unanswered(&self) -> Duration {
        if self.is_over() { Duration::ZERO } else { self.progress.unanswered() }
    }

    /// Whether a second of sound and more waits for the disk.
    pub fn is_behind(&self) -> bool {
        self.waits(1)
    }

    /// Whether no more should be given for now. Not once the file was closed.
    pub fn is_full(&mut self) -> bool {
        if self.unanswered() >= STOPPED {
            self.behind = true;
        } else if !self.waits(USUAL) {
            self.behind = false;
        }
        self.waits(if self.behind { MOST } else { USUAL })
    }

    fn waits(&self, seconds: u64) -> bool {
        !self.is_over() && self.progress.waiting.load(Ordering::Relaxed) >= seconds * u64::from(self.rate)
    }

    /// Whether the file was closed.
    pub fn is_over(&self) -> bool {
        self.thread.is_finished()
    }

    /// Nothing more will be given: the file is closed when the last piece is written.
    pub fn close(&mut self) {
        self.pieces = None;
    }

    /// What became of it, once it is over; waits until then.
    pub fn end(mut self) -> Written {
        self.close();
        self.thread.join().unwrap_or(Written { frames: 0, ended: Ended::Stopped, error: None })
    }
}

/// What the thread knows.
struct Task {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    rate: u32,
    reserve: u64,
    progress: Arc<Progress>,
}

impl Task {
    fn begin(&self) -> Result<Writer<Box<dyn Storage>>, RecordingError> {
        let free = self.disk.free(folder_of(&self.path))?;
        if free < self.reserve {
            return Err(RecordingError::DiskLow { path: self.path.clone(), free, needed: self.reserve });
        }
        Writer::over(self.disk.create(&self.path)?, &self.path, self.rate)
    }

    fn write(&self, mut writer: Writer<Box<dyn Storage>>, waiting: &Receiver<Piece>) -> Written {
        let mut checked = 0;
        let mut put = |writer: &mut Writer<_>, samples: &[i16]| {
            self.progress.during(|| self.put(writer, samples, &mut checked))
        };
        let silence = vec![0; self.rate as usize / 4];
        let mut outcome = Ok(None);
        for piece in waiting {
            match piece {
                Piece::Samples(samples) => {
                    outcome = put(&mut writer, &samples);
                    self.progress.waiting.fetch_sub(samples.len() as u64, Ordering::Relaxed);
                }
                Piece::Silence(mut frames) => {
                    while frames > 0 && matches!(outcome, Ok(None)) {
                        let some = usize::try_from(frames).unwrap_or(usize::MAX).min(silence.len());
                        outcome = put(&mut writer, &silence[..some]);
                        frames -= some as u64;
                    }
                }
            }
            if !matches!(outcome, Ok(None)) {
                break;
            }
        }
        let frames = writer.frames();
        // The header is in the file already: to bring it up to date takes no room.
        let closed = self.progress.during(|| writer.finish());
        written(frames, outcome.map_err(Some), closed)
    }

    /// Says how the recording ends, if it does.
    fn put(
        &self,
        writer: &mut Writer<Box<dyn Storage>>,
        samples: &[i16],
        checked: &mut u64,
    ) -> Result<Option<Ended>, RecordingError> {
        let fits = usize::try_from(writer.room()).unwrap_or(usize::MAX).min(samples.len());
        writer.write(&samples[..fits])?;
        if fits < samples.len() {
            return Ok(Some(Ended::TooLong));
        }
        if writer.frames() - *checked >= u64::from(self.rate) {
            *checked = writer.frames();
            if self.disk.free(folder_of(&self.path))? < self.reserve {
                return Ok(Some(Ended::DiskLow));
            }
        }
        Ok(None)
    }
}

/// An error that was told already is none.
fn written(
    frames: u64,
    outcome: Result<Option<Ended>, Option<RecordingError>>,
    closed: Result<u64, RecordingError>,
) -> Written {
    match (outcome, closed) {
        (Ok(ended), Ok(_)) => Written { frames, ended: ended.unwrap_or(Ended::Stopped), error: None },
        (Err(Some(error)), Ok(_)) if error.is_disk_full() => {
            Written { frames, ended: Ended::DiskLow, error: None }
        }
        (Err(Some(error)), _) | (_, Err(error)) => {
            Written { frames, ended: Ended::Stopped, error: Some(error) }
        }
        (Err(None), Ok(_)) => Written { frames, ended: Ended::Stopped, error: None },
    }
}
