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
            tauri::generate_handler![$($name,)* opened_with, painted]
        }
    };
}
with_use_cases!(commands);

/// The list that the program was started with.
#[tauri::command]
pub fn opened_with(opened: State<'_, Arc<Opened>>) -> Option<String> {
    opened.take_list().map(|list| list.display().to_string())
}

/// The first picture is on the screen. Said aloud only for whoever measures it.
#[tauri::command]
pub fn painted() {
    if std::env::var_os("HOTSEAT_SAY_PAINTED").is_some() {
        println!("painted");
    }
}
