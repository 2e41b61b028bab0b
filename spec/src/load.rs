//! From the text of a specification to its checked representation.
//!
//! Each stage hands the next one something stronger: text, a tree with places
//! (`yaml`) that a second reader confirms (`second`), a tree with the right keys and types (`structure`), the written
//! form of which all laws hold (`laws`), the checked representation
//! (`resolve`), one whose examples say what they should (`examples`).

mod amounts;
mod context;
mod examples;
mod laws;
mod names;
mod parts;
mod path;
mod problems;
mod range;
mod repeat;
mod resolve;
mod scalar;
mod second;
mod structure;
mod suggest;
#[cfg(test)]
mod tests;
mod tree;
mod values;
mod yaml;

use crate::{Diagnostic, ir, written};
use context::Context;
use problems::Problems;
use tree::{Node, Place};

/// Reads a specification.
///
/// # Errors
///
/// Every mistake in the text, in the order in which they stand there.
pub fn load(source: &str) -> Result<ir::Spec, Vec<Diagnostic>> {
    judged(source, true)
}

/// Reads a specification without asking whether its examples show what they
/// should.
///
/// For the analysis alone: it explains why a rule has no example that could.
///
/// # Errors
///
/// Every other mistake in the text, in the order in which they stand there.
pub fn load_without_examples(source: &str) -> Result<ir::Spec, Vec<Diagnostic>> {
    judged(source, false)
}

/// Where something stands in the text of a specification: the key at the end
/// of this way of keys and indexes, or the last one of it that is there.
///
/// `None` if the text is no mapping at all.
///
/// ```
/// let source = "fields:\n  note: { type: string }\n";
/// let span = tweetspec_spec::locate(source, &["fields", "note", "type"]);
/// assert_eq!(span.map(|span| &source[span.start..span.end]), Some("type"));
/// ```
pub fn locate(source: &str, way: &[&str]) -> Option<tweetspec_runtime::Span> {
    let mut problems = Problems::new();
    let tree = yaml::read(source, &mut problems);
    // Mistakes are not asked for here; `load` reports them.
    let _ = problems.finish();
    let tree = tree?;
    let place = way.iter().fold(Place::root(&tree), |place, step| match step.parse() {
        Ok(index) if place.is_list() => place.item(index),
        _ => place.key(step),
    });
    Some(place.name())
}

fn judged(source: &str, examples: bool) -> Result<ir::Spec, Vec<Diagnostic>> {
    let mut problems = Problems::new();
    let spec = read(source, examples, &mut problems);
    problems.finish()?;
    Ok(spec.expect("a specification that cannot be read has problems"))
}

/// The specification, unless there are problems.
fn read(source: &str, examples: bool, problems: &mut Problems) -> Option<ir::Spec> {
    let mut tree = yaml::read(source, problems)?;
    second::compare(source, &mut tree, problems);
    structure::check(&mut tree, problems);
    if structure::is_broken(problems) {
        // What is missing would be missed again by every law that reads it.
        return None;
    }
    let written = typed(&tree, problems)?;
    let context = Context::new(&written, Place::root(&tree));
    laws::check(&context, problems);
    if !problems.is_empty() {
        return None;
    }
    let Some(spec) = resolve::spec(&context) else {
        problems.error(
            "unreadable",
            Place::root(&tree).name(),
            "the specification cannot be resolved although no law is broken",
        );
        return None;
    };
    if examples {
        examples::check(&spec, &context, problems);
    }
    Some(spec)
}

/// The typed form of a tree whose structure has been checked.
fn typed(tree: &Node, problems: &mut Problems) -> Option<written::Spec> {
    match serde_yaml::from_value(tree.to_yaml()) {
        Ok(written) => Some(written),
        Err(error) => {
            let message =
                format!("the specification cannot be read although its structure is right: {error}");
            problems.error("unreadable", Place::root(tree).name(), message);
            None
        }
    }
}
