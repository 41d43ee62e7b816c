//! References to articles (条), paragraphs (款) and items (项) of a law, with lists and ranges.
//! Chapters and sections are not read: disclosure catalogues cite articles.
//!
//! Source: 立法法 (articles in Chinese numerals, items in bracketed ones); `article` of `citation-forms.md` §1.

use std::fmt;
use std::ops::Range;

use super::fold::is_blank;
use super::numbers::{Number, number_at};
use super::scan::Text;
use super::{FaultKind, Ranged, WritingFault};
use crate::value::numeral::to_chinese;

/// One reference; its [`Display`](fmt::Display) is the official form, `第十九条第一款第（三）项`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArticleRef {
    /// 第×条.
    pub article: u32,
    /// 之×, of an article put in by an amendment.
    pub sub: Option<u32>,
    /// 第×款.
    pub paragraph: Option<u32>,
    /// 第（×）项.
    pub item: Option<u32>,
    /// The last of a range, 第二十六条至第三十一条.
    pub to: Option<Box<Self>>,
}

impl ArticleRef {
    /// A whole article.
    pub fn whole(article: u32) -> Self {
        Self { article, sub: None, paragraph: None, item: None, to: None }
    }

    /// Whether it is an article without paragraph, item, insertion or range.
    pub fn is_whole(&self) -> bool {
        *self == Self::whole(self.article)
    }

    fn write_tail(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(paragraph) = self.paragraph {
            write!(f, "第{}款", to_chinese(paragraph))?;
        }
        match self.item {
            Some(item) => write!(f, "第（{}）项", to_chinese(item)),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ArticleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第{}条", to_chinese(self.article))?;
        if let Some(sub) = self.sub {
            write!(f, "之{}", to_chinese(sub))?;
        }
        self.write_tail(f)?;
        match &self.to {
            Some(last) => write!(f, "至{last}"),
            None => Ok(()),
        }
    }
}

/// Articles as found.
pub(super) struct Articles {
    pub(super) refs: Vec<Ranged<ArticleRef>>,
    pub(super) end: usize,
    pub(super) faults: Vec<WritingFault>,
}

/// The list of articles that begins here with 第.
pub(super) fn articles_at(text: &Text<'_>, start: usize) -> Option<Articles> {
    let mut list = Articles { refs: Vec::new(), end: start, faults: Vec::new() };
    let (first, mut position) = article_at(text, start, None)?;
    list.push(text, start..position, first);
    while let Some((from, is_range)) = link_at(text, position) {
        let context = list.refs.last().map(|last| last.value.clone());
        let Some((next, end)) = article_at(text, from, context.as_ref()) else {
            break;
        };
        if is_range {
            list.extend_range(text, position..end, next);
        } else {
            list.push(text, from..end, next);
        }
        position = end;
    }
    Some(list)
}

/// One article whose 第 is lost: 二十条, 20条第二款.
pub(super) fn bare_article_at(text: &Text<'_>, start: usize) -> Option<Articles> {
    let (number, end) = numbered(text, start, '条', true)?;
    let (article, end) = with_parts(text, ArticleRef::whole(number.value), end);
    let mut list = Articles { refs: Vec::new(), end, faults: Vec::new() };
    list.push(text, start..end, article);
    Some(list)
}

impl Articles {
    fn push(&mut self, text: &Text<'_>, range: Range<usize>, value: ArticleRef) {
        if text.slice(range.clone()) != value.to_string() {
            self.faults.push(text.fault(FaultKind::ArticleSpelling, range.clone()));
        }
        self.end = range.end;
        self.refs.push(Ranged { value, range: text.bytes(range) });
    }

    fn extend_range(&mut self, text: &Text<'_>, range: Range<usize>, last: ArticleRef) {
        if text.slice(range.clone()) != format!("至{last}") {
            self.faults.push(text.fault(FaultKind::ArticleSpelling, range.clone()));
        }
        self.end = range.end;
        if let Some(open) = self.refs.last_mut() {
            open.range.end = text.bytes(range).end;
            open.value.to = Some(Box::new(last));
        }
    }
}

/// What joins two articles: where the next begins, and whether the two are the ends of a range.
fn link_at(text: &Text<'_>, position: usize) -> Option<(usize, bool)> {
    let here = text.skip(position);
    let c = text.at(here);
    let is_range = matches!(c, '至' | '到' | '-' | '—' | '–' | '~' | '～' | '－');
    let is_list = matches!(c, '、' | '，' | ',' | '和' | '及' | '与');
    if !is_range && !is_list {
        // 第（一）（二）项: the next item follows at once.
        return (here == position || is_blank(text.at(position))).then_some((here, false));
    }
    let mut next = here + 1;
    while matches!(text.at(next), '-' | '—') {
        next += 1;
    }
    Some((text.skip(next), is_range))
}

/// One article, or, after another, what is left of one: 第二款, （三）项, 二十条.
fn article_at(text: &Text<'_>, start: usize, context: Option<&ArticleRef>) -> Option<(ArticleRef, usize)> {
    if let Some((number, end)) = numbered(text, start, '条', context.is_some()) {
        let mut article = ArticleRef::whole(number.value);
        let mut end = end;
        if text.at(end) == '之'
            && let Some(sub) = number_at(text, end + 1, 2)
        {
            article.sub = Some(sub.value);
            end = sub.end;
        }
        return Some(with_parts(text, article, end));
    }
    if let Some(list) = article_of_list(text, start) {
        return Some(list);
    }
    let before = context.filter(|before| before.to.is_none())?;
    let base = ArticleRef { item: None, ..before.clone() };
    if numbered(text, start, '款', true).is_some() {
        return Some(with_parts(text, ArticleRef { paragraph: None, ..base }, start));
    }
    let (_, end) = item_at(text, start, before.item.is_some())?;
    let (article, _) = with_parts(text, base, start);
    article.item.is_some().then_some((article, end))
}

/// The numbers of 第十九、二十条 that have no 条 of their own.
fn article_of_list(text: &Text<'_>, start: usize) -> Option<(ArticleRef, usize)> {
    let ordinal = text.at(start) == '第';
    let from = text.skip(if ordinal { start + 1 } else { start });
    let number = number_at(text, from, 4)?;
    let mut position = number.end;
    for _ in 0..12 {
        let c = text.at(text.skip(position));
        if !matches!(c, '、' | '至' | '到' | '-' | '—' | '和' | '～' | '~' | '－') {
            return None;
        }
        let next = number_at(text, text.skip(text.skip(position) + 1), 4)?;
        position = next.end;
        if text.at(text.skip(position)) == '条' {
            return Some((ArticleRef::whole(number.value), number.end));
        }
    }
    None
}

/// Adds the paragraph and the item that follow an article.
fn with_parts(text: &Text<'_>, mut article: ArticleRef, start: usize) -> (ArticleRef, usize) {
    let mut end = start;
    if let Some((number, after)) = numbered(text, text.skip(end), '款', article.paragraph.is_none()) {
        article.paragraph = Some(number.value);
        end = after;
    }
    let next = text.skip(end);
    // （二） on a line of its own numbers the next entry of the cell.
    let on_new_line = text.slice(end..next).contains('\n') && text.at(next) != '第';
    if let Some((number, after)) = item_at(text, next, true).filter(|_| !on_new_line) {
        article.item = Some(number);
        end = after;
    }
    (article, end)
}

/// 第×条 or 第×款; the 第 may be missing where the sense is plain.
fn numbered(text: &Text<'_>, start: usize, unit: char, bare: bool) -> Option<(Number, usize)> {
    let ordinal = text.at(start) == '第';
    if !ordinal && !bare {
        return None;
    }
    let from = if ordinal { text.skip(start + 1) } else { start };
    let number = number_at(text, from, 4)?;
    let name = text.skip(number.end);
    (text.at(name) == unit).then_some((number, name + 1))
}

/// 第（三）项, （三）项, （三）, 第三项. A bare bracket counts only with Chinese numerals.
fn item_at(text: &Text<'_>, start: usize, bare: bool) -> Option<(u32, usize)> {
    let ordinal = text.at(start) == '第';
    let from = if ordinal { text.skip(start + 1) } else { start };
    let bracketed = matches!(text.at(from), '（' | '(');
    let number = number_at(text, if bracketed { text.skip(from + 1) } else { from }, 2)?;
    let mut end = number.end;
    if bracketed {
        let close = text.skip(end);
        if !matches!(text.at(close), '）' | ')') {
            return None;
        }
        end = close + 1;
    }
    let name = text.skip(end);
    if text.at(name) == '项' {
        return Some((number.value, name + 1));
    }
    let plain = bracketed && number.chinese && (ordinal || bare);
    plain.then_some((number.value, end))
}
