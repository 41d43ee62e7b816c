//! The sheet 审核意见: every remark on a line, with a column for what the reviewer decides.

use super::{Grade, Remark, Review};
use unicode_width::UnicodeWidthStr;

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) heading: &'static str,
    /// In characters.
    pub(super) width: f64,
    pub(super) hidden: bool,
    /// Short entries stand in the middle.
    pub(super) centred: bool,
}

/// A line of the list.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) grade: Grade,
    pub(super) cells: Vec<String>,
    /// What its address leads to: `'表'!E7`.
    pub(super) link: Option<String>,
    /// In points: programs disagree about who fits rows to their text, and when.
    pub(super) height: f64,
}

/// The height of a row in points, by its texts in ten point letters and the widths of their columns.
pub(super) fn height<'a>(texts: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    const LINE: f64 = 13.5;
    const HIGHEST: f64 = 409.0;
    let lines = texts.map(|(text, width)| {
        let of = |line: &str| {
            (UnicodeWidthStr::width(line).min(9_999) as f64 / (width - 1.0).max(1.0)).ceil().max(1.0)
        };
        text.lines().map(of).sum::<f64>()
    });
    (lines.fold(1.0, f64::max) * LINE + 4.0).min(HIGHEST)
}

/// The sheet, as a plan.
#[derive(Debug)]
pub(super) struct List {
    pub(super) title: &'static str,
    pub(super) summary: String,
    pub(super) columns: Vec<Column>,
    pub(super) lines: Vec<Line>,
    /// The columns of the severity, of the address and of the decision.
    pub(super) grade: usize,
    pub(super) address: usize,
    pub(super) decision: usize,
    /// What may be decided.
    pub(super) decisions: [&'static str; 5],
}

/// The rows above the first remark: title, summary, headings.
pub(super) const HEAD_ROWS: usize = 3;

/// Spreadsheets take so many links on a sheet and no more.
const MOST_LINKS: usize = 65_000;

impl List {
    /// Plans it; `linked` says whether the remarks' cells are in this very workbook.
    pub(super) fn new(review: &Review<'_>, linked: bool) -> Self {
        let columns = columns(review);
        let files = usize::from(review.names_files);
        let lines = review.remarks.iter().enumerate();
        let lines = lines.map(|(index, remark)| line(review, index, remark, linked, &columns)).collect();
        Self {
            title: review.say("审核意见", "Review"),
            summary: summary(review),
            columns,
            lines,
            grade: 1,
            address: 3 + files,
            decision: 9 + files,
            decisions: [
                review.say("同意保留", "kept"),
                review.say("退回修改", "returned"),
                review.say("采纳", "accepted"),
                review.say("不采纳", "rejected"),
                review.say("已修改", "mended"),
            ],
        }
    }

    /// A name no sheet of the workbook has.
    pub(super) fn name(&self, taken: &[&str]) -> String {
        let is_taken = |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let mut name = self.title.to_owned();
        let mut number = 1;
        while is_taken(&name) {
            number += 1;
            name = format!("{}（{number}）", self.title);
        }
        name
    }
}

fn columns(review: &Review<'_>) -> Vec<Column> {
    let column = |chinese, english, width, centred| Column {
        heading: review.say(chinese, english),
        width,
        hidden: false,
        centred,
    };
    let mut columns = vec![
        column("序号", "No.", 6.0, true),
        column("级别", "Severity", 8.0, true),
        column("工作表", "Sheet", 16.0, false),
        column("单元格", "Cell", 9.0, true),
        column("涉及事项", "Item", 22.0, false),
        column("涉及栏目", "Column", 12.0, true),
        column("问题", "Finding", 46.0, false),
        column("修改建议", "Suggestion", 40.0, false),
        column("规则", "Rule", 16.0, false),
        column("处理意见", "Decision", 12.0, true),
    ];
    if review.names_files {
        columns.insert(2, column("文件", "File", 24.0, false));
    }
    let fingerprint = review.say("指纹", "Fingerprint");
    columns.push(Column { heading: fingerprint, width: 18.0, hidden: true, centred: false });
    if !review.names_files {
        // Which file it was tells, a round later, whether what is not found was looked for.
        columns.push(Column { hidden: true, ..column("文件", "File", 24.0, false) });
    }
    // And which version of it, whether the same is still there in a later one.
    columns.push(Column { hidden: true, ..column("版本", "Version", 18.0, false) });
    columns
}

fn line(review: &Review<'_>, index: usize, remark: &Remark, linked: bool, columns: &[Column]) -> Line {
    let (sheet, cell) = match &remark.spot {
        Some(spot) => (spot.name.clone(), spot.cell.to_string()),
        None => (String::new(), remark.line.clone()),
    };
    let target = remark.spot.as_ref().filter(|_| linked && index < MOST_LINKS);
    let link = target.map(|spot| format!("'{}'!{}", spot.name.replace('\'', "''"), spot.cell));
    let mut cells = vec![
        (index + 1).to_string(),
        remark.label.clone(),
        sheet,
        cell,
        remark.item.clone(),
        remark.field.clone(),
        remark.message.clone(),
        remark.cure.clone(),
        remark.rule.clone(),
        remark.decision.clone(),
        remark.fingerprint.clone(),
    ];
    let home = if review.names_files { 2 } else { cells.len() };
    cells.insert(home, remark.file.clone());
    cells.push(remark.version.clone());
    // No cell takes more; a remark is far shorter, but it may quote a cell.
    cells.iter_mut().for_each(|cell| *cell = cell.chars().take(16_000).collect());
    let height = height(
        cells
            .iter()
            .zip(columns)
            .filter(|(_, column)| !column.hidden)
            .map(|(text, column)| (text.as_str(), column.width)),
    );
    Line { grade: remark.grade, cells, link, height }
}

fn summary(review: &Review<'_>) -> String {
    let count = |grade: Grade| review.remarks.iter().filter(|remark| remark.grade == grade).count();
    let (errors, warnings, infos) = (count(Grade::Error), count(Grade::Warning), count(Grade::Info));
    let all = review.remarks.len();
    match review.language {
        crate::diagnostic::Language::Chinese if all == 0 => "没有发现问题".to_owned(),
        crate::diagnostic::Language::English if all == 0 => "nothing found".to_owned(),
        crate::diagnostic::Language::Chinese => {
            format!(
                "共{all}处：错误{errors}处，警告{warnings}处，提示{infos}处；处理意见请填“采纳”“不采纳”或“已修改”，审核单位可填“同意保留”或“退回修改”"
            )
        }
        crate::diagnostic::Language::English => {
            format!("{all} findings: {errors} errors, {warnings} warnings, {infos} infos")
        }
    }
}
