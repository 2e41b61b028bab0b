//! Texts that are read whole: the documents in them, one after the other.

use tweetspec_runtime::{Report, Scratch, SourceMap, YamlDocument, yaml_documents};

use super::{add, hand_over};
use crate::args::InputFormat;
use crate::choices::Task;
use crate::options::Options;
use crate::ordered::Hand;
use crate::report::{Payload, Places};
use crate::sinks::Outcome;

/// Findings of elements that are written down together.
const TOGETHER: usize = 1 << 12;

/// Checks the documents of a text that is not one document a line.
pub(super) fn text(
    options: &Options,
    task: &Task,
    source: &[u8],
    scratch: &mut Scratch,
    hand: Hand<'_, Outcome>,
) -> Outcome {
    let mut outcome = Outcome::of(&task.input);
    let mut index = 0;
    for YamlDocument { source, offset, lines_before } in documents(task, source) {
        let payload = Payload { path: &task.input.name, source, offset, lines_before, index };
        if task.input.each {
            index += elements(options, task, &mut outcome, payload, scratch, hand);
        } else {
            add(options, task, &mut outcome, payload, scratch);
            index += 1;
        }
        hand_over(&mut outcome, task, hand);
    }
    outcome
}

/// Checks the elements of an array, writes down their findings, and says how many
/// there are.
fn elements(
    options: &Options,
    task: &Task,
    outcome: &mut Outcome,
    payload: Payload<'_>,
    scratch: &mut Scratch,
    hand: Hand<'_, Outcome>,
) -> usize {
    let map = SourceMap::new(payload.source);
    let mut count = 0;
    let mut waiting: Vec<(usize, Report)> = Vec::new();
    let mut write = |waiting: &mut Vec<(usize, Report)>, outcome: &mut Outcome| {
        // Places are asked for in their order, which costs one walk over the text.
        let findings = waiting.iter().flat_map(|(_, report)| &report.findings);
        let places = Places::on(&map, payload, findings);
        for (index, mut found) in waiting.drain(..) {
            let places = places.of(payload.index + index);
            outcome.summary.baselined += task.hide(&places.payload, &mut found);
            outcome.write(options, task.choices.rules(), &found.findings, &places);
            hand_over(outcome, task, hand);
        }
    };
    let mut findings = 0;
    task.check_each(payload.source, scratch, |report| {
        outcome.summary.documents += 1;
        if !report.is_empty() {
            findings += report.findings.len();
            waiting.push((count, report));
        }
        count += 1;
        // All at once could be a hundred times the text.
        if findings >= TOGETHER {
            write(&mut waiting, outcome);
            findings = 0;
        }
    });
    write(&mut waiting, outcome);
    count
}

/// The documents of a text that is not one document a line.
pub(crate) fn documents<'s>(task: &Task, source: &'s [u8]) -> Vec<YamlDocument<'s>> {
    if task.input.format == InputFormat::Yaml {
        return yaml_documents(source);
    }
    vec![YamlDocument { source, offset: 0, lines_before: 0 }]
}
