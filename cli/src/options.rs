//! What the command line means: names looked up, the terminal asked.

use std::env;
use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use tweetspec_runtime::{Checker, Severity};

use crate::Stop;
use crate::args::{CheckArgs, Cli, FailOn, InputFormat};
use crate::color::{self, Environment};
use crate::report::{Format, Look};

/// Columns when nobody can be asked, as in a pipe.
const USUAL_WIDTH: usize = 100;
/// Below this a snippet cannot show anything.
const LEAST_WIDTH: usize = 40;
/// Above this a line is no longer easy to read.
const MOST_WIDTH: usize = 160;

/// A run of `check`, ready to go.
pub(crate) struct Options {
    /// What to check, as it was named.
    pub(crate) paths: Vec<PathBuf>,
    /// By which rules.
    pub(crate) checker: Checker<'static>,
    /// What the inputs hold.
    pub(crate) input_format: InputFormat,
    /// What standard input is called.
    pub(crate) stdin_name: String,
    /// How findings are written.
    pub(crate) format: &'static dyn Format,
    /// How they look.
    pub(crate) look: Look,
    /// The least severity that fails the run, if any does.
    pub(crate) fail_on: Option<Severity>,
    /// Whether it is fine to check nothing.
    pub(crate) allow_empty: bool,
    /// Whether to print a summary.
    pub(crate) summary: bool,
    /// Threads, if it was said how many.
    pub(crate) jobs: Option<NonZeroUsize>,
}

impl Options {
    /// Looks up every name and asks the terminal how things should look.
    pub(crate) fn resolve(args: CheckArgs) -> Result<Self, Stop> {
        let CheckArgs {
            paths,
            format,
            profile,
            fail_on,
            input_format,
            stdin_filename,
            allow_empty,
            color,
            quiet,
            jobs,
        } = args;

        let checker = Checker::new(tweetspec::CreateTweet::TABLE);
        let checker = if profile.is_empty() {
            checker
        } else {
            checker
                .profiles(&profile)
                .map_err(|error| Stop::Usage(Cli::command().error(ErrorKind::InvalidValue, error)))?
        };

        let terminal = io::stdout().is_terminal();
        let width = if terminal { terminal_size::terminal_size() } else { None };
        let width = width.map_or(USUAL_WIDTH, |(terminal_size::Width(width), _)| usize::from(width));
        let look = Look {
            color: color::decide(color, &Environment::of_process(), terminal),
            unicode: locale_is_unicode(|name| env::var(name).ok()),
            width: width.clamp(LEAST_WIDTH, MOST_WIDTH),
        };

        let stdin_name =
            stdin_filename.map_or_else(|| "<stdin>".to_owned(), |path| path.to_string_lossy().into_owned());

        Ok(Self {
            paths,
            checker,
            input_format,
            stdin_name,
            format: format.0,
            look,
            fail_on: match fail_on {
                FailOn::Error => Some(Severity::Error),
                FailOn::Warning => Some(Severity::Warning),
                FailOn::Never => None,
            },
            allow_empty,
            summary: !quiet,
            jobs,
        })
    }
}

/// Whether lines may be drawn with more than ASCII.
///
/// Only a locale that says otherwise counts: in containers and pipelines none
/// is set, and what reads their logs knows UTF-8.
fn locale_is_unicode(variable: impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.ends_with("utf-8") || locale.ends_with("utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::locale_is_unicode;

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: bool) {
        let lookup = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(locale_is_unicode(lookup), expected, "{variables:?}");
    }

    #[test]
    fn only_a_locale_that_says_otherwise_means_ascii() {
        check(&[], true);
        check(&[("LANG", "C")], false);
        check(&[("LANG", "de_AT.UTF-8")], true);
        check(&[("LANG", "C.utf8")], true);
        check(&[("LC_ALL", "POSIX"), ("LANG", "en_GB.UTF-8")], false);
        check(&[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")], true);
        check(&[("LANG", "de_DE.ISO-8859-1")], false);
    }
}
