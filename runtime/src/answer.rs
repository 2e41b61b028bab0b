//! What a server says to requests that it refuses, and which of its known
//! answers a sentence is.

mod path;
mod template;

use std::borrow::Cow;

use crate::table::{List, Text};

pub(crate) use path::is_at;
pub use path::pointer_of_path;
use template::Template;

/// An answer of a server to a request that it refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Stable kebab-case id.
    pub id: Text,
    /// To what kind of request, a sentence.
    pub doc: Text,
    /// The status, for example 403; `None` where no source tells.
    pub status: Option<u16>,
    /// The title of the error.
    pub title: Option<Text>,
    /// The message. A name in braces stands for any text, and `{path}` for the
    /// place in the document that it is about, written `$.a.b[0]`.
    pub message: Option<Text>,
    /// What to do, a sentence; empty where there is nothing to say.
    pub help: Text,
    /// The fields that it is about, as `a.b[]`; empty where it can be any.
    pub fields: List<Text>,
    /// The rules that keep one from it.
    pub rules: List<Text>,
    /// When it was first seen, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub since: Option<Text>,
    /// When it was last seen, in the same form.
    pub last_seen: Option<Text>,
    /// Whether the server was seen to give it; otherwise somebody inferred it.
    pub observed: bool,
    /// Where it comes from, each a title and the places there.
    pub sources: List<Text>,
}

impl Answer {
    /// The message about the value at a JSON Pointer, with its other holes
    /// filled in; `None` where it is not about that value or a hole is left.
    pub(crate) fn sentence(&self, pointer: &str, holes: &[(&str, &str)]) -> Option<String> {
        if fit(self, Some(pointer)) == Fit::Elsewhere {
            return None;
        }
        let path = path::path_of_pointer(pointer);
        let fill = |name: &str| {
            let hole = holes.iter().find(|(hole, _)| *hole == name).map(|(_, text)| *text);
            hole.or_else(|| (name == template::PATH).then_some(&path))
        };
        Template::new(self.message.as_deref()?).fill(fill)
    }
}

/// A sentence of a server, recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised<'a> {
    /// The answer that it is.
    pub answer: &'a Answer,
    /// The sentence.
    pub sentence: String,
    /// JSON Pointer of the value that it names, if it names one.
    pub pointer: Option<String>,
    /// Whether it is about a field that the answer is known for. If not, the
    /// words are known and what [`Answer::doc`] says may not apply.
    pub fits: bool,
}

/// Which answer a whole message is, or its first sentence; `pointer` says what it
/// is about where the message itself does not. The full stop at the end does not
/// matter.
///
/// Where several read alike, the one that is known for the field wins, and then
/// the one that says most by itself.
///
/// ```
/// use tweetspec_runtime::{Answer, recognise};
///
/// let too_many = Answer {
///     id: "too-many".into(),
///     doc: "A list has too many elements.".into(),
///     status: Some(400),
///     title: None,
///     message: Some("{path}: at most {count} items".into()),
///     help: "Take some out.".into(),
///     fields: vec!["items".into()].into(),
///     rules: vec!["too-many-items".into()].into(),
///     since: None,
///     last_seen: None,
///     observed: true,
///     sources: vec!["a log".into()].into(),
/// };
/// let answers = [too_many];
/// let found = recognise(&answers, "$.items: at most 4 items", None).unwrap();
/// assert_eq!(found.answer.id, "too-many");
/// assert_eq!(found.pointer.as_deref(), Some("/items"));
/// assert!(found.fits);
/// ```
pub fn recognise<'a>(answers: &'a [Answer], message: &str, pointer: Option<&str>) -> Option<Recognised<'a>> {
    let message = one_space(message);
    let words = without_stop(&message);
    let read = answers.iter().flat_map(|answer| readings(answer).map(move |reading| (answer, reading)));
    let read = read.filter_map(|(answer, reading)| {
        let template = Template::new(reading);
        let path = template.whole(words)?;
        let pointer = path.and_then(pointer_of_path).or_else(|| pointer.map(str::to_owned));
        let fit = fit(answer, pointer.as_deref());
        let sentence = message.clone().into_owned();
        Some((fit, template.weight(), Recognised { answer, sentence, pointer, fits: fit != Fit::Elsewhere }))
    });
    // The first of equals, so that the order of the specification decides.
    read.reduce(|best, next| if (next.0, next.1) > (best.0, best.1) { next } else { best })
        .map(|(_, _, recognised)| recognised)
}

/// Every known message that stands somewhere in a text, for example in a line
/// of a log, in the order of the text.
pub fn recognise_in<'a>(answers: &'a [Answer], text: &str) -> Vec<Recognised<'a>> {
    let mut sentences: Vec<(usize, &str)> = Vec::new();
    let text = one_space(text);
    for answer in answers {
        for reading in readings(answer) {
            let template = Template::new(reading);
            for place in template.places(&text) {
                let stop = usize::from(text[place.end..].starts_with('.') && ends_with_stop(answer, reading));
                sentences.push((place.start, &text[place.start..place.end + stop]));
            }
        }
    }
    // The longest reading of a place is the whole sentence.
    sentences.sort_by_key(|(start, sentence)| (*start, std::cmp::Reverse(sentence.len())));
    let mut end = 0;
    sentences.retain(|(start, sentence)| {
        let apart = *start >= end;
        if apart {
            end = start + sentence.len();
        }
        apart
    });
    let mut found: Vec<Recognised<'a>> = Vec::new();
    for recognised in sentences.iter().filter_map(|(_, sentence)| recognise(answers, sentence, None)) {
        // A log often says the same twice.
        if !found.contains(&recognised) {
            found.push(recognised);
        }
    }
    found
}

/// Which answer without a message of its own a title and a status are.
pub fn recognise_title<'a>(
    answers: &'a [Answer],
    status: Option<u16>,
    title: Option<&str>,
) -> Option<&'a Answer> {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let title = title.map(letters);
    let same_status = |answer: &Answer| answer.status.is_none() || answer.status == status;
    let mute = || answers.iter().filter(|answer| answer.message.is_none());
    let by_title = mute().find(|answer| {
        let titles = answer.title.as_deref().map(letters).zip(title.as_ref());
        titles.is_some_and(|(one, other)| one == *other) && (status.is_none() || same_status(answer))
    });
    let has_status = |answer: &&Answer| status.is_some() && answer.status == status;
    let by_status = || mute().filter(has_status).find(|answer| answer.title.is_none());
    // Without a title, the only answer with the status.
    let only = || {
        let mut same = mute().filter(has_status);
        same.next().filter(|_| title.is_none() && same.next().is_none())
    };
    by_title.or_else(by_status).or_else(only)
}

/// How well a place goes with the fields of an answer, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is known for other fields.
    Elsewhere,
    /// It can be about any field, or the place is not known.
    Anywhere,
    /// It is known for this field.
    Here,
}

fn fit(answer: &Answer, pointer: Option<&str>) -> Fit {
    match pointer {
        None => Fit::Anywhere,
        Some(_) if answer.fields.is_empty() => Fit::Anywhere,
        Some(pointer) if answer.fields.iter().any(|field| is_at(field, pointer)) => Fit::Here,
        Some(_) => Fit::Elsewhere,
    }
}

/// What may be read of an answer: its message, and the first sentence of one that
/// has more, since who quotes it often leaves out the rest.
fn readings(answer: &Answer) -> impl Iterator<Item = &str> {
    let message = answer.message.as_deref();
    let first = message.and_then(|message| message.split_once(". ")).map(|(sentence, _)| sentence);
    message.map(without_stop).into_iter().chain(first)
}

/// Whether a full stop follows what is read of an answer.
fn ends_with_stop(answer: &Answer, reading: &str) -> bool {
    let message = answer.message.as_deref().unwrap_or_default();
    message.get(reading.len()..).is_some_and(|rest| rest.starts_with('.'))
}

/// The text without the full stop at its end.
fn without_stop(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

/// The text with one space for several: some programs that show an answer fold
/// them, and others do not.
fn one_space(text: &str) -> Cow<'_, str> {
    if !text.contains("  ") && !text.contains('\t') {
        return Cow::Borrowed(text.trim());
    }
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' | '\t' if out.ends_with(' ') => {}
            ' ' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{Answer, recognise, recognise_in, recognise_title};

    fn answer(id: &'static str, message: Option<&'static str>, fields: &[&'static str]) -> Answer {
        Answer {
            id: id.into(),
            doc: "It is refused.".into(),
            status: Some(400),
            title: None,
            message: message.map(Into::into),
            help: "Mend it.".into(),
            fields: fields.iter().map(|field| (*field).into()).collect(),
            rules: Vec::new().into(),
            since: None,
            last_seen: None,
            observed: true,
            sources: Vec::new().into(),
        }
    }

    fn answers() -> Vec<Answer> {
        vec![
            answer("type", Some("{path}: {found} found, {expected} expected"), &[]),
            answer("null", Some("{path}: null found, {expected} expected"), &[]),
            answer("few", Some("{path}: a minimum of {count} item{s} in the array"), &["a.b", "c"]),
            answer("short-b", Some("{path}: at least {count} long"), &["a.b[]"]),
            answer("short-c", Some("{path}: at least {count} long"), &["c"]),
            answer("twice", Some("You did this already."), &["text"]),
            answer("enum", Some("{path}: none of {values}"), &[]),
            answer("long", Some("It is too long. For more see the manual."), &["text"]),
            Answer { title: Some("UsedUp".into()), status: Some(429), ..answer("used-up", None, &[]) },
            Answer { status: Some(429), ..answer("limit", None, &[]) },
            Answer { title: Some("Paid".into()), status: Some(402), ..answer("paid", None, &[]) },
        ]
    }

    #[track_caller]
    fn check(message: &str, expected: Option<(&str, Option<&str>, bool)>) {
        let answers = answers();
        let found = recognise(&answers, message, None);
        let found = found.as_ref().map(|one| (&*one.answer.id, one.pointer.as_deref(), one.fits));
        assert_eq!(found, expected, "{message}");
    }

    #[test]
    fn a_whole_message_is_recognised() {
        check("$.a.b[0]: integer found, string expected", Some(("type", Some("/a/b/0"), true)));
        check("  $: array found,  object expected ", Some(("type", Some(""), true)));
        check("You did this already.", Some(("twice", None, true)));
        check("You did this already", Some(("twice", None, true)));
        check("You did this already. Or not", None);
        check("", None);
    }

    #[test]
    fn the_first_sentence_tells_which_message_it_is() {
        for message in ["It is too long", "It is too long.", "It is too long. For more see the manual"] {
            check(message, Some(("long", None, true)));
        }
        check("It is too long. For more", None);
        check("For more see the manual.", None);
        let answers = answers();
        let sentences = |text| -> Vec<String> {
            recognise_in(&answers, text).into_iter().map(|one| one.sentence).collect()
        };
        assert_eq!(sentences("400 It is too long. So"), ["It is too long."]);
        assert_eq!(sentences("400 It is too long! So"), ["It is too long"]);
        assert_eq!(
            sentences("It is too long. For more see the manual. So"),
            ["It is too long. For more see the manual."]
        );
    }

    #[test]
    fn the_answer_that_says_most_by_itself_wins() {
        check("$.a: null found, string expected", Some(("null", Some("/a"), true)));
    }

    #[test]
    fn the_answer_for_the_field_wins() {
        check("$.c: at least 1 long", Some(("short-c", Some("/c"), true)));
        check("$.a.b[3]: at least 1 long", Some(("short-b", Some("/a/b/3"), true)));
        check("$.d: at least 1 long", Some(("short-b", Some("/d"), false)));
        check("$.a.b: a minimum of 1 item(s) in the array", Some(("few", Some("/a/b"), true)));
    }

    #[test]
    fn messages_are_found_in_running_text() {
        let text = "12:00 ERROR 400 {'message': '$.a.b[0]: integer found, string expected'}, \
                    again: $.c: a minimum of 2 items in the array!\nYou did this already.\n\
                    You did this already.\n\"$.d: none of [x, y]\"";
        let answers = answers();
        let found: Vec<_> =
            recognise_in(&answers, text).into_iter().map(|one| (&*one.answer.id, one.sentence)).collect();
        let expected = [
            ("type", "$.a.b[0]: integer found, string expected"),
            ("few", "$.c: a minimum of 2 items in the array"),
            ("twice", "You did this already."),
            ("enum", "$.d: none of [x, y]"),
        ];
        assert_eq!(found, expected.map(|(id, sentence)| (id, sentence.to_owned())));
        assert!(recognise_in(&answers, "note: nothing found, nothing expected").is_empty());
    }

    #[test]
    fn running_text_of_any_size_is_read_in_one_pass() {
        let answers = answers();
        assert!(recognise_in(&answers, &"$.a: ".repeat(200_000)).is_empty());
        assert!(recognise_in(&answers, &"日本: ".repeat(100_000)).is_empty());
    }

    #[test]
    fn a_title_or_a_status_tells_what_has_no_message() {
        let answers = answers();
        let id = |status, title| recognise_title(&answers, status, title).map(|answer| &*answer.id);
        assert_eq!(id(Some(429), Some("Used Up")), Some("used-up"));
        assert_eq!(id(None, Some("UsedUp")), Some("used-up"));
        assert_eq!(id(Some(429), Some("Too Many Requests")), Some("limit"));
        assert_eq!(id(Some(429), None), Some("limit"));
        assert_eq!(id(Some(402), None), Some("paid"));
        assert_eq!(id(Some(402), Some("Owed")), None);
        assert_eq!(id(Some(400), None), None);
        assert_eq!(id(None, None), None);
    }
}
