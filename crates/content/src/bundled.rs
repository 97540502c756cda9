use crate::{Pack, PackError, Source, native, parse_pack};
use hotseat_interview::Rubric;
use include_dir::{Dir, File, include_dir};

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content");

/// What ships with the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    pub packs: Vec<Pack>,
    pub rubrics: Vec<Rubric>,
}

/// The packs and rubrics inside the program, each in the order of its name.
///
/// # Errors
/// When one of them has a mistake, which a test of this crate excludes.
pub fn bundled() -> Result<Bundle, PackError> {
    let mut packs = Vec::new();
    for folder in CONTENT.dirs() {
        let Some(header) = folder.get_file(folder.path().join("pack.yaml")) else { continue };
        let questions = match folder.get_dir(folder.path().join("questions")) {
            Some(folder) => sources(folder, "md"),
            None => Vec::new(),
        };
        packs.push(parse_pack(source(header), questions)?);
    }
    packs.sort_by(|a, b| a.id.cmp(&b.id));
    let rubrics = rubric_sources().iter().map(native::parse_rubric).collect::<Result<_, _>>()?;
    Ok(Bundle { packs, rubrics })
}

/// Ids of the rubrics inside the program: by convention the names of their files.
pub(crate) fn rubric_ids() -> Vec<String> {
    rubric_sources()
        .iter()
        .filter_map(|source| Some(source.name.rsplit('/').next()?.strip_suffix(".yaml")?.to_owned()))
        .collect()
}

fn rubric_sources() -> Vec<Source> {
    CONTENT.get_dir("rubrics").map(|folder| sources(folder, "yaml")).unwrap_or_default()
}

fn sources(folder: &Dir<'_>, extension: &str) -> Vec<Source> {
    let mut sources: Vec<_> = folder
        .files()
        .filter(|file| file.path().extension().is_some_and(|found| found == extension))
        .map(source)
        .collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn source(file: &File<'_>) -> Source {
    let name = format!("content/{}", file.path().display());
    Source::new(name, &String::from_utf8_lossy(file.contents()))
}
