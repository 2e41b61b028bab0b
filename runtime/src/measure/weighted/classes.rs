//! Classes of characters that make up a link.
//!
//! The lists follow the official expressions. Those ignore case, which lets a
//! few more letters in than they spell out (`ι` for the combining iota, for
//! example); the ranges below are what the expressions really accept.

/// A set of characters: a flag for each ASCII character, ranges for the rest.
struct Class {
    ascii: [bool; 128],
    others: &'static [(char, char)],
}

impl Class {
    fn contains(&self, c: char) -> bool {
        if let Some(is_member) = self.ascii.get(c as usize) {
            return *is_member;
        }
        let next = self.others.partition_point(|(first, _)| *first <= c);
        next.checked_sub(1).and_then(|index| self.others.get(index)).is_some_and(|(_, last)| c <= *last)
    }
}

/// The bits of the characters of an ASCII string.
const fn bits(mut bytes: &[u8]) -> u128 {
    let mut set = 0;
    while let [first, rest @ ..] = bytes {
        set |= 1 << *first;
        bytes = rest;
    }
    set
}

/// The bits as flags, which are faster to look up.
const fn flags(bits: u128) -> [bool; 128] {
    let mut flags = [false; 128];
    let mut index = 0;
    while index < flags.len() {
        flags[index] = bits >> index & 1 == 1;
        index += 1;
    }
    flags
}

const ALPHANUMERIC: u128 = bits(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

/// Characters that no label of a host name contains, besides `_` and `-`,
/// which it contains inside.
static NOT_HOST: Class = Class {
    ascii: flags(bits(b"\t\n\x0b\x0c\r !#$%&'()*+,-./:;<=>?@[\\]^_{|}~")),
    others: &[
        ('\u{85}', '\u{85}'),
        ('\u{a0}', '\u{a0}'),
        ('\u{61c}', '\u{61c}'),
        ('\u{1680}', '\u{1680}'),
        ('\u{180e}', '\u{180e}'),
        ('\u{2000}', '\u{200a}'),
        ('\u{200e}', '\u{200f}'),
        ('\u{2028}', '\u{202f}'),
        ('\u{205f}', '\u{205f}'),
        ('\u{2066}', '\u{2069}'),
        ('\u{3000}', '\u{3000}'),
        ('\u{feff}', '\u{feff}'),
        ('\u{fffe}', '\u{ffff}'),
    ],
};

/// Latin letters with accents, and the accents.
const LATIN: &[(char, char)] = &[
    ('\u{c0}', '\u{d6}'),
    ('\u{d8}', '\u{f6}'),
    ('\u{f8}', '\u{24f}'),
    ('\u{253}', '\u{254}'),
    ('\u{256}', '\u{257}'),
    ('\u{259}', '\u{259}'),
    ('\u{25b}', '\u{25b}'),
    ('\u{260}', '\u{260}'),
    ('\u{263}', '\u{263}'),
    ('\u{268}', '\u{269}'),
    ('\u{26f}', '\u{26f}'),
    ('\u{272}', '\u{272}'),
    ('\u{275}', '\u{275}'),
    ('\u{280}', '\u{280}'),
    ('\u{283}', '\u{283}'),
    ('\u{288}', '\u{28c}'),
    ('\u{292}', '\u{292}'),
    ('\u{2bb}', '\u{2bb}'),
    ('\u{300}', '\u{36f}'),
    ('\u{399}', '\u{399}'),
    ('\u{3b9}', '\u{3b9}'),
    ('\u{1e00}', '\u{1eff}'),
    ('\u{1fbe}', '\u{1fbe}'),
    ('\u{2c65}', '\u{2c66}'),
    ('\u{2c7e}', '\u{2c7f}'),
    ('\u{a7dc}', '\u{a7dc}'),
];

/// A label of a host name that makes a link without a protocol.
static PLAIN_LABEL: Class = Class { ascii: flags(ALPHANUMERIC | bits(b"-")), others: LATIN };

/// Cyrillic letters, which a path has besides ASCII and Latin ones.
const fn is_path_letter(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}' | '\u{1c80}'..='\u{1c87}')
}

static PATH: Class = Class { ascii: flags(ALPHANUMERIC | bits(b"!*';:=+,.$/%#[]-_~@|&")), others: LATIN };
static PATH_END: Class = Class { ascii: flags(ALPHANUMERIC | bits(b"+-=_#/")), others: LATIN };
static QUERY: Class = Class { ascii: flags(ALPHANUMERIC | bits(b"!?*'@();:&=+$/%#[]-_.,~|")), others: &[] };
static QUERY_END: Class = Class { ascii: flags(ALPHANUMERIC | bits(b"-_&=#/")), others: &[] };
static NOT_BEFORE_LINK: Class = Class {
    ascii: flags(ALPHANUMERIC | bits(b"@$#")),
    others: &[
        ('\u{feff}', '\u{feff}'),
        ('\u{ff03}', '\u{ff03}'),
        ('\u{ff20}', '\u{ff20}'),
        ('\u{fffe}', '\u{ffff}'),
    ],
};

/// Whether a label of a host name may begin and end with the character.
pub(super) fn is_host(c: char) -> bool {
    // Most scripts of East Asia, at a look.
    ('\u{3001}'..'\u{fe00}').contains(&c) || !NOT_HOST.contains(c)
}

/// Whether the character makes a label of a host in a link without protocol.
pub(super) fn is_plain_label(c: char) -> bool {
    PLAIN_LABEL.contains(c)
}

/// Whether a path may contain the character.
pub(super) fn is_path(c: char) -> bool {
    PATH.contains(c) || is_path_letter(c) || c == '\u{2013}'
}

/// Whether a path may end with the character.
pub(super) fn is_path_end(c: char) -> bool {
    PATH_END.contains(c) || is_path_letter(c)
}

/// Whether a query may contain the character; it is ASCII only.
pub(super) fn is_query(byte: u8) -> bool {
    byte.is_ascii() && QUERY.contains(char::from(byte))
}

/// Whether a query may end with the character.
pub(super) fn is_query_end(byte: u8) -> bool {
    byte.is_ascii() && QUERY_END.contains(char::from(byte))
}

/// Whether a link may follow the character directly: no letter or digit, and
/// no sign of a mention, tag or symbol, narrow or wide.
pub(super) fn can_precede_link(c: char) -> bool {
    !NOT_BEFORE_LINK.contains(c)
}
