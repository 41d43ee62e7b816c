//! What identifies a finding from one round to the next.

use super::Diagnostic;
use crate::source::fnv1a;

/// 16 hexadecimal digits from rule, place, item, field and the normalised text at fault.
///
/// Lines, cells, sheets and file names do not enter (unless they are all there is), so that moved
/// lines and re-saved workbooks keep their fingerprints. `repeat` tells equal findings apart.
pub(super) fn fingerprint(finding: &Diagnostic, repeat: usize) -> String {
    let code = finding.subject.code.as_deref().map(plain).filter(|code| !code.is_empty());
    of(finding, &code.unwrap_or_else(|| named(finding)), repeat)
}

/// What it would be known by if its item had no code, and no category either.
pub(super) fn former(finding: &Diagnostic) -> Vec<String> {
    let subject = &finding.subject;
    let is_said = |text: &str| !plain(text).is_empty();
    let name = subject.name.as_deref().map(plain).filter(|name| !name.is_empty());
    let Some(name) = name else { return Vec::new() };
    let uncoded = subject.code.as_deref().is_some_and(is_said).then(|| named(finding));
    let bare = is_said(&subject.category).then_some(name);
    uncoded.into_iter().chain(bare).map(|item| of(finding, &item, 0)).collect()
}

/// An item without a code: its categories and its name.
fn named(finding: &Diagnostic) -> String {
    let name = finding.subject.name.as_deref().map_or(String::new(), plain);
    let category = plain(&finding.subject.category);
    if category.is_empty() { name } else { format!("{category}/{name}") }
}

fn of(finding: &Diagnostic, item: &str, repeat: usize) -> String {
    let subject = &finding.subject;
    let (place, text) = (plain(&subject.place), plain(&format!("{}{}", subject.text, subject.absent)));
    let parts = [finding.rule.name, &place, item, subject.field.unwrap_or(""), &text, &repeat.to_string()];
    format!("{:016x}", fnv1a(parts.iter().flat_map(|part| part.bytes().chain([0]))))
}

/// Without blanks, full-width signs as half-width ones: what tidying a text changes is no other text.
fn plain(text: &str) -> String {
    let half = |c: char| match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).map(half).collect()
}
