//! What a program asks the body of an error.

use std::fmt;

use crate::create_tweet_answers::Problem;

impl Problem {
    /// The kind of problem without the address that it stands below, for
    /// example `invalid-request`; the addresses have moved once.
    ///
    /// `None` for `about:blank`, which says nothing.
    pub fn kind(&self) -> Option<&str> {
        let kind = self.r#type.as_deref()?.rsplit('/').next()?;
        (kind != "about:blank" && !kind.is_empty()).then_some(kind)
    }

    /// Every sentence about what is wrong, the most particular first.
    pub fn messages(&self) -> impl Iterator<Item = &str> {
        let errors = self.errors.iter().flatten().filter_map(|error| error.message.as_deref());
        errors.chain(self.detail.as_deref())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self.title.as_deref().unwrap_or("the server refused the request");
        f.write_str(title)?;
        match self.messages().next() {
            Some(message) if message != title => write!(f, ": {message}"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}
