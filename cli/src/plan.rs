//! `plan`: how long a batch of posts takes at the soonest, and what it costs.

mod batch;
mod wire;

use std::io::{self, IsTerminal as _, Write};
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tweetspec::limits::{Per, PriceCondition, RateLimit};
use tweetspec::plan::{self, Cost, Schedule};
use tweetspec::{Checker, CreateTweet, create_tweet_limits};

use crate::args::InputFormat;
use crate::inputs::InputArgs;
use crate::{Status, Stop, complain};
use batch::Batch;

const EXAMPLES: &str = "\
Examples:
  tweetlint plan queue.ndjson               a batch of one account
  tweetlint plan --each posts.json          an array of posts
  tweetlint plan --accounts 12 drafts/      spread evenly over twelve accounts
  tweetlint plan --format json drafts/      for programs

What is counted is what is there: posts that are refused, sent again, or sent by
others with the same account or app take their share as well.

Exit status: 0 planned, 2 an input that cannot be read or holds something else
than posts, or nothing to plan.";

/// What to plan and how to show it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct PlanArgs {
    /// Files, globs, folders, or - for standard input, as for `check`
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Accounts over which the posts are spread evenly
    #[arg(long, value_name = "N", default_value_t = NonZeroU32::MIN)]
    accounts: NonZeroU32,

    /// How to show the plan
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: PlanFormat,

    /// What the inputs hold: one document each, or one a line
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    input_format: InputFormat,

    /// The kind of account for which posts are checked; repeat it or separate
    /// by commas
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    profile: Vec<String>,

    #[command(flatten)]
    inputs: InputArgs,
}

/// How a plan is shown.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum PlanFormat {
    /// Lines for people
    #[default]
    Text,
    /// One JSON object
    Json,
}

/// Plans what is named.
pub(crate) fn run(args: PlanArgs) -> Result<Status, Stop> {
    let checker = Checker::new(CreateTweet::TABLE);
    let checker = match checker.profiles(&args.profile) {
        Ok(checker) => checker,
        Err(error) => {
            complain(&error.to_string());
            return Ok(Status::Trouble);
        }
    };
    let mut paths = args.paths;
    if paths.is_empty() && !args.inputs.names_inputs() {
        if io::stdin().is_terminal() {
            complain("write or paste posts, then press Ctrl-D; or name files, see --help");
        }
        paths.push(PathBuf::from("-"));
    }
    let reading = args.inputs.resolve(&mut paths, args.input_format)?;
    let batch = batch::read(&paths, reading, &checker);
    for sentence in &batch.left_out {
        complain(sentence);
    }
    if batch.posts == 0 {
        complain("there is no post to plan");
        return Ok(Status::Trouble);
    }
    let schedule = plan::soonest(create_tweet_limits::RATE_LIMITS, batch.posts, args.accounts);
    let cost = plan::cost(create_tweet_limits::PRICES, batch.posts, batch.with_link, batch.replies);
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.format {
        PlanFormat::Text => text(&mut out, &batch, args.accounts, &schedule, cost.as_ref())?,
        PlanFormat::Json => {
            let report = wire::report(&batch, args.accounts, &schedule, cost.as_ref());
            serde_json::to_writer_pretty(&mut out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    // A plan of half a batch must not look like one of all of it.
    Ok(if batch.left_out.is_empty() { Status::Clean } else { Status::Trouble })
}

/// Writes the plan for people.
fn text(
    out: &mut impl Write,
    batch: &Batch,
    accounts: NonZeroU32,
    schedule: &Schedule,
    cost: Option<&Cost>,
) -> io::Result<()> {
    let Batch { posts, files, with_link, replies, refused, left_out: _ } = batch;
    writeln!(out, "{} in {}", counted(*posts, "post"), counted(*files, "file"))?;
    if *with_link > 0 {
        writeln!(out, "  {} with a link in the text", grouped(*with_link))?;
    }
    if *replies > 0 {
        writeln!(out, "  {} without a link", counted_as(*replies, "reply", "replies"))?;
    }
    if *refused > 0 {
        writeln!(
            out,
            "  {} with errors, which `tweetlint check` shows; they are planned as if mended",
            grouped(*refused)
        )?;
    }
    times(out, accounts, schedule)?;
    cost.map_or(Ok(()), |cost| amounts(out, cost))
}

/// Writes how long it takes, and because of what.
fn times(out: &mut impl Write, accounts: NonZeroU32, schedule: &Schedule) -> io::Result<()> {
    writeln!(out, "\nAt the soonest, from the first post to the last:")?;
    let who = if accounts.get() == 1 {
        "one account".to_owned()
    } else {
        format!("{} accounts", grouped(u64::from(accounts.get())))
    };
    let because = match &schedule.binding {
        Some(limit) => format!(", because of {}", described(limit)),
        None => ": no limit is reached".to_owned(),
    };
    let mut times = vec![
        (format!("for {who}"), time(schedule.user_seconds)),
        ("for the app".to_owned(), time(schedule.app_seconds)),
        ("together".to_owned(), time(schedule.seconds) + &because),
    ];
    if schedule.cautious_seconds != schedule.seconds
        && let Some(limit) = &schedule.cautious_binding
    {
        let time = time(schedule.cautious_seconds);
        times.push(("to be safe".to_owned(), format!("{time}, if {} still holds", described(limit))));
    }
    let width = column(times.iter().map(|(what, _)| what), 18);
    for (what, time) in times {
        writeln!(out, "  {what:<width$}  {time}")?;
    }
    Ok(())
}

/// Writes what it costs.
fn amounts(out: &mut impl Write, cost: &Cost) -> io::Result<()> {
    writeln!(out, "\nCost, by the prices that X names:")?;
    let mut amounts = Vec::new();
    for (price, count) in cost.parts.iter().filter(|(_, count)| *count > 0) {
        let what = match price.condition {
            None => counted(*count, "post"),
            Some(_) => format!("{} with a link", counted(*count, "post")),
        };
        let amount = usd(price.micro_usd.saturating_mul(*count));
        amounts.push((format!("{what} at {}", usd(price.micro_usd)), amount, String::new()));
    }
    amounts.push(("together".to_owned(), usd(cost.micro_usd), String::new()));
    if let Some((price, count)) = cost.perhaps.filter(|_| cost.least_micro_usd < cost.micro_usd) {
        let condition = match price.condition {
            Some(PriceCondition::Unseen(words)) => words,
            _ => price.doc,
        };
        let condition = format!(", if for {} {condition}", counted_as(count, "reply", "replies"));
        amounts.push(("or as little as".to_owned(), usd(cost.least_micro_usd), condition));
    }
    let width = column(amounts.iter().map(|(what, ..)| what), 32);
    let digits = amounts.iter().map(|(_, amount, _)| amount.len()).max().unwrap_or_default().max(12);
    for (what, amount, condition) in amounts {
        writeln!(out, "  {what:<width$}  {amount:>digits$}{condition}")?;
    }
    Ok(())
}

/// The width of a column of texts, which is the same from plan to plan unless
/// one needs more.
fn column<'t>(texts: impl Iterator<Item = &'t String>, least: usize) -> usize {
    texts.map(String::len).max().unwrap_or_default().max(least)
}

fn described(limit: &RateLimit) -> String {
    let per = match limit.per {
        Per::User => "an account",
        Per::App => "the app",
    };
    format!(
        "{} in {} for {per}",
        grouped(u64::from(limit.requests)),
        time(Some(u64::from(limit.window_seconds)))
    )
}

/// A time in its two largest units.
fn time(seconds: Option<u64>) -> String {
    const UNITS: [(u64, &str); 4] = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")];
    let Some(seconds) = seconds else { return "never".to_owned() };
    if seconds == 0 {
        return "at once".to_owned();
    }
    // 24 hours is how a window is called, and a plan of 25 is a day and more.
    if seconds == 86_400 {
        return "24 hours".to_owned();
    }
    let mut rest = seconds;
    let mut parts = Vec::new();
    for (size, unit) in UNITS {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            parts.push(counted(count, unit));
        }
    }
    parts.truncate(2);
    parts.join(" ")
}

/// A number and what it counts.
fn counted(count: u64, unit: &str) -> String {
    counted_as(count, unit, &format!("{unit}s"))
}

fn counted_as(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number in groups of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An amount with cents, and more where there are parts of one.
fn usd(micro: u64) -> String {
    let fraction = format!("{:06}", micro % 1_000_000);
    let kept = fraction.trim_end_matches('0').len().max(2);
    format!("${}.{}", grouped(micro / 1_000_000), &fraction[..kept])
}

#[cfg(test)]
mod tests {
    use super::{grouped, time, usd};

    #[test]
    fn times_have_two_units() {
        let cases = [
            (0, "at once"),
            (1, "1 second"),
            (900, "15 minutes"),
            (86_400, "24 hours"),
            (90_061, "1 day 1 hour"),
            (5_400, "1 hour 30 minutes"),
        ];
        for (seconds, expected) in cases {
            assert_eq!(time(Some(seconds)), expected);
        }
        assert_eq!(time(None), "never");
    }

    #[test]
    fn amounts_have_cents() {
        let cases = [(0, "$0.00"), (15_000, "$0.015"), (200_000, "$0.20"), (1_234_500_000, "$1,234.50")];
        for (micro, expected) in cases {
            assert_eq!(usd(micro), expected);
        }
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
