//! What the command line means: names looked up, the terminal asked.

use std::env;
use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use supports_hyperlinks::supports_hyperlinks;
use tweetspec_runtime::{Checker, Table};

use crate::args::{CheckArgs, Cli, FailOn, OutputArg};
use crate::choices::Layer;
use crate::color::{self, ColorFlag, Environment};
use crate::config::{Configs, Search};
use crate::escape::visible;
use crate::fix::Fixing;
use crate::inputs::{self, Input, Inputs, Reading, Source};
use crate::ndjson::Feed;
use crate::opened::{self, Opened};
use crate::paths::whole;
use crate::report::{self, FORMATS, Format, Look};
use crate::sinks::Room;
use crate::{Stop, baseline};

/// Columns when nobody can be asked, as in a pipe.
const USUAL_WIDTH: usize = 100;
/// Below this a snippet cannot show anything.
const LEAST_WIDTH: usize = 40;
/// Above this a line is no longer easy to read.
const MOST_WIDTH: usize = 160;

/// Findings that a terminal gets unless more are asked for.
const MOST_ON_TERMINAL: usize = 200;

/// A report that goes to a file.
#[derive(Clone)]
pub(crate) struct Output {
    /// How findings are written.
    pub(crate) format: &'static dyn Format,
    /// Where to.
    pub(crate) path: PathBuf,
}

/// A run of `check`, ready to go.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag, and flags do not depend on each other")]
pub(crate) struct Options {
    /// What to check, as it was named.
    pub(crate) paths: Vec<PathBuf>,
    /// Whether nothing was named, so that standard input is read.
    pub(crate) names_nothing: bool,
    /// By which rules.
    pub(crate) table: &'static Table,
    /// Where to look for configurations.
    pub(crate) search: Search,
    /// What the command line says about rules.
    pub(crate) flags: Layer,
    /// Which findings are known already.
    pub(crate) baseline: Option<baseline::Wish>,
    /// How inputs are looked for and read.
    pub(crate) reading: Reading,
    /// What standard input is called.
    pub(crate) stdin_name: String,
    /// How findings are written to standard output.
    pub(crate) format: &'static dyn Format,
    /// How they look there.
    pub(crate) look: Look,
    /// Further reports.
    pub(crate) outputs: Vec<Output>,
    /// How findings look in a file.
    pub(crate) file_look: Look,
    /// Findings that standard output shows at most.
    pub(crate) most_shown: Option<usize>,
    /// How many of these are left, while the run goes on.
    pub(crate) room: Room,
    /// Whether to print counts by rule.
    pub(crate) statistics: bool,
    /// Whether it is fine to check nothing.
    pub(crate) allow_empty: bool,
    /// Whether to print a summary.
    pub(crate) summary: bool,
    /// Threads, if it was said how many.
    pub(crate) jobs: Option<NonZeroUsize>,
    /// What to mend first, if anything.
    pub(crate) fixing: Option<Fixing>,
    /// What takes the place of standard input, where that was mended; or why
    /// nothing does, a sentence.
    pub(crate) stdin: Option<Result<File, String>>,
    /// How messages look on standard error.
    pub(crate) aside: Look,
    /// Whether the report goes to standard error, because standard output is
    /// for what was mended.
    pub(crate) report_on_stderr: bool,
}

impl Options {
    /// Looks up every name and asks the terminal how things should look.
    pub(crate) fn resolve(args: CheckArgs) -> Result<Self, Stop> {
        let CheckArgs {
            mut paths,
            names_nothing,
            format,
            output,
            fail_on,
            exit_zero,
            max_diagnostics,
            statistics,
            watch: _,
            level,
            input_format,
            stdin_filename,
            allow_empty,
            color,
            quiet,
            jobs,
            spec,
            choices,
            inputs,
            baseline,
            fix,
        } = args;

        let usage = |error: String| Stop::Usage(Cli::command().error(ErrorKind::InvalidValue, error));
        let table = spec.table(color)?;
        let fail_on = if exit_zero { Some(FailOn::Never) } else { fail_on };
        let (search, flags) = choices.resolve(table, fail_on, level).map_err(usage)?;

        let allow_empty = allow_empty || inputs.needs_no_input();
        let reading = inputs.resolve(&mut paths, input_format)?;
        let outputs: Vec<Output> = output.into_iter().map(|OutputArg(output)| output).collect();
        apart(&outputs, &paths).map_err(|message| conflict(&message))?;

        let fixing = fix.resolve(&Checker::new(table)).map_err(usage)?;
        let report_on_stderr = fixing.as_ref().is_some_and(|fixing| fixing.writes_to_stdout(&paths));

        let terminal = if report_on_stderr { io::stderr().is_terminal() } else { io::stdout().is_terminal() };
        let look = Look::of_stream(color, terminal, table);
        let aside = Look::of_stream(color, io::stderr().is_terminal(), table);
        let format = if let Some(format) = format {
            format.0
        } else {
            let mut configs = Configs::new(table, &search, &flags);
            let config = configs.of_start();
            configs.finish(&aside)?;
            config.and_then(|config| config.format).map_or(FORMATS[0], |format| format.0)
        };
        let file_look = Look { color: false, width: USUAL_WIDTH, terminal: false, links: false, ..look };
        // A screen that scrolls away helps nobody; a pipe gets everything.
        let usual = (terminal && format.is_for_people()).then_some(MOST_ON_TERMINAL);
        let most_shown = max_diagnostics.or(usual);

        let stdin_name =
            stdin_filename.map_or_else(|| "<stdin>".to_owned(), |path| path.to_string_lossy().into_owned());

        Ok(Self {
            paths,
            names_nothing,
            table,
            search,
            flags,
            baseline: baseline.resolve(),
            reading,
            stdin_name,
            format,
            look,
            outputs,
            file_look,
            most_shown,
            room: Room::default(),
            statistics,
            allow_empty,
            summary: !quiet,
            jobs,
            fixing,
            stdin: None,
            aside,
            report_on_stderr,
        })
    }

    /// How many threads may work at once.
    pub(crate) fn threads(&self) -> usize {
        let available = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(available).get()
    }

    /// What there is to check.
    pub(crate) fn inputs(&self) -> Result<Inputs, Stop> {
        let mut inputs = inputs::find(&self.paths, &self.stdin_name, self.reading);
        let Inputs { found, old_reports, .. } = &mut inputs;
        let mut lost = None;
        found.retain(|input| {
            let Some(path) = input.source.path() else { return true };
            if self.outputs.iter().any(|output| is_same(&output.path, path)) {
                let name = visible(&input.name).into_owned();
                // A folder may hold the reports of earlier runs.
                match input.source {
                    Source::File { size, .. } if size == 0 || report::is_report(path) => {
                        old_reports.push(name);
                    }
                    _ => lost = Some(name),
                }
                return false;
            }
            !baseline::is_baseline(self.baseline.as_ref(), path)
        });
        match lost {
            Some(name) => Err(conflict(&format!(
                "the report would take the place of {name}, which does not look like a report; \
                 write another file, or move that one away"
            ))),
            None => Ok(inputs),
        }
    }

    /// What to say when there was nothing to check.
    pub(crate) fn nothing_checked(&self) -> &'static str {
        if self.names_nothing {
            "nothing was checked: no file was named, and standard input is empty; see --help"
        } else {
            "nothing was checked; if that is fine, say --allow-empty"
        }
    }

    /// The configurations of a run, of which none has been read yet.
    pub(crate) fn configs(&self) -> Configs<'_> {
        Configs::new(self.table, &self.search, &self.flags)
    }

    /// Opens an input; of standard input, what was made of it. Why it cannot be
    /// read is a sentence.
    pub(crate) fn open(&self, input: &Input) -> Result<Opened, String> {
        let opened = match (&input.source, &self.stdin) {
            (Source::Stdin, Some(Err(sentence))) => return Err(sentence.clone()),
            (Source::Stdin, Some(Ok(mended))) => {
                mended.try_clone().and_then(|mended| Opened::read(Feed::here(Box::new(mended)), input.format))
            }
            _ => opened::open(&input.source, input.format),
        };
        opened.map_err(|error| inputs::cannot_read(&input.name, &error))
    }
}

impl Options {
    /// The format of a report and its look: number 0 is standard output, the
    /// outputs follow.
    pub(crate) fn report(&self, number: usize) -> (&'static dyn Format, &Look) {
        match number.checked_sub(1).and_then(|number| self.outputs.get(number)) {
            Some(output) => (output.format, &self.file_look),
            None => (self.format, &self.look),
        }
    }
}

impl Look {
    /// How things look on a stream that is a terminal, or that is none.
    pub(crate) fn of_stream(color: ColorFlag, terminal: bool, table: &'static Table) -> Self {
        let width = if terminal { terminal_size::terminal_size() } else { None };
        let width = width.map_or(USUAL_WIDTH, |(terminal_size::Width(width), _)| usize::from(width));
        let color = color::decide(color, &Environment::of_process(), terminal);
        Self {
            color,
            terminal,
            // A link is as little for those who want plain text as colour is.
            links: color && terminal && supports_hyperlinks(),
            unicode: locale_is_unicode(|name| env::var(name).ok()),
            width: width.clamp(LEAST_WIDTH, MOST_WIDTH),
            table,
        }
    }
}

/// Says that two parts of the command line do not go together.
fn conflict(message: &str) -> Stop {
    Stop::Usage(Cli::command().error(ErrorKind::ArgumentConflict, message))
}

/// Sees to it that each report has a file of its own, and that none takes the
/// place of a payload; what is wrong is a sentence.
fn apart(outputs: &[Output], paths: &[PathBuf]) -> Result<(), String> {
    for (number, Output { path, .. }) in outputs.iter().enumerate() {
        let name = path.to_string_lossy();
        let name = visible(&name);
        // Whatever is no file, like a terminal, takes as many as there are.
        let is_file = path.metadata().map_or(true, |metadata| metadata.is_file());
        if is_file && outputs[..number].iter().any(|other| is_same(&other.path, path)) {
            return Err(format!("two reports cannot be written to {name}"));
        }
        if is_file && paths.iter().any(|input| is_same(input, path)) {
            return Err(format!("the report would take the place of {name}, which is to be checked"));
        }
    }
    Ok(())
}

/// Whether two paths lead to the same place.
fn is_same(one: &Path, other: &Path) -> bool {
    // Asking the system is slow, and different names are most often different
    // files.
    one == other
        || (one.file_name() == other.file_name() || one.is_symlink() || other.is_symlink())
            && whole(one) == whole(other)
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
