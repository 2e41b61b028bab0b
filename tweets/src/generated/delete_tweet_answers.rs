// @generated: made from spec/x/delete_tweet.yaml by `cargo xtask generate`; do not edit.

//! What DELETE /2/tweets/{id} answers.

use serde::{Deserialize, Serialize};

pub use super::create_tweet_answers::{Problem, ProblemError, CodedError};

/// The post is deleted.
///
/// Comes with status 200.
///
/// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponse; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DeletedTweet {
    /// What became of the post.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponse/properties/data; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse/properties/data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<DeletedTweetData>,

    /// What did not work although the request was accepted.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponse/properties/errors; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse/properties/errors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<Problem>>,
}

/// What became of the post.
///
/// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponse/properties/data; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse/properties/data.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DeletedTweetData {
    /// Whether it is deleted.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponseData/properties/deleted; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse/properties/data/properties/deleted.
    pub deleted: bool,
}
