//! Later.
use super::Book;
use super::package::Package;
use crate::diagnostic::Sink;
use crate::read::table::Grid;

/// The sheets of a package.
pub(super) fn grids(_book: &mut Book<'_>, _package: &Package, _sink: &mut Sink) -> Vec<Grid> {
    Vec::new()
}
