//! Writes what the fuzzers begin with: the conformance corpus, the payloads
//! and specifications of the tests, and the hostile documents.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use serde_json::Value;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut json: BTreeSet<Vec<u8>> = cases(&root.join("tests/corpus/create_tweet.ndjson"))?;
    for folder in ["tests/payloads", "tests/hostile", "examples"] {
        json.extend(files(&root.join(folder), &["json"])?);
    }
    let texts = json.iter().filter_map(|source| {
        let value: Value = serde_json::from_slice(source).ok()?;
        Some(value.get("text")?.as_str()?.as_bytes().to_vec())
    });
    let texts: BTreeSet<Vec<u8>> = texts.collect();
    let mut yaml = files(&root.join("tests"), &["yaml", "yml"])?;
    let specs: BTreeSet<Vec<u8>> = files(&root.join("tests/specs"), &["yaml"])?
        .into_iter()
        .chain(files(&root.join("spec/x"), &["yaml"])?)
        .collect();
    // JSON is YAML as well.
    yaml.extend(json.iter().cloned());
    yaml.retain(|source| source.len() < 4096);
    for (target, seeds) in [
        ("json_reader", &json),
        ("engine", &json),
        ("fixes", &json),
        ("yaml_reader", &yaml),
        ("spec_loader", &specs),
        ("weighted_text", &texts),
    ] {
        let folder = root.join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (index, seed) in seeds.iter().filter(|seed| seed.len() < 1 << 17).enumerate() {
            fs::write(folder.join(format!("seed-{index:04}")), seed)?;
        }
        println!("{target}: {} seeds", seeds.len());
    }
    Ok(())
}

/// The payloads of the conformance corpus.
fn cases(path: &Path) -> io::Result<BTreeSet<Vec<u8>>> {
    let text = fs::read_to_string(path)?;
    let part = |part: &Value| match part {
        Value::String(text) => text.clone(),
        part => {
            let times = part["times"].as_u64().unwrap_or_default() as usize;
            part["repeat"].as_str().unwrap_or_default().repeat(times)
        }
    };
    let payload = |line: &str| -> Option<Vec<u8>> {
        let line: Value = line.parse().ok()?;
        Some(match line.get("payload")? {
            Value::Array(parts) => parts.iter().map(part).collect::<String>().into_bytes(),
            whole => part(whole).into_bytes(),
        })
    };
    Ok(text.lines().filter_map(payload).collect())
}

/// The files below a folder with one of these extensions.
fn files(folder: &Path, extensions: &[&str]) -> io::Result<BTreeSet<Vec<u8>>> {
    let mut found = BTreeSet::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                if path.file_name().is_none_or(|name| name != "node_modules") {
                    folders.push(path);
                }
            } else if path
                .extension()
                .and_then(|name| name.to_str())
                .is_some_and(|name| extensions.contains(&name))
            {
                found.insert(fs::read(path)?);
            }
        }
    }
    Ok(found)
}
