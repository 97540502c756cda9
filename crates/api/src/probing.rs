//! Follow-ups: which is asked, and what its answer changes.
//!
//! After an answer at most two authored follow-ups are asked. A point's claim to one is its weight,
//! times how much of it was missed, times the share of the answer's time that is left; ties go by the
//! session's seed. No follow-up says or shows that a point was missed: they are asked as any
//! interviewer would.

use crate::ApiError;
use crate::journal::Journal;
use crate::tiers::Tiers;
use hotseat_interview::{
    Answer, Comparison, Event, ItemState, Judgement, KeyPoint, PointVerdict, Rule, Span, Verdict,
};
use hotseat_storage::Store;

/// A point that was at least half said needs no follow-up.
const LEAST_MISSED: f64 = 0.5;

impl Journal {
    /// The follow-up to be asked about `item` now, if there is one. While the words of a spoken
    /// answer are not there yet, only the person's own judgement can tell, once it is complete.
    pub(crate) fn probe(&self, store: &Store, tiers: &Tiers, item: u32) -> Result<Option<Event>, ApiError> {
        if !self.session.can_probe(item) {
            return Ok(None);
        }
        let index = item as usize;
        let (Some(asked), Some(state)) =
            (self.session.plan().items.get(index), self.session.items().get(index))
        else {
            return Ok(None);
        };
        let spoken = self.spoken(store, item)?;
        let question = &asked.question;
        let judged = question.key_points.iter().all(|point| state.judgements.contains_key(&point.id));
        let missed: Vec<(&KeyPoint, f64)> = if !spoken.is_waiting(state) {
            if !state.judgements.is_empty() {
                // The person has begun to judge: it is too late to ask by the words.
                return Ok(None);
            }
            let comparison = tiers.quick(question, &spoken.answer_of(state));
            question
                .key_points
                .iter()
                .filter_map(|point| Some((point, missed_by(&comparison, point)?)))
                .collect()
        } else if judged {
            question.key_points.iter().map(|point| (point, missed_by_own(state, point))).collect()
        } else {
            return Ok(None);
        };
        let reading = self.session.answer_reading(item);
        let time_left = reading.left.0 as f64 / reading.budget.0.max(1) as f64;
        let asked_before = state.take().map_or(&[][..], |take| &take.probes);
        let open = missed.into_iter().filter(|(point, missed)| {
            *missed >= LEAST_MISSED && !asked_before.iter().any(|probe| probe.key_point == point.id)
        });
        let seed = self.session.plan().settings.seed;
        let best = open
            .filter_map(|(point, missed)| Some((point, point.probe.as_ref()?, missed)))
            .map(|(point, ask, missed)| {
                (point.weight.parts() * missed * time_left, tie(seed, &point.id), point, ask, missed)
            })
            .max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        Ok(best.map(|(claim, _, point, ask, missed)| Event::ProbeAsked {
            item,
            key_point: point.id.clone(),
            ask: ask.clone(),
            reason: format!(
                "weight {} × missed {missed:.2} × time left {time_left:.2} = {claim:.2}",
                point.weight.parts()
            ),
        }))
    }
}

/// How much of a point the program did not find; none where it can't tell.
fn missed_by(comparison: &Comparison, point: &KeyPoint) -> Option<f64> {
    let found = comparison.points.iter().find(|found| found.key_point == point.id)?;
    match found.verdict {
        Verdict::Covered => Some(0.0),
        Verdict::Partly => Some(0.5),
        Verdict::Missed | Verdict::Contradicted => Some(1.0),
        Verdict::CannotTell => None,
    }
}

fn missed_by_own(state: &ItemState, point: &KeyPoint) -> f64 {
    match state.judgements.get(&point.id) {
        Some(Judgement::Didnt) => 1.0,
        Some(Judgement::Partly) => 0.5,
        Some(Judgement::Said) | None => 0.0,
    }
}

/// The same for the same seed and point, and in no order that anyone could see: FNV-1a.
fn tie(seed: u32, id: &str) -> u64 {
    let bytes = seed.to_le_bytes().into_iter().chain(id.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Lets the answer to a follow-up count for its own point, and for no other. Its words come after
/// those of the answer, so that evidence can point at them.
pub(crate) fn after_probe(
    comparison: &mut Comparison,
    said: &Comparison,
    key_point: &str,
    answer: &mut Answer,
    words: &Answer,
) {
    // Who says nothing to a follow-up has said no less than before.
    if words.words.is_empty() {
        return;
    }
    let shift = u32::try_from(answer.words.len()).unwrap_or(u32::MAX);
    append(answer, words);
    // Words that were hardly heard may have held it; words that are too few did not.
    let better = |point: &PointVerdict| match (point.verdict, point.rule) {
        (Verdict::Covered, _) => 3,
        (Verdict::Partly, _) => 2,
        (Verdict::CannotTell, Rule::Doubtful) => 1,
        (Verdict::CannotTell | Verdict::Missed | Verdict::Contradicted, _) => 0,
    };
    let Some(after) = said.points.iter().find(|point| point.key_point == key_point) else { return };
    let Some(point) = comparison.points.iter_mut().find(|point| point.key_point == key_point) else { return };
    if point.rule != Rule::Empty && better(after) <= better(point) {
        return;
    }
    *point = after.clone();
    for span in &mut point.evidence.spans {
        *span = Span { from: span.from + shift, to: span.to + shift };
    }
    for matched in &mut point.evidence.matched {
        matched.answer_word += shift;
    }
}

fn append(answer: &mut Answer, words: &Answer) {
    if !answer.text.is_empty() {
        answer.text.push_str("\n\n");
    }
    let base = u32::try_from(answer.text.len()).unwrap_or(u32::MAX);
    answer.text.push_str(&words.text);
    answer.words.extend(words.words.iter().map(|word| hotseat_interview::Word {
        from: word.from + base,
        to: word.to + base,
        // In a recording of its own: its place in the answer's would be wrong.
        spoken: None,
    }));
}
