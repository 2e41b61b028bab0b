//! Takes the time of the weighted length, and of other libraries, on the same
//! texts in one run. See README.md.

use std::hint::black_box;
use std::time::{Duration, Instant};

use tweetspec_runtime::Weighted;

/// A way to ask whether a text is no longer than a limit.
type Count = Box<dyn Fn(&str, u32) -> bool>;

/// A column of the table.
struct Column {
    name: &'static str,
    /// Whether the limit is the very length of the text, which no quick rule
    /// can know, instead of 280.
    is_exact: bool,
    count: Count,
}

fn main() {
    let weighted = text_bench::weighted();
    let fits = |weighted: Weighted| -> Count { Box::new(move |text, max| weighted.fits(text, max)) };
    let measure =
        |weighted: Weighted| -> Count { Box::new(move |text, max| weighted.measure(text, max).total <= max) };
    let mut columns = vec![
        Column { name: "fits in 280", is_exact: false, count: fits(weighted.clone()) },
        Column { name: "just fits", is_exact: true, count: fits(weighted.clone()) },
        Column { name: "measure", is_exact: true, count: measure(weighted.clone()) },
    ];
    others(&mut columns);

    println!("MB/s for 16 KB, and µs for a text of about 280 bytes\n");
    print!("| text |");
    for column in &columns {
        print!(" {} |", column.name);
    }
    println!("\n|---|{}", "---:|".repeat(columns.len()));
    for (name, seed) in texts() {
        print!("| {name} |");
        let short = cut(&seed.repeat(280 / seed.len() + 1), 280);
        let long = cut(&seed.repeat(16_384 / seed.len() + 1), 16_384);
        for Column { is_exact, count, .. } in &columns {
            let max = |text: &str| if *is_exact { weighted.measure(text, 280).total } else { 280 };
            let rate = long.len() as f64 / 1e6 / time(count, &long, max(&long)).as_secs_f64();
            let micros = time(count, &short, max(&short)).as_secs_f64() * 1e6;
            print!(" {rate:.0} ({micros:.2}) |");
        }
        println!();
    }
    hostile(&fits(weighted.clone()), &measure(weighted));
}

/// One stretch of text a class; it is repeated.
fn texts() -> [(&'static str, &'static str); 9] {
    [
        ("ASCII prose, no dot", "the river runs past our old mill and nobody knows why it hums at night, "),
        ("ASCII prose with dots", "the river runs past. our old mill hums, v1.2 of main.rsx and e.g this. "),
        (
            "ASCII with links",
            "see http://example.com/a/long/path?b=c or example.org, and read https://t.co/abc123 now ",
        ),
        ("CJK", "老磨坊旁边的河水夜里歌唱、古い水車のそばを川が流れる。"),
        ("Korean", "오래된 물레방아 곁으로 강물이 흐른다 "),
        ("Cyrillic", "тихая река течёт мимо старой мельницы "),
        ("emoji, dense", "😀👍🏽🇩🇪👩‍💻❤️🎉👨‍👩‍👧‍👦1️⃣🚀🤷🏻‍♂️"),
        (
            "NFD Latin",
            "u\u{308}ber gro\u{308}\u{df}ere Bru\u{308}cken fa\u{308}hrt e\u{301}te\u{301} a\u{300} ",
        ),
        ("mixture", "古い 水車 http://example.com 😀 café ночь v1.2. 👩‍💻 e\u{301} "),
    ]
}

/// At most so many bytes of the text.
fn cut(text: &str, bytes: usize) -> String {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or_default().to_owned()
}

/// The best of several rounds of a tenth of a second in all.
fn time(count: &Count, text: &str, max: u32) -> Duration {
    let begun = Instant::now();
    black_box(count(black_box(text), max));
    let once = begun.elapsed().max(Duration::from_nanos(20));
    let runs = (Duration::from_millis(10).as_nanos() / once.as_nanos()).clamp(1, 1_000_000) as u32;
    let round = || {
        let begun = Instant::now();
        for _ in 0..runs {
            black_box(count(black_box(text), max));
        }
        begun.elapsed() / runs
    };
    (0..10).map(|_| round()).min().unwrap_or_default()
}

/// Texts of 60 KB that are almost links.
fn hostile(fits: &Count, measure: &Count) {
    println!("\n| 60 KB of | fits in 60,000 (ms) | measure (ms) |\n|---|---:|---:|");
    let pieces = [
        "é.",
        "日.",
        "あ_.",
        "a_b.com.",
        "x_y.com",
        "a.com日",
        "é_",
        ".com.",
        "a.com/(",
        "a.com?",
        "t.co/((",
        "http://a_.com",
        "xn--a.",
        "a.b_c.com_",
        "日本語日本語日本語日本語日本語.com ",
        "@a.com",
        "👨\u{200d}",
        "\u{301}",
        "e\u{301}.",
        "\u{1100}",
    ];
    for piece in pieces {
        let text = piece.repeat(60_000 / piece.len()) + "_.com";
        let millis = |count, max| time(count, &text, max).as_secs_f64() * 1e3;
        println!(
            "| `{}` | {:.2} | {:.2} |",
            piece.escape_unicode_marks(),
            millis(fits, 60_000),
            millis(measure, 280)
        );
    }
}

/// Shows marks and joiners by their number.
trait EscapeMarks {
    fn escape_unicode_marks(&self) -> String;
}

impl EscapeMarks for str {
    fn escape_unicode_marks(&self) -> String {
        let escape = |c: char| match c {
            '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{1100}' => c.escape_unicode().to_string(),
            _ => c.to_string(),
        };
        self.chars().map(escape).collect()
    }
}

#[cfg(feature = "others")]
fn others(columns: &mut Vec<Column>) {
    let egg = |text: &str, max: u32| egg_mode_text::character_count(text, 23, 23) <= max as usize;
    columns.push(Column { name: "egg-mode-text 1.15", is_exact: true, count: Box::new(egg) });
    let config = twitter_text_config::config_v3();
    let twitter =
        move |text: &str, max: u32| twitter_text::parse(text, &config, true).weighted_length <= max as i32;
    columns.push(Column { name: "twitter-text 0.3", is_exact: true, count: Box::new(twitter) });
}

#[cfg(not(feature = "others"))]
fn others(_: &mut Vec<Column>) {}
