//! What the command line says about fixes.

use std::path::PathBuf;

use tweetspec_runtime::{Checker, Finding, Policy, choices};

/// What to mend, and how.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Fixes")]
pub(crate) struct FixArgs {
    /// Mend what can be mended without losing anything, then report the rest
    #[arg(long)]
    pub(crate) fix: bool,

    /// Also apply fixes with which something could be lost
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,

    /// What to do where a rule leaves a choice; repeat it for more rules
    #[arg(long, value_name = "RULE=CHOICE", value_parser = rule_and_choice)]
    pub(crate) fix_with: Vec<(String, String)>,

    /// Print what the fixes would change and write nothing; the exit status is
    /// 1 when something would change
    #[arg(long, conflicts_with_all = ["output", "statistics", "write_baseline"])]
    pub(crate) diff: bool,
}

fn rule_and_choice(text: &str) -> Result<(String, String), String> {
    let (rule, choice) = text
        .split_once('=')
        .ok_or("write the rule, an equals sign and the choice, as in attachment-conflict=poll")?;
    Ok((rule.to_owned(), choice.to_owned()))
}

/// A run that mends, ready to go.
#[derive(Clone, Debug)]
pub(crate) struct Fixing {
    /// Which fixes to apply.
    pub(super) policy: Policy,
    /// Whether to show what would change and write nothing.
    pub(super) diff: bool,
}

impl FixArgs {
    /// Looks up rules and choices; nothing when nothing is to be mended.
    pub(crate) fn resolve(self, checker: &Checker<'static>) -> Result<Option<Fixing>, String> {
        let Self { fix, unsafe_fixes, fix_with, diff } = self;
        if !fix && !diff {
            // Nobody should find files changed who did not ask for it.
            return match (unsafe_fixes, fix_with.is_empty()) {
                (false, true) => Ok(None),
                (true, _) => Err("--unsafe-fixes needs --fix or --diff".to_owned()),
                (false, false) => Err("--fix-with needs --fix or --diff".to_owned()),
            };
        }
        let known = choices(checker.table());
        for (rule, choice) in &fix_with {
            let Some(names) = known.get(rule.as_str()) else {
                let rules: Vec<&str> = known.keys().map(|rule| &**rule).collect();
                return Err(format!("`{rule}` leaves no choice; rules that do: {}", rules.join(", ")));
            };
            if !names.contains(choice) {
                return Err(format!("`{choice}` is no choice of `{rule}`; there are: {}", names.join(", ")));
            }
        }
        Ok(Some(Fixing { policy: Policy { unsafe_fixes, choices: fix_with }, diff }))
    }
}

impl Fixing {
    /// Whether a finding has a fix that is to be applied.
    pub(crate) fn wants(&self, finding: &Finding) -> bool {
        self.policy.fix(finding).is_some()
    }

    /// Whether standard output is taken: mended standard input goes there, and
    /// the report has to go to standard error.
    pub(crate) fn writes_to_stdout(&self, paths: &[PathBuf]) -> bool {
        !self.diff && paths.iter().any(|path| path.as_os_str() == "-")
    }
}
