//! Text that is not YAML: what is wrong, in words that say what to do.

use granit_parser::{ErrorKind, ScanError};

use super::report::{excerpt, finding, quoted, replace};
use super::{MAX_DEPTH, Reader};
use crate::builtin;
use crate::finding::{Finding, Fix, Safety, Severity};
use crate::span::Span;

/// What can be done about a mistake.
enum Way {
    /// Only what the help says.
    Help,
    /// The value of the line is text that wants quotes, surely or perhaps.
    Quote(Safety),
    /// Quotes stand inside the quotes of the line.
    Requote,
}

impl Reader<'_, '_> {
    /// Reports the error that ended reading; it is the only one, apart from
    /// what was refused before it, because nothing else is certain then.
    pub(super) fn cannot_read(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or(self.source.len()).min(self.source.len());
        let at = self.source.floor_char_boundary(at);
        let at = if is_tab(error.kind()) { self.first_tab().unwrap_or(at) } else { at };
        let at = if is_escape(error.kind()) { self.bad_escape(at) } else { at };
        // Of a control character the parser tells where its value begins.
        let at = match error.kind() {
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
                self.source[at..].find(*character).map_or(at, |behind| at + behind)
            }
            _ => at,
        };
        let (rule, message, help, way) = self.explain(error.kind(), at);
        self.tape.findings.retain(|before| before.severity == Severity::Error);
        let line = self.source[..at].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        // What was refused in this line has led the parser astray.
        let is_known = |before: &Finding| before.span.start >= line && before.span.start <= at;
        if self.tape.findings.last().is_some_and(is_known) {
            return self.close_list();
        }
        let next = self.source[at..].chars().next().filter(|c| !matches!(c, '\n' | '\r'));
        let len =
            if is_escape(error.kind()) { self.escape_at(at).len() } else { next.map_or(0, char::len_utf8) };
        let span = Span::new(at, at + len);
        let mut finding = finding(rule, span, message);
        finding.help = Some(help.to_owned());
        finding.fix = match way {
            Way::Help => None,
            Way::Quote(safety) => self.quote_line(at, safety),
            Way::Requote => self.requote_line(at),
        };
        if self.spared.is_none() {
            self.report(finding);
        }
        self.close_list();
    }

    /// The rule, the message, the help and the fix of an error.
    fn explain(&self, kind: &ErrorKind, at: usize) -> (&'static str, String, &'static str, Way) {
        use ErrorKind as E;
        const QUOTES: &str = "put the text in quotes";
        const NEIGHBOURS: &str = "the keys of an object begin in one column, and so do the dashes of a list; text like this stands in quotes";
        let syntax = |message: &str, help, way| (builtin::YAML_SYNTAX, message.to_owned(), help, way);
        match kind {
            E::UnexpectedCharacter { character } if character.is_control() => {
                let message =
                    format!("the control character U+{:04X} cannot stand in YAML", *character as u32);
                let help = "write it as an escape in double quotes, as in \"\\u0007\"";
                (builtin::CONTROL_CHARACTER, message, help, Way::Help)
            }
            E::UnexpectedCharacter { character } => {
                let message = format!("a value without quotes cannot begin with {}", shown(*character));
                (builtin::YAML_SYNTAX, message, QUOTES, Way::Quote(Safety::Safe))
            }
            E::MappingValueNotAllowed | E::InvalidColonPlacement | E::FlowMappingValueAdjacentCollection => {
                syntax(
                    "a colon with a space behind it separates a key from its value, and here is no key",
                    "put text with `: ` in it in quotes; every key begins a line, in the column of its neighbours",
                    Way::Quote(Safety::Unsafe),
                )
            }
            E::UnclosedFlowCollection { open } => {
                let close = if *open == '{' { '}' } else { ']' };
                let message = format!("`{open}` is opened here and not closed with `{close}`");
                let help = "close it; text that begins with a bracket stands in quotes";
                (builtin::YAML_SYNTAX, message, help, Way::Help)
            }
            E::UnexpectedEofFlowSequence
            | E::UnexpectedEofFlowMapping
            | E::UnexpectedEofImplicitFlowMapping => {
                syntax("the text ends before a bracket is closed", "close it with `]` or `}`", Way::Help)
            }
            E::MismatchedFlowCollectionEnd { open, close } => {
                let message = format!("`{close}` cannot close `{open}`");
                (builtin::YAML_SYNTAX, message, "close each bracket with its own kind", Way::Help)
            }
            E::MisplacedFlowCollectionEnd => {
                let help = "take it away, or put the text in quotes";
                syntax("this bracket closes nothing", help, Way::Quote(Safety::Unsafe))
            }
            E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => syntax(
                "a comma or the closing bracket is expected here",
                "separate elements with commas; text that begins with a bracket stands in quotes",
                Way::Quote(Safety::Unsafe),
            ),
            E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
                syntax(
                    "a quote was opened before this and is not closed",
                    "close it; lines that go on with a quoted text are indented",
                    Way::Help,
                )
            }
            E::InvalidTrailingDoubleQuotedScalar => syntax(
                "something follows the closing quote",
                "write a quote inside double quotes as `\\\"`",
                Way::Requote,
            ),
            E::InvalidTrailingSingleQuotedScalar => syntax(
                "something follows the closing quote",
                "write an apostrophe inside single quotes twice, or use double quotes",
                Way::Requote,
            ),
            kind if is_tab(kind) => {
                syntax("a tab cannot indent lines in YAML", "indent with spaces", Way::Help)
            }
            E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape | E::InvalidUnicodeEscape => (
                builtin::INVALID_ESCAPE,
                format!("{} is no escape of YAML", self.escape(at)),
                "write a backslash as `\\\\`, or use single quotes, which know no escapes",
                Way::Help,
            ),
            E::InvalidLowSurrogateHexEscape
            | E::InvalidLowSurrogate
            | E::MissingLowSurrogate
            | E::UnpairedLowSurrogate => (
                builtin::LONE_SURROGATE,
                format!("{} is half of a surrogate pair without the other", self.escape(at)),
                "write the character itself, or both halves",
                Way::Help,
            ),
            E::InvalidBlockScalarHeader => syntax(
                "nothing but the text's own lines can follow `|` or `>`",
                "begin the text on the next line, indented, or put it in quotes",
                Way::Quote(Safety::Unsafe),
            ),
            E::ZeroBlockScalarIndent => syntax(
                "a digit after `|` or `>` says how far the text is indented, which cannot be 0",
                "take the digit away",
                Way::Help,
            ),
            E::InvalidBlockScalarIndent => syntax(
                "this line of a block of text is indented otherwise than its first one",
                "indent all lines of the text alike",
                Way::Help,
            ),
            E::CommentNotSeparated => syntax(
                "a # here would begin a comment",
                "write a space before it, or quotes around",
                Way::Help,
            ),
            E::CommentInterceptedScalar => syntax(
                "a comment stands between two lines of one text",
                "move the comment, or put the text in quotes",
                Way::Help,
            ),
            E::RecursionLimitExceeded => {
                let message = format!("values are nested more than {MAX_DEPTH} levels deep");
                (builtin::YAML_SYNTAX, message, "check the indentation and the brackets", Way::Help)
            }
            E::MissingAnchorOrAliasName => syntax(
                "& begins an anchor and * an alias, and here neither has a name",
                QUOTES,
                Way::Quote(Safety::Safe),
            ),
            E::UndeclaredTagHandle
            | E::ExpectedTagBang
            | E::InvalidGlobalTagCharacter
            | E::InvalidTagTerminator
            | E::MissingTagUri
            | E::UnclosedVerbatimTag
            | E::InvalidTagEscape
            | E::InvalidTagUtf8LeadingByte
            | E::InvalidTagUtf8TrailingByte
            | E::InvalidTagUtf8 => (
                builtin::YAML_TAG,
                "an exclamation mark begins a tag, and tags are refused".to_owned(),
                "put a text that begins with ! in quotes",
                Way::Quote(Safety::Unsafe),
            ),
            E::MissingDocumentEndBeforeDirective | E::InvalidDocumentEnd | E::ExpectedDocumentStart => {
                syntax(
                    "this can neither go on with the document nor begin another one",
                    "begin a document with a line `---`; put text that begins with % in quotes",
                    Way::Help,
                )
            }
            E::UnsupportedYamlMajorVersion
            | E::DuplicateVersionDirective
            | E::DuplicateTagDirective
            | E::ExpectedTagDirectiveBang
            | E::InvalidDirectiveTerminator
            | E::MissingYamlVersionSeparator
            | E::MissingDirectiveName
            | E::InvalidDirectiveName
            | E::DirectiveByteLimitExceeded { .. }
            | E::TooManyReservedDirectiveParams { .. }
            | E::YamlVersionTooLong
            | E::MissingYamlVersion
            | E::InvalidTagDirectiveTerminator => syntax(
                "a line that begins with % is a directive, and this is none that is known",
                "take the line away; `%YAML 1.2` is what is read",
                Way::Help,
            ),
            E::SimpleKeyExpected | E::InvalidSimpleKey => syntax(
                "here should be a key with a colon behind it",
                "write `key: value`, with a space behind the colon; text that goes on in the next line is indented further",
                Way::Help,
            ),
            E::BomInsideDocument => {
                syntax("a byte order mark stands inside the document", "take it away", Way::Help)
            }
            E::InvalidIndentation
            | E::ExpectedBlockMappingKey
            | E::ExpectedBlockSequenceEntry
            | E::BlockSequenceEntryNotAllowed
            | E::MappingKeyNotAllowed
            | E::ExpectedNodeContent
            | E::BlockEntryInFlowCollection
            | E::UnexpectedEofBlockMapping
            | E::UnexpectedEofBlockSequence => syntax(
                "this does not go on with what stands before it",
                NEIGHBOURS,
                Way::Quote(Safety::Unsafe),
            ),
            _ => syntax("this is not YAML", NEIGHBOURS, Way::Quote(Safety::Unsafe)),
        }
    }

    /// The first tab that indents a line.
    fn first_tab(&self) -> Option<usize> {
        let mut line = 0;
        for part in self.source.split_inclusive(['\n', '\r']) {
            let spaces = part.len() - part.trim_start_matches(' ').len();
            if part[spaces..].starts_with('\t') && !part.trim().is_empty() {
                return Some(line + spaces);
            }
            line += part.len();
        }
        None
    }

    /// The first escape of a quoted text that is none, if it can be told.
    fn bad_escape(&self, quote: usize) -> usize {
        let mut at = quote;
        while let Some(found) = self.source[at..].find('\\') {
            at += found;
            let escape = self.escape_at(at);
            let digits = escape.get(2..).unwrap_or_default();
            let scalar = u32::from_str_radix(digits, 16).ok();
            let is_known = match escape.as_bytes().get(1) {
                Some(b'x' | b'u' | b'U') => {
                    digits.len() == wanted_digits(escape)
                        && !matches!(scalar, Some(0xD800..=0xDFFF | 0x11_0000..))
                }
                Some(
                    b'0' | b'a' | b'b' | b't' | b'\t' | b'n' | b'v' | b'f' | b'r' | b'e' | b' ' | b'"' | b'/'
                    | b'\\' | b'N' | b'_' | b'L' | b'P' | b'\r' | b'\n',
                ) => true,
                _ => false,
            };
            // Both halves of a pair, one after the other, are right.
            let low = self.source.get(at + 6..at + 12).map(str::to_ascii_lowercase);
            let is_low = low.is_some_and(|low| {
                ["\\udc", "\\udd", "\\ude", "\\udf"].iter().any(|half| low.starts_with(half))
            });
            if !is_known && matches!(scalar, Some(0xD800..=0xDBFF)) && is_low {
                at += 12;
                continue;
            }
            if !is_known {
                return at;
            }
            at += escape.len().max(2);
        }
        quote
    }

    /// The escape at a place, as far as it can be told.
    fn escape_at(&self, at: usize) -> &str {
        let rest = &self.source[at..];
        let letter = rest.chars().nth(1).map_or(0, char::len_utf8);
        let digits = rest.bytes().skip(2).take(wanted_digits(rest)).take_while(u8::is_ascii_hexdigit).count();
        &rest[..1 + letter + digits]
    }

    /// An escape as messages call it.
    fn escape(&self, at: usize) -> String {
        format!("`{}`", excerpt(self.escape_at(at).as_bytes()).replace('`', "'"))
    }

    /// Writes the value of a line, with quotes in its quotes, as it is meant.
    fn requote_line(&self, at: usize) -> Option<Fix> {
        let span = self.value_of_line(at)?;
        let written = &self.source[span.start..span.end];
        let inside = ['"', '\''].into_iter().find_map(|quote| {
            let inside = written.strip_prefix(quote)?.strip_suffix(quote)?;
            (!inside.contains('\\') && !inside.contains("''")).then_some(inside)
        });
        let title = "write the quotes inside as escapes";
        Some(replace(title, Safety::Unsafe, span, quoted(inside?)))
    }
}

/// The digits that an escape takes.
fn wanted_digits(escape: &str) -> usize {
    match escape.as_bytes().get(1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        _ => 0,
    }
}

/// Whether the parser stumbled over an escape, of which it tells the opening
/// quote.
const fn is_escape(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidUnicodeEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
    )
}

/// Whether the parser stumbled over a tab, which it tells some way before it.
const fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    )
}

/// A character as messages call it.
fn shown(character: char) -> String {
    if character == '`' { "a back-tick".to_owned() } else { format!("`{character}`") }
}
