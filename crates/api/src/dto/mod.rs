//! What crosses to the window and to `--json`. Nothing in here decides anything.

mod answers;
mod bank;
mod editing;
mod hearing;
mod import;
mod interview;
mod planning;
mod review;

pub use answers::{Answers, LONGEST_SECONDS, ScriptedAnswer, ScriptedTry};
pub use bank::{
    Home, Library, LibraryFilter, PackCard, PackCount, PackKind, QuestionRow, QuestionState, QuestionView,
    StateCount, TopicCount, Unfinished,
};
pub use editing::{
    BankFormat, BankSelection, Draft, EditCheck, EditProblem, EditView, SaveOutcome, SaveQuestion,
};
pub use hearing::{
    Heard, HearingSettings, MicrophoneInfo, MicrophoneState, ModelOffer, ModelView, ModelsView, PeakView,
    SpokenFacts, SpokenView, SpokenWord, TimeSpan, TranscriptFormat, TranscriptVersion, VoiceSettings,
    VoiceView,
};
pub use import::{
    DuplicateDecision, DuplicateSide, DuplicateView, GoneRow, ImportChoices, ImportColumns, ImportLine,
    ImportNote, ImportPreview, ImportRow, ImportStatus, TakenAs,
};
pub use interview::{
    Action, AnswerView, AskedView, EditBatch, InterviewView, PointToJudge, ProbeView, RowToScore, Saved,
    StageView, TextReplacement, TypedEdit,
};
pub use planning::{LevelCount, PlanPreview, PlanStart};
pub use review::{
    ExportFormat, Exported, ItemReview, Reveal, RevealedPoint, RevealedTrap, ReviewNote, SessionCard,
    SessionView, TakeView, Tally, TextRange,
};

pub use hotseat_interview::{KeyPoint, Millis, PackId, PlanSettings, QuestionId};
