//! Which configuration is for which file: the nearest, and no other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use tweetspec_runtime::Table;

use super::{Config, Faulty, File};
use crate::Stop;
use crate::choices::{Choices, Layer, RuleChoices};
use crate::inputs::{self, Input, Source};
use crate::paths;
use crate::report::Look;

/// What a configuration is called; of several in one folder the first counts.
const NAMES: [&str; 3] = ["tweetlint.toml", ".tweetlint.toml", PYPROJECT];
/// The file that tools of Python share.
const PYPROJECT: &str = "pyproject.toml";

/// Where to look for configurations.
#[derive(Clone, Debug)]
pub(crate) enum Search {
    /// In the folder of a file, then in the one around it, and so on.
    Nearest,
    /// One file for all, whose globs are relative to where the run started.
    File(PathBuf),
    /// Nowhere.
    Nowhere,
}

/// The configurations of a run.
#[derive(Debug)]
pub(crate) struct Configs<'o> {
    table: &'static Table,
    search: &'o Search,
    /// What the command line says, which counts more than any file.
    flags: &'o Layer,
    /// The configuration of each folder, as far as somebody asked.
    folders: HashMap<PathBuf, Option<Arc<Config>>>,
    /// Every configuration that was read.
    read: Vec<Arc<Config>>,
    /// What cannot be followed.
    faulty: Vec<Faulty>,
    /// What counts where the same parts of a configuration count.
    rules: HashMap<(Option<PathBuf>, Vec<usize>), Arc<RuleChoices>>,
}

impl<'o> Configs<'o> {
    /// Nothing is read before somebody asks.
    pub(crate) fn new(table: &'static Table, search: &'o Search, flags: &'o Layer) -> Self {
        Self {
            table,
            search,
            flags,
            folders: HashMap::new(),
            read: Vec::new(),
            faulty: Vec::new(),
            rules: HashMap::new(),
        }
    }

    /// What is chosen for an input.
    pub(crate) fn choices(&mut self, input: &Input) -> Choices {
        if matches!(self.search, Search::Nowhere) {
            return Choices::new(self.rules(None, Vec::new()), None, Vec::new());
        }
        let path = match &input.source {
            Source::Stdin => Path::new(&input.name),
            Source::File { path, .. } | Source::Stream(path) | Source::Packed(path) => path,
        };
        let (folder, path) = whole(path);
        let Some(config) = self.of_folder(&folder) else {
            return Choices::new(self.rules(None, Vec::new()), None, Vec::new());
        };
        let (overrides, ignores) = config.about(&path);
        Choices::new(self.rules(Some(&config), overrides), Some(config), ignores)
    }

    /// The configuration of the folder where the run started.
    pub(crate) fn of_start(&mut self) -> Option<Arc<Config>> {
        let folder = fs::canonicalize(".").unwrap_or_default();
        self.of_folder(&folder)
    }

    /// What is chosen for files that no part of a configuration is about.
    pub(crate) fn rules_of(&mut self, config: Option<&Arc<Config>>) -> Arc<RuleChoices> {
        self.rules(config, Vec::new())
    }

    /// Every configuration that was read. Stops the run when one of them cannot
    /// be followed, and says which ones and why.
    pub(crate) fn finish(&mut self, look: &Look) -> Result<Vec<Arc<Config>>, Stop> {
        if self.faulty.is_empty() {
            return Ok(std::mem::take(&mut self.read));
        }
        for faulty in self.faulty.drain(..) {
            faulty.complain(look);
        }
        Err(Stop::Steering)
    }

    fn of_folder(&mut self, folder: &Path) -> Option<Arc<Config>> {
        // One file for all is kept under a folder that nobody has.
        let key = if matches!(self.search, Search::File(_)) { Path::new("") } else { folder };
        if let Some(known) = self.folders.get(key) {
            return known.clone();
        }
        let found = match self.search {
            Search::Nowhere => None,
            Search::File(path) => {
                let base = fs::canonicalize(".").unwrap_or_default();
                let in_tool = path.file_name().is_some_and(|name| name == PYPROJECT);
                match fs::read_to_string(path) {
                    Ok(source) => {
                        let name = path.to_string_lossy().into_owned();
                        self.add(File { path: path.clone(), name, source, in_tool }, base)
                    }
                    Err(error) => {
                        self.faulty.push(unreadable(path, &error));
                        None
                    }
                }
            }
            Search::Nearest => match file_in(folder) {
                Ok(Some(file)) => self.add(file, folder.to_owned()),
                Ok(None) => folder.parent().and_then(|parent| self.of_folder(parent)),
                Err(faulty) => {
                    self.faulty.push(faulty);
                    None
                }
            },
        };
        self.folders.insert(key.to_owned(), found.clone());
        found
    }

    fn add(&mut self, file: File, base: PathBuf) -> Option<Arc<Config>> {
        match Config::read(file, base, self.table) {
            Ok(config) => {
                let config = Arc::new(config);
                self.read.push(Arc::clone(&config));
                Some(config)
            }
            Err(faulty) => {
                self.faulty.push(faulty);
                None
            }
        }
    }

    /// What counts where these overrides of the configuration do.
    fn rules(&mut self, config: Option<&Arc<Config>>, overrides: Vec<usize>) -> Arc<RuleChoices> {
        let key = (config.map(|config| config.path.clone()), overrides);
        if let Some(known) = self.rules.get(&key) {
            return Arc::clone(known);
        }
        let mut layers: Vec<&Layer> = Vec::new();
        if let Some(config) = config {
            layers.push(&config.layer);
            layers.extend(key.1.iter().map(|&number| &config.overrides[number].1));
        }
        layers.push(self.flags);
        let rules = Arc::new(RuleChoices::of(self.table, &layers));
        self.rules.insert(key, Arc::clone(&rules));
        rules
    }
}

/// The configuration for what is in a folder, if there is one, and where a nearer
/// one may appear: in the folders on the way to it, but not further up than
/// where the run started.
pub(crate) fn places(folder: &Path) -> Vec<PathBuf> {
    let start = paths::whole(Path::new("."));
    let mut places = Vec::new();
    let mut is_above = false;
    for folder in folder.ancestors() {
        let files = NAMES.map(|name| folder.join(name));
        let known = match file_in(folder) {
            Ok(file) => file.map(|file| file.path),
            Err(_) => files.iter().find(|file| file.exists()).cloned(),
        };
        if is_above {
            places.extend(known.clone());
        } else {
            places.extend(files);
        }
        if known.is_some() {
            break;
        }
        is_above |= folder == start || !folder.starts_with(&start);
    }
    places
}

/// Whether a file is called as configurations are.
pub(crate) fn is_config(path: &Path) -> bool {
    path.file_name().is_some_and(|name| NAMES.iter().any(|known| name == *known))
}

/// The folder that a file is in, and its path from the root.
fn whole(path: &Path) -> (PathBuf, PathBuf) {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // What is read from standard input may be called as it will be some day.
    let folder = fs::canonicalize(parent)
        .or_else(|_| std::path::absolute(parent))
        .unwrap_or_else(|_| parent.to_owned());
    let path = path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name));
    (folder, path)
}

/// The configuration that stands in a folder.
fn file_in(folder: &Path) -> Result<Option<File>, Faulty> {
    for name in NAMES {
        let path = folder.join(name);
        let source = match fs::read_to_string(&path) {
            Ok(source) => source,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                continue;
            }
            Err(error) => return Err(unreadable(&path, &error)),
        };
        let in_tool = name == PYPROJECT;
        // Most projects of Python say nothing about this program.
        if in_tool && !(source.contains("tweetlint") && has_section(&source)) {
            continue;
        }
        return Ok(Some(File { name: seen_from_here(&path), path, source, in_tool }));
    }
    Ok(None)
}

/// Whether the file has a table for this program. One that cannot be read is
/// taken to have one, so that somebody hears of it.
fn has_section(source: &str) -> bool {
    let (root, errors) = toml::de::DeTable::parse_recoverable(source);
    !errors.is_empty() || super::section(root).is_some()
}

fn unreadable(path: &Path, error: &io::Error) -> Faulty {
    Faulty::Unreadable(inputs::cannot_read(&seen_from_here(path), error))
}

/// The path from where the run started, with `..` where it is further up.
fn seen_from_here(path: &Path) -> String {
    let start = fs::canonicalize(".").unwrap_or_default();
    let mut up = PathBuf::new();
    for folder in start.ancestors() {
        if let Ok(rest) = path.strip_prefix(folder) {
            // Further away than this, the whole path is easier to read.
            if up.components().count() <= 3 {
                return up.join(rest).to_string_lossy().into_owned();
            }
            break;
        }
        up.push("..");
    }
    path.to_string_lossy().into_owned()
}
