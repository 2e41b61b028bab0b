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
