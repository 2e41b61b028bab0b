//! Mistakes to make in good documents, one function a kind of rule.
//!
//! Each gives texts that may break its rule; the engine has the last word, so
//! one that guesses wrong only wastes a moment.

pub(super) mod yaml;

use serde_json::{Value, json};
use tweetspec_spec::ir::{Alias, Choice, Field, Path, Shape, Spec, Step, StringShape};
use tweetspec_spec::walk::{parent, resolve};

use super::{
    document::lines,
    fields::choice_of,
    samples::{at, at_mut},
};

/// A good document and a field that is set in it.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    pub(super) spec: &'a Spec,
    pub(super) field: &'a Field,
    pub(super) document: &'a Value,
}

/// Texts that may break a rule.
pub(super) type Spoil = fn(Target<'_>) -> Vec<String>;

impl Target<'_> {
    /// The document with another value for the field.
    fn value(self, value: Value) -> Vec<String> {
        self.changed(&self.field.path, |place| *place = value)
    }

    /// The document with another value at a path.
    fn changed(self, path: &Path, change: impl FnOnce(&mut Value)) -> Vec<String> {
        let mut document = self.document.clone();
        match at_mut(&mut document, path) {
            Some(place) => {
                change(place);
                vec![lines(&document)]
            }
            None => Vec::new(),
        }
    }

    /// The text of the document, changed in one place.
    fn text(self, change: impl FnOnce(&str) -> Option<String>) -> Vec<String> {
        change(&lines(self.document)).into_iter().collect()
    }

    /// The text with something else for the value of the field.
    fn written(self, change: impl FnOnce(&str) -> Option<String>) -> Vec<String> {
        let Some(Step::Member(name)) = self.field.path.0.last() else { return Vec::new() };
        let Some(value) = at(self.document, &self.field.path) else { return Vec::new() };
        let (key, old) = (format!("\"{name}\": "), value.to_string());
        self.text(|text| {
            let start = text.find(&format!("{key}{old}"))? + key.len();
            Some(format!("{}{}{}", &text[..start], change(&old)?, &text[start + old.len()..]))
        })
    }

    /// The shape of the field, and of the elements below it, each with its path.
    fn shapes(self) -> Vec<(Path, Shape)> {
        let mut found = Vec::new();
        let mut path = self.field.path.clone();
        let mut shape = resolve(self.spec, &self.field.shape).clone();
        loop {
            let item = match &shape {
                Shape::List(list) => Some(resolve(self.spec, &list.item).clone()),
                _ => None,
            };
            found.push((path.clone(), shape));
            let Some(item) = item else { return found };
            path = path.item();
            shape = item;
        }
    }
}

pub(super) fn nothing(_: Target<'_>) -> Vec<String> {
    vec![String::new()]
}

pub(super) fn cut_off(target: Target<'_>) -> Vec<String> {
    let cut = target.text(|text| text.strip_suffix('}').map(|rest| rest.trim_end().to_owned()));
    let twice = target.text(|text| text.contains(",\n").then(|| text.replacen(",\n", ",,\n", 1)));
    cut.into_iter().chain(twice).collect()
}

pub(super) fn foreign_notation(target: Target<'_>) -> Vec<String> {
    target.text(|text| (!text.contains('\'')).then(|| text.replace('"', "'").replace(": true", ": True")))
}

pub(super) fn go_on(target: Target<'_>) -> Vec<String> {
    target.text(|text| Some(format!("{text}\n}}")))
}

pub(super) fn trailing_comma(target: Target<'_>) -> Vec<String> {
    target.text(|text| text.strip_suffix("\n}").map(|rest| format!("{rest},\n}}")))
}

pub(super) fn missing_comma(target: Target<'_>) -> Vec<String> {
    target.text(|text| text.contains(",\n").then(|| text.replacen(",\n", "\n", 1)))
}

pub(super) fn comment(target: Target<'_>) -> Vec<String> {
    target.text(|text| text.contains('\n').then(|| text.replacen('\n', "  // to do\n", 1)))
}

/// The first member name, without its quotes, and where it starts.
fn first_name(text: &str) -> Option<(usize, &str)> {
    let start = text.find('"')? + 1;
    let name = text[start..].split('"').next()?;
    Some((start, name))
}

pub(super) fn single_quotes(target: Target<'_>) -> Vec<String> {
    target.written(|old| {
        let text = old.strip_prefix('"')?.strip_suffix('"')?;
        (!text.contains(['\'', '\\'])).then(|| format!("'{text}'"))
    })
}

pub(super) fn unquoted_key(target: Target<'_>) -> Vec<String> {
    target.text(|text| {
        let (_, name) = first_name(text)?;
        Some(text.replacen(&format!("\"{name}\""), name, 1))
    })
}

pub(super) fn foreign_literal(target: Target<'_>) -> Vec<String> {
    target.written(|old| match old {
        "true" => Some("True".to_owned()),
        "false" => Some("False".to_owned()),
        // A text without its quotes.
        _ => old.strip_prefix('"')?.strip_suffix('"').map(str::to_owned),
    })
}

pub(super) fn sign_before(target: Target<'_>) -> Vec<String> {
    let is_number = |old: &str| old.starts_with(|c: char| c.is_ascii_digit());
    let before = |sign: &str| target.written(|old| is_number(old).then(|| format!("{sign}{old}")));
    ["0", "+"].into_iter().flat_map(before).collect()
}

pub(super) fn integer_notation(target: Target<'_>) -> Vec<String> {
    target.written(|old| old.parse::<i64>().is_ok().then(|| format!("{old}.0")))
}

/// Something in the middle of the text of the field.
fn inside(target: Target<'_>, what: &str) -> Vec<String> {
    target.written(|old| {
        let text = old.strip_prefix('"')?.strip_suffix('"')?;
        let (start, end) = text.split_once(' ')?;
        Some(format!("\"{start}{what}{end}\""))
    })
}

pub(super) fn control_character(target: Target<'_>) -> Vec<String> {
    inside(target, "\n")
}

pub(super) fn invalid_escape(target: Target<'_>) -> Vec<String> {
    ["\\'", "\\q"].into_iter().flat_map(|escape| inside(target, &format!(" {escape} "))).collect()
}

pub(super) fn lone_surrogate(target: Target<'_>) -> Vec<String> {
    inside(target, " \\ud83d ")
}

pub(super) fn duplicate_key(target: Target<'_>) -> Vec<String> {
    target.text(|text| {
        let line = text.lines().nth(1)?;
        let (_, name) = first_name(line)?;
        let again = if line.ends_with(',') { line.to_owned() } else { format!("{line},") };
        (line.trim_start().starts_with('"') && !line.trim_end().ends_with(['{', '[']) && !name.is_empty())
            .then(|| text.replacen(line, &format!("{again}\n{line}"), 1))
    })
}

pub(super) fn null_value(target: Target<'_>) -> Vec<String> {
    target.value(Value::Null)
}

pub(super) fn wrong_type(target: Target<'_>) -> Vec<String> {
    let Some(value) = at(target.document, &target.field.path) else { return Vec::new() };
    let other = match value {
        // Ids are often numbers in the programs that write them.
        Value::String(text) => match text.parse::<u64>() {
            Ok(number) => json!(number),
            Err(_) => json!([text]),
        },
        Value::Array(items) => items.first().cloned().unwrap_or_else(|| json!("")),
        Value::Number(number) => json!(number.to_string()),
        Value::Bool(truth) => json!(truth.to_string()),
        Value::Object(_) | Value::Null => json!([]),
    };
    target.value(other)
}

pub(super) fn unknown_field(target: Target<'_>) -> Vec<String> {
    let path = &target.field.path;
    let Some(Step::Member(name)) = path.0.last() else { return Vec::new() };
    let around = parent(path);
    // Names that people are known to write, in the same object, and a slip of
    // the fingers.
    let named = |alias: &&Alias| alias.means.as_ref() == Some(path) && parent(&alias.written) == around;
    let written =
        target.spec.aliases.iter().filter(named).take(2).filter_map(|alias| match alias.written.0.last() {
            Some(Step::Member(name)) => Some(name.clone()),
            _ => None,
        });
    let slip = name.strip_suffix('s').map(str::to_owned);
    let renamed = written.chain(slip).flat_map(|other| {
        target.changed(&around, |object| {
            if let Value::Object(members) = object {
                *members = members
                    .iter()
                    .map(|(key, value)| {
                        (if key == name { other.clone() } else { key.clone() }, value.clone())
                    })
                    .collect();
            }
        })
    });
    renamed.chain(out_of_place(target)).collect()
}

/// The document with a member that has no place in it.
fn out_of_place(target: Target<'_>) -> Vec<String> {
    let is_one = |alias: &&Alias| alias.means.is_none() && alias.written.0.len() == 1 && !alias.foreign;
    let Some(alias) = target.spec.aliases.iter().find(is_one) else { return Vec::new() };
    let Some(Step::Member(name)) = alias.written.0.first() else { return Vec::new() };
    target.changed(&Path::default(), |document| {
        if let Value::Object(members) = document {
            members.insert(name.clone(), json!("something else"));
        }
    })
}

pub(super) fn missing_field(target: Target<'_>) -> Vec<String> {
    let Some(Step::Member(name)) = target.field.path.0.last() else { return Vec::new() };
    if !target.field.required {
        return Vec::new();
    }
    target.changed(&parent(&target.field.path), |object| {
        if let Value::Object(members) = object {
            members.shift_remove(name);
        }
    })
}

pub(super) fn out_of_range(target: Target<'_>) -> Vec<String> {
    let Shape::Integer { min, max } = resolve(target.spec, &target.field.shape) else { return Vec::new() };
    let beyond = [min.and_then(|min| min.checked_sub(1)), max.and_then(|max| max.checked_add(1))];
    beyond.into_iter().flatten().flat_map(|number| target.value(json!(number))).collect()
}

pub(super) fn too_short(target: Target<'_>) -> Vec<String> {
    strings(target, |text| (text.min_chars > 0).then(|| "x".repeat(text.min_chars as usize - 1)))
}

pub(super) fn too_long(target: Target<'_>) -> Vec<String> {
    const WORDS: &str = "none of these is what was meant at all ";
    strings(target, |text| text.max_chars.map(|max| WORDS.chars().cycle().take(max as usize + 1).collect()))
}

pub(super) fn pattern_mismatch(target: Target<'_>) -> Vec<String> {
    // With something around it, it is found by what it is, and empty, it is often
    // left out.
    let ways: [fn(&str) -> String; 4] = [
        |_| "not this".to_owned(),
        |_| String::new(),
        |text| format!(" {text} "),
        |text| format!("https://example.com/{text}"),
    ];
    let spoiled = |way: fn(&str) -> String| {
        let text = |shape: &StringShape, old: &str| shape.pattern.as_ref().map(|_| way(old));
        changed_strings(target, text)
    };
    ways.into_iter().flat_map(spoiled).collect()
}

/// The document with another text where the field, or an element of it, is a
/// string.
fn strings(target: Target<'_>, text: impl Fn(&StringShape) -> Option<String>) -> Vec<String> {
    changed_strings(target, |shape, _| text(shape))
}

/// The same with a text that is made from the old one.
fn changed_strings(target: Target<'_>, text: impl Fn(&StringShape, &str) -> Option<String>) -> Vec<String> {
    let spoiled = target.shapes().into_iter().filter_map(|(path, shape)| {
        let Shape::String(shape) = shape else { return None };
        let old = at(target.document, &path).and_then(Value::as_str).unwrap_or_default();
        text(&shape, old).map(|text| target.changed(&path, |place| *place = json!(text)))
    });
    spoiled.flatten().collect()
}

pub(super) fn unknown_value(target: Target<'_>) -> Vec<String> {
    let Some(Choice { values, open: false, aliases, .. }) = choice_of(target.spec, &target.field.shape)
    else {
        return Vec::new();
    };
    let capitals = values.first().map(|value| value.value.to_uppercase());
    let written = aliases.iter().map(|alias| alias.written.clone());
    written.chain(capitals).flat_map(|value| target.value(json!(value))).collect()
}

pub(super) fn too_few_items(target: Target<'_>) -> Vec<String> {
    let few = |target| {
        items(target, |list, items| {
            (list.min > 0).then(|| items.iter().take(list.min as usize - 1).cloned().collect())
        })
    };
    // Beside nothing else, what is to be left out may be needed.
    let alone = alone(target);
    few(target).into_iter().chain(few(Target { document: &alone, ..target })).collect()
}

/// The document with nothing but the member that the field is, or is in.
fn alone(target: Target<'_>) -> Value {
    let Some(Step::Member(name)) = target.field.path.0.first() else { return json!({}) };
    target.document.get(name).map_or(json!({}), |kept| json!({ name: kept }))
}

pub(super) fn too_many_items(target: Target<'_>) -> Vec<String> {
    items(target, |list, items| {
        list.max.map(|max| items.iter().cycle().take(max as usize + 1).cloned().collect())
    })
    .into_iter()
    .chain(letters(target))
    .collect()
}

/// The letters of a text in the place of the text: a program took it for a list.
fn letters(target: Target<'_>) -> Vec<String> {
    items(target, |_, items| {
        let letters = items.first()?.as_str()?.chars();
        Some(letters.map(|letter| json!(letter.to_string())).collect())
    })
}

pub(super) fn duplicate_items(target: Target<'_>) -> Vec<String> {
    items(target, |list, items| {
        list.unique.then(|| items.iter().cycle().take(items.len() + 1).cloned().collect())
    })
}

fn items(
    target: Target<'_>,
    other: impl Fn(&tweetspec_spec::ir::ListShape, &[Value]) -> Option<Vec<Value>>,
) -> Vec<String> {
    let Shape::List(list) = resolve(target.spec, &target.field.shape) else { return Vec::new() };
    let Some(Value::Array(items)) = at(target.document, &target.field.path) else { return Vec::new() };
    other(list, items).map(|items| target.value(Value::Array(items))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::specification;
    use super::{Target, duplicate_items};

    const LISTS: &str = r"
fields:
  tags: { type: list, doc: Tags., unique: true, source: { book: tags } }
  tags[]: { type: string }
";

    #[test]
    fn an_element_comes_twice() {
        let spec = specification(LISTS);
        let document = json!({ "tags": ["a", "b"] });
        let texts = duplicate_items(Target { spec: &spec, field: &spec.root.fields[0], document: &document });
        assert_eq!(texts, ["{\n  \"tags\": [\"a\", \"b\", \"a\"]\n}"]);
    }
}
