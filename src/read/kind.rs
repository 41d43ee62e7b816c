//! What an input is, by its content and never by its name.

/// The kinds of input told apart before anything is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip archive: `.xlsx .xlsm .xlsb .ods .docx`.
    Zip,
    /// A compound file: `.xls`.
    Compound,
    /// A page with tables.
    Html,
    /// Cells set off by commas or tabs.
    Separated,
    /// YAML, or text that should be.
    Yaml,
    /// Something known to be of no use, by its name for people.
    Foreign(&'static str),
    /// Bytes that are neither text nor known.
    Unknown,
}

const MAGIC: &[(&[u8], Kind)] = &[
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Compound),
    (b"%PDF-", Kind::Foreign("PDF")),
    (b"Rar!\x1A\x07", Kind::Foreign("RAR")),
    (b"7z\xBC\xAF\x27\x1C", Kind::Foreign("7z")),
    (b"\x1F\x8B", Kind::Foreign("gzip")),
    (b"\x89PNG", Kind::Foreign("PNG")),
    (b"\xFF\xD8\xFF", Kind::Foreign("JPEG")),
    (b"{\\rtf", Kind::Foreign("RTF")),
];

/// Tells the kind of an input from its bytes and, where they are text, that text.
pub(super) fn kind(bytes: &[u8], text: Option<&str>) -> Kind {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *kind;
    }
    let Some(text) = text else { return Kind::Unknown };
    if is_binary(text) {
        Kind::Unknown
    } else if is_html(text) {
        Kind::Html
    } else if is_separated(text) {
        Kind::Separated
    } else {
        Kind::Yaml
    }
}

/// Whether NUL characters are more than an accident.
fn is_binary(text: &str) -> bool {
    text.contains('\0') && text.bytes().filter(|byte| *byte == 0).count() > 8 + text.len() / 100
}

fn is_html(text: &str) -> bool {
    let start = text.trim_start();
    let next = start.strip_prefix('<').and_then(|rest| rest.chars().next());
    next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
}

/// Whether the first lines have separators and none looks like YAML.
fn is_separated(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(10);
    let separators = |line: &str| line.matches(',').count().max(line.trim_end().matches('\t').count());
    let looks_like_yaml = |line: &str| {
        // 填报单位：示例县民政局,,,,, above a table, 注：…,,,,, below it.
        let row = separators(line) >= 3;
        let line = line.trim();
        let key = line.split([',', '\t', '"']).next().unwrap_or("");
        line.starts_with(['#', '[', '{'])
            || line.starts_with("- ")
            || line.starts_with("---")
            || key.contains(": ")
            || (key.contains('：') && !row)
            || line.ends_with(':')
            || line.contains("\":")
    };
    !lines().any(looks_like_yaml) && lines().any(|line| separators(line) >= 2 && !line.starts_with('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        for (text, expected) in [
            ("domain: 养老服务\n", Kind::Yaml),
            ("领域：养老服务\n标题：目录,一,二\n", Kind::Yaml),
            ("- a\n- b, c, d\n", Kind::Yaml),
            ("{\"a\": 1, \"b\": 2, \"c\": 3}", Kind::Yaml),
            ("<<: x\n", Kind::Yaml),
            ("", Kind::Yaml),
            ("<html><table>", Kind::Html),
            ("\n <!DOCTYPE html>", Kind::Html),
            ("养老服务目录\n序号,一级事项,二级事项\n", Kind::Separated),
            ("\"序号\",\"一级事项\",\"二级事项\"\n", Kind::Separated),
            ("序号\t一级事项\t二级事项\n", Kind::Separated),
            (
                "填报单位：示例县民政局,,,\n序号,一级事项,二级事项,公开内容\n注：涉密的除外,,,\n",
                Kind::Separated,
            ),
            ("\t- a\n\t\tb\tc\n", Kind::Yaml),
        ] {
            assert_eq!(kind(text.as_bytes(), Some(text)), expected, "{text}");
        }
        assert_eq!(kind(b"PK\x03\x04...", None), Kind::Zip);
        assert_eq!(kind(b"\x00\x01\xff", None), Kind::Unknown);
    }
}
