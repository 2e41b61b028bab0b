//! How long a verdict takes, beside every other way to get one from Rust.
//!
//! ```sh
//! cargo run --release                    # every kind of payload, minified and pretty-printed
//! cargo run --release -- mix             # kinds whose name has the word
//! cargo run --release -- --profile WORD  # one contender for three seconds on the valid mix
//! ```
//!
//! All contenders take turns on the same payloads in one process, and the
//! fastest time of each part of a round counts: whatever else a machine does
//! only ever adds time. Ratios are what to look at.

mod contenders;

use std::hint::black_box;
use std::time::{Duration, Instant};

use contenders::{Contender, contenders};
use tweetspec_tests::corpora::{self, Kind};

/// Payloads a corpus.
const PAYLOADS: usize = 3_000;
/// Payloads that are timed together.
const PART: usize = 100;
const PARTS: usize = PAYLOADS / PART;
/// How long the contenders take turns on a corpus.
const TIME: Duration = Duration::from_secs(8);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let spec = tweetspec_spec::load(include_str!("../../../spec/x/create_tweet.yaml"))
        .expect("the specification has no mistakes");
    if let [flag, word] = words.as_slice()
        && flag == "--profile"
    {
        let corpus = Corpus::make(&spec, Kind::Mix, false);
        let contender = contenders().into_iter().find(|contender| contender.name.contains(word.as_str()));
        let mut contender = contender.expect("a contender has the word in its name");
        let deadline = Instant::now() + Duration::from_secs(3);
        while Instant::now() < deadline {
            corpus.round(&mut contender, &mut [Duration::MAX; PARTS]);
        }
        return;
    }
    let mut table = Vec::new();
    for pretty in [false, true] {
        for kind in Kind::ALL {
            let wanted = |word: &String| kind.name().contains(word.as_str());
            if words.is_empty() || words.iter().any(wanted) {
                table.push(measure(&Corpus::make(&spec, kind, pretty)));
            }
        }
    }
    print(&table);
}

struct Corpus {
    name: String,
    payloads: Vec<Vec<u8>>,
}

impl Corpus {
    fn make(spec: &tweetspec_spec::ir::Spec, kind: Kind, pretty: bool) -> Self {
        let documents = corpora::payloads(spec, kind, PAYLOADS);
        let text = |json: &_| if pretty { corpora::pretty(json) } else { format!("{json}") }.into_bytes();
        let payloads: Vec<Vec<u8>> = documents.iter().map(text).collect();
        let bytes = payloads.iter().map(Vec::len).sum::<usize>() / payloads.len();
        let form = if pretty { "pretty" } else { "minified" };
        Self { name: format!("{}, {form}, {bytes} bytes", kind.name()), payloads }
    }

    /// One round: shortens the time of each part that was faster than ever, and
    /// answers how many payloads were accepted.
    ///
    /// A round may be too long for a busy machine to let it through in one
    /// piece, a part of it is not.
    fn round(&self, contender: &mut Contender, fastest: &mut [Duration]) -> usize {
        let mut accepted = 0;
        for (part, fastest) in fastest.iter_mut().enumerate() {
            let start = Instant::now();
            for index in part * PART..(part + 1) * PART {
                accepted += usize::from((contender.judge)(index, black_box(&self.payloads[index])));
            }
            *fastest = start.elapsed().min(*fastest);
        }
        accepted
    }
}

/// The nanoseconds a payload of each contender.
struct Column {
    corpus: String,
    rows: Vec<(&'static str, f64)>,
}

fn measure(corpus: &Corpus) -> Column {
    let mut contenders = contenders();
    let mut fastest = vec![[Duration::MAX; PARTS]; contenders.len()];
    for contender in &mut contenders {
        (contender.prepare)(&corpus.payloads);
    }
    let start = Instant::now();
    let mut rounds = 0;
    while rounds < 5 || start.elapsed() < TIME {
        for (contender, fastest) in contenders.iter_mut().zip(&mut fastest) {
            let accepted = corpus.round(contender, fastest);
            assert!(accepted * 100 >= 85 * PAYLOADS, "{}: {accepted} accepted", contender.name);
        }
        rounds += 1;
    }
    eprintln!("{}: {rounds} rounds", corpus.name);
    let nanoseconds =
        |parts: &[Duration; PARTS]| parts.iter().sum::<Duration>().as_secs_f64() * 1e9 / PAYLOADS as f64;
    let rows = contenders.iter().zip(&fastest).map(|(contender, time)| (contender.name, nanoseconds(time)));
    Column { corpus: corpus.name.clone(), rows: rows.collect() }
}

/// A Markdown table a corpus, and what the project promises itself.
fn print(columns: &[Column]) {
    for Column { corpus, rows } in columns {
        println!("\n| {corpus} | ns a payload | times `is_valid` |\n|---|---:|---:|");
        let own = rows[0].1;
        for (name, time) in rows {
            println!("| {name} | {time:.0} | {:.2} |", time / own);
        }
    }
    let of = |corpus: &str, name: &str| {
        let column = columns.iter().find(|column| column.corpus.starts_with(corpus));
        let row = column.and_then(|column| column.rows.iter().find(|(row, _)| *row == name));
        row.map_or(f64::NAN, |(_, time)| *time)
    };
    let own = of("valid mix", contenders::IS_VALID);
    println!();
    for (what, ratio, goal) in [
        (
            "`jsonschema` with parsing to `is_valid`",
            of("valid mix", contenders::JSONSCHEMA) / own,
            "at least 3.5",
        ),
        ("`is_valid` to `IgnoredAny`", own / of("valid mix", contenders::IGNORED_ANY), "at most 1.25"),
        (
            "`check` of 10 % bad to `is_valid` of the valid mix",
            of("10 % bad", contenders::CHECK) / own,
            "at most 1.6",
        ),
        (
            "`check` of 10 % bad to `check` of the valid mix",
            of("10 % bad", contenders::CHECK) / of("valid mix", contenders::CHECK),
            "at most 1.6",
        ),
        (
            "`from_json` to `serde_json` typed",
            of("valid mix", contenders::FROM_JSON) / of("valid mix", contenders::TYPED),
            "at most 1.3",
        ),
    ] {
        println!("- {what}: {ratio:.2} ({goal})");
    }
}
