//! How spoken answers were delivered: listened to when the figures are first asked for.

use super::Known;
use crate::dto::SpokenFacts;
use crate::{ApiError, Hotseat};
use hotseat_interview::{Delivered, Millis};
use hotseat_storage::StoredLocked;

/// Answers listened to at one asking, the newest first, so that nobody waits long; the rest comes with
/// the next askings.
const MOST: usize = 50;

impl Hotseat {
    /// Listens to the recordings of locked answers whose delivery is not known yet.
    pub(super) fn listen_to_new(&self, known: &Known) -> Result<(), ApiError> {
        let is_new =
            |stored: &&StoredLocked| !stored.answer.recordings.is_empty() && stored.delivered.is_none();
        for stored in known.locked.iter().rev().map(|(_, stored)| stored).filter(is_new).take(MOST) {
            if let Some(delivered) = self.delivered(&stored.answer.recordings)? {
                // Worked out again the next time, where it can't be kept now.
                let _ = self.store.write(|tx| {
                    tx.set_delivered(&stored.session, stored.item, &stored.answer.recordings, &delivered)
                        .map_err(ApiError::from)
                });
            }
        }
        Ok(())
    }

    /// None as long as a recording can't be listened to or has no words yet.
    fn delivered(&self, recordings: &[String]) -> Result<Option<Delivered>, ApiError> {
        let mut heard = Vec::new();
        for recording in recordings {
            let row = self.store.read(|tx| tx.recording(recording))?;
            match row {
                // Deleted, and never listened to: this much is known for good.
                None => return Ok(Some(Delivered::default())),
                Some(row) if row.removed_at.is_some() => return Ok(Some(Delivered::default())),
                Some(_) => {}
            }
            match self.speech_facts(recording.clone()) {
                Ok(facts) if facts.words.is_some() => heard.push(facts),
                _ => return Ok(None),
            }
        }
        Ok(Some(together(&heard)))
    }
}

/// The figures over all recordings of an answer.
fn together(heard: &[SpokenFacts]) -> Delivered {
    let spoken = |facts: &SpokenFacts| facts.speech.iter().map(|span| span.to - span.from).sum::<Millis>();
    let minutes = heard.iter().map(spoken).sum::<Millis>().0 as f64 / 60_000.0;
    let words: u32 = heard.iter().filter_map(|facts| facts.words).sum();
    // Where one part is long enough to tell a pace, the whole is.
    let told = heard.iter().any(|facts| facts.pace.is_some());
    let fillers: Option<u32> = heard.iter().map(|facts| facts.fillers).sum();
    Delivered {
        pace: (told && minutes > 0.0).then(|| f64::from(words) / minutes),
        fillers: fillers.filter(|_| told && minutes > 0.0).map(|fillers| f64::from(fillers) / minutes),
        longest_pause: heard.iter().flat_map(|facts| &facts.pauses).map(|span| span.to - span.from).max(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::TimeSpan;

    fn part(speech: (u64, u64), pause: Option<(u64, u64)>, words: u32, pace: Option<f64>) -> SpokenFacts {
        let span = |(from, to)| TimeSpan { from: Millis(from), to: Millis(to) };
        SpokenFacts {
            speech: vec![span(speech)],
            pauses: pause.into_iter().map(span).collect(),
            first_word: None,
            silence_after: Millis::ZERO,
            words: Some(words),
            pace,
            fillers: Some(1),
            hedges: None,
            repeats: None,
            drift_ppm: None,
        }
    }

    #[test]
    fn parts_of_an_answer_count_by_how_long_they_are() {
        let parts = [
            part((0, 60_000), Some((10_000, 12_000)), 120, Some(120.0)),
            part((0, 30_000), Some((3_000, 3_700)), 90, Some(180.0)),
        ];
        let found = together(&parts);
        assert_eq!(found.pace, Some(140.0), "210 words in a minute and a half");
        assert_eq!(found.fillers, Some(2.0 / 1.5));
        assert_eq!(found.longest_pause, Some(Millis(2_000)));
    }

    #[test]
    fn too_little_speech_gives_no_pace() {
        let found = together(&[part((0, 2_000), None, 4, None)]);
        assert_eq!(found, Delivered::default());
        assert_eq!(together(&[]), Delivered::default());
    }
}
