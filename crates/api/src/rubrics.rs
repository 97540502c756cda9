//! The scales that answers are scored on: those that came with packs, and the person's own.

use crate::dto::{Exported, RubricCard, RubricCheck, RubricProblem, RubricVersion, RubricView};
use crate::files::{read_text, write_whole};
use crate::{ApiError, Code, Hotseat};
use hotseat_content::{Source, lint_text, parse_rubric, slug, write_rubric};
use hotseat_interview::{Row, Rubric};
use hotseat_storage::{OrNotFound, ReadTx, StoreError};
use std::path::Path;

/// How a rubric that nobody has saved yet is called in messages.
const FILE: &str = "rubric.yaml";

impl Hotseat {
    /// Every rubric: the person's own first, each kind by id.
    pub fn rubrics(&self) -> Result<Vec<RubricCard>, ApiError> {
        let (own, packed) =
            self.store.read(|tx| Ok::<_, StoreError>((tx.own_rubrics()?, tx.packed_rubrics()?)))?;
        let hidden = |rubric: &&Rubric| !own.iter().any(|own| own.id == rubric.id);
        let cards = own.iter().map(|rubric| card(rubric, true));
        Ok(cards.chain(packed.iter().filter(hidden).map(|rubric| card(rubric, false))).collect())
    }

    /// One rubric, with the versions that an own one has.
    pub fn rubric(&self, id: String) -> Result<RubricView, ApiError> {
        self.store.read(|tx| view(tx, &id))
    }

    /// What is wrong with a rubric while it is being written. Nothing is stored.
    pub fn check_rubric(&self, rubric: Rubric) -> Result<RubricCheck, ApiError> {
        Ok(check(&tidy(rubric)))
    }

    /// Saves a rubric. An own one gets its next version, and keeps the ones before; one that came with
    /// a pack is copied under an id of its own, and so is one without an id. Sessions keep the version
    /// that they were scored with.
    pub fn save_rubric(&self, rubric: Rubric) -> Result<RubricView, ApiError> {
        let rubric = sound(tidy(rubric))?;
        let wall = self.wall();
        let (id, _) = self.store.write(|tx| {
            let own = tx.own_rubric(&rubric.id)?;
            let rubric = match own.first() {
                Some(known) if same(&known.rubric, &rubric) => return Ok::<_, ApiError>(rubric.id),
                Some(_) => rubric,
                None => own_copy(tx, rubric)?,
            };
            Ok(tx.add_own_rubric(&rubric, wall)?.id)
        })?;
        self.rubric(id)
    }

    /// Takes an own rubric out of the list. Sessions that were scored with it hold it whole.
    pub fn remove_rubric(&self, id: String) -> Result<Vec<RubricCard>, ApiError> {
        self.store.write(|tx| {
            if tx.hide_own_rubric(&id)? {
                return Ok(());
            }
            tx.packed_rubric(&id)?.or_not_found("rubric", &id)?;
            Err(ApiError::new(Code::NotNow, "This rubric came with a pack, and can't be removed."))
        })?;
        self.rubrics()
    }

    /// Reads a rubric from its YAML, as [`Hotseat::save_rubric`] saves it.
    pub fn import_rubric(&self, path: String) -> Result<RubricView, ApiError> {
        let text = read_text(Path::new(&path))?;
        let rubric = parse_rubric(&Source::new(path, &text))?;
        let packed = self.store.read(|tx| tx.packed_rubric(&rubric.id))?;
        // The file of one that is here already makes no copy of it.
        match packed.filter(|packed| same(packed, &rubric)) {
            Some(packed) => self.rubric(packed.id),
            None => {
                let own = self.store.read(|tx| tx.own_rubric(&rubric.id))?;
                if own.iter().any(|own| same(&own.rubric, &rubric)) {
                    return self.rubric(rubric.id);
                }
                self.save_rubric(rubric)
            }
        }
    }

    /// Writes a rubric as YAML: whole, or not at all.
    pub fn export_rubric(&self, id: String, path: String) -> Result<Exported, ApiError> {
        let text = self.rubric_text(&id)?;
        write_whole(Path::new(&path), text.as_bytes())?;
        Ok(Exported { path, bytes: u32::try_from(text.len()).unwrap_or(u32::MAX) })
    }

    /// A rubric as YAML.
    pub fn rubric_text(&self, id: &str) -> Result<String, ApiError> {
        let rubric = self.store.read(|tx| tx.rubric(id)?.or_not_found("rubric", id))?;
        Ok(write_rubric(&rubric))
    }
}

fn card(rubric: &Rubric, own: bool) -> RubricCard {
    RubricCard {
        id: rubric.id.clone(),
        title: rubric.title.clone(),
        version: rubric.version,
        rows: u32::try_from(rubric.rows.len()).unwrap_or(u32::MAX),
        own,
    }
}

fn view(tx: &ReadTx<'_>, id: &str) -> Result<RubricView, ApiError> {
    let versions: Vec<RubricVersion> = tx
        .own_rubric(id)?
        .into_iter()
        .map(|own| RubricVersion { made: own.made_at.to_string(), rubric: own.rubric })
        .collect();
    let rubric = tx.rubric(id)?.or_not_found("rubric", id)?;
    Ok(RubricView { rubric, own: !versions.is_empty(), versions })
}

/// The same scale, whatever its version says.
fn same(one: &Rubric, other: &Rubric) -> bool {
    (&one.id, &one.title, &one.rows) == (&other.id, &other.title, &other.rows)
}

/// Blank ends are no part of a text, and rows without an id get one of their title.
fn tidy(mut rubric: Rubric) -> Rubric {
    let trim = |text: &mut String| *text = text.trim().to_owned();
    trim(&mut rubric.id);
    trim(&mut rubric.title);
    rubric.version = rubric.version.max(1);
    let mut taken: Vec<String> = rubric.rows.iter().map(|row| row.id.trim().to_owned()).collect();
    for (index, row) in rubric.rows.iter_mut().enumerate() {
        for text in [&mut row.id, &mut row.title, &mut row.question] {
            trim(text);
        }
        if row.id.is_empty() {
            row.id = free(&named(&row.title, "row"), |id| taken.iter().any(|taken| taken == id));
            taken[index] = row.id.clone();
        }
        tidy_levels(row);
    }
    rubric
}

fn tidy_levels(row: &mut Row) {
    for level in &mut row.levels {
        level.label = level.label.trim().to_owned();
        level.anchor = level.anchor.trim().to_owned();
    }
}

fn named(title: &str, otherwise: &str) -> String {
    match slug(title) {
        slug if slug.is_empty() => otherwise.to_owned(),
        slug => slug,
    }
}

fn free(stem: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

/// The rubric under an id that nothing has, where that of a pack has it.
fn own_copy(tx: &ReadTx<'_>, mut rubric: Rubric) -> Result<Rubric, ApiError> {
    let packed = tx.packed_rubrics()?;
    let own = tx.own_rubrics()?;
    let of_pack = packed.iter().find(|packed| packed.id == rubric.id);
    if let Some(of_pack) = of_pack {
        if of_pack.title == rubric.title {
            rubric.title.push_str(" (own)");
        }
        rubric.id.push_str("-own");
    }
    let stem = if rubric.id.is_empty() { named(&rubric.title, "rubric") } else { rubric.id.clone() };
    let taken = |id: &str| packed.iter().chain(&own).any(|known| known.id == id);
    rubric.id = free(&stem, taken);
    Ok(rubric)
}

fn check(rubric: &Rubric) -> RubricCheck {
    // One that is being begun gets its id when it is saved.
    let id = if rubric.id.is_empty() { "rubric".to_owned() } else { rubric.id.clone() };
    let yaml = write_rubric(&Rubric { id, ..rubric.clone() });
    let report = lint_text(&Source::new(FILE, &yaml));
    let begins: Vec<u32> =
        (1..).zip(yaml.lines()).filter(|(_, line)| line.starts_with("  - id:")).map(|(at, _)| at).collect();
    let problems = report.problems.iter().map(|problem| RubricProblem {
        row: begins.iter().rposition(|&begin| begin <= problem.line).and_then(|row| u32::try_from(row).ok()),
        severity: problem.severity,
        code: problem.code.to_owned(),
        message: problem.message.clone(),
        help: problem.help.clone(),
    });
    RubricCheck { problems: problems.collect(), yaml }
}

/// A rubric that can be stored.
fn sound(rubric: Rubric) -> Result<Rubric, ApiError> {
    let RubricCheck { problems, yaml } = check(&rubric);
    let read = parse_rubric(&Source::new(FILE, &yaml));
    let Err(error) = read else { return Ok(rubric) };
    let first = problems.iter().find(|problem| problem.severity == hotseat_content::Severity::Error);
    let Some(first) = first else { return Err(error.into()) };
    let row = first.row.and_then(|row| rubric.rows.get(row as usize)).map(|row| row.title.as_str());
    let place =
        row.filter(|title| !title.is_empty()).map_or(String::new(), |title| format!("Row {title:?}: "));
    let help = first.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
    Err(ApiError::new(Code::Invalid, format!("This rubric can't be saved. {place}{}{help}.", first.message)))
}
