//! Links in the documentation lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::worlds::project_file;

/// Folders that hold what others wrote, or what is built.
const FOREIGN: [&str; 4] = ["target", ".git", "node_modules", "corpus"];

/// Every page in Markdown, by its way from the root of the project.
fn pages() -> BTreeMap<PathBuf, String> {
    let root = project_file("");
    let (mut folders, mut pages) = (vec![root.clone()], BTreeMap::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project can be read") {
            let path = entry.expect("a folder of the project can be read").path();
            let is_foreign =
                path.file_name().and_then(OsStr::to_str).is_some_and(|name| FOREIGN.contains(&name));
            if path.is_dir() && !is_foreign {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let name = path.strip_prefix(&root).expect("it is below the root").to_path_buf();
                pages.insert(name, fs::read_to_string(&path).expect("a page is text"));
            }
        }
    }
    pages
}

/// The lines outside of blocks of code, without code inside them.
fn prose(page: &str) -> Vec<String> {
    let mut is_code = false;
    let mut lines = Vec::new();
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            lines.push(line.split('`').step_by(2).collect::<Vec<_>>().join("`"));
        }
    }
    lines
}

/// The anchors of the headings of a page, as renderers of Markdown make them.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter_map(|line| line.strip_prefix('#'));
    let anchor = |heading: &str| -> String {
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

/// A way without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}

/// The targets of the links and pictures in a line.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next())
}

#[test]
fn relative_links_lead_somewhere() {
    let pages = pages();
    let (mut links, mut complaints) = (0, Vec::new());
    for (name, text) in &pages {
        let lines = prose(text);
        for link in lines.iter().flat_map(|line| targets(line)) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            links += 1;
            let (target, place) =
                link.split_once('#').map_or((link, None), |(target, place)| (target, Some(place)));
            let folder = name.parent().expect("a page is in a folder");
            let target = if target.is_empty() { name.clone() } else { plain(&folder.join(target)) };
            let is_there = match place {
                None => project_file("").join(&target).exists(),
                Some(place) => pages.get(&target).is_some_and(|page| anchors(page).contains(place)),
            };
            if !is_there {
                complaints.push(format!("{}: {link}", name.display()));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(links > 400 && pages.len() > 60, "only {links} links in {} pages", pages.len());
}
