//! Floor 4: any input, one shape. Layout is understood here, meaning is not.

pub mod bounds;
pub mod faults;
pub mod table;
pub mod workbook;

pub use bounds::Bounds;
