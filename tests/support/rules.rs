//! What the tests of rules share, for tests that use the rest of the support too.
#![allow(dead_code, reason = "every test crate uses its own part of this module")]

#[path = "bench.rs"]
pub(crate) mod bench;
#[path = "page.rs"]
pub(crate) mod page;
#[path = "splice.rs"]
pub(crate) mod splice;
