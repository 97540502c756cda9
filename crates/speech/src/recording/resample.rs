use rubato::audioadapter_buffers::direct::SequentialSlice;
use rubato::{Fft, FixedSync, Indexing, Resampler as _};

/// Samples that are converted together.
const CHUNK: usize = 1024;

/// Converts a stream of one channel from one rate to another, without a shift in time: the first
/// sample that comes out belongs to the first that went in.
pub struct Resampler {
    // None where there is nothing to convert.
    fft: Option<Fft<f32>>,
    from: u32,
    to: u32,
    waiting: Vec<f32>,
    out: Vec<f32>,
    /// What the filter puts before the first sample, still to be dropped.
    delay: usize,
    taken: u64,
    given: u64,
}

impl Resampler {
    /// Rates in samples per second. A rate of 0 is taken for 1.
    pub fn new(from: u32, to: u32) -> Resampler {
        let (from, to) = (from.max(1), to.max(1));
        // It can only fail for rates or sizes of 0.
        let fft = (from != to)
            .then(|| Fft::new(from as usize, to as usize, CHUNK, 1, FixedSync::Input).ok())
            .flatten();
        let delay = fft.as_ref().map_or(0, |fft| fft.output_delay());
        let most = fft.as_ref().map_or(0, |fft| fft.output_frames_max());
        Resampler { fft, from, to, waiting: Vec::new(), out: vec![0.0; most], delay, taken: 0, given: 0 }
    }

    /// Takes samples and adds to `out` what they come to; the last few wait for more.
    pub fn push(&mut self, samples: &[f32], out: &mut Vec<f32>) {
        self.taken += samples.len() as u64;
        if self.fft.is_none() {
            self.given += samples.len() as u64;
            out.extend_from_slice(samples);
            return;
        }
        self.waiting.extend_from_slice(samples);
        let mut done = 0;
        while self.waiting.len() - done >= CHUNK {
            self.convert(done, CHUNK, out);
            done += CHUNK;
        }
        self.waiting.drain(..done);
    }

    /// Adds what was still waiting. As long as the stream that went in, to a sample.
    pub fn finish(mut self, out: &mut Vec<f32>) {
        if self.fft.is_none() {
            return;
        }
        let due = (u128::from(self.taken) * u128::from(self.to)).div_ceil(u128::from(self.from));
        let due = u64::try_from(due).unwrap_or(u64::MAX);
        let (mut from, mut count) = (0, self.waiting.len());
        // The filter holds back less than a few chunks; silence pushes it out.
        while self.given < due && self.convert(from, count, out) {
            (from, count) = (self.waiting.len(), 0);
        }
        let surplus = usize::try_from(self.given.saturating_sub(due)).unwrap_or(usize::MAX);
        out.truncate(out.len().saturating_sub(surplus));
    }

    /// Converts one chunk, filled up with silence. Whether that was possible.
    fn convert(&mut self, from: usize, count: usize, out: &mut Vec<f32>) -> bool {
        let Some(fft) = &mut self.fft else { return false };
        let mut chunk = [0.0; CHUNK];
        chunk[..count].copy_from_slice(&self.waiting[from..from + count]);
        let room = self.out.len();
        let (Ok(input), Ok(mut output)) =
            (SequentialSlice::new(&chunk, 1, CHUNK), SequentialSlice::new_mut(&mut self.out, 1, room))
        else {
            return false;
        };
        let Ok((_, made)) = fft.process_into_buffer(&input, &mut output, None::<&Indexing>) else {
            return false;
        };
        let dropped = made.min(self.delay);
        self.delay -= dropped;
        out.extend_from_slice(&self.out[dropped..made]);
        self.given += (made - dropped) as u64;
        true
    }
}
