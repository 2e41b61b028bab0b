//! How fast the linter is on large inputs, beside the engine and other
//! programs, and how cost grows.
//!
//! ```sh
//! cargo run --release -- throughput      # a million lines, and other programs
//! cargo run --release -- growth          # plots below docs/
//! cargo run --release -- start           # one small file, and a hundred thousand
//! cargo run --release -- reports         # a million findings in every format
//! ```

mod corpus;
mod growth;
mod plot;
mod reports;
mod run;
mod start;
mod throughput;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let parts: Vec<String> = std::env::args().skip(1).collect();
    match run(&parts) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(parts: &[String]) -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    // How the bench asks itself.
    if let [weigh, kind, size] = parts
        && weigh == growth::WEIGH
    {
        return growth::weigh(kind, size.parse()?);
    }
    let names = ["throughput", "growth", "start", "reports"];
    if let Some(unknown) = parts.iter().find(|part| !names.contains(&part.as_str())) {
        return Err(format!("there is no part `{unknown}`; there are: {}", names.join(", ")).into());
    }
    let wanted = |name: &str| parts.is_empty() || parts.iter().any(|part| part == name);
    if wanted("throughput") {
        throughput::run(&tweetlint(&root)?, &root)?;
    }
    if wanted("growth") {
        growth::run(&root.join("docs/growth"))?;
    }
    if wanted("start") {
        start::run(&tweetlint(&root)?, &root)?;
    }
    if wanted("reports") {
        reports::run(&tweetlint(&root)?)?;
    }
    Ok(())
}

/// Builds the linter as users get it, and says where it is.
fn tweetlint(root: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let mut cargo = Command::new(env!("CARGO"));
    let status = cargo.current_dir(root).args(["build", "--release", "--package", "tweetlint"]).status()?;
    if !status.success() {
        return Err("the linter does not compile".into());
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join("release/tweetlint"))
}
