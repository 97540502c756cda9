use crate::answers::{Recorded, SpokenWords};
use crate::dto::{ProbeView, SpokenView, SpokenWord, TranscriptVersion};
use hotseat_interview::{RecordingRef, Take};
use hotseat_speech::transcription::{Transcript, differing};
use hotseat_storage::StoredTranscript;

/// Follow-ups, each with what was answered.
pub(super) fn probes(spoken: &SpokenWords, take: &Take) -> Vec<ProbeView> {
    take.probes
        .iter()
        .map(|probe| ProbeView {
            ask: probe.ask.clone(),
            text: probe.text.clone(),
            spoken: spoken_views(spoken, &probe.recordings),
        })
        .collect()
}

/// Recordings in order, each with the words that count.
pub(super) fn spoken_views(spoken: &SpokenWords, recordings: &[RecordingRef]) -> Vec<SpokenView> {
    recordings
        .iter()
        .map(|recording| {
            let known = spoken.get(&recording.id);
            let counts = known.and_then(|known| known.counts.as_ref());
            let words = counts.map_or(&[][..], |(_, transcript)| &transcript.words);
            SpokenView {
                recording: recording.id.clone(),
                begun: recording.begun,
                length: recording.length,
                origin: recording.from.clone(),
                removed: known.is_none_or(|known| known.row.removed_at.is_some()),
                words: words.iter().map(SpokenWord::from).collect(),
                transcript: counts.map(|(id, _)| *id),
                versions: versions(known, counts.map(|(_, transcript)| transcript.text())),
            }
        })
        .collect()
}

fn versions(known: Option<&Recorded>, counts: Option<String>) -> Vec<TranscriptVersion> {
    let counts = counts.unwrap_or_default();
    let stored = known.map_or(&[][..], |known| &known.versions);
    stored.iter().map(|stored| version(stored, &counts)).collect()
}

fn version(stored: &StoredTranscript, counts: &str) -> TranscriptVersion {
    let transcript: Option<Transcript> = serde_json::from_value(stored.body.clone()).ok();
    let by = match &transcript {
        _ if stored.based_on.is_some() => "you".to_owned(),
        Some(transcript) if transcript.provenance.engine == "person" => "you".to_owned(),
        Some(transcript) => format!("{} {}", transcript.provenance.engine, transcript.provenance.model),
        None => String::new(),
    };
    let text = transcript.map(|transcript| transcript.text()).unwrap_or_default();
    let differs = differing(&text, counts);
    TranscriptVersion { id: stored.id, made: stored.made_at.to_string(), by, text, differs }
}
