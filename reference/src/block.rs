//! What a page consists of, before it is decided how it is written.

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of a level from 1.
    Heading(u8, Line),
    /// Sentences.
    Paragraph(Line),
    /// A list without numbers.
    List(Vec<Line>),
    /// Text that is shown as it is.
    Code {
        /// What it is, as the first line of a fence says it.
        language: String,
        /// The text, without the line break at its end.
        text: String,
    },
    /// Rows of equal length below a head.
    Table {
        /// The names of the columns.
        head: Vec<&'static str>,
        /// The rows.
        rows: Vec<Vec<Line>>,
    },
}

/// Words in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Inline>);

/// Some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words, in which back-ticks enclose code.
    Text(String),
    /// Words that stand out.
    Strong(String),
    /// The id of a rule, which has a page.
    Rule(String),
    /// A field.
    Field {
        /// The page of its operation.
        module: String,
        /// Where it stands.
        path: String,
    },
    /// An operation, which has a page.
    Operation {
        /// The name of the page.
        module: String,
        /// What to call it.
        title: String,
    },
    /// A place on the web.
    Link {
        /// What to call it.
        title: String,
        /// Where it is.
        url: String,
    },
}

impl Block {
    /// A paragraph of plain words.
    pub fn paragraph(text: impl Into<Line>) -> Self {
        Self::Paragraph(text.into())
    }

    /// A heading of plain words.
    pub(crate) fn heading(level: u8, text: impl Into<Line>) -> Self {
        Self::Heading(level, text.into())
    }
}

impl Line {
    /// The line with more plain words at its end.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Inline::Text(text));
        }
        self
    }

    /// The line with these words at its end.
    pub(crate) fn with(mut self, inline: Inline) -> Self {
        self.0.push(inline);
        self
    }

    /// The line with all of another at its end.
    pub(crate) fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Lines in a row, with the same words between any two.
    pub(crate) fn joined(lines: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut all = Self::default();
        for line in lines {
            if !all.0.is_empty() {
                all = all.text(between);
            }
            all = all.then(line);
        }
        all
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::default().text(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::default().text(text)
    }
}

impl From<Inline> for Line {
    fn from(inline: Inline) -> Self {
        Self(vec![inline])
    }
}
