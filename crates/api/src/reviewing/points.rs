//! Key points and traps on the axis.

use super::axis::Axis;
use crate::answers::SpokenWords;
use crate::dto::{Clip, Near, PointMark, TimeSpan, TrapMark, TypedWord};
use hotseat_interview::{Answer, Evidence, ItemState, Question, Span, Take};
use hotseat_storage::StoredComparison;

/// The words of an answer as it was compared, each with its time on the axis.
pub(super) struct TimedAnswer {
    answer: Answer,
    times: Vec<Option<TimeSpan>>,
}

impl TimedAnswer {
    /// Typed words have the times at which they were typed; spoken ones those of their recordings,
    /// follow-ups included. Where the words have changed since the comparison, only what it knew of
    /// their times counts.
    pub(super) fn of(
        stored: &StoredComparison,
        take: &Take,
        typed: &[TypedWord],
        spoken: &SpokenWords,
        clips: &[Clip],
        axis: &Axis,
    ) -> TimedAnswer {
        let answer = stored.answer.clone().unwrap_or_else(|| Answer::typed(&take.text));
        let known = times_now(take, typed, spoken, clips);
        let times: Vec<Option<TimeSpan>> = if known.len() == answer.words.len() {
            known
        } else {
            let spoken = answer.words.iter().map(|word| word.spoken);
            spoken.map(|spoken| spoken.map(|spoken| TimeSpan { from: spoken.from, to: spoken.to })).collect()
        };
        TimedAnswer {
            times: times.into_iter().map(|time| time.map(|time| axis.clamp(time))).collect(),
            answer,
        }
    }

    fn time(&self, span: Span) -> Option<TimeSpan> {
        let words = self.times.get(span.from as usize..span.to as usize)?.iter().flatten();
        let (from, to) = words.fold((None, None), |(from, to), word| {
            (Some(word.from.min(from.unwrap_or(word.from))), Some(word.to.max(to.unwrap_or(word.to))))
        });
        Some(TimeSpan { from: from?, to: to? })
    }

    fn said(&self, span: Span) -> Option<&str> {
        let first = self.answer.words.get(span.from as usize)?;
        let last = self.answer.words.get((span.to as usize).checked_sub(1)?)?;
        self.answer.text.get(first.from as usize..last.to as usize)
    }

    fn times_of(&self, evidence: &Evidence) -> Vec<TimeSpan> {
        let mut times: Vec<TimeSpan> = evidence.spans.iter().filter_map(|span| self.time(*span)).collect();
        times.sort_by_key(|time| (time.from, time.to));
        times
    }

    /// The longest of the runs that were found; the first of them, where two are as long.
    fn nearest(&self, evidence: &Evidence) -> Option<Near> {
        let longest = evidence.spans.iter().rev().max_by_key(|span| span.to.saturating_sub(span.from))?;
        Some(Near { said: self.said(*longest)?.to_owned(), time: self.time(*longest) })
    }
}

/// In the order in which an answer is put together: what was typed, what was spoken, then follow-ups.
fn times_now(
    take: &Take,
    typed: &[TypedWord],
    spoken: &SpokenWords,
    clips: &[Clip],
) -> Vec<Option<TimeSpan>> {
    let of = |recording: &str| -> Vec<Option<TimeSpan>> {
        let clip = clips.iter().find(|clip| clip.recording == recording);
        let counts = spoken.get(recording).and_then(|known| known.counts.as_ref());
        let (Some(clip), Some((_, transcript))) = (clip, counts) else { return Vec::new() };
        let times = transcript.answer().words.into_iter().map(|word| {
            // Words that the person wrote down have no time of their own.
            let time = word.spoken.filter(|time| time.to.0 > 0)?;
            Some(TimeSpan { from: clip.from + time.from, to: clip.from + time.to })
        });
        times.collect()
    };
    let mut times: Vec<Option<TimeSpan>> = if typed.is_empty() {
        vec![None; Answer::typed(&take.text).words.len()]
    } else {
        typed.iter().map(|word| Some(word.time)).collect()
    };
    times.extend(take.recordings.iter().flat_map(|recording| of(&recording.id)));
    for probe in &take.probes {
        times.resize(times.len() + Answer::typed(&probe.text).words.len(), None);
        times.extend(probe.recordings.iter().flat_map(|recording| of(&recording.id)));
    }
    times
}

pub(super) fn point_marks(
    question: &Question,
    state: &ItemState,
    compared: Option<(&StoredComparison, &TimedAnswer)>,
) -> Vec<PointMark> {
    let points = question.key_points.iter();
    points
        .map(|point| {
            let found = compared.and_then(|(stored, answer)| {
                let found = stored.comparison.points.iter().find(|found| found.key_point == point.id)?;
                Some((found, answer))
            });
            let program = found.map(|(found, _)| found.verdict);
            let miss = state.is_miss(&point.id, program);
            PointMark {
                id: point.id.clone(),
                counts: state.counted_verdict(&point.id, program),
                miss,
                spans: found.map(|(found, answer)| answer.times_of(&found.evidence)).unwrap_or_default(),
                near: found.filter(|_| miss).and_then(|(found, answer)| answer.nearest(&found.evidence)),
            }
        })
        .collect()
}

pub(super) fn trap_marks(compared: Option<(&StoredComparison, &TimedAnswer)>) -> Vec<TrapMark> {
    let Some((stored, answer)) = compared else { return Vec::new() };
    let said = stored.comparison.traps.iter().filter(|trap| trap.said);
    said.map(|trap| TrapMark { id: trap.trap.clone(), spans: answer.times_of(&trap.evidence) }).collect()
}
