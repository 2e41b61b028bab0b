//! `cargo xtask ci`: everything that has to pass before a change is merged.

use std::{path::Path, time::Instant};

use crate::out::say;
use crate::{analyse, cargo, conformance, generate, wasm};

/// One thing that has to pass.
struct Step {
    name: &'static str,
    work: Work,
}

enum Work {
    /// A cargo command, with what it needs in the environment.
    Cargo { arguments: &'static [&'static str], environment: &'static [(&'static str, &'static str)] },
    /// A function of this program, and the command that runs it alone.
    Function { run: fn(&Path) -> Result<(), String>, command: &'static str },
}

/// The steps, the quick ones first.
const STEPS: &[Step] = &[
    cargo("formatting", &["fmt", "--all", "--check"]),
    cargo("lints", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    Step {
        name: "generated files",
        work: Work::Function { run: generate::check, command: "cargo xtask generate --check" },
    },
    Step {
        name: "analysis of the specifications",
        work: Work::Function { run: analyse::shipped, command: "cargo xtask analyse" },
    },
    Step {
        name: "the library for WebAssembly",
        work: Work::Function { run: wasm::check, command: "cargo xtask wasm" },
    },
    // Without `--all-targets`, which would leave out the documentation's examples.
    cargo("tests", &["test", "--workspace"]),
    Step {
        name: "conformance of other implementations",
        work: Work::Function {
            run: |root| conformance::executors(root, &[]),
            command: "cargo xtask conformance",
        },
    },
    Step {
        name: "documentation",
        work: Work::Cargo {
            arguments: &["doc", "--workspace", "--no-deps"],
            environment: &[("RUSTDOCFLAGS", "-D warnings")],
        },
    },
];

const fn cargo(name: &'static str, arguments: &'static [&'static str]) -> Step {
    Step { name, work: Work::Cargo { arguments, environment: &[] } }
}

/// Runs the steps in order and stops at the first that fails.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    for (index, step) in STEPS.iter().enumerate() {
        let number = format!("[{}/{}] {}", index + 1, STEPS.len(), step.name);
        say(&format!("{number}: {}", step.work.command()));
        let started = Instant::now();
        let outcome = step.work.run(root);
        let seconds = started.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => say(&format!("{number} passed in {seconds:.1} s")),
            Err(problem) => {
                let command = step.work.command();
                return Err(format!(
                    "{problem}\n{} failed after {seconds:.1} s; to run it again: {command}",
                    step.name
                ));
            }
        }
    }
    say("everything passed");
    Ok(())
}

impl Work {
    fn run(&self, root: &Path) -> Result<(), String> {
        match self {
            Self::Function { run, .. } => run(root),
            Self::Cargo { arguments, environment } => {
                let mut command = cargo::command(root);
                command.args(*arguments).envs(environment.iter().copied());
                cargo::run(&mut command, "the step failed")
            }
        }
    }

    /// The command that runs this step alone.
    fn command(&self) -> String {
        match self {
            Self::Function { command, .. } => (*command).to_owned(),
            Self::Cargo { arguments, environment } => {
                let environment = environment.iter().map(|(name, value)| format!("{name}='{value}' "));
                format!("{}cargo {}", environment.collect::<String>(), arguments.join(" "))
            }
        }
    }
}
