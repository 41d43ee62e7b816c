//! Waivers in comments: `# mulu: allow vague-deadline: 国务院部门规章另有规定`.
//!
//! At the end of a line or above it, a comment speaks of the key that stands there; on the first line of an item or
//! above it, of the whole item; above the first key of the file, of the file. Whether the rule is one, and whether
//! there is a reason, is for the rules about waivers to say.

use crate::catalogue::{Text, Waiver};
use crate::document::{Document, Entry, Node};
use crate::source::{FileId, LineIndex, Location, Span};

/// The waivers in the comments of a text file.
#[must_use]
pub fn allowances(document: &Document, text: &str, comments: &[(Span, &str)]) -> Vec<Waiver> {
    let spoken: Vec<(Span, Vec<Allowed>)> = comments
        .iter()
        .map(|(span, comment)| (*span, parse(comment)))
        .filter(|(_, allowed)| !allowed.is_empty())
        .collect();
    if spoken.is_empty() {
        return Vec::new();
    }
    let targets = Targets { file: document.file, text, lines: LineIndex::new(text), spans: spans(document) };
    let waivers = |(span, allowed): (Span, Vec<Allowed>)| {
        let scope = targets.of(span);
        let waiver = move |one: Allowed| one.at(document.file, span, scope);
        allowed.into_iter().map(waiver).collect::<Vec<_>>()
    };
    spoken.into_iter().flat_map(waivers).collect()
}

/// A rule in a comment, in bytes of it, and the reason.
struct Allowed {
    rule: std::ops::Range<usize>,
    word: String,
    reason: Option<(std::ops::Range<usize>, String)>,
}

impl Allowed {
    fn at(self, file: FileId, comment: Span, scope: Location) -> Waiver {
        let at = Location::Text { file, span: comment };
        let place = |range: &std::ops::Range<usize>| at.part(range.start, range.end);
        Waiver {
            at,
            rule: Text::new(self.word, place(&self.rule)),
            code: None,
            reason: self.reason.map(|(range, words)| Text::new(words, place(&range))),
            until: None,
            scope: Some(scope),
        }
    }
}

/// What a comment allows: `# mulu: allow a, b: reason`; colons and commas of either width.
fn parse(comment: &str) -> Vec<Allowed> {
    let rules = || {
        let rest = comment.trim_start_matches('#').trim_start();
        let rest = rest.strip_prefix("mulu")?.trim_start();
        let rest = rest.strip_prefix([':', '：'])?.trim_start();
        let rest = rest.strip_prefix("allow").or_else(|| rest.strip_prefix("允许"))?;
        rest.starts_with([' ', '\t', '\u{3000}']).then(|| rest.trim_start())
    };
    let Some(rest) = rules() else { return Vec::new() };
    let start = comment.len() - rest.len();
    let names = rest.split([':', '：']).next().unwrap_or("");
    let behind = rest[names.len()..].trim_start_matches([':', '：']);
    let words = behind.trim();
    let from = comment.len() - behind.trim_start().len();
    let reason = (!words.is_empty()).then(|| (from..from + words.len(), words.to_owned()));
    let mut found = Vec::new();
    let mut at = start;
    for name in names.split_inclusive([',', '，', '、']) {
        let word = name.trim_end_matches([',', '，', '、']).trim();
        let from = at + name.len() - name.trim_start().len();
        at += name.len();
        if !word.is_empty() {
            let rule = from..from + word.len();
            found.push(Allowed { rule, word: word.to_owned(), reason: reason.clone() });
        }
    }
    found
}

/// What comments may speak of, outer before inner.
struct Targets<'a> {
    file: FileId,
    text: &'a str,
    lines: LineIndex,
    spans: Vec<Span>,
}

impl Targets<'_> {
    /// What the comment at a place speaks of.
    fn of(&self, comment: Span) -> Location {
        let first = self.spans.iter().map(|span| span.start).min();
        if first.is_none_or(|first| comment.start < first) {
            return Location::File(self.file);
        }
        let start = self.text[..comment.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let own_line = self.text[start..comment.start as usize].trim().is_empty();
        let line = if own_line { self.next_line(comment.end as usize) } else { Some(start) };
        let none = Location::Text { file: self.file, span: comment };
        let Some(line) = line else { return none };
        let body = line + self.text[line..].len() - self.text[line..].trim_start_matches([' ', '\t']).len();
        let number = self.line(line);
        let begins = self.spans.iter().find(|span| self.line(span.start as usize) == number);
        let around = || {
            let holds = |span: &&Span| span.range().contains(&body);
            self.spans.iter().filter(holds).min_by_key(|span| span.len())
        };
        begins.or_else(around).map_or(none, |span| Location::Text { file: self.file, span: *span })
    }

    /// Where the next line begins that holds more than a comment.
    fn next_line(&self, from: usize) -> Option<usize> {
        let mut start = from + self.text[from..].find('\n')? + 1;
        for line in self.text[start..].split_inclusive('\n') {
            if !(line.trim().is_empty() || line.trim_start().starts_with('#')) {
                return Some(start);
            }
            start += line.len();
        }
        None
    }

    fn line(&self, offset: usize) -> u32 {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        self.lines.position(self.text, offset).line.get()
    }
}

/// The keys of the file, the items and their keys, with their values.
fn spans(document: &Document) -> Vec<Span> {
    let mut spans = Vec::new();
    for entry in document.tables.iter().flat_map(|table| table.root.entries()) {
        spans.extend(entry_span(entry));
        for element in entry.value.elements() {
            spans.extend(span(element));
            spans.extend(element.entries().iter().filter_map(entry_span));
        }
    }
    spans
}

fn entry_span(entry: &Entry) -> Option<Span> {
    let Location::Text { span: key, .. } = entry.key.at else { return None };
    let end = span(&entry.value).map_or(key.end, |value| value.end.max(key.end));
    Some(Span { start: key.start, end })
}

fn span(node: &Node) -> Option<Span> {
    match node.at {
        Location::Text { span, .. } => Some(span),
        Location::File(_) | Location::Cell { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str) -> Vec<(String, Option<String>)> {
        parse(comment).into_iter().map(|one| (one.word, one.reason.map(|(_, words)| words))).collect()
    }

    #[test]
    fn colons_and_commas_of_either_width_are_understood() {
        let both = |reason: &str| {
            vec![("a-b".to_owned(), Some(reason.to_owned())), ("D103".to_owned(), Some(reason.to_owned()))]
        };
        assert_eq!(read("# mulu: allow a-b, D103: 上级如此"), both("上级如此"));
        assert_eq!(read("#mulu：允许　a-b、D103：上级：如此 "), both("上级：如此"));
        assert_eq!(read("## mulu :allow a-b"), vec![("a-b".to_owned(), None)]);
        assert_eq!(read("# mulu: allow a-b:  "), vec![("a-b".to_owned(), None)]);
        for other in
            ["# mulu", "# mulu: allowance x", "# 见 mulu: allow x", "# mulu 说明: allow", "# mulu: allow :x"]
        {
            assert_eq!(read(other), vec![], "{other}");
        }
    }

    #[test]
    fn places_of_a_comment_hold_its_words() {
        let comment = "# mulu: allow a-b， D103： 上级如此";
        for one in parse(comment) {
            assert_eq!(comment[one.rule], one.word);
            let (range, words) = one.reason.unwrap_or_default();
            assert_eq!(comment[range], words);
        }
    }
}
