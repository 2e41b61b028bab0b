//! Other programs: how long they take and how much memory they need.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often the memory of a program is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// What a run of a program cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// From start to end.
    pub(crate) time: Duration,
    /// The most memory that was resident, in bytes, as the system says while
    /// the program runs; 0 if it was over too soon.
    pub(crate) memory: u64,
    /// The exit status.
    pub(crate) status: i32,
}

/// What goes into a program.
#[derive(Clone, Copy)]
pub(crate) enum Input<'a> {
    /// Nothing.
    Nothing,
    /// A file by way of a pipe.
    Pipe(&'a Path),
}

/// The fastest of several runs; what it prints is thrown away.
pub(crate) fn fastest(runs: usize, input: Input<'_>, make: impl Fn() -> Command) -> io::Result<Cost> {
    let mut best: Option<Cost> = None;
    let mut memory = 0;
    for _ in 0..runs {
        let cost = once(input, make())?;
        memory = memory.max(cost.memory);
        if best.is_none_or(|best| cost.time < best.time) {
            best = Some(cost);
        }
    }
    let best = best.ok_or_else(|| io::Error::other("no run was asked for"))?;
    Ok(Cost { memory, ..best })
}

fn once(input: Input<'_>, mut command: Command) -> io::Result<Cost> {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.stdin(match input {
        Input::Nothing => Stdio::null(),
        Input::Pipe(_) => Stdio::piped(),
    });
    let start = Instant::now();
    let mut child = command.spawn()?;
    let feeder = match (input, child.stdin.take()) {
        (Input::Pipe(path), Some(mut pipe)) => {
            let mut file = File::open(path)?;
            Some(thread::spawn(move || feed(&mut file, &mut pipe)))
        }
        _ => None,
    };
    let (status, memory) = wait(&mut child)?;
    let time = start.elapsed();
    if let Some(feeder) = feeder {
        // A program that stops early closes the pipe, which is its business.
        let _ = feeder.join();
    }
    Ok(Cost { time, memory, status })
}

fn feed(from: &mut impl Read, to: &mut impl Write) -> io::Result<()> {
    io::copy(from, to).map(drop)
}

/// Waits for a program, while a thread looks at its memory.
fn wait(child: &mut Child) -> io::Result<(i32, u64)> {
    let status_file = format!("/proc/{}/status", child.id());
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut memory = 0;
            while !over.load(Ordering::Relaxed) {
                memory = memory.max(peak(&status_file).unwrap_or(0));
                thread::sleep(LOOK);
            }
            memory
        });
        let status = child.wait();
        over.store(true, Ordering::Relaxed);
        let memory = watcher.join().expect("the watcher does not panic");
        Ok((status?.code().unwrap_or(-1), memory))
    })
}

/// The high-water mark that Linux keeps of a program's memory.
pub(crate) fn peak(status_file: &str) -> Option<u64> {
    let text = fs::read_to_string(status_file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
