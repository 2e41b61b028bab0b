//! What is wrong with a file that steers the linter, shown as findings are.

use std::io::{self, Write as _};
use std::ops::Range;

use tweetspec_runtime::{Finding, Span};

use crate::complain;
use crate::report::{FORMATS, Look, Payload, Places, Written};

/// Characters of a message that are shown.
const LONGEST_MESSAGE: usize = 300;

/// The mistakes of one file.
#[derive(Debug, Default)]
pub(crate) struct Mistakes(Vec<Finding>);

impl Mistakes {
    /// Adds one; the id is the caller's, to which help may be added.
    pub(crate) fn add(
        &mut self,
        id: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Finding {
        let span = Span::new(span.start, span.end);
        self.0.push(Finding::error(id, span, shortened(message.into())));
        self.0.last_mut().expect("one was added just now")
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A file that steers the linter and cannot be followed.
#[derive(Debug)]
pub(crate) enum Faulty {
    /// It cannot be read; a sentence.
    Unreadable(String),
    /// It is wrong.
    Wrong {
        /// What reports call it.
        path: String,
        /// Its text.
        source: String,
        /// What is wrong.
        mistakes: Mistakes,
    },
}

impl Faulty {
    /// Says on standard error what is wrong.
    pub(crate) fn complain(&self, look: &Look) {
        let (path, source, mistakes) = match self {
            Self::Unreadable(sentence) => return complain(sentence),
            Self::Wrong { path, source, mistakes } => (path, source, mistakes),
        };
        let mut findings = mistakes.0.clone();
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        let payload = Payload { path, source: source.as_bytes(), offset: 0, lines_before: 0, index: 0 };
        let places = Places::new(payload, &findings);
        let format = FORMATS[0];
        let mut out = Written::default();
        for (number, finding) in findings.iter().enumerate() {
            if number > 0 {
                out.text(format.separator());
            }
            format.finding(&mut out, finding, &places, look);
            out.end_finding();
        }
        // A closed standard error is no reason to fail in another way.
        let _ = io::stderr().write_all(out.first(findings.len()));
    }
}

/// A message that repeats what was written may repeat a book.
fn shortened(mut message: String) -> String {
    if let Some((end, _)) = message.char_indices().nth(LONGEST_MESSAGE) {
        message.truncate(end);
        message.push('…');
    }
    message
}
