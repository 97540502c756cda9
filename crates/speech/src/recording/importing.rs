use crate::recording::disk::folder_of;
use crate::recording::error::At;
use crate::recording::{
    Kept, RESERVE, RecordingError, Writer, flac, frames_before, free_space, length_of, to_sample,
};
use hotseat_interview::Millis;
use std::fs::{self, File};
use std::path::Path;
use std::sync::LazyLock;
use symphonia::core::codecs::CodecParameters;
use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::codecs::registry::CodecRegistry;
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::{MediaSourceStream, MediaSourceStreamOptions};
use symphonia::core::meta::MetadataOptions;

/// How much is taken in at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub length: Millis,
    /// Bytes left free on the disk.
    pub reserve: u64,
}

impl Default for Limits {
    /// Three hours; the reserve of every recording.
    fn default() -> Limits {
        Limits { length: Millis::seconds(3 * 3600), reserve: RESERVE }
    }
}

/// A recording that was made elsewhere, now one of Hotseat's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub kept: Kept,
    pub length: Millis,
    /// Packets that were damaged; silence stands where they would have been, unless their length was
    /// not known.
    pub damaged: u64,
}

static CODECS: LazyLock<CodecRegistry> = LazyLock::new(|| {
    let mut codecs = CodecRegistry::new();
    symphonia::default::register_enabled_codecs(&mut codecs);
    codecs.register_audio_decoder::<symphonia_adapter_libopus::OpusDecoder>();
    codecs
});

/// Reads a recording made elsewhere (WAV, FLAC, MP3, Ogg Vorbis, Ogg Opus, M4A with AAC or ALAC,
/// WebM; what it is, its content says) and keeps its first sound track, mixed to one channel, as the
/// FLAC `to`. The original is only read.
///
/// # Errors
/// For files that are none of these, too long, or without any sound; and where `to` exists. Nothing is
/// then left behind.
pub fn import(from: &Path, to: &Path, limits: Limits) -> Result<Imported, RecordingError> {
    if to.exists() {
        let exists = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
        return Err(RecordingError::File { doing: "create", path: to.to_owned(), source: exists });
    }
    // Not the name of a recording that is being made: should the program be killed, this is no answer.
    let wav = to.with_extension("wav.part");
    let imported = decode(from, &wav, limits).and_then(|damaged| {
        let kept = flac::keep_as(&wav, to)?;
        let length = length_of(kept.frames, kept.rate);
        Ok(Imported { kept, length, damaged })
    });
    if imported.is_err() {
        // What can't be removed now is removed at the next start.
        let _ = fs::remove_file(&wav);
    }
    imported
}

/// Decodes into a WAV; returns how many packets were damaged.
fn decode(from: &Path, wav: &Path, limits: Limits) -> Result<u64, RecordingError> {
    let unreadable = |reason: String| RecordingError::NotARecording { path: from.to_owned(), reason };
    let file = File::open(from).at("open", from)?;
    let mut hint = Hint::new();
    if let Some(extension) = from.extension().and_then(|extension| extension.to_str()) {
        hint.with_extension(extension);
    }
    let stream = MediaSourceStream::new(Box::new(file), MediaSourceStreamOptions::default());
    let mut format = symphonia::default::get_probe()
        .probe(&hint, stream, FormatOptions::default(), MetadataOptions::default())
        .map_err(|error| unreadable(error.to_string()))?;
    let track = format.default_track(TrackType::Audio).ok_or_else(|| unreadable("it has no sound".into()))?;
    let id = track.id;
    let Some(CodecParameters::Audio(parameters)) = &track.codec_params else {
        return Err(unreadable("it does not say how its sound is coded".into()));
    };
    let mut decoder = CODECS
        .make_audio_decoder(parameters, &AudioDecoderOptions::default())
        .map_err(|error| unreadable(error.to_string()))?;
    Taking { from, wav, limits, writer: None, rate: 0, damaged: 0, last: 0 }.all(
        &mut *format,
        &mut *decoder,
        id,
    )
}

/// A recording that is being taken in.
struct Taking<'a> {
    from: &'a Path,
    wav: &'a Path,
    limits: Limits,
    writer: Option<Writer>,
    rate: u32,
    damaged: u64,
    /// Samples in the last whole packet.
    last: usize,
}

impl Taking<'_> {
    fn all(
        mut self,
        format: &mut dyn FormatReader,
        decoder: &mut dyn AudioDecoder,
        track: u32,
    ) -> Result<u64, RecordingError> {
        let mut interleaved: Vec<f32> = Vec::new();
        loop {
            let packet = match format.next_packet() {
                Ok(Some(packet)) if packet.track_id == track => packet,
                Ok(Some(_)) => continue,
                Ok(None) => break,
                // The file was cut off: what came before it counts.
                Err(Error::IoError(error)) if error.kind() == std::io::ErrorKind::UnexpectedEof => break,
                Err(Error::ResetRequired) => break,
                Err(error) => return Err(self.unreadable(&error)),
            };
            match decoder.decode(&packet) {
                Ok(decoded) => {
                    let (rate, channels) = (decoded.spec().rate(), decoded.spec().channels().count());
                    interleaved.resize(decoded.samples_interleaved(), 0.0);
                    decoded.copy_to_slice_interleaved(&mut interleaved);
                    self.take(rate, channels, &interleaved)?;
                }
                Err(Error::DecodeError(_) | Error::IoError(_)) => self.miss()?,
                Err(error) => return Err(self.unreadable(&error)),
            }
        }
        match self.writer.take() {
            Some(writer) if writer.frames() > 0 => writer.finish().map(|_| self.damaged),
            _ => Err(RecordingError::Empty { path: self.from.to_owned() }),
        }
    }

    fn take(&mut self, rate: u32, channels: usize, interleaved: &[f32]) -> Result<(), RecordingError> {
        let mut mixed = Vec::with_capacity(interleaved.len() / channels.max(1));
        mixed.extend(
            interleaved
                .chunks_exact(channels.max(1))
                .map(|frame| to_sample(frame.iter().sum::<f32>() / channels.max(1) as f32)),
        );
        if self.writer.is_none() {
            self.rate = rate;
            self.writer = Some(Writer::create(self.wav, rate)?);
        }
        if rate != self.rate {
            let reason = format!("its rate changes from {} to {rate} in the middle", self.rate);
            return Err(RecordingError::NotARecording { path: self.from.to_owned(), reason });
        }
        self.last = mixed.len();
        self.write(&mixed)
    }

    /// A damaged packet: as much silence as the last whole one was long, so that what follows stays
    /// about where it was.
    fn miss(&mut self) -> Result<(), RecordingError> {
        self.damaged += 1;
        self.write(&vec![0; self.last])
    }

    fn write(&mut self, samples: &[i16]) -> Result<(), RecordingError> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        let second = |frames: u64| frames / u64::from(self.rate.max(1));
        let before = writer.frames();
        writer.write(samples)?;
        if writer.frames() > frames_before(self.limits.length, self.rate) || writer.room() == 0 {
            let most = self.limits.length;
            return Err(RecordingError::TooLong { path: self.from.to_owned(), most });
        }
        if before == 0 || second(before) != second(writer.frames()) {
            let free = free_space(folder_of(self.wav))?;
            let needed = self.limits.reserve;
            if free < needed {
                return Err(RecordingError::DiskLow { path: self.wav.to_owned(), free, needed });
            }
        }
        Ok(())
    }

    fn unreadable(&self, error: &Error) -> RecordingError {
        RecordingError::NotARecording { path: self.from.to_owned(), reason: error.to_string() }
    }
}
