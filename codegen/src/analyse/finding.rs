//! What the analysis says about a specification.

/// What is wrong, one code a kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// No document keeps all rules.
    Contradiction,
    /// A field can never be set.
    DeadField,
    /// A field that need not be there can never be absent.
    NeverAbsent,
    /// A listed value is never allowed.
    DeadValue,
    /// The condition of a rule never holds.
    VacuousCondition,
    /// Two rules demand the same.
    DuplicateRule,
    /// A rule cannot be broken without breaking something else.
    RedundantRule,
    /// A rule is marked as redundant and is not.
    StaleReason,
    /// Members of a group can never be the ones that are chosen.
    UnreachableMember,
    /// A group leaves no choice.
    DegenerateGroup,
    /// The example of a field is beyond a limit that a rule sets.
    ExampleOverLimit,
    /// The default of a field is.
    DefaultOverLimit,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing to do: the specification says why it is so.
    Note,
    /// The specification says something else than it seems to.
    Warning,
    /// Nothing can be generated from the specification.
    Error,
}

/// One thing that the analysis found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of problem it is.
    pub code: Code,
    /// How much it matters.
    pub level: Level,
    /// The rule id or the path that it is about; empty for the whole.
    pub subject: String,
    /// What is wrong, without a full stop.
    pub message: String,
    /// A smallest set of demands from which it follows.
    pub because: Vec<Because>,
    /// What to do about it.
    pub help: Option<String>,
    /// What the specification itself says about it.
    pub reason: Option<String>,
    /// The profiles under which it is so, if not under all.
    pub profiles: Vec<String>,
}

/// A demand of the specification that takes part in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The id of the rule, if it is one.
    pub rule: Option<String>,
    /// The demand in words.
    pub demand: String,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 12] = [
        Self::Contradiction,
        Self::DeadField,
        Self::NeverAbsent,
        Self::DeadValue,
        Self::VacuousCondition,
        Self::DuplicateRule,
        Self::RedundantRule,
        Self::StaleReason,
        Self::UnreachableMember,
        Self::DegenerateGroup,
        Self::ExampleOverLimit,
        Self::DefaultOverLimit,
    ];

    /// The kebab-case name, as reports print it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::DeadField => "dead-field",
            Self::NeverAbsent => "never-absent",
            Self::DeadValue => "dead-value",
            Self::VacuousCondition => "vacuous-condition",
            Self::DuplicateRule => "duplicate-rule",
            Self::RedundantRule => "redundant-rule",
            Self::StaleReason => "stale-reason",
            Self::UnreachableMember => "unreachable-member",
            Self::DegenerateGroup => "degenerate-group",
            Self::ExampleOverLimit => "example-over-limit",
            Self::DefaultOverLimit => "default-over-limit",
        }
    }
}

impl Level {
    /// The lower-case name, as reports print it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Finding {
    /// A warning that says no more than what is wrong.
    pub(crate) fn new(code: Code, subject: impl Into<String>, message: String) -> Self {
        Self {
            code,
            level: Level::Warning,
            subject: subject.into(),
            message,
            because: Vec::new(),
            help: None,
            reason: None,
            profiles: Vec::new(),
        }
    }

    pub(crate) fn because(mut self, because: Vec<Because>) -> Self {
        self.because = because;
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
