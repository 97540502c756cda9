use crate::transcription::span::Span;
use crate::transcription::transcript::join;
use crate::transcription::{TimedWord, Transcript};
use hotseat_interview::Millis;
use std::fmt::Write;

/// The longest line of a subtitle, in characters, and the longest time that it stands: what
/// broadcasters' guidelines for subtitles commonly ask for.
const LINE: usize = 42;
const STANDS: Millis = Millis::seconds(7);

/// A pause after which a subtitle ends.
const PAUSE: Millis = Millis(700);

/// A subtitle: a few words and when they are said.
struct Cue<'a> {
    span: Span,
    words: &'a [TimedWord],
}

impl Transcript {
    /// As SubRip subtitles.
    pub fn srt(&self) -> String {
        let mut out = String::new();
        for (number, cue) in (1..).zip(cues(&self.words)) {
            let (from, to) = (clock(cue.span.from, ','), clock(cue.span.to, ','));
            // Writing to a string does not fail.
            let _ = write!(out, "{number}\n{from} --> {to}\n{}\n\n", join(cue.words));
        }
        out
    }

    /// As WebVTT subtitles.
    pub fn vtt(&self) -> String {
        let mut out = "WEBVTT\n\n".to_owned();
        for cue in cues(&self.words) {
            let (from, to) = (clock(cue.span.from, '.'), clock(cue.span.to, '.'));
            let text = join(cue.words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let _ = write!(out, "{from} --> {to}\n{text}\n\n");
        }
        out
    }

    /// As text: a line for each sentence.
    pub fn txt(&self) -> String {
        let lines = self.words.split_inclusive(ends);
        lines.map(|line| join(line) + "\n").collect()
    }
}

/// Cuts the words into subtitles: at the end of a sentence, at a pause, and where one would become
/// too long to be read.
fn cues(words: &[TimedWord]) -> Vec<Cue<'_>> {
    let mut cues = Vec::new();
    let (mut begin, mut letters) = (0, 0);
    for (index, word) in words.iter().enumerate() {
        letters += word.text.chars().count() + 1;
        let over = words.get(index + 1).is_none_or(|next| {
            ends(word)
                || next.from - word.to >= PAUSE
                || letters + next.text.chars().count() > LINE
                || next.to - words[begin].from > STANDS
        });
        if over {
            let span = Span { from: words[begin].from, to: word.to };
            cues.push(Cue { span, words: &words[begin..=index] });
            (begin, letters) = (index + 1, 0);
        }
    }
    cues
}

fn ends(word: &TimedWord) -> bool {
    word.text.ends_with(['.', '?', '!', '。', '？', '！'])
}

/// Hours, minutes, seconds and milliseconds.
fn clock(at: Millis, mark: char) -> String {
    let (seconds, millis) = (at.0 / 1000, at.0 % 1000);
    let (minutes, hours) = (seconds / 60, seconds / 3600);
    format!("{hours:02}:{:02}:{:02}{mark}{millis:03}", minutes % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcription::{Language, Provenance};

    fn transcript(words: &[(&str, u64, u64)]) -> Transcript {
        let words = words.iter().map(|&(text, from, to)| TimedWord {
            text: text.to_owned(),
            from: Millis(from),
            to: Millis(to),
            confidence: 1.0,
        });
        let provenance = Provenance {
            engine: "simulated".to_owned(),
            engine_version: "0".to_owned(),
            model: "none".to_owned(),
            model_sha256: String::new(),
            language: Language::english(),
            prompt: String::new(),
            threads: 1,
            beam: 1,
            gpu: false,
        };
        Transcript { words: words.collect(), provenance }
    }

    #[test]
    fn subtitles_end_with_sentences_pauses_and_full_lines() {
        let said = transcript(&[
            ("Wait", 0, 400),
            ("for", 400, 600),
            ("<drain>.", 600, 1000),
            ("Then", 1100, 1300),
            ("write", 3_661_000, 3_661_500),
        ]);
        assert_eq!(
            said.srt(),
            "1\n00:00:00,000 --> 00:00:01,000\nWait for <drain>.\n\n\
             2\n00:00:01,100 --> 00:00:01,300\nThen\n\n\
             3\n01:01:01,000 --> 01:01:01,500\nwrite\n\n"
        );
        assert_eq!(
            said.vtt(),
            "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nWait for &lt;drain&gt;.\n\n\
             00:00:01.100 --> 00:00:01.300\nThen\n\n01:01:01.000 --> 01:01:01.500\nwrite\n\n"
        );
        assert_eq!(said.txt(), "Wait for <drain>.\nThen write\n");
    }

    #[test]
    fn no_subtitle_is_wider_than_a_line() {
        let words: Vec<(&str, u64, u64)> = (0..40).map(|i| ("backpressure", i * 100, i * 100 + 90)).collect();
        let srt = transcript(&words).srt();
        assert!(srt.lines().all(|line| line.chars().count() <= LINE), "{srt}");
        assert_eq!(srt.matches("backpressure").count(), 40, "every word is in it once");
    }

    #[test]
    fn nothing_said_gives_empty_files() {
        let silent = transcript(&[]);
        assert_eq!(
            (silent.srt(), silent.vtt(), silent.txt()),
            (String::new(), "WEBVTT\n\n".into(), String::new())
        );
    }
}
