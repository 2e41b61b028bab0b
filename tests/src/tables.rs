//! The tables of predicates, `tests/predicates/<name>.tsv`.

use std::{fs, path::Path};

use tweetspec_runtime::Predicate;

use crate::naive::Tables;

/// How often each predicate holds of each text of its table.
///
/// # Panics
///
/// If a table cannot be read.
pub fn predicates() -> Tables {
    let mut tables = Tables::new();
    for &predicate in Predicate::ALL {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("predicates/{}.tsv", predicate.name()));
        let table = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let text = cells.next().and_then(|cell| serde_json::from_str(cell).ok());
            let text: String = text.unwrap_or_else(|| panic!("{row:?} begins with no text"));
            let count = cells.filter(|cell| *cell != "-").count() as u32;
            tables.insert((predicate, text), count);
        }
    }
    tables
}
