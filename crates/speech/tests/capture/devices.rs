//! Microphones that come and go while somebody speaks.

use crate::{Desk, hears, numbers_from, samples_of};
use hotseat_speech::capture::{
    Act, CaptureError, Change, Choice, Ended, MicrophoneId, Record, Report, Simulated,
};
use std::sync::{Arc, mpsc};

fn this(name: &str) -> Choice {
    Choice::This(MicrophoneId(name.to_owned()))
}

#[test]
fn everything_said_is_in_the_file_and_in_the_live_stream() {
    let simulated = Simulated::new(20.0);
    simulated.plug("desk", 48_000, Act::Numbered);
    let desk = Desk::with(simulated.clone());
    let (live, heard) = mpsc::sync_channel(1_000);
    desk.capture.record(Record { path: desk.answer(), reserve: 0, live: Some(live) }).unwrap();
    hears(&simulated, 48_000 * 5);
    let recorded = desk.capture.stop().unwrap();
    assert_eq!(
        (recorded.ended, recorded.lost, recorded.overruns, recorded.rate),
        (Ended::Stopped, 0, 0, 48_000)
    );
    assert!(recorded.frames >= 48_000 * 5, "{recorded:?}");
    let samples = samples_of(&recorded.path);
    assert_eq!(samples.len() as u64, recorded.frames);
    assert_eq!(numbers_from(&samples), Some(0), "from the very first sample on");
    desk.until("the first sample", |report| matches!(report, Report::FirstSample { .. }).then_some(()));
    assert!(recorded.live_whole);
    let live: usize = heard.iter().map(|some| some.len()).sum();
    assert_eq!(live as u64, recorded.frames.div_ceil(3), "16 kHz of 48");
}

#[test]
fn an_open_microphone_is_recorded_from_the_command_on() {
    let simulated = Simulated::new(20.0);
    simulated.plug("desk", 16_000, Act::Numbered);
    let desk = Desk::with(simulated.clone());
    assert_eq!(desk.capture.open(Choice::Default).unwrap().name, "desk");
    desk.until("a level", |report| matches!(report, Report::Level(level) if level.rms > 0.3).then_some(()));
    desk.record();
    assert!(matches!(
        desk.capture.record(Record { path: desk.answer(), reserve: 0, live: None }),
        Err(CaptureError::AlreadyRecording)
    ));
    hears(&simulated, 16_000);
    let recorded = desk.capture.stop().unwrap();
    let from = numbers_from(&samples_of(&recorded.path)).expect("no sample is missing");
    assert!(from >= 800, "what was heard before it began is not in it: {from}");
    assert!(matches!(desk.capture.stop(), Err(CaptureError::NotRecording)));
    // Another answer with the same microphone.
    let next = desk.folder.path().join("next.wav");
    desk.capture.record(Record { path: next.clone(), reserve: 0, live: None }).unwrap();
    hears(&simulated, 16_000);
    // Closed in the middle, it is closed properly.
    desk.capture.close().unwrap();
    let closed = desk
        .until("closed", |report| if let Report::Closed(recorded) = report { Some(recorded) } else { None });
    assert_eq!(closed.path, next);
    assert!(numbers_from(&samples_of(&next)).is_some());
}

/// The headset dies, the built-in microphone takes over, at another rate, and the headset comes back:
/// the file keeps one rate and the time.
#[test]
fn a_headset_that_dies_costs_a_gap_of_known_length() {
    let simulated = Simulated::new(1.0);
    simulated.plug("built-in", 44_100, Act::Plays(Arc::new([0.25])));
    simulated.plug("headset", 48_000, Act::Plays(Arc::new([0.5])));
    let desk = Desk::with(simulated.clone());
    desk.capture.open(this("headset")).unwrap();
    desk.record();
    let began =
        desk.until(
            "the first sample",
            |report| if let Report::FirstSample { at } = report { Some(at) } else { None },
        );
    hears(&simulated, 24_000);
    simulated.unplug("headset");
    let lost =
        desk.until(
            "lost",
            |report| if let Report::Lost { microphone } = report { Some(microphone) } else { None },
        );
    assert_eq!(lost.name, "headset");
    let (from, to) = desk.until("another one took over", |report| match report {
        Report::FellBack { from, to } => Some((from.name, to.name)),
        _ => None,
    });
    assert_eq!((from.as_str(), to.as_str()), ("headset", "built-in"));
    hears(&simulated, 44_100);
    simulated.plug("headset", 48_000, Act::Plays(Arc::new([-0.5])));
    let back =
        desk.until(
            "it came back",
            |report| if let Report::CameBack { to } = report { Some(to.name) } else { None },
        );
    assert_eq!(back, "headset");
    hears(&simulated, 48_000);
    let recorded = desk.capture.stop().unwrap();
    let elapsed = began.elapsed();

    assert_eq!((recorded.rate, recorded.lost), (48_000, 0));
    let kinds: Vec<_> = recorded
        .changes
        .iter()
        .map(|change| match change {
            Change::Lost { microphone, .. } => format!("lost {microphone}"),
            Change::TookOver { microphone, .. } => microphone.clone(),
            Change::Missing { .. } => "missing".to_owned(),
        })
        .collect();
    assert_eq!(kinds, ["headset", "lost headset", "built-in", "headset"]);
    // Which stretch is heard through which, by its level; edges of the resampler aside.
    let samples = samples_of(&recorded.path);
    let mut heard: Vec<(i32, usize)> = Vec::new();
    for block in samples.chunks_exact(480) {
        let level = i32::from(block[240]);
        let near = [16_384, 0, 8_192, -16_384].into_iter().find(|it| (it - level).abs() < 400);
        match (near, heard.last_mut()) {
            (Some(near), Some(last)) if last.0 == near => last.1 += 1,
            (Some(near), _) => heard.push((near, 1)),
            (None, _) => {}
        }
    }
    let stretches: Vec<_> =
        heard.iter().filter(|(_, blocks)| *blocks >= 10).map(|(level, _)| *level).collect();
    assert_eq!(stretches, [16_384, 0, 8_192, -16_384], "{heard:?}");
    // The file has kept time, through the gap and across two rates.
    let off = elapsed.as_millis().abs_diff(u128::from(recorded.length.0));
    assert!(off < 400, "the file is {off} ms off after {elapsed:?}");
}

#[test]
fn with_no_microphone_left_the_recording_waits_in_silence() {
    let simulated = Simulated::new(1.0);
    simulated.plug("desk", 16_000, Act::Plays(Arc::new([0.5])));
    let desk = Desk::with(simulated.clone());
    desk.record();
    hears(&simulated, 8_000);
    simulated.unplug("desk");
    desk.until("lost", |report| matches!(report, Report::Lost { .. }).then_some(()));
    desk.until("the list is empty", |report| {
        matches!(report, Report::Microphones(list) if list.is_empty()).then_some(())
    });
    simulated.plug("desk", 16_000, Act::Plays(Arc::new([0.5])));
    let back =
        desk.until(
            "it is back",
            |report| if let Report::CameBack { to } = report { Some(to.name) } else { None },
        );
    assert_eq!(back, "desk");
    hears(&simulated, 8_000);
    let samples = samples_of(&desk.capture.stop().unwrap().path);
    let silent = samples.iter().filter(|sample| **sample == 0).count();
    assert!(silent > 3_000, "the gap is only {silent} samples long");
    assert_eq!(samples.last(), Some(&16_384));
}

#[test]
fn without_any_microphone_it_says_so() {
    let desk = Desk::with(Simulated::new(1.0));
    assert!(desk.capture.microphones().unwrap().is_empty());
    assert!(matches!(desk.capture.open(Choice::Default), Err(CaptureError::NoMicrophone)));
    let refused = desk.capture.record(Record { path: desk.answer(), reserve: 0, live: None });
    assert!(matches!(refused, Err(CaptureError::NoMicrophone)));
    assert!(!desk.answer().exists());
}

#[test]
fn a_listener_that_falls_behind_does_not_hold_up_the_recording() {
    let simulated = Simulated::new(20.0);
    simulated.plug("desk", 48_000, Act::Numbered);
    let desk = Desk::with(simulated.clone());
    let (live, _heard) = mpsc::sync_channel(3);
    desk.capture.record(Record { path: desk.answer(), reserve: 0, live: Some(live) }).unwrap();
    desk.until("the live stream broke off", |report| matches!(report, Report::LiveBroken).then_some(()));
    hears(&simulated, 48_000);
    let recorded = desk.capture.stop().unwrap();
    assert!(!recorded.live_whole && recorded.lost == 0);
    assert_eq!(numbers_from(&samples_of(&recorded.path)), Some(0));
}
