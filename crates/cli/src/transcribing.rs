use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::progress::Progress;
use clap::Args;
use hotseat_api::{ApiError, Code, data_folder};
use hotseat_speech::gate::speech_in;
use hotseat_speech::models::{ModelFile, Models};
use hotseat_speech::playback::Audio;
use hotseat_speech::recording::{Limits, import};
use hotseat_speech::transcription::{
    EngineChoice, Event, Failure, Language, Settings, Span, TimedWord, Transcriber, Transcript, Urgency,
    WorkerProgram,
};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

/// Write down what is said in a recording
///
/// It happens on this machine, with a speech model that is installed (see `model`) or that lies in a
/// file. The recording (WAV, FLAC, MP3, Ogg, M4A, WebM) is only read. Doubtful words are not marked
/// in the text; --json gives each word's confidence and time, in milliseconds.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli transcribe answer.wav --model base.en
  hotseat-cli transcribe answer.m4a --model ggml-small.bin --language de --srt > answer.srt"))]
pub struct Transcribe {
    /// The recording
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// An installed model's name, or a model file
    #[arg(long, value_name = "MODEL")]
    model: String,
    /// The language that is spoken, by its code; it is neither guessed nor translated
    #[arg(long, default_value = "en", value_name = "CODE")]
    language: Language,
    /// Print SubRip subtitles
    #[arg(long, conflicts_with_all = ["vtt", "json"])]
    srt: bool,
    /// Print WebVTT subtitles
    #[arg(long, conflicts_with = "json")]
    vtt: bool,
}

/// What --json prints.
#[derive(Serialize)]
struct Printed<'a> {
    text: String,
    words: Vec<PrintedWord<'a>>,
    /// Where somebody speaks; the rest was not listened to.
    speech: &'a [Span],
    made_by: &'a hotseat_speech::transcription::Provenance,
}

#[derive(Serialize)]
struct PrintedWord<'a> {
    #[serde(flatten)]
    word: &'a TimedWord,
    doubtful: bool,
}

pub fn transcribe(context: &Context, asked: Transcribe) -> Result<Outcome, ApiError> {
    let model = find_model(context, &asked.model)?;
    let (samples, speech) = read(&asked.file)?;
    let settings = Settings::new(EngineChoice::Whisper(model), asked.language);
    let transcript = run(settings, &samples, &speech)?;
    if context.json {
        let words = transcript.words.iter().map(|word| PrintedWord { word, doubtful: word.doubtful() });
        return Outcome::json(&Printed {
            text: transcript.text(),
            words: words.collect(),
            speech: &speech,
            made_by: &transcript.provenance,
        });
    }
    Ok(Outcome::text(match (asked.srt, asked.vtt) {
        (true, _) => transcript.srt(),
        (_, true) => transcript.vtt(),
        _ => transcript.txt(),
    }))
}

/// What looks like a path is one; otherwise it is the name of an installed model.
fn find_model(context: &Context, asked: &str) -> Result<ModelFile, ApiError> {
    let path = Path::new(asked);
    if path.components().count() > 1 || path.is_file() {
        return Ok(ModelFile::open(path)?);
    }
    let models = Models::in_folder(data_folder(context.data.as_deref())?.join("models"));
    Ok(models.recogniser(asked)?.file)
}

/// The samples for the recogniser, and where somebody speaks.
fn read(file: &Path) -> Result<(Vec<f32>, Vec<Span>), ApiError> {
    let place = tempfile::tempdir().map_err(|error| {
        ApiError::new(Code::Io, "The system's folder for passing files can't be used.").with_detail(error)
    })?;
    let own = place.path().join("recording.flac");
    import(file, &own, Limits::default())?;
    let mut audio = Audio::open(&own)?;
    let speech = speech_in(&mut audio)?;
    let mut samples = Vec::new();
    let whole = audio.span();
    audio.listen(whole, |part| samples.extend_from_slice(part))?;
    Ok((samples, speech))
}

fn run(settings: Settings, samples: &[f32], speech: &[Span]) -> Result<Transcript, ApiError> {
    let transcriber = Transcriber::new(WorkerProgram::this_program());
    let (send, events) = channel();
    let job = transcriber.transcribe(settings, Urgency::Now, samples, speech, move |event| {
        // Whoever listens has its answer already.
        let _over = send.send(event);
    });
    let mut shown = Progress::on_a_terminal();
    for event in events {
        match event {
            Event::Progress(progress) => {
                let left = progress.left.map(|left| format!(", about {} s left", left.as_secs() + 1));
                shown.show(progress.done.0, progress.known.0, &left.unwrap_or_default());
            }
            Event::Retrying(failure) => shown.say(&format!("Once more, on the CPU: {failure}")),
            Event::Done(transcript) => return Ok(*transcript),
            Event::Failed(failure) => return Err(failed(&failure)),
            Event::Heard(_) | Event::Cancelled => {}
        }
    }
    drop(job);
    Err(ApiError::new(Code::Io, "The transcriber ended before it was done."))
}

fn failed(failure: &Failure) -> ApiError {
    let code = match failure {
        Failure::Model(_) | Failure::Unsuitable(_) | Failure::Refused { .. } => Code::Invalid,
        _ => Code::Io,
    };
    ApiError::new(code, format!("The recording could not be transcribed: {failure}."))
}
