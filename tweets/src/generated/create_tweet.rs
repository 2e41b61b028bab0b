// @generated: made from spec/x/create_tweet.yaml by `cargo xtask generate`; do not edit.

//! POST /2/tweets: Publishes a post for the account whose token signs the request, or edits one of its posts when edit_options is given. The token is an OAuth 2.0 user token with the scopes tweet.read, tweet.write and users.read, or an OAuth 1.0a user token. No single member is required, but a post needs text or media.
//!
//! # Sources
//!
//! - X's API reference: documentation, <https://developer.x.com/en/docs/twitter-api/tweets/manage-tweets/api-reference/post-tweets>.
//! - X's integration guide: documentation, read 2026-08-22, <https://docs.x.com/x-api/posts/manage-tweets/integrate>.
//! - X OpenAPI 2.167: machine-readable description, version 2.167, read 2026-07-29, <https://github.com/xdevplatform/docs/blob/b34d7637fba5fa3bdbe18a705bb26a5a24ef9d38/openapi.json>.
//! - X OpenAPI 2.166: machine-readable description, version 2.166, read 2026-06-11, <https://github.com/xdevplatform/docs/blob/9fb16cce147d612bef1409d5c5f8647fecd2d077/openapi.json>.
//! - X's mock server: inferred, version fe224d58, read 2026-01-08, <https://github.com/xdevplatform/playground/blob/fe224d58a65bddc389d47ab8b3072a63130f0e05/internal/playground/handlers_unified.go>.
//! - answers of the live API: observed answers, read 2026-11-22.
//! - twitter-text: documentation, version 30e2430, <https://github.com/twitter/twitter-text>.
//! - X's page on counting characters: documentation, read 2026-08-22, <https://docs.x.com/fundamentals/counting-characters>.
//! - X's page on edits: documentation, read 2026-08-22, <https://docs.x.com/x-api/fundamentals/edit-posts>.
//! - X's changelog: documentation, read 2026-08-22, <https://docs.x.com/changelog>.
//! - X's older API reference: documentation, <https://developer.twitter.com/en/docs/twitter-api/tweets/manage-tweets/api-reference/post-tweets>.
//! - X's page on rate limits: documentation, read 2026-08-22, <https://docs.x.com/x-api/fundamentals/rate-limits>.
//! - X's page on rate limits of 12 December 2024: documentation, read 2024-12-12, <https://docs.x.com/x-api/fundamentals/rate-limits>.
//! - X's page on rate limits of 2025: documentation, read 2025-12-01, <https://docs.x.com/x-api/fundamentals/rate-limits>.
//! - X's page on creating a post: documentation, read 2026-09-11, <https://docs.x.com/x-api/posts/create-post>.
//! - X's documentation of December 2024: documentation, read 2024-12-12, <https://github.com/xdevplatform/docs>.
//! - X's developer guidelines: documentation, read 2026-08-22.
//! - X's page on ids: documentation, read 2026-08-22, <https://docs.x.com/fundamentals/x-ids>.
//! - X's page on media: documentation, read 2026-08-22, <https://docs.x.com/x-api/media/quickstart/best-practices>.
//! - messages of the validator that X seems to use: inferred, version 1.1.0, <https://github.com/networknt/json-schema-validator>.
//! - test data of client libraries: inferred.

#![allow(
    clippy::large_enum_variant,
    reason = "a body is built once and sent; boxes would only get in the way"
)]

/// Publishes a post for the account whose token signs the request, or edits one of its posts when edit_options is given. The token is an OAuth 2.0 user token with the scopes tweet.read, tweet.write and users.read, or an OAuth 1.0a user token. No single member is required, but a post needs text or media.
///
/// # Rules
///
/// - `attachment-conflict`: A post carries at most one attachment. OpenAPI 2.167 no longer says so, but nothing says that the check is gone; that a direct message link excludes media, polls and quotes is known from X's mock server alone.
/// - `no-text-or-media`: The text may only be left out when media are attached. The documentation makes no exception for a poll, a quote or a card. OpenAPI 2.167 fills in an empty text for a missing one, and what X answers to that is not known.
/// - `empty-text`: To twitter-text a text without characters is no post, and the mock server refuses it. Beside media an empty text is the same as none: OpenAPI 2.167 makes it the default.
/// - `share-without-community`: The changelog introduced the member for posts in a community, which other followers would not see. The description in OpenAPI 2.167 speaks of posts for subscribers instead, so this is a warning.
/// - `ai-label-without-media`: The label is about pictures and films that a generative model made. Whether X refuses it on text alone is not known.
/// - `uneditable-content`: Posts with a poll and posts in a community cannot be edited. What X answers to an edit that adds one of them is not known, so this is a warning.
/// - `quote-needs-plan`: The documentation reserves quotes for the Enterprise plan since April 2026. What X answers to others lets them quote where they are mentioned or are the author.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct CreateTweet {
    /// What the post says. Required unless media.media_ids is there. The length is weighted: see the rules about it.
    ///
    /// - Limits: a `weighted` length of at most 280 (not premium); at most 25000 characters (premium).
    /// - Source: X's API reference, row text; X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/text.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "String", default, skip_serializing_if = "Option::is_none")
    )]
    pub text: Option<String>,

    /// A link that leads readers from the post to a private conversation with an account.
    ///
    /// - Source: X's API reference, row direct_message_deep_link; X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/direct_message_deep_link.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "String", default, skip_serializing_if = "Option::is_none")
    )]
    pub direct_message_deep_link: Option<String>,

    /// Whether only the paying subscribers of the author can see the post. Left out, everyone can.
    ///
    /// - Source: X's API reference, row for_super_followers_only; X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/for_super_followers_only.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "bool", default, skip_serializing_if = "Option::is_none")
    )]
    pub for_super_followers_only: Option<bool>,

    /// Where the post is from. X drops it in silence when the profile of the author has locations switched off.
    ///
    /// - Source: X's API reference, row geo; X's integration guide, Profile settings; X OpenAPI 2.167, /components/schemas/CreatePostsGeo.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Geo", default, skip_serializing_if = "Option::is_none")
    )]
    pub geo: Option<Geo>,

    /// Uploaded pictures or films to attach: up to four pictures, or one animated GIF, or one film. The ids do not tell which kind they are, so mixing kinds is only found by X.
    ///
    /// - Source: X's API reference, row media; X OpenAPI 2.167, /components/schemas/CreatePostsMedia.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Media", default, skip_serializing_if = "Option::is_none")
    )]
    pub media: Option<Media>,

    /// Lets readers vote. A poll has both options and a duration.
    ///
    /// - Source: X's API reference, row poll; X OpenAPI 2.167, /components/schemas/CreatePostsPoll.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Poll", default, skip_serializing_if = "Option::is_none")
    )]
    pub poll: Option<Poll>,

    /// The post to quote. X allows it to customers below the Enterprise plan only where they take part in the conversation.
    ///
    /// - Limits: 1 to 19 digits.
    /// - Source: X's API reference, row quote_tweet_id; X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/quote_tweet_id; X's changelog, 2026-04-20; answers of the live API, 403 to a quote, July 2026.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "TweetId", default, skip_serializing_if = "Option::is_none")
    )]
    pub quote_tweet_id: Option<TweetId>,

    /// Makes the post a reply. X accepts replies of customers below the Enterprise plan only to posts whose author mentioned or quoted them.
    ///
    /// - Source: X's API reference, row reply; X's integration guide, Post creation restrictions (self-serve); X OpenAPI 2.167, /components/schemas/CreatePostsReply.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Reply", default, skip_serializing_if = "Option::is_none")
    )]
    pub reply: Option<Reply>,

    /// Who may reply to the post. Left out, everyone may.
    ///
    /// - Source: X's API reference, row reply_settings; X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/reply_settings.
    #[cfg_attr(
        feature = "schemars",
        schemars(
            with = "ReplySettings",
            default,
            skip_serializing_if = "Option::is_none"
        )
    )]
    pub reply_settings: Option<ReplySettings>,

    /// The community to post in.
    ///
    /// - Limits: 1 to 19 digits.
    /// - Since: 2.130.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/community_id.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "CommunityId", default, skip_serializing_if = "Option::is_none")
    )]
    pub community_id: Option<CommunityId>,

    /// Whether a post in a community is shown to the followers of the author as well. Left out, it is not.
    ///
    /// - Since: 2.146.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/share_with_followers; X OpenAPI 2.166, /components/schemas/TweetCreateRequest/properties/share_with_followers; X's changelog, 2025-07-28.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "bool", default, skip_serializing_if = "Option::is_none")
    )]
    pub share_with_followers: Option<bool>,

    /// A card of the Ads API to show below the text.
    ///
    /// - Since: 2.55.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/card_uri; X OpenAPI 2.166, /components/schemas/TweetCreateRequest/properties/card_uri.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "String", default, skip_serializing_if = "Option::is_none")
    )]
    pub card_uri: Option<String>,

    /// Whether the post is for advertising only; nobody sees it in a timeline unless it is promoted. Left out, it is an ordinary post.
    ///
    /// - Since: 2.55.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/nullcast.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "bool", default, skip_serializing_if = "Option::is_none")
    )]
    pub nullcast: Option<bool>,

    /// Makes the request an edit of an earlier post. The account needs Premium, and the post must be its own and recent; five edits at most.
    ///
    /// - Since: 2.151.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsEditOptions; X's page on edits, Edit rules; X's changelog, 2025-10-03.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "EditOptions", default, skip_serializing_if = "Option::is_none")
    )]
    pub edit_options: Option<EditOptions>,

    /// Whether the media were made by a generative model; X then labels the post.
    ///
    /// - Since: 2.160.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/made_with_ai.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "bool", default, skip_serializing_if = "Option::is_none")
    )]
    pub made_with_ai: Option<bool>,

    /// Whether somebody paid for the post; X then labels it as an advertisement.
    ///
    /// - Since: 2.160.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/paid_partnership.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "bool", default, skip_serializing_if = "Option::is_none")
    )]
    pub paid_partnership: Option<bool>,
}

crate::object::object!(
    closed CreateTweet { text : optional "text", direct_message_deep_link : optional
    "direct_message_deep_link", for_super_followers_only : optional
    "for_super_followers_only", geo : optional "geo", media : optional "media", poll :
    optional "poll", quote_tweet_id : optional "quote_tweet_id", reply : optional
    "reply", reply_settings : optional "reply_settings", community_id : optional
    "community_id", share_with_followers : optional "share_with_followers", card_uri :
    optional "card_uri", nullcast : optional "nullcast", edit_options : optional
    "edit_options", made_with_ai : optional "made_with_ai", paid_partnership : optional
    "paid_partnership", }
);

impl CreateTweet {
    /// The tables that the engine walks.
    pub const TABLE: &'static tweetspec_runtime::Table = &super::create_tweet_table::TABLE;

    /// The JSON Schema (2020-12) of the body.
    pub const JSON_SCHEMA: &'static str = include_str!(
        "../../schema/create_tweet.schema.json"
    );

    /// The same schema with the keywords by which editors show messages, Markdown
    /// and snippets; strict validators refuse them.
    pub const EDITOR_JSON_SCHEMA: &'static str = include_str!(
        "../../schema/create_tweet.editor.schema.json"
    );

    /// Whether these bytes of JSON are a body without errors.
    pub fn is_valid(bytes: &[u8]) -> bool {
        crate::body::is_valid(Self::TABLE, bytes)
    }

    /// Everything there is to say about these bytes of JSON.
    pub fn check(bytes: &[u8]) -> crate::Report {
        crate::body::check(Self::TABLE, bytes)
    }

    /// Everything there is to say about these bytes of YAML, which are one document.
    #[cfg(feature = "yaml")]
    pub fn check_yaml(bytes: &[u8]) -> crate::Report {
        crate::body::check_yaml(Self::TABLE, bytes)
    }

    /// The body in these bytes of JSON.
    ///
    /// # Errors
    ///
    /// Every finding, if one of them is an error.
    ///
    /// # Examples
    ///
    /// ```
    /// use tweetspec::CreateTweet;
    ///
    /// let body = CreateTweet::from_json(r#"{"text":"Tweeting a DM deep link!","direct_message_deep_link":"https://twitter.com/messages/compose?recipient_id=2244994945"}"#.as_bytes())?;
    /// assert_eq!(body.validate(), Ok(()));
    /// # Ok::<(), tweetspec::Report>(())
    /// ```
    pub fn from_json(bytes: &[u8]) -> Result<Self, crate::Report> {
        crate::body::from_json(Self::TABLE, bytes)
    }

    /// Checks a body that was built in Rust.
    ///
    /// # Errors
    ///
    /// Every finding, if one of them is an error. Their spans refer to
    /// the body as `serde_json` writes it.
    pub fn validate(&self) -> Result<(), crate::Report> {
        crate::body::validate(Self::TABLE, self)
    }
}

impl CreateTweet {
    /// A builder; the setters take the rest.
    pub fn builder() -> CreateTweetBuilder {
        CreateTweetBuilder(CreateTweet::default())
    }
}

/// Builds a [`CreateTweet`]; see [`CreateTweet::builder`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CreateTweetBuilder(CreateTweet);

impl CreateTweetBuilder {
    /// Sets `text`. What the post says. Required unless media.media_ids is there. The length is weighted: see the rules about it.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.0.text = Some(text.into());
        self
    }

    /// Sets `for_super_followers_only`. Whether only the paying subscribers of the author can see the post. Left out, everyone can.
    #[must_use]
    pub fn for_super_followers_only(mut self, for_super_followers_only: bool) -> Self {
        self.0.for_super_followers_only = Some(for_super_followers_only);
        self
    }

    /// Sets `geo`. Where the post is from. X drops it in silence when the profile of the author has locations switched off.
    #[must_use]
    pub fn geo(mut self, geo: Geo) -> Self {
        self.0.geo = Some(geo);
        self
    }

    /// Sets `reply`. Makes the post a reply. X accepts replies of customers below the Enterprise plan only to posts whose author mentioned or quoted them.
    #[must_use]
    pub fn reply(mut self, reply: Reply) -> Self {
        self.0.reply = Some(reply);
        self
    }

    /// Sets `reply_settings`. Who may reply to the post. Left out, everyone may.
    #[must_use]
    pub fn reply_settings(mut self, reply_settings: ReplySettings) -> Self {
        self.0.reply_settings = Some(reply_settings);
        self
    }

    /// Sets `community_id`. The community to post in.
    #[must_use]
    pub fn community_id(mut self, community_id: impl Into<String>) -> Self {
        self.0.community_id = Some(community_id.into());
        self
    }

    /// Sets `share_with_followers`. Whether a post in a community is shown to the followers of the author as well. Left out, it is not.
    #[must_use]
    pub fn share_with_followers(mut self, share_with_followers: bool) -> Self {
        self.0.share_with_followers = Some(share_with_followers);
        self
    }

    /// Sets `nullcast`. Whether the post is for advertising only; nobody sees it in a timeline unless it is promoted. Left out, it is an ordinary post.
    #[must_use]
    pub fn nullcast(mut self, nullcast: bool) -> Self {
        self.0.nullcast = Some(nullcast);
        self
    }

    /// Sets `edit_options`. Makes the request an edit of an earlier post. The account needs Premium, and the post must be its own and recent; five edits at most.
    #[must_use]
    pub fn edit_options(mut self, edit_options: EditOptions) -> Self {
        self.0.edit_options = Some(edit_options);
        self
    }

    /// Sets `made_with_ai`. Whether the media were made by a generative model; X then labels the post.
    #[must_use]
    pub fn made_with_ai(mut self, made_with_ai: bool) -> Self {
        self.0.made_with_ai = Some(made_with_ai);
        self
    }

    /// Sets `paid_partnership`. Whether somebody paid for the post; X then labels it as an advertisement.
    #[must_use]
    pub fn paid_partnership(mut self, paid_partnership: bool) -> Self {
        self.0.paid_partnership = Some(paid_partnership);
        self
    }

    /// Sets one of [`Attachment`], in place of any other.
    #[must_use]
    pub fn attachment(mut self, attachment: Attachment) -> Self {
        self.0.poll = None;
        self.0.quote_tweet_id = None;
        self.0.direct_message_deep_link = None;
        self.0.media = None;
        self.0.card_uri = None;
        match attachment {
            Attachment::Poll(value) => self.0.poll = Some(value),
            Attachment::QuoteTweetId(value) => self.0.quote_tweet_id = Some(value),
            Attachment::DirectMessageDeepLink(value) => {
                self.0.direct_message_deep_link = Some(value);
            }
            Attachment::Media(value) => self.0.media = Some(value),
            Attachment::CardUri(value) => self.0.card_uri = Some(value),
        }
        self
    }

    /// The finished value.
    #[must_use]
    pub fn build(self) -> CreateTweet {
        self.0
    }
}

/// The members of [`CreateTweet`] of which at most one is set (`attachment-conflict`).
///
/// A post carries at most one attachment. OpenAPI 2.167 no longer says so, but nothing says that the check is gone; that a direct message link excludes media, polls and quotes is known from X's mock server alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Attachment {
    /// `poll`.
    Poll(Poll),

    /// `quote_tweet_id`.
    QuoteTweetId(TweetId),

    /// `direct_message_deep_link`.
    DirectMessageDeepLink(String),

    /// `media`.
    Media(Media),

    /// `card_uri`.
    CardUri(String),
}

/// The member of [`Attachment`] that a [`CreateTweet`] has, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttachmentRef<'a> {
    /// `poll`.
    Poll(&'a Poll),

    /// `quote_tweet_id`.
    QuoteTweetId(&'a str),

    /// `direct_message_deep_link`.
    DirectMessageDeepLink(&'a str),

    /// `media`.
    Media(&'a Media),

    /// `card_uri`.
    CardUri(&'a str),
}

impl CreateTweet {
    /// The member that is set of those of which at most one may be (`attachment-conflict`).
    ///
    /// # Errors
    ///
    /// The members that are set, if they are more than one.
    pub fn attachment(&self) -> Result<Option<AttachmentRef<'_>>, crate::Conflict> {
        crate::group::at_most_one(
            "attachment-conflict",
            [
                ("poll", self.poll.as_ref().map(AttachmentRef::Poll)),
                (
                    "quote_tweet_id",
                    self.quote_tweet_id.as_deref().map(AttachmentRef::QuoteTweetId),
                ),
                (
                    "direct_message_deep_link",
                    self
                        .direct_message_deep_link
                        .as_deref()
                        .map(AttachmentRef::DirectMessageDeepLink),
                ),
                ("media", self.media.as_ref().map(AttachmentRef::Media)),
                ("card_uri", self.card_uri.as_deref().map(AttachmentRef::CardUri)),
            ],
        )
    }
}

/// Where the post is from. X drops it in silence when the profile of the author has locations switched off.
///
/// - Source: X's API reference, row geo; X's integration guide, Profile settings; X OpenAPI 2.167, /components/schemas/CreatePostsGeo.
///
/// # Rules
///
/// - `place-needs-setting`: X publishes the post all the same and leaves the place out, so nobody notices.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Geo {
    /// The id of a place of X. Required since 2.167.
    ///
    /// - Required.
    /// - Source: X's API reference, row geo.place_id; X OpenAPI 2.167, /components/schemas/CreatePostsGeo/properties/place_id.
    pub place_id: String,
}

crate::object::object!(closed Geo { place_id : required "place_id", });

impl Geo {
    /// A value with what is required.
    #[must_use]
    pub fn new(place_id: impl Into<String>) -> Self {
        Geo { place_id: place_id.into() }
    }
}

/// Uploaded pictures or films to attach: up to four pictures, or one animated GIF, or one film. The ids do not tell which kind they are, so mixing kinds is only found by X.
///
/// - Source: X's API reference, row media; X OpenAPI 2.167, /components/schemas/CreatePostsMedia.
///
/// # Rules
///
/// - `tagged-users-without-media`: Accounts are tagged in a picture, so there has to be one.
/// - `tags-need-permission`: X publishes the post all the same and leaves the tags out, so nobody notices.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Media {
    /// The uploads to attach. They must belong to the author, and X must have finished processing them.
    ///
    /// - Required.
    /// - Limits: 1 to 4 media ids; each 1 to 19 digits.
    /// - Source: X's API reference, row media.media_ids; X's integration guide, Adding media to a Post; X OpenAPI 2.167, /components/schemas/CreatePostsMedia/properties/media_ids; answers of the live API, node-twitter-api-v2 issue 539.
    pub media_ids: Vec<MediaId>,

    /// Accounts to tag in the media. X leaves out, in silence, those that do not allow to be tagged.
    ///
    /// - Limits: at most 10 user ids; each 1 to 19 digits.
    /// - Source: X's API reference, row media.tagged_user_ids; X's integration guide, Profile settings; X OpenAPI 2.167, /components/schemas/CreatePostsMedia/properties/tagged_user_ids.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Vec<UserId>", default, skip_serializing_if = "Option::is_none")
    )]
    pub tagged_user_ids: Option<Vec<UserId>>,

    /// A title that the card of a film shows.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMedia/properties/title.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "String", default, skip_serializing_if = "Option::is_none")
    )]
    pub title: Option<String>,

    /// A description that the card of a film shows. It is not the alternative text of a picture.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMedia/properties/description.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "String", default, skip_serializing_if = "Option::is_none")
    )]
    pub description: Option<String>,

    /// An uploaded picture to show before a film plays.
    ///
    /// - Limits: 1 to 19 digits.
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMedia/properties/preview_media_id.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "MediaId", default, skip_serializing_if = "Option::is_none")
    )]
    pub preview_media_id: Option<MediaId>,

    /// Whether other sites may play the media; its addresses then never expire.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMedia/properties/embeddable.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "bool", default, skip_serializing_if = "Option::is_none")
    )]
    pub embeddable: Option<bool>,

    /// A button below the media. Exactly one kind.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActions; X OpenAPI 2.166, /components/schemas/TweetCreateRequest/properties/media/properties/call_to_actions.
    #[cfg_attr(
        feature = "schemars",
        schemars(
            with = "MediaCallToActions",
            default,
            skip_serializing_if = "Option::is_none"
        )
    )]
    pub call_to_actions: Option<MediaCallToActions>,
}

crate::object::object!(
    closed Media { media_ids : required "media_ids", tagged_user_ids : optional
    "tagged_user_ids", title : optional "title", description : optional "description",
    preview_media_id : optional "preview_media_id", embeddable : optional "embeddable",
    call_to_actions : optional "call_to_actions", }
);

impl Media {
    /// A value with what is required.
    #[must_use]
    pub fn new(media_ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Media {
            media_ids: media_ids.into_iter().map(Into::into).collect(),
            tagged_user_ids: None,
            title: None,
            description: None,
            preview_media_id: None,
            embeddable: None,
            call_to_actions: None,
        }
    }

    /// Sets `tagged_user_ids`. Accounts to tag in the media. X leaves out, in silence, those that do not allow to be tagged.
    #[must_use]
    pub fn with_tagged_user_ids(
        mut self,
        tagged_user_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.tagged_user_ids = Some(
            tagged_user_ids.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// Sets `title`. A title that the card of a film shows.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets `description`. A description that the card of a film shows. It is not the alternative text of a picture.
    #[must_use]
    pub fn with_description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `preview_media_id`. An uploaded picture to show before a film plays.
    #[must_use]
    pub fn with_preview_media_id(mut self, preview_media_id: impl Into<String>) -> Self {
        self.preview_media_id = Some(preview_media_id.into());
        self
    }

    /// Sets `embeddable`. Whether other sites may play the media; its addresses then never expire.
    #[must_use]
    pub fn with_embeddable(mut self, embeddable: bool) -> Self {
        self.embeddable = Some(embeddable);
        self
    }

    /// Sets `call_to_actions`. A button below the media. Exactly one kind.
    #[must_use]
    pub fn with_call_to_actions(mut self, call_to_actions: MediaCallToActions) -> Self {
        self.call_to_actions = Some(call_to_actions);
        self
    }
}

/// Lets readers vote. A poll has both options and a duration.
///
/// - Source: X's API reference, row poll; X OpenAPI 2.167, /components/schemas/CreatePostsPoll.
///
/// # Rules
///
/// - `poll-without-duration`: A poll needs its options and its duration; X does not choose a duration.
/// - `poll-without-options`: A poll needs its options and its duration; a duration alone is nothing to vote on.
/// - `ignored-poll-reply-settings`: X accepts the member so that old programs keep working, and drops it. A poll that relies on it lets everyone reply.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Poll {
    /// The answers to choose from.
    ///
    /// - Required.
    /// - Limits: 2 to 4 options; each 1 to 25 characters.
    /// - Source: X's API reference, row poll.options; X OpenAPI 2.167, /components/schemas/CreatePostsPoll/properties/options.
    pub options: Vec<PollOption>,

    /// How long readers can vote, in minutes, from five minutes to seven days.
    ///
    /// - Required.
    /// - Limits: 5 to 10080.
    /// - Source: X's API reference, row poll.duration_minutes; X OpenAPI 2.167, /components/schemas/CreatePostsPoll/properties/duration_minutes.
    pub duration_minutes: i64,

    /// Who may reply to the poll. X accepts it and ignores it since 2.167: reply_settings of the post is the one that counts.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsPoll/properties/reply_settings; X OpenAPI 2.166, /components/schemas/TweetCreateRequest/properties/poll/properties/reply_settings.
    #[cfg_attr(
        feature = "schemars",
        schemars(
            with = "PollReplySettings",
            default,
            skip_serializing_if = "Option::is_none"
        )
    )]
    pub reply_settings: Option<PollReplySettings>,
}

crate::object::object!(
    closed Poll { options : required "options", duration_minutes : required
    "duration_minutes", reply_settings : optional "reply_settings", }
);

impl Poll {
    /// A value with what is required.
    #[must_use]
    pub fn new(
        options: impl IntoIterator<Item = impl Into<String>>,
        duration_minutes: i64,
    ) -> Self {
        Poll {
            options: options.into_iter().map(Into::into).collect(),
            duration_minutes,
            reply_settings: None,
        }
    }

    /// Sets `reply_settings`. Who may reply to the poll. X accepts it and ignores it since 2.167: reply_settings of the post is the one that counts.
    #[must_use]
    pub fn with_reply_settings(mut self, reply_settings: PollReplySettings) -> Self {
        self.reply_settings = Some(reply_settings);
        self
    }
}

/// Makes the post a reply. X accepts replies of customers below the Enterprise plan only to posts whose author mentioned or quoted them.
///
/// - Source: X's API reference, row reply; X's integration guide, Post creation restrictions (self-serve); X OpenAPI 2.167, /components/schemas/CreatePostsReply.
///
/// # Rules
///
/// - `ignored-reply-metadata`: X accepts the member so that old programs keep working, and drops it.
/// - `excluded-users-without-reply`: Accounts are left out of a conversation, so there has to be one. X answers 400 and calls the missing member required.
/// - `reply-needs-mention`: X answers 403 to other replies of self-serve customers since February 2026.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Reply {
    /// The post to reply to.
    ///
    /// - Required.
    /// - Limits: 1 to 19 digits.
    /// - Source: X's API reference, row reply.in_reply_to_tweet_id; X OpenAPI 2.167, /components/schemas/CreatePostsReply/properties/in_reply_to_tweet_id; answers of the live API, node-twitter-api-v2 issue 583.
    pub in_reply_to_tweet_id: TweetId,

    /// Accounts of the conversation that the reply shall not mention.
    ///
    /// - Limits: each 1 to 19 digits.
    /// - Source: X's API reference, row reply.exclude_reply_user_ids; X OpenAPI 2.167, /components/schemas/CreatePostsReply/properties/exclude_reply_user_ids; X OpenAPI 2.166, /components/schemas/TweetCreateRequest/properties/reply/properties/exclude_reply_user_ids.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Vec<UserId>", default, skip_serializing_if = "Option::is_none")
    )]
    pub exclude_reply_user_ids: Option<Vec<UserId>>,

    /// Whether X puts the mentions of the conversation before the reply. X accepts it and ignores it since 2.167.
    ///
    /// - Since: 2.155.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsReply/properties/auto_populate_reply_metadata; X OpenAPI 2.166, /components/schemas/TweetCreateRequest/properties/reply/properties/auto_populate_reply_metadata.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "bool", default, skip_serializing_if = "Option::is_none")
    )]
    pub auto_populate_reply_metadata: Option<bool>,
}

crate::object::object!(
    closed Reply { in_reply_to_tweet_id : required "in_reply_to_tweet_id",
    exclude_reply_user_ids : optional "exclude_reply_user_ids",
    auto_populate_reply_metadata : optional "auto_populate_reply_metadata", }
);

impl Reply {
    /// A value with what is required.
    #[must_use]
    pub fn new(in_reply_to_tweet_id: impl Into<String>) -> Self {
        Reply {
            in_reply_to_tweet_id: in_reply_to_tweet_id.into(),
            exclude_reply_user_ids: None,
            auto_populate_reply_metadata: None,
        }
    }

    /// Sets `exclude_reply_user_ids`. Accounts of the conversation that the reply shall not mention.
    #[must_use]
    pub fn with_exclude_reply_user_ids(
        mut self,
        exclude_reply_user_ids: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.exclude_reply_user_ids = Some(
            exclude_reply_user_ids.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// Sets `auto_populate_reply_metadata`. Whether X puts the mentions of the conversation before the reply. X accepts it and ignores it since 2.167.
    #[must_use]
    pub fn with_auto_populate_reply_metadata(
        mut self,
        auto_populate_reply_metadata: bool,
    ) -> Self {
        self.auto_populate_reply_metadata = Some(auto_populate_reply_metadata);
        self
    }
}

/// Makes the request an edit of an earlier post. The account needs Premium, and the post must be its own and recent; five edits at most.
///
/// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsEditOptions; X's page on edits, Edit rules; X's changelog, 2025-10-03.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct EditOptions {
    /// The post to replace.
    ///
    /// - Required.
    /// - Limits: 1 to 19 digits.
    /// - Since: 2.151.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsEditOptions/properties/previous_post_id.
    pub previous_post_id: TweetId,
}

crate::object::object!(
    closed EditOptions { previous_post_id : required "previous_post_id", }
);

impl EditOptions {
    /// A value with what is required.
    #[must_use]
    pub fn new(previous_post_id: impl Into<String>) -> Self {
        EditOptions {
            previous_post_id: previous_post_id.into(),
        }
    }
}

/// A button below the media. Exactly one kind.
///
/// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActions; X OpenAPI 2.166, /components/schemas/TweetCreateRequest/properties/media/properties/call_to_actions.
///
/// # Rules
///
/// - `not-one-call-to-action`: Media have one button. The schemas allow none to three, the description in OpenAPI 2.166 asks for one, and 2.167 says nothing about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct MediaCallToActions {
    /// A button that leads to an app in a store; at least one store.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActions/properties/app_install; X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsAppInstall.
    #[cfg_attr(
        feature = "schemars",
        schemars(
            with = "MediaCallToActionsAppInstall",
            default,
            skip_serializing_if = "Option::is_none"
        )
    )]
    pub app_install: Option<MediaCallToActionsAppInstall>,

    /// A button that leads to a web page.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActions/properties/visit_site; X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsVisitSite.
    #[cfg_attr(
        feature = "schemars",
        schemars(
            with = "MediaCallToActionsVisitSite",
            default,
            skip_serializing_if = "Option::is_none"
        )
    )]
    pub visit_site: Option<MediaCallToActionsVisitSite>,

    /// A button that leads to a film.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActions/properties/watch_now; X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsWatchNow.
    #[cfg_attr(
        feature = "schemars",
        schemars(
            with = "MediaCallToActionsWatchNow",
            default,
            skip_serializing_if = "Option::is_none"
        )
    )]
    pub watch_now: Option<MediaCallToActionsWatchNow>,
}

crate::object::object!(
    closed MediaCallToActions { app_install : optional "app_install", visit_site :
    optional "visit_site", watch_now : optional "watch_now", }
);

impl MediaCallToActions {
    /// A value with what is required.
    #[must_use]
    pub fn new(call_to_action: CallToAction) -> Self {
        let mut new = MediaCallToActions {
            app_install: None,
            visit_site: None,
            watch_now: None,
        };
        match call_to_action {
            CallToAction::AppInstall(value) => new.app_install = Some(value),
            CallToAction::VisitSite(value) => new.visit_site = Some(value),
            CallToAction::WatchNow(value) => new.watch_now = Some(value),
        }
        new
    }
}

/// The members of [`MediaCallToActions`] of which exactly one is set (`not-one-call-to-action`).
///
/// Media have one button. The schemas allow none to three, the description in OpenAPI 2.166 asks for one, and 2.167 says nothing about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CallToAction {
    /// `app_install`.
    AppInstall(MediaCallToActionsAppInstall),

    /// `visit_site`.
    VisitSite(MediaCallToActionsVisitSite),

    /// `watch_now`.
    WatchNow(MediaCallToActionsWatchNow),
}

/// The member of [`CallToAction`] that a [`MediaCallToActions`] has, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallToActionRef<'a> {
    /// `app_install`.
    AppInstall(&'a MediaCallToActionsAppInstall),

    /// `visit_site`.
    VisitSite(&'a MediaCallToActionsVisitSite),

    /// `watch_now`.
    WatchNow(&'a MediaCallToActionsWatchNow),
}

impl MediaCallToActions {
    /// The member that is set of those of which exactly one may be (`not-one-call-to-action`).
    ///
    /// # Errors
    ///
    /// The members that are set, if they are more than one or none.
    pub fn call_to_action(&self) -> Result<CallToActionRef<'_>, crate::Conflict> {
        crate::group::exactly_one(
            "not-one-call-to-action",
            [
                (
                    "app_install",
                    self.app_install.as_ref().map(CallToActionRef::AppInstall),
                ),
                ("visit_site", self.visit_site.as_ref().map(CallToActionRef::VisitSite)),
                ("watch_now", self.watch_now.as_ref().map(CallToActionRef::WatchNow)),
            ],
        )
    }
}

/// A button that leads to an app in a store; at least one store.
///
/// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActions/properties/app_install; X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsAppInstall.
///
/// # Rules
///
/// - `app-install-without-store`: Without a store the button leads nowhere. The descriptions ask for one id at least; the schemas do not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct MediaCallToActionsAppInstall {
    /// The app for the iPhone in Apple's store.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsAppInstall/properties/app_store_id.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "String", default, skip_serializing_if = "Option::is_none")
    )]
    pub app_store_id: Option<String>,

    /// The app for the iPad in Apple's store.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsAppInstall/properties/ipad_app_store_id.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "String", default, skip_serializing_if = "Option::is_none")
    )]
    pub ipad_app_store_id: Option<String>,

    /// The app in Google's store.
    ///
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsAppInstall/properties/play_store_id.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "String", default, skip_serializing_if = "Option::is_none")
    )]
    pub play_store_id: Option<String>,
}

crate::object::object!(
    closed MediaCallToActionsAppInstall { app_store_id : optional "app_store_id",
    ipad_app_store_id : optional "ipad_app_store_id", play_store_id : optional
    "play_store_id", }
);

impl MediaCallToActionsAppInstall {
    /// A value with what is required.
    #[must_use]
    pub fn new() -> Self {
        MediaCallToActionsAppInstall::default()
    }

    /// Sets `app_store_id`. The app for the iPhone in Apple's store.
    #[must_use]
    pub fn with_app_store_id(mut self, app_store_id: impl Into<String>) -> Self {
        self.app_store_id = Some(app_store_id.into());
        self
    }

    /// Sets `ipad_app_store_id`. The app for the iPad in Apple's store.
    #[must_use]
    pub fn with_ipad_app_store_id(
        mut self,
        ipad_app_store_id: impl Into<String>,
    ) -> Self {
        self.ipad_app_store_id = Some(ipad_app_store_id.into());
        self
    }

    /// Sets `play_store_id`. The app in Google's store.
    #[must_use]
    pub fn with_play_store_id(mut self, play_store_id: impl Into<String>) -> Self {
        self.play_store_id = Some(play_store_id.into());
        self
    }
}

/// A button that leads to a web page.
///
/// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActions/properties/visit_site; X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsVisitSite.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct MediaCallToActionsVisitSite {
    /// The page to open.
    ///
    /// - Required.
    /// - Limits: a link that starts with <https://>.
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsVisitSite/properties/url.
    pub url: HttpsUrl,
}

crate::object::object!(closed MediaCallToActionsVisitSite { url : required "url", });

impl MediaCallToActionsVisitSite {
    /// A value with what is required.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        MediaCallToActionsVisitSite {
            url: url.into(),
        }
    }
}

/// A button that leads to a film.
///
/// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActions/properties/watch_now; X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsWatchNow.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct MediaCallToActionsWatchNow {
    /// The film to open.
    ///
    /// - Required.
    /// - Limits: a link that starts with <https://>.
    /// - Since: 2.162.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsWatchNow/properties/url.
    pub url: HttpsUrl,
}

crate::object::object!(closed MediaCallToActionsWatchNow { url : required "url", });

impl MediaCallToActionsWatchNow {
    /// A value with what is required.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        MediaCallToActionsWatchNow {
            url: url.into(),
        }
    }
}

/// Who may reply to the post. Left out, everyone may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum ReplySettings {
    /// Accounts that the author follows.
    ///
    /// - Source: X's API reference, row reply_settings; X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/reply_settings/enum/0.
    #[cfg_attr(feature = "schemars", schemars(rename = "following"))]
    Following,

    /// Accounts that the text mentions.
    ///
    /// - Source: X's API reference, row reply_settings; X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/reply_settings/enum/1.
    #[cfg_attr(feature = "schemars", schemars(rename = "mentionedUsers"))]
    MentionedUsers,

    /// Accounts that pay to subscribe to the author.
    ///
    /// - Since: 2.98.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/reply_settings/enum/2.
    #[cfg_attr(feature = "schemars", schemars(rename = "subscribers"))]
    Subscribers,

    /// Accounts that X has verified.
    ///
    /// - Since: 2.134.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsRequest/properties/reply_settings/enum/3.
    #[cfg_attr(feature = "schemars", schemars(rename = "verified"))]
    Verified,
}

impl ReplySettings {
    /// Every value that the specification lists, in its order.
    pub const ALL: &'static [Self] = &[
        Self::Following,
        Self::MentionedUsers,
        Self::Subscribers,
        Self::Verified,
    ];

    /// The value as a document writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Following => "following",
            Self::MentionedUsers => "mentionedUsers",
            Self::Subscribers => "subscribers",
            Self::Verified => "verified",
        }
    }
}

crate::choice::choice!(closed ReplySettings);

/// Who may reply to the poll. X accepts it and ignores it since 2.167: reply_settings of the post is the one that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum PollReplySettings {
    /// Accounts that the author follows.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsPoll/properties/reply_settings/enum/0.
    #[cfg_attr(feature = "schemars", schemars(rename = "following"))]
    Following,

    /// Accounts that the text mentions.
    ///
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsPoll/properties/reply_settings/enum/1.
    #[cfg_attr(feature = "schemars", schemars(rename = "mentionedUsers"))]
    MentionedUsers,

    /// Accounts that pay to subscribe to the author.
    ///
    /// - Since: 2.134.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsPoll/properties/reply_settings/enum/2.
    #[cfg_attr(feature = "schemars", schemars(rename = "subscribers"))]
    Subscribers,

    /// Accounts that X has verified.
    ///
    /// - Since: 2.134.
    /// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsPoll/properties/reply_settings/enum/3.
    #[cfg_attr(feature = "schemars", schemars(rename = "verified"))]
    Verified,
}

impl PollReplySettings {
    /// Every value that the specification lists, in its order.
    pub const ALL: &'static [Self] = &[
        Self::Following,
        Self::MentionedUsers,
        Self::Subscribers,
        Self::Verified,
    ];

    /// The value as a document writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Following => "following",
            Self::MentionedUsers => "mentionedUsers",
            Self::Subscribers => "subscribers",
            Self::Verified => "verified",
        }
    }
}

crate::choice::choice!(closed PollReplySettings);

/// The id of a post, in digits. It is a string because JavaScript and others round numbers of this size.
///
/// - Limits: 1 to 19 digits.
/// - Source: X OpenAPI 2.167, /components/schemas/PostId; X OpenAPI 2.166, /components/schemas/TweetId; answers of the live API, the pattern quoted for reply.in_reply_to_tweet_id, January 2026.
pub type TweetId = String;

/// The id of an account, in digits; not its @name.
///
/// - Limits: 1 to 19 digits.
/// - Source: X OpenAPI 2.167, /components/schemas/UserId; X OpenAPI 2.166, /components/schemas/UserId.
pub type UserId = String;

/// The id that a media upload returned, in digits; not a media_key such as `3_1455952740635586573`.
///
/// - Limits: 1 to 19 digits.
/// - Source: X OpenAPI 2.167, /components/schemas/MediaId; X OpenAPI 2.166, /components/schemas/MediaId.
pub type MediaId = String;

/// The id of a community, in digits.
///
/// - Limits: 1 to 19 digits.
/// - Source: X OpenAPI 2.167, /components/schemas/CommunityId; X OpenAPI 2.166, /components/schemas/CommunityId.
pub type CommunityId = String;

/// One answer that voters can choose. Its length is counted in characters, whatever they weigh in a text.
///
/// - Limits: 1 to 25 characters.
/// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsPoll/properties/options/items; X OpenAPI 2.166, /components/schemas/TweetCreateRequest/properties/poll/properties/options/items.
pub type PollOption = String;

/// A link that starts with https.
///
/// - Limits: a link that starts with <https://>.
/// - Source: X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsVisitSite/properties/url/description; X OpenAPI 2.167, /components/schemas/CreatePostsMediaCallToActionsWatchNow/properties/url/description.
pub type HttpsUrl = String;
