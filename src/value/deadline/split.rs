//! A deadline text into sentences, a sentence into stretches, and the proviso out of both.
//!
//! Only signs are looked at here, not what the stretches say; `grammar` puts together again what belongs together.

use super::amount::{Side, amounts};
use super::clause::Unit;
use super::span::Span;
use crate::value::numeral;

/// Words that publish: after a complete time they change nothing.
pub(super) const RELEASE: &[&str] = &[
    "公开",
    "公布",
    "公示",
    "公告",
    "发布",
    "更新",
    "予以",
    "及时",
    "主动",
    "向社会",
    "对外",
    "并",
    "完成",
    "内",
    "进行",
    "答复",
    "办结",
    "告知",
    "送达",
    "张榜",
    "上网",
    "网上",
    "一次",
    "1次",
    "公",
    "开",
    "完毕",
    "左右",
    "(含)",
];

/// Closing words after a proviso's 另有规定.
const YIELDING: &[&str] = &["从其规定", "从其要求", "按其规定", "按规定执行", "除外", "执行", "办理", "从其"];

/// The sentences: parted by ；, 。 and by the numbers of a list, which are dropped. Brackets hold together.
pub(super) fn sentences(text: Span<'_>) -> Vec<Span<'_>> {
    let levels = levels(text);
    let mut found = Vec::new();
    let (mut start, mut place) = (0, 0);
    while place < text.len() {
        let open = levels.get(place) == Some(&0);
        let number = if open { list_number(text, start, place) } else { 0 };
        if number > 0 {
            found.push(text.cut(start, place));
            place += number;
            start = place;
        } else {
            if open && matches!(text.at(place), Some(';' | '。')) {
                found.push(text.cut(start, place));
                start = place + 1;
            }
            place += 1;
        }
    }
    found.push(text.cut(start, text.len()));
    found.retain(|sentence| !sentence.trim(&[',', '、', '.', ':', ')']).is_empty());
    found
}

/// Where the stretches of a sentence begin and end: parted by commas, by 、 after a complete time, and where a new
/// start (自…, 其中…) follows a complete time with no sign between.
pub(super) fn stretches(sentence: Span<'_>) -> Vec<(usize, usize)> {
    let levels = levels(sentence);
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (place, &sign) in sentence.characters().iter().enumerate() {
        let after_time = sentence.until(place).closing(&["内", "前"]).is_some();
        if levels.get(place) == Some(&0) && (sign == ',' || sign == '、' && after_time) {
            ends.push((place, place + 1));
        }
        // 长期公开⏎随时公开: a cell's lines, whose break is closed here.
        if sign == '随'
            && sentence.until(place).ends_with("公开")
            && sentence.after(place).starts_with("随时公开")
        {
            ends.push((place, place));
        }
    }
    for amount in amounts(sentence).into_iter().filter(|amount| amount.side == Side::Inside) {
        let end = sentence.len() - without_release(sentence.after(amount.end)).len();
        if sentence.after(end).opening(&["自", "其中", "其他", "其它", "其余"]).is_some()
            && levels.get(end) == Some(&0)
        {
            ends.push((end, end));
        }
    }
    ends.sort_unstable();
    ends.push((sentence.len(), sentence.len()));
    let mut start = 0;
    let mut found = Vec::new();
    for (end, next) in ends {
        if start < end {
            found.push((start, end));
        }
        start = next;
    }
    found
}

/// The rest after all words that publish.
pub(super) fn without_release(words: Span<'_>) -> Span<'_> {
    let mut rest = words;
    while let Some(word) = rest.opening(RELEASE) {
        rest = rest.strip_start(word).unwrap_or(rest);
    }
    rest
}

/// Takes every "法律、法规另有规定的，从其规定" out; says what is left, and whether there was one.
pub(super) fn without_proviso(sentence: Span<'_>) -> (Vec<Span<'_>>, bool) {
    let mut left = Vec::new();
    let mut rest = sentence;
    let mut yields = false;
    while let Some((place, word)) = rest.earliest(&["另有规定", "另有要求", "另有约定"]) {
        yields = true;
        let start = proviso_start(rest.until(place));
        let behind = place + word.chars().count();
        let end = match rest.after(behind).earliest(YIELDING) {
            Some((closing, word)) => behind + closing + word.chars().count(),
            None => rest.len(),
        };
        let bracketed = rest.until(start).ends_with("(") && rest.at(end) == Some(')');
        let (start, end) = if bracketed { (start - 1, end + 1) } else { (start, end) };
        left.push(rest.until(start));
        rest = rest.after(end);
    }
    left.push(rest);
    left.retain(|part| !part.trim(&[',', '、', '。', ')', '(']).is_empty());
    (left, yields)
}

/// The part in brackets at the end, and what stands before it.
pub(super) fn note(words: Span<'_>) -> (Span<'_>, Option<Span<'_>>) {
    let Some(inner) = words.strip_end(")") else { return (words, None) };
    let mut depth = 1_usize;
    for (place, &sign) in inner.characters().iter().enumerate().rev() {
        match sign {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (words.until(place), Some(inner.after(place + 1)));
        }
    }
    (words, None)
}

/// The part before the first colon, and the part behind it.
pub(super) fn colon(words: Span<'_>) -> Option<(Span<'_>, Span<'_>)> {
    let levels = levels(words);
    let digit = |place: Option<usize>| {
        place.and_then(|place| words.at(place)).is_some_and(|sign| sign.is_ascii_digit())
    };
    let place = (1..words.len()).find(|&place| {
        words.at(place) == Some(':')
            && levels.get(place) == Some(&0)
            && !(digit(place.checked_sub(1)) && digit(Some(place + 1)))
    })?;
    let behind = words.after(place + 1);
    (!behind.is_empty()).then(|| (words.until(place), behind))
}

/// How deep in brackets each character stands; all 0 if the brackets do not pair.
fn levels(text: Span<'_>) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut levels = Vec::with_capacity(text.len());
    for sign in text.characters() {
        match sign {
            '(' | '《' | '〈' | '【' | '[' | '〔' | '「' | '{' => depth += 1,
            ')' | '》' | '〉' | '】' | ']' | '〕' | '」' | '}' => match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return vec![0; text.len()],
            },
            _ => {}
        }
        levels.push(depth);
    }
    if depth == 0 { levels } else { vec![0; text.len()] }
}

/// The length of a list number at `place`: `1.` `2、` `(3)` `③` `一、`; 0 if there is none.
fn list_number(text: Span<'_>, start: usize, place: usize) -> usize {
    let before = text.cut(start, place);
    let fresh = before.is_empty()
        || before.closing(&["内", "公开", "公布", "公示", "公告", "更新", "前", ")", ",", ":"]).is_some();
    if !fresh {
        return 0;
    }
    if matches!(text.at(place), Some('①'..='⑳' | '⑴'..='⒇' | '⒈'..='⒛')) {
        return 1;
    }
    let opened = usize::from(text.at(place) == Some('('));
    let digits = text.after(place + opened);
    let Some((1..=99, length)) = numeral::prefix(digits.characters()) else { return 0 };
    let closed = match digits.at(length) {
        Some(')') => true,
        Some('.' | '、') => opened == 0,
        _ => false,
    };
    let arabic = digits.at(0).is_some_and(|sign| sign.is_ascii_digit());
    let goes_on = match digits.at(length + 1) {
        Some(next) if arabic => next.is_ascii_digit(),
        Some(next) => numeral::run_length(&[next]) > 0,
        None => false,
    };
    let decimal = goes_on && !is_days(digits.after(length + 1));
    if closed && (arabic || before.is_empty()) && !decimal { opened + length + 1 } else { 0 }
}

/// Whether an amount of working or calendar days begins here: nobody writes 1.5个工作日, so 1. is a list number.
fn is_days(words: Span<'_>) -> bool {
    let day = |unit| matches!(unit, Unit::WorkingDay | Unit::CalendarDay);
    amounts(words.until(12)).first().is_some_and(|amount| amount.start == 0 && day(amount.unit))
}

fn proviso_start(before: Span<'_>) -> usize {
    let boundary =
        |words: Span<'_>| words.characters().iter().rposition(|sign| matches!(sign, ',' | '(' | '。'));
    let mut start = boundary(before).map_or(0, |place| place + 1);
    if start > 0 {
        let outer = before.until(start - 1);
        let earlier = boundary(outer).map_or(0, |place| place + 1);
        let words = outer.after(earlier);
        if ["法律", "国家法律", "国家"].iter().any(|name| words.strip_start(name).is_some_and(Span::is_empty))
        {
            start = earlier;
        }
    }
    let words = before.after(start);
    match words.characters().iter().rposition(|&sign| sign == '内') {
        Some(inside) => before.len() - without_release(words.after(inside + 1)).len(),
        None => start,
    }
}
