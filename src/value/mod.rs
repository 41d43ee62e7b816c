//! Values: what the texts of a catalogue mean.

pub mod text;
