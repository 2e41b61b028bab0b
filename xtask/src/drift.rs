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
    let (out, is_as_decided) = report(root, arguments)?;
    print(&out)?;
    Ok(is_as_decided)
}

/// The report, and whether there is nothing in it.
fn report(root: &Path, arguments: &DriftArgs) -> Result<(String, bool), String> {
    let DriftArgs { specs, openapi, schema, format } = arguments;
    let document = document(openapi)?;
    let mut files = files(root, specs)?;
    if schema.is_some() {
        // A schema is one body, so there has to be one specification of a body.
        files.retain(|file| file.spec.has_body());
        match &files[..] {
            [] => return Err("--schema is about a body, and no specification here has one".to_owned()),
            [_] => {}
            [_, other, ..] => {
                return Err(format!(
                    "--schema is about one specification; name it, for example {}",
                    other.path
                ));
            }
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
    Ok((out, reports.iter().all(|(_, drift)| drift.is_empty())))
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

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{DriftArgs, report};
    use crate::analyse::Format;

    /// Nothing that was compared is no agreement.
    #[test]
    fn a_schema_is_compared_with_one_body() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let refused = |names: &[&str]| {
            let specs: Vec<PathBuf> = names.iter().map(|name| root.join("spec/x").join(name)).collect();
            let openapi = root.join("tests/openapi/x-2.167.json");
            let schema = Some("Anything".to_owned());
            report(&root, &DriftArgs { specs, openapi, schema, format: Format::Text })
                .expect_err("there is not one specification of a body")
        };
        let said = refused(&["delete_tweet.yaml"]);
        assert!(said.contains("no specification here has one"), "{said}");
        let said = refused(&["create_tweet.yaml", "create_tweet.yaml"]);
        assert!(said.contains("name it, for example"), "{said}");
        let said = refused(&["create_tweet.yaml", "delete_tweet.yaml"]);
        assert!(said.contains("Anything"), "{said}");
    }
}
