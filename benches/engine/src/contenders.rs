//! The ways to judge a payload.

use serde::de::IgnoredAny;
use serde_json::Value;
use tweetspec::CreateTweet;
use tweetspec_runtime::{Checker, Scratch};

pub(crate) const IS_VALID: &str = "tweetspec, is_valid";
pub(crate) const CHECK: &str = "tweetspec, check";
pub(crate) const FROM_JSON: &str = "tweetspec, from_json";
pub(crate) const JSONSCHEMA: &str = "jsonschema, parsing included";
pub(crate) const IGNORED_ANY: &str = "serde_json, IgnoredAny";
pub(crate) const TYPED: &str = "serde_json, typed alone";

/// The schema, compiled into the program by `jsonschema`.
#[cfg(feature = "others")]
#[jsonschema::validator(
    path = "../../tweets/schema/create_tweet.schema.json",
    methods = { is_valid = true, validate = false, iter_errors = false }
)]
struct Compiled;

type Judge = Box<dyn FnMut(usize, &[u8]) -> bool>;

/// A way to judge a payload.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    /// Is given the payloads before the clock starts.
    pub(crate) prepare: Box<dyn Fn(&[Vec<u8>])>,
    /// Judges the payload with a number.
    pub(crate) judge: Judge,
}

/// Judges bytes.
fn bytes(name: &'static str, mut judge: impl FnMut(&[u8]) -> bool + 'static) -> Contender {
    Contender { name, prepare: Box::new(|_| {}), judge: Box::new(move |_, payload| judge(payload)) }
}

/// Judges values that were parsed before.
#[cfg(feature = "others")]
fn values(name: &'static str, mut judge: impl FnMut(&Value) -> bool + 'static) -> Contender {
    let parsed = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let given = parsed.clone();
    let prepare = move |payloads: &[Vec<u8>]| {
        // What is no JSON at all is invalid before anybody looks at it.
        given.replace(payloads.iter().map(|payload| serde_json::from_slice::<Value>(payload).ok()).collect());
    };
    let judge = move |index: usize, _: &[u8]| parsed.borrow()[index].as_ref().is_some_and(&mut judge);
    Contender { name, prepare: Box::new(prepare), judge: Box::new(judge) }
}

fn parsed(payload: &[u8]) -> Option<Value> {
    serde_json::from_slice(payload).ok()
}

/// Every contender; the first is what the others are compared with.
pub(crate) fn contenders() -> Vec<Contender> {
    let walk = Checker::new(CreateTweet::TABLE).without_glance();
    let (mut verdict, mut findings) = (Scratch::default(), Scratch::default());
    let own = vec![
        bytes(IS_VALID, CreateTweet::is_valid),
        bytes(CHECK, |payload| CreateTweet::check(payload).is_valid()),
        bytes(FROM_JSON, |payload| CreateTweet::from_json(payload).is_ok()),
        bytes("tweetspec, is_valid by the walk", move |payload| walk.is_valid(payload, &mut verdict)),
        bytes("tweetspec, check by the walk", move |payload| walk.check(payload, &mut findings).is_valid()),
        bytes("simdutf8 alone", |payload| simdutf8::basic::from_utf8(payload).is_ok()),
        bytes(IGNORED_ANY, |payload| serde_json::from_slice::<IgnoredAny>(payload).is_ok()),
        bytes(TYPED, |payload| serde_json::from_slice::<CreateTweet>(payload).is_ok()),
        bytes("serde_json, Value", |payload| parsed(payload).is_some()),
    ];
    own.into_iter().chain(others()).collect()
}

#[cfg(not(feature = "others"))]
fn others() -> Vec<Contender> {
    Vec::new()
}

/// Validators by other people.
#[cfg(feature = "others")]
fn others() -> Vec<Contender> {
    let schema: Value = CreateTweet::JSON_SCHEMA.parse().expect("the schema is JSON");
    let compile = || jsonschema::validator_for(&schema).expect("jsonschema compiles the schema");
    let (validator, alone) = (compile(), compile());
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let address = "https://example.com/schema";
    compiler.add_resource(address, schema.clone()).expect("the schema has an address");
    let root = compiler.compile(address, &mut schemas).expect("boon compiles the schema");
    vec![
        bytes(JSONSCHEMA, move |payload| parsed(payload).is_some_and(|value| validator.is_valid(&value))),
        values("jsonschema alone", move |value| alone.is_valid(value)),
        bytes("jsonschema macro, parsing included", |payload| {
            parsed(payload).is_some_and(|value| Compiled::is_valid(&value))
        }),
        values("jsonschema macro alone", Compiled::is_valid),
        bytes("boon, parsing included", move |payload| {
            parsed(payload).is_some_and(|value| schemas.validate(&value, root).is_ok())
        }),
    ]
}
