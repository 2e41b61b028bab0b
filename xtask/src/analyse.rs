//! `cargo xtask analyse`: what follows from the specifications.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use tweetspec_codegen::analyse::{Analysis, Level, analyse};
use tweetspec_spec::{ir::Spec, load_without_examples};

use crate::generate;
use crate::out::{complain, print};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Analyses these specifications, or all that ship, and says whether there is
/// nothing to do.
pub(crate) fn run(root: &Path, specs: &[PathBuf], format: Format) -> Result<bool, String> {
    let mut reports = Vec::new();
    if specs.is_empty() {
        for (path, source) in generate::sources(root)? {
            reports.push((analyse(&read(&path, &source)?), path));
        }
    }
    for path in specs {
        reports.push((analyse(&open(path)?), path.display().to_string()));
    }
    print(&match format {
        Format::Text => reports.iter().map(|(analysis, path)| analysis.to_text(path)).collect::<String>(),
        Format::Json => {
            let reports = reports.iter().map(|(analysis, path)| analysis.to_json(path));
            format!("{:#}\n", reports.collect::<serde_json::Value>())
        }
    })?;
    let is_clean = reports.iter().all(|(analysis, _)| analysis.is_clean());
    if !is_clean {
        complain("the specifications say less than they seem to");
    }
    Ok(is_clean)
}

/// Analyses the specifications that ship: a step of `cargo xtask ci`.
pub(crate) fn shipped(root: &Path) -> Result<(), String> {
    let is_clean = run(root, &[], Format::Text)?;
    if is_clean { Ok(()) } else { Err("there is something to mend".to_owned()) }
}

/// The specification in a file.
pub(crate) fn open(path: &Path) -> Result<Spec, String> {
    let shown = path.display().to_string();
    let source = fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
    read(&shown, &source)
}

/// A specification whose examples may be wrong, which the analysis explains.
pub(crate) fn read(path: &str, source: &str) -> Result<Spec, String> {
    load_without_examples(source).map_err(|diagnostics| {
        let shown: Vec<String> =
            diagnostics.iter().map(|diagnostic| diagnostic.render(path, source)).collect();
        shown.join("\n")
    })
}

/// What makes a specification contradict itself, if it does.
pub(crate) fn contradiction(path: &str, spec: &Spec) -> Option<String> {
    let analysis = Some(analyse(spec)).filter(|analysis| !analysis.is_consistent())?;
    let findings = analysis.findings.into_iter().filter(|finding| finding.level == Level::Error);
    Some(Analysis { findings: findings.collect() }.to_text(path))
}
