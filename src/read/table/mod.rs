//! Shared by all table inputs: from a [`Grid`] to catalogues of located nodes.
//!
//! Recognised here: headings, titles, notes, several tables on a sheet, repeated headings, merged
//! and repeated cells, items over several rows. What the texts mean is for the floors above; the
//! shapes of an item's values are described in [`item`].

pub mod boxes;
pub mod columns;
pub mod grid;
pub mod headings;
pub mod item;
pub mod rows;
pub mod title;
pub mod words;

mod beside;
mod cards;
mod ditto;
mod evidence;
mod lines;
mod mend;
mod reading;
mod report;
mod settle;
mod sheet;
mod ticks;
mod values;

pub use grid::{Cell, Grid, Merge, Origin, Row, Trimmed};
pub use sheet::Tables;
