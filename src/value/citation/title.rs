//! The spelling of a title: inner marks, brackets, dashes, blanks; and the form in which titles are compared.
//! Which law a title names is for the registry of laws to say.
//!
//! Source: `citation-forms.md` §2.7 (inner marks 〈〉, joint issuers parted by one blank) and §3 (comparison).

use std::ops::Range;

use super::fold::{fold, is_blank, is_han, is_traditional, narrow_letter};
use super::marks::{closes_title, opens_title};
use super::scan::Text;
use super::words;
use super::{FaultKind, WritingFault};

/// A title in its canonical spelling, with what had to be changed.
pub(super) struct SpeltTitle {
    pub(super) title: String,
    pub(super) faults: Vec<WritingFault>,
}

/// Spells the characters of a range as a title.
pub(super) fn spell_title(text: &Text<'_>, range: Range<usize>) -> SpeltTitle {
    let range = text.trim(range);
    let mut faults = Vec::new();
    let mut title = String::new();
    let mut depth = 0_usize;
    let blanks = kept_blanks(text, range.clone());
    for position in range.clone() {
        let c = text.raw(position);
        if is_blank(c) {
            let kept = blanks.contains(&position);
            if kept {
                title.push(' ');
            }
            if !kept || c != ' ' {
                faults.push(text.fault(FaultKind::BlankInside, position..position + 1));
            }
            continue;
        }
        if is_traditional(c) {
            faults.push(text.fault(FaultKind::TraditionalCharacters, position..position + 1));
        }
        let (spelt, kind) = spell_character(text, position, &mut depth);
        if spelt != c {
            faults.push(text.fault(kind, position..position + 1));
        }
        title.push(spelt);
    }
    let title = settle(text, title, range, &mut faults);
    SpeltTitle { title, faults }
}

/// A title as it is compared with others: no blanks, one width, simplified, without 中华人民共和国 and outer marks.
///
/// ```
/// use mulu::value::citation::comparable_title;
/// assert_eq!(
///     comparable_title("《中华人民共和国政府信 息公开条例》"),
///     comparable_title("政府信息公开条例"),
/// );
/// ```
pub fn comparable_title(title: &str) -> String {
    let folded: String = title.chars().filter(|c| !is_blank(*c)).map(comparable_character).collect();
    let inner = match folded.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        Some(inner) if is_balanced(inner) => inner,
        _ => folded.as_str(),
    };
    match inner.strip_prefix("中华人民共和国") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => inner.to_owned(),
    }
}

/// Repairs what only the whole title shows, and says what is doubtful in it.
fn settle(text: &Text<'_>, title: String, range: Range<usize>, faults: &mut Vec<WritingFault>) -> String {
    let title = match repair_inner_mark(&title) {
        Some(repaired) => {
            faults.push(text.fault(FaultKind::MisplacedTitleMark, range.clone()));
            repaired
        }
        None => title,
    };
    if !is_balanced(&title.replace(['〈', '《'], "<").replace(['〉', '》'], ">")) {
        faults.push(text.fault(FaultKind::UnbalancedTitleMarks, range.clone()));
    }
    let title = drop_stray_comma(text, title, &range, faults);
    if words::is_placeholder(&title) {
        faults.push(text.fault(FaultKind::Placeholder, range));
    }
    title
}

fn comparable_character(c: char) -> char {
    match c {
        '（' | '﹙' => '(',
        '）' | '﹚' => ')',
        '《' | '〈' | '＜' => '<',
        '》' | '〉' | '＞' => '>',
        '〔' | '﹝' | '［' | '【' | '〖' => '[',
        '〕' | '﹞' | '］' | '】' | '〗' => ']',
        '－' | '—' | '–' | '‐' | '―' | '～' | '~' => '-',
        '“' | '”' | '＂' | '「' | '」' | '『' | '』' | '‘' | '’' | '＇' | '\'' => '"',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '＋' => '+',
        '·' | '•' | '・' | '‧' => '·',
        _ => fold(c),
    }
}

/// Whether every mark inside has its partner inside. 〈甲〉实施〈乙〉, less its ends, has not.
fn is_balanced(inner: &str) -> bool {
    let mut depth = 0_i32;
    for c in inner.chars() {
        depth += i32::from(c == '<') - i32::from(c == '>');
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

fn spell_character(text: &Text<'_>, position: usize, depth: &mut usize) -> (char, FaultKind) {
    let c = text.raw(position);
    match c {
        '(' => ('（', FaultKind::HalfWidthBrackets),
        ')' => ('）', FaultKind::HalfWidthBrackets),
        mark if opens_title(mark) => {
            *depth += 1;
            (if *depth % 2 == 1 { '〈' } else { '《' }, FaultKind::InnerTitleMarks)
        }
        mark if closes_title(mark) => {
            let spelt = if *depth % 2 == 1 { '〉' } else { '》' };
            *depth = depth.saturating_sub(1);
            (spelt, FaultKind::InnerTitleMarks)
        }
        '-' | '–' | '－' | '~' | '～' if between_years(text, position) => ('—', FaultKind::DashInTitle),
        _ => (narrow_letter(c), FaultKind::FullWidthDigits),
    }
}

/// 2021-2023 takes a full dash.
fn between_years(text: &Text<'_>, position: usize) -> bool {
    let before = text.back(0, position);
    let digits = |at: usize| (at..at + 4).all(|index| text.at(index).is_ascii_digit());
    let year_before = before >= 4 && (digits(before - 4) || text.at(before - 1) == '年');
    year_before && digits(text.skip(position + 1))
}

/// The blanks that part joint issuers: `农业农村部办公厅 财政部办公厅关于…`. One position of each run of blanks.
fn kept_blanks(text: &Text<'_>, range: Range<usize>) -> Vec<usize> {
    let limit = range.end.min(range.start + 120);
    let verb = (range.start..limit)
        .find(|at| text.any_word(*at, &["关于", "印发", "转发", "批转", "发布"]).is_some())
        .unwrap_or(range.start);
    let mut kept = Vec::new();
    let mut piece = range.start;
    let mut position = range.start;
    while position < verb {
        let next = text.skip(position);
        if next == position {
            position += 1;
            continue;
        }
        let following = (next..verb).find(|at| is_blank(text.at(*at))).unwrap_or(verb);
        if words::office_ends(text, piece, position) && stands_as_office(text, next, following, verb) {
            kept.push(position);
            piece = next;
        }
        position = next;
    }
    kept
}

/// Whether the words after a blank are an office of their own, not the rest of the one before.
fn stands_as_office(text: &Text<'_>, start: usize, end: usize, verb: usize) -> bool {
    const REST: &[&str] = &["办公厅", "办公室", "委员会", "总局", "总署", "人民政府", "管理局", "管理部"];
    let words = text.closed(start..end);
    let whole = if words::is_office(&words) { words } else { text.closed(start..verb) };
    words::is_office(&whole)
        && whole.chars().count() >= 3
        && !REST.contains(&whole.as_str())
        && whole.chars().all(|c| is_han(c) || c == '、')
}

/// 《财政部关于印发〈甲的通知〉》, 《财政部关于印发〈甲的通知》: the inner mark closes before 的通知.
fn repair_inner_mark(title: &str) -> Option<String> {
    let inner = title.strip_suffix('〉').unwrap_or(title).strip_suffix("的通知")?;
    let forwarded = ["印发〈", "转发〈", "发布〈"].iter().any(|verb| inner.contains(verb));
    let one_open = inner.matches('〈').count() == 1 && !inner.contains(['〉', '《', '》']);
    (forwarded && one_open).then(|| format!("{inner}〉的通知"))
}

/// 中华人民共和国固体废 、物污染环境防治法: no law of the state has a comma beside a blank in its name.
fn drop_stray_comma(
    text: &Text<'_>,
    title: String,
    range: &Range<usize>,
    faults: &mut Vec<WritingFault>,
) -> String {
    let state_law = title.starts_with("中华人民共和国") && title.ends_with('法');
    let stray = range.clone().find(|at| {
        text.at(*at) == '、' && (is_blank(text.at(at.wrapping_sub(1))) || is_blank(text.at(at + 1)))
    });
    match stray {
        Some(at) if state_law && title.matches('、').count() == 1 => {
            faults.push(text.fault(FaultKind::StrayText, at..at + 1));
            title.replace('、', "")
        }
        _ => title,
    }
}
