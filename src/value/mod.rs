//! Floor 2: values: what the texts of a catalogue mean.
//!
//! Each module reads one kind of text. None of them knows a cell, a file or a column, and none of them guesses:
//! "unreadable" is an answer.

pub mod body;
pub mod citation;
pub mod code;
pub mod content;
pub mod deadline;
pub mod entries;
pub mod legend;
pub mod levels;
pub mod mode;
pub mod numeral;
pub mod reading;
pub mod text;
pub mod tier;
