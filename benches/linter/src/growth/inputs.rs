//! Inputs that can be made as large as one likes.

/// A kind of input.
pub(super) struct Input {
    pub(super) name: &'static str,
    /// Makes one of about so many bytes.
    pub(super) make: fn(usize) -> Vec<u8>,
    /// Beyond this it would say nothing new.
    pub(super) largest: usize,
    /// Whether each line is a document.
    pub(super) lines: bool,
}

impl Input {
    /// The documents of an input.
    pub(super) fn documents<'t>(&self, text: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
        let lines = self.lines;
        text.split(move |byte| lines && *byte == b'\n').filter(|line| !line.is_empty())
    }
}

/// 256 MB, for inputs whose tape is several times as large as they are.
const LARGE: usize = 1 << 28;

/// Every kind.
pub(super) const INPUTS: &[Input] = &[
    Input { name: "valid posts, one a line", make: valid_lines, largest: usize::MAX, lines: true },
    Input { name: "wrong posts, one a line", make: wrong_lines, largest: LARGE, lines: true },
    Input { name: "one text over its limit", make: long_text, largest: usize::MAX, lines: false },
    Input { name: "one list of wrong elements", make: wrong_elements, largest: LARGE, lines: false },
    Input { name: "nested brackets", make: nested, largest: LARGE, lines: false },
    Input { name: "one member over and over", make: repeated_member, largest: LARGE, lines: false },
    Input { name: "unknown members", make: unknown_members, largest: LARGE, lines: false },
    Input { name: "quotes that never close", make: open_quotes, largest: LARGE, lines: false },
    Input { name: "a string left open among noise", make: open_string, largest: LARGE, lines: false },
    Input { name: "a list closed by the wrong bracket", make: wrong_close, largest: LARGE, lines: false },
    Input { name: "quotes within a string", make: inner_quotes, largest: LARGE, lines: false },
    Input { name: "commas behind a value", make: commas, largest: LARGE, lines: false },
];

/// Repeats a piece between a start and an end.
fn repeat(start: &str, piece: &str, end: &str, size: usize) -> Vec<u8> {
    let count = size.saturating_sub(start.len() + end.len()) / piece.len();
    let mut text = Vec::with_capacity(size);
    text.extend_from_slice(start.as_bytes());
    for _ in 0..count {
        text.extend_from_slice(piece.as_bytes());
    }
    text.extend_from_slice(end.as_bytes());
    text
}

fn valid_lines(size: usize) -> Vec<u8> {
    let post = concat!(
        r#"{"text": "Fresh rye from seven, and the oven is warm.", "#,
        r#""poll": {"options": ["rye", "wheat"], "duration_minutes": 1440}}"#,
        "\n"
    );
    repeat("", post, "", size)
}

fn wrong_lines(size: usize) -> Vec<u8> {
    let post = concat!(
        r#"{"text": "Which one?", "media": {"media_ids": [1455952740635586573]}, "#,
        r#""poll": {"options": ["rye"], "durationMinutes": 1440}}"#,
        "\n"
    );
    repeat("", post, "", size)
}

fn long_text(size: usize) -> Vec<u8> {
    repeat(r#"{"text": ""#, "Fresh bread, パン. ", r#""}"#, size)
}

fn wrong_elements(size: usize) -> Vec<u8> {
    repeat(r#"{"media": {"media_ids": [1"#, ", null, 12", "]}}", size)
}

fn nested(size: usize) -> Vec<u8> {
    let mut text = vec![b'['; size / 2];
    text.resize(size / 2 * 2, b']');
    text
}

fn repeated_member(size: usize) -> Vec<u8> {
    repeat(r#"{"text": "a""#, r#", "text": "a""#, "}", size)
}

fn unknown_members(size: usize) -> Vec<u8> {
    let mut text = b"{\"text\": \"a\"".to_vec();
    let mut number = 0_usize;
    while text.len() < size {
        text.extend_from_slice(format!(", \"member{number}\": {number}").as_bytes());
        number += 1;
    }
    text.push(b'}');
    text
}

fn open_quotes(size: usize) -> Vec<u8> {
    repeat(r#"{"text": "a", "#, "' \" ", "", size)
}

fn open_string(size: usize) -> Vec<u8> {
    repeat(r#"{"text":"a" @ ""#, r#"\",@"#, "", size)
}

fn wrong_close(size: usize) -> Vec<u8> {
    let third = size / 3;
    [repeat("", r#"{"a":"#, "", third), repeat("[1", ",1", "", third), repeat("]", "@\n}", "", third)]
        .concat()
}

fn inner_quotes(size: usize) -> Vec<u8> {
    repeat(r#"["a" b"#, "\" b", "", size)
}

fn commas(size: usize) -> Vec<u8> {
    repeat("[1", ",", "", size)
}
