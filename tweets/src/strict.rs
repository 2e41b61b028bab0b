//! Reading with `serde` exactly what has the right structure.
//!
//! Left to itself, derived code reads more than an object with members: an
//! array with the members in order, `null` for an optional member, and an
//! object with one `null` for a word.

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

/// Reads an optional member that is there: `null` is not the same as absent.
pub(crate) fn some<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// A deserializer that reads a struct from a map and from nothing else.
pub(crate) struct Object<D>(pub(crate) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Object<D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.deserialize_map(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(D::Error::custom("only the derived code of a struct reads from here"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// Implements `serde`'s traits for structs that derive them as
/// `remote = "Self"`, which makes the derived code inherent functions.
macro_rules! objects {
    ($($name:ident),*) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(crate::strict::Object(deserializer))
            }
        }
    )*};
}

/// Implements the traits of a word out of a list.
///
/// Where the list is closed, no other word is read; where it is open, the list
/// is only advice.
macro_rules! choice {
    (closed $name:ident) => {
        crate::strict::choice!($name, |text: &str| {
            $name::ALL.iter().find(|choice| choice.as_str() == text).cloned().ok_or_else(|| {
                let known: Vec<_> = $name::ALL.iter().map(|choice| choice.as_str()).collect();
                format!("unknown value `{text}`, expected one of {}", known.join(", "))
            })
        });
    };
    (open $name:ident) => {
        crate::strict::choice!($name, |text: &str| {
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

pub(crate) use {choice, objects};

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
    fn objects_are_read_from_objects_alone() {
        check(r#"{ "text": "a" }"#, true);
        check(r#"["a"]"#, false);
        check(r#"{ "text": "a", "geo": ["1"] }"#, false);
        check(r#"{ "text": "a", "geo": { "place_id": "1" } }"#, true);
    }

    #[test]
    fn absent_is_not_null() {
        check("{}", true);
        check(r#"{ "text": null }"#, false);
        check(r#"{ "poll": null }"#, false);
    }

    #[test]
    fn objects_are_closed() {
        check(r#"{ "txt": "a" }"#, false);
        check(r#"{ "text": "a", "text": "b" }"#, false);
    }

    #[test]
    fn integers_have_no_fraction() {
        check(r#"{ "poll": { "options": ["a", "b"], "duration_minutes": 60 } }"#, true);
        check(r#"{ "poll": { "options": ["a", "b"], "duration_minutes": 60.0 } }"#, false);
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
