//! The use cases that the window calls, named once.

/// Hands the whole table of use cases to the macro named `$with`: the window's commands, and the
/// TypeScript that calls them, are both made from it.
#[macro_export]
macro_rules! with_use_cases {
    ($with:path) => {
        $with! {
            home() -> Home;
            library(filter: LibraryFilter) -> Library;
            question(id: QuestionId) -> QuestionView;
            preview_import(path: String, choices: Option<ImportChoices>) -> ImportPreview;
            decide_import_duplicate(path: String, first: QuestionId, second: QuestionId, decision: Option<DuplicateDecision>) -> ImportPreview;
            take_import(path: String, hash: String, title: String) -> PackCard;
            bank_duplicates() -> Vec<DuplicateView>;
            decide_bank_duplicate(first: QuestionId, second: QuestionId, decision: Option<DuplicateDecision>) -> Vec<DuplicateView>;
            edit_question(id: QuestionId) -> EditView;
            begin_question(pack: PackId) -> EditView;
            check_question(id: Option<QuestionId>, pack: PackId, text: String) -> EditCheck;
            keep_draft(id: Option<QuestionId>, pack: PackId, text: Option<String>) -> Option<Draft>;
            save_question(save: SaveQuestion) -> SaveOutcome;
            revert_question(id: QuestionId) -> EditView;
            restore_question(id: QuestionId) -> QuestionView;
            put_key_point(question: QuestionId, point: KeyPoint) -> QuestionView;
            remove_key_point(question: QuestionId, key_point: String) -> QuestionView;
            new_pack(title: String, folder: Option<String>) -> PackCard;
            add_pack(folder: String) -> PackCard;
            rename_pack(id: PackId, title: String) -> PackCard;
            remove_pack(id: PackId) -> Home;
            export_bank(selection: BankSelection, format: BankFormat, path: String) -> Exported;
            practise(id: QuestionId) -> InterviewView;
            plan_start() -> PlanStart;
            preview_plan(settings: PlanSettings) -> PlanPreview;
            begin(settings: PlanSettings) -> InterviewView;
            current() -> Option<InterviewView>;
            resume(session: String) -> InterviewView;
            leave() -> Home;
            act(session: String, item: Option<u32>, action: Action) -> InterviewView;
            edit(batch: EditBatch) -> Saved;
            replace_text(replacement: TextReplacement) -> Saved;
            today() -> Today;
            schedule() -> ScheduleView;
            set_goal(goal: Option<Goal>) -> ScheduleView;
            progress(period: Period) -> ProgressView;
            apply_template(template: Template, settings: PlanSettings) -> PlanSettings;
            repeat(session: String) -> InterviewView;
            history(filter: HistoryFilter) -> HistoryPage;
            search(query: String, after: Option<u32>) -> SearchPage;
            rename_session(id: String, title: String) -> SessionCard;
            tag_session(id: String, tags: Vec<String>) -> SessionCard;
            what_goes(what: Deletion) -> WhatGoes;
            delete_from_history(what: Deletion) -> DeletedThing;
            undelete(what: Deletion) -> ();
            purge(what: Option<Deletion>) -> DiskUse;
            disk_use() -> DiskUse;
            set_keep_rules(rules: KeepRules) -> DiskUse;
            back_up(path: String) -> BackupView;
            check_backup(path: String) -> BackupView;
            restore_backup(path: String, folder: String) -> Restored;
            report(scope: ReportScope, format: ReportFormat, path: String) -> Exported;
            session(id: String) -> SessionView;
            amend(id: String, action: Action) -> SessionView;
            timeline(session: String, item: u32, take: Option<u32>) -> TimelineView;
            explain_point(session: String, item: u32, key_point: String) -> PointExplanation;
            attempts(question: QuestionId) -> AttemptsView;
            set_comparing(model: Option<String>) -> ();
            comparing() -> ComparingView;
            compare_again_start() -> ReplayStart;
            compare_again(sessions: Vec<String>, item: Option<u32>) -> Replayed;
            microphones() -> Vec<MicrophoneInfo>;
            set_hearing(settings: HearingSettings) -> ();
            monitor(on: bool) -> Option<MicrophoneInfo>;
            speech_models() -> ModelsView;
            add_model(path: String, copy: bool) -> ModelView;
            verify_model(name: String) -> ModelView;
            remove_model(name: String) -> u32;
            download_model(name: String) -> ();
            stop_download(name: String) -> ();
            voices() -> Vec<VoiceView>;
            say(text: String, settings: VoiceSettings) -> bool;
            hush() -> ();
            transcribe(recording: String) -> ();
            edit_transcript(recording: String, text: String) -> ();
            choose_transcript(recording: String, version: i64) -> ();
            waveform(recording: String, width: u32) -> Vec<PeakView>;
            speech_facts(recording: String) -> SpokenFacts;
            add_recording(session: String, item: u32, path: String) -> ();
            export_clip(recording: String, from: Millis, to: Millis, path: String) -> Exported;
            export_transcript(recording: String, format: TranscriptFormat, path: String) -> Exported;
            export(id: String, format: ExportFormat, path: String) -> Exported;
            rubrics() -> Vec<RubricCard>;
            rubric(id: String) -> RubricView;
            check_rubric(rubric: Rubric) -> RubricCheck;
            save_rubric(rubric: Rubric) -> RubricView;
            remove_rubric(id: String) -> Vec<RubricCard>;
            import_rubric(path: String) -> RubricView;
            export_rubric(id: String, path: String) -> Exported;
            rescores_due() -> RescoresDue;
            begin_rescore(session: String, item: u32) -> RescoreView;
            rescore(session: String, item: u32, score: OwnScore) -> DriftView;
            drift(session: String, item: u32) -> Option<DriftView>;
            calibration() -> CalibrationView;
            share_start(session: String) -> ShareStart;
            share(choice: ShareChoice, path: String) -> Shared;
            merge_response(path: String) -> Merged;
            mentors(session: String) -> MentorsView;
        }
    };
}
