//! How far a long run has come, on standard error.
//!
//! It appears after half a second, on a terminal only, and never while a report
//! is being written to one. Nothing runs beside the check for it: the line is
//! drawn when something has been checked.

use std::env;
use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::summary::Summary;

/// Runs that end sooner are not worth a line.
const PATIENCE: Duration = Duration::from_millis(500);

/// The line, once there is one.
pub(crate) struct Progress {
    /// When the run started; none when no line is wanted.
    started: Option<Instant>,
    /// Inputs to read.
    inputs: usize,
    noun: String,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Progress of a run over so many inputs, whose documents are called `noun`.
    pub(crate) fn new(is_wanted: bool, inputs: usize, noun: &str) -> Self {
        // Pipelines keep every state of a line that is drawn again and again.
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_wanted = is_wanted
            && io::stderr().is_terminal()
            && !set("CI")
            && env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self { started: is_wanted.then(Instant::now), inputs, noun: noun.to_owned(), bar: None }
    }

    /// Shows what was counted so far.
    pub(crate) fn update(&mut self, so_far: &Summary) {
        let Some(started) = self.started else { return };
        if self.bar.is_none() && started.elapsed() >= PATIENCE {
            self.bar = Some(self.line());
        }
        if let Some(bar) = &self.bar {
            bar.set_position(so_far.files as u64);
            bar.set_message(format!("{} {}s", so_far.documents, self.noun));
        }
    }

    fn line(&self) -> ProgressBar {
        let bar =
            ProgressBar::with_draw_target(Some(self.inputs as u64), ProgressDrawTarget::stderr_with_hz(10));
        // One input has no parts to count.
        let template =
            if self.inputs == 1 { "checked {msg}" } else { "checked {msg} in {pos} of {len} files" };
        match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }

    /// Writes something while no line is in the way.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the line away.
    pub(crate) fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.started = None;
    }
}
