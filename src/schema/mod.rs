//! Floor 5: the shape of what people write: one set of types, three uses.
//!
//! [`shape`] holds the types; [`print`] turns them into the JSON Schemas of `schemas/` (English and
//! Chinese keys); [`check`] applies them to a located tree and places every violation at the exact
//! value or cell. What a field *means* is judged by rules, not here.

mod check;
mod doubled;
pub mod faults;
mod instance;
pub mod print;
pub mod shape;
mod wording;

pub use check::{Checker, Kind, distance, meant, near_heading};
