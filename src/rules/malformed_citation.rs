//! Citations not written as official writing rules ask. Manual and tests: `malformed-citation.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::source::Located;
use crate::value::citation::{Citation, FaultKind, Part};

static INFO: RuleInfo = RuleInfo {
    code: "B102",
    name: "malformed-citation",
    summary: "公开依据的写法不合公文规范（书名号、文号括号、令号等）",
    summary_english: "a citation not written as official writing rules ask",
    docs: include_str!("malformed-citation.md"),
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B102.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    for part in &item.basis.parts {
        if let Part::Citation(citation) = &part.value {
            check_citation(citation, part, ctx);
        }
    }
}

fn check_citation(citation: &Citation, part: &Located<Part>, ctx: &mut Context<'_>) {
    let mut faults: Vec<(&'static str, &'static str)> = Vec::new();
    for issue in &citation.issues {
        if let Some(words) = words(issue.kind).filter(|words| !faults.contains(words)) {
            faults.push(words);
        }
    }
    if faults.is_empty() {
        return;
    }
    let (zh, en): (Vec<_>, Vec<_>) = faults.into_iter().unzip();
    let message = Words::new(
        format!("依据“{}”写法不规范：{}", shortened(&citation.text), zh.join("；")),
        format!("“{}” is not written as the rules ask: {}", shortened(&citation.text), en.join("; ")),
    );
    let canonical = citation.canonical();
    let finding = ctx.report(part.at, message);
    finding.field(Field::Basis.key()).about(citation.text.clone());
    if citation.certain() && !citation.is_canonical() {
        finding.help(Words::new(format!("应写作：{canonical}"), format!("write: {canonical}")));
        if part.exact {
            let title = Words::new(format!("改写为{canonical}"), format!("rewrite as {canonical}"));
            finding.fix(Fix::safe(title, vec![Edit { at: part.at, text: canonical }]));
        }
    } else {
        finding.help(Words::new(
            "按“《全称》（文号）第×条”的形式改写，发文年份用六角括号〔〕（GB/T 9704—2012）",
            "write 《full title》（number）第×条, the year in 〔〕 (GB/T 9704—2012)",
        ));
    }
}

/// A long text for messages: its two ends, because the number at fault mostly stands last.
fn shortened(text: &str) -> String {
    const HEAD: usize = 12;
    const TAIL: usize = 28;
    let plain: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.len() <= HEAD + TAIL {
        return plain.into_iter().collect();
    }
    let (head, tail) = (&plain[..HEAD], &plain[plain.len() - TAIL..]);
    head.iter().chain(&['…']).chain(tail).collect()
}

/// What is wrong, in a few words; `None` for what differs from the canonical form without being a
/// fault of writing: official texts write so too, or it is the cell's line break or its width.
fn words(fault: FaultKind) -> Option<(&'static str, &'static str)> {
    use FaultKind as F;
    Some(match fault {
        F::BracketsNotHexagonal => ("发文年份应用六角括号〔〕", "the year belongs in 〔〕"),
        F::MissingBracket => ("括号缺了一半", "half of a pair of brackets is lost"),
        F::OrdinalInSerial => ("发文顺序号前不加“第”", "no 第 before a serial number"),
        F::LeadingZero => ("顺序号前不加0", "no leading zero"),
        F::MissingOrdinal => ("令号前缺“第”", "第 is missing before the number"),
        F::MissingNumberSuffix => ("号码后缺“号”", "号 is missing after the number"),
        F::StraySuffix => ("括号后多出一个“号”", "a second 号 after the brackets"),
        F::NationalOrderShort => ("“国令”应写“国务院令”", "国令 should be 国务院令"),
        F::YearInOrder => ("令号中不写年份", "no year within the number of an order"),
        F::MisplacedOrderWord => ("“令”字位置不对，应为“令第×号”", "令 is misplaced"),
        F::MissingOrderWord => ("缺“令”字", "令 is missing"),
        F::UnknownIssuer => ("认不出文号的发文机关", "the issuer of the number is not known"),
        F::MissingIssuer => ("号码前缺发文机关", "the issuer of the number is missing"),
        F::MissingTitleMarks => ("题名没有书名号《》", "the title has no 《》"),
        F::HalfTitleMarks => ("书名号应括住整个题名", "《》 should hold the whole title"),
        F::MissingTitleMark => ("书名号缺了一半", "one of the two 《》 is lost"),
        F::WrongTitleMarks => ("题名应用书名号《》", "the marks should be 《》"),
        F::DoubledTitleMarks => ("书名号重复", "《《》》 is doubled"),
        F::InnerTitleMarks => ("书名号里再用书名号应写〈〉", "inner marks should be 〈〉"),
        F::MisplacedTitleMark => ("内层书名号位置不对", "an inner mark is misplaced"),
        F::UnbalancedTitleMarks => ("书名号不成对", "the marks do not come in pairs"),
        F::TitleOutsideMarks => ("题名有一部分在书名号外", "part of the title stands outside its marks"),
        F::HistoryInBrackets => ("不必写通过、修正的沿革", "the history of adoption need not be written"),
        F::KeyValueBrackets => ("括号里只写文号", "only the number belongs in the brackets"),
        F::ArticleSpelling => ("条款应写作“第×条第×款第（×）项”", "articles are written 第×条第×款第（×）项"),
        F::StrayText => ("夹有认不出的文字", "words whose part is not known"),
        F::TraditionalCharacters => ("用了繁体字", "traditional characters"),
        F::Placeholder => ("留有未填的“XX”", "a name left to be filled in"),
        F::HalfWidthBrackets
        | F::BracketsNotFullWidth
        | F::DetachedNumber
        | F::LongIssuer
        | F::ChineseNumeralsInOrder
        | F::FullWidthDigits
        | F::StandardSpelling
        | F::RevisionSpelling
        | F::DashInTitle
        | F::BlankInside
        | F::ClassLabel
        | F::LeadWord
        | F::Arrangement => return None,
    })
}
