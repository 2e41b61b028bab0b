//! Whether to colour: the flag, then the conventions of the environment.

use std::env;
use std::ffi::{OsStr, OsString};

use clap::ValueEnum as _;
use clap::builder::StyledStr;

/// What `--color` asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ColorFlag {
    /// Colour on a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Colour, whatever the environment says.
    Always,
    /// No colour, whatever the environment says.
    Never,
}

/// The variables that programs agree on.
#[derive(Debug, Default)]
pub(crate) struct Environment {
    /// `NO_COLOR`, see <https://no-color.org>: not empty means no colour.
    pub(crate) no_color: Option<OsString>,
    /// `FORCE_COLOR`: colour even into a pipe; `0` means no colour.
    pub(crate) force_color: Option<OsString>,
    /// `CLICOLOR_FORCE`, see <https://bixense.com/clicolors>: colour even into
    /// a pipe, unless it is `0`.
    pub(crate) clicolor_force: Option<OsString>,
    /// `CLICOLOR`: `0` means no colour.
    pub(crate) clicolor: Option<OsString>,
    /// `TERM`: `dumb` terminals show no colour.
    pub(crate) term: Option<OsString>,
}

impl Environment {
    /// Reads the variables of this process.
    pub(crate) fn of_process() -> Self {
        Self {
            no_color: env::var_os("NO_COLOR"),
            force_color: env::var_os("FORCE_COLOR"),
            clicolor_force: env::var_os("CLICOLOR_FORCE"),
            clicolor: env::var_os("CLICOLOR"),
            term: env::var_os("TERM"),
        }
    }
}

/// Whether a stream gets colour.
///
/// The flag wins over everything. Then a wish for no colour wins over a wish
/// for colour, since the first is often a need and the second never is.
pub(crate) fn decide(flag: ColorFlag, environment: &Environment, terminal: bool) -> bool {
    match flag {
        ColorFlag::Always => return true,
        ColorFlag::Never => return false,
        ColorFlag::Auto => {}
    }
    let set = |value: &Option<OsString>| value.as_ref().is_some_and(|value| !value.is_empty());
    let is = |value: &Option<OsString>, text: &str| value.as_ref().is_some_and(|value| value == text);
    if set(&environment.no_color) || is(&environment.force_color, "0") {
        return false;
    }
    let forced = set(&environment.force_color)
        || set(&environment.clicolor_force) && !is(&environment.clicolor_force, "0");
    if forced {
        return true;
    }
    terminal && !is(&environment.clicolor, "0") && !is(&environment.term, "dumb")
}

/// The text of the command line's own messages, for a stream that is a terminal
/// or not.
///
/// They are written before anybody knows what the flag says, or because of a
/// mistake in front of it; so it is looked for among the words.
pub(crate) fn styled(text: &StyledStr, terminal: bool) -> String {
    let flag = flag_among(env::args_os().skip(1));
    if decide(flag, &Environment::of_process(), terminal) {
        text.ansi().to_string()
    } else {
        text.to_string()
    }
}

/// What the last `--color` among the words asks for.
fn flag_among(words: impl IntoIterator<Item = OsString>) -> ColorFlag {
    let value = |value: &OsStr| ColorFlag::from_str(value.to_str()?, false).ok();
    let mut flag = ColorFlag::default();
    let mut is_value = false;
    for word in words {
        if word == "--" {
            break;
        }
        let inline = word.to_str().and_then(|word| word.strip_prefix("--color="));
        let said = if is_value { value(&word) } else { inline.and_then(|inline| value(inline.as_ref())) };
        flag = said.unwrap_or(flag);
        is_value = word == "--color";
    }
    flag
}

#[cfg(test)]
mod tests {
    use super::{ColorFlag, Environment, decide, flag_among};

    /// Decides under the variables given as `NAME=value`.
    #[track_caller]
    fn check(flag: ColorFlag, variables: &[&str], terminal: bool, expected: bool) {
        let mut environment = Environment::default();
        for variable in variables {
            let (name, value) = variable.split_once('=').expect("tests write NAME=value");
            let slot = match name {
                "NO_COLOR" => &mut environment.no_color,
                "FORCE_COLOR" => &mut environment.force_color,
                "CLICOLOR_FORCE" => &mut environment.clicolor_force,
                "CLICOLOR" => &mut environment.clicolor,
                "TERM" => &mut environment.term,
                _ => panic!("tests only set variables that are read"),
            };
            *slot = Some(value.into());
        }
        let decided = decide(flag, &environment, terminal);
        assert_eq!(decided, expected, "{flag:?} {variables:?} terminal: {terminal}");
    }

    #[test]
    fn without_variables_the_terminal_decides() {
        check(ColorFlag::Auto, &[], true, true);
        check(ColorFlag::Auto, &[], false, false);
    }

    #[test]
    fn variables_switch_colour_off() {
        check(ColorFlag::Auto, &["NO_COLOR=1"], true, false);
        check(ColorFlag::Auto, &["NO_COLOR="], true, true);
        check(ColorFlag::Auto, &["CLICOLOR=0"], true, false);
        check(ColorFlag::Auto, &["TERM=dumb"], true, false);
        check(ColorFlag::Auto, &["FORCE_COLOR=0"], true, false);
    }

    #[test]
    fn variables_switch_colour_on_in_a_pipe() {
        check(ColorFlag::Auto, &["FORCE_COLOR=1"], false, true);
        check(ColorFlag::Auto, &["CLICOLOR_FORCE=1"], false, true);
        check(ColorFlag::Auto, &["CLICOLOR_FORCE=0"], false, false);
        check(ColorFlag::Auto, &["CLICOLOR=1"], false, false);
        check(ColorFlag::Auto, &["CLICOLOR=0", "CLICOLOR_FORCE=1"], false, true);
    }

    #[test]
    fn no_colour_wins_over_forced_colour() {
        check(ColorFlag::Auto, &["NO_COLOR=1", "FORCE_COLOR=1", "CLICOLOR_FORCE=1"], true, false);
    }

    #[test]
    fn the_flag_is_found_before_the_command_line_is_understood() {
        let of = |words: &str| flag_among(words.split_whitespace().map(Into::into));
        assert_eq!(of("check --colour --color never a.json"), ColorFlag::Never);
        assert_eq!(of("--color=always --nope"), ColorFlag::Always);
        assert_eq!(of("--color=always --color auto"), ColorFlag::Auto);
        assert_eq!(of("--color purple"), ColorFlag::Auto);
        assert_eq!(of("-- --color=never"), ColorFlag::Auto);
        assert_eq!(of("--color"), ColorFlag::Auto);
    }

    #[test]
    fn the_flag_wins_over_everything() {
        check(ColorFlag::Always, &["NO_COLOR=1", "TERM=dumb", "CLICOLOR=0"], false, true);
        check(ColorFlag::Never, &["FORCE_COLOR=1", "CLICOLOR_FORCE=1"], true, false);
    }
}
