//! The desktop shell: a window, its commands, and the machine's clocks. It binds, and decides
//! nothing.

mod asked;
mod clock;
mod commands;
mod opened;
mod reload;
mod stay;
mod ticking;

use asked::Asked;
use clock::MachineClock;
use hotseat_api::{Hotseat, data_folder};
use opened::Opened;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use tauri::Manager;

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    let asked = match Asked::parse(std::env::args_os().skip(1)) {
        Ok(asked) => asked,
        Err(message) => {
            eprintln!("hotseat: {message}");
            return ExitCode::from(2);
        }
    };
    let app = tauri::Builder::default()
        .plugin(stay::on_own_page())
        .plugin(tauri_plugin_store::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let hotseat = data_folder(asked.data.as_deref())
                .and_then(|folder| Hotseat::open(&folder, Arc::new(MachineClock::start())))
                .map(Arc::new);
            if let Ok(hotseat) = &hotseat {
                ticking::start(app.handle().clone(), Arc::clone(hotseat));
            }
            app.manage(Opened { hotseat, list: Mutex::new(asked.list) });
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
