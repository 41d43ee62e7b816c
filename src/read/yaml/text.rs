//! The letters of a YAML line: blanks, keys, quotes, brackets. Knows one line at a time and no structure.

use crate::catalogue::Field;
use crate::catalogue::field::CATALOGUE_KEYS;
use std::ops::Range;

/// The blanks at the beginning of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// How many bytes they take.
    pub(super) bytes: usize,
    /// ASCII spaces before any other blank: what YAML itself sees.
    pub(super) plain: usize,
    spaces: usize,
    narrow: usize,
    /// Tabs.
    pub(super) tabs: usize,
    /// Ideographic and other wide or fixed blanks.
    pub(super) wide: usize,
}

impl Lead {
    /// Measures the beginning of a line.
    pub(super) fn of(line: &str) -> Self {
        let plain = line.bytes().take_while(|byte| *byte == b' ').count();
        let mut lead = Self { bytes: plain, plain, spaces: plain, ..Self::default() };
        for character in line[plain..].chars() {
            match character {
                ' ' => lead.spaces += 1,
                '\t' => lead.tabs += 1,
                '\u{3000}' | '\u{2003}' => lead.wide += 1,
                other if is_odd_blank(other) => lead.narrow += 1,
                _ => break,
            }
            lead.bytes += character.len_utf8();
        }
        lead
    }

    /// Whether it is made of ASCII spaces alone.
    pub(super) fn is_plain(self) -> bool {
        self.bytes == self.plain
    }

    /// The column after it, were a tab and a wide blank as wide as said.
    pub(super) fn columns(self, tab: usize, wide: usize) -> usize {
        self.spaces + self.narrow + self.tabs * tab + self.wide * wide
    }
}

/// A blank that is none to YAML.
pub(super) fn is_odd_blank(character: char) -> bool {
    matches!(character, '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}')
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t') || is_odd_blank(character)
}

/// The bytes of blanks, odd ones included, at the beginning of `rest`.
pub(super) fn blanks(rest: &str) -> usize {
    rest.find(|character| !is_blank(character)).unwrap_or(rest.len())
}

/// Whether a blank or the end of the line stands at the beginning of `rest`.
pub(super) fn at_blank(rest: &str) -> bool {
    rest.chars().next().is_none_or(is_blank)
}

/// Whether nothing but a comment is left.
pub(super) fn is_over(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('#')
}

/// Where a plain value on this line ends: before a comment, without the blanks after it.
pub(super) fn plain_end(rest: &str) -> usize {
    let cut = rest.find(" #").or_else(|| rest.find("\t#")).unwrap_or(rest.len());
    rest[..cut].trim_end_matches([' ', '\t']).len()
}

/// How a key is set off from its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colon {
    /// `key: ` as YAML wants it (an odd blank after the colon counts).
    Proper,
    /// `key：`.
    Wide,
    /// `key:value`.
    Tight,
}

/// A line taken apart at its first colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// The key, with its quotes, without blanks.
    pub(super) key: Range<usize>,
    /// The colon.
    pub(super) colon: Range<usize>,
    /// What kind of colon.
    pub(super) kind: Colon,
}

/// Takes a line apart where a key could end; `None` where none can.
pub(super) fn split_key(rest: &str) -> Option<Split> {
    let first = rest.chars().next()?;
    if matches!(first, '"' | '\'') {
        let end = quote_end(&rest[1..], first)? + 1;
        let at = end + blanks(&rest[end..]);
        let proper = rest[at..].starts_with(':') && at_blank(&rest[at + 1..]);
        return proper.then(|| split(rest, at, 1, Colon::Proper));
    }
    if matches!(first, '[' | '{') {
        let at = Brackets::default().read(rest)?;
        let proper = rest[at..].starts_with(':') && at_blank(&rest[at + 1..]);
        return proper.then(|| split(rest, at, 1, Colon::Proper));
    }
    if matches!(first, '|' | '>' | '#') || rest.starts_with("? ") {
        return None;
    }
    let mut improper: Option<Split> = None;
    for (at, character) in rest.char_indices() {
        match character {
            ':' if at_blank(&rest[at + 1..]) => {
                let known = improper.take().filter(|split| split.kind == Colon::Wide && split.is_known(rest));
                return Some(known.unwrap_or_else(|| split(rest, at, 1, Colon::Proper)));
            }
            ':' if improper.is_none() => improper = Some(split(rest, at, 1, Colon::Tight)),
            '：' if improper.is_none() => improper = Some(split(rest, at, 3, Colon::Wide)),
            '#' if rest[..at].ends_with([' ', '\t']) => break,
            _ => {}
        }
    }
    improper
}

fn split(rest: &str, at: usize, width: usize, kind: Colon) -> Split {
    let key = rest[..at].trim_end_matches(is_blank).len();
    Split { key: 0..key, colon: at..at + width, kind }
}

impl Split {
    /// Whether the key is a word of ours.
    pub(super) fn is_known(&self, rest: &str) -> bool {
        is_known_key(&rest[self.key.clone()])
    }

    /// Whether the key looks like one: short, and not a sentence.
    pub(super) fn is_plausible(&self, rest: &str) -> bool {
        let key = &rest[self.key.clone()];
        !key.is_empty()
            && key.chars().count() <= 30
            && !key.chars().any(|c| is_blank(c) || matches!(c, '，' | '。' | '；' | '、' | '《' | '“' | ','))
    }

    /// Whether the key is an English identifier.
    pub(super) fn is_identifier(&self, rest: &str) -> bool {
        let key = &rest[self.key.clone()];
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    }
}

/// Whether a word is a key of an item or of a catalogue, in either language.
fn is_known_key(word: &str) -> bool {
    Field::from_key(word).is_some()
        || CATALOGUE_KEYS.iter().any(|(english, chinese)| *english == word || *chinese == word)
}

/// Whether a line begins an entry beyond doubt: `- …`, or a plausible `key: …`.
pub(super) fn is_entry(rest: &str) -> bool {
    is_dash(rest)
        || split_key(rest).is_some_and(|split| split.kind == Colon::Proper && split.is_plausible(rest))
}

/// Whether a list mark stands here.
pub(super) fn is_dash(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(at_blank)
}

/// The byte after the closing quote, in the text after the opening one.
pub(super) fn quote_end(inner: &str, quote: char) -> Option<usize> {
    let bytes = inner.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, quote) {
            (b'\\', '"') => at += 1,
            (b'"', '"') => return Some(at + 1),
            (b'\'', '\'') if bytes.get(at + 1) == Some(&b'\'') => at += 1,
            (b'\'', '\'') => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Brackets left open at the end of a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Brackets {
    /// What would close them, the innermost last, and whether the element in it has its colon.
    pub(super) closers: Vec<(char, bool)>,
    /// Whether an element may begin here: after a bracket, a comma or a colon.
    pub(super) expects_element: bool,
    quote: Option<char>,
}

impl Brackets {
    /// Whether a key on a new line could not belong to the element before it.
    pub(super) fn takes_no_key(&self) -> bool {
        !self.expects_element && self.closers.last().is_some_and(|(closer, colon)| *closer == ']' || *colon)
    }

    fn colon(&mut self, seen: bool) {
        if let Some((_, colon)) = self.closers.last_mut() {
            *colon = seen;
        }
    }

    /// Whether the line ended inside quotes.
    pub(super) fn in_quotes(&self) -> bool {
        self.quote.is_some()
    }

    /// Reads on; the byte after the last closing bracket once all are closed.
    pub(super) fn read(&mut self, rest: &str) -> Option<usize> {
        let mut at = 0;
        while let Some(character) = rest[at..].chars().next() {
            if let Some(quote) = self.quote {
                at += quote_end(&rest[at..], quote)?;
                self.quote = None;
                continue;
            }
            match character {
                '[' => self.closers.push((']', false)),
                '{' => self.closers.push(('}', false)),
                ']' | '}' => {
                    self.closers.pop();
                    if self.closers.is_empty() {
                        return Some(at + 1);
                    }
                }
                ',' => self.colon(false),
                ':' if at_blank(&rest[at + 1..]) => self.colon(true),
                '"' | '\'' if self.expects_element => self.quote = Some(character),
                '#' if at == 0 || rest[..at].ends_with([' ', '\t']) => return None,
                _ => {}
            }
            if !matches!(character, ' ' | '\t') {
                self.expects_element = matches!(character, '[' | '{' | ',' | ':');
            }
            at += character.len_utf8();
        }
        None
    }
}
