//! The tags of an XML part with their byte spans, and edits at such spans.
//!
//! Only as much XML as an edit needs: tags, attributes, comments and CDATA are told apart, and
//! everything between them is passed over untouched.

use std::fmt;
use std::ops::Range;

/// A part that is no well-formed XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) enum Broken {
    /// From this byte on.
    At(usize),
    /// An element that has to be there is not.
    Lacks(&'static str),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(at) => write!(f, "broken XML at byte {}", at + 1),
            Self::Lacks(name) => write!(f, "no <{name}>"),
        }
    }
}

/// Whether a tag opens, closes or is an element by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Shape {
    Open,
    Close,
    Empty,
}

/// A tag and where it stands.
#[derive(Debug, Clone)]
pub(in crate::emit) struct Tag<'a> {
    text: &'a str,
    /// From `<` to behind `>`.
    pub(in crate::emit) span: Range<usize>,
    /// The name as written, with its prefix.
    pub(in crate::emit) name: &'a str,
    pub(in crate::emit) shape: Shape,
}

impl<'a> Tag<'a> {
    /// The name without its prefix.
    pub(in crate::emit) fn local(&self) -> &'a str {
        self.name.rsplit_once(':').map_or(self.name, |(_, local)| local)
    }

    /// The prefix with its colon; empty where there is none.
    pub(in crate::emit) fn prefix(&self) -> &'a str {
        self.name.rfind(':').map_or("", |at| &self.name[..=at])
    }

    /// Where its name ends.
    pub(in crate::emit) fn name_end(&self) -> usize {
        self.span.start + 1 + usize::from(self.shape == Shape::Close) + self.name.len()
    }

    /// Attributes: name, and where the value stands between its quotes.
    pub(in crate::emit) fn attributes(&self) -> Vec<(&'a str, Range<usize>)> {
        let mut found = Vec::new();
        let mut at = self.name_end();
        let end = self.span.end - 1;
        while let Some(rest) = self.text.get(at..end) {
            let Some(equals) = rest.find('=') else { break };
            let name = rest[..equals].trim();
            let after = &rest[equals + 1..];
            let blank = after.len() - after.trim_start().len();
            let Some(quote) = after[blank..].chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                break;
            };
            let start = at + equals + 1 + blank + 1;
            let Some(length) = self.text.get(start..end).and_then(|rest| rest.find(quote)) else { break };
            found.push((name, start..start + length));
            at = start + length + 1;
        }
        found
    }

    /// Where the value of an attribute stands, by its name as written.
    pub(in crate::emit) fn place(&self, name: &str) -> Option<Range<usize>> {
        self.attributes().into_iter().find(|(own, _)| *own == name).map(|(_, place)| place)
    }

    /// The value of an attribute without a prefix, entities resolved.
    pub(in crate::emit) fn value(&self, name: &str) -> Option<String> {
        self.place(name).map(|place| unescaped(&self.text[place]))
    }

    /// The value of an attribute that bears a prefix, whichever: `r:id`.
    pub(in crate::emit) fn prefixed_value(&self, local: &str) -> Option<String> {
        let own = |name: &str| name.rsplit_once(':').is_some_and(|(_, own)| own == local);
        self.attributes().into_iter().find(|(name, _)| own(name)).map(|(_, at)| unescaped(&self.text[at]))
    }

    /// The value of an attribute as a number.
    pub(in crate::emit) fn number(&self, name: &str) -> Option<u32> {
        self.value(name)?.trim().parse().ok()
    }

    /// The prefix (with its colon) bound here to a namespace whose address ends so.
    pub(in crate::emit) fn bound(&self, ending: &str) -> Option<String> {
        let of = |(name, at): (&'a str, Range<usize>)| {
            let prefix = name.strip_prefix("xmlns:")?;
            self.text[at].ends_with(ending).then(|| format!("{prefix}:"))
        };
        self.attributes().into_iter().find_map(of)
    }
}

/// The tags of a text, in order.
pub(in crate::emit) struct Tags<'a> {
    text: &'a str,
    at: usize,
}

/// Reads the tags of a text.
pub(in crate::emit) fn tags(text: &str) -> Tags<'_> {
    Tags { text, at: 0 }
}

impl<'a> Tags<'a> {
    fn next_tag(&mut self) -> Result<Option<Tag<'a>>, Broken> {
        loop {
            let Some(start) = self.text[self.at..].find('<').map(|found| self.at + found) else {
                return Ok(None);
            };
            let rest = &self.text[start..];
            let skip = |end: &str| rest.find(end).map(|found| start + found + end.len());
            let passed = if rest.starts_with("<!--") {
                skip("-->")
            } else if rest.starts_with("<![CDATA[") {
                skip("]]>")
            } else if rest.starts_with("<?") {
                skip("?>")
            } else if rest.starts_with("<!") {
                skip(">")
            } else {
                return self.element(start).map(Some);
            };
            self.at = passed.ok_or(Broken::At(start))?;
        }
    }

    fn element(&mut self, start: usize) -> Result<Tag<'a>, Broken> {
        let bytes = self.text.as_bytes();
        let mut quote = None;
        let mut end = start + 1;
        loop {
            match (bytes.get(end), quote) {
                (None, _) | (Some(b'<'), None) => return Err(Broken::At(start)),
                (Some(b'>'), None) => break,
                (Some(byte @ (b'"' | b'\'')), None) => quote = Some(*byte),
                (Some(byte), Some(open)) if *byte == open => quote = None,
                (Some(_), _) => {}
            }
            end += 1;
        }
        let inner = &self.text[start + 1..end];
        let (inner, shape) = if let Some(rest) = inner.strip_prefix('/') {
            (rest, Shape::Close)
        } else if let Some(rest) = inner.strip_suffix('/') {
            (rest, Shape::Empty)
        } else {
            (inner, Shape::Open)
        };
        let name = &inner[..inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len())];
        if name.is_empty() {
            return Err(Broken::At(start));
        }
        self.at = end + 1;
        Ok(Tag { text: self.text, span: start..end + 1, name, shape })
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Result<Tag<'a>, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.next_tag();
        if next.is_err() {
            self.at = self.text.len();
        }
        next.transpose()
    }
}

/// The root element.
pub(in crate::emit) fn root(text: &str) -> Result<Tag<'_>, Broken> {
    tags(text).next().unwrap_or(Err(Broken::At(0)))
}

/// Replacements at places of one text.
#[derive(Debug, Default)]
pub(in crate::emit) struct Edits {
    edits: Vec<(Range<usize>, String)>,
}

impl Edits {
    pub(in crate::emit) fn replace(&mut self, at: Range<usize>, by: impl Into<String>) {
        self.edits.push((at, by.into()));
    }

    pub(in crate::emit) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.edits.push((at..at, text.into()));
    }

    /// The text with all edits; what is inserted at one place keeps its order.
    pub(in crate::emit) fn apply(mut self, text: &str) -> String {
        self.edits.sort_by_key(|(at, _)| (at.start, at.end));
        let grown: usize = self.edits.iter().map(|(_, by)| by.len()).sum();
        let mut after = String::with_capacity(text.len() + grown);
        let mut from = 0;
        for (at, by) in self.edits {
            after.push_str(text.get(from..at.start).unwrap_or(""));
            after.push_str(&by);
            from = at.end.max(from);
        }
        after.push_str(text.get(from..).unwrap_or(""));
        after
    }
}

/// A text as the content of an element or attribute: entities for signs, nothing XML cannot hold, and
/// `_x000D_` (which office programs read as a character) made plain.
pub(in crate::emit) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '_' if is_coded(&text[at..]) => safe.push_str("_x005F_"),
            '\n' | '\t' => safe.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => safe.push(c),
        }
    }
    safe
}

fn is_coded(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[2..6].iter().all(u8::is_ascii_hexdigit) && bytes[6] == b'_'
}

/// The text of an attribute's value.
pub(in crate::emit) fn unescaped(raw: &str) -> String {
    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
}
