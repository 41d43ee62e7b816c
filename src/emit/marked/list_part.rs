//! The list of remarks as a sheet's part.

use super::Grade;
use super::list::{HEAD_ROWS, List};
use crate::emit::package::styles::Styles;
use crate::emit::package::xml::escaped;
use crate::source::CellRef;
use std::fmt::Write as _;

/// The formats of the list in the workbook's styles.
struct Formats {
    title: usize,
    summary: usize,
    heading: usize,
    centred: usize,
    left: usize,
    link: usize,
    grades: [usize; 3],
}

impl Formats {
    fn new(styles: &mut Styles) -> Self {
        let (bold, large) = (styles.font(&["b"], 10, None), styles.font(&["b"], 16, None));
        let (plain, blue) = (styles.font(&[], 10, None), styles.font(&["u"], 10, Some("0563C1")));
        let (grey, border) = (styles.fill("F2F2F2"), styles.border());
        let centre = "horizontal=\"center\" vertical=\"center\" wrapText=\"1\"";
        let left = "horizontal=\"left\" vertical=\"center\" wrapText=\"1\"";
        let flat = "horizontal=\"left\" vertical=\"center\"";
        let grades = [Grade::Info, Grade::Warning, Grade::Error].map(|grade| {
            let fill = styles.fill(grade.colour());
            styles.format(plain, fill, border, centre)
        });
        Self {
            title: styles.format(large, 0, 0, flat),
            summary: styles.format(plain, 0, 0, flat),
            heading: styles.format(bold, grey, border, centre),
            centred: styles.format(plain, 0, border, centre),
            left: styles.format(plain, 0, border, left),
            link: styles.format(blue, 0, border, centre),
            grades,
        }
    }

    fn of_grade(&self, grade: Grade) -> usize {
        match grade {
            Grade::Info => self.grades[0],
            Grade::Warning => self.grades[1],
            Grade::Error => self.grades[2],
        }
    }
}

/// The last row and column with anything in them.
fn corner(list: &List) -> CellRef {
    CellRef::new(index(HEAD_ROWS + list.lines.len()) - 1, index(list.columns.len()) - 1)
}

/// The names bound to the sheet: the heading repeated in print, and the filter's range.
pub(super) fn names(list: &List, sheet: &str) -> Vec<(&'static str, String)> {
    let quoted = format!("'{}'", sheet.replace('\'', "''"));
    let corner = corner(list).to_string();
    let split = corner.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (column, row) = corner.split_at(split);
    vec![
        ("_xlnm._FilterDatabase", format!("{quoted}!$A${HEAD_ROWS}:${column}${row}")),
        ("_xlnm.Print_Titles", format!("{quoted}!${HEAD_ROWS}:${HEAD_ROWS}")),
    ]
}

/// Writes the part.
pub(super) fn write(list: &List, styles: &mut Styles, strict: bool) -> String {
    let formats = Formats::new(styles);
    let main = if strict {
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    } else {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{main}\">\
         <sheetPr><tabColor rgb=\"FFF8CFC8\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{}\"/>\
         <sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{HEAD_ROWS}\" topLeftCell=\"A{}\" \
         activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A{}\" sqref=\"A{}\"/>\
         </sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>",
        corner(list),
        HEAD_ROWS + 1,
        HEAD_ROWS + 1,
        HEAD_ROWS + 1
    );
    columns(list, &mut xml);
    xml.push_str("<sheetData>");
    let _ = write!(
        xml,
        "<row r=\"1\" ht=\"28\" customHeight=\"1\">{}</row>",
        cell(0, 0, list.title, formats.title)
    );
    let _ = write!(xml, "<row r=\"2\">{}</row>", cell(1, 0, &list.summary, formats.summary));
    let _ = write!(xml, "<row r=\"{HEAD_ROWS}\" ht=\"22\" customHeight=\"1\">");
    for (at, column) in list.columns.iter().enumerate() {
        xml.push_str(&cell(HEAD_ROWS - 1, at, column.heading, formats.heading));
    }
    xml.push_str("</row>");
    for (row, line) in (HEAD_ROWS..).zip(&list.lines) {
        let _ = write!(xml, "<row r=\"{}\" ht=\"{}\" customHeight=\"1\">", row + 1, line.height);
        for (at, (text, column)) in line.cells.iter().zip(&list.columns).enumerate() {
            let format = match at {
                at if at == list.grade => formats.of_grade(line.grade),
                at if at == list.address && line.link.is_some() => formats.link,
                _ if column.centred => formats.centred,
                _ => formats.left,
            };
            xml.push_str(&if at == 0 { number(row, text, format) } else { cell(row, at, text, format) });
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData>");
    after(list, &mut xml);
    xml
}

fn columns(list: &List, xml: &mut String) {
    xml.push_str("<cols>");
    for (number, column) in (1..).zip(&list.columns) {
        let hidden = if column.hidden { " hidden=\"1\"" } else { "" };
        let _ = write!(
            xml,
            "<col min=\"{number}\" max=\"{number}\" width=\"{}\"{hidden} customWidth=\"1\"/>",
            column.width
        );
    }
    xml.push_str("</cols>");
}

/// What stands behind the cells, in the order of the schema.
fn after(list: &List, xml: &mut String) {
    let _ = write!(xml, "<autoFilter ref=\"A{HEAD_ROWS}:{}\"/>", corner(list));
    let last = HEAD_ROWS + list.lines.len();
    if !list.lines.is_empty() {
        let of = |row: usize| CellRef::new(index(row), index(list.decision));
        let _ = write!(
            xml,
            "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"0\" \
             sqref=\"{}:{}\"><formula1>\"{}\"</formula1></dataValidation></dataValidations>",
            of(HEAD_ROWS),
            of(last - 1),
            list.decisions.join(",")
        );
    }
    let links: String = (HEAD_ROWS..)
        .zip(&list.lines)
        .filter_map(|(row, line)| {
            let at = CellRef::new(index(row), index(list.address));
            let target = escaped(line.link.as_deref()?);
            Some(format!("<hyperlink ref=\"{at}\" location=\"{target}\" display=\"{target}\"/>"))
        })
        .collect();
    if !links.is_empty() {
        let _ = write!(xml, "<hyperlinks>{links}</hyperlinks>");
    }
    xml.push_str(
        "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>\
         <headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>",
    );
}

fn cell(row: usize, column: usize, text: &str, format: usize) -> String {
    let at = CellRef::new(index(row), index(column));
    if text.is_empty() {
        return format!("<c r=\"{at}\" s=\"{format}\"/>");
    }
    let text = escaped(text);
    format!("<c r=\"{at}\" s=\"{format}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

fn number(row: usize, digits: &str, format: usize) -> String {
    format!("<c r=\"{}\" s=\"{format}\"><v>{digits}</v></c>", CellRef::new(index(row), 0))
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
