use hotseat_interview::{Judgement, Mode, Outcome, Reading, Weight};
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use hotseat_api::{because, clock_words as clock, level_words as level, verdict_words as verdict};

pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Practice => "practice",
        Mode::Exam => "exam",
    }
}

pub fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Core => "core",
        Weight::Supporting => "supporting",
        Weight::Bonus => "bonus",
    }
}

pub fn judgement(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Said => "said it",
        Judgement::Partly => "partly",
        Judgement::Didnt => "didn't",
    }
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Ahead => "ahead",
        Outcome::Open => "being asked",
        Outcome::Parked => "put off",
        Outcome::Answered => "answered",
        Outcome::Skipped => "skipped",
        Outcome::NotReached => "not reached",
    }
}

/// "1:10 of 1:30".
pub fn reading(reading: &Reading) -> String {
    format!("{} of {}", clock(reading.used), clock(reading.budget))
}

/// "1 question", "2 questions".
pub fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    }
}

/// "512 B", "1.2 MB": in powers of ten, as disks are sold.
pub fn size(bytes: u64) -> String {
    let mut amount = bytes as f64;
    for unit in ["B", "kB", "MB"] {
        if amount < 1000.0 {
            let digits = usize::from(unit != "B" && amount < 10.0);
            return format!("{amount:.digits$} {unit}");
        }
        amount /= 1000.0;
    }
    format!("{amount:.1} GB")
}

/// A stored moment in the time of this place; as it is if it is none.
pub fn moment(rfc3339: &str) -> String {
    match rfc3339.parse::<Timestamp>() {
        Ok(moment) => moment.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string(),
        Err(_) => rfc3339.to_owned(),
    }
}
