//! `--watch`: checks again whenever something changes.
//!
//! It ends with Ctrl-C, like every program that waits; reports in files are
//! complete by then, since each has its name only from the end of a check.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher as _};

use crate::config::{self, Search};
use crate::escape::visible;
use crate::options::Options;
use crate::{Status, Stop, check};

/// Programs that save a file touch it several times; a check waits until they
/// have been quiet for so long.
const QUIET: Duration = Duration::from_millis(100);
/// Clears the screen and what has scrolled away, and goes to its start.
const CLEAR: &[u8] = b"\x1b[2J\x1b[3J\x1b[H";

/// Checks everything, then waits for a change, for ever.
pub(crate) fn run(options: &Options) -> Result<Status, Stop> {
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(failed)?;
    let scope = Scope::new(options);
    for (folder, mode) in &scope.folders {
        watcher.watch(folder, *mode).map_err(failed)?;
    }
    let terminal = io::stdout().is_terminal();
    loop {
        if terminal {
            let mut out = io::stdout().lock();
            out.write_all(CLEAR)?;
            out.flush()?;
        }
        // Whatever came of it, the next change is waited for, also that of a
        // configuration; only a report that cannot be written ends the wait.
        match check::once(options) {
            Ok(_) | Err(Stop::Steering) => {}
            Err(stop) => return Err(stop),
        }
        if options.summary {
            let _ = writeln!(io::stderr(), "tweetlint: waiting for changes, Ctrl-C ends");
        }
        wait(&receiver, &scope)?;
    }
}

/// Returns when something in question has changed and all is quiet again.
fn wait(events: &Receiver<notify::Result<Event>>, scope: &Scope) -> Result<(), Stop> {
    let mut changed = false;
    loop {
        let event = if changed {
            match events.recv_timeout(QUIET) {
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                event => event.ok(),
            }
        } else {
            events.recv().ok()
        };
        let Some(event) = event else {
            return Err(failed(notify::Error::generic("nobody tells about changes any more")));
        };
        changed |= scope.concerns(&event.map_err(failed)?);
    }
}

/// Says that files cannot be watched.
fn failed(error: notify::Error) -> Stop {
    let paths: Vec<String> =
        error.paths.iter().map(|path| visible(&path.to_string_lossy()).into_owned()).collect();
    let what = if paths.is_empty() { "for changes".to_owned() } else { paths.join(", ") };
    Stop::Watch(format!("cannot watch {what}: {}", notify::Error::new(error.kind)))
}

/// What is watched.
struct Scope {
    /// Folders, and whether those in them count.
    folders: BTreeMap<PathBuf, RecursiveMode>,
    /// What was named, in full.
    named: Vec<PathBuf>,
    /// Files that a check writes itself.
    outputs: Vec<PathBuf>,
}

impl Scope {
    fn new(options: &Options) -> Self {
        let mut scope = Self { folders: BTreeMap::new(), named: Vec::new(), outputs: Vec::new() };
        for path in &options.paths {
            let path = whole(path);
            // Editors put a new file in the place of the old one, and who
            // watches the old one hears no more of it.
            let (folder, mode) = if path.is_dir() {
                (path.clone(), RecursiveMode::Recursive)
            } else {
                (parent(&path).to_owned(), RecursiveMode::NonRecursive)
            };
            let known = scope.folders.entry(folder).or_insert(mode);
            if mode == RecursiveMode::Recursive {
                *known = mode;
            }
            if let Some(config) = config_for(options, &path) {
                scope.folders.entry(parent(&config).to_owned()).or_insert(RecursiveMode::NonRecursive);
                scope.named.push(config);
            }
            scope.named.push(path);
        }
        scope.outputs.extend(options.outputs.iter().map(|output| whole(&output.path)));
        scope
    }

    /// Whether to check again after this.
    fn concerns(&self, event: &Event) -> bool {
        // Reading a file is an event as well, and a check reads them all.
        let changes = matches!(
            event.kind,
            EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)
        );
        changes && event.paths.iter().any(|path| self.is_input(path))
    }

    fn is_input(&self, path: &Path) -> bool {
        let named = |named: &PathBuf| {
            let Ok(inside) = path.strip_prefix(named) else { return false };
            // Folders are not searched for hidden files either, apart from those
            // that say how to check.
            config::is_config(path)
                || !inside.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
        };
        self.named.iter().any(named) && !self.outputs.iter().any(|output| output == path)
    }
}

/// The configuration that counts for what was named.
fn config_for(options: &Options, named: &Path) -> Option<PathBuf> {
    match &options.search {
        Search::Nearest => config::nearest(if named.is_dir() { named } else { parent(named) }),
        Search::File(file) => Some(whole(file)),
        Search::Nowhere => None,
    }
}

/// The path from the root, through every link on the way to its folder.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| {
            let folder = parent(path).canonicalize()?;
            Ok(path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name)))
        })
        .unwrap_or_else(|_: io::Error| path.to_owned())
}

/// The folder that a path is in.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
