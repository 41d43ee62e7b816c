//! A province that nobody governs: counties that send in their catalogues in every layout, with faults planted so that
//! it is known what a review has to find. Everything follows from the numbers given; no chance, no clock.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "every test crate uses its own part of this module, and may fail so"
)]

pub(crate) mod reviewed;
mod written;

use serde_yaml::Value;
use std::fs;
use std::path::Path;
use written::{workbook, yaml};

/// How large, and what is planted.
#[derive(Clone, Debug)]
pub(crate) struct Province {
    /// Counties that can be read.
    pub(crate) places: usize,
    /// How many of the 26 domains, the smallest first.
    pub(crate) domains: usize,
}

/// What is planted, each with the counties' indices.
pub(crate) struct Planted {
    /// The names of the counties.
    pub(crate) names: Vec<String>,
    /// The domains they owe.
    pub(crate) domains: Vec<String>,
    /// Has no catalogue of the last domain.
    pub(crate) without_domain: usize,
    /// Lack the second item of the first domain.
    pub(crate) without_item: Vec<usize>,
    /// Says with a reason that it has no first item of the second domain.
    pub(crate) omits: usize,
    /// Cite a repealed law.
    pub(crate) repealed: Vec<usize>,
    /// Takes four times as long as the others for the first item of the first domain.
    pub(crate) slow: usize,
    /// Sent in the first one's tables as its own, and forgot to change a cell.
    pub(crate) copied: (usize, usize),
    /// Has an office under its old name.
    pub(crate) old_office: usize,
    /// Names of what cannot be read.
    pub(crate) broken: Vec<String>,
}

/// One item as the counties write it.
#[derive(Clone)]
struct Row {
    code: String,
    category: Vec<String>,
    name: String,
    content: Vec<String>,
    basis: Vec<String>,
    deadline: String,
    body: String,
    channels: Vec<String>,
    audience: String,
    mode: String,
    note: String,
}

struct Table {
    domain: String,
    file: String,
    rows: Vec<Row>,
}

impl Province {
    /// What is planted in it.
    pub(crate) fn planted(&self) -> Planted {
        let last = self.places - 1;
        let names = (0..self.places).map(name).collect();
        let domains = tables(self.domains).into_iter().map(|table| table.domain).collect();
        Planted {
            names,
            domains,
            without_domain: 1,
            without_item: (0..self.places).filter(|index| index % 3 != 0).collect(),
            omits: 2,
            repealed: vec![0, 3],
            slow: 3,
            copied: (last - 1, last),
            old_office: 0,
            broken: vec!["残缺县".to_owned(), "压缩县".to_owned()],
        }
    }

    /// Writes the submissions below a folder.
    pub(crate) fn write(&self, root: &Path) -> Planted {
        let planted = self.planted();
        let tables = tables(self.domains);
        for index in 0..self.places {
            let own = self.county(index, &tables, &planted);
            self.submit(index, &own, &planted, root);
        }
        let put = |path: &str, bytes: &[u8]| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        };
        put("残缺县.xlsx", b"PK\x03\x04 this is no workbook any more");
        put("压缩县/目录.rar", b"Rar!\x1a\x07\x00");
        planted
    }

    /// The tables of a county: the national ones with its own offices and words, and what is planted.
    fn county(&self, index: usize, tables: &[Table], planted: &Planted) -> Vec<Table> {
        let (from, to) = planted.copied;
        let source = if index == to { from } else { index };
        let mut own: Vec<Table> = tables.iter().map(|table| localised(table, index, source)).collect();
        if index == planted.without_domain {
            own.pop();
        }
        if planted.without_item.contains(&index) {
            own[0].rows.remove(1);
        }
        if index == planted.omits {
            own[1].rows.remove(0);
        }
        if planted.repealed.contains(&index) {
            own[0].rows[2].basis = vec!["《中华人民共和国收养法》".to_owned()];
        }
        for rows in own.first_mut().map(|table| &mut table.rows).into_iter() {
            let days = if index == planted.slow { 20 } else { 5 };
            rows[0].deadline = format!("制定或获取文件之日起{days}个工作日内");
        }
        if index == planted.old_office {
            own[0].rows[2].body = format!("{}卫生和计划生育局", name(index));
        }
        // Beyond the first few, which the tests know, counties lack more or less, each other things.
        if index > 5 && index != from && index != to {
            let every = 4 + index % 13;
            own.iter_mut().enumerate().for_each(|(at, table)| {
                let mut row = at * 5 + index * 3;
                table.rows.retain(|_| {
                    row += 1;
                    !row.is_multiple_of(every)
                });
            });
            own.retain(|table| !(table.rows.len() + index).is_multiple_of(17));
        }
        if index == to {
            own[1].rows[3].note = format!("由{}民政局负责解释", name(from));
        }
        own
    }

    /// Every fourth county sends one workbook, every fourth a folder of workbooks, the others YAML.
    fn submit(&self, index: usize, tables: &[Table], planted: &Planted, root: &Path) {
        let name = name(index);
        let put = |path: String, bytes: Vec<u8>| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        };
        match index % 4 {
            1 => {
                for table in tables {
                    put(
                        format!("{name}/{}.xlsx", table.domain),
                        workbook(&name, std::slice::from_ref(table)),
                    );
                }
            }
            3 => put(format!("{name}政务公开目录.xlsx"), workbook(&name, tables)),
            _ => {
                let mut own = format!(
                    "name: {name}\ntier: 县级\ncode: \"99{:02}{:02}\"\ndomains: all\n",
                    index / 90 + 1,
                    index % 90 + 1
                );
                if index == planted.omits {
                    let code = &tables_code(self.domains);
                    own.push_str(&format!("omits:\n  - {{code: {code}, reason: 本县没有这类对象}}\n"));
                }
                put(format!("{name}/jurisdiction.yaml"), own.into_bytes());
                for table in tables {
                    put(format!("{name}/{}", table.file), yaml(&name, table).into_bytes());
                }
            }
        }
    }
}

/// The code of the first item of the second domain.
fn tables_code(domains: usize) -> String {
    tables(domains)[1].rows[0].code.clone()
}

/// 安宁县, 安平县 …: no name is part of another.
pub(crate) fn name(index: usize) -> String {
    let first: Vec<char> = "安长东丰广海和嘉金凌".chars().collect();
    let second: Vec<char> = "宁平康泰远源川岭陵阳清溪城谷".chars().collect();
    format!("{}{}县", first[index / second.len()], second[index % second.len()])
}

/// The national tables, those with the fewest items first; only what counties owe.
fn tables(count: usize) -> Vec<Table> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues/national");
    let mut found: Vec<Table> = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("listed");
        let file = entry.file_name().to_string_lossy().into_owned();
        if !file.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let root: Value =
            serde_yaml::from_str(&fs::read_to_string(entry.path()).expect("read")).expect("YAML");
        let items = root["items"].as_sequence().expect("items");
        let owed = |item: &&Value| {
            let levels = texts(&item["levels"]);
            item["advisory"].as_bool() != Some(true) && levels.iter().any(|level| level == "县级")
        };
        let rows: Vec<Row> = items.iter().filter(owed).map(row).collect();
        if rows.len() > 3 {
            found.push(Table { domain: texts(&root["domain"]).remove(0), file, rows });
        }
    }
    found.sort_by_key(|table| {
        (table.domain != "养老服务", table.domain != "社会救助", table.rows.len(), table.file.clone())
    });
    found.truncate(count);
    found
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Sequence(values) => values.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Mapping(map) => map.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn row(item: &Value) -> Row {
    let one = |key: &str| texts(&item[key]).join("、");
    Row {
        code: one("code"),
        category: texts(&item["category"]),
        name: one("name"),
        content: texts(&item["content"]),
        basis: texts(&item["basis"]),
        deadline: one("deadline"),
        body: one("body"),
        channels: texts(&item["channels"]),
        audience: one("audience"),
        mode: one("mode"),
        note: String::new(),
    }
}

/// A table in the words of a county: its own office, and a note no other county has, unless it took another's.
fn localised(table: &Table, index: usize, source: usize) -> Table {
    const SIGNS: [&str; 12] =
        ["窗口", "柜台", "专员", "热线", "大厅", "站点", "平台", "信箱", "档案", "名册", "清册", "告示"];
    let own = name(index);
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let word = |n: usize| SIGNS[(source * 7 + at * 5 + n * (source + 3)) % SIGNS.len()];
        let parts: String = (0..6).map(|n| format!("{}{}号", word(n), source * 31 + at * 3 + n)).collect();
        Row {
            body: format!("{own}人民政府办公室"), note: format!("咨询{own}{parts}办理"), ..row.clone()
        }
    });
    Table { domain: table.domain.clone(), file: table.file.clone(), rows: rows.collect() }
}
