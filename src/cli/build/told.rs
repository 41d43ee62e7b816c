//! What a build says it did, and why it did nothing.

use crate::cli::disk;
use crate::cli::exit::Failure;
use crate::cli::publish::{Done, PublishError};
use crate::cli::terminal::Terminal;
use crate::diagnostic::Words;
use crate::emit::workbook::CutCell;
use std::path::Path;

/// How many files are named before it is only said how many more there are.
const NAMED: usize = 5;

/// Says what became of the folder.
pub(super) fn done(done: &Done, items: usize, folder: &Path, terminal: &Terminal) {
    let name = disk::text(folder);
    let files = done.files();
    let (zh, en) = if folder.join("index.html").is_file() {
        (format!("，打开 {name}/index.html 查看"), format!("; open {name}/index.html"))
    } else {
        (String::new(), String::new())
    };
    terminal.hint(&Words::new(
        format!("已生成 {files} 个文件（{items} 个事项）到 {name}{zh}"),
        format!("built {files} files ({items} items) in {name}{en}"),
    ));
    let Done { fresh, updated, unchanged, removed, kept, overwritten } = done;
    terminal.hint(&Words::new(
        format!("新写 {fresh} 个，更新 {updated} 个，未变 {unchanged} 个，删除 {removed} 个"),
        format!("{fresh} new, {updated} updated, {unchanged} unchanged, {removed} removed"),
    ));
    if !kept.is_empty() {
        let count = kept.len();
        terminal.hint(&Words::new(
            format!("另有 {count} 个不是 mulu 生成的文件，原样保留：{}", names(kept, "、", "等")),
            format!("{count} files that are not mulu's were kept: {}", names(kept, ", ", ", …")),
        ));
    }
    if !overwritten.is_empty() {
        let count = overwritten.len();
        terminal.hint(&Words::new(
            format!("注意：{count} 个文件生成后被人改过，改动没有保留：{}", names(overwritten, "、", "等")),
            format!(
                "note: {count} files had been edited by hand, which is lost: {}",
                names(overwritten, ", ", ", …")
            ),
        ));
    }
}

/// One line on what the guideline asks of a site's pages and `mulu.yaml` does not say.
pub(super) fn lacking_tags(missing: &[(&str, &str)], terminal: &Terminal) {
    let named: Vec<String> = missing.iter().map(|(key, tag)| format!("{key}（{tag}）")).collect();
    let english: Vec<String> = missing.iter().map(|(key, tag)| format!("{key} ({tag})")).collect();
    if !named.is_empty() {
        terminal.hint(&Words::new(
            format!("提示：mulu.yaml 的 site 缺少《政府网站发展指引》要求的标签：{}", named.join("、")),
            format!("note: `site` in mulu.yaml lacks tags that pages must carry: {}", english.join(", ")),
        ));
    }
}

fn names(paths: &[String], between: &str, more: &str) -> String {
    let named = paths.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(between);
    if paths.len() > NAMED { format!("{named}{more}") } else { named }
}

/// Why the folder was not touched.
pub(in crate::cli) fn trouble(folder: &str, error: &PublishError) -> Failure {
    match error {
        PublishError::Foreign => Failure::new(
            format!("{folder} 里有不是 mulu 生成的文件，为免误删没有写入；请换一个空文件夹"),
            format!("{folder} holds files mulu did not make; choose an empty folder"),
        ),
        PublishError::InTheWay(path) => Failure::new(
            format!("{folder}/{path} 不是 mulu 生成的，网站却要在这里写文件；没有改动任何文件，请先把它移开"),
            format!(
                "{folder}/{path} is not mulu's and stands where the site has a file; nothing was changed, move it away first"
            ),
        ),
        PublishError::Busy => Failure::new(
            format!("另一个 mulu 正在往 {folder} 生成，请等它结束"),
            format!("another mulu is building into {folder}; wait for it to end"),
        ),
        PublishError::Disk(error) => Failure::disk(folder, error),
    }
}

/// What a workbook does not hold in full.
pub(super) fn cut(at: &str, cut: &CutCell, terminal: &Terminal) {
    let CutCell { item, column, characters, .. } = cut;
    terminal.fail_softly(&Words::new(
        format!(
            "注意：{at}：事项“{item}”的“{column}”有{characters}字，Excel 一格放不下（最多32767字），表格里已截断并注明；网页、Word 和 JSON 里是全文"
        ),
        format!(
            "note: {at}: `{column}` of `{item}` has {characters} characters, more than the 32767 of a cell; the workbooks have it cut and say so, pages, Word and JSON have it whole"
        ),
    ));
}
