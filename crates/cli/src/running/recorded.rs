use super::Run;
use hotseat_api::dto::{Answers, Heard, HearingSettings};
use hotseat_api::{ApiError, Code, Hotseat};
use hotseat_interview::{Millis, Plan, QuestionId};
use hotseat_speech::recording::{Limits, import};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Answers that were spoken and recorded elsewhere, by question.
pub struct Recordings {
    files: BTreeMap<QuestionId, Recording>,
    /// They are to be transcribed.
    heard: bool,
}

pub struct Recording {
    file: PathBuf,
    length: Millis,
}

impl Recording {
    /// Begun seconds.
    pub fn seconds(&self) -> u32 {
        u32::try_from(self.length.0.div_ceil(1000)).unwrap_or(u32::MAX)
    }
}

impl Recordings {
    /// Those that the plan asks for. Each is read whole, so that one that can't be read is told before
    /// anything is stored.
    pub fn of(answers: &Answers, plan: &Plan, file: &Path) -> Result<Recordings, ApiError> {
        let folder = file.parent().unwrap_or(Path::new(""));
        let place = tempfile::tempdir().map_err(|error| {
            ApiError::new(Code::Io, "The system's folder for passing files can't be used.").with_detail(error)
        })?;
        let mut files = BTreeMap::new();
        for (number, asked) in plan.items.iter().enumerate() {
            let id = &asked.question.id;
            let Some(named) = answers.answers.get(id).and_then(|answer| answer.recording.as_ref()) else {
                continue;
            };
            let file = folder.join(named);
            let read = import(&file, &place.path().join(format!("{number}.flac")), Limits::default())?;
            files.insert(id.clone(), Recording { file, length: read.length });
        }
        Ok(Recordings { files, heard: false })
    }

    /// Says what they are transcribed with; without a model they are kept as they are.
    ///
    /// # Errors
    /// When there is no such model.
    pub fn listen_with(&mut self, hotseat: &Hotseat, asked: &Run) -> Result<(), ApiError> {
        let Some(name) = &asked.model else { return Ok(()) };
        let installed = hotseat.speech_models()?.installed;
        if !installed.iter().any(|model| model.name == *name) {
            let message = format!("There is no model {name:?}; hotseat-cli model list says which there are.");
            return Err(ApiError::new(Code::NotFound, message));
        }
        self.heard = true;
        hotseat.set_hearing(HearingSettings {
            model: Some(name.to_owned()),
            language: asked.language.code().to_owned(),
            prime: !asked.no_terms,
            ..Default::default()
        })
    }

    pub fn get(&self, question: &QuestionId) -> Option<&Recording> {
        self.files.get(question)
    }

    /// Gives a recording to the answer that is being given, and waits for its words. What went wrong
    /// with them, if anything: the recording is kept all the same.
    pub fn give(
        &self,
        hotseat: &Hotseat,
        session: &str,
        item: u32,
        recording: &Recording,
    ) -> Result<Option<ApiError>, ApiError> {
        let file = recording.file.display().to_string();
        hotseat.add_recording(session.to_owned(), item, file.clone())?;
        if !self.heard {
            return Ok(None);
        }
        loop {
            for heard in hotseat.hear(Duration::from_millis(100))? {
                match heard {
                    Heard::Transcribed { .. } => return Ok(None),
                    Heard::NotTranscribed { message, .. } => {
                        let message = format!("{file} was kept, and could not be transcribed: {message}.");
                        return Ok(Some(ApiError::new(Code::Io, message)));
                    }
                    _ => {}
                }
            }
        }
    }
}
