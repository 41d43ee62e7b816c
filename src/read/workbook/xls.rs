//! `.xls`.

use super::{Book, compound, report};
use crate::diagnostic::Sink;
use crate::read::table::Grid;

/// The sheets of a file.
pub(super) fn grids(book: &mut Book<'_>, bytes: &[u8], sink: &mut Sink) -> Vec<Grid> {
    if compound::has_stream(bytes, "EncryptedPackage") {
        report::password(sink, book.file);
    }
    Vec::new()
}
