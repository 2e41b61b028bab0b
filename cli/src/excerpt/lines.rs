//! Where lines and characters begin and end, as far as that is near.

/// The end of the line that `from` is on, if it is at most `reach` bytes away.
pub(super) fn line_end(source: &[u8], from: usize, reach: usize) -> Option<usize> {
    let from = from.min(source.len());
    let until = source.len().min(from + reach);
    match source[from..until].iter().position(|byte| *byte == b'\n') {
        Some(distance) => Some(from + distance),
        None => (until == source.len()).then_some(until),
    }
}

/// The start of the line that `from` is on, if it is at most `reach` bytes away.
pub(super) fn line_start(source: &[u8], from: usize, reach: usize) -> Option<usize> {
    let from = from.min(source.len());
    let until = from.saturating_sub(reach);
    match source[until..from].iter().rposition(|byte| *byte == b'\n') {
        Some(distance) => Some(until + distance + 1),
        None => (until == 0).then_some(0),
    }
}

/// `end`, or one less when the line ends in a carriage return.
pub(super) fn without_return(source: &[u8], start: usize, end: usize) -> usize {
    if source[start..end].ends_with(b"\r") { end - 1 } else { end }
}

/// The start of the character that `offset` is in.
pub(super) fn character_start(source: &[u8], offset: usize) -> usize {
    let is_inside = |offset: usize| source.get(offset).is_some_and(|byte| byte & 0xc0 == 0x80);
    // No character has more than three bytes after its first; more of them in
    // a row are not UTF-8 and belong to nothing.
    let back = (0..4.min(offset + 1)).find(|back| !is_inside(offset - back));
    offset - back.unwrap_or(0)
}
