//! Fixes of cells: the new text of each, from edits of parts of it.

use super::{After, Cure, Step};
use crate::diagnostic::{Sink, Words};
use crate::emit::corrected::{self, CellOf, CellText, PackageError};
use crate::read::{self, Bounds};
use crate::source::{FileId, Files, Location, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A cell whose text changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// The sheet's name.
    pub sheet: String,
    /// The address.
    pub cell: crate::source::CellRef,
    /// The text before.
    pub before: String,
    /// The text now.
    pub after: String,
    /// Whether parts of the text had formats of their own, which are gone.
    pub rich: bool,
}

/// A round over one workbook.
pub(super) fn step(files: &Files, file: FileId, cures: &[Cure]) -> Result<Step, PackageError> {
    let wanted: BTreeSet<CellOf> = cures
        .iter()
        .flat_map(|cure| &cure.edits)
        .filter_map(|(at, _)| cell(files, *at).map(|(of, _)| of))
        .collect();
    let texts = corrected::texts(files.bytes(file), &wanted)?;
    let known = agreed(files, file, &texts);
    let mut step = Step::default();
    let chosen = chosen(files, cures, &known, &mut step);
    if !step.given_up.is_empty() {
        step.note = Some(left_alone(files.name(file)));
    }
    if chosen.is_empty() {
        return Ok(step);
    }
    let (mut changes, mut cells) = (BTreeMap::new(), Vec::new());
    for (of, edits) in chosen {
        let Some(old) = known.get(&of) else { continue };
        let new = edited(&old.text, edits);
        cells.push(CellChange {
            sheet: of.name.clone(),
            cell: of.cell,
            before: old.text.clone(),
            after: new.clone(),
            rich: old.rich,
        });
        changes.insert(of, new);
    }
    let made = corrected::corrected(files.bytes(file), &changes)?;
    step.after = Some(After::Workbook { bytes: made.bytes, cells, macros: made.macros });
    Ok(step)
}

/// The edits of a cell: what of its text is replaced, and by what.
type CellEdits<'a> = Vec<(Range<usize>, &'a str)>;

/// The edits of this round, by cell; what overlaps an earlier fix waits for the next.
fn chosen<'a>(
    files: &Files,
    cures: &'a [Cure],
    known: &BTreeMap<CellOf, &CellText>,
    step: &mut Step,
) -> BTreeMap<CellOf, CellEdits<'a>> {
    let mut done: BTreeMap<CellOf, CellEdits<'a>> = BTreeMap::new();
    for cure in cures {
        let part = |(at, text): &'a (Location, String)| {
            let (of, within) = cell(files, *at)?;
            let old = known.get(&of)?;
            let range = within.map_or(0..old.text.len(), Span::range);
            old.text.get(range.clone())?;
            Some((of, range, text.as_str()))
        };
        let Some(parts) = cure.edits.iter().map(part).collect::<Option<Vec<_>>>() else {
            step.given_up.push(cure.fingerprint.clone());
            continue;
        };
        let apart = |(of, range, _): &(CellOf, Range<usize>, &str)| {
            let mut taken = done.get(of).into_iter().flatten();
            taken.all(|(other, _)| range.end <= other.start || other.end <= range.start)
        };
        if parts.iter().all(apart) {
            step.applied += parts.len();
            for (of, range, text) in parts {
                done.entry(of).or_default().push((range, text));
            }
        }
    }
    done
}

fn left_alone(name: &str) -> Words {
    Words::new(
        format!("{name} 有单元格不能自动修改（含公式，或内容与读到的文字不一致），请手工修改"),
        format!(
            "{name}: some cells cannot be changed (formulas, or texts read otherwise); mend them by hand"
        ),
    )
}

fn cell(files: &Files, at: Location) -> Option<(CellOf, Option<Span>)> {
    match at {
        Location::Cell { file, sheet, cell, within } => {
            let name = files.sheet_name(file, sheet).to_owned();
            Some((CellOf { sheet: sheet.index(), name, cell }, within))
        }
        Location::Text { .. } | Location::File(_) => None,
    }
}

/// The cells whose text in the package is the text the readers saw, so that bytes of the one are
/// bytes of the other.
fn agreed<'a>(
    files: &Files,
    file: FileId,
    texts: &'a BTreeMap<CellOf, CellText>,
) -> BTreeMap<CellOf, &'a CellText> {
    let document = read::read(file, files, &Bounds::default(), &mut Sink::new());
    let mut known: BTreeMap<CellOf, &CellText> = texts.iter().map(|(of, text)| (of.clone(), text)).collect();
    let seen = document.tables.iter().flat_map(|table| table.root.texts());
    for located in seen.filter(|located| located.exact) {
        let Some((of, within)) = cell(files, located.at) else { continue };
        let differs = known.get(&of).is_some_and(|own| {
            let part = within.map_or(Some(own.text.as_str()), |span| own.text.get(span.range()));
            part != Some(located.value.as_str())
        });
        if differs {
            known.remove(&of);
        }
    }
    known
}

fn edited(old: &str, mut edits: CellEdits<'_>) -> String {
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut new = old.to_owned();
    for (range, text) in edits {
        new.replace_range(range, text);
    }
    new
}

/// The changes of two rounds as one.
pub(super) fn joined(earlier: Vec<CellChange>, later: Vec<CellChange>) -> Vec<CellChange> {
    let mut all = earlier;
    for change in later {
        match all.iter_mut().find(|known| known.sheet == change.sheet && known.cell == change.cell) {
            Some(known) => known.after = change.after,
            None => all.push(change),
        }
    }
    all.sort_by(|a, b| (&a.sheet, a.cell).cmp(&(&b.sheet, b.cell)));
    all
}
