//! `cargo xtask drift`: where the specifications and an OpenAPI document part.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use serde_json::Value;
use tweetspec_codegen::drift::{Drift, drift};
use tweetspec_spec::{ir::Spec, locate};

use crate::{
    analyse::{self, Format},
    generate,
    out::print,
};

/// A specification and its file.
struct File {
    path: String,
    source: String,
    spec: Spec,
}

/// What to compare.
#[derive(Args)]
pub(crate) struct DriftArgs {
    /// The specifications; all that ship if none is given.
    specs: Vec<PathBuf>,
    /// The OpenAPI document, 3.0 or 3.1, as JSON.
    #[arg(long, value_name = "FILE")]
    openapi: PathBuf,
    /// Compare the body alone, with this schema under `components`.
    #[arg(long, value_name = "NAME")]
    schema: Option<String>,
    /// How to write the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Compares specifications with a document, and says whether all is as it was
/// decided.
pub(crate) fn run(root: &Path, arguments: &DriftArgs) -> Result<bool, String> {
    let DriftArgs { specs, openapi, schema, format } = arguments;
    let document = document(openapi)?;
    let mut files = files(root, specs)?;
    if schema.is_some() {
        // A schema is one body, so there has to be one specification of a body.
        files.retain(|file| file.spec.has_body());
        if let [_, other, ..] = &files[..] {
            return Err(format!("--schema is about one specification; name it, for example {}", other.path));
        }
    }
    let mut reports: Vec<(File, Drift)> = Vec::new();
    for file in files {
        let drift = drift(&file.spec, &document, schema.as_deref())
            .map_err(|trouble| format!("{}: {}", openapi.display(), trouble.0))?;
        reports.push((file, drift));
    }
    let mut out = String::new();
    let mut values = Vec::new();
    for (file, drift) in &reports {
        let line = |place: &[String]| file.line(place);
        match format {
            Format::Text => out.push_str(&drift.to_text(&file.path, &line)),
            Format::Json => values.push(drift.to_json(&file.path, &line)),
        }
    }
    if *format == Format::Json {
        out = format!("{:#}\n", Value::from(values));
    }
    print(&out)?;
    Ok(reports.iter().all(|(_, drift)| drift.is_empty()))
}

/// A document in JSON.
pub(crate) fn document(path: &Path) -> Result<Value, String> {
    let shown = path.display();
    let bytes = fs::read(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        let way_out = if yaml { "; only JSON is read, so convert it first" } else { "" };
        format!("{shown} is not JSON: {error}{way_out}")
    })
}

fn files(root: &Path, specs: &[PathBuf]) -> Result<Vec<File>, String> {
    let sources = if specs.is_empty() {
        generate::sources(root)?
    } else {
        let read = |path: &PathBuf| {
            let shown = path.display().to_string();
            let source = fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
            Ok((shown, source))
        };
        specs.iter().map(read).collect::<Result<_, String>>()?
    };
    let file = |(path, source): (String, String)| {
        let spec = analyse::read(&path, &source)?;
        Ok(File { path, source, spec })
    };
    sources.into_iter().map(file).collect()
}

impl File {
    /// The line of a place, from 1.
    fn line(&self, place: &[String]) -> Option<usize> {
        let way: Vec<&str> = place.iter().map(String::as_str).collect();
        let span = locate(&self.source, &way)?;
        Some(self.source.get(..span.start)?.matches('\n').count() + 1)
    }
}
