use crate::models::{ModelFile, examine};
use crate::transcription::engine::{Engine, EngineError, Pulse};
use crate::transcription::piece::Piece;
use crate::transcription::settings::{Provenance, Settings};
use crate::transcription::transcript::TimedWord;
use crate::transcription::words::{Token, words};
use std::ffi::c_void;
use whisper_rs::{FullParams, SamplingStrategy, WhisperContext, WhisperContextParameters, WhisperState};

/// Width of the beam search: whisper.cpp's own choice.
const BEAM: u8 = 5;

/// The most tokens of a prompt. Whisper has room for half of its text window, 224; a part of that
/// is enough for names, and each token costs time with every piece.
const LONGEST_PROMPT: usize = 160;

/// Whether this build can use a graphics card at all. Only there is flash attention the faster way: on
/// the processor it takes a sixth longer (docs/measurements.md).
const GRAPHICS_CARD: bool = cfg!(any(feature = "cuda", feature = "metal", feature = "vulkan"));

/// whisper.cpp.
pub(crate) struct Whisper {
    state: WhisperState,
    end_of_text: i32,
    prompt: Vec<i32>,
    provenance: Provenance,
}

impl Whisper {
    pub fn load(model: &ModelFile, settings: &Settings) -> Result<Whisper, EngineError> {
        // Between the check of whoever asked and now, the file may have changed. Reading it all for
        // its hash costs little more than loading it, which reads it again from memory.
        examine(&model.path)?;
        model.verify()?;
        let code = settings.language.code();
        if whisper_rs::get_lang_id(code).is_none() {
            return Err(EngineError::UnknownLanguage(code.to_owned()));
        }
        let mut parameters = WhisperContextParameters::default();
        parameters.use_gpu(settings.gpu).flash_attn(settings.gpu && GRAPHICS_CARD);
        let context = WhisperContext::new_with_params(&model.path, parameters)?;
        if !context.is_multilingual() && code != "en" {
            return Err(EngineError::EnglishOnly { model: model.name.clone(), language: code.to_owned() });
        }
        let (text, prompt) = prompt(&context, &settings.terms);
        let provenance = Provenance {
            engine: "whisper.cpp".to_owned(),
            engine_version: whisper_rs::WHISPER_CPP_VERSION.to_owned(),
            model: model.name.clone(),
            model_sha256: model.sha256.clone(),
            language: settings.language.clone(),
            prompt: text,
            threads: settings.threads,
            beam: BEAM,
            gpu: settings.gpu,
        };
        let end_of_text = context.token_eot();
        Ok(Whisper { state: context.create_state()?, end_of_text, prompt, provenance })
    }
}

fn parameters<'a>(made: &'a Provenance, prompt: &'a [i32], pulse: &Pulse) -> FullParams<'a, 'a> {
    let mut parameters =
        FullParams::new(SamplingStrategy::BeamSearch { beam_size: i32::from(BEAM), patience: -1.0 });
    parameters.set_n_threads(i32::from(made.threads));
    parameters.set_language(Some(made.language.code()));
    parameters.set_translate(false);
    parameters.set_token_timestamps(true);
    // Each piece stands for itself: a mistake in one does not lead the next astray.
    parameters.set_no_context(true);
    // Room for exactly the prompt, so that nothing else is ever carried on.
    let room = if prompt.is_empty() { 0 } else { prompt.len() + 1 };
    parameters.set_n_max_text_ctx(i32::try_from(room).unwrap_or(0));
    if !prompt.is_empty() {
        parameters.set_tokens(prompt);
    }
    parameters.set_print_special(false);
    parameters.set_print_progress(false);
    parameters.set_print_realtime(false);
    parameters.set_print_timestamps(false);
    watch(&mut parameters, pulse);
    parameters
}

/// Lets whisper.cpp ask after each step whether to stop, which also shows that it is alive.
///
/// `FullParams::set_abort_callback_safe` is not used: it hands whisper.cpp a boxed closure, and
/// reads it back as the closure itself, so that what it answers is arbitrary.
#[allow(unsafe_code)]
fn watch(parameters: &mut FullParams<'_, '_>, pulse: &Pulse) {
    extern "C" fn beat(pulse: *mut c_void) -> bool {
        // SAFETY: the pointer is the one set below; the pulse is borrowed for as long as whisper.cpp
        // runs, is only read through shared references, and all its fields are atomic.
        let pulse = unsafe { &*pulse.cast::<Pulse>().cast_const() };
        pulse.beat()
    }
    // SAFETY: the callback touches nothing of whisper.cpp. `parameters` are used for one call while
    // `recognise` holds the borrow of `pulse`.
    unsafe {
        parameters.set_abort_callback(Some(beat));
        parameters.set_abort_callback_user_data(std::ptr::from_ref(pulse).cast_mut().cast());
    }
}

/// As many whole terms as fit, as a list, and its tokens.
fn prompt(context: &WhisperContext, terms: &[String]) -> (String, Vec<i32>) {
    let room = usize::try_from(context.n_text_ctx() / 2 - 1).unwrap_or(0).min(LONGEST_PROMPT);
    let (mut text, mut tokens) = (String::new(), Vec::new());
    for term in terms.iter().map(|term| term.trim()).filter(|term| !term.is_empty()) {
        let longer = if text.is_empty() { format!(" {term}") } else { format!("{text}, {term}") };
        // Room for as many tokens as there are bytes, which there never are more of: for one token too
        // many, whisper.cpp answers with a number that the binding takes for the length of a list.
        match context.tokenize(&longer, longer.len()) {
            Ok(more) if more.len() <= room => (text, tokens) = (longer, more),
            // Too long, or with a zero byte in it.
            _ => {}
        }
    }
    (text.trim().to_owned(), tokens)
}

impl Engine for Whisper {
    fn provenance(&self) -> Provenance {
        self.provenance.clone()
    }

    fn recognise(
        &mut self,
        _piece: &Piece,
        samples: &[f32],
        pulse: &Pulse,
    ) -> Result<Vec<TimedWord>, EngineError> {
        // Less than a tenth of a second is no word, and whisper.cpp refuses it.
        if samples.len() < 1600 {
            return Ok(Vec::new());
        }
        let parameters = parameters(&self.provenance, &self.prompt, pulse);
        let outcome = self.state.full(parameters, samples);
        if pulse.stopped() {
            return Err(EngineError::Stopped);
        }
        outcome?;
        let mut tokens = Vec::new();
        for segment in self.state.as_iter() {
            for index in 0..segment.n_tokens() {
                let Some(token) = segment.get_token(index) else { continue };
                if token.token_id() >= self.end_of_text {
                    continue;
                }
                let data = token.token_data();
                tokens.push(Token {
                    bytes: token.to_bytes()?.to_vec(),
                    // Whisper counts in hundredths of a second.
                    from: u64::try_from(data.t0).unwrap_or(0) * 10,
                    to: u64::try_from(data.t1).unwrap_or(0) * 10,
                    probability: data.p,
                });
            }
        }
        Ok(words(&tokens))
    }
}
