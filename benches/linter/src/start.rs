//! How long the linter takes when there is little to do: one small file, and
//! ten thousand of them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::corpus::Corpus;

/// Starts of each program.
const STARTS: usize = 300;
/// Sweeps of each program over all files.
const SWEEPS: usize = 15;
/// Small files.
const FILES: usize = 10_000;

/// Prints both figures, each beside what the system itself needs.
pub(crate) fn run(tweetlint: &Path) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let posts = folder.path().join("posts");
    fs::create_dir(&posts)?;
    let text = Corpus::make().lines(FILES, 0);
    let lines = text.split(|byte| *byte == b'\n').take(FILES).enumerate();
    let mut files: Vec<PathBuf> = Vec::with_capacity(FILES);
    for (number, line) in lines {
        let file = posts.join(format!("{number:05}.json"));
        fs::write(&file, line)?;
        files.push(file);
    }
    // As in a pipeline or an editor: nobody looks, and no configuration counts.
    let lint = |paths: &[PathBuf]| {
        let mut command = Command::new(tweetlint);
        command.arg("--isolated").args(paths).current_dir(folder.path());
        command
    };

    let one = [files[0].clone()];
    let [nothing, start] = medians(STARTS, [&|| Command::new("true"), &|| lint(&one)])?;
    println!("one file of {} bytes, median of {STARTS} starts", fs::metadata(&one[0])?.len());
    row("true", nothing, nothing);
    row("tweetlint", start, nothing);
    let most = nothing.mul_f64(1.5) + Duration::from_millis(3);
    println!("  1.5 times `true` and 3 ms are {:.2} ms\n", ms(most));

    let cat = || {
        let mut command = Command::new("cat");
        command.args(&files);
        command
    };
    let folder_of_posts = [posts];
    let [cat, by_folder, by_name] = medians(SWEEPS, [&cat, &|| lint(&folder_of_posts), &|| lint(&files)])?;
    println!("{FILES} files, {} bytes, median of {SWEEPS} sweeps", text.len());
    row("cat", cat, cat);
    row("tweetlint FOLDER", by_folder, cat);
    row("tweetlint FILE…", by_name, cat);
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
            let mut command = program();
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let start = Instant::now();
            let status = command.status()?;
            times.push(start.elapsed());
            if !status.success() {
                return Err(format!("{command:?} ended with {status}").into());
            }
        }
    }
    Ok(times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    }))
}
