//! One pass over a cell that finds its pairs: titles in 《》, brackets, and the year brackets of 发文字号.
//! It decides where a title ends when a mark is lost; it does not read what stands inside.

use std::ops::Range;

use super::scan::Text;
use super::serial_core::{SerialCore, core_at};
use super::words;
use super::{FaultKind, WritingFault};

/// A title in marks.
#[derive(Clone)]
pub(super) struct TitleSpan {
    /// From the opening mark.
    pub(super) start: usize,
    /// What stands between the marks.
    pub(super) content: Range<usize>,
    /// The position after the closing mark, or after the content if that mark is lost.
    pub(super) end: usize,
    /// What is wrong with the outer marks.
    pub(super) faults: Vec<WritingFault>,
}

/// The pairs of a cell.
pub(super) struct Marks {
    titles: Vec<TitleSpan>,
    cores: Vec<SerialCore>,
    brackets: Vec<(usize, usize)>,
}

impl Marks {
    /// Finds all pairs.
    pub(super) fn new(text: &Text<'_>) -> Self {
        let cores = find_cores(text);
        let mut marks = Self { titles: Vec::new(), cores, brackets: Vec::new() };
        marks.find_titles(text);
        marks.find_brackets(text);
        marks
    }

    /// The title that begins here.
    pub(super) fn title_at(&self, start: usize) -> Option<&TitleSpan> {
        let index = self.titles.binary_search_by_key(&start, |title| title.start).ok()?;
        self.titles.get(index)
    }

    /// The year bracket that begins here.
    pub(super) fn core_at(&self, start: usize) -> Option<&SerialCore> {
        let index = self.cores.binary_search_by_key(&start, |core| core.start).ok()?;
        self.cores.get(index)
    }

    /// The position of the bracket that closes the one here.
    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        let index = self.brackets.binary_search_by_key(&open, |pair| pair.0).ok()?;
        self.brackets.get(index).map(|pair| pair.1)
    }

    fn find_titles(&mut self, text: &Text<'_>) {
        let partner = pair_title_marks(text);
        let mut position = 0;
        while position < text.len() {
            let found = match (text.at(position), partner[position]) {
                ('《', Some(close)) => Some(matched_title(text, position, close)),
                ('《', None) => Some(unclosed_title(text, &self.cores, &partner, position)),
                ('〈' | '<' | '＜', Some(close)) if close > position + 4 => {
                    let mut title = matched_title(text, position, close);
                    title.faults.push(text.fault(FaultKind::WrongTitleMarks, position..close + 1));
                    Some(title)
                }
                _ => None,
            };
            match found {
                Some(title) => {
                    position = title.end.max(position + 1);
                    self.titles.push(title);
                }
                None => position += 1,
            }
        }
    }

    fn find_brackets(&mut self, text: &Text<'_>) {
        let mut open = Vec::new();
        let mut pairs = Vec::new();
        let mut position = 0;
        while position < text.len() {
            if let Some(title) = self.title_at(position) {
                position = title.end;
                continue;
            }
            if let Some(core) = self.core_at(position) {
                position = core.end;
                continue;
            }
            if is_opening(text.at(position)) {
                open.push(position);
            } else if is_closing(text.at(position))
                && let Some(start) = open.pop()
            {
                pairs.push((start, position));
            }
            position += 1;
        }
        pairs.sort_unstable();
        self.brackets = pairs;
    }
}

/// An opening bracket of any family. Source: `LB` of `citation-forms.md` §1.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '〔' | '﹝' | '[' | '［' | '（' | '(' | '【' | '〖')
}

/// A closing bracket of any family.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '〕' | '﹞' | ']' | '］' | '）' | ')' | '】' | '〗')
}

/// A mark that opens a title, outer or inner.
pub(super) fn opens_title(c: char) -> bool {
    matches!(c, '《' | '〈' | '<' | '＜')
}

/// A mark that closes a title, outer or inner.
pub(super) fn closes_title(c: char) -> bool {
    matches!(c, '》' | '〉' | '>' | '＞')
}

fn find_cores(text: &Text<'_>) -> Vec<SerialCore> {
    let mut cores = Vec::new();
    let mut position = 0;
    while position < text.len() {
        match core_at(text, position) {
            Some(core) => {
                position = core.end;
                cores.push(core);
            }
            None => position += 1,
        }
    }
    cores
}

fn pair_title_marks(text: &Text<'_>) -> Vec<Option<usize>> {
    let mut partner = vec![None; text.len()];
    let mut open = Vec::new();
    for position in 0..text.len() {
        if opens_title(text.at(position)) {
            open.push(position);
        } else if closes_title(text.at(position))
            && let Some(start) = open.pop()
        {
            partner[start] = Some(position);
        }
    }
    partner
}

fn matched_title(text: &Text<'_>, start: usize, close: usize) -> TitleSpan {
    let mut faults = Vec::new();
    let mut content = start + 1..close;
    // 《《题名》》 is one title with its marks doubled.
    while text.at(content.start) == '《' && content.end > content.start && text.at(content.end - 1) == '》'
    {
        let inside = text.slice(content.start + 1..content.end - 1);
        if inside.contains(['《', '》']) {
            break;
        }
        faults.push(text.fault(FaultKind::DoubledTitleMarks, content.start..content.start + 1));
        content = content.start + 1..content.end - 1;
    }
    if text.at(start) == '《' && text.at(close) != '》' {
        faults.push(text.fault(FaultKind::WrongTitleMarks, close..close + 1));
    }
    TitleSpan { start, content, end: close + 1, faults }
}

/// A title whose closing mark is lost, or which swallowed the mark of an inner title.
fn unclosed_title(
    text: &Text<'_>,
    cores: &[SerialCore],
    partner: &[Option<usize>],
    start: usize,
) -> TitleSpan {
    let mut position = start + 1;
    let mut content_start = start + 1;
    let mut kind = FaultKind::MissingTitleMark;
    while position < text.len() {
        let here = text.at(position);
        if opens_title(here) {
            let inner = partner[position];
            if position == content_start && here == '《' {
                content_start += 1;
                kind = FaultKind::DoubledTitleMarks;
                if let Some(close) = inner {
                    return lost_mark(text, kind, start, content_start..close, close + 1);
                }
            } else if begins_new_title(text, start, position) {
                break;
            } else if let Some(close) = inner {
                // 《甲<乙的通知》: the outer mark closed what the inner one had opened.
                if here != '《' && text.at(close) == '》' {
                    let content = content_start..close;
                    return lost_mark(text, FaultKind::InnerTitleMarks, start, content, close + 1);
                }
                position = close;
            }
        } else if ends_unclosed_title(text, cores, content_start, position) {
            break;
        }
        position += 1;
    }
    let end = text.back(content_start, position);
    lost_mark(text, kind, start, content_start..end, end)
}

fn lost_mark(text: &Text<'_>, kind: FaultKind, start: usize, content: Range<usize>, end: usize) -> TitleSpan {
    TitleSpan { start, content, end, faults: vec![text.fault(kind, start..end)] }
}

fn begins_new_title(text: &Text<'_>, start: usize, position: usize) -> bool {
    let before = text.back(start, position);
    let parted = before < position && !text.ends_with_any(start + 1, before, words::TAKING_VERBS);
    parted
        || matches!(text.at(position - 1), '；' | ';' | '、' | '，' | ',' | '。')
        || is_closing(text.at(position - 1))
}

fn ends_unclosed_title(text: &Text<'_>, cores: &[SerialCore], start: usize, position: usize) -> bool {
    match text.at(position) {
        '；' | ';' | '。' => true,
        '\n' | '\r' | '、' => words::title_ends(text, start, position),
        open if is_opening(open) => {
            let is_core = cores.binary_search_by_key(&position, |core| core.start).is_ok();
            is_core || holds_number(text, position + 1)
        }
        _ => false,
    }
}

/// Whether a document number stands soon after an opening bracket.
fn holds_number(text: &Text<'_>, start: usize) -> bool {
    (start..text.len().min(start + 40))
        .map(|position| text.at(position))
        .take_while(|c| !is_closing(*c) && !opens_title(*c))
        .any(|c| matches!(c, '号' | '令' | '〔' | '﹝'))
}
