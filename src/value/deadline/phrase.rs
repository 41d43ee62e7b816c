//! The canonical phrase of a deadline: what `Display` writes, and what reads back as the same value.
//!
//! A clause of which only the words are known is written in its words. No colour, no layout.

use std::fmt;

use super::Deadline;
use super::clause::{Clause, Kind, Unit};

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, clause) in self.clauses.iter().enumerate() {
            let between = if place > 0 { "；" } else { "" };
            write!(f, "{between}{clause}")?;
        }
        let said = self
            .clauses
            .iter()
            .any(|clause| clause.text.contains("另有规定") && clause.kind == Kind::Statutory);
        if self.proviso && !said {
            f.write_str("，法律、法规另有规定的，从其规定")?;
        }
        Ok(())
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(label) = &self.label {
            write!(f, "{label}：")?;
        }
        match &self.kind {
            Kind::Within { amount, unit, from } => {
                write!(f, "{}{}内", since(from.as_deref()), counted(*amount, *unit))
            }
            Kind::Immediate { from } => write!(f, "{}即时公开", after(from.as_deref())),
            Kind::Prompt { from } => write!(f, "{}及时公开", after(from.as_deref())),
            Kind::Before { by: None, lead: Some((amount, unit)), .. } => {
                write!(f, "提前{}", counted(*amount, *unit))
            }
            Kind::Before { by, lead: Some((amount, unit)), .. } => {
                write!(f, "{}{}前", by.as_deref().unwrap_or_default(), counted(*amount, *unit))
            }
            Kind::Before { by, lead: None, .. } => write!(f, "{}前", by.as_deref().unwrap_or_default()),
            Kind::Periodic { every, unit, on } => {
                write!(f, "每{}{}", period(*every, *unit), on.as_deref().unwrap_or_default())
            }
            Kind::Standing => f.write_str("长期公开"),
            Kind::Statutory | Kind::Other { .. } | Kind::Unreadable => f.write_str(&self.text),
        }
    }
}

/// 信息形成之日起, 分配结果确定后.
fn since(from: Option<&str>) -> String {
    match from {
        None => String::new(),
        Some(event) if event.ends_with("之日") => format!("{event}起"),
        Some(_) => after(from),
    }
}

/// 信息形成之日, 分配结果确定后, 活动开展前后.
fn after(from: Option<&str>) -> String {
    let Some(event) = from else { return String::new() };
    let dated = ["之日", "当日", "时", "期间", "前后"].iter().any(|end| event.ends_with(end));
    if dated { event.to_owned() } else { format!("{event}后") }
}

fn counted(amount: u32, unit: Unit) -> String {
    match unit {
        Unit::WorkingDay => format!("{amount}个工作日"),
        Unit::CalendarDay => format!("{amount}个自然日"),
        Unit::DayUnspecified => format!("{amount}日"),
        Unit::Hour => format!("{amount}小时"),
        Unit::Week => format!("{amount}周"),
        Unit::Month => format!("{amount}个月"),
        Unit::Quarter => format!("{amount}个季度"),
        Unit::HalfYear if amount == 1 => "半年".to_owned(),
        Unit::HalfYear => format!("{}个月", u64::from(amount) * 6),
        Unit::Year => format!("{amount}年"),
    }
}

/// 季度, 20个工作日: what stands behind 每.
fn period(every: u32, unit: Unit) -> String {
    match (every, unit) {
        (1, Unit::WorkingDay) => "个工作日".to_owned(),
        (1, Unit::CalendarDay) => "个自然日".to_owned(),
        (1, Unit::DayUnspecified) => "日".to_owned(),
        (1, Unit::Hour) => "小时".to_owned(),
        (1, Unit::Week) => "周".to_owned(),
        (1, Unit::Month) => "月".to_owned(),
        (1, Unit::Quarter) => "季度".to_owned(),
        (1, Unit::Year) => "年".to_owned(),
        _ => counted(every, unit),
    }
}
