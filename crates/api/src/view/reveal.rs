use super::words::because;
use crate::dto::{Reveal, RevealedPoint, RevealedTrap, RowToScore, TextRange};
use hotseat_content::html;
use hotseat_interview::{Answer, ItemState, Millis, Question, Rubric, Span};
use hotseat_storage::StoredComparison;

pub(super) fn reveal(
    question: &Question,
    rubric: &Rubric,
    state: &ItemState,
    words: &Answer,
    stored: Option<&StoredComparison>,
) -> Reveal {
    // One made before its words were kept was of the typed text.
    let answer = match stored {
        Some(StoredComparison { answer: Some(answer), .. }) => answer.clone(),
        Some(_) => Answer::typed(state.text()),
        None => words.clone(),
    };
    // What was spoken and isn't written down yet says nothing about what was said.
    let unheard =
        answer.text.trim().is_empty() && state.take().is_some_and(|take| take.recordings().next().is_some());
    let comparison = stored.map(|stored| &stored.comparison).filter(|_| !unheard);
    let uncompared = if unheard {
        "It is compared as soon as what you said is written down."
    } else {
        "There was no answer to compare."
    };
    let points = question
        .key_points
        .iter()
        .map(|point| {
            let found = comparison.and_then(|c| c.points.iter().find(|p| p.key_point == point.id));
            let evidence = found.map(|found| found.evidence.clone()).unwrap_or_default();
            RevealedPoint {
                id: point.id.clone(),
                weight: point.weight,
                say: point.say.clone(),
                judgement: state.judgements.get(&point.id).copied(),
                verdict: found.map(|found| found.verdict),
                rule: found.map(|found| found.rule),
                because: found.map_or_else(|| uncompared.into(), because),
                heard: heard(&answer, &evidence.spans),
                evidence: ranges(&answer, &evidence.spans),
                phrasing: evidence.phrasing,
                matched: evidence.matched,
                missing: evidence.missing,
                overruled: state.overruled.get(&point.id).copied(),
                reason: state.reasons.get(&point.id).copied(),
                after_probe: state.take().is_some_and(|take| {
                    take.probes.iter().any(|p| p.key_point == point.id && p.is_answered())
                }),
            }
        })
        .collect();
    let traps = question
        .traps
        .iter()
        .map(|trap| {
            let found = comparison.and_then(|c| c.traps.iter().find(|t| t.trap == trap.id));
            RevealedTrap {
                id: trap.id.clone(),
                hear: found
                    .and_then(|found| found.evidence.phrasing.clone())
                    .or_else(|| trap.hear.first().cloned())
                    .unwrap_or_default(),
                why: trap.why.clone(),
                said: found.is_some_and(|found| found.said),
                evidence: found.map(|found| ranges(&answer, &found.evidence.spans)).unwrap_or_default(),
            }
        })
        .collect();
    Reveal {
        text: answer.text.clone(),
        engine: comparison.map(|comparison| comparison.engine.clone()),
        points,
        traps,
        rows: rows(rubric, state),
        short_html: question.short.as_deref().map(html),
        model_answer_html: question.model_answer.as_deref().map(html),
        shown_html: question.shown.as_deref().map(html),
        samples: question.samples.clone(),
        sources: question.sources.clone(),
    }
}

pub(super) fn rows(rubric: &Rubric, state: &ItemState) -> Vec<RowToScore> {
    rubric
        .rows
        .iter()
        .map(|row| RowToScore { row: row.clone(), level: state.rows.get(&row.id).copied() })
        .collect()
}

/// When the longest run of these words was spoken; the first of them, where two are as long.
fn heard(answer: &Answer, spans: &[Span]) -> Option<Millis> {
    let longest = spans.iter().rev().max_by_key(|span| span.to.saturating_sub(span.from))?;
    answer.words.get(longest.from as usize)?.spoken.map(|spoken| spoken.from)
}

/// Spans of words as ranges of the text, in the code units that the window counts in.
fn ranges(answer: &Answer, spans: &[Span]) -> Vec<TextRange> {
    let units = |byte: u32| {
        let text = answer.text.get(..byte as usize).unwrap_or(&answer.text);
        u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    spans
        .iter()
        .filter_map(|span| {
            let first = answer.words.get(span.from as usize)?;
            let last = answer.words.get((span.to as usize).checked_sub(1)?)?;
            Some(TextRange { from: units(first.from), to: units(last.to) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_count_as_the_window_does() {
        let answer = Answer::typed("😀 the poll phase");
        let found = ranges(&answer, &[Span { from: 1, to: 3 }, Span { from: 9, to: 10 }]);
        assert_eq!(found, [TextRange { from: 7, to: 17 }], "a span outside the answer is left out");
    }
}
