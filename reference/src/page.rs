//! Pages: which blocks say what there is to know about a subject.

mod field;
mod operation;
mod rule;

use crate::block::{Block, Inline, Line};
use crate::find::{Entry, Subject};
use crate::model::{Answer, Citation, Conflict, Note, Operation, Reference};

impl Reference {
    /// The page about an entry of this reference.
    pub fn page(&self, entry: &Entry<'_>) -> Vec<Block> {
        let operation = self.operations.iter().find(|operation| operation.id == entry.operation);
        let none = Operation::default();
        let operation = operation.unwrap_or(&none);
        match entry.subject {
            Subject::Rule(rule) => rule::page(operation, rule, entry),
            Subject::Field(field) => field::page(operation, field, entry),
            Subject::Operation(operation) => operation::page(operation),
        }
    }

    /// The page that leads to all others.
    pub fn index(&self, title: &str) -> Vec<Block> {
        let mut blocks = vec![
            Block::heading(1, title),
            Block::paragraph(
                "What each operation takes and answers, and every rule by which a document is checked: \
                 what it says, why, who says so, and what the server answers to those who break it.",
            ),
            Block::heading(2, "Operations"),
            Block::List(
                self.operations
                    .iter()
                    .map(|operation| operation.link().text(format!(": {}", first_sentence(&operation.doc))))
                    .collect(),
            ),
        ];
        for operation in self.operations.iter().filter(|operation| !operation.rules.is_empty()) {
            let (builtin, own): (Vec<_>, Vec<_>) = operation.rules.iter().partition(|rule| rule.builtin);
            blocks.push(Block::Heading(2, Line::from("Rules of ").then(operation.link())));
            blocks.push(rule::table(own));
            blocks.push(Block::heading(2, "Rules of every operation"));
            blocks.push(rule::table(builtin));
        }
        if !self.rules.is_empty() {
            blocks.push(Block::heading(2, "Rules about the configuration"));
            blocks.push(rule::table(&self.rules));
        }
        blocks
    }
}

impl Operation {
    /// A link to the page.
    fn link(&self) -> Line {
        Inline::Operation { module: self.module.clone(), title: self.title.clone() }.into()
    }

    /// A link to the section of a field.
    fn field_link(&self, path: &str) -> Line {
        let listed = |path: &str| self.field(path).is_some();
        let target = if listed(path) { path } else { path.strip_suffix("[]").unwrap_or(path) };
        if listed(target) {
            let field = Inline::Field { module: self.module.clone(), path: target.to_owned() };
            // An element has no section of its own.
            let element = if target == path { "" } else { "each of " };
            return Line::from(element).with(field);
        }
        format!("`{path}`").into()
    }

    /// Sources of a fact, with how sure they make it.
    fn cited(&self, citations: &[Citation]) -> Line {
        let one = |citation: &Citation| {
            let Some(source) = self.source(&citation.source) else {
                return Line::from(citation.source.clone());
            };
            let line = match &source.url {
                Some(url) => Inline::Link { title: source.title.clone(), url: url.clone() }.into(),
                None => Line::from(source.title.clone()),
            };
            let locator = match citation.locator.as_str() {
                pointer if pointer.starts_with('/') => format!(", `{pointer}`"),
                words => format!(", {words}"),
            };
            line.text(locator).text(format!(" ({})", source.confidence.words()))
        };
        Line::joined(citations.iter().map(one), "; ")
    }

    /// The sources of a fact as a list.
    fn cited_list(&self, citations: &[Citation]) -> Block {
        Block::List(citations.iter().map(|citation| self.cited(std::slice::from_ref(citation))).collect())
    }

    /// What the server says, as a list.
    fn answers(&self, answers: &[&Answer]) -> Block {
        let one = |answer: &&Answer| {
            let said = match (&answer.title, &answer.message) {
                (Some(title), Some(message)) => format!(" {title}, `{message}`"),
                (Some(title), None) => format!(" {title}"),
                (None, Some(message)) => format!(" `{message}`"),
                (None, None) => String::new(),
            };
            let help = answer.help.as_ref().map_or_else(String::new, |help| format!(" What to do: {help}"));
            let status =
                answer.status.map_or_else(|| "unknown status".to_owned(), |status| status.to_string());
            let seen = match (&answer.since, &answer.last_seen) {
                (Some(since), Some(last)) => format!(" Seen from {since} to {last}."),
                (Some(since), None) => format!(" Seen {}.", when(since)),
                (None, Some(last)) => format!(" Last seen {}.", when(last)),
                (None, None) => String::new(),
            };
            // A sentence of the server has an end of its own.
            let is_sentence = answer.message.as_ref().is_some_and(|message| message.ends_with('.'));
            let colon = if is_sentence { "" } else { ":" };
            Line::default()
                .with(Inline::Strong(status))
                .text(said)
                .text(format!("{colon} {}{help}{seen} Source: ", answer.doc))
                .then(self.cited(&answer.sources))
                .text(".")
        };
        Block::List(answers.iter().map(one).collect())
    }

    /// Where sources disagree, with a heading each.
    fn conflicts(&self, conflicts: &[&Conflict], level: u8) -> Vec<Block> {
        let one = |conflict: &&Conflict| {
            let mut says: Vec<Line> = conflict
                .says
                .iter()
                .map(|side| {
                    Line::from(format!("{}: ", capital(&side.says))).then(self.cited(&side.sources)).text(".")
                })
                .collect();
            says.push(
                Line::from(Inline::Strong("Decision".to_owned()))
                    .text(format!(": {} {}", conflict.decision, conflict.because)),
            );
            if !conflict.ways_out.is_empty() {
                says.push(
                    Line::from(Inline::Strong("If that is wrong for you".to_owned()))
                        .text(format!(": {}.", conflict.ways_out.join(", or "))),
                );
            }
            [Block::heading(level, capital(&conflict.topic)), Block::List(says)]
        };
        conflicts.iter().flat_map(one).collect()
    }

    /// What else there is to know, with a heading each.
    fn notes(&self, notes: &[&Note], level: u8) -> Vec<Block> {
        let one = |note: &&Note| {
            let source = Line::from("Source: ").then(self.cited(&note.sources)).text(".");
            [
                Block::heading(level, note.title.clone()),
                Block::paragraph(note.doc.clone()),
                Block::Paragraph(source),
            ]
        };
        notes.iter().flat_map(one).collect()
    }
}

/// The parts that the pages of rules and of fields share.
fn appendix(operation: &Operation, entry: &Entry<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !entry.answers.is_empty() {
        blocks.push(Block::heading(2, "What the server answers"));
        blocks.push(operation.answers(&entry.answers));
    }
    if !entry.notes.is_empty() {
        blocks.push(Block::heading(2, "Worth knowing"));
        blocks.extend(operation.notes(&entry.notes, 3));
    }
    if !entry.conflicts.is_empty() {
        blocks.push(Block::heading(2, "Where sources disagree"));
        blocks.extend(operation.conflicts(&entry.conflicts, 3));
    }
    blocks
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(sentence, _)| &text[..=sentence.len()])
}

/// The text with a capital letter at its start.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// When something was: on a day, or in a month or a year.
fn when(date: &str) -> String {
    let preposition = if date.split('-').count() == 3 { "on" } else { "in" };
    format!("{preposition} {date}")
}

/// `a, b and c`, each enclosed as code.
fn listed(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
