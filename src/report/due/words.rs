//! The sentences of `mulu due`: the date, and how it was counted.

use super::gaps;
use super::passed::{counted, passed_over};
use crate::diagnostic::Language;
use crate::knowledge::Date;
use crate::schedule::{Day, Due, Gap, Opening, Way};
use crate::value::deadline::{Clause, Kind, Unit};

pub(super) const WEEKDAYS: [(&str, &str); 7] = [
    ("星期一", "Mon"),
    ("星期二", "Tue"),
    ("星期三", "Wed"),
    ("星期四", "Thu"),
    ("星期五", "Fri"),
    ("星期六", "Sat"),
    ("星期日", "Sun"),
];

/// 2026年10月30日（星期五）.
pub(super) fn date(date: Date, language: Language) -> String {
    let (zh, en) = WEEKDAYS.get(usize::from(date.weekday()) - 1).copied().unwrap_or_default();
    match language {
        Language::Chinese => format!("{}年{}月{}日（{zh}）", date.year(), date.month(), date.day()),
        Language::English => format!("{date} ({en})"),
    }
}

/// The date or dates, or why there is none.
pub(super) fn result(clause: &Clause, due: &Due, language: Language) -> String {
    let chinese = language == Language::Chinese;
    let named: Vec<String> = due.days.iter().map(|day| date(day.date, language)).collect();
    match (&due.way, named.as_slice()) {
        (_, []) => match &due.gap {
            Some(gap) => gaps::gap(gap, language),
            None => String::from(if chinese { "推不出日期" } else { "no date follows" }),
        },
        (Way::SameDay, [one]) if chinese => format!("应在当日公开：{one}"),
        (Way::SameDay, [one]) => format!("due the same day: {one}"),
        (Way::Hours(_), [one]) if chinese => format!("应不迟于 {one} 同一时刻公开"),
        (Way::Hours(_), [one]) => format!("due by the same time of day on {one}"),
        (Way::Series(_), all) if chinese => format!("接下来应公开的日期：{}", all.join("、")),
        (Way::Series(_), all) => format!("next due by: {}", all.join(", ")),
        (_, all) if chinese => format!("应不迟于 {} 公开（含当日）{}", all.join("、"), back_note(clause)),
        (_, all) => format!("due by {} (that day included)", all.join(", ")),
    }
}

fn back_note(clause: &Clause) -> &'static str {
    if matches!(clause.kind, Kind::Before { by: None, lead: Some(_), .. }) {
        "，按所给日期倒推"
    } else {
        ""
    }
}

/// How the date was counted, a sentence a line.
pub(super) fn how(clause: &Clause, due: &Due, from: Date, language: Language) -> Vec<String> {
    let chinese = language == Language::Chinese;
    let mut lines = Vec::new();
    match &due.way {
        Way::WorkingDays { amount, back, counting } => {
            lines.push(counted(clause, (*amount, *back), counting, from, language));
            lines.extend(passed_over(counting, language));
        }
        Way::Span { amount, unit, back, last } => {
            lines.push(span(clause, (*amount, *unit, *back), from, language));
            if *unit == Unit::DayUnspecified {
                lines.push(String::from(if chinese {
                    "原文只写“日”，没有写明是工作日还是自然日，按自然日计算；建议在目录里写明"
                } else {
                    "the text says just “days”: counted as calendar days; better say which in the catalogue"
                }));
            }
            lines.extend(
                due.days.first().filter(|day| !*back && day.date != *last).map(|_| moved(*last, language)),
            );
            if *back {
                lines.extend(due.days.first().and_then(|day| closed(day, language)));
            }
        }
        Way::Hours(hours) => lines.push(self::hours(*hours, from, language)),
        Way::SameDay => {
            let event = event(clause, language);
            lines.push(if chinese {
                format!("即时公开：{event}当日（{from}）即应公开，不因休息日顺延")
            } else {
                format!("immediate: on the day of {event} ({from}), not moved for days off")
            });
        }
        Way::Written => {
            lines.push(String::from(if chinese {
                "按原文写明的日期，不顺延"
            } else {
                "the date is written in the text; it is not moved"
            }));
            lines.extend(due.days.iter().filter_map(|day| closed(day, language)));
        }
        Way::Series(_) => {
            lines.extend(due.days.iter().filter_map(|day| closed(day, language)));
            if let (Some(Gap::NotPublished { year, .. }), false) = (&due.gap, due.days.is_empty()) {
                lines.push(if chinese {
                    format!("{year}年的放假安排尚未公布（或未收录），之后的日期推不出")
                } else {
                    format!("the holidays of {year} are not published (or not known here): later dates cannot be given")
                });
            }
            if due.days.iter().any(|day| day.opening == Opening::Unknown) {
                lines.push(String::from(if chinese {
                    "有的年份放假安排尚未公布（或未收录），那些日期是否休息日不详"
                } else {
                    "the holidays of some of these years are not published; whether they are days off is unknown"
                }));
            }
            if clause.every().is_some_and(|every| every > 1)
                && matches!(due.way, Way::Series(ref all) if all.iter().any(|one| one.needs_start()))
            {
                lines.push(if chinese {
                    format!("以{from}为最近一次公开之日推算")
                } else {
                    format!("counted from {from} as the day of the last publication")
                });
            }
        }
        Way::Nothing => {}
    }
    lines
}

pub(super) fn event(clause: &Clause, language: Language) -> String {
    let by = match &clause.kind {
        Kind::Before { by, .. } => by.as_deref(),
        _ => clause.from(),
    };
    match (by, language) {
        (Some(event), Language::Chinese) => format!("“{event}”"),
        (Some(event), Language::English) => format!("“{event}”"),
        (None, Language::Chinese) => "起算事件".to_owned(),
        (None, Language::English) => "the event".to_owned(),
    }
}

fn span(clause: &Clause, (amount, unit, back): (u32, Unit, bool), from: Date, language: Language) -> String {
    let event = event(clause, language);
    let (zh, en) = unit_words(unit);
    match (language, back) {
        (Language::Chinese, false) => {
            let law = if matches!(unit, Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year) {
                "、第二百零二条"
            } else {
                ""
            };
            format!("以{from}为{event}，当日不计入，自次日起算{amount}{zh}（《民法典》第二百零一条{law}）")
        }
        (Language::Chinese, true) => format!("以{from}为{event}，倒推{amount}{zh}"),
        (Language::English, false) => {
            format!(
                "{from} is {event}; that day does not count: {amount} {en} from the next day (Civil Code art. 201–202)"
            )
        }
        (Language::English, true) => format!("{from} is {event}: {amount} {en} back from it"),
    }
}

fn unit_words(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::WorkingDay => ("个工作日", "working days"),
        Unit::CalendarDay => ("个自然日", "calendar days"),
        Unit::DayUnspecified => ("日", "days"),
        Unit::Hour => ("小时", "hours"),
        Unit::Week => ("周", "weeks"),
        Unit::Month => ("个月", "months"),
        Unit::Quarter => ("个季度", "quarters"),
        Unit::HalfYear => ("个半年", "half-years"),
        Unit::Year => ("年", "years"),
    }
}

fn moved(last: Date, language: Language) -> String {
    match language {
        Language::Chinese => {
            format!(
                "最后一日{}是休息日，顺延至之后的第一个工作日（《民法典》第二百零三条）",
                date(last, language)
            )
        }
        Language::English => {
            format!(
                "the last day, {}, is a day off: moved to the next working day (Civil Code art. 203)",
                date(last, language)
            )
        }
    }
}

/// A day that is not moved but falls on a day off.
fn closed(day: &Day, language: Language) -> Option<String> {
    let Opening::Closed { holiday, before } = &day.opening else { return None };
    let name = date(day.date, language);
    Some(match language {
        Language::Chinese => {
            let why = holiday.as_ref().map_or_else(|| "周末".to_owned(), |holiday| format!("{holiday}假期"));
            let earlier = before.map(|before| format!("，宜在之前的工作日{}办好", date(before, language)));
            format!("{name}是{why}，不顺延{}", earlier.unwrap_or_default())
        }
        Language::English => {
            let why = holiday.as_deref().unwrap_or("a weekend");
            let earlier = before.map(|before| format!("; better by {}", date(before, language)));
            format!("{name} is a day off ({why}) and not moved{}", earlier.unwrap_or_default())
        }
    })
}

fn hours(hours: u32, from: Date, language: Language) -> String {
    let rest = hours % 24;
    match language {
        Language::Chinese => {
            let rest =
                if rest > 0 { format!("再加{rest}小时，可能到次日；") } else { String::new() };
            format!("自{from}事件发生的时刻起算{hours}小时；{rest}按小时计算，不因休息日顺延")
        }
        Language::English => {
            let rest = if rest > 0 {
                format!(" plus {rest} hours, perhaps on the next day;")
            } else {
                String::new()
            };
            format!("{hours} hours from the moment of the event on {from};{rest} not moved for days off")
        }
    }
}
