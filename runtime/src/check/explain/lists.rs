//! Lists: too few elements, too many, or the same one twice.

use super::{finding, offer_to_leave_out};
use crate::builtin;
use crate::check::locate::{amount, container_span, pointer_to, shown, subject};
use crate::check::walk::Walk;
use crate::check::{said, swapped};
use crate::finding::{Finding, Related};
use crate::pointer::push_token;
use crate::table::ListShape;
use crate::tape::NodeId;

pub(in crate::check) fn too_few_items<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ListShape,
    list: NodeId,
    count: u32,
) -> Finding {
    let message = if count == 0 {
        format!("{} is empty, at least {} needed", subject(walk), amount(shape.min, &shape.noun))
    } else {
        format!("{} has {}, at least {} needed", subject(walk), amount(count, &shape.noun), shape.min)
    };
    let span = if count == 0 { walk.doc.span(list) } else { container_span(walk, list) };
    let mut finding = finding(walk, builtin::TOO_FEW_ITEMS, span, message);
    if count == 0 {
        offer_to_leave_out(walk, &mut finding, &format!("it at least {}", amount(shape.min, &shape.noun)));
    } else {
        let more = amount(shape.min - count, &shape.noun);
        finding.help = Some(format!("add at least {more}"));
    }
    let plural = if shape.min == 1 { "" } else { "s" };
    said::by_server(walk, &mut finding, &[("count", &shape.min.to_string()), ("s", plural)]);
    finding
}

pub(in crate::check) fn too_many_items<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ListShape,
    list: NodeId,
    first_over: NodeId,
) -> Finding {
    let count = walk.doc.elements(list).count();
    let depth = walk.depth() - 1;
    let list_shown = shown(walk);
    let list_shown = list_shown.rsplit_once('[').map_or(&*list_shown, |(list, _)| list);
    let message =
        format!("`{list_shown}` has {}, at most {} allowed", amount(count as u32, &shape.noun), shape.max);
    let mut finding = finding(walk, builtin::TOO_MANY_ITEMS, walk.doc.span(first_over), message);
    finding.pointer = pointer_to(walk, depth);
    finding.label = Some(format!("{} number {}", shape.noun, shape.max + 1));
    said::by_server(walk, &mut finding, &[("count", &shape.max.to_string())]);
    finding.help = Some(format!("take {} out", amount(count as u32 - shape.max, &shape.noun)));
    swapped::taken_apart(walk, &mut finding, shape, list);
    finding
}

pub(in crate::check) fn duplicate_items<const COLLECT: bool>(
    walk: &Walk<'_, COLLECT>,
    shape: &ListShape,
    elements: &[NodeId],
    earlier: NodeId,
    later: NodeId,
) -> Finding {
    // Nodes of one list are in ascending order.
    let index = |node| elements.partition_point(|&element| element < node);
    let message = format!("{} holds the same {} twice", subject(walk), shape.noun);
    let mut finding = finding(walk, builtin::DUPLICATE_ITEMS, walk.doc.span(later), message);
    let list_pointer = finding.pointer.clone();
    push_token(&mut finding.pointer, &index(later).to_string());
    let mut pointer = list_pointer;
    push_token(&mut pointer, &index(earlier).to_string());
    finding.related.push(Related { pointer, span: walk.doc.span(earlier), message: "first here".to_owned() });
    finding
}
