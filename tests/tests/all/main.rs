//! Everything that a user could notice, in one binary.

mod agreement;
mod answers;
mod binary;
mod cli;
mod config;
mod constructs;
mod corpus;
mod drift;
mod each;
mod editors;
mod expect;
mod fixes;
mod generated;
mod glance;
mod hostile;
mod import;
#[cfg(unix)]
mod integrations;
mod invariants;
mod links;
mod payloads;
mod predicates;
mod reader;
mod reference;
mod reports;
mod robustness;
#[cfg(unix)]
mod terminal;
mod transcripts;
mod types;
mod verdict;
mod wording;
mod worlds;
mod yaml;

use tweetspec_tests::sane;
