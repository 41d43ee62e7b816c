//! What identifies a finding from one round to the next.

use super::Diagnostic;

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

/// FNV-1a, 64 bits: stable over versions and machines, unlike the standard library's hasher.
pub(crate) fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
