//! Floor 4: any input, one shape. Understands layout, not meaning.
//!
//! Bad input is no error here: a reader always hands up a document, with what could be read in it,
//! and says of everything else where it stands and what to do.

mod bounds;
pub mod csv;
pub mod faults;
pub mod html;
mod kind;
mod report;
pub mod table;
pub mod workbook;
pub mod yaml;

pub use bounds::Bounds;

use crate::catalogue::field::CATALOGUE_KEYS;
use crate::diagnostic::{Diagnostic, Sink, Words};
use crate::document::Document;
use crate::source::encoding::Encoding;
use crate::source::{FileId, Files, Location};
use kind::Kind;

/// Reads one file, whatever it is; content decides, never the name.
pub fn read(file: FileId, files: &Files, bounds: &Bounds, sink: &mut Sink) -> Document {
    let bytes = files.bytes(file);
    if bytes.len() > bounds.file_bytes {
        sink.push(too_large(file, bytes.len(), bounds));
        return empty(file);
    }
    let text = files.text(file);
    match (kind::kind(bytes, text), text) {
        (Kind::Yaml, Some(text)) => {
            legacy_encoding(file, files, sink);
            let before = sink.len();
            let document = yaml::read(file, text, bounds, sink);
            let silent = sink.len() == before;
            nothing_in_it(&document, silent, sink);
            document
        }
        (Kind::Zip | Kind::Compound, _) => workbook::read(file, files, bounds, sink),
        (Kind::Separated, Some(text)) => {
            legacy_encoding(file, files, sink);
            csv::read(file, text, bounds, sink)
        }
        (Kind::Html, Some(text)) => html::read(file, text, bounds, sink),
        (Kind::Foreign(name), _) => {
            sink.push(foreign(file, name));
            empty(file)
        }
        (Kind::Unknown | Kind::Yaml | Kind::Separated | Kind::Html, _) => {
            sink.push(no_text(file, bytes));
            empty(file)
        }
    }
}

fn empty(file: FileId) -> Document {
    Document { file, tables: Vec::new() }
}

fn too_large(file: FileId, length: usize, bounds: &Bounds) -> Diagnostic {
    let (size, limit) = (length >> 20, bounds.file_bytes >> 20);
    let mut finding = Diagnostic::new(
        &faults::OVER_BOUND,
        Location::File(file),
        Words::new(
            format!("文件有 {size} MiB，超过上限 {limit} MiB，没有读入"),
            format!("the file has {size} MiB, over the bound of {limit} MiB; it was not read"),
        ),
    );
    finding.help(Words::new("把文件按领域拆成几个，或调高上限", "split the file, or raise the bound"));
    finding
}

fn foreign(file: FileId, name: &str) -> Diagnostic {
    let mut finding = Diagnostic::new(
        &faults::UNREADABLE_FILE,
        Location::File(file),
        Words::new(
            format!("这是 {name} 文件，读不出目录"),
            format!("this is a {name} file; no catalogue can be read from it"),
        ),
    );
    finding.help(Words::new(
        "请交原始的 Excel 或 WPS 表格（.xlsx、.xls、.et 另存为 .xlsx）或 YAML",
        "hand in the original workbook (.xlsx, .xls) or YAML",
    ));
    finding
}

fn no_text(file: FileId, bytes: &[u8]) -> Diagnostic {
    let words = match std::str::from_utf8(bytes) {
        Ok(_) => {
            let offset = bytes.iter().position(|byte| *byte == 0).unwrap_or(0) + 1;
            Words::new(
                format!("这不是文本：第 {offset} 个字节起有空字节（NUL）"),
                format!("this is no text: there are NUL bytes from byte {offset} on"),
            )
        }
        Err(error) => {
            let offset = error.valid_up_to() + 1;
            Words::new(
                format!("读不出文字：第 {offset} 个字节起不是 UTF-8，整个文件也不是 GB18030"),
                format!("no text: from byte {offset} on it is not UTF-8, nor is the file GB18030"),
            )
        }
    };
    let mut finding = Diagnostic::new(&faults::UNREADABLE_FILE, Location::File(file), words);
    finding.help(Words::new(
        "文件可能已损坏；请用原来的软件打开，另存为 UTF-8 文本或 .xlsx",
        "the file may be damaged; save it again as UTF-8 text or .xlsx",
    ));
    finding
}

fn legacy_encoding(file: FileId, files: &Files, sink: &mut Sink) {
    let name = match files.encoding(file) {
        Some(Encoding::Gb18030) => "GB18030（GBK）",
        Some(Encoding::Utf16Le | Encoding::Utf16Be) => "UTF-16",
        Some(Encoding::Utf8 | Encoding::Utf8WithMark) | None => return,
    };
    let mut finding = Diagnostic::new(
        &faults::LEGACY_ENCODING,
        Location::File(file),
        Words::new(
            format!("文件的编码是 {name}，不是 UTF-8：别的软件打开会出现乱码，生僻字可能丢失"),
            format!("the file is encoded in {name}, not UTF-8; other programs may garble it"),
        ),
    );
    finding.help(Words::new(
        "用记事本或 WPS 打开，“另存为”，编码选 UTF-8",
        "save it again with the encoding UTF-8",
    ));
    sink.push(finding);
}

/// Complains of a file without content (unless it was already said why nothing could be read), and of a catalogue whose list of items is empty.
fn nothing_in_it(document: &Document, silent: bool, sink: &mut Sink) {
    let items = CATALOGUE_KEYS.iter().find(|(key, _)| *key == "items");
    let empty_list = document.tables.iter().flat_map(|table| table.root.entries()).find(|entry| {
        items.is_some_and(|(english, chinese)| [*english, *chinese].contains(&entry.key.value.as_str()))
            && entry.value.is_blank()
    });
    let at = match (document.tables.is_empty() && silent, empty_list) {
        (_, Some(entry)) => entry.key.at,
        (true, None) => Location::File(document.file),
        (false, None) => return,
    };
    let mut finding = Diagnostic::new(
        &faults::EMPTY_CATALOGUE,
        at,
        Words::new("目录是空的，一个事项也没有", "the catalogue is empty: it has no items"),
    );
    finding.help(Words::new(
        "在 items 下逐项填写；确无事项的，在辖区文件的 omits 中写明理由",
        "list the items; where there are none, say why under `omits` of the jurisdiction",
    ));
    sink.push(finding);
}
