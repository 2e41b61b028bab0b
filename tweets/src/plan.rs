//! How long a batch of requests takes at the soonest, and what it costs.
//!
//! Pure arithmetic over the constants of [`crate::limits`]: nothing here knows
//! the time, and nothing is asked over a network. It says what no program can
//! undercut, not what a server will do: requests that fail, that others make
//! with the same account, or that were made before take their share as well.
//!
//! ```
//! use std::num::NonZeroU32;
//! use tweetspec::{create_tweet_limits::RATE_LIMITS, plan};
//!
//! // 100 posts at once, 100 after a quarter of an hour, 50 after half an hour.
//! let schedule = plan::soonest(RATE_LIMITS, 250, NonZeroU32::MIN);
//! assert_eq!(schedule.seconds, Some(1800));
//! assert_eq!(schedule.binding.map(|limit| limit.id), Some("user-15-minutes"));
//! ```

use std::collections::VecDeque;
use std::num::NonZeroU32;

use crate::limits::{LimitStatus, Per, Price, PriceCondition, RateLimit};

/// How long requests take at the soonest.
///
/// Times are seconds from the first request to the last. `None` means never: a
/// limit allows no request at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Under all limits that hold.
    pub seconds: Option<u64>,
    /// The limit that alone takes longest, unless none makes anybody wait.
    pub binding: Option<RateLimit>,
    /// Under those that hold for a user.
    pub user_seconds: Option<u64>,
    /// Under those that hold for the app.
    pub app_seconds: Option<u64>,
    /// As `seconds`, but also under limits that some sources name and others do
    /// not.
    pub cautious_seconds: Option<u64>,
    /// As `binding`, with these limits.
    pub cautious_binding: Option<RateLimit>,
    /// Each limit by itself, in the order given, without those that no longer
    /// hold.
    pub limits: Vec<Alone>,
}

/// What one limit would do without the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The limit.
    pub limit: RateLimit,
    /// The most requests that share one count.
    pub requests: u64,
    /// Seconds from the first request to the last.
    pub seconds: Option<u64>,
}

/// What requests cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// In millionths of a US dollar, if no condition is met that cannot be
    /// seen in a request.
    pub micro_usd: u64,
    /// The same if every such condition is met that could be.
    pub least_micro_usd: u64,
    /// The prices that this is made of, each with the number of requests.
    pub parts: Vec<(Price, u64)>,
    /// The price under the condition that cannot be seen, with the number of
    /// requests that might meet it.
    pub perhaps: Option<(Price, u64)>,
}

/// How long requests take at the soonest, when they are spread evenly over
/// accounts of one app and nothing was sent before.
///
/// Takes time in proportion to the number of windows that it finds.
pub fn soonest(limits: &[RateLimit], requests: u64, accounts: NonZeroU32) -> Schedule {
    let accounts = u64::from(accounts.get());
    // Accounts are served alike, so together they have so many times the room.
    let room = |limit: &RateLimit| match limit.per {
        Per::User => u64::from(limit.requests).saturating_mul(accounts),
        Per::App => u64::from(limit.requests),
    };
    let under = |is_meant: &dyn Fn(&RateLimit) -> bool| {
        let meant = limits.iter().filter(|limit| is_meant(limit));
        let windows = meant.map(|limit| Window {
            room: room(limit),
            seconds: u64::from(limit.window_seconds),
            sent: VecDeque::new(),
            used: 0,
        });
        finish(windows, requests)
    };
    let holds = |limit: &RateLimit| limit.status == LimitStatus::Current;
    let may_hold = |limit: &RateLimit| limit.status != LimitStatus::Superseded;
    let alone: Vec<Alone> = limits
        .iter()
        .filter(|limit| may_hold(limit))
        .map(|limit| Alone {
            limit: *limit,
            requests: match limit.per {
                Per::User => requests.div_ceil(accounts),
                Per::App => requests,
            },
            seconds: under(&|other| other == limit),
        })
        .collect();
    let binding = |is_meant: &dyn Fn(&RateLimit) -> bool| {
        let slow = alone.iter().filter(|alone| is_meant(&alone.limit) && alone.seconds != Some(0));
        // Never is longer than any time; of two that are equal the first counts.
        let slowest = slow.rev().max_by_key(|alone| alone.seconds.unwrap_or(u64::MAX));
        slowest.map(|alone| alone.limit)
    };
    Schedule {
        seconds: under(&holds),
        binding: binding(&holds),
        user_seconds: under(&|limit| holds(limit) && limit.per == Per::User),
        app_seconds: under(&|limit| holds(limit) && limit.per == Per::App),
        cautious_seconds: under(&may_hold),
        cautious_binding: binding(&may_hold),
        limits: alone,
    }
}

/// What requests cost, of which `with_link` have a link in their text, and
/// `perhaps` others may meet the condition that cannot be seen.
///
/// `None` where no price applies to every request.
pub fn cost(prices: &[Price], requests: u64, with_link: u64, perhaps: u64) -> Option<Cost> {
    let base = *prices.iter().find(|price| price.condition.is_none())?;
    let is_for_links = |price: &&Price| matches!(price.condition, Some(PriceCondition::LinkIn(_)));
    let is_unseen = |price: &&Price| matches!(price.condition, Some(PriceCondition::Unseen(_)));
    let linked = prices.iter().find(is_for_links).copied();
    let with_link = if linked.is_some() { with_link.min(requests) } else { 0 };
    let others = requests - with_link;
    let parts: Vec<(Price, u64)> =
        [Some((base, others)), linked.map(|price| (price, with_link))].into_iter().flatten().collect();
    let total = |parts: &[(Price, u64)]| {
        parts
            .iter()
            .fold(0_u64, |sum, (price, count)| sum.saturating_add(price.micro_usd.saturating_mul(*count)))
    };
    let micro_usd = total(&parts);
    let perhaps = prices.iter().find(is_unseen).map(|price| (*price, perhaps.min(others)));
    let saved = perhaps
        .map_or(0, |(price, count)| base.micro_usd.saturating_sub(price.micro_usd).saturating_mul(count));
    Some(Cost { micro_usd, least_micro_usd: micro_usd.saturating_sub(saved), parts, perhaps })
}

/// Whether a text has something in it that X counts as a link, as the price
/// for posts with a link means it.
pub fn has_link(text: &str) -> bool {
    // Every link has a point in it.
    text.contains('.')
        && crate::CreateTweet::TABLE.measures.iter().any(|measure| {
            let parts = measure.measure(text, u32::MAX).parts;
            parts.iter().any(|part| part.kind == "links")
        })
}

/// So many requests in so many seconds.
struct Window {
    room: u64,
    seconds: u64,
    /// What was sent in it: when, and how many.
    sent: VecDeque<(u64, u64)>,
    /// How many these are together.
    used: u64,
}

impl Window {
    /// Forgets what was sent too long ago to count.
    fn move_to(&mut self, now: u64) {
        while let Some(&(time, count)) = self.sent.front()
            && time.saturating_add(self.seconds) <= now
        {
            self.sent.pop_front();
            self.used -= count;
        }
    }

    fn send(&mut self, now: u64, count: u64) {
        self.sent.push_back((now, count));
        self.used += count;
    }

    /// When a full window has room again; `None` for one that is not full.
    fn opens(&self) -> Option<u64> {
        let (time, _) = self.sent.front().filter(|_| self.used >= self.room)?;
        Some(time.saturating_add(self.seconds))
    }
}

/// Seconds until the last request, when each is sent as soon as every window
/// has room.
fn finish(windows: impl Iterator<Item = Window>, requests: u64) -> Option<u64> {
    let mut windows: Vec<Window> = windows.collect();
    if requests > 0 && windows.iter().any(|window| window.room == 0) {
        return None;
    }
    let (mut now, mut left) = (0_u64, requests);
    while left > 0 {
        for window in &mut windows {
            window.move_to(now);
        }
        let free = windows.iter().map(|window| window.room - window.used).min();
        let burst = free.unwrap_or(left).min(left);
        for window in &mut windows {
            window.send(now, burst);
        }
        left -= burst;
        // Some window is full, or nothing would be left; the last of the full
        // ones decides.
        if left > 0 {
            now = windows.iter().filter_map(Window::opens).max().unwrap_or(now);
        }
    }
    Some(now)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::{cost, has_link, soonest};
    use crate::create_tweet_limits::{PRICES, RATE_LIMITS};
    use crate::limits::{Counts, LimitStatus, Per, RateLimit};

    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;

    fn limit(requests: u32, window_seconds: u32, per: Per) -> RateLimit {
        let (counts, status) = (Counts::Requests, LimitStatus::Current);
        RateLimit { id: "a", doc: "", requests, window_seconds, per, counts, shared_with: &[], status }
    }

    fn accounts(count: u32) -> NonZeroU32 {
        NonZeroU32::new(count).expect("tests have accounts")
    }

    #[track_caller]
    fn check(limits: &[RateLimit], requests: u64, count: u32, expected: u64) {
        assert_eq!(
            soonest(limits, requests, accounts(count)).seconds,
            Some(expected),
            "{requests} by {count}"
        );
    }

    #[test]
    fn one_window_after_the_other() {
        let limits = [limit(100, 900, Per::User)];
        check(&limits, 0, 1, 0);
        check(&limits, 1, 1, 0);
        check(&limits, 100, 1, 0);
        check(&limits, 101, 1, 15 * MINUTE);
        check(&limits, 200, 1, 15 * MINUTE);
        check(&limits, 201, 1, 30 * MINUTE);
        check(&limits, 1000, 1, 135 * MINUTE);
        check(&[], 1_000_000, 1, 0);
    }

    #[test]
    fn accounts_share_the_work() {
        let limits = [limit(100, 900, Per::User)];
        check(&limits, 200, 2, 0);
        check(&limits, 201, 2, 15 * MINUTE);
        check(&limits, 1000, 10, 0);
        // The app has one count, however many accounts there are.
        let limits = [limit(100, 900, Per::User), limit(150, 3600, Per::App)];
        check(&limits, 150, 10, 0);
        check(&limits, 151, 10, HOUR);
    }

    #[test]
    fn a_long_window_and_a_short_one_hold_together() {
        let limits = [limit(100, 900, Per::User), limit(300, 10_800, Per::User)];
        // 100 at 0:00, 0:15 and 0:30, then nothing until 3:00.
        check(&limits, 300, 1, 30 * MINUTE);
        check(&limits, 301, 1, 3 * HOUR);
        check(&limits, 400, 1, 3 * HOUR);
        // The hundred of 0:15 is free again at 3:15.
        check(&limits, 401, 1, 3 * HOUR + 15 * MINUTE);
        check(&limits, 600, 1, 3 * HOUR + 30 * MINUTE);
        check(&limits, 601, 1, 6 * HOUR);
    }

    #[test]
    fn the_limits_of_the_specification() {
        // 10,000 a day for the app; one account needs 99 quarters of an hour
        // for the first 10,000 and one more for the next post.
        let schedule = soonest(RATE_LIMITS, 10_000, accounts(1));
        assert_eq!(schedule.user_seconds, Some(99 * 15 * MINUTE));
        assert_eq!(schedule.app_seconds, Some(0));
        assert_eq!(schedule.seconds, Some(99 * 15 * MINUTE));
        assert_eq!(schedule.binding.map(|limit| limit.id), Some("user-15-minutes"));
        // With 300 in three hours: 33 times three hours, and 100 posts are left
        // for the next window.
        assert_eq!(schedule.cautious_seconds, Some(33 * 3 * HOUR));
        assert_eq!(schedule.cautious_binding.map(|limit| limit.id), Some("user-3-hours"));
        // Two hundred accounts could send it all at once, and the app may not.
        let schedule = soonest(RATE_LIMITS, 20_000, accounts(200));
        assert_eq!((schedule.user_seconds, schedule.app_seconds), (Some(0), Some(24 * HOUR)));
        assert_eq!(schedule.binding.map(|limit| limit.id), Some("app-24-hours"));
        assert!(schedule.limits.iter().all(|alone| alone.limit.status != LimitStatus::Superseded));
        assert_eq!(soonest(RATE_LIMITS, 100, accounts(1)).binding, None);
    }

    #[test]
    fn what_is_not_allowed_never_ends() {
        let schedule = soonest(&[limit(0, 900, Per::User), limit(5, 60, Per::App)], 1, accounts(1));
        assert_eq!((schedule.seconds, schedule.app_seconds), (None, Some(0)));
        assert_eq!(schedule.binding.map(|limit| limit.requests), Some(0));
        assert_eq!(soonest(&[limit(0, 900, Per::User)], 0, accounts(1)).seconds, Some(0));
    }

    #[test]
    fn posts_with_a_link_cost_more() {
        // 7 at 0.015 and 3 at 0.20 dollars: 0.105 and 0.60.
        let found = cost(PRICES, 10, 3, 0).expect("there are prices");
        assert_eq!((found.micro_usd, found.least_micro_usd), (705_000, 705_000));
        // Four of the seven may cost 0.010: 0.02 less.
        let found = cost(PRICES, 10, 3, 4).expect("there are prices");
        assert_eq!((found.micro_usd, found.least_micro_usd), (705_000, 685_000));
        let counts: Vec<_> = found.parts.iter().map(|(price, count)| (price.id, *count)).collect();
        assert_eq!(counts, [("post", 7), ("post-with-link", 3)]);
        assert_eq!(cost(PRICES, 0, 0, 0).map(|cost| cost.micro_usd), Some(0));
        // Never more of a kind than there are.
        assert_eq!(cost(PRICES, 2, 9, 9).map(|cost| cost.micro_usd), Some(400_000));
        assert_eq!(cost(&[], 5, 0, 0), None);
    }

    #[test]
    fn links_are_those_that_the_weight_knows() {
        for text in ["see https://bakery.example.com/", "bakery.com", "at t.co today"] {
            assert!(has_link(text), "{text}");
        }
        for text in ["", "no link. None", "3.14", "me@example.com", "e.g. this"] {
            assert!(!has_link(text), "{text}");
        }
    }
}
