//! The recordings of an answer on its axis.

use super::activity::covered;
use crate::answers::SpokenWords;
use crate::dto::{Activity, ActivityKind, Clip, SpokenWord, TimeSpan};
use crate::{ApiError, Hotseat};
use hotseat_interview::{Millis, RecordingRef, Take};

/// Recordings in the order in which they are played, each with the follow-up that it answers.
pub(super) fn played(take: &Take) -> impl Iterator<Item = (&RecordingRef, Option<&str>)> {
    let own = take.recordings.iter().map(|recording| (recording, None));
    let probes = take
        .probes
        .iter()
        .flat_map(|probe| probe.recordings.iter().map(|recording| (recording, Some(probe.ask.as_str()))));
    own.chain(probes)
}

/// Where each recording lies on the session's timeline: `(begun, length)`. One that was made elsewhere
/// lies after all that were made here, since nobody was there to hear it.
pub(super) fn parts(take: &Take, added: &[String]) -> Vec<(Millis, Millis)> {
    let made_here = played(take).filter(|(recording, _)| !added.contains(&recording.id));
    let end = made_here.map(|(recording, _)| recording.begun + recording.length.unwrap_or_default()).max();
    let begun = |recording: &RecordingRef| match end {
        Some(end) if added.contains(&recording.id) => recording.begun.max(end),
        _ => recording.begun,
    };
    played(take).map(|(recording, _)| (begun(recording), recording.length.unwrap_or_default())).collect()
}

pub(super) fn clips(take: &Take, spoken: &SpokenWords) -> Vec<Clip> {
    let mut from = Millis::ZERO;
    played(take)
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
