// @generated: made from spec/x/delete_tweet.yaml by `cargo xtask generate`; do not edit.

//! How many requests DELETE /2/tweets/{id} allows, and what one costs.

use crate::limits::{self, Price, RateLimit};

/// Every rate limit that a source names, also those that no longer hold.
pub const RATE_LIMITS: &[RateLimit] = &[
    USER_15_MINUTES,
    USER_15_MINUTES_BASIC,
    USER_24_HOURS_FREE,
    APP_24_HOURS_FREE,
    USER_24_HOURS_FREE_2024,
    APP_24_HOURS_FREE_2024,
];

/// Every price.
pub const PRICES: &[Price] = &[DELETION];

/// Posts that one account deletes, with any app.
///
/// - Source: X's integration guide, Rate limits; X's page on rate limits, Posts, row DELETE /2/tweets/:id; X's mock server, rate limits, DELETE /2/tweets/:id.
pub const USER_15_MINUTES: RateLimit = RateLimit {
    id: "user-15-minutes",
    doc: "Posts that one account deletes, with any app.",
    requests: 50,
    window_seconds: 900,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Current,
};

/// Deletions of one account under the former plan Basic.
///
/// - Source: X's page on rate limits of 2025, row DELETE /2/tweets/:id, Basic.
pub const USER_15_MINUTES_BASIC: RateLimit = RateLimit {
    id: "user-15-minutes-basic",
    doc: "Deletions of one account under the former plan Basic.",
    requests: 5,
    window_seconds: 900,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Deletions of one account under the former plan Free.
///
/// - Source: X's page on rate limits of 2025, row DELETE /2/tweets/:id, Free.
pub const USER_24_HOURS_FREE: RateLimit = RateLimit {
    id: "user-24-hours-free",
    doc: "Deletions of one account under the former plan Free.",
    requests: 17,
    window_seconds: 86_400,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Deletions of an app under the former plan Free.
///
/// - Source: X's page on rate limits of 2025, row DELETE /2/tweets/:id, Free.
pub const APP_24_HOURS_FREE: RateLimit = RateLimit {
    id: "app-24-hours-free",
    doc: "Deletions of an app under the former plan Free.",
    requests: 17,
    window_seconds: 86_400,
    per: limits::Per::App,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Deletions of one account under the plan Free as it was until December 2024.
///
/// - Source: X's page on rate limits of 12 December 2024, row DELETE /2/tweets/:id, Free.
pub const USER_24_HOURS_FREE_2024: RateLimit = RateLimit {
    id: "user-24-hours-free-2024",
    doc: "Deletions of one account under the plan Free as it was until December 2024.",
    requests: 50,
    window_seconds: 86_400,
    per: limits::Per::User,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// Deletions of an app under the plan Free as it was until December 2024.
///
/// - Source: X's page on rate limits of 12 December 2024, row DELETE /2/tweets/:id, Free.
pub const APP_24_HOURS_FREE_2024: RateLimit = RateLimit {
    id: "app-24-hours-free-2024",
    doc: "Deletions of an app under the plan Free as it was until December 2024.",
    requests: 50,
    window_seconds: 86_400,
    per: limits::Per::App,
    counts: limits::Counts::Requests,
    shared_with: &[],
    status: limits::LimitStatus::Superseded,
};

/// A deletion.
///
/// 0.010 US dollars.
///
/// - Source: X's changelog, 2026-04-20.
pub const DELETION: Price = Price {
    id: "deletion",
    doc: "A deletion.",
    micro_usd: 10_000,
    condition: None,
};
