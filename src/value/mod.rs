//! Values.
pub mod citation;
