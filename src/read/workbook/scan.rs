//! The tags and texts of an XML part, straight from its bytes: nothing is copied, nothing looked up twice.
//!
//! Reads what office programs write and what they forgive. A piece of a part may end anywhere; where it
//! ends inside a tag or a text the scanner says so, and its caller comes again with more.

use memchr::{memchr, memmem};

/// What stands in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An opening tag.
    Open {
        /// Its name without a prefix.
        name: &'a [u8],
        /// Its attributes as written.
        attributes: &'a [u8],
        /// Whether it closes itself.
        empty: bool,
    },
    /// A closing tag: its name without a prefix.
    Close(&'a [u8]),
    /// Text with its entities.
    Text(&'a [u8]),
    /// Text to the letter (`CDATA`).
    Verbatim(&'a [u8]),
}

/// Where there is no further token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The bytes end here, or inside the next token.
    Cut,
    /// What follows is no XML.
    Broken,
}

/// Reads over the bytes of a part.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    /// From the first of these bytes.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes have been read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next token.
    ///
    /// # Errors
    /// Where there is none.
    pub(super) fn next(&mut self) -> Result<Token<'a>, Stop> {
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            match rest {
                [] => return Err(Stop::Cut),
                [b'<', b'/', body @ ..] => {
                    let end = memchr(b'>', body).ok_or(Stop::Cut)?;
                    self.at += end + 3;
                    let name = body.get(..end).unwrap_or_default();
                    return Ok(Token::Close(local(name.trim_ascii_end())));
                }
                [b'<', b'!', b'[', ..] => {
                    let body = rest.strip_prefix(b"<![CDATA[").ok_or(unless_cut(rest, b"<![CDATA["))?;
                    let end = memmem::find(body, b"]]>").ok_or(Stop::Cut)?;
                    self.at += end + 12;
                    return Ok(Token::Verbatim(body.get(..end).unwrap_or_default()));
                }
                [b'<', b'!', b'-', ..] => self.skip(rest, b"-->")?,
                [b'<', b'?', ..] => self.skip(rest, b"?>")?,
                [b'<', b'!', ..] => self.skip(rest, b">")?,
                [b'<', body @ ..] => return self.open(body),
                text => {
                    let end = memchr(b'<', text).ok_or(Stop::Cut)?;
                    self.at += end;
                    return Ok(Token::Text(text.get(..end).unwrap_or_default()));
                }
            }
        }
    }

    /// The value of a cell that holds nothing else, as nearly all do: `<v>…</v></c>` in one step.
    pub(super) fn only_value(&mut self) -> Option<&'a [u8]> {
        let body = self.bytes.get(self.at..)?.strip_prefix(b"<v>")?;
        let end = memchr(b'<', body)?;
        let (value, after) = body.split_at_checked(end)?;
        after.starts_with(b"</v></c>").then(|| {
            self.at += end + 11;
            value
        })
    }

    fn skip(&mut self, rest: &[u8], end: &[u8]) -> Result<(), Stop> {
        self.at += memmem::find(rest, end).ok_or(Stop::Cut)? + end.len();
        Ok(())
    }

    /// An opening tag; its end is the first `>` outside quotes.
    fn open(&mut self, body: &'a [u8]) -> Result<Token<'a>, Stop> {
        let mut end = 0;
        loop {
            match body.get(end) {
                None => return Err(Stop::Cut),
                Some(b'>') => break,
                Some(b'<') => return Err(Stop::Broken),
                Some(quote @ (b'"' | b'\'')) => {
                    let value = body.get(end + 1..).unwrap_or_default();
                    end += memchr(*quote, value).ok_or(Stop::Cut)? + 2;
                }
                Some(_) => end += 1,
            }
        }
        self.at += end + 2;
        let tag = body.get(..end).unwrap_or_default();
        let empty = tag.ends_with(b"/");
        let tag = tag.strip_suffix(b"/").unwrap_or(tag);
        let name_end = tag.iter().position(u8::is_ascii_whitespace).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at_checked(name_end).unwrap_or((tag, b""));
        if name.is_empty() {
            return Err(Stop::Broken);
        }
        Ok(Token::Open { name: local(name), attributes, empty })
    }
}

fn unless_cut(rest: &[u8], wanted: &[u8]) -> Stop {
    if rest.len() < wanted.len() { Stop::Cut } else { Stop::Broken }
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    memchr(b':', name).and_then(|at| name.get(at + 1..)).unwrap_or(name)
}

/// The attributes of a tag: names without prefix, values as written.
pub(super) fn attributes(mut rest: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        let equals = memchr(b'=', rest)?;
        let name = rest.get(..equals)?.trim_ascii_end();
        let value = rest.get(equals + 1..)?.trim_ascii_start();
        let (quote, value) = value.split_first()?;
        let end = memchr(*quote, value).filter(|_| matches!(quote, b'"' | b'\''))?;
        rest = value.get(end + 1..)?;
        Some((local(name), value.get(..end)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &[u8]) -> (Vec<Token<'_>>, Stop) {
        let mut scanner = Scanner::new(text);
        let mut found = Vec::new();
        loop {
            match scanner.next() {
                Ok(token) => found.push(token),
                Err(stop) => return (found, stop),
            }
        }
    }

    #[test]
    fn tags_texts_and_what_is_neither() {
        let text =
            b"<?xml version='1.0'?><!-- <c> --><x:c r=\"A>1\" t='s' ><v>1&amp;</v><v/><![CDATA[<v>]]></x:c >";
        let open = |name, attributes, empty| Token::Open { name, attributes, empty };
        let wanted = vec![
            open(&b"c"[..], &b" r=\"A>1\" t='s' "[..], false),
            open(b"v", b"", false),
            Token::Text(b"1&amp;"),
            Token::Close(b"v"),
            open(b"v", b"", true),
            Token::Verbatim(b"<v>"),
            Token::Close(b"c"),
        ];
        assert_eq!(all(text), (wanted, Stop::Cut));
        let found: Vec<_> = attributes(b" r=\"A>1\" x:t = 's' broken").collect();
        assert_eq!(found, [(&b"r"[..], &b"A>1"[..]), (b"t", b"s")]);
        assert_eq!(all(b"<c><<").1, Stop::Broken);
    }

    proptest! {
        #[test]
        fn a_cut_never_changes_what_stands_before_it(text in "(<c r=\"A1\">|</c>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|[<>&;\"'/?!甲 ]){0,40}", at in 0usize..200) {
            let (whole, _) = all(text.as_bytes());
            let (part, _) = all(text.as_bytes().get(..at).unwrap_or(text.as_bytes()));
            prop_assert!(whole.starts_with(&part));
        }
    }
}
