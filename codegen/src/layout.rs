//! Where generated files belong, relative to the root of the project.

/// The folder of the package that programs import.
const PRODUCT: &str = "tweets";

/// The name of that package, for examples.
pub(crate) const LIBRARY: &str = "tweetspec";

/// The folder of the payloads that show what a specification says.
const CORPUS: &str = "tests/corpus";

/// The folders in which every file is generated; a file that no emitter makes
/// is a stranger there.
pub fn directories() -> Vec<String> {
    let product = ["src/generated", "schema", "docs"].map(|folder| format!("{PRODUCT}/{folder}"));
    product.into_iter().chain([CORPUS.to_owned()]).collect()
}

/// The path of the specification that a module is made from.
pub fn specification(module: &str) -> String {
    format!("spec/x/{module}.yaml")
}

/// The path of the list of modules.
pub(crate) fn modules() -> String {
    format!("{PRODUCT}/src/generated.rs")
}

/// The path of a Rust module.
pub(crate) fn module(name: &str) -> String {
    format!("{PRODUCT}/src/generated/{name}.rs")
}

/// The path of the JSON Schema of a module's root type.
pub(crate) fn schema(module: &str) -> String {
    format!("{PRODUCT}/schema/{module}.schema.json")
}

/// The path of the same schema with what editors show.
pub(crate) fn editor_schema(module: &str) -> String {
    format!("{PRODUCT}/schema/{module}.editor.schema.json")
}

/// The path of the corpus of a module.
pub(crate) fn corpus(module: &str) -> String {
    format!("{CORPUS}/{module}.ndjson")
}

/// The path of the page about the corpus.
pub(crate) fn corpus_page() -> String {
    format!("{CORPUS}/README.md")
}

/// The path of a page of the reference.
pub(crate) fn page(name: &str) -> String {
    format!("{PRODUCT}/docs/{name}.md")
}

/// The path of the page of a rule. Reports link to it, so it stays.
pub(crate) fn rule_page(id: &str) -> String {
    format!("{PRODUCT}/docs/rules/{id}.md")
}

/// The path of the reference as data.
pub(crate) fn reference() -> String {
    format!("{PRODUCT}/docs/reference.json")
}
