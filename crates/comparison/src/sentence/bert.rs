//! The forward pass of a BERT encoder (Devlin and others, 2019), for sentence vectors.

use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2, Axis};

/// `x · weightᵀ + bias`.
pub(super) struct Linear {
    pub weight: Array2<f32>,
    pub bias: Array1<f32>,
}

pub(super) struct Norm {
    pub scale: Array1<f32>,
    pub shift: Array1<f32>,
    pub epsilon: f32,
}

pub(super) struct Layer {
    pub query: Linear,
    pub key: Linear,
    pub value: Linear,
    pub attended: Linear,
    pub attended_norm: Norm,
    pub wide: Linear,
    pub narrow: Linear,
    pub norm: Norm,
}

pub(super) struct Bert {
    pub words: Array2<f32>,
    pub positions: Array2<f32>,
    /// Of the first, and here the only, kind of text.
    pub kind: Array1<f32>,
    pub norm: Norm,
    pub layers: Vec<Layer>,
    pub heads: usize,
}

/// Longer texts are cut: sentence models are trained on at most this many tokens.
const LONGEST: usize = 256;

impl Bert {
    pub fn longest(&self) -> usize {
        self.positions.nrows().min(LONGEST)
    }

    /// The mean over the tokens of each text, of unit length. The linear layers take the tokens of all
    /// texts at once; attention stays within each.
    pub fn read(&self, texts: &[Vec<usize>]) -> Vec<Vec<f32>> {
        let all = texts.iter().flat_map(|tokens| tokens.iter().enumerate());
        let mut x = Array2::zeros((all.clone().count(), self.words.ncols()));
        for (mut row, (position, token)) in x.rows_mut().into_iter().zip(all) {
            row += &self.words.row(*token);
            row += &self.positions.row(position);
            row += &self.kind;
        }
        self.norm.apply(&mut x);
        for layer in &self.layers {
            let parts = [&layer.query, &layer.key, &layer.value].map(|part| part.apply(&x));
            let mut mixed = Array2::zeros(x.dim());
            let mut from = 0;
            for tokens in texts {
                let here = ndarray::s![from..from + tokens.len(), ..];
                let [query, key, value] = [&parts[0], &parts[1], &parts[2]].map(|all| all.slice(here));
                attend(query, key, value, self.heads, mixed.slice_mut(here));
                from += tokens.len();
            }
            x += &layer.attended.apply(&mixed);
            layer.attended_norm.apply(&mut x);
            let mut wide = layer.wide.apply(&x);
            wide.mapv_inplace(gelu);
            x += &layer.narrow.apply(&wide);
            layer.norm.apply(&mut x);
        }
        let mut from = 0;
        let mut vectors = Vec::with_capacity(texts.len());
        for tokens in texts {
            let sum = x.slice(ndarray::s![from..from + tokens.len(), ..]).sum_axis(Axis(0));
            let length = sum.dot(&sum).sqrt().max(1e-9);
            vectors.push((sum / length).to_vec());
            from += tokens.len();
        }
        vectors
    }
}

/// Every token looks at every other, once with each head.
fn attend(
    query: ArrayView2<f32>,
    key: ArrayView2<f32>,
    value: ArrayView2<f32>,
    heads: usize,
    mut mixed: ArrayViewMut2<f32>,
) {
    let width = query.ncols() / heads;
    let scale = 1.0 / (width as f32).sqrt();
    for head in 0..heads {
        let part = ndarray::s![.., head * width..(head + 1) * width];
        let mut weights = query.slice(part).dot(&key.slice(part).t()) * scale;
        for mut row in weights.rows_mut() {
            let most = row.iter().copied().fold(f32::MIN, f32::max);
            row.mapv_inplace(|weight| exp(weight - most));
            let sum = row.sum();
            row /= sum;
        }
        mixed.slice_mut(part).assign(&weights.dot(&value.slice(part)));
    }
}

impl Linear {
    fn apply(&self, x: &Array2<f32>) -> Array2<f32> {
        x.dot(&self.weight.t()) + &self.bias
    }
}

impl Norm {
    fn apply(&self, x: &mut Array2<f32>) {
        for mut row in x.rows_mut() {
            let count = row.len() as f32;
            let mean = row.sum() / count;
            row -= mean;
            let spread = (row.dot(&row) / count + self.epsilon).sqrt();
            row /= spread;
            row *= &self.scale;
            row += &self.shift;
        }
    }
}

/// With the error function after Abramowitz and Stegun 7.1.26, which is off by at most 1.5e-7.
fn gelu(x: f32) -> f32 {
    let z = (x * std::f32::consts::FRAC_1_SQRT_2).abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let tail =
        ((((1.061_405_4 * t - 1.453_152_1) * t + 1.421_413_8) * t - 0.284_496_72) * t + 0.254_829_6) * t;
    let erf = (1.0 - tail * exp(-z * z)).copysign(x);
    x * 0.5 * (1.0 + erf)
}

/// e to the power of a number up to 0, off by at most one part in 100,000. Unlike the library's it
/// has no branches, so that the compiler computes several at once.
fn exp(x: f32) -> f32 {
    // Added to a small number, it leaves that number rounded in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let power = x.max(-80.0) * std::f32::consts::LOG2_E;
    let rounded = power + ROUND;
    let part = (power - (rounded - ROUND)) * std::f32::consts::LN_2;
    // Taylor's series: the part is at most 0.35 either way.
    let series = 1.0
        + part
            * (1.0
                + part
                    * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0)))));
    f32::from_bits(series.to_bits().wrapping_add(rounded.to_bits().wrapping_sub(ROUND.to_bits()) << 23))
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn a_power_is_that_of_the_library() {
        for step in 0..8000 {
            let x = -0.01 * step as f32;
            let (ours, theirs) = (exp(x), x.exp());
            assert!((ours - theirs).abs() <= 1e-5 * theirs, "e to the {x}: {ours}, not {theirs}");
        }
        assert!(exp(-1e30) < 1e-30 && exp(0.0) == 1.0);
    }
}
