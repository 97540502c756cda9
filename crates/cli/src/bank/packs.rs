use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::words::count;
use clap::Args;
use hotseat_api::ApiError;
use hotseat_api::dto::{PackCard, PackId};
use std::path::PathBuf;

/// Begin a pack of your own, in a folder of its own
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank new-pack \"Our own questions\" --folder ~/packs"))]
pub struct NewPack {
    /// Its name
    title: String,
    /// Make its folder in this one [default: in the data folder]
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// Take a pack in the native format into the bank, or read its files again
///
/// It stays where it is; what is edited in the bank is written back there.
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank add-pack ~/packs/ours"))]
pub struct AddPack {
    /// The folder with its pack.yaml
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Give a list or a pack of your own another name
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank rename-pack ours \"Our questions\""))]
pub struct RenamePack {
    /// The pack's id
    id: String,
    /// Its new name
    title: String,
}

/// Take a list or a pack of your own out of the bank; its files stay
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank remove-pack ours"))]
pub struct RemovePack {
    /// The pack's id
    id: String,
}

pub fn new(context: &Context, asked: NewPack) -> Result<Outcome, ApiError> {
    let folder = asked.folder.map(|folder| folder.display().to_string());
    shown(context, &context.open()?.new_pack(asked.title, folder)?)
}

pub fn add(context: &Context, asked: &AddPack) -> Result<Outcome, ApiError> {
    shown(context, &context.open()?.add_pack(asked.folder.display().to_string())?)
}

pub fn rename(context: &Context, asked: RenamePack) -> Result<Outcome, ApiError> {
    shown(context, &context.open()?.rename_pack(PackId(asked.id), asked.title)?)
}

pub fn remove(context: &Context, asked: RemovePack) -> Result<Outcome, ApiError> {
    let home = context.open()?.remove_pack(PackId(asked.id))?;
    if context.json {
        Outcome::json(&home.packs)
    } else {
        Ok(Outcome::text("Removed from the bank.\n".to_owned()))
    }
}

fn shown(context: &Context, card: &PackCard) -> Result<Outcome, ApiError> {
    if context.json {
        return Outcome::json(card);
    }
    let place = card.folder.as_deref().map(|folder| format!(" in {folder}")).unwrap_or_default();
    let questions = count(card.questions as usize, "question");
    Ok(Outcome::text(format!("{:?} (pack {}) with {questions}{place}.\n", card.title, card.id)))
}
