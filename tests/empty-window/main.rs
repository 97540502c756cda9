//! An empty Tauri window: what `./dev bench` measures Hotseat's window against.

#[tauri::command]
fn painted() {
    println!("painted");
}

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![painted])
        .run(tauri::generate_context!("tests/empty-window/tauri.conf.json"))
}
