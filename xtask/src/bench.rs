//! Measures the engine beside other ways to judge a payload.
//!
//! The bench is a workspace of its own below `benches/`, and so is built only
//! when it is asked for.

use std::{path::Path, process::Command};

pub(crate) fn run(root: &Path, kinds: &[String]) -> Result<(), String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root.join("benches/engine")).args(["run", "--release", "--"]).args(kinds);
    let status = cargo.status().map_err(|error| format!("cannot start cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err("the bench failed".to_owned()) }
}
