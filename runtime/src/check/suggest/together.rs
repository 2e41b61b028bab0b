//! Members that are misnamed or misplaced for one reason: one finding, with a
//! label at each and one fix.
//!
//! The body of another version of an API has a dozen names that this one does
//! not know, and whoever writes the members of an object beside it does so
//! with all of them.

use super::transfer::{self, Way};
use super::{Meant, is_normal, normal, unknown};
use crate::check::locate::{self, excerpt, names, some};
use crate::check::state::{At, Step};
use crate::check::walk::Walk;
use crate::finding::{Finding, Fix, Related, Safety};
use crate::table::Text;
use crate::tape::NodeId;

/// Other members that a finding labels; the message counts all of them.
const MOST_LABELS: usize = 19;

/// Members of one object with one reason.
pub(super) struct Group {
    /// Where they stand among the unknown ones.
    pub(super) members: Vec<usize>,
    /// What is wrong with all of them; ends the message.
    why: String,
}

/// The groups of two or more members; what is in none is reported alone.
pub(super) fn groups<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    object: NodeId,
    members: &[(NodeId, NodeId)],
    meant: &[Option<Meant>],
) -> Vec<Group> {
    let mut groups: Vec<(Group, bool)> = Vec::new();
    let mut grouped = vec![false; meant.len()];
    let known = || meant.iter().enumerate().filter_map(|(index, meant)| Some((index, meant.as_ref()?)));
    // What stands for a field that is there already is another matter.
    let is_free = |meant: &Meant| meant.certain && !transfer::is_there(walk, &meant.path);
    for (index, meant) in known().filter(|(_, meant)| !meant.part_of.is_empty() && is_free(meant)) {
        let name = walk.doc.text(members[index].0);
        // A name that is right elsewhere shows nothing by itself.
        let shows = meant.path.last().is_none_or(|field| *field != *name);
        match groups.iter_mut().find(|(group, _)| group.why == meant.part_of) {
            Some((group, shown)) => {
                group.members.push(index);
                *shown |= shows;
            }
            None => groups.push((Group { members: vec![index], why: meant.part_of.to_string() }, shows)),
        }
    }
    groups.retain(|(group, shown)| *shown && group.members.len() > 1);
    for (group, _) in &groups {
        group.members.iter().for_each(|&index| grouped[index] = true);
    }
    let mut respelt = Vec::new();
    let mut inside: Vec<(&[Text], Vec<usize>)> = Vec::new();
    for (index, meant) in known().filter(|(index, meant)| !grouped[*index] && is_free(meant)) {
        let Some((name, parent)) = meant.path.split_last() else { continue };
        if transfer::nearest(walk, &meant.path) == Some((object, 1)) {
            if is_normal(name, &normal(&walk.doc.text(members[index].0))) {
                respelt.push(index);
            }
            continue;
        }
        match inside.iter_mut().find(|(known, _)| *known == parent) {
            Some((_, members)) => members.push(index),
            None => inside.push((parent, vec![index])),
        }
    }
    let inside = inside.into_iter().filter(|(_, members)| members.len() > 1);
    let here = names(walk);
    let inside = inside.map(|(parent, members)| {
        let why = match (parent, &here[..]) {
            ([], [outermost, ..]) => format!("they belong beside `{outermost}`"),
            (parent, _) => format!("they belong inside `{}`", parent.join(".")),
        };
        Group { members, why }
    });
    let is_in_small_letters = |&index: &usize| {
        let name = meant[index].as_ref().and_then(|meant| meant.path.last());
        let is_one = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        name.is_some_and(|name| name.bytes().all(is_one))
    };
    let why = if respelt.iter().all(is_in_small_letters) {
        "names are written here in small letters with `_` between the words"
    } else {
        "names are spelt otherwise here"
    };
    let respelt = Some(Group { members: respelt, why: why.to_owned() });
    let respelt = respelt.filter(|group| group.members.len() > 1);
    groups.into_iter().map(|(group, _)| group).chain(inside).chain(respelt).collect()
}

/// One finding about all members of a group.
pub(super) fn finding<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    object: NodeId,
    group: &Group,
    members: &[(NodeId, NodeId)],
    meant: &[Option<Meant>],
) -> Finding {
    let all: Vec<(NodeId, NodeId, &Meant)> = group
        .members
        .iter()
        .filter_map(|&index| Some((members[index].0, members[index].1, meant[index].as_ref()?)))
        .collect();
    let name = |walk: &Walk<'_, COLLECT>, key| format!("`{}`", excerpt(&walk.doc.text(key)));
    let written: Vec<String> = all.iter().map(|&(key, ..)| name(walk, key)).collect();
    // With the right names in the wrong object, the place is all there is to say.
    let is_right = |&(key, _, meant): &(NodeId, NodeId, &Meant)| match &meant.path[..] {
        [name] => walk.doc.key_is(key, name),
        _ => false,
    };
    let outermost = names(walk).into_iter().next().filter(|_| all.iter().all(is_right));
    let label = |meant: &Meant| match (&meant.path[..], &meant.note, &outermost) {
        ([], Some(note), _) => note.to_string(),
        (_, _, Some(outermost)) => format!("not inside `{outermost}`"),
        (path, ..) => format!("here it is `{}`", path.join(".")),
    };
    let mut finding = unknown(walk, object, all[0].0);
    finding.message = format!("unknown fields {}: {}", some(&written, "and"), group.why);
    finding.label = Some(label(all[0].2));
    for &(key, _, meant) in all.iter().skip(1).take(MOST_LABELS) {
        walk.push(Step { container: object, at: At::Key(key) });
        let (pointer, span) = (locate::pointer(walk), walk.doc.span(key));
        finding.related.push(Related { pointer, span, message: label(meant) });
        walk.pop();
    }
    finding.help = Some(match &outermost {
        Some(outermost) => format!("move them beside `{outermost}`"),
        None => help(walk, &all),
    });
    let ways: Vec<(NodeId, NodeId, &[Text])> =
        all.iter().map(|&(key, value, meant)| (key, value, &meant.path[..])).collect();
    finding.fix = transfer::transferred(walk, object, &ways).map(|(edits, way)| Fix {
        title: if outermost.is_some() { "move them" } else { "write them as they are called here" }
            .to_owned(),
        safety: if way == Way::Whole { Safety::Safe } else { Safety::Unsafe },
        edits,
    });
    finding
}

/// What to write instead of the members.
fn help<const COLLECT: bool>(walk: &Walk<'_, COLLECT>, all: &[(NodeId, NodeId, &Meant)]) -> String {
    let mut written: Vec<String> = Vec::new();
    for (.., meant) in all.iter().filter(|(.., meant)| !meant.path.is_empty()) {
        let path = format!("`{}`", meant.path.join("."));
        if !written.contains(&path) {
            written.push(path);
        }
    }
    let gone = all.iter().filter(|(.., meant)| meant.path.is_empty());
    let gone: Vec<String> = gone.map(|(key, ..)| format!("`{}`", excerpt(&walk.doc.text(*key)))).collect();
    match (&written[..], &gone[..]) {
        ([], gone) => format!("leave {} out", some(gone, "and")),
        (written, []) => format!("write {}", some(written, "and")),
        (written, gone) => format!("write {}; leave {} out", some(written, "and"), some(gone, "and")),
    }
}
