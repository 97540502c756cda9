use std::path::Path;

const SIZE: usize = 4;
const WIDE: usize = 8;
const WORDS: [&str; 8] = ["[UNK]", "[CLS]", "[SEP]", "event", "loop", "thread", "phase", "##s"];
const POSITIONS: usize = 16;

fn tensors() -> Vec<(String, Vec<usize>)> {
    let mut all: Vec<(String, Vec<usize>)> = vec![
        ("embeddings.word_embeddings.weight".into(), vec![WORDS.len(), SIZE]),
        ("embeddings.position_embeddings.weight".into(), vec![POSITIONS, SIZE]),
        ("embeddings.token_type_embeddings.weight".into(), vec![2, SIZE]),
    ];
    let mut norm = |name: &str| {
        all.extend(["weight", "bias"].map(|part| (format!("{name}.LayerNorm.{part}"), vec![SIZE])));
    };
    norm("embeddings");
    norm("encoder.layer.0.attention.output");
    norm("encoder.layer.0.output");
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
    all
}

/// Writes a sentence model that is whole and knows nothing: its weights are sines.
pub fn tiny_model(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let config = serde_json::json!({
        "vocab_size": WORDS.len(), "hidden_size": SIZE, "num_hidden_layers": 1, "num_attention_heads": 2,
        "intermediate_size": WIDE, "max_position_embeddings": POSITIONS,
    });
    std::fs::write(folder.join("config.json"), config.to_string()).unwrap();
    std::fs::write(folder.join("vocab.txt"), WORDS.join("\n")).unwrap();
    let mut header = serde_json::Map::new();
    let mut numbers: Vec<u8> = Vec::new();
    for (seed, (name, shape)) in tensors().into_iter().enumerate() {
        let from = numbers.len();
        let count: usize = shape.iter().product();
        numbers.extend((0..count).flat_map(|at| (at as f32 * 0.7 + seed as f32).sin().to_le_bytes()));
        let offsets = [from, numbers.len()];
        header.insert(name, serde_json::json!({"dtype": "F32", "shape": shape, "data_offsets": offsets}));
    }
    let header = serde_json::Value::Object(header).to_string();
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend_from_slice(header.as_bytes());
    bytes.extend_from_slice(&numbers);
    std::fs::write(folder.join("model.safetensors"), bytes).unwrap();
}
