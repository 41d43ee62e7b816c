//! Bytes to text: UTF-8, UTF-16 and GB18030, told apart by content.
//!
//! GB 18030-2022 has been mandatory for Chinese software since 2023-08-01; offices still hand in
//! GBK files, which it contains. Which encoding it was is remembered, so that a rule can advise
//! UTF-8 and a fix can write the file back as it came.

/// How a text file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 behind a byte order mark, as WPS and Notepad write it.
    Utf8WithMark,
    /// UTF-16, little end first, behind a mark.
    Utf16Le,
    /// UTF-16, big end first, behind a mark.
    Utf16Be,
    /// GB18030 (and so GBK and GB 2312).
    Gb18030,
}

impl Encoding {
    /// The name the IANA knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8WithMark => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
        }
    }
}

/// Decodes a file; `None` where the bytes are no text in any of these (a NUL byte, bad sequences).
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8(rest.to_vec()).ok().map(|text| (text, Encoding::Utf8WithMark));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return strict(encoding_rs::UTF_16LE, rest).map(|text| (text, Encoding::Utf16Le));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return strict(encoding_rs::UTF_16BE, rest).map(|text| (text, Encoding::Utf16Be));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some((text.to_owned(), Encoding::Utf8)),
        Err(_) if bytes.contains(&0) => None,
        Err(_) => strict(encoding_rs::GB18030, bytes).map(|text| (text, Encoding::Gb18030)),
    }
}

fn strict(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// Writes text back in the encoding it was read from.
///
/// Characters GB18030 has no code for do not exist (it covers all of Unicode); UTF-16 is written
/// with its mark again.
#[must_use]
pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8WithMark => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Utf16Le => {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            b"\xFF\xFE".iter().copied().chain(units).collect()
        }
        Encoding::Utf16Be => {
            let units = text.encode_utf16().flat_map(u16::to_be_bytes);
            b"\xFE\xFF".iter().copied().chain(units).collect()
        }
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_comes_back_as_it_went() {
        let text = "名称: 养老服务 㛃𬭎𠮷\r\n";
        for encoding in
            [Encoding::Utf8, Encoding::Utf8WithMark, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030]
        {
            assert_eq!(decode(&encode(text, encoding)), Some((text.to_owned(), encoding)), "{encoding:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_not_guessed_at() {
        assert_eq!(decode(b"PK\x03\x04\xff\xfe\x00"), None);
        assert_eq!(decode(b"\xff\xff\xff"), None);
    }
}
