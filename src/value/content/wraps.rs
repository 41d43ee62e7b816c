//! Line breaks of a narrow cell inside an element, and elements parted by nothing but a blank.

use std::ops::Range;

/// Lines put together where the break between them is no end of an element: a bracket is open (空⏎白表）, the line ends
/// or the next begins as no element does (先进集体和⏎个人申报表), a single character is left over, or every line but the
/// last is as long as the cell is wide.
pub(super) fn closed(text: &str, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if lines.len() < 2 {
        return lines;
    }
    if fills_the_cell(text, &lines)
        && let (Some(first), Some(last)) = (lines.first(), lines.last())
    {
        return std::iter::once(first.start..last.end).collect();
    }
    let widest = lines.iter().map(|line| length(text, line)).max().unwrap_or_default();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut above = 0;
    for line in lines {
        let width = length(text, &line);
        match found.last_mut().filter(|last| goes_on(text, last, &line, above == widest)) {
            Some(last) => last.end = line.end,
            None => found.push(line),
        }
        above = width;
    }
    found
}

fn goes_on(text: &str, last: &Range<usize>, next: &Range<usize>, full: bool) -> bool {
    // The separator that `trimmed` has left out ends an element.
    let ended = text.get(last.end..next.start).is_some_and(|between| between.contains(['；', ';', '。']));
    let (Some(above), Some(below)) = (text.get(last.clone()), text.get(next.clone())) else { return false };
    let hangs = above.ends_with(['和', '及', '与', '或', '、', '，', ',', '（', '(', '《', '的']);
    let leans = below.starts_with(['）', ')', '》', '、', '，', ',', '。', '；']);
    let left_over = full && length(text, next) == 1;
    !ended && (hangs || leans || left_over || is_open(above))
}

fn is_open(words: &str) -> bool {
    let count = |signs: [char; 3]| words.chars().filter(|c| signs.contains(c)).count();
    count(['（', '(', '《']) > count(['）', ')', '》'])
}

/// Whether at least two lines of equal length, none of them short or ended by a mark, stand over a last that is no
/// longer: prose in a narrow cell. A line that stands twice is an element written twice.
fn fills_the_cell(text: &str, lines: &[Range<usize>]) -> bool {
    let Some((last, full)) = lines.split_last() else { return false };
    let width = full.first().map_or(0, |line| length(text, line));
    let unended = |line: &Range<usize>| {
        let rest = text.get(line.end..).unwrap_or_default();
        !rest.starts_with(['；', ';', '。'])
    };
    let twice = || full.windows(2).any(|pair| text.get(pair[0].clone()) == text.get(pair[1].clone()));
    full.len() > 1
        && width >= 8
        && !twice()
        && full.iter().all(|line| length(text, line) == width && unended(line))
        && length(text, last) < width
}

fn length(text: &str, range: &Range<usize>) -> usize {
    text.get(range.clone()).unwrap_or_default().chars().count()
}

/// What an element ends with, so that a blank behind it is no wrap inside a word.
const ENDINGS: [&str; 33] = [
    "地址", "电话", "文件", "信息", "办法", "规定", "标准", "结果", "情况", "名单", "条件", "流程", "程序",
    "材料", "范围", "指南", "依据", "政策", "公告", "通知", "方式", "渠道", "时间", "清单", "目录", "报告",
    "计划", "对象", "职责", "条例", "意见", "方案", "》",
];

/// Two long phrases and one blank between them, nothing else: 社会救助信访通讯地址 社会救助投诉举报电话.
pub(super) fn two_phrases(text: &str) -> Option<Vec<Range<usize>>> {
    let written = text.trim();
    let start = text.find(written)?;
    let (first, second) = written.split_once([' ', '\u{3000}'])?;
    let is_phrase = |part: &str| {
        part.chars().count() >= 6
            && part.chars().all(|c| u32::from(c) >= 0x3400 || matches!(c, '《' | '》'))
            && !part.contains(['，', '；', '：', '（', '）'])
    };
    let ended = ENDINGS.iter().any(|ending| first.ends_with(ending));
    let end = start + written.len();
    (ended && is_phrase(first) && is_phrase(second))
        .then(|| vec![start..start + first.len(), end - second.len()..end])
}
