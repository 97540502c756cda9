use hotseat_api::Hotseat;
use std::sync::Arc;
use tauri::{AppHandle, Emitter};

/// Lets the clock of a live interview tick for as long as the program runs, and tells the window.
pub fn start(app: AppHandle, hotseat: Arc<Hotseat>) {
    tauri::async_runtime::spawn(async move {
        loop {
            let told = match hotseat.next_tick().await {
                Ok(view) => app.emit("interview", view),
                Err(error) => app.emit("trouble", error),
            };
            if told.is_err() {
                // There is no window left to tell.
                return;
            }
        }
    });
}
