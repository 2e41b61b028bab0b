//! Documents of the right shape, made from a specification.
//!
//! Values stand often at the edges of their limits. The rules over several
//! fields are left to chance: a document may break them.

use serde_json::Value;
use tweetspec_runtime::{Class, Pattern};
use tweetspec_spec::ir::{Choice, ListShape, Object, Path, RuleKind, Shape, Spec, StringShape, Test};

use crate::dice::Dice;
use crate::json::{Json, Text};
use crate::naive;

/// A document of the right shape.
pub fn document(spec: &Spec, dice: &mut Dice) -> Json {
    // Few documents that are made at random keep all rules, so most are only
    // taken if they do.
    let tries = if dice.percent(50) { 12 } else { 1 };
    let mut json = Json::Null;
    for _ in 0..tries {
        // Sparse documents break few rules, dense ones many; both are wanted.
        let density = *dice.pick(&[8, 15, 30, 60, 95]);
        json = Sampler { spec, density }.object(&spec.root, dice);
        let value = json.to_string().parse().expect("a sample is JSON");
        if naive::broken(spec, &value).is_empty() {
            break;
        }
    }
    json
}

/// A value of the right shape for the field at `path`.
pub fn value(spec: &Spec, shape: &Shape, path: &Path, dice: &mut Dice) -> Json {
    Sampler { spec, density: 30 }.value(shape, path, dice)
}

/// A small value of the right shape, with nothing in it that is not required.
///
/// It is not empty where it may be otherwise, since a rule may ask for more.
pub fn minimal(spec: &Spec, shape: &Shape) -> Value {
    match shape {
        Shape::Bool => Value::Bool(true),
        Shape::Integer { min, max } => 0.max(min.unwrap_or(0)).min(max.unwrap_or(i64::MAX)).into(),
        Shape::String(StringShape { pattern: Some(pattern), .. }) => shortest(pattern).into(),
        Shape::String(string) => "a".repeat(string.min_chars.max(1) as usize).into(),
        Shape::Choice(choice) => choice.values[0].value.as_str().into(),
        Shape::List(list) => {
            let element = minimal(spec, &list.item);
            let numbered = |index: u32| match (&element, index) {
                (Value::String(text), 1..) => format!("{text}{index}").into(),
                _ => element.clone(),
            };
            (0..list.min.max(1)).map(numbered).collect()
        }
        Shape::Object(object) => {
            let required = object.fields.iter().filter(|field| field.required);
            required.map(|field| (field.name.clone(), minimal(spec, &field.shape))).collect()
        }
        Shape::Named(index) => minimal(spec, &spec.types[*index].shape),
    }
}

/// The shortest text that the pattern matches, but one character at least.
fn shortest(pattern: &Pattern) -> String {
    let first = |class: Class| (' '..='\x7E').find(|c| class.contains(*c)).unwrap_or('é');
    let text: String =
        pattern.pieces.iter().flat_map(|piece| (0..piece.min).map(move |_| first(piece.class))).collect();
    match pattern.pieces.first() {
        Some(piece) if text.is_empty() => first(piece.class).into(),
        _ => text,
    }
}

struct Sampler<'a> {
    spec: &'a Spec,
    /// How often an optional field is there, in percent.
    density: usize,
}

impl Sampler<'_> {
    fn object(&self, object: &Object, dice: &mut Dice) -> Json {
        let mut members = Vec::new();
        for field in &object.fields {
            if field.required || dice.percent(self.density) {
                members.push((text(&field.name, dice), self.value(&field.shape, &field.path, dice)));
            }
        }
        if dice.percent(20) && members.len() > 1 {
            let (left, right) = (dice.below(members.len()), dice.below(members.len()));
            members.swap(left, right);
        }
        if !object.closed && dice.percent(20) {
            members.push(("x".into(), wild_scalar(dice)));
        }
        Json::Object(members)
    }

    fn value(&self, shape: &Shape, path: &Path, dice: &mut Dice) -> Json {
        match shape {
            Shape::Bool => Json::Bool(dice.percent(50)),
            Shape::Integer { min, max } => Json::Number(integer(*min, *max, dice).to_string()),
            Shape::String(string) => {
                let text = self.string(string, path, dice);
                Json::String(Text { text, escaped: dice.percent(5) })
            }
            Shape::Choice(choice) => Json::String(text(&chosen(choice, dice), dice)),
            Shape::List(list) => self.list(list, path, dice),
            Shape::Object(object) => self.object(object, dice),
            Shape::Named(index) => self.value(&self.spec.types[*index].shape, path, dice),
        }
    }

    fn list(&self, list: &ListShape, path: &Path, dice: &mut Dice) -> Json {
        let max = list.max.unwrap_or(list.min + 4);
        let count = edge(list.min, max.min(list.min + 12), dice);
        let mut elements: Vec<Json> = Vec::new();
        let mut tries = 0;
        while (elements.len() as u32) < count && tries < 50 * (count + 1) {
            tries += 1;
            let element = self.value(&list.item, &path.item(), dice);
            let known = elements.iter().any(|known| meaning(known) == meaning(&element));
            if !(list.unique && known) {
                elements.push(element);
            }
        }
        Json::Array(elements)
    }

    fn string(&self, string: &StringShape, path: &Path, dice: &mut Dice) -> String {
        if let Some(pattern) = &string.pattern {
            return matching(pattern, dice);
        }
        let limits: Vec<u32> = self
            .spec
            .rules
            .iter()
            .filter_map(|rule| match &rule.kind {
                RuleKind::Limit { field, max, .. } if field == path => Some(*max),
                RuleKind::Presence(presence) => presence.atoms().find_map(|atom| match atom.test {
                    Test::Over { max, .. } if atom.field == *path => Some(max),
                    _ => None,
                }),
                _ => None,
            })
            // A text that is long enough for a very large limit takes its time.
            .filter(|max| *max < 2000 || dice.percent(10))
            .collect();
        let most = string.max_chars.unwrap_or(u32::MAX);
        let length = if !limits.is_empty() && dice.percent(20) {
            let limit = *dice.pick(&limits);
            limit.saturating_sub(2) + dice.between(0, 4)
        } else {
            edge(string.min_chars, most.min(string.min_chars + 60), dice)
        };
        prose(length.clamp(string.min_chars, most), dice)
    }
}

/// A number that is often the smallest or the largest one.
fn edge(min: u32, max: u32, dice: &mut Dice) -> u32 {
    match dice.below(6) {
        0 => min,
        1 => max,
        _ => dice.between(min, max),
    }
}

fn integer(min: Option<i64>, max: Option<i64>, dice: &mut Dice) -> i64 {
    let (least, most) = (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
    let middle = [0, 1, -1, 7, 60, 1440, i64::from(dice.between(0, 20_000))];
    let candidates: Vec<i64> =
        [least, most].into_iter().chain(middle.into_iter().filter(|n| (least..=most).contains(n))).collect();
    *dice.pick(&candidates)
}

fn chosen(choice: &Choice, dice: &mut Dice) -> String {
    if choice.open && dice.percent(20) { prose(4, dice) } else { dice.pick(&choice.values).value.clone() }
}

fn text(text: &str, dice: &mut Dice) -> Text {
    Text { text: text.to_owned(), escaped: dice.percent(1) }
}

/// What a value says, however it is written.
fn meaning(json: &Json) -> String {
    match json {
        Json::String(text) => text.text.clone(),
        other => other.to_string(),
    }
}

/// A text that the pattern matches.
fn matching(pattern: &Pattern, dice: &mut Dice) -> String {
    let mut text = String::new();
    for piece in pattern.pieces.iter() {
        for _ in 0..edge(piece.min, piece.max.min(piece.min + 20), dice) {
            text.push(member(piece.class, dice));
        }
    }
    text
}

fn member(class: Class, dice: &mut Dice) -> char {
    if class.others && dice.percent(20) {
        return *dice.pick(&['é', '日', '\u{1F600}']);
    }
    // One in thirty is a control character, which JSON writes as an escape.
    let lowest = if dice.percent(3) { '\0' } else { ' ' };
    let draw =
        (0..200).map(|_| char::from(dice.between(lowest.into(), 0x7F) as u8)).find(|c| class.contains(*c));
    draw.or_else(|| ('\0'..='\x7F').find(|c| class.contains(*c))).unwrap_or('é')
}

/// A text of so many characters, of words as people write them, and sometimes
/// of characters that are hard to count or to write.
pub fn prose(length: u32, dice: &mut Dice) -> String {
    const PLAIN: [&str; 8] = ["bread", "the oven", "seven", "rye", "a", "come", "hungry!", "@baker"];
    const WIDE: [&str; 5] = ["パン屋", "朝は早い。", "面包", "빵", "香り"];
    const ODD: [&str; 12] = [
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "e\u{301}",
        "\u{1F600}",
        "https://example.com/a?b=c",
        "t.co",
        "\"\\/",
        "\n\t",
        "\u{1}",
        "\u{FEFF}",
        "$RYE",
        "$OAT.A",
        "\u{3000}",
    ];
    let palettes: [&[&str]; 4] = [&PLAIN, &PLAIN, &WIDE, &ODD];
    let main = *dice.pick(&palettes);
    let mut text = String::new();
    let mut count = 0;
    while count < length {
        let palette = if dice.percent(85) { main } else { *dice.pick(&palettes) };
        let word = *dice.pick(palette);
        let room = (length - count) as usize;
        for c in word.chars().chain([' ']).take(room) {
            text.push(c);
            count += 1;
        }
    }
    text
}

/// Anything that is not a container.
pub fn wild_scalar(dice: &mut Dice) -> Json {
    const NUMBERS: [&str; 14] = [
        "0",
        "1",
        "-1",
        "-0",
        "1.0",
        "120.0",
        "1e2",
        "0.5",
        "-1.5E+3",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "100000000000000000000",
        "1e300",
    ];
    match dice.below(8) {
        0 => Json::Null,
        1 => Json::Bool(dice.percent(50)),
        2..=4 => Json::Number((*dice.pick(&NUMBERS)).to_owned()),
        _ => {
            let length = dice.between(0, 12);
            Json::String(Text { text: prose(length, dice), escaped: dice.percent(10) })
        }
    }
}
