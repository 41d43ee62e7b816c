//! Character references: the numeric ones, and the named ones that office pages use.

/// Names and what they stand for.
const NAMED: &[(&str, &str)] = &[
    ("nbsp", "\u{a0}"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("middot", "·"),
    ("bull", "•"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("times", "×"),
    ("radic", "√"),
    ("lang", "〈"),
    ("rang", "〉"),
];

/// The text with its references resolved; what is no reference stays.
pub(super) fn decode(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((value, length)) => {
                text.push_str(&value);
                rest = &rest[length..];
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    text
}

fn reference(rest: &str) -> Option<(String, usize)> {
    let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(at, _)| at)?;
    let name = &rest[1..end];
    let value = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?.to_string()
        }
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())?,
    };
    Some((value, end + 1))
}

#[cfg(test)]
mod tests {
    #[test]
    fn references_are_resolved_and_the_rest_stays() {
        assert_eq!(
            super::decode("甲&nbsp;乙&#8730;&#x25A0;&lt;b&gt; R&D &bogus; &"),
            "甲\u{a0}乙√■<b> R&D &bogus; &"
        );
    }
}
