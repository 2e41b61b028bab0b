// @generated: made from spec/x/create_tweet.yaml by `cargo xtask generate`; do not edit.

//! The tables of `x.create-tweet`, which the engine walks.

use std::borrow::Cow::Borrowed;
use tweetspec_runtime::{
    Class, Measure, Pattern, Piece, Predicate, Severity, WeightRange, Weighted,
    table::{
        Advice, Alias, Atom, AtomId, ChoiceShape, Clause, Field, Insert, Is, ListShape,
        Mask, MeasureId, MeasureLimit, ObjectShape, Parts, Profiles, Refusal, Rule,
        RuleId, Scope, ScopeId, Shape, ShapeId, StringShape, Table, Test, Value,
        ValueAlias,
    },
};

/// The whole table.
pub(crate) static TABLE: Table = Table::new(Parts {
    id: Borrowed("x.create-tweet"),
    noun: Borrowed("post"),
    root: shape::ROOT,
    shapes: Borrowed(
        &[
            TEXT_SHAPE,
            STRING_SHAPE,
            BOOL_SHAPE,
            GEO_SHAPE,
            STRING_1_TO_19_DIGITS_SHAPE,
            MEDIA_MEDIA_IDS_SHAPE,
            STRING_1_TO_19_DIGITS_2_SHAPE,
            MEDIA_TAGGED_USER_IDS_SHAPE,
            STRING_2_SHAPE,
            MEDIA_CALL_TO_ACTIONS_APP_INSTALL_SHAPE,
            STRING_A_LINK_THAT_STARTS_WITH_HTTPS_SHAPE,
            MEDIA_CALL_TO_ACTIONS_VISIT_SITE_SHAPE,
            MEDIA_CALL_TO_ACTIONS_WATCH_NOW_SHAPE,
            MEDIA_CALL_TO_ACTIONS_SHAPE,
            MEDIA_SHAPE,
            POLL_OPTIONS_EACH_SHAPE,
            POLL_OPTIONS_SHAPE,
            POLL_DURATION_MINUTES_SHAPE,
            POLL_REPLY_SETTINGS_SHAPE,
            POLL_SHAPE,
            REPLY_EXCLUDE_REPLY_USER_IDS_SHAPE,
            REPLY_SHAPE,
            EDIT_OPTIONS_SHAPE,
            ROOT_SHAPE,
        ],
    ),
    scopes: Borrowed(&[ROOT_SCOPE]),
    rules: Borrowed(
        &[
            ATTACHMENT_CONFLICT_RULE,
            NO_TEXT_OR_MEDIA_RULE,
            EMPTY_TEXT_RULE,
            BLANK_TEXT_RULE,
            INVALID_CHARACTER_RULE,
            SEVERAL_CASHTAGS_RULE,
            POLL_WITHOUT_DURATION_RULE,
            POLL_WITHOUT_OPTIONS_RULE,
            IGNORED_POLL_REPLY_SETTINGS_RULE,
            IGNORED_REPLY_METADATA_RULE,
            TAGGED_USERS_WITHOUT_MEDIA_RULE,
            EXCLUDED_USERS_WITHOUT_REPLY_RULE,
            NOT_ONE_CALL_TO_ACTION_RULE,
            APP_INSTALL_WITHOUT_STORE_RULE,
            SHARE_WITHOUT_COMMUNITY_RULE,
            AI_LABEL_WITHOUT_MEDIA_RULE,
            UNEDITABLE_CONTENT_RULE,
            PLACEHOLDER_ID_RULE,
            PLACEHOLDER_VALUE_RULE,
            UNFILLED_TEMPLATE_RULE,
            TEXT_IS_JSON_RULE,
            MEDIA_KEY_AS_ID_RULE,
            PLACE_NEEDS_SETTING_RULE,
            TAGS_NEED_PERMISSION_RULE,
            QUOTE_NEEDS_PLAN_RULE,
            REPLY_NEEDS_MENTION_RULE,
            TEXT_TOO_LONG_RULE,
            REPLY_TEXT_TOO_LONG_RULE,
            LONG_TEXT_TOO_LONG_RULE,
            LONG_TEXT_OVER_WEIGHT_RULE,
        ],
    ),
    measures: Borrowed(&[WEIGHTED_MEASURE, CHARS_MEASURE]),
    profiles: Borrowed(
        &[Borrowed("standard"), Borrowed("premium"), Borrowed("enterprise")],
    ),
    aliases: Borrowed(
        &[
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("status"),
                target: Borrowed(&[Borrowed("text")]),
                foreign: false,
                note: Borrowed("status is the name in version 1.1 of the API"),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("full_text"),
                target: Borrowed(&[Borrowed("text")]),
                foreign: false,
                note: Borrowed("full_text is the name in answers of version 1.1"),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("in_reply_to_status_id"),
                target: Borrowed(&[Borrowed("reply"), Borrowed("in_reply_to_tweet_id")]),
                foreign: false,
                note: Borrowed(
                    "in_reply_to_status_id is the name in version 1.1 of the API",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("in_reply_to_status_id_str"),
                target: Borrowed(&[Borrowed("reply"), Borrowed("in_reply_to_tweet_id")]),
                foreign: false,
                note: Borrowed(
                    "in_reply_to_status_id_str is the name in version 1.1 of the API",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[Borrowed("reply")]),
                name: Borrowed("in_reply_to_status_id"),
                target: Borrowed(&[Borrowed("reply"), Borrowed("in_reply_to_tweet_id")]),
                foreign: false,
                note: Borrowed(
                    "in_reply_to_status_id is the name in version 1.1 of the API",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("attachment_url"),
                target: Borrowed(&[Borrowed("quote_tweet_id")]),
                foreign: false,
                note: Borrowed(
                    "version 1.1 took the link to the quoted post; quote_tweet_id takes the id at its end",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("quoted_status_id"),
                target: Borrowed(&[Borrowed("quote_tweet_id")]),
                foreign: false,
                note: Borrowed("quoted_status_id is the name in version 1.1 of the API"),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("quoted_status_id_str"),
                target: Borrowed(&[Borrowed("quote_tweet_id")]),
                foreign: false,
                note: Borrowed(
                    "quoted_status_id_str is the name in version 1.1 of the API",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("media_id"),
                target: Borrowed(&[Borrowed("media"), Borrowed("media_ids")]),
                foreign: false,
                note: Borrowed(
                    "the id of an upload belongs into the list media_ids inside media",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("media_id_string"),
                target: Borrowed(&[Borrowed("media"), Borrowed("media_ids")]),
                foreign: false,
                note: Borrowed(
                    "the id of an upload belongs into the list media_ids inside media",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("possibly_sensitive"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("version 1.1 had it; nothing in this body stands for it"),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("display_coordinates"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("version 1.1 had it; nothing in this body stands for it"),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("trim_user"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("version 1.1 had it; nothing in this body stands for it"),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("tweet_mode"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("version 1.1 had it; nothing in this body stands for it"),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("lat"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "version 1.1 took coordinates; geo.place_id takes the id of a place",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("long"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "version 1.1 took coordinates; geo.place_id takes the id of a place",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("message"),
                target: Borrowed(&[Borrowed("text")]),
                foreign: false,
                note: Borrowed("what the post says is called text"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("content"),
                target: Borrowed(&[Borrowed("text")]),
                foreign: false,
                note: Borrowed("what the post says is called text"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("body"),
                target: Borrowed(&[Borrowed("text")]),
                foreign: false,
                note: Borrowed("what the post says is called text"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("tweet"),
                target: Borrowed(&[Borrowed("text")]),
                foreign: false,
                note: Borrowed("what the post says is called text"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("tweet_text"),
                target: Borrowed(&[Borrowed("text")]),
                foreign: false,
                note: Borrowed("tweet_text is the name in the web client"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("quoted_tweet_id"),
                target: Borrowed(&[Borrowed("quote_tweet_id")]),
                foreign: false,
                note: Borrowed("the name is quote_tweet_id, without the d"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("quote_id"),
                target: Borrowed(&[Borrowed("quote_tweet_id")]),
                foreign: false,
                note: Borrowed("the name is quote_tweet_id"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("media")]),
                name: Borrowed("media_id"),
                target: Borrowed(&[Borrowed("media"), Borrowed("media_ids")]),
                foreign: false,
                note: Borrowed("media takes a list, even for one upload"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("media")]),
                name: Borrowed("media_id_string"),
                target: Borrowed(&[Borrowed("media"), Borrowed("media_ids")]),
                foreign: false,
                note: Borrowed("media takes a list, even for one upload"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("media")]),
                name: Borrowed("ids"),
                target: Borrowed(&[Borrowed("media"), Borrowed("media_ids")]),
                foreign: false,
                note: Borrowed("the list is called media_ids"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("media")]),
                name: Borrowed("user_ids"),
                target: Borrowed(&[Borrowed("media"), Borrowed("tagged_user_ids")]),
                foreign: false,
                note: Borrowed("the list is called tagged_user_ids"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("poll")]),
                name: Borrowed("duration"),
                target: Borrowed(&[Borrowed("poll"), Borrowed("duration_minutes")]),
                foreign: false,
                note: Borrowed("the duration is in minutes, and its name says so"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("poll")]),
                name: Borrowed("choices"),
                target: Borrowed(&[Borrowed("poll"), Borrowed("options")]),
                foreign: false,
                note: Borrowed("the choices of a poll are called options"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("reply")]),
                name: Borrowed("exclude_user_ids"),
                target: Borrowed(
                    &[Borrowed("reply"), Borrowed("exclude_reply_user_ids")],
                ),
                foreign: false,
                note: Borrowed("the list is called exclude_reply_user_ids"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("reply")]),
                name: Borrowed("tweet_id"),
                target: Borrowed(&[Borrowed("reply"), Borrowed("in_reply_to_tweet_id")]),
                foreign: false,
                note: Borrowed("the name is in_reply_to_tweet_id"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("geo")]),
                name: Borrowed("id"),
                target: Borrowed(&[Borrowed("geo"), Borrowed("place_id")]),
                foreign: false,
                note: Borrowed("the name is place_id"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("edit_options")]),
                name: Borrowed("previous_tweet_id"),
                target: Borrowed(
                    &[Borrowed("edit_options"), Borrowed("previous_post_id")],
                ),
                foreign: false,
                note: Borrowed("the name is previous_post_id"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("media_ids"),
                target: Borrowed(&[Borrowed("media"), Borrowed("media_ids")]),
                foreign: false,
                note: Borrowed(
                    "everything about attached media stands together in media",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("tagged_user_ids"),
                target: Borrowed(&[Borrowed("media"), Borrowed("tagged_user_ids")]),
                foreign: false,
                note: Borrowed("accounts are tagged in media, not in the post"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("options"),
                target: Borrowed(&[Borrowed("poll"), Borrowed("options")]),
                foreign: false,
                note: Borrowed("everything about a poll stands together in poll"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("poll_options"),
                target: Borrowed(&[Borrowed("poll"), Borrowed("options")]),
                foreign: false,
                note: Borrowed(
                    "the options of a poll stand in poll, where they are called options",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("duration_minutes"),
                target: Borrowed(&[Borrowed("poll"), Borrowed("duration_minutes")]),
                foreign: false,
                note: Borrowed("everything about a poll stands together in poll"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("poll_duration_minutes"),
                target: Borrowed(&[Borrowed("poll"), Borrowed("duration_minutes")]),
                foreign: false,
                note: Borrowed(
                    "the duration of a poll stands in poll, where it is called duration_minutes",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("poll_duration"),
                target: Borrowed(&[Borrowed("poll"), Borrowed("duration_minutes")]),
                foreign: false,
                note: Borrowed("the duration of a poll stands in poll, in minutes"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("in_reply_to_tweet_id"),
                target: Borrowed(&[Borrowed("reply"), Borrowed("in_reply_to_tweet_id")]),
                foreign: false,
                note: Borrowed("everything about a reply stands together in reply"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("reply_to"),
                target: Borrowed(&[Borrowed("reply"), Borrowed("in_reply_to_tweet_id")]),
                foreign: false,
                note: Borrowed(
                    "the post to reply to is in_reply_to_tweet_id inside reply",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("exclude_reply_user_ids"),
                target: Borrowed(
                    &[Borrowed("reply"), Borrowed("exclude_reply_user_ids")],
                ),
                foreign: false,
                note: Borrowed(
                    "version 1.1 had it beside the text; now it stands in reply",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("auto_populate_reply_metadata"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "version 1.1 had it beside the text; X accepts it inside reply and ignores it",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("place_id"),
                target: Borrowed(&[Borrowed("geo"), Borrowed("place_id")]),
                foreign: false,
                note: Borrowed(
                    "version 1.1 had it beside the text; now it stands in geo",
                ),
                help: Borrowed(""),
                part_of: Borrowed("this is a body of version 1.1 of the API"),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("previous_post_id"),
                target: Borrowed(
                    &[Borrowed("edit_options"), Borrowed("previous_post_id")],
                ),
                foreign: false,
                note: Borrowed("what makes a post an edit stands in edit_options"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("Content-Type"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("it is an HTTP header, not a member of the body"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("Accept"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("it is an HTTP header, not a member of the body"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("User-Agent"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("it is an HTTP header, not a member of the body"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("Host"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("it is an HTTP header, not a member of the body"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("headers"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("headers are not part of the body"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("alt_text"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("alternative text is set on the upload, before the post"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[Borrowed("media")]),
                name: Borrowed("alt_text"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("alternative text is set on the upload, before the post"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("scheduled_at"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "X publishes at once; a schedule is the business of the program that sends",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("user_id"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("the token that signs the request says whose post it is"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("author_id"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("the token that signs the request says whose post it is"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("id"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed("X gives the id, in its answer"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("attachments"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "answers of X have attachments; what is sent has media, poll or quote_tweet_id",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("expansions"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "it asks for more in an answer, and stands in the address of a request that reads",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("tweet_fields"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "it asks for more in an answer, and stands in the address of a request that reads",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("media_fields"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "it asks for more in an answer, and stands in the address of a request that reads",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("user_fields"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "it asks for more in an answer, and stands in the address of a request that reads",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("poll_fields"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "it asks for more in an answer, and stands in the address of a request that reads",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("place_fields"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "it asks for more in an answer, and stands in the address of a request that reads",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("Authorization"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("bearer_token"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("access_token"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("access_token_secret"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("api_key"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("api_secret"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("api_key_secret"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("consumer_key"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("consumer_secret"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("oauth_token"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("oauth_token_secret"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("oauth_consumer_key"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("oauth_signature"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("client_secret"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("refresh_token"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("token"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("secret"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("password"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("cookie"),
                target: Borrowed(&[]),
                foreign: false,
                note: Borrowed(
                    "keys and tokens sign the request and stand in its headers; replace one that was in a file",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("variables"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "this is a body of the web client's CreateTweet, not of POST /2/tweets",
                ),
                help: Borrowed(
                    "write what the post says as `text`, and the ids of uploads as `media.media_ids`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("features"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "this is a body of the web client's CreateTweet, not of POST /2/tweets",
                ),
                help: Borrowed(
                    "write what the post says as `text`, and the ids of uploads as `media.media_ids`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("queryId"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "this is a body of the web client's CreateTweet, not of POST /2/tweets",
                ),
                help: Borrowed(
                    "write what the post says as `text`, and the ids of uploads as `media.media_ids`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("fieldToggles"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "this is a body of the web client's CreateTweet, not of POST /2/tweets",
                ),
                help: Borrowed(
                    "write what the post says as `text`, and the ids of uploads as `media.media_ids`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("items"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "a body is one post; send a thread post by post, each a reply to the one before",
                ),
                help: Borrowed(
                    "send `{\"text\": …}` for each post, from the second on with `reply.in_reply_to_tweet_id`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("thread"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "a body is one post; send a thread post by post, each a reply to the one before",
                ),
                help: Borrowed(
                    "send `{\"text\": …}` for each post, from the second on with `reply.in_reply_to_tweet_id`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("tweets"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "a body is one post; send a thread post by post, each a reply to the one before",
                ),
                help: Borrowed(
                    "send `{\"text\": …}` for each post, from the second on with `reply.in_reply_to_tweet_id`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("posts"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "a body is one post; send a thread post by post, each a reply to the one before",
                ),
                help: Borrowed(
                    "send `{\"text\": …}` for each post, from the second on with `reply.in_reply_to_tweet_id`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("errors"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed("this is an answer of X, not what is sent to it"),
                help: Borrowed("write what the post shall say as `text`"),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("detail"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed("this is an answer of X, not what is sent to it"),
                help: Borrowed("write what the post shall say as `text`"),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("includes"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed("this is an answer of X, not what is sent to it"),
                help: Borrowed("write what the post shall say as `text`"),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("media_data"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "this is a body of the media upload, which comes before the post",
                ),
                help: Borrowed(
                    "upload first; the id in the answer belongs into `media.media_ids`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("media_category"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "this is a body of the media upload, which comes before the post",
                ),
                help: Borrowed(
                    "upload first; the id in the answer belongs into `media.media_ids`",
                ),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("target_user_id"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed("this is a body of another request, about an account"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("tweet_id"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed(
                    "this is a body of another request, about a post that is there already",
                ),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
            Alias {
                object: Borrowed(&[]),
                name: Borrowed("grant_type"),
                target: Borrowed(&[]),
                foreign: true,
                note: Borrowed("this asks for a token; the post comes after it"),
                help: Borrowed(""),
                part_of: Borrowed(""),
            },
        ],
    ),
    advice: Borrowed(
        &[
            Advice {
                fields: Borrowed(
                    &[Borrowed("media.media_ids[]"), Borrowed("media.preview_media_id")],
                ),
                rules: Borrowed(
                    &[
                        Borrowed("null-value"),
                        Borrowed("pattern-mismatch"),
                        Borrowed("wrong-type"),
                    ],
                ),
                note: Borrowed(
                    "the answer of the upload has the id: `data.id` in version 2, `media_id_string` in version 1.1; a client that reads the other gets nothing",
                ),
            },
            Advice {
                fields: Borrowed(&[Borrowed("media.media_ids")]),
                rules: Borrowed(&[Borrowed("too-many-items")]),
                note: Borrowed(
                    "more pictures go into a reply to this post, four at a time",
                ),
            },
            Advice {
                fields: Borrowed(&[Borrowed("poll.options[]")]),
                rules: Borrowed(&[Borrowed("too-long")]),
                note: Borrowed("explain the options in `text`, which has more room"),
            },
            Advice {
                fields: Borrowed(&[Borrowed("poll.duration_minutes")]),
                rules: Borrowed(&[Borrowed("out-of-range")]),
                note: Borrowed(
                    "1440 minutes are a day, and 10080 the seven days that a poll may last",
                ),
            },
            Advice {
                fields: Borrowed(&[Borrowed("poll.options")]),
                rules: Borrowed(
                    &[Borrowed("too-few-items"), Borrowed("too-many-items")],
                ),
                note: Borrowed("a poll takes 2 to 4 options"),
            },
        ],
    ),
    answers: Borrowed(super::create_tweet_refusals::REFUSALS),
});

/// `text`.
const TEXT_SHAPE: Shape = Shape::String(StringShape {
    min_chars: 0,
    max_chars: u32::MAX,
    pattern: None,
    pattern_doc: Borrowed(""),
    limits: Borrowed(
        &[
            MeasureLimit {
                rule: rule::LONG_TEXT_TOO_LONG,
                measure: measure::CHARS,
                max: 25_000,
            },
            MeasureLimit {
                rule: rule::LONG_TEXT_OVER_WEIGHT,
                measure: measure::WEIGHTED,
                max: 25_000,
            },
        ],
    ),
    refusals: Borrowed(
        &[
            Refusal {
                rule: rule::INVALID_CHARACTER,
                is: Is {
                    predicate: Predicate::InvalidCharacter,
                    more_than: 0,
                },
            },
            Refusal {
                rule: rule::SEVERAL_CASHTAGS,
                is: Is {
                    predicate: Predicate::Cashtags,
                    more_than: 1,
                },
            },
            Refusal {
                rule: rule::UNFILLED_TEMPLATE,
                is: Is {
                    predicate: Predicate::Template,
                    more_than: 0,
                },
            },
            Refusal {
                rule: rule::TEXT_IS_JSON,
                is: Is {
                    predicate: Predicate::JsonText,
                    more_than: 0,
                },
            },
        ],
    ),
});

/// `direct_message_deep_link`, `geo.place_id`, `media.call_to_actions.app_install.app_store_id`, `media.call_to_actions.app_install.ipad_app_store_id`, `media.call_to_actions.app_install.play_store_id`, `card_uri`.
const STRING_SHAPE: Shape = Shape::String(StringShape {
    min_chars: 0,
    max_chars: u32::MAX,
    pattern: None,
    pattern_doc: Borrowed(""),
    limits: Borrowed(&[]),
    refusals: Borrowed(
        &[
            Refusal {
                rule: rule::PLACEHOLDER_VALUE,
                is: Is {
                    predicate: Predicate::Placeholder,
                    more_than: 0,
                },
            },
        ],
    ),
});

/// `for_super_followers_only`, `media.embeddable`, `reply.auto_populate_reply_metadata`, `share_with_followers`, `nullcast`, `made_with_ai`, `paid_partnership`.
const BOOL_SHAPE: Shape = Shape::Bool;

/// `geo`.
const GEO_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("place_id"),
                shape: shape::STRING,
                required: true,
                set: Some(atom::GEO_PLACE_ID),
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// `media.media_ids[]`, `media.preview_media_id`.
const STRING_1_TO_19_DIGITS_SHAPE: Shape = Shape::String(StringShape {
    min_chars: 0,
    max_chars: u32::MAX,
    pattern: Some(Pattern {
        text: Borrowed("^[0-9]{1,19}$"),
        pieces: Borrowed(
            &[
                Piece {
                    class: Class {
                        ascii: 0x3ff_0000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 19,
                },
            ],
        ),
    }),
    pattern_doc: Borrowed("1 to 19 digits"),
    limits: Borrowed(&[]),
    refusals: Borrowed(
        &[
            Refusal {
                rule: rule::PLACEHOLDER_ID,
                is: Is {
                    predicate: Predicate::Placeholder,
                    more_than: 0,
                },
            },
            Refusal {
                rule: rule::MEDIA_KEY_AS_ID,
                is: Is {
                    predicate: Predicate::MediaKey,
                    more_than: 0,
                },
            },
        ],
    ),
});

/// `media.media_ids`.
const MEDIA_MEDIA_IDS_SHAPE: Shape = Shape::List(ListShape {
    item: shape::STRING_1_TO_19_DIGITS,
    noun: Borrowed("media id"),
    min: 1,
    max: 4,
    unique: false,
});

/// `media.tagged_user_ids[]`, `quote_tweet_id`, `reply.in_reply_to_tweet_id`, `reply.exclude_reply_user_ids[]`, `community_id`, `edit_options.previous_post_id`.
const STRING_1_TO_19_DIGITS_2_SHAPE: Shape = Shape::String(StringShape {
    min_chars: 0,
    max_chars: u32::MAX,
    pattern: Some(Pattern {
        text: Borrowed("^[0-9]{1,19}$"),
        pieces: Borrowed(
            &[
                Piece {
                    class: Class {
                        ascii: 0x3ff_0000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 19,
                },
            ],
        ),
    }),
    pattern_doc: Borrowed("1 to 19 digits"),
    limits: Borrowed(&[]),
    refusals: Borrowed(
        &[
            Refusal {
                rule: rule::PLACEHOLDER_ID,
                is: Is {
                    predicate: Predicate::Placeholder,
                    more_than: 0,
                },
            },
        ],
    ),
});

/// `media.tagged_user_ids`.
const MEDIA_TAGGED_USER_IDS_SHAPE: Shape = Shape::List(ListShape {
    item: shape::STRING_1_TO_19_DIGITS_2,
    noun: Borrowed("user id"),
    min: 0,
    max: 10,
    unique: false,
});

/// `media.title`, `media.description`.
const STRING_2_SHAPE: Shape = Shape::String(StringShape {
    min_chars: 0,
    max_chars: u32::MAX,
    pattern: None,
    pattern_doc: Borrowed(""),
    limits: Borrowed(&[]),
    refusals: Borrowed(&[]),
});

/// `media.call_to_actions.app_install`.
const MEDIA_CALL_TO_ACTIONS_APP_INSTALL_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("app_store_id"),
                shape: shape::STRING,
                required: false,
                set: Some(atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL_APP_STORE_ID),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("ipad_app_store_id"),
                shape: shape::STRING,
                required: false,
                set: Some(atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL_IPAD_APP_STORE_ID),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("play_store_id"),
                shape: shape::STRING,
                required: false,
                set: Some(atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL_PLAY_STORE_ID),
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// `media.call_to_actions.visit_site.url`, `media.call_to_actions.watch_now.url`.
const STRING_A_LINK_THAT_STARTS_WITH_HTTPS_SHAPE: Shape = Shape::String(StringShape {
    min_chars: 0,
    max_chars: u32::MAX,
    pattern: Some(Pattern {
        text: Borrowed("^https://[^ ]+$"),
        pieces: Borrowed(
            &[
                Piece {
                    class: Class {
                        ascii: 0x100_0000_0000_0000_0000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 1,
                },
                Piece {
                    class: Class {
                        ascii: 0x10_0000_0000_0000_0000_0000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 1,
                },
                Piece {
                    class: Class {
                        ascii: 0x10_0000_0000_0000_0000_0000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 1,
                },
                Piece {
                    class: Class {
                        ascii: 0x1_0000_0000_0000_0000_0000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 1,
                },
                Piece {
                    class: Class {
                        ascii: 0x8_0000_0000_0000_0000_0000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 1,
                },
                Piece {
                    class: Class {
                        ascii: 0x400_0000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 1,
                },
                Piece {
                    class: Class {
                        ascii: 0x8000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 1,
                },
                Piece {
                    class: Class {
                        ascii: 0x8000_0000_0000,
                        others: false,
                    },
                    min: 1,
                    max: 1,
                },
                Piece {
                    class: Class {
                        ascii: 0xffff_ffff_ffff_ffff_ffff_fffe_ffff_ffff,
                        others: true,
                    },
                    min: 1,
                    max: u32::MAX,
                },
            ],
        ),
    }),
    pattern_doc: Borrowed("a link that starts with https://"),
    limits: Borrowed(&[]),
    refusals: Borrowed(
        &[
            Refusal {
                rule: rule::PLACEHOLDER_VALUE,
                is: Is {
                    predicate: Predicate::Placeholder,
                    more_than: 0,
                },
            },
        ],
    ),
});

/// `media.call_to_actions.visit_site`.
const MEDIA_CALL_TO_ACTIONS_VISIT_SITE_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("url"),
                shape: shape::STRING_A_LINK_THAT_STARTS_WITH_HTTPS,
                required: true,
                set: None,
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// `media.call_to_actions.watch_now`.
const MEDIA_CALL_TO_ACTIONS_WATCH_NOW_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("url"),
                shape: shape::STRING_A_LINK_THAT_STARTS_WITH_HTTPS,
                required: true,
                set: None,
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// `media.call_to_actions`.
const MEDIA_CALL_TO_ACTIONS_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("app_install"),
                shape: shape::MEDIA_CALL_TO_ACTIONS_APP_INSTALL,
                required: false,
                set: Some(atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("visit_site"),
                shape: shape::MEDIA_CALL_TO_ACTIONS_VISIT_SITE,
                required: false,
                set: Some(atom::MEDIA_CALL_TO_ACTIONS_VISIT_SITE),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("watch_now"),
                shape: shape::MEDIA_CALL_TO_ACTIONS_WATCH_NOW,
                required: false,
                set: Some(atom::MEDIA_CALL_TO_ACTIONS_WATCH_NOW),
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// `media`.
const MEDIA_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("media_ids"),
                shape: shape::MEDIA_MEDIA_IDS,
                required: true,
                set: Some(atom::MEDIA_MEDIA_IDS),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("tagged_user_ids"),
                shape: shape::MEDIA_TAGGED_USER_IDS,
                required: false,
                set: Some(atom::MEDIA_TAGGED_USER_IDS),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("title"),
                shape: shape::STRING_2,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("description"),
                shape: shape::STRING_2,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("preview_media_id"),
                shape: shape::STRING_1_TO_19_DIGITS,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("embeddable"),
                shape: shape::BOOL,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("call_to_actions"),
                shape: shape::MEDIA_CALL_TO_ACTIONS,
                required: false,
                set: Some(atom::MEDIA_CALL_TO_ACTIONS),
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// `poll.options[]`.
const POLL_OPTIONS_EACH_SHAPE: Shape = Shape::String(StringShape {
    min_chars: 1,
    max_chars: 25,
    pattern: None,
    pattern_doc: Borrowed(""),
    limits: Borrowed(&[]),
    refusals: Borrowed(
        &[
            Refusal {
                rule: rule::UNFILLED_TEMPLATE,
                is: Is {
                    predicate: Predicate::Template,
                    more_than: 0,
                },
            },
        ],
    ),
});

/// `poll.options`.
const POLL_OPTIONS_SHAPE: Shape = Shape::List(ListShape {
    item: shape::POLL_OPTIONS_EACH,
    noun: Borrowed("option"),
    min: 2,
    max: 4,
    unique: false,
});

/// `poll.duration_minutes`.
const POLL_DURATION_MINUTES_SHAPE: Shape = Shape::Integer {
    min: 5,
    max: 10_080,
};

/// `poll.reply_settings`, `reply_settings`.
const POLL_REPLY_SETTINGS_SHAPE: Shape = Shape::Choice(ChoiceShape {
    values: Borrowed(
        &[
            Borrowed("following"),
            Borrowed("mentionedUsers"),
            Borrowed("subscribers"),
            Borrowed("verified"),
        ],
    ),
    open: false,
    aliases: Borrowed(
        &[
            ValueAlias {
                value: Borrowed("everyone"),
                instead: None,
                certain: true,
                note: Borrowed(
                    "everyone is what applies when the member is left out; only answers name it",
                ),
            },
            ValueAlias {
                value: Borrowed(""),
                instead: None,
                certain: true,
                note: Borrowed("leave the member out to let everyone reply"),
            },
            ValueAlias {
                value: Borrowed("none"),
                instead: None,
                certain: false,
                note: Borrowed(
                    "X cannot close the replies to a post; without the member everyone may reply",
                ),
            },
            ValueAlias {
                value: Borrowed("all"),
                instead: None,
                certain: true,
                note: Borrowed("leave the member out to let everyone reply"),
            },
            ValueAlias {
                value: Borrowed("mentioned_users"),
                instead: Some(Borrowed("mentionedUsers")),
                certain: true,
                note: Borrowed("X writes this value in camelCase"),
            },
            ValueAlias {
                value: Borrowed("mentioned"),
                instead: Some(Borrowed("mentionedUsers")),
                certain: true,
                note: Borrowed("the value for mentioned accounts is mentionedUsers"),
            },
        ],
    ),
});

/// `poll`.
const POLL_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("options"),
                shape: shape::POLL_OPTIONS,
                required: true,
                set: Some(atom::POLL_OPTIONS),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("duration_minutes"),
                shape: shape::POLL_DURATION_MINUTES,
                required: true,
                set: Some(atom::POLL_DURATION_MINUTES),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("reply_settings"),
                shape: shape::POLL_REPLY_SETTINGS,
                required: false,
                set: Some(atom::POLL_REPLY_SETTINGS),
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// `reply.exclude_reply_user_ids`.
const REPLY_EXCLUDE_REPLY_USER_IDS_SHAPE: Shape = Shape::List(ListShape {
    item: shape::STRING_1_TO_19_DIGITS_2,
    noun: Borrowed("user id"),
    min: 0,
    max: u32::MAX,
    unique: false,
});

/// `reply`.
const REPLY_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("in_reply_to_tweet_id"),
                shape: shape::STRING_1_TO_19_DIGITS_2,
                required: true,
                set: Some(atom::REPLY_IN_REPLY_TO_TWEET_ID),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("exclude_reply_user_ids"),
                shape: shape::REPLY_EXCLUDE_REPLY_USER_IDS,
                required: false,
                set: Some(atom::REPLY_EXCLUDE_REPLY_USER_IDS),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("auto_populate_reply_metadata"),
                shape: shape::BOOL,
                required: false,
                set: Some(atom::REPLY_AUTO_POPULATE_REPLY_METADATA),
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// `edit_options`.
const EDIT_OPTIONS_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("previous_post_id"),
                shape: shape::STRING_1_TO_19_DIGITS_2,
                required: true,
                set: None,
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: None,
});

/// the body.
const ROOT_SHAPE: Shape = Shape::Object(ObjectShape {
    fields: Borrowed(
        &[
            Field {
                name: Borrowed("text"),
                shape: shape::TEXT,
                required: false,
                set: Some(atom::TEXT),
                tests: Borrowed(
                    &[
                        atom::TEXT_IS,
                        atom::TEXT_IS_BLANK,
                        atom::TEXT_OVER_280,
                        atom::TEXT_IS_LEADING_MENTIONS,
                    ],
                ),
            },
            Field {
                name: Borrowed("direct_message_deep_link"),
                shape: shape::STRING,
                required: false,
                set: Some(atom::DIRECT_MESSAGE_DEEP_LINK),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("for_super_followers_only"),
                shape: shape::BOOL,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("geo"),
                shape: shape::GEO,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("media"),
                shape: shape::MEDIA,
                required: false,
                set: Some(atom::MEDIA),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("poll"),
                shape: shape::POLL,
                required: false,
                set: Some(atom::POLL),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("quote_tweet_id"),
                shape: shape::STRING_1_TO_19_DIGITS_2,
                required: false,
                set: Some(atom::QUOTE_TWEET_ID),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("reply"),
                shape: shape::REPLY,
                required: false,
                set: Some(atom::REPLY),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("reply_settings"),
                shape: shape::POLL_REPLY_SETTINGS,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("community_id"),
                shape: shape::STRING_1_TO_19_DIGITS_2,
                required: false,
                set: Some(atom::COMMUNITY_ID),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("share_with_followers"),
                shape: shape::BOOL,
                required: false,
                set: None,
                tests: Borrowed(&[atom::SHARE_WITH_FOLLOWERS_IS]),
            },
            Field {
                name: Borrowed("card_uri"),
                shape: shape::STRING,
                required: false,
                set: Some(atom::CARD_URI),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("nullcast"),
                shape: shape::BOOL,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("edit_options"),
                shape: shape::EDIT_OPTIONS,
                required: false,
                set: Some(atom::EDIT_OPTIONS),
                tests: Borrowed(&[]),
            },
            Field {
                name: Borrowed("made_with_ai"),
                shape: shape::BOOL,
                required: false,
                set: None,
                tests: Borrowed(&[atom::MADE_WITH_AI_IS]),
            },
            Field {
                name: Borrowed("paid_partnership"),
                shape: shape::BOOL,
                required: false,
                set: None,
                tests: Borrowed(&[]),
            },
        ],
    ),
    closed: true,
    scope: Some(scope::ROOT),
});

/// The rules of the body.
const ROOT_SCOPE: Scope = Scope {
    atoms: Borrowed(
        &[
            Atom {
                path: Borrowed(&[Borrowed("poll")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("quote_tweet_id")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("direct_message_deep_link")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("media")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("card_uri")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("text")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("media"), Borrowed("media_ids")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("text")]),
                test: Test::OneOf(Borrowed(&[Value::String(Borrowed(""))])),
            },
            Atom {
                path: Borrowed(&[Borrowed("text")]),
                test: Test::Is(Is {
                    predicate: Predicate::Blank,
                    more_than: 0,
                }),
            },
            Atom {
                path: Borrowed(&[Borrowed("poll"), Borrowed("options")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("poll"), Borrowed("duration_minutes")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("poll"), Borrowed("reply_settings")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("reply")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(
                    &[Borrowed("reply"), Borrowed("auto_populate_reply_metadata")],
                ),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("media"), Borrowed("tagged_user_ids")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("reply"), Borrowed("exclude_reply_user_ids")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("reply"), Borrowed("in_reply_to_tweet_id")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("media"), Borrowed("call_to_actions")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(
                    &[
                        Borrowed("media"),
                        Borrowed("call_to_actions"),
                        Borrowed("app_install"),
                    ],
                ),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(
                    &[
                        Borrowed("media"),
                        Borrowed("call_to_actions"),
                        Borrowed("visit_site"),
                    ],
                ),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(
                    &[
                        Borrowed("media"),
                        Borrowed("call_to_actions"),
                        Borrowed("watch_now"),
                    ],
                ),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(
                    &[
                        Borrowed("media"),
                        Borrowed("call_to_actions"),
                        Borrowed("app_install"),
                        Borrowed("app_store_id"),
                    ],
                ),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(
                    &[
                        Borrowed("media"),
                        Borrowed("call_to_actions"),
                        Borrowed("app_install"),
                        Borrowed("ipad_app_store_id"),
                    ],
                ),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(
                    &[
                        Borrowed("media"),
                        Borrowed("call_to_actions"),
                        Borrowed("app_install"),
                        Borrowed("play_store_id"),
                    ],
                ),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("share_with_followers")]),
                test: Test::OneOf(Borrowed(&[Value::Bool(true)])),
            },
            Atom {
                path: Borrowed(&[Borrowed("community_id")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("made_with_ai")]),
                test: Test::OneOf(Borrowed(&[Value::Bool(true)])),
            },
            Atom {
                path: Borrowed(&[Borrowed("edit_options")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("geo"), Borrowed("place_id")]),
                test: Test::Set,
            },
            Atom {
                path: Borrowed(&[Borrowed("text")]),
                test: Test::Over {
                    measure: measure::WEIGHTED,
                    max: 280,
                },
            },
            Atom {
                path: Borrowed(&[Borrowed("text")]),
                test: Test::Is(Is {
                    predicate: Predicate::LeadingMentions,
                    more_than: 0,
                }),
            },
        ],
    ),
    clauses: Borrowed(
        &[
            Clause {
                rule: rule::ATTACHMENT_CONFLICT,
                when: Mask(Borrowed(&[])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(
                    Borrowed(
                        &[
                            (
                                0,
                                bit(atom::POLL) | bit(atom::QUOTE_TWEET_ID)
                                    | bit(atom::DIRECT_MESSAGE_DEEP_LINK) | bit(atom::MEDIA)
                                    | bit(atom::CARD_URI),
                            ),
                        ],
                    ),
                ),
                min: 0,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::NO_TEXT_OR_MEDIA,
                when: Mask(Borrowed(&[])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(
                    Borrowed(&[(0, bit(atom::TEXT) | bit(atom::MEDIA_MEDIA_IDS))]),
                ),
                min: 1,
                max: 2,
                or_none: false,
            },
            Clause {
                rule: rule::EMPTY_TEXT,
                when: Mask(Borrowed(&[(0, bit(atom::TEXT_IS))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::MEDIA_MEDIA_IDS))])),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::BLANK_TEXT,
                when: Mask(Borrowed(&[(0, bit(atom::TEXT_IS_BLANK))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::MEDIA_MEDIA_IDS))])),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::POLL_WITHOUT_DURATION,
                when: Mask(Borrowed(&[(0, bit(atom::POLL_OPTIONS))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::POLL_DURATION_MINUTES))])),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::POLL_WITHOUT_OPTIONS,
                when: Mask(Borrowed(&[(0, bit(atom::POLL_DURATION_MINUTES))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::POLL_OPTIONS))])),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::IGNORED_POLL_REPLY_SETTINGS,
                when: Mask(Borrowed(&[(0, bit(atom::POLL))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::POLL_REPLY_SETTINGS))])),
                min: 0,
                max: 0,
                or_none: false,
            },
            Clause {
                rule: rule::IGNORED_REPLY_METADATA,
                when: Mask(Borrowed(&[(0, bit(atom::REPLY))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(
                    Borrowed(&[(0, bit(atom::REPLY_AUTO_POPULATE_REPLY_METADATA))]),
                ),
                min: 0,
                max: 0,
                or_none: false,
            },
            Clause {
                rule: rule::TAGGED_USERS_WITHOUT_MEDIA,
                when: Mask(Borrowed(&[(0, bit(atom::MEDIA_TAGGED_USER_IDS))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::MEDIA_MEDIA_IDS))])),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::EXCLUDED_USERS_WITHOUT_REPLY,
                when: Mask(Borrowed(&[(0, bit(atom::REPLY_EXCLUDE_REPLY_USER_IDS))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::REPLY_IN_REPLY_TO_TWEET_ID))])),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::NOT_ONE_CALL_TO_ACTION,
                when: Mask(Borrowed(&[(0, bit(atom::MEDIA_CALL_TO_ACTIONS))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(
                    Borrowed(
                        &[
                            (
                                0,
                                bit(atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL)
                                    | bit(atom::MEDIA_CALL_TO_ACTIONS_VISIT_SITE)
                                    | bit(atom::MEDIA_CALL_TO_ACTIONS_WATCH_NOW),
                            ),
                        ],
                    ),
                ),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::APP_INSTALL_WITHOUT_STORE,
                when: Mask(
                    Borrowed(&[(0, bit(atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL))]),
                ),
                when_not: Mask(Borrowed(&[])),
                group: Mask(
                    Borrowed(
                        &[
                            (
                                0,
                                bit(atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL_APP_STORE_ID)
                                    | bit(
                                        atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL_IPAD_APP_STORE_ID,
                                    )
                                    | bit(atom::MEDIA_CALL_TO_ACTIONS_APP_INSTALL_PLAY_STORE_ID),
                            ),
                        ],
                    ),
                ),
                min: 1,
                max: 3,
                or_none: false,
            },
            Clause {
                rule: rule::SHARE_WITHOUT_COMMUNITY,
                when: Mask(Borrowed(&[(0, bit(atom::SHARE_WITH_FOLLOWERS_IS))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::COMMUNITY_ID))])),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::AI_LABEL_WITHOUT_MEDIA,
                when: Mask(Borrowed(&[(0, bit(atom::MADE_WITH_AI_IS))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::MEDIA_MEDIA_IDS))])),
                min: 1,
                max: 1,
                or_none: false,
            },
            Clause {
                rule: rule::UNEDITABLE_CONTENT,
                when: Mask(Borrowed(&[(0, bit(atom::EDIT_OPTIONS))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::POLL) | bit(atom::COMMUNITY_ID))])),
                min: 0,
                max: 0,
                or_none: false,
            },
            Clause {
                rule: rule::PLACE_NEEDS_SETTING,
                when: Mask(Borrowed(&[])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::GEO_PLACE_ID))])),
                min: 0,
                max: 0,
                or_none: false,
            },
            Clause {
                rule: rule::TAGS_NEED_PERMISSION,
                when: Mask(Borrowed(&[])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::MEDIA_TAGGED_USER_IDS))])),
                min: 0,
                max: 0,
                or_none: false,
            },
            Clause {
                rule: rule::QUOTE_NEEDS_PLAN,
                when: Mask(Borrowed(&[])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::QUOTE_TWEET_ID))])),
                min: 0,
                max: 0,
                or_none: false,
            },
            Clause {
                rule: rule::REPLY_NEEDS_MENTION,
                when: Mask(Borrowed(&[])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::REPLY_IN_REPLY_TO_TWEET_ID))])),
                min: 0,
                max: 0,
                or_none: false,
            },
            Clause {
                rule: rule::TEXT_TOO_LONG,
                when: Mask(Borrowed(&[(0, bit(atom::TEXT_OVER_280))])),
                when_not: Mask(Borrowed(&[])),
                group: Mask(
                    Borrowed(
                        &[
                            (
                                0,
                                bit(atom::REPLY_IN_REPLY_TO_TWEET_ID)
                                    | bit(atom::TEXT_IS_LEADING_MENTIONS),
                            ),
                        ],
                    ),
                ),
                min: 2,
                max: 2,
                or_none: false,
            },
            Clause {
                rule: rule::REPLY_TEXT_TOO_LONG,
                when: Mask(
                    Borrowed(
                        &[
                            (
                                0,
                                bit(atom::REPLY_IN_REPLY_TO_TWEET_ID)
                                    | bit(atom::TEXT_OVER_280)
                                    | bit(atom::TEXT_IS_LEADING_MENTIONS),
                            ),
                        ],
                    ),
                ),
                when_not: Mask(Borrowed(&[])),
                group: Mask(Borrowed(&[(0, bit(atom::TEXT))])),
                min: 0,
                max: 0,
                or_none: false,
            },
        ],
    ),
};

/// `attachment-conflict`.
const ATTACHMENT_CONFLICT_RULE: Rule = Rule {
    id: Borrowed("attachment-conflict"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{set} cannot be in the same {noun}"),
    help: Borrowed("keep one of them; a quote may also be a link to the post in `text`"),
    notes: Borrowed(
        &[
            Borrowed(
                "A post carries at most one attachment. OpenAPI 2.167 no longer says so, but nothing says that the check is gone; that a direct message link excludes media, polls and quotes is known from X's mock server alone.",
            ),
            Borrowed("Sources: X's API reference; X OpenAPI 2.166; X's mock server"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `no-text-or-media`.
const NO_TEXT_OR_MEDIA_RULE: Rule = Rule {
    id: Borrowed("no-text-or-media"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("the {noun} needs {all}"),
    help: Borrowed("say something in `text`, or attach uploaded media"),
    notes: Borrowed(
        &[
            Borrowed(
                "The text may only be left out when media are attached. The documentation makes no exception for a poll, a quote or a card. OpenAPI 2.167 fills in an empty text for a missing one, and what X answers to that is not known.",
            ),
            Borrowed("Sources: X's API reference; X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `empty-text`.
const EMPTY_TEXT_RULE: Rule = Rule {
    id: Borrowed("empty-text"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("`text` is empty and there are no media"),
    help: Borrowed("write something, or attach media with `media.media_ids`"),
    notes: Borrowed(
        &[
            Borrowed(
                "To twitter-text a text without characters is no post, and the mock server refuses it. Beside media an empty text is the same as none: OpenAPI 2.167 makes it the default.",
            ),
            Borrowed("Sources: twitter-text; X's mock server; X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `blank-text`.
const BLANK_TEXT_RULE: Rule = Rule {
    id: Borrowed("blank-text"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("`text` has nothing but white space and there are no media"),
    help: Borrowed("write something, or attach media with `media.media_ids`"),
    notes: Borrowed(
        &[
            Borrowed(
                "The Java twin of twitter-text, with which X itself counts, trims a text and takes what has nothing left for no text. Its JavaScript twin would let it pass. What X answers has not been seen, nor whether it trims wide spaces.",
            ),
            Borrowed("Sources: twitter-text; X's API reference"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `invalid-character`.
const INVALID_CHARACTER_RULE: Rule = Rule {
    id: Borrowed("invalid-character"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{field} has a character that no {noun} may have"),
    help: Borrowed(
        "take it out; it cannot be seen, and often it is the byte order mark of a file that the text came from",
    ),
    notes: Borrowed(
        &[
            Borrowed(
                "U+FEFF, U+FFFE and U+FFFF make a text invalid for twitter-text. What X answers to them has not been seen.",
            ),
            Borrowed("Source: twitter-text"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `several-cashtags`.
const SEVERAL_CASHTAGS_RULE: Rule = Rule {
    id: Borrowed("several-cashtags"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles(0b100),
    message: Borrowed(
        "{field} has {count} cashtags, and X takes one; {found} is the second",
    ),
    help: Borrowed(
        "drop the `$` of all but one; customers of the Enterprise plan choose the profile `enterprise`",
    ),
    notes: Borrowed(
        &[
            Borrowed(
                "X answers 403 to a second cashtag of a self-serve customer, also when it is the same one again. Amounts as $25 are no cashtags. Which texts are some is taken from twitter-text.",
            ),
            Borrowed(
                "Sources: X's integration guide; X's changelog; twitter-text; answers of the live API",
            ),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `poll-without-duration`.
const POLL_WITHOUT_DURATION_RULE: Rule = Rule {
    id: Borrowed("poll-without-duration"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("the poll has {when} but no {missing}"),
    help: Borrowed("add how long readers can vote, 5 to 10080 minutes; 1440 is one day"),
    notes: Borrowed(
        &[
            Borrowed(
                "A poll needs its options and its duration; X does not choose a duration.",
            ),
            Borrowed("Sources: X's API reference; X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(
        &[
            Insert {
                path: Borrowed(&[Borrowed("poll"), Borrowed("duration_minutes")]),
                json: Borrowed("1440"),
            },
        ],
    ),
};

/// `poll-without-options`.
const POLL_WITHOUT_OPTIONS_RULE: Rule = Rule {
    id: Borrowed("poll-without-options"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("the poll has {when} but no {missing}"),
    help: Borrowed("add 2 to 4 options of 1 to 25 characters each"),
    notes: Borrowed(
        &[
            Borrowed(
                "A poll needs its options and its duration; a duration alone is nothing to vote on.",
            ),
            Borrowed("Sources: X's API reference; X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `ignored-poll-reply-settings`.
const IGNORED_POLL_REPLY_SETTINGS_RULE: Rule = Rule {
    id: Borrowed("ignored-poll-reply-settings"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{set} has no effect"),
    help: Borrowed("use `reply_settings` of the post"),
    notes: Borrowed(
        &[
            Borrowed(
                "X accepts the member so that old programs keep working, and drops it. A poll that relies on it lets everyone reply.",
            ),
            Borrowed("Source: X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `ignored-reply-metadata`.
const IGNORED_REPLY_METADATA_RULE: Rule = Rule {
    id: Borrowed("ignored-reply-metadata"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{set} has no effect"),
    help: Borrowed("leave it out"),
    notes: Borrowed(
        &[
            Borrowed(
                "X accepts the member so that old programs keep working, and drops it.",
            ),
            Borrowed("Source: X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `tagged-users-without-media`.
const TAGGED_USERS_WITHOUT_MEDIA_RULE: Rule = Rule {
    id: Borrowed("tagged-users-without-media"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{when} needs {missing}"),
    help: Borrowed("add the ids of the uploaded media, or leave the tags out"),
    notes: Borrowed(
        &[
            Borrowed("Accounts are tagged in a picture, so there has to be one."),
            Borrowed("Sources: X's API reference; X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `excluded-users-without-reply`.
const EXCLUDED_USERS_WITHOUT_REPLY_RULE: Rule = Rule {
    id: Borrowed("excluded-users-without-reply"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{when} needs {missing}"),
    help: Borrowed("add the post to reply to, or leave `reply` out"),
    notes: Borrowed(
        &[
            Borrowed(
                "Accounts are left out of a conversation, so there has to be one. X answers 400 and calls the missing member required.",
            ),
            Borrowed(
                "Sources: X's API reference; X OpenAPI 2.167; answers of the live API",
            ),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `not-one-call-to-action`.
const NOT_ONE_CALL_TO_ACTION_RULE: Rule = Rule {
    id: Borrowed("not-one-call-to-action"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed(
        "{when} takes exactly one of `app_install`, `visit_site` and `watch_now`",
    ),
    help: Borrowed("keep one button, or leave `call_to_actions` out"),
    notes: Borrowed(
        &[
            Borrowed(
                "Media have one button. The schemas allow none to three, the description in OpenAPI 2.166 asks for one, and 2.167 says nothing about it.",
            ),
            Borrowed("Source: X OpenAPI 2.166"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `app-install-without-store`.
const APP_INSTALL_WITHOUT_STORE_RULE: Rule = Rule {
    id: Borrowed("app-install-without-store"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed(
        "{when} needs at least one of `app_store_id`, `ipad_app_store_id` and `play_store_id`",
    ),
    help: Borrowed("add the id of the app in a store"),
    notes: Borrowed(
        &[
            Borrowed(
                "Without a store the button leads nowhere. The descriptions ask for one id at least; the schemas do not.",
            ),
            Borrowed("Sources: X OpenAPI 2.167; X OpenAPI 2.166"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `share-without-community`.
const SHARE_WITHOUT_COMMUNITY_RULE: Rule = Rule {
    id: Borrowed("share-without-community"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("`share_with_followers` does nothing without {missing}"),
    help: Borrowed("add the community to post in, or leave `share_with_followers` out"),
    notes: Borrowed(
        &[
            Borrowed(
                "The changelog introduced the member for posts in a community, which other followers would not see. The description in OpenAPI 2.167 speaks of posts for subscribers instead, so this is a warning.",
            ),
            Borrowed("Sources: X's changelog; X OpenAPI 2.166"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `ai-label-without-media`.
const AI_LABEL_WITHOUT_MEDIA_RULE: Rule = Rule {
    id: Borrowed("ai-label-without-media"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("`made_with_ai` labels media, and the {noun} has none"),
    help: Borrowed("attach the media, or leave `made_with_ai` out"),
    notes: Borrowed(
        &[
            Borrowed(
                "The label is about pictures and films that a generative model made. Whether X refuses it on text alone is not known.",
            ),
            Borrowed("Source: X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `uneditable-content`.
const UNEDITABLE_CONTENT_RULE: Rule = Rule {
    id: Borrowed("uneditable-content"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{set} cannot be in an edited {noun}"),
    help: Borrowed("delete the post and publish it anew"),
    notes: Borrowed(
        &[
            Borrowed(
                "Posts with a poll and posts in a community cannot be edited. What X answers to an edit that adds one of them is not known, so this is a warning.",
            ),
            Borrowed("Source: X's page on edits"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `placeholder-id`.
const PLACEHOLDER_ID_RULE: Rule = Rule {
    id: Borrowed("placeholder-id"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{field} is {found}, which looks like a placeholder"),
    help: Borrowed("fill in the id, or leave the member out"),
    notes: Borrowed(
        &[
            Borrowed(
                "Samples and templates have such words where an id belongs. X takes 1 to 19 digits and answers 400, \"does not match the regex pattern\".",
            ),
            Borrowed("Sources: X OpenAPI 2.167; answers of the live API"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `placeholder-value`.
const PLACEHOLDER_VALUE_RULE: Rule = Rule {
    id: Borrowed("placeholder-value"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{field} has {found}, which looks like a placeholder"),
    help: Borrowed("fill it in, or leave the member out"),
    notes: Borrowed(
        &[
            Borrowed(
                "Samples and templates have such words where a value belongs. The schemas take any text here, so this is a warning.",
            ),
            Borrowed("Source: X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `unfilled-template`.
const UNFILLED_TEMPLATE_RULE: Rule = Rule {
    id: Borrowed("unfilled-template"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{field} has {found}, which a program was to fill in"),
    help: Borrowed("fill it in; whoever reads the {noun} would see it as it is"),
    notes: Borrowed(
        &[
            Borrowed(
                "X publishes the text as it is, so a template that was not filled in shows to everyone.",
            ),
            Borrowed("Source: X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `text-is-json`.
const TEXT_IS_JSON_RULE: Rule = Rule {
    id: Borrowed("text-is-json"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed("{field} is JSON, and readers would see it as it is"),
    help: Borrowed(
        "write the text alone; if it is the whole body, take the quotes around it away",
    ),
    notes: Borrowed(
        &[
            Borrowed(
                "A body that was encoded twice, or an object where its text was meant, is a text to X like any other.",
            ),
            Borrowed("Source: X OpenAPI 2.167"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `media-key-as-id`.
const MEDIA_KEY_AS_ID_RULE: Rule = Rule {
    id: Borrowed("media-key-as-id"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed(
        "{field} is the media key {found}, and the id of the upload is wanted",
    ),
    help: Borrowed("write the digits behind the `_` alone"),
    notes: Borrowed(
        &[
            Borrowed(
                "A media_key is the kind of the file, `_` and the id of the upload. Answers about posts name media by key, and this request takes ids of 1 to 19 digits.",
            ),
            Borrowed("Sources: X OpenAPI 2.167; X OpenAPI 2.166"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `place-needs-setting`.
const PLACE_NEEDS_SETTING_RULE: Rule = Rule {
    id: Borrowed("place-needs-setting"),
    severity: Severity::Info,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed(
        "{set} is dropped without a word where the author has locations switched off",
    ),
    help: Borrowed("switch locations on in the settings of the account"),
    notes: Borrowed(
        &[
            Borrowed(
                "X publishes the post all the same and leaves the place out, so nobody notices.",
            ),
            Borrowed("Sources: X's API reference; X's integration guide"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `tags-need-permission`.
const TAGS_NEED_PERMISSION_RULE: Rule = Rule {
    id: Borrowed("tags-need-permission"),
    severity: Severity::Info,
    profiles: Profiles::ALL,
    except: Profiles::NONE,
    message: Borrowed(
        "{set} leaves out, without a word, accounts that do not let themselves be tagged",
    ),
    help: Borrowed("mention them in `text`, if it matters"),
    notes: Borrowed(
        &[
            Borrowed(
                "X publishes the post all the same and leaves the tags out, so nobody notices.",
            ),
            Borrowed("Sources: X's API reference; X's integration guide"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `quote-needs-plan`.
const QUOTE_NEEDS_PLAN_RULE: Rule = Rule {
    id: Borrowed("quote-needs-plan"),
    severity: Severity::Info,
    profiles: Profiles::ALL,
    except: Profiles(0b100),
    message: Borrowed(
        "{set} is for conversations that the author is part of, unless the plan is Enterprise",
    ),
    help: Borrowed("a link to the post in `text` shows it as well"),
    notes: Borrowed(
        &[
            Borrowed(
                "The documentation reserves quotes for the Enterprise plan since April 2026. What X answers to others lets them quote where they are mentioned or are the author.",
            ),
            Borrowed("Sources: X's changelog; X OpenAPI 2.167; answers of the live API"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `reply-needs-mention`.
const REPLY_NEEDS_MENTION_RULE: Rule = Rule {
    id: Borrowed("reply-needs-mention"),
    severity: Severity::Info,
    profiles: Profiles::ALL,
    except: Profiles(0b100),
    message: Borrowed(
        "{set} is for posts whose author mentioned or quoted this account, unless the plan is Enterprise",
    ),
    help: Borrowed("reply to those who called for it, or to your own posts"),
    notes: Borrowed(
        &[
            Borrowed(
                "X answers 403 to other replies of self-serve customers since February 2026.",
            ),
            Borrowed("Sources: X's integration guide; answers of the live API"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `text-too-long`.
const TEXT_TOO_LONG_RULE: Rule = Rule {
    id: Borrowed("text-too-long"),
    severity: Severity::Error,
    profiles: Profiles::ALL,
    except: Profiles(0b10),
    message: Borrowed(
        "`text` is {found} of {limit} weighted characters: {over} too many",
    ),
    help: Borrowed(
        "shorten it, or go on in a reply; for an account with long posts choose the profile `premium`",
    ),
    notes: Borrowed(
        &[
            Borrowed(
                "X answers 400, \"Your Tweet text is too long.\" It weighs characters with twitter-text: most count one, Chinese, Japanese and Korean ones and emoji count two, each link counts 23. Mentions that X itself puts before a reply do not count.",
            ),
            Borrowed(
                "Sources: X's page on counting characters; twitter-text; answers of the live API",
            ),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `reply-text-too-long`.
const REPLY_TEXT_TOO_LONG_RULE: Rule = Rule {
    id: Borrowed("reply-text-too-long"),
    severity: Severity::Warning,
    profiles: Profiles::ALL,
    except: Profiles(0b10),
    message: Borrowed(
        "`text` is {found} of {limit} weighted characters: {over} too many, unless X does not count its mentions",
    ),
    help: Borrowed(
        "shorten it, or leave out the mentions, which X puts before a reply by itself",
    ),
    notes: Borrowed(
        &[
            Borrowed(
                "Mentions that X puts before a reply do not count, and those that begin a text may be the same. How X counts mentions that were written by hand is not known.",
            ),
            Borrowed("Source: X's page on counting characters"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `long-text-too-long`.
const LONG_TEXT_TOO_LONG_RULE: Rule = Rule {
    id: Borrowed("long-text-too-long"),
    severity: Severity::Error,
    profiles: Profiles(0b10),
    except: Profiles::NONE,
    message: Borrowed("`text` is {found} of {limit} characters: {over} too many"),
    help: Borrowed("shorten it, or go on in a reply"),
    notes: Borrowed(
        &[
            Borrowed(
                "Accounts with Premium publish long posts through the API since August 2024, first of 4,000 and soon of 25,000 characters. X does not say in which unit, so they are counted here as they stand in the text.",
            ),
            Borrowed("Source: X's changelog"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// `long-text-over-weight`.
const LONG_TEXT_OVER_WEIGHT_RULE: Rule = Rule {
    id: Borrowed("long-text-over-weight"),
    severity: Severity::Warning,
    profiles: Profiles(0b10),
    except: Profiles::NONE,
    message: Borrowed(
        "`text` is {found} of {limit} weighted characters: {over} too many, if X weighs long posts",
    ),
    help: Borrowed("shorten it, or go on in a reply"),
    notes: Borrowed(
        &[
            Borrowed(
                "X does not say whether the 25,000 characters of a long post are weighted like the 280 of a short one. If they are, this text is too long.",
            ),
            Borrowed("Sources: X's changelog; X's page on counting characters"),
        ],
    ),
    insert: Borrowed(&[]),
};

/// The measure `weighted`.
const WEIGHTED_MEASURE: Measure = Measure::Weighted(Weighted {
    scale: 100,
    default_weight: 200,
    ranges: Borrowed(
        &[
            WeightRange {
                first: 0x0000,
                last: 0x10ff,
                weight: 100,
            },
            WeightRange {
                first: 0x2000,
                last: 0x200d,
                weight: 100,
            },
            WeightRange {
                first: 0x2010,
                last: 0x201f,
                weight: 100,
            },
            WeightRange {
                first: 0x2032,
                last: 0x2037,
                weight: 100,
            },
        ],
    ),
    url_weight: 23,
    emoji: true,
});

/// The measure `chars`.
const CHARS_MEASURE: Measure = Measure::Chars;

/// The bit of an atom in the word of a mask that holds it.
const fn bit(atom: AtomId) -> u64 {
    1 << (atom.0 % 64)
}

/// Places of the shapes in the table.
mod shape {
    use super::ShapeId;
    pub(super) const TEXT: ShapeId = ShapeId(0);
    pub(super) const STRING: ShapeId = ShapeId(1);
    pub(super) const BOOL: ShapeId = ShapeId(2);
    pub(super) const GEO: ShapeId = ShapeId(3);
    pub(super) const STRING_1_TO_19_DIGITS: ShapeId = ShapeId(4);
    pub(super) const MEDIA_MEDIA_IDS: ShapeId = ShapeId(5);
    pub(super) const STRING_1_TO_19_DIGITS_2: ShapeId = ShapeId(6);
    pub(super) const MEDIA_TAGGED_USER_IDS: ShapeId = ShapeId(7);
    pub(super) const STRING_2: ShapeId = ShapeId(8);
    pub(super) const MEDIA_CALL_TO_ACTIONS_APP_INSTALL: ShapeId = ShapeId(9);
    pub(super) const STRING_A_LINK_THAT_STARTS_WITH_HTTPS: ShapeId = ShapeId(10);
    pub(super) const MEDIA_CALL_TO_ACTIONS_VISIT_SITE: ShapeId = ShapeId(11);
    pub(super) const MEDIA_CALL_TO_ACTIONS_WATCH_NOW: ShapeId = ShapeId(12);
    pub(super) const MEDIA_CALL_TO_ACTIONS: ShapeId = ShapeId(13);
    pub(super) const MEDIA: ShapeId = ShapeId(14);
    pub(super) const POLL_OPTIONS_EACH: ShapeId = ShapeId(15);
    pub(super) const POLL_OPTIONS: ShapeId = ShapeId(16);
    pub(super) const POLL_DURATION_MINUTES: ShapeId = ShapeId(17);
    pub(super) const POLL_REPLY_SETTINGS: ShapeId = ShapeId(18);
    pub(super) const POLL: ShapeId = ShapeId(19);
    pub(super) const REPLY_EXCLUDE_REPLY_USER_IDS: ShapeId = ShapeId(20);
    pub(super) const REPLY: ShapeId = ShapeId(21);
    pub(super) const EDIT_OPTIONS: ShapeId = ShapeId(22);
    pub(super) const ROOT: ShapeId = ShapeId(23);
}

/// Places of the scopes in the table.
mod scope {
    use super::ScopeId;
    pub(super) const ROOT: ScopeId = ScopeId(0);
}

/// Places of the rules in the table.
mod rule {
    use super::RuleId;
    pub(super) const ATTACHMENT_CONFLICT: RuleId = RuleId(0);
    pub(super) const NO_TEXT_OR_MEDIA: RuleId = RuleId(1);
    pub(super) const EMPTY_TEXT: RuleId = RuleId(2);
    pub(super) const BLANK_TEXT: RuleId = RuleId(3);
    pub(super) const INVALID_CHARACTER: RuleId = RuleId(4);
    pub(super) const SEVERAL_CASHTAGS: RuleId = RuleId(5);
    pub(super) const POLL_WITHOUT_DURATION: RuleId = RuleId(6);
    pub(super) const POLL_WITHOUT_OPTIONS: RuleId = RuleId(7);
    pub(super) const IGNORED_POLL_REPLY_SETTINGS: RuleId = RuleId(8);
    pub(super) const IGNORED_REPLY_METADATA: RuleId = RuleId(9);
    pub(super) const TAGGED_USERS_WITHOUT_MEDIA: RuleId = RuleId(10);
    pub(super) const EXCLUDED_USERS_WITHOUT_REPLY: RuleId = RuleId(11);
    pub(super) const NOT_ONE_CALL_TO_ACTION: RuleId = RuleId(12);
    pub(super) const APP_INSTALL_WITHOUT_STORE: RuleId = RuleId(13);
    pub(super) const SHARE_WITHOUT_COMMUNITY: RuleId = RuleId(14);
    pub(super) const AI_LABEL_WITHOUT_MEDIA: RuleId = RuleId(15);
    pub(super) const UNEDITABLE_CONTENT: RuleId = RuleId(16);
    pub(super) const PLACEHOLDER_ID: RuleId = RuleId(17);
    pub(super) const PLACEHOLDER_VALUE: RuleId = RuleId(18);
    pub(super) const UNFILLED_TEMPLATE: RuleId = RuleId(19);
    pub(super) const TEXT_IS_JSON: RuleId = RuleId(20);
    pub(super) const MEDIA_KEY_AS_ID: RuleId = RuleId(21);
    pub(super) const PLACE_NEEDS_SETTING: RuleId = RuleId(22);
    pub(super) const TAGS_NEED_PERMISSION: RuleId = RuleId(23);
    pub(super) const QUOTE_NEEDS_PLAN: RuleId = RuleId(24);
    pub(super) const REPLY_NEEDS_MENTION: RuleId = RuleId(25);
    pub(super) const TEXT_TOO_LONG: RuleId = RuleId(26);
    pub(super) const REPLY_TEXT_TOO_LONG: RuleId = RuleId(27);
    pub(super) const LONG_TEXT_TOO_LONG: RuleId = RuleId(28);
    pub(super) const LONG_TEXT_OVER_WEIGHT: RuleId = RuleId(29);
}

/// Places of the measures in the table.
mod measure {
    use super::MeasureId;
    pub(super) const WEIGHTED: MeasureId = MeasureId(0);
    pub(super) const CHARS: MeasureId = MeasureId(1);
}

/// Places of the atoms in their scope.
mod atom {
    use super::AtomId;
    pub(super) const POLL: AtomId = AtomId(0);
    pub(super) const QUOTE_TWEET_ID: AtomId = AtomId(1);
    pub(super) const DIRECT_MESSAGE_DEEP_LINK: AtomId = AtomId(2);
    pub(super) const MEDIA: AtomId = AtomId(3);
    pub(super) const CARD_URI: AtomId = AtomId(4);
    pub(super) const TEXT: AtomId = AtomId(5);
    pub(super) const MEDIA_MEDIA_IDS: AtomId = AtomId(6);
    pub(super) const TEXT_IS: AtomId = AtomId(7);
    pub(super) const TEXT_IS_BLANK: AtomId = AtomId(8);
    pub(super) const POLL_OPTIONS: AtomId = AtomId(9);
    pub(super) const POLL_DURATION_MINUTES: AtomId = AtomId(10);
    pub(super) const POLL_REPLY_SETTINGS: AtomId = AtomId(11);
    pub(super) const REPLY: AtomId = AtomId(12);
    pub(super) const REPLY_AUTO_POPULATE_REPLY_METADATA: AtomId = AtomId(13);
    pub(super) const MEDIA_TAGGED_USER_IDS: AtomId = AtomId(14);
    pub(super) const REPLY_EXCLUDE_REPLY_USER_IDS: AtomId = AtomId(15);
    pub(super) const REPLY_IN_REPLY_TO_TWEET_ID: AtomId = AtomId(16);
    pub(super) const MEDIA_CALL_TO_ACTIONS: AtomId = AtomId(17);
    pub(super) const MEDIA_CALL_TO_ACTIONS_APP_INSTALL: AtomId = AtomId(18);
    pub(super) const MEDIA_CALL_TO_ACTIONS_VISIT_SITE: AtomId = AtomId(19);
    pub(super) const MEDIA_CALL_TO_ACTIONS_WATCH_NOW: AtomId = AtomId(20);
    pub(super) const MEDIA_CALL_TO_ACTIONS_APP_INSTALL_APP_STORE_ID: AtomId = AtomId(21);
    pub(super) const MEDIA_CALL_TO_ACTIONS_APP_INSTALL_IPAD_APP_STORE_ID: AtomId = AtomId(
        22,
    );

    pub(super) const MEDIA_CALL_TO_ACTIONS_APP_INSTALL_PLAY_STORE_ID: AtomId = AtomId(
        23,
    );

    pub(super) const SHARE_WITH_FOLLOWERS_IS: AtomId = AtomId(24);
    pub(super) const COMMUNITY_ID: AtomId = AtomId(25);
    pub(super) const MADE_WITH_AI_IS: AtomId = AtomId(26);
    pub(super) const EDIT_OPTIONS: AtomId = AtomId(27);
    pub(super) const GEO_PLACE_ID: AtomId = AtomId(28);
    pub(super) const TEXT_OVER_280: AtomId = AtomId(29);
    pub(super) const TEXT_IS_LEADING_MENTIONS: AtomId = AtomId(30);
}
