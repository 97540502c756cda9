//! `hotseat-cli bank`: the library, and everything that can be written in it.

mod exporting;
mod listing;
mod packs;
mod writing;

use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use clap::{Args, Subcommand};
use hotseat_api::ApiError;

/// Look through the bank, write questions and packs, and export them
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli bank list --state to-review --text promise
  hotseat-cli bank text node-what > question.md
  hotseat-cli bank save node-what --from question.md
  hotseat-cli bank new-pack \"Our own questions\"
  hotseat-cli bank export --pack node --format anki --out node.txt"))]
pub struct Bank {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    List(listing::List),
    Text(writing::Text),
    Save(writing::Save),
    New(writing::New),
    Revert(writing::Revert),
    Restore(writing::Restore),
    Accept(writing::Accept),
    Drop(writing::Drop),
    NewPack(packs::NewPack),
    AddPack(packs::AddPack),
    RenamePack(packs::RenamePack),
    RemovePack(packs::RemovePack),
    Export(exporting::Export),
}

pub fn bank(context: &Context, asked: Bank) -> Result<Outcome, ApiError> {
    match asked.what {
        What::List(asked) => listing::list(context, asked),
        What::Text(asked) => writing::text(context, asked),
        What::Save(asked) => writing::save(context, asked),
        What::New(asked) => writing::new(context, asked),
        What::Revert(asked) => writing::revert(context, asked),
        What::Restore(asked) => writing::restore(context, asked),
        What::Accept(asked) => writing::accept(context, &asked),
        What::Drop(asked) => writing::drop(context, asked),
        What::NewPack(asked) => packs::new(context, asked),
        What::AddPack(asked) => packs::add(context, &asked),
        What::RenamePack(asked) => packs::rename(context, asked),
        What::RemovePack(asked) => packs::remove(context, asked),
        What::Export(asked) => exporting::export(context, asked),
    }
}
