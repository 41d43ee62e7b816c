//! One event: what is to be published by that day, where, by whom, and why then.

use super::IcsOptions;
use super::lines::Lines;
use super::rule::basic;
use crate::catalogue::{Catalogue, Field, Item, Jurisdiction};
use crate::diagnostic::Language;
use crate::knowledge::{Calendar, Date};
use crate::schedule::{Day, Occurrence, Opening, Pattern, working_days_before};
use crate::source::fnv1a;
use crate::value::deadline::{Clause, Unit};

/// Of which item and clause an event tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) place: &'a Jurisdiction,
    pub(super) catalogue: &'a Catalogue,
    pub(super) item: &'a Item,
    pub(super) clause: &'a Clause,
    pub(super) several: bool,
}

/// An event, ready to be written.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) uid: String,
    stamp: String,
    day: Date,
    rule: Option<String>,
    summary: String,
    description: String,
    categories: Vec<String>,
    url: Option<String>,
    /// Days ahead to remind.
    alarm: Option<u32>,
}

impl Event {
    pub(super) fn new(
        subject: &Subject<'_>,
        occurrence: Occurrence,
        series: Option<(usize, String)>,
        pattern: Pattern,
        options: &IcsOptions,
        calendar: &Calendar,
    ) -> Self {
        let url = subject.item.optional(Field::Url).first().and_then(|text| safe_url(&text.value));
        let single = series.is_none();
        let day = occurrence.date;
        Self {
            uid: uid(subject, occurrence, series.as_ref().map(|(index, _)| *index)),
            stamp: stamp(options.stamp),
            day,
            summary: summary(subject, options.language),
            description: description(subject, single.then(|| Day::new(day, calendar)), options.language),
            categories: vec![subject.place.name.clone(), subject.catalogue.domain_name().to_owned()],
            url,
            alarm: alarm(pattern, day, single, options.remind, calendar),
            rule: series.map(|(_, rule)| rule),
        }
    }

    pub(super) fn write(&self, lines: &mut Lines) {
        lines.raw("BEGIN:VEVENT");
        lines.raw(&format!("UID:{}", self.uid));
        lines.raw(&format!("DTSTAMP:{}", self.stamp));
        lines.raw(&format!("DTSTART;VALUE=DATE:{}", basic(self.day)));
        if let Some(next) = self.day.add_days(1) {
            lines.raw(&format!("DTEND;VALUE=DATE:{}", basic(next)));
        }
        if let Some(rule) = &self.rule {
            lines.raw(&format!("RRULE:{rule}"));
        }
        lines.text("SUMMARY", &self.summary);
        lines.text("DESCRIPTION", &self.description);
        lines.texts("CATEGORIES", &self.categories);
        if let Some(url) = &self.url {
            lines.raw(&format!("URL:{url}"));
        }
        lines.raw("CLASS:PUBLIC");
        lines.raw("STATUS:CONFIRMED");
        lines.raw("TRANSP:TRANSPARENT");
        lines.raw("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE");
        lines.raw("X-MICROSOFT-CDO-BUSYSTATUS:FREE");
        if let Some(ahead) = self.alarm {
            lines.raw("BEGIN:VALARM");
            lines.raw("ACTION:DISPLAY");
            lines.text("DESCRIPTION", &self.summary);
            // The day begins at midnight: nine in the morning, so many days before.
            lines.raw(&format!("TRIGGER:{}", trigger(ahead)));
            lines.raw("END:VALARM");
        }
        lines.raw("END:VEVENT");
    }
}

fn trigger(ahead: u32) -> String {
    match ahead.saturating_sub(1) {
        0 => "-PT15H".to_owned(),
        days => format!("-P{days}DT15H"),
    }
}

/// The same for the same place, item and clause, whatever line it stands on; single events of a series by period, so
/// that a day the holidays move keeps its event. `series`: which of the clause's patterns.
fn uid(subject: &Subject<'_>, occurrence: Occurrence, series: Option<usize>) -> String {
    let place = subject.place.code.as_ref().map_or(subject.place.name.as_str(), |code| code.value.as_str());
    let key = subject.item.key();
    let item = subject.item.code_text().unwrap_or(&key);
    let clause = subject.clause.to_string();
    let which = match series {
        Some(index) => format!("series {index}"),
        None => occurrence.period.to_string(),
    };
    let parts = [place, subject.catalogue.domain_name(), item, &clause, &which];
    format!("{:016x}@mulu", fnv1a(parts.iter().flat_map(|part| part.bytes().chain([0]))))
}

fn summary(subject: &Subject<'_>, language: Language) -> String {
    let label = subject.clause.label.as_deref().filter(|_| subject.several);
    let label = label.map(|label| format!("（{label}）")).unwrap_or_default();
    let title: String = subject.item.title().split_whitespace().collect();
    match language {
        Language::Chinese => format!("公开截止：{title}{label}"),
        Language::English => format!("Publish by today: {title}{label}"),
    }
}

/// Everything whoever publishes needs to know, a line each.
fn description(subject: &Subject<'_>, day: Option<Day>, language: Language) -> String {
    let item = subject.item;
    let channels: Vec<&str> = item.channels.used.iter().map(|channel| channel.name.as_str()).collect();
    let rows = [
        (("辖区", "Place"), subject.place.name.clone()),
        (("领域", "Domain"), subject.catalogue.domain_name().to_owned()),
        (("事项编码", "Code"), item.code_text().unwrap_or_default().to_owned()),
        (("公开时限", "Deadline"), subject.clause.text.clone()),
        (("公开主体", "Body"), item.body.as_ref().map(|body| body.value.clone()).unwrap_or_default()),
        (("公开渠道", "Channels"), channels.join("、")),
        (("公开内容", "Content"), item.content.on_one_line()),
        (("公开依据", "Basis"), item.basis.whole()),
    ];
    let chinese = language == Language::Chinese;
    let mut lines: Vec<String> = Vec::new();
    for ((zh, en), text) in rows {
        let text: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if !text.is_empty() {
            let text = text.join(" ");
            lines.push(if chinese { format!("{zh}：{text}") } else { format!("{en}: {text}") });
        }
    }
    if let Some(Opening::Closed { holiday, before }) = day.map(|day| day.opening) {
        let why = holiday.unwrap_or_else(|| String::from(if chinese { "周末" } else { "a weekend" }));
        let before = before.map(|before| before.to_string()).unwrap_or_default();
        lines.push(if chinese {
            format!("提示：当日为{why}，之前最近的工作日是{before}")
        } else {
            format!("Note: a day off ({why}); the last working day before is {before}")
        });
    }
    lines.join("\n")
}

/// How many days ahead to remind: exactly so many working days where the day and the holidays are known, else enough for
/// the weekends between. What comes back within two weeks needs no reminder.
fn alarm(pattern: Pattern, day: Date, single: bool, remind: u32, calendar: &Calendar) -> Option<u32> {
    let often = match pattern {
        Pattern::Daily | Pattern::Week { .. } => true,
        Pattern::Since { every, unit: Unit::WorkingDay } => every < 10,
        Pattern::Since { every, unit: Unit::CalendarDay | Unit::DayUnspecified } => every < 14,
        Pattern::Since { every, unit: Unit::Week } => every < 2,
        Pattern::Since { .. } | Pattern::Months { .. } | Pattern::After { .. } => false,
    };
    if often || remind == 0 {
        return None;
    }
    let exact = working_days_before(day, remind, calendar).ok().filter(|_| single);
    let exact = exact.and_then(|before| u32::try_from(day.ordinal() - before.ordinal()).ok());
    Some(exact.unwrap_or(remind + 2 * remind.div_ceil(5)))
}

/// A URI only if it is one: `http` or `https`, without blanks; other than ASCII is percent-encoded.
fn safe_url(text: &str) -> Option<String> {
    let text = text.trim();
    let web = ["http://", "https://"].iter().any(|scheme| text.to_ascii_lowercase().starts_with(scheme));
    if !web
        || text.chars().any(|sign| sign.is_whitespace() || sign.is_control() || "\"<>\\^`{|}".contains(sign))
    {
        return None;
    }
    let mut url = String::new();
    for byte in text.bytes() {
        if byte.is_ascii() { url.push(char::from(byte)) } else { url.push_str(&format!("%{byte:02X}")) }
    }
    Some(url)
}

/// 20261101T000000Z; the first second of 1970 for a moment no calendar has.
fn stamp(seconds: i64) -> String {
    let epoch = Date::new(1970, 1, 1).map_or(0, Date::ordinal);
    let day = epoch.checked_add(seconds.div_euclid(86_400)).and_then(Date::from_ordinal);
    let second = seconds.rem_euclid(86_400);
    match day {
        Some(day) => {
            format!("{}T{:02}{:02}{:02}Z", basic(day), second / 3600, second / 60 % 60, second % 60)
        }
        None => "19700101T000000Z".to_owned(),
    }
}
