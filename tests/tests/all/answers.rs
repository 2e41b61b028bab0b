//! Answers as the server was seen to give them, and as its documents describe
//! them, read with the generated types.

use std::fs;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tweetspec::create_tweet_answers::{CreatedTweet, Problem};
use tweetspec::create_tweet_limits;
use tweetspec::delete_tweet_answers::DeletedTweet;
use tweetspec::limits::LimitStatus;

use crate::expect;
use crate::worlds::project_file;

/// Reads every file of a folder below `tests/answers`; beside each stands what
/// a program would show of it.
#[track_caller]
fn check<T: DeserializeOwned + Serialize>(folder: &str, shown: impl Fn(&T) -> String) {
    let folder = project_file(&format!("tests/answers/{folder}"));
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&folder).expect("a folder of answers can be read") {
        let path = entry.expect("a folder of answers can be read").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("an answer can be read");
        let answer: T =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let whole: Value = serde_json::from_str(&text).expect("an answer is JSON");
        let kept = serde_json::to_value(&answer).expect("an answer can be written");
        assert!(is_part(&kept, &whole), "{}: {kept}", path.display());
        wrong.extend(expect::differs(&path.with_extension("txt"), &format!("{}\n", shown(&answer))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether everything in one value stands in the other as well.
fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(name, value)| whole.get(name).is_some_and(|other| is_part(value, other)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len() && part.iter().zip(whole).all(|(part, whole)| is_part(part, whole))
        }
        _ => part == whole,
    }
}

#[test]
fn refusals_of_old_and_new_are_read() {
    check("refused", |problem: &Problem| format!("{}\n{problem}", problem.kind().unwrap_or("no kind")));
}

#[test]
fn posts_that_were_made_are_read() {
    check("created", |answer: &CreatedTweet| {
        let data = answer.data.as_ref().expect("the answer names the post");
        let versions = data.edit_history_tweet_ids.as_ref().or(data.edit_history_post_ids.as_ref());
        let errors: Vec<String> = answer.errors.iter().flatten().map(ToString::to_string).collect();
        format!("{}: {}, versions {versions:?}, errors {errors:?}", data.id, data.text)
    });
}

#[test]
fn deletions_are_read() {
    check("deleted", |answer: &DeletedTweet| format!("{:?}", answer.data.as_ref().map(|data| data.deleted)));
}

/// The numbers that programs plan with.
#[test]
fn limits_are_those_of_the_sources() {
    let current: Vec<_> = create_tweet_limits::RATE_LIMITS
        .iter()
        .filter(|limit| limit.status == LimitStatus::Current)
        .map(|limit| (limit.requests, limit.window_seconds))
        .collect();
    assert_eq!(current, [(100, 15 * 60), (10_000, 24 * 60 * 60)]);
    assert_eq!(create_tweet_limits::POST.micro_usd, 15_000);
    assert_eq!(create_tweet_limits::POST_WITH_LINK.micro_usd, 200_000);
}
