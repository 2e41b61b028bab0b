//! Paths as other programs expect them: relative to where the run started,
//! with `/`, and as a URI where one is asked for.

use std::borrow::Cow;
use std::env;
use std::fmt::Write as _;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::LazyLock;

/// Where the run started; nothing in this program changes it.
static START: LazyLock<Option<String>> =
    LazyLock::new(|| env::current_dir().ok().map(|path| path.to_string_lossy().into_owned()));

/// The path without `./`, and without the folder of the run where it names that.
///
/// Services that show findings beside the code take paths from the root of the
/// repository, and are lost with any other.
pub(crate) fn relative(path: &str) -> Cow<'_, str> {
    relative_to(START.as_deref(), path)
}

fn relative_to<'p>(start: Option<&str>, path: &'p str) -> Cow<'p, str> {
    let inside = start
        .and_then(|start| path.strip_prefix(start.trim_end_matches(MAIN_SEPARATOR)))
        .and_then(|rest| rest.strip_prefix(MAIN_SEPARATOR))
        .filter(|rest| !rest.is_empty());
    let mut path = inside.unwrap_or(path);
    while let Some(rest) = path.strip_prefix("./").filter(|rest| !rest.is_empty()) {
        path = rest.trim_start_matches('/');
    }
    if MAIN_SEPARATOR == '/' { Cow::Borrowed(path) } else { path.replace(MAIN_SEPARATOR, "/").into() }
}

/// Links that are followed one after the other, as many as Linux does.
const MOST_LINKS: usize = 40;

/// The path from the root, through every link on the way, also one to something
/// that is not there yet.
pub(crate) fn whole(path: &Path) -> PathBuf {
    through(path, MOST_LINKS)
}

fn through(path: &Path, links: usize) -> PathBuf {
    // An empty rest would end the path with a separator.
    let join = |folder: PathBuf, rest: &Path| {
        if rest.as_os_str().is_empty() { folder } else { folder.join(rest) }
    };
    for folder in path.ancestors() {
        let Ok(rest) = path.strip_prefix(folder) else { continue };
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Ok(whole) = here.canonicalize() {
            return join(whole, rest);
        }
        if links > 0
            && let Ok(target) = here.read_link()
        {
            return through(&join(parent(here).join(target), rest), links - 1);
        }
    }
    path.to_owned()
}

/// The folder that a path is in.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path as a URI reference: relative where it can be, percent-encoded.
pub(crate) fn uri(path: &str) -> String {
    encoded(&relative(path))
}

/// An absolute path as a URI.
pub(crate) fn file_uri(path: &Path) -> String {
    let path = path.to_string_lossy();
    encoded(&if MAIN_SEPARATOR == '/' { path } else { path.replace(MAIN_SEPARATOR, "/").into() })
}

/// A path with `/` as a URI reference, with a scheme where it is absolute.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 8);
    if Path::new(path).is_absolute() {
        out.push_str(if path.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in path.bytes() {
        match byte {
            // A colon would make what is before it a scheme, so it is not here.
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into());
            }
            _ => {
                // Writing into memory cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{relative_to, uri, whole};

    #[test]
    fn a_path_is_whole_though_it_leads_nowhere() {
        let here = Path::new(".").canonicalize().expect("the folder of the run is there");
        assert_eq!(whole(Path::new(".")), here);
        assert_eq!(whole(Path::new("src")), here.join("src"));
        assert_eq!(whole(Path::new("none")), here.join("none"));
        assert_eq!(whole(Path::new("src/none/at/all.json")), here.join("src/none/at/all.json"));
        assert_eq!(whole(Path::new("/none/at/all.json")), Path::new("/none/at/all.json"));
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_followed_though_it_leads_nowhere() {
        let folder = tempfile::tempdir().expect("the folder for temporary files can be written");
        let root = folder.path().canonicalize().expect("it is there");
        let place = |name: &str| root.join(name);
        for (link, target) in
            [("a", "none"), ("b", "a"), ("c", "none/../d"), ("here", "."), ("loop", "loop"), ("far", "/none")]
        {
            std::os::unix::fs::symlink(target, place(link)).expect("a folder of our own");
        }
        for (path, expected) in [
            ("a", place("none")),
            ("b", place("none")),
            ("b/e.json", place("none/e.json")),
            ("here/a", place("none")),
            ("here/f.json", place("f.json")),
            ("far", "/none".into()),
            // It has no end, so that it is its own place.
            ("loop", place("loop")),
        ] {
            assert_eq!(whole(&place(path)), expected, "{path}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn paths_start_where_the_run_did() {
        let check = |path: &str, expected: &str| assert_eq!(relative_to(Some("/home/me"), path), expected);
        check("a.json", "a.json");
        check("./a.json", "a.json");
        check(".//./a.json", "a.json");
        check("../a.json", "../a.json");
        check("/home/me/a/b.json", "a/b.json");
        check("/home/meadow/a.json", "/home/meadow/a.json");
        check("/home/me/", "/home/me/");
        assert_eq!(relative_to(None, "/a.json"), "/a.json");
        assert_eq!(relative_to(Some("/"), "/a.json"), "a.json");
    }

    #[test]
    #[cfg(unix)]
    fn what_a_uri_cannot_hold_is_encoded() {
        assert_eq!(uri("./a b/ü#1?.json"), "a%20b/%C3%BC%231%3F.json");
        assert_eq!(uri("c:d.json"), "c%3Ad.json");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("/no such folder/a%.json"), "file:///no%20such%20folder/a%25.json");
    }
}
