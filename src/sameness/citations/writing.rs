//! The faults of writing that are told, in words.

use crate::value::citation::{Citation, FaultKind};

/// What is wrong with the writing, in a few words each, none twice; empty where it is as it should be.
pub(crate) fn writing_faults(citation: &Citation) -> Vec<(&'static str, &'static str)> {
    let mut faults = Vec::new();
    for issue in &citation.issues {
        if let Some(words) = words(issue.kind).filter(|words| !faults.contains(words)) {
            faults.push(words);
        }
    }
    faults
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
        // A name left to be filled in is an unknown instrument, not a fault of writing.
        F::Placeholder
        | F::HalfWidthBrackets
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
