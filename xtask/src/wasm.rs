//! The library for WebAssembly: what a page in a browser would import.

use std::{path::Path, process::Command};

use crate::{cargo, out::say};

/// A platform without files, threads and a clock.
const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles the library for the target, or says that the target is not there.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    if !is_installed()? {
        say(&format!("not checked: {TARGET} is not installed; to get it, run: rustup target add {TARGET}"));
        return Ok(());
    }
    let mut check = cargo::command(root);
    check.args(["check", "--package", "tweetspec", "--target", TARGET]);
    cargo::run(&mut check, &format!("the library does not compile for {TARGET}"))
}

/// Whether the compiler has a standard library for the target.
fn is_installed() -> Result<bool, String> {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let output = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .map_err(|error| format!("cannot start rustc: {error}"))?;
    let folder = String::from_utf8_lossy(&output.stdout);
    Ok(output.status.success() && Path::new(folder.trim()).is_dir())
}
