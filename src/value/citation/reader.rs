//! The walk over a cell: separators, list numbers, labels, and which kind of entry begins where.
//! What follows a title is read by `attach`; where unmarked words end is found by `run`.
//!
//! Source: `cell`, `sep`, `enum`, `lead`, `class` of `citation-forms.md` §1.

use std::ops::Range;

use super::article::articles_at;
use super::attach::Draft;
use super::fold::{is_blank, is_han};
use super::marks::{Marks, TitleSpan};
use super::number_scan::{Hit, hit_at};
use super::office::joined_offices;
use super::run::{Stop, half_title_end, run_end};
use super::scan::Text;
use super::separators::{enumerator_end, is_separator, label_end};
use super::words;
use super::{FaultKind, Part, Ranged};

/// Reads all parts of a cell.
pub(super) fn read(written: &str) -> Vec<Part> {
    let text = Text::new(written);
    let marks = Marks::new(&text);
    let mut reader = Reader { text: &text, marks: &marks, parts: Vec::new() };
    let mut position = reader.gap(0);
    while position < text.len() {
        let after = reader.entry(position);
        position = reader.gap(after.max(position + 1));
    }
    reader.parts
}

/// The parts read so far.
pub(super) struct Reader<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) marks: &'t Marks,
    pub(super) parts: Vec<Part>,
}

/// The label and words before a title.
#[derive(Default)]
struct Front {
    /// Where the entry begins.
    start: usize,
    class: Option<Range<usize>>,
    lead: Option<Range<usize>>,
}

impl Reader<'_, '_> {
    /// Steps over blanks, separators and list numbers.
    fn gap(&self, start: usize) -> usize {
        let text = self.text;
        let mut position = start;
        loop {
            let before = position;
            position = text.skip(position);
            if is_separator(text.at(position)) && position < text.len() {
                position += 1;
            } else if let Some(after) = enumerator_end(text, position) {
                position = after;
            } else if let Some(after) = text.any_word(position, &["以及", "和", "及", "与", "或"])
                && self.marks.title_at(text.skip(after)).is_some()
            {
                position = after;
            }
            if position == before {
                return position;
            }
        }
    }

    /// Reads the entry that begins here and says where it ends.
    fn entry(&mut self, start: usize) -> usize {
        let text = self.text;
        let mut front = Front { start, ..Front::default() };
        let mut position = start;
        if let Some(close) = self.class_end(position) {
            front.class = Some(position..close);
            position = text.skip(close);
        }
        if let Some(end) = label_end(text, position) {
            front.class = Some(position..end);
            position = text.skip(text.skip(end) + 1);
        }
        if let Some(after) = text.any_word(position, words::DITTO)
            && !is_han(text.at(text.skip(after)))
        {
            self.parts.push(Part::Ditto(text.bytes(position..after)));
            return after;
        }
        if let Some(articles) = articles_at(text, position) {
            // Articles of no law that is named here.
            self.unreadable(start..articles.end);
            return articles.end;
        }
        if let Some(after) = text.any_word(position, words::LEADS) {
            front.lead = Some(position..after);
            position = text.skip(after);
        }
        match self.marks.title_at(position) {
            Some(title) => self.title_entry(front, position, title),
            None => self.bare_entry(front, position),
        }
    }

    /// An entry that begins with 《.
    fn title_entry(&mut self, front: Front, start: usize, title: &TitleSpan) -> usize {
        match half_title_end(self.text, self.marks, start, title) {
            Some(end) => self.unmarked(front, start..end, FaultKind::HalfTitleMarks),
            None => self.marked(front, title, None),
        }
    }

    /// An entry that begins with words.
    fn bare_entry(&mut self, front: Front, start: usize) -> usize {
        let (stop, end) = run_end(self.text, self.marks, start);
        match stop {
            Stop::HalfTitle => self.unmarked(front, start..end, FaultKind::HalfTitleMarks),
            Stop::Title => self.words_before_title(front, start..end),
            Stop::Number => self.numbered_entry(front, start..end),
            Stop::Boundary => self.plain_words(front, start..end),
        }
    }

    /// Words directly before 《: the office that issued the document, or a remark.
    fn words_before_title(&mut self, front: Front, words: Range<usize>) -> usize {
        let Some(title) = self.marks.title_at(words.end) else {
            return words.end;
        };
        let issuer = self.text.trim(words.clone());
        let office = joined_offices(self.text, issuer.start..self.before_verb(issuer.clone()));
        if words::is_office(&office) && !words::is_vague(&office) {
            return self.marked(front, title, Some((office, issuer)));
        }
        self.unreadable(front.start..words.end);
        self.marked(Front { start: title.start, ..Front::default() }, title, None)
    }

    /// Where the words end without 印发 and the like: what hands a title on is no part of an office.
    fn before_verb(&self, words: Range<usize>) -> usize {
        let text = self.text;
        let mut end = words.end;
        if let Some(verb) = HANDING_ON.iter().find(|verb| text.ends_with_any(words.start, end, &[verb])) {
            for _ in verb.chars() {
                end = text.back(words.start, end).saturating_sub(1);
            }
        }
        text.back(words.start, end)
    }

    /// Words that run into a number or an article.
    fn numbered_entry(&mut self, front: Front, words: Range<usize>) -> usize {
        let text = self.text;
        let trimmed = text.trim(words.clone());
        if trimmed.is_empty() {
            if let Some(hit) = hit_at(text, self.marks, words.end, text.len())
                && let Some(title) = self.marks.title_at(text.skip(hit.range.end))
            {
                return self.number_first(front, hit, title);
            }
            return self.unmarked(front, words.start..words.start, FaultKind::MissingTitleMarks);
        }
        let name = text.closed(trimmed.clone());
        let by_article = text.at(words.end) == '第' && !words::title_ends(text, words.start, words.end);
        if words::is_vague(&name) || by_article || trimmed.len() < 4 {
            return self.plain_words(front, words);
        }
        self.unmarked(front, trimmed, FaultKind::MissingTitleMarks)
    }

    /// Words with nothing attached: a title without marks, a vague phrase, or neither.
    fn plain_words(&mut self, front: Front, words: Range<usize>) -> usize {
        let text = self.text;
        let trimmed = text.trim(words.clone());
        let name = text.closed(trimmed.clone());
        let whole = front.start..trimmed.end;
        if trimmed.is_empty() {
            self.unreadable(whole);
        } else if words::is_vague(&name) {
            self.parts.push(Part::Vague(self.ranged(whole)));
        } else if name.chars().count() >= 4 && words::title_ends(text, trimmed.start, trimmed.end) {
            return self.unmarked(front, trimmed, FaultKind::MissingTitleMarks);
        } else {
            self.unreadable(whole);
        }
        words.end
    }

    /// GB/T 37276—2018《养老机构等级划分与评定》: the number before its title.
    fn number_first(&mut self, front: Front, hit: Hit, title: &TitleSpan) -> usize {
        let mut draft = Draft::new(self.text, front.start, title.start..title.end, title.content.clone());
        draft.citation.title_marked = true;
        draft.fault(FaultKind::Arrangement, hit.range.clone());
        draft.citation.issues.extend(title.faults.iter().cloned());
        draft.add_number(hit);
        self.finish(front, draft, title.end)
    }

    fn marked(&mut self, front: Front, title: &TitleSpan, issuer: Option<(String, Range<usize>)>) -> usize {
        let mut draft = Draft::new(self.text, front.start, title.start..title.end, title.content.clone());
        draft.citation.title_marked = true;
        draft.citation.issues.extend(title.faults.iter().cloned());
        if let Some((office, range)) = issuer {
            if self.text.slice(range.start..title.start) != office {
                draft.fault(FaultKind::LeadWord, range);
            }
            draft.citation.issuer = Some(office);
        }
        self.finish(front, draft, title.end)
    }

    fn unmarked(&mut self, front: Front, title: Range<usize>, fault: FaultKind) -> usize {
        let mut draft = Draft::new(self.text, front.start, title.clone(), title.clone());
        if !title.is_empty() {
            draft.fault(fault, title.clone());
        }
        self.finish(front, draft, title.end)
    }

    fn finish(&mut self, front: Front, mut draft: Draft<'_, '_>, title_end: usize) -> usize {
        if let Some(class) = front.class {
            let label = self.text.closed(class.clone());
            draft.citation.class = Some(label.trim_matches(['【', '】', '〖', '〗']).to_owned());
            draft.fault(FaultKind::ClassLabel, class);
        }
        if let Some(lead) = front.lead {
            draft.fault(FaultKind::LeadWord, lead);
        }
        draft.spell();
        let (end, after) = draft.attach_all(self.marks, title_end);
        let citation = draft.close(end);
        self.parts.push(Part::Citation(Box::new(citation)));
        self.parts.extend(after.part);
        after.position
    }

    fn unreadable(&mut self, range: Range<usize>) {
        let range = self.text.trim(range);
        if !range.is_empty() {
            self.parts.push(Part::Unreadable(self.ranged(range)));
        }
    }

    fn ranged(&self, range: Range<usize>) -> Ranged<String> {
        Ranged { value: self.text.slice(range.clone()).to_owned(), range: self.text.bytes(range) }
    }

    /// The end of a label such as 【法律】.
    fn class_end(&self, start: usize) -> Option<usize> {
        if !matches!(self.text.at(start), '【' | '〖') {
            return None;
        }
        let close = self.marks.closing(start).filter(|close| close - start <= 24)?;
        (start + 1..close)
            .all(|at| is_han(self.text.at(at)) || is_blank(self.text.at(at)) || self.text.at(at) == '、')
            .then_some(close + 1)
    }
}

/// What stands between an office and the title it hands on.
const HANDING_ON: &[&str] = &[
    "关于印发",
    "关于转发",
    "关于发布",
    "印发的",
    "发布的",
    "制定的",
    "印发",
    "转发",
    "批转",
    "发布",
    "公布",
    "颁布",
    "制定",
    "关于",
    "的",
];
