//! Texts that are read whole: the documents in them, one after the other.

use tweetspec_runtime::{Scratch, YamlDocument, yaml_documents};

use super::add;
use crate::args::InputFormat;
use crate::choices::Task;
use crate::options::Options;
use crate::report::{Payload, Places};
use crate::sinks::Outcome;

/// Checks the documents of a text that is not one document a line.
pub(super) fn text(options: &Options, task: &Task, source: &[u8], scratch: &mut Scratch) -> Outcome {
    let mut outcome = Outcome::of(&task.input);
    for YamlDocument { source, offset, lines_before } in documents(task, source) {
        let index = outcome.summary.documents;
        let payload = Payload { path: &task.input.name, source, offset, lines_before, index };
        if task.input.each {
            elements(options, task, &mut outcome, payload, scratch);
        } else {
            add(options, task, &mut outcome, payload, scratch);
        }
    }
    outcome
}

/// Checks the elements of an array, and writes down their findings.
fn elements(
    options: &Options,
    task: &Task,
    outcome: &mut Outcome,
    payload: Payload<'_>,
    scratch: &mut Scratch,
) {
    let reports = task.check_each(payload.source, scratch);
    // All at once, which costs one walk over the text.
    let places = Places::new(payload, reports.iter().flat_map(|report| &report.findings));
    for mut found in reports {
        let places = places.of(outcome.summary.documents);
        outcome.summary.documents += 1;
        outcome.summary.baselined += task.hide(&places.payload, &mut found);
        if !found.is_empty() {
            outcome.write(options, task.choices.rules(), &found.findings, &places);
        }
    }
}

/// The documents of a text that is not one document a line.
pub(crate) fn documents<'s>(task: &Task, source: &'s [u8]) -> Vec<YamlDocument<'s>> {
    if task.input.format == InputFormat::Yaml {
        return yaml_documents(source);
    }
    vec![YamlDocument { source, offset: 0, lines_before: 0 }]
}
