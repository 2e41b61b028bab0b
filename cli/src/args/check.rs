//! What `check` and `fix` take.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Deserialize;
use tweetspec_runtime::Severity;

use super::format::{FormatName, OutputArg, output_arg};
use crate::baseline::BaselineArgs;
use crate::choices::ChoiceArgs;
use crate::color::ColorFlag;
use crate::fix::FixArgs;
use crate::inputs::InputArgs;
use crate::spec::SpecArgs;

/// Where payloads come from and how findings are shown.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "the flags of a command line do not depend on each other")]
pub(crate) struct CheckArgs {
    /// Files, globs, folders (their *.json, *.ndjson, *.jsonl, *.yaml and *.yml
    /// files, each also as *.gz, without what .gitignore names), or - for standard
    /// input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Whether standard input is read because nothing was named.
    #[arg(skip)]
    pub(crate) names_nothing: bool,

    /// How to show findings [default: full]
    #[arg(long, value_name = "FORMAT", env = "TWEETLINT_FORMAT", hide_env = true)]
    pub(crate) format: Option<FormatName>,

    /// Write one more report to a file; repeat it for several
    #[arg(short, long, value_name = "FORMAT=FILE", value_parser = output_arg)]
    pub(crate) output: Vec<OutputArg>,

    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    pub(crate) fail_on: Option<FailOn>,

    /// The same as --fail-on never
    #[arg(long, conflicts_with = "fail_on")]
    pub(crate) exit_zero: bool,

    /// Findings to show on standard output; the exit status and the files of
    /// --output know all of them [default: 200 on a terminal, or else all]
    #[arg(long, value_name = "N", value_parser = count)]
    pub(crate) max_diagnostics: Option<usize>,

    /// Count findings by rule at the end, on standard error
    #[arg(long)]
    pub(crate) statistics: bool,

    /// The least severity that is shown; what can make the exit status 1 is
    /// always shown [default: warning]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    pub(crate) level: Option<Level>,

    /// Check again whenever a file changes, until Ctrl-C
    #[arg(long)]
    pub(crate) watch: bool,

    /// What the inputs hold; a *.json file is never read as YAML
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) input_format: InputFormat,

    /// The name to report for standard input; its extension says what it holds
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filename: Option<PathBuf>,

    /// Succeed when there is nothing to check
    #[arg(long)]
    pub(crate) allow_empty: bool,

    /// Whether to colour the report
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub(crate) color: ColorFlag,

    /// Print no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Threads to use [default: one a processor]
    #[arg(short, long, value_name = "N", value_parser = threads)]
    pub(crate) jobs: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(crate) spec: SpecArgs,

    #[command(flatten)]
    pub(crate) choices: ChoiceArgs,

    #[command(flatten)]
    pub(crate) inputs: InputArgs,

    #[command(flatten)]
    pub(crate) baseline: BaselineArgs,

    #[command(flatten)]
    pub(crate) fix: FixArgs,
}

/// The least severity that fails a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum FailOn {
    /// What the API refuses
    #[default]
    Error,
    /// Also what is probably a mistake
    Warning,
    /// Nothing; problems with reading still do
    Never,
}

/// The least severity that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// What the API refuses
    Error,
    /// Also what is probably a mistake
    Warning,
    /// Also what is worth knowing: settings and plans that a member needs
    Info,
}

impl FailOn {
    /// The severity, if any fails a run.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Never => None,
        }
    }
}

impl Level {
    /// The severity.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

/// What an input holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// By the extension, or else by the first line
    #[default]
    Auto,
    /// One document
    Json,
    /// One document a line; blank lines are skipped
    Ndjson,
    /// One document, or several between lines that are `---`
    Yaml,
}

/// Reads a number of findings.
fn count(text: &str) -> Result<usize, &'static str> {
    text.parse().map_err(|_| "write a whole number")
}

/// Reads a number of threads.
fn threads(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "write a whole number, 1 or more")
}
