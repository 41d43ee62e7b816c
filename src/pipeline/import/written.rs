//! The YAML files of a place, and what is to be told of each.

use super::codes::Fate;
use super::summary::{Doubtful, Kept, Table};
use super::{NEGATIVE_LIST, Ready, tidy};
use crate::catalogue::{Catalogue, Field, Text};
use crate::emit::Output;
use crate::emit::yaml::{self, Remarks};
use crate::knowledge::Knowledge;
use crate::pipeline::Loaded;
use crate::project::file_name;
use crate::source::{Files, Location, Place};
use crate::value::text::{comparable, squeeze};
use std::collections::BTreeSet;

/// Of one place.
pub(super) struct Written {
    pub(super) outputs: Vec<Output>,
    pub(super) tables: Vec<Table>,
}

/// The village list stands among the domains under this number.
const VILLAGE_LIST: u16 = 90;

pub(super) fn catalogues(
    ready: &[Ready],
    folder: &str,
    name: Option<&str>,
    loaded: &Loaded,
    knowledge: &Knowledge,
) -> Written {
    let mut written = Written { outputs: Vec::new(), tables: Vec::new() };
    let mut taken = BTreeSet::new();
    for (index, own) in ready.iter().enumerate() {
        let stem = stem(&own.catalogue, knowledge, index);
        let mut names =
            (1..).map(|n| if n == 1 { format!("{stem}.yaml") } else { format!("{stem}-{n}.yaml") });
        let Some(file) = names.find(|name| taken.insert(name.clone())) else { continue };
        let (text, kept) = text(own, &loaded.files);
        written.tables.push(Table {
            source: source(&own.catalogue, &loaded.files),
            place: name.map(str::to_owned),
            domain: own.catalogue.recognised.as_ref().map(|domain| domain.name.clone()),
            negative: own.catalogue.negative,
            items: own.catalogue.items.len(),
            fates: own.fates.clone(),
            doubtful: doubtful(own, &loaded.files),
            new: new(own, &loaded.files),
            missing: own.missing.clone(),
            again: file != format!("{stem}.yaml"),
            kept,
            output: format!("{folder}{file}"),
        });
        written.outputs.push(Output { path: format!("{folder}{file}"), bytes: text.into_bytes() });
    }
    written
}

/// The name of a catalogue's file: the domain's number and slug, else a running number.
fn stem(catalogue: &Catalogue, knowledge: &Knowledge, index: usize) -> String {
    if catalogue.negative {
        return NEGATIVE_LIST.trim_end_matches(".yaml").to_owned();
    }
    let number = catalogue.recognised.as_ref().and_then(|domain| domain.number);
    match number.and_then(|number| knowledge.domains().ok()?.by_number(number)) {
        Some(domain) if domain.number == VILLAGE_LIST => "village".to_owned(),
        Some(domain) => format!("{:02}-{}", domain.number, domain.slug),
        None => format!("catalogue-{}", index + 1),
    }
}

/// `养老服务.xlsx › 标准目录`.
fn source(catalogue: &Catalogue, files: &Files) -> String {
    let file = file_name(files.name(catalogue.file)).to_owned();
    match files.place(catalogue.head) {
        Place::Cell { sheet, .. } if !sheet.is_empty() => format!("{file} › {sheet}"),
        Place::Cell { .. } | Place::Text { .. } | Place::File { .. } => file,
    }
}

/// The file, and what of the table stands in it but in no field.
fn text(own: &Ready, files: &Files) -> (String, Kept) {
    let mut catalogue = own.catalogue.clone();
    tidy::catalogue(&mut catalogue);
    let mut kept = Kept::default();
    let mut remarks = Remarks::default();
    if catalogue.columns.is_some() {
        remarks.head.push(format!("来源：{}", source(&catalogue, files)));
        let (scraps, notes) = catalogue.notes.into_iter().partition(is_scrap);
        catalogue.notes = notes;
        for scrap in scraps {
            kept.scraps += 1;
            remarks.head.push(format!(
                "表中另有文字（{}）：{}",
                cell(scrap.at, files),
                squeeze(&scrap.value)
            ));
        }
    }
    kept.notes = catalogue.notes.len();
    for (heading, _) in catalogue.items.iter().flat_map(|item| &item.extra) {
        if !kept.headings.contains(&heading.value) {
            kept.headings.push(heading.value.clone());
        }
    }
    remarks.items = own.fates.iter().map(remark).collect();
    (yaml::remarked(&catalogue, &remarks), kept)
}

/// What stands around a table and says nothing by itself: the number of a row without an item, `附件 :`, a page's number.
fn is_scrap(note: &Text) -> bool {
    if !matches!(note.at, Location::Cell { .. }) {
        return false;
    }
    let plain = comparable(&note.value);
    let rest = plain.strip_prefix("附件").or_else(|| plain.strip_prefix("附表")).unwrap_or(&plain);
    let numbered = |c: char| c.is_ascii_digit() || "一二三四五六七八九十:-.".contains(c);
    rest.chars().all(numbered)
}

fn remark(fate: &Fate) -> Option<String> {
    let Fate::Doubtful(likely) = fate else { return None };
    Some(format!(
        "可能对应 {} {}（相似度 {:.2}），请核对；是同一事项的，在下面加一行 {}: {}",
        likely.code,
        squeeze(&likely.name),
        likely.score,
        Field::Code.key(),
        likely.code,
    ))
}

fn cell(at: Location, files: &Files) -> String {
    match files.place(at) {
        Place::Cell { cell, .. } => cell.to_string(),
        Place::Text { start, .. } => format!("{}:{}", start.line.get(), start.column.get()),
        Place::File { path } => path,
    }
}

fn doubtful(own: &Ready, files: &Files) -> Vec<Doubtful> {
    let pairs = own.catalogue.items.iter().zip(&own.fates);
    let found = pairs.filter_map(|(item, fate)| match fate {
        Fate::Doubtful(likely) => Some(Doubtful {
            cell: cell(item.head(), files),
            name: squeeze(item.title()),
            likely: likely.clone(),
        }),
        Fate::Matched(..) | Fate::New(_) | Fate::Unheld => None,
    });
    found.collect()
}

/// What the upper catalogue has nothing like: cell and name.
fn new(own: &Ready, files: &Files) -> Vec<(String, String)> {
    let pairs = own.catalogue.items.iter().zip(&own.fates);
    let new = pairs.filter(|(_, fate)| matches!(fate, Fate::New(_)));
    new.map(|(item, _)| (cell(item.head(), files), squeeze(item.title()))).collect()
}
