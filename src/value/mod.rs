//! Values.
pub mod code;
pub mod content;
pub mod entries;
pub mod mode;
pub mod reading;
pub mod tier;
