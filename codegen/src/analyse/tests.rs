//! The analysis as a whole: specifications with planted defects, and beside
//! each what is said about it.

mod canonical;
mod size;
pub(crate) mod small_world;

use std::{
    fs,
    path::{Path, PathBuf},
};

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tweetspec_spec::{ir::Spec, load_without_examples};

use super::{Analysis, Code, analyse};

/// Runs a property on so many random cases, the same in every run.
pub(crate) fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[1; 32]))
}

/// The specification in a file.
#[track_caller]
pub(crate) fn read(path: &Path) -> Spec {
    let source = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    load_without_examples(&source).unwrap_or_else(|diagnostics| {
        let shown: Vec<String> = diagnostics
            .iter()
            .map(|diagnostic| diagnostic.render(&path.display().to_string(), &source))
            .collect();
        panic!("{}", shown.join("\n"))
    })
}

/// A folder beside the crates.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// The files of a folder with this extension, in order.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|name| name == extension)).collect();
    paths.sort();
    paths
}

/// Compares texts with files; `UPDATE_EXPECT=1` writes the files instead.
pub(crate) fn expect(said: Vec<(PathBuf, String)>) {
    let mut wrong = Vec::new();
    for (path, said) in said {
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, said).expect("an expectation can be written");
        } else if fs::read_to_string(&path).unwrap_or_default() != said {
            wrong.push(format!("{}:\n{said}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "UPDATE_EXPECT=1 accepts this:\n\n{}", wrong.join("\n"));
}

#[test]
fn every_planted_defect_is_found_and_explained() {
    let said = |path: PathBuf| {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (path.with_extension("txt"), analyse(&read(&path)).to_text(&name))
    };
    expect(files(&folder("tests/specs/analyse"), "yaml").into_iter().map(said).collect());
}

/// What programs read is what people read.
#[test]
fn the_report_as_json_says_the_same() {
    for path in files(&folder("tests/specs/analyse"), "yaml") {
        let analysis = analyse(&read(&path));
        let json = analysis.to_json("a.yaml");
        assert_eq!(json["path"], "a.yaml");
        let text = analysis.to_text("a.yaml");
        let found = json["findings"].as_array().expect("findings are a list");
        assert_eq!(found.len(), analysis.findings.len());
        for (json, finding) in found.iter().zip(&analysis.findings) {
            let said = |key: &str| json[key].as_str().expect("it is a text").to_owned();
            let line = format!("a.yaml: {}[{}]: {}", said("level"), said("code"), said("message"));
            assert!(text.lines().any(|shown| shown.starts_with(&line)), "{line}\n{text}");
            assert_eq!(said("subject"), finding.subject);
            assert_eq!(json["profiles"], serde_json::json!(finding.profiles));
            assert_eq!(json["help"].as_str(), finding.help.as_deref());
            assert_eq!(json["reason"].as_str(), finding.reason.as_deref());
            for because in json["because"].as_array().expect("demands are a list") {
                let demand = because["demand"].as_str().expect("a demand is a text");
                let line = match because["rule"].as_str() {
                    Some(rule) => format!("  because of {rule}: {demand}"),
                    None => format!("  because {demand}"),
                };
                assert!(text.lines().any(|shown| shown == line), "{line}\n{text}");
            }
        }
    }
}

#[test]
fn every_code_is_shown_by_a_defect() {
    let found: Vec<Code> = files(&folder("tests/specs/analyse"), "yaml")
        .iter()
        .flat_map(|path| analyse(&read(path)).findings)
        .map(|finding| finding.code)
        .collect();
    for code in Code::ALL {
        assert!(found.contains(&code), "no specification shows {code:?}");
    }
}

fn shipped() -> Vec<PathBuf> {
    files(&folder("spec/x"), "yaml")
}

#[test]
fn what_ships_is_clean() {
    for path in shipped().into_iter().chain([folder("tests/specs/toy.yaml")]) {
        let analysis = analyse(&read(&path));
        assert!(analysis.is_clean(), "{}", analysis.to_text(&path.display().to_string()));
    }
}

#[test]
fn the_same_specification_gives_the_same_report() {
    for path in shipped() {
        let spec = read(&path);
        let reports =
            [analyse(&spec), analyse(&spec)].map(|analysis: Analysis| analysis.to_json("").to_string());
        assert_eq!(reports[0], reports[1]);
    }
}
