//! From the text of a specification to its checked representation.

use crate::{Diagnostic, ir};

/// Reads a specification.
///
/// # Errors
///
/// Every mistake in the text, in the order in which they stand there.
pub fn load(source: &str) -> Result<ir::Spec, Vec<Diagnostic>> {
    let _ = source;
    Err(Vec::new())
}
