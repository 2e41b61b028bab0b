//! Report formats as the command line names them.

use std::fmt;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::options::Output;
use crate::report::{self, FORMATS};

/// The name of one of [`FORMATS`].
#[derive(Clone, Copy)]
pub(crate) struct FormatName(pub(crate) &'static dyn report::Format);

impl fmt::Debug for FormatName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl ValueEnum for FormatName {
    fn value_variants<'a>() -> &'a [Self] {
        // The list holds trait objects of constants, so wrapping them is a
        // constant as well; the lengths are kept equal by the compiler.
        const VARIANTS: [FormatName; FORMATS.len()] = {
            let mut variants = [FormatName(FORMATS[0]); FORMATS.len()];
            let mut index = 1;
            while index < FORMATS.len() {
                variants[index] = FormatName(FORMATS[index]);
                index += 1;
            }
            variants
        };
        &VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()).help(self.0.about()))
    }
}

/// What `--output` asks for.
#[derive(Clone)]
pub(crate) struct OutputArg(pub(crate) Output);

impl fmt::Debug for OutputArg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.0.format.name(), self.0.path.display())
    }
}

/// Takes `FORMAT=FILE` apart.
pub(super) fn output_arg(text: &str) -> Result<OutputArg, String> {
    let names = || FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
    let (name, path) = text
        .split_once('=')
        .ok_or_else(|| format!("write FORMAT=FILE, where the format is one of {}", names()))?;
    let format = FORMATS
        .iter()
        .find(|format| format.name() == name)
        .ok_or_else(|| format!("there is no format `{name}`; the formats are {}", names()))?;
    match path {
        "" => Err(format!("say which file to write to: {name}=FILE")),
        "-" => Err(format!("standard output takes the report of --format; write --format {name}")),
        _ => Ok(OutputArg(Output { format: *format, path: path.into() })),
    }
}
