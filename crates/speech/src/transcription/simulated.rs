use crate::transcription::engine::{Engine, EngineError, Pulse};
use crate::transcription::piece::Piece;
use crate::transcription::settings::{Provenance, Settings};
use crate::transcription::transcript::TimedWord;
use hotseat_interview::Millis;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What the simulated engine hears, and how it misbehaves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Script {
    /// The words of the whole recording. Each stretch of speech gives those whose middle lies in it.
    pub words: Vec<TimedWord>,
    /// Work for each second of speech, in milliseconds.
    pub pace: u64,
    pub fault: Option<Fault>,
}

/// A way for the transcriber to break, for tests and for trying the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Ends at once, as whisper.cpp does when an assertion fails.
    Abort,
    /// Aborts as long as it may use a graphics card, as a broken driver does.
    AbortOnGpu,
    /// Never answers again.
    Hang,
    /// Never loads.
    HangWhileLoading,
    /// Answers with bytes that mean nothing.
    Babble,
    /// Says that it can't.
    Refuse,
}

pub(crate) struct Simulated {
    script: Script,
    provenance: Provenance,
}

impl Simulated {
    pub fn load(script: &Script, settings: &Settings, pulse: &Pulse) -> Result<Simulated, EngineError> {
        if script.fault == Some(Fault::HangWhileLoading) {
            hang();
        }
        pulse.beat();
        let provenance = Provenance {
            engine: "simulated".to_owned(),
            engine_version: env!("CARGO_PKG_VERSION").to_owned(),
            model: "script".to_owned(),
            model_sha256: String::new(),
            language: settings.language.clone(),
            prompt: settings.terms.join(", "),
            threads: settings.threads,
            beam: 1,
            gpu: settings.gpu,
        };
        Ok(Simulated { script: script.clone(), provenance })
    }

    fn misbehave(&self) -> Result<(), EngineError> {
        match self.script.fault {
            Some(Fault::AbortOnGpu) if !self.provenance.gpu => Ok(()),
            Some(Fault::Abort | Fault::AbortOnGpu) => {
                eprintln!("GGML_ASSERT: the simulated engine was told to abort");
                std::process::abort()
            }
            Some(Fault::Hang) => hang(),
            Some(Fault::Babble) => Err(EngineError::Babble),
            Some(Fault::Refuse) => Err(EngineError::Told),
            Some(Fault::HangWhileLoading) | None => Ok(()),
        }
    }
}

fn hang() -> ! {
    loop {
        std::thread::park();
    }
}

impl Engine for Simulated {
    fn provenance(&self) -> Provenance {
        self.provenance.clone()
    }

    fn recognise(
        &mut self,
        piece: &Piece,
        _samples: &[f32],
        pulse: &Pulse,
    ) -> Result<Vec<TimedWord>, EngineError> {
        self.misbehave()?;
        for _ in 0..piece.speech.0.div_ceil(100) {
            if pulse.beat() {
                return Err(EngineError::Stopped);
            }
            std::thread::sleep(Duration::from_micros(self.script.pace * 100));
        }
        let middle = |word: &TimedWord| Millis(word.from.0.midpoint(word.to.0));
        let heard = self.script.words.iter().filter_map(|word| {
            let at = piece.find(middle(word))?;
            let half = Millis((word.to - word.from).0 / 2);
            Some(TimedWord { from: at - half, to: at + half, ..word.clone() })
        });
        Ok(heard.collect())
    }
}
