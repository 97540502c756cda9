use super::sample::sample_model;
use super::{
    CatalogueEntry, CatalogueFile, Downloaded, Languages, ModelError, ModelKind, Models, Origin, SpeedClass,
};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::ops::ControlFlow;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use tempfile::TempDir;

static MODEL: LazyLock<Vec<u8>> = LazyLock::new(sample_model);

/// A request, as far as a download needs it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Asked {
    from: usize,
    if_range: Option<String>,
}

/// A server on this machine that does what a test tells it to. It goes with the test program.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

/// `answer` is given the number of the request, counted from 0.
fn serve(answer: impl Fn(usize, &Asked, &mut TcpStream) + Send + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/ggml-test.bin", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let request = read_request(&stream);
            let number = {
                let mut seen = seen.lock().unwrap();
                seen.push(request.clone());
                seen.len() - 1
            };
            answer(number, &request, &mut stream);
        }
    });
    Server { address, asked }
}

fn read_request(stream: &TcpStream) -> Asked {
    let mut asked = Asked::default();
    for line in BufReader::new(stream).lines() {
        let line = line.unwrap().to_ascii_lowercase();
        match line.split_once(": ") {
            Some(("range", range)) => {
                asked.from = range["bytes=".len()..].trim_end_matches('-').parse().unwrap();
            }
            Some(("if-range", tag)) => asked.if_range = Some(tag.to_owned()),
            _ if line.is_empty() => break,
            _ => {}
        }
    }
    asked
}

/// Whoever asked may have gone.
fn send(stream: &mut TcpStream, head: &str, body: &[u8]) {
    let _gone = stream.write_all(format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").as_bytes());
    let _gone = stream.write_all(body);
}

fn send_from(stream: &mut TcpStream, from: usize, until: usize) {
    let (all, rest) = (MODEL.len(), MODEL.len() - from);
    let head = if from == 0 {
        format!("200 OK\r\nETag: \"one\"\r\nContent-Length: {rest}")
    } else {
        format!("206 Partial\r\nContent-Length: {rest}\r\nContent-Range: bytes {from}-{}/{all}", all - 1)
    };
    send(stream, &head, &MODEL[from..until.max(from)]);
}

fn entry(address: &str) -> CatalogueEntry {
    let digits: String = Sha256::digest(&*MODEL).iter().map(|byte| format!("{byte:02x}")).collect();
    CatalogueEntry {
        name: "test",
        kind: ModelKind::Recogniser,
        languages: Languages::English,
        speed: Some(SpeedClass::Fastest),
        // The catalogue is fixed, so its texts are never freed.
        files: vec![CatalogueFile {
            name: "ggml-test.bin",
            bytes: MODEL.len() as u64,
            sha256: digits.leak(),
            address: address.to_owned().leak(),
        }]
        .leak(),
    }
}

fn models() -> (TempDir, Models) {
    let folder = tempfile::tempdir().unwrap();
    let models = Models::in_folder(folder.path().to_owned());
    (folder, models)
}

fn get(models: &Models, server: &Server) -> Result<super::Installed, ModelError> {
    models.get_within(Duration::from_secs(20), &entry(&server.address), &mut |_| ControlFlow::Continue(()))
}

fn check_installed(models: &Models, outcome: Result<super::Installed, ModelError>) {
    let installed = outcome.expect("it was downloaded");
    assert_eq!((installed.origin, installed.present), (Origin::Downloaded, true));
    assert_eq!(fs::read(&installed.file.path).unwrap(), *MODEL);
    models.verify("test").expect("it is what it should be");
}

/// Nothing counts as installed, and the folder holds nothing of the file but what can be gone on with.
fn check_refused(folder: &TempDir, models: &Models, kept: usize) {
    assert!(models.list().unwrap().is_empty());
    assert!(!folder.path().join("test.bin").exists());
    let part = fs::metadata(folder.path().join("test.bin.part")).map_or(0, |about| about.len());
    assert_eq!(part, kept as u64, "bytes kept to go on with");
}

#[test]
fn a_download_is_checked_and_installed() {
    let (folder, models) = models();
    let server = serve(|_, asked, stream| send_from(stream, asked.from, MODEL.len()));
    let mut told = Vec::new();
    let outcome = models.get(&entry(&server.address), &mut |so_far| {
        told.push(so_far);
        ControlFlow::Continue(())
    });
    check_installed(&models, outcome);
    let of = MODEL.len() as u64;
    assert_eq!(told.last(), Some(&Downloaded { have: of, of }));
    assert!(told.is_sorted_by_key(|so_far| so_far.have));
    assert!(!folder.path().join("test.bin.part").exists());
    assert!(matches!(get(&models, &server), Err(ModelError::AlreadyInstalled { .. })));
}

#[test]
fn what_breaks_off_goes_on_from_there() {
    let (_folder, models) = models();
    let server = serve(|number, asked, stream| {
        let until = if number < 3 { asked.from + MODEL.len() / 5 } else { MODEL.len() };
        send_from(stream, asked.from, until);
    });
    check_installed(&models, get(&models, &server));
    let asked = server.asked.lock().unwrap().clone();
    assert_eq!(asked.len(), 4);
    for (number, asked) in asked.iter().enumerate().skip(1) {
        assert_eq!(asked.from, number * (MODEL.len() / 5), "where it went on");
        assert_eq!(asked.if_range.as_deref(), Some("\"one\""));
    }
}

#[test]
fn what_breaks_off_again_and_again_is_kept_for_another_day() {
    let (folder, models) = models();
    let server = serve(|_, asked, stream| send_from(stream, asked.from, asked.from + 1000));
    let error = get(&models, &server).unwrap_err();
    assert!(matches!(error, ModelError::BrokeOff { have: 5000, .. }), "{error}");
    check_refused(&folder, &models, 5000);
    let better = serve(|_, asked, stream| send_from(stream, asked.from, MODEL.len()));
    check_installed(&models, get(&models, &better));
    assert_eq!(better.asked.lock().unwrap()[0].from, 5000);
}

#[test]
fn a_file_that_changed_on_the_server_begins_anew() {
    let (folder, models) = models();
    fs::write(folder.path().join("test.bin.part"), [7; 3000]).unwrap();
    fs::write(folder.path().join("test.bin.part.tag"), "\"old\"").unwrap();
    // As a server does when the tag is not that of the file any more.
    let server = serve(|_, asked, stream| {
        assert_eq!(asked.if_range.as_deref(), Some("\"old\""));
        send_from(stream, 0, MODEL.len());
    });
    check_installed(&models, get(&models, &server));
}

#[test]
fn wrong_bytes_are_thrown_away() {
    let (folder, models) = models();
    let server = serve(|_, _, stream| {
        let mut wrong = MODEL.clone();
        wrong[70_000] ^= 1;
        send(stream, &format!("200 OK\r\nContent-Length: {}", wrong.len()), &wrong);
    });
    let error = get(&models, &server).unwrap_err();
    assert!(
        matches!(&error, ModelError::WrongContents { reason, .. } if reason.contains("SHA-256")),
        "{error}"
    );
    check_refused(&folder, &models, 0);
}

#[test]
fn wrong_lengths_are_refused() {
    let lies: [fn(&mut TcpStream); 3] = [
        |stream| send(stream, "200 OK\r\nContent-Length: 17", &[0; 17]),
        |stream| send(stream, "200 OK", &[&MODEL[..], &[0; 100_000]].concat()),
        |stream| send(stream, "206 Partial\r\nContent-Range: bytes 0-9/10", &[0; 10]),
    ];
    for (number, lie) in lies.into_iter().enumerate() {
        let (folder, models) = models();
        let server = serve(move |_, _, stream| lie(stream));
        let error = get(&models, &server).unwrap_err();
        assert!(matches!(error, ModelError::WrongContents { .. }), "lie {number}: {error}");
        check_refused(&folder, &models, 0);
    }
}

#[test]
fn a_server_without_ranges_sends_it_all_again() {
    let (folder, models) = models();
    fs::write(folder.path().join("test.bin.part"), &MODEL[..1234]).unwrap();
    let server = serve(|_, _, stream| send_from(stream, 0, MODEL.len()));
    check_installed(&models, get(&models, &server));
    assert_eq!(server.asked.lock().unwrap()[0].from, 1234);
}

#[test]
fn a_part_that_is_whole_needs_no_server() {
    let (folder, models) = models();
    fs::write(folder.path().join("test.bin.part"), &*MODEL).unwrap();
    let server = serve(|_, _, _| panic!("nothing is missing"));
    check_installed(&models, get(&models, &server));
}

#[test]
fn killed_before_the_record_was_written_it_is_only_checked_again() {
    let (folder, models) = models();
    fs::write(folder.path().join("test.bin"), &*MODEL).unwrap();
    let server = serve(|_, _, _| panic!("nothing is missing"));
    check_installed(&models, get(&models, &server));
}

#[test]
fn another_host_may_be_named() {
    let (_folder, models) = models();
    let real = serve(|_, asked, stream| send_from(stream, asked.from, MODEL.len()));
    let to = real.address.clone();
    let server = serve(move |_, _, stream| {
        send(stream, &format!("302 Found\r\nContent-Length: 0\r\nLocation: {to}"), b"")
    });
    check_installed(&models, get(&models, &server));
}

#[test]
fn a_circle_of_redirections_ends() {
    let (folder, models) = models();
    let server =
        serve(|_, _, stream| send(stream, "302 Found\r\nContent-Length: 0\r\nLocation: /again", b""));
    let error = get(&models, &server).unwrap_err();
    assert!(matches!(error, ModelError::BrokeOff { .. }), "{error}");
    check_refused(&folder, &models, 0);
}

#[test]
fn a_server_that_falls_silent_is_given_up() {
    let (folder, models) = models();
    let server = serve(|_, asked, stream| {
        send_from(stream, asked.from, asked.from + 1000);
        // Held open until the other end has had enough.
        let _gone = std::io::copy(&mut &*stream, &mut std::io::sink());
    });
    let silence = Duration::from_millis(200);
    let error =
        models.get_within(silence, &entry(&server.address), &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(matches!(error, ModelError::BrokeOff { have: 5000, .. }), "{error}");
    check_refused(&folder, &models, 5000);
}

#[test]
fn an_answer_of_no_is_told() {
    let (folder, models) = models();
    let server = serve(|_, _, stream| send(stream, "404 Not Found\r\nContent-Length: 4", b"none"));
    let error = get(&models, &server).unwrap_err();
    assert!(matches!(error, ModelError::Status { status: 404, .. }), "{error}");
    check_refused(&folder, &models, 0);
}

#[test]
fn a_download_can_be_stopped_and_gone_on_with() {
    let (_folder, models) = models();
    let server = serve(|_, asked, stream| send_from(stream, asked.from, MODEL.len()));
    let error = models.get(&entry(&server.address), &mut |_| ControlFlow::Break(())).unwrap_err();
    assert!(matches!(error, ModelError::Stopped { .. }), "{error}");
    assert!(models.list().unwrap().is_empty());
    check_installed(&models, get(&models, &server));
    assert!(server.asked.lock().unwrap()[1].from > 0);
}

#[test]
fn two_downloads_of_one_model_do_not_mix() {
    let (_folder, models) = models();
    let server = serve(|_, asked, stream| send_from(stream, asked.from, MODEL.len()));
    let outcome = models.get(&entry(&server.address), &mut |_| {
        let second = get(&models, &server);
        assert!(matches!(second, Err(ModelError::Busy { .. })), "{second:?}");
        ControlFlow::Continue(())
    });
    check_installed(&models, outcome);
}
