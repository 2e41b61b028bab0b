//! The command line as it was written; [`crate::options`] says what it means.

mod check;
mod format;
mod run;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand};

use crate::{
    Status, Stop, completions, conformance, count, explain, explain_error, init, man, new, plan, rules,
    schema,
};
pub(crate) use check::{CheckArgs, FailOn, InputFormat, Level};
pub(crate) use format::{FormatName, OutputArg};
use run::run_check;

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
  130  Ctrl-C
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

/// Reads the command line of this process.
pub(crate) fn parse() -> Result<Cli, Stop> {
    Cli::try_parse().map_err(Stop::Usage)
}

impl Cli {
    /// Does what was asked for.
    pub(crate) fn run(self) -> Result<Status, Stop> {
        match self.command {
            None => run_check(self.check, None),
            Some(Command::Check(args)) => run_check(args, Some("check")),
            Some(Command::Fix(mut args)) => {
                args.fix.fix = true;
                run_check(args, Some("fix"))
            }
            Some(Command::Rules(args)) => rules::list(&args),
            Some(Command::Explain(args)) => explain::run(&args),
            Some(Command::Count(args)) => count::run(&args),
            Some(Command::Plan(args)) => plan::run(args),
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

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::{CheckArgs, Cli, Command, FailOn};
    use crate::report::FORMATS;

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
