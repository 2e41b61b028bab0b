//! From the checked representation of a specification to the files that are
//! made from it, in memory.
//!
//! Nothing here opens a file, and nothing here can fail for a specification
//! that was loaded without errors: a panic is a mistake of an emitter and says
//! which. The same specification gives the same bytes.
//!
//! To add a target, write a file below `emit/` and add its line to
//! [`EMITTERS`].

pub mod analyse;
pub mod corpus;
pub mod diff;
mod docs;
pub mod drift;
mod emit;
mod file;
#[cfg(test)]
mod fixture;
mod home;
pub mod import;
pub mod layout;
mod names;
mod openapi;

pub use emit::{EMITTERS, Emitter};
pub use file::{File, json_file, rust_file};
use tweetspec_spec::{ir::Spec, walk};

/// Every file that is made from these specifications, in the order of the
/// targets.
pub fn generate(specs: &[Spec]) -> Vec<File> {
    EMITTERS.iter().flat_map(|emitter| (emitter.emit)(specs)).collect()
}

#[cfg(test)]
mod tests {
    use crate::{fixture, generate, layout};

    #[test]
    fn same_specification_same_bytes() {
        let specs = [fixture::spec()];
        assert_eq!(generate(&specs), generate(&specs));
    }

    #[test]
    fn every_file_ends_with_one_line_break_and_says_who_made_it() {
        for file in generate(&[fixture::spec()]) {
            assert!(file.contents.ends_with('\n') && !file.contents.ends_with("\n\n"), "{}", file.path);
            assert!(file.contents.contains("cargo xtask generate"), "{}", file.path);
            assert!(!file.contents.contains('\r'), "{}", file.path);
        }
    }

    #[test]
    fn only_the_list_of_modules_stands_outside_the_generated_folders() {
        let inside =
            |path: &str| layout::directories().iter().any(|folder| path.starts_with(&format!("{folder}/")));
        let files = generate(&[fixture::spec()]);
        let outside: Vec<_> = files.iter().map(|file| &file.path).filter(|path| !inside(path)).collect();
        assert_eq!(outside, [&layout::modules()]);
    }
}
