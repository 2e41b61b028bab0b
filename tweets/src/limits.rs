//! Rate limits and prices.

/// How many requests there may be in a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RateLimit {
    /// Its stable id in the specification.
    pub id: &'static str,
    /// What it is, a sentence.
    pub doc: &'static str,
    /// How many there may be.
    pub requests: u32,
    /// In how many seconds.
    pub window_seconds: u32,
    /// Who has a count of its own.
    pub per: Per,
    /// What is counted.
    pub counts: Counts,
    /// Other operations that use up the same count.
    pub shared_with: &'static [&'static str],
    /// Whether it holds.
    pub status: LimitStatus,
}

/// Who has a count of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Per {
    /// The user whose token signs the request.
    User,
    /// The app, over all users.
    App,
}

/// What a [`RateLimit`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counts {
    /// Every request.
    Requests,
    /// Requests that succeed.
    Successes,
}

/// Whether a [`RateLimit`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitStatus {
    /// It holds, as far as the sources tell.
    Current,
    /// Some sources name it and others do not; it is worth keeping to.
    Advisory,
    /// It held once, and some sources still name it.
    Superseded,
}

/// What a request costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Price {
    /// Its stable id in the specification.
    pub id: &'static str,
    /// What costs it, a sentence.
    pub doc: &'static str,
    /// How much, in millionths of a US dollar.
    pub micro_usd: u64,
    /// When it applies; `None` for every request to which no other applies.
    pub condition: Option<PriceCondition>,
}

/// When a [`Price`] applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PriceCondition {
    /// There is a link in the text at this path.
    LinkIn(&'static str),
    /// Something that cannot be seen in a request, in words.
    Unseen(&'static str),
}
