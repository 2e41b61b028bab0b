//! The fields of a draft.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::types::Keys;
use super::yaml::{comment, pascal, quoted};
use super::{Gap, TODO};
use crate::openapi::{Document, Kind, Operation, Said, Schema, TOO_MUCH, View, child};

/// Objects inside each other deeper than this are left out.
const DEEPEST: usize = 24;

/// More fields than this are left out; the loader would refuse them.
const MOST_FIELDS: usize = 10_000;

/// The entries of a draft, as they are written.
pub(super) struct Fields<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    /// Whether scalars with a name in the document are named types.
    named: bool,
    pub(super) lines: String,
    pub(super) types: String,
    pub(super) parameters: String,
    pub(super) auth: String,
    pub(super) gaps: Vec<Gap>,
    /// The names of the named types so far.
    known: BTreeSet<String>,
    /// The schemas around the one that is looked at.
    around: Vec<String>,
    count: usize,
}

impl<'d, 'a> Fields<'d, 'a> {
    pub(super) fn new(document: &'d Document<'a>, named: bool) -> Self {
        Self {
            document,
            named,
            lines: String::new(),
            types: String::new(),
            parameters: String::new(),
            auth: String::new(),
            gaps: Vec::new(),
            known: BTreeSet::new(),
            around: Vec::new(),
            count: 0,
        }
    }

    /// The members of the body.
    pub(super) fn body(&mut self, schema: &Schema<'a>, view: &View<'a>) {
        self.null(view, "");
        self.beyond(view, "");
        if view.closed.is_none() {
            self.gap(
                "",
                view.home(),
                "the body may have members that are not listed: the draft refuses them",
            );
        }
        self.around.push(self.target(schema));
        self.members(view, "");
        self.around.pop();
        if self.lines.is_empty() {
            self.gap("", view.home(), "the body has no members: the draft has no body");
        }
    }

    /// What stands in the braces of the path.
    pub(super) fn parameters(&mut self, operation: &Operation<'a>) {
        for (at, value) in self.document.parameters(operation) {
            let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
            let name = text("name");
            if text("in") != "path" {
                let message = format!("the {} has a parameter `{name}`: it is left out", text("in"));
                self.gap(name, &at, &message);
                continue;
            }
            let schema = Schema::At(child(&at, "schema"), value.get("schema").unwrap_or(&Value::Bool(true)));
            let view = self.document.view(&schema);
            let body = std::mem::take(&mut self.lines);
            // A part of the path is there, and it is a text or a number.
            let scalar = view.kinds.as_ref().is_some_and(|kinds| {
                kinds.value.contains(&Kind::String) || kinds.value.contains(&Kind::Integer)
            });
            self.no_default(name, &view);
            if !(scalar && self.field(name, &schema, &view, false)) {
                let place = quoted(&at);
                let doc = quoted(&format!("{TODO}: say what `{name}` is."));
                let _ = writeln!(
                    self.lines,
                    "  {}: {{ type: string, doc: {doc}, source: {{ openapi: {place} }} }}",
                    quoted(name)
                );
            }
            self.parameters += &std::mem::replace(&mut self.lines, body);
        }
    }

    fn target(&self, schema: &Schema<'a>) -> String {
        match schema {
            Schema::At(at, value) => {
                self.document.followed((at.clone(), value)).map_or_else(|| at.clone(), |(at, _)| at)
            }
            _ => schema.place().to_owned(),
        }
    }

    pub(super) fn gap(&mut self, path: &str, pointer: &str, message: &str) {
        let gap = Gap { path: path.into(), pointer: pointer.into(), message: message.into() };
        if !self.gaps.contains(&gap) {
            self.gaps.push(gap);
        }
    }

    fn null(&mut self, view: &View<'a>, path: &str) {
        if let Some(kinds) = view.kinds.as_ref().filter(|kinds| kinds.value.contains(&Kind::Null)) {
            self.gap(path, &kinds.at, "it may be null: a specification takes null for a mistake");
        }
    }

    fn beyond(&mut self, view: &View<'a>, path: &str) {
        for beyond in &view.beyond {
            let message = match beyond.value {
                "$ref" => "it refers to something that cannot be found".to_owned(),
                TOO_MUCH => "it nests deeper, or has more in it, than is read".to_owned(),
                keyword @ ("oneOf" | "anyOf") => {
                    format!("`{keyword}` has alternatives: the draft takes what any of them takes")
                }
                keyword => format!("`{keyword}` is left out"),
            };
            self.gap(path, &beyond.at, &message);
        }
    }

    fn members(&mut self, view: &View<'a>, around: &str) {
        for (name, schema) in &view.properties {
            let path = if around.is_empty() { name.clone() } else { format!("{around}.{name}") };
            let form = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '@' | ':');
            if name.is_empty() || !name.chars().all(form) {
                self.gap(
                    &path,
                    schema.place(),
                    "the name has characters that a path cannot have: it is left out",
                );
                continue;
            }
            let member = self.document.view(schema);
            let read_only = self.document.keyword(schema, "readOnly").is_some_and(|value| value == true);
            if read_only {
                self.gap(&path, member.home(), "it is for answers only (`readOnly`): it is left out");
                continue;
            }
            let required = view.required.contains_key(name);
            let kept = self.field(&path, schema, &member, required);
            self.default(&path, &member, kept && !required);
        }
        for (name, at) in &view.required {
            if !view.properties.iter().any(|(known, _)| known == name) {
                let path = if around.is_empty() { name.clone() } else { format!("{around}.{name}") };
                self.gap(&path, at, "it is required and described nowhere: it is left out");
            }
        }
    }

    /// Writes what the absence of the last field means, where it can be absent
    /// and is one value.
    fn default(&mut self, path: &str, view: &View<'a>, optional: bool) {
        match &view.default {
            Some(Said { value: value @ (Value::Bool(_) | Value::Number(_) | Value::String(_)), .. })
                if optional =>
            {
                // The keys of the field end its entry, since it holds no others.
                let _ = writeln!(self.lines, "    default: {value}");
            }
            _ => self.no_default(path, view),
        }
    }

    /// Says that a default is left out.
    fn no_default(&mut self, path: &str, view: &View<'a>) {
        if let Some(default) = &view.default {
            self.gap(path, &default.at, &format!("the default {} is left out", default.value));
        }
    }

    /// Writes a field, what it holds after it; whether there is one now.
    fn field(&mut self, path: &str, schema: &Schema<'a>, view: &View<'a>, required: bool) -> bool {
        let target = self.target(schema);
        if self.around.contains(&target) {
            self.gap(path, schema.place(), "it holds itself: it is left out");
            return false;
        }
        if self.around.len() >= DEEPEST || self.count >= MOST_FIELDS {
            self.gap(path, schema.place(), "there is too much of it: it is left out");
            return false;
        }
        self.null(view, path);
        self.beyond(view, path);
        let Some(keys) = self.keys(path, view) else { return false };
        self.count += 1;
        self.around.push(target.clone());
        let named = self.named_type(schema, &keys, &target);
        let before = self.lines.len();
        self.entry(path, schema, !path.ends_with("[]"), required, &keys, named.as_deref());
        let kept = match keys.kind.as_str() {
            "object" => {
                let after = self.lines.len();
                self.members(view, path);
                let open = keys.rest.iter().any(|(key, _)| *key == "open");
                // What is inside says why, if there is something.
                let said = self.gaps.iter().any(|gap| gap.path.starts_with(&format!("{path}.")));
                if self.lines.len() == after && !open && !said {
                    self.gap(path, view.home(), "it has no members that can be written down: it is left out");
                }
                self.lines.len() > after || open
            }
            "list" => {
                if let Some(items) = &view.items {
                    let item = self.document.view(items);
                    self.no_default(&format!("{path}[]"), &item);
                    self.field(&format!("{path}[]"), items, &item, false)
                } else {
                    self.gap(path, view.home(), "the elements are described nowhere: it is left out");
                    false
                }
            }
            _ => true,
        };
        if !kept {
            self.lines.truncate(before);
        }
        self.around.pop();
        kept
    }

    /// The named type that a field uses, written down at its first use.
    fn named_type(&mut self, schema: &Schema<'a>, keys: &Keys, target: &str) -> Option<String> {
        let name = target.strip_prefix("/components/schemas/")?;
        let used = schema.place() != target;
        let scalar = !matches!(keys.kind.as_str(), "list" | "object");
        let free = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && !tweetspec_spec::ir::RESERVED_TYPES.contains(&name);
        // What stands beside the reference would be lost.
        let alone = self.document.view(schema).places.last().is_some_and(|last| last == target);
        if !(self.named && used && scalar && free && alone) {
            return None;
        }
        if self.known.insert(name.to_owned()) {
            let lines = std::mem::take(&mut self.lines);
            let schema = Schema::At(target.to_owned(), self.document.get(target)?.1);
            self.entry(name, &schema, true, false, keys, None);
            self.types += &std::mem::replace(&mut self.lines, lines);
        }
        Some(name.to_owned())
    }

    /// The lines of one entry.
    fn entry(
        &mut self,
        name: &str,
        schema: &Schema<'a>,
        words: bool,
        required: bool,
        keys: &Keys,
        named: Option<&str>,
    ) {
        let out = &mut self.lines;
        let place = schema.place();
        let simple = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
        let simple = simple
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.len() > 3
            && !matches!(name, "true" | "false" | "null");
        let _ = writeln!(out, "  {}:", if simple { name.to_owned() } else { quoted(name) });
        if let Some(Value::String(said)) = self.document.keyword(schema, "description") {
            let _ = writeln!(out, "    # The document: {}", comment(said));
        }
        let _ = writeln!(out, "    type: {}", named.unwrap_or(&keys.kind));
        if words {
            let _ = writeln!(out, "    doc: {}", quoted(&format!("{TODO}: say what `{name}` is.")));
        }
        if required {
            out.push_str("    required: true\n");
        }
        if named.is_none() {
            for (key, value) in &keys.rest {
                let _ = writeln!(out, "    {key}: {value}");
            }
            if !keys.values.is_empty() {
                out.push_str("    values:\n");
            }
            let mut names = BTreeSet::new();
            for (index, (value, at)) in keys.values.iter().enumerate() {
                // What gives no name for a variant, or one that is taken, gets one.
                let name = pascal(value);
                let nameless = !value.contains(|c: char| c.is_ascii_alphabetic()) || !names.insert(name);
                let rust = if nameless { format!(" rust: Value{},", index + 1) } else { String::new() };
                let doc = quoted(&format!("{TODO}: say what it means."));
                let _ = writeln!(
                    out,
                    "      {}: {{ doc: {doc},{rust} source: {{ openapi: {} }} }}",
                    quoted(value),
                    quoted(at)
                );
            }
        }
        let _ = writeln!(out, "    source: {{ openapi: {} }}", quoted(place));
    }
}
