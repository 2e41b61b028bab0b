// @generated: made from spec/x/*.yaml by `cargo xtask generate`; do not edit.

/// POST /2/tweets
pub mod create_tweet;
mod create_tweet_table;
pub mod create_tweet_answers;
pub mod create_tweet_limits;
pub mod create_tweet_refusals;
pub mod create_tweet_request;
pub mod delete_tweet_answers;
pub mod delete_tweet_limits;
pub mod delete_tweet_refusals;
pub mod delete_tweet_request;

/// The JSON Schemas of every body.
pub const SCHEMAS: &[crate::Schemas] = &[
    crate::Schemas {
        module: "create_tweet",
        title: "POST /2/tweets",
        strict: create_tweet::CreateTweet::JSON_SCHEMA,
        editor: create_tweet::CreateTweet::EDITOR_JSON_SCHEMA,
    },
];
