// @generated: made from spec/x/create_tweet.yaml by `cargo xtask generate`; do not edit.

//! How many requests POST /2/tweets allows, and what one costs.

use crate::limits::{self, Price, RateLimit};

/// Every rate limit that a source names, also those that no longer hold.
pub const RATE_LIMITS: &[RateLimit] = &[
    USER_15_MINUTES,
    USER_15_MINUTES_OLD,
    USER_3_HOURS,
    APP_24_HOURS,
    USER_24_HOURS_BASIC,
    APP_24_HOURS_BASIC,
    USER_24_HOURS_FREE,
    APP_24_HOURS_FREE,
    USER_24_HOURS_FREE_2024,
    APP_24_HOURS_FREE_2024,
];

/// Every price.
pub const PRICES: &[Price] = &[POST, POST_WITH_LINK, SUMMONED_REPLY];

/// Posts of one account, with any app.
///
/// - Source: X's API reference, Rate limit; X's page on rate limits, Posts, row POST /2/tweets; answers of the live API, header x-rate-limit-limit, 26 April 2026.
pub const USER_15_MINUTES: RateLimit = RateLimit {
    id: "user-15-minutes",
    doc: "Posts of one account, with any app.",
    requests: 100,
    window_seconds: 900,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Current,
};

/// The older number for posts of one account, which the integration guide still has.
///
/// - Source: X's integration guide, Rate limits; X's older API reference, Rate limit.
pub const USER_15_MINUTES_OLD: RateLimit = RateLimit {
    id: "user-15-minutes-old",
    doc: "The older number for posts of one account, which the integration guide still has.",
    requests: 200,
    window_seconds: 900,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Posts and reposts of one account together. Only the guide and the mock server name it, so it is worth keeping to and may be gone.
///
/// - Source: X's integration guide, Rate limits; X's older API reference, Rate limit; X's mock server, rate limits, POST /2/tweets.
pub const USER_3_HOURS: RateLimit = RateLimit {
    id: "user-3-hours",
    doc: "Posts and reposts of one account together. Only the guide and the mock server name it, so it is worth keeping to and may be gone.",
    requests: 300,
    window_seconds: 10_800,
    per: limits::Per::User,
    counts: limits::Counts::Successes,
    shared_with: &["POST /2/users/{id}/retweets"],
    status: limits::LimitStatus::Advisory,
};

/// Posts that one app makes for all its users.
///
/// - Source: X's page on rate limits, Posts, row POST /2/tweets.
pub const APP_24_HOURS: RateLimit = RateLimit {
    id: "app-24-hours",
    doc: "Posts that one app makes for all its users.",
    requests: 10_000,
    window_seconds: 86_400,
    per: limits::Per::App,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Current,
};

/// Posts of one account under the former plan Basic.
///
/// - Source: X's page on rate limits of 2025, row POST /2/tweets, Basic.
pub const USER_24_HOURS_BASIC: RateLimit = RateLimit {
    id: "user-24-hours-basic",
    doc: "Posts of one account under the former plan Basic.",
    requests: 100,
    window_seconds: 86_400,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Posts of an app under the former plan Basic.
///
/// - Source: X's page on rate limits of 2025, row POST /2/tweets, Basic.
pub const APP_24_HOURS_BASIC: RateLimit = RateLimit {
    id: "app-24-hours-basic",
    doc: "Posts of an app under the former plan Basic.",
    requests: 1_667,
    window_seconds: 86_400,
    per: limits::Per::App,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Posts of one account under the former plan Free.
///
/// - Source: X's page on rate limits of 2025, row POST /2/tweets, Free.
pub const USER_24_HOURS_FREE: RateLimit = RateLimit {
    id: "user-24-hours-free",
    doc: "Posts of one account under the former plan Free.",
    requests: 17,
    window_seconds: 86_400,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Posts of an app under the former plan Free.
///
/// - Source: X's page on rate limits of 2025, row POST /2/tweets, Free.
pub const APP_24_HOURS_FREE: RateLimit = RateLimit {
    id: "app-24-hours-free",
    doc: "Posts of an app under the former plan Free.",
    requests: 17,
    window_seconds: 86_400,
    per: limits::Per::App,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Posts of one account under the plan Free as it was until December 2024.
///
/// - Source: X's page on rate limits of 12 December 2024, row POST /2/tweets, Free.
pub const USER_24_HOURS_FREE_2024: RateLimit = RateLimit {
    id: "user-24-hours-free-2024",
    doc: "Posts of one account under the plan Free as it was until December 2024.",
    requests: 50,
    window_seconds: 86_400,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Posts of an app under the plan Free as it was until December 2024.
///
/// - Source: X's page on rate limits of 12 December 2024, row POST /2/tweets, Free.
pub const APP_24_HOURS_FREE_2024: RateLimit = RateLimit {
    id: "app-24-hours-free-2024",
    doc: "Posts of an app under the plan Free as it was until December 2024.",
    requests: 50,
    window_seconds: 86_400,
    per: limits::Per::App,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// A post.
///
/// 0.015 US dollars.
///
/// - Source: X's changelog, 2026-04-20.
pub const POST: Price = Price {
    id: "post",
    doc: "A post.",
    micro_usd: 15_000,
    condition: None,
};

/// A post with a link in its text.
///
/// 0.200 US dollars.
///
/// - Source: X's changelog, 2026-04-20.
pub const POST_WITH_LINK: Price = Price {
    id: "post-with-link",
    doc: "A post with a link in its text.",
    micro_usd: 200_000,
    condition: Some(limits::PriceCondition::LinkIn("text")),
};

/// A reply to somebody who mentioned or quoted the account.
///
/// 0.010 US dollars.
///
/// - Source: X's changelog, 2026-04-20.
pub const SUMMONED_REPLY: Price = Price {
    id: "summoned-reply",
    doc: "A reply to somebody who mentioned or quoted the account.",
    micro_usd: 10_000,
    condition: Some(
        limits::PriceCondition::Unseen(
            "the author of the other post mentioned or quoted the account",
        ),
    ),
};
