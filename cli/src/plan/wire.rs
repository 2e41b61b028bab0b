//! A plan for programs.

use std::num::NonZeroU32;

use serde::Serialize;
use tweetspec::limits::{LimitStatus, Per};
use tweetspec::plan::{Cost, Schedule};

use super::batch::Batch;

/// The plan for programs.
#[derive(Debug, Serialize)]
pub(super) struct Report<'b> {
    posts: u64,
    files: u64,
    with_link: u64,
    /// Replies without a link.
    replies: u64,
    refused: u64,
    accounts: u32,
    /// Seconds from the first post to the last; null: never.
    seconds: Option<u64>,
    binding: Option<&'static str>,
    user_seconds: Option<u64>,
    app_seconds: Option<u64>,
    cautious_seconds: Option<u64>,
    cautious_binding: Option<&'static str>,
    limits: Vec<LimitReport>,
    cost: Option<CostReport>,
    left_out: &'b [String],
}

#[derive(Debug, Serialize)]
struct LimitReport {
    id: &'static str,
    requests: u32,
    window_seconds: u32,
    per: &'static str,
    status: &'static str,
    /// The most posts that share one count.
    counted: u64,
    seconds: Option<u64>,
}

#[derive(Debug, Serialize)]
struct CostReport {
    micro_usd: u64,
    least_micro_usd: u64,
    parts: Vec<PartReport>,
}

#[derive(Debug, Serialize)]
struct PartReport {
    price: &'static str,
    micro_usd: u64,
    posts: u64,
}

pub(super) fn report<'b>(
    batch: &'b Batch,
    accounts: NonZeroU32,
    schedule: &Schedule,
    cost: Option<&Cost>,
) -> Report<'b> {
    let limits = schedule.limits.iter().map(|alone| LimitReport {
        id: alone.limit.id,
        requests: alone.limit.requests,
        window_seconds: alone.limit.window_seconds,
        per: match alone.limit.per {
            Per::User => "user",
            Per::App => "app",
        },
        status: match alone.limit.status {
            LimitStatus::Current => "current",
            LimitStatus::Advisory => "advisory",
            LimitStatus::Superseded => "superseded",
        },
        counted: alone.requests,
        seconds: alone.seconds,
    });
    let cost = cost.map(|cost| CostReport {
        micro_usd: cost.micro_usd,
        least_micro_usd: cost.least_micro_usd,
        parts: cost
            .parts
            .iter()
            .map(|(price, posts)| PartReport { price: price.id, micro_usd: price.micro_usd, posts: *posts })
            .collect(),
    });
    Report {
        posts: batch.posts,
        files: batch.files,
        with_link: batch.with_link,
        replies: batch.replies,
        refused: batch.refused,
        accounts: accounts.get(),
        seconds: schedule.seconds,
        binding: schedule.binding.map(|limit| limit.id),
        user_seconds: schedule.user_seconds,
        app_seconds: schedule.app_seconds,
        cautious_seconds: schedule.cautious_seconds,
        cautious_binding: schedule.cautious_binding.map(|limit| limit.id),
        limits: limits.collect(),
        cost,
        left_out: &batch.left_out,
    }
}
