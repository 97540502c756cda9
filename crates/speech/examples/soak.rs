//! Records two hours of a numbered signal through the worker, the ring, the disk and the live stream, as
//! fast as they take it, and looks for every number in the file.
//!
//! ```text
//! cargo run --release -p hotseat-speech --example soak [MINUTES] [busy]
//! ```
//!
//! With `busy`, every core has something else to do meanwhile.

use hotseat_speech::capture::{Act, Capture, Record, Simulated, numbered};
use hotseat_speech::playback::Audio;
use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

const RATE: u32 = 48_000;
/// What memory may come to more at the end than after the first eighth, in kB; the recording itself is
/// many times that.
const MAY_GROW: u64 = 4096;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let minutes = arguments.iter().find_map(|it| it.parse().ok()).unwrap_or(120u64);
    let over = Arc::new(AtomicBool::new(false));
    if arguments.iter().any(|it| it == "busy") {
        for _ in 0..thread::available_parallelism()?.get() {
            let over = Arc::clone(&over);
            thread::spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
    }
    let folder = tempfile::tempdir_in(std::env::current_dir()?)?;
    let path = folder.path().join("answer.wav");
    let simulated = Simulated::new(f64::INFINITY);
    simulated.plug("desk", RATE, Act::Numbered);
    let capture = Capture::start(Arc::new(simulated.clone()), |_| {});
    let mut early = None;
    let (live, heard) = mpsc::sync_channel(1_000);
    let listener = thread::spawn(move || heard.iter().map(|some: Vec<f32>| some.len() as u64).sum::<u64>());

    #[expect(clippy::disallowed_methods, reason = "an example measures how long things take")]
    let began = Instant::now();
    capture.record(Record { path: path.clone(), reserve: 0, live: Some(live) })?;
    let wanted = minutes * 60 * u64::from(RATE);
    let mut next = 0;
    while simulated.given() < wanted {
        if simulated.given() >= next {
            let done = simulated.given() / u64::from(RATE) / 60;
            println!("{done:4} min recorded, {} of memory, at most {}", memory("VmRSS"), memory("VmHWM"));
            next += wanted / 8;
            if done > 0 {
                early = early.or(resident());
            }
        }
        thread::sleep(Duration::from_millis(50));
    }
    let late = resident();
    let recorded = capture.stop()?;
    let took = began.elapsed();
    over.store(true, Ordering::Relaxed);
    let listened = listener.join().map_err(|_| "the listener failed")?;

    let mut audio = Audio::open(&path)?;
    let (mut samples, mut at) = (vec![0; 1 << 20], 0);
    loop {
        let count = audio.read(at, &mut samples)?;
        if count == 0 {
            break;
        }
        for (sample, number) in samples[..count].iter().zip(at..) {
            if *sample != numbered(number) {
                return Err(format!("sample {number} is not what was given").into());
            }
        }
        at += count as u64;
    }
    if recorded.lost > 0 || at != recorded.frames || at < wanted {
        return Err(format!("{at} samples in the file, {} lost, {wanted} wanted", recorded.lost).into());
    }
    if !recorded.live_whole || listened != recorded.frames.div_ceil(3) {
        return Err(
            format!("the live stream had {listened} samples of {}", recorded.frames.div_ceil(3)).into()
        );
    }
    if let (Some(early), Some(late)) = (early, late)
        && late > early + MAY_GROW
    {
        return Err(format!("memory has grown from {early} to {late} kB").into());
    }
    let seconds = at as f64 / f64::from(RATE);
    println!(
        "{at} samples given, and every one in the file: {:.0} min in {:.1} s, {:.0} times real time; \
         {} of memory, at most {}",
        seconds / 60.0,
        took.as_secs_f64(),
        seconds / took.as_secs_f64(),
        memory("VmRSS"),
        memory("VmHWM"),
    );
    Ok(())
}

/// Memory in use, in kB, where the system says so.
fn resident() -> Option<u64> {
    memory("VmRSS").split_whitespace().next()?.parse().ok()
}

/// What the system says of this process, where it does.
fn memory(what: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix(':'));
    line.map_or("?".to_owned(), |line| line.trim().to_owned())
}
