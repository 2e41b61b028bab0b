//! Members that no field names: what they are meant to be.

mod advise;
mod together;
mod transfer;

use super::locate::{excerpt, listed, names};
use super::walk::Walk;
use super::{edits, foreign, said};
use crate::finding::{Finding, Fix, Safety, Severity};
use crate::table::{ObjectShape, Shape, Text};
use crate::tape::NodeId;
use advise::advise;

/// Names longer than this are not compared letter by letter: nobody mistypes
/// a field into a paragraph, and a hostile document could be full of them.
const MAX_NAME: usize = 64;

/// Members of one object that are compared with the fields. Looking for what
/// is there already takes longer the more members there are, and whoever has
/// this many has sent something else altogether.
const MAX_ADVISED: usize = 100;

/// A name without case and separators, so that `durationMinutes`,
/// `duration-minutes` and `Duration Minutes` are the same.
pub(super) fn normal(name: &str) -> String {
    letters(name).collect()
}

/// Whether [`normal`] of a name is this, which is known at the first letter
/// that differs.
pub(super) fn is_normal(name: &str, normal: &str) -> bool {
    letters(name).eq(normal.chars())
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.'));
    letters.flat_map(char::to_lowercase)
}

/// The one candidate that is clearly nearest to what was written.
pub(super) fn nearest<'c>(written: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    if written.is_empty() || written.len() > MAX_NAME {
        return None;
    }
    let written = normal(written);
    let mut scored: Vec<(f64, &str)> =
        candidates.map(|name| (strsim::jaro_winkler(&written, &normal(name)), name)).collect();
    // A stable sort keeps the order of the specification among equals.
    scored.sort_by(|left, right| right.0.total_cmp(&left.0));
    match scored[..] {
        [(best, name)] if best >= 0.85 => Some(name),
        [(best, name), (second, _), ..] if best >= 0.85 && second < best => Some(name),
        _ => None,
    }
}

/// What a member is meant to be.
struct Meant {
    /// Member names from the root; empty when it has no place in the document.
    path: Vec<Text>,
    /// Why, for an alias.
    note: Option<Text>,
    /// What the document is that has such names; empty if they tell nothing.
    part_of: Text,
    /// Whether there is no doubt, so that a fix may be applied.
    certain: bool,
}

/// Reports the members of a closed object that no field names, and returns the
/// names of the fields of the same object that some of them stand for.
pub(super) fn report_unknown<'a, const COLLECT: bool>(
    walk: &mut Walk<'a, COLLECT>,
    shape: &'a ObjectShape,
    object: NodeId,
    members: &[(NodeId, NodeId)],
    present: &[Option<NodeId>],
) -> Vec<Text> {
    if walk.is_full() {
        // Nobody reads what they are meant to be, and there may be millions.
        walk.spare(members.len(), Severity::Error);
        return Vec::new();
    }
    let here = names(walk);
    if here.is_empty()
        && present.iter().all(Option::is_none)
        && let Some(finding) = foreign::whole(walk, shape, object, members)
    {
        // Nobody can know what the document lacks.
        walk.meant.push(Vec::new());
        walk.report(Severity::Error, |_| finding);
        return Vec::new();
    }
    let mut meant_here = Vec::new();
    // The objects that a fix of this round creates; a second member that wants
    // the same one has to wait for the next round.
    let mut created: Vec<Text> = Vec::new();
    let meant: Vec<Option<Meant>> = members
        .iter()
        .take(MAX_ADVISED)
        .map(|&(key, _)| meant(walk, shape, &here, &walk.doc.text(key)))
        .collect();
    // Members that have no place for one and the same reason are one mistake.
    let note = |meant: &Option<Meant>| {
        meant.as_ref().filter(|meant| meant.path.is_empty()).and_then(|meant| meant.note.clone())
    };
    let mut notes: Vec<Option<Text>> = meant.iter().map(note).collect();
    let groups = together::groups(walk, object, members, &meant);
    let mut findings: Vec<Option<Finding>> = Vec::new();
    for group in &groups {
        let finding = together::finding(walk, object, group, members, &meant);
        for &index in &group.members {
            notes[index] = None;
            let path = meant[index].as_ref().and_then(|meant| inside(&meant.path, &here));
            if finding.fix.is_some() {
                created.extend(path.and_then(|path| path.first()).cloned());
            }
        }
        findings.push(Some(finding));
    }
    let meant = meant.into_iter().chain(std::iter::repeat_with(|| None));
    for (index, (&(key, value), meant)) in members.iter().zip(meant).enumerate() {
        if let Some(group) = groups.iter().position(|group| group.members.contains(&index)) {
            stands_for(walk, meant, &here, &mut meant_here);
            if let Some(finding) = findings[group].take() {
                walk.report(Severity::Error, |_| finding);
            }
            continue;
        }
        let note = notes.get(index).cloned().flatten();
        let alike = |other: &usize| note.is_some() && notes[*other] == note;
        if (0..index.min(notes.len())).any(|earlier| alike(&earlier)) {
            continue;
        }
        let alike: Vec<NodeId> =
            (index + 1..notes.len()).filter(alike).map(|other| members[other].0).collect();
        let mut stands_for_it = true;
        let finding = match (&meant, &note) {
            (_, Some(note)) => superfluous(walk, object, (key, &alike), note),
            (Some(meant), None) => {
                let mut finding = unknown(walk, object, key);
                let places = (object, key, value);
                stands_for_it = advise(walk, &mut finding, meant, &here, places, &mut created);
                finding
            }
            (None, None) => {
                let mut finding = unknown(walk, object, key);
                let absent = shape.fields.iter().zip(present).filter(|(_, present)| present.is_none());
                let absent: Vec<String> = absent.map(|(field, _)| format!("`{}`", field.name)).collect();
                finding.label = Some("not a field of this object".to_owned());
                if absent.is_empty() {
                    finding.help = Some("remove the member".to_owned());
                } else if absent.len() <= 8 {
                    finding.help = Some(format!("fields that could stand here: {}", listed(&absent, "and")));
                }
                finding
            }
        };
        // A field that is there has to answer for itself.
        stands_for(walk, meant.filter(|_| stands_for_it), &here, &mut meant_here);
        walk.report(Severity::Error, |_| finding);
    }
    meant_here
}

/// The rest of a path that leads into the object at hand.
fn inside<'p>(path: &'p [Text], here: &[String]) -> Option<&'p [Text]> {
    let (start, rest) = path.split_at_checked(here.len())?;
    let leads_here = start.iter().map(|name| &**name).eq(here.iter().map(String::as_str));
    Some(rest).filter(|rest| leads_here && !rest.is_empty())
}

/// Notes that a member stands for a field, which is then not missing.
fn stands_for<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    meant: Option<Meant>,
    here: &[String],
    meant_here: &mut Vec<Text>,
) {
    match meant.as_ref().and_then(|meant| meant.path.split_last()) {
        Some((name, object)) if object.iter().map(|name| &**name).eq(here.iter().map(String::as_str)) => {
            meant_here.push(name.clone());
        }
        Some(_) if walk.meant.len() < MAX_ADVISED => {
            let path = meant.into_iter().flat_map(|meant| meant.path);
            walk.meant.push(path.map(Text::into_owned).collect());
        }
        _ => {}
    }
}

/// A finding that says no more than that there is no such field.
fn unknown<const COLLECT: bool>(walk: &mut Walk<'_, COLLECT>, object: NodeId, key: NodeId) -> Finding {
    let message = match excerpt(&walk.doc.text(key)) {
        name if name.is_empty() => "unknown field with an empty name".to_owned(),
        name => format!("unknown field `{name}`"),
    };
    let mut finding = foreign::at(walk, object, key, message);
    said::by_server(walk, &mut finding, &[]);
    finding
}

/// Says that members have no place in the document, all for one reason.
fn superfluous<const COLLECT: bool>(
    walk: &mut Walk<'_, COLLECT>,
    object: NodeId,
    (key, alike): (NodeId, &[NodeId]),
    note: &str,
) -> Finding {
    let mut finding = foreign::together(walk, object, (key, alike), note);
    let keys: Vec<NodeId> = std::iter::once(key).chain(alike.iter().copied()).collect();
    let them = if alike.is_empty() { "remove the member" } else { "remove the members" };
    finding.help = Some(them.to_owned());
    finding.fix = edits::remove_members(walk.doc, object, &keys).map(|mut edits| {
        edits.sort_by_key(|edit| edit.span);
        Fix { title: them.to_owned(), safety: Safety::Unsafe, edits }
    });
    finding
}

fn meant<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ObjectShape,
    here: &[String],
    written: &str,
) -> Option<Meant> {
    let path = |name: &Text| here.iter().cloned().map(Text::Owned).chain([name.clone()]).collect::<Vec<_>>();
    // An alias has a name that somebody would write, so it is no longer either.
    if written.len() > MAX_NAME {
        return None;
    }
    let normal_written = normal(written);
    let alias = walk.table.aliases.iter().find(|alias| {
        (alias.name == written || is_normal(&alias.name, &normal_written))
            && alias.object.iter().map(|name| &**name).eq(here.iter().map(String::as_str))
    });
    if let Some(alias) = alias {
        let (path, note) = (alias.target.to_vec(), Some(alias.note.clone()));
        return Some(Meant { path, note, part_of: alias.part_of.clone(), certain: true });
    }
    let misspelt = |path| Meant { path, note: None, part_of: Text::Borrowed(""), certain: true };
    if let Some(field) = shape.fields.iter().find(|field| is_normal(&field.name, &normal_written)) {
        return Some(misspelt(path(&field.name)));
    }
    let mut elsewhere = Vec::new();
    find_everywhere(walk, walk.table.root, &normal_written, &mut Vec::new(), &mut elsewhere);
    if let [only] = &elsewhere[..] {
        return Some(misspelt(only.clone()));
    }
    let aliases = walk.table.aliases.iter().filter(|alias| {
        !alias.target.is_empty()
            && alias.object.iter().map(|name| &**name).eq(here.iter().map(String::as_str))
    });
    let fields = shape.fields.iter().map(|field| (&*field.name, path(&field.name), None));
    let aliases = aliases.map(|alias| (&*alias.name, alias.target.to_vec(), Some(alias.note.clone())));
    let known: Vec<(&str, Vec<Text>, Option<Text>)> = fields.chain(aliases).collect();
    let near = nearest(written, known.iter().map(|(name, ..)| *name))?;
    let (_, path, note) = known.iter().find(|(name, ..)| *name == near)?;
    // Only one thing can be meant when nothing else is as close.
    let close = |name: &str| strsim::osa_distance(&normal_written, &normal(name)) <= 2;
    let certain = known.iter().all(|(name, other, _)| !close(name) || other == path);
    Some(Meant { note: note.clone(), certain: certain && close(near), ..misspelt(path.clone()) })
}

/// Every field of that name that is reached without crossing a list.
fn find_everywhere<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    id: crate::table::ShapeId,
    name: &str,
    path: &mut Vec<Text>,
    found: &mut Vec<Vec<Text>>,
) {
    let Shape::Object(object) = walk.shape(id) else { return };
    for field in object.fields.iter() {
        path.push(field.name.clone());
        if is_normal(&field.name, name) {
            found.push(path.clone());
        }
        find_everywhere(walk, field.shape, name, path, found);
        path.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_what_is_near_is_suggested() {
        for (written, candidates, expected) in [
            ("parcels", &["parcel"][..], Some("parcel")),
            ("Par-cel", &["note", "parcel"], Some("parcel")),
            ("colour", &["parcel"], None),
            ("colour", &["note", "parcel"], None),
            // One is as near as the other.
            ("note", &["note1", "note2"], None),
            ("", &["note"], None),
        ] {
            assert_eq!(nearest(written, candidates.iter().copied()), expected, "{written}");
        }
        let long = "parcel".repeat(11);
        assert_eq!(nearest(&long, std::iter::once(&*long)), None);
    }
}
