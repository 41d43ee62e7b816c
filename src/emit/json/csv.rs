//! CSV for spreadsheets and statistics: UTF-8 with a byte order mark (Excel and WPS take it for GBK
//! otherwise), lines ending in CR LF and quotes as in RFC 4180, one item a row, always the same columns.
//!
//! A cell a spreadsheet would take for a formula gets a leading `'` (OWASP ASVS 1.2.10).

use crate::catalogue::{Catalogue, Field, Item, Jurisdiction};
use crate::emit::texts;
use crate::value::reading::Reading;

const HEADINGS: &[&str] = &[
    "辖区",
    "行政区划代码",
    "辖区层级",
    "领域序号",
    "领域",
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
];

/// The rows of all items, under one heading row.
#[must_use]
pub fn csv(catalogues: &[(&Catalogue, &Jurisdiction)]) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    let negative = catalogues.iter().all(|(catalogue, _)| catalogue.negative) && !catalogues.is_empty();
    let heading = |heading: &'static str| match heading {
        "公开依据" if negative => "不予公开依据",
        _ => heading,
    };
    let headings =
        HEADINGS.iter().map(|own| heading(own)).chain(texts::OPTIONAL.iter().map(|field| field.chinese()));
    row(&mut out, headings.chain([Field::Extra.chinese()]).map(str::to_owned));
    for (catalogue, place) in catalogues {
        for item in &catalogue.items {
            row(&mut out, cells(catalogue, place, item).into_iter());
        }
    }
    out.into_bytes()
}

fn cells(catalogue: &Catalogue, place: &Jurisdiction, item: &Item) -> Vec<String> {
    let number = catalogue.recognised.as_ref().and_then(|domain| domain.number);
    let text = |text: &Option<crate::catalogue::Text>| {
        text.as_ref().map_or(String::new(), |text| text.value.clone())
    };
    let mut cells = vec![
        place.name.clone(),
        text(&place.code),
        place.tier.map_or(String::new(), |tier| tier.name().to_owned()),
        number.map_or(String::new(), |number| number.to_string()),
        catalogue.domain_name().to_owned(),
        text(&item.seq),
        item.code_text().unwrap_or("").to_owned(),
        texts::values(&item.category).join("／"),
        text(&item.name),
        item.content.whole(),
        item.basis.whole(),
        item.deadline.text().map_or(String::new(), |text| text.value.clone()),
        text(&item.body),
        item.channels.used.iter().map(|channel| channel.name.as_str()).collect::<Vec<_>>().join("、"),
        audience(item),
        worded(&item.mode, |modes| modes.iter().map(|mode| mode.name()).collect()),
        worded(&item.levels, |tiers| tiers.iter().map(|tier| tier.name()).collect()),
    ];
    cells.extend(texts::OPTIONAL.iter().map(|field| texts::optional(item, *field).join("、")));
    let extra = texts::extra(item).into_iter().map(|(heading, text)| format!("{heading}：{text}"));
    cells.push(extra.collect::<Vec<_>>().join("；"));
    cells
}

fn audience(item: &Item) -> String {
    match &item.audience {
        Reading::Blank(_) => String::new(),
        Reading::Unreadable(text) => text.value.clone(),
        Reading::Understood { value, .. } => {
            let everyone = value.everyone.then_some("全社会");
            everyone.into_iter().chain(value.groups.iter().map(String::as_str)).collect::<Vec<_>>().join("、")
        }
    }
}

fn worded<T>(reading: &Reading<T>, names: impl Fn(&T) -> Vec<&'static str>) -> String {
    match reading {
        Reading::Blank(_) => String::new(),
        Reading::Unreadable(text) => text.value.clone(),
        Reading::Understood { value, .. } => names(value).join("、"),
    }
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, &cell);
    }
    out.push_str("\r\n");
}

fn push_cell(out: &mut String, cell: &str) {
    let guard = if texts::looks_like_formula(cell) { "'" } else { "" };
    if cell.contains(['"', ',', '\r', '\n']) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(cell);
    }
}
