//! How cost grows: with bytes, with findings, with the size of the
//! specification, and on inputs made to hurt.
//!
//! Time is that of the engine with memory that an earlier round has used:
//! where large inputs alone had to ask the system for it, its price would bend
//! the curves. Memory is asked of a program of its own for each input.
//!
//! A curve that bends upwards on a plot whose two axes are logarithmic is a
//! cost that grows faster than the input; the slopes are printed as numbers.

mod inputs;
mod synthetic;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tweetspec::CreateTweet;
use tweetspec_runtime::{Checker, Scratch, Table};

use crate::plot::{Curve, Plot};
use crate::run::peak;
use inputs::INPUTS;

/// How long one point is measured at least, unless one round takes longer.
const TIME: Duration = Duration::from_millis(200);
/// The largest input.
const LARGEST: usize = 1 << 30;

/// Measures, prints slopes, and writes a plot for each question.
pub(crate) fn run(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    println!("\nhow time grows: the slope on two logarithmic axes, 1 is linear\n");
    println!("| what grows | from | to | slope of the last decade | of the whole |");
    println!("|---|---:|---:|---:|---:|");
    bytes(folder)?;
    rules(folder)?;
    memory()
}

/// How the bench is asked for the memory of one input.
pub(crate) const WEIGH: &str = "weigh";
/// Inputs whose memory is compared.
const WEIGHED: [usize; 2] = [1 << 24, 1 << 28];

/// Memory of a check against bytes, the input included.
fn memory() -> Result<(), Box<dyn Error>> {
    println!("\npeak of memory, the input included, in bytes for a byte of input\n");
    println!("| what grows | 16 MiB | 256 MiB | slope |");
    println!("|---|---:|---:|---:|");
    for input in INPUTS {
        let mut peaks = Vec::new();
        for size in WEIGHED {
            let mut command = Command::new(std::env::current_exe()?);
            let output = command.args([WEIGH, input.name, &size.to_string()]).output()?;
            let answer = String::from_utf8(output.stdout)?;
            peaks.push(answer.trim().parse::<f64>().map_err(|_| format!("{}: {answer}", input.name))?);
        }
        let each = |index: usize| peaks[index] / WEIGHED[index] as f64;
        let slope = (peaks[1] / peaks[0]).ln() / (WEIGHED[1] as f64 / WEIGHED[0] as f64).ln();
        println!("| {} | {:.1} | {:.1} | {slope:.2} |", input.name, each(0), each(1));
    }
    Ok(())
}

/// Checks one input and prints the peak of memory in bytes.
pub(crate) fn weigh(kind: &str, size: usize) -> Result<(), Box<dyn Error>> {
    let input = INPUTS.iter().find(|input| input.name == kind).ok_or("there is no such kind")?;
    let text = (input.make)(size);
    let checker = Checker::new(CreateTweet::TABLE);
    let mut scratch = Scratch::default();
    for document in input.documents(&text) {
        std::hint::black_box(checker.check(document, &mut scratch));
    }
    println!("{}", peak("/proc/self/status").ok_or("Linux alone keeps count")?);
    Ok(())
}

/// Documents of one to a billion bytes, of several kinds.
fn bytes(folder: &Path) -> Result<(), Box<dyn Error>> {
    let checker = Checker::new(CreateTweet::TABLE);
    let mut curves = Vec::new();
    for input in INPUTS {
        let mut points = Vec::new();
        let mut size = 1 << 10;
        while size <= input.largest.min(LARGEST) {
            let text = (input.make)(size);
            let mut scratch = Scratch::default();
            let time = measure(|| {
                for document in input.documents(&text) {
                    std::hint::black_box(checker.check(document, &mut scratch));
                }
            });
            points.push((text.len() as f64, time.as_secs_f64()));
            size *= 4;
        }
        row(input.name, &points, "bytes");
        curves.push(Curve { name: input.name, points });
    }
    let plot = Plot { title: "Time to find everything", across: "bytes of input", up: "seconds" };
    plot.write(&folder.join("bytes.svg"), &curves)
}

/// Specifications of up to a thousand fields and five hundred rules, and a
/// document that sets a field in a hundred.
fn rules(folder: &Path) -> Result<(), Box<dyn Error>> {
    let (mut verdicts, mut loads) = (Vec::new(), Vec::new());
    for fields in [8, 16, 32, 64, 125, 250, 500, 1000] {
        let yaml = synthetic::specification(fields, fields / 2);
        let start = Instant::now();
        let spec = tweetspec_spec::load(&yaml).map_err(|mistakes| {
            mistakes.iter().map(|it| it.render("synthetic", &yaml)).collect::<String>()
        })?;
        loads.push((fields as f64, start.elapsed().as_secs_f64()));
        let table: Table = tweetspec_spec::lower(&spec);
        let checker = Checker::new(&table);
        let document = synthetic::document(fields);
        let mut scratch = Scratch::default();
        assert!(checker.is_valid(document.as_bytes(), &mut scratch), "{document}");
        let time = measure(|| {
            std::hint::black_box(checker.is_valid(document.as_bytes(), &mut scratch));
        });
        verdicts.push((fields as f64, time.as_secs_f64()));
    }
    row("fields of a specification: a verdict", &verdicts, "fields");
    row("fields of a specification: loading it", &loads, "fields");
    let curves = [
        Curve { name: "a verdict", points: verdicts },
        Curve { name: "loading the specification", points: loads },
    ];
    let plot =
        Plot { title: "Cost of large specifications", across: "fields; half as many rules", up: "seconds" };
    plot.write(&folder.join("rules.svg"), &curves)
}

/// The fastest of the rounds that fit into the time, after one that does not
/// count.
fn measure(mut run: impl FnMut()) -> Duration {
    run();
    let begin = Instant::now();
    let mut best = Duration::MAX;
    loop {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
        if begin.elapsed() > TIME {
            return best;
        }
    }
}

fn row(name: &str, points: &[(f64, f64)], unit: &str) {
    let slope = |from: (f64, f64), to: (f64, f64)| (to.1 / from.1).ln() / (to.0 / from.0).ln();
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return };
    let decade = points.iter().rev().find(|point| point.0 * 10.0 <= last.0).copied().unwrap_or(first);
    println!(
        "| {name} | {} {unit}, {:.1e} s | {} {unit}, {:.2e} s | {:.2} | {:.2} |",
        first.0,
        first.1,
        last.0,
        last.1,
        slope(decade, last),
        slope(first, last),
    );
}
