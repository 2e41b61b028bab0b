//! `--watch`: checks again whenever something changes.
//!
//! Each time the command line is followed anew, so that globs, lists, the
//! specification and configurations mean what they say by then. It ends with
//! Ctrl-C, like every program that waits; reports in files are complete by
//! then, since each has its name only from the end of a check.

mod scope;

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use clap::CommandFactory as _;
use notify::{ErrorKind, Event};

use crate::args::{CheckArgs, Cli};
use crate::escape::visible;
use crate::options::Options;
use crate::{Status, Stop, check, complain, print_usage};
use scope::Scope;

/// Programs that save a file touch it several times; a check waits until they
/// have been quiet for so long.
const QUIET: Duration = Duration::from_millis(100);
/// Folders may go away between a look at them and the wish to watch them, but not
/// again and again.
const ATTEMPTS: usize = 10;
/// Clears the screen and what has scrolled away, and goes to its start.
const CLEAR: &[u8] = b"\x1b[2J\x1b[3J\x1b[H";

/// Checks everything, then waits for a change, for ever.
pub(crate) fn run(args: &CheckArgs) -> Result<Status, Stop> {
    refuse(args)?;
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(failed)?;
    let terminal = io::stdout().is_terminal();
    let mut is_first = true;
    loop {
        // Before the check, so that nothing changes unseen while it runs.
        let scope = watched(args, &mut watcher)?;
        if terminal {
            let mut out = io::stdout().lock();
            out.write_all(CLEAR)?;
            out.flush()?;
        }
        // Whatever came of it, the next change is waited for, also that of a
        // file that steers the run; only what no change can mend ends the wait.
        match Options::resolve(args.clone()).and_then(|options| check::once(&options)) {
            Ok(_) | Err(Stop::Steering) => {}
            Err(Stop::Usage(error)) if !is_first => drop(print_usage(&error)),
            Err(Stop::Inputs(sentence)) if !is_first => complain(&sentence),
            Err(stop) => return Err(stop),
        }
        if !args.quiet {
            let _ = writeln!(io::stderr(), "tweetlint: waiting for changes, Ctrl-C ends");
        }
        is_first = false;
        wait(&receiver, &scope)?;
    }
}

/// Watches everything that these arguments speak of as things are now.
///
/// A folder that went away is no longer watched when it comes back, and nobody
/// says so, so that each is watched anew.
fn watched(args: &CheckArgs, watcher: &mut impl notify::Watcher) -> Result<Scope, Stop> {
    let mut attempts = 1..ATTEMPTS;
    loop {
        let scope = Scope::new(args);
        let result = scope.folders().try_for_each(|(folder, mode)| watcher.watch(folder, mode));
        match result {
            Ok(()) => return Ok(scope),
            // What is there now?
            Err(error) if is_gone(&error) && attempts.next().is_some() => {}
            Err(error) => return Err(failed(error)),
        }
    }
}

/// Whether the reason is that something went away meanwhile.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Refuses what cannot be done again and again.
fn refuse(args: &CheckArgs) -> Result<(), Stop> {
    let message = if args.fix.fix || args.fix.diff {
        "--watch only looks: it does not go with fixes"
    } else if args.paths.iter().any(|path| path.as_os_str() == "-") || args.inputs.reads_stdin() {
        "--watch waits for files to change; standard input cannot be read twice"
    } else {
        return Ok(());
    };
    Err(Stop::Usage(Cli::command().error(clap::error::ErrorKind::ArgumentConflict, message)))
}

/// Returns when something in question has changed and all is quiet again.
fn wait(events: &Receiver<notify::Result<Event>>, scope: &Scope) -> Result<(), Stop> {
    let mut changed = false;
    loop {
        let event = if changed {
            match events.recv_timeout(QUIET) {
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                event => event.ok(),
            }
        } else {
            events.recv().ok()
        };
        let Some(event) = event else {
            return Err(failed(notify::Error::generic("nobody tells about changes any more")));
        };
        changed |= match event {
            Ok(event) => scope.concerns(&event),
            // It came and went, faster than it could be watched.
            Err(error) if is_gone(&error) => true,
            Err(error) => return Err(failed(error)),
        };
    }
}

/// Says that files cannot be watched.
fn failed(error: notify::Error) -> Stop {
    let paths: Vec<String> =
        error.paths.iter().map(|path| visible(&path.to_string_lossy()).into_owned()).collect();
    let what = if paths.is_empty() { "for changes".to_owned() } else { paths.join(", ") };
    Stop::Watch(format!("cannot watch {what}: {}", notify::Error::new(error.kind)))
}
