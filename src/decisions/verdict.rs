//! The verdicts, and how they are recognised in what people write into a cell.

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// 同意保留: it may stay as it is; it is told of apart and fails no check.
    Kept,
    /// 退回修改: it has to be changed.
    Returned,
    /// 采纳: the office will change it.
    Adopted,
    /// 不采纳: the office will not; it still fails until a reviewer lets it stay.
    Declined,
    /// 已修改: the office says it has been changed.
    Mended,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A verdict, and words beyond it.
    Verdict(Verdict, String),
    /// A word with two meanings; taken for the one that hides nothing.
    Doubtful(Verdict, String),
    /// Words nobody can sort; they are kept.
    Words(String),
}

impl Verdict {
    /// All, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Kept, Self::Returned, Self::Adopted, Self::Declined, Self::Mended];

    /// The word in the file and in reports.
    #[must_use]
    pub fn word(self, chinese: bool) -> &'static str {
        let (zh, en) = match self {
            Self::Kept => ("同意保留", "kept"),
            Self::Returned => ("退回修改", "returned"),
            Self::Adopted => ("采纳", "accepted"),
            Self::Declined => ("不采纳", "rejected"),
            Self::Mended => ("已修改", "mended"),
        };
        if chinese { zh } else { en }
    }

    /// The verdict a file names, in either language.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.word(true) == word || own.word(false) == word)
    }

    /// What a cell of the column 处理意见 says; `None` where it is blank.
    #[must_use]
    pub fn of_cell(text: &str) -> Option<Cell> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        // A dash says that there is nothing to say.
        if text.chars().all(|c| "-—－/／".contains(c)) {
            return None;
        }
        if matches!(text.as_str(), "同意" | "已阅" | "同意。") {
            return Some(if text == "已阅" {
                Cell::Words(text)
            } else {
                Cell::Doubtful(Self::Adopted, text)
            });
        }
        let folded = text.to_lowercase();
        let found =
            BEGINNINGS.iter().find_map(|(begin, own)| Some((folded.strip_prefix(begin)?.len(), *own)));
        let Some((rest, verdict)) = found else { return Some(Cell::Words(text)) };
        let rest = text.get(text.len().saturating_sub(rest)..).unwrap_or("");
        // “采纳与否待定” and the like begin with a verdict and are none.
        if ["与否", "吗", "？", "?"].iter().any(|doubt| rest.contains(doubt)) {
            return Some(Cell::Words(text));
        }
        Some(Cell::Verdict(verdict, remark(rest).to_owned()))
    }
}

/// What stands behind a verdict, without the signs between the two.
fn remark(rest: &str) -> &str {
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || "，,。.：:；;！!、-—".contains(c));
    let inner = rest.strip_prefix('（').and_then(|rest| rest.strip_suffix('）'));
    inner.or_else(|| rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))).unwrap_or(rest)
}

/// How a cell with a verdict begins; a longer beginning stands before a shorter one it begins with.
const BEGINNINGS: &[(&str, Verdict)] = &[
    ("同意保留", Verdict::Kept),
    ("同意维持", Verdict::Kept),
    ("同意不改", Verdict::Kept),
    ("予以保留", Verdict::Kept),
    ("可以保留", Verdict::Kept),
    ("可保留", Verdict::Kept),
    ("维持原文", Verdict::Kept),
    ("无需修改", Verdict::Kept),
    ("kept", Verdict::Kept),
    ("keep", Verdict::Kept),
    ("不同意保留", Verdict::Returned),
    ("退回修改", Verdict::Returned),
    ("退回", Verdict::Returned),
    ("需修改", Verdict::Returned),
    ("请修改", Verdict::Returned),
    ("须修改", Verdict::Returned),
    ("returned", Verdict::Returned),
    ("return", Verdict::Returned),
    ("不予采纳", Verdict::Declined),
    ("不采纳", Verdict::Declined),
    ("未采纳", Verdict::Declined),
    ("不接受", Verdict::Declined),
    ("不同意修改", Verdict::Declined),
    ("不同意", Verdict::Declined),
    ("不修改", Verdict::Declined),
    ("rejected", Verdict::Declined),
    ("reject", Verdict::Declined),
    ("同意采纳", Verdict::Adopted),
    ("同意修改", Verdict::Adopted),
    ("予以采纳", Verdict::Adopted),
    ("采纳", Verdict::Adopted),
    ("接受", Verdict::Adopted),
    ("accepted", Verdict::Adopted),
    ("accept", Verdict::Adopted),
    ("已按意见修改", Verdict::Mended),
    ("已经修改", Verdict::Mended),
    ("已修改", Verdict::Mended),
    ("已修正", Verdict::Mended),
    ("已更正", Verdict::Mended),
    ("已整改", Verdict::Mended),
    ("已改", Verdict::Mended),
    ("修改完成", Verdict::Mended),
    ("mended", Verdict::Mended),
    ("fixed", Verdict::Mended),
];
