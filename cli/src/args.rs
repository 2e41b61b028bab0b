//! The command line as it was written; [`crate::options`] says what it means.

use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use serde::Deserialize;
use tweetspec_runtime::Severity;

use crate::baseline::BaselineArgs;
use crate::choices::ChoiceArgs;
use crate::color::ColorFlag;
use crate::fix::{self, FixArgs};
use crate::inputs::InputArgs;
use crate::options::{Options, Output};
use crate::report::{self, FORMATS};
use crate::spec::SpecArgs;
use crate::{
    Status, Stop, check, completions, conformance, count, explain, explain_error, init, man, new, plan,
    rules, schema,
};

const EXAMPLES: &str = "\
Examples:
  tweetlint post.json                      check one file
  tweetlint drafts/ queue.ndjson           check a folder and a file of one post a line
  tweetlint --staged                       check what the next commit changes
  generate | tweetlint -                   check what another program prints
  tweetlint --format ndjson posts/ | jq    findings for programs
  tweetlint --profile premium post.json    check by the limits of another account
  tweetlint --level info post.json         also show what is merely worth knowing

Exit status:
  0  nothing wrong, or nothing as bad as --fail-on says
  1  findings
  2  wrong usage, an input that cannot be read, or nothing to check
  141  whoever read the report went away

The rules follow the documentation of the API: https://docs.x.com/x-api/posts/create-post";

const FIX_EXAMPLES: &str = "\
Examples:
  tweetlint fix post.json                  mend one file and report what is left
  tweetlint fix --diff drafts/             show what would change, write nothing
  tweetlint fix --unsafe-fixes drafts/     also where something could be lost
  tweetlint fix --fix-with attachment-conflict=poll drafts/
                                           keep the poll where a post has more
  generate | tweetlint fix - | send        mended text on standard output, the
                                           report on standard error

Only the bytes of a fix change: line breaks, indentation and the order of members
stay. A file is replaced in one step, or left as it is.

Exit status:
  0  nothing is left that is as bad as --fail-on says; with --diff: nothing to fix
  1  findings are left; with --diff: something would change
  2  wrong usage, an input that cannot be read or written, or nothing to check";

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::BrightGreen.on_default().bold())
    .usage(AnsiColor::BrightGreen.on_default().bold())
    .literal(AnsiColor::BrightCyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// What is wrong with a tweet payload, where, why, and how to mend it.
///
/// Reads bodies for POST /2/tweets as JSON, NDJSON or YAML and says what the API
/// would refuse, before the request is made.
#[derive(Debug, Parser)]
#[command(
    name = "tweetlint",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    styles = STYLES,
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: CheckArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check payloads (what happens when no command is named)
    #[command(after_help = EXAMPLES)]
    Check(CheckArgs),
    /// Mend what can be mended, and report the rest
    #[command(
        after_help = FIX_EXAMPLES,
        mut_arg("fix", |arg| arg.hide(true)),
    )]
    Fix(CheckArgs),
    /// List the rules
    Rules(rules::RulesArgs),
    /// Explain a rule or a field: what, why, who says so, what the server answers
    Explain(explain::ExplainArgs),
    /// Count how long a text is, as X counts
    Count(count::CountArgs),
    /// Say how long posts take at the soonest, and what they cost
    Plan(plan::PlanArgs),
    /// Say what an answer of the API means, where, and what to do
    ExplainError(explain_error::ExplainErrorArgs),
    /// Set up a folder: configuration, editor, pipeline
    Init(init::InitArgs),
    /// Print a valid payload to begin with
    New(new::NewArgs),
    /// Print the JSON Schema of a payload
    Schema(schema::SchemaArgs),
    /// Answer cases of the conformance corpus on standard input
    Conformance(conformance::ConformanceArgs),
    /// Print what makes a shell complete the command line
    Completions(completions::CompletionsArgs),
    /// Print the manual
    Man(man::ManArgs),
}

/// Where payloads come from and how findings are shown.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "the flags of a command line do not depend on each other")]
pub(crate) struct CheckArgs {
    /// Files, globs, folders (their *.json, *.ndjson, *.jsonl, *.yaml and *.yml
    /// files, without what .gitignore names), or - for standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

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
    #[arg(long, value_name = "N")]
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
    #[arg(short, long, value_name = "N")]
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

/// The name of one of [`FORMATS`].
#[derive(Clone, Copy)]
pub(crate) struct FormatName(pub(crate) &'static dyn report::Format);

impl std::fmt::Debug for FormatName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name())
    }
}

impl ValueEnum for FormatName {
    fn value_variants<'a>() -> &'a [Self] {
        // The list holds trait objects of constants, so wrapping them is a
        // constant as well; the lengths are kept equal by the compiler.
        const VARIANTS: [FormatName; FORMATS.len()] = {
            let mut variants = [FormatName(FORMATS[0]); FORMATS.len()];
            let mut index = 1;
            while index < FORMATS.len() {
                variants[index] = FormatName(FORMATS[index]);
                index += 1;
            }
            variants
        };
        &VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()).help(self.0.about()))
    }
}

/// What `--output` asks for.
#[derive(Clone)]
pub(crate) struct OutputArg(pub(crate) Output);

impl std::fmt::Debug for OutputArg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={}", self.0.format.name(), self.0.path.display())
    }
}

/// Takes `FORMAT=FILE` apart.
fn output_arg(text: &str) -> Result<OutputArg, String> {
    let names = || FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
    let (name, path) = text
        .split_once('=')
        .ok_or_else(|| format!("write FORMAT=FILE, where the format is one of {}", names()))?;
    let format = FORMATS
        .iter()
        .find(|format| format.name() == name)
        .ok_or_else(|| format!("there is no format `{name}`; the formats are {}", names()))?;
    match path {
        "" => Err(format!("say which file to write to: {name}=FILE")),
        "-" => Err(format!("standard output takes the report of --format; write --format {name}")),
        _ => Ok(OutputArg(Output { format: *format, path: path.into() })),
    }
}

/// Reads the command line of this process.
pub(crate) fn parse() -> Result<Cli, Stop> {
    Cli::try_parse().map_err(Stop::Usage)
}

impl Cli {
    /// Does what was asked for.
    pub(crate) fn run(self) -> Result<Status, Stop> {
        match self.command {
            None => run_check(self.check),
            Some(Command::Check(args)) => run_check(args),
            Some(Command::Fix(mut args)) => {
                args.fix.fix = true;
                run_check(args)
            }
            Some(Command::Rules(args)) => rules::list(&args),
            Some(Command::Explain(args)) => explain::run(&args),
            Some(Command::Count(args)) => count::run(&args),
            Some(Command::Plan(args)) => plan::run(&args),
            Some(Command::ExplainError(args)) => explain_error::run(&args),
            Some(Command::Init(args)) => init::run(&args),
            Some(Command::New(args)) => new::run(&args),
            Some(Command::Schema(args)) => schema::run(&args),
            Some(Command::Conformance(args)) => conformance::run(&args),
            Some(Command::Completions(args)) => completions::run(&args),
            Some(Command::Man(args)) => man::run(&args),
        }
    }
}

/// Checks what is named, or else standard input.
fn run_check(mut args: CheckArgs) -> Result<Status, Stop> {
    if args.paths.is_empty() && !args.inputs.names_inputs() {
        // Waiting in silence for someone to type JSON helps nobody.
        if io::stdin().is_terminal() {
            Cli::command().print_help()?;
            return Ok(Status::Clean);
        }
        args.paths.push(PathBuf::from("-"));
    }
    let mut options = Options::resolve(args)?;
    options.start_threads()?;
    match options.fixing.take() {
        Some(fixing) => fix::run(options, &fixing),
        None => check::run(&options),
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::{CheckArgs, Cli, Command, FORMATS, FailOn};

    /// What `check` gets from these words.
    #[track_caller]
    fn check_args(words: &str) -> CheckArgs {
        let words = std::iter::once("tweetlint").chain(words.split_whitespace());
        let cli = Cli::try_parse_from(words).expect("the command line is right");
        match cli.command {
            None => cli.check,
            Some(Command::Check(args)) => args,
            Some(other) => panic!("not a check: {other:?}"),
        }
    }

    #[test]
    fn the_command_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn check_is_what_happens_without_a_command() {
        for words in ["a.json b.json --fail-on warning", "check --fail-on warning a.json b.json"] {
            let args = check_args(words);
            assert_eq!(args.paths.len(), 2, "{words}");
            assert_eq!(args.fail_on, Some(FailOn::Warning), "{words}");
        }
    }

    #[test]
    fn a_dash_is_a_path() {
        assert_eq!(check_args("-").paths, ["-".into()] as [std::path::PathBuf; 1]);
    }

    #[test]
    fn profiles_may_be_repeated_or_listed() {
        let args = check_args("--profile one,two --profile three a.json");
        assert_eq!(args.choices.profile, ["one", "two", "three"]);
    }

    #[test]
    fn every_format_can_be_asked_for_by_its_name() {
        for format in FORMATS {
            let args = check_args(&format!("--format {} a.json", format.name()));
            assert_eq!(args.format.map(|asked| asked.0.name()), Some(format.name()));
        }
    }
}
