//! Texts that are read whole: the documents in them, one after the other.

use tweetspec_runtime::{Scratch, YamlDocument, yaml_documents};

use super::add;
use crate::args::InputFormat;
use crate::choices::Task;
use crate::options::Options;
use crate::report::Payload;
use crate::sinks::Outcome;

/// Checks the documents of a text that is not one document a line.
pub(super) fn text(options: &Options, task: &Task, source: &[u8], scratch: &mut Scratch) -> Outcome {
    let mut outcome = Outcome::default();
    for (index, document) in documents(task, source).into_iter().enumerate() {
        let YamlDocument { source, offset, lines_before } = document;
        let payload = Payload { path: &task.input.name, source, offset, lines_before, index };
        add(options, task, &mut outcome, payload, scratch);
    }
    outcome
}

/// The documents of a text that is not one document a line.
pub(crate) fn documents<'s>(task: &Task, source: &'s [u8]) -> Vec<YamlDocument<'s>> {
    if task.input.format == InputFormat::Yaml {
        return yaml_documents(source);
    }
    vec![YamlDocument { source, offset: 0, lines_before: 0 }]
}
