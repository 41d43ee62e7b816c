//! A file's name as an address: relative names stay so, and every byte an address has no sign for is written `%XX`
//! (RFC 3986 §2.1), Chinese names included.

/// The address of a file by its name in the report; absolute ones with `file://` before them.
pub(super) fn uri(name: &str) -> String {
    let encoded = encoded(name);
    if name.starts_with('/') {
        return format!("file://{encoded}");
    }
    if has_drive(name) {
        return format!("file:///{encoded}");
    }
    // A colon in the first part of a relative address would read as a scheme (RFC 3986 §4.2); it is encoded.
    encoded
}

/// Whether the name says all of its way, so that it does not stand under the root of the sources.
pub(super) fn is_absolute(name: &str) -> bool {
    name.starts_with('/') || has_drive(name)
}

/// `C:/…`.
fn has_drive(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && bytes[2] == b'/'
}

fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len() * 3);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_are_percent_encoded_part_by_part() {
        assert_eq!(uri("示例县/a b#1.yaml"), "%E7%A4%BA%E4%BE%8B%E5%8E%BF/a%20b%231.yaml");
        assert_eq!(uri("/x/50%.yaml"), "file:///x/50%25.yaml");
        assert_eq!(uri("C:/x/甲.xlsx"), "file:///C%3A/x/%E7%94%B2.xlsx");
        assert_eq!(uri("a:b.yaml"), "a%3Ab.yaml");
        assert!(is_absolute("/x") && is_absolute("C:/x") && !is_absolute("x/y"));
    }
}
