use crate::capture::{Level, Report};

/// Under this peak there is nothing: a muted or dead microphone gives zeros or a few of the smallest
/// steps, a live one in a quiet room more. About -72 dB of full scale.
const NOTHING: f32 = 8.0 / 32_768.0;
/// From here on a sample stands at the end of what there is.
const FULL: f32 = 0.999;
/// So many full samples in a row are no accident but a wave with its top cut off.
const CUT_OFF: u32 = 3;

/// Watches the level: a report each twentieth of a second, and a warning when there is nothing or too
/// much. Counts in samples, so that it is the same however fast they come.
pub(crate) struct Meter {
    rate: usize,
    count: usize,
    squares: f64,
    peak: f32,
    /// Samples since anything was heard.
    quiet: usize,
    silent: bool,
    /// Silence that lasts is told once more.
    again: bool,
    full: u32,
    /// Samples until clipping is told again.
    hush: usize,
}

impl Meter {
    pub fn new(rate: u32) -> Meter {
        let rate = rate.max(20) as usize;
        Meter {
            rate,
            count: 0,
            squares: 0.0,
            peak: 0.0,
            quiet: 0,
            silent: false,
            again: false,
            full: 0,
            hush: 0,
        }
    }

    /// A recording begins: what is wrong with its sound is told anew, in its first seconds.
    pub fn anew(&mut self) {
        self.again = true;
        (self.quiet, self.hush) = (0, 0);
    }

    pub fn listen(&mut self, samples: &[f32], tell: &mut dyn FnMut(Report)) {
        for sample in samples {
            let loud = sample.abs();
            self.count += 1;
            self.squares += f64::from(loud) * f64::from(loud);
            self.peak = self.peak.max(loud);
            self.full = if loud >= FULL { self.full + 1 } else { 0 };
            self.hush = self.hush.saturating_sub(1);
            if self.full == CUT_OFF && self.hush == 0 {
                self.hush = self.rate * 5;
                tell(Report::Clipping);
            }
            if self.count == self.rate / 20 {
                self.close(tell);
            }
        }
    }

    /// Ends a twentieth of a second.
    fn close(&mut self, tell: &mut dyn FnMut(Report)) {
        let rms = (self.squares / self.count as f64).sqrt() as f32;
        tell(Report::Level(Level { rms, peak: self.peak }));
        if self.peak > NOTHING {
            (self.quiet, self.again) = (0, false);
            if std::mem::take(&mut self.silent) {
                tell(Report::Heard);
            }
        } else {
            self.quiet += self.count;
            if self.quiet * 2 >= self.rate * 3 && (!self.silent || self.again) {
                (self.silent, self.again) = (true, false);
                tell(Report::Silent);
            }
        }
        (self.count, self.squares, self.peak) = (0, 0.0, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(seconds: f32, signal: impl Fn(f32) -> f32) -> (usize, Vec<String>) {
        let (mut levels, mut told) = (0, Vec::new());
        let mut meter = Meter::new(8_000);
        let samples: Vec<f32> = (0..(seconds * 8_000.0) as u32).map(|n| signal(n as f32 / 8_000.0)).collect();
        // In pieces that fit nothing.
        for piece in samples.chunks(333) {
            meter.listen(piece, &mut |report| match report {
                Report::Level(_) => levels += 1,
                other => told.push(format!("{other:?}")),
            });
        }
        (levels, told)
    }

    fn check(what: &str, seconds: f32, signal: impl Fn(f32) -> f32, expected: &[&str]) {
        assert_eq!(told(seconds, signal).1, expected, "{what}");
    }

    fn tone(at: f32) -> f32 {
        (at * 440.0 * std::f32::consts::TAU).sin()
    }

    #[test]
    fn silence_and_clipping_are_told() {
        check("a voice", 4.0, |at| 0.3 * tone(at), &[]);
        check("a quiet room", 4.0, |at| 0.0005 * tone(at), &[]);
        check("zeros", 1.9, |_| 0.0, &["Silent"]);
        check("a pause", 1.4, |_| 0.0, &[]);
        check(
            "zeros, then a voice",
            3.0,
            |at| if at < 2.0 { 0.0 } else { 0.3 * tone(at) },
            &["Silent", "Heard"],
        );
        check("far too loud", 1.9, |at| (4.0 * tone(at)).clamp(-1.0, 1.0), &["Clipping"]);
        check(
            "too loud for six seconds",
            6.0,
            |at| (4.0 * tone(at)).clamp(-1.0, 1.0),
            &["Clipping", "Clipping"],
        );
        check("one click", 1.0, |at| if at == 0.5 { 1.0 } else { 0.1 * tone(at) }, &[]);
    }

    #[test]
    fn a_silence_that_began_before_the_recording_is_told_in_it() {
        let (mut told, mut meter) = (Vec::new(), Meter::new(8_000));
        let mut tell = |report| {
            if !matches!(report, Report::Level(_)) {
                told.push(format!("{report:?}"));
            }
        };
        meter.listen(&[0.0; 16_000], &mut tell);
        meter.anew();
        meter.listen(&[0.0; 16_000], &mut tell);
        meter.listen(&[0.1; 800], &mut tell);
        meter.anew();
        meter.listen(&[0.1; 16_000], &mut tell);
        assert_eq!(told, ["Silent", "Silent", "Heard"]);
    }

    #[test]
    fn there_are_twenty_levels_a_second() {
        assert_eq!(told(3.0, tone).0, 60);
    }
}
