//! What SARIF says about the tool and each of its rules.

use serde::Serialize;
use tweetspec_runtime::Table;

use super::level;
use super::model::Text;
use crate::catalog::{self, Entry};
use crate::reference;

#[derive(Serialize)]
pub(super) struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    /// Where the tool is described, once the manifest names a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Text<'a>,
    full_description: OwnText,
    help: Help,
    /// Where to read about the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct OwnText {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// The tool, with every rule.
pub(super) fn tool(table: &Table) -> Tool<'_> {
    let rules = catalog::rules(table).map(|rule| {
        let help = filled(rule.help, &table.noun);
        Rule::new(table, rule, help)
    });
    let version = env!("CARGO_PKG_VERSION");
    Tool {
        driver: Driver {
            name: "tweetlint",
            version,
            semantic_version: version,
            information_uri: [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")]
                .into_iter()
                .find(|uri| !uri.is_empty()),
            rules: rules.collect(),
        },
    }
}

/// The place of a rule in that list.
pub(super) fn index(table: &Table, id: &str) -> Option<usize> {
    catalog::rules(table).position(|rule| rule.id == id)
}

impl<'a> Rule<'a> {
    fn new(table: &Table, rule: Entry<'a>, help: Option<String>) -> Self {
        let Entry { id, severity, summary: said, notes, .. } = rule;
        let sentence = said.split_once(". ").map_or(said, |(sentence, _)| sentence);
        let full = if notes.is_empty() { said.to_owned() } else { notes.join("\n") };
        let text = help.clone().unwrap_or_else(|| full.clone());
        let markdown = match help {
            Some(help) => format!("{help}\n\n{}", notes.join("\n\n")),
            None => full.replace('\n', "\n\n"),
        };
        Self {
            id,
            short_description: Text { text: sentence.trim_end_matches('.') },
            full_description: OwnText { text: full },
            help: if reference::is_explained(table, id) {
                Help {
                    text: format!("{text}\nMore: tweetlint explain {id}"),
                    markdown: format!("{markdown}\n\nMore: `tweetlint explain {id}`"),
                }
            } else {
                Help { text, markdown }
            },
            help_uri: reference::link(table, id),
            default_configuration: Configuration { level: level(severity) },
        }
    }
}

/// The help of a rule, unless it has holes that only a finding can fill.
fn filled(help: &str, noun: &str) -> Option<String> {
    let help = help.replace("{noun}", noun);
    (!help.is_empty() && !help.contains('{')).then_some(help)
}
