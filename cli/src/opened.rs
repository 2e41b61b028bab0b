//! An input, read until it is clear what it holds.

use std::fs::{self, File};
use std::io;

use crate::args::InputFormat;
use crate::inputs::Source;
use crate::ndjson::{Chunk, Feed, settled};
use crate::packed;

/// What an input holds.
pub(crate) enum Opened {
    /// One document a line: the lines that were read already, and where the others
    /// come from.
    Lines(Vec<u8>, Feed),
    /// All of a text that is something else.
    Whole(Vec<u8>),
    /// All of a stream of unknown format that has nothing but blank lines.
    Blank(Vec<u8>),
}

/// Opens an input, which holds what it is said to hold, or else what its first
/// line looks like.
pub(crate) fn open(source: &Source, format: InputFormat) -> io::Result<Opened> {
    let feed = match source {
        // Its size is known, so that nothing has to be copied while it grows.
        Source::File { path, .. } if matches!(format, InputFormat::Json | InputFormat::Yaml) => {
            return fs::read(path).map(Opened::Whole);
        }
        Source::Stdin => Feed::beside(Box::new(io::stdin())),
        Source::File { path, .. } => Feed::here(Box::new(File::open(path)?)),
        Source::Stream(path) => Feed::beside(Box::new(File::open(path)?)),
        Source::Packed(path) => Feed::here(packed::open(path)?),
    };
    Ok(match (source, Opened::read(feed, format)?) {
        // A file is there to hold something, whatever its size; of a program nobody
        // knows how much it has to say.
        (Source::File { .. } | Source::Packed(_), Opened::Blank(text)) => Opened::Whole(text),
        (_, opened) => opened,
    })
}

impl Opened {
    /// Reads until it is clear what there is.
    pub(crate) fn read(mut feed: Feed, mut format: InputFormat) -> io::Result<Self> {
        let mut kept = Vec::new();
        let mut chunk = Chunk::default();
        while format != InputFormat::Ndjson && feed.next(&mut chunk)? {
            kept.extend_from_slice(chunk.text());
            // As long as that is unknown, everything before was blank.
            format = settled(format, chunk.text());
        }
        Ok(match format {
            InputFormat::Ndjson => Self::Lines(kept, feed),
            InputFormat::Json | InputFormat::Yaml => Self::Whole(kept),
            InputFormat::Auto => Self::Blank(kept),
        })
    }
}
