use super::ModelError;
use super::ggml::Kind;
use super::tensors::{Shape, tensors};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// What a model file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub bytes: u64,
    /// Knows English only.
    pub english_only: bool,
    /// How its weights are stored: `f16`, `q5_0` and so on.
    pub weights: &'static str,
}

/// Words in the vocabulary of the models that know English only; the others have more.
const ENGLISH_VOCABULARY: u64 = 51_864;

/// Walks through a model file and compares every declared size with what follows, without reading
/// the weights. whisper.cpp itself trusts the file: on a damaged one it aborts, crashes, hangs or
/// loads silently what is incomplete. Only damaged weights get past this; the SHA-256 finds those.
///
/// # Errors
/// [`ModelError::NotAModel`] with the first thing that is wrong.
pub fn examine(path: &Path) -> Result<Facts, ModelError> {
    let file = File::open(path).map_err(ModelError::io(path))?;
    let about = file.metadata().map_err(ModelError::io(path))?;
    let mut walk = Walk { input: BufReader::new(file), at: 0, bytes: about.len() };
    if !about.is_file() {
        return Err(not_a_model(path, "it is no file", 0));
    }
    match walk.model() {
        Ok((english_only, weights)) => Ok(Facts { bytes: walk.bytes, english_only, weights }),
        Err(Stop::Io(error)) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(not_a_model(path, "it ends too early", walk.bytes))
        }
        Err(Stop::Io(error)) => Err(ModelError::io(path)(error)),
        Err(Stop::Wrong(reason)) => Err(not_a_model(path, &reason, walk.at)),
    }
}

fn not_a_model(path: &Path, reason: &str, at: u64) -> ModelError {
    ModelError::NotAModel { path: path.to_owned(), reason: reason.to_owned(), at }
}

enum Stop {
    Io(io::Error),
    Wrong(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Io(error)
    }
}

fn wrong<T>(reason: impl Into<String>) -> Result<T, Stop> {
    Err(Stop::Wrong(reason.into()))
}

struct Walk {
    input: BufReader<File>,
    at: u64,
    bytes: u64,
}

impl Walk {
    fn model(&mut self) -> Result<(bool, &'static str), Stop> {
        let mut magic = [0; 4];
        self.input.read_exact(&mut magic)?;
        if &magic == b"GGUF" {
            return wrong("it is in GGUF format, which whisper.cpp does not read");
        }
        if &magic != b"lmgg" {
            return wrong("it does not begin with ggml's mark");
        }
        self.at = 4;
        let shape = self.shape()?;
        self.vocabulary(&shape)?;
        self.weights(&shape)?;
        Ok((shape.vocabulary <= ENGLISH_VOCABULARY, shape.kind.name))
    }

    fn shape(&mut self) -> Result<Shape, Stop> {
        let vocabulary = self.number("words", 50_257..=60_000)?;
        let audio_context = self.number("audio positions", 1..=1500)?;
        let width = self.number("width", 8..=2048)?;
        let audio_heads = self.number("audio heads", 1..=64)?;
        let audio_layers = self.number("audio layers", 1..=64)?;
        let text_context = self.number("text positions", 16..=448)?;
        let text_width = self.number("text width", 8..=2048)?;
        let text_heads = self.number("text heads", 1..=64)?;
        let text_layers = self.number("text layers", 1..=64)?;
        let bands = self.number("frequency bands", 80..=128)?;
        let Ok(kind) = self.integer().map(|kind| Kind::of_model(kind % 1000)) else {
            return wrong("it ends within the header");
        };
        let Some(kind) = kind else { return wrong("its weights are of an unknown kind") };
        if text_width != width || !width.is_multiple_of(audio_heads) || !width.is_multiple_of(text_heads) {
            return wrong("the widths of its parts do not fit together");
        }
        Ok(Shape { vocabulary, audio_context, width, audio_layers, text_context, text_layers, bands, kind })
    }

    /// The filters of the frequency bands, and the words.
    fn vocabulary(&mut self, shape: &Shape) -> Result<(), Stop> {
        let bands = self.number("filters", shape.bands..=shape.bands)?;
        let frequencies = self.number("frequencies", 201..=201)?;
        self.skip(bands * frequencies * 4)?;
        let words = self.number("listed words", 1..=shape.vocabulary)?;
        for _ in 0..words {
            let length = self.number("bytes of a word", 0..=1024)?;
            self.skip(length)?;
        }
        Ok(())
    }

    fn weights(&mut self, shape: &Shape) -> Result<(), Stop> {
        let mut missing = tensors(shape);
        while self.at < self.bytes {
            let dimensions = self.number("dimensions of a tensor", 1..=3)?;
            let length = self.number("bytes of a tensor's name", 1..=128)?;
            let kind = self.integer()?;
            let mut sizes = [1; 3];
            for size in sizes.iter_mut().take(dimensions as usize) {
                *size = self.number("size of a tensor", 1..=1 << 20)?;
            }
            let mut name = vec![0; length as usize];
            self.input.read_exact(&mut name)?;
            self.at += length;
            let name = String::from_utf8_lossy(&name).into_owned();
            let Some(wanted) = missing.remove(&name) else {
                return wrong(format!("the tensor {name:?} does not belong in it, or comes twice"));
            };
            if wanted.sizes != sizes || Kind::of_tensor(kind) != Some(wanted.kind) {
                return wrong(format!("the tensor {name:?} has the wrong size"));
            }
            let Some(bytes) = wanted.kind.size(sizes.iter().product()) else {
                return wrong(format!("the tensor {name:?} has a size that its kind can't have"));
            };
            self.skip(bytes)?;
        }
        match missing.keys().min() {
            None => Ok(()),
            Some(name) => wrong(format!("{} tensors are missing, {name:?} among them", missing.len())),
        }
    }

    fn integer(&mut self) -> Result<i32, Stop> {
        let mut bytes = [0; 4];
        self.input.read_exact(&mut bytes)?;
        self.at += 4;
        Ok(i32::from_le_bytes(bytes))
    }

    fn number(&mut self, what: &str, within: std::ops::RangeInclusive<u64>) -> Result<u64, Stop> {
        let number = self.integer()?;
        match u64::try_from(number).ok().filter(|number| within.contains(number)) {
            Some(number) => Ok(number),
            None => wrong(format!("{what}: {number}, where {within:?} would do")),
        }
    }

    /// Past the end of a file one may seek, so the length is looked at first.
    fn skip(&mut self, bytes: u64) -> Result<(), Stop> {
        if bytes > self.bytes - self.at.min(self.bytes) {
            return Err(Stop::Io(io::ErrorKind::UnexpectedEof.into()));
        }
        let Ok(step) = i64::try_from(bytes) else { return wrong("a length that no file has") };
        self.input.seek_relative(step)?;
        self.at += bytes;
        Ok(())
    }
}
