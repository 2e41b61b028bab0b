//! The reference of specifications as data: what there is to know about each
//! operation, field and rule, and how the pages about them are written.
//!
//! A [`Reference`] is made from specifications. The generator writes its pages as
//! Markdown and keeps the data; the linter reads the data back, or makes the
//! reference of a specification of the user's own, and shows a page on a terminal.
//! Both take [`Block`]s from here, so that a page says the same in either place.
//!
//! ```
//! use tweetspec_reference::{Block, Place, Reference, markdown};
//!
//! let reference = Reference::default();
//! assert_eq!(reference.find("no-such-rule"), None);
//!
//! let page = [Block::Heading(1, "`no-such-rule`".into()), Block::paragraph("It is *not* there.")];
//! assert_eq!(markdown(&page, Place::Top), "# `no-such-rule`\n\nIt is \\*not\\* there.\n");
//! ```

mod block;
mod find;
mod from_spec;
mod linter;
mod markdown;
mod model;
mod page;

pub use block::{Block, Inline, Line};
pub use find::{Entry, Subject};
pub use from_spec::{limits, measured};
pub use linter::{LINTER_RULES, LinterRule};
pub use markdown::{Place, markdown};
pub use model::{
    Answer, Auth, Citation, Confidence, Conflict, Example, Field, Finding, Fix, FixKind, Limits, Misnomer,
    Note, Operation, Price, Problem, Profile, RateLimit, Reference, Response, Rule, Source, Statement, Value,
    ValueMisnomer,
};
