//! Where reports and messages go.
//!
//! Whoever closed a stream does not want to read it: that is no reason to stop,
//! and none to panic, as `println!` would.

use std::io::{self, Write as _};

/// Prints a report; that nobody reads to its end is no problem, but a full disk
/// is one.
pub(crate) fn print(text: &str) -> Result<(), String> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("cannot print: {error}")),
        _ => Ok(()),
    }
}

/// Says how far the work is, in a line.
pub(crate) fn say(line: &str) {
    // What counts is the work, and the exit status tells how it went.
    let _ = writeln!(io::stdout(), "{line}");
}

/// Says what is wrong, or what is left to do.
pub(crate) fn complain(text: &str) {
    // There is nowhere else to say that it cannot be said.
    let _ = writeln!(io::stderr(), "{}", text.trim_end());
}
