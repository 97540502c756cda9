//! The figures of calibration, of numbers alone.

use super::pairs::Compared;
use crate::dto::{Against, AgreementView, CalibrationPart, IntervalView, TopicBias, TrendStep};
use hotseat_figures::{Interval, mean_interval, spread, weighted_kappa, wilson};
use std::collections::BTreeMap;

/// Below this, a mean says more of chance than of the person.
const FEWEST_ANSWERS: usize = 5;
/// Below this, raw counts say more than a kappa.
const FEWEST_PAIRS: usize = 20;
/// Answers that make one step of the trend, as long as that makes no more than [`MOST_STEPS`].
const STEP: usize = 10;
/// More are no longer told apart in a chart.
const MOST_STEPS: usize = 60;
/// Levels of a judgement.
const JUDGEMENTS: usize = 3;
/// Any will do, as long as the same answers give the same interval.
const SEED: u64 = 1;

/// `compared` are in the order in which they were locked.
pub(super) fn part(against: Against, compared: &[Compared]) -> CalibrationPart {
    let biases: Vec<f64> = compared.iter().map(|answer| answer.bias).collect();
    let judged: Vec<(usize, usize)> =
        compared.iter().flat_map(|answer| answer.judged.iter().copied()).collect();
    let enough = biases.len() >= FEWEST_ANSWERS;
    CalibrationPart {
        against,
        answers: count(biases.len()),
        bias: interval(&biases),
        spread: spread(&biases).filter(|_| enough),
        agreement: (!judged.is_empty()).then(|| agreement(&judged, JUDGEMENTS)),
        topics: topics(compared),
        trend: if enough { trend(compared) } else { Vec::new() },
    }
}

/// How often pairs of places on one scale agree.
pub(super) fn agreement(pairs: &[(usize, usize)], levels: usize) -> AgreementView {
    let apart = |steps: fn(usize) -> bool| {
        count(pairs.iter().filter(|(one, other)| steps(one.abs_diff(*other))).count())
    };
    let same = apart(|steps| steps == 0);
    let kappa = if pairs.len() < FEWEST_PAIRS { None } else { weighted_kappa(pairs, levels) };
    AgreementView {
        pairs: count(pairs.len()),
        same,
        near: apart(|steps| steps == 1),
        further: apart(|steps| steps > 1),
        share: wilson(same, count(pairs.len())).map(view),
        kappa: kappa.map(|found| found.kappa),
    }
}

fn topics(compared: &[Compared]) -> Vec<TopicBias> {
    let mut by_topic: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for answer in compared {
        for topic in &answer.topics {
            by_topic.entry(topic).or_default().push(answer.bias);
        }
    }
    let mut topics: Vec<TopicBias> = by_topic
        .into_iter()
        .map(|(topic, biases)| TopicBias {
            topic: topic.to_owned(),
            answers: count(biases.len()),
            bias: interval(&biases),
        })
        .collect();
    topics.sort_by(|a, b| b.answers.cmp(&a.answers).then_with(|| a.topic.cmp(&b.topic)));
    topics
}

/// Steps of [`STEP`] answers, or a multiple of that; too few at the end belong to the step before.
fn trend(compared: &[Compared]) -> Vec<TrendStep> {
    let step = compared.len().div_ceil(MOST_STEPS).div_ceil(STEP).max(1) * STEP;
    let mut ends: Vec<usize> = (step..=compared.len()).step_by(step).collect();
    if ends.is_empty() || compared.len() % step >= FEWEST_ANSWERS {
        ends.push(compared.len());
    } else if let Some(last) = ends.last_mut() {
        *last = compared.len();
    }
    let mut from = 0;
    let mut steps = Vec::new();
    for end in ends {
        let answers = &compared[from..end];
        from = end;
        let (Some(first), Some(last)) = (answers.first(), answers.last()) else { continue };
        let biases: Vec<f64> = answers.iter().map(|answer| answer.bias).collect();
        steps.push(TrendStep {
            from: first.locked_at.to_string(),
            to: last.locked_at.to_string(),
            answers: count(answers.len()),
            bias: interval(&biases),
        });
    }
    steps
}

fn interval(biases: &[f64]) -> Option<IntervalView> {
    if biases.len() < FEWEST_ANSWERS { None } else { mean_interval(biases, SEED).map(view) }
}

fn view(interval: Interval) -> IntervalView {
    IntervalView { value: interval.value, low: interval.low, high: interval.high }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
