//! The machine is kept awake while it records, and only then: on a message bus of the test's own, with a
//! login manager of its own.

use crate::{Desk, PATIENCE, hears};
use hotseat_speech::capture::{Act, Choice, Report, Simulated};
use std::io::{BufRead, BufReader, PipeReader, Read};
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use zbus::blocking::connection::Builder;

/// Tells the test, run again in a child process, that the bus of its environment is its own.
const BUS: &str = "HOTSEAT_TEST_BUS";
const NAME: &str = "awake::the_machine_is_kept_awake_only_while_it_records";

/// What was asked for, and the end of it: as with the real one, a wish ends when its file is closed.
type Wish = (String, PipeReader);

struct LoginManager(Sender<Wish>);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl LoginManager {
    fn inhibit(
        &self,
        what: &str,
        _who: &str,
        _why: &str,
        mode: &str,
    ) -> zbus::fdo::Result<zbus::zvariant::OwnedFd> {
        let (end, held) = std::io::pipe().unwrap();
        self.0.send((format!("{what} {mode}"), end)).unwrap();
        Ok(OwnedFd::from(held).into())
    }
}

#[test]
fn the_machine_is_kept_awake_only_while_it_records() {
    if std::env::var_os(BUS).is_some() {
        return on_a_bus();
    }
    let mut bus = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--print-address"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("dbus-daemon can't be started, ./dev setup installs it: {error}"));
    let mut address = String::new();
    BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .envs(["DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"].map(|name| (name, address.trim())))
        .env(BUS, "1")
        .output()
        .unwrap();
    bus.kill().unwrap();
    bus.wait().unwrap();
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success() && said[0].contains("1 passed"), "{}", said.join("\n"));
}

fn on_a_bus() {
    let (asked, wishes) = channel();
    let manager = Builder::session()
        .and_then(|bus| bus.name("org.freedesktop.login1"))
        .and_then(|bus| bus.serve_at("/org/freedesktop/login1", LoginManager(asked)))
        .and_then(Builder::build)
        .unwrap();
    let simulated = Simulated::new(4.0);
    simulated.plug("desk", 16_000, Act::Numbered);
    let desk = Desk::with(simulated.clone());
    desk.capture.open(Choice::Default).unwrap();
    desk.until("a level", |report| matches!(report, Report::Level(_)).then_some(()));
    assert!(wishes.try_recv().is_err(), "an open microphone alone keeps nothing awake");
    for round in ["once", "and again"] {
        let path = desk.folder.path().join(format!("{round}.wav"));
        let record = hotseat_speech::capture::Record { path, reserve: 0, live: None };
        desk.capture.record(record).unwrap();
        let held = two(&wishes);
        hears(&simulated, 8_000);
        desk.capture.stop().unwrap();
        held.into_iter().for_each(|wish| ends(wish, round));
    }
    drop(manager);
}

fn two(wishes: &Receiver<Wish>) -> [Wish; 2] {
    let next = || wishes.recv_timeout(PATIENCE).expect("the login manager is asked");
    let (first, second) = (next(), next());
    assert_eq!((first.0.as_str(), second.0.as_str()), ("idle block", "sleep block"));
    [first, second]
}

/// Waits until the wish is given up.
fn ends((what, mut end): Wish, round: &str) {
    let (told, ended) = channel();
    std::thread::spawn(move || told.send(end.read_to_end(&mut Vec::new())));
    let ended = ended.recv_timeout(PATIENCE);
    assert!(
        matches!(ended, Ok(Ok(0))),
        "{what}, {round}: the machine may sleep after the recording: {ended:?}"
    );
}
