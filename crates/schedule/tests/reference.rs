//! Scheduling agrees with the reference implementations of FSRS-6.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use hotseat_schedule::{PointState, Rating};
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    source: String,
    histories: Vec<Vec<Reviewed>>,
}

#[derive(Deserialize)]
struct Reviewed {
    days: u32,
    rating: String,
    stability: f64,
    difficulty: f64,
    interval: u32,
    in_a_week: f64,
}

fn later(day: Date, days: u32) -> Date {
    day.checked_add(SignedDuration::from_hours(24 * i64::from(days))).unwrap()
}

fn rating(word: &str) -> Rating {
    match word {
        "again" => Rating::Again,
        "hard" => Rating::Hard,
        "good" => Rating::Good,
        other => panic!("{other} is no rating"),
    }
}

fn is_near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= expected.abs() * 1e-3 + 1e-4
}

/// Histories scheduled by the Python implementation (tests/fixtures/fsrs_vectors.py says how); it
/// reckons in 64 bits and this one in 32.
#[test]
fn histories_come_out_as_in_the_python_implementation() {
    let vectors: Vectors = serde_json::from_str(include_str!("fixtures/fsrs_vectors.json")).unwrap();
    assert_eq!(vectors.source, "fsrs 6.3.2 (PyPI)");
    let mut compared = 0;
    for history in &vectors.histories {
        let (mut state, mut day) = (None, date(2026, 1, 1));
        for (at, row) in history.iter().enumerate() {
            day = later(day, row.days);
            let now = PointState::after(state.as_ref(), day, rating(&row.rating));
            let shown: Vec<_> = history[..=at].iter().map(|row| (row.days, &row.rating)).collect();
            assert!(is_near(now.stability().into(), row.stability), "{shown:?}: {now:?}, {}", row.stability);
            assert!(
                is_near(now.difficulty().into(), row.difficulty),
                "{shown:?}: {now:?}, {}",
                row.difficulty
            );
            let week = now.retrievability(later(day, 7));
            assert!(is_near(week, row.in_a_week), "{shown:?}: {week}, {}", row.in_a_week);
            // Half a day more or less is a matter of the last digit.
            let fraction = (row.stability.fract() - 0.5).abs();
            if fraction > 1e-3 {
                assert_eq!(now.due, later(day, row.interval), "{shown:?}");
            }
            compared += 1;
            state = Some(now);
        }
    }
    assert!(compared > 300, "{compared} reviews");
}

/// From the tests of the Rust implementation itself (fsrs 6.6.2, src/inference.rs,
/// `test_memory_state`), which gives them for the default parameters.
#[test]
fn a_history_comes_out_as_published() {
    let (mut state, mut day) = (None, date(2026, 1, 1));
    for (days, rating) in [(0, 1), (0, 3), (1, 3), (3, 3), (8, 3), (21, 3)] {
        day = later(day, days);
        let rating = if rating == 1 { Rating::Again } else { Rating::Good };
        state = Some(PointState::after(state.as_ref(), day, rating));
    }
    let state = state.unwrap();
    let found = (state.stability(), state.difficulty());
    assert!(is_near(found.0.into(), 53.62691) && is_near(found.1.into(), 6.3574867), "{found:?}");
}
