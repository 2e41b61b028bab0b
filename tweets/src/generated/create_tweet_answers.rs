// @generated: made from spec/x/create_tweet.yaml by `cargo xtask generate`; do not edit.

//! What POST /2/tweets answers.

/// The post is published.
///
/// Comes with status 201.
///
/// - Source: X's API reference, Response fields; X OpenAPI 2.167, /components/schemas/CreatePostsResponse; X OpenAPI 2.166, /components/schemas/TweetCreateResponse.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CreatedTweet {
    /// The post that was made.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsResponse/properties/data; X OpenAPI 2.166, /components/schemas/TweetCreateResponse/properties/data.
    pub data: Option<CreatedTweetData>,

    /// What did not work although the post was made.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsResponse/properties/errors; X OpenAPI 2.166, /components/schemas/TweetCreateResponse/properties/errors.
    pub errors: Option<Vec<Problem>>,
}

crate::object::object!(
    lenient CreatedTweet { data : optional "data", errors : optional "errors", }
);

/// The post that was made.
///
/// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsResponse/properties/data; X OpenAPI 2.166, /components/schemas/TweetCreateResponse/properties/data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CreatedTweetData {
    /// Its id.
    ///
    /// - Source: X's API reference, Response fields, row id; X OpenAPI 2.167, /components/schemas/CreatePostsResponseData/properties/id.
    pub id: String,

    /// What it says, with links as X shortened them.
    ///
    /// - Source: X's API reference, Response fields, row text; X OpenAPI 2.167, /components/schemas/CreatePostsResponseData/properties/text.
    pub text: String,

    /// The versions of the post, the oldest first, by the name of OpenAPI 2.167.
    ///
    /// - Since: 2.167.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsResponseData/properties/edit_history_post_ids.
    pub edit_history_post_ids: Option<Vec<String>>,

    /// The versions of the post, the oldest first, by the name that answers have.
    ///
    /// - Source: answers of the live API, 201 of September 2026, where the list held one empty text.
    pub edit_history_tweet_ids: Option<Vec<String>>,
}

crate::object::object!(
    lenient CreatedTweetData { id : required "id", text : required "text",
    edit_history_post_ids : optional "edit_history_post_ids", edit_history_tweet_ids :
    optional "edit_history_tweet_ids", }
);

/// The body of an error, of media type application/problem+json.
///
/// - Source: X OpenAPI 2.167, /components/schemas/Problem; X OpenAPI 2.166, /components/schemas/Problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Problem {
    /// What kind of error it is, in a few words.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/Problem; X OpenAPI 2.166, /components/schemas/Problem.
    pub title: Option<String>,

    /// What kind of error it is, as an address below `api.twitter.com` or `api.x.com`, or `about:blank`.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/Problem; X OpenAPI 2.166, /components/schemas/Problem; answers of the live API, 403 to a post that was there already.
    pub r#type: Option<String>,

    /// What is wrong, in a sentence.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/Problem; X OpenAPI 2.166, /components/schemas/Problem.
    pub detail: Option<String>,

    /// The status of the answer.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/Problem; X OpenAPI 2.166, /components/schemas/Problem.
    pub status: Option<i64>,

    /// Everything that is wrong.
    ///
    /// - Source: X OpenAPI 2.166, /components/schemas/InvalidRequestProblem; answers of the live API, node-twitter-api-v2 issue 583.
    pub errors: Option<Vec<ProblemError>>,

    /// The member that is wrong.
    ///
    /// - Since: 2.167.
    /// - Source: X OpenAPI 2.167, /components/schemas/InvalidRequestProblem.
    pub parameter: Option<String>,

    /// The value that it had.
    ///
    /// - Since: 2.167.
    /// - Source: X OpenAPI 2.167, /components/schemas/InvalidRequestProblem.
    pub value: Option<String>,

    /// What was looked for and is not there or not allowed, for example a tweet or a media.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/ResourceNotFoundProblem; X OpenAPI 2.166, /components/schemas/ResourceNotFoundProblem.
    pub resource_type: Option<String>,

    /// The id of what was looked for.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/ResourceNotFoundProblem; X OpenAPI 2.166, /components/schemas/ResourceNotFoundProblem.
    pub resource_id: Option<String>,

    /// The part of an answer that lacks it, data or includes.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/NotAuthorizedForFieldProblem; X OpenAPI 2.166, /components/schemas/FieldUnauthorizedProblem.
    pub section: Option<String>,

    /// The field that may not be read.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/NotAuthorizedForFieldProblem; X OpenAPI 2.166, /components/schemas/FieldUnauthorizedProblem.
    pub field: Option<String>,
}

crate::object::object!(
    lenient Problem { title : optional "title", r#type : optional "type", detail :
    optional "detail", status : optional "status", errors : optional "errors", parameter
    : optional "parameter", value : optional "value", resource_type : optional
    "resource_type", resource_id : optional "resource_id", section : optional "section",
    field : optional "field", }
);

/// One thing that is wrong with the request, inside a Problem.
///
/// - Source: X OpenAPI 2.166, /components/schemas/InvalidRequestProblem; answers of the live API, node-twitter-api-v2 issue 583.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ProblemError {
    /// What is wrong.
    ///
    /// - Source: X OpenAPI 2.166, /components/schemas/InvalidRequestProblem; answers of the live API, node-twitter-api-v2 issue 583.
    pub message: Option<String>,

    /// The members that are wrong, by path or by name, each with a list of the values that it had.
    ///
    /// - Source: X OpenAPI 2.166, /components/schemas/InvalidRequestProblem; answers of the live API, node-twitter-api-v2 issue 583.
    pub parameters: Option<serde_json::Map<String, serde_json::Value>>,

    /// The number of the error, in answers as version 1.1 had them.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/Error.
    pub code: Option<i64>,
}

crate::object::object!(
    lenient ProblemError { message : optional "message", parameters : optional
    "parameters", code : optional "code", }
);

/// The body of an error, of media type application/json, as version 1.1 had it.
///
/// - Source: X OpenAPI 2.167, /components/schemas/Error; X OpenAPI 2.166, /components/schemas/Error.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CodedError {
    /// The number of the error.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/Error/properties/code.
    pub code: i64,

    /// What is wrong.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/Error/properties/message.
    pub message: String,
}

crate::object::object!(
    lenient CodedError { code : required "code", message : required "message", }
);
