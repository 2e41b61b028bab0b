//! The problems found so far. They cannot be forgotten.

use tweetspec_runtime::Span;

use crate::Diagnostic;

/// Collects problems; must be turned into a result by [`Problems::finish`].
pub(super) struct Problems {
    /// `None` once finished.
    list: Option<Vec<Diagnostic>>,
}

impl Problems {
    pub(super) const fn new() -> Self {
        Self { list: Some(Vec::new()) }
    }

    /// Adds a problem; what it returns takes a hint and related places.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let list = self.list.get_or_insert_default();
        list.push(Diagnostic { code, message: message.into(), span, hint: None, related: Vec::new() });
        list.last_mut().expect("one was just added")
    }

    /// Whether there are so many that nobody reads what else may have been
    /// meant, which takes long to find out.
    pub(super) fn are_many(&self) -> bool {
        self.list.as_ref().is_some_and(|list| list.len() >= 100)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.as_ref().is_none_or(Vec::is_empty)
    }

    /// Whether a problem with one of these codes was found.
    pub(super) fn has_any(&self, codes: &[&str]) -> bool {
        self.list.iter().flatten().any(|problem| codes.contains(&problem.code))
    }

    /// Every problem in the order of the text, or nothing.
    pub(super) fn finish(mut self) -> Result<(), Vec<Diagnostic>> {
        let mut list = self.list.take().unwrap_or_default();
        list.sort_by_key(|problem| (problem.span.start, problem.span.end));
        list.dedup();
        if list.is_empty() { Ok(()) } else { Err(list) }
    }
}

impl Drop for Problems {
    fn drop(&mut self) {
        assert!(self.list.is_none() || std::thread::panicking(), "nobody looked at the problems");
    }
}

impl Diagnostic {
    /// Adds what to write instead.
    pub(super) fn hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds what to write instead, if there is something.
    pub(super) fn maybe_hint(&mut self, hint: Option<impl Into<String>>) -> &mut Self {
        self.hint = hint.map(Into::into);
        self
    }

    /// Adds another place that takes part.
    pub(super) fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push((span, message.into()));
        self
    }
}
