//! What the bench and the fuzz helper share.

use tweetspec_runtime::{WeightRange, Weighted};

/// Version 3 of the official configuration.
pub fn weighted() -> Weighted {
    let range = |first, last| WeightRange { first, last, weight: 100 };
    Weighted {
        scale: 100,
        default_weight: 200,
        ranges: vec![range(0, 4351), range(8192, 8205), range(8208, 8223), range(8242, 8247)].into(),
        url_weight: 23,
        emoji: true,
    }
}
