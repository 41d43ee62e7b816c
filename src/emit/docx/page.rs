//! Sections: paper, margins, and the page number at the foot.

use crate::emit::table::Paper;
use std::fmt::Write;

/// A part of the document with pages of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// The list of domains: A4, upright.
    Contents,
    /// A table: landscape.
    Table(Paper),
}

/// The margins left and right, in twentieths of a point: 15 mm.
pub(super) const MARGIN: u32 = 851;

/// Width and height of a page lying on its side, in twentieths of a point.
pub(super) fn size(paper: Paper) -> (u32, u32) {
    match paper {
        Paper::A4 => (16_838, 11_906),
        Paper::A3 => (23_811, 16_838),
    }
}

/// Writes what a section's pages are like.
pub(super) fn push(xml: &mut String, section: Section) {
    let (width, height, orientation) = match section {
        Section::Contents => (11_906, 16_838, ""),
        Section::Table(paper) => {
            let (width, height) = size(paper);
            (width, height, r#" w:orient="landscape""#)
        }
    };
    // Writing to a String cannot fail.
    let _ = write!(
        xml,
        r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="{width}" w:h="{height}"{orientation}/><w:pgMar w:top="1134" w:right="{MARGIN}" w:bottom="1134" w:left="{MARGIN}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#
    );
}
