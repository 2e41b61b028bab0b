//! Sentences about fields, for the documentation of every target.

use proc_macro2::TokenStream;
use quote::quote;
pub(crate) use tweetspec_reference::limits;
use tweetspec_reference::measured;
use tweetspec_spec::ir::{Citation, Confidence, Field, Source, Spec};

/// Doc comment attributes for paragraphs of Markdown.
pub(crate) fn doc<T: AsRef<str>>(paragraphs: &[T]) -> TokenStream {
    let paragraphs = paragraphs.iter().map(AsRef::as_ref).filter(|paragraph| !paragraph.is_empty());
    let text = paragraphs.collect::<Vec<_>>().join("\n\n");
    // `///` is printed without a space of its own.
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#[doc = #lines])* }
}

/// Text of a specification as Markdown: outside code spans, characters that
/// would start a link or a tag are escaped and addresses become links.
pub(crate) fn markdown(text: &str) -> String {
    let escape = |(index, part): (usize, &str)| {
        if index % 2 == 1 {
            return format!("`{part}`");
        }
        let words = part.split_inclusive(char::is_whitespace).map(|word| {
            let address = word.trim_end_matches(|c: char| c.is_whitespace() || ".,;)".contains(c));
            if address.starts_with("https://") || address.starts_with("http://") {
                return format!("<{address}>{}", &word[address.len()..]);
            }
            word.replace('[', "\\[").replace(']', "\\]").replace('<', "\\<")
        });
        words.collect()
    };
    // An unpaired back-tick is no code span.
    if text.matches('`').count() % 2 == 1 {
        return escape((0, &text.replace('`', "'")));
    }
    text.split('`').enumerate().map(escape).collect()
}

/// A list item, on one line however the text was written.
fn item(label: &str, text: &str) -> String {
    format!("- {label}: {}", markdown(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// What is known about a field beside its meaning: a Markdown list of limits,
/// version and sources.
pub(crate) fn field_facts(spec: &Spec, field: &Field) -> String {
    let mut limits = limits(spec, &field.shape);
    limits.extend(measured(spec, &field.path));
    let mut facts = Vec::new();
    if field.required {
        facts.push("- Required.".to_owned());
    }
    if !limits.is_empty() {
        facts.push(item("Limits", &format!("{}.", limits.join("; "))));
    }
    facts.extend(facts_about(spec, field.since.as_deref(), &field.sources));
    facts.join("\n")
}

/// A Markdown list of version and sources.
pub(crate) fn facts_about(spec: &Spec, since: Option<&str>, citations: &[Citation]) -> Vec<String> {
    let since = since.map(|since| item("Since", &format!("{since}.")));
    let source = (!citations.is_empty()).then(|| item("Source", &format!("{}.", sources(spec, citations))));
    since.into_iter().chain(source).collect()
}

/// The sources of a fact: title and place in it.
pub(crate) fn sources(spec: &Spec, citations: &[Citation]) -> String {
    let title = |citation: &Citation| {
        let source = spec.sources.iter().find(|source| source.key == citation.source);
        source.map_or_else(|| citation.source.clone(), |source| source.title.clone())
    };
    let cited = citations.iter().map(|citation| format!("{}, {}", title(citation), citation.locator));
    cited.collect::<Vec<_>>().join("; ")
}

/// A source as a Markdown list item.
pub(crate) fn source_item(source: &Source) -> String {
    let Source { key: _, title, confidence, url, retrieved, version } = source;
    let confidence = match confidence {
        Confidence::Documented => "documentation",
        Confidence::Openapi => "machine-readable description",
        Confidence::Observed => "observed answers",
        Confidence::Inferred => "inferred",
    };
    let details = [("version ", version), ("read ", retrieved), ("", url)];
    let details =
        details.iter().filter_map(|(word, value)| value.as_ref().map(|value| format!(", {word}{value}")));
    let text = confidence.to_owned() + &details.collect::<String>();
    item(&markdown(title), &format!("{text}."))
}

#[cfg(test)]
mod tests {
    use super::{field_facts, markdown};
    use crate::fixture;

    #[test]
    fn text_becomes_harmless_markdown() {
        let cases = [
            ("plain", "plain"),
            ("a[0] and `b[0]`", "a\\[0\\] and `b[0]`"),
            ("see https://example.com/a.", "see <https://example.com/a>."),
            ("less < more", "less \\< more"),
            ("one ` tick [x]", "one ' tick \\[x\\]"),
        ];
        for (text, expected) in cases {
            assert_eq!(markdown(text), expected);
        }
    }

    #[test]
    fn fields_tell_their_limits() {
        let spec = fixture::spec();
        let cases = [
            ("count", "- Required.\n- Limits: 1 to 99.\n- Source: Order handbook, row count."),
            (
                "note",
                "- Limits: 1 to 200 characters; a `weighted` length of at most 280.\n- Source: Order handbook, row note.",
            ),
            (
                "voucher",
                "- Limits: all different; each 1 to 19 digits.\n- Source: Order handbook, row voucher.",
            ),
            ("gift", "- Source: Order handbook, row gift."),
        ];
        for (name, expected) in cases {
            let field =
                spec.root.fields.iter().find(|field| field.name == name).expect("the fixture has the field");
            assert_eq!(field_facts(&spec, field), expected);
        }
    }
}
