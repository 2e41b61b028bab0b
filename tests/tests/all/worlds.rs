//! The specifications that tests run on.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tweetspec_runtime::{Checker, Table};
use tweetspec_spec::ir::Spec;

/// A specification and what is made from it.
pub(crate) struct World {
    /// The specification.
    pub(crate) spec: Spec,
    /// Its tables, made at run time.
    pub(crate) table: Table,
}

impl World {
    /// A checker for the default profile.
    pub(crate) const fn checker(&self) -> Checker<'_> {
        Checker::new(&self.table)
    }

    /// The index of a profile.
    #[track_caller]
    pub(crate) fn profile(&self, name: &str) -> usize {
        let index = self.spec.profiles.iter().position(|profile| profile.name == name);
        index.unwrap_or_else(|| panic!("there is no profile {name:?}"))
    }
}

/// A file of the project.
pub(crate) fn project_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the project").join(path)
}

/// The text of a file of the project.
pub(crate) fn read(path: &str) -> String {
    let file = project_file(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Loads a specification; its diagnostics are a failure of the test.
#[track_caller]
pub(crate) fn load(source: &str, name: &str) -> World {
    let spec = tweetspec_spec::load(source).unwrap_or_else(|diagnostics| {
        let list: Vec<String> = diagnostics.iter().map(|diagnostic| format!("{diagnostic:?}")).collect();
        panic!("{name} has mistakes:\n{}", list.join("\n"))
    });
    let table = tweetspec_spec::lower(&spec);
    World { spec, table }
}

/// The specification that has one of everything.
pub(crate) static TOY: LazyLock<World> = LazyLock::new(|| load(&read("tests/specs/toy.yaml"), "toy.yaml"));

/// The specification that ships.
pub(crate) static CREATE_TWEET: LazyLock<World> =
    LazyLock::new(|| load(&read("spec/x/create_tweet.yaml"), "create_tweet.yaml"));

/// Every specification that ships, in the order of the file names, as the
/// generator reads them.
pub(crate) fn shipped() -> Vec<Spec> {
    let folder = project_file("spec/x");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder of the specifications can be read")
        .map(|entry| entry.expect("its entries can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    names.sort();
    names.iter().map(|name| load(&read(&format!("spec/x/{name}")), name).spec).collect()
}

/// Every specification that tests run on.
pub(crate) fn all() -> [&'static World; 2] {
    [&TOY, &CREATE_TWEET]
}
