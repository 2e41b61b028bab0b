// @generated: made from spec/x/create_tweet.yaml by `cargo xtask generate`; do not edit.

//! The method and the path of POST /2/tweets.

use super::create_tweet::CreateTweet;

impl CreateTweet {
    /// The method of the request.
    pub const METHOD: &'static str = "POST";

    /// The path of the request; what stands in braces is filled in.
    pub const PATH: &'static str = "/2/tweets";

    /// The status of success.
    pub const SUCCESS: u16 = 201;
}
