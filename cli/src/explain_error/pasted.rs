//! What people paste: the body of an answer, a response with its headers, a
//! line of a log, or the sentence alone.

use serde::Serialize;
use serde_json::{Map, Value};
use tweetspec_runtime::{Answer, pointer_of_path, recognise_in, redact};

use crate::escape::visible;

/// Beginnings of JSON that are tried in a text; a log has braces that begin
/// none, and each attempt may read to its end.
const MOST_ATTEMPTS: usize = 64;
/// Values inside values that are looked through.
const DEEPEST: usize = 8;
/// A line that is longer than this is no sentence.
const LONGEST_SENTENCE: usize = 400;

/// What the server said, as far as it can be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pasted {
    /// The status of the answer.
    pub(super) status: Option<u16>,
    /// The title of the error.
    pub(super) title: Option<String>,
    /// What kind of error it is, the last part of its address.
    pub(super) kind: Option<String>,
    /// Everything that is said to be wrong.
    pub(super) statements: Vec<Statement>,
    /// What the headers say about the rate limit.
    pub(super) limit: RateLimit,
}

/// One thing that is said to be wrong.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Statement {
    /// The words.
    pub(super) sentence: String,
    /// JSON Pointers of what stands beside the words.
    pub(super) pointers: Vec<String>,
}

/// The headers about the rate limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct RateLimit {
    /// Requests that there may be.
    pub(super) limit: Option<u64>,
    /// Requests that are left.
    pub(super) remaining: Option<u64>,
    /// When there may be more, in seconds since 1970.
    pub(super) reset: Option<u64>,
}

impl Pasted {
    /// Reads whatever it is; `answers` are those that the server is known to give.
    pub(super) fn read(text: &str, answers: &[Answer]) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let lower = text.to_ascii_lowercase();
        let number = |name: &str| {
            let at = lower.find(name)? + name.len();
            let rest = lower[at..].trim_start_matches([':', '\'', '"', ' ', '=', ',', '[']);
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            rest[..digits].parse().ok()
        };
        let mut pasted = Self {
            limit: RateLimit {
                limit: number("x-rate-limit-limit"),
                remaining: number("x-rate-limit-remaining"),
                reset: number("x-rate-limit-reset"),
            },
            ..Self::default()
        };
        pasted.json(text, 0);
        if pasted.statements.is_empty() {
            let found = recognise_in(answers, text);
            pasted.statements = found
                .into_iter()
                .map(|found| Statement { sentence: found.sentence, pointers: Vec::new() })
                .collect();
        }
        pasted.status = status_line(text).or(pasted.status).or_else(|| status_in_words(text));
        if pasted.statements.is_empty() && pasted.title.is_none() {
            pasted.statements.extend(lone_sentence(text));
        }
        pasted
    }

    /// Reads what JSON there is in a text.
    fn json(&mut self, text: &str, depth: usize) {
        let mut from = 0;
        for _ in 0..MOST_ATTEMPTS {
            let Some(open) = text[from..].find('{').map(|at| from + at) else { return };
            let mut values = serde_json::Deserializer::from_str(&text[open..]).into_iter::<Value>();
            from = match values.next() {
                Some(Ok(value)) => {
                    self.value(&value, depth);
                    open + values.byte_offset()
                }
                _ => open + 1,
            };
        }
    }

    /// Looks for problems in a value.
    fn value(&mut self, value: &Value, depth: usize) {
        if depth == DEEPEST {
            return;
        }
        match value {
            Value::Object(members) if is_problem(members) => self.problem(members),
            Value::Object(members) => members.values().for_each(|value| self.value(value, depth + 1)),
            Value::Array(elements) => elements.iter().for_each(|value| self.value(value, depth + 1)),
            // Programs write the body that they got into a member of their own.
            Value::String(text) if text.contains('{') => self.json(text, depth + 1),
            _ => {}
        }
    }

    /// Reads the body of an error, whatever its shape.
    fn problem(&mut self, members: &Map<String, Value>) {
        let text = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
        let status = ["status", "code", "statusCode"].iter().find_map(|name| members.get(*name)?.as_u64());
        let status = status.and_then(|status| u16::try_from(status).ok());
        self.status = self.status.or(status.filter(|status| (100..600).contains(status)));
        self.title = self.title.take().or_else(|| text("title"));
        let kind = text("type").and_then(|kind| kind.rsplit('/').next().map(str::to_owned));
        self.kind = self.kind.take().or(kind.filter(|kind| !kind.is_empty() && kind != "about:blank"));

        let before = self.statements.len();
        let errors = members.get("errors").and_then(Value::as_array);
        for error in errors.into_iter().flatten().filter_map(Value::as_object) {
            self.statements.extend(statement(error));
        }
        // The sentence of the whole says less than those of its parts.
        if self.statements.len() == before {
            self.statements.extend(statement(members));
        }
    }
}

/// Whether an object looks like the body of an error.
fn is_problem(members: &Map<String, Value>) -> bool {
    let errors = members.get("errors").and_then(Value::as_array);
    let has = |name: &str| members.get(name).is_some_and(Value::is_string);
    errors.is_some_and(|errors| errors.iter().any(Value::is_object))
        || has("detail")
        || has("title") && (has("type") || members.contains_key("status"))
}

/// What one error says, and about what.
fn statement(error: &Map<String, Value>) -> Option<Statement> {
    let words = ["message", "detail"].iter().find_map(|name| error.get(*name)?.as_str());
    let words = words.filter(|words| !words.trim().is_empty())?;
    let named = error.get("parameters").and_then(Value::as_object);
    let named = named.into_iter().flat_map(|parameters| parameters.keys().map(String::as_str));
    let named = named.chain(error.get("parameter").and_then(Value::as_str));
    Some(Statement {
        sentence: words.trim().to_owned(),
        pointers: named.filter_map(pointer_of_path).collect(),
    })
}

/// The status of the last response whose head is in the text: those before it
/// are redirections.
fn status_line(text: &str) -> Option<u16> {
    let lines = text.lines().map(|line| line.trim_start_matches(['<', ' ']));
    let mut heads =
        lines.filter_map(|line| line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok());
    heads.next_back()
}

/// A status of an error that the words name: `403 Forbidden`, `status: 403`,
/// `failed with code 403`.
fn status_in_words(text: &str) -> Option<u16> {
    let mut before = "";
    let mut words =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let status = word.parse().ok().filter(|status| word.len() == 3 && (400..600).contains(status));
        if let Some(status) = status {
            let named = ["status", "code", "statuscode", "http", "error", "returned"]
                .iter()
                .any(|name| before.eq_ignore_ascii_case(name));
            let titled = words.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_uppercase()));
            if named || titled || before.is_empty() {
                return Some(status);
            }
        }
        before = word;
    }
    None
}

/// A text that is one sentence, though nobody knows it.
fn lone_sentence(text: &str) -> Option<Statement> {
    let text = text.trim();
    let is_sentence = !text.is_empty()
        && text.len() <= LONGEST_SENTENCE
        && !text.contains(['\n', '{', '<'])
        && text.contains(char::is_whitespace)
        && text.contains(char::is_alphabetic);
    is_sentence.then(|| Statement { sentence: text.to_owned(), pointers: Vec::new() })
}

/// A text of the server without what looks like a key or a token, and with
/// everything visible.
pub(super) fn printable(text: &str) -> String {
    let text = redact(text);
    // Words that are joined like a path are never a token, but one of them may be.
    let words: Vec<_> = text.split('.').map(redact).collect();
    visible(&words.join(".")).into_owned()
}

#[cfg(test)]
mod tests {
    use tweetspec::create_tweet_refusals::REFUSALS;

    use super::{Pasted, printable};

    fn read(text: &str) -> Pasted {
        Pasted::read(text, REFUSALS)
    }

    /// The status, the title, and each sentence with what it is about.
    #[track_caller]
    fn check(text: &str, status: Option<u16>, title: Option<&str>, said: &[(&str, &[&str])]) {
        let pasted = read(text);
        assert_eq!((pasted.status, pasted.title.as_deref()), (status, title), "{text}");
        let found: Vec<_> = pasted
            .statements
            .iter()
            .map(|one| (&*one.sentence, one.pointers.iter().map(String::as_str).collect::<Vec<_>>()))
            .collect();
        let said: Vec<_> = said.iter().map(|(words, pointers)| (*words, pointers.to_vec())).collect();
        assert_eq!(found, said, "{text}");
    }

    const OLD: &str = r#"{"errors":[{"parameters":{"$.reply":["{}"]},"message":"$.reply.in_reply_to_tweet_id: is missing but it is required"}],"title":"Invalid Request","detail":"One or more parameters to your request was invalid.","type":"https://api.twitter.com/2/problems/invalid-request"}"#;

    #[test]
    fn bodies_of_all_shapes_are_read() {
        let missing = "$.reply.in_reply_to_tweet_id: is missing but it is required";
        check(OLD, None, Some("Invalid Request"), &[(missing, &["/reply"])]);
        let new = r#"{"title":"Invalid Request","detail":"It is wrong.","type":"https://api.x.com/2/problems/invalid-request","parameter":"media.media_ids","value":"1","status":400}"#;
        check(new, Some(400), Some("Invalid Request"), &[("It is wrong.", &["/media/media_ids"])]);
        check(
            r#"{"errors":[{"code":187,"message":"Status is a duplicate."}]}"#,
            None,
            None,
            &[("Status is a duplicate.", &[])],
        );
        check(r#"{"title":"UsageCapExceeded","type":"a"}"#, None, Some("UsageCapExceeded"), &[]);
    }

    #[test]
    fn responses_and_logs_are_read() {
        let missing = "$.reply.in_reply_to_tweet_id: is missing but it is required";
        let response = format!("HTTP/2 400 \r\ncontent-type: application/json\r\n\r\n{OLD}");
        check(&response, Some(400), Some("Invalid Request"), &[(missing, &["/reply"])]);
        let verbose = format!("> POST /2/tweets HTTP/2\n< HTTP/2 400\n< server: x\n\n{OLD}");
        check(&verbose, Some(400), Some("Invalid Request"), &[(missing, &["/reply"])]);
        let line = serde_json::json!({ "level": "error", "response": { "status": 400, "body": OLD } });
        check(&line.to_string(), Some(400), Some("Invalid Request"), &[(missing, &["/reply"])]);
        check(
            "tweepy.errors.Forbidden: 403 Forbidden\nYou are not permitted to perform this action.",
            Some(403),
            None,
            &[("You are not permitted to perform this action.", &[])],
        );
        check(
            "data: { title: 'Forbidden', status: 403, detail: 'Your media IDs are invalid.' }",
            Some(403),
            None,
            &[("Your media IDs are invalid.", &[])],
        );
        check("Request failed with code 418", Some(418), None, &[("Request failed with code 418", &[])]);
        check("took 404 ms", None, None, &[("took 404 ms", &[])]);
    }

    #[test]
    fn what_is_no_answer_says_nothing() {
        for text in ["", "  \n", "{}", r#"{"data":{"id":"1","text":"a"}}"#, "[1, 2]", "<html>\n</html>"] {
            assert_eq!(read(text), Pasted::default(), "{text}");
        }
    }

    #[test]
    fn braces_without_end_are_read_quickly() {
        let pasted = read(&"{\"a\":".repeat(100_000));
        assert!(pasted.statements.is_empty());
    }

    #[test]
    fn headers_tell_about_the_limit() {
        let text = "HTTP/2 429\nX-Rate-Limit-Limit: 100\nx-rate-limit-remaining: 0\nx-rate-limit-reset: 1764072000\n";
        let limit = read(text).limit;
        assert_eq!((limit.limit, limit.remaining, limit.reset), (Some(100), Some(0), Some(1_764_072_000)));
        let dump = "'x-rate-limit-reset': '17',";
        assert_eq!(read(dump).limit.reset, Some(17));
    }

    #[test]
    fn secrets_are_hidden() {
        assert_eq!(printable("token=AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0 is bad"), "token=*** is bad");
        assert_eq!(printable("\u{1b}[1m"), "␛[1m");
        let sentence = "$.media.media_ids[0]: integer found, string expected";
        assert_eq!(printable(sentence), sentence);
    }
}
