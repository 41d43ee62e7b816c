//! Floor 3: what we compile. Inert and public; raw text is never thrown away.

pub mod field;

pub use field::{FIELDS, Field, FieldInfo};
