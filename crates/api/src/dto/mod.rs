//! What crosses to the window and to `--json`. Nothing in here decides anything.

mod answers;
mod bank;
mod hearing;
mod import;
mod interview;
mod planning;
mod review;

pub use answers::{Answers, LONGEST_SECONDS, ScriptedAnswer};
pub use bank::{
    Home, Library, LibraryFilter, PackCard, PackKind, QuestionRow, QuestionView, TopicCount, Unfinished,
};
pub use hearing::{
    Heard, HearingSettings, MicrophoneInfo, MicrophoneState, ModelOffer, ModelView, ModelsView, PeakView,
    SpokenFacts, SpokenView, SpokenWord, TimeSpan, TranscriptVersion, VoiceSettings, VoiceView,
};
pub use import::{ImportNote, ImportPreview, ImportRow};
pub use interview::{
    Action, AnswerView, AskedView, EditBatch, InterviewView, PointToJudge, ProbeView, RowToScore, Saved,
    StageView, TextReplacement, TypedEdit,
};
pub use planning::{LevelCount, PlanPreview, PlanStart};
pub use review::{
    ExportFormat, Exported, ItemReview, Reveal, RevealedPoint, RevealedTrap, ReviewNote, SessionCard,
    SessionView, TakeView, Tally, TextRange,
};

pub use hotseat_interview::{Millis, PackId, PlanSettings, QuestionId};
