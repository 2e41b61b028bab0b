//! What is watched: everything that a check looks at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use notify::{Event, EventKind, RecursiveMode};

use crate::args::CheckArgs;
use crate::config::{self, Search};
use crate::inputs::Glob;
use crate::paths::{parent, whole};

/// What is watched.
#[derive(Default)]
pub(super) struct Scope {
    /// Folders, and whether those in them count.
    folders: BTreeMap<PathBuf, RecursiveMode>,
    /// What was named, in full.
    named: Vec<PathBuf>,
    /// Globs, each with the folder that it looks through, in full.
    globs: Vec<(PathBuf, Glob)>,
    /// Files that a check writes itself.
    outputs: Vec<PathBuf>,
}

impl Scope {
    /// What these arguments speak of as things are now.
    pub(super) fn new(args: &CheckArgs) -> Self {
        let mut scope = Self::default();
        let search = args.choices.search();
        for path in args.paths.iter().chain(&args.inputs.named()) {
            scope.add_input(path, &search);
        }
        let steering = [args.spec.path(), args.inputs.list(), args.baseline.known()];
        for path in steering.into_iter().flatten() {
            scope.add_file(&whole(path));
        }
        scope.outputs.extend(args.output.iter().map(|output| whole(&output.0.path)));
        scope
    }

    fn add_input(&mut self, path: &Path, search: &Search) {
        let place = if let Some(glob) = Glob::new(path) {
            let root = whole(glob.root());
            let there = nearest(&root).to_owned();
            self.watch(&there, RecursiveMode::Recursive);
            self.globs.push((root, glob));
            there
        } else {
            let path = whole(path);
            if path.is_dir() {
                self.watch(&path, RecursiveMode::Recursive);
                self.named.push(path.clone());
            } else {
                self.add_file(&path);
            }
            path
        };
        let configs = match search {
            Search::Nearest => config::places(if place.is_dir() { &place } else { parent(&place) }),
            Search::File(file) => vec![whole(file)],
            Search::Nowhere => Vec::new(),
        };
        for config in configs {
            self.add_file(&config);
        }
    }

    /// Editors put a new file in the place of the old one, and who watches the
    /// old one hears no more of it; so the folder is watched.
    fn add_file(&mut self, path: &Path) {
        self.watch(nearest(parent(path)), RecursiveMode::NonRecursive);
        self.named.push(path.to_owned());
    }

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) {
        let known = self.folders.entry(folder.to_owned()).or_insert(mode);
        if mode == RecursiveMode::Recursive {
            *known = mode;
        }
    }

    /// Folders, and whether those in them count; none of them is in another one
    /// that counts with all that is in it.
    pub(super) fn folders(&self) -> impl Iterator<Item = (&Path, RecursiveMode)> {
        let holds = |folder: &Path| self.folders.get(folder) == Some(&RecursiveMode::Recursive);
        let folders = self.folders.iter().map(|(folder, mode)| (folder.as_path(), *mode));
        folders.filter(move |(folder, _)| !folder.ancestors().skip(1).any(holds))
    }

    /// Whether to check again after this.
    pub(super) fn concerns(&self, event: &Event) -> bool {
        // Reading a file is an event as well, and a check reads them all.
        let changes = matches!(
            event.kind,
            EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)
        );
        changes && event.paths.iter().any(|path| self.is_input(path))
    }

    fn is_input(&self, path: &Path) -> bool {
        let named = |named: &PathBuf| {
            // A folder on the way may come or go.
            let Ok(inside) = path.strip_prefix(named) else { return named.starts_with(path) };
            // Folders are not searched for hidden files either, apart from those
            // that say how to check.
            config::is_config(path) || !is_hidden(inside)
        };
        let matched = |(root, glob): &(PathBuf, Glob)| {
            let Ok(inside) = path.strip_prefix(root) else { return root.starts_with(path) };
            // A folder that comes or goes may hold files that match.
            let is_folder = path.is_dir() || path.extension().is_none() && !is_hidden(inside);
            config::is_config(path) || is_folder || glob.is_match(&glob.root().join(inside))
        };
        let is_wanted = self.named.iter().any(named) || self.globs.iter().any(matched);
        is_wanted && !self.outputs.iter().any(|output| output == path)
    }
}

/// The folder, or the nearest around it that is there: in that one it appears.
fn nearest(folder: &Path) -> &Path {
    folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder)
}

fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
}
