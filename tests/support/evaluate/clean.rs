//! Clean places: items of the baseline as a county would write them, without those the ministries' own texts make
//! findings of. What is left out stands among the `omits`.

use super::score::findings;
use super::{Case, Place, Row, Table, Value, render, rng::Rng};
use mulu::catalogue::{Item, Text};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, Request};
use mulu::project::MemoryDisk;
use mulu::value::tier::Tier;
use std::collections::BTreeSet;

/// Names places have.
pub(crate) const COUNTIES: [&str; 6] = ["青禾县", "云溪县", "石门县", "白沙县", "临河县", "双桥县"];

fn texts(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}

/// The catalogues of the baseline, as read.
pub(crate) fn baseline(knowledge: &Knowledge) -> Vec<mulu::catalogue::Catalogue> {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("catalogues/national");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (format!("national/{name}"), std::fs::read(path).unwrap())
    });
    let disk = MemoryDisk::new(files.collect::<Vec<_>>());
    let request = Request { paths: vec!["national".to_owned()], ..Request::default() };
    let mut loaded = pipeline::load(&request, &disk, knowledge).unwrap();
    let place = loaded.wanted[0];
    loaded.workspace.jurisdictions.swap_remove(place).catalogues
}

/// A name for the office that answers for an item.
fn office(item: &Item, departments: &[String], place: &str, tier: Tier, knowledge: &Knowledge) -> String {
    let bodies = knowledge.bodies().unwrap();
    let written = item.body.as_ref().map_or("", |body| body.value.as_str());
    let kinds = std::iter::once(written).chain(departments.iter().map(String::as_str));
    let named = |name: &str| {
        let kind = bodies.kind(name).or_else(|| bodies.generic(name)?.kind)?;
        kind.office_in(place, tier.name())
    };
    kinds.filter_map(named).next().unwrap_or_else(|| format!("{place}人民政府办公室"))
}

fn row(item: &Item, body: String, levels: &[&str]) -> Row {
    let mut row = Row::default();
    row.put("code", item.code_text().unwrap());
    row.set("category", Value::List(texts(&item.category)));
    row.put("name", item.title());
    row.set("content", Value::List(texts(&item.content.elements)));
    row.set("basis", Value::List(texts(&item.basis.written)));
    row.put("deadline", item.deadline.text().map_or("", |text| &text.value));
    row.put("body", body);
    row.set("channels", Value::List(item.channels.used.iter().map(|channel| channel.name.clone()).collect()));
    match item.audience.understood() {
        Some(audience) if !audience.everyone => row.set("audience", Value::Groups(audience.groups.clone())),
        _ => row.put("audience", "全社会"),
    }
    row.set("mode", Value::List(item.mode.understood().unwrap().iter().map(ToString::to_string).collect()));
    row.set("levels", Value::List(levels.iter().map(|level| (*level).to_owned()).collect()));
    row
}

/// What a place of a tier owes of the baseline, in its own words.
pub(crate) fn place(tier: Tier, name: &str, folder: &str, knowledge: &Knowledge) -> Place {
    let mut tables = Vec::new();
    for catalogue in baseline(knowledge) {
        let domain = catalogue.recognised.clone().unwrap();
        let number = domain.number.unwrap();
        let known = knowledge.domains().unwrap().by_number(number).unwrap();
        if (number == 90) != (tier == Tier::Village) {
            continue;
        }
        let owed = |item: &&Item| {
            item.levels.understood().is_some_and(|levels| levels.contains(&tier)) && !item.advisory
        };
        let rows: Vec<Row> = catalogue
            .items
            .iter()
            .filter(owed)
            .map(|item| row(item, office(item, &known.departments, name, tier, knowledge), &[tier.name()]))
            .collect();
        if !rows.is_empty() {
            let title = format!("{name}{}领域基层政务公开标准目录", domain.name);
            tables.push(Table { number, domain: domain.name, title, rows, workbook: false, ticks: false });
        }
    }
    Place {
        folder: folder.to_owned(),
        name: name.to_owned(),
        code: "990201".to_owned(),
        tier: tier.name(),
        tables,
        omits: Vec::new(),
        more: String::new(),
    }
}

/// Mends what can be mended and leaves out the rest, until nothing is found. `above` stands over it.
pub(crate) fn cleaned(mut place: Place, above: &[(String, Vec<u8>)], knowledge: &Knowledge) -> Place {
    for round in 0..6 {
        let mut files = render::files(&place, &mut Rng::new(1));
        files.extend(above.iter().cloned());
        let case = Case {
            label: String::new(),
            files,
            path: place.folder.clone(),
            day: None,
            planted: Vec::new(),
            varied: Vec::new(),
        };
        let (found, ..) = findings(&case, knowledge);
        let code = |finding: &mulu::diagnostic::Diagnostic| finding.subject.code.clone();
        let bad: BTreeSet<(String, &str)> =
            found.iter().filter_map(|finding| Some((code(finding)?, finding.rule.code))).collect();
        if bad.is_empty() {
            return place;
        }
        for table in &mut place.tables {
            table.rows.retain_mut(|row| {
                let own = row.text("code");
                let rules: Vec<&str> =
                    bad.iter().filter(|(code, _)| *code == own).map(|(_, rule)| *rule).collect();
                let keep = rules.is_empty() || round < 2 && rules.iter().all(|rule| mend(row, rule));
                if !keep {
                    place.omits.push(own);
                }
                keep
            });
        }
        place.tables.retain(|table| !table.rows.is_empty());
    }
    place
}

/// Whether a finding of this rule could be mended.
fn mend(row: &mut Row, rule: &str) -> bool {
    match rule {
        "D102" | "D103" | "D105" | "D106" | "T301" | "D104" => {
            row.mended = true;
            row.put(
                "deadline",
                if rule == "T301" {
                    "信息形成或者变更之日起3个工作日内"
                } else {
                    "信息形成或者变更之日起10个工作日内"
                },
            );
        }
        "H103" => {
            let mut channels = row.list("channels");
            channels.insert(0, "政府网站".to_owned());
            row.set("channels", Value::List(channels));
        }
        "N103" | "C103" | "C101" | "T302" => return false,
        _ if rule.starts_with('B') => {
            let mut basis = row.list("basis");
            basis.retain(|text| text.contains("第711号"));
            if basis.is_empty() {
                basis.push("《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条".to_owned());
            }
            row.set("basis", Value::List(basis));
        }
        _ => return false,
    }
    true
}
