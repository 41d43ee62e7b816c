//! One form for texts that only differ in blanks and widths, for looking them up. Never shown, never written back.

/// `text` without blanks and invisible characters, full-width letters, digits and marks made half-width,
/// every kind of dash one hyphen.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match folded_character(character) {
            Some('-') if folded.ends_with('-') => {}
            Some(kept) => folded.push(kept),
            None => {}
        }
    }
    folded
}

fn folded_character(character: char) -> Option<char> {
    match character {
        _ if character.is_whitespace() || character.is_control() => None,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '—' | '–' | '‐' | '―' | '−' | '－' | '~' | '～' => Some('-'),
        '⁄' | '∕' => Some('/'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0),
        _ => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn blanks_and_widths_do_not_matter() {
        assert_eq!(fold(" 政 府\n网站　（Ａ－１）"), "政府网站(A-1)");
        assert_eq!(fold("2016——2020"), fold("2016－2020"));
    }
}
