//! How long the analysis takes on specifications that nobody writes by hand.
//!
//! `cargo bench -p tweetspec-tests --bench analyse`. Four hundred fields and
//! three hundred rules, in the shapes that are hard in different ways: one
//! part in which everything hangs together, many parts of the size up to which
//! every state is tried, and groups that a reader would call ordinary.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use tweetspec_codegen::analyse::analyse;
use tweetspec_codegen::diff::diff;
use tweetspec_spec::{ir::Spec, load_without_examples};

const FIELDS: usize = 400;
const RULES: usize = 300;
const ROUNDS: usize = 5;

/// What an analysis of this size may take.
const ALLOWED: Duration = Duration::from_secs(1);

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// A specification whose rules stay within parts of so many fields.
fn spec(part: usize) -> Spec {
    let mut numbers = Numbers(part as u64);
    let mut text = String::from(
        "spec: tweetspec/1\nid: example.large\nname: Large\nnoun: thing\ntitle: POST /things\n\
         doc: Creates a thing.\noperation: { method: POST, path: /things, success: 201 }\n\
         sources: { book: { title: Book, confidence: documented } }\nfields:\n",
    );
    for field in 0..FIELDS {
        let _ = writeln!(text, "  field{field}: {{ type: boolean, doc: One., source: {{ book: row }} }}");
    }
    text.push_str("rules:\n");
    for rule in 0..RULES {
        let first = numbers.below(FIELDS / part) * part;
        // A few fields of the part, each once.
        let mut chosen: Vec<usize> = Vec::new();
        while chosen.len() < 3 + numbers.below(3) {
            let field = first + numbers.below(part);
            if !chosen.contains(&field) {
                chosen.push(field);
            }
        }
        let demand = ["at_most_one", "require", "at_least_one", "at_most_one"][numbers.below(4)];
        let group: Vec<String> = chosen[1..].iter().map(|field| format!("field{field}")).collect();
        let _ = writeln!(
            text,
            "  rule-{rule}: {{ when: {{ set: field{} }}, {demand}: [{}], message: no, why: It is so., \
             source: {{ book: row }}, examples: {{ good: [{{}}], bad: [{{}}] }} }}",
            chosen[0],
            group.join(", ")
        );
    }
    load_without_examples(&text).unwrap_or_else(|diagnostics| panic!("{}", diagnostics[0].message))
}

fn shortest(mut work: impl FnMut()) -> Duration {
    let times = (0..ROUNDS).map(|_| {
        let started = Instant::now();
        work();
        started.elapsed()
    });
    times.min().unwrap_or_default()
}

fn main() {
    println!("{FIELDS} fields and {RULES} rules, the shortest of {ROUNDS} runs");
    let mut slow = false;
    for part in [400, 40, 20, 16, 8] {
        let spec = spec(part);
        let analysis = shortest(|| drop(std::hint::black_box(analyse(&spec))));
        let comparison = shortest(|| drop(std::hint::black_box(diff(&spec, &spec))));
        let findings = analyse(&spec).findings.len();
        println!(
            "parts of {part:3} fields: analysed in {analysis:7.1?}, compared with itself in {comparison:7.1?}, {findings} findings"
        );
        slow |= analysis > ALLOWED;
    }
    assert!(!slow, "an analysis of this size may take {ALLOWED:?}");
}
