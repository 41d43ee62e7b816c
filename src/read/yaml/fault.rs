//! The faults a line can have, and where; how they are told is in `wording`.

use super::repair::Repair;
use std::ops::Range;

/// What is wrong on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A tab in the indentation or after a list mark.
    Tab,
    /// An ideographic or other odd blank in the indentation or after a mark.
    WideBlank,
    /// A full-width colon after a key.
    WideColon,
    /// A long or full-width dash as list mark.
    WideDash,
    /// No blank after the colon of a key.
    TightColon,
    /// No blank after a list mark.
    TightDash,
    /// A colon and a blank inside an unquoted value.
    ColonInValue,
    /// A value that begins with a character YAML keeps for itself.
    ReservedStart(char),
    /// A list begun on the line of its key.
    InlineList,
    /// Text after a closing quote.
    TextAfterQuote,
    /// A quote that is never closed.
    UnclosedQuote(char),
    /// A bracket that is never closed.
    UnclosedBracket,
    /// An entry further right than its siblings.
    TooDeep,
    /// An entry further left than its siblings.
    TooShallow,
    /// An element of a list without its mark.
    MissingDash,
    /// A control character.
    Control(char),
}

/// A fault with its place and its mending.
#[derive(Debug, Clone)]
pub(super) struct Flaw {
    /// What is wrong.
    pub(super) fault: Fault,
    /// Where, in the text as written.
    pub(super) at: Range<usize>,
    /// What mends it, for parsing as for the file.
    pub(super) repairs: Vec<Repair>,
}
