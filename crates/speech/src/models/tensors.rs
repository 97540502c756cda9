use super::ggml::{F16, F32, Kind};
use std::collections::HashMap;

/// The numbers at the beginning of a model, within bounds in which whisper.cpp is known to work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub vocabulary: u64,
    pub audio_context: u64,
    pub width: u64,
    pub audio_layers: u64,
    pub text_context: u64,
    pub text_layers: u64,
    pub bands: u64,
    pub kind: Kind,
}

/// A tensor that a model of this shape must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tensor {
    /// The innermost first, as ggml counts; 1 for those that are not used.
    pub sizes: [u64; 3],
    pub kind: Kind,
}

/// All tensors of a model by name: whisper.cpp wants each of them, and no other.
pub(crate) fn tensors(shape: &Shape) -> HashMap<String, Tensor> {
    let Shape { width, kind, .. } = *shape;
    // The two convolutions are kept at half precision in a model of fewer bits.
    let convolution = if kind == F32 { F32 } else { F16 };
    let mut all = HashMap::new();
    let mut add = |name: String, sizes: [u64; 3], kind| {
        all.insert(name, Tensor { sizes, kind });
    };
    add("encoder.positional_embedding".to_owned(), [width, shape.audio_context, 1], F32);
    add("encoder.conv1.weight".to_owned(), [3, shape.bands, width], convolution);
    add("encoder.conv1.bias".to_owned(), [1, width, 1], F32);
    add("encoder.conv2.weight".to_owned(), [3, width, width], convolution);
    add("encoder.conv2.bias".to_owned(), [1, width, 1], F32);
    add("decoder.positional_embedding".to_owned(), [width, shape.text_context, 1], F32);
    add("decoder.token_embedding.weight".to_owned(), [width, shape.vocabulary, 1], kind);
    for norm in ["encoder.ln_post", "decoder.ln"] {
        add(format!("{norm}.weight"), [width, 1, 1], F32);
        add(format!("{norm}.bias"), [width, 1, 1], F32);
    }
    let sides = [
        ("encoder", shape.audio_layers, &["attn"][..]),
        ("decoder", shape.text_layers, &["attn", "cross_attn"]),
    ];
    for (side, layers, attentions) in sides {
        for block in (0..layers).map(|layer| format!("{side}.blocks.{layer}")) {
            for norm in
                attentions.iter().map(|name| format!("{block}.{name}_ln")).chain([format!("{block}.mlp_ln")])
            {
                add(format!("{norm}.weight"), [width, 1, 1], F32);
                add(format!("{norm}.bias"), [width, 1, 1], F32);
            }
            for part in attentions.iter().flat_map(|name| {
                ["query", "key", "value", "out"].map(|part| format!("{block}.{name}.{part}"))
            }) {
                add(format!("{part}.weight"), [width, width, 1], kind);
                // A bias of the keys would change nothing, so Whisper has none.
                if !part.ends_with("key") {
                    add(format!("{part}.bias"), [width, 1, 1], F32);
                }
            }
            add(format!("{block}.mlp.0.weight"), [width, 4 * width, 1], kind);
            add(format!("{block}.mlp.0.bias"), [4 * width, 1, 1], F32);
            add(format!("{block}.mlp.2.weight"), [4 * width, width, 1], kind);
            add(format!("{block}.mlp.2.bias"), [width, 1, 1], F32);
        }
    }
    all
}
