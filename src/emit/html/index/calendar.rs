//! 定期公开日历: what a place discloses again and again, by month, quarter and year. No clock and no holidays are
//! asked, so no day stands in a year nobody wrote; what hangs on the holidays is told in words (季度结束后15个工作日).

use crate::catalogue::Item;
use crate::diagnostic::Language;
use crate::emit::html::frame::{Site, relative};
use crate::emit::html::safe::shown;
use crate::emit::html::tracks::Spot;
use crate::emit::html::view::{Calendar, Due, DueRow, Link};
use crate::emit::html::{home, item};
use crate::schedule::{MonthDay, Pattern};
use crate::value::deadline::{Clause, Kind, Unit};
use std::collections::BTreeMap;

/// The parts of the page, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    /// Every day or week.
    Often,
    Monthly,
    Quarterly,
    HalfYearly,
    /// A month of the year.
    Month(u32),
    /// After the end of the year.
    Yearly,
    /// Other stretches, and what comes back on no day anybody wrote.
    Other,
    /// A date with its year.
    Once,
}

/// Where in its section a day stands: month of the stretch, day.
type Order = (u32, u8);

/// The calendar of a place; nothing where nothing comes back.
pub(super) fn calendar(site: &Site<'_>, from: &str, place: usize) -> Option<Calendar> {
    let mut rows: BTreeMap<(Section, Order), Vec<DueRow>> = BTreeMap::new();
    let mut seen = 0;
    for (spot, own) in super::items(site.workspace, place) {
        let found = of_item(site, from, spot, own);
        seen += usize::from(!found.is_empty());
        for (section, order, row) in found {
            rows.entry((section, order)).or_default().push(row);
        }
    }
    let mut sections: Vec<(Section, Due)> = Vec::new();
    for ((section, _), mut found) in rows {
        match sections.last_mut().filter(|(last, _)| *last == section) {
            Some((_, due)) => due.rows.append(&mut found),
            None => sections.push((section, Due { id: id(section), name: name(site, section), rows: found })),
        }
    }
    let download = site.options.calendars.contains(&place);
    (!sections.is_empty()).then(|| Calendar {
        place: site.place(place).map_or_else(String::new, |place| shown(&place.name)),
        download: download.then(|| relative(from, &site.addresses.calendar_download(place))),
        items: seen,
        sections: sections.into_iter().map(|(_, due)| due).collect(),
    })
}

fn id(section: Section) -> String {
    match section {
        Section::Often => "often".to_owned(),
        Section::Monthly => "monthly".to_owned(),
        Section::Quarterly => "quarterly".to_owned(),
        Section::HalfYearly => "half-yearly".to_owned(),
        Section::Month(month) => format!("month-{month}"),
        Section::Yearly => "yearly".to_owned(),
        Section::Other => "other".to_owned(),
        Section::Once => "once".to_owned(),
    }
}

fn name(site: &Site<'_>, section: Section) -> String {
    let word = match section {
        Section::Often => "every_week",
        Section::Monthly => "every_month",
        Section::Quarterly => "every_quarter",
        Section::HalfYearly => "every_half_year",
        Section::Month(month) => return month_name(month, site.options.language),
        Section::Yearly => "every_year",
        Section::Other => "every_other",
        Section::Once => "once_dated",
    };
    site.word(word).to_owned()
}

fn month_name(month: u32, language: Language) -> String {
    let english = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let index = usize::try_from(month).unwrap_or(0).saturating_sub(1);
    match language {
        Language::Chinese => format!("{month}月"),
        Language::English => english.get(index).copied().unwrap_or("").to_owned(),
    }
}

/// What of an item comes back, and when.
fn of_item(site: &Site<'_>, from: &str, spot: Spot, own: &Item) -> Vec<(Section, Order, DueRow)> {
    let Some(deadline) = own.deadline.understood() else { return Vec::new() };
    let several = deadline.clauses.len() > 1;
    let language = site.options.language;
    let mut found = Vec::new();
    for clause in &deadline.clauses {
        for (section, order, day) in days(clause, language) {
            found.push((section, order, row(site, from, (spot, own), clause, several, day)));
        }
    }
    found
}

fn row(
    site: &Site<'_>,
    from: &str,
    (spot, own): (Spot, &Item),
    clause: &Clause,
    several: bool,
    day: String,
) -> DueRow {
    let catalogue = site.catalogue(spot.place, spot.catalogue);
    let text = catalogue.map_or_else(String::new, |own| {
        format!("{} {}", home::number(own), shown(own.domain_name())).trim().to_owned()
    });
    let href = Some(relative(from, &site.addresses.domain(spot.place, spot.catalogue)));
    DueRow {
        day,
        item: item::item_link(site, from, spot),
        part: clause.label.as_deref().filter(|_| several).map(shown),
        domain: Link { text, href },
        body: own.body.as_ref().map_or_else(String::new, |body| shown(&body.value)),
        written: shown(&clause.text),
    }
}

/// Where a clause stands in the calendar, with its day in words; nowhere if it does not come back and has no date.
fn days(clause: &Clause, language: Language) -> Vec<(Section, Order, String)> {
    if let Kind::Before { year: Some(year), month_day: Some((month, day)), lead: None, .. } = clause.kind {
        let words = match language {
            Language::Chinese => format!("{year}年{month}月{day}日"),
            Language::English => format!("{year}-{month:02}-{day:02}"),
        };
        return vec![(Section::Once, (u32::from(year) * 12 + u32::from(month), day), words)];
    }
    let last = (u32::MAX, u8::MAX);
    match Pattern::of(clause) {
        Some(patterns) => patterns.into_iter().map(|pattern| day(pattern, language)).collect(),
        None if matches!(clause.kind, Kind::Periodic { .. }) => {
            vec![(Section::Other, last, say(language, "未写明具体日期", "no day is stated"))]
        }
        None => Vec::new(),
    }
}

fn say(language: Language, chinese: impl Into<String>, english: impl Into<String>) -> String {
    match language {
        Language::Chinese => chinese.into(),
        Language::English => english.into(),
    }
}

fn day(pattern: Pattern, language: Language) -> (Section, Order, String) {
    match pattern {
        Pattern::Daily => (Section::Often, (0, 0), say(language, "每日", "every day")),
        Pattern::Week { weekday } => {
            let at = usize::from(weekday.clamp(1, 7)) - 1;
            let chinese = ["一", "二", "三", "四", "五", "六", "日"][at];
            let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][at];
            (
                Section::Often,
                (1, weekday),
                say(language, format!("每周{chinese}"), format!("every {english}")),
            )
        }
        Pattern::Months { every, month, day } => {
            let section = stretch(every, Some(month));
            (section, (month, number(day)), day_words(every, month, day, language))
        }
        Pattern::After { every, amount, unit } => {
            let (chinese, english) = units(unit);
            let words = say(
                language,
                format!("{}结束后{amount}{chinese}内", period(every).0),
                format!("within {amount} {english} of the end of {}", period(every).1),
            );
            (stretch(every, None), (u32::MAX - 1, u8::MAX), words)
        }
        Pattern::Since { .. } => {
            let words = say(language, "自上次公开之日起算", "counted from the last publication");
            (Section::Other, (u32::MAX - 1, 0), words)
        }
    }
}

fn stretch(every: u32, month: Option<u32>) -> Section {
    match (every, month) {
        (1, _) => Section::Monthly,
        (3, _) => Section::Quarterly,
        (6, _) => Section::HalfYearly,
        (12, Some(month)) => Section::Month(month),
        (12, None) => Section::Yearly,
        _ => Section::Other,
    }
}

fn number(day: MonthDay) -> u8 {
    match day {
        MonthDay::On(day) => day,
        MonthDay::Last => 31,
    }
}

fn period(every: u32) -> (String, String) {
    match every {
        1 => ("每月".to_owned(), "the month".to_owned()),
        3 => ("每季度".to_owned(), "the quarter".to_owned()),
        6 => ("每半年".to_owned(), "the half year".to_owned()),
        12 => ("每年".to_owned(), "the year".to_owned()),
        other => (format!("每{other}个月"), format!("each {other} months")),
    }
}

fn day_words(every: u32, month: u32, day: MonthDay, language: Language) -> String {
    let of_month = |month: u32| match month {
        2 => None,
        4 | 6 | 9 | 11 => Some(30),
        _ => Some(31),
    };
    let day = match (day, every) {
        (MonthDay::Last, 12) => of_month(month),
        (MonthDay::Last, _) => None,
        (MonthDay::On(day), _) => Some(day),
    };
    let (chinese_day, english_day) = match day {
        Some(day) => (format!("{day}日前"), format!("by day {day}")),
        None => ("最后一日前".to_owned(), "by the last day".to_owned()),
    };
    let (chinese_month, english_month) = match every {
        1 => ("每月".to_owned(), "of the month".to_owned()),
        12 => (format!("每年{month}月"), format!("of {}", month_name(month, Language::English))),
        _ if month == every => {
            (format!("{}末月", period(every).0), format!("of the last month of {}", period(every).1))
        }
        _ => {
            (format!("{}第{month}个月", period(every).0), format!("of month {month} of {}", period(every).1))
        }
    };
    say(language, format!("{chinese_month}{chinese_day}"), format!("{english_day} {english_month}"))
}

fn units(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::WorkingDay => ("个工作日", "working days"),
        Unit::CalendarDay => ("个自然日", "calendar days"),
        Unit::DayUnspecified => ("日", "days"),
        Unit::Hour => ("小时", "hours"),
        Unit::Week => ("周", "weeks"),
        Unit::Month => ("个月", "months"),
        Unit::Quarter => ("个季度", "quarters"),
        Unit::HalfYear => ("个半年", "half years"),
        Unit::Year => ("年", "years"),
    }
}
