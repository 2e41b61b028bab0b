//! Tables made by `cargo xtask generate`; the directory holds nothing else.

#[rustfmt::skip]
pub(super) mod emoji;
#[rustfmt::skip]
pub(super) mod tld;
