//! Floor 0: where things are. Input bytes, places in them, and text that remembers its place.
//!
//! A [`Location`] is made only by whoever read the bytes. Nothing here knows what a catalogue is.

pub mod encoding;
mod files;
mod hash;
mod location;
mod shared;
mod span;

pub use files::{FileId, Files, SheetId};
pub use hash::fnv1a;
pub use location::{CellRef, Located, Location, Place};
pub use shared::SharedText;
pub use span::{Column, Line, LineIndex, Position, Span};
