/// Tells speech from everything else, one short frame after the other.
pub trait Detector {
    /// Samples in a frame, at 16 kHz.
    fn frame(&self) -> usize;

    /// How sure it is, 0 to 1, that the next frame, -1 to 1, is speech.
    fn speech(&mut self, samples: &[f32]) -> f32;
}

/// The small network of the `earshot` crate, with its weights inside the program: frames of 16 ms.
pub struct Earshot {
    network: Box<earshot::Detector>,
}

impl Default for Earshot {
    fn default() -> Earshot {
        Earshot { network: earshot::Detector::default_boxed() }
    }
}

impl Detector for Earshot {
    fn frame(&self) -> usize {
        256
    }

    fn speech(&mut self, samples: &[f32]) -> f32 {
        // It takes frames of exactly this length, and panics at others.
        match <&[f32; 256]>::try_from(samples) {
            Ok(frame) => self.network.predict_f32(frame),
            Err(_) => 0.0,
        }
    }
}
