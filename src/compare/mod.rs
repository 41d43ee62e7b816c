//! Floor 6: what changed between two submissions, and in whose favour.
//!
//! Values in, [`Changes`] out. Places are put side by side by code and name, catalogues by domain, items by the same pairing as
//! everywhere (`matching`); each field of a pair is then compared by what it means, with the comparisons the tier rules use
//! (`sameness`, the order of deadlines, the registries of laws and offices). What is only written otherwise, or stands in another
//! order, is no change. What cannot be compared is neutral and says so.

mod change;

pub use change::{
    Change, Changes, Direction, Extent, FieldChange, Kind, Piece, Quoted, Reason, Side, Spot, Subject,
};
