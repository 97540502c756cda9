use crate::capture::Ended;
use crate::recording::{RecordingError, Writer, folder_of, free_space};
use std::fs::File;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, SyncSender, TrySendError};
use std::thread::{self, JoinHandle};

/// Pieces that may wait for the disk; each is at most a quarter of a second.
const WAITING: usize = 64;

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

/// The thread that writes a recording.
pub(crate) struct Writing {
    pieces: SyncSender<Piece>,
    thread: JoinHandle<Written>,
}

impl Writing {
    /// Begins the file, and sees to it that there is room for it.
    pub fn begin(path: &Path, rate: u32, reserve: u64) -> Result<Writing, RecordingError> {
        let folder = folder_of(path).to_owned();
        let free = free_space(&folder)?;
        if free < reserve {
            return Err(RecordingError::DiskLow { path: path.to_owned(), free, needed: reserve });
        }
        let writer = Writer::create(path, rate)?;
        let (pieces, waiting) = mpsc::sync_channel(WAITING);
        let thread = thread::spawn(move || write(writer, rate, &waiting, &folder, reserve));
        Ok(Writing { pieces, thread })
    }

    /// Gives the piece back when the disk is behind. False when the file was closed.
    pub fn offer(&self, piece: Piece) -> Result<bool, Piece> {
        match self.pieces.try_send(piece) {
            Ok(()) => Ok(true),
            Err(TrySendError::Full(piece)) => Err(piece),
            Err(TrySendError::Disconnected(_)) => Ok(false),
        }
    }

    /// Whether the file was closed without being asked to.
    pub fn is_over(&self) -> bool {
        self.thread.is_finished()
    }

    /// Writes the last pieces, however long the disk takes, and closes the file.
    pub fn end(self, last: impl IntoIterator<Item = Piece>) -> Written {
        for piece in last {
            // Closed already: what it says below tells why.
            let _ = self.pieces.send(piece);
        }
        drop(self.pieces);
        self.thread.join().unwrap_or(Written { frames: 0, ended: Ended::Stopped, error: None })
    }
}

fn write(
    mut writer: Writer<File>,
    rate: u32,
    waiting: &Receiver<Piece>,
    folder: &Path,
    reserve: u64,
) -> Written {
    let mut checked = 0;
    let mut put = |writer: &mut Writer<File>, samples: &[i16]| -> Result<Option<Ended>, RecordingError> {
        let fits = usize::try_from(writer.room()).unwrap_or(usize::MAX).min(samples.len());
        writer.write(&samples[..fits])?;
        if fits < samples.len() {
            return Ok(Some(Ended::TooLong));
        }
        if writer.frames() - checked >= u64::from(rate) {
            checked = writer.frames();
            if free_space(folder)? < reserve {
                return Ok(Some(Ended::DiskLow));
            }
        }
        Ok(None)
    };
    let silence = vec![0; rate as usize / 4];
    let mut outcome = Ok(None);
    'all: for piece in waiting {
        match piece {
            Piece::Samples(samples) => outcome = put(&mut writer, &samples),
            Piece::Silence(mut frames) => {
                while frames > 0 && matches!(outcome, Ok(None)) {
                    let some = usize::try_from(frames).unwrap_or(usize::MAX).min(silence.len());
                    outcome = put(&mut writer, &silence[..some]);
                    frames -= some as u64;
                }
            }
        }
        if !matches!(outcome, Ok(None)) {
            break 'all;
        }
    }
    let frames = writer.frames();
    // The header is in the file already: to bring it up to date takes no room.
    let closed = writer.finish();
    match (outcome, closed) {
        (Ok(ended), Ok(_)) => Written { frames, ended: ended.unwrap_or(Ended::Stopped), error: None },
        (Err(error), Ok(_)) if error.is_disk_full() => Written { frames, ended: Ended::DiskLow, error: None },
        (Err(error), _) | (_, Err(error)) => Written { frames, ended: Ended::Stopped, error: Some(error) },
    }
}
