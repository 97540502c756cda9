use tauri::{Runtime, WebviewWindow};

/// Loads the page again when its web process has died. The page then asks for the live interview
/// and stands where it stood: all that counts is on this side.
#[cfg(target_os = "linux")]
pub fn after_crash<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|webview| {
        webview.inner().connect_web_process_terminated(|view, _| view.reload());
    })
}

#[cfg(not(target_os = "linux"))]
pub fn after_crash<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
