//! Floor 7, the emitters: catalogues become what is published. Pure: values in, paths and bytes out.
//!
//! Emitters never import each other; what they share (paths, the kinds of file) stands in this
//! folder. Writing to a disk is the command line's business.

pub mod address;
pub mod html;

/// One file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Where, relative to the output folder, with `/` between folders.
    pub path: String,
    /// What.
    pub bytes: Vec<u8>,
}
