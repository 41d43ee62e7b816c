//! What the parser refuses, and what YAML allows but this format does not, in words a clerk understands.
//!
//! The parser's own messages are never shown: they are English and speak of tokens.

use super::tree::{Cause, Note, NoteKind};
use crate::diagnostic::{RuleInfo, Words};
use crate::read::Bounds;
use crate::read::faults;
use crate::read::report::Report;
use granit_parser::ErrorKind;

/// A refusal: its rule, what is wrong, what to do.
pub(super) struct Refusal {
    pub(super) rule: &'static RuleInfo,
    pub(super) message: Words,
    pub(super) help: Words,
}

fn refusal(rule: &'static RuleInfo, message: (&str, &str), help: (&str, &str)) -> Refusal {
    Refusal { rule, message: Words::new(message.0, message.1), help: Words::new(help.0, help.1) }
}

/// Why the parser stopped.
pub(super) fn of(cause: &Cause, bounds: &Bounds) -> Refusal {
    match cause {
        Cause::Depth => Refusal {
            rule: &faults::OVER_BOUND,
            message: Words::new(
                format!("层层嵌套超过 {} 层，不予读入", bounds.depth),
                format!("nested more than {} deep; refused", bounds.depth),
            ),
            help: Words::new("目录只需三四层，请检查括号和缩进", "a catalogue needs three or four levels"),
        },
        Cause::Nodes => Refusal {
            rule: &faults::OVER_BOUND,
            message: Words::new(
                format!("文件里的值超过 {} 个，从这里起不再读入", bounds.nodes),
                format!("more than {} values in the file; nothing is read from here on", bounds.nodes),
            ),
            help: Words::new("把文件按领域拆成几个", "split the file, one domain each"),
        },
        Cause::Syntax(kind) => syntax(kind),
    }
}

fn syntax(kind: &ErrorKind) -> Refusal {
    use ErrorKind as Kind;
    let rule = &faults::MALFORMED_YAML;
    match kind {
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInPlainScalar => refusal(
            &faults::TAB_INDENTATION,
            ("这里用了制表符（Tab 键）：YAML 只认空格", "a tab stands where YAML wants spaces"),
            ("改为空格，每层两个", "use spaces, two a level"),
        ),
        Kind::MappingValueNotAllowed
        | Kind::InvalidColonPlacement
        | Kind::InvalidMappingValueWhitespace
        | Kind::FlowMappingValueAdjacentCollection => refusal(
            rule,
            (
                "此处不该有冒号：上一行还没写完，或缩进不对",
                "no colon can stand here: the line above goes on, or the indentation is wrong",
            ),
            (
                "与同级的行左对齐；若冒号是文字的一部分，改为全角“：”或给整个值加引号",
                "align the line; quote the value if the colon is text",
            ),
        ),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey | Kind::MappingKeyNotAllowed => refusal(
            rule,
            (
                "这一行既不是“键: 值”，也不是“- ”开头的列表项",
                "this line is neither `key: value` nor a list element",
            ),
            (
                "补上键和冒号；若是上一行的续文，请比上一行多缩进两格",
                "add the key, or indent it to continue the line above",
            ),
        ),
        Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::InvalidIndentation
        | Kind::ExpectedDocumentStart
        | Kind::BlockSequenceEntryNotAllowed
        | Kind::InvalidDocumentEnd
        | Kind::InvalidBlockEntryWhitespace
        | Kind::ExpectedNodeContent => refusal(
            rule,
            (
                "这一行的缩进或写法与上下文对不上：同级各行要左对齐，列表项都以“- ”开头",
                "this line does not fit those around it: siblings must align, elements begin with `- `",
            ),
            ("与同级的行左对齐（用空格，每层两个）", "align it with its siblings"),
        ),
        Kind::UnclosedFlowCollection { .. }
        | Kind::MisplacedFlowCollectionEnd
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::BlockEntryInFlowCollection
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::InvalidFlowScalarIndent
        | Kind::PlainScalarStartsWithDashFlowIndicator => refusal(
            rule,
            ("括号不配对，或括号里缺逗号", "brackets do not match, or a comma is missing between them"),
            (
                "检查半角的 [ ]、{ } 和逗号；值里本来就有括号的，给整个值加引号",
                "check the brackets and commas; quote a value that holds brackets",
            ),
        ),
        _ => syntax_of_scalars(kind),
    }
}

fn syntax_of_scalars(kind: &ErrorKind) -> Refusal {
    use ErrorKind as Kind;
    let rule = &faults::MALFORMED_YAML;
    match kind {
        Kind::UnclosedQuotedScalar
        | Kind::InvalidQuotedScalarIndent
        | Kind::DocumentIndicatorInQuotedScalar
        | Kind::InvalidTrailingSingleQuotedScalar
        | Kind::InvalidTrailingDoubleQuotedScalar => refusal(
            rule,
            ("引号没有收尾，或后引号之后还有文字", "a quote is not closed, or text follows the closing one"),
            ("引号要成对；文字里的引号用中文引号“”", "pair the quotes; inside the text use “”"),
        ),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => refusal(
            rule,
            (
                "双引号里的反斜杠“\\”有特殊含义，这里的写法 YAML 不认",
                "a backslash in double quotes begins an escape, and this is none",
            ),
            ("把双引号改为单引号，或把“\\”写成“\\\\”", "use single quotes, or write `\\\\`"),
        ),
        Kind::ZeroBlockScalarIndent | Kind::InvalidBlockScalarHeader | Kind::InvalidBlockScalarIndent => {
            refusal(
                rule,
                (
                    "“|”或“>”后面的写法不对：它后面不写文字，下面各行缩进要一致",
                    "a block begun by `|` or `>` is malformed",
                ),
                ("文字另起一行，各行缩进相同", "begin the text on the next line, evenly indented"),
            )
        }
        Kind::UnexpectedCharacter { .. } | Kind::BomInsideDocument => refusal(
            rule,
            ("这里有一个 YAML 不认的字符", "a character YAML refuses stands here"),
            ("删去它；若是文字的一部分，给整个值加引号", "remove it, or quote the value"),
        ),
        Kind::MissingAnchorOrAliasName
        | Kind::UndeclaredTagHandle
        | Kind::MissingTagUri
        | Kind::UnclosedVerbatimTag
        | Kind::InvalidTagTerminator
        | Kind::InvalidTagEscape
        | Kind::ExpectedTagBang
        | Kind::UnsupportedYamlMajorVersion
        | Kind::DuplicateVersionDirective
        | Kind::MissingYamlVersion
        | Kind::MissingDocumentEndBeforeDirective
        | Kind::DirectiveByteLimitExceeded { .. } => refusal(
            &faults::REFUSED_YAML,
            (
                "以 &、*、! 或 % 开头的写法是 YAML 的高级功能，目录用不着",
                "anchors, aliases, tags and directives are not used in a catalogue",
            ),
            ("若是文字的一部分，给整个值加上引号", "quote the value if it is text"),
        ),
        _ => refusal(
            rule,
            ("这里不合 YAML 的写法", "this is not valid YAML"),
            (
                "对照上下各行检查冒号、空格、引号和缩进",
                "compare colons, blanks, quotes and indentation with the lines around",
            ),
        ),
    }
}

/// Complains of what was noted while the tree was built.
pub(super) fn tell(note: &Note, source: &str, report: &mut Report<'_>) {
    if report.is_full() {
        return report.count();
    }
    let refusal = noted(&note.kind);
    let mut finding = report.at(refusal.rule, note.at, refusal.message);
    finding.help(refusal.help);
    finding.about(super::wording::line_of(source, note.at.start as usize));
    if let NoteKind::RepeatedKey { first, .. } = note.kind {
        let words = Words::new("第一次写在这里，以这一处为准", "first written here; this one counts");
        finding.beside(report.place(first), words);
    }
    report.push(finding);
}

fn noted(kind: &NoteKind) -> Refusal {
    let rule = &faults::REFUSED_YAML;
    let write_out =
        ("把内容原样写出来；若是文字，给整个值加上引号", "write the value out; quote it if it is text");
    match kind {
        NoteKind::Anchor => {
            refusal(rule, ("“&…”是 YAML 的锚点，目录里不用", "an anchor; catalogues use none"), write_out)
        }
        NoteKind::Alias => refusal(
            rule,
            (
                "值以“*”开头，YAML 当作引用别处；目录里不用引用，现按文字读入",
                "an alias; catalogues use none, so it is read as text",
            ),
            write_out,
        ),
        NoteKind::Tag => {
            refusal(rule, ("“!…”是 YAML 的类型标记，目录里不用", "a tag; catalogues use none"), write_out)
        }
        NoteKind::MergeKey => {
            refusal(rule, ("“<<”是 YAML 的合并键，目录里不用", "a merge key; catalogues use none"), write_out)
        }
        NoteKind::ComplexKey => refusal(
            rule,
            (
                "键只能是一个词，这里却是一个列表或一组键值",
                "a key must be a word; this one is a list or a map",
            ),
            ("改为“键: 值”", "write `key: value`"),
        ),
        NoteKind::MissingKey => refusal(
            &faults::MALFORMED_YAML,
            ("冒号前面没有键", "no key stands before the colon"),
            ("在冒号前补上键，例如 name", "write the key before the colon"),
        ),
        NoteKind::SecondDocument => refusal(
            rule,
            (
                "“---”把一个文件分成了几份，一个文件只写一个目录",
                "`---` splits the file; a file holds one catalogue",
            ),
            ("拆成几个文件，或删去“---”", "split the file, or remove the `---`"),
        ),
        NoteKind::RepeatedKey { key, .. } => Refusal {
            rule: &faults::REPEATED_KEY,
            message: Words::new(
                format!("“{key}”写了两遍，只有第一遍算数"),
                format!("`{key}` is written twice; only the first counts"),
            ),
            help: Words::new(
                "两处合为一处，或检查是否漏了“- ”",
                "merge the two, or see whether a `- ` is missing",
            ),
        },
    }
}
