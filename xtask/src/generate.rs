//! `cargo xtask generate`: the generated files, written or compared.

mod difference;
mod disk;

use std::{collections::BTreeSet, path::Path};

use tweetspec_codegen::{File, json_file, layout};
use tweetspec_spec::{ir, load, written};

use crate::out::say;
use crate::{analyse, text_tables};

/// The command that mends every difference.
const COMMAND: &str = "cargo xtask generate";

/// The folder of the specifications.
const SPECIFICATIONS: &str = "spec/x";

/// What makes files: a name for messages, and a function.
struct Generator {
    name: &'static str,
    files: fn(&[ir::Spec]) -> Vec<File>,
}

/// Every generator. To add one, add a line.
const GENERATORS: &[Generator] = &[
    Generator { name: "specifications", files: tweetspec_codegen::generate },
    Generator { name: "conformance corpus", files: tweetspec_codegen::corpus::files },
    Generator { name: "specification language", files: language_schema },
    Generator { name: "text measures", files: text_tables },
];

/// Folders beside those of the emitters in which every file is generated.
const OTHER_DIRECTORIES: &[&str] = &["runtime/src/measure/generated"];

/// The schema of the specification language, for editors.
fn language_schema(_: &[ir::Spec]) -> Vec<File> {
    let path = "spec/tweetspec.schema.json".to_owned();
    vec![json_file(path, "spec/src/written.rs", written::json_schema())]
}

/// The tables of the text measures.
fn text_tables(_: &[ir::Spec]) -> Vec<File> {
    let files = text_tables::files().into_iter();
    files.map(|(path, contents)| File { path: path.to_owned(), contents }).collect()
}

/// Writes every file that differs from what it should be.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    let files = files(root)?;
    let mut written = 0;
    for file in &files {
        if disk::read(root, &file.path)?.as_ref() != Some(&file.contents) {
            disk::write(root, &file.path, &file.contents)?;
            say(&format!("wrote {}", file.path));
            written += 1;
        }
    }
    say(&format!("{} files, {written} of them changed", files.len()));
    complain(&strangers(root, &files)?)
}

/// Compares every file with what it should be, and writes nothing.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    let files = files(root)?;
    let mut problems = Vec::new();
    for file in &files {
        match disk::read(root, &file.path)? {
            None => problems.push(format!("{} is missing", file.path)),
            Some(found) if found != file.contents => {
                problems.push(difference::describe(&file.path, &found, &file.contents));
            }
            Some(_) => {}
        }
    }
    if !problems.is_empty() {
        problems.push(format!("to bring the files up to date, run: {COMMAND}"));
    }
    problems.extend(strangers(root, &files)?);
    complain(&problems)?;
    say(&format!("{} generated files are up to date", files.len()));
    Ok(())
}

fn complain(problems: &[String]) -> Result<(), String> {
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The files of every generator.
fn files(root: &Path) -> Result<Vec<File>, String> {
    let specs = specifications(root)?;
    let mut files: Vec<File> = Vec::new();
    for generator in GENERATORS {
        for file in (generator.files)(&specs) {
            if files.iter().any(|other| other.path == file.path) {
                return Err(format!("the generator of {} makes {} a second time", generator.name, file.path));
            }
            files.push(file);
        }
    }
    Ok(files)
}

/// The paths and texts of the specifications, in the order of the paths.
pub(crate) fn sources(root: &Path) -> Result<Vec<(String, String)>, String> {
    let mut sources = Vec::new();
    for path in disk::list(root, SPECIFICATIONS)? {
        if Path::new(&path).extension().is_some_and(|extension| extension == "yaml") {
            let source = disk::read(root, &path)?.unwrap_or_default();
            sources.push((path, source));
        }
    }
    Ok(sources)
}

/// The specifications, in the order of their file names; every mistake in any
/// of them is reported, and what makes one contradict itself.
fn specifications(root: &Path) -> Result<Vec<ir::Spec>, String> {
    let mut specs = Vec::new();
    let mut mistakes = Vec::new();
    for (path, source) in sources(root)? {
        // A contradiction makes examples wrong, so it is looked for first.
        mistakes
            .extend(analyse::read(&path, &source).ok().and_then(|spec| analyse::contradiction(&path, &spec)));
        match load(&source) {
            Ok(spec) if layout::specification(&spec.module) == path => specs.push(spec),
            Ok(spec) => mistakes.push(format!(
                "{path}: the specification is called {}, so its file has to be {}",
                spec.name,
                layout::specification(&spec.module)
            )),
            Err(diagnostics) => {
                mistakes.extend(diagnostics.iter().map(|diagnostic| diagnostic.render(&path, &source)));
            }
        }
    }
    complain(&mistakes)?;
    if specs.is_empty() {
        return Err(format!("there is no specification in {SPECIFICATIONS}"));
    }
    Ok(specs)
}

/// A sentence for each file in a generated folder that no generator makes.
fn strangers(root: &Path, files: &[File]) -> Result<Vec<String>, String> {
    let expected: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let mut found = Vec::new();
    for directory in layout::directories().iter().map(String::as_str).chain(OTHER_DIRECTORIES.iter().copied())
    {
        for path in disk::list(root, directory)? {
            if !expected.contains(path.as_str()) {
                found
                    .push(format!("{path} is a stranger: everything in {directory} is generated; remove it"));
            }
        }
    }
    Ok(found)
}
