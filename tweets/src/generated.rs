// @generated: made from spec/x/*.yaml by `cargo xtask generate`; do not edit.

/// POST /2/tweets
pub mod create_tweet;
mod create_tweet_table;
