//! Messy tables whose right reading is known: items of the baseline, rendered with a seed and with dirt
//! counted on published tables, and held against what is read.

pub(crate) mod arrange;
pub(crate) mod body;
pub(crate) mod cells;
pub(crate) mod columns;
pub(crate) mod conflicts;
pub(crate) mod grid;
pub(crate) mod heads;
pub(crate) mod judge;
pub(crate) mod kinds;
pub(crate) mod source;
pub(crate) mod write;

use grid::Grid;
use kinds::Plan;
use source::Item;
use std::collections::BTreeSet;

/// A seeded sequence of choices, the same on every machine.
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    pub(crate) fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A sheet of a case.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) grid: Grid,
}

/// One messy file and its right reading.
pub(crate) struct Case {
    pub(crate) plan: Plan,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) titles: Vec<String>,
    pub(crate) items: Vec<Item>,
    /// Texts that say nothing of an item and may be lost: headings, column numbers, contents sheets.
    pub(crate) free: BTreeSet<String>,
}

/// Blanks of every kind gone, full-width letters, digits and signs made half-width.
pub(crate) fn squeeze(text: &str) -> String {
    let blank =
        |c: &char| c.is_whitespace() || matches!(*c, '\u{200b}' | '\u{feff}' | '\u{200c}' | '\u{2060}');
    let fold = |c: char| match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !blank(c)).map(fold).collect()
}
