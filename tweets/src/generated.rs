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
