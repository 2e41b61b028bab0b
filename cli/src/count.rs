//! `count`: how long a text is, how that adds up, and what is left.

use std::fs;
use std::io::{self, BufRead, Write};
use std::path::Path;

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::Value;
use tweetspec::{Checker, CreateTweet, Severity};
use tweetspec_runtime::{Length, Weighted};

use crate::args::InputFormat;
use crate::inputs::cannot_read;
use crate::{Status, Stop, complain};

/// The field that is counted.
const FIELD: &str = "text";

const EXAMPLES: &str = "\
Examples:
  tweetlint count 'Hello, world'                         count a text
  tweetlint count draft.txt                              count what a file holds
  tweetlint count post.json                              count the text of a payload
  tweetlint count --profile premium --format json -      for programs
  tweetlint count --input-format ndjson --format ndjson - < texts.ndjson

Exit status: 0 within the limit, 1 too long, blank or with an invalid character, 2 nothing to count.";

/// What to count and how to show it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CountArgs {
    /// A text, the name of a file (a .json file is read as a payload), or -
    /// for standard input
    #[arg(value_name = "TEXT|FILE|-", default_value = "-")]
    input: String,

    /// How to show the count
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: CountFormat,

    /// What the input holds; with ndjson each line is a JSON string or a payload
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    input_format: InputFormat,

    /// The kind of account whose limit decides; repeat it or separate by commas
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    profile: Vec<String>,
}

/// How a count is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum CountFormat {
    /// Lines for people
    #[default]
    Full,
    /// One JSON object
    Json,
    /// One JSON object a line for each text
    Ndjson,
}

/// The count of one text.
#[derive(Debug, Serialize)]
struct Count<'a> {
    weight: u32,
    limit: u32,
    /// How much is left; negative when the text is too long.
    rest: i64,
    valid: bool,
    measure: &'a str,
    rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
    parts: Vec<CountPart>,
    profiles: Vec<ProfileCount<'a>>,
}

/// A kind of thing that the weight is made of.
#[derive(Debug, Serialize)]
struct CountPart {
    kind: &'static str,
    count: u32,
    weight: u32,
}

/// The same text under the limit of another kind of account.
#[derive(Debug, Serialize)]
struct ProfileCount<'a> {
    profile: &'a str,
    measure: &'a str,
    weight: u32,
    limit: u32,
    rest: i64,
    fits: bool,
}

/// Counts what is named.
pub(crate) fn run(args: &CountArgs) -> Result<Status, Stop> {
    let checker = match Checker::new(CreateTweet::TABLE).profiles(&args.profile) {
        Ok(checker) if !args.profile.is_empty() => checker,
        Ok(_) => Checker::new(CreateTweet::TABLE),
        Err(error) => {
            complain(&error.to_string());
            return Ok(Status::Trouble);
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let path = Path::new(&args.input);
    let by_line = args.input_format == InputFormat::Ndjson
        || (args.input_format == InputFormat::Auto && has_extension(path, &["ndjson", "jsonl"]));
    let opened: io::Result<Box<dyn BufRead>> = if args.input == "-" {
        Ok(Box::new(io::stdin().lock()))
    } else if path.is_file() || by_line {
        fs::File::open(path).map(|file| Box::new(io::BufReader::new(file)) as Box<dyn BufRead>)
    } else {
        if looks_like_a_file(path) {
            complain(&format!("there is no file {}; its name is counted as a text", args.input));
        }
        Ok(Box::new(io::Cursor::new(args.input.clone())))
    };
    let mut reader = match opened {
        Ok(reader) => reader,
        Err(error) => {
            complain(&cannot_read(&args.input, &error));
            return Ok(Status::Trouble);
        }
    };
    if by_line && args.format == CountFormat::Json {
        complain("several counts are not one JSON document: write --format ndjson");
        return Ok(Status::Trouble);
    }
    let status = if by_line {
        lines(&mut *reader, checker, args.format, &mut out)?
    } else {
        let payload = args.input_format == InputFormat::Json
            || (args.input_format == InputFormat::Auto && path.is_file() && has_extension(path, &["json"]));
        whole(&mut *reader, checker, args.format, payload, &mut out)?
    };
    out.flush()?;
    Ok(status)
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .is_some_and(|found| extensions.iter().any(|extension| found.eq_ignore_ascii_case(extension)))
}

/// Whether a text is more likely the misspelt name of a file: a single word
/// that ends as the files of drafts do.
fn looks_like_a_file(path: &Path) -> bool {
    let word = path.to_str().is_some_and(|text| !text.contains(char::is_whitespace) && !text.contains("://"));
    word && has_extension(path, &["json", "ndjson", "jsonl", "txt", "md", "yaml", "yml"])
}

/// Counts one text.
fn whole(
    reader: &mut dyn BufRead,
    checker: Checker<'static>,
    format: CountFormat,
    payload: bool,
    out: &mut dyn Write,
) -> Result<Status, Stop> {
    let mut bytes = Vec::new();
    if let Err(error) = reader.read_to_end(&mut bytes) {
        complain(&cannot_read("the text", &error));
        return Ok(Status::Trouble);
    }
    let text = if payload { text_of(&bytes) } else { plain(bytes) };
    let text = match text {
        Ok(text) => text,
        Err(problem) => {
            complain(&problem);
            return Ok(Status::Trouble);
        }
    };
    let count = count(checker, &text);
    show(&count, format, None, out)?;
    Ok(if count.valid { Status::Clean } else { Status::Findings })
}

/// A text file without the line break at its end, which an editor puts there.
fn plain(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|error| format!("the text is not UTF-8: {error}"))?;
    let line = text.strip_suffix('\n').map(|text| text.strip_suffix('\r').unwrap_or(text));
    Ok(line.map_or_else(|| text.clone(), str::to_owned))
}

/// The text of a JSON string or of a payload.
fn text_of(json: &[u8]) -> Result<String, String> {
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    match serde_json::from_slice(json).map_err(|error| format!("not JSON: {error}"))? {
        Value::String(text) => Ok(text),
        Value::Object(mut members) => match members.remove(FIELD) {
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(format!("`{FIELD}` is not a string")),
            None => Err(format!("the payload has no `{FIELD}`")),
        },
        _ => Err("neither a JSON string nor a payload".to_owned()),
    }
}

/// Counts the text of each line, in constant memory.
fn lines(
    reader: &mut dyn BufRead,
    checker: Checker<'static>,
    format: CountFormat,
    out: &mut dyn Write,
) -> Result<Status, Stop> {
    let mut status = Status::Clean;
    let mut line = Vec::new();
    let mut number = 0_usize;
    let mut texts = 0_usize;
    loop {
        line.clear();
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => number += 1,
            Err(error) => {
                complain(&cannot_read(&format!("line {}", number + 1), &error));
                return Ok(Status::Trouble);
            }
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        texts += 1;
        match text_of(&line) {
            Ok(text) => {
                let count = count(checker, &text);
                if !count.valid && status == Status::Clean {
                    status = Status::Findings;
                }
                show(&count, format, Some(number), out)?;
            }
            Err(problem) => {
                // A line of its own, so that lines in and lines out stay even.
                if format == CountFormat::Full {
                    complain(&format!("line {number}: {problem}"));
                } else {
                    writeln!(
                        out,
                        "{}",
                        serde_json::json!({ "line": number, "valid": false, "problem": problem })
                    )?;
                }
                status = Status::Trouble;
            }
        }
    }
    if texts == 0 {
        complain("nothing to count");
        return Ok(Status::Trouble);
    }
    Ok(status)
}

/// The limit that decides: the first of severity error.
fn deciding(lengths: Vec<Length<'static>>) -> Option<Length<'static>> {
    lengths.into_iter().find(|length| length.rule.severity == Severity::Error)
}

fn rest(length: &Length<'_>) -> i64 {
    i64::from(length.limit) - i64::from(length.measured.total)
}

fn count(checker: Checker<'static>, text: &str) -> Count<'static> {
    let table = checker.table();
    let length = deciding(checker.lengths(FIELD, text)).expect("each profile limits the text of a post");
    let profiles = table.profiles.iter().filter_map(|name| {
        let checker = Checker::new(table).profile(name).ok()?;
        let length = deciding(checker.lengths(FIELD, text))?;
        Some(ProfileCount {
            profile: name,
            measure: length.measure,
            weight: length.measured.total,
            limit: length.limit,
            rest: rest(&length),
            fits: length.fits(),
        })
    });
    let problem = if Weighted::is_blank(text) {
        Some("the text is blank".to_owned())
    } else {
        Weighted::invalid_character(text)
            .map(|(offset, c)| format!("U+{:04X} at byte {offset} is not allowed in a post", u32::from(c)))
    };
    Count {
        weight: length.measured.total,
        limit: length.limit,
        rest: rest(&length),
        valid: length.fits() && problem.is_none(),
        measure: length.measure,
        rule: &length.rule.id,
        problem,
        parts: length
            .measured
            .parts
            .iter()
            .map(|part| CountPart { kind: part.kind, count: part.count, weight: part.weight })
            .collect(),
        profiles: profiles.collect(),
    }
}

fn show(count: &Count<'_>, format: CountFormat, line: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    match format {
        CountFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, count)?;
            writeln!(out)
        }
        CountFormat::Ndjson => {
            serde_json::to_writer(&mut *out, count)?;
            writeln!(out)
        }
        CountFormat::Full => {
            if let Some(line) = line {
                write!(out, "{line}: ")?;
            }
            writeln!(out, "{} of {}, {}", count.weight, count.limit, left(count.rest))?;
            if line.is_some() {
                return Ok(());
            }
            for part in &count.parts {
                let kind = if part.count == 1 { part.kind.trim_end_matches('s') } else { part.kind };
                writeln!(out, "  {} {kind} = {}", part.count, part.weight)?;
            }
            for other in &count.profiles {
                let (weight, limit) = (other.weight, other.limit);
                writeln!(
                    out,
                    "  {}: {weight} of {limit} ({}), {}",
                    other.profile,
                    other.measure,
                    left(other.rest)
                )?;
            }
            if let Some(problem) = &count.problem {
                writeln!(out, "  {problem}")?;
            }
            Ok(())
        }
    }
}

fn left(rest: i64) -> String {
    if rest < 0 { format!("{} too many", -rest) } else { format!("{rest} left") }
}
