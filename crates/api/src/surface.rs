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
            preview_import(path: String) -> ImportPreview;
            take_import(path: String, hash: String, title: String) -> PackCard;
            remove_pack(id: PackId) -> Home;
            plan_start() -> PlanStart;
            preview_plan(settings: PlanSettings) -> PlanPreview;
            begin(settings: PlanSettings) -> InterviewView;
            current() -> Option<InterviewView>;
            resume(session: String) -> InterviewView;
            leave() -> Home;
            act(session: String, item: Option<u32>, action: Action) -> InterviewView;
            edit(batch: EditBatch) -> Saved;
            replace_text(replacement: TextReplacement) -> Saved;
            history() -> Vec<SessionCard>;
            session(id: String) -> SessionView;
            amend(id: String, action: Action) -> SessionView;
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
            export_clip(recording: String, from: Millis, to: Millis, path: String) -> ();
            export(id: String, format: ExportFormat, path: String) -> Exported;
        }
    };
}
