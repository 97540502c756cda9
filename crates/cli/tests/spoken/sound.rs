//! A sound system of its own, with a microphone that hears what is played into it.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PRIVATE: &str = "HOTSEAT_TEST_PULSE";

pub struct Sound {
    _nothing: (),
}

struct Server {
    folder: TempDir,
    process: Child,
}

impl Sound {
    /// Runs this very test once more, inside a private sound system, and gives that one the sound;
    /// the outer one gets none and is done when the inner one is. On Linux it fails without
    /// PulseAudio, which `./dev setup` installs.
    pub fn private(test: &str) -> Option<Sound> {
        if std::env::var_os(PRIVATE).is_some() {
            return Some(Sound { _nothing: () });
        }
        if cfg!(not(target_os = "linux")) {
            println!("NOT TESTED: there is a PulseAudio to be started on Linux only");
            return None;
        }
        for program in ["pulseaudio", "paplay", "pactl"] {
            let there = Command::new(program).arg("--version").output().is_ok();
            assert!(there, "{program} is missing; ./dev setup installs it");
        }
        let server = Server::start();
        let status = server
            .around(Command::new(std::env::current_exe().unwrap()))
            .args(["--exact", test, "--nocapture"])
            .env(PRIVATE, "yes")
            .status()
            .unwrap();
        assert!(status.success(), "inside the private sound system: {status}");
        None
    }

    /// Speaks a file into the microphone. It is handed over two seconds ahead, so that a busy machine
    /// does not make it stammer.
    pub fn speak(&self, file: &Path) -> Child {
        Command::new("paplay").args(["--device=mic", "--latency-msec=2000"]).arg(file).spawn().unwrap()
    }
}

impl Server {
    #[allow(clippy::disallowed_methods, reason = "a deadline on the machine's own clock")]
    fn start() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        for made in ["xdg/pulse", "home"] {
            std::fs::create_dir_all(at.join(made)).unwrap();
        }
        let socket = at.join("xdg/pulse/native");
        let config = format!(
            "load-module module-native-protocol-unix auth-anonymous=1 socket={}\n\
             load-module module-null-sink sink_name=speaker rate=48000\n\
             load-module module-null-sink sink_name=mic rate=48000\n\
             set-default-sink speaker\nset-default-source mic.monitor\n",
            socket.display()
        );
        std::fs::write(at.join("pulse.conf"), config).unwrap();
        let mut server = Command::new("pulseaudio");
        let arguments = ["--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-target=stderr"];
        server.arg("-n").arg("-F").arg(at.join("pulse.conf")).args(arguments);
        server.stdout(Stdio::null()).stderr(Stdio::null());
        let mut server = Server { process: private(server, at).spawn().unwrap(), folder };
        let begun = Instant::now();
        while !server.answers() {
            assert!(begun.elapsed() < Duration::from_secs(30), "PulseAudio does not answer");
            assert!(server.process.try_wait().unwrap().is_none(), "PulseAudio has ended");
            std::thread::yield_now();
        }
        server
    }

    fn answers(&self) -> bool {
        let mut info = Command::new("pactl");
        info.args(["list", "short", "sources"]);
        let out = private(info, self.folder.path()).output().unwrap();
        String::from_utf8_lossy(&out.stdout).contains("mic.monitor")
    }

    fn around(&self, command: Command) -> Command {
        private(command, self.folder.path())
    }
}

fn private(mut command: Command, at: &Path) -> Command {
    command
        .env("XDG_RUNTIME_DIR", at.join("xdg"))
        .env("PULSE_RUNTIME_PATH", at.join("xdg/pulse"))
        .env("PULSE_SERVER", format!("unix:{}", at.join("xdg/pulse/native").display()))
        .env("HOME", at.join("home"));
    command
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
