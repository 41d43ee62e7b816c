//! Text helpers: full and half width, blanks, ditto marks, tick boxes.
//!
//! Everything here serves *comparison and matching*. Nothing here changes what a person wrote: that text stays as it
//! is, and what these functions return is never shown in its place. Numbers are in [`super::numeral`].

use std::borrow::Cow;

/// Whether a box is ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoxState {
    /// √ ■ ● 是 and their like.
    Ticked,
    /// □ ○ 否 and their like.
    Unticked,
}

/// One character in its half-width form; CJK signs that have an ASCII twin (，；：（）) become that twin.
///
/// The full stop `。` and the pause mark `、` have no twin and stay. Always one character for one character, so that
/// places in the folded text are places in the text as written.
pub fn fold_char(character: char) -> char {
    if is_plain(character) {
        return character;
    }
    match character {
        '\u{3000}' | '\u{00a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => shifted(character, 0xfee0),
        '｡' => '。',
        '､' | '﹑' => '、',
        '｢' => '「',
        '｣' => '」',
        '﹐' => ',',
        '﹒' => '.',
        '﹔' => ';',
        '﹕' => ':',
        '﹖' => '?',
        '﹗' => '!',
        '﹙' => '(',
        '﹚' => ')',
        '﹝' => '〔',
        '﹞' => '〕',
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        _ => character,
    }
}

/// The text in half width; see [`fold_char`].
pub fn fold_width(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| fold_char(character) == character) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(fold_char).collect())
    }
}

/// Whether a character is one of those that nearly all texts are made of, which need no second look: the common
/// Chinese characters, ASCII letters and digits. They leave ink, and nothing is folded into another.
pub(crate) fn is_plain(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fa5}') || character.is_ascii_alphanumeric()
}

/// Whether a character leaves no ink: white space of every width, zero-width signs, control characters.
pub fn is_blank_char(character: char) -> bool {
    if is_plain(character) {
        return false;
    }
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '\u{00ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{feff}'
        )
}

/// Whether nothing of the text can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_blank_char)
}

/// Whether a text only says that there is none: a dash, a slash, 无, 暂无.
pub fn names_nothing(text: &str) -> bool {
    let signs = |c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | '/' | '\\' | '…' | '.' | '_');
    // Every text is asked, and nearly all are answered by their first character.
    let first = text.chars().map(fold_char).find(|c| !is_blank_char(*c));
    if !first.is_some_and(|c| signs(c) || matches!(c, '无' | '暂' | '没')) {
        return false;
    }
    let words = comparable(text);
    !words.is_empty() && words.chars().all(signs) || matches!(words.as_str(), "无" | "暂无" | "没有")
}

/// The text without its blanks: in these catalogues a blank inside a phrase is a line break of the cell.
pub fn squeeze(text: &str) -> String {
    kept(text, |character| (!is_blank_char(character)).then_some(character))
}

/// The text with every character but the plain ones (see [`is_plain`]) asked what becomes of it; copied in runs.
pub(crate) fn kept(text: &str, keep: impl Fn(char) -> Option<char>) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for (at, character) in text.char_indices() {
        if is_plain(character) {
            continue;
        }
        let other = keep(character);
        if other != Some(character) {
            whole.push_str(&text[from..at]);
            whole.extend(other);
            from = at + character.len_utf8();
        }
    }
    whole.push_str(&text[from..]);
    whole
}

/// The form in which two texts are compared: half width, no blanks, no closing `。` `；` `;` `、`.
pub fn comparable(text: &str) -> String {
    let mut folded = kept(text, |character| {
        let folded = fold_char(character);
        (!is_blank_char(folded)).then_some(folded)
    });
    folded.truncate(folded.trim_end_matches(['。', ';', '、']).len());
    folded
}

/// Whether the cell says nothing but "as above": 同上, 同前, 〃, ″, ditto, ibid.
pub fn is_ditto(text: &str) -> bool {
    // The longest mark has five characters; blanks between them are allowed for. Every text is asked,
    // and nearly all are answered by their first character.
    let begins = |c: char| "同如见〃″〞々仝(（\"“”＂''dDＤｄiIＩｉ".contains(c);
    if text.len() > 96 || !text.chars().find(|c| !is_blank_char(*c)).is_some_and(begins) {
        return false;
    }
    let folded = comparable(text).to_lowercase();
    let bare = folded.trim_matches(['(', ')', '"', '.', ',']);
    if folded == "\"" || folded == "\"\"" {
        return true;
    }
    matches!(
        bare,
        "同上"
            | "同前"
            | "同"
            | "同上行"
            | "同上一行"
            | "同上栏"
            | "同上一栏"
            | "同上条"
            | "同上项"
            | "同上述"
            | "同左"
    ) || matches!(
        bare,
        "如上" | "见上" | "〃" | "″" | "〞" | "々" | "仝" | "仝上" | "ditto" | "do" | "ibid" | "idem"
    )
}

/// Whether the cell says "as above" of its own column: `内容同上`, `公开依据同上`.
///
/// At most six characters may stand before 同上; a longer sentence that happens to close so is a text of its own.
pub fn is_ditto_of_column(text: &str) -> bool {
    let folded = comparable(text);
    let Some(column) = folded.strip_suffix("同上").or_else(|| folded.strip_suffix("同前")) else {
        return false;
    };
    let named = column.trim_end_matches([':', ',', '均', '与']);
    (1..=6).contains(&named.chars().count())
}

/// What a single character says as a box, in a cell that lists options each behind a box.
///
/// `R`, `þ`, `£`, `ü` and the private-use signs are what is left of Wingdings boxes when the font is lost; 口 is a box
/// typed by hand. All of these are also ordinary characters: ask only where a box may stand, before an option.
pub fn box_glyph(character: char) -> Option<BoxState> {
    match character {
        '√' | '✓' | '✔' | '✅' | '☑' | '☒' | '🗹' | '🗸' | '■' | '◼' | '⬛' | '▪' | '▉' | '█' | '▄' | '▣'
        | '●' | '◉' | '⚫' | '◆' | '▲' | '★' | 'R' | 'Ｒ' | 'þ' | 'ü' => Some(BoxState::Ticked),
        '\u{f052}' | '\u{f06c}' | '\u{f06e}' | '\u{f0fc}' | '\u{f0fe}' => Some(BoxState::Ticked),
        '□' | '☐' | '◻' | '⬜' | '▫' | '▢' | '▭' | '○' | '◯' | '〇' | '⚪' | '◇' | '△' | '☆' | '口'
        | '囗' | '£' | '￡' | '×' | '✗' | '✘' | '✕' => Some(BoxState::Unticked),
        '\u{f02a}' | '\u{f06f}' | '\u{f071}' | '\u{f0a3}' | '\u{f0a8}' => Some(BoxState::Unticked),
        _ => None,
    }
}

/// What a whole cell of a tick column says; `None` where it holds words of its own (申请人, 县级) or nothing.
///
/// Several ticks in one cell are one tick; a tick with words in brackets behind it, `√（面向…）`, is a tick.
pub fn tick(cell: &str) -> Option<BoxState> {
    let folded = comparable(cell);
    match folded.to_lowercase().as_str() {
        "是" | "有" | "对" | "1" | "v" | "y" | "yes" | "true" | "t" => return Some(BoxState::Ticked),
        "否" | "无" | "不" | "0" | "n" | "no" | "false" | "x" => return Some(BoxState::Unticked),
        _ => {}
    }
    let marks = match folded.find('(') {
        Some(bracket) if folded.ends_with(')') => folded.get(..bracket).unwrap_or_default(),
        _ => folded.as_str(),
    };
    let mut states = marks.chars().map(box_glyph);
    let first = states.next()??;
    states.all(|state| state == Some(first)).then_some(first)
}

/// Whether words for an audience mean everyone: 面向社会, （面向全社会）, 社会公众; not 社会组织.
pub fn names_everyone(words: &str) -> bool {
    let folded = comparable(words);
    let bare = folded.trim_matches(['(', ')', ':']).trim_start_matches("面向").trim_start_matches('向');
    let bare = bare.trim_end_matches("公开");
    matches!(
        bare,
        "全社会"
            | "社会"
            | "社会公众"
            | "全社会公众"
            | "社会各界"
            | "全社会各界"
            | "公众"
            | "全体公众"
            | "全体社会公众"
            | "全社会公民"
            | "所有公众"
            | "社会大众"
            | "全体公民"
    )
}

/// The parts of a text between some marks; what brackets hold together stays together.
pub(crate) fn outside_brackets<'a>(text: &'a str, marks: &[char]) -> Vec<&'a str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, sign) in text.char_indices() {
        match sign {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && marks.contains(&sign) {
            found.extend(text.get(start..at));
            start = at + sign.len_utf8();
        }
    }
    found.extend(text.get(start..));
    found
}

fn shifted(character: char, down: u32) -> char {
    char::from_u32(u32::from(character).saturating_sub(down)).unwrap_or(character)
}

#[cfg(test)]
mod tests;
