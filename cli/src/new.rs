//! `new`: a valid payload to begin with.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tweetspec::{Attachment, CreateTweet, Poll, Reply};

use crate::create::{cannot_create, create};
use crate::{Status, Stop, complain};

/// The post that examples answer or quote.
const OTHER_POST: &str = "1455953449422516226";

const EXAMPLES: &str = "\
Examples:
  tweetlint new poll > poll.json         a poll to begin with
  tweetlint new thread -o queue.ndjson   several posts, one a line";

/// What kind of payload, and where to.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct NewArgs {
    /// What to begin with
    #[arg(value_enum)]
    kind: Kind,

    /// The file to write, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// What a payload is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A text
    Post,
    /// A question with options
    Poll,
    /// An answer to another post
    Reply,
    /// A text about another post
    Quote,
    /// Several posts, each an answer to the one before: NDJSON, one a line
    Thread,
}

impl Kind {
    /// The payloads, and what there is to know about them.
    fn posts(self) -> (Vec<CreateTweet>, Option<&'static str>) {
        let text = |text: &str| CreateTweet::builder().text(text);
        let reply = |words: &str| text(words).reply(Reply::new(OTHER_POST)).build();
        match self {
            Self::Post => (vec![text("Fresh bread at seven, as always. Come hungry!").build()], None),
            Self::Poll => {
                let poll = Poll::new(["Rye", "Wheat"], 1440);
                let post = text("Which loaf first?").attachment(Attachment::Poll(poll)).build();
                (vec![post], Some("duration_minutes is how long the poll lasts: 5 to 10080, here a day"))
            }
            Self::Reply => (
                vec![reply("See you at seven!")],
                Some("write the id of the post to answer into reply.in_reply_to_tweet_id"),
            ),
            Self::Quote => {
                let quote = Attachment::QuoteTweetId(OTHER_POST.to_owned());
                let post = text("They say it better than we do.").attachment(quote).build();
                (vec![post], Some("write the id of the post to quote into quote_tweet_id"))
            }
            Self::Thread => (
                vec![
                    text("How we bake, in three posts.").build(),
                    reply("First the dough rests, for a whole night."),
                    reply("Then it goes into the oven, at four in the morning."),
                ],
                Some(
                    "send one after the other, and write data.id of each answer into in_reply_to_tweet_id of the next",
                ),
            ),
        }
    }

    /// The text of the file.
    fn text(posts: &[CreateTweet]) -> serde_json::Result<String> {
        let mut text = String::new();
        for post in posts {
            // Several documents are one a line.
            let json = match posts {
                [_] => serde_json::to_string_pretty(post)?,
                _ => serde_json::to_string(post)?,
            };
            text.push_str(&json);
            text.push('\n');
        }
        Ok(text)
    }
}

/// Writes what was asked for.
pub(crate) fn run(args: &NewArgs) -> Result<Status, Stop> {
    let (posts, hint) = args.kind.posts();
    let text = Kind::text(&posts).map_err(io::Error::from)?;
    match &args.output {
        None => io::stdout().lock().write_all(text.as_bytes())?,
        Some(path) => {
            if let Err(error) = create(path, &text, args.force) {
                complain(&cannot_create(path, &error));
                return Ok(Status::Trouble);
            }
            complain(&format!("wrote {}", path.display()));
        }
    }
    if let Some(hint) = hint {
        complain(hint);
    }
    Ok(Status::Clean)
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum as _;
    use tweetspec::CreateTweet;

    use super::Kind;

    #[test]
    fn every_template_is_a_valid_payload() {
        for kind in Kind::value_variants() {
            let (posts, _) = kind.posts();
            let text = Kind::text(&posts).expect("a post can be written");
            let documents: Vec<&str> = if posts.len() == 1 { vec![&text] } else { text.lines().collect() };
            assert_eq!(documents.len(), posts.len());
            for document in documents {
                let report = CreateTweet::check(document.as_bytes());
                assert!(report.is_empty(), "{kind:?}: {report}");
            }
        }
    }
}
