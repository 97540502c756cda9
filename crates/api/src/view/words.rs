use hotseat_interview::{Level, Millis, PointVerdict, Rule, Verdict};

/// A length of time as minutes and seconds, `1:05`; hours only where there are some.
pub fn clock_words(time: Millis) -> String {
    let seconds = time.0 / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A level as it is read: "mid".
pub fn level_words(level: Level) -> &'static str {
    match level {
        Level::Junior => "junior",
        Level::Mid => "mid",
        Level::Senior => "senior",
    }
}

/// A verdict as it is read: "can't tell".
pub fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Covered => "covered",
        Verdict::Partly => "partly",
        Verdict::Missed => "missed",
        Verdict::Contradicted => "contradicted",
        Verdict::CannotTell => "can't tell",
    }
}

/// Why a verdict came out as it did, in a sentence.
pub fn because(point: &PointVerdict) -> String {
    match point.rule {
        Rule::Empty => "There is no answer to compare.".into(),
        Rule::TooShort => "The answer is too short to tell.".into(),
        Rule::NothingToMatch => "This key point has no words that could be looked for.".into(),
        Rule::Enough if point.evidence.missing.is_empty() => {
            "Its words stand together in your answer.".into()
        }
        Rule::Enough => "Enough of it stands together in your answer.".into(),
        Rule::Some if point.evidence.missing.is_empty() => "Its words are there, but not together.".into(),
        Rule::Some => "Some of its words stand together in your answer; others are missing.".into(),
        Rule::Hardly if point.evidence.spans.is_empty() => "Not touched.".into(),
        Rule::Hardly => "Hardly any of its words stand together in your answer.".into(),
        Rule::Swapped => {
            "Its words are there, but two things are exchanged, or it is said of another one.".into()
        }
        Rule::Guessed => "Its words stand together in your answer, said as a guess.".into(),
        Rule::Doubtful => "Too many words of the recording were hard to hear.".into(),
        Rule::Denied if point.verdict == Verdict::Partly => {
            "Its words are there, but a part of them seems to be denied.".into()
        }
        Rule::Denied => "Its words are there, but the sentence seems to say the opposite.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_read_as_people_read_them() {
        for (ms, words) in [(0, "0:00"), (999, "0:00"), (65_000, "1:05"), (3_600_000, "1:00:00")] {
            assert_eq!(clock_words(Millis(ms)), words, "{ms} ms");
        }
    }
}
