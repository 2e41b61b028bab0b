//! A file may have several names among the inputs, through links, and is mended
//! under one of them: what two write at once is lost.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use crate::inputs::{Input, Source};

/// The inputs, each file under one name: one that is no link, or else the first.
pub(super) fn one_each(inputs: Vec<Input>) -> Vec<Input> {
    // Several hard links are several files: each gets a content of its own.
    let mut chosen: HashMap<PathBuf, (bool, usize)> = HashMap::new();
    let mut places = Vec::with_capacity(inputs.len());
    for (number, input) in inputs.iter().enumerate() {
        let place = match &input.source {
            Source::File { path, .. } => fs::canonicalize(path).ok().map(|place| (path.is_symlink(), place)),
            Source::Stdin | Source::Stream(_) | Source::Packed(_) => None,
        };
        places.push(place.map(|(is_link, place)| {
            let best = chosen.entry(place.clone()).or_insert((is_link, number));
            *best = (*best).min((is_link, number));
            place
        }));
    }
    let inputs = inputs.into_iter().zip(places).enumerate();
    let is_chosen = |number, place: Option<PathBuf>| {
        place.is_none_or(|place| chosen.get(&place).is_some_and(|(_, best)| *best == number))
    };
    inputs.filter_map(|(number, (input, place))| is_chosen(number, place).then_some(input)).collect()
}
