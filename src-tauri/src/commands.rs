use crate::opened::Opened;
use hotseat_api::dto::*;
use hotseat_api::{ApiError, with_use_cases};
use std::sync::Arc;
use tauri::State;

/// One command for each use case, off the window's thread since each may wait for the disk.
macro_rules! commands {
    ($($name:ident($($arg:ident: $ty:ty),*) -> $reply:ty;)*) => {
        $(
            #[tauri::command(async)]
            pub fn $name(opened: State<'_, Arc<Opened>>, $($arg: $ty),*) -> Result<$reply, ApiError> {
                opened.get()?.$name($($arg),*)
            }
        )*

        pub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name,)* opened_with, recording_bytes, framed, painted]
        }
    };
}
with_use_cases!(commands);

/// The list that the program was started with.
#[tauri::command]
pub fn opened_with(opened: State<'_, Arc<Opened>>) -> Option<String> {
    opened.take_list().map(|list| list.display().to_string())
}

/// The sound file of a recording, as bytes: a web view can't play a file by its address.
#[tauri::command(async)]
pub fn recording_bytes(
    opened: State<'_, Arc<Opened>>,
    recording: String,
) -> Result<tauri::ipc::Response, ApiError> {
    opened.get()?.recording_bytes(&recording).map(tauri::ipc::Response::new)
}

/// The empty frame is on the screen.
#[tauri::command]
pub fn framed() {
    say_aloud("framed");
}

/// The first page is on the screen.
#[tauri::command]
pub fn painted() {
    say_aloud("painted");
}

/// Only for whoever measures it.
fn say_aloud(what: &str) {
    if std::env::var_os("HOTSEAT_SAY_PAINTED").is_some() {
        println!("{what}");
    }
}
