//! The rules that every specification has: what is wrong with the text of a
//! document, with the shape of a value, and with a list of findings.

use crate::finding::Severity;

/// A rule that the engine brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltinRule {
    /// Stable kebab-case id.
    pub id: &'static str,
    /// How much a violation matters.
    pub severity: Severity,
    /// Which step finds it.
    pub stage: Stage,
    /// What the rule says, one sentence.
    pub summary: &'static str,
}

/// Which step finds a violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// While the text is read.
    Syntax,
    /// While the values are compared with the table.
    Shape,
    /// While the findings are listed.
    List,
}

macro_rules! rules {
    ($($constant:ident $id:literal $stage:ident $($severity:ident)? $summary:literal;)*) => {
        $(
            #[doc = $summary]
            pub const $constant: &str = $id;
        )*
        /// Every built-in rule; a specification cannot use these ids for its own.
        pub const RULES: &[BuiltinRule] = &[
            $(BuiltinRule {
                id: $id,
                severity: rules!(@severity $($severity)?),
                stage: Stage::$stage,
                summary: $summary,
            },)*
        ];
    };
    (@severity) => { Severity::Error };
    (@severity $severity:ident) => { Severity::$severity };
}

rules! {
    EMPTY_INPUT "empty-input" Syntax "The input holds no document.";
    INPUT_TOO_LARGE "input-too-large" Syntax "A document is at most 4 GiB.";
    INVALID_UTF8 "invalid-utf8" Syntax "A text is UTF-8.";
    JSON_SYNTAX "json-syntax" Syntax "The text is not JSON.";
    TRAILING_CONTENT "trailing-content" Syntax "Nothing may follow the document.";
    TRAILING_COMMA "trailing-comma" Syntax "No comma may stand before a closing bracket.";
    MISSING_COMMA "missing-comma" Syntax "Members and elements are separated by commas.";
    COMMENT "comment" Syntax "JSON has no comments.";
    SINGLE_QUOTES "single-quotes" Syntax "Strings stand in double quotes.";
    UNQUOTED_KEY "unquoted-key" Syntax "Member names stand in double quotes.";
    FOREIGN_LITERAL "foreign-literal" Syntax "The literals of JSON are true, false and null.";
    FOREIGN_NOTATION "foreign-notation" Syntax "A document is written as JSON, not as a program writes it.";
    INVALID_NUMBER "invalid-number" Syntax "A number is written as JSON writes it.";
    CONTROL_CHARACTER "control-character" Syntax "Control characters in strings are escaped.";
    INVALID_ESCAPE "invalid-escape" Syntax "A backslash starts one of the escapes that there are.";
    LONE_SURROGATE "lone-surrogate" Syntax "A surrogate escape has its other half beside it.";
    YAML_SYNTAX "yaml-syntax" Syntax "The text is not YAML.";
    YAML_KEY "yaml-key" Syntax "The keys of YAML are text.";
    YAML_ANCHOR "yaml-anchor" Syntax "A payload in YAML has no anchors.";
    YAML_ALIAS "yaml-alias" Syntax "A payload in YAML has no aliases.";
    YAML_MERGE_KEY "yaml-merge-key" Syntax "A payload in YAML has no merge keys.";
    YAML_TAG "yaml-tag" Syntax "A payload in YAML has no tags.";
    YAML_AMBIGUOUS_SCALAR "yaml-ambiguous-scalar" Syntax Warning "A scalar means the same for YAML 1.1 and 1.2.";
    YAML_COMMENT_IN_TEXT "yaml-comment-in-text" Syntax Warning "A text does not end where a hashtag begins a comment.";
    DUPLICATE_KEY "duplicate-key" Shape "A member name occurs once in an object.";
    NULL_VALUE "null-value" Shape "A member that is not set is left out, not null.";
    WRONG_TYPE "wrong-type" Shape "A value has the type of its field.";
    UNKNOWN_FIELD "unknown-field" Shape "Only the listed members are accepted.";
    MISSING_FIELD "missing-field" Shape "A required member is there.";
    INTEGER_NOTATION "integer-notation" Shape "An integer is written without fraction and exponent.";
    OUT_OF_RANGE "out-of-range" Shape "A number lies within its limits.";
    TOO_SHORT "too-short" Shape "A string has enough characters.";
    TOO_LONG "too-long" Shape "A string does not have too many characters.";
    PATTERN_MISMATCH "pattern-mismatch" Shape "A string looks as its field demands.";
    UNKNOWN_VALUE "unknown-value" Shape "Only the listed values are accepted.";
    TOO_FEW_ITEMS "too-few-items" Shape "A list has enough elements.";
    TOO_MANY_ITEMS "too-many-items" Shape "A list does not have too many elements.";
    DUPLICATE_ITEMS "duplicate-items" Shape "The elements of a list differ.";
    TOO_MANY_FINDINGS "too-many-findings" List "All findings of a document are listed.";
}

/// The built-in rule with this id.
pub fn find(id: &str) -> Option<&'static BuiltinRule> {
    RULES.iter().find(|rule| rule.id == id)
}
