//! Documents that are the elements of an array.

use super::{Checker, Scratch};
use crate::finding::Finding;
use crate::pointer::push_token;
use crate::report::Report;
use crate::tape::{Kind, NodeId};

impl Checker<'_> {
    /// Every finding of each element, where the text is an array of documents;
    /// one report for a text that is anything else.
    ///
    /// Spans refer to the whole text and pointers begin at the element. What is
    /// wrong with the text itself is reported for the element it is in, or else
    /// for the one before it. An element is checked when its report is asked for,
    /// so that the findings of a large array need not be held at once.
    ///
    /// ```
    /// use tweetspec_runtime::{Checker, Scratch, Table};
    ///
    /// fn valid(table: &Table, posts: &[u8]) -> usize {
    ///     let mut scratch = Scratch::default();
    ///     let checker = Checker::new(table);
    ///     checker.check_each(posts, &mut scratch).filter(|report| report.is_valid()).count()
    /// }
    /// ```
    pub fn check_each<'a>(
        &'a self,
        json: &'a [u8],
        scratch: &'a mut Scratch,
    ) -> impl Iterator<Item = Report> {
        scratch.tape.read_json(json, true);
        self.elements(json, scratch)
    }

    /// As [`Checker::check_each`], for a YAML document.
    #[cfg(feature = "yaml")]
    pub fn check_each_yaml<'a>(
        &'a self,
        yaml: &'a [u8],
        scratch: &'a mut Scratch,
    ) -> impl Iterator<Item = Report> {
        scratch.tape.read_yaml(yaml);
        self.elements(yaml, scratch)
    }

    fn elements<'a>(&'a self, source: &'a [u8], scratch: &'a mut Scratch) -> impl Iterator<Item = Report> {
        let Scratch { tape, buffers, .. } = scratch;
        let document = tape.document(source);
        let root = document.root().filter(|&root| document.node(root).kind == Kind::Array);
        let elements: Vec<NodeId> = root.map_or_else(Vec::new, |root| document.elements(root).collect());
        let broken = elements.is_empty() && !tape.findings().is_empty();
        let is_one = root.is_none() || broken;
        let mut read = tape.findings();
        (0..if is_one { 1 } else { elements.len() }).map(move |index| {
            if is_one {
                // Of an array of which nothing could be read, no more can be said.
                let root = document.root().filter(|_| root.is_none());
                return self.judge(document, root, read.to_vec(), buffers);
            }
            // Findings are in source order.
            let next = elements.get(index + 1).map(|&next| document.span(next).start);
            let end = read.partition_point(|finding| next.is_none_or(|next| finding.span.start < next));
            let (own, rest) = read.split_at(end);
            read = rest;
            let own = own.iter().cloned().map(|finding| from_element(finding, index)).collect();
            self.judge(document, elements.get(index).copied(), own, buffers)
        })
    }
}

/// A finding of the whole text as one of an element.
fn from_element(mut finding: Finding, index: usize) -> Finding {
    let mut element = String::new();
    push_token(&mut element, &index.to_string());
    let relative = |pointer: &mut String| {
        let rest = pointer.strip_prefix(&element).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        *pointer = rest.unwrap_or_default().to_owned();
    };
    relative(&mut finding.pointer);
    finding.related.iter_mut().for_each(|related| relative(&mut related.pointer));
    finding
}
