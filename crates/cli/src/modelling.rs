use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::progress::Progress;
use crate::table::table;
use clap::{Args, Subcommand};
use hotseat_api::{ApiError, add_model, data_folder};
use hotseat_speech::models::{
    CATALOGUE, CatalogueEntry, Installed, Languages, ModelError, ModelKind, Models, Origin, SpeedClass,
    in_catalogue,
};
use serde::Serialize;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// The models with which answers are transcribed, and compared by what sentences mean
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli model list
  hotseat-cli model get base.en
  hotseat-cli model get all-MiniLM-L6-v2
  hotseat-cli model add ~/Downloads/ggml-small.bin
  hotseat-cli model add ~/Downloads/all-MiniLM-L6-v2"))]
pub struct Model {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// What is installed, and what can be downloaded
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli model list --json"))]
    List,
    /// Download a model of the catalogue: the one command that uses the network
    ///
    /// A download that broke off goes on where it was. It counts only when its SHA-256 is right.
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli model get base.en"))]
    Get { name: String },
    /// Install a model, as a copy: a speech model's file, or a sentence model's folder
    #[command(after_long_help = teaches!("\
Examples:
  hotseat-cli model add ggml-small.bin
  hotseat-cli model add --in-place /data/models/ggml-small.bin
  hotseat-cli model add --in-place /data/models/all-MiniLM-L6-v2"))]
    Add {
        #[arg(value_name = "FILE|FOLDER")]
        file: PathBuf,
        /// Leave it where it is, and use it there
        #[arg(long)]
        in_place: bool,
    },
    /// Read an installed model whole, and compare it with what was installed
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli model verify base.en"))]
    Verify { name: String },
    /// Remove an installed model; what is used in place stays
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli model remove base.en"))]
    Remove { name: String },
}

#[derive(Serialize)]
struct Listed<'a> {
    installed: Vec<Installed>,
    catalogue: &'a [CatalogueEntry],
}

#[derive(Serialize)]
struct Removed {
    name: String,
    freed_bytes: u64,
}

pub fn model(context: &Context, asked: Model) -> Result<Outcome, ApiError> {
    let models = Models::in_folder(data_folder(context.data.as_deref())?.join("models"));
    match asked.what {
        What::List => list(context, &models),
        What::Get { name } => one(context, &get(&models, &name)?, "Installed"),
        What::Add { file, in_place } => one(context, &add_model(&models, &file, !in_place)?, "Installed"),
        What::Verify { name } => one(context, &models.verify(&name)?, "Whole and unchanged:"),
        What::Remove { name } => {
            let freed_bytes = models.remove(&name)?;
            if context.json {
                return Outcome::json(&Removed { name, freed_bytes });
            }
            Ok(Outcome::text(format!("Removed {name}; {} came free.\n", size(freed_bytes))))
        }
    }
}

fn get(models: &Models, name: &str) -> Result<Installed, ApiError> {
    let entry = in_catalogue(name).ok_or_else(|| ModelError::NotInCatalogue {
        name: name.to_owned(),
        known: CATALOGUE.iter().map(|entry| entry.name).collect(),
    })?;
    let mut shown = Progress::on_a_terminal();
    Ok(models.get(entry, &mut |so_far| {
        shown.show(so_far.have, so_far.of, &format!(" of {}", size(so_far.of)));
        ControlFlow::Continue(())
    })?)
}

fn list(context: &Context, models: &Models) -> Result<Outcome, ApiError> {
    let (mut installed, mut damaged) = (Vec::new(), Vec::new());
    for found in models.list()? {
        match found {
            Ok(found) => installed.push(found),
            Err(error) => damaged.push(ApiError::from(error)),
        }
    }
    let text = shown(&installed);
    let outcome = if context.json {
        Outcome::json(&Listed { installed, catalogue: &CATALOGUE })?
    } else {
        Outcome::text(text)
    };
    Ok(outcome.with_errors(damaged))
}

fn shown(installed: &[Installed]) -> String {
    let mut out = String::new();
    for (kind, what) in [(ModelKind::Recogniser, "speech"), (ModelKind::Sentences, "sentences")] {
        let installed: Vec<&Installed> = installed.iter().filter(|model| model.kind == kind).collect();
        let offered = CATALOGUE.iter().filter(|entry| entry.kind == kind);
        let _ = writeln!(out, "Installed, for {what}:");
        if installed.is_empty() {
            out.push_str("  none\n");
        }
        out.push_str(&table("  ", &installed.iter().map(|model| installed_row(model)).collect::<Vec<_>>()));
        let known = |entry: &&CatalogueEntry| installed.iter().all(|model| model.file.name != entry.name);
        let rows: Vec<_> = offered.filter(known).map(offered_row).collect();
        if !rows.is_empty() {
            let _ = writeln!(out, "\nTo be had by `hotseat-cli model get NAME`, for {what}:");
            out.push_str(&table("  ", &rows));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn installed_row(model: &Installed) -> Vec<String> {
    let missing = if model.present { "" } else { "a file is missing, or another size" };
    vec![model.file.name.clone(), size(model.file.bytes), origin(model.origin).to_owned(), missing.to_owned()]
}

fn offered_row(entry: &CatalogueEntry) -> Vec<String> {
    let languages = match entry.languages {
        Languages::English => "English",
        Languages::Many => "many languages",
    };
    let speed = match entry.speed {
        Some(SpeedClass::Fastest) => "fastest",
        Some(SpeedClass::Fast) => "fast",
        Some(SpeedClass::Medium) => "medium",
        Some(SpeedClass::Slow) => "slow",
        None => "",
    };
    vec![entry.name.to_owned(), size(entry.bytes()), languages.to_owned(), speed.to_owned()]
}

fn one(context: &Context, model: &Installed, what: &str) -> Result<Outcome, ApiError> {
    if context.json {
        return Outcome::json(model);
    }
    let file = &model.file;
    Ok(Outcome::text(format!("{what} {}, {}, SHA-256 {}\n", file.name, size(file.bytes), file.sha256)))
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Downloaded => "downloaded",
        Origin::Copied => "copied",
        Origin::Referenced => "used in place",
    }
}

/// As file managers show it: 147.9 MB.
fn size(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}
