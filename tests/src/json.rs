//! JSON as it is written: repeated members, notations of numbers and escapes
//! are kept.

use std::fmt;

/// One value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number in any notation.
    Number(String),
    /// A string.
    String(Text),
    /// An array.
    Array(Vec<Self>),
    /// An object.
    Object(Vec<(Text, Self)>),
}

/// A string and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Whether every character is written as an escape.
    pub escaped: bool,
}

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Self {
        Self { text: text.into(), escaped: false }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.escaped {
            return write!(f, "{}", serde_json::Value::from(self.text.as_str()));
        }
        f.write_str("\"")?;
        for unit in self.text.encode_utf16() {
            write!(f, "\\u{unit:04x}")?;
        }
        f.write_str("\"")
    }
}

impl fmt::Display for Json {
    /// Writes the document on one line, or with `{:#}` with spaces and line
    /// breaks wherever they may stand.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gap = if f.alternate() { "\r\n\t " } else { "" };
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => f.write_str(number),
            Self::String(text) => text.fmt(f),
            Self::Array(elements) => {
                write!(f, "{gap}[")?;
                for (index, element) in elements.iter().enumerate() {
                    write!(f, "{}{gap}", if index > 0 { "," } else { "" })?;
                    element.fmt(f)?;
                    f.write_str(gap)?;
                }
                write!(f, "]{gap}")
            }
            Self::Object(members) => {
                write!(f, "{gap}{{")?;
                for (index, (key, value)) in members.iter().enumerate() {
                    write!(f, "{}{gap}{key}{gap}:{gap}", if index > 0 { "," } else { "" })?;
                    value.fmt(f)?;
                    f.write_str(gap)?;
                }
                write!(f, "}}{gap}")
            }
        }
    }
}

impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Bool(*value),
            serde_json::Value::Number(number) => Self::Number(number.to_string()),
            serde_json::Value::String(text) => Self::String(text.as_str().into()),
            serde_json::Value::Array(elements) => Self::Array(elements.iter().map(Self::from).collect()),
            serde_json::Value::Object(members) => {
                Self::Object(members.iter().map(|(key, value)| (key.as_str().into(), value.into())).collect())
            }
        }
    }
}

impl Json {
    /// Writes every string without needless escapes, as programs do.
    pub fn unescape(&mut self) {
        match self {
            Self::String(text) => text.escaped = false,
            Self::Array(elements) => elements.iter_mut().for_each(Self::unescape),
            Self::Object(members) => {
                for (key, value) in members {
                    key.escaped = false;
                    value.unescape();
                }
            }
            Self::Null | Self::Bool(_) | Self::Number(_) => {}
        }
    }

    /// How many values there are, this one and all inside it.
    pub fn size(&self) -> usize {
        1 + match self {
            Self::Array(elements) => elements.iter().map(Self::size).sum(),
            Self::Object(members) => members.iter().map(|(_, value)| value.size()).sum(),
            _ => 0,
        }
    }

    /// The value with this number, in the order in which values are written.
    pub fn nth(&mut self, mut index: usize) -> Option<&mut Self> {
        if index == 0 {
            return Some(self);
        }
        index -= 1;
        let inside: Vec<&mut Self> = match self {
            Self::Array(elements) => elements.iter_mut().collect(),
            Self::Object(members) => members.iter_mut().map(|(_, value)| value).collect(),
            _ => Vec::new(),
        };
        for value in inside {
            let size = value.size();
            if index < size {
                return value.nth(index);
            }
            index -= size;
        }
        None
    }
}
