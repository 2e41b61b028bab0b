// @generated: made from spec/x/delete_tweet.yaml by `cargo xtask generate`; do not edit.

//! What DELETE /2/tweets/{id} answers.

pub use super::create_tweet_answers::{Problem, ProblemError, CodedError};

/// The post is deleted.
///
/// Comes with status 200.
///
/// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponse; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DeletedTweet {
    /// What became of the post.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponse/properties/data; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse/properties/data.
    pub data: Option<DeletedTweetData>,

    /// What did not work although the request was accepted.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponse/properties/errors; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse/properties/errors.
    pub errors: Option<Vec<Problem>>,
}

crate::object::object!(
    lenient DeletedTweet { data : optional "data", errors : optional "errors", }
);

/// What became of the post.
///
/// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponse/properties/data; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse/properties/data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DeletedTweetData {
    /// Whether it is deleted.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/DeletePostsResponseData/properties/deleted; X OpenAPI 2.166, /components/schemas/TweetDeleteResponse/properties/data/properties/deleted.
    pub deleted: bool,
}

crate::object::object!(lenient DeletedTweetData { deleted : required "deleted", });
