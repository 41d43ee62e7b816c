//! The 审核意见表 of a place: what was decided of its findings and changes, for the file and for signing.

use super::ReportError;
use super::words::Words;
use super::workbook::{EPOCH, LINE, tall};
use crate::compare::Direction;
use crate::decisions::{Decision, Verdict};
use crate::diagnostic::Severity;
use crate::review::{Change, Finding, Place};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A line of the form.
struct Line<'a> {
    domain: &'a str,
    item: String,
    text: String,
    decision: &'a Decision,
    result: &'static str,
}

/// Where the form of a place goes; `None` where nothing was decided.
pub(super) fn path(place: &Place, t: &Words) -> Option<String> {
    let any = !lines(place, t).is_empty();
    any.then(|| format!("opinions/{}.{}.xlsx", place.slug, t.get("opinions")))
}

/// Where the form of a place goes as a text document, in which what waits for a decision is listed too; `None` where
/// there is nothing to list.
pub(super) fn document(place: &Place, t: &Words) -> Option<String> {
    let any =
        place.findings.iter().any(is_listed) || place.changes.iter().flat_map(|all| &all.list).any(is_told);
    any.then(|| format!("opinions/{}.{}.docx", place.slug, t.get("opinions")))
}

/// Whether the text document lists a finding: decided, or grave enough to wait for a decision.
pub(super) fn is_listed(finding: &Finding) -> bool {
    finding.decision.is_some() || finding.severity != Severity::Info
}

/// The same of a change: decided, or for the worse.
pub(super) fn is_told(change: &Change) -> bool {
    change.decision.is_some() || change.direction == Direction::Loosened.name()
}

fn lines<'a>(place: &'a Place, t: &Words) -> Vec<Line<'a>> {
    let result = |decision: &Decision| match decision.verdict {
        Some(Verdict::Kept) => t.get("result_kept"),
        Some(Verdict::Mended) => t.get("result_mended"),
        Some(Verdict::Returned | Verdict::Adopted | Verdict::Declined) | None => t.get("result_open"),
    };
    let findings = place.findings.iter().filter_map(|own| {
        let decision = own.decision.as_ref()?;
        let item: Vec<&str> = own.code.iter().chain(&own.name).map(String::as_str).collect();
        let domain = own.domain.as_deref().unwrap_or("");
        Some(Line {
            domain,
            item: item.join(" "),
            text: own.message.clone(),
            decision,
            result: if own.overdue { t.get("result_overdue") } else { result(decision) },
        })
    });
    let changes = place.changes.iter().flat_map(|all| &all.list).filter_map(|own| {
        let decision = own.decision.as_ref()?;
        let item: Vec<&str> = own.code.iter().chain([&own.name]).map(String::as_str).collect();
        let kept = decision.is_kept();
        let result = if kept { t.get("result_kept") } else { t.get("result_open") };
        Some(Line { domain: &own.domain, item: item.join(" "), text: own.why.clone(), decision, result })
    });
    let gone = place.settled.iter().map(|decision| Line {
        domain: "",
        item: decision.subject.item.clone(),
        text: decision.subject.text.clone(),
        decision,
        result: t.get("result_gone"),
    });
    findings.chain(changes).chain(gone).collect()
}

const COLUMNS: [(&str, f64); 8] = [
    ("unit", 14.0),
    ("domain", 14.0),
    ("item", 22.0),
    ("finding", 44.0),
    ("opinion", 26.0),
    ("result", 16.0),
    ("office", 18.0),
    ("date", 12.0),
];

/// The form: one sheet, black on white, A4 across, to be printed and signed. Dates are those of the file.
pub(super) fn form(place: &Place, t: &Words, created: Option<i64>) -> Result<Vec<u8>, ReportError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(created.unwrap_or(EPOCH))?;
    book.set_properties(&DocProperties::new().set_title(t.get("opinions")).set_creation_datetime(&made));
    let name = format!("{}{}", place.name, t.get("opinions"));
    write(book.add_worksheet(), &name, std::slice::from_ref(place), t)?;
    Ok(book.save_to_buffer()?)
}

/// The same of all places as a sheet of another workbook, where anything was decided.
pub(super) fn sheet(book: &mut Workbook, places: &[Place], t: &Words) -> Result<(), XlsxError> {
    if places.iter().all(|place| lines(place, t).is_empty()) {
        return Ok(());
    }
    write(book.add_worksheet(), t.get("opinions"), places, t)
}

fn write(sheet: &mut Worksheet, name: &str, places: &[Place], t: &Words) -> Result<(), XlsxError> {
    let base =
        || Format::new().set_font_name("宋体").set_font_size(10).set_align(FormatAlign::VerticalCenter);
    let cell = base().set_border(FormatBorder::Thin).set_text_wrap();
    let heading = cell.clone().set_bold().set_align(FormatAlign::Center);
    let title = base().set_font_name("黑体").set_font_size(18).set_align(FormatAlign::Center);
    sheet.set_name(t.get("opinions"))?;
    sheet.merge_range(0, 0, 0, 7, name, &title)?;
    sheet.set_row_height(0, 36)?;
    for (column, (key, width)) in (0u16..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(1, column, t.get(key), &heading)?;
    }
    let all = places.iter().flat_map(|place| lines(place, t).into_iter().map(move |line| (place, line)));
    for (row, (place, line)) in (2u32..).zip(all) {
        let said = line.decision.said(t.is_chinese());
        let texts = [
            place.name.as_str(),
            line.domain,
            &line.item,
            &line.text,
            &said,
            line.result,
            &line.decision.by,
            &line.decision.on,
        ];
        let mut lines = 1;
        for ((column, text), (_, width)) in (0u16..).zip(texts).zip(COLUMNS) {
            let shown: String = text.chars().take(32_000).collect();
            lines = lines.max(tall(&shown, width));
            sheet.write_string_with_format(row, column, shown, &cell)?;
        }
        // Some air above and below: Chinese fonts stand higher than their size says.
        sheet.set_row_height(row, f64::from(lines * LINE + 6))?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(1, 1)?;
    sheet.set_freeze_panes(2, 0)?;
    sheet.set_footer("&C&P / &N");
    Ok(())
}
