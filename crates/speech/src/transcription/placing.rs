use crate::transcription::span::Span;
use crate::transcription::transcript::TimedWord;
use hotseat_interview::Millis;

/// The most of a stretch of speech that its last word is given beyond what Whisper gave it. Where
/// more is left, it is likelier that words were not understood.
const DRAWN_OUT: Millis = Millis(800);

/// Puts each word into the stretch of speech that it belongs to: Whisper lets a word begin in the
/// silence before it, and end in the silence after, but where somebody spoke, the gate knows.
///
/// A word belongs where most of it lies. One that lies in silence alone belongs to the speech that
/// follows, since Whisper begins words too early rather than ending them too late. The last word of a
/// stretch lasts as long as the speech does: Whisper hands out time by letters, and the last word
/// before a pause is drawn out. Words and spans are in order, and so is what comes out.
pub(crate) fn place(words: &mut [TimedWord], spans: &[Span]) {
    let mut floor = Millis::ZERO;
    let mut first = 0;
    let mut last_of: Vec<Option<usize>> = vec![None; spans.len()];
    for (index, word) in words.iter_mut().enumerate() {
        // A millisecond more: Whisper has words that take no time.
        let overlap = |span: &Span| (word.to + Millis(1)).min(span.to) - word.from.max(span.from);
        let open = &spans[first..];
        let most = (0..open.len()).rev().max_by_key(|&index| overlap(&open[index]));
        let next = || open.iter().position(|span| span.from >= word.from);
        let chosen = most.filter(|&index| overlap(&open[index]) > Millis::ZERO).or_else(next);
        first += chosen.unwrap_or(open.len().saturating_sub(1));
        if let Some(span) = spans.get(first) {
            word.from = word.from.clamp(span.from, span.to);
            word.to = word.to.clamp(span.from, span.to);
            last_of[first] = Some(index);
        }
        word.from = word.from.max(floor);
        word.to = word.to.max(word.from);
        floor = word.to;
    }
    for (span, last) in spans.iter().zip(last_of) {
        if let Some(word) = last.map(|index| &mut words[index])
            && span.to - word.to <= DRAWN_OUT
        {
            word.to = span.to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn placed(words: &[(u64, u64)], spans: &[(u64, u64)]) -> Vec<(u64, u64)> {
        let mut words: Vec<TimedWord> = words
            .iter()
            .map(|&(from, to)| TimedWord {
                text: "word".to_owned(),
                from: Millis(from),
                to: Millis(to),
                confidence: 1.0,
            })
            .collect();
        let spans: Vec<Span> = spans.iter().map(|&(from, to)| Span::new(from, to)).collect();
        place(&mut words, &spans);
        words.iter().map(|word| (word.from.0, word.to.0)).collect()
    }

    fn check(words: &[(u64, u64)], spans: &[(u64, u64)], expected: &[(u64, u64)]) {
        assert_eq!(placed(words, spans), expected, "{words:?} in {spans:?}");
    }

    #[test]
    fn words_keep_to_the_speech() {
        let two = [(500, 1500), (3000, 4000)];
        check(&[(600, 900), (900, 1500)], &two, &[(600, 900), (900, 1500)]);
        check(&[(200, 600)], &two, &[(500, 600)]);
        check(&[(600, 600), (600, 650)], &two, &[(600, 600), (600, 650)]);
        check(&[(1300, 1900), (2700, 3150)], &two, &[(1300, 1500), (3000, 3150)]);
        // Begun in the silence, so it belongs to what follows.
        check(&[(1600, 1800), (2900, 3100)], &two, &[(3000, 3000), (3000, 3100)]);
        // Across a pause: where most of it lies.
        check(&[(1400, 3600)], &two, &[(3000, 4000)]);
        check(&[(1000, 3100)], &two, &[(1000, 1500)]);
        check(&[(4100, 4200)], &two, &[(4000, 4000)]);
        check(&[(1, 2)], &[], &[(1, 2)]);
    }

    #[test]
    fn the_last_word_lasts_as_long_as_the_speech() {
        let two = [(500, 1500), (3000, 4000)];
        check(&[(600, 900), (900, 1100)], &two, &[(600, 900), (900, 1500)]);
        check(&[(900, 1100), (3100, 3200)], &two, &[(900, 1500), (3100, 4000)]);
        // So long is no word: something was not understood.
        check(&[(600, 699)], &two, &[(600, 699)]);
    }

    proptest! {
        #[test]
        fn they_stay_in_order_and_within(
            words in prop::collection::vec((0_u64..400, 1_u64..400), 0..20),
            spans in prop::collection::vec((1_u64..900, 1_u64..900), 1..6),
        ) {
            let run = |steps: &[(u64, u64)]| {
                let mut at = 0;
                let step = |&(gap, length): &(u64, u64)| { let from = at + gap; at = from + length; (from, at) };
                steps.iter().map(step).collect::<Vec<_>>()
            };
            let spans = run(&spans);
            let placed = placed(&run(&words), &spans);
            for (index, &(from, to)) in placed.iter().enumerate() {
                prop_assert!(from <= to);
                prop_assert!(index == 0 || placed[index - 1].1 <= from);
                prop_assert!(spans.iter().any(|span| span.0 <= from && to <= span.1), "{from}..{to} in {spans:?}");
            }
        }
    }
}
