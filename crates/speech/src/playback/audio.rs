use crate::recording::{
    RecordingError, Resampler, frames_before, from_sample, length_of,
    wav::{self, HEADER},
};
use crate::transcription::{SAMPLE_RATE, Span};
use flac_codec::decode::FlacSampleReader;
use flac_codec::metadata::Metadata as _;
use hotseat_interview::Millis;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A recording of Hotseat's own, open for reading: a WAV, growing, finished or cut off, or a FLAC.
pub struct Audio {
    path: PathBuf,
    rate: u32,
    frames: u64,
    /// The sample that a plain read would give next.
    at: u64,
    body: Body,
}

enum Body {
    Wav(BufReader<File>),
    Flac(Box<FlacSampleReader<BufReader<File>>>),
}

impl Audio {
    /// Opens a recording; what it is, its first bytes say.
    ///
    /// # Errors
    /// Where the file is missing, or is no recording of one channel of 16-bit samples.
    pub fn open(path: &Path) -> Result<Audio, RecordingError> {
        let mut file = opened(path)?;
        let mut magic = Vec::new();
        (&mut file).take(4).read_to_end(&mut magic).map_err(|error| failed("read", path, error))?;
        if magic == b"fLaC" {
            return Audio::open_flac(path);
        }
        file.rewind().map_err(|error| failed("read", path, error))?;
        let head = wav::read_head(&mut file, path)?;
        let body = Body::Wav(BufReader::new(file));
        Ok(Audio { path: path.to_owned(), rate: head.rate, frames: head.frames, at: 0, body })
    }

    pub(crate) fn open_flac(path: &Path) -> Result<Audio, RecordingError> {
        let no = |reason: String| RecordingError::NotARecording { path: path.to_owned(), reason };
        let reader = FlacSampleReader::new_seekable(BufReader::new(opened(path)?))
            .map_err(|error| flac_failed(path, error))?;
        let about = reader.metadata();
        let (rate, bits, channels) = (about.sample_rate(), about.bits_per_sample(), about.channel_count());
        if (bits, channels) != (16, 1) || rate == 0 {
            return Err(no(format!("it has {channels} channels of {bits} bits, not one of 16")));
        }
        let frames = about.total_samples().ok_or_else(|| no("it does not say how long it is".to_owned()))?;
        Ok(Audio { path: path.to_owned(), rate, frames, at: 0, body: Body::Flac(Box::new(reader)) })
    }

    /// Samples per second.
    pub fn rate(&self) -> u32 {
        self.rate
    }

    /// How many samples it had when it was opened.
    pub fn frames(&self) -> u64 {
        self.frames
    }

    pub fn length(&self) -> Millis {
        length_of(self.frames, self.rate)
    }

    /// The whole of it.
    pub fn span(&self) -> Span {
        Span { from: Millis::ZERO, to: self.length() + Millis(1) }
    }

    /// Fills `samples` from the sample `from` on; returns how many there were, which is fewer only at
    /// the end.
    pub fn read(&mut self, from: u64, samples: &mut [i16]) -> Result<usize, RecordingError> {
        let left = usize::try_from(self.frames.saturating_sub(from)).unwrap_or(usize::MAX);
        let wanted = left.min(samples.len());
        if wanted == 0 {
            return Ok(0);
        }
        self.go_to(from)?;
        let count = match &mut self.body {
            Body::Wav(file) => {
                let mut bytes = vec![0; wanted * 2];
                file.read_exact(&mut bytes).map_err(|error| failed("read", &self.path, error))?;
                for (sample, two) in samples.iter_mut().zip(bytes.as_chunks::<2>().0) {
                    *sample = i16::from_le_bytes(*two);
                }
                wanted
            }
            Body::Flac(reader) => {
                let mut count = 0;
                while count < wanted {
                    let decoded = reader.fill_buf().map_err(|error| flac_failed(&self.path, error))?;
                    let some = decoded.len().min(wanted - count);
                    if some == 0 {
                        break;
                    }
                    for (sample, wide) in samples[count..].iter_mut().zip(&decoded[..some]) {
                        // Sixteen bits, as `open_flac` has checked.
                        *sample = *wide as i16;
                    }
                    reader.consume(some);
                    count += some;
                }
                count
            }
        };
        self.at = from + count as u64;
        Ok(count)
    }

    fn go_to(&mut self, frame: u64) -> Result<(), RecordingError> {
        if self.at == frame && frame > 0 {
            return Ok(());
        }
        match &mut self.body {
            Body::Wav(file) => file
                .seek(SeekFrom::Start(HEADER + frame * 2))
                .map(|_| ())
                .map_err(|error| failed("read", &self.path, error)),
            Body::Flac(reader) => reader.seek(frame).map_err(|error| flac_failed(&self.path, error)),
        }
    }

    /// Hands over a span as the gate and the recogniser want it: 16 kHz, one channel, -1 to 1, in
    /// pieces of at most a few seconds, however long the span is.
    pub fn listen(&mut self, span: Span, mut to: impl FnMut(&[f32])) -> Result<(), RecordingError> {
        let end = frames_before(span.to, self.rate).min(self.frames);
        let mut at = frames_before(span.from, self.rate);
        let mut resampler = Resampler::new(self.rate, SAMPLE_RATE);
        let (mut samples, mut plain, mut out) = (vec![0; self.rate as usize], Vec::new(), Vec::new());
        while at < end {
            let wanted = usize::try_from(end - at).unwrap_or(usize::MAX).min(samples.len());
            let count = self.read(at, &mut samples[..wanted])?;
            if count == 0 {
                break;
            }
            plain.clear();
            plain.extend(samples[..count].iter().map(|sample| from_sample(*sample)));
            out.clear();
            resampler.push(&plain, &mut out);
            to(&out);
            at += count as u64;
        }
        out.clear();
        resampler.finish(&mut out);
        if !out.is_empty() {
            to(&out);
        }
        Ok(())
    }
}

fn opened(path: &Path) -> Result<File, RecordingError> {
    File::open(path).map_err(|error| failed("open", path, error))
}

fn failed(doing: &'static str, path: &Path, source: std::io::Error) -> RecordingError {
    RecordingError::File { doing, path: path.to_owned(), source }
}

fn flac_failed(path: &Path, error: flac_codec::Error) -> RecordingError {
    match error {
        flac_codec::Error::Io(source) => failed("read", path, source),
        other => RecordingError::NotARecording { path: path.to_owned(), reason: other.to_string() },
    }
}
