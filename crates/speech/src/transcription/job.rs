use crate::transcription::event::{Event, Progress, Urgency};
use crate::transcription::piece::{LONGEST_PIECE, Piece, best_cut};
use crate::transcription::placing::place;
use crate::transcription::settings::{Provenance, Settings};
use crate::transcription::span::{Span, duration_of, samples_before};
use crate::transcription::transcript::{TimedWord, Transcript};
use hotseat_interview::Millis;
use std::time::Duration;

/// While somebody speaks, so much speech is gathered before it is listened to: each look costs the
/// same however short the speech, and the recogniser does better with a few sentences.
const WORTH_A_LOOK: Millis = Millis::seconds(8);

/// A job as the supervisor keeps it.
pub(crate) struct JobState {
    pub id: u64,
    pub settings: Settings,
    pub urgency: Urgency,
    pub retried: bool,
    pub provenance: Option<Provenance>,
    tell: Box<dyn FnMut(Event) + Send>,
    /// What of the recording may still be needed; it begins at the sample `base`.
    audio: Vec<i16>,
    base: usize,
    /// Speech to be listened to: in order, apart, none longer than a piece.
    waiting: Vec<Span>,
    /// Since when somebody has been speaking.
    speaking: Option<Millis>,
    finished: bool,
    /// Where the last piece ended, and where the speech in it did: silence is kept around speech.
    heard: Millis,
    listened: Millis,
    words: Vec<TimedWord>,
    done: Millis,
    known: Millis,
    looks: u32,
    worked: Duration,
}

impl JobState {
    pub fn new(
        id: u64,
        settings: Settings,
        urgency: Urgency,
        tell: Box<dyn FnMut(Event) + Send>,
    ) -> JobState {
        JobState {
            id,
            settings,
            urgency,
            retried: false,
            provenance: None,
            tell,
            audio: Vec::new(),
            base: 0,
            waiting: Vec::new(),
            speaking: None,
            finished: false,
            heard: Millis::ZERO,
            listened: Millis::ZERO,
            words: Vec::new(),
            done: Millis::ZERO,
            known: Millis::ZERO,
            looks: 0,
            worked: Duration::ZERO,
        }
    }

    pub fn tell(&mut self, event: Event) {
        (self.tell)(event);
    }

    pub fn push(&mut self, samples: &[i16]) {
        self.audio.extend_from_slice(samples);
        if let Some(since) = self.speaking {
            let end = self.end();
            if end - since > LONGEST_PIECE {
                let cut = since + best_cut(self.from(since));
                self.wait(Span { from: since, to: cut });
                self.speaking = Some(cut);
            }
        }
    }

    pub fn speech_began(&mut self, at: Millis) {
        self.speaking = Some(at.max(self.floor()));
    }

    /// Takes a stretch of speech as waiting. What was taken before is not taken again.
    pub fn speech_ended(&mut self, speech: Span) {
        self.speaking = None;
        let mut from = speech.from.max(self.floor());
        let to = speech.to.min(self.end());
        while to - from > LONGEST_PIECE {
            let cut = from + best_cut(self.from(from));
            self.wait(Span { from, to: cut });
            from = cut;
        }
        if from < to {
            self.wait(Span { from, to });
        }
    }

    pub fn finish(&mut self) {
        self.finished = true;
        if let Some(since) = self.speaking {
            self.speech_ended(Span { from: since, to: self.end() });
        }
    }

    /// The next piece to listen to and its samples, if it is time for one. It stays with the job
    /// until [`JobState::heard`].
    pub fn next(&self) -> Option<(Piece, usize)> {
        let waiting: Millis = self.waiting.iter().map(|span| span.length()).sum();
        if self.waiting.is_empty() || (!self.finished && waiting < WORTH_A_LOOK) {
            return None;
        }
        let end = self.speaking.map_or(self.end(), |since| since.min(self.end()));
        Some(Piece::pack(&self.waiting, self.heard, end))
    }

    pub fn samples(&self, piece: &Piece) -> Vec<i16> {
        piece.cut(&self.audio, self.base)
    }

    /// A piece of so many spans was listened to, in this time.
    pub fn heard(&mut self, piece: &Piece, spans: usize, words: Vec<TimedWord>, took: Duration) {
        let spans: Vec<Span> = self.waiting.drain(..spans.min(self.waiting.len())).collect();
        self.listened = spans.last().map_or(self.listened, |last| last.to);
        self.heard = self.heard.max(piece.to());
        self.done += piece.speech;
        self.looks += 1;
        self.worked += took;
        let mut words: Vec<TimedWord> = words
            .into_iter()
            .map(|word| {
                let from = piece.began(word.from);
                TimedWord { from, to: piece.ended(word.to).max(from), ..word }
            })
            .collect();
        place(&mut words, &spans);
        self.words.extend_from_slice(&words);
        self.forget();
        self.tell(Event::Heard(words));
    }

    /// Everything was heard, and the recording has ended.
    pub fn over(&self) -> bool {
        self.finished && self.waiting.is_empty()
    }

    /// Once it is over.
    pub fn transcript(&mut self) -> Option<Transcript> {
        if !self.over() {
            return None;
        }
        let provenance = self.provenance.clone()?;
        Some(Transcript { words: std::mem::take(&mut self.words), provenance })
    }

    /// Where it stands, `since` the present piece was begun.
    pub fn progress(&self, since: Option<Duration>) -> Progress {
        let left = (self.looks > 0).then(|| {
            let each = self.worked / self.looks;
            let (mut looks, mut rest) = (0, &self.waiting[..]);
            while !rest.is_empty() {
                rest = &rest[Piece::pack(rest, Millis::ZERO, self.end()).1..];
                looks += 1;
            }
            (each * looks).saturating_sub(since.unwrap_or_default().min(each))
        });
        Progress { done: self.done, known: self.known, left }
    }

    /// Lets go of what was listened to, once it is most of what is kept: moving the rest costs time.
    fn forget(&mut self) {
        let gone = samples_before(self.listened).saturating_sub(self.base).min(self.audio.len());
        if gone * 2 > self.audio.len() {
            self.audio.drain(..gone);
            self.base += gone;
        }
    }

    fn wait(&mut self, span: Span) {
        self.known += span.length();
        self.waiting.push(span);
    }

    /// Where the recording ends so far.
    fn end(&self) -> Millis {
        duration_of(self.base + self.audio.len())
    }

    /// Before this, everything is waiting or was listened to.
    fn floor(&self) -> Millis {
        self.waiting.last().map_or(self.listened, |last| last.to)
    }

    fn from(&self, at: Millis) -> &[i16] {
        let from = samples_before(at).saturating_sub(self.base).min(self.audio.len());
        &self.audio[from..]
    }
}
