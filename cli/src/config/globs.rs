//! Which files a part of a configuration is about.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// What a glob may hold that is more than a name.
const SPECIAL: [char; 6] = ['*', '?', '[', ']', '{', '}'];

/// One or more globs, as `.gitignore` reads them: one without a slash is about
/// names in every folder, and a folder stands for all that is in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Globs {
    set: GlobSet,
    written: Vec<String>,
}

impl Globs {
    /// Reads them; the first that cannot be read is given back by its number,
    /// with the reason.
    pub(super) fn new<'a>(globs: impl IntoIterator<Item = &'a str>) -> Result<Self, (usize, String)> {
        let mut set = GlobSetBuilder::new();
        let mut written = Vec::new();
        for (number, glob) in globs.into_iter().enumerate() {
            let whole = whole(glob).map_err(|reason| (number, reason.to_owned()))?;
            for pattern in [whole.clone(), format!("{whole}/**")] {
                let built = GlobBuilder::new(&pattern).literal_separator(true).build();
                set.add(built.map_err(|error| (number, error.kind().to_string()))?);
            }
            written.push(whole);
        }
        let set = set.build().map_err(|error| (0, error.kind().to_string()))?;
        Ok(Self { set, written })
    }

    /// Whether they are about the file with this path, relative to the folder
    /// of the configuration.
    pub(super) fn is_match(&self, path: &Path) -> bool {
        self.set.is_match(path)
    }

    /// The folders that hold every file they can be about, or the files
    /// themselves.
    pub(super) fn roots(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.written.iter().map(|glob| {
            let plain = glob.split('/').take_while(|part| !part.contains(SPECIAL));
            plain.collect()
        })
    }
}

/// The glob relative to the folder of the configuration.
fn whole(glob: &str) -> Result<String, &'static str> {
    let inner = glob.trim_end_matches('/');
    if inner.is_empty() {
        return Err("it names no file");
    }
    if glob.starts_with('!') {
        return Err("a glob cannot be turned round; list the files that are meant");
    }
    if inner.split('/').any(|part| part == "..") {
        return Err("it leaves the folder of the configuration");
    }
    let inner = inner.strip_prefix("./").unwrap_or(inner);
    Ok(match inner.strip_prefix('/') {
        Some(anchored) => anchored.to_owned(),
        None if inner.contains('/') => inner.to_owned(),
        None => format!("**/{inner}"),
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::Globs;

    #[track_caller]
    fn check(glob: &str, path: &str, expected: bool) {
        let globs = Globs::new([glob]).expect("the glob is right");
        assert_eq!(globs.is_match(Path::new(path)), expected, "{glob} {path}");
    }

    #[test]
    fn globs_are_read_as_in_gitignore() {
        check("a.json", "a.json", true);
        check("a.json", "deep/er/a.json", true);
        check("/a.json", "deep/a.json", false);
        check("./deep/a.json", "deep/a.json", true);
        check("drafts", "drafts/one/a.json", true);
        check("drafts/", "2025/drafts/a.json", true);
        check("drafts/*.json", "drafts/a.json", true);
        check("drafts/*.json", "drafts/one/a.json", false);
        check("drafts/*.json", "2025/drafts/a.json", false);
        check("drafts/**/*.{json,ndjson}", "drafts/one/a.ndjson", true);
        check("*.json", "one/a.json", true);
        check("*.json", "a.ndjson", false);
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for glob in ["", "/", "../a.json", "a/../../b", "!a.json", "a[", "{a"] {
            assert!(Globs::new([glob]).is_err(), "{glob}");
        }
    }

    #[test]
    fn the_roots_hold_every_file() {
        let roots = |glob: &str| -> Vec<PathBuf> { Globs::new([glob]).expect("right").roots().collect() };
        assert_eq!(roots("drafts/2025/*.json"), [PathBuf::from("drafts/2025")]);
        assert_eq!(roots("/drafts/a.json"), [PathBuf::from("drafts/a.json")]);
        assert_eq!(roots("a.json"), [PathBuf::new()]);
    }
}
