// @generated: made from spec/x/create_tweet.yaml by `cargo xtask generate`; do not edit.

//! What POST /2/tweets is known to say to requests that it refuses.

use std::borrow::Cow::Borrowed;
use tweetspec_runtime::Answer;

/// Every known answer, in the order of the specification.
pub const REFUSALS: &[Answer] = &[
    Answer {
        id: Borrowed("unknown-member"),
        doc: Borrowed("The body has a member that the schema does not list."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(
            Borrowed(
                "{path}: is not defined in the schema and the schema does not allow additional properties",
            ),
        ),
        help: Borrowed("Take the member out, or write its name as the reference does."),
        fields: Borrowed(&[]),
        rules: Borrowed(&[Borrowed("unknown-field")]),
        since: Some(Borrowed("2024-04")),
        last_seen: None,
        observed: true,
        sources: Borrowed(
            &[Borrowed("answers of the live API: atymic/twitter issue 419")],
        ),
    },
    Answer {
        id: Borrowed("missing-member"),
        doc: Borrowed(
            "An object lacks a member that it needs, also where the object is empty.",
        ),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("{path}: is missing but it is required")),
        help: Borrowed("Add the member, or leave out the object that lacks it."),
        fields: Borrowed(
            &[
                Borrowed("reply.in_reply_to_tweet_id"),
                Borrowed("media.media_ids"),
                Borrowed("poll.options"),
                Borrowed("poll.duration_minutes"),
                Borrowed("geo.place_id"),
                Borrowed("edit_options.previous_post_id"),
            ],
        ),
        rules: Borrowed(
            &[
                Borrowed("missing-field"),
                Borrowed("poll-without-duration"),
                Borrowed("poll-without-options"),
                Borrowed("tagged-users-without-media"),
                Borrowed("excluded-users-without-reply"),
            ],
        ),
        since: Some(Borrowed("2025-04")),
        last_seen: Some(Borrowed("2026-07")),
        observed: true,
        sources: Borrowed(
            &[Borrowed("answers of the live API: node-twitter-api-v2 issue 583")],
        ),
    },
    Answer {
        id: Borrowed("other-type"),
        doc: Borrowed(
            "A value has another type than its member, most often a number in the place of an id.",
        ),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("{path}: {found} found, {expected} expected")),
        help: Borrowed(
            "Write the value in the type that is expected; an id is a string of digits.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[Borrowed("wrong-type")]),
        since: Some(Borrowed("2021")),
        last_seen: Some(Borrowed("2024-01")),
        observed: true,
        sources: Borrowed(
            &[
                Borrowed(
                    "answers of the live API: pipedream issue 10147, twitter4j-v2 issue 7, TwitterAPI issue 227",
                ),
            ],
        ),
    },
    Answer {
        id: Borrowed("null-value"),
        doc: Borrowed("A member is null instead of left out."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("{path}: null found, {expected} expected")),
        help: Borrowed("Leave the member out."),
        fields: Borrowed(&[]),
        rules: Borrowed(&[Borrowed("null-value")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("messages of the validator that X seems to use: type")],
        ),
    },
    Answer {
        id: Borrowed("fraction-for-integer"),
        doc: Borrowed("A whole number is written with a fraction or an exponent."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("{path}: number found, integer expected")),
        help: Borrowed("Write the digits alone."),
        fields: Borrowed(&[]),
        rules: Borrowed(&[Borrowed("integer-notation")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("messages of the validator that X seems to use: type")],
        ),
    },
    Answer {
        id: Borrowed("id-pattern"),
        doc: Borrowed("An id is no row of 1 to 19 digits."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(
            Borrowed("{path}: does not match the regex pattern ^[0-9]{1,19}$"),
        ),
        help: Borrowed("Write the id alone, as a string of 1 to 19 digits."),
        fields: Borrowed(
            &[
                Borrowed("quote_tweet_id"),
                Borrowed("reply.in_reply_to_tweet_id"),
                Borrowed("media.media_ids[]"),
                Borrowed("media.tagged_user_ids[]"),
                Borrowed("media.preview_media_id"),
                Borrowed("community_id"),
                Borrowed("edit_options.previous_post_id"),
            ],
        ),
        rules: Borrowed(
            &[
                Borrowed("pattern-mismatch"),
                Borrowed("media-key-as-id"),
                Borrowed("placeholder-id"),
            ],
        ),
        since: Some(Borrowed("2026-01")),
        last_seen: None,
        observed: true,
        sources: Borrowed(
            &[Borrowed("answers of the live API: a public log, January 2026")],
        ),
    },
    Answer {
        id: Borrowed("too-few-elements"),
        doc: Borrowed("A list has too few elements."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(
            Borrowed("{path}: there must be a minimum of {count} item{s} in the array"),
        ),
        help: Borrowed(
            "Add elements, or leave out the object that holds an empty list.",
        ),
        fields: Borrowed(&[Borrowed("media.media_ids"), Borrowed("poll.options")]),
        rules: Borrowed(&[Borrowed("too-few-items")]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(
            &[
                Borrowed("answers of the live API: node-twitter-api-v2 issue 539"),
                Borrowed("messages of the validator that X seems to use: minItems"),
            ],
        ),
    },
    Answer {
        id: Borrowed("too-many-elements"),
        doc: Borrowed("A list has too many elements."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(
            Borrowed("{path}: there must be a maximum of {count} items in the array"),
        ),
        help: Borrowed("Take elements out; more pictures go into a reply."),
        fields: Borrowed(
            &[
                Borrowed("media.media_ids"),
                Borrowed("media.tagged_user_ids"),
                Borrowed("poll.options"),
            ],
        ),
        rules: Borrowed(&[Borrowed("too-many-items")]),
        since: None,
        last_seen: Some(Borrowed("2026-07-15")),
        observed: true,
        sources: Borrowed(
            &[Borrowed("answers of the live API: a public log, July 2026")],
        ),
    },
    Answer {
        id: Borrowed("text-of-option-too-short"),
        doc: Borrowed("An option of a poll is empty."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("{path}: must be at least {count} characters long")),
        help: Borrowed("Give every option a text."),
        fields: Borrowed(&[Borrowed("poll.options[]")]),
        rules: Borrowed(&[Borrowed("too-short")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("messages of the validator that X seems to use: minLength")],
        ),
    },
    Answer {
        id: Borrowed("text-of-option-too-long"),
        doc: Borrowed("An option of a poll has more than 25 characters."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("{path}: may only be {count} characters long")),
        help: Borrowed("Shorten the option to 25 characters."),
        fields: Borrowed(&[Borrowed("poll.options[]")]),
        rules: Borrowed(&[Borrowed("too-long")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("messages of the validator that X seems to use: maxLength")],
        ),
    },
    Answer {
        id: Borrowed("poll-too-short"),
        doc: Borrowed("A poll lasts less than five minutes."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("{path}: must have a minimum value of {limit}")),
        help: Borrowed("Let the poll last 5 minutes or more."),
        fields: Borrowed(&[Borrowed("poll.duration_minutes")]),
        rules: Borrowed(&[Borrowed("out-of-range")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("messages of the validator that X seems to use: minimum")],
        ),
    },
    Answer {
        id: Borrowed("poll-too-long"),
        doc: Borrowed("A poll lasts more than seven days."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("{path}: must have a maximum value of {limit}")),
        help: Borrowed("Let the poll last 10080 minutes, which are 7 days, or less."),
        fields: Borrowed(&[Borrowed("poll.duration_minutes")]),
        rules: Borrowed(&[Borrowed("out-of-range")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("messages of the validator that X seems to use: maximum")],
        ),
    },
    Answer {
        id: Borrowed("not-a-listed-value"),
        doc: Borrowed(
            "A value is none of those that its member can have, for example `everyone`.",
        ),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(
            Borrowed("{path}: does not have a value in the enumeration {values}"),
        ),
        help: Borrowed(
            "Use one of the listed values; to let everyone reply, leave the member out.",
        ),
        fields: Borrowed(&[Borrowed("reply_settings"), Borrowed("poll.reply_settings")]),
        rules: Borrowed(&[Borrowed("unknown-value")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("messages of the validator that X seems to use: enum")],
        ),
    },
    Answer {
        id: Borrowed("two-attachments"),
        doc: Borrowed("The body has more than one attachment."),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("You can only provide one of {members}.")),
        help: Borrowed(
            "Keep one of them. To quote with pictures, put the address of the quoted post into the text.",
        ),
        fields: Borrowed(
            &[
                Borrowed("poll"),
                Borrowed("quote_tweet_id"),
                Borrowed("direct_message_deep_link"),
                Borrowed("media"),
                Borrowed("card_uri"),
            ],
        ),
        rules: Borrowed(&[Borrowed("attachment-conflict")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("X's mock server: POST /2/tweets, check of attachments")],
        ),
    },
    Answer {
        id: Borrowed("no-text"),
        doc: Borrowed("The text is missing or empty."),
        status: Some(400),
        title: None,
        message: Some(Borrowed("text field is required")),
        help: Borrowed("Say something in `text`."),
        fields: Borrowed(&[Borrowed("text")]),
        rules: Borrowed(
            &[
                Borrowed("no-text-or-media"),
                Borrowed("empty-text"),
                Borrowed("blank-text"),
            ],
        ),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(&[Borrowed("X's mock server: POST /2/tweets, check of text")]),
    },
    Answer {
        id: Borrowed("media-not-usable"),
        doc: Borrowed(
            "An upload does not exist, belongs to somebody else, is not ready, or is nothing that a post can show.",
        ),
        status: Some(400),
        title: Some(Borrowed("Invalid Request")),
        message: Some(Borrowed("Your media IDs are invalid.")),
        help: Borrowed(
            "Upload with the account that posts, and wait until the state of processing is `succeeded`.",
        ),
        fields: Borrowed(&[Borrowed("media.media_ids")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: Some(Borrowed("2026")),
        observed: true,
        sources: Borrowed(
            &[
                Borrowed("answers of the live API: node-twitter-api-v2 issue 375"),
                Borrowed("X's mock server: POST /2/tweets, check of media"),
            ],
        ),
    },
    Answer {
        id: Borrowed("no-such-tagged-user"),
        doc: Borrowed("A tagged account does not exist."),
        status: Some(400),
        title: None,
        message: Some(Borrowed("Your tagged user IDs are invalid.")),
        help: Borrowed("Check the ids of the tagged accounts."),
        fields: Borrowed(&[Borrowed("media.tagged_user_ids")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(&[Borrowed("X's mock server: POST /2/tweets, check of media")]),
    },
    Answer {
        id: Borrowed("no-such-quote"),
        doc: Borrowed("The quoted post does not exist."),
        status: Some(400),
        title: None,
        message: Some(Borrowed("Your quote tweet ID is invalid.")),
        help: Borrowed("Check the id of the quoted post."),
        fields: Borrowed(&[Borrowed("quote_tweet_id")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("X's mock server: POST /2/tweets, check of quotes")],
        ),
    },
    Answer {
        id: Borrowed("no-such-reply"),
        doc: Borrowed("The post to reply to does not exist."),
        status: Some(400),
        title: None,
        message: Some(Borrowed("Your reply tweet ID is invalid.")),
        help: Borrowed("Check the id of the post to reply to."),
        fields: Borrowed(&[Borrowed("reply.in_reply_to_tweet_id")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("X's mock server: POST /2/tweets, check of replies")],
        ),
    },
    Answer {
        id: Borrowed("no-such-excluded-user"),
        doc: Borrowed("An account to leave out of the reply does not exist."),
        status: Some(400),
        title: None,
        message: Some(Borrowed("Your exclude reply user IDs are invalid.")),
        help: Borrowed("Check the ids of the accounts to leave out."),
        fields: Borrowed(&[Borrowed("reply.exclude_reply_user_ids")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[Borrowed("X's mock server: POST /2/tweets, check of replies")],
        ),
    },
    Answer {
        id: Borrowed("text-over-limit"),
        doc: Borrowed("The text weighs more than the account may publish."),
        status: Some(400),
        title: None,
        message: Some(
            Borrowed(
                "Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.",
            ),
        ),
        help: Borrowed(
            "Shorten the text, split it into a thread, or check with `--profile premium` if the account may write long posts.",
        ),
        fields: Borrowed(&[Borrowed("text")]),
        rules: Borrowed(
            &[
                Borrowed("text-too-long"),
                Borrowed("reply-text-too-long"),
                Borrowed("long-text-too-long"),
                Borrowed("long-text-over-weight"),
            ],
        ),
        since: Some(Borrowed("2022")),
        last_seen: Some(Borrowed("2024")),
        observed: true,
        sources: Borrowed(
            &[Borrowed("answers of the live API: FotBot issue 22, February 2023")],
        ),
    },
    Answer {
        id: Borrowed("duplicate-content"),
        doc: Borrowed("The account published the same text a short while ago."),
        status: Some(403),
        title: Some(Borrowed("Forbidden")),
        message: Some(
            Borrowed("You are not allowed to create a Tweet with duplicate content."),
        ),
        help: Borrowed(
            "Change the text, or wait; sending it again unchanged is refused again.",
        ),
        fields: Borrowed(&[Borrowed("text")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: many public logs")]),
    },
    Answer {
        id: Borrowed("several-cashtags"),
        doc: Borrowed("The text holds more than one cashtag, also the same one twice."),
        status: Some(403),
        title: Some(Borrowed("Authorization Error")),
        message: Some(
            Borrowed("Posts are limited to a maximum of one cashtag ($SYMBOL)"),
        ),
        help: Borrowed("Keep one cashtag, and write the others without `$`."),
        fields: Borrowed(&[Borrowed("text")]),
        rules: Borrowed(&[Borrowed("several-cashtags")]),
        since: Some(Borrowed("2026-06")),
        last_seen: Some(Borrowed("2026-09")),
        observed: true,
        sources: Borrowed(
            &[
                Borrowed(
                    "answers of the live API: three public logs, June to September 2026",
                ),
                Borrowed("X's changelog: 2026-04-13"),
            ],
        ),
    },
    Answer {
        id: Borrowed("reply-not-summoned"),
        doc: Borrowed(
            "The author of the other post neither mentioned nor quoted the account.",
        ),
        status: Some(403),
        title: None,
        message: Some(
            Borrowed(
                "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.",
            ),
        ),
        help: Borrowed(
            "Reply only where the author mentioned or quoted the account, or post without `reply`.",
        ),
        fields: Borrowed(&[Borrowed("reply")]),
        rules: Borrowed(&[Borrowed("reply-needs-mention")]),
        since: Some(Borrowed("2026-02")),
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: two public logs, 2026")]),
    },
    Answer {
        id: Borrowed("reply-or-quote-not-summoned"),
        doc: Borrowed(
            "The account takes no part in the conversation that it replies to or quotes. Later than the sentences about replies or quotes alone.",
        ),
        status: Some(403),
        title: None,
        message: Some(
            Borrowed(
                "You can only reply to or quote posts where you are mentioned or are the author.",
            ),
        ),
        help: Borrowed(
            "Reply and quote only where the account is mentioned or is the author.",
        ),
        fields: Borrowed(&[Borrowed("reply"), Borrowed("quote_tweet_id")]),
        rules: Borrowed(
            &[Borrowed("reply-needs-mention"), Borrowed("quote-needs-plan")],
        ),
        since: Some(Borrowed("2026-07-16")),
        last_seen: None,
        observed: true,
        sources: Borrowed(
            &[Borrowed("answers of the live API: a public log, 16 July 2026")],
        ),
    },
    Answer {
        id: Borrowed("quote-not-allowed"),
        doc: Borrowed("The account takes no part in the conversation that it quotes."),
        status: Some(403),
        title: None,
        message: Some(
            Borrowed(
                "Quoting this post is not allowed because you have not been mentioned or are not part of the conversation thread of the post you are quoting.",
            ),
        ),
        help: Borrowed(
            "Quote only where the account takes part in the conversation, or put the address of the post into the text.",
        ),
        fields: Borrowed(&[Borrowed("quote_tweet_id")]),
        rules: Borrowed(&[Borrowed("quote-needs-plan")]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: two public logs, 2026")]),
    },
    Answer {
        id: Borrowed("reply-to-hidden-post"),
        doc: Borrowed("The post to reply to was deleted, or the account cannot see it."),
        status: Some(403),
        title: None,
        message: Some(
            Borrowed(
                "You attempted to reply to a Tweet that is deleted or not visible to you.",
            ),
        ),
        help: Borrowed("Check the id, and that the account can see the post."),
        fields: Borrowed(&[Borrowed("reply.in_reply_to_tweet_id")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: a public log")]),
    },
    Answer {
        id: Borrowed("link-not-allowed"),
        doc: Borrowed("X does not accept a link in the text."),
        status: None,
        title: None,
        message: Some(Borrowed("The Tweet contains an invalid URL.")),
        help: Borrowed(
            "Send the text without its links to find the one that X refuses.",
        ),
        fields: Borrowed(&[Borrowed("text")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(
            &[Borrowed("answers of the live API: Postiz, handling of errors")],
        ),
    },
    Answer {
        id: Borrowed("film-too-long"),
        doc: Borrowed("A film is longer than the account may publish."),
        status: Some(403),
        title: None,
        message: Some(
            Borrowed(
                "This user is not allowed to post a video longer than {minutes} minutes.",
            ),
        ),
        help: Borrowed(
            "Shorten the film, or post with an account that may publish longer ones.",
        ),
        fields: Borrowed(&[Borrowed("media.media_ids")]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: two public logs")]),
    },
    Answer {
        id: Borrowed("not-an-object"),
        doc: Borrowed("The body is no JSON object."),
        status: Some(400),
        title: None,
        message: Some(Borrowed("Request body must be a JSON object.")),
        help: Borrowed("Send one JSON object as the body."),
        fields: Borrowed(&[]),
        rules: Borrowed(&[Borrowed("wrong-type"), Borrowed("json-syntax")]),
        since: None,
        last_seen: None,
        observed: false,
        sources: Borrowed(
            &[
                Borrowed(
                    "test data of client libraries: test data of a client, not checked against X",
                ),
            ],
        ),
    },
    Answer {
        id: Borrowed("other-content-type"),
        doc: Borrowed("The request does not say that its body is JSON."),
        status: Some(400),
        title: None,
        message: Some(
            Borrowed("Requests with bodies must have content-type of application/json."),
        ),
        help: Borrowed(
            "Send the header `Content-Type: application/json`, and a JSON body instead of a form.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[Borrowed("json-syntax")]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(
            &[
                Borrowed(
                    "answers of the live API: twitteroauth issue 1090, node-twitter-api-v2 issue 591",
                ),
            ],
        ),
    },
    Answer {
        id: Borrowed("credits-depleted"),
        doc: Borrowed("The customer has no credits left."),
        status: Some(402),
        title: Some(Borrowed("CreditsDepleted")),
        message: None,
        help: Borrowed(
            "Buy credits in the developer console; nothing is wrong with the body.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: ethernal issue 940")]),
    },
    Answer {
        id: Borrowed("usage-cap-exceeded"),
        doc: Borrowed("The app has used up what its plan allows in a month."),
        status: Some(429),
        title: Some(Borrowed("UsageCapExceeded")),
        message: None,
        help: Borrowed(
            "Wait for the next month or change the plan; nothing is wrong with the body.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: ethernal issue 930")]),
    },
    Answer {
        id: Borrowed("too-many-requests"),
        doc: Borrowed(
            "A rate limit is used up; the headers x-rate-limit-limit and x-rate-limit-reset say which and until when.",
        ),
        status: Some(429),
        title: None,
        message: None,
        help: Borrowed(
            "Wait until the time in x-rate-limit-reset; nothing is wrong with the body.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: xdk issue 25")]),
    },
    Answer {
        id: Borrowed("unauthorized"),
        doc: Borrowed(
            "The keys and tokens of the request are wrong, incomplete or revoked.",
        ),
        status: Some(401),
        title: Some(Borrowed("Unauthorized")),
        message: None,
        help: Borrowed(
            "Check the keys, make the tokens again, and sign the request; nothing is wrong with the body.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: None,
        last_seen: Some(Borrowed("2025-06")),
        observed: true,
        sources: Borrowed(
            &[Borrowed("answers of the live API: node-twitter-api-v2 issue 594")],
        ),
    },
    Answer {
        id: Borrowed("app-only-token"),
        doc: Borrowed(
            "The request is signed for an app alone, and posting needs an account.",
        ),
        status: Some(403),
        title: Some(Borrowed("Unsupported Authentication")),
        message: Some(
            Borrowed(
                "Authenticating with {method} is forbidden for this endpoint. Supported authentication types are [{methods}].",
            ),
        ),
        help: Borrowed(
            "Sign with OAuth 2.0 with PKCE (`tweet.write`) or with OAuth 1.0a; nothing is wrong with the body.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: Some(Borrowed("2022-05")),
        last_seen: Some(Borrowed("2025-10")),
        observed: true,
        sources: Borrowed(
            &[
                Borrowed(
                    "answers of the live API: node-twitter-api-v2 issue 475, autoshare-for-twitter issue 387",
                ),
            ],
        ),
    },
    Answer {
        id: Borrowed("read-only-app"),
        doc: Borrowed("The app or its tokens may only read."),
        status: Some(403),
        title: Some(Borrowed("Forbidden")),
        message: Some(
            Borrowed(
                "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
            ),
        ),
        help: Borrowed(
            "Let the app read and write in its settings, then make the tokens again; nothing is wrong with the body.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: Some(Borrowed("2023-07")),
        last_seen: Some(Borrowed("2023-10")),
        observed: true,
        sources: Borrowed(
            &[
                Borrowed(
                    "answers of the live API: node-twitter-api-v2 issue 493, samples of xdevplatform, issue 141",
                ),
            ],
        ),
    },
    Answer {
        id: Borrowed("app-without-project"),
        doc: Borrowed("The app belongs to no project."),
        status: Some(403),
        title: Some(Borrowed("Client Forbidden")),
        message: Some(
            Borrowed(
                "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project. You can create a project via the developer portal.",
            ),
        ),
        help: Borrowed(
            "Put the app into a project in the developer console; nothing is wrong with the body.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: Some(Borrowed("2023-04")),
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: TwitterAPI issue 226")]),
    },
    Answer {
        id: Borrowed("not-permitted"),
        doc: Borrowed("The account or the app may not do this; X does not say why."),
        status: Some(403),
        title: Some(Borrowed("Forbidden")),
        message: Some(Borrowed("You are not permitted to perform this action.")),
        help: Borrowed(
            "Look whether the account is locked, whether the app may write, and whether the text is longer than the account may publish.",
        ),
        fields: Borrowed(&[]),
        rules: Borrowed(&[]),
        since: Some(Borrowed("2025-08")),
        last_seen: None,
        observed: true,
        sources: Borrowed(&[Borrowed("answers of the live API: contentport issue 49")]),
    },
];
