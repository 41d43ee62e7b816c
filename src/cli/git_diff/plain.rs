//! What is no catalogue, and what of one is not in its items: shown as text, so that no change is ever hidden.

use super::Side;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Words;
use similar::TextDiff;

/// A name on one line.
pub(super) fn name(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}

/// Two files line by line; of what is no text, that they differ.
pub(super) fn diff(old: &Side, new: &Side, terminal: &Terminal) -> Vec<u8> {
    let texts = (text_of(old), text_of(new));
    let (Some(before), Some(after)) = texts else {
        let words = Words::new(
            "不是文字，也没有从中读出目录，两边的内容不同",
            "no text, and no catalogue was read from it: the two differ",
        );
        return format!("{}\n", words.get(terminal.language)).into_bytes();
    };
    let label = |side: &Side, mark: &str| match &side.bytes {
        Some(_) => format!("{mark}/{}", name(&side.name)),
        None => "/dev/null".to_owned(),
    };
    let compared = TextDiff::from_lines(before, after);
    let mut unified = compared.unified_diff();
    let shown = unified.context_radius(3).header(&label(old, "a"), &label(new, "b")).to_string();
    if terminal.color { coloured(&shown).into_bytes() } else { shown.into_bytes() }
}

/// Of two catalogues in which no item changed, what did: nothing at all, or something beside the items.
pub(super) fn beside_items(old: &Side, new: &Side, no_change: bool, terminal: &Terminal) -> Vec<u8> {
    if !no_change || old.bytes == new.bytes {
        return Vec::new();
    }
    if text_of(old).is_none() || text_of(new).is_none() {
        let words = Words::new(
            "两个文件的内容不同，但是其中的事项没有变化",
            "the two files differ, but no item in them changed",
        );
        return format!("{}\n", words.get(terminal.language)).into_bytes();
    }
    let words = Words::new(
        "事项没有变化，只是写法、次序、注释或者事项以外的文字不同：",
        "no item changed, only how it is written or ordered, or what stands beside the items:",
    );
    let mut out = format!("{}\n", words.get(terminal.language)).into_bytes();
    out.extend(diff(old, new, terminal));
    out
}

/// Text as it is; what is none is named, and known again by its size and a checksum.
pub(super) fn text(bytes: Vec<u8>) -> Vec<u8> {
    if is_text(&bytes) {
        return bytes;
    }
    // FNV-1a: it tells whether something changed, and guards against nobody.
    let sum = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!(
        "（没有从这个文件读出目录 no catalogue was read from this file：{} bytes, {sum:016x}）\n",
        bytes.len()
    )
    .into_bytes()
}

fn text_of(side: &Side) -> Option<&str> {
    let bytes = side.bytes.as_deref().unwrap_or_default();
    std::str::from_utf8(bytes).ok().filter(|_| is_text(bytes))
}

fn is_text(bytes: &[u8]) -> bool {
    !bytes.contains(&0) && !bytes.starts_with(b"PK\x03\x04")
}

fn coloured(diff: &str) -> String {
    let line = |line: &str| {
        let color = match line.as_bytes().first() {
            Some(b'+') => "32",
            Some(b'-') => "31",
            Some(b'@') => "36",
            _ => return format!("{line}\n"),
        };
        format!("\u{1b}[{color}m{line}\u{1b}[0m\n")
    };
    diff.lines().map(line).collect()
}
