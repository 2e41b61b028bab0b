//! What the command line says about rules and configurations.

use std::path::PathBuf;

use tweetspec_runtime::{Checker, Table};

use super::Layer;
use crate::args::{FailOn, Level};
use crate::config::{ALL, Search, Setting, known_rule};

/// Which rules to report, and where that is written.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Choices")]
pub(crate) struct ChoiceArgs {
    /// What kind of account to check for: premium, enterprise, or both
    /// separated by commas
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) profile: Vec<String>,

    /// The only rules to report, separated by commas; mistakes in the text of a
    /// file are always reported
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,

    /// Rules not to report
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,

    /// Rules whose findings are errors; all for every rule
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    error: Vec<String>,

    /// Rules whose findings are warnings; all for every rule
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    warn: Vec<String>,

    /// The configuration to use for every file, instead of the nearest
    /// tweetlint.toml
    #[arg(long, value_name = "FILE", env = "TWEETLINT_CONFIG", hide_env = true, conflicts_with = "isolated")]
    config: Option<PathBuf>,

    /// Use no configuration
    #[arg(long, alias = "no-config")]
    isolated: bool,
}

impl ChoiceArgs {
    /// Where configurations are looked for.
    pub(crate) fn search(&self) -> Search {
        match &self.config {
            _ if self.isolated => Search::Nowhere,
            Some(file) => Search::File(file.clone()),
            None => Search::Nearest,
        }
    }

    /// Looks up every name. What is wrong is a sentence.
    pub(crate) fn resolve(
        self,
        table: &'static Table,
        fail_on: Option<FailOn>,
        level: Option<Level>,
    ) -> Result<(Search, Layer), String> {
        let search = self.search();
        let Self { profile, select, ignore, error, warn, .. } = self;
        for (flag, rules) in [("select", &select), ("ignore", &ignore), ("error", &error), ("warn", &warn)] {
            for rule in rules.iter().filter(|rule| *rule != ALL) {
                known_rule(table, rule)
                    .map_err(|help| format!("--{flag}: there is no rule `{rule}`; {help}"))?;
            }
        }
        Checker::new(table).profiles(&profile).map_err(|error| error.to_string())?;
        let mut severity: Vec<(String, Setting)> = error
            .into_iter()
            .map(|rule| (rule, Setting::Error))
            .chain(warn.into_iter().map(|rule| (rule, Setting::Warning)))
            .collect();
        // What is said about one rule counts more than what is said about all.
        severity.sort_by_key(|(rule, _)| rule != ALL);
        let layer = Layer {
            select: (!select.is_empty()).then_some(select),
            off: ignore,
            severity,
            profiles: (!profile.is_empty()).then_some(profile),
            fail_on,
            level,
        };
        Ok((search, layer))
    }
}
