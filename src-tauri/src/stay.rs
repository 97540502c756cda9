use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, Url};

/// Keeps the window on its own page: a link in somebody's list must not turn it into a browser.
pub fn on_own_page<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("stay").on_navigation(|_, to| is_own(to)).build()
}

fn is_own(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        ("http", Some("127.0.0.1")) => cfg!(dev),
        ("about", None) => url.path() == "blank",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_page() {
        for (address, own) in [
            ("tauri://localhost/", true),
            ("http://tauri.localhost/index.html", true),
            ("about:blank", true),
            ("https://nodejs.org/", false),
            ("http://localhost/", false),
            ("http://tauri.localhost.example.org/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,hello", false),
        ] {
            assert_eq!(Url::parse(address).map(|url| is_own(&url)), Ok(own), "{address}");
        }
    }
}
