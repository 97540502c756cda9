//! A real sound server with a microphone that hears what is played to it. On Linux the tests fail where
//! PulseAudio or a voice is missing; `./dev setup` brings both.

use crate::{Desk, samples_of};
use hotseat_speech::capture::{Choice, MicrophoneId, Report, System};
use hotseat_speech::playback::Audio;
use hotseat_speech::recording::from_sample;
use hotseat_speech::transcription::Span;
use hotseat_speech::voice::{Ending, Manner, Speaker};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Tells a test, run again in a child process with the server in its environment, that it is.
const SERVED: &str = "HOTSEAT_TEST_SOUND_SERVER";

struct Server {
    child: Child,
    folder: tempfile::TempDir,
}

impl Server {
    fn start() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let runtime = folder.path().join("xdg");
        std::fs::create_dir_all(runtime.join("pulse")).unwrap();
        let socket = runtime.join("pulse/native");
        let config = format!(
            "load-module module-native-protocol-unix auth-anonymous=1 socket={}\n\
             load-module module-null-sink sink_name=speaker rate=48000\n\
             load-module module-null-sink sink_name=mic rate=48000\n\
             load-module module-null-sink sink_name=headset rate=44100 channels=1\n\
             set-default-sink speaker\nset-default-source mic.monitor\n",
            socket.display()
        );
        let file = folder.path().join("server.pa");
        std::fs::write(&file, config).unwrap();
        let child = Command::new("pulseaudio")
            .args([
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--log-level=error",
                "-F",
            ])
            .arg(&file)
            .envs(environment(folder.path()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("pulseaudio can't be started, ./dev setup installs it: {error}"));
        let server = Server { child, folder };
        for _ in 0..500 {
            if server.run("pactl", &["info"]) {
                return server;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("PulseAudio does not answer; pactl is in pulseaudio-utils, which ./dev setup installs");
    }

    fn run(&self, program: &str, arguments: &[&str]) -> bool {
        Command::new(program)
            .args(arguments)
            .envs(environment(self.folder.path()))
            .output()
            .is_ok_and(|output| output.status.success())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn environment(folder: &Path) -> [(&'static str, PathBuf); 4] {
    let runtime = folder.join("xdg");
    let socket = PathBuf::from(format!("unix:{}", runtime.join("pulse/native").display()));
    [
        ("HOME", folder.to_owned()),
        ("PULSE_RUNTIME_PATH", runtime.join("pulse")),
        ("PULSE_SERVER", socket),
        ("XDG_RUNTIME_DIR", runtime),
    ]
}

/// Runs a test of this module again, in a process of its own whose sound server is a new one.
fn with_server(name: &str, test: impl FnOnce()) {
    if std::env::var_os(SERVED).is_some() {
        return test();
    }
    if cfg!(not(target_os = "linux")) {
        eprintln!("NOT TESTED: there is a PulseAudio to be started on Linux only");
        return;
    }
    let server = Server::start();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("pulse::{name}"), "--nocapture"])
        .env(SERVED, "1")
        .envs(environment(server.folder.path()))
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success() && said[0].contains("1 passed"), "{}", said.join("\n"));
    said[0].lines().filter(|line| line.starts_with("MEASURED")).for_each(|line| println!("{line}"));
}

fn answer(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech/answers").join(name)
}

fn play(to: &str, file: &Path) {
    // Handed over ahead, so that a busy machine does not make it stammer.
    let mut player = Command::new("paplay");
    let status = player.arg(format!("--device={to}")).arg("--latency-msec=2000").arg(file).status().unwrap();
    assert!(status.success(), "{} can be played", file.display());
}

/// 16 kHz samples of a recording.
fn heard(path: &Path) -> Vec<f32> {
    let mut samples = Vec::new();
    let mut audio = Audio::open(path).unwrap();
    let whole = audio.span();
    audio.listen(whole, |some| samples.extend_from_slice(some)).unwrap();
    samples
}

/// Where in a recording a stretch of sound is, and how like it is, from 0 to 1.
fn found(stretch: &[f32], within: &[f32]) -> (usize, f32) {
    // By its outline first, a hundred steps a second, and then to the sample.
    let outline = |samples: &[f32]| -> Vec<f32> {
        samples.chunks_exact(160).map(|some| some.iter().map(|it| it.abs()).sum()).collect()
    };
    let (coarse, _) = best(&outline(stretch), &outline(within), 0..usize::MAX);
    best(stretch, within, (coarse * 160).saturating_sub(240)..coarse * 160 + 240)
}

fn best(stretch: &[f32], within: &[f32], places: std::ops::Range<usize>) -> (usize, f32) {
    let centred = |samples: &[f32]| -> Vec<f32> {
        let mean = samples.iter().sum::<f32>() / samples.len() as f32;
        samples.iter().map(|it| it - mean).collect()
    };
    let power = |samples: &[f32]| samples.iter().map(|it| it * it).sum::<f32>();
    let stretch = centred(stretch);
    let like = |at: usize| {
        let there = centred(&within[at..at + stretch.len()]);
        let product: f32 = stretch.iter().zip(&there).map(|(a, b)| a * b).sum();
        product / (power(&stretch) * power(&there)).sqrt().max(1e-9)
    };
    let last = within.len().saturating_sub(stretch.len());
    let places = places.start.min(last)..places.end.min(last + 1);
    places.map(|at| (at, like(at))).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap()
}

#[test]
fn an_answer_played_to_the_microphone_is_in_the_file() {
    with_server("an_answer_played_to_the_microphone_is_in_the_file", || {
        let desk = Desk::with(System::new());
        let names: Vec<_> =
            desk.capture.microphones().unwrap().into_iter().map(|it| (it.id.0, it.is_default)).collect();
        assert_eq!(names[0], ("pulseaudio:mic.monitor".to_owned(), true), "{names:?}");
        assert_eq!(names.len(), 3, "{names:?}");
        let open = desk.capture.open(Choice::This(MicrophoneId(names[0].0.clone()))).unwrap();
        assert!(open.is_monitor);
        desk.record();
        desk.until("the first sample", |report| matches!(report, Report::FirstSample { .. }).then_some(()));
        play("mic", &answer("worker-threads.flac"));
        let recorded = desk.capture.stop().unwrap();
        assert_eq!((recorded.lost, recorded.overruns, recorded.rate), (0, 0, 48_000));

        let (original, recorded_samples) = (heard(&answer("worker-threads.flac")), heard(&recorded.path));
        // A second out of the first sentence, and one out of the last, as far apart as they were.
        let stretch = |from: usize| &original[from * 16..from * 16 + 16_000];
        let (first, like_first) = found(stretch(1_000), &recorded_samples);
        let (last, like_last) = found(stretch(10_000), &recorded_samples);
        assert!(
            like_first > 0.9 && like_last > 0.9,
            "the answer is not in the file: {like_first}, {like_last}"
        );
        let apart = (last as i64 - first as i64 - 9_000 * 16).abs();
        assert!(apart <= 32, "in the file the sentences are {apart} samples further apart or closer");
        println!("MEASURED a null sink's clock: {:?}", recorded.drift);
    });
}

#[test]
fn a_microphone_that_the_server_loses_is_replaced() {
    with_server("a_microphone_that_the_server_loses_is_replaced", || {
        let desk = Desk::with(System::new());
        let headset = MicrophoneId("pulseaudio:headset.monitor".to_owned());
        assert_eq!(desk.capture.open(Choice::This(headset.clone())).unwrap().id, headset);
        desk.record();
        desk.until("the first sample", |report| matches!(report, Report::FirstSample { .. }).then_some(()));
        let modules = Command::new("pactl").args(["list", "short", "modules"]).output().unwrap();
        let modules = String::from_utf8(modules.stdout).unwrap();
        let module = modules.lines().find(|line| line.contains("sink_name=headset")).unwrap();
        let number = module.split_whitespace().next().unwrap();
        assert!(Command::new("pactl").args(["unload-module", number]).status().unwrap().success());
        desk.until("it is lost", |report| {
            matches!(report, Report::Lost { microphone } if microphone.id == headset).then_some(())
        });
        let to = desk.until("another took over", |report| {
            if let Report::FellBack { to, .. } = report { Some(to) } else { None }
        });
        assert_eq!(to.id.0, "pulseaudio:mic.monitor");
        let load = ["load-module", "module-null-sink", "sink_name=headset", "rate=44100", "channels=1"];
        assert!(Command::new("pactl").args(load).stdout(Stdio::null()).status().unwrap().success());
        let to = desk
            .until("it is back", |report| if let Report::CameBack { to } = report { Some(to) } else { None });
        assert_eq!(to.id, headset);
        let recorded = desk.capture.stop().unwrap();
        assert_eq!((recorded.changes.len(), recorded.rate), (4, 44_100), "{recorded:?}");
        assert_eq!(samples_of(&recorded.path).len() as u64, recorded.frames);
    });
}

#[test]
fn a_question_is_heard_and_can_be_stopped() {
    with_server("a_question_is_heard_and_can_be_stopped", || {
        let speaker = Speaker::find().expect("a voice: espeak-ng, which ./dev setup installs");
        let voices = speaker.voices().unwrap();
        assert!(voices.iter().any(|voice| voice.language.starts_with("en")), "{voices:?}");
        let desk = Desk::with(System::new());
        desk.capture.open(Choice::This(MicrophoneId("pulseaudio:speaker.monitor".to_owned()))).unwrap();
        desk.record();
        let (ended, ending) = mpsc::channel();
        let say = |text: &str, manner: &Manner| {
            let ended = ended.clone();
            speaker.say(text, manner, move |how| ended.send(how).unwrap()).unwrap()
        };
        // A text that looks like an option is text.
        let speaking = say("-v What is backpressure?", &Manner::default());
        assert_eq!(ending.recv_timeout(crate::PATIENCE), Ok(Ending::Spoken));
        drop(speaking);
        let speaking = say(&"and so on ".repeat(500), &Manner { pace: 80, ..Manner::default() });
        desk.until("it speaks", |report| {
            matches!(report, Report::Level(level) if level.peak > 0.05).then_some(())
        });
        speaking.stop();
        assert_eq!(ending.recv_timeout(crate::PATIENCE), Ok(Ending::Stopped));
        let failing = say("hello", &Manner { voice: Some("no such voice".to_owned()), pace: 165 });
        assert_eq!(ending.recv_timeout(crate::PATIENCE), Ok(Ending::Failed));
        drop(failing);
        let recorded = desk.capture.stop().unwrap();
        let loud =
            samples_of(&recorded.path).iter().map(|sample| from_sample(*sample).abs()).fold(0.0, f32::max);
        assert!(loud > 0.05, "nothing was heard of it: {loud}");
    });
}

#[test]
fn a_server_that_is_gone_is_an_error_and_no_wait_for_ever() {
    with_server("a_server_that_is_gone_is_an_error_and_no_wait_for_ever", || {
        let desk = Desk::with(System::new());
        desk.capture.open(Choice::Default).unwrap();
        desk.record();
        desk.until("the first sample", |report| matches!(report, Report::FirstSample { .. }).then_some(()));
        assert!(Command::new("pactl").arg("exit").status().unwrap().success());
        desk.until("it is lost", |report| matches!(report, Report::Lost { .. }).then_some(()));
        let recorded = desk.capture.stop().unwrap();
        assert_eq!(samples_of(&recorded.path).len() as u64, recorded.frames, "what was said before is kept");
        let whole = Span::new(0, recorded.length.0);
        assert!(whole.length().0 > 0);
    });
}
