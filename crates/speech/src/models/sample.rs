use super::ggml::Kind;
use super::tensors::{Shape, tensors};

/// The smallest model that is whole: all weights are zero, and it recognises nothing.
pub(super) fn sample_model() -> Vec<u8> {
    let kind = Kind::of_model(1).unwrap();
    let shape = Shape {
        vocabulary: 50_257,
        audio_context: 1,
        width: 8,
        audio_layers: 1,
        text_context: 16,
        text_layers: 1,
        bands: 80,
        kind,
    };
    let mut bytes = b"lmgg".to_vec();
    let number = |bytes: &mut Vec<u8>, number: u64| {
        bytes.extend_from_slice(&i32::try_from(number).unwrap().to_le_bytes());
    };
    for value in [50_257, 1, 8, 1, 1, 16, 8, 1, 1, 80, 1, 80, 201] {
        number(&mut bytes, value);
    }
    bytes.extend(std::iter::repeat_n(0, 80 * 201 * 4));
    number(&mut bytes, 1);
    number(&mut bytes, 5);
    bytes.extend_from_slice(b"hello");
    let mut all: Vec<_> = tensors(&shape).into_iter().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, tensor) in all {
        number(&mut bytes, 3);
        number(&mut bytes, name.len() as u64);
        number(&mut bytes, u64::from(tensor.kind == kind));
        tensor.sizes.iter().for_each(|&size| number(&mut bytes, size));
        bytes.extend_from_slice(name.as_bytes());
        let size = tensor.kind.size(tensor.sizes.iter().product()).unwrap();
        bytes.extend(std::iter::repeat_n(0, usize::try_from(size).unwrap()));
    }
    bytes
}
