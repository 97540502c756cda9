//! The TypeScript bindings are made from the Rust types; this test fails when the committed file
//! has drifted. `./dev bless` writes it anew.

use hotseat_api::dto::*;
use hotseat_api::{ApiError, Code, Severity, with_use_cases};
use hotseat_interview::*;
use std::fmt::Write as _;
use std::path::Path;
use ts_rs::{Config, TS};

macro_rules! declarations {
    ($config:expr; $($ty:ty),* $(,)?) => {
        [$(format!("export {}", <$ty as TS>::decl($config))),*]
    };
}

macro_rules! use_cases {
    ($($name:ident($($arg:ident: $ty:ty),*) -> $reply:ty;)*) => {
        fn use_cases(config: &Config) -> String {
            let mut out = String::from("export type UseCases = {\n");
            $(
                let args: Vec<String> =
                    vec![$(format!("{}: {}", stringify!($arg), <$ty as TS>::name(config))),*];
                let args = if args.is_empty() { "Record<string, never>".into() } else { format!("{{ {} }}", args.join("; ")) };
                let _ = writeln!(out, "  {}: {{ args: {args}; reply: {} }};", stringify!($name), <$reply as TS>::name(config));
            )*
            out.push_str("};\n");
            out
        }
    };
}
with_use_cases!(use_cases);

fn bindings() -> String {
    let config = Config::default();
    let types = declarations!(&config;
        Millis, PackId, QuestionId, Level, Weight, KeyPoint, Trap, Samples, Anchor, Row,
        Mode, ClockStyle, Manner, PlanSettings, Reading, Zone, Outcome, Close, Doc, Judgement, MissReason, OwnScore,
        Verdict, Engine, Rule, MatchKind, WordMatch,
        Code, ApiError, PackKind, PackCard, TopicCount, LevelCount, Tally, SessionCard, Unfinished, Home,
        QuestionState, LibraryFilter, QuestionRow, PackCount, StateCount, Library, QuestionView, ImportColumns,
        ImportChoices, TakenAs, ImportLine, ImportStatus, ImportRow, GoneRow, DuplicateDecision, DuplicateSide,
        DuplicateView, ImportNote, ImportPreview, Severity, EditProblem, EditCheck, Draft, EditView,
        SaveQuestion, SaveOutcome, BankSelection, BankFormat,
        PlanStart, PlanPreview, AskedView, PointToJudge, RowToScore, ProbeView, AnswerView, StageView, InterviewView,
        Action, TypedEdit, EditBatch, TextReplacement, Saved, TextRange, TakeView, RevealedPoint, RevealedTrap,
        SpokenWord, TranscriptVersion, TranscriptFormat, SpokenView, TimeSpan, SpokenFacts, PeakView, MicrophoneInfo, MicrophoneState,
        HearingSettings, VoiceSettings, VoiceView, ModelView, ModelOffer, ModelsView, Heard,
        Template, Goal, PracticeView, PlanDayView, ScheduleView, Today, Period, Step, TrendPlace, Unit, Trend,
        TopicReadiness, ReadinessView, Remembered, ChangedPoint, SessionChanges, Standing, ProgressView,
        Reveal, ReviewNote, ItemReview, SessionView, ExportFormat, Exported,
        Rubric, RubricCard, RubricVersion, RubricView, RubricProblem, RubricCheck, DueAnswer, RescoresDue, RescoreView,
        DriftPoint, DriftRow, DriftView, Against, IntervalView, AgreementView, TopicBias, TrendStep, CalibrationPart,
        RowAgreement, CalibrationView, ShareWord, SharePart, ShareItem, ShareStart, RedactedWords, ShareChoice, Shared,
        Merged, MentorRow, MentorRemark, MentorItemView, MentorView, MentorsView,
        GapKind, RecordingEnd, Stretch, Clip, ActivityKind, Activity, Change, ChangeMark, ReplayEdit, TypedWord,
        ScratchMark, Near, MetWord, PointMark, TrapMark, NoteMark, CommentMark, TimelineView, PointExplanation, AttemptPoint,
        Attempt, AttemptsView, ModelPurpose, ComparingView, VerdictChange, TrapChange, PointWas, ComparisonVersion,
        ReplaySession, ReplayStart, AnswerChange, Replayed,
        SessionState, HistoryFilter, TagCount, HistoryPage, HitKind, SnippetPart, SearchHit, QuestionHit, SearchPage,
        BackupView, Restored, Deletion, WhatGoes, DeletedThing, KeepRules, SessionUse, DiskUse, ReportScope, ReportFormat,
    );
    format!(
        "// Made from the Rust types by crates/api/tests/bindings.rs. Do not edit.\n\n{}\n\n{}",
        types.join("\n\n"),
        use_cases(&config)
    )
}

#[test]
fn the_committed_bindings_are_those_of_the_rust_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/backend/bindings.ts");
    let made = bindings();
    if std::env::var_os("HOTSEAT_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("create the folder");
        std::fs::write(&path, &made).expect("write the bindings");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "ui/src/backend/bindings.ts has drifted from the Rust types: run `./dev bless` and commit it"
    );
}
