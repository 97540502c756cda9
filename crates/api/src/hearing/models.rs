//! Speech models: what is installed, and what can be had.

use super::locked;
use super::messages::Message;
use crate::dto::{Heard, ModelOffer, ModelView, ModelsView};
use crate::{ApiError, Code, Hotseat};
use hotseat_speech::models::{CATALOGUE, Installed, in_catalogue};
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
        let offers = CATALOGUE.iter().map(|entry| ModelOffer {
            name: entry.name.to_owned(),
            english_only: matches!(entry.languages, hotseat_speech::models::Languages::English),
            speed: serde_json::to_value(entry.speed)
                .ok()
                .and_then(|word| word.as_str().map(str::to_owned))
                .unwrap_or_default(),
            bytes: entry.bytes,
            sha256: entry.sha256.to_owned(),
            address: entry.address.to_owned(),
            installed: installed.iter().any(|model: &ModelView| model.name == entry.name),
        });
        Ok(ModelsView { offers: offers.collect(), installed, damaged })
    }

    /// Installs a model file of the person's: a copy, or where it is.
    pub fn add_model(&self, path: String, copy: bool) -> Result<ModelView, ApiError> {
        Ok(model_view(self.models().add(Path::new(&path), copy)?))
    }

    /// Reads a model whole and compares it with what was installed.
    pub fn verify_model(&self, name: String) -> Result<ModelView, ApiError> {
        Ok(model_view(self.models().verify(&name)?))
    }

    /// Removes a model and says how many bytes came free.
    pub fn remove_model(&self, name: String) -> Result<u32, ApiError> {
        let freed = self.models().remove(&name)?;
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
                of: entry.bytes,
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
        let message = ended.and_then(Result::err).map(|error| ApiError::from(error).message);
        Heard::Download { name, have, of, installed, message }
    }
}

fn model_view(model: Installed) -> ModelView {
    ModelView {
        name: model.file.name,
        path: model.file.path.display().to_string(),
        bytes: model.file.bytes,
        present: model.present,
    }
}
