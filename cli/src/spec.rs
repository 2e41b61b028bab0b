//! `--spec`: checks by a specification of the user's own, loaded at run time.
//!
//! The engine walks tables and does not know where they come from, so nothing
//! but the table depends on it.

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tweetspec_runtime::{Related, Table};
use tweetspec_spec::{Diagnostic, load, lower};

use crate::color::ColorFlag;
use crate::config::{Faulty, Mistakes};
use crate::report::Look;
use crate::{Stop, inputs};

/// The specification that checks are about unless another is named.
const SHIPPED: &Table = tweetspec::CreateTweet::TABLE;

/// By which specification to check.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct SpecArgs {
    /// Check by a specification of your own instead of that of X's posts
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
}

impl SpecArgs {
    /// The table of the specification. What is wrong with a file is said on
    /// standard error.
    pub(crate) fn table(&self, color: ColorFlag) -> Result<&'static Table, Stop> {
        Ok(self.own_table(color)?.unwrap_or(SHIPPED))
    }

    /// The same, or nothing for the specification that ships.
    pub(crate) fn own_table(&self, color: ColorFlag) -> Result<Option<&'static Table>, Stop> {
        // A run has one table, and everything refers to it until the end.
        static TABLE: OnceLock<Table> = OnceLock::new();

        let Some(path) = &self.spec else { return Ok(None) };
        match read(path) {
            Ok(table) => Ok(Some(TABLE.get_or_init(|| table))),
            Err(faulty) => {
                faulty.complain(&Look::of_stream(color, io::stderr().is_terminal(), SHIPPED));
                Err(Stop::Steering)
            }
        }
    }
}

fn read(path: &Path) -> Result<Table, Faulty> {
    let name = path.to_string_lossy().into_owned();
    let source =
        fs::read_to_string(path).map_err(|error| Faulty::Unreadable(inputs::cannot_read(&name, &error)))?;
    let spec = match load(&source) {
        Ok(spec) => spec,
        Err(diagnostics) => {
            let mut mistakes = Mistakes::default();
            for diagnostic in diagnostics {
                add(&mut mistakes, diagnostic);
            }
            return Err(Faulty::Wrong { path: name, source, mistakes });
        }
    };
    if spec.has_body() {
        Ok(lower(&spec))
    } else {
        Err(Faulty::Unreadable(format!(
            "{name} describes a request without a body, so there is nothing to check"
        )))
    }
}

fn add(mistakes: &mut Mistakes, diagnostic: Diagnostic) {
    let Diagnostic { code, message, span, hint, related } = diagnostic;
    let finding = mistakes.add(code, span.start..span.end, message);
    finding.help = hint;
    let related = related.into_iter();
    finding.related =
        related.map(|(span, message)| Related { pointer: String::new(), span, message }).collect();
}
