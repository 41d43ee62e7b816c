//! What is untidy in one text, by place. Only what nobody wrote on purpose.

use crate::catalogue::Field;
use crate::value::text::fold_char;
use std::ops::Range;

/// What a fault is, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Signs that turn the direction of writing (U+202A–202E, U+2066–2069).
    Direction,
    /// Zero-width and control characters.
    Invisible,
    /// U+FFFD: a character was lost in conversion.
    Lost,
    /// A blank beside a single Chinese character: 工 作日.
    LetterBlank,
    /// A blank between Chinese words, in a text that is one phrase: 规范性 文件.
    WordBlank,
    /// Digits and letters in full width: ２０个工作日.
    Width,
}

/// One fault and what to write instead.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    pub(super) instead: String,
}

/// The faults of a text, in order; none overlaps another.
pub(super) fn faults(text: &str, field: Field) -> Vec<Fault> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, character)) = characters.get(at).copied() {
        let mut next = at + 1;
        let kind = if let Some(kind) = sign(character, &characters, at) {
            while characters.get(next).is_some_and(|(_, c)| sign(*c, &characters, next) == Some(kind)) {
                next += 1;
            }
            Some((kind, String::new()))
        } else if is_gap(character) {
            while characters.get(next).is_some_and(|(_, c)| is_gap(*c)) {
                next += 1;
            }
            gap(&characters, at, next, field).map(|kind| (kind, String::new()))
        } else if is_wide(character) && field != Field::Channels {
            while characters.get(next).is_some_and(|(_, c)| is_wide(*c)) {
                next += 1;
            }
            let half = characters[at..next].iter().map(|(_, c)| fold_char(*c)).collect();
            Some((Kind::Width, half))
        } else {
            None
        };
        if let Some((kind, instead)) = kind {
            let end = characters.get(next).map_or(text.len(), |(end, _)| *end);
            found.push(Fault { kind, range: start..end, instead });
        }
        at = next;
    }
    found
}

fn sign(character: char, all: &[(usize, char)], at: usize) -> Option<Kind> {
    match character {
        '\n' | '\r' | '\t' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Kind::Direction),
        // Joiners belong into words of other scripts (ئۇيغۇرچە, ᠮᠣᠩᠭᠣᠯ).
        '\u{200c}' | '\u{200d}' | '\u{180e}' if joins(all, at) => None,
        '\u{00ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {
            Some(Kind::Invisible)
        }
        '\u{fffd}' => Some(Kind::Lost),
        _ if character.is_control() => Some(Kind::Invisible),
        _ => None,
    }
}

fn joins(all: &[(usize, char)], at: usize) -> bool {
    let other_script = |at: usize| {
        all.get(at).is_some_and(|(_, c)| {
            ('\u{0590}'..='\u{1fff}').contains(c) || ('\u{fb50}'..='\u{fdff}').contains(c)
        })
    };
    at.checked_sub(1).is_some_and(other_script) || other_script(at + 1)
}

/// Blanks of one line; a line break inside a cell is layout.
fn is_gap(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{00a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}')
}

fn is_wide(character: char) -> bool {
    matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Whether a run of blanks stands inside a word. Between Chinese characters it does where one side is a single
/// character; where both are words, only in a field that is one phrase.
fn gap(all: &[(usize, char)], from: usize, to: usize, field: Field) -> Option<Kind> {
    // Several of these stand side by side, set apart by blanks.
    if matches!(field, Field::Channels | Field::Levels | Field::Mode | Field::Audience | Field::Contact) {
        return None;
    }
    let run = |characters: &mut dyn Iterator<Item = &(usize, char)>| {
        characters.take_while(|(_, c)| is_han(*c)).count()
    };
    let before = run(&mut all[..from].iter().rev());
    let after = run(&mut all[to..].iter());
    if before == 0 || after == 0 {
        return None;
    }
    // A number in front: 一 总则; 第一条 内容.
    let number = before == 1 && all[from - 1..from].iter().any(|(_, c)| "一二三四五六七八九十".contains(*c));
    let heading = number && (from == 1 || all.get(from.wrapping_sub(2)).is_some_and(|(_, c)| *c == '\n'));
    if heading {
        return None;
    }
    let single = before == 1 || after == 1 || parts_a_word(&all[from - before..from], &all[to..to + after]);
    let phrase = matches!(field, Field::Name | Field::Category | Field::Deadline);
    // Two blanks and more set things apart, if they do not merely stretch a word of two characters.
    match (single, phrase && to - from == 1) {
        (true, _) => Some(Kind::LetterBlank),
        (false, true) => Some(Kind::WordBlank),
        (false, false) => None,
    }
}

/// Words of every catalogue, which no blank parts on purpose.
const WORDS: [&str; 10] =
    ["工作日", "规范性", "信息", "政府", "公开", "法律", "法规", "服务", "管理", "监督"];

/// Whether what stands on both sides of a gap makes one of these words: 个工 | 作日.
fn parts_a_word(before: &[(usize, char)], after: &[(usize, char)]) -> bool {
    let end: String = before.iter().map(|(_, c)| *c).collect();
    let start: String = after.iter().map(|(_, c)| *c).collect();
    let parted = |word: &&str| {
        word.char_indices()
            .skip(1)
            .any(|(at, _)| end.ends_with(&word[..at]) && start.starts_with(&word[at..]))
    };
    WORDS.iter().any(parted)
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// What stands around a fault, its unseen signs made visible: some characters before and behind.
pub(super) fn around(text: &str, range: &Range<usize>) -> String {
    let before: Vec<char> = text[..range.start].chars().rev().take(4).collect();
    let fault = text[range.clone()].chars().map(|c| match c {
        _ if sign(c, &[], 0).is_some_and(|kind| kind != Kind::Lost) => format!("[U+{:04X}]", u32::from(c)),
        _ => c.to_string(),
    });
    let after = text[range.end..].chars().take(4);
    let plain = |c: char| if c.is_control() || c.is_whitespace() { ' ' } else { c };
    let visible = |c: &char| sign(*c, &[], 0).is_none();
    let before: String = before.into_iter().rev().filter(visible).map(plain).collect();
    let after: String = after.filter(visible).map(plain).collect();
    format!("{before}{}{after}", fault.collect::<String>()).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str, field: Field) -> Vec<Kind> {
        faults(text, field).into_iter().map(|fault| fault.kind).collect()
    }

    fn mended(text: &str, field: Field) -> String {
        let mut mended = text.to_owned();
        for fault in faults(text, field).iter().rev() {
            mended.replace_range(fault.range.clone(), &fault.instead);
        }
        mended
    }

    #[test]
    fn what_nobody_wrote_on_purpose() {
        use Kind::{Direction, Invisible, LetterBlank, Lost, Width, WordBlank};
        assert_eq!(kinds("政策\u{200b}文件\u{202e}", Field::Name), [Invisible, Direction]);
        assert_eq!(kinds("政策\u{fffd}文件", Field::Name), [Lost]);
        assert_eq!(kinds("20个工 作日", Field::Deadline), [LetterBlank]);
        assert_eq!(kinds("年度 计划", Field::Name), [WordBlank]);
        assert_eq!(kinds("２０个工作日", Field::Deadline), [Width]);
        assert_eq!(
            mended("制 定 或 获 取 信 息之日起２０个\u{feff}工 作日", Field::Deadline),
            "制定或获取信息之日起20个工作日"
        );
    }

    #[test]
    fn what_may_be_meant() {
        for (text, field) in [
            ("政府网站 政务服务中心", Field::Channels),
            ("文件名称 文号 发文部门", Field::Content),
            ("县民政局 县财政局", Field::Body),
            ("20 个工作日", Field::Deadline),
            ("一 总则", Field::Name),
            ("政策文件\n解读", Field::Name),
            ("示例 ABC 系统", Field::Name),
            ("省 市 县", Field::Levels),
            ("ئۇي\u{200c}غۇر", Field::Name),
        ] {
            assert_eq!(kinds(text, field), [], "{text:?}");
        }
    }
}
