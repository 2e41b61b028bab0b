//! `--spec`: checks by a specification of the user's own, loaded at run time.
//!
//! The engine walks tables and does not know where they come from, so nothing
//! but the table depends on it.

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tweetspec_runtime::{Related, Table};
use tweetspec_spec::ir::Spec;
use tweetspec_spec::{Diagnostic, load, lower};

use crate::color::ColorFlag;
use crate::config::{Faulty, Mistakes};
use crate::report::Look;
use crate::{Stop, inputs};

/// The specification that checks are about unless another is named.
const SHIPPED: &Table = tweetspec::CreateTweet::TABLE;

/// By which specification to go.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct SpecArgs {
    /// Go by a specification of your own instead of that of X's posts
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
}

impl SpecArgs {
    /// The file of the user's own specification.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.spec.as_deref()
    }

    /// The table of the specification. What is wrong with a file is said on
    /// standard error.
    pub(crate) fn table(&self, color: ColorFlag) -> Result<&'static Table, Stop> {
        Ok(self.own_table(color)?.unwrap_or(SHIPPED))
    }

    /// The same, or nothing for the specification that ships.
    pub(crate) fn own_table(&self, color: ColorFlag) -> Result<Option<&'static Table>, Stop> {
        self.own(color, read)
    }

    /// All that the user's own specification says, or nothing for the one that
    /// ships.
    pub(crate) fn own_spec(&self, color: ColorFlag) -> Result<Option<Spec>, Stop> {
        self.own(color, |path| loaded(path, &text(path)?))
    }

    fn own<T>(&self, color: ColorFlag, read: impl Fn(&Path) -> Result<T, Faulty>) -> Result<Option<T>, Stop> {
        let Some(path) = &self.spec else { return Ok(None) };
        read(path).map(Some).map_err(|faulty| {
            faulty.complain(&Look::of_stream(color, io::stderr().is_terminal(), SHIPPED));
            Stop::Steering
        })
    }
}

/// The table of the specification in a file.
///
/// A run has one table, and everything refers to it until the end. Where files
/// are watched there is a new one after each change of the specification, which
/// nobody makes often enough for the old ones to matter.
fn read(path: &Path) -> Result<&'static Table, Faulty> {
    static LAST: Mutex<Option<(String, &'static Table)>> = Mutex::new(None);

    let source = text(path)?;
    let mut last = LAST.lock().expect("nothing panics while it is held");
    if let Some((_, table)) = last.as_ref().filter(|(known, _)| *known == source) {
        return Ok(table);
    }
    let table: &'static Table = Box::leak(Box::new(table_of(path, &source)?));
    *last = Some((source, table));
    Ok(table)
}

fn text(path: &Path) -> Result<String, Faulty> {
    let unreadable = |error| Faulty::Unreadable(inputs::cannot_read(&path.to_string_lossy(), &error));
    fs::read_to_string(path).map_err(unreadable)
}

fn loaded(path: &Path, source: &str) -> Result<Spec, Faulty> {
    load(source).map_err(|diagnostics| {
        let mut mistakes = Mistakes::default();
        for diagnostic in diagnostics {
            add(&mut mistakes, diagnostic);
        }
        Faulty::Wrong { path: path.to_string_lossy().into_owned(), source: source.to_owned(), mistakes }
    })
}

fn table_of(path: &Path, source: &str) -> Result<Table, Faulty> {
    let spec = loaded(path, source)?;
    if spec.has_body() {
        return Ok(lower(&spec));
    }
    let name = path.to_string_lossy();
    Err(Faulty::Unreadable(format!(
        "{name} describes a request without a body, so there is nothing to check"
    )))
}

fn add(mistakes: &mut Mistakes, diagnostic: Diagnostic) {
    let Diagnostic { code, message, span, hint, related } = diagnostic;
    let finding = mistakes.add(code, span.start..span.end, message);
    finding.help = hint;
    let related = related.into_iter();
    finding.related =
        related.map(|(span, message)| Related { pointer: String::new(), span, message }).collect();
}
