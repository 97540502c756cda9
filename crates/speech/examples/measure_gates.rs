//! Measures speech gates on the spoken answers, whose sentences have known times: plain, and with noise.
//!
//! ```text
//! cargo run --release -p hotseat-speech --example measure_gates
//! ```

use hotseat_interview::Millis;
use hotseat_speech::gate::{Detector, Earshot, Gate, Heard};
use hotseat_speech::playback::Audio;
use hotseat_speech::transcription::Span;
use serde::Deserialize;
use std::error::Error;
use std::path::Path;
use std::time::Instant;
use webrtc_vad::{SampleRate, Vad, VadMode};

#[derive(Deserialize)]
struct Answer {
    id: String,
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    start_ms: u64,
    end_ms: u64,
}

/// WebRTC's own, which only says yes or no, in frames of 10 ms.
struct Webrtc(Vad);

impl Webrtc {
    fn new(mode: VadMode) -> Webrtc {
        Webrtc(Vad::new_with_rate_and_mode(SampleRate::Rate16kHz, mode))
    }
}

impl Detector for Webrtc {
    fn frame(&self) -> usize {
        160
    }

    fn speech(&mut self, samples: &[f32]) -> f32 {
        let whole: Vec<i16> =
            samples.iter().map(|sample| hotseat_speech::recording::to_sample(*sample)).collect();
        if self.0.is_voice_segment(&whole).unwrap_or(false) { 1.0 } else { 0.0 }
    }
}

/// Earshot, believed only above other marks than the gate's own.
struct Sterner(Earshot, f32, f32);

impl Detector for Sterner {
    fn frame(&self) -> usize {
        self.0.frame()
    }

    fn speech(&mut self, samples: &[f32]) -> f32 {
        match self.0.speech(samples) {
            sure if sure >= self.1 => 1.0,
            unsure if unsure >= self.2 => 0.6,
            _ => 0.0,
        }
    }
}

/// What else is heard.
#[derive(Clone, Copy)]
enum Noise {
    None,
    /// White, so many decibels under the speech.
    White(f32),
    /// Somebody types: six keys a second, each a click of 15 ms as loud as the speech.
    Keys,
    /// Mains hum with its harmonics, 20 dB under the speech.
    Hum,
}

#[derive(Default)]
struct Score {
    missed: u64,
    speech: u64,
    invented: u64,
    pause: u64,
    starts: Vec<u64>,
    ends: Vec<u64>,
    pauses: usize,
    found: usize,
    seconds: f64,
    samples: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech/answers");
    let answers: Vec<Answer> = serde_json::from_str(&std::fs::read_to_string(folder.join("answers.json"))?)?;
    let mut recordings = Vec::new();
    for answer in &answers {
        let mut audio = Audio::open(&folder.join(format!("{}.flac", answer.id)))?;
        let (whole, mut samples) = (audio.span(), Vec::new());
        audio.listen(whole, |some| samples.extend_from_slice(some))?;
        recordings.push(samples);
    }
    println!(
        "| gate | noise | speech missed | pause taken for speech | start off by (median, 90 %) | end off by | pauses found | times real time |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for noise in
        [Noise::None, Noise::White(30.0), Noise::White(20.0), Noise::White(10.0), Noise::Keys, Noise::Hum]
    {
        measure("**earshot 1.2, 0.7 and 0.55**", noise, &answers, &recordings, Earshot::default);
        for (sure, unsure) in [(0.5, 0.35), (0.8, 0.65), (0.9, 0.8)] {
            let name = format!("earshot 1.2, {sure} and {unsure}");
            measure(&name, noise, &answers, &recordings, || Sterner(Earshot::default(), sure, unsure));
        }
        for (name, mode) in [("quality", 0), ("aggressive", 2), ("very aggressive", 3)] {
            let mode = move || match mode {
                0 => VadMode::Quality,
                2 => VadMode::Aggressive,
                _ => VadMode::VeryAggressive,
            };
            measure(&format!("webrtc-vad 0.4, {name}"), noise, &answers, &recordings, || Webrtc::new(mode()));
        }
    }
    Ok(())
}

fn measure<D: Detector>(
    name: &str,
    noise: Noise,
    answers: &[Answer],
    recordings: &[Vec<f32>],
    detector: impl Fn() -> D,
) {
    let mut score = Score::default();
    for (answer, samples) in answers.iter().zip(recordings) {
        let samples = with_noise(samples, noise);
        let mut gate = Gate::with(detector());
        #[expect(clippy::disallowed_methods, reason = "an example measures how long things take")]
        let began = Instant::now();
        let mut heard: Vec<_> = samples.chunks(1600).flat_map(|some| gate.push(some)).collect();
        heard.extend(gate.finish());
        score.seconds += began.elapsed().as_secs_f64();
        score.samples += samples.len();
        let spans: Vec<Span> = heard
            .into_iter()
            .filter_map(|heard| match heard {
                Heard::Ended(span) => Some(span),
                Heard::Began(_) => None,
            })
            .collect();
        compare(&mut score, &answer.sentences, &spans, samples.len() as u64 / 16);
    }
    let noise = match noise {
        Noise::None => "none".to_owned(),
        Noise::White(decibels) => format!("white, {decibels} dB under"),
        Noise::Keys => "typing".to_owned(),
        Noise::Hum => "hum".to_owned(),
    };
    println!(
        "| {name} | {noise} | {:.1} % | {:.1} % | {}, {} ms | {}, {} ms | {} of {} | {:.0} |",
        100.0 * score.missed as f64 / score.speech as f64,
        100.0 * score.invented as f64 / score.pause as f64,
        quantile(&mut score.starts, 50),
        quantile(&mut score.starts, 90),
        quantile(&mut score.ends, 50),
        quantile(&mut score.ends, 90),
        score.found,
        score.pauses,
        score.samples as f64 / 16_000.0 / score.seconds,
    );
}

fn with_noise(samples: &[f32], noise: Noise) -> Vec<f32> {
    let power = samples.iter().map(|sample| sample * sample).sum::<f32>() / samples.len().max(1) as f32;
    let white = |n: usize| f32::from(hotseat_speech::capture::numbered(n as u64)) / 32_768.0;
    let at = |n: usize| match noise {
        Noise::None => 0.0,
        // A uniform value from -1 to 1 has a third of its square as power.
        Noise::White(decibels) => white(n) * (3.0 * power / 10f32.powf(decibels / 10.0)).sqrt(),
        Noise::Keys => {
            let since = (n % 2_667) as f32 / 16_000.0;
            if since < 0.015 { white(n) * (3.0 * power).sqrt() * 3.0 * (-since * 200.0).exp() } else { 0.0 }
        }
        Noise::Hum => {
            let wave = |hertz: f32| (n as f32 / 16_000.0 * hertz * std::f32::consts::TAU).sin();
            (wave(50.0) + 0.5 * wave(100.0) + 0.3 * wave(150.0) + 0.2 * wave(250.0)) * (power / 100.0).sqrt()
        }
    };
    samples.iter().enumerate().map(|(n, sample)| (sample + at(n)).clamp(-1.0, 1.0)).collect()
}

fn compare(score: &mut Score, truth: &[Sentence], spans: &[Span], length: u64) {
    let spoken = |at: u64| truth.iter().any(|it| (it.start_ms..it.end_ms).contains(&at));
    let heard = |at: u64| spans.iter().any(|it| (it.from.0..it.to.0).contains(&at));
    for at in (0..length).step_by(5) {
        let (is, found) = (spoken(at), heard(at));
        *(if is { &mut score.speech } else { &mut score.pause }) += 1;
        score.missed += u64::from(is && !found);
        score.invented += u64::from(!is && found);
    }
    let nearest = |at: u64, edges: &mut dyn Iterator<Item = Millis>| edges.map(|it| it.0.abs_diff(at)).min();
    for sentence in truth {
        score.starts.extend(nearest(sentence.start_ms, &mut spans.iter().map(|span| span.from)));
        score.ends.extend(nearest(sentence.end_ms, &mut spans.iter().map(|span| span.to)));
    }
    for pair in truth.windows(2) {
        let middle = (pair[0].end_ms + pair[1].start_ms) / 2;
        score.pauses += 1;
        score.found += usize::from(!heard(middle));
    }
}

fn quantile(values: &mut [u64], percent: usize) -> u64 {
    values.sort_unstable();
    values.get((values.len().saturating_sub(1)) * percent / 100).copied().unwrap_or(u64::MAX)
}
