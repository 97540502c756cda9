//! A tiny encoder with generated weights, and what one must refuse.

use super::*;
use safetensors::{Dtype, serialize_to_file, tensor::TensorView};

const SIZE: usize = 4;
const WIDE: usize = 8;
const WORDS: [&str; 6] = ["[UNK]", "[CLS]", "[SEP]", "event", "loop", "##s"];
const POSITIONS: usize = 16;

/// Names and shapes, in the order by which the weights are generated.
fn tensors() -> Vec<(String, Vec<usize>)> {
    let mut all: Vec<(String, Vec<usize>)> = vec![
        ("embeddings.word_embeddings.weight".into(), vec![WORDS.len(), SIZE]),
        ("embeddings.position_embeddings.weight".into(), vec![POSITIONS, SIZE]),
        ("embeddings.token_type_embeddings.weight".into(), vec![2, SIZE]),
        ("embeddings.LayerNorm.weight".into(), vec![SIZE]),
        ("embeddings.LayerNorm.bias".into(), vec![SIZE]),
    ];
    for (name, to, from) in [
        ("attention.self.query", SIZE, SIZE),
        ("attention.self.key", SIZE, SIZE),
        ("attention.self.value", SIZE, SIZE),
        ("attention.output.dense", SIZE, SIZE),
        ("intermediate.dense", WIDE, SIZE),
        ("output.dense", SIZE, WIDE),
    ] {
        all.push((format!("encoder.layer.0.{name}.weight"), vec![to, from]));
        all.push((format!("encoder.layer.0.{name}.bias"), vec![to]));
    }
    for name in ["attention.output", "output"] {
        for part in ["weight", "bias"] {
            all.push((format!("encoder.layer.0.{name}.LayerNorm.{part}"), vec![SIZE]));
        }
    }
    all
}

/// Writes a model whose weights are sines, after `change` had its way with each name and shape.
fn model(change: impl Fn(&mut String, &mut Vec<usize>)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let config = serde_json::json!({
        "vocab_size": WORDS.len(), "hidden_size": SIZE, "num_hidden_layers": 1, "num_attention_heads": 2,
        "intermediate_size": WIDE, "max_position_embeddings": POSITIONS, "layer_norm_eps": 1e-12,
    });
    std::fs::write(folder.path().join("config.json"), config.to_string()).expect("the configuration");
    std::fs::write(folder.path().join("vocab.txt"), WORDS.join("\n")).expect("the words");
    let filled: Vec<(String, Vec<usize>, Vec<u8>)> = tensors()
        .into_iter()
        .enumerate()
        .map(|(seed, (mut name, mut shape))| {
            change(&mut name, &mut shape);
            let count: usize = shape.iter().product();
            let values = (0..count).map(|at| (at as f32 * 0.7 + seed as f32).sin());
            (name, shape, values.flat_map(f32::to_le_bytes).collect())
        })
        .collect();
    let views = filled.iter().map(|(name, shape, bytes)| {
        (name, TensorView::new(Dtype::F32, shape.clone(), bytes).expect("a tensor"))
    });
    serialize_to_file(views, None, &folder.path().join("model.safetensors")).expect("the weights");
    folder
}

/// The expected numbers are those of `training/minilm.py` with the same weights.
#[test]
fn a_tiny_encoder_gives_what_the_reference_gives() {
    for prefix in ["", "bert."] {
        let folder = model(|name, _| name.insert_str(0, prefix));
        let model = SentenceModel::load(folder.path()).expect("it loads");
        let check = |text: &str, expected: [f32; SIZE]| {
            let found = model.read(&[text]).remove(0);
            let near = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-5);
            assert!(near, "{text:?}: {found:?} and not {expected:?}");
        };
        check("Event loops", [0.369_818_63, 0.716_059_9, 0.472_274_72, 0.357_000_1]);
        check("", [0.377_159_66, 0.710_654_85, 0.446_803_93, 0.391_262_68]);
    }
}

#[test]
fn a_text_means_the_same_whatever_stands_beside_it() {
    let folder = model(|_, _| {});
    let model = SentenceModel::load(folder.path()).expect("it loads");
    let long = "loops event ".repeat(50);
    let texts = ["event", "", &long, "loop loop", "event"];
    let together = model.read(&texts);
    for (text, meaning) in texts.iter().zip(&together) {
        assert_eq!(&model.read(&[text])[0], meaning, "{text:?}");
        assert_eq!(&model.read_kept(&[text, text])[1], meaning, "{text:?}, kept");
        let length: f32 = meaning.iter().map(|value| value * value).sum();
        assert!((length - 1.0).abs() < 1e-5, "{text:?} has the length {length}");
    }
    assert!(model.read(&[]).is_empty());
}

#[test]
fn what_is_no_encoder_is_refused_with_its_place() {
    let refused = |folder: &tempfile::TempDir, expected: &str| {
        let error = SentenceModel::load(folder.path()).expect_err(expected).to_string();
        assert!(error.contains(expected), "{expected:?} in {error:?}");
    };
    refused(&model(|name, _| *name = name.replace("output.dense", "elsewhere")), "there is no tensor");
    refused(&model(|_, shape| shape.reverse()), "is [4, 2] and not [4, 4]");
    let broken = |name: &str, text: &str| {
        let folder = model(|_, _| {});
        std::fs::write(folder.path().join(name), text).expect("written");
        folder
    };
    refused(&broken("vocab.txt", "a\nb"), "vocab.txt");
    refused(&broken("config.json", "{}"), "vocab_size");
    refused(&broken("model.safetensors", "weights"), "model.safetensors");
    refused(&tempfile::tempdir().expect("a folder"), "config.json");
}

#[test]
fn the_questions_own_direction_shows_nothing() {
    let check = |one: [f32; 2], other: [f32; 2], away: [f32; 2], expected: f32| {
        assert!((near(&one, &other, &away) - expected).abs() < 1e-5, "{one:?} {other:?} without {away:?}");
    };
    check([1.0, 0.0], [1.0, 0.0], [0.0, 1.0], 1.0);
    check([1.0, 0.0], [0.6, 0.8], [0.0, 1.0], 1.0);
    check([1.0, 0.0], [1.0, 0.0], [1.0, 0.0], 0.0);
    check([0.0, 1.0], [0.0, -1.0], [1.0, 0.0], -1.0);
}
