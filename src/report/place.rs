//! A place as programs read it; every JSON report has the same.

use crate::source::{Files, Location, Place};
use schemars::JsonSchema;
use serde::Serialize;

/// `{path}`、`{path,line,column,end_line,end_column}`（自1起，按字符计）或 `{path,sheet,cell}`。
#[derive(Serialize, JsonSchema)]
pub(super) struct Where {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

/// A place, ready for JSON.
pub(super) fn location(at: Location, files: &Files) -> Where {
    let bare = |path| Where {
        path,
        line: None,
        column: None,
        end_line: None,
        end_column: None,
        sheet: None,
        cell: None,
    };
    match files.place(at) {
        Place::File { path } => bare(path),
        Place::Text { path, start, end } => Where {
            line: Some(start.line.get()),
            column: Some(start.column.get()),
            end_line: Some(end.line.get()),
            end_column: Some(end.column.get()),
            ..bare(path)
        },
        Place::Cell { path, sheet, cell } => {
            Where { sheet: Some(sheet), cell: Some(cell.to_string()), ..bare(path) }
        }
    }
}
