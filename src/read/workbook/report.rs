//! What the workbook reader tells people.

use super::archive::PackageError;
use crate::diagnostic::{Diagnostic, Severity, Sink, Words};
use crate::read::{Bounds, faults};
use crate::source::{FileId, Location};

/// A package that cannot be read.
pub(super) fn package(sink: &mut Sink, file: FileId, error: &PackageError) {
    let at = Location::File(file);
    match error {
        PackageError::TooLarge(bound) => {
            over(sink, at, &format!("{} MiB", bound >> 20), "解压后的大小", "unpacked size");
        }
        PackageError::Encrypted(_) => password(sink, file),
        PackageError::NotAnArchive(reason) | PackageError::Damaged { reason, .. } => {
            damaged(sink, at, reason);
        }
    }
}

/// A damaged file or sheet.
pub(super) fn damaged(sink: &mut Sink, at: Location, reason: &str) {
    let message = Words::new(
        format!("文件已损坏，无法完整读取{}", in_chinese(reason)),
        format!("the file is damaged ({reason})"),
    );
    let help = Words::new(
        "请用 WPS 或 Excel 打开后另存为 .xlsx 再提交",
        "open it in Excel or WPS and save it again as .xlsx",
    );
    sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, at, message)).about(about(reason)).help(help);
}

/// The reason in brackets: a part's name or our own words. What a library says in English helps no clerk.
fn in_chinese(reason: &str) -> String {
    if is_a_librarys(reason) { String::new() } else { format!("（{reason}）") }
}

/// What is shown as the text at fault.
fn about(reason: &str) -> String {
    if is_a_librarys(reason) { String::new() } else { reason.to_owned() }
}

fn is_a_librarys(reason: &str) -> bool {
    reason.is_ascii() && reason.contains(' ')
}

/// A sheet some of whose cells cannot be read.
pub(super) fn damaged_cells(sink: &mut Sink, at: Location, count: usize, reason: &str) {
    let message = Words::new(
        format!("此处之后有 {count} 个单元格读不出{}", in_chinese(reason)),
        format!("{count} cells after this one cannot be read ({reason})"),
    );
    let help = Words::new(
        "请用 WPS 或 Excel 打开后另存为 .xlsx 再提交",
        "open it in Excel or WPS and save it again as .xlsx",
    );
    sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, at, message)).about(about(reason)).help(help);
}

/// Formulas whose results the workbook does not hold.
pub(super) fn unreckoned(sink: &mut Sink, at: Location, count: usize) {
    let message = Words::new(
        format!("此格起有 {count} 个单元格只有公式、没有计算结果，按空白处理"),
        format!("from this cell on {count} cells hold a formula without its result; they count as empty"),
    );
    let help = Words::new(
        "请用 WPS 或 Excel 打开后保存一次再提交，或改填文字",
        "open the workbook in Excel or WPS and save it once, or write the text itself",
    );
    let finding = sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, at, message));
    finding.severity(Severity::Warning).about("formula").help(help);
}

/// A workbook behind a password.
pub(super) fn password(sink: &mut Sink, file: FileId) {
    let message = Words::new("工作簿设有打开密码，无法读取", "the workbook is protected by a password");
    let help = Words::new(
        "请在“文件—信息—保护工作簿”中取消密码后再提交",
        "remove the password and hand it in again",
    );
    sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, Location::File(file), message))
        .about("password")
        .help(help);
}

/// Something that is no workbook.
pub(super) fn foreign(sink: &mut Sink, file: FileId, chinese: &str, english: &str) {
    let message = Words::new(
        format!("文件内容是{chinese}，不是 Excel 工作簿"),
        format!("this is {english}, not a workbook"),
    );
    let help = Words::new("请另存为 .xlsx 再提交", "save it as .xlsx");
    sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, Location::File(file), message))
        .about(english)
        .help(help);
}

/// A hidden sheet, which is read all the same.
pub(super) fn hidden(sink: &mut Sink, at: Location, name: &str) {
    let message = Words::new(
        format!("工作表“{name}”是隐藏的，已照常读取"),
        format!("sheet “{name}” is hidden; it was read like the others"),
    );
    let help = Words::new("如不属于本目录，请删除该工作表", "delete it if it is no part of the catalogue");
    let finding = sink.push(Diagnostic::new(&faults::UNREADABLE_LAYOUT, at, message));
    finding.severity(Severity::Info).about(name).help(help);
}

/// A cell beyond the rows or columns that are read.
pub(super) fn outside(sink: &mut Sink, at: Location, bounds: &Bounds) {
    let limit = format!("{} 行 × {} 列", bounds.rows, bounds.columns);
    over(sink, at, &limit, "单元格的位置", "place of this cell");
}

/// More cells or text than the bounds allow.
pub(super) fn too_much(sink: &mut Sink, at: Location, bounds: &Bounds) {
    over(
        sink,
        at,
        &format!("{} MiB", bounds.unpacked_bytes >> 20),
        "单元格和文字的总量",
        "amount of cells and text",
    );
}

/// More sheets than are read.
pub(super) fn too_many_sheets(sink: &mut Sink, file: FileId, most: usize) {
    over(sink, Location::File(file), &format!("{most} 个"), "工作表的数量", "number of sheets");
}

/// A file larger than the bounds allow.
pub(super) fn too_large(sink: &mut Sink, file: FileId, bounds: &Bounds) {
    over(
        sink,
        Location::File(file),
        &format!("{} MiB", bounds.file_bytes >> 20),
        "文件大小",
        "size of the file",
    );
}

fn over(sink: &mut Sink, at: Location, limit: &str, chinese: &str, english: &str) {
    let message = Words::new(
        format!("{chinese}超出上限（{limit}），其余内容未读取"),
        format!("the {english} is over the bound ({limit})"),
    );
    sink.push(Diagnostic::new(&faults::OVER_BOUND, at, message)).about(english);
}
