//! The command line, as processes see it.

mod baseline;
mod color;
mod conformance;
mod count;
mod exit;
mod explain_error;
mod fix;
mod folders;
mod help;
mod hostile;
mod inputs;
mod ndjson;
mod packed;
mod plan;
mod shell;
mod spec;
mod stdin;
mod streams;
mod wire;
mod yaml;
