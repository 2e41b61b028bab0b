//! `--baseline`: findings that were there before, known by their fingerprints.
//!
//! The file says how often each fingerprint occurs, never on which line; so what
//! is written above a finding does not bring it back. Of findings that are
//! alike, the first of a file are taken to be the old ones.

mod file;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io};

use tweetspec_runtime::{Finding, Related, Span};

use crate::catalog::STALE_BASELINE;
use crate::choices::{RuleChoices, Task};
use crate::config::{Faulty, Mistakes};
use crate::escape::visible;
use crate::fingerprint::Fingerprint;
use crate::hidden::safe_pointer;
use crate::options::Options;
use crate::paths::relative;
use crate::report::{Look, Payload};
use crate::{Stop, complain};
use file::{Entry, Key};

/// What the command line says about a baseline.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Choices")]
pub(crate) struct BaselineArgs {
    /// Hide the findings that this file lists, and count them
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// List all findings in a file, by default that of --baseline or else
    /// tweetlint-baseline.json
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, conflicts_with = "watch")]
    #[expect(clippy::option_option, reason = "a flag that is absent, bare, or has a value")]
    write_baseline: Option<Option<PathBuf>>,
}

/// What a baseline is called unless somebody says otherwise.
const USUAL_NAME: &str = "tweetlint-baseline.json";

/// Which baseline to use, and how.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// Hide what it lists.
    Use(PathBuf),
    /// List everything in it.
    Write(PathBuf),
}

impl Wish {
    /// Where the baseline is.
    pub(crate) fn path(&self) -> &Path {
        let (Self::Use(path) | Self::Write(path)) = self;
        path
    }
}

/// Whether a file is a baseline: what folders and wildcards of a shell name
/// along with payloads, and nobody means.
pub(crate) fn is_baseline(wish: Option<&Wish>, path: &Path) -> bool {
    let is_usual = path.file_name().is_some_and(|name| name == USUAL_NAME);
    is_usual
        || wish.is_some_and(|wish| {
            let same =
                |one: &Path, other: &Path| Some(fs::canonicalize(one).ok()? == fs::canonicalize(other).ok()?);
            // Asking the system is slow, and most names say that it is another file.
            path.file_name() == wish.path().file_name() && same(path, wish.path()) == Some(true)
        })
}

impl BaselineArgs {
    /// The file that is used, if any.
    pub(crate) fn known(&self) -> Option<&Path> {
        self.baseline.as_deref()
    }

    /// What is wanted, if anything.
    pub(crate) fn resolve(self) -> Option<Wish> {
        match (self.write_baseline, self.baseline) {
            (Some(file), known) => {
                Some(Wish::Write(file.or(known).unwrap_or_else(|| PathBuf::from(USUAL_NAME))))
            }
            (None, Some(file)) => Some(Wish::Use(file)),
            (None, None) => None,
        }
    }
}

/// A baseline, and what the run has found of it.
#[derive(Debug)]
pub(crate) struct Baseline {
    path: PathBuf,
    /// What reports call it.
    name: String,
    source: String,
    entries: Vec<Known>,
    by_fingerprint: HashMap<Fingerprint, usize>,
    /// Everything that was found, where that is to be written.
    found: Option<Mutex<BTreeMap<Key, usize>>>,
}

/// An entry, and how much of it was found.
#[derive(Debug)]
struct Known {
    entry: Entry,
    found: AtomicUsize,
}

impl Baseline {
    /// Reads the file. One that is to be written need not be there yet.
    pub(crate) fn open(wish: &Wish, look: &Look) -> Result<Self, Stop> {
        let path = wish.path();
        let writes = matches!(wish, Wish::Write(_));
        let name = path.to_string_lossy().into_owned();
        let stop = |faulty: Faulty| {
            faulty.complain(look);
            Stop::Steering
        };
        let source = match fs::read_to_string(path) {
            Ok(source) => source,
            Err(error) if writes && error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                let way = if error.kind() == io::ErrorKind::NotFound {
                    format!("; --write-baseline={name} makes it")
                } else {
                    String::new()
                };
                let sentence = crate::inputs::cannot_read(&name, &error);
                return Err(stop(Faulty::Unreadable(format!("{sentence}{way}"))));
            }
        };
        let entries = if source.is_empty() && writes { Ok(Vec::new()) } else { file::read(&source) };
        let entries = entries.map_err(|(span, message)| {
            let mut mistakes = Mistakes::default();
            mistakes.add("baseline-unreadable", span, message).help = Some(format!(
                "--write-baseline={name} makes it anew, once the broken file is out of the way"
            ));
            stop(Faulty::Wrong { path: name.clone(), source: source.clone(), mistakes })
        })?;
        let by_fingerprint =
            entries.iter().enumerate().map(|(number, entry)| (entry.key.fingerprint, number)).collect();
        let entries = entries.into_iter().map(|entry| Known { entry, found: AtomicUsize::new(0) }).collect();
        let found = writes.then(Mutex::default);
        Ok(Self { path: path.to_owned(), name, source, entries, by_fingerprint, found })
    }

    /// What reports call the file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Its text.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// Takes out the findings that were there before, and says how many. To be
    /// called for the documents of a file in their order.
    pub(crate) fn hide(&self, payload: &Payload<'_>, findings: &mut Vec<Finding>) -> usize {
        let before = findings.len();
        findings.retain(|finding| {
            let fingerprint = Fingerprint::of(finding, payload);
            if let Some(found) = &self.found {
                let key = Key {
                    path: relative(payload.path).into_owned(),
                    rule: finding.rule.to_string(),
                    pointer: safe_pointer(&finding.pointer).into_owned(),
                    fingerprint,
                };
                let mut found = found.lock().expect("nothing panics while it is held");
                *found.entry(key).or_default() += 1;
                return false;
            }
            let Some(known) = self.by_fingerprint.get(&fingerprint).map(|&number| &self.entries[number])
            else {
                return true;
            };
            known.found.fetch_add(1, Ordering::Relaxed) >= known.entry.count
        });
        before - findings.len()
    }

    /// Writes what was found, if that is wanted, and says so. What it lists of
    /// files that were not looked at, or not to their end, stays.
    pub(crate) fn write(&self, tasks: &[Task], options: &Options) -> io::Result<()> {
        let Some(found) = &self.found else { return Ok(()) };
        let looked_at = LookedAt::new(tasks, &options.paths);
        let mut all = found.lock().expect("nothing panics while it is held").clone();
        let (findings, mut kept) = (all.values().sum::<usize>(), 0);
        for Known { entry, .. } in &self.entries {
            if !looked_at.holds(&entry.key) {
                // Of a file whose list was cut, some were found again.
                let count = all.entry(entry.key.clone()).or_default();
                kept += entry.count.saturating_sub(*count);
                *count = entry.count.max(*count);
            }
        }
        file::write(&self.path, &all)?;
        let plural = if findings == 1 { "" } else { "s" };
        let kept = if kept > 0 { format!(" and kept {kept} more that it had") } else { String::new() };
        if options.summary {
            complain(&format!("wrote {findings} finding{plural} to {}{kept}", visible(&self.name)));
        }
        Ok(())
    }

    /// The finding that not everything it lists is still there, if that is so.
    pub(crate) fn stale(&self, tasks: &[Task], named: &[PathBuf], rules: &RuleChoices) -> Option<Finding> {
        let severity = rules.own(STALE_BASELINE).filter(|_| self.found.is_none())?;
        let looked_at = LookedAt::new(tasks, named);
        let mut places = Vec::new();
        let mut gone = 0;
        for Known { entry, found } in &self.entries {
            let missing = entry.count.saturating_sub(found.load(Ordering::Relaxed));
            if missing == 0 || !looked_at.holds(&entry.key) {
                continue;
            }
            gone += missing;
            let digits = entry.key.fingerprint.to_string();
            let start = memchr::memmem::find(self.source.as_bytes(), digits.as_bytes()).unwrap_or(0);
            let line = self.source[..start].rfind('\n').map_or(0, |line_break| line_break + 1);
            places.push(Related {
                pointer: String::new(),
                span: Span::new(line, start + digits.len()),
                message: "this one as well".to_owned(),
            });
        }
        let mut places = places.into_iter();
        let first = places.next()?;
        let message = if gone == 1 {
            "1 finding of the baseline is no longer there".to_owned()
        } else {
            format!("{gone} findings of the baseline are no longer there")
        };
        Some(Finding {
            severity,
            help: Some(format!("take them out with --write-baseline={}", self.name)),
            related: places.collect(),
            ..Finding::error(STALE_BASELINE, first.span, message)
        })
    }
}

/// Which entries were looked for.
struct LookedAt<'t> {
    tasks: HashMap<String, &'t Task>,
    folders: Vec<&'t Path>,
}

impl<'t> LookedAt<'t> {
    fn new(tasks: &'t [Task], named: &'t [PathBuf]) -> Self {
        Self {
            tasks: tasks.iter().map(|task| (relative(&task.input.name).into_owned(), task)).collect(),
            folders: named.iter().map(PathBuf::as_path).filter(|path| path.is_dir()).collect(),
        }
    }

    fn holds(&self, key: &Key) -> bool {
        match self.tasks.get(&key.path) {
            Some(task) => task.is_known() && task.choices.rules().reports(&key.rule),
            // A file that is gone has no findings.
            None => self.folders.iter().any(|folder| {
                let folder = folder.to_string_lossy();
                let folder = relative(&folder);
                let folder = Path::new(folder.trim_start_matches("./"));
                folder == Path::new(".") || Path::new(&key.path).starts_with(folder)
            }),
        }
    }
}
