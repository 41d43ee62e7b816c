//! A cure: replacements of text at places, and how sure they are.

use super::Words;
use crate::source::Location;

/// How far a fix may be trusted; ordered, so that "applies" is one comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Only to be shown.
    DisplayOnly,
    /// Probably right; a person should look.
    Unsafe,
    /// Changes nothing but what its title says.
    Safe,
}

impl Safety {
    /// The name in machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DisplayOnly => "display-only",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub at: Location,
    /// By what.
    pub text: String,
}

/// A cure of one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words.
    pub title: Words,
    /// How sure it is.
    pub safety: Safety,
    /// The replacements, none overlapping another.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that changes nothing but what its title says.
    #[must_use]
    pub fn safe(title: Words, edits: Vec<Edit>) -> Self {
        Self { title, safety: Safety::Safe, edits }
    }

    /// A fix a person should look at.
    #[must_use]
    pub fn risky(title: Words, edits: Vec<Edit>) -> Self {
        Self { title, safety: Safety::Unsafe, edits }
    }
}
