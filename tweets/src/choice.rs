//! Words out of a list, which `serde` reads from a text and from nothing else.
//!
//! Derived code would also read an object with one `null` for a word.

/// Implements the traits of a word out of a list.
///
/// Where the list is closed, no other word is read; where it is open, the list
/// is only advice.
macro_rules! choice {
    (closed $name:ident) => {
        crate::choice::choice!($name, |text: &str| {
            $name::ALL.iter().find(|choice| choice.as_str() == text).cloned().ok_or_else(|| {
                let known: Vec<_> = $name::ALL.iter().map(|choice| choice.as_str()).collect();
                format!("unknown value `{text}`, expected one of {}", known.join(", "))
            })
        });
    };
    (open $name:ident) => {
        crate::choice::choice!($name, |text: &str| {
            let known = $name::ALL.iter().find(|choice| choice.as_str() == text).cloned();
            Ok(known.unwrap_or_else(|| $name::Other(text.to_owned())))
        });
    };
    ($name:ident, $read:expr) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                ($read)(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // Not `&str`: a text with escapes cannot be borrowed.
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use choice;

#[cfg(test)]
mod tests {
    use crate::{CreateTweet, create_tweet::ReplySettings};

    /// Whether the structure is right.
    #[track_caller]
    fn check(json: &str, expected: bool) {
        let read = serde_json::from_str::<CreateTweet>(json);
        assert_eq!(read.is_ok(), expected, "{json}: {read:?}");
    }

    #[test]
    fn choices_are_words() {
        check(r#"{ "reply_settings": "following" }"#, true);
        check(r#"{ "reply_settings": "f\u006fllowing" }"#, true);
        check(r#"{ "reply_settings": "everyone" }"#, false);
        check(r#"{ "reply_settings": { "following": null } }"#, false);
        assert_eq!("following".parse(), Ok(ReplySettings::Following));
    }
}
