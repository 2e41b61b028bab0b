//! Finds the links in a text, from left to right.

use super::domain::{Attempt, Chain, has_encodable_labels, next_plain};
use super::url::{Tail, char_at, char_before, end_with_protocol, is_short_enough, tail};
use super::{classes, tld};

/// Length of the protocol that is assumed where none is written.
const DEFAULT_PROTOCOL: usize = "https://".len();

/// A link: where it starts and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The links of a text in NFC.
///
/// Only dots before a top-level domain are looked at. From such a dot the
/// search goes back to the start of the host name and then forward again over
/// every place where a link may start, never behind a place it has passed.
pub(super) struct Links<'t> {
    text: &'t str,
    /// The character before a link is at this offset or later.
    resume: usize,
    /// No link starts before this offset.
    floor: usize,
    /// No dot before this offset is of interest.
    next_dot: usize,
    chain: Chain,
    pending: Option<Pending>,
}

/// Links of one host name that were found together.
struct Pending {
    next: Link,
    host_start: usize,
    host_end: usize,
    tail: Tail,
}

/// A host name and what stands before it.
struct Host {
    /// Where the link starts: at the protocol or at the host name.
    link: usize,
    start: usize,
    end: usize,
}

impl<'t> Links<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, resume: 0, floor: 0, next_dot: 0, chain: Chain::default(), pending: None }
    }

    /// The next host name with a top-level domain.
    fn next_host(&mut self) -> Option<Host> {
        loop {
            let dots = memchr::memchr_iter(b'.', self.text.as_bytes().get(self.next_dot..)?);
            let mut dots = dots.map(|offset| self.next_dot + offset);
            let dot = dots.find(|dot| tld::end(self.text, dot + 1).is_some())?;
            let start = self.run_start(dot);
            if let Some(host) = self.search(start, dot) {
                return Some(host);
            }
            self.floor = dot;
            self.next_dot = dot + 1;
        }
    }

    /// The start of the run of host characters that ends at `end`.
    fn run_start(&self, end: usize) -> usize {
        let before = self.text.get(self.floor..end).unwrap_or_default();
        let is_run = |c: char| matches!(c, '.' | '_' | '-') || classes::is_host(c);
        let outside = before.char_indices().rev().find(|(_, c)| !is_run(*c));
        outside.map_or(self.floor, |(offset, c)| self.floor + offset + c.len_utf8())
    }

    /// The first host name that starts between two offsets of a run.
    fn search(&mut self, start: usize, end: usize) -> Option<Host> {
        let may_start = |position| char_at(self.text, position).is_some_and(classes::is_host);
        if let Some(link) = self.protocol_start(start)
            && may_start(start)
            && let Attempt::Host(end) = self.chain.read(self.text, start)
        {
            return Some(Host { link, start, end });
        }
        if start == 0 {
            // The first character of a text stands before a link rather than
            // in it, if it can do both.
            let second = char_at(self.text, 0).map_or(0, char::len_utf8);
            for position in [second, 0] {
                let is_preceded = position == 0 || self.is_preceded(position);
                self.chain.clear();
                if position < end
                    && is_preceded
                    && may_start(position)
                    && let Attempt::Host(end) = self.chain.read(self.text, position)
                {
                    return Some(Host { link: position, start: position, end });
                }
            }
            self.chain.clear();
        }
        let mut position = start;
        while position < end {
            let c = char_at(self.text, position)?;
            position = if classes::is_host(c) && self.is_preceded(position) {
                match self.chain.read(self.text, position) {
                    Attempt::Host(end) => return Some(Host { link: position, start: position, end }),
                    Attempt::SkipTo(next) => next,
                }
            } else {
                position + c.len_utf8()
            };
        }
        None
    }

    /// Whether a character that may do so stands before the offset and belongs
    /// to no earlier link.
    fn is_preceded(&self, position: usize) -> bool {
        position > self.resume && char_before(self.text, position).is_some_and(classes::can_precede_link)
    }

    /// The start of the protocol that ends at the offset.
    fn protocol_start(&self, end: usize) -> Option<usize> {
        let before = self.text.as_bytes().get(self.resume..end)?;
        let starts = ["https://", "http://"].into_iter().filter_map(|protocol| {
            let offset = before.len().checked_sub(protocol.len())?;
            let found = before.get(offset..)?.eq_ignore_ascii_case(protocol.as_bytes());
            found.then_some(self.resume + offset)
        });
        starts.into_iter().find(|start| *start == 0 || self.is_preceded(*start))
    }

    /// The first link that a host name makes.
    fn link(&mut self, host: &Host) -> Option<Link> {
        let tail = tail(self.text, host.end);
        self.resume = tail.end;
        self.floor = tail.end;
        self.next_dot = tail.end;
        let name = self.text.get(host.start..host.end)?;
        let protocol = host.start - host.link;
        let assumed = if protocol > 0 { protocol } else { DEFAULT_PROTOCOL };
        if !has_encodable_labels(name) || !is_short_enough(self.text.get(host.link..tail.end)?, assumed) {
            return None;
        }
        if protocol > 0 {
            let end = end_with_protocol(self.text, host.start, tail.end)?;
            return Some(Link { start: host.link, end });
        }
        if host.start > 0 && matches!(char_before(self.text, host.start), Some('-' | '_' | '.' | '/')) {
            return None;
        }
        let first = self.next_plain(host.start, host.start, host.end)?;
        self.pending = Some(Pending { next: first, host_start: host.start, host_end: host.end, tail });
        self.next_pending()
    }

    /// The next link within the host name that is being handed out. The last
    /// one also has what follows the host name.
    fn next_pending(&mut self) -> Option<Link> {
        let Pending { next: link, host_start, host_end, tail } = self.pending.take()?;
        if let Some(next) = self.next_plain(host_start, link.end, host_end) {
            self.pending = Some(Pending { next, host_start, host_end, tail });
            return Some(link);
        }
        if link.end == host_end {
            return Some(Link { start: link.start, end: tail.end });
        }
        if tail.has_path {
            // The official library takes as many characters as the link would
            // have, had the rest of the host name not been there.
            return Some(Link { start: link.start, end: self.advance(link.end, host_end, tail.end) });
        }
        Some(link)
    }

    fn next_plain(&self, host_start: usize, from: usize, host_end: usize) -> Option<Link> {
        let host = self.text.get(host_start..host_end)?;
        let (start, end) = next_plain(host, from - host_start)?;
        Some(Link { start: host_start + start, end: host_start + end })
    }

    /// The offset that lies as many UTF-16 code units behind `from` as
    /// `tail_end` lies behind `tail_start`.
    fn advance(&self, from: usize, tail_start: usize, tail_end: usize) -> usize {
        let mut units = self.text.get(tail_start..tail_end).unwrap_or_default().encode_utf16().count();
        let mut end = from;
        for c in self.text.get(from..).unwrap_or_default().chars() {
            if units == 0 {
                break;
            }
            units = units.saturating_sub(c.len_utf16());
            end += c.len_utf8();
        }
        end
    }
}

impl Iterator for Links<'_> {
    type Item = Link;

    fn next(&mut self) -> Option<Link> {
        if let Some(link) = self.next_pending() {
            return Some(link);
        }
        loop {
            let host = self.next_host()?;
            if let Some(link) = self.link(&host) {
                return Some(link);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the links against the text with each link in brackets.
    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace(['⟦', '⟧'], "");
        let mut found = text.clone();
        let links: Vec<Link> = Links::new(&text).collect();
        for link in links.iter().rev() {
            found.insert(link.end, '⟧');
            found.insert(link.start, '⟦');
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn links_with_a_protocol() {
        check("see ⟦http://example.com⟧.");
        check("⟦HTTPS://EXAMPLE.COM/a⟧, ⟦http://a.co⟧");
        check("⟦http://日本語.jp/⟧日");
        check("xhttp://example.com");
        check("⟦https://t.co/abc⟧-.html");
        check("https://t.co/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    }

    #[test]
    fn links_without_a_protocol() {
        check("⟦example.com⟧");
        check("日本⟦t.co⟧日本⟦t.co/a⟧");
        check("me@example.com and @example.com and $a.com");
        check("./example.com, -a.com and _a.com");
        check("a_⟦b.example.com⟧");
        // No link, so what follows is no other one: it is its path.
        check("see my ab_c.com/(d.com)");
        check("“⟦example.com⟧”");
        check("⟦example.com?q=1⟧");
        check("⟦example.com:80⟧");
        check("example.comet example.com-x");
    }

    #[test]
    fn the_first_character_stands_before_a_link() {
        check("é⟦a.com⟧");
        check("⟦é.com⟧");
        check(" ⟦éa.com⟧");
    }
}
