//! The project's own tasks: `cargo xtask generate`, `analyse` and so on.
//!
//! This program writes the generated files, so it depends on none of them: it
//! works while they are missing or do not compile.

mod analyse;
mod bench;
mod cargo;
mod ci;
mod conformance;
mod diff;
mod drift;
mod generate;
mod import;
mod out;
mod text_tables;
mod wasm;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

/// The project's own tasks.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Make every generated file from the specifications.
    Generate {
        /// Write nothing: show what would change, and fail if anything would.
        #[arg(long)]
        check: bool,
    },
    /// Ask what follows from specifications: contradictions, and what in them
    /// says nothing. Exit status 0: nothing; 1: something; 2: the question could
    /// not be answered.
    Analyse {
        /// The files; all that ship if none is given.
        specs: Vec<PathBuf>,
        /// How to write the report.
        #[arg(long, value_enum, default_value_t = analyse::Format::Text)]
        format: analyse::Format,
    },
    /// Ask whether a specification accepts less or more than an earlier one. Exit
    /// status 0: answered; 2: the question could not be answered.
    Diff {
        /// The earlier specification.
        old: PathBuf,
        /// The later one.
        new: PathBuf,
        /// How to write the report.
        #[arg(long, value_enum, default_value_t = analyse::Format::Text)]
        format: analyse::Format,
    },
    /// Ask where specifications and an OpenAPI document part. Exit status 0:
    /// nowhere; 1: there are differences that nobody has decided on; 2: the
    /// question could not be answered.
    Drift(drift::DriftArgs),
    /// Print a first draft of a specification from an OpenAPI document. Exit
    /// status 0: the draft can be loaded; 1: something in it has to be mended
    /// first; 2: there is no draft.
    Import(import::ImportArgs),
    /// Judge an executor by the conformance corpus; docs/conformance.md says how.
    Conformance {
        /// The corpora; all of tests/corpus if none is given.
        #[arg(long)]
        corpus: Vec<PathBuf>,
        /// A file of failures that are expected, each with a reason.
        #[arg(long, requires = "command")]
        expected_failures: Option<PathBuf>,
        /// The command of the executor; those of this project if none is given.
        #[arg(last = true)]
        command: Vec<String>,
    },
    /// Measure the engine beside other ways to judge a payload.
    Bench {
        /// Words of the kinds of payloads to measure on; all if none is given.
        kinds: Vec<String>,
    },
    /// Compile the library for WebAssembly, where the target is installed.
    Wasm,
    /// Everything that has to pass before a change is merged, in order.
    Ci,
}

fn main() -> ExitCode {
    let root = project_root();
    let outcome = match Arguments::parse().task {
        Task::Drift(arguments) => return ended(drift::run(&root, &arguments)),
        Task::Import(arguments) => return ended(import::run(&arguments)),
        Task::Analyse { specs, format } => return ended(analyse::run(&root, &specs, format)),
        Task::Diff { old, new, format } => return ended(diff::run(&old, &new, format).map(|()| true)),
        Task::Generate { check: true } => generate::check(&root),
        Task::Generate { check: false } => generate::write(&root),
        Task::Conformance { corpus, expected_failures: None, command } if command.is_empty() => {
            conformance::executors(&root, &corpus)
        }
        Task::Conformance { corpus, expected_failures, command } => {
            conformance::run(&root, &corpus, expected_failures.as_deref(), &command)
        }
        Task::Bench { kinds } => bench::run(&root, &kinds),
        Task::Wasm => wasm::check(&root),
        Task::Ci => ci::run(&root),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            out::complain(&problem);
            ExitCode::FAILURE
        }
    }
}

/// The exit status of a task that answers a question: trouble is no answer.
fn ended(answer: Result<bool, String>) -> ExitCode {
    match answer {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            out::complain(&problem);
            ExitCode::from(2)
        }
    }
}

/// The folder that holds the workspace, wherever the task is started from.
fn project_root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}
