//! What a name means, and what belongs to it.

use serde::Serialize;

use crate::model::{Answer, Citation, Conflict, Field, Note, Operation, Reference, Rule, Source};

/// What a page is about, with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry<'r> {
    /// The operation, by the id of its specification; empty for a rule of none.
    pub operation: &'r str,
    /// What it is about.
    #[serde(flatten)]
    pub subject: Subject<'r>,
    /// What the server says, where it is about the same.
    pub answers: Vec<&'r Answer>,
    /// What else there is to know.
    pub notes: Vec<&'r Note>,
    /// Where sources disagree about it.
    pub conflicts: Vec<&'r Conflict>,
    /// The sources that are cited in all of these.
    pub sources: Vec<&'r Source>,
}

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject<'r> {
    /// A rule.
    Rule(&'r Rule),
    /// A field or a parameter.
    Field(&'r Field),
    /// A whole operation.
    Operation(&'r Operation),
}

impl Reference {
    /// What this name means: the id of a rule, a field as `a.b` or as a JSON
    /// Pointer (`/a/b/0`), or an operation by one of its names.
    pub fn find(&self, name: &str) -> Option<Entry<'_>> {
        let path = dotted(name);
        let rule = |operation: &'_ Operation| operation.rules.iter().any(|rule| rule.id == name);
        let in_rules = self.operations.iter().find(|operation| rule(operation));
        if let Some((operation, rule)) =
            in_rules.and_then(|operation| Some((operation, operation.rule(name)?)))
        {
            return Some(operation.entry(Subject::Rule(rule)));
        }
        if let Some(rule) = self.rules.iter().find(|rule| rule.id == name) {
            return Some(Entry::of_linter(rule));
        }
        let mut fields = self.operations.iter().filter_map(|operation| {
            // The elements of a list are described with the list.
            let field = operation.field(&path).or_else(|| operation.field(path.strip_suffix("[]")?))?;
            Some(operation.entry(Subject::Field(field)))
        });
        fields.next().or_else(|| {
            let operation = self.operations.iter().find(|operation| operation.is_called(name))?;
            Some(operation.entry(Subject::Operation(operation)))
        })
    }

    /// Every rule and field, each operation in turn.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let of_linter = self.rules.iter().map(Entry::of_linter);
        let of_operations = self.operations.iter().flat_map(|operation| {
            let rules = operation.rules.iter().map(Subject::Rule);
            let fields = operation.parameters.iter().chain(&operation.fields).map(Subject::Field);
            rules.chain(fields).map(|subject| operation.entry(subject))
        });
        of_operations.chain(of_linter)
    }
}

impl<'r> Entry<'r> {
    /// A rule that belongs to no operation.
    const fn of_linter(rule: &'r Rule) -> Self {
        Self {
            operation: "",
            subject: Subject::Rule(rule),
            answers: Vec::new(),
            notes: Vec::new(),
            conflicts: Vec::new(),
            sources: Vec::new(),
        }
    }
}

impl Operation {
    fn is_called(&self, name: &str) -> bool {
        let request = format!("{} {}", self.method, self.path);
        [&self.id, &self.name, &self.module, &request].iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// A subject of this operation with what belongs to it.
    pub fn entry<'r>(&'r self, subject: Subject<'r>) -> Entry<'r> {
        let belongs = |fields: &[String], rules: &[String]| match subject {
            Subject::Rule(rule) => rules.contains(&rule.id),
            Subject::Field(field) => {
                let element = format!("{}[]", field.path);
                fields.iter().any(|path| *path == field.path || *path == element)
            }
            Subject::Operation(_) => true,
        };
        let answers: Vec<&Answer> =
            self.answers.iter().filter(|answer| belongs(&answer.fields, &answer.rules)).collect();
        let notes: Vec<&Note> = self.notes.iter().filter(|note| belongs(&note.fields, &[])).collect();
        let conflicts: Vec<&Conflict> =
            self.conflicts.iter().filter(|conflict| belongs(&conflict.fields, &conflict.rules)).collect();
        let own: Vec<&Citation> = match subject {
            Subject::Rule(rule) => rule.sources.iter().collect(),
            Subject::Field(field) => {
                field.sources.iter().chain(field.values.iter().flat_map(|value| &value.sources)).collect()
            }
            Subject::Operation(_) => Vec::new(),
        };
        let all = matches!(subject, Subject::Operation(_));
        let statements = conflicts.iter().flat_map(|conflict| &conflict.says);
        let cited: Vec<&str> = own
            .into_iter()
            .chain(answers.iter().flat_map(|answer| &answer.sources))
            .chain(notes.iter().flat_map(|note| &note.sources))
            .chain(statements.flat_map(|statement| &statement.sources))
            .map(|citation| citation.source.as_str())
            .collect();
        let sources =
            self.sources.iter().filter(|source| all || cited.contains(&source.key.as_str())).collect();
        Entry { operation: &self.id, subject, answers, notes, conflicts, sources }
    }
}

/// A field as a specification writes it: JSON Pointers lose their slashes, and
/// the index of an element becomes `[]`.
fn dotted(name: &str) -> String {
    let mut path = String::new();
    let steps: Vec<String> = match name.strip_prefix('/') {
        Some(pointer) => {
            pointer.split('/').map(|token| token.replace("~1", "/").replace("~0", "~")).collect()
        }
        None => name.split('.').map(str::to_owned).collect(),
    };
    for step in steps {
        // `options[0]` means what `options[]` does.
        let indexed = step.strip_suffix(']').and_then(|start| start.rsplit_once('['));
        let is_index =
            |text: &str| text == "-" || (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
        if is_index(&step) && !path.is_empty() {
            path.push_str("[]");
            continue;
        }
        if !path.is_empty() {
            path.push('.');
        }
        match indexed {
            Some((name, index)) if is_index(index) => {
                path.push_str(name);
                path.push_str("[]");
            }
            _ => path.push_str(&step),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::dotted;

    #[test]
    fn fields_are_found_however_they_are_written() {
        let cases = [
            ("text", "text"),
            ("/text", "text"),
            ("a.b", "a.b"),
            ("/a/b", "a.b"),
            ("/a/0", "a[]"),
            ("/a/-/b", "a[].b"),
            ("a[3].b", "a[].b"),
            ("a[].b", "a[].b"),
            ("a.0.b", "a[].b"),
            ("/a~1b", "a/b"),
            ("", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(dotted(name), expected, "{name}");
        }
    }
}
