//! The files of a BERT encoder: `config.json` and `model.safetensors`.

use super::SentenceError;
use super::bert::{Bert, Layer, Linear, Norm};
use ndarray::{Array1, Array2};
use safetensors::{Dtype, SafeTensors};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Config {
    vocab_size: usize,
    hidden_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    intermediate_size: usize,
    max_position_embeddings: usize,
    #[serde(default = "usual_epsilon")]
    layer_norm_eps: f32,
}

fn usual_epsilon() -> f32 {
    1e-12
}

/// The encoder in a folder, and how many pieces of words it knows.
pub(super) fn read(folder: &Path) -> Result<(Bert, usize), SentenceError> {
    let file = |name: &str| {
        let path = folder.join(name);
        match std::fs::read(&path) {
            Ok(bytes) => Ok((path, bytes)),
            Err(source) => Err(SentenceError::Unreadable { path, source }),
        }
    };
    let (path, bytes) = file("config.json")?;
    let unusable = |path: &Path, why: String| SentenceError::Unusable { path: path.to_owned(), why };
    let config: Config =
        serde_json::from_slice(&bytes).map_err(|error| unusable(&path, error.to_string()))?;
    let heads = config.num_attention_heads;
    if heads == 0 || config.hidden_size == 0 || !config.hidden_size.is_multiple_of(heads) {
        return Err(unusable(&path, "hidden_size is no multiple of num_attention_heads".to_owned()));
    }
    if config.max_position_embeddings < 2 {
        return Err(unusable(&path, "max_position_embeddings leaves no room for a text".to_owned()));
    }
    let (path, bytes) = file("model.safetensors")?;
    let tensors = SafeTensors::deserialize(&bytes).map_err(|error| unusable(&path, error.to_string()))?;
    let vocabulary = config.vocab_size;
    let bert = Reader { tensors, config }.bert().map_err(|why| unusable(&path, why.to_string()))?;
    Ok((bert, vocabulary))
}

/// What is wrong with a tensor.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error("there is no tensor {0}")]
    Missing(String),
    #[error("the tensor {name} is {found:?} and not {wanted:?}")]
    Shape { name: String, found: Vec<usize>, wanted: Vec<usize> },
    #[error("the tensor {name} is stored as {found:?} and not as F32")]
    Numbers { name: String, found: Dtype },
}

struct Reader<'a> {
    tensors: SafeTensors<'a>,
    config: Config,
}

impl Reader<'_> {
    fn bert(&self) -> Result<Bert, Wrong> {
        let Config { hidden_size: size, vocab_size, max_position_embeddings, .. } = self.config;
        let kinds =
            self.shape_of("embeddings.token_type_embeddings.weight")?.first().copied().unwrap_or(1).max(1);
        let kind = self.matrix("embeddings.token_type_embeddings.weight", kinds, size)?;
        let layers = (0..self.config.num_hidden_layers).map(|at| self.layer(at)).collect::<Result<_, _>>()?;
        Ok(Bert {
            words: self.matrix("embeddings.word_embeddings.weight", vocab_size, size)?,
            positions: self.matrix("embeddings.position_embeddings.weight", max_position_embeddings, size)?,
            kind: kind.row(0).to_owned(),
            norm: self.norm("embeddings.LayerNorm")?,
            layers,
            heads: self.config.num_attention_heads,
        })
    }

    fn layer(&self, at: usize) -> Result<Layer, Wrong> {
        let Config { hidden_size: size, intermediate_size: wide, .. } = self.config;
        let linear = |name: &str, to, from| self.linear(&format!("encoder.layer.{at}.{name}"), to, from);
        let norm = |name: &str| self.norm(&format!("encoder.layer.{at}.{name}.LayerNorm"));
        Ok(Layer {
            query: linear("attention.self.query", size, size)?,
            key: linear("attention.self.key", size, size)?,
            value: linear("attention.self.value", size, size)?,
            attended: linear("attention.output.dense", size, size)?,
            attended_norm: norm("attention.output")?,
            wide: linear("intermediate.dense", wide, size)?,
            narrow: linear("output.dense", size, wide)?,
            norm: norm("output")?,
        })
    }

    fn linear(&self, name: &str, rows: usize, columns: usize) -> Result<Linear, Wrong> {
        let weight = self.matrix(&format!("{name}.weight"), rows, columns)?;
        Ok(Linear { weight, bias: self.vector(&format!("{name}.bias"), rows)? })
    }

    fn norm(&self, name: &str) -> Result<Norm, Wrong> {
        let size = self.config.hidden_size;
        Ok(Norm {
            scale: self.vector(&format!("{name}.weight"), size)?,
            shift: self.vector(&format!("{name}.bias"), size)?,
            epsilon: self.config.layer_norm_eps,
        })
    }

    fn matrix(&self, name: &str, rows: usize, columns: usize) -> Result<Array2<f32>, Wrong> {
        let wanted = [rows, columns];
        let values = self.values(name, &wanted)?;
        let shape = |_| Wrong::Shape { name: name.to_owned(), found: Vec::new(), wanted: wanted.to_vec() };
        Array2::from_shape_vec((rows, columns), values).map_err(shape)
    }

    fn vector(&self, name: &str, length: usize) -> Result<Array1<f32>, Wrong> {
        Ok(self.values(name, &[length])?.into())
    }

    fn shape_of(&self, name: &str) -> Result<Vec<usize>, Wrong> {
        Ok(self.tensor(name)?.shape().to_vec())
    }

    /// Some files name everything from `bert.` on.
    fn tensor(&self, name: &str) -> Result<safetensors::tensor::TensorView<'_>, Wrong> {
        let found = self.tensors.tensor(name).or_else(|_| self.tensors.tensor(&format!("bert.{name}")));
        found.map_err(|_| Wrong::Missing(name.to_owned()))
    }

    fn values(&self, name: &str, wanted: &[usize]) -> Result<Vec<f32>, Wrong> {
        let tensor = self.tensor(name)?;
        if tensor.shape() != wanted {
            let found = tensor.shape().to_vec();
            return Err(Wrong::Shape { name: name.to_owned(), found, wanted: wanted.to_vec() });
        }
        if tensor.dtype() != Dtype::F32 {
            return Err(Wrong::Numbers { name: name.to_owned(), found: tensor.dtype() });
        }
        let (numbers, _) = tensor.data().as_chunks::<4>();
        Ok(numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }
}
