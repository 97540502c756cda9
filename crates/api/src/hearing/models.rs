//! Models for speech and for sentences: what is installed, and what can be had.

use super::locked;
use super::messages::Message;
use crate::dto::{Heard, ModelOffer, ModelPurpose, ModelView, ModelsView};
use crate::tiers::try_sentences;
use crate::{ApiError, Code, Hotseat};
use hotseat_speech::models::{CATALOGUE, Installed, ModelKind, Models, in_catalogue};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The window is told of a download whenever so much more has come.
const STEP: u64 = 1 << 20;

impl Hotseat {
    /// Installed models, and those of the catalogue.
    pub fn speech_models(&self) -> Result<ModelsView, ApiError> {
        let listed = self.models().list()?;
        let (mut installed, mut damaged) = (Vec::new(), Vec::new());
        for found in listed {
            match found {
                Ok(model) => installed.push(model_view(model)),
                Err(error) => damaged.push(ApiError::from(error).message),
            }
        }
        let offers = CATALOGUE.iter().map(|entry| {
            let weights = entry.weights();
            ModelOffer {
                name: entry.name.to_owned(),
                purpose: purpose(entry.kind),
                english_only: matches!(entry.languages, hotseat_speech::models::Languages::English),
                speed: serde_json::to_value(entry.speed)
                    .ok()
                    .and_then(|word| word.as_str().map(str::to_owned))
                    .unwrap_or_default(),
                bytes: entry.bytes(),
                sha256: weights.map_or("", |file| file.sha256).to_owned(),
                address: weights.map_or("", |file| file.address).to_owned(),
                installed: installed.iter().any(|model: &ModelView| model.name == entry.name),
            }
        });
        Ok(ModelsView { offers: offers.collect(), installed, damaged })
    }

    /// Installs a model of the person's: a copy, or where it is. A speech model is a file, a sentence
    /// model a folder, or a file in it.
    pub fn add_model(&self, path: String, copy: bool) -> Result<ModelView, ApiError> {
        let added = add_model(&self.models(), Path::new(&path), copy)?;
        self.tiers.look_again();
        Ok(model_view(added))
    }

    /// Reads a model whole and compares it with what was installed.
    pub fn verify_model(&self, name: String) -> Result<ModelView, ApiError> {
        Ok(model_view(self.models().verify(&name)?))
    }

    /// Removes a model and says how many bytes came free.
    pub fn remove_model(&self, name: String) -> Result<u32, ApiError> {
        let freed = self.models().remove(&name)?;
        self.tiers.look_again();
        Ok(u32::try_from(freed).unwrap_or(u32::MAX))
    }

    /// Downloads a model of the catalogue, the only thing for which Hotseat ever uses the network.
    /// Returns at once; [`Heard::Download`] tells how it goes. What has come is kept when it stops.
    pub fn download_model(&self, name: String) -> Result<(), ApiError> {
        let Some(entry) = in_catalogue(&name) else {
            return Err(ApiError::new(Code::NotFound, format!("The catalogue has no model {name:?}.")));
        };
        let stop = Arc::new(AtomicBool::new(false));
        if locked(&self.hearing.downloads).insert(name.clone(), Arc::clone(&stop)).is_some() {
            return Err(ApiError::new(Code::Busy, format!("{name} is being downloaded already.")));
        }
        let (models, tell) = (self.models(), self.hearing.tell.clone());
        std::thread::spawn(move || {
            let mut told = 0;
            let mut progress = |come: hotseat_speech::models::Downloaded| {
                if come.have >= told + STEP || come.have == come.of {
                    told = come.have;
                    let _ = tell.send(Message::Download {
                        name: name.clone(),
                        have: come.have,
                        of: come.of,
                        ended: None,
                    });
                }
                if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let came = models.get(entry, &mut progress);
            let _ = tell.send(Message::Download {
                name: name.clone(),
                have: told,
                of: entry.bytes(),
                ended: Some(came.map(drop)),
            });
        });
        Ok(())
    }

    /// Stops a download; it goes on from there when asked for again.
    pub fn stop_download(&self, name: String) -> Result<(), ApiError> {
        if let Some(stop) = locked(&self.hearing.downloads).get(&name) {
            stop.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    pub(super) fn take_download(
        &self,
        name: String,
        have: u64,
        of: u64,
        ended: Option<Result<(), hotseat_speech::models::ModelError>>,
    ) -> Heard {
        if ended.is_some() {
            locked(&self.hearing.downloads).remove(&name);
        }
        let installed = matches!(ended, Some(Ok(())));
        if installed {
            self.tiers.look_again();
        }
        let message = ended.and_then(Result::err).map(|error| ApiError::from(error).message);
        Heard::Download { name, have, of, installed, message }
    }
}

fn model_view(model: Installed) -> ModelView {
    ModelView {
        name: model.file.name,
        purpose: purpose(model.kind),
        path: model.file.path.display().to_string(),
        bytes: model.file.bytes,
        present: model.present,
    }
}

fn purpose(kind: ModelKind) -> ModelPurpose {
    match kind {
        ModelKind::Sentences => ModelPurpose::Comparing,
        _ => ModelPurpose::Transcribing,
    }
}

/// Installs a model of the person's. A sentence model is loaded first, which finds more than looking
/// at its files does.
///
/// # Errors
/// When it is no whole model, can't be loaded, its name is taken, or it can't be copied.
pub fn add_model(models: &Models, path: &Path, copy: bool) -> Result<Installed, ApiError> {
    if let Some(folder) = hotseat_speech::models::sentence_folder(path) {
        hotseat_speech::models::examine_folder(folder)?;
        try_sentences(folder)?;
    }
    Ok(models.add(path, copy)?)
}
