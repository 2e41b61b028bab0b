//! An explanation as people read it.

use std::borrow::Cow;
use std::fmt::Write as _;

use tweetspec::Answer;

use super::Explanation;
use super::pasted::{Pasted, RateLimit, printable};
use super::payload::Payload;
use crate::hidden::safe_pointer;
use crate::reference;
use crate::report::{FORMATS, Look, Places, Written, wrapped};

/// Columns before what is said about a sentence.
const INDENT: usize = 11;
/// How bold text begins and ends where there is colour.
const BOLD: (&str, &str) = ("\u{1b}[1m", "\u{1b}[0m");

/// Everything that is known, ready to print.
pub(super) fn shown(
    pasted: &Pasted,
    explanations: &[Explanation],
    payload: Option<&Payload>,
    look: &Look,
) -> String {
    let mut out = heading(pasted);
    for explanation in explanations {
        if !out.is_empty() {
            out.push('\n');
        }
        one(&mut out, explanation, pasted.title.as_deref(), payload, look);
    }
    if let Some(line) = limit_line(pasted.limit) {
        let _ = write!(out, "\n{line}\n");
    }
    out
}

/// Status, title and kind, as far as they were said.
fn heading(pasted: &Pasted) -> String {
    let title = pasted.title.as_deref().map(printable);
    let heading = match (pasted.status, title) {
        (None, None) => return String::new(),
        (Some(status), None) => format!("status {status}"),
        (None, Some(title)) => title,
        (Some(status), Some(title)) => format!("{status} {title}"),
    };
    let kind = pasted.kind.as_deref().map(|kind| format!(" ({})", printable(kind)));
    format!("{heading}{}\n", kind.unwrap_or_default())
}

fn one(
    out: &mut String,
    explanation: &Explanation,
    title: Option<&str>,
    payload: Option<&Payload>,
    look: &Look,
) {
    let Explanation { sentence, pointers, answer, fits, findings } = explanation;
    let (bold, plain) = if look.color { BOLD } else { ("", "") };
    if !sentence.is_empty() && Some(sentence.as_str()) != title {
        let _ = writeln!(out, "{bold}{}{plain}", wrapped(sentence, look.width, usize::MAX));
    }
    let mut line = |name: &str, text: &str| {
        let text = wrapped(text, look.width.saturating_sub(INDENT), usize::MAX);
        let text = text.replace('\n', &format!("\n{:INDENT$}", ""));
        let _ = writeln!(out, "  {name:<width$}{text}", width = INDENT - 2);
    };
    match answer {
        Some(answer) => {
            if *fits {
                line("meaning", &answer.doc);
            } else {
                line("meaning", &format!("known from {}, not from here", answer.fields.join(", ")));
            }
        }
        None if reference::is_shipped(look.table) => line(
            "meaning",
            "not known to this version; the reference may say more: https://docs.x.com/x-api/posts/create-post",
        ),
        None => line("meaning", "the specification does not know it"),
    }
    let fields = answer.map_or(&[][..], |answer| &answer.fields);
    if !pointers.is_empty() {
        let names = pointers.iter();
        let names = names.map(|one| if one.is_empty() { "the body".into() } else { safe_pointer(one) });
        let names: Vec<Cow<'_, str>> = names.collect();
        line("place", &printable(&names.join(", ")));
    } else if !fields.is_empty() {
        line("about", &fields.join(", "));
    }
    if let Some(answer) = answer {
        if *fits && !answer.help.is_empty() {
            line("to do", &answer.help);
        }
        if !answer.rules.is_empty() {
            let (word, example) = match &*answer.rules {
                [rule] => ("rule", &**rule),
                _ => ("rules", "RULE"),
            };
            let rules = answer.rules.join(", ");
            if answer.rules.iter().all(|rule| reference::is_explained(look.table, rule)) {
                line(word, &format!("{rules} (tweetlint explain {example})"));
            } else {
                line(word, &rules);
            }
        }
        line("known", &known(answer));
    }
    if let Some(payload) = payload
        && !findings.is_empty()
    {
        let places = Places::new(payload.shown(), findings);
        for finding in findings {
            let mut written = Written::default();
            FORMATS[0].finding(&mut written, finding, &places, look);
            written.end_finding();
            out.push('\n');
            out.push_str(&String::from_utf8_lossy(written.first(1)));
        }
    }
}

/// How the answer is known.
fn known(answer: &Answer) -> String {
    let how = if answer.observed { "seen live" } else { "inferred, not seen live" };
    let when = match (&answer.since, &answer.last_seen) {
        (Some(since), Some(last)) => format!(", {since} to {last}"),
        (Some(since), None) => format!(", first {since}"),
        (None, Some(last)) => format!(", last {last}"),
        (None, None) => String::new(),
    };
    format!("{how}{when} ({})", answer.sources.join("; "))
}

/// What the headers say about the limit.
fn limit_line(RateLimit { limit, remaining, reset }: RateLimit) -> Option<String> {
    let limit = limit.map(|limit| format!("{limit} requests"));
    let remaining = remaining.map(|remaining| format!("{remaining} left"));
    let reset = reset.map(|reset| format!("again from {}", utc(reset)));
    let parts: Vec<String> = [limit, remaining, reset].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("rate limit: {}", parts.join(", ")))
}

/// Seconds since 1970 as a date and a time.
///
/// The months are counted from March, so that the day that some years have
/// more is the last one.
fn utc(seconds: u64) -> String {
    const SECONDS_A_DAY: u64 = 24 * 60 * 60;
    let (days, second) = (seconds / SECONDS_A_DAY, seconds % SECONDS_A_DAY);
    // Days since 1 March of the year 0, and the 400 years that they are in.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + 400 * era + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year}-{month:02}-{date:02} {hour:02}:{minute:02}:{second:02} UTC")
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn seconds_become_dates() {
        for (seconds, expected) in [
            (0, "1970-01-01 00:00:00 UTC"),
            (951_782_399, "2000-02-28 23:59:59 UTC"),
            (951_868_799, "2000-02-29 23:59:59 UTC"),
            (951_868_800, "2000-03-01 00:00:00 UTC"),
            (1_764_072_000, "2025-11-25 12:00:00 UTC"),
            (4_107_542_400, "2100-03-01 00:00:00 UTC"),
        ] {
            assert_eq!(utc(seconds), expected);
        }
    }
}
