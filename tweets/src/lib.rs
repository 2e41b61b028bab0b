//! Types, checks and schemas for the bodies of X's Manage Tweets endpoints.
//!
//! ```
//! use tweetspec::CreateTweet;
//!
//! assert!(CreateTweet::is_valid(br#"{ "text": "Good morning" }"#));
//! ```
//!
//! A report has everything that is wrong, with places, reasons and fixes:
//!
//! ```
//! use tweetspec::CreateTweet;
//!
//! let report = CreateTweet::check(br#"{ "text": "Which one?", "poll": { "options": ["left"], "duration_minutes": 60 } }"#);
//! assert!(!report.is_valid());
//! assert_eq!(report.findings[0].rule, "too-few-items");
//! assert_eq!(report.findings[0].pointer, "/poll/options");
//! ```
//!
//! A body that is built in Rust cannot have two attachments, and
//! [`CreateTweet::validate`] checks the rest:
//!
//! ```
//! use tweetspec::{Attachment, CreateTweet, Poll};
//!
//! let body = CreateTweet::builder()
//!     .text("Which one?")
//!     .attachment(Attachment::Poll(Poll::new(["left", "right"], 60)))
//!     .build();
//! assert_eq!(body.validate(), Ok(()));
//! assert_eq!(
//!     serde_json::to_string(&body)?,
//!     r#"{"text":"Which one?","poll":{"options":["left","right"],"duration_minutes":60}}"#,
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! The types hold whatever has the right structure, also a body that breaks a
//! rule; reading and writing them with `serde` alone checks the structure and
//! nothing else. An integer is written without fraction, and `null` is never
//! the same as leaving a member out.
//!
//! # Features
//!
//! - `schemars`: derives `schemars::JsonSchema` for the types. For validation,
//!   [`CreateTweet::JSON_SCHEMA`] is the better schema: it has limits and rules.
//! - `yaml`: reads bodies that are written in YAML, by `CreateTweet::check_yaml` and
//!   `Checker::check_yaml`; it brings one more crate, a parser.

mod body;
mod choice;
// The generated text is formatted by the generator alone: two formatters would
// take turns in changing it.
#[rustfmt::skip]
mod generated;
mod group;
pub mod limits;
mod object;
mod path;
pub mod plan;
mod problem;
mod schemas;

// What stands at the top is a choice: two bodies may have types of one name,
// and then the second keeps to its module.
pub use generated::create_tweet::*;
pub use generated::delete_tweet_request::DeleteTweet;
pub use generated::*;
pub use group::Conflict;
pub use path::ParameterError;
pub use schemas::Schemas;
pub use tweetspec_runtime::{Answer, Checker, Finding, Report, Scratch, Severity, UnknownProfile};

/// The reference of every operation as JSON: fields, rules with examples and
/// what is found in them, sources, conflicts between these, answers of the
/// server. The crate `tweetspec-reference` has the types to read it with, and
/// `docs/` holds the same as pages.
pub const REFERENCE: &str = include_str!("../docs/reference.json");

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
