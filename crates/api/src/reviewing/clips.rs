//! The recordings of an answer on its axis.

use super::activity::covered;
use crate::answers::SpokenWords;
use crate::dto::{Activity, ActivityKind, Clip, SpokenWord, TimeSpan};
use crate::{ApiError, Hotseat};
use hotseat_interview::{Millis, RecordingRef, Take};

/// Recordings in the order in which they are played, each with the follow-up that it answers: what was
/// recorded here, as it came, and then what was made elsewhere, since nobody was there to hear it.
pub(super) fn played<'a>(
    take: &'a Take,
    added: &[String],
) -> impl Iterator<Item = (&'a RecordingRef, Option<&'a str>)> {
    let (elsewhere, here): (Vec<_>, Vec<_>) = take
        .recordings
        .iter()
        .map(|recording| (recording, None))
        .partition(|(one, _)| added.contains(&one.id));
    let probes = take
        .probes
        .iter()
        .flat_map(|probe| probe.recordings.iter().map(|recording| (recording, Some(probe.ask.as_str()))));
    here.into_iter().chain(probes).chain(elsewhere)
}

pub(super) fn clips(take: &Take, added: &[String], spoken: &SpokenWords) -> Vec<Clip> {
    let mut from = Millis::ZERO;
    played(take, added)
        .map(|(recording, probe)| {
            let known = spoken.get(&recording.id);
            let counts = known.and_then(|known| known.counts.as_ref());
            let length = recording.length.unwrap_or_default();
            let clip = Clip {
                recording: recording.id.clone(),
                from,
                length,
                origin: recording.from.clone(),
                removed: known.is_some_and(|known| known.row.removed_at.is_some()),
                probe: probe.map(str::to_owned),
                words: counts.map_or_else(Vec::new, |(_, transcript)| {
                    transcript.words.iter().map(SpokenWord::from).collect()
                }),
                transcript: counts.map(|(id, _)| *id),
            };
            from += length;
            clip
        })
        .collect()
}

impl Hotseat {
    /// When somebody spoke in the recordings of an answer: by the gate, so nobody can tell where the
    /// sound is gone.
    pub(super) fn spoken_activity(&self, clips: &[Clip], spoken: &SpokenWords) -> Vec<Activity> {
        let mut parts: Vec<Activity> = Vec::new();
        for clip in clips.iter().filter(|clip| clip.length > Millis::ZERO) {
            let (from, to) = (clip.from, clip.from + clip.length);
            match self.gated(clip, spoken) {
                Ok(talk) => parts.extend(covered(from, to, &talk)),
                Err(_) => parts.push(Activity { kind: ActivityKind::Unknown, from, to }),
            }
        }
        parts
    }

    /// On the axis.
    fn gated(&self, clip: &Clip, spoken: &SpokenWords) -> Result<Vec<TimeSpan>, ApiError> {
        let row = spoken.get(&clip.recording).map(|known| &known.row).filter(|_| !clip.removed);
        let Some(row) = row else {
            return Err(ApiError::new(crate::Code::NotFound, "The sound of this recording is gone."));
        };
        let speech = self.speech_of(row)?;
        Ok(speech
            .iter()
            .map(|span| TimeSpan { from: clip.from + span.from, to: clip.from + span.to })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hotseat_interview::Probed;

    fn recording(id: &str, begun: u64, length: u64) -> RecordingRef {
        RecordingRef {
            id: id.to_owned(),
            begun: Millis(begun),
            length: Some(Millis(length)),
            end: None,
            from: "Built in".to_owned(),
        }
    }

    #[test]
    fn what_was_made_elsewhere_is_played_last() {
        let probe = Probed {
            key_point: "p".into(),
            ask: "And then?".into(),
            reason: String::new(),
            text: String::new(),
            recordings: vec![recording("probe", 9_000, 500)],
            asked: Millis(8_900),
            closed: None,
        };
        let take = Take {
            recordings: vec![recording("file", 900, 60_000), recording("own", 1_000, 2_000)],
            probes: vec![probe],
            ..Take::default()
        };
        let order: Vec<_> =
            played(&take, &["file".to_owned()]).map(|(one, ask)| (one.id.as_str(), ask)).collect();
        assert_eq!(order, [("own", None), ("probe", Some("And then?")), ("file", None)]);
    }
}
