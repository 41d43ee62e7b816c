//! The files inside the binary: the national baseline and the example workspace.

use crate::project::MemoryDisk;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The folder the embedded example is shown under.
pub const EXAMPLE: &str = "catalogues/example";

/// The embedded example as a disk: `catalogues/example/…`.
#[must_use]
pub fn example_disk() -> MemoryDisk {
    MemoryDisk::new(EXAMPLE_FILES.iter().map(|(path, bytes)| (format!("{EXAMPLE}/{path}"), bytes.to_vec())))
}

/// The embedded baseline: the `jurisdiction.yaml` and the catalogues, by file name.
pub(super) fn baseline() -> &'static [(&'static str, &'static [u8])] {
    NATIONAL_FILES
}
