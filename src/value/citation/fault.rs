//! What can be wrong with the writing of a citation. Whether the law itself is right is not judged here,
//! and how grave a fault is, is for a rule to say.

use std::ops::Range;

/// One fault and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WritingFault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where, in bytes of the input.
    pub range: Range<usize>,
}

/// The faults of writing; each names what differs from the canonical form of `citation-forms.md` §2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultKind {
    /// The year of a 发文字号 in brackets other than 〔〕. GB/T 9704—2012 7.2.5.
    BracketsNotHexagonal,
    /// Half of a pair of brackets is lost: 〔201680号.
    MissingBracket,
    /// Half-width round brackets in a title.
    HalfWidthBrackets,
    /// The number stands in brackets other than （）.
    BracketsNotFullWidth,
    /// The number stands beside the title without brackets.
    DetachedNumber,
    /// 第 before a serial number: 〔2016〕第8号. GB/T 9704—2012 7.2.5.
    OrdinalInSerial,
    /// A leading zero: 〔2016〕08号. GB/T 9704—2012 7.2.5.
    LeadingZero,
    /// 第 is missing: 国务院令711号.
    MissingOrdinal,
    /// 号 is missing: 国务院令第711.
    MissingNumberSuffix,
    /// A second 号, or 文, after the number.
    StraySuffix,
    /// 国令 for 国务院令.
    NationalOrderShort,
    /// 中华人民共和国国务院令: right, but longer than the canonical form.
    LongIssuer,
    /// A year within the number of an order: 令2017年第138号.
    YearInOrder,
    /// 第138号令 for 令第138号.
    MisplacedOrderWord,
    /// 令 is missing: 条例711号.
    MissingOrderWord,
    /// Whose number it is was left out: 公告2009年第1号.
    MissingIssuer,
    /// The words before 令 or 公告 are no office.
    UnknownIssuer,
    /// Chinese numerals in the number of an order. Official texts write them; the canonical form does not.
    ChineseNumeralsInOrder,
    /// Full-width digits or letters.
    FullWidthDigits,
    /// The spacing or dash of a standard's number.
    StandardSpelling,
    /// The spelling of a revision: 2018修正版.
    RevisionSpelling,
    /// The title has no 《》.
    MissingTitleMarks,
    /// Only the inner part of the title has 《》: 关于印发《…》的通知.
    HalfTitleMarks,
    /// One of the two outer marks is lost.
    MissingTitleMark,
    /// The outer marks are not 《》.
    WrongTitleMarks,
    /// 《《题名》》.
    DoubledTitleMarks,
    /// Inner marks other than 〈〉. GB/T 15834—2011.
    InnerTitleMarks,
    /// An inner mark in the wrong place: 〈甲的通知〉.
    MisplacedTitleMark,
    /// The inner marks do not come in pairs.
    UnbalancedTitleMarks,
    /// Part of the title stands outside its marks: 《…办法》（试行）.
    TitleOutsideMarks,
    /// A short dash between two years.
    DashInTitle,
    /// A blank or line break inside a title or number.
    BlankInside,
    /// A history of adoption and amendment in brackets.
    HistoryInBrackets,
    /// 发文字号…, 发布日期… in brackets.
    KeyValueBrackets,
    /// A label in front: 【法律】.
    ClassLabel,
    /// 根据 and the like before the citation.
    LeadWord,
    /// An article written otherwise than 第十九条第一款第（三）项.
    ArticleSpelling,
    /// The parts are in another order, or joined by other signs, than the canonical form has.
    Arrangement,
    /// Words whose part in the citation is not known.
    StrayText,
    /// Traditional characters, mostly the work of a mirror.
    TraditionalCharacters,
    /// A name left to be filled in: XX省.
    Placeholder,
}

impl FaultKind {
    /// Whether official texts write so too: a difference from the canonical form, but no fault.
    pub fn is_tolerated(self) -> bool {
        matches!(self, Self::ChineseNumeralsInOrder | Self::LongIssuer)
    }

    /// Whether the fault leaves the meaning open, so that nothing may be rewritten.
    pub fn is_doubtful(self) -> bool {
        matches!(
            self,
            Self::StrayText
                | Self::TraditionalCharacters
                | Self::Placeholder
                | Self::MissingOrderWord
                | Self::UnknownIssuer
                | Self::UnbalancedTitleMarks
                | Self::MissingTitleMark
        )
    }
}
