//! The content is embedded by a macro that cargo can't see through: a changed pack must rebuild the crate.
fn main() {
    println!("cargo::rerun-if-changed=../../content");
}
