//! Any span of a recording is read back, from WAV and FLAC alike; its peaks are cached.

use crate::{fixture, recording, samples_of, signal};
use hotseat_interview::Millis;
use hotseat_speech::playback::{Audio, clip};
use hotseat_speech::recording::{Peak, Peaks, Resampler, keep};
use hotseat_speech::transcription::Span;
use proptest::prelude::*;
use std::f32::consts::TAU;
use std::fs;

/// Those that microphones have, and one that none has.
fn rates() -> impl Strategy<Value = u32> {
    proptest::sample::select(&[8_000, 11_127, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_part_can_be_read(parts in proptest::collection::vec((0u64..31_000, 0usize..9_000), 1..8)) {
        let folder = tempfile::tempdir().unwrap();
        let wav = recording(folder.path(), "one.wav", 16_000, 30_000);
        fs::copy(&wav, folder.path().join("two.wav")).unwrap();
        let flac = keep(&wav).unwrap().path;
        let [mut wav, mut flac] = [folder.path().join("two.wav"), flac].map(|path| Audio::open(&path).unwrap());
        for (from, length) in parts {
            let expected = signal(from.min(30_000)..(from + length as u64).min(30_000));
            for audio in [&mut wav, &mut flac] {
                let mut samples = vec![0; length];
                let count = audio.read(from, &mut samples).unwrap();
                prop_assert_eq!(&samples[..count], &expected[..], "from {} for {}", from, length);
            }
        }
    }

    /// A stream comes out as long as it should be, however it is cut into pieces.
    #[test]
    fn resampling_keeps_time(from in rates(), frames in 1usize..30_000, piece in 1usize..5_000) {
        let mut resampler = Resampler::new(from, 16_000);
        let tone: Vec<f32> = (0..frames).map(|n| (n as f32 / from as f32 * 440.0 * TAU).sin()).collect();
        let mut out = Vec::new();
        tone.chunks(piece).for_each(|some| resampler.push(some, &mut out));
        resampler.finish(&mut out);
        prop_assert_eq!(out.len() as u64, (frames as u64 * 16_000).div_ceil(u64::from(from)));
    }
}

#[test]
fn a_tone_stays_where_it_was_when_resampled() {
    for from in [8_000, 22_050, 44_100, 48_000, 96_000] {
        let tone: Vec<f32> = (0..from).map(|n| (n as f32 / from as f32 * 440.0 * TAU).sin()).collect();
        let (mut resampler, mut out) = (Resampler::new(from, 16_000), Vec::new());
        resampler.push(&tone, &mut out);
        resampler.finish(&mut out);
        let off = |n: usize| (out[n] - (n as f32 / 16_000.0 * 440.0 * TAU).sin()).abs();
        let worst = (1_000..15_000).map(off).fold(0.0, f32::max);
        // At this pitch, as much as two thirds of a sample.
        assert!(worst < 0.11, "from {from} Hz the tone is off by {worst}");
    }
}

#[test]
fn a_span_is_heard_at_16_khz() {
    let mut audio = Audio::open(&fixture("worker-threads.flac")).unwrap();
    assert_eq!((audio.rate(), audio.length()), (16_000, Millis(13_402)));
    let (mut pieces, mut heard) = (0, Vec::new());
    audio
        .listen(Span::new(500, 3_283), |some| {
            pieces += 1;
            heard.extend_from_slice(some);
        })
        .unwrap();
    assert_eq!(heard.len(), 2_783 * 16);
    assert!(pieces >= 3, "in pieces of a second, not {pieces}");
    let loud = |samples: &[f32]| samples.iter().map(|it| it.abs()).fold(0.0, f32::max);
    assert!(loud(&heard) > 0.1, "there is a sentence");
    let mut before = Vec::new();
    audio.listen(Span::new(0, 400), |some| before.extend_from_slice(some)).unwrap();
    assert!(loud(&before) < loud(&heard) / 20.0, "and nothing before it: {}", loud(&before));
}

#[test]
fn a_clip_is_a_wav_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let wav = recording(folder.path(), "answer.wav", 44_100, 44_100);
    let mut audio = Audio::open(&wav).unwrap();
    let mut check = |from, to, frames: std::ops::Range<u64>| {
        let mut bytes = Vec::new();
        clip(&mut audio, Span::new(from, to), &mut bytes).unwrap();
        let path = folder.path().join("clip.wav");
        fs::write(&path, &bytes).unwrap();
        assert_eq!(samples_of(&path), signal(frames), "the clip from {from} to {to} ms");
    };
    check(0, 1_000, 0..44_100);
    check(100, 200, 4_410..8_820);
    check(900, 5_000, 39_690..44_100);
    check(2_000, 5_000, 0..0);
    check(500, 100, 0..0);
}

#[test]
fn peaks_are_computed_once_and_belong_to_their_recording() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::copy(fixture("worker-threads.flac"), at("answer.flac")).unwrap();
    let peaks = Peaks::of(&at("answer.flac")).unwrap();
    let drawn = peaks.drawn(200);
    assert_eq!(drawn.len(), 200);
    assert_eq!(drawn[2], Peak::default(), "nothing is said at first");
    assert!(drawn[20].high > 4 && drawn[20].low < -4, "then there is a voice: {:?}", drawn[20]);
    assert_eq!(peaks.drawn(usize::MAX).len(), 1_341, "one for each 10 ms");
    assert_eq!(peaks.drawn(0), []);

    assert!(at("answer.peaks").exists());
    assert_eq!(Peaks::of(&at("answer.flac")).unwrap(), peaks, "from the cache");
    let cache = fs::read(at("answer.peaks")).unwrap();
    // A cache cut off, and one of another recording, are not believed.
    for wrong in [&cache[..cache.len() - 1], &cache[..10], &[]] {
        fs::write(at("answer.peaks"), wrong).unwrap();
        assert_eq!(Peaks::of(&at("answer.flac")).unwrap(), peaks);
    }
    fs::copy(fixture("queues.flac"), at("answer.flac")).unwrap();
    assert_ne!(Peaks::of(&at("answer.flac")).unwrap(), peaks);
    Peaks::forget(&at("answer.flac")).unwrap();
    Peaks::forget(&at("answer.flac")).unwrap();
    assert!(!at("answer.peaks").exists());
}
