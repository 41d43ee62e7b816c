//! Floor 7: catalogues → bytes. What is published and handed on; pure functions, no disk, no clock.
//!
//! The site (`html`), JSON with its lines and CSV (`json`), the official table (`workbook`, `docx`), YAML as a
//! person would write it (`yaml`), dates for calendar programs (`ics`); where each file stands is in `address`. None of them judges, sorts or leaves out an
//! item; siblings never import each other. Findings and changes are written elsewhere (`report`, `emit::changes`).

pub mod address;
pub mod corrected;
pub mod docx;
pub mod html;
pub mod ics;
pub mod json;
pub mod lines;
pub mod marked;
mod out;
mod package;
mod table;
mod texts;
pub mod workbook;
pub mod yaml;

#[cfg(test)]
mod samples;

pub use out::{Collected, OutputSink};

use thiserror::Error;

/// One file to be written, below the folder the user named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path with `/` between folders, relative.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What is known of one emitter.
#[derive(Debug)]
pub struct EmitterInfo {
    /// The word for it on the command line.
    pub name: &'static str,
    /// How its files end.
    pub extension: &'static str,
    /// What it is called in a list of downloads.
    pub title: &'static str,
}

/// The emitters of this module, in the order they are offered.
pub static EMITTERS: &[EmitterInfo] = &[
    EmitterInfo { name: "xlsx", extension: "xlsx", title: "Excel 表格（标准目录版式）" },
    EmitterInfo { name: "docx", extension: "docx", title: "Word 文档（标准目录版式）" },
    EmitterInfo { name: "json", extension: "json", title: "JSON 数据" },
    EmitterInfo { name: "ndjson", extension: "ndjson", title: "JSON 数据（每行一个事项）" },
    EmitterInfo { name: "csv", extension: "csv", title: "CSV 表格" },
    EmitterInfo { name: "yaml", extension: "yaml", title: "YAML 源文件" },
];

/// What can keep a catalogue from being written.
#[derive(Debug, Error)]
pub enum EmitError {
    /// The author's: more items or columns than a sheet takes (1,048,576 × 16,384).
    #[error("“{domain}”超出 Excel 工作表的行数或列数")]
    SheetTooLarge {
        /// The domain.
        domain: String,
    },
    /// Ours: the workbook writer refused what we gave it.
    #[error("无法生成 Excel 文件：{0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// Ours: the workbook's properties could not be rewritten.
    #[error("无法生成 Excel 文件：{0}")]
    Package(#[from] package::PackageError),
    /// Ours: the archive of a text document could not be packed.
    #[error("无法生成 Word 文件：{0}")]
    Document(String),
    /// Ours: the JSON writer refused what we gave it.
    #[error("无法生成 JSON：{0}")]
    Json(#[from] serde_json::Error),
}
