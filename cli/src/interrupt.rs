//! Files that go away when a signal ends the program, as they do when it ends
//! by itself.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The files that are there now.
static FILES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file that goes away if a signal ends the program while this exists.
#[derive(Debug)]
pub(crate) struct Doomed(PathBuf);

impl Doomed {
    /// Makes a file and takes note of it, so that there is no moment between the
    /// two in which a signal would leave it.
    pub(crate) fn create<T>(
        make: impl FnOnce() -> io::Result<T>,
        path: impl FnOnce(&T) -> &Path,
    ) -> io::Result<(T, Self)> {
        #[cfg(unix)]
        signals::heed();
        let mut files = FILES.lock().expect("nothing panics while it is held");
        let file = make()?;
        let path = path(&file).to_owned();
        files.insert(path.clone());
        Ok((file, Self(path)))
    }
}

impl Drop for Doomed {
    fn drop(&mut self) {
        FILES.lock().expect("nothing panics while it is held").remove(&self.0);
    }
}

#[cfg(unix)]
mod signals {
    use std::ffi::c_int;
    use std::fs;
    use std::sync::Once;
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::FILES;

    /// What ends a program that does not care: Ctrl-C, a shell that wants it gone,
    /// and a terminal that is closed.
    const DEADLY: [c_int; 3] = [SIGINT, SIGTERM, SIGHUP];

    /// Waits for signals on a thread of its own, once there is a file to remove.
    pub(super) fn heed() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let ignored = ignored();
            let deadly = DEADLY.into_iter().filter(|signal| ignored & 1 << (signal - 1) == 0);
            // Without it a signal ends the program at once, and leaves a file.
            let Ok(mut signals) = Signals::new(deadly) else { return };
            thread::spawn(move || {
                for signal in &mut signals {
                    // The lock is kept: from here on no file begins.
                    let Ok(files) = FILES.lock() else { return };
                    for file in files.iter() {
                        let _ = fs::remove_file(file);
                    }
                    // A shell has to see that a signal ended the program.
                    let _ = emulate_default_handler(signal);
                }
            });
        });
    }

    /// The signals that whoever started the program wants it to ignore, as `nohup`
    /// does and a shell for what runs in the background; a bit each, the lowest for
    /// the first. Only Linux says so without unsafe code.
    fn ignored() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
    }
}
