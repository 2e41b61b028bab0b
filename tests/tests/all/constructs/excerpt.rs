//! What a reader of a snapshot wants to see of a generated file.

use serde_json::{Map, Value};
use syn::visit_mut::VisitMut;
use syn::{Expr, Item};
use tweetspec_runtime::Severity;
use tweetspec_spec::ir::{Rule, Spec};

use crate::generated;

/// Columns of a line that need not be broken.
const WIDTH: usize = 110;

/// The types, without the attributes and words that every one of them has.
pub(super) fn rust(spec: &Spec) -> String {
    let text = generated::file(spec, &format!("/{}.rs", spec.module));
    let mut file = syn::parse_file(&text).expect("a generated file is Rust");
    file.attrs.clear();
    file.items.retain_mut(|item| match item {
        Item::Struct(item) if !item.ident.to_string().ends_with("Builder") => {
            strip(&mut item.attrs);
            item.fields.iter_mut().for_each(|field| strip(&mut field.attrs));
            true
        }
        Item::Enum(item) => {
            strip(&mut item.attrs);
            for variant in &mut item.variants {
                strip(&mut variant.attrs);
            }
            true
        }
        Item::Type(item) => {
            strip(&mut item.attrs);
            true
        }
        _ => false,
    });
    prettyplease::unparse(&file)
}

/// Keeps the attributes that rename a member or say that others are accepted.
fn strip(attributes: &mut Vec<syn::Attribute>) {
    attributes.retain(|attribute| match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("serde") => {
            let arguments = list.tokens.to_string();
            arguments.starts_with("rename") || arguments == "remote = \"Self\""
        }
        _ => false,
    });
}

/// The schema without words and addresses, on as few lines as it takes.
pub(super) fn schema(spec: &Spec) -> String {
    let mut schema = generated::schema(spec);
    let about = schema.pointer("/$defs/x-about").cloned().unwrap_or_default();
    let definitions = schema["$defs"].as_object_mut().expect("there are definitions");
    definitions.shift_remove("x-about");
    if definitions.is_empty() {
        schema.as_object_mut().expect("a schema is an object").shift_remove("$defs");
    }
    plain(&mut schema);
    let members = schema.as_object_mut().expect("a schema is an object");
    for name in ["$schema", "$id", "title"] {
        members.shift_remove(name);
    }
    for name in ["x-rules", "x-differences"] {
        let mut entry = about[name].clone();
        if let Value::Array(differences) = &mut entry {
            let own = |difference: &Value| spec.rules.iter().any(|rule| difference["rule"] == rule.id);
            differences.retain(own);
        }
        if entry.as_object().is_some_and(|map| !map.is_empty())
            || entry.as_array().is_some_and(|list| !list.is_empty())
        {
            members.insert(name.to_owned(), entry);
        }
    }
    compact(&schema, 0)
}

/// Removes the members that are there for people.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let is_schema = !members.values().all(Value::is_object) || members.is_empty();
            if is_schema {
                members.retain(|name, value| {
                    !(matches!(name.as_str(), "$comment" | "description") && value.is_string())
                });
            }
            members.values_mut().for_each(plain);
        }
        Value::Array(elements) => elements.iter_mut().for_each(plain),
        _ => {}
    }
}

/// JSON on one line where it fits.
fn compact(value: &Value, indent: usize) -> String {
    let line = value.to_string();
    if line.len() + indent <= WIDTH {
        return line;
    }
    let inner = " ".repeat(indent + 2);
    let (open, parts, close): (_, Vec<String>, _) = match value {
        Value::Object(members) => {
            let part =
                |(name, value): (&String, &Value)| format!("{inner}{name:?}: {}", compact(value, indent + 2));
            ('{', Map::iter(members).map(part).collect(), '}')
        }
        Value::Array(elements) => {
            ('[', elements.iter().map(|value| inner.clone() + &compact(value, indent + 2)).collect(), ']')
        }
        _ => return line,
    };
    format!("{open}\n{}\n{}{close}", parts.join(",\n"), " ".repeat(indent))
}

/// The shapes and scopes of the table; rules where something is unusual about
/// when they are checked, and aliases where there are any.
pub(super) fn table(spec: &Spec) -> String {
    let text = generated::file(spec, &format!("/{}_table.rs", spec.module));
    let mut file = syn::parse_file(&text).expect("a generated file is Rust");
    file.attrs.clear();
    let is_plain = |rule: &Rule| rule.profiles.is_empty() && rule.severity == Severity::Error;
    let plain_rules = spec.rules.iter().all(is_plain);
    let mut items = Vec::new();
    for item in file.items {
        match item {
            Item::Const(mut item) if !(plain_rules && item.ident.to_string().ends_with("_RULE")) => {
                item.attrs.clear();
                items.push(Item::Const(item));
            }
            Item::Static(item) if !spec.aliases.is_empty() => items.extend(aliases(&item)),
            _ => {}
        }
    }
    let lines = items.into_iter().map(|item| {
        let mut file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
        Bare.visit_file_mut(&mut file);
        let text = prettyplease::unparse(&file);
        wrap(&one_line(&text), 0)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Text without line breaks, and without the commas that stand before them.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for part in text.lines().map(str::trim) {
        let opens = line.ends_with(['(', '[']);
        let closes = part.starts_with([')', ']', '}']);
        if closes && line.ends_with(',') {
            line.pop();
        }
        if !(line.is_empty() || opens || part.starts_with([')', ']'])) {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

/// Breaks a line at the outermost brackets that hold more than one thing, if
/// it is too long.
fn wrap(line: &str, indent: usize) -> String {
    let whole = || line.to_owned();
    if line.len() + indent <= WIDTH {
        return whole();
    }
    let mut rest = 0;
    while let Some(open) = line[rest..].find(['(', '[', '{']).map(|at| rest + at) {
        let Some(parts) = parts(&line[open + 1..]) else { return whole() };
        rest = open + 1;
        let end = rest + parts.last().map_or(0, |part| part.end);
        if parts.len() > 1 || line[rest..end].len() < line.len() / 2 {
            let inner = " ".repeat(indent + 2);
            let parts = parts.into_iter().map(|part| {
                let part = line[rest..][part].trim();
                format!("{inner}{},\n", wrap(part, indent + 2))
            });
            let parts: String = parts.collect();
            return format!("{}\n{parts}{}{}", &line[..rest], " ".repeat(indent), &line[end..]);
        }
    }
    whole()
}

/// The parts of a list up to its closing bracket.
fn parts(text: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let (mut depth, mut start, mut in_text) = (0, 0, false);
    let mut parts = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '"' => in_text = !in_text,
            _ if in_text => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                parts.push(start..at);
                return Some(parts);
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    None
}

/// The aliases of the whole table, as a constant.
fn aliases(table: &syn::ItemStatic) -> Option<Item> {
    let Expr::Call(made) = &*table.expr else { return None };
    let Some(Expr::Struct(parts)) = made.args.first() else { return None };
    let aliases = parts
        .fields
        .iter()
        .find(|field| matches!(&field.member, syn::Member::Named(name) if name == "aliases"))?;
    let value = &aliases.expr;
    Some(syn::parse_quote!(const ALIASES: List<Alias> = #value;))
}

/// Takes away what stands everywhere and says nothing: `Borrowed(…)`, `&`, and
/// members that are empty, false or none.
struct Bare;

impl VisitMut for Bare {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        if let Expr::Call(call) = expression
            && is_call_of(call, "Borrowed")
            && let Some(argument) = call.args.first()
        {
            *expression = match argument {
                Expr::Reference(reference) => (*reference.expr).clone(),
                other => other.clone(),
            };
        }
        syn::visit_mut::visit_expr_mut(self, expression);
        if let Expr::Struct(value) = expression {
            let fields = std::mem::take(&mut value.fields);
            value.fields = fields.into_iter().filter(|field| !is_nothing(&field.expr)).collect();
        }
    }
}

fn is_call_of(call: &syn::ExprCall, name: &str) -> bool {
    matches!(&*call.func, Expr::Path(path) if path.path.is_ident(name))
}

fn is_nothing(value: &Expr) -> bool {
    match value {
        Expr::Array(array) => array.elems.is_empty(),
        Expr::Path(path) => path.path.is_ident("None"),
        Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Bool(truth) => !truth.value,
            syn::Lit::Str(text) => text.value().is_empty(),
            _ => false,
        },
        Expr::Call(call) => is_call_of(call, "Mask") && call.args.iter().all(is_nothing),
        _ => false,
    }
}
