//! How cargo is started.

use std::{env, path::Path, process::Command};

/// The cargo that runs this program, so that its toolchain is used throughout,
/// started in a folder.
pub(crate) fn command(folder: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder);
    cargo
}

/// Runs a command of cargo; `failed` says what it means if it does not succeed.
pub(crate) fn run(cargo: &mut Command, failed: &str) -> Result<(), String> {
    let status = cargo.status().map_err(|error| format!("cannot start cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{failed}: cargo ended with {status}")) }
}
