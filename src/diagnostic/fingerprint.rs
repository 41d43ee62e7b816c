//! What identifies a finding from one round to the next.

use super::Diagnostic;
use crate::source::fnv1a;

/// 16 hexadecimal digits from rule, place, item, field and the normalised text at fault.
///
/// Lines, cells and file names do not enter (unless the file is all there is), so that moved
/// lines and re-saved workbooks keep their fingerprints. `repeat` tells equal findings apart.
pub(super) fn fingerprint(finding: &Diagnostic, repeat: usize) -> String {
    let subject = &finding.subject;
    let text: String = subject.text.chars().filter(|c| !c.is_whitespace()).collect();
    let item = subject.code.as_deref().or(subject.name.as_deref()).unwrap_or("");
    let parts =
        [finding.rule.name, &subject.place, item, subject.field.unwrap_or(""), &text, &repeat.to_string()];
    format!("{:016x}", fnv1a(parts.iter().flat_map(|part| part.bytes().chain([0]))))
}
