//! What is read, held against what was meant.

use super::write::file;
use super::{Case, squeeze};
use mulu::document::{Document, Node};
use mulu::emit::json::{self, Context};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, Request};
use mulu::project::MemoryDisk;
use serde_json::Value;
use std::collections::BTreeMap;

/// How a case went.
#[derive(Default)]
pub(crate) struct Verdict {
    pub(crate) wanted: usize,
    pub(crate) found: usize,
    pub(crate) fields: usize,
    /// What is wrong, with the field in front: `deadline: item 2: …`.
    pub(crate) wrong: Vec<String>,
    pub(crate) lost: Vec<String>,
}

impl Verdict {
    /// Everything wrong, lost texts included, what it is in front.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let lost = self.lost.iter().map(|text| format!("lost: {text}"));
        self.wrong.iter().cloned().chain(lost).collect()
    }

    pub(crate) fn rate(&self) -> f64 {
        let right = self.fields.saturating_sub(self.wrong.len());
        f64::from(u32::try_from(right).unwrap()) / f64::from(u32::try_from(self.fields.max(1)).unwrap())
    }
}

/// Reads the file of a case and judges it.
pub(crate) fn judge(case: &Case, knowledge: &Knowledge) -> Verdict {
    let (name, bytes) = file(case);
    let lost = lost(case, name, &bytes);
    let read = import(name, bytes, knowledge);
    let catalogues: Vec<&Value> = match read["catalogues"].as_array() {
        Some(several) => several.iter().collect(),
        None => vec![&read],
    };
    let own: Vec<&Value> =
        catalogues.iter().flat_map(|one| one["items"].as_array().into_iter().flatten()).collect();
    let mut verdict = Verdict { wanted: case.items.len(), lost, ..Verdict::default() };
    let titles: Vec<String> =
        catalogues.iter().filter_map(|one| one["title"].as_str()).map(squeeze).collect();
    let mut titles = titles;
    // A title said again over the rest of its table is no second title.
    titles.dedup();
    let mut wanted: Vec<String> = case.titles.iter().map(|title| squeeze(title)).collect();
    wanted.dedup();
    if !case.plan.has("title-two-lines") {
        check(&mut verdict, "title", 0, &wanted.join("|"), &titles.join("|"));
    }
    let matched = matched(case, &own);
    for (index, item) in case.items.iter().enumerate() {
        let fields = item.fields();
        let Some(found) = matched[index] else {
            verdict.fields += fields.len();
            verdict
                .wrong
                .extend(fields.keys().map(|_| format!("item: {} {} is not found", index + 1, item.name)));
            continue;
        };
        verdict.found += 1;
        let found = read_fields(found, item.extra.keys());
        for (field, wanted) in fields {
            check(&mut verdict, &field, index + 1, &wanted, found.get(&field).map_or("", String::as_str));
        }
    }
    for phantom in
        own.iter().filter(|item| !matched.iter().flatten().any(|found| std::ptr::eq(**item, *found)))
    {
        verdict.fields += 1;
        verdict.wrong.push(format!("phantom: {} {}", phantom["category"], phantom["name"]));
    }
    verdict
}

fn check(verdict: &mut Verdict, field: &str, item: usize, wanted: &str, found: &str) {
    verdict.fields += 1;
    if wanted != found {
        verdict.wrong.push(format!("{field}: item {item}: wanted {wanted:?}, found {found:?}"));
    }
}

pub(crate) fn import(name: &str, bytes: Vec<u8>, knowledge: &Knowledge) -> Value {
    let disk = MemoryDisk::new([(name.to_owned(), bytes)]);
    let request = Request { paths: vec![name.to_owned()], ..Request::default() };
    let loaded = pipeline::load(&request, &disk, knowledge).unwrap();
    let context = Context::new(&loaded.files, &|_| None);
    let places = loaded.wanted.iter().filter_map(|index| loaded.workspace.jurisdictions.get(*index));
    let wires = places.flat_map(|place| {
        let lists = place.catalogues.iter().chain(&place.withheld_lists);
        lists.filter(|one| !one.items.is_empty()).map(move |one| json::catalogue(context, one, place))
    });
    serde_json::to_value(json::document(wires.collect())).unwrap()
}

/// For every item meant, the item read that it is.
fn matched<'a>(case: &Case, own: &[&'a Value]) -> Vec<Option<&'a Value>> {
    let mut used = vec![false; own.len()];
    let text = |value: &Value| value.as_str().map(squeeze).unwrap_or_default();
    let mut found: Vec<Option<&'a Value>> = vec![None; case.items.len()];
    for strict in [true, false] {
        for (index, item) in case.items.iter().enumerate() {
            if found[index].is_some() {
                continue;
            }
            let fields = item.fields();
            let same = |value: &Value| {
                text(&value["name"]) == fields["name"]
                    && (!strict || text(&value["content_text"]) == fields["content"])
            };
            if let Some(at) = (0..own.len()).find(|at| !used[*at] && same(own[*at])) {
                used[at] = true;
                found[index] = Some(own[at]);
            }
        }
    }
    if own.len() == case.items.len() {
        // As many as there are: what is left over stands in the same place.
        for index in 0..own.len() {
            if found[index].is_none() && !used[index] {
                used[index] = true;
                found[index] = Some(own[index]);
            }
        }
    }
    found
}

fn read_fields<'a>(item: &Value, extras: impl Iterator<Item = &'a String>) -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().map(squeeze).unwrap_or_default();
    let list = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).map(squeeze).collect()
    };
    let mut fields = BTreeMap::new();
    let mut put = |key: &str, value: String| fields.insert(key.to_owned(), value);
    put("category", list(&item["category"]).join("|"));
    put("name", text(&item["name"]));
    put("content", text(&item["content_text"]));
    put("basis", text(&item["basis_text"]));
    put("deadline", text(&item["deadline"]["text"]));
    put("body", text(&item["body"]));
    let mut channels = list(&item["channels"]);
    channels.sort();
    put("channels", channels.join("|"));
    put("all", item["audience"]["all"].as_bool().unwrap_or(false).to_string());
    put("groups", groups(&list(&item["audience"]["groups"])));
    put("mode", list(&item["mode"]).join("|"));
    put("levels", list(&item["tiers"]).join("|"));
    for heading in extras {
        let value = match heading.as_str() {
            "咨询电话" => &item["contact"],
            "监督举报电话" => &item["supervision"],
            "五公开" => &item["stage"],
            "备注" => &item["note"],
            "公开频次" => &item["frequency"],
            _ => {
                let mut own = item["extra"].as_object().into_iter().flatten();
                own.find(|(key, _)| squeeze(key) == *heading).map_or(&Value::Null, |(_, value)| value)
            }
        };
        let value = if value.is_array() { list(value).join("|") } else { text(value) };
        put(&format!("extra {heading}"), value);
    }
    fields
}

/// Groups without the words around them; a bare tick says only that there is one.
fn groups(groups: &[String]) -> String {
    let bare = |group: &String| {
        let group = group.trim_matches(['√', '(', ')']).trim_start_matches("面向").to_owned();
        if group.starts_with("特定") { "特定群体".to_owned() } else { group }
    };
    groups.iter().map(bare).collect::<Vec<_>>().join("|")
}

/// The source cells whose text is nowhere in what was read.
fn lost(case: &Case, name: &str, bytes: &[u8]) -> Vec<String> {
    let mut files = mulu::source::Files::new();
    let id = files.add(name, bytes.to_vec());
    let mut sink = mulu::diagnostic::Sink::new();
    let document = mulu::read::read(id, &files, &mulu::read::Bounds::default(), &mut sink);
    let kept = kept(&document);
    let cells = case.sheets.iter().flat_map(|sheet| sheet.grid.rows.iter().flatten());
    let texts = cells.map(|text| squeeze(text)).filter(|text| !text.is_empty());
    texts
        .filter(|text| {
            !free(text)
                && !text.starts_with("√(面向")
                && !case.free.contains(text)
                && !kept.contains(text.as_str())
        })
        .collect()
}

/// Whether a text is a mark that stands for something else.
fn free(text: &str) -> bool {
    const MARKS: &[&str] = &[
        "√",
        "■",
        "□",
        "×",
        "/",
        "否",
        "同",
        "√√",
        "✓",
        "●",
        "是",
        "1",
        "同上",
        "〃",
        "″",
        "99",
        "州级",
        "主动公开",
        "依申请公开",
        "全社会",
    ];
    MARKS.contains(&text) || (text.ends_with('级') && text.chars().count() < 8)
}

fn kept(document: &Document) -> String {
    let mut kept = String::new();
    for table in &document.tables {
        let around = table.notes.iter().chain(table.headings.iter().flatten()).map(|text| &text.value);
        for text in table.root.texts().into_iter().map(|text| text.value).chain(around) {
            kept.push_str(&squeeze(text));
            kept.push('\n');
        }
        keys(&table.root, &mut kept);
    }
    kept
}

fn keys(node: &Node, kept: &mut String) {
    for entry in node.entries() {
        kept.push_str(&squeeze(&entry.key.value));
        kept.push('\n');
        keys(&entry.value, kept);
    }
    node.elements().iter().for_each(|element| keys(element, kept));
}
