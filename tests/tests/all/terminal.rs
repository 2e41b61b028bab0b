//! Processes on a pseudo-terminal.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::process::Stdio;
use std::thread;

use rustix::fs::OFlags;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::binary::Lint;

/// Which streams are the terminal; the others are pipes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Streams {
    pub(crate) stdin: bool,
    pub(crate) stdout: bool,
    pub(crate) stderr: bool,
}

impl Streams {
    /// The terminal of somebody who types a command.
    pub(crate) const ALL: Self = Self { stdin: true, stdout: true, stderr: true };
}

/// What came of a process.
#[derive(Debug)]
pub(crate) struct Seen {
    /// The exit status.
    pub(crate) status: Option<i32>,
    /// What the terminal got.
    pub(crate) terminal: String,
    /// What came through the pipe of standard output.
    pub(crate) stdout: String,
    /// What came through the pipe of standard error.
    pub(crate) stderr: String,
}

/// Runs the linter on a terminal of so many columns.
#[track_caller]
pub(crate) fn run(lint: Lint, streams: Streams, columns: u16) -> Seen {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("the system has pseudo-terminals");
    grantpt(&master).and_then(|()| unlockpt(&master)).expect("the terminal is ours");
    let size = Winsize { ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&master, size).expect("the terminal is ours");
    let name = ptsname(&master, Vec::new()).expect("the terminal has a name");
    let name = std::ffi::OsString::from_vec(name.into_bytes());
    // Without a terminal of its own, a program would be given this one, and end with it.
    let apart = i32::try_from(OFlags::NOCTTY.bits()).expect("it is one of the low bits");
    let slave = OpenOptions::new().read(true).write(true).custom_flags(apart).open(name);
    let slave = slave.expect("the terminal is ours");

    let stdio = |is_terminal: bool, other: Stdio| {
        if is_terminal { slave.try_clone().expect("the file is open").into() } else { other }
    };
    let mut command = lint.command();
    command.stdin(stdio(streams.stdin, Stdio::null()));
    command.stdout(stdio(streams.stdout, Stdio::piped())).stderr(stdio(streams.stderr, Stdio::piped()));
    let child = command.spawn().expect("the linter was built");
    // The terminal ends when nobody has its other side any more.
    drop((command, slave));
    let reader = thread::spawn(move || {
        let mut file = File::from(master);
        let mut text = Vec::new();
        // On Linux the end is an error.
        let _ = file.read_to_end(&mut text);
        text
    });
    let output = child.wait_with_output().expect("the streams are ours");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Seen {
        status: output.status.code(),
        terminal: text(reader.join().expect("nothing in the thread panics")).replace("\r\n", "\n"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}
