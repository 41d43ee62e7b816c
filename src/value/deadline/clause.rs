//! One clause of a deadline, its kind and its unit: the types, and what can be asked of one clause.
//!
//! Not here: how a clause is read (`grammar`), written (`phrase`) or held against another (`order`).

use super::order;
use crate::value::text;

/// One part of a deadline.
///
/// Two clauses are equal when they say the same; how they were written counts only where nothing else is known of
/// them ([`Kind::Statutory`], [`Kind::Other`], [`Kind::Unreadable`]).
#[derive(Debug, Clone)]
pub struct Clause {
    /// The part of the item it speaks of, as written: 行政处罚决定.
    pub label: Option<String>,
    /// What it says.
    pub kind: Kind,
    /// The words it was read from, as written but without blanks, and without a label set off by a colon.
    pub text: String,
}

/// What a clause says. `from` is the starting event as written, without 自 and 起.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// 信息形成或者变更之日起20个工作日内
    Within {
        /// How many units at most.
        amount: u32,
        /// Units of what.
        unit: Unit,
        /// The starting event.
        from: Option<String>,
    },
    /// 即时, 实时, 当日, 当场, 同步
    Immediate {
        /// The starting event.
        from: Option<String>,
    },
    /// 及时, 随时, 尽快: no number is said, so nothing can be held to it.
    Prompt {
        /// The starting event.
        from: Option<String>,
    },
    /// 每年3月底前, 次周三之前, 投标截止之日3个工作日前
    Before {
        /// The date or the event, as written, without 前; `None` in a bare 提前一周.
        by: Option<String>,
        /// Month and day, where `by` is a date of the calendar.
        month_day: Option<(u8, u8)>,
        /// The year, where one is written; without it the date comes back every year.
        year: Option<u16>,
        /// How long before the event.
        lead: Option<(u32, Unit)>,
    },
    /// 每季度, 每20个工作日更新, 按年公开, 半年至少更新1次
    Periodic {
        /// How many units apart.
        every: u32,
        /// Units of what.
        unit: Unit,
        /// The place in the period, as written: 首个月20日前.
        on: Option<String>,
    },
    /// 长期公开, 永久公开
    Standing,
    /// 按法定时限, 按照《…》规定的期限: a law has it, the text does not.
    Statutory,
    /// Tied to another event or another office's order: 与规范性文件同步发布.
    Other {
        /// The text does not say when to publish but something beside it: how long the notice stays posted
        /// (公示期不少于5个工作日), how far an answer may be put off (延长期限).
        aside: bool,
    },
    /// Nothing is understood.
    Unreadable,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 工作日
    WorkingDay,
    /// 自然日, 日历日
    CalendarDay,
    /// 日 or 天, without saying which
    DayUnspecified,
    /// 小时
    Hour,
    /// 周, 星期
    Week,
    /// 月
    Month,
    /// 季度
    Quarter,
    /// 半年
    HalfYear,
    /// 年
    Year,
}

impl Clause {
    /// Whether it says a time of publishing, and not something beside one (长期公开, 公示期不少于5个工作日).
    pub fn says_time(&self) -> bool {
        !matches!(self.kind, Kind::Standing | Kind::Other { aside: true })
    }

    /// How many units within which, or before which, to publish.
    pub fn amount(&self) -> Option<u32> {
        match self.kind {
            Kind::Within { amount, .. } | Kind::Before { lead: Some((amount, _)), .. } => Some(amount),
            _ => None,
        }
    }

    /// The unit of [`Self::amount`] or of [`Self::every`].
    pub fn unit(&self) -> Option<Unit> {
        match self.kind {
            Kind::Within { unit, .. }
            | Kind::Before { lead: Some((_, unit)), .. }
            | Kind::Periodic { unit, .. } => Some(unit),
            _ => None,
        }
    }

    /// How many units apart, of what is published again and again.
    pub fn every(&self) -> Option<u32> {
        match self.kind {
            Kind::Periodic { every, .. } => Some(every),
            _ => None,
        }
    }

    /// The starting event as written.
    pub fn from(&self) -> Option<&str> {
        match &self.kind {
            Kind::Within { from, .. } | Kind::Immediate { from } | Kind::Prompt { from } => from.as_deref(),
            _ => None,
        }
    }

    /// The date of the year by which to publish.
    pub fn month_day(&self) -> Option<(u8, u8)> {
        match self.kind {
            Kind::Before { month_day, .. } => month_day,
            _ => None,
        }
    }

    /// The number of working days, where working days are counted.
    pub fn working_days(&self) -> Option<u32> {
        match self.kind {
            Kind::Within { amount, unit: Unit::WorkingDay, .. } => Some(amount),
            _ => None,
        }
    }

    /// Whether it speaks of all that no other clause speaks of: no label, or 其他….
    pub fn is_rest(&self) -> bool {
        self.label.as_deref().is_none_or(order::is_rest_label)
    }
}

impl PartialEq for Clause {
    fn eq(&self, other: &Self) -> bool {
        let wordless = !matches!(self.kind, Kind::Statutory | Kind::Other { .. } | Kind::Unreadable);
        self.label == other.label
            && self.kind == other.kind
            && (wordless || text::comparable(&self.text) == text::comparable(&other.text))
    }
}

impl Eq for Clause {}

impl Kind {
    /// The name of the kind in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Within { .. } => "within",
            Self::Immediate { .. } => "immediate",
            Self::Prompt { .. } => "prompt",
            Self::Before { .. } => "before",
            Self::Periodic { .. } => "periodic",
            Self::Standing => "standing",
            Self::Statutory => "statutory",
            Self::Other { .. } => "other",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Unit {
    /// The name of the unit in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::WorkingDay => "working_day",
            Self::CalendarDay => "calendar_day",
            Self::DayUnspecified => "day_unspecified",
            Self::Hour => "hour",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
        }
    }
}
