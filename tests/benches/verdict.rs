//! How long a verdict takes, beside other ways to get one.
//!
//! `cargo bench -p tweetspec-tests` prints nanoseconds a payload and ratios.
//! All take turns on the same payloads, and the fastest round of each counts:
//! whatever else a machine does only ever adds time.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::de::IgnoredAny;
use serde_json::Value;
use tweetspec::CreateTweet;
use tweetspec_runtime::{Checker, Scratch};
use tweetspec_tests::corpora::{self, Kind};

const PAYLOADS: usize = 3_000;
/// How long each way is measured.
const TIME: Duration = Duration::from_secs(3);

/// Valid payloads, the same ones in every run.
fn payloads() -> Vec<String> {
    let spec = tweetspec_spec::load(include_str!("../../spec/x/create_tweet.yaml"))
        .expect("the specification has no mistakes");
    corpora::payloads(&spec, Kind::Mix, PAYLOADS).iter().map(ToString::to_string).collect()
}

/// A way to look at a payload, and the fastest round of it.
struct Way<'a> {
    name: &'static str,
    run: Box<dyn FnMut(usize, &'a [u8]) -> bool + 'a>,
    fastest: Duration,
}

fn main() {
    let payloads = payloads();
    let values: Vec<Value> =
        payloads.iter().map(|payload| payload.parse().expect("a payload is JSON")).collect();
    let bytes: usize = payloads.iter().map(String::len).sum();
    let schema: Value = CreateTweet::JSON_SCHEMA.parse().expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("jsonschema compiles the schema");
    let mut boon_schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("https://example.com/schema", schema.clone()).expect("the schema has an address");
    let boon_root =
        compiler.compile("https://example.com/schema", &mut boon_schemas).expect("boon compiles the schema");

    let checker = Checker::new(CreateTweet::TABLE);
    let (mut scratch, mut other, mut third) = (Scratch::default(), Scratch::default(), Scratch::default());
    let parse = |payload: &[u8]| serde_json::from_slice::<Value>(payload).expect("a payload is JSON");
    let way = |name, run| Way { name, run, fastest: Duration::MAX };
    let mut ways: Vec<Way<'_>> = vec![
        way("is_valid from bytes", Box::new(|_, payload| checker.is_valid(payload, &mut scratch))),
        way(
            "is_valid without a first look",
            Box::new(|_, payload| checker.without_glance().is_valid(payload, &mut third)),
        ),
        way("CreateTweet::is_valid", Box::new(|_, payload| CreateTweet::is_valid(payload))),
        way("check from bytes", Box::new(|_, payload| checker.check(payload, &mut other).is_valid())),
        way("jsonschema, parsing included", Box::new(|_, payload| validator.is_valid(&parse(payload)))),
        way("jsonschema alone", Box::new(|index, _| validator.is_valid(&values[index]))),
        way(
            "boon, parsing included",
            Box::new(|_, payload| boon_schemas.validate(&parse(payload), boon_root).is_ok()),
        ),
        way("serde_json, Value", Box::new(|_, payload| serde_json::from_slice::<Value>(payload).is_ok())),
        way(
            "serde_json, type",
            Box::new(|_, payload| serde_json::from_slice::<CreateTweet>(payload).is_ok()),
        ),
        way(
            "serde_json, IgnoredAny",
            Box::new(|_, payload| serde_json::from_slice::<IgnoredAny>(payload).is_ok()),
        ),
    ];
    // `cargo test --benches` only asks whether it runs. Words after `--` pick
    // ways by name, for a profiler.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = !arguments.iter().any(|argument| argument == "--bench");
    let words: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    ways.retain(|way| words.is_empty() || words.iter().any(|word| way.name.contains(*word)));
    let deadline = Instant::now() + if quick { Duration::ZERO } else { TIME * ways.len() as u32 };
    loop {
        for way in &mut ways {
            let start = Instant::now();
            for (index, payload) in payloads.iter().enumerate() {
                assert!((way.run)(index, black_box(payload.as_bytes())), "{}: {payload}", way.name);
            }
            way.fastest = way.fastest.min(start.elapsed());
        }
        if Instant::now() >= deadline {
            break;
        }
    }

    let nanoseconds = |way: &Way<'_>| (way.fastest / payloads.len() as u32).as_secs_f64() * 1e9;
    let own = nanoseconds(&ways[0]);
    println!("{} valid payloads, {} bytes on average", payloads.len(), bytes / payloads.len());
    for way in &ways {
        let time = nanoseconds(way);
        println!("{:<30} {time:>8.0} ns {:>7.2} x", way.name, time / own);
    }
    let of = |name: &str| ways.iter().find(|way| way.name == name).map_or(f64::NAN, nanoseconds);
    println!(
        "jsonschema with parsing / is_valid: {:.2} (must be 2, shall be 3.5)",
        of("jsonschema, parsing included") / own
    );
    println!("is_valid / IgnoredAny: {:.2} (shall be at most 1.25)", own / of("serde_json, IgnoredAny"));
}
