//! Large inputs of one payload a line: from a file, a pipe and gzip, beside
//! the engine on one core and other programs.

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::Command;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;
use tweetspec::CreateTweet;
use tweetspec_runtime::{Checker, Scratch};

use crate::corpus::Corpus;
use crate::run::{Cost, Input, fastest};

/// Lines of the large input.
const MANY: usize = 1_000_000;
/// Lines of the input for programs that are slower.
const SOME: usize = 100_000;
/// Runs of a program, of which the fastest counts.
const RUNS: usize = 5;
/// Where npm puts the program of sourcemeta.
pub(crate) const SOURCEMETA: &str =
    "node_modules/@sourcemeta/jsonschema/build/github-releases/jsonschema-linux-x86_64";
/// Spoiled lines in a hundred.
const BAD: [usize; 2] = [0, 10];

/// Measures and prints tables.
pub(crate) fn run(tweetlint: &Path, root: &Path) -> Result<(), Box<dyn Error>> {
    let corpus = Corpus::make();
    let folder = tempfile::tempdir()?;
    let cores = available_parallelism()?.get();
    println!("one payload a line, {cores} cores, the fastest of {RUNS} runs\n");
    println!("| input | seconds | payloads/s | MB/s | share of {cores} x one core | peak MB |");
    println!("|---|---:|---:|---:|---:|---:|");
    for bad in BAD {
        large(tweetlint, &corpus, folder.path(), bad)?;
    }
    println!("\n{SOME} lines, all valid\n");
    println!("| program | seconds | times tweetlint |");
    println!("|---|---:|---:|");
    others(tweetlint, &corpus, folder.path(), root)
}

fn large(tweetlint: &Path, corpus: &Corpus, folder: &Path, bad: usize) -> Result<(), Box<dyn Error>> {
    let text = corpus.lines(MANY, bad);
    let path = folder.join("many.ndjson");
    fs::write(&path, &text)?;
    let packed = folder.join("many.ndjson.gz");
    let mut encoder = GzEncoder::new(File::create(&packed)?, Compression::fast());
    encoder.write_all(&text)?;
    encoder.finish()?;

    let engine = one_core(&text);
    let unpacking = unpacking(&packed)?;
    let cores = available_parallelism()?.get() as f64;
    let size = text.len() as f64;
    let row = |name: &str, time: Duration, memory: Option<u64>| {
        let seconds = time.as_secs_f64();
        println!(
            "| {name}, {bad} % bad | {seconds:.3} | {:.0} | {:.0} | {:.0} % | {} |",
            MANY as f64 / seconds,
            size / seconds / 1e6,
            100.0 * engine.as_secs_f64() / (cores * seconds),
            memory.map_or_else(String::new, |memory| format!("{:.0}", memory as f64 / 1e6)),
        );
    };
    row("the engine, one core", engine, None);
    row("unpacking gzip, one core", unpacking, None);
    // Nobody can be faster who unpacks and checks everything.
    row("the engine and unpacking, no core ever idle", (engine + unpacking).div_f64(cores), None);
    let lint = |argument: &Path, jobs: &'static str| {
        let argument = argument.to_path_buf();
        move || {
            let mut command = Command::new(tweetlint);
            command.args(["check", "--quiet", "--format", "ndjson", "--input-format", "ndjson"]);
            command.arg(jobs).arg(&argument);
            command
        }
    };
    let expected = i32::from(bad > 0);
    let all = format!("--jobs={cores}");
    let all: &'static str = all.leak();
    for (name, input, argument, jobs) in [
        ("a file, one thread", Input::Nothing, path.as_path(), "--jobs=1"),
        ("a file", Input::Nothing, path.as_path(), all),
        ("a pipe", Input::Pipe(&path), Path::new("-"), all),
        ("gzip", Input::Nothing, packed.as_path(), all),
    ] {
        let cost = ended(name, expected, fastest(RUNS, input, lint(argument, jobs))?)?;
        row(name, cost.time, Some(cost.memory));
    }
    Ok(())
}

/// What unpacking alone takes on one core.
fn unpacking(packed: &Path) -> io::Result<Duration> {
    let mut best = Duration::MAX;
    let mut buffer = vec![0; 1 << 17];
    for _ in 0..RUNS {
        let start = Instant::now();
        let mut text = MultiGzDecoder::new(BufReader::with_capacity(1 << 16, File::open(packed)?));
        while text.read(&mut buffer)? > 0 {
            std::hint::black_box(&buffer);
        }
        best = best.min(start.elapsed());
    }
    Ok(best)
}

/// A program that ended in another way did not do the work.
fn ended(name: &str, expected: i32, cost: Cost) -> Result<Cost, String> {
    if cost.status == expected { Ok(cost) } else { Err(format!("{name}: exit status {}", cost.status)) }
}

/// What the engine alone takes on one core: the lines, and every finding.
fn one_core(text: &[u8]) -> Duration {
    let checker = Checker::new(CreateTweet::TABLE);
    let mut scratch = Scratch::default();
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        let mut findings = 0;
        let mut begin = 0;
        for end in memchr::memchr_iter(b'\n', text) {
            findings += checker.check(&text[begin..end], &mut scratch).findings.len();
            begin = end + 1;
        }
        std::hint::black_box(findings);
        best = best.min(start.elapsed());
    }
    best
}

/// Other programs on the same lines.
fn others(tweetlint: &Path, corpus: &Corpus, folder: &Path, root: &Path) -> Result<(), Box<dyn Error>> {
    let path = folder.join("some.jsonl");
    fs::write(&path, corpus.lines(SOME, 0))?;
    let schema = folder.join("schema.json");
    fs::write(&schema, CreateTweet::JSON_SCHEMA)?;
    let here = root.join("benches/linter");

    let mut lint = Command::new(tweetlint);
    lint.args(["check", "--quiet"]).arg(&path);
    let own = ended("tweetlint", 0, fastest(RUNS, Input::Nothing, || copy(&lint))?)?;
    let row = |name: &str, cost: Cost| {
        let times = cost.time.as_secs_f64() / own.time.as_secs_f64();
        println!("| {name} | {:.3} | {times:.1} |", cost.time.as_secs_f64());
    };
    row("tweetlint", own);

    let mut validate = Command::new(here.join(SOURCEMETA));
    validate.arg("validate").arg(&schema).arg(&path).arg("--fast");
    match fastest(RUNS, Input::Nothing, || copy(&validate)) {
        Ok(cost) => row("sourcemeta `jsonschema validate --fast`", ended("sourcemeta", 0, cost)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            println!("| sourcemeta: not installed, see the README | | |");
        }
        Err(error) => return Err(error.into()),
    }
    let mut node = Command::new("node");
    node.current_dir(&here).arg("ajv.mjs").arg(&schema).arg(&path);
    match node.output() {
        Ok(output) if output.status.success() => {
            let answer: serde_json::Value = serde_json::from_slice(&output.stdout)?;
            let nanoseconds = answer["nanoseconds"].as_f64().unwrap_or(f64::NAN);
            let seconds = nanoseconds * SOME as f64 / 1e9;
            let times = seconds / own.time.as_secs_f64();
            println!("| Ajv, compiled, its time alone | {seconds:.3} | {times:.1} |");
        }
        _ => println!("| Ajv: not installed, see the README | | |"),
    }
    Ok(())
}

/// The same command once more.
fn copy(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args());
    copy
}
