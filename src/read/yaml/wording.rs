//! The flaws of a line, in words a clerk understands: what, why, what to do; and the cure as a fix.
//!
//! Refusals of the parser are told in `refusal`.

use super::fault::{Fault, Flaw};
use crate::diagnostic::{Edit, Fix, RuleInfo, Words};
use crate::read::faults;
use crate::read::report::Report;
use crate::source::Span;

/// Complains of a flaw.
pub(super) fn tell(flaw: &Flaw, source: &str, report: &mut Report<'_>) {
    if report.is_full() {
        return report.count();
    }
    let (message, help) = words(flaw.fault);
    let span = Span::new(flaw.at.start, flaw.at.end);
    let mut finding = report.at(rule(flaw.fault), span, message);
    finding.help(help);
    finding.about(line_of(source, flaw.at.start));
    if let Some((title, safe)) = cure(flaw.fault) {
        let edits = flaw.repairs.iter().map(|repair| Edit {
            at: report.place(Span::new(repair.at.start, repair.at.end)),
            text: repair.text.clone(),
        });
        let edits = edits.collect();
        finding.fix(if safe { Fix::safe(title, edits) } else { Fix::risky(title, edits) });
    }
    report.push(finding);
}

/// The line a byte stands in, without its blanks: what tells a finding from its like. Of a very long
/// line, only what stands near the byte.
pub(super) fn line_of(source: &str, at: usize) -> String {
    let mut window = at.saturating_sub(160).min(source.len());
    while !source.is_char_boundary(window) {
        window -= 1;
    }
    let before = source.get(window..at).unwrap_or("");
    let start = before.rfind('\n').map_or(window, |line| window + line + 1);
    let line = source.get(start..).unwrap_or("").trim_start_matches([' ', '\t']);
    line.chars().take_while(|c| *c != '\n').take(80).collect::<String>().trim_end().to_owned()
}

fn rule(fault: Fault) -> &'static RuleInfo {
    match fault {
        Fault::Tab => &faults::TAB_INDENTATION,
        Fault::WideBlank | Fault::WideColon | Fault::WideDash => &faults::FULL_WIDTH_PUNCTUATION,
        Fault::TightColon
        | Fault::TightDash
        | Fault::ColonInValue
        | Fault::ReservedStart(_)
        | Fault::InlineList
        | Fault::TextAfterQuote
        | Fault::UnclosedQuote(_)
        | Fault::UnclosedBracket
        | Fault::TooDeep
        | Fault::TooShallow
        | Fault::MissingDash
        | Fault::Control(_) => &faults::MALFORMED_YAML,
    }
}

/// What is wrong and why; what to do.
fn words(fault: Fault) -> (Words, Words) {
    match fault {
        Fault::Tab => (
            Words::new(
                "这里用了制表符（Tab 键）：YAML 只认空格，各人电脑上制表符宽窄不同，层次会乱",
                "a tab stands here; YAML wants spaces, because a tab has no agreed width",
            ),
            Words::new("删去制表符，改为空格，每层两个", "replace the tab by spaces, two a level"),
        ),
        Fault::WideBlank => (
            Words::new(
                "这里有全角空格（或不间断空格）：看上去是空白，YAML 却当作文字",
                "a full-width (or no-break) space stands here; it looks blank, but YAML takes it for text",
            ),
            Words::new("切换到半角，改为普通空格", "replace it by ordinary spaces"),
        ),
        Fault::WideColon => (
            Words::new(
                "键后面用了全角冒号“：”：YAML 只认半角冒号加一个空格，否则整行都当作文字",
                "a full-width colon follows the key; YAML wants `: `, else the whole line is mere text",
            ),
            Words::new("把“：”改为半角的“: ”（冒号后空一格）", "write `: ` instead"),
        ),
        Fault::WideDash => (
            Words::new(
                "列表项前用了全角横线或破折号：YAML 只认半角减号“-”加一个空格",
                "a list mark is a full-width or long dash; YAML wants `- `",
            ),
            Words::new("把横线改为半角的“- ”", "write `- ` instead"),
        ),
        Fault::TightColon => (
            Words::new(
                "冒号后面缺一个空格：不空格，YAML 认不出这是一个键",
                "no blank follows the colon; without it YAML sees no key here",
            ),
            Words::new("在冒号后面加一个空格", "add a blank after the colon"),
        ),
        Fault::TightDash => (
            Words::new(
                "列表项的“-”后面缺一个空格：不空格，YAML 不认它是列表项",
                "no blank follows the list mark; without it YAML sees no element here",
            ),
            Words::new("在“-”后面加一个空格", "add a blank after the `-`"),
        ),
        Fault::UnclosedQuote(quote) => (
            Words::new(
                format!("引号 {quote} 没有收尾：后面的行会被当成引号里的文字"),
                format!("the quote {quote} is never closed; the lines below would become part of the text"),
            ),
            Words::new("在这段文字末尾补上同样的引号，或删去开头的引号", "close the quote, or remove it"),
        ),
        Fault::UnclosedBracket => (
            Words::new(
                "括号没有收尾：后面的行会被当成括号里的内容",
                "the bracket is never closed; the lines below would become part of it",
            ),
            Words::new("在末尾补上半角的 ] 或 }", "close it with `]` or `}`"),
        ),
        Fault::ColonInValue | Fault::ReservedStart(_) | Fault::InlineList | Fault::TextAfterQuote => {
            value_words(fault)
        }
        Fault::TooDeep | Fault::TooShallow | Fault::MissingDash | Fault::Control(_) => indent_words(fault),
    }
}

fn value_words(fault: Fault) -> (Words, Words) {
    let quote = Words::new("给整个值加上半角单引号 '…'", "put the whole value in single quotes '…'");
    match fault {
        Fault::ReservedStart(first) => (
            Words::new(
                format!("值以“{first}”开头：这个符号在 YAML 里另有用处，不能直接开头"),
                format!("the value begins with `{first}`, which YAML keeps for itself"),
            ),
            quote,
        ),
        Fault::InlineList => (
            Words::new(
                "列表不能和键写在同一行：现暂按文字读入",
                "a list cannot begin on the line of its key; it is read as text for now",
            ),
            Words::new(
                "把“- ”移到下一行并缩进，或写成 [甲, 乙]",
                "begin the list on the next line, or write `[a, b]`",
            ),
        ),
        Fault::TextAfterQuote => (
            Words::new(
                "后引号之后还有文字：值里面的引号和 YAML 的引号混在一起了，现按原样读入",
                "text follows the closing quote: quotes inside the value clash with those around it; read as written",
            ),
            Words::new(
                "文字里的引号改用中文引号“”，或给整个值加半角单引号",
                "use “” inside the text, or single quotes around it",
            ),
        ),
        _ => (
            Words::new(
                "值里有半角冒号加空格：YAML 会以为又来了一个键",
                "the value holds a colon and a blank; YAML would take it for another key",
            ),
            Words::new("把里面的冒号改为全角“：”，或给整个值加上半角单引号 '…'", quote.english),
        ),
    }
}

fn indent_words(fault: Fault) -> (Words, Words) {
    let align = Words::new(
        "使这一行与同级各行左对齐（用空格，每层两个）",
        "align this line with its siblings (spaces, two a level)",
    );
    match fault {
        Fault::TooDeep => (
            Words::new(
                "这一行缩进多了：比同级的行靠右，现按同级读入",
                "this line is indented further than its siblings; it is read as one of them",
            ),
            align,
        ),
        Fault::MissingDash => (
            Words::new(
                "这里是列表，这一行前面却缺“- ”，现按新的一项读入",
                "this is a list, but the line lacks its `- `; it is read as a new element",
            ),
            Words::new(
                "在行首补上“- ”；若是接着上一行，请再缩进两格",
                "add `- `, or indent it if it continues the line above",
            ),
        ),
        Fault::Control(character) => (
            Words::new(
                format!("这里有一个看不见的控制字符（U+{:04X}），多半是复制粘贴带来的", u32::from(character)),
                format!("an invisible control character (U+{:04X}) stands here", u32::from(character)),
            ),
            Words::new("删去它", "remove it"),
        ),
        _ => (
            Words::new(
                "这一行缩进少了：和上面哪一级都对不齐，现按同级读入",
                "this line is indented less than its siblings; it is read as one of them",
            ),
            align,
        ),
    }
}

/// The title of the fix, and whether it is beyond doubt.
fn cure(fault: Fault) -> Option<(Words, bool)> {
    Some(match fault {
        Fault::Tab => (Words::new("制表符改为空格", "replace the tab by spaces"), true),
        Fault::WideBlank => (Words::new("改为普通空格", "replace by ordinary spaces"), true),
        Fault::WideColon => (Words::new("全角冒号改为“: ”", "write `: `"), true),
        Fault::WideDash => (Words::new("改为“- ”", "write `- `"), true),
        Fault::TightColon => (Words::new("冒号后加空格", "add a blank after the colon"), true),
        Fault::TightDash => (Words::new("“-”后加空格", "add a blank after the `-`"), true),
        Fault::Control(_) => (Words::new("控制字符改为空格", "replace it by a blank"), true),
        Fault::ColonInValue | Fault::ReservedStart(_) => {
            (Words::new("给值加单引号", "quote the value"), true)
        }
        Fault::UnclosedQuote(_) => (Words::new("补上引号", "close the quote"), false),
        Fault::UnclosedBracket => (Words::new("补上括号", "close the bracket"), false),
        Fault::TooDeep | Fault::TooShallow => (Words::new("对齐缩进", "align the line"), false),
        Fault::MissingDash => (Words::new("补上“- ”", "add the `- `"), false),
        Fault::InlineList | Fault::TextAfterQuote => return None,
    })
}
