//! What became of a field: nothing written, understood, or text that could not be read.

use crate::source::{Located, Location};

/// One field as read. Text a person wrote is kept whatever became of it.
#[derive(Debug, Clone)]
pub enum Reading<T> {
    /// Nothing is written; the place is the empty cell or the key, where there is one.
    Blank(Option<Location>),
    /// Text and what it means.
    Understood {
        /// As written.
        text: Located<String>,
        /// What it means.
        value: T,
    },
    /// Text that means nothing to us; a rule tells of it.
    Unreadable(Located<String>),
}

impl<T> Reading<T> {
    /// The meaning, where the text was understood.
    pub fn understood(&self) -> Option<&T> {
        match self {
            Self::Understood { value, .. } => Some(value),
            Self::Blank(_) | Self::Unreadable(_) => None,
        }
    }

    /// The text, where there is any.
    pub fn text(&self) -> Option<&Located<String>> {
        match self {
            Self::Understood { text, .. } | Self::Unreadable(text) => Some(text),
            Self::Blank(_) => None,
        }
    }

    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank(_))
    }

    /// The place of the text, or of the empty cell or key.
    pub fn at(&self) -> Option<Location> {
        match self {
            Self::Blank(at) => *at,
            Self::Understood { text, .. } | Self::Unreadable(text) => Some(text.at),
        }
    }
}
