//! Floor 5½: what of an item is only written otherwise, and what is really another thing.
//!
//! The tier rules (a county beside its city) and the comparison of two submissions (this year beside last) ask the same
//! questions of two items: is the element said, is the channel there, is the law cited, are they the same people. They are answered
//! here once, so that `mulu check` and `mulu diff` never disagree about what a loss is. Nothing here judges or words a finding.

pub(crate) mod audience;
pub(crate) mod channels;
pub(crate) mod citations;
pub(crate) mod names;
pub(crate) mod offices;
pub(crate) mod wording;
