//! The sheets of the workbook that lay places side by side: what changed, and what is seen only of all together.

use super::deadlines::Deadline;
use super::gathered;
use super::insights::{self, Insights, Who};
use super::place::{self, direction};
use super::words::Words;
use super::workbook::Sheet;
use crate::review::Review;
use rust_xlsxwriter::XlsxError;

/// So many rows a sheet holds, less its heading.
const ROWS: usize = 1_000_000;

/// A line for every change of every place; what became less open first.
pub(super) fn changes(sheet: &mut Sheet<'_>, review: &Review) -> Result<(), XlsxError> {
    let headings = [
        ("place", 18.0),
        ("direction", 10.0),
        ("domain", 16.0),
        ("code", 12.0),
        ("item", 30.0),
        ("field", 12.0),
        ("before", 36.0),
        ("now", 36.0),
        ("why", 40.0),
    ];
    let count = gathered::changes(review, None).count().min(ROWS);
    sheet.headings(&headings.map(|(key, width)| (sheet.words.get(key), width)), count)?;
    let all = ["loosened", "tightened", "neutral"];
    for (who, change) in all.iter().flat_map(|only| gathered::changes(review, Some(only))).take(ROWS) {
        let texts = [
            who.name.as_str(),
            direction(change.direction, sheet.words),
            &change.domain,
            change.code.as_deref().unwrap_or(""),
            &change.name,
            place::column(change, sheet.words),
            &change.old,
            &change.new,
            &change.why,
        ];
        for (column, text) in (0u16..).zip(texts) {
            sheet.text(column, text)?;
        }
        sheet.next()?;
    }
    Ok(())
}

/// A line for every insight: what kind, of what, which places, and what is to be said of it.
pub(super) fn insights(sheet: &mut Sheet<'_>, review: &Review) -> Result<(), XlsxError> {
    let all = insights::insights(review);
    let mut lines = alike(&all, sheet.words);
    lines.extend(faults(&all, sheet.words));
    let headings =
        [("insights", 26.0), ("insight", 40.0), ("count_places", 9.0), ("places", 60.0), ("remark", 60.0)];
    sheet.headings(&headings.map(|(key, width)| (sheet.words.get(key), width)), lines.len())?;
    for line in lines {
        sheet.text(0, line.kind)?;
        sheet.text(1, &line.what)?;
        sheet.text(2, &line.places.len().to_string())?;
        sheet.text(3, &line.places.join(sheet.words.get("comma")))?;
        sheet.text(4, &line.remark)?;
        sheet.next()?;
    }
    Ok(())
}

struct Line<'a> {
    kind: &'static str,
    what: String,
    places: Vec<&'a str>,
    remark: String,
}

fn names<'a>(places: &[Who<'a>]) -> Vec<&'a str> {
    places.iter().map(|who| who.name).collect()
}

/// A line for every place whose deadline stands out, or says 及时 where others give a number of days.
pub(super) fn deadlines(sheet: &mut Sheet<'_>, review: &Review) -> Result<(), XlsxError> {
    let all = insights::insights(review).deadlines;
    let headings = [
        ("domain", 16.0),
        ("code", 12.0),
        ("item", 36.0),
        ("usual", 40.0),
        ("place", 20.0),
        ("kind", 10.0),
        ("its_deadline", 36.0),
        ("days_long", 10.0),
        ("where", 40.0),
    ];
    let count = all.iter().map(|own| own.outliers.len() + own.vague.len()).sum::<usize>().min(ROWS);
    sheet.headings(&headings.map(|(key, width)| (sheet.words.get(key), width)), count)?;
    let mut left = ROWS;
    for own in &all {
        let (usual, t) = (usual(own, sheet.words), sheet.words);
        let odd = own.outliers.iter().map(|odd| {
            let kind = if odd.longer { t.get("longer") } else { t.get("shorter") };
            (odd.name, kind, odd.text, odd.days.to_string(), &odd.at)
        });
        let vague = own.vague.iter().map(|odd| (odd.name, t.get("vague"), odd.text, String::new(), &odd.at));
        for (name, kind, text, days, at) in odd.chain(vague).take(left) {
            let code = if own.local { t.get("local") } else { own.code.unwrap_or("") };
            let texts = [own.domain, code, own.name, &usual, name, kind, text, &days, at];
            for (column, text) in (0u16..).zip(texts) {
                sheet.text(column, text)?;
            }
            left -= 1;
            sheet.next()?;
        }
    }
    Ok(())
}

/// What is usual for an item, in words: the median, how many give a number, how many say 及时.
pub(super) fn usual(own: &Deadline<'_>, t: &Words) -> String {
    let mut parts = Vec::new();
    if let Some(median) = own.median {
        parts.push(t.say(
            format!("{}个地方写明天数，中位数{median}个工作日（{}）", own.places, own.wording),
            format!("{} places give days, median {median} working days ({})", own.places, own.wording),
        ));
    } else if own.places > 0 {
        let places = own.places;
        parts.push(t.say(format!("只有{places}个地方写明天数"), format!("only {places} places give days")));
    }
    let (vague, other) = (own.vague.len(), own.other);
    if vague > 0 {
        parts.push(t.say(format!("{vague}个地方只写“及时”"), format!("{vague} say 及时 only")));
    }
    if other > 0 {
        parts.push(t.say(
            format!("{other}个地方写的是每年、长期、按法定时限等等"),
            format!("{other} give none that counts in days"),
        ));
    }
    parts.join(t.get("semicolon"))
}

/// Whose wording is whose.
fn alike<'a>(all: &Insights<'a>, t: &Words) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    lines.extend(all.copies.iter().map(|own| Line {
        kind: t.get("copies"),
        what: own.shown.first().map_or(String::new(), |shared| shared.text.to_owned()),
        places: vec![own.one.name, own.other.name],
        remark: {
            let from =
                own.taken_from.map(|from| format!("{}{}{from}", t.get("semicolon"), t.get("taken_from")));
            let (alike, same) = (t.get("alike"), t.get("same_cells"));
            format!("{alike} {}%, {same} {}{}", own.share, own.texts, from.unwrap_or_default())
        },
    }));
    lines.extend(all.copy_groups.iter().map(|own| Line {
        kind: t.get("copy_groups"),
        what: own.shown.first().map_or(String::new(), |shared| shared.text.to_owned()),
        places: names(&own.places),
        remark: format!("{} {}", t.get("same_cells"), own.texts),
    }));
    let named = all.other_names.iter().flat_map(|own| own.names.iter().map(move |named| (own, named)));
    lines.extend(named.map(|(own, named)| Line {
        kind: t.get("other_names"),
        what: named.name.to_owned(),
        places: vec![own.name],
        remark: format!("{} {}: {} {}", t.get("times"), named.count, named.at, named.text),
    }));
    lines
}

/// What many lack, and what is out of date.
fn faults<'a>(all: &Insights<'a>, t: &Words) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    lines.extend(all.missed_domains.iter().map(|own| Line {
        kind: t.get("missed_domains"),
        what: own.domain.to_owned(),
        places: names(&own.places),
        remark: format!("{}/{}", own.count, own.of),
    }));
    lines.extend(all.repealed_laws.iter().map(|own| Line {
        kind: t.get("laws"),
        what: own.title.to_owned(),
        places: names(&own.places),
        remark: format!("{} {}: {}", t.get("times"), own.count, own.help),
    }));
    lines.extend(all.deadlines.iter().map(|own| Line {
        kind: t.get("deadlines"),
        what: format!("{} {}", own.code.unwrap_or(""), own.name).trim().to_owned(),
        places: own.outliers.iter().map(|outlier| outlier.name).collect(),
        remark: usual(own, t),
    }));
    lines.extend(all.old_offices.iter().map(|own| Line {
        kind: t.get("offices"),
        what: own.old.to_owned(),
        places: names(&own.places),
        remark: own.new.map_or(String::new(), |new| format!("→{new}")),
    }));
    lines
}
