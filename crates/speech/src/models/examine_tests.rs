use super::sample::sample_model;
use super::{ModelError, examine};
use proptest::prelude::*;
use std::fs;

fn outcome(bytes: &[u8]) -> Result<(bool, &'static str), String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.bin");
    fs::write(&path, bytes).unwrap();
    match examine(&path) {
        Ok(facts) => {
            assert_eq!(facts.bytes, bytes.len() as u64);
            Ok((facts.english_only, facts.weights))
        }
        Err(ModelError::NotAModel { reason, at, .. }) => {
            assert!(at <= bytes.len() as u64 + 4, "byte {at} of {}", bytes.len());
            Err(reason)
        }
        Err(other) => panic!("{other}"),
    }
}

fn check(bytes: &[u8], expected: &str) {
    let reason = outcome(bytes).expect_err("it is accepted");
    assert!(reason.contains(expected), "{reason:?} does not say {expected:?}");
}

#[test]
fn a_whole_model_is_one() {
    assert_eq!(outcome(&sample_model()), Ok((true, "f16")));
}

#[test]
fn what_is_no_model_is_told_apart() {
    check(b"", "ends too early");
    check(b"GGUF and so on", "GGUF");
    check(b"RIFF....WAVEfmt ", "mark");
    check(&[&b"lmgg"[..], &[0xff; 400]].concat(), "words");
    let folder = tempfile::tempdir().unwrap();
    assert!(examine(folder.path()).is_err(), "a folder is no model");
    assert!(matches!(examine(&folder.path().join("none")), Err(ModelError::Io { .. })));
}

#[test]
fn a_model_cut_off_anywhere_is_refused() {
    let whole = sample_model();
    for part in 0..50 {
        let at = whole.len() * part / 50 + part % 7;
        assert!(outcome(&whole[..at]).is_err(), "cut off at byte {at} of {}", whole.len());
    }
    assert!(outcome(&whole[..whole.len() - 1]).is_err(), "cut off within the last weight");
    assert!(outcome(&[&whole[..], &[0; 40]].concat()).is_err(), "something comes after it");
}

#[test]
fn a_tensor_too_few_is_noticed() {
    // The last of the sorted names, so that the rest is a whole file but for it.
    let whole = sample_model();
    let name = b"encoder.positional_embedding";
    let at = whole.windows(name.len()).position(|part| part == name).unwrap();
    check(&whole[..at - 24], "encoder.positional_embedding");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in the header, there is an answer, and soon.
    #[test]
    fn damaged_numbers_never_lead_astray(at in 0_usize..16, value in any::<i32>()) {
        let mut bytes = sample_model();
        bytes.truncate(200_000);
        bytes[at * 4..at * 4 + 4].copy_from_slice(&value.to_le_bytes());
        let _answer = outcome(&bytes);
    }
}
