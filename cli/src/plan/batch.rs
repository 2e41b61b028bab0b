//! What a batch consists of: the same inputs as `check` reads, counted.

use std::io;
use std::path::PathBuf;

use tweetspec::plan;
use tweetspec_runtime::{Checker, Document, Kind, NodeId, Report, Scratch, Tape, yaml_documents};

use super::counted_as;
use crate::args::InputFormat;
use crate::escape::visible;
use crate::inputs::{self, Input, Reading};
use crate::ndjson::{self, Chunk};
use crate::opened::{self, Opened};

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
    /// What could not be read, or is no post, a sentence each.
    pub(super) left_out: Vec<String>,
}

/// Reads and counts what is named.
pub(super) fn read(paths: &[PathBuf], reading: Reading, checker: &Checker<'_>) -> Batch {
    let inputs = inputs::find(paths, "<stdin>", reading);
    inputs.say_what_is_missing();
    let batch = Batch { left_out: inputs.unreadable, ..Batch::default() };
    let (tape, scratch) = (Tape::new(), Scratch::default());
    let mut counter = Counter { checker, batch, no_posts: NoPosts::default(), tape, scratch };
    for input in &inputs.found {
        match counter.input(input) {
            Ok(()) => counter.batch.files += 1,
            Err(error) => counter.batch.left_out.push(inputs::cannot_read(&input.name, &error)),
        }
        let no_posts = std::mem::take(&mut counter.no_posts);
        counter.batch.left_out.extend(no_posts.sentences(input));
    }
    counter.batch
}

struct Counter<'c> {
    checker: &'c Checker<'c>,
    batch: Batch,
    /// Of the input at hand.
    no_posts: NoPosts,
    tape: Tape,
    scratch: Scratch,
}

/// Documents that are no objects: nothing that mends one makes it a post.
#[derive(Debug, Default)]
struct NoPosts {
    arrays: u64,
    others: u64,
    /// Documents that were read from a line of their own, posts among them.
    lines: u64,
}

impl NoPosts {
    /// What to say of an input that holds them.
    fn sentences(&self, input: &Input) -> Vec<String> {
        let name = visible(&input.name);
        let mut sentences = Vec::new();
        if self.arrays > 0 {
            let arrays = counted_as(self.arrays, "array is no post", "arrays are no posts");
            // One document a line is not taken apart; a single line may be a whole
            // text as well.
            let is_whole = input.format != InputFormat::Ndjson && self.lines <= 1;
            let way_out = if is_whole && !input.each { "; with --each, the elements are" } else { "" };
            sentences.push(format!("{name}: {arrays}{way_out}"));
        }
        if self.others > 0 {
            let values = counted_as(self.others, "value is no post", "values are no posts");
            sentences.push(format!("{name}: {values}: a post is an object"));
        }
        sentences
    }
}

impl Counter<'_> {
    fn input(&mut self, input: &Input) -> io::Result<()> {
        match opened::open(&input.source, input.format)? {
            Opened::Lines(kept, mut feed) => {
                self.lines(&kept);
                let mut chunk = Chunk::default();
                while feed.next(&mut chunk)? {
                    self.lines(chunk.text());
                }
            }
            Opened::Whole(text) if input.format == InputFormat::Yaml => {
                for document in yaml_documents(&text) {
                    self.document(document.source, true, input.each);
                }
            }
            Opened::Whole(text) => self.document(&text, false, input.each),
            Opened::Blank(_) => {}
        }
        Ok(())
    }

    fn lines(&mut self, text: &[u8]) {
        for line in ndjson::lines(text) {
            self.no_posts.lines += 1;
            self.document(line.source, false, false);
        }
    }

    /// Counts a document, or its elements where each is a post of its own.
    fn document(&mut self, source: &[u8], yaml: bool, each: bool) {
        // An empty file holds no post that could be mended and sent.
        if source.trim_ascii().is_empty() {
            return;
        }
        let Self { checker, batch, no_posts, tape, scratch } = self;
        let is_valid = |report: Report| report.is_valid();
        let verdicts: Vec<bool> = match (each, yaml) {
            (false, false) => vec![checker.is_valid(source, scratch)],
            (false, true) => vec![checker.is_valid_yaml(source, scratch)],
            (true, false) => checker.check_each(source, scratch).map(is_valid).collect(),
            (true, true) => checker.check_each_yaml(source, scratch).map(is_valid).collect(),
        };
        if yaml {
            tape.read_yaml(source);
        } else {
            tape.read_json(source, true);
        }
        let document = tape.document(source);
        let root = document.root();
        let list = root.filter(|root| each && document.node(*root).kind == Kind::Array);
        let posts: Vec<NodeId> =
            list.map_or_else(|| root.into_iter().collect(), |list| document.elements(list).collect());
        for (number, valid) in verdicts.into_iter().enumerate() {
            let post = posts.get(number).copied();
            match post.map(|post| document.node(post).kind) {
                Some(Kind::Array) => no_posts.arrays += 1,
                Some(Kind::Null | Kind::True | Kind::False | Kind::Number | Kind::String) => {
                    no_posts.others += 1;
                }
                // What is in another notation may yet be mended.
                Some(Kind::Object | Kind::Broken) | None => batch.add(&document, post, valid),
            }
        }
    }
}

impl Batch {
    /// Counts one post, as far as it can be read.
    fn add(&mut self, document: &Document<'_>, post: Option<NodeId>, valid: bool) {
        let kind = |value: NodeId| document.node(value).kind;
        let member = |name: &str| {
            let post = post.filter(|post| kind(*post) == Kind::Object)?;
            document.members(post).find(|(key, _)| document.key_is(*key, name)).map(|(_, value)| value)
        };
        let is_linked = |text: NodeId| kind(text) == Kind::String && plan::has_link(&document.text(text));
        self.posts += 1;
        self.refused += u64::from(!valid);
        if member("text").is_some_and(is_linked) {
            self.with_link += 1;
        } else if member("reply").is_some_and(|reply| kind(reply) == Kind::Object) {
            self.replies += 1;
        }
    }
}
