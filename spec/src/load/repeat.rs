//! Long texts in examples, written short: `{ repeat: "ab", times: 3 }` stands
//! for `ababab`.

use serde_json::Value;

/// The longest text that may come of it, in bytes; enough for every limit that
/// a text field has had so far.
const MAX_LENGTH: u64 = 1_000_000;

/// The value with every repeated text written out.
pub(super) fn expand(value: &Value) -> Value {
    if let Some((Value::String(text), Some(times))) = repeated(value) {
        return text.repeat(usize::try_from(times).unwrap_or_default()).into();
    }
    match value {
        Value::Array(items) => items.iter().map(expand).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), expand(member))).collect()
        }
        _ => value.clone(),
    }
}

/// What is wrong with repeated texts in a value: JSON Pointers and sentences.
pub(super) fn mistakes(value: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    look(value, &mut String::new(), &mut found);
    found
}

fn look(value: &Value, pointer: &mut String, found: &mut Vec<(String, String)>) {
    if let Some((text, times)) = repeated(value) {
        let message = match (text, times) {
            (Value::String(text), Some(times)) => {
                let length = (text.len() as u64).saturating_mul(times);
                (length > MAX_LENGTH)
                    .then(|| format!("the text has {length} bytes, and {MAX_LENGTH} are the most"))
            }
            (Value::String(_), None) => Some("`times` is no number from 1 on".to_owned()),
            _ => Some("`repeat` is no text".to_owned()),
        };
        found.extend(message.map(|message| (pointer.clone(), message)));
        return;
    }
    let mut inside = |token: &str, value: &Value| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
        look(value, pointer, found);
        pointer.truncate(length);
    };
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| inside(&index.to_string(), item));
        }
        Value::Object(members) => members.iter().for_each(|(name, member)| inside(name, member)),
        _ => {}
    }
}

/// What is repeated how often, if a value has these two members and no other.
fn repeated(value: &Value) -> Option<(&Value, Option<u64>)> {
    let members = value.as_object().filter(|members| members.len() == 2)?;
    let times = members.get("times")?.as_u64().filter(|times| *times > 0);
    Some((members.get("repeat")?, times))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{MAX_LENGTH, expand, mistakes};

    #[test]
    fn a_text_is_repeated_wherever_it_stands() {
        let written = json!({ "a": { "repeat": "xy", "times": 3 }, "b": [{ "repeat": "z", "times": 1 }] });
        assert_eq!(mistakes(&written), []);
        assert_eq!(expand(&written), json!({ "a": "xyxyxy", "b": ["z"] }));
    }

    #[test]
    fn other_mappings_stay_as_they_are() {
        for value in
            [json!({ "repeat": "a" }), json!({ "repeat": "a", "times": 2, "more": 1 }), json!("repeat")]
        {
            assert_eq!((expand(&value), mistakes(&value)), (value.clone(), Vec::new()));
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        let written = json!({ "a/b": [{ "repeat": "x", "times": 0 }, { "repeat": 1, "times": 1 }] });
        let places: Vec<String> = mistakes(&written).into_iter().map(|(pointer, _)| pointer).collect();
        assert_eq!(places, ["/a~1b/0", "/a~1b/1"]);
        assert_eq!(mistakes(&json!({ "repeat": "long", "times": u64::MAX })).len(), 1);
        for (times, count) in [(MAX_LENGTH / 2, 0), (MAX_LENGTH / 2 + 1, 1)] {
            assert_eq!(mistakes(&json!({ "repeat": "ab", "times": times })).len(), count, "{times}");
        }
    }
}
