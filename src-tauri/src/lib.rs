//! The desktop shell: a window, its commands, and the machine's clocks. It binds, and decides
//! nothing.

mod asked;
mod clock;
mod commands;
mod hearing;
mod opened;
mod reload;
mod stay;
mod ticking;

use asked::Asked;
use opened::Opened;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::Manager;

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    // Before anything else: the same program is also the transcriber.
    if let Some(code) = hotseat_api::worker_main() {
        return code;
    }
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
            let opened = Arc::new(Opened::new(app.handle().clone(), asked.data, asked.list));
            app.manage(Arc::clone(&opened));
            // While the page loads, so that the first command finds it open. What is wrong with it,
            // each command says for itself.
            std::thread::spawn(move || opened.get().map(drop));
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
