//! The specification language: from YAML to a checked [`ir::Spec`], and from
//! there to the tables of the engine.

mod brief;
mod diagnostic;
pub mod ir;
mod load;
mod lower;
pub mod walk;
pub mod written;

pub use brief::brief;
pub use diagnostic::Diagnostic;
pub use load::{load, load_without_examples, locate};
pub use lower::{lower, lower_answers};
