//! mulu.
pub mod value;
