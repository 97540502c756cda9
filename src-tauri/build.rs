use tauri_build::{Attributes, try_build};

fn main() {
    // The root package is the app, so the capabilities don't lie where Tauri looks by itself.
    let attributes = Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
