//! The sentences of `mulu due` where no date follows.

use crate::diagnostic::Language;
use crate::knowledge::Date;
use crate::schedule::Gap;

/// Why no date follows.
pub(super) fn gap(gap: &Gap, language: Language) -> String {
    let (zh, en) = match gap {
        Gap::NotPublished { year, last: None } => (
            format!("{year}年的放假安排尚未公布（或未收录），推不出日期"),
            format!("the holidays of {year} are not published (or not known here): no date can be given"),
        ),
        Gap::NotPublished { year, last: Some(last) } => (
            format!(
                "最后一日为{last}，但{year}年的放假安排尚未公布（或未收录），是否遇休息日顺延不详，推不出确定日期"
            ),
            format!(
                "the term ends on {last}, but the holidays of {year} are not published (or not known here): whether it is moved cannot be said"
            ),
        ),
        Gap::Prompt(limit) => {
            let day = |date: Date| {
                (format!("，即{}", super::words::date(date, Language::Chinese)), format!(": {date}"))
            };
            let (zh, en) = limit.map(day).unwrap_or_default();
            (
                format!(
                    "“及时”没有写明期限，推不出日期；属于主动公开、法律法规没有另行规定的，最迟不超过20个工作日（《政府信息公开条例》第二十六条）{zh}"
                ),
                format!(
                    "“promptly” names no term: no date follows; unless another law says so, at most 20 working days (Disclosure Regulation art. 26){en}"
                ),
            )
        }
        Gap::Standing => {
            ("长期公开：没有截止日期".to_owned(), "published for good: no date follows".to_owned())
        }
        Gap::Statutory => (
            "期限由法律法规规定，原文没有写明，推不出日期".to_owned(),
            "a law has the term, the text does not: no date follows".to_owned(),
        ),
        Gap::Event => (
            "随另一事件公开，原文没有写明期限，推不出日期".to_owned(),
            "tied to another event: no date follows".to_owned(),
        ),
        Gap::Aside => (
            "说的不是何时公开（如公示期长短），推不出日期".to_owned(),
            "it does not say when to publish: no date follows".to_owned(),
        ),
        Gap::Unreadable => (
            "这句时限读不懂，推不出日期".to_owned(),
            "this deadline is not understood: no date follows".to_owned(),
        ),
        Gap::Unclear(words) if words.is_empty() => {
            ("没有写明确切的日子，推不出日期".to_owned(), "no day is named: no date follows".to_owned())
        }
        Gap::Unclear(words) => (
            format!("“{words}”不是确切的日子，推不出日期"),
            format!("“{words}” names no day: no date follows"),
        ),
        Gap::Past(date) => (format!("写明的日期{date}已过"), format!("the date written, {date}, is over")),
        Gap::NoStart => {
            ("没有起算日，推不出日期".to_owned(), "it has no first day: no date follows".to_owned())
        }
        Gap::Hourly => (
            "按小时反复公开，不列日期".to_owned(),
            "published again every few hours: no dates are listed".to_owned(),
        ),
        Gap::TooFar => ("超出可计算的年份".to_owned(), "beyond the years that can be counted".to_owned()),
    };
    if language == Language::Chinese { zh } else { en }
}
