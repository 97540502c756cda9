use super::InterviewView;
use hotseat_interview::{Answer, Millis};
use hotseat_speech::delivery::{Delivery, Phrase};
use hotseat_speech::gate::Timing;
use hotseat_speech::transcription::{Span, TimedWord};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// With what spoken answers are heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct HearingSettings {
    /// Id of a microphone; none is the system's own choice.
    pub microphone: Option<String>,
    /// Name of an installed speech model; none leaves recordings without a transcript.
    pub model: Option<String>,
    /// The language that is spoken, as Whisper names it (`en`). Never guessed, never translated.
    pub language: String,
    /// Tell the recogniser the terms of the pack.
    pub prime: bool,
    /// Use a graphics card where there is one.
    pub gpu: bool,
}

impl Default for HearingSettings {
    fn default() -> HearingSettings {
        HearingSettings { microphone: None, model: None, language: "en".to_owned(), prime: true, gpu: true }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MicrophoneInfo {
    /// The same after a restart, and after it was unplugged.
    pub id: String,
    pub name: String,
    pub is_default: bool,
    /// It gives back what a loudspeaker plays.
    pub is_monitor: bool,
}

/// Something that was heard, or happened to the microphone or to a transcript.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Heard {
    /// How loud it is, about twenty times a second; 0 to 1, where 1 is the loudest there can be.
    Level { rms: f32, peak: f32 },
    /// A person should know this of their microphone.
    Microphone { state: MicrophoneState, message: String },
    /// The microphones that are there have changed.
    Microphones { microphones: Vec<MicrophoneInfo> },
    /// The interview was changed by what was heard.
    Interview { view: Box<InterviewView> },
    /// Words as they are recognised, while the person speaks.
    Words { recording: String, text: String },
    /// How far the transcript of a recording is, in time of speech.
    Transcribing { recording: String, done: Millis, known: Millis, left: Option<Millis> },
    /// How the download of a model goes; with a message when it stopped before its end.
    Download {
        name: String,
        #[ts(type = "number")]
        have: u64,
        #[ts(type = "number")]
        of: u64,
        installed: bool,
        message: Option<String>,
    },
    /// The voice has come to the end of this text, or could not go on; not told when it was stopped.
    Said { text: String },
    /// A sentence model has read this answer: its comparison may be another.
    Compared { session: String, item: u32 },
    /// The chosen sentence model does not speak: why, and what to do.
    Comparing { message: String },
    /// A recording of this session has a new transcript.
    Transcribed { session: String, recording: String },
    /// A recording could not be transcribed; it is safe, and can be tried again.
    NotTranscribed { session: String, recording: String, message: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MicrophoneState {
    Hears,
    Silent,
    Clipping,
    Lost,
    FellBack,
    CameBack,
    /// The sound system or the disk could not keep up: something is missing in the recording.
    Gaps,
    /// The disk has not answered for a while: what is said is kept in memory, or is not any more.
    DiskWaits,
    DiskAnswers,
    /// A recording was closed to keep the disk from running full.
    DiskLow,
    Failed,
}

/// How questions are spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VoiceSettings {
    /// Id of a voice; none is the system's own choice.
    pub voice: Option<String>,
    /// Words per minute.
    pub pace: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VoiceView {
    pub id: String,
    pub name: String,
    /// As in `en-gb`.
    pub language: String,
}

/// What a model is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModelPurpose {
    /// It turns speech into words.
    Transcribing,
    /// It says what sentences mean.
    Comparing,
}

/// An installed model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ModelView {
    pub name: String,
    pub purpose: ModelPurpose,
    pub path: String,
    #[ts(type = "number")]
    pub bytes: u64,
    /// Its files are there, with the sizes they should have.
    pub present: bool,
}

/// A model that can be downloaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ModelOffer {
    pub name: String,
    pub purpose: ModelPurpose,
    pub english_only: bool,
    /// `fastest`, `fast`, `medium` or `slow`: by the work for each second of speech; empty for a model
    /// that hears nothing.
    pub speed: String,
    #[ts(type = "number")]
    pub bytes: u64,
    /// Of its weights.
    pub sha256: String,
    /// The only place it is ever fetched from; of a model of several files, the weights.
    pub address: String,
    pub installed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ModelsView {
    pub installed: Vec<ModelView>,
    pub offers: Vec<ModelOffer>,
    /// What is wrong with models whose record can't be read.
    pub damaged: Vec<String>,
}

/// A spoken word of a transcript.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SpokenWord {
    pub text: String,
    /// In its recording.
    pub from: Millis,
    pub to: Millis,
    /// The recogniser was not sure of it.
    pub doubtful: bool,
}

impl From<&TimedWord> for SpokenWord {
    fn from(word: &TimedWord) -> SpokenWord {
        SpokenWord { text: word.text.clone(), from: word.from, to: word.to, doubtful: word.doubtful() }
    }
}

impl From<hotseat_speech::capture::Microphone> for MicrophoneInfo {
    fn from(found: hotseat_speech::capture::Microphone) -> MicrophoneInfo {
        let hotseat_speech::capture::Microphone { id, name, is_default, is_monitor, .. } = found;
        MicrophoneInfo { id: id.0, name, is_default, is_monitor }
    }
}

/// How a transcript is written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TranscriptFormat {
    /// A line for each sentence.
    Txt,
    /// SubRip subtitles.
    Srt,
    /// WebVTT subtitles.
    Vtt,
}

/// One column of a drawn recording: its lowest and highest sample, -128 to 127.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PeakView {
    pub low: i8,
    pub high: i8,
}

/// A stretch of a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TimeSpan {
    pub from: Millis,
    pub to: Millis,
}

/// When somebody spoke, by the speech gate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SpokenFacts {
    pub speech: Vec<TimeSpan>,
    /// The pauses between them, the longest first.
    pub pauses: Vec<TimeSpan>,
    /// From the beginning to the first word.
    pub first_word: Option<Millis>,
    /// From the last word to the end.
    pub silence_after: Millis,
    /// How many words the transcript has; none while there is none.
    pub words: Option<u32>,
    /// Words per minute of speech, pauses left out; none for too little speech to tell.
    pub pace: Option<f64>,
    /// Sounds and words that only fill: at least so many, since recognisers leave many out. None for
    /// a language whose fillers are not known here.
    pub fillers: Option<u32>,
    /// Words that take back half of what is said.
    pub hedges: Option<u32>,
    /// Words said twice in a row, at least.
    pub repeats: Option<u32>,
    /// Millionths by which the microphone's clock ran fast against the machine's; negative: slow. None
    /// under ten seconds, and for recordings made elsewhere.
    pub drift_ppm: Option<f64>,
}

impl SpokenFacts {
    pub(crate) fn new(speech: &[Span], length: Millis, words: Option<(Answer, String)>) -> SpokenFacts {
        let timing = Timing::of(speech, length);
        let delivery = words.map(|(answer, language)| Delivery::of(&answer, &language, speech, length));
        let delivery = delivery.as_ref();
        let times = |found: &[Phrase]| {
            u32::try_from(found.iter().map(|phrase| phrase.words.len()).sum::<usize>()).unwrap_or(u32::MAX)
        };
        let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
        let spans =
            |spans: &[Span]| spans.iter().map(|span| TimeSpan { from: span.from, to: span.to }).collect();
        SpokenFacts {
            speech: spans(speech),
            pauses: spans(&timing.pauses),
            first_word: timing.first_word,
            silence_after: timing.silence_after,
            words: delivery.map(|delivery| delivery.words),
            pace: delivery.and_then(|delivery| delivery.pace),
            fillers: delivery.and_then(|delivery| delivery.fillers.as_ref()).map(|found| times(found)),
            hedges: delivery.and_then(|delivery| delivery.hedges.as_ref()).map(|found| times(found)),
            repeats: delivery.map(|delivery| count(delivery.repeats.len())),
            drift_ppm: None,
        }
    }
}

/// One recording of an answer, with the words that count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SpokenView {
    pub recording: String,
    /// Its first sample, on the session's timeline.
    pub begun: Millis,
    pub length: Option<Millis>,
    /// Where it was recorded, or the file it came from.
    pub origin: String,
    /// Its sound was deleted; its words are here.
    pub removed: bool,
    pub words: Vec<SpokenWord>,
    /// The version of the transcript that counts; none while there is none.
    pub transcript: Option<i64>,
    /// Every version, the newest first.
    pub versions: Vec<TranscriptVersion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TranscriptVersion {
    pub id: i64,
    /// RFC 3339.
    pub made: String,
    /// What made it: the recogniser and its model, or the person.
    pub by: String,
    pub text: String,
    /// Which of its words, split at white space and counted from 0, the version that counts does not
    /// have in their place.
    pub differs: Vec<u32>,
}
