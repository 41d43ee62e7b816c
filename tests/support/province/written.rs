//! The tables of a county as YAML and as a workbook.

use super::Table;

pub(super) fn yaml(place: &str, table: &Table) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("text");
    let list = |texts: &[String]| serde_json::to_string(texts).expect("texts");
    let mut text =
        format!("domain: {}\ntitle: {place}{}领域基层政务公开标准目录\nitems:\n", table.domain, table.domain);
    for row in &table.rows {
        text.push_str(&format!(
            "  - code: {}\n    category: {}\n    name: {}\n    content: {}\n    basis: {}\n    deadline: {}\n    body: {}\n    channels: {}\n    audience: {}\n    mode: {}\n    levels: [县级]\n    contact: {}\n",
            row.code, list(&row.category), quoted(&row.name), list(&row.content), list(&row.basis), quoted(&row.deadline),
            quoted(&row.body), list(&row.channels), quoted(&row.audience), quoted(&row.mode), quoted(&row.note),
        ));
    }
    text
}

pub(super) fn workbook(place: &str, tables: &[Table]) -> Vec<u8> {
    const HEADINGS: [&str; 13] = [
        "序号",
        "事项编码",
        "一级事项",
        "二级事项",
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象",
        "公开方式",
        "公开层级",
        "咨询方式",
    ];
    let mut book = rust_xlsxwriter::Workbook::new();
    for table in tables {
        let sheet = book.add_worksheet();
        let name: String = table.domain.chars().take(28).collect();
        sheet.set_name(name).expect("a name");
        let mut put = |row: u32, column: u16, text: &str| {
            sheet.write_string(row, column, text).map(|_| ()).expect("a cell");
        };
        put(0, 0, &format!("{place}{}领域基层政务公开标准目录", table.domain));
        (0..).zip(HEADINGS).for_each(|(column, heading)| put(1, column, heading));
        for (at, row) in (0..).zip(&table.rows) {
            let cells = [
                (at + 1).to_string(),
                row.code.clone(),
                row.category.join("/"),
                row.name.clone(),
                row.content.join("\n"),
                row.basis.join("\n"),
                row.deadline.clone(),
                row.body.clone(),
                row.channels.join("、"),
                row.audience.clone(),
                row.mode.clone(),
                "县级".to_owned(),
                row.note.clone(),
            ];
            (0..).zip(&cells).for_each(|(column, text)| put(at + 2, column, text));
        }
    }
    book.save_to_buffer().expect("a workbook in memory")
}
