//! Files that are compressed with gzip, as exports and logs often are.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

/// The extension of a compressed file.
const EXTENSION: &str = "gz";
/// What is read of a compressed file at once.
const READ: usize = 1 << 16;

/// Whether the name says that the file is compressed.
pub(crate) fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

/// The name of what is in the file: `a.json` of `a.json.gz`.
pub(crate) fn unpacked_name(path: &Path) -> &Path {
    match path.file_stem() {
        Some(stem) if is_packed(path) => Path::new(stem),
        _ => path,
    }
}

/// Opens what is in the file. Compressed files may be joined like others
/// (`cat a.gz b.gz`), so there may be several in one.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    let file = BufReader::with_capacity(READ, File::open(path)?);
    Ok(Box::new(MultiGzDecoder::new(file)))
}
