use super::sample::sample_model;
use super::{ModelError, Models, Origin};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

struct Place {
    folder: TempDir,
    models: Models,
    file: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ggml-mine.bin");
    fs::write(&file, sample_model()).unwrap();
    let models = Models::in_folder(folder.path().join("models"));
    Place { folder, models, file }
}

fn names(models: &Models) -> Vec<String> {
    models.list().unwrap().into_iter().map(|model| model.unwrap().file.name).collect()
}

#[test]
fn a_copy_is_installed_verified_and_removed() {
    let Place { models, file, folder: _folder } = place();
    assert_eq!(names(&models), Vec::<String>::new());
    let added = models.add(&file, true).unwrap();
    assert_eq!((added.file.name.as_str(), added.origin, added.present), ("mine", Origin::Copied, true));
    assert_eq!(names(&models), ["mine"]);
    fs::remove_file(&file).unwrap();
    assert_eq!(models.verify("mine").unwrap(), added);
    assert!(models.remove("mine").unwrap() >= added.file.bytes);
    assert_eq!(names(&models), Vec::<String>::new());
    assert!(matches!(models.remove("mine"), Err(ModelError::NotInstalled { .. })));
}

#[test]
fn a_file_that_is_only_referred_to_stays_where_it_is() {
    let Place { models, file, folder } = place();
    let added = models.add(&file, false).unwrap();
    assert_eq!((added.origin, &added.file.path), (Origin::Referenced, &file.canonicalize().unwrap()));
    models.remove("mine").unwrap();
    assert!(file.exists());

    models.add(&file, false).unwrap();
    fs::rename(&file, folder.path().join("elsewhere.bin")).unwrap();
    assert!(!models.find("mine").unwrap().present);
    assert!(models.verify("mine").is_err());
}

#[test]
fn changed_weights_are_noticed() {
    let Place { models, file, folder: _folder } = place();
    let installed = models.add(&file, true).unwrap().file.path;
    let mut bytes = fs::read(&installed).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&installed, bytes).unwrap();
    assert!(matches!(models.verify("mine"), Err(ModelError::Changed { .. })));
}

#[test]
fn what_is_no_model_is_not_installed() {
    let Place { models, file, folder } = place();
    fs::write(&file, b"lmgg").unwrap();
    assert!(matches!(models.add(&file, true), Err(ModelError::NotAModel { .. })));
    let odd = folder.path().join("a b.bin");
    fs::write(&odd, sample_model()).unwrap();
    assert!(matches!(models.add(&odd, true), Err(ModelError::BadName { .. })));
    assert_eq!(names(&models), Vec::<String>::new());
}

#[test]
fn a_name_is_given_once() {
    let Place { models, file, folder: _folder } = place();
    models.add(&file, true).unwrap();
    assert!(matches!(models.add(&file, false), Err(ModelError::AlreadyInstalled { .. })));
}

#[test]
fn a_damaged_record_is_shown_and_can_be_removed() {
    let Place { models, file, folder } = place();
    models.add(&file, true).unwrap();
    fs::write(folder.path().join("models/mine.json"), "{").unwrap();
    assert!(matches!(models.list().unwrap()[..], [Err(ModelError::BadRecord { .. })]));
    models.remove("mine").unwrap();
    assert!(models.list().unwrap().is_empty());
}
