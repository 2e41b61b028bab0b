//! Measures the engine beside other ways to judge a payload.
//!
//! The bench is a workspace of its own below `benches/`, and so is built only
//! when it is asked for.

use std::path::Path;

use crate::cargo;

pub(crate) fn run(root: &Path, kinds: &[String]) -> Result<(), String> {
    let mut bench = cargo::command(&root.join("benches/engine"));
    cargo::run(bench.args(["run", "--release", "--"]).args(kinds), "the bench failed")
}
