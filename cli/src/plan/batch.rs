//! What a batch consists of: the same inputs as `check` reads, counted.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::PathBuf;

use tweetspec::plan;
use tweetspec_runtime::{Checker, Document, Kind, NodeId, Scratch, Tape, yaml_documents};

use crate::args::InputFormat;
use crate::inputs::{self, Input, Reading, Source};
use crate::{ndjson, packed};

/// Counts over everything that was read.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Documents.
    pub(super) posts: u64,
    /// Files, standard input included.
    pub(super) files: u64,
    /// Documents with a link in their text.
    pub(super) with_link: u64,
    /// Other documents that are replies.
    pub(super) replies: u64,
    /// Documents with errors.
    pub(super) refused: u64,
    /// What could not be read, a sentence each.
    pub(super) unreadable: Vec<String>,
}

/// Reads and counts what is named.
pub(super) fn read(paths: &[PathBuf], format: InputFormat, checker: &Checker<'_>) -> Batch {
    let inputs = inputs::find(paths, "<stdin>", Reading { format, ..Reading::default() });
    let batch = Batch { unreadable: inputs.unreadable, ..Batch::default() };
    let mut counter = Counter { checker, batch, tape: Tape::new(), scratch: Scratch::default() };
    for input in &inputs.found {
        match counter.input(input) {
            Ok(()) => counter.batch.files += 1,
            Err(error) => counter.batch.unreadable.push(inputs::cannot_read(&input.name, &error)),
        }
    }
    counter.batch
}

struct Counter<'c> {
    checker: &'c Checker<'c>,
    batch: Batch,
    tape: Tape,
    scratch: Scratch,
}

impl Counter<'_> {
    fn input(&mut self, input: &Input) -> io::Result<()> {
        let reader: Box<dyn Read + Send> = match &input.source {
            Source::Stdin => Box::new(io::stdin()),
            Source::File { path, .. } if matches!(input.format, InputFormat::Json | InputFormat::Yaml) => {
                let text = fs::read(path)?;
                self.whole(&text, input.format);
                return Ok(());
            }
            Source::File { path, .. } | Source::Stream(path) => Box::new(File::open(path)?),
            Source::Packed(path) => packed::open(path)?,
        };
        let mut format = input.format;
        // What was read before it was clear what it is, or all of a document.
        let mut kept = Vec::new();
        for block in ndjson::blocks(reader) {
            kept.extend_from_slice(&block?);
            if format == InputFormat::Auto {
                format = match ndjson::looks_like_ndjson(&kept) {
                    Some(true) => InputFormat::Ndjson,
                    Some(false) => InputFormat::Json,
                    None => InputFormat::Auto,
                };
            }
            if format == InputFormat::Ndjson {
                for line in ndjson::lines(&kept) {
                    self.document(line.source, false);
                }
                kept.clear();
            }
        }
        if !matches!(format, InputFormat::Ndjson | InputFormat::Auto) {
            self.whole(&kept, format);
        }
        Ok(())
    }

    fn whole(&mut self, text: &[u8], format: InputFormat) {
        if format != InputFormat::Yaml {
            return self.document(text, false);
        }
        for document in yaml_documents(text) {
            self.document(document.source, true);
        }
    }

    fn document(&mut self, source: &[u8], yaml: bool) {
        // An empty file holds no post that could be mended and sent.
        if source.trim_ascii().is_empty() {
            return;
        }
        let Self { checker, batch, tape, scratch } = self;
        let valid =
            if yaml { checker.is_valid_yaml(source, scratch) } else { checker.is_valid(source, scratch) };
        if yaml {
            tape.read_yaml(source);
        } else {
            tape.read_json(source, true);
        }
        let document = tape.document(source);
        let member = |name: &str| {
            let root = document.root().filter(|root| document.node(*root).kind == Kind::Object)?;
            document.members(root).find(|(key, _)| document.key_is(*key, name)).map(|(_, value)| value)
        };
        let kind = |value: NodeId| document.node(value).kind;
        let is_linked = |document: &Document<'_>, text: NodeId| plan::has_link(&document.text(text));
        batch.posts += 1;
        batch.refused += u64::from(!valid);
        if member("text").is_some_and(|text| kind(text) == Kind::String && is_linked(&document, text)) {
            batch.with_link += 1;
        } else if member("reply").is_some_and(|reply| kind(reply) == Kind::Object) {
            batch.replies += 1;
        }
    }
}
