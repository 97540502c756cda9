//! What crosses to the window and to `--json`. Nothing in here decides anything.

mod answers;
mod bank;
mod comparing;
mod editing;
mod hearing;
mod history;
mod import;
mod interview;
mod planning;
mod progress;
mod reporting;
mod review;
mod scoring;
mod sharing;
mod tidying;
mod timeline;

pub use answers::{Answers, LONGEST_SECONDS, ScriptedAnswer, ScriptedTry};
pub use bank::{
    Home, Library, LibraryFilter, PackCard, PackCount, PackKind, QuestionRow, QuestionState, QuestionView,
    StateCount, TopicCount, Unfinished,
};
pub use comparing::{
    AnswerChange, ComparingView, ComparisonVersion, PointWas, ReplaySession, ReplayStart, Replayed,
    TrapChange, VerdictChange,
};
pub use editing::{
    BankFormat, BankSelection, Draft, EditCheck, EditProblem, EditView, SaveOutcome, SaveQuestion,
};
pub use hearing::{
    Heard, HearingSettings, MicrophoneInfo, MicrophoneState, ModelOffer, ModelPurpose, ModelView, ModelsView,
    PeakView, SpokenFacts, SpokenView, SpokenWord, TimeSpan, TranscriptFormat, TranscriptVersion,
    VoiceSettings, VoiceView,
};
pub use history::{
    HistoryFilter, HistoryPage, HitKind, QuestionHit, SearchHit, SearchPage, SessionState, SnippetPart,
    TagCount,
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
pub(crate) use progress::level_name;
pub use progress::{
    ChangedPoint, Goal, Period, PlanDayView, PracticeView, ProgressView, ReadinessView, Remembered,
    ScheduleView, SessionChanges, Standing, Step, Today, TopicReadiness, Trend, TrendPlace, Unit,
};
pub use reporting::{ReportFormat, ReportScope};
pub use review::{
    ExportFormat, Exported, ItemReview, Reveal, RevealedPoint, RevealedTrap, ReviewNote, SessionCard,
    SessionView, TakeView, Tally, TextRange,
};
pub use tidying::{BackupView, DeletedThing, Deletion, DiskUse, KeepRules, Restored, SessionUse, WhatGoes};
pub use timeline::{
    Activity, ActivityKind, Attempt, AttemptPoint, AttemptsView, Change, ChangeMark, Clip, CommentMark,
    MetWord, Near, NoteMark, PointExplanation, PointMark, ReplayEdit, ScratchMark, Stretch, TimelineView,
    TrapMark, TypedWord,
};

pub use scoring::{
    Against, AgreementView, CalibrationPart, CalibrationView, DriftPoint, DriftRow, DriftView, DueAnswer,
    IntervalView, RescoreView, RescoresDue, RowAgreement, RubricCard, RubricCheck, RubricProblem,
    RubricVersion, RubricView, TopicBias, TrendStep,
};
pub use sharing::{
    MentorItemView, MentorRemark, MentorRow, MentorView, MentorsView, Merged, RedactedWords, ShareChoice,
    ShareItem, SharePart, ShareStart, ShareWord, Shared,
};

pub use hotseat_interview::{KeyPoint, Millis, OwnScore, PackId, PlanSettings, QuestionId, Rubric, Template};
