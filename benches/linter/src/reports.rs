//! Reports of a million findings: how long each format takes, and how much
//! memory.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Input, fastest};

/// Lines, each with one finding.
const FINDINGS: usize = 1_000_000;
/// Every format that there is.
const FORMATS: [&str; 14] = [
    "full",
    "concise",
    "grouped",
    "summary",
    "json",
    "ndjson",
    "agent",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "rdjsonl",
];

/// Prints a table.
pub(crate) fn run(tweetlint: &Path) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("wrong.ndjson");
    let mut text = String::new();
    for number in 0..FINDINGS {
        // No two are alike, which is the worst for those that tell like ones apart.
        writeln!(text, "{{\"text\": {number}}}")?;
    }
    fs::write(&path, text)?;
    println!("\n{FINDINGS} findings, no two alike\n");
    println!("| format | seconds | peak MB |");
    println!("|---|---:|---:|");
    for format in FORMATS {
        let cost = fastest(1, Input::Nothing, || {
            let mut command = Command::new(tweetlint);
            command.args(["check", "--quiet", "--format", format]).arg(&path);
            command
        })?;
        if cost.status != 1 {
            return Err(format!("{format}: exit status {}", cost.status).into());
        }
        println!("| `{format}` | {:.1} | {:.0} |", cost.time.as_secs_f64(), cost.memory as f64 / 1e6);
    }
    Ok(())
}
