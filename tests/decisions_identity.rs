//! What a finding is known by from one round to the next: the same catalogue, written, named or kept otherwise, has the
//! same findings.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use rust_xlsxwriter::Workbook;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use support::{findings, folder, mulu_in};

const HEAD: [&str; 13] = [
    "序号",
    "一级事项",
    "二级事项",
    "公开内容",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
    "公开方式",
    "公开层级",
    "负责人电话",
    "备注",
];

type Row = [&'static str; 13];

const LAW: &str = "《中华人民共和国政府信息公开条例》";

fn row(
    category: &'static str,
    name: &'static str,
    [basis, deadline, body, channels]: [&'static str; 4],
) -> Row {
    ["", category, name, "指南等", basis, deadline, body, channels, "全社会", "主动公开", "县级", "1", ""]
}

/// Rows with many faults; two items have one name under two categories, and one is the baseline's.
fn rows() -> Vec<Row> {
    vec![
        row("政策文件", "甲", ["《中华人民共和国收养法》", "及时公开", "示例县民政局", "政府网站"]),
        row("政策文件", "丙", [LAW, "尽快", "示例县扶贫办", "政府网站"]),
        row("业务办理", "丙", [LAW, "尽快", "示例县民政局", "政府网站"]),
        row("业务办理", "丁", ["", "信息形成之日起30个工作日内", "民政部门", "飞鸽传书"]),
        row("业务办理", "戊 （试行）", ["《不存在的办法》", "无", "", "政府网站"]),
        row("养老服务通用政策", "国家和地方层面养老服务相关法律、法规、政策文件", [LAW, "尽快", "", "无"]),
    ]
}

/// A catalogue as an office keeps it.
struct Shape {
    file: &'static str,
    sheet: &'static str,
    title: &'static str,
    /// What the column 公开时限 is called.
    deadline: &'static str,
    /// A file beside it that is none.
    broken: &'static str,
    down: u32,
    right: u16,
    rows: Vec<Row>,
}

fn usual() -> Shape {
    Shape {
        file: "养老服务.xlsx",
        sheet: "养老服务",
        title: "",
        deadline: "公开时限",
        broken: "坏.xlsx",
        down: 0,
        right: 0,
        rows: rows(),
    }
}

fn write(place: &Path, shape: &Shape) {
    let own = "名称: 示例县\n层级: 县级\n";
    std::fs::write(place.join("jurisdiction.yaml"), own).expect("written");
    for file in [shape.file, shape.broken] {
        std::fs::create_dir_all(place.join(file).parent().expect("a folder")).expect("made");
    }
    std::fs::write(place.join(shape.broken), "PK\u{3}\u{4}no").expect("written");
    let path = place.join(shape.file);
    let head = HEAD.map(|own| if own == "公开时限" { shape.deadline } else { own });
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(shape.sheet).expect("named");
    if !shape.title.is_empty() {
        sheet.write(0, 0, shape.title).expect("written");
    }
    for (row, cells) in (shape.down..).zip(std::iter::once(&head).chain(&shape.rows)) {
        for (column, text) in (shape.right..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write(row, column, *text).expect("written");
        }
    }
    book.save(path).expect("saved");
}

/// The findings of a place: rule, the categories and name of the item (by its row, which tells items of one name apart)
/// and fingerprint.
fn told(place: &Path, shape: &Shape) -> BTreeSet<String> {
    let report = findings(place, &["."]);
    let list = report["findings"].as_array().expect("a list");
    let word = |value: &Value| value.as_str().unwrap_or("").trim().to_owned();
    let line = |own: &Value| {
        let name = word(&own["item"]["name"]);
        let cell = word(&own["location"]["cell"]);
        let number = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse::<usize>().ok();
        let first = shape.down as usize + 2;
        let row = number.and_then(|row| shape.rows.get(row.checked_sub(first)?));
        let category = row.filter(|row| row[2] == name && name == "丙").map_or("", |row| row[1]);
        format!("{} {category} {name} {}", word(&own["rule"]), word(&own["fingerprint"]))
    };
    let told: BTreeSet<String> = list.iter().map(line).collect();
    assert_eq!(told.len(), list.len(), "no two are alike");
    told
}

fn told_of(shape: &Shape) -> BTreeSet<String> {
    let place = folder();
    write(place.path(), shape);
    told(place.path(), shape)
}

#[test]
fn a_catalogue_kept_otherwise_has_the_same_findings() {
    let first = told_of(&usual());
    for rule in ["vague-deadline", "unknown-field", "repealed-law", "item-missing", "unreadable-file"] {
        assert!(first.iter().any(|own| own.starts_with(rule)), "{rule}: {first:#?}");
    }
    let reversed = || rows().into_iter().rev().collect();
    let tidy = || {
        let halved = |text: &'static str| if text == "戊 （试行）" { "戊(试行)" } else { text };
        rows().into_iter().map(|row| row.map(halved)).collect()
    };
    let cases = [
        ("further down", Shape { down: 3, ..usual() }),
        ("further right", Shape { right: 2, ..usual() }),
        ("rows the other way round", Shape { rows: reversed(), ..usual() }),
        ("a title", Shape { title: "示例县养老服务领域基层政务公开标准目录", down: 2, ..usual() }),
        ("the sheet is called the whole name", Shape { sheet: "养老服务领域", ..usual() }),
        ("the sheet has a number", Shape { sheet: "21养老服务", ..usual() }),
        ("the sheet has a year", Shape { sheet: "养老服务2026", ..usual() }),
        ("the sheet says it was mended", Shape { sheet: "养老服务（修改稿）", ..usual() }),
        ("the sheet has no name", Shape { sheet: "Sheet1", ..usual() }),
        ("the file has another name", Shape { file: "民政局报送.xlsx", ..usual() }),
        ("the file is in a folder", Shape { file: "民政局/养老服务.xlsx", ..usual() }),
        ("what could not be read is in a folder", Shape { broken: "民政局/坏.xlsx", ..usual() }),
        ("a name was tidied", Shape { rows: tidy(), ..usual() }),
    ];
    let wrong: Vec<String> = cases.iter().filter_map(|(what, shape)| other(&first, what, shape)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is told otherwise of a catalogue kept otherwise.
fn other(first: &BTreeSet<String>, what: &str, shape: &Shape) -> Option<String> {
    let plain = |all: &BTreeSet<String>| -> BTreeSet<String> {
        // What was tidied is told of no more, and its name reads otherwise.
        let same = all.iter().filter(|own| what != "a name was tidied" || !own.starts_with("untidy"));
        same.map(|own| own.replace("戊 （试行）", "戊(试行)")).collect()
    };
    let (first, own) = (plain(first), plain(&told_of(shape)));
    let lost: Vec<_> = first.difference(&own).collect();
    let new: Vec<_> = own.difference(&first).collect();
    (own != first).then(|| format!("{what}: {lost:#?} became {new:#?}"))
}

#[test]
fn an_item_more_or_less_changes_nothing_about_the_others() {
    let first = told_of(&usual());
    let mut more = rows();
    more.insert(1, row("政策文件", "己", [LAW, "尽快", "示例县民政局", "政府网站"]));
    let more = told_of(&Shape { rows: more, ..usual() });
    let lost: Vec<_> = first.difference(&more).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(more.difference(&first).all(|own| own.contains('己')));
    // One of two items of one name is mended: what was said of the other is not taken for it.
    let mut mended = rows();
    mended[1] = row("政策文件", "丙", [LAW, "信息形成之日起20个工作日内", "示例县民政局", "政府网站"]);
    let mended = told_of(&Shape { rows: mended, ..usual() });
    let gone: Vec<_> = first.difference(&mended).filter(|own| own.contains("丙")).collect();
    assert!(!gone.is_empty() && gone.iter().all(|own| own.contains("政策文件 丙")), "{gone:#?}");
    assert!(mended.difference(&first).all(|own| !own.contains("丙")));
    // Whoever let some items be absent has said nothing of one more.
    let mut fewer = rows();
    fewer.pop();
    let fewer = told_of(&Shape { rows: fewer, ..usual() });
    let missing =
        |all: &BTreeSet<String>| all.iter().filter(|own| own.starts_with("item-missing")).cloned().collect();
    let (before, after): (Vec<String>, Vec<String>) = (missing(&first), missing(&fewer));
    assert!(before.len() == 1 && after.len() == 1 && before != after, "{before:?} {after:?}");
}

#[test]
fn a_workbook_turned_into_yaml_keeps_its_decisions() {
    let place = folder();
    let place = place.path();
    let shape = usual();
    write(place, &shape);
    let first = findings(place, &["."]);
    let list = first["findings"].as_array().expect("a list");
    let entries = list.iter().map(|own| {
        let print = own["fingerprint"].as_str().expect("one");
        format!("- 指纹: '{print}'\n  意见: 退回修改\n  说明: {}\n", own["rule"].as_str().expect("a rule"))
    });
    let decisions = format!("处理意见:\n{}", entries.collect::<String>());
    std::fs::write(place.join("decisions.yaml"), decisions).expect("written");
    let run = mulu_in(place, &["import", shape.file, "-o", "养老服务.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let yaml = std::fs::read_to_string(place.join("养老服务.yaml")).expect("written");
    assert!(yaml.contains("code: 21-01-01"), "the baseline's item has its code: {yaml}");
    std::fs::remove_file(place.join(shape.file)).expect("gone");
    let second = findings(place, &["."]);
    let second = second["findings"].as_array().expect("a list");
    let (decided, fresh): (Vec<&Value>, Vec<&Value>) =
        second.iter().partition(|own| own["decision"]["words"] == own["rule"]);
    assert!(fresh.is_empty(), "{fresh:#?}");
    // What only a table can lack or have in it is not said of YAML.
    let only = ["unknown-field"];
    let kept = list.iter().filter(|own| !only.contains(&own["rule"].as_str().expect("a rule")));
    assert_eq!(decided.len(), kept.count());
}

/// The fingerprints of what changed between two folders, with the item each is about.
fn changed(place: &Path) -> BTreeSet<String> {
    let run = mulu_in(place, &["diff", "前", "今", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let list = report["changes"].as_array().expect("a list");
    let prints = |own: &Value| {
        let fields = own["fields"].as_array().cloned().unwrap_or_default();
        let all = std::iter::once(own).chain(&fields);
        all.map(|part| format!("{} {}", own["item"]["new_name"], part["fingerprint"])).collect::<Vec<_>>()
    };
    list.iter().flat_map(prints).collect()
}

#[test]
fn a_change_in_a_catalogue_kept_otherwise_is_the_same_change() {
    let mut longer = rows();
    for at in [1, 2, 3] {
        longer[at][5] = "信息形成之日起60个工作日内";
    }
    let compared = |shape: &Shape| {
        let place = folder();
        for (folder, shape) in [("前", &usual()), ("今", shape)] {
            let home = place.path().join(folder);
            std::fs::create_dir_all(&home).expect("made");
            write(&home, shape);
            std::fs::remove_file(home.join(shape.broken)).expect("gone");
        }
        changed(place.path())
    };
    let now = || Shape { rows: longer.clone(), ..usual() };
    let first = compared(&now());
    assert!(first.len() >= 6, "{first:#?}");
    let reversed = longer.iter().rev().copied().collect();
    for (what, shape) in [
        ("further down", Shape { down: 3, right: 2, ..now() }),
        ("rows the other way round", Shape { rows: reversed, ..now() }),
        ("the sheet says it was mended", Shape { sheet: "养老服务（修改稿）", ..now() }),
        ("the file is in a folder under another name", Shape { file: "民政局/报送.xlsx", ..now() }),
        ("the headings are others", Shape { deadline: "时限", ..now() }),
    ] {
        assert_eq!(compared(&shape), first, "{what}");
    }
}
