//! Values that occur more than once, by the equality of JSON Schema: numbers
//! by value (`1` is `1.0`), objects without regard to order.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::tape::{Document, Kind, NodeId};

/// Pairs of equal nodes, `(first occurrence, repetition)`, in document order.
///
/// Sorts by hash, so the cost stays close to linear however many nodes there
/// are; the buffer is reused.
pub(super) fn repeated(
    doc: Document<'_>,
    nodes: impl Iterator<Item = NodeId>,
    hashes: &mut Vec<(u64, NodeId)>,
) -> Vec<(NodeId, NodeId)> {
    let mut pairs: Vec<_> = pairs(doc, nodes, hashes).collect();
    pairs.sort_unstable_by_key(|&(_, later)| later);
    pairs
}

/// Whether two of the nodes are equal; keeps nothing, as a verdict needs it.
pub(super) fn any_repeated(
    doc: Document<'_>,
    nodes: impl Iterator<Item = NodeId>,
    hashes: &mut Vec<(u64, NodeId)>,
) -> bool {
    pairs(doc, nodes, hashes).next().is_some()
}

fn pairs<'h>(
    doc: Document<'h>,
    nodes: impl Iterator<Item = NodeId>,
    hashes: &'h mut Vec<(u64, NodeId)>,
) -> impl Iterator<Item = (NodeId, NodeId)> + 'h {
    hashes.clear();
    hashes.extend(nodes.map(|node| (hash(doc, node, 0), node)));
    hashes.sort_unstable();
    hashes.chunk_by(|(left, _), (right, _)| left == right).flat_map(move |group| {
        group.iter().enumerate().skip(1).filter_map(move |(index, &(_, later))| {
            // Nodes of one group differ only where two hashes collide, so the
            // first one tried is nearly always the right one.
            let mut earlier = group[..index].iter().map(|&(_, node)| node);
            earlier.find(|&earlier| equal(doc, earlier, later, 0)).map(|earlier| (earlier, later))
        })
    })
}

/// Below this depth values are compared as they are written, so that a hostile
/// document cannot exhaust the stack. No specification nests as deep.
const MAX_DEPTH: u32 = 64;

fn hash(doc: Document<'_>, node: NodeId, depth: u32) -> u64 {
    let mut hasher = DefaultHasher::new();
    if depth > MAX_DEPTH {
        doc.raw(node).hash(&mut hasher);
        return hasher.finish();
    }
    match doc.node(node).kind {
        Kind::Null => 0_u8.hash(&mut hasher),
        Kind::Broken => node.0.hash(&mut hasher),
        Kind::False => 1_u8.hash(&mut hasher),
        Kind::True => 2_u8.hash(&mut hasher),
        Kind::Number => number(doc.number(node)).hash(&mut hasher),
        Kind::String => doc.text(node).hash(&mut hasher),
        Kind::Array => {
            3_u8.hash(&mut hasher);
            for element in doc.elements(node) {
                hash(doc, element, depth + 1).hash(&mut hasher);
            }
        }
        Kind::Object => {
            // A sum does not depend on the order of the members.
            let members = doc.members(node).map(|(key, value)| {
                let mut hasher = DefaultHasher::new();
                (doc.text(key), hash(doc, value, depth + 1)).hash(&mut hasher);
                hasher.finish()
            });
            members.fold(4_u64, u64::wrapping_add).hash(&mut hasher);
        }
    }
    hasher.finish()
}

fn equal(doc: Document<'_>, left: NodeId, right: NodeId, depth: u32) -> bool {
    if depth > MAX_DEPTH {
        return doc.raw(left) == doc.raw(right);
    }
    let kind = doc.node(left).kind;
    if kind != doc.node(right).kind {
        return false;
    }
    match kind {
        Kind::Null | Kind::False | Kind::True => true,
        // What could not be read is equal to nothing.
        Kind::Broken => false,
        Kind::Number => number(doc.number(left)) == number(doc.number(right)),
        Kind::String => doc.text(left) == doc.text(right),
        Kind::Array => {
            doc.elements(left).count() == doc.elements(right).count()
                && doc
                    .elements(left)
                    .zip(doc.elements(right))
                    .all(|(left, right)| equal(doc, left, right, depth + 1))
        }
        Kind::Object => {
            let sorted = |object| {
                let mut members: Vec<_> =
                    doc.members(object).map(|(key, value)| (doc.text(key), value)).collect();
                members.sort_unstable_by(|left, right| left.0.cmp(&right.0));
                members
            };
            let (left, right) = (sorted(left), sorted(right));
            left.len() == right.len()
                && left.iter().zip(&right).all(|(l, r)| l.0 == r.0 && equal(doc, l.1, r.1, depth + 1))
        }
    }
}

/// A number by value; the common case, an integer, costs no allocation.
fn number(raw: &str) -> Result<i64, (bool, String, i64)> {
    raw.parse().or_else(|_| as_integer(raw).ok_or_else(|| decimal(raw)))
}

/// A number as sign, digits without leading and trailing zeros, and the power
/// of ten of the last digit; equal for equal numbers of any size.
fn decimal(raw: &str) -> (bool, String, i64) {
    let (mantissa, exponent) = raw.split_once(['e', 'E']).unwrap_or((raw, "0"));
    // An exponent beyond i64 belongs to no number that anyone writes; keeping
    // it at the limit only makes such numbers equal to each other.
    let exponent = exponent.parse::<i64>().unwrap_or(i64::MAX / 2);
    let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let kept = digits.trim_end_matches('0');
    let power = exponent.saturating_sub_unsigned(fraction.len() as u64);
    let power = power.saturating_add_unsigned((digits.len() - kept.len()) as u64);
    let kept = kept.trim_start_matches('0');
    if kept.is_empty() { (false, String::new(), 0) } else { (negative, kept.to_owned(), power) }
}

/// Whether a number that is not written as an integer is one, and which.
pub(super) fn as_integer(raw: &str) -> Option<i64> {
    let (negative, digits, power) = decimal(raw);
    // More than 19 zeros cannot fit, and spare us a huge string.
    let zeros = usize::try_from(power).ok().filter(|zeros| *zeros <= 19)?;
    let digits = if digits.is_empty() { "0".to_owned() } else { digits + &"0".repeat(zeros) };
    format!("{}{digits}", if negative { "-" } else { "" }).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{any_repeated, as_integer, decimal, repeated};
    use crate::tape::{NodeId, Tape};

    /// Which elements of an array are there for the second time, as pairs of
    /// their numbers.
    #[track_caller]
    fn check(json: &str, expected: &[(usize, usize)]) {
        let mut tape = Tape::new();
        assert!(tape.read_json(json.as_bytes(), true), "{json}");
        let doc = tape.document(json.as_bytes());
        let elements: Vec<NodeId> = doc.elements(doc.root().expect("it was read")).collect();
        let number = |node| elements.iter().position(|element| *element == node).expect("it is one of them");
        let hashes = &mut Vec::new();
        let pairs = repeated(doc, elements.iter().copied(), hashes);
        let pairs: Vec<_> = pairs.into_iter().map(|(first, later)| (number(first), number(later))).collect();
        assert_eq!(pairs, expected, "{json}");
        assert_eq!(any_repeated(doc, elements.iter().copied(), hashes), !expected.is_empty(), "{json}");
    }

    #[test]
    fn values_of_every_kind_are_compared() {
        check("[null, true, false, 0, \"\", [], {}]", &[]);
        check("[null, null, true, true, false, false]", &[(0, 1), (2, 3), (4, 5)]);
        check("[1, 1.0, 10e-1, -1, 2]", &[(0, 1), (0, 2)]);
        check(r#"["a", "\u0061", "b", "a"]"#, &[(0, 1), (0, 3)]);
        check("[[1, 2], [2, 1], [1], [1, 2, 3], [], [1.0, 2], []]", &[(0, 5), (4, 6)]);
        check(
            r#"[{"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": 2, "b": 1}, {"a": 1}, {"c": 1, "b": 2}]"#,
            &[(0, 1)],
        );
        check(r#"[{"a": [1, {"b": null}]}, {"a": [1, {"b": null}]}, {"a": [1, {"b": false}]}]"#, &[(0, 1)]);
    }

    /// Values are compared as they are written where they are nested deeper
    /// than any specification.
    #[test]
    fn what_is_nested_too_deep_is_compared_as_written() {
        let nested =
            |inside: &str, depth: usize| format!("{}{inside}{}", "[".repeat(depth), "]".repeat(depth));
        let pair = |depth| format!("[{}, {}]", nested("1", depth), nested("1.0", depth));
        check(&pair(64), &[(0, 1)]);
        check(&pair(65), &[]);
        check(&format!("[{0}, {0}]", nested("1", 200)), &[(0, 1)]);
        let object =
            |depth: usize, one: &str| format!("{}{one}{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        check(&format!("[{}, {}]", object(64, "1"), object(64, "1.0")), &[(0, 1)]);
        check(&format!("[{}, {}]", object(65, "1"), object(65, "1.0")), &[]);
    }

    #[test]
    fn numbers_are_equal_by_value() {
        for (left, right) in [("1", "1.0"), ("100", "1e2"), ("-0", "0"), ("0.10", "1e-1"), ("12.50e1", "125")]
        {
            assert_eq!(decimal(left), decimal(right), "{left} {right}");
        }
        for (left, right) in
            [("1", "-1"), ("1", "10"), ("0.1", "0.01"), ("9007199254740993", "9007199254740992")]
        {
            assert_ne!(decimal(left), decimal(right), "{left} {right}");
        }
    }

    #[test]
    fn an_integer_may_be_written_otherwise() {
        for (raw, integer) in [
            ("120.0", Some(120)),
            ("1e2", Some(100)),
            ("-0", Some(0)),
            ("1.5", None),
            ("1e-1", None),
            ("1e999999999999", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(as_integer(raw), integer, "{raw}");
        }
    }
}
