//! Reads a JSON string a line and answers with its weight, for `fuzz.mjs`.
//!
//! Along the way it asserts the laws that need no second library: the quick
//! answers equal the full computation at and around the weight.

use std::io::{BufRead, BufReader, BufWriter, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let weighted = text_bench::weighted();
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        let text: String = serde_json::from_str(&line)?;
        line.clear();
        let measured = weighted.measure(&text, 280);
        let total = measured.total;
        for max in [total.saturating_sub(1), total, total + 1, 280] {
            assert_eq!(weighted.fits(&text, max), total <= max, "{text:?} at {max}");
        }
        assert_eq!(measured.first_over.is_some(), total > 280, "{text:?}");
        assert!(measured.first_over.is_none_or(|offset| text.is_char_boundary(offset)), "{text:?}");
        assert_eq!(measured.parts.iter().map(|part| part.weight).sum::<u32>(), total, "{text:?}");
        writeln!(out, "{total}")?;
        // Whoever asks waits for the answers before asking on.
        if input.buffer().is_empty() {
            out.flush()?;
        }
    }
    Ok(())
}
