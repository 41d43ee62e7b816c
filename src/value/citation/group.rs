//! What stands in brackets after a title: numbers, dates, the year of a revision, whole legislative histories,
//! key–value notes. It reads one pair of brackets; which citation they belong to is known to `reader`.
//!
//! Source: `docs`, `yearonly` of `citation-forms.md` §1; examples 2, 10, 12, 51, 52, 57, 62 of §4.

use std::ops::Range;

use super::anchor::anchor_at;
use super::article::{ArticleRef, articles_at};
use super::document_number::DocumentNumber;
use super::fold::is_blank;
use super::marks::{Marks, closes_title, is_closing, is_opening, opens_title};
use super::number_scan::complete;
use super::numbers::{date_at, year_at};
use super::scan::Text;
use super::words::TITLE_SUFFIXES;
use super::{FaultKind, Ranged, Revision, RevisionKind, WritingFault};

/// What a bracket turned out to be.
pub(super) enum Group {
    /// It says which document is meant.
    Understood(Content),
    /// It belongs to the title: （试行）.
    TitleSuffix,
    /// Something else; its text is kept by the caller.
    Unknown,
}

/// The contents of a bracket that was understood.
#[derive(Default)]
pub(super) struct Content {
    pub(super) documents: Vec<Ranged<DocumentNumber>>,
    pub(super) revision: Option<Revision>,
    pub(super) articles: Vec<Ranged<ArticleRef>>,
    /// A note of adoption, where nothing else is said: 2010年3月26日…会议通过.
    pub(super) adoption: Option<String>,
    pub(super) faults: Vec<WritingFault>,
}

/// Reads the characters between two brackets.
pub(super) fn read_group(text: &Text<'_>, marks: &Marks, range: Range<usize>) -> Group {
    let range = text.trim(range);
    if is_title_suffix(text, range.clone()) {
        return Group::TitleSuffix;
    }
    let mut walk = Walk::new(text, marks, range);
    walk.run();
    walk.finish()
}

/// Whether a bracket would be understood, cheaply enough to ask before each one.
pub(super) fn is_attachment(text: &Text<'_>, marks: &Marks, range: Range<usize>) -> bool {
    matches!(read_group(text, marks, range), Group::Understood(_))
}

fn is_title_suffix(text: &Text<'_>, range: Range<usize>) -> bool {
    if range.len() > 12 {
        return false;
    }
    let words = text.closed(range.clone());
    let edition = |words: &str| words.ends_with('版') || words.ends_with('本') && !words.ends_with("文本");
    let dated = year_at(text, range.start).is_some() && edition(&words) && !words.contains('修');
    TITLE_SUFFIXES.contains(&words.as_str()) || dated || (words.starts_with('第') && edition(&words))
}

struct Walk<'t, 'a> {
    text: &'t Text<'a>,
    marks: &'t Marks,
    range: Range<usize>,
    /// Where the text not yet accounted for begins.
    open: usize,
    content: Content,
    dates: Vec<Range<usize>>,
    last_year: Option<(u16, usize)>,
    history: bool,
    keys: bool,
    strange: Vec<Range<usize>>,
}

impl<'t, 'a> Walk<'t, 'a> {
    fn new(text: &'t Text<'a>, marks: &'t Marks, range: Range<usize>) -> Self {
        Walk {
            text,
            marks,
            open: range.start,
            range,
            content: Content::default(),
            dates: Vec::new(),
            last_year: None,
            history: false,
            keys: false,
            strange: Vec::new(),
        }
    }

    fn run(&mut self) {
        let mut position = self.range.start;
        while position < self.range.end {
            position = self.step(position);
        }
        self.leave(self.range.end);
    }

    /// Reads what stands here and says where to go on.
    fn step(&mut self, position: usize) -> usize {
        let (text, marks, end) = (self.text, self.marks, self.range.end);
        if let Some(title) = marks.title_at(position).filter(|title| title.end <= end) {
            // A law named within a history amended this one; it is no citation of its own.
            return title.end;
        }
        if let Some(anchor) = anchor_at(text, marks, position).filter(|anchor| anchor.end <= end) {
            let hit = complete(text, self.open, anchor);
            self.leave(hit.range.start);
            self.open = hit.range.end;
            self.content.faults.extend(hit.faults);
            let range = text.bytes(hit.range);
            self.content.documents.push(Ranged { value: hit.number, range });
            return self.open;
        }
        if let Some(after) = self.revision_at(position).filter(|after| *after <= end) {
            return after;
        }
        if let Some((year, after)) = date_at(text, position).filter(|date| date.1 <= end) {
            self.leave(position);
            self.dates.push(position..after);
            self.last_year = Some((year, position));
            self.open = after;
            return after;
        }
        if let Some(articles) = articles_at(text, position).filter(|found| found.end <= end) {
            self.leave(position);
            self.content.articles.extend(articles.refs);
            self.content.faults.extend(articles.faults);
            self.open = articles.end;
            return self.open;
        }
        if matches!(text.at(position), '，' | ',' | '；' | ';' | '：' | ':') {
            self.leave(position);
            self.open = position + 1;
        }
        position + 1
    }

    /// 修正 or 修订 with the year before it, or a year that is a clause of its own.
    fn revision_at(&mut self, position: usize) -> Option<usize> {
        let text = self.text;
        if let Some((kind, end)) = revision_verb(text, position) {
            let (year, from) = self.last_year?;
            self.leave(position);
            self.set_revision(year, kind, from..end);
            return Some(end);
        }
        let (year, after) = year_at(text, position)?;
        if text.at(after).is_ascii_digit() {
            return None;
        }
        let verb = revision_verb(text, text.skip(after));
        let begins_clause = text.trim(self.open..position).is_empty();
        let named = text.word(text.skip(after), "年").unwrap_or(after);
        let (kind, end) = match verb {
            Some(found) => found,
            None if begins_clause && self.ends_clause(named) => (RevisionKind::Unstated, named),
            None => return None,
        };
        self.leave(position);
        if kind != RevisionKind::Unstated || self.content.revision.is_none() {
            self.set_revision(year, kind, position..end);
        }
        self.open = end;
        Some(end)
    }

    fn ends_clause(&self, position: usize) -> bool {
        let next = self.text.skip(position);
        next >= self.range.end || matches!(self.text.at(next), '，' | ',' | '；' | ';' | '、')
    }

    fn set_revision(&mut self, year: u16, kind: RevisionKind, range: Range<usize>) {
        self.open = range.end;
        // 根据1997年…第一次修正 … 根据2015年…第二次修正: the last one gave the text in force.
        let range = self.text.bytes(range);
        self.content.revision = Some(Revision { year: Some(year), kind, range });
        if let Some((_, from)) = self.last_year {
            self.dates.retain(|date| date.start != from);
        }
    }

    /// Accounts for text that is none of the known things.
    fn leave(&mut self, until: usize) {
        let text = self.text;
        let range = text.trim(self.open..until.max(self.open));
        let words = text.closed(range.clone());
        let words =
            words.trim_matches(|c: char| matches!(c, '、' | '，' | ',' | '；' | ';' | '：' | ':' | '。'));
        const HISTORY: &[&str] = &[
            "会议", "通过", "根据", "公布", "发布", "施行", "实施", "生效", "批准", "修正", "修订", "修改",
            "起", "颁布", "印发", "届", "次",
        ];
        const KEYS: &[&str] = &["日期", "机关", "字号", "文号", "时效", "单位", "效力"];
        if words.is_empty() {
            return;
        }
        if KEYS.iter().any(|key| words.contains(key)) {
            self.keys = true;
        } else if HISTORY.iter().any(|word| words.contains(word)) {
            self.history = true;
        } else {
            self.strange.push(range);
        }
    }

    fn finish(mut self) -> Group {
        let text = self.text;
        let whole = self.range.clone();
        let found = !self.content.documents.is_empty() || !self.content.articles.is_empty();
        let revised = self.content.revision.is_some();
        let dated = !self.dates.is_empty();
        if !found && !revised && !dated {
            return Group::Unknown;
        }
        if !found && !revised && !self.history && !self.keys && !self.strange.is_empty() {
            return Group::Unknown;
        }
        for range in std::mem::take(&mut self.strange) {
            self.content.faults.push(text.fault(FaultKind::StrayText, range));
        }
        if self.keys {
            self.content.faults.push(text.fault(FaultKind::KeyValueBrackets, whole.clone()));
        } else if !found && !revised && self.history {
            match adoption_note(text, whole.clone()) {
                Some(note) => self.content.adoption = Some(note),
                None => self.content.faults.push(text.fault(FaultKind::StrayText, whole.clone())),
            }
        } else if self.history || dated {
            self.content.faults.push(text.fault(FaultKind::HistoryInBrackets, whole.clone()));
        }
        self.spelling_of_revision(whole);
        Group::Understood(self.content)
    }

    /// The canonical spelling is 2018年修正, after a full-width comma.
    fn spelling_of_revision(&mut self, whole: Range<usize>) {
        let Some(revision) = &self.content.revision else {
            return;
        };
        let written = self.text.slice(whole.clone());
        let spelt = revision.to_string();
        let tidy = if self.content.documents.is_empty() {
            written == spelt
        } else {
            written.ends_with(&format!("，{spelt}"))
        };
        if !tidy {
            let range = revision.range.clone();
            self.content.faults.push(WritingFault { kind: FaultKind::RevisionSpelling, range });
        }
    }
}

/// A note of adoption as written, its blanks closed; not if other brackets stand in it.
fn adoption_note(text: &Text<'_>, range: Range<usize>) -> Option<String> {
    let note: String = text.slice(range).chars().filter(|c| !is_blank(*c)).collect();
    let plain = !note.chars().any(|c| is_opening(c) || is_closing(c) || opens_title(c) || closes_title(c));
    plain.then_some(note)
}

fn revision_verb(text: &Text<'_>, position: usize) -> Option<(RevisionKind, usize)> {
    const VERBS: &[(&str, RevisionKind)] =
        &[("修正", RevisionKind::Amended), ("修订", RevisionKind::Revised), ("修改", RevisionKind::Modified)];
    let (kind, end) =
        VERBS.iter().find_map(|(verb, kind)| text.word(position, verb).map(|end| (*kind, end)))?;
    let end = text.word(end, "版").or_else(|| text.word(end, "本")).unwrap_or(end);
    // 修改〈…〉的决定 is the name of a decision.
    (!opens_title(text.at(end))).then_some((kind, end))
}
