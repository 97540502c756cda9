//! Whether a folder holds a sentence model: its three files, and whether the weights are whole.

use super::ModelError;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// What it consists of, the weights last.
pub(crate) const FILES: [&str; 3] = ["config.json", "vocab.txt", "model.safetensors"];

/// Far more than any description or vocabulary takes.
const MAX_TEXT: u64 = 64 << 20;
/// Far more than the names of the weights of such a model take.
const MAX_HEADER: u64 = 16 << 20;

/// Looks at the files without reading the weights. Only damaged weights, and a model of another
/// make, get past this; the SHA-256 finds the former, and loading it the latter.
///
/// # Errors
/// The first thing that is wrong.
pub fn examine_folder(folder: &Path) -> Result<(), ModelError> {
    let [config, vocabulary, weights] = FILES.map(|name| folder.join(name));
    let parsed: Result<HashMap<String, serde_json::Value>, _> = serde_json::from_str(&text(&config)?);
    parsed.map_err(|error| not_one(&config, format!("it can't be read as JSON: {error}")))?;
    if text(&vocabulary)?.trim().is_empty() {
        return Err(not_one(&vocabulary, "it is empty"));
    }
    examine_weights(&weights)
}

fn not_one(path: &Path, reason: impl Into<String>) -> ModelError {
    ModelError::NotASentenceModel { path: path.to_owned(), reason: reason.into() }
}

fn open(path: &Path) -> Result<(File, u64), ModelError> {
    let missing = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => not_one(path, "the file is missing"),
        _ => ModelError::io(path)(error),
    };
    let file = File::open(path).map_err(missing)?;
    let about = file.metadata().map_err(ModelError::io(path))?;
    if !about.is_file() {
        return Err(not_one(path, "it is no file"));
    }
    Ok((file, about.len()))
}

fn text(path: &Path) -> Result<String, ModelError> {
    let (file, _) = open(path)?;
    let mut bytes = Vec::new();
    file.take(MAX_TEXT + 1).read_to_end(&mut bytes).map_err(ModelError::io(path))?;
    if bytes.len() as u64 > MAX_TEXT {
        return Err(not_one(path, "it is longer than 64 MiB"));
    }
    String::from_utf8(bytes).map_err(|_| not_one(path, "it is not text in UTF-8"))
}

/// What a safetensors file says of a tensor; all but the place of its numbers is looked at when the
/// model is loaded.
#[derive(Deserialize)]
struct Tensor {
    data_offsets: [u64; 2],
}

/// The weights: the length of a header, the header, and then as many bytes as that says.
fn examine_weights(path: &Path) -> Result<(), ModelError> {
    let (mut file, bytes) = open(path)?;
    let mut length = [0; 8];
    let read = |file: &mut File, into: &mut [u8]| match file.read_exact(into) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(not_one(path, "it ends too early")),
        read => read.map_err(ModelError::io(path)),
    };
    read(&mut file, &mut length)?;
    let length = u64::from_le_bytes(length);
    if length > MAX_HEADER.min(bytes) {
        return Err(not_one(path, "it is not in safetensors format"));
    }
    let mut header = vec![0; usize::try_from(length).unwrap_or_default()];
    read(&mut file, &mut header)?;
    let mut header: HashMap<String, serde_json::Value> = serde_json::from_slice(&header)
        .map_err(|_| not_one(path, "its header is not that of a safetensors file"))?;
    header.remove("__metadata__");
    let mut end = 0;
    for (name, tensor) in header {
        let Ok(Tensor { data_offsets: [_, to] }) = serde_json::from_value(tensor) else {
            return Err(not_one(path, format!("it does not say where the numbers of {name:?} are")));
        };
        end = end.max(to);
    }
    let wanted = length.saturating_add(8).saturating_add(end);
    if wanted != bytes {
        return Err(not_one(path, format!("it has {bytes} bytes, where {wanted} are announced")));
    }
    Ok(())
}
