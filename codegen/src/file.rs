//! From an emitter's result to the text of a file.

use proc_macro2::TokenStream;
use serde_json::Value;

/// A file that the generator made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it belongs, relative to the root of the project, with forward
    /// slashes.
    pub path: String,
    /// The whole text, with `\n` line ends.
    pub contents: String,
}

/// The words that tell a reader how to change a generated file.
pub(crate) fn origin(source: &str) -> String {
    format!("made from {source} by `cargo xtask generate`; do not edit")
}

/// Turns tokens into a Rust file.
///
/// `source` says what the file is made from.
///
/// # Panics
///
/// If the tokens are not Rust, which is a mistake of the emitter of this file.
pub fn rust_file(path: String, source: &str, tokens: &TokenStream) -> File {
    let tree = match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(tree) => tree,
        Err(error) => panic!("the emitter of {path} wrote something that is not Rust: {error}\n{tokens}"),
    };
    let contents = format!("// @generated: {}.\n\n{}", origin(source), spaced(&prettyplease::unparse(&tree)));
    File { path, contents }
}

/// Turns a JSON object into a file.
///
/// JSON has no comments, so the words about its origin go into a `$comment`,
/// which every reader of JSON Schema ignores.
pub fn json_file(path: String, source: &str, mut value: Value) -> File {
    if let Value::Object(members) = &mut value {
        // Beside the other `$` members, where a reader looks first.
        let place = members.keys().take_while(|key| key.starts_with('$')).count();
        members.shift_insert(
            place,
            "$comment".to_owned(),
            Value::String(format!("@generated: {}.", origin(source))),
        );
    }
    // The alternate form of `Display` is the indented one, and it cannot fail.
    File { path, contents: format!("{value:#}\n") }
}

/// Turns Markdown into a file.
pub(crate) fn markdown_file(path: String, source: &str, text: &str) -> File {
    File { path, contents: format!("<!-- @generated: {}. -->\n\n{text}", origin(source)) }
}

/// The same text with empty lines between items, members and their comments,
/// which the printer does not set.
///
/// Works on lines, because tokens know no empty lines; the text that emitters
/// write has no string that spans lines.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    let mut previous = "";
    for line in text.lines() {
        let (before, here) = (previous.trim_start(), line.trim_start());
        let depth = line.len() - here.len();
        let same_depth = previous.len() - before.len() == depth;
        let block_ended = depth <= 4
            && (matches!(before, "}" | "};" | ");") || depth == 0 && before.ends_with(");"))
            && !here.starts_with(['}', ')', ']']);
        let comment_begins =
            here.starts_with("///") && before.ends_with([';', ',', '}']) && !before.starts_with("//");
        let head_ended = (before.starts_with("//!") && !here.starts_with("//!"))
            || (before.ends_with(")]") && here.starts_with("///") && depth == 0)
            || (before.starts_with("use ") && depth == 0 && !here.starts_with("use "));
        if same_depth && (block_ended || comment_begins || head_ended) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        previous = line;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn items_and_members_stand_apart() {
        let text = "//! About.\nuse a;\nuse b;\nconst A: u8 = 1;\n/// B.\nstruct B {\n    a: u8,\n    /// C.\n    c: u8,\n}\nimpl B {}\n";
        let expected = "//! About.\n\nuse a;\nuse b;\n\nconst A: u8 = 1;\n\n/// B.\nstruct B {\n    a: u8,\n\n    /// C.\n    c: u8,\n}\n\nimpl B {}\n";
        assert_eq!(spaced(text), expected);
    }
}
