//! What the architecture says is absent, looked for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::worlds::project_file;

/// Every Rust file below a folder of the project.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut folders = vec![project_file(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a folder of the project can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(!files.is_empty(), "{folder} holds Rust files");
    files
}

/// The lines of a file that are compiled into the product: test modules stand
/// last or in files of their own.
fn product_lines(file: &Path) -> Vec<(usize, String)> {
    if file.file_stem().is_some_and(|stem| stem == "tests") {
        return Vec::new();
    }
    let text = fs::read_to_string(file).expect("a source file is text");
    let mut found = Vec::new();
    let mut after_test_attribute = false;
    for (index, line) in text.lines().enumerate() {
        if after_test_attribute && line.starts_with("mod ") && line.ends_with('{') {
            break;
        }
        after_test_attribute = line == "#[cfg(test)]";
        found.push((index + 1, line.to_owned()));
    }
    found
}

#[track_caller]
fn nowhere(folders: &[&str], is_wrong: impl Fn(&str) -> bool) {
    let mut wrong = Vec::new();
    for file in folders.iter().flat_map(|folder| sources(folder)) {
        for (number, line) in product_lines(&file) {
            if is_wrong(&line) {
                wrong.push(format!("{}:{number}: {line}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The engine, the language and the generator know no particular API. The one
/// exception is the name of the folder into which the generator writes.
#[test]
fn the_engine_does_not_know_the_word() {
    const FOLDER: &str = "const PRODUCT: &str = \"tweets\";";
    nowhere(&["runtime/src", "spec/src", "codegen/src"], |line| {
        line.replace("tweetspec", "").replace(FOLDER, "").to_lowercase().contains("tweet")
    });
}

#[test]
fn only_the_edges_open_files() {
    const EDGES: [&str; 8] = [
        "std::fs",
        "fs::",
        "File::open",
        "File::create",
        "std::net",
        "TcpStream",
        "std::process",
        "env::var",
    ];
    nowhere(&["runtime/src", "spec/src", "codegen/src", "tweets/src"], |line| {
        let code = line.split("//").next().unwrap_or_default();
        EDGES.iter().any(|edge| code.contains(edge))
    });
}

/// What `cargo tree` prints for a package, without its development tools.
fn dependencies(package: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--package",
            package,
        ])
        .current_dir(project_file(""))
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("cargo prints text");
    let mut names: Vec<String> =
        tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// Generating works while what is generated does not compile.
#[test]
fn nothing_that_generates_depends_on_what_is_generated() {
    for package in ["xtask", "tweetspec-codegen", "tweetspec-spec", "tweetspec-runtime"] {
        let dependencies = dependencies(package);
        assert!(!dependencies.contains(&"tweetspec".to_owned()), "{package}: {dependencies:?}");
    }
}

/// Whoever imports the types compiles all of these.
#[test]
fn the_library_needs_few_crates() {
    let mut others = dependencies("tweetspec");
    others.retain(|name| !name.starts_with("tweetspec"));
    assert!(others.len() <= 12, "{others:?}");
}

#[test]
fn the_arrows_between_the_rooms_point_one_way() {
    let has = |package: &str, other: &str| dependencies(package).contains(&other.to_owned());
    for other in ["tweetspec-spec", "tweetspec-codegen", "tweetspec", "tweetlint"] {
        assert!(!has("tweetspec-runtime", other), "runtime needs {other}");
    }
    for other in ["tweetspec-codegen", "tweetspec", "tweetlint"] {
        assert!(!has("tweetspec-spec", other), "spec needs {other}");
    }
    for other in ["tweetspec-spec", "tweetspec-codegen", "tweetlint"] {
        assert!(!has("tweetspec", other), "tweets needs {other}");
    }
    // The linter loads specifications and generates nothing.
    assert!(!has("tweetlint", "tweetspec-codegen"), "cli needs codegen");
    for oracle in ["jsonschema", "boon"] {
        assert!(!has("tweetspec-tests", oracle), "{oracle} is for development only");
    }
}
