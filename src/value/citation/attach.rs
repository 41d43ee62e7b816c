//! What follows a title and belongs to it: numbers, brackets, articles; and the phrase or quotation after them.
//! It fills one citation; where entries begin is known to `reader`.

use std::ops::Range;

use super::article::{articles_at, bare_article_at};
use super::document_number::NumberKind;
use super::fold::{is_blank, is_han};
use super::group::{Content, Group, read_group};
use super::marks::{Marks, closes_title, is_closing, is_opening};
use super::number_scan::{Hit, complete, hit_at};
use super::scan::Text;
use super::separators::enumerator_end;
use super::title::spell_title;
use super::trailing::{After, after};
use super::{Citation, FaultKind, Ranged, words};

/// A citation being read.
pub(super) struct Draft<'t, 'a> {
    pub(super) citation: Citation,
    text: &'t Text<'a>,
    start: usize,
    content: Range<usize>,
}

impl<'t, 'a> Draft<'t, 'a> {
    /// A citation whose title stands at `title`, its words at `content`.
    pub(super) fn new(text: &'t Text<'a>, start: usize, title: Range<usize>, content: Range<usize>) -> Self {
        let citation = Citation {
            text: String::new(),
            range: 0..0,
            class: None,
            issuer: None,
            title: String::new(),
            title_range: text.bytes(title),
            title_marked: false,
            documents: Vec::new(),
            revision: None,
            adoption: None,
            articles: Vec::new(),
            issues: Vec::new(),
        };
        Draft { citation, text, start, content }
    }

    /// Adds a fault.
    pub(super) fn fault(&mut self, kind: FaultKind, range: Range<usize>) {
        self.citation.issues.push(self.text.fault(kind, range));
    }

    /// Spells the title and finds the numbers inside it.
    pub(super) fn spell(&mut self) {
        let spelt = spell_title(self.text, self.content.clone());
        self.citation.title = spelt.title;
        self.citation.issues.extend(spelt.faults);
    }

    /// Reads everything that belongs to the title. Gives the end of the citation and what follows it.
    pub(super) fn attach_all(&mut self, marks: &Marks, title_end: usize) -> (usize, After) {
        self.numbers_in_title(marks);
        let mut end = title_end;
        while let Some(after) = self.attach_one(marks, end) {
            end = after;
        }
        let cites_articles = !self.citation.articles.is_empty();
        let follows = after(self.text, marks, end, cites_articles);
        (end, follows)
    }

    /// Settles what needs the whole citation.
    pub(super) fn close(mut self, end: usize) -> Citation {
        let text = self.text;
        let range = text.trim(self.start..end);
        self.citation.text = text.slice(range.clone()).to_owned();
        self.citation.range = text.bytes(range.clone());
        self.name_announcer();
        let mut citation = self.citation;
        let written_otherwise = citation.issues.is_empty() && !citation.is_canonical();
        if written_otherwise {
            citation.issues.push(text.fault(FaultKind::Arrangement, range));
        }
        citation.issues.sort_by_key(|fault| (fault.range.start, fault.range.end, fault.kind));
        // Neighbouring characters with the same fault are one fault.
        citation.issues.dedup_by(|next, last| {
            let joined = next.kind == last.kind && next.range.start <= last.range.end;
            if joined {
                last.range.end = last.range.end.max(next.range.end);
            }
            joined
        });
        citation
    }

    fn numbers_in_title(&mut self, marks: &Marks) {
        let text = self.text;
        let mut from = self.content.start;
        for position in self.content.clone() {
            if let Some(core) = marks.core_at(position).filter(|core| core.end <= self.content.end)
                && let Some(anchor) = super::anchor::anchor_at(text, marks, core.start)
            {
                let hit = complete(text, from, anchor);
                from = hit.range.end;
                let range = text.bytes(hit.range);
                self.citation.documents.push(Ranged { value: hit.number, range });
            }
        }
    }

    /// Reads one more piece, if one belongs here.
    fn attach_one(&mut self, marks: &Marks, end: usize) -> Option<usize> {
        let text = self.text;
        let here = text.skip(end);
        if is_opening(text.at(here)) && marks.core_at(here).is_none() {
            return self.attach_bracket(marks, here, end);
        }
        if let Some(after) = self.attach_articles(here).or_else(|| self.attach_bare_article(end, here)) {
            return Some(after);
        }
        let hit = hit_at(text, marks, here, text.len());
        let new_line = text.slice(end..here).contains('\n');
        if let Some(hit) = hit.filter(|hit| !(new_line && precedes_title(text, marks, hit))) {
            return Some(self.attach_number(hit));
        }
        if let Some(after) = self.attach_listed(marks, here) {
            return Some(after);
        }
        // （国令第711号）号, 国办发〔2016〕80号文
        if matches!(text.at(here), '号' | '文') && !is_han(text.at(text.skip(here + 1))) {
            self.fault(FaultKind::StraySuffix, here..here + 1);
            return Some(here + 1);
        }
        if here == end && (is_closing(text.at(here)) || closes_title(text.at(here))) {
            let lost_half =
                if is_closing(text.at(here)) { FaultKind::MissingBracket } else { FaultKind::StrayText };
            self.fault(lost_half, here..here + 1);
            return Some(here + 1);
        }
        None
    }

    /// One more number or article of a list: 、国发〔2016〕8号, 、第二条, ；第二条.
    fn attach_listed(&mut self, marks: &Marks, here: usize) -> Option<usize> {
        let text = self.text;
        let next = text.skip(here + 1);
        match text.at(here) {
            '、' | '，' | ',' | '和' => hit_at(text, marks, next, text.len())
                .filter(|hit| !precedes_title(text, marks, hit))
                .map(|hit| self.attach_number(hit))
                .or_else(|| self.attach_articles(next)),
            '；' | ';' => self.attach_articles(next),
            _ => None,
        }
    }

    fn attach_number(&mut self, hit: Hit) -> usize {
        if !self.content.is_empty() {
            self.fault(FaultKind::DetachedNumber, hit.range.clone());
        }
        let after = hit.range.end;
        self.add_number(hit);
        after
    }

    /// Adds a number with its faults.
    pub(super) fn add_number(&mut self, hit: Hit) {
        self.citation.issues.extend(hit.faults);
        let range = self.text.bytes(hit.range);
        self.citation.documents.push(Ranged { value: hit.number, range });
    }

    fn attach_articles(&mut self, start: usize) -> Option<usize> {
        if self.text.at(start) != '第' {
            return None;
        }
        let found = articles_at(self.text, start)?;
        self.citation.articles.extend(found.refs);
        self.citation.issues.extend(found.faults);
        Some(found.end)
    }

    /// 《…》（国务院令第711号）二十条: the 第 is lost, and nothing else can be meant.
    fn attach_bare_article(&mut self, end: usize, here: usize) -> Option<usize> {
        let text = self.text;
        let before = here.checked_sub(1).map(|before| text.at(before));
        if here != end || !before.is_some_and(|c| matches!(c, '》' | '）' | ')')) {
            return None;
        }
        let found = bare_article_at(text, here)?;
        self.citation.articles.extend(found.refs);
        self.citation.issues.extend(found.faults);
        Some(found.end)
    }

    fn attach_bracket(&mut self, marks: &Marks, open: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let Some(close) = marks.closing(open) else {
            return self.attach_open_bracket(marks, open);
        };
        // （一） on a new line, or before 《, numbers the next entry.
        let parted = is_blank(text.at(end)) || text.at(close + 1) == '《';
        if parted && enumerator_end(text, open) == Some(close + 1) {
            return None;
        }
        match read_group(text, marks, open + 1..close) {
            Group::Understood(content) => {
                self.add_content(content);
                if text.at(open) != '（' || text.at(close) != '）' {
                    self.fault(FaultKind::BracketsNotFullWidth, open..close + 1);
                }
            }
            Group::TitleSuffix => self.extend_title(open..close + 1),
            Group::Unknown if text.slice(end..open).contains('\n') => return None,
            Group::Unknown => self.fault(FaultKind::StrayText, open..close + 1),
        }
        if open > end {
            self.fault(FaultKind::BlankInside, end..open);
        }
        Some(close + 1)
    }

    /// A bracket that is never closed: it ends where the next title or line begins.
    fn attach_open_bracket(&mut self, marks: &Marks, open: usize) -> Option<usize> {
        let text = self.text;
        let mut limit = open + 1;
        while limit < text.len()
            && marks.title_at(limit).is_none()
            && !matches!(text.at(limit), '；' | ';' | '。')
        {
            let line_ends = text.at(limit) == '\n' && enumerator_end(text, text.skip(limit)).is_some();
            if line_ends || words::tail_at(text, limit).is_some() && text.at(limit) == '等' {
                break;
            }
            limit = marks.core_at(limit).map_or(limit + 1, |core| core.end);
        }
        let mut limit = text.back(open + 1, limit);
        while matches!(text.at(limit - 1), '、' | '，' | ',') && limit > open + 1 {
            limit = text.back(open + 1, limit - 1);
        }
        if let Group::Understood(content) = read_group(text, marks, open + 1..limit) {
            self.add_content(content);
            self.fault(FaultKind::MissingBracket, open..limit);
            return Some(limit);
        }
        None
    }

    fn add_content(&mut self, content: Content) {
        self.citation.documents.extend(content.documents);
        self.citation.articles.extend(content.articles);
        self.citation.issues.extend(content.faults);
        self.citation.revision = content.revision.or(self.citation.revision.take());
        self.citation.adoption = content.adoption.or(self.citation.adoption.take());
    }

    /// 《…办法》（试行）: the bracket belongs inside the marks.
    fn extend_title(&mut self, bracket: Range<usize>) {
        let words: String = self.text.closed(bracket.start + 1..bracket.end - 1);
        self.citation.title.push_str(&format!("（{words}）"));
        self.fault(FaultKind::TitleOutsideMarks, bracket);
    }

    /// 公告2009年第1号 is the announcement of the office that the title begins with.
    fn name_announcer(&mut self) {
        let Some((office, _)) = self.citation.title.split_once("关于") else {
            return;
        };
        if !words::is_office(office) || office.contains(' ') {
            return;
        }
        let announcements =
            self.citation.documents.iter_mut().filter(|number| {
                number.value.kind == NumberKind::Announcement && number.value.issuer.is_empty()
            });
        for number in announcements {
            number.value.issuer = office.to_owned();
        }
    }
}

/// Whether a number stands directly before 《, and so belongs to that title.
fn precedes_title(text: &Text<'_>, marks: &Marks, hit: &Hit) -> bool {
    marks.title_at(text.skip(hit.range.end)).is_some()
}
