use crate::dto::{Activity, ActivityKind, TimeSpan};
use hotseat_interview::Millis;

/// Parts `from..to` without a gap: talk where `talk` says so, and pauses between. Spans may come in any
/// order, overlap, and reach beyond both ends.
pub(super) fn covered(from: Millis, to: Millis, talk: &[TimeSpan]) -> Vec<Activity> {
    let mut talk: Vec<TimeSpan> = talk
        .iter()
        .map(|span| TimeSpan { from: span.from.clamp(from, to), to: span.to.clamp(from, to) })
        .filter(|span| span.from < span.to)
        .collect();
    talk.sort_by_key(|span| (span.from, span.to));
    let mut parts: Vec<Activity> = Vec::new();
    let mut at = from;
    for span in talk {
        let begin = span.from.max(at);
        if begin > at {
            parts.push(Activity { kind: ActivityKind::Pause, from: at, to: begin });
        }
        if span.to > begin {
            match parts.last_mut() {
                Some(last) if last.kind == ActivityKind::Talk => last.to = span.to,
                _ => parts.push(Activity { kind: ActivityKind::Talk, from: begin, to: span.to }),
            }
            at = span.to;
        }
    }
    if at < to {
        parts.push(Activity { kind: ActivityKind::Pause, from: at, to });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_time_is_talk_or_pause(
            from in 0u64..100,
            length in 0u64..500,
            talk in prop::collection::vec((0u64..700, 0u64..700), 0..8),
        ) {
            let to = from + length;
            let talk: Vec<TimeSpan> = talk.iter().map(|&(a, b)| TimeSpan { from: Millis(a), to: Millis(b) }).collect();
            let parts = covered(Millis(from), Millis(to), &talk);
            let mut at = Millis(from);
            for part in &parts {
                prop_assert_eq!(part.from, at, "{:?}", &parts);
                prop_assert!(part.to > part.from, "{:?}", &parts);
                at = part.to;
            }
            prop_assert_eq!(at, Millis(to), "{:?}", &parts);
            prop_assert!(parts.windows(2).all(|two| two[0].kind != two[1].kind), "{:?}", &parts);
            for moment in from..to {
                let talks = talk.iter().any(|span| span.from.0 <= moment && moment < span.to.0);
                let part = parts.iter().find(|part| part.from.0 <= moment && moment < part.to.0).unwrap();
                prop_assert_eq!(part.kind == ActivityKind::Talk, talks, "at {}", moment);
            }
        }
    }
}
