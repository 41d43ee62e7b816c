//! Boxes and ticks in cells: `■政府网站 □政府公报 …`, `√`, `√面向本村`, 申请人.
//!
//! What a sign means is decided by `value::text`; where in a cell a sign may stand is decided here,
//! for several of them (口, R, £, t) are also ordinary characters.

use crate::value::text::{BoxState, box_glyph, is_blank_char, tick};
use std::ops::Range;

/// An option of a boxed list: a byte range of the cell's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Ticked, un-ticked; `None` for text before the first box.
    pub state: Option<BoxState>,
    /// The sign of the box.
    pub sign: Option<char>,
    /// Its bytes, without box, blanks and separators.
    pub range: Range<usize>,
}

/// The options of a boxed list in reading order; `None` where the cell has no boxes.
#[must_use]
pub fn choices(text: &str) -> Option<Vec<Choice>> {
    let boxes = boxes(text);
    let (first, ..) = boxes.first()?;
    let mut found = Vec::new();
    push(&mut found, None, text, 0..*first);
    for (index, (at, after, state)) in boxes.iter().enumerate() {
        let end = boxes.get(index + 1).map_or(text.len(), |(next, ..)| *next);
        let sign = text.get(*at..*after).and_then(|sign| sign.chars().find(|c| state_of(*c).is_some()));
        push(&mut found, Some((*state, sign)), text, *after..end);
    }
    Some(found)
}

fn push(found: &mut Vec<Choice>, mark: Option<(BoxState, Option<char>)>, text: &str, range: Range<usize>) {
    let Some(part) = text.get(range.clone()) else { return };
    let body = part.get(..note_start(part)).unwrap_or(part);
    let outer =
        |c: char| is_blank_char(c) || matches!(c, '、' | '，' | ',' | '；' | ';' | '。' | '：' | ':' | '|');
    let kept = body.trim_matches(outer);
    if !kept.is_empty() {
        let start = range.start + (kept.as_ptr() as usize - part.as_ptr() as usize);
        let (state, sign) = mark.map_or((None, None), |(state, sign)| (Some(state), sign));
        found.push(Choice { state, sign, range: start..start + kept.len() });
    }
}

/// Where a note on the option begins: 其他法律服务网注：有关信息可推送…
fn note_start(part: &str) -> usize {
    let colon = ["注：", "注:"].iter().filter_map(|word| part.find(word));
    let found = colon.filter(|at| !part.get(..*at).is_some_and(|before| before.ends_with('备')));
    found.chain(part.find("\n注")).min().unwrap_or(part.len())
}

/// Whether the boxes of a text are brackets: （√）政府网站（ ）政府公报, [√]政府网站 [ ]政府公报.
#[must_use]
pub fn in_brackets(text: &str) -> bool {
    !bracketed(text).is_empty()
}

/// The boxes made of brackets, where a text begins with one and says with them what is ticked and what is not.
fn bracketed(text: &str) -> Vec<(usize, usize, BoxState)> {
    const PAIRS: [(char, char); 5] = [('（', '）'), ('(', ')'), ('[', ']'), ('［', '］'), ('【', '】')];
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let Some((open, close)) = PAIRS.into_iter().find(|(open, _)| *open == c) else { continue };
        let rest = text.get(at + open.len_utf8()..).unwrap_or_default();
        let Some(end) = rest.find(close) else { continue };
        let mut inner = rest.get(..end).unwrap_or_default().chars().filter(|c| !is_blank_char(*c));
        let state = match (inner.next(), inner.next()) {
            (None, _) => Some(BoxState::Unticked),
            (Some('x' | 'X' | 'v' | 'V'), None) => Some(BoxState::Ticked),
            (Some(sign), None) if !is_ordinary(sign) => state_of(sign),
            (Some(_), _) => None,
        };
        let after = at + open.len_utf8() + end + close.len_utf8();
        found.extend(state.map(|state| (at, after, state)));
    }
    let begins = found
        .first()
        .is_some_and(|(at, ..)| text.get(..*at).is_some_and(|head| head.chars().all(is_blank_char)));
    let says = found.len() > 1 || found.iter().any(|(.., state)| *state == BoxState::Ticked);
    if begins && says { found } else { Vec::new() }
}

/// The boxes of a text: where each begins, where it ends, and its state.
fn boxes(text: &str) -> Vec<(usize, usize, BoxState)> {
    let bracketed = bracketed(text);
    if !bracketed.is_empty() {
        return bracketed;
    }
    let mut plain = Vec::new();
    let mut doubtful = Vec::new();
    let mut before: Option<char> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if let Some(state) = state_of(c) {
            let end = at + c.len_utf8();
            if !is_ordinary(c) {
                plain.push((at, end, state));
            } else if before.is_none_or(may_stand_before_a_box) && next.is_some_and(may_follow_a_box) {
                doubtful.push((at, end, state));
            }
        }
        before = Some(c);
    }
    if !plain.is_empty()
        || doubtful.len() > 1
        || doubtful.iter().any(|(at, ..)| *at == 0 && !text.starts_with('口'))
    {
        plain.extend(doubtful);
        plain.sort_by_key(|(at, ..)| *at);
    }
    plain
}

fn state_of(c: char) -> Option<BoxState> {
    match c {
        't' | 'n' | 'P' => Some(BoxState::Ticked),
        'o' | '¨' => Some(BoxState::Unticked),
        // 二〇二四 is a year.
        '〇' => None,
        _ => box_glyph(c),
    }
}

/// Signs that are boxes only before an option: letters of lost fonts, the character 口, bullets.
fn is_ordinary(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '口' | '囗' | '£' | '￡' | '¨' | '×' | '●' | '★' | '☆')
}

fn may_stand_before_a_box(c: char) -> bool {
    is_blank_char(c)
        || matches!(c, '、' | '，' | ',' | '；' | ';' | ')' | '）' | '_' | '。' | '：' | ':' | '■' | '□')
        || (u32::from(c) >= 0x4e00 && !matches!(c, '门' | '窗' | '入' | '出' | '人' | '户' | '进' | '港'))
}

fn may_follow_a_box(c: char) -> bool {
    is_blank_char(c) || (u32::from(c) >= 0x4e00 && !matches!(c, '岸' | '头' | '径' | '腔' | '号'))
}

/// What a cell of a tick column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A tick and nothing else.
    Ticked,
    /// An empty box or a stroke.
    Unticked,
    /// Words, their bytes without a tick before them; whether there was one.
    Words(Range<usize>),
}

/// Reads a cell of a tick column; the text is not blank.
#[must_use]
pub fn mark(text: &str) -> Mark {
    if text == "√" {
        return Mark::Ticked;
    }
    if super::words::is_stroke(text) {
        return Mark::Unticked;
    }
    let skip = |c: char| is_blank_char(c) || (!is_ordinary(c) && box_glyph(c) == Some(BoxState::Ticked));
    let words = text.trim_matches(skip);
    if words.is_empty() {
        return Mark::Ticked;
    }
    let bare = words.trim_start_matches(['(', '（', ':', '：']).trim_end_matches([')', '）']);
    if words.len() < text.trim_matches(is_blank_char).len() && !bare.is_empty() && tick(words).is_none() {
        let start = bare.as_ptr() as usize - text.as_ptr() as usize;
        return Mark::Words(start..start + bare.len());
    }
    match tick(text) {
        Some(BoxState::Ticked) => Mark::Ticked,
        Some(BoxState::Unticked) => Mark::Unticked,
        None => {
            let start = words.as_ptr() as usize - text.as_ptr() as usize;
            Mark::Words(start..start + words.len())
        }
    }
}

/// Whether a cell of a tick column begins with a tick, whatever follows: √（面向社会）.
#[must_use]
pub fn begins_with_tick(text: &str) -> bool {
    let first = text.trim_start_matches(is_blank_char).chars().next();
    first.is_some_and(|c| !is_ordinary(c) && box_glyph(c) == Some(BoxState::Ticked))
}

/// Whether a cell of a tick column ticks or names anything: no empty box, no stroke, and no `?`, which
/// is what is left of a √ that an encoding lost.
#[must_use]
pub fn says_something(text: &str) -> bool {
    let lost = text.chars().all(|c| is_blank_char(c) || matches!(c, '?' | '？' | '\u{fffd}'));
    !lost && mark(text) != Mark::Unticked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<BoxState>, &str)> {
        choices(text).unwrap_or_default().into_iter().map(|c| (c.state, &text[c.range])).collect()
    }

    #[test]
    fn boxes_are_found_however_the_options_are_parted() {
        use BoxState::{Ticked, Unticked};
        let wanted = [(Some(Ticked), "政府网站"), (Some(Unticked), "政府公报"), (Some(Ticked), "其他_")];
        for text in [
            "■政府网站 □政府公报\n■其他_",
            "■政府网站□政府公报■其他_",
            "■ 政府网站；□ 政府公报， ■其他_",
            "▄政府网站口政府公报▄其他_",
            "R政府网站 £政府公报 R其他_",
            "þ政府网站 □政府公报 þ其他_",
            "t政府网站 □政府公报 t其他_",
            "\u{f052}政府网站 \u{f0a3}政府公报 \u{f052}其他_",
            "（√）政府网站（ ）政府公报（√）其他_",
            "[√]政府网站 [ ]政府公报 [√]其他_",
            "【√】政府网站【】政府公报【√】其他_",
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_no_boxes() {
        for text in [
            "政府网站",
            "口岸信息",
            "户口登记",
            "RSS订阅",
            "政府网站、公示栏",
            "人口计生",
            "其他（ ）",
            "（ ）年度报告",
        ] {
            assert_eq!(choices(text), None, "{text}");
        }
    }

    #[test]
    fn marks() {
        assert!(begins_with_tick(" √\n(面向社会)") && !begins_with_tick("申请人√") && !begins_with_tick("R"));
        assert_eq!(mark("√"), Mark::Ticked);
        assert_eq!(mark("√\n√"), Mark::Ticked);
        assert_eq!(mark("是"), Mark::Ticked);
        assert_eq!(mark("—"), Mark::Unticked);
        assert_eq!(mark("申请人"), Mark::Words(0.."申请人".len()));
        let text = "√（面向本村）";
        assert_eq!(mark(text), Mark::Words(text.find('面').unwrap_or(0)..text.find('）').unwrap_or(0)));
    }
}
