//! Text and addresses made fit to be shown. Escaping is not here: the templates escape everything by themselves.

use crate::value::text::kept;

/// The text without characters that no page may hold (controls) or that would turn the page's
/// order of reading round (bidirectional marks); line breaks and tabs stay.
pub(super) fn shown(text: &str) -> String {
    kept(text.trim(), |character| (!is_hidden(character)).then_some(character))
}

/// The address where it may be linked to: http, https, or relative without a scheme.
pub(super) fn link(address: &str) -> Option<String> {
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    let full = ["http://", "https://"]
        .iter()
        .any(|scheme| lower.strip_prefix(scheme).is_some_and(|rest| rest.starts_with(is_host_start)));
    let plain = address.chars().all(|c| c.is_alphanumeric() || "-._~:/?#[]@!$&()*+,;=%".contains(c));
    (plain && (full || is_relative(address))).then(|| address.to_owned())
}

fn is_host_start(character: char) -> bool {
    character.is_alphanumeric() || character == '['
}

/// No scheme, no other host (`www.example.cn/a` without its scheme is no page of ours), and something to go to.
fn is_relative(address: &str) -> bool {
    let first = address.split(['/', '?', '#']).next().unwrap_or("");
    let host = address.starts_with("//")
        || first.starts_with("www.")
        || (first.contains('.') && !first.starts_with('.') && first.len() < address.len());
    address.is_ascii() && !host && !first.contains(':') && address.contains(['/', '.', '#', '?'])
}

fn is_hidden(character: char) -> bool {
    let kept = matches!(character, '\n' | '\t');
    (character.is_control() && !kept)
        || matches!(
            character,
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_relative_addresses_are_links() {
        for good in [
            "http://www.example.gov.cn/a",
            "HTTPS://www.example.gov.cn",
            "/zwgk/index.html",
            "a/b.html?x=1#y",
            "../a.html",
            "#a",
            "http://示例.政务/a",
        ] {
            assert_eq!(link(good).as_deref(), Some(good));
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JaVaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)//a.html",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example/x",
            "/\\evil.example",
            "\\\\evil\\x",
            "http://",
            "http:///x",
            "https:evil",
            "暂无",
            "www.example.gov.cn",
            "example.gov.cn/a.html",
            "见县政府网站",
            "a b.html",
            "<b>x</b>",
            "'/onclick='x",
            "mailto:a@b.c",
        ] {
            assert_eq!(link(bad), None, "{bad}");
        }
    }

    #[test]
    fn controls_and_direction_marks_are_not_shown() {
        assert_eq!(shown("\u{202e}甲\u{0}乙\n丙\u{2067}\u{feff} "), "甲乙\n丙");
    }
}
