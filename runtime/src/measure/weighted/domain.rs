//! Host names: labels, which dots end them, and what they weigh encoded.

use super::{classes, tld};

/// The most characters that a label has in its encoded form.
const LONGEST_LABEL: usize = 63;

/// A run of labels that each may stand in a host name, read once and asked
/// about many times: this is what keeps the search linear.
#[derive(Default)]
pub(super) struct Chain {
    /// From the first label read to the start of the one that breaks the run.
    start: usize,
    end: usize,
    /// The last dot before a top-level domain, and where that domain ends.
    last: Option<(usize, usize)>,
}

/// What the search learns from trying to read a host name.
pub(super) enum Attempt {
    /// There is one; it ends here.
    Host(usize),
    /// There is none; the next one starts here or later.
    SkipTo(usize),
}

impl Chain {
    /// Forgets what was read.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Reads the longest host name that starts at `start`.
    ///
    /// The character there is one that a label may begin with. Starts must not
    /// decrease from call to call.
    pub(super) fn read(&mut self, text: &str, start: usize) -> Attempt {
        if !(self.start..self.end).contains(&start) {
            self.extend(text, start);
        }
        if let Some((dot, end)) = self.last
            && start < dot
        {
            return Attempt::Host(end);
        }
        // No dot further on will do; the one that ends this very label may,
        // if what is left of the label has no underscore.
        let label = Label::read(text, start);
        let end = if label.is_complete { tld::end(text, label.end + 1) } else { None };
        match (end, label.underscore) {
            (None, _) => Attempt::SkipTo(label.end),
            (Some(end), None) => Attempt::Host(end),
            // The search goes on behind the underscore, where the rest of the
            // label is a name of its own.
            (Some(_), Some(underscore)) => Attempt::SkipTo(underscore + 1),
        }
    }

    fn extend(&mut self, text: &str, start: usize) {
        *self = Self { start, end: start, last: None };
        loop {
            let label = Label::read(text, self.end);
            if !label.is_complete || !label.starts_well {
                return;
            }
            if label.underscore.is_none()
                && let Some(end) = tld::end(text, label.end + 1)
            {
                self.last = Some((label.end, end));
            }
            self.end = label.end + 1;
        }
    }
}

/// What stands between two dots.
struct Label {
    /// Where it ends: at a dot, or at what ends the host name.
    end: usize,
    /// Whether its first character may begin a label.
    starts_well: bool,
    /// Whether a dot ends it and the character before that may end a label.
    is_complete: bool,
    /// The last underscore in it.
    underscore: Option<usize>,
}

impl Label {
    fn read(text: &str, start: usize) -> Self {
        let mut label = Self { end: text.len(), starts_well: false, is_complete: false, underscore: None };
        let mut ends_well = false;
        for (offset, c) in text.get(start..).unwrap_or_default().char_indices() {
            let is_inner = matches!(c, '_' | '-');
            if c == '_' {
                label.underscore = Some(start + offset);
            } else if !is_inner && !classes::is_host(c) {
                label.end = start + offset;
                label.is_complete = c == '.' && ends_well;
                break;
            }
            ends_well = !is_inner;
            label.starts_well |= offset == 0 && !is_inner;
        }
        label
    }
}

/// Whether the encoded form of every label is short enough.
pub(super) fn has_encodable_labels(host: &str) -> bool {
    // A host that claims to be encoded must be, at least in part.
    if host.starts_with("xn--") && next_plain(host, 0).is_none() {
        return false;
    }
    host.split('.').all(|label| {
        // The encoder takes these three for dots, but not for ends of labels.
        let parts = label.split(['\u{3002}', '\u{ff0e}', '\u{ff61}']);
        let lengths = parts.map(|part| encoded_length(part).map(|length| length + 1));
        let total = lengths.into_iter().try_fold(0, |sum, length| Some(sum + length?));
        total.is_some_and(|length| (2..=LONGEST_LABEL + 1).contains(&length))
    })
}

/// The length of a label in punycode (RFC 3492) with its prefix, or `None`
/// when it is longer than any label may be.
fn encoded_length(label: &str) -> Option<usize> {
    let is_literal = |c: char| c <= '~';
    if label.chars().all(is_literal) {
        return (label.len() <= LONGEST_LABEL).then_some(label.len());
    }
    // Each character has at least one digit or letter in the encoded form, so
    // that a longer label need not be encoded to know that it is too long.
    let mut points = [0_u32; LONGEST_LABEL];
    let mut count = 0;
    for c in label.chars() {
        *points.get_mut(count)? = c as u32;
        count += 1;
    }
    let points = points.get(..count)?;
    let basic = points.iter().filter(|point| **point < 0x80).count();
    let mut length = "xn--".len() + basic + usize::from(basic > 0);
    let (mut code, mut bias, mut delta, mut handled) = (0x80_u32, 72_u32, 0_u32, basic as u32);
    while (handled as usize) < count && length <= LONGEST_LABEL {
        let next = points.iter().copied().filter(|point| *point >= code).min()?;
        // The official encoder counts the characters handled once a round and
        // not once a character, as the RFC has it. It is followed here, for the
        // sake of the same answer at the limit.
        let count_in_round = handled + 1;
        // At most 64 times 0x10ffff: far below the limit of the type.
        delta += (next - code) * count_in_round;
        code = next;
        for point in points {
            if *point < code {
                delta += 1;
            }
            if *point == code {
                length += digits(delta, bias);
                bias = adapt(delta, count_in_round, handled as usize == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        code += 1;
    }
    (length <= LONGEST_LABEL).then_some(length)
}

/// How many digits a generalized variable-length integer has.
fn digits(delta: u32, bias: u32) -> usize {
    let mut rest = delta;
    let mut count = 1;
    for step in (36_u32..).step_by(36) {
        let threshold = step.saturating_sub(bias).clamp(1, 26);
        if rest < threshold {
            break;
        }
        rest = (rest - threshold) / (36 - threshold);
        count += 1;
    }
    count
}

/// The bias for the next integer.
fn adapt(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

/// The next part of a host, at `from` or later, that makes a link without a
/// protocol: Latin labels and a top-level domain.
pub(super) fn next_plain(host: &str, from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    loop {
        let mut end = None;
        let mut label = start;
        loop {
            let after = skip_plain(host, label);
            if after == label || host.as_bytes().get(after) != Some(&b'.') {
                label = after;
                break;
            }
            label = after + 1;
            end = tld::end(host, label).or(end);
        }
        if let Some(end) = end {
            return Some((start, end));
        }
        // Neither anything before `label` nor the character there starts one.
        start = label + host.get(label..)?.chars().next()?.len_utf8();
    }
}

fn skip_plain(host: &str, start: usize) -> usize {
    let rest = host.get(start..).unwrap_or_default();
    start + rest.find(|c| !classes::is_plain_label(c)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_lengths() {
        assert_eq!(encoded_length("example"), Some(7));
        assert_eq!(encoded_length("bücher"), Some("xn--bcher-kva".len()));
        assert_eq!(encoded_length("日本語"), Some("xn--wgv71a119e".len()));
        assert_eq!(encoded_length("他们为什么不说中文"), Some("xn--ihqwcrb4cv8a8dqg056pqjye".len()));
        // Examples of the standard, RFC 3492, section 7.1.
        for (label, encoded) in [
            ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"),
            ("他們爲什麽不說中文", "xn--ihqwctvzc91f659drss3x8bo0yb"),
            ("Pročprostěnemluvíčesky", "xn--Proprostnemluvesky-uyb24dma41a"),
            ("なぜみんな日本語を話してくれないのか", "xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
            ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("TạisaohọkhôngthểchỉnóitiếngViệt", "xn--TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
            ("3年B組金八先生", "xn--3B-ww4c5e180e575a65lsy2b"),
            ("安室奈美恵-with-SUPER-MONKEYS", "xn---with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
            ("ひとつ屋根の下2", "xn--2-u9tlzr9756bt3uc0v"),
            ("そのスピードで", "xn--d9juau41awczczp"),
        ] {
            assert_eq!(encoded_length(label), Some(encoded.len()), "{label}");
        }
        // The one ASCII character that makes the encoder run.
        assert_eq!(encoded_length("a\u{7f}b"), Some("xn--a\u{7f}b-".len()));
        assert_eq!(encoded_length("a\u{1}b"), Some(3));
        assert_eq!(encoded_length(&"a".repeat(63)), Some(63));
        assert_eq!(encoded_length(&"a".repeat(64)), None);
        assert_eq!(encoded_length(&"é".repeat(100)), None);
    }

    #[test]
    fn plain_parts_of_a_host() {
        assert_eq!(next_plain("example.com", 0), Some((0, 11)));
        assert_eq!(next_plain("日本t.co", 0), Some((6, 10)));
        assert_eq!(next_plain("a_b.example.com", 0), Some((2, 15)));
        assert_eq!(next_plain("日本.com", 0), None);
        assert_eq!(next_plain("t.co日t.co", 4), Some((7, 11)));
    }
}
