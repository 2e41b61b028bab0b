//! What cannot be written down with the generated types, because a rule
//! forbids it.
//!
//! Each block that must not compile stands behind one that does and differs in
//! nothing but the mistake, so that it fails for the right reason.
//!
//! # Two attachments
//!
//! The builder takes an attachment and has no way to set a member of the group
//! beside it.
//!
//! ```
//! use tweetspec::{Attachment, CreateTweet, Media};
//!
//! let body = CreateTweet::builder().text("a").attachment(Attachment::Media(Media::new(["1"]))).build();
//! assert_eq!(body.validate(), Ok(()));
//! ```
//!
//! ```compile_fail,E0599
//! use tweetspec::{Attachment, CreateTweet, Media};
//!
//! let body = CreateTweet::builder().text("a").media(Media::new(["1"])).build();
//! ```
//!
//! An attachment is one member, and not two.
//!
//! ```compile_fail,E0061
//! use tweetspec::{Attachment, CreateTweet, Media};
//!
//! let two = Attachment::Media(Media::new(["1"]), "1455953449422516226".to_owned());
//! ```
//!
//! # A poll without a duration, or without options
//!
//! ```
//! let poll = tweetspec::Poll::new(["left", "right"], 60);
//! ```
//!
//! ```compile_fail,E0061
//! let poll = tweetspec::Poll::new(["left", "right"]);
//! ```
//!
//! ```compile_fail,E0061
//! let poll = tweetspec::Poll::new(60);
//! ```
//!
//! # Members that are required
//!
//! ```
//! let media = tweetspec::Media::new(["1"]);
//! let reply = tweetspec::Reply::new("1455953449422516226");
//! let place = tweetspec::Geo::new("5a110d312052166f");
//! ```
//!
//! ```compile_fail,E0061
//! let media = tweetspec::Media::new();
//! ```
//!
//! ```compile_fail,E0277
//! fn any<T: Default>() -> T { T::default() }
//! let reply: tweetspec::Reply = any();
//! ```
//!
//! ```compile_fail,E0063
//! let place = tweetspec::Geo {};
//! ```
//!
//! # No button, or two
//!
//! ```
//! use tweetspec::{CallToAction, MediaCallToActions, MediaCallToActionsVisitSite};
//!
//! let site = MediaCallToActionsVisitSite::new("https://bakery.example.com/");
//! let one = MediaCallToActions::new(CallToAction::VisitSite(site));
//! ```
//!
//! ```compile_fail,E0061
//! use tweetspec::{CallToAction, MediaCallToActions, MediaCallToActionsVisitSite};
//!
//! let site = MediaCallToActionsVisitSite::new("https://bakery.example.com/");
//! let none = MediaCallToActions::new();
//! ```
//!
//! ```compile_fail,E0061
//! use tweetspec::{CallToAction, MediaCallToActions, MediaCallToActionsVisitSite};
//!
//! let site = MediaCallToActionsVisitSite::new("https://bakery.example.com/");
//! let two = MediaCallToActions::new(CallToAction::VisitSite(site.clone()), CallToAction::VisitSite(site));
//! ```
//!
//! # Values that are not listed
//!
//! ```
//! let settings = tweetspec::ReplySettings::Following;
//! ```
//!
//! ```compile_fail,E0599
//! let settings = tweetspec::ReplySettings::Everyone;
//! ```
