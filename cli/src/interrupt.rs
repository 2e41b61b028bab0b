//! Files that go away when a signal ends the program, as they do when it ends
//! by itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The files that are there now.
static FILES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file that goes away if a signal ends the program while this exists.
#[derive(Debug)]
pub(crate) struct Doomed(PathBuf);

impl Doomed {
    /// Takes note of a file.
    pub(crate) fn new(path: &Path) -> Self {
        #[cfg(unix)]
        signals::heed();
        FILES.lock().expect("nothing panics while it is held").insert(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Doomed {
    fn drop(&mut self) {
        FILES.lock().expect("nothing panics while it is held").remove(&self.0);
    }
}

#[cfg(unix)]
mod signals {
    use std::fs;
    use std::sync::Once;
    use std::thread;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::FILES;

    /// Waits for signals on a thread of its own, once there is a file to remove.
    pub(super) fn heed() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            // Without it a signal ends the program at once, and leaves a file.
            let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
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
}
