// @generated: made from spec/x/delete_tweet.yaml by `cargo xtask generate`; do not edit.

//! What DELETE /2/tweets/{id} is known to say to requests that it refuses.

use std::borrow::Cow::Borrowed;
use tweetspec_runtime::Answer;

/// Every known answer, in the order of the specification.
pub const REFUSALS: &[Answer] = &[
    Answer {
        id: Borrowed("id-pattern"),
        doc: Borrowed("The id is no row of 1 to 19 digits."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: None,
        help: Borrowed(""),
        fields: Borrowed(&[Borrowed("id")]),
        rules: Borrowed(&[Borrowed("pattern-mismatch")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("X OpenAPI 2.167: /components/schemas/InvalidRequestProblem")],
        ),
    },
    Answer {
        id: Borrowed("post-of-another"),
        doc: Borrowed("The post belongs to another account."),
        status: Some(403),
        title: Some(Borrowed("Forbidden")),
        message: Some(Borrowed("You are not authorized to delete this Tweet.")),
        help: Borrowed("Sign the request for the account that published the post."),
        fields: Borrowed(&[Borrowed("id")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("X's mock server: DELETE /2/tweets/{id}, check of the author")],
        ),
    },
    Answer {
        id: Borrowed("no-such-post"),
        doc: Borrowed(
            "There is no post with the id, perhaps because it is deleted already.",
        ),
        status: Some(404),
        title: Some(Borrowed("Not Found Error")),
        message: None,
        help: Borrowed("Check the id; what is gone need not be deleted."),
        fields: Borrowed(&[Borrowed("id")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("X's mock server: DELETE /2/tweets/{id}, look-up of the post")],
        ),
    },
    Answer {
        id: Borrowed("credits-depleted"),
        doc: Borrowed("The customer has no credits left."),
        status: Some(402),
        title: Some(Borrowed("CreditsDepleted")),
        message: None,
        help: Borrowed(""),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: ethernal issue 940")]),
    },
    Answer {
        id: Borrowed("too-many-requests"),
        doc: Borrowed(
            "A rate limit is used up; the headers x-rate-limit-limit and x-rate-limit-reset say which and until when.",
        ),
        status: Some(429),
        title: None,
        message: None,
        help: Borrowed(""),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: xdk issue 25")]),
    },
];
