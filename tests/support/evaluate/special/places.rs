//! Whole tables and several tiers: duplicates, missing items and domains, copies, townships and villages.

use super::super::rng::Rng;
use super::{case, planted};
use crate::evaluate::{Case, Place, Row, Table, Value, clean, render};
use mulu::knowledge::Knowledge;
use mulu::value::tier::Tier;
use std::sync::OnceLock;

/// A clean county, made once.
pub(super) fn county(knowledge: &Knowledge) -> Place {
    static MADE: OnceLock<Place> = OnceLock::new();
    MADE.get_or_init(|| {
        clean::cleaned(clean::place(Tier::County, "青禾县", "county", knowledge), &[], knowledge)
    })
    .clone()
}

pub(super) fn cases(rng: &mut Rng, knowledge: &Knowledge) -> Vec<Case> {
    let place = county(knowledge);
    vec![
        duplicates(place.clone(), rng),
        missing(place.clone(), rng),
        domains(place.clone(), rng),
        copied(rng, knowledge),
        stale(place.clone(), rng),
        unserved(&place, rng),
        village(rng, knowledge),
    ]
}

fn tables(place: &mut Place, rng: &mut Rng, count: usize, fewest: usize) {
    place.tables.retain(|table| table.rows.len() >= fewest);
    rng.shuffle(&mut place.tables);
    place.tables.truncate(count);
    place.tables.iter_mut().for_each(|table| table.workbook = rng.percent(40));
}

fn duplicates(mut place: Place, rng: &mut Rng) -> Case {
    tables(&mut place, rng, 4, 5);
    let mut wanted = Vec::new();
    for (at, table) in place.tables.iter_mut().enumerate() {
        let first = rng.below(table.rows.len());
        let mut again = table.rows[first].clone();
        let (code, name) = (again.text("code"), again.text("name"));
        match at % 3 {
            0 => {
                wanted.push(planted("duplicate-item", &code, "name", "a row copied"));
            }
            1 => {
                let own = format!("{:02}-90-01", table.number);
                again.put("code", own.clone());
                wanted.push(planted("duplicate-item", &own, "name", "a name twice"));
            }
            _ => {
                again.put("name", "本地便民停车信息");
                again.set("content", Value::List(vec!["停车场位置".to_owned(), "停车收费标准".to_owned()]));
                let mut one =
                    planted("duplicate-item", "本地便民停车信息", "code", format!("a code twice: {name}"));
                one.also = &["name-differs"];
                wanted.push(one);
            }
        }
        // Where a table has no category here, that of the row above is meant.
        table.rows.insert(first + 1, again);
    }
    case("duplicates", "county", render::files(&place, rng), wanted)
}

fn missing(mut place: Place, rng: &mut Rng) -> Case {
    tables(&mut place, rng, 6, 4);
    let mut wanted = Vec::new();
    for table in &mut place.tables {
        let gone = table.rows.remove(rng.below(table.rows.len()));
        let alike = table.rows.iter().any(|row| row.text("name") == gone.text("name"));
        if !alike {
            wanted.push(planted("item-missing", &gone.text("code"), "", format!("no {}", gone.text("name"))));
        } else {
            place.omits.push(gone.text("code"));
        }
    }
    case("items missing", "county", render::files(&place, rng), wanted)
}

fn domains(mut place: Place, rng: &mut Rng) -> Case {
    let names: Vec<String> = place.tables.iter().map(|table| table.domain.clone()).collect();
    let gone = place.tables.remove(rng.below(names.len()));
    tables(&mut place, rng, 3, 1);
    let mut due: Vec<String> = place.tables.iter().map(|table| table.domain.clone()).collect();
    due.push(gone.domain.clone());
    place.more = format!("domains: [{}]\n", due.join(", "));
    let mut wanted = planted("domain-missing", &gone.domain, "domains", "no catalogue of it");
    wanted.also = &[];
    case("a domain missing", "county", render::files(&place, rng), vec![wanted])
}

/// A county that took over the baseline to the letter, but for its template bodies.
fn copied(rng: &mut Rng, knowledge: &Knowledge) -> Case {
    let mut city = county(knowledge);
    tables(&mut city, rng, 1, 12);
    let mut own = city.clone();
    (city.folder, city.name, city.tier) = ("city".to_owned(), "云泽市".to_owned(), "市级");
    for row in &mut city.tables[0].rows {
        row.set("levels", Value::List(vec!["市级".to_owned(), "县级".to_owned()]));
    }
    own.folder = "city/county".to_owned();
    let mut files = render::files(&city, rng);
    files.extend(render::files(&own, rng));
    let path = "city/county";
    case("copied", path, files, vec![planted("copied-verbatim", "", "", "a copy of the tier above")])
}

fn stale(mut place: Place, rng: &mut Rng) -> Case {
    tables(&mut place, rng, 2, 3);
    let mut city = place.clone();
    (city.folder, city.name, city.tier) = ("city".to_owned(), "云泽市".to_owned(), "市级");
    for row in city.tables.iter_mut().flat_map(|table| &mut table.rows) {
        row.put("body", row.text("body").replace("青禾县", "云泽市"));
        row.set("levels", Value::List(vec!["市级".to_owned(), "县级".to_owned()]));
    }
    let (before, after) = *rng.pick(&[
        ("2024-05-01", "2026-03-02"),
        ("2026-03-01", "2026-03-02"),
        ("2023-12-31", "2024-01-01"),
    ]);
    city.more = format!("approval: {{by: 示例省人民政府办公厅, on: {after}}}\n");
    place.more = format!("approval: {{by: 云泽市人民政府办公室, on: {before}}}\n");
    place.folder = "city/county".to_owned();
    let mut files = render::files(&city, rng);
    files.extend(render::files(&place, rng));
    case(
        "stale",
        "city/county",
        files,
        vec![planted("stale-upper", "", "approval", format!("{before} before {after}"))],
    )
}

/// A county and two of its townships: what neither has.
fn unserved(county: &Place, rng: &mut Rng) -> Case {
    let mut county = county.clone();
    tables(&mut county, rng, 2, 6);
    let mut wanted = Vec::new();
    let mut towns: Vec<Place> = ["河口镇", "上林乡"]
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let mut town = county.clone();
            (town.name, town.tier) = ((*name).to_owned(), "乡级");
            (town.folder, town.code) = (format!("county/town{at}"), format!("99020110{at}"));
            town.omits.clear();
            for table in &mut town.tables {
                table.title = table.title.replace("青禾县", name);
                for row in &mut table.rows {
                    row.put("body", format!("{name}人民政府"));
                    row.put("levels", "乡级");
                }
            }
            town
        })
        .collect();
    for (at, table) in county.tables.iter_mut().enumerate() {
        let gone = rng.below(table.rows.len());
        for row in &mut table.rows {
            row.set("levels", Value::List(vec!["县级".to_owned(), "乡级".to_owned()]));
        }
        let row = &table.rows[gone];
        if table.rows.iter().filter(|other| other.text("name") == row.text("name")).count() > 1 {
            continue;
        }
        wanted.push(planted(
            "level-unserved",
            &row.text("code"),
            "levels",
            format!("no township has {}", row.text("name")),
        ));
        towns.iter_mut().for_each(|town| drop(town.tables[at].rows.remove(gone)));
    }
    let mut files = render::files(&county, rng);
    towns.iter().for_each(|town| files.extend(render::files(town, rng)));
    case("unserved", "county", files, wanted)
}

fn twin(name: &str, content: &[&str], code: &str, levels: &str, body: &str) -> Row {
    let mut row = Row::default();
    row.put("code", code);
    row.put("category", "便民服务");
    row.put("name", name);
    row.set("content", Value::List(content.iter().map(|text| (*text).to_owned()).collect()));
    row.put("basis", "《中华人民共和国村民委员会组织法》");
    row.put("deadline", "信息形成或者变更之日起10个工作日内");
    row.put("body", body);
    row.set("channels", Value::List(vec!["政府网站".to_owned(), "便民服务站".to_owned()]));
    row.put("audience", "全社会");
    row.put("mode", "主动公开");
    row.put("levels", levels);
    row
}

/// A township and its village: the same matters, and what the village says of them.
fn village(rng: &mut Rng, _: &Knowledge) -> Case {
    let matters: [(&str, [&str; 3]); 4] = [
        ("农村低保申请指南", ["申请条件", "申请材料", "受理窗口"]),
        ("高龄津贴发放名单", ["姓名", "发放金额", "发放月份"]),
        ("村级公益岗位招聘公告", ["岗位名称", "报名方式", "录用名单"]),
        ("农机购置补贴公示", ["补贴对象", "机具型号", "补贴金额"]),
    ];
    let mut rows: [Vec<Row>; 2] = [Vec::new(), Vec::new()];
    let mut wanted = Vec::new();
    let bad = rng.below(4);
    for (at, (name, content)) in matters.iter().enumerate() {
        let code = format!("51-01-0{}", at + 1);
        rows[0].push(twin(name, content, &code, "乡级", "河口镇人民政府"));
        let mut own: Vec<&str> = content.to_vec();
        if at == bad {
            match rng.below(3) {
                0 => drop(own.pop()),
                1 => own.push("监督电话"),
                _ => own[1] = "办理时限",
            }
            wanted.push(planted("village-mismatch", &code, "content", format!("{own:?}")));
        } else {
            rng.shuffle(&mut own);
        }
        rows[1].push(twin(name, &own, &code, "村级", "柳树村村民委员会"));
    }
    let [upper, lower] = rows;
    let table = |rows: Vec<Row>, title: &str| Table {
        number: 51,
        domain: "便民服务".to_owned(),
        title: title.to_owned(),
        rows,
        workbook: false,
        ticks: false,
    };
    let place = |folder: &str, name: &str, code: &str, tier: &'static str, table: Table| Place {
        folder: folder.to_owned(),
        name: name.to_owned(),
        code: code.to_owned(),
        tier,
        tables: vec![table],
        omits: Vec::new(),
        more: String::new(),
    };
    let town = place("town", "河口镇", "990201100", "乡级", table(upper, "河口镇便民服务目录"));
    let own = place("town/village", "柳树村", "990201100200", "村级", table(lower, "柳树村便民服务目录"));
    let mut files = render::files(&town, rng);
    files.extend(render::files(&own, rng));
    case("village", "town/village", files, wanted)
}
