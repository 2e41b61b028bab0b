//! Reading and writing objects with `serde`, by their members and nothing else.
//!
//! Derived code would read more than an object with members: an array with the
//! members in order, and `null` for an optional member. It would also bring
//! five crates that only the compiler of a program runs.

/// Implements `serde`'s traits for a struct of the members that are listed.
///
/// First comes what happens to a member that is not listed and to `null`:
///
/// - `closed`: both are refused.
/// - `open`: other members are passed over; `null` is refused.
/// - `lenient`: other members are passed over, and an optional member may be
///   `null`, which says that it is not there. For answers of a server.
macro_rules! object {
    ($kind:ident $name:ident { $($member:ident: $presence:ident $text:literal,)* }) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct as _;

                let count = 0 $(+ usize::from(crate::object::is_there!($presence self.$member)))*;
                let mut members = serializer.serialize_struct(stringify!($name), count)?;
                $(
                    if crate::object::is_there!($presence self.$member) {
                        members.serialize_field($text, &self.$member)?;
                    } else {
                        members.skip_field($text)?;
                    }
                )*
                members.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

                #[expect(non_camel_case_types, reason = "they are named as the members are")]
                enum Member {
                    $($member,)*
                }

                /// Nothing for a member that is not listed.
                struct Key(Option<Member>);

                struct Name;

                impl Visitor<'_> for Name {
                    type Value = Key;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("the name of a member")
                    }

                    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
                        match name {
                            $($text => Ok(Key(Some(Member::$member))),)*
                            _ => crate::object::other!($kind name, Key(None), &[$($text),*]),
                        }
                    }
                }

                impl<'de> Deserialize<'de> for Key {
                    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        deserializer.deserialize_identifier(Name)
                    }
                }

                struct Members;

                impl<'de> Visitor<'de> for Members {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("the members of `", stringify!($name), "`"))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        $(let mut $member = None;)*
                        while let Some(Key(member)) = map.next_key()? {
                            match member {
                                $(
                                    Some(Member::$member) if $member.is_some() => {
                                        return Err(A::Error::duplicate_field($text));
                                    }
                                    Some(Member::$member) => $member = Some(map.next_value()?),
                                )*
                                None => {
                                    map.next_value::<IgnoredAny>()?;
                                }
                            }
                        }
                        Ok($name { $($member: crate::object::value!($kind $presence $member $text),)* })
                    }
                }

                deserializer.deserialize_map(Members)
            }
        }
    };
}

/// Whether a member is written.
macro_rules! is_there {
    (required $value:expr) => {
        true
    };
    (optional $value:expr) => {
        $value.is_some()
    };
}

/// What becomes of a member that is not listed.
macro_rules! other {
    (closed $name:ident, $other:expr, $known:expr) => {
        Err(E::unknown_field($name, $known))
    };
    ($kind:ident $name:ident, $other:expr, $known:expr) => {
        Ok($other)
    };
}

/// What a member holds once the whole object is read.
macro_rules! value {
    ($kind:ident required $value:ident $text:literal) => {
        $value.ok_or_else(|| A::Error::missing_field($text))?
    };
    (lenient optional $value:ident $text:literal) => {
        $value.unwrap_or_default()
    };
    ($kind:ident optional $value:ident $text:literal) => {
        $value
    };
}

pub(crate) use {is_there, object, other, value};

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::{
        CreateTweet,
        create_tweet_answers::{CreatedTweet, CreatedTweetData, Problem},
    };

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
        check(r#"{ "t\u0065xt": "a" }"#, true);
    }

    #[test]
    fn what_is_required_has_to_be_there() {
        check(r#"{ "poll": { "options": ["a", "b"], "duration_minutes": 60 } }"#, true);
        check(r#"{ "poll": { "options": ["a", "b"] } }"#, false);
    }

    #[test]
    fn integers_have_no_fraction() {
        check(r#"{ "poll": { "options": ["a", "b"], "duration_minutes": 60.0 } }"#, false);
    }

    #[test]
    fn errors_name_the_member() {
        let error = |json| serde_json::from_str::<CreateTweet>(json).expect_err("it is wrong").to_string();
        assert_eq!(error(r#"{ "geo": {} }"#), "missing field `place_id` at line 1 column 11");
        assert_eq!(error(r#"{ "text": "a", "text": "b" }"#), "duplicate field `text` at line 1 column 21");
        assert_eq!(
            error(r#"{ "geo": { "place": "1" } }"#),
            "unknown field `place`, expected `place_id` at line 1 column 18"
        );
        assert_eq!(
            error("[]"),
            "invalid type: sequence, expected the members of `CreateTweet` at line 1 column 0"
        );
    }

    #[test]
    fn answers_may_have_other_members_and_null() {
        let read: CreatedTweet = serde_json::from_value(json!({
            "data": { "id": "1", "text": "a", "edit_history_tweet_ids": null, "new": [1] },
            "errors": null,
        }))
        .expect("a server may answer so");
        let data = CreatedTweetData {
            id: "1".into(),
            text: "a".into(),
            edit_history_post_ids: None,
            edit_history_tweet_ids: None,
        };
        assert_eq!(read, CreatedTweet { data: Some(data), errors: None });
        assert!(serde_json::from_value::<Problem>(json!([])).is_err());
    }

    #[test]
    fn what_is_not_there_is_not_written() {
        assert_eq!(serde_json::to_value(CreatedTweet::default()).expect("it is JSON"), json!({}));
        let body: CreateTweet = serde_json::from_value(json!({ "text": "a" })).expect("it is a body");
        assert_eq!(serde_json::to_string(&body).expect("it is JSON"), r#"{"text":"a"}"#);
    }
}
