//! Runs the linter as its users do: as a process.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

/// Variables that change what the linter prints. Tests set those that they
/// are about; what the machine of a developer has set must not matter.
const VARIABLES: &[&str] = &[
    "CI",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "DOMTERM",
    "FORCE_COLOR",
    "FORCE_HYPERLINK",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "KONSOLE_VERSION",
    "LANG",
    "LC_CTYPE",
    "NO_COLOR",
    "TERM",
    "TERM_PROGRAM",
    "TWEETLINT_CONFIG",
    "TWEETLINT_FORMAT",
    "VTE_VERSION",
    "WT_SESSION",
];

/// The linter, built once, in the profile of the tests and beside them.
pub(crate) static BINARY: LazyLock<PathBuf> = LazyLock::new(|| {
    // This program is `<target folder>/<profile>/deps/all-<hash>`.
    let this = env::current_exe().expect("a running test has a file");
    let profile = this.ancestors().nth(2).expect("the file of a test is three levels down");
    let target = profile.parent().expect("the file of a test is three levels down");
    let name = match profile.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "tweetlint", "--profile", name, "--target-dir"])
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .expect("cargo runs these tests, so it can be run");
    assert!(status.success(), "tweetlint does not build");
    profile.join(format!("tweetlint{}", env::consts::EXE_SUFFIX))
});

/// The folder of the payload cases.
pub(crate) fn payloads() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("payloads")
}

/// Somebody else than an administrator, to whom nothing is forbidden.
#[cfg(unix)]
pub(crate) const NOBODY: u32 = 65_534;

/// A run in the making.
#[derive(Debug)]
pub(crate) struct Lint {
    command: Command,
    stdin: Vec<u8>,
}

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    /// The exit status; `None` when a signal ended it.
    pub(crate) status: Option<i32>,
    /// What it wrote to standard output.
    pub(crate) stdout: String,
    /// What it wrote to standard error.
    pub(crate) stderr: String,
}

/// `tweetlint` with these arguments, separated by white space.
pub(crate) fn tweetlint(args: &str) -> Lint {
    let mut command = Command::new(&*BINARY);
    command.args(args.split_whitespace());
    Lint { command: plain(command), stdin: Vec::new() }
}

/// A script of bash in the place of the linter.
#[cfg(unix)]
pub(crate) fn shell_lint(script: &str) -> Lint {
    Lint { command: shell(script), stdin: Vec::new() }
}

/// The commands, as the help lists them.
pub(crate) fn commands() -> Vec<String> {
    let help = tweetlint("-h").run().status(0).stdout;
    let list = help.split("Commands:\n").nth(1).expect("the help lists the commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

/// A script of bash.
pub(crate) fn shell(script: &str) -> Command {
    let mut command = Command::new("bash");
    command.args(["-c", script]).stdin(Stdio::null());
    plain(command)
}

/// The command without what the machine of a developer has set.
fn plain(mut command: Command) -> Command {
    for variable in VARIABLES {
        command.env_remove(variable);
    }
    command.env("LC_ALL", "C.UTF-8");
    command
}

impl Lint {
    /// One more argument, which may hold white space.
    pub(crate) fn arg(mut self, arg: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// More arguments, separated by white space.
    pub(crate) fn args(mut self, args: &str) -> Self {
        self.command.args(args.split_whitespace());
        self
    }

    /// The folder to run in.
    pub(crate) fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Sets a variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// What to read from standard input; nothing otherwise.
    pub(crate) fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// The process before it starts.
    #[cfg(unix)]
    pub(crate) fn command(self) -> Command {
        self.command
    }

    /// Starts the process with pipes for all three streams.
    pub(crate) fn spawn(mut self) -> Child {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        self.command.spawn().expect("the linter was built")
    }

    /// Runs as somebody to whom something can be forbidden, which an administrator
    /// is not: then as nobody. Where nobody may not even start the program, there is
    /// nothing to see, and standard error says so.
    #[cfg(unix)]
    pub(crate) fn run_restricted(mut self) -> Option<Ended> {
        use std::os::unix::process::CommandExt as _;

        if rustix::process::geteuid().is_root() {
            self.command.uid(NOBODY).gid(NOBODY);
            let is_closed = |error: std::io::Error| error.kind() == std::io::ErrorKind::PermissionDenied;
            let mut probe = Command::new(&*BINARY);
            let probe = probe.arg("--version").stdout(Stdio::null()).uid(NOBODY).gid(NOBODY).status();
            if probe.is_err_and(is_closed) {
                eprintln!(
                    "not checked: to an administrator nothing is forbidden, and nobody may not start the linter"
                );
                return None;
            }
        }
        Some(self.run())
    }

    /// Runs to the end.
    #[track_caller]
    pub(crate) fn run(mut self) -> Ended {
        let input = std::mem::take(&mut self.stdin);
        let mut child = self.spawn();
        let mut stdin = child.stdin.take().expect("the stream is a pipe");
        // On a thread of its own: the linter may print before it has read all.
        let feeder = thread::spawn(move || {
            // It may also stop reading, which the test then sees from the status.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the streams are pipes");
        feeder.join().expect("nothing in the thread panics");
        Ended {
            status: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Ended {
    /// Asserts the exit status and shows everything when it is another one.
    #[track_caller]
    pub(crate) fn status(self, expected: i32) -> Self {
        assert_eq!(self.status, Some(expected), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// A folder that goes away at the end of a test.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("tweetlint-test-{}-{count}", std::process::id()));
        fs::create_dir_all(&path).expect("the folder for temporary files can be written");
        Self(path)
    }

    /// A folder that holds these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    /// Writes a file, and the folders that it is in.
    pub(crate) fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        let parent = path.parent().expect("a file is in a folder");
        fs::create_dir_all(parent).and_then(|()| fs::write(&path, bytes)).expect("a folder of our own");
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed stays in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
