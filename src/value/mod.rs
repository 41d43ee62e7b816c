//! Values: what the texts of a catalogue mean.
//!
//! Each module reads one kind of text. None of them knows a cell, a file or a column, and none of them guesses:
//! "unreadable" is an answer.

pub mod deadline;
pub mod numeral;
pub mod text;
