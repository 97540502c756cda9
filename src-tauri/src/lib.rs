//! The desktop shell: a window, its commands, and the machine's clocks. It binds, and decides
//! nothing.

mod clock;
mod commands;
mod opened;
mod reload;
mod ticking;

use clock::MachineClock;
use hotseat_api::{Hotseat, data_folder};
use opened::Opened;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::Manager;

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    let folder = match chosen_folder(std::env::args_os().skip(1)) {
        Ok(folder) => folder,
        Err(message) => {
            eprintln!("hotseat: {message}");
            return ExitCode::from(2);
        }
    };
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_store::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let hotseat = data_folder(folder.as_deref())
                .and_then(|folder| Hotseat::open(&folder, Arc::new(MachineClock::start())))
                .map(Arc::new);
            if let Ok(hotseat) = &hotseat {
                ticking::start(app.handle().clone(), Arc::clone(hotseat));
            }
            app.manage(Opened(hotseat));
            if let Some(window) = app.get_webview_window("main") {
                reload::after_crash(&window)?;
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("hotseat: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The folder named by `--data DIR`, if any.
fn chosen_folder(
    mut args: impl Iterator<Item = std::ffi::OsString>,
) -> Result<Option<PathBuf>, &'static str> {
    match args.next() {
        None => Ok(None),
        Some(flag) if flag == "--data" => match (args.next(), args.next()) {
            (Some(folder), None) => Ok(Some(folder.into())),
            _ => Err("--data takes one folder"),
        },
        Some(_) => Err("the only option is --data DIR; hotseat-cli has the rest"),
    }
}
