use hotseat_api::Hotseat;
use std::sync::Arc;
use std::time::Duration;
use tauri::{AppHandle, Emitter};

/// How long one look waits for something to be heard; a change of the interview wakes it at once.
const PATIENCE: Duration = Duration::from_millis(500);

/// Listens for as long as the program runs, and tells the window what is heard.
pub fn start(app: AppHandle, hotseat: Arc<Hotseat>) {
    let (window, at_once) = (app.clone(), Arc::clone(&hotseat));
    std::thread::spawn(move || {
        // By itself, so that a disk that does not answer can't keep it from being told.
        loop {
            let told = at_once.hear_at_once(PATIENCE).map_or(Ok(()), |heard| window.emit("heard", heard));
            if told.is_err() {
                // There is no window left to tell.
                return;
            }
        }
    });
    std::thread::spawn(move || {
        loop {
            let told = match hotseat.hear(PATIENCE) {
                Ok(heard) => heard.into_iter().try_for_each(|heard| app.emit("heard", heard)),
                Err(error) => {
                    // What could not be stored is tried again, not at once.
                    std::thread::sleep(PATIENCE);
                    app.emit("trouble", error)
                }
            };
            if told.is_err() {
                // There is no window left to tell.
                return;
            }
        }
    });
}
