//! How long the linter takes when there is little to do: one small file, and
//! many of them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tweetspec::CreateTweet;

use crate::corpus::Corpus;
use crate::throughput::SOURCEMETA;

/// Starts of each program.
const STARTS: usize = 300;
/// Small files, and how often each program goes over them.
const SWEEPS: [(usize, usize); 2] = [(10_000, 9), (100_000, 3)];
/// As many names as a command line takes on any system.
const NAMES: usize = 10_000;

/// Prints how long everybody takes, beside what the system itself needs.
pub(crate) fn run(tweetlint: &Path, root: &Path) -> Result<(), Box<dyn Error>> {
    let here = root.join("benches/linter");
    let sourcemeta = Some(here.join(SOURCEMETA)).filter(|path| path.is_file());
    if sourcemeta.is_none() {
        println!("sourcemeta and Ajv are not installed, see the README");
    }
    let folder = tempfile::tempdir()?;
    let schema = folder.path().join("schema.json");
    fs::write(&schema, CreateTweet::JSON_SCHEMA)?;
    let corpus = Corpus::make();
    // As in a pipeline or an editor: nobody looks, and no configuration counts.
    let lint = |path: &Path| {
        let mut command = Command::new(tweetlint);
        command.arg("--isolated").arg(path).current_dir(folder.path());
        command
    };
    let validate = |path: &Path| {
        let mut command = Command::new(sourcemeta.as_deref().unwrap_or(Path::new("true")));
        command.arg("validate").arg(&schema).arg(path).arg("--fast");
        command
    };

    let one = folder.path().join("one.json");
    fs::write(&one, corpus.lines(1, 0))?;
    let ajv = || {
        let mut command = Command::new("node");
        command.current_dir(&here).arg("ajv.mjs").arg(&schema).arg(&one).arg("1");
        command
    };
    let [nothing, start] = medians(STARTS, [&|| Command::new("true"), &|| lint(&one)])?;
    println!("one file of {} bytes, median of {STARTS} starts", fs::metadata(&one)?.len());
    row("true", nothing, nothing);
    row("tweetlint", start, nothing);
    if sourcemeta.is_some() {
        let [start] = medians(STARTS / 10, [&|| validate(&one)])?;
        row("sourcemeta", start, nothing);
        let [start] = medians(STARTS / 10, [&ajv])?;
        row("node and Ajv", start, nothing);
    }
    let most = nothing.mul_f64(1.5) + Duration::from_millis(3);
    println!("  1.5 times `true` and 3 ms are {:.2} ms\n", ms(most));

    for (count, sweeps) in SWEEPS {
        let posts = folder.path().join(format!("posts-{count}"));
        fs::create_dir(&posts)?;
        let text = corpus.lines(count, 0);
        let mut files: Vec<PathBuf> = Vec::with_capacity(count);
        for (number, line) in text.split(|byte| *byte == b'\n').take(count).enumerate() {
            let file = posts.join(format!("{number:06}.json"));
            fs::write(&file, line)?;
            files.push(file);
        }
        let mut cats: Vec<Vec<Duration>> = Vec::new();
        let (mut lints, mut validates) = (Vec::new(), Vec::new());
        for _ in 0..sweeps {
            // In turns, so that what else the machine does happens to all.
            cats.push(
                files
                    .chunks(NAMES)
                    .map(|files| timed(Command::new("cat").args(files)))
                    .collect::<Result<_, _>>()?,
            );
            lints.push(timed(&mut lint(&posts))?);
            if sourcemeta.is_some() {
                validates.push(timed(&mut validate(&posts))?);
            }
        }
        let cat = median(cats.into_iter().map(|parts| parts.into_iter().sum()).collect());
        println!("{count} files, {} bytes, median of {sweeps} sweeps", text.len());
        row("cat", cat, cat);
        row("tweetlint FOLDER", median(lints), cat);
        if sourcemeta.is_some() {
            row("sourcemeta FOLDER", median(validates), cat);
        }
        println!();
    }
    Ok(())
}

fn row(name: &str, time: Duration, base: Duration) {
    println!("  {name:18} {:8.2} ms  {:5.2} times", ms(time), time.as_secs_f64() / base.as_secs_f64());
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The medians of programs that take turns, so that what else the machine does
/// happens to all of them.
fn medians<const N: usize>(
    rounds: usize,
    programs: [&dyn Fn() -> Command; N],
) -> Result<[Duration; N], Box<dyn Error>> {
    let mut times: [Vec<Duration>; N] = std::array::from_fn(|_| Vec::with_capacity(rounds));
    for _ in 0..rounds {
        for (program, times) in programs.iter().zip(&mut times) {
            times.push(timed(&mut program())?);
        }
    }
    Ok(times.map(median))
}

fn timed(command: &mut Command) -> Result<Duration, Box<dyn Error>> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status()?;
    let time = start.elapsed();
    if status.success() {
        Ok(time)
    } else {
        Err(format!("{:?} ended with {status}", command.get_program()).into())
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
