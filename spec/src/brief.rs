//! Long texts in few words, for documentation and messages.

use serde_json::Value;

/// The longest text that is shown as it is, in characters.
const WHOLE: usize = 600;

/// The same value with every very long text put in few words.
///
/// A repeated text becomes its beginning and a count, and any other its
/// beginning and its length; what comes out is for readers, and is no document
/// to check.
pub fn brief(value: &Value) -> Value {
    match value {
        Value::String(text) => brief_text(text).into(),
        Value::Array(items) => items.iter().map(brief).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), brief(member))).collect()
        }
        _ => value.clone(),
    }
}

fn brief_text(text: &str) -> String {
    let chars = text.chars().count();
    if chars <= WHOLE {
        return text.to_owned();
    }
    let period = (1..=WHOLE).find(|&length| {
        text.len().is_multiple_of(length)
            && text.is_char_boundary(length)
            && text.as_bytes()[length..] == text.as_bytes()[..text.len() - length]
    });
    match period {
        Some(length) => {
            format!("{}… ({} times, {chars} characters)", &text[..length], text.len() / length)
        }
        None => format!("{}… ({chars} characters)", text.chars().take(60).collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::brief;

    #[test]
    fn long_texts_are_put_in_few_words() {
        let value = json!({
            "a": "é ".repeat(500),
            "b": ["short", "x".repeat(999)],
            "c": format!("{}!", "x".repeat(999)),
            "d": "é".repeat(999),
            "e": 5,
        });
        let cut = format!("{}… (1000 characters)", "x".repeat(60));
        assert_eq!(
            brief(&value),
            json!({
                "a": "é … (500 times, 1000 characters)",
                "b": ["short", "x… (999 times, 999 characters)"],
                "c": cut,
                "d": "é… (999 times, 999 characters)",
                "e": 5,
            })
        );
    }
}
