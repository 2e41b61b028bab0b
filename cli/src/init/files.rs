//! What `init` can write, one entry a file.

use std::path::Path;

use tweetspec::CreateTweet;

use super::{Editor, Service};
use crate::paths::file_uri;

/// Where the schema of a post goes.
const SCHEMA: &str = ".tweetlint/post.schema.json";
/// Where the schema of the configuration goes.
const CONFIGURATION_SCHEMA: &str = ".tweetlint/tweetlint.schema.json";

/// A file that `init` can write.
pub(super) struct Place {
    /// Where it belongs, from the folder of the run.
    pub(super) path: &'static str,
    /// What it is, a few words.
    pub(super) about: &'static str,
    /// Whose it is.
    pub(super) of: FileOf,
    /// What only a file that knows tweetlint holds.
    pub(super) mark: &'static str,
    /// What is left to do.
    pub(super) hint: Option<&'static str>,
    /// Whether it is too long to read.
    pub(super) is_long: bool,
    template: &'static str,
}

/// Whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileOf {
    /// Nobody else writes into it.
    Tweetlint,
    /// Other programs and people do, and it may hold comments.
    Several,
}

const CONFIGURATION: Place = Place {
    path: "tweetlint.toml",
    about: "the configuration",
    of: FileOf::Tweetlint,
    mark: "",
    hint: None,
    is_long: false,
    template: include_str!("tweetlint.toml"),
};

/// The configuration beside its schema, which is there where an editor asks
/// for it.
const CONFIGURATION_WITH_SCHEMA: Place = Place {
    template: concat!("#:schema .tweetlint/tweetlint.schema.json\n\n", include_str!("tweetlint.toml")),
    ..CONFIGURATION
};

const EDITOR_SCHEMA: Place = Place {
    path: SCHEMA,
    about: "the schema of a post, with messages for editors",
    of: FileOf::Tweetlint,
    mark: "",
    hint: None,
    is_long: true,
    template: CreateTweet::EDITOR_JSON_SCHEMA,
};

const EDITOR_SCHEMA_OF_CONFIGURATION: Place = Place {
    path: CONFIGURATION_SCHEMA,
    about: "the schema of the configuration",
    template: include_str!("../../schema/tweetlint.schema.json"),
    ..EDITOR_SCHEMA
};

const ABSOLUTE: Option<&str> =
    Some("it holds the path of this folder on this machine: leave it out of the repository");

fn editor(editor: Editor) -> Place {
    let (path, about, template, hint) = match editor {
        Editor::Vscode => {
            (".vscode/settings.json", "the schema for Visual Studio Code", include_str!("vscode.json"), None)
        }
        Editor::Zed => (".zed/settings.json", "the schema for Zed", include_str!("zed.json"), ABSOLUTE),
        Editor::Helix => {
            (".helix/languages.toml", "the schema for Helix", include_str!("helix.toml"), ABSOLUTE)
        }
        Editor::Nvim => (
            ".nvim.lua",
            "the schema for Neovim",
            include_str!("nvim.lua"),
            Some("it is read where `exrc` is set, and needs the server jsonls"),
        ),
    };
    Place { path, about, of: FileOf::Several, mark: SCHEMA, hint, is_long: false, template }
}

fn service(service: Service) -> Place {
    match service {
        Service::Github => Place {
            path: ".github/workflows/tweetlint.yml",
            about: "the workflow for GitHub Actions",
            of: FileOf::Tweetlint,
            mark: "",
            hint: source().is_empty().then_some("say in TWEETLINT_SOURCE where tweetlint is built from"),
            is_long: false,
            template: include_str!("github.yml"),
        },
        Service::Gitlab => Place {
            path: ".gitlab-ci.yml",
            about: "the job for GitLab",
            of: FileOf::Several,
            mark: "tweetlint",
            hint: Some("set the variable TWEETLINT_IMAGE to an image that has tweetlint"),
            is_long: false,
            template: include_str!("gitlab.yml"),
        },
    }
}

const PRE_COMMIT: Place = Place {
    path: ".pre-commit-config.yaml",
    about: "the hook for pre-commit",
    of: FileOf::Several,
    mark: "tweetlint",
    hint: Some("`pre-commit install` makes git run it; tweetlint has to be on the PATH"),
    is_long: false,
    template: include_str!("pre-commit.yaml"),
};

/// The files that were asked for, each once; the configuration always.
pub(super) fn wanted(editors: &[Editor], services: &[Service], pre_commit: bool) -> Vec<Place> {
    let mut files = if editors.is_empty() {
        vec![CONFIGURATION]
    } else {
        vec![CONFIGURATION_WITH_SCHEMA, EDITOR_SCHEMA, EDITOR_SCHEMA_OF_CONFIGURATION]
    };
    files.extend(editors.iter().copied().map(editor));
    files.extend(services.iter().copied().map(service));
    if pre_commit {
        files.push(PRE_COMMIT);
    }
    let mut paths = Vec::new();
    files.retain(|file| {
        let is_new = !paths.contains(&file.path);
        paths.push(file.path);
        is_new
    });
    files
}

/// Where this version comes from; empty while that is not public.
const fn source() -> &'static str {
    env!("CARGO_PKG_REPOSITORY")
}

impl Place {
    /// What the file says in this folder.
    pub(super) fn text(&self, root: &Path) -> String {
        if self.is_long {
            return self.template.to_owned();
        }
        self.template
            .replace("{schema}", &file_uri(&root.join(SCHEMA)))
            .replace("{source}", source())
            .replace("{version}", env!("CARGO_PKG_VERSION"))
    }
}
