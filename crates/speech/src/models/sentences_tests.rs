//! Sentence models: three files in a folder.

use super::{CatalogueEntry, CatalogueFile, Languages, ModelError, ModelKind, Models, Origin};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Two numbers under one name; the header says so.
fn weights() -> Vec<u8> {
    let header = br#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#;
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend_from_slice(header);
    bytes.extend_from_slice(&[0; 8]);
    bytes
}

fn contents() -> [(&'static str, Vec<u8>); 3] {
    [
        ("config.json", br#"{"hidden_size": 2}"#.to_vec()),
        ("vocab.txt", b"[UNK]\nloop\n".to_vec()),
        ("model.safetensors", weights()),
    ]
}

struct Place {
    folder: TempDir,
    models: Models,
    inside: PathBuf,
    own: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("tiny");
    fs::create_dir(&own).unwrap();
    for (name, bytes) in contents() {
        fs::write(own.join(name), bytes).unwrap();
    }
    let inside = folder.path().join("models");
    Place { models: Models::in_folder(inside.clone()), inside, own, folder }
}

#[test]
fn a_copied_folder_is_installed_verified_and_removed() {
    let Place { models, own, inside, folder: _folder } = place();
    let added = models.add(&own, true).unwrap();
    let size: usize = contents().iter().map(|(_, bytes)| bytes.len()).sum();
    assert_eq!((added.file.name.as_str(), added.file.bytes), ("tiny", size as u64));
    assert_eq!((added.kind, added.origin, added.present), (ModelKind::Sentences, Origin::Copied, true));
    fs::remove_dir_all(&own).unwrap();
    assert_eq!(models.verify("tiny").unwrap(), added);
    assert_eq!(models.sentences("tiny").unwrap().file.path, inside.join("tiny"));
    assert!(matches!(models.recogniser("tiny"), Err(ModelError::OtherKind { .. })));

    fs::write(inside.join("tiny/vocab.txt"), b"[UNK]\nlook\n").unwrap();
    let error = models.verify("tiny").unwrap_err();
    assert!(matches!(&error, ModelError::Changed { path, .. } if path.ends_with("vocab.txt")), "{error}");
    assert!(models.remove("tiny").unwrap() > size as u64, "the record goes as well");
    assert_eq!(fs::read_dir(&inside).unwrap().count(), 0);
}

#[test]
fn a_file_of_it_names_the_folder_and_what_is_referred_to_stays() {
    let Place { models, own, folder: _folder, .. } = place();
    let added = models.add(&own.join("model.safetensors"), false).unwrap();
    assert_eq!((added.origin, &added.file.path), (Origin::Referenced, &own.canonicalize().unwrap()));
    fs::write(own.join("config.json"), "{}").unwrap();
    assert!(!models.find("tiny").unwrap().present, "another size is noticed without reading it");
    models.remove("tiny").unwrap();
    assert!(own.join("model.safetensors").exists());
}

#[test]
fn what_is_no_sentence_model_is_not_installed() {
    let check = |file: &str, spoil: fn(&Path), expected: &str| {
        let Place { models, own, folder: _folder, .. } = place();
        spoil(&own.join(file));
        let error = models.add(&own, true).unwrap_err();
        let named = matches!(&error, ModelError::NotASentenceModel { path, .. } if path.ends_with(file));
        assert!(named && error.to_string().contains(expected), "{file}: {error}");
        assert!(models.list().unwrap().is_empty());
    };
    check("config.json", |path| fs::remove_file(path).unwrap(), "missing");
    check("config.json", |path| fs::write(path, "[]").unwrap(), "JSON");
    check("vocab.txt", |path| fs::write(path, " \n").unwrap(), "empty");
    check("vocab.txt", |path| fs::write(path, [0xff]).unwrap(), "UTF-8");
    check("model.safetensors", |path| fs::write(path, [1, 2]).unwrap(), "too early");
    check("model.safetensors", |path| fs::write(path, [255; 40]).unwrap(), "safetensors format");
    let cut = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        fs::write(path, &bytes[..bytes.len() - 1]).unwrap();
    };
    check("model.safetensors", cut, "announced");
}

/// Serves the three files whole, but ends the connection within the last one at first.
fn serve_breaking_off() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut broken = false;
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let (mut name, mut from) = (String::new(), 0);
            for line in BufReader::new(&stream).lines() {
                let line = line.unwrap().to_ascii_lowercase();
                if let Some(asked) = line.strip_prefix("get /") {
                    name = asked.split(' ').next().unwrap().to_owned();
                } else if let Some(range) = line.strip_prefix("range: bytes=") {
                    from = range.trim_end_matches('-').parse().unwrap();
                } else if line.is_empty() {
                    break;
                }
            }
            let (_, bytes) = contents().into_iter().find(|(known, _)| *known == name).unwrap();
            let all = bytes.len();
            let until = if name == "model.safetensors" && !broken { all / 2 } else { all };
            broken |= until < all;
            let head = match from {
                0 => format!("200 OK\r\nContent-Length: {all}"),
                _ => format!(
                    "206 Partial\r\nContent-Length: {}\r\nContent-Range: bytes {from}-{}/{all}",
                    all - from,
                    all - 1
                ),
            };
            let _gone = stream.write_all(format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").as_bytes());
            let _gone = stream.write_all(&bytes[from..until]);
        }
    });
    address
}

fn entry(address: &str, changed: Option<&str>) -> CatalogueEntry {
    let file = |(name, bytes): (&'static str, Vec<u8>)| {
        let hashed = if changed == Some(name) { b"other".to_vec() } else { bytes.clone() };
        let digits: String = Sha256::digest(hashed).iter().map(|byte| format!("{byte:02x}")).collect();
        CatalogueFile {
            name,
            bytes: bytes.len() as u64,
            // The catalogue is fixed, so its texts are never freed.
            sha256: digits.leak(),
            address: format!("{address}/{name}").leak(),
        }
    };
    CatalogueEntry {
        name: "test",
        kind: ModelKind::Sentences,
        languages: Languages::English,
        speed: None,
        files: contents().map(file).to_vec().leak(),
    }
}

#[test]
fn each_file_is_downloaded_gone_on_with_and_checked() {
    let Place { models, inside, folder: _folder, .. } = place();
    let entry = entry(&serve_breaking_off(), None);
    let mut told = Vec::new();
    let installed = models.get(&entry, &mut |so_far| {
        told.push(so_far.have);
        ControlFlow::Continue(())
    });
    assert_eq!(installed.unwrap().origin, Origin::Downloaded);
    assert!(told.is_sorted() && told.last() == Some(&entry.bytes()), "{told:?} of {}", entry.bytes());
    models.verify("test").unwrap();
    let mut names: Vec<_> =
        fs::read_dir(inside.join("test")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["config.json", "model.safetensors", "vocab.txt"]);
}

#[test]
fn a_stopped_download_keeps_the_files_that_came() {
    let Place { models, inside, folder: _folder, .. } = place();
    let entry = entry(&serve_breaking_off(), None);
    let first = contents()[0].1.len() as u64;
    let stop = &mut |so_far: super::Downloaded| {
        if so_far.have > first { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    assert!(matches!(models.get(&entry, stop), Err(ModelError::Stopped { .. })));
    assert!(inside.join("test/config.json").exists() && models.list().unwrap().is_empty());
    models.get(&entry, &mut |_| ControlFlow::Continue(())).unwrap();
    models.verify("test").unwrap();
}

#[test]
fn a_wrong_file_is_thrown_away_and_nothing_counts() {
    let Place { models, inside, folder: _folder, .. } = place();
    let entry = entry(&serve_breaking_off(), Some("vocab.txt"));
    let error = models.get(&entry, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(
        matches!(&error, ModelError::WrongContents { address, .. } if address.ends_with("vocab.txt")),
        "{error}"
    );
    assert!(!inside.join("test/vocab.txt").exists() && !inside.join("test/vocab.txt.part").exists());
    assert!(models.list().unwrap().is_empty());
}
