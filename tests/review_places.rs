//! `mulu review` and whose is whose: a county in the folder of its city, two places of one name, a place under a new
//! name, and places of several tiers in one tree.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]

#[path = "support/parts.rs"]
mod parts;
#[path = "support/round.rs"]
mod round;
mod support;

use parts::unpack;
use round::{FAST, SLOW, catalogue, place, run};
use serde_json::Value;
use std::fs;
use std::path::Path;
use support::folder;

fn workbook(path: &Path, title: &str, names: &[&str]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, format!("{title}社会救助领域基层政务公开标准目录")).unwrap();
    let heads = ["一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体"];
    for (column, text) in (0u16..).zip(heads) {
        sheet.write_string(1, column, text).unwrap();
        for (row, name) in (2u32..).zip(names) {
            let item = format!("第{name}项救助");
            let content = format!("第{name}项的名册");
            let cell = ["救助", &item, &content, "《社会救助暂行办法》", "20个工作日内", "民政局"];
            sheet.write_string(row, column, cell[usize::from(column)]).unwrap();
        }
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, book.save_to_buffer().unwrap()).unwrap();
}

fn named<'a>(report: &'a Value, name: &str) -> &'a Value {
    let places = report["places"].as_array().unwrap();
    places.iter().find(|place| place["name"] == *name).unwrap_or_else(|| panic!("no {name}: {places:#?}"))
}

fn page(home: &Path, place: &Value) -> String {
    fs::read_to_string(home.join(format!("结果/places/{}.html", place["slug"].as_str().unwrap()))).unwrap()
}

#[test]
fn a_county_is_held_against_the_city_whose_folder_it_stands_in() {
    let home = folder();
    place(&home.path().join("上级"), "示例省", "省级", &[("20-01-01", SLOW), ("20-01-02", SLOW)]);
    let root = home.path().join("报送/示例省");
    place(&root.join("甲市"), "甲市", "市级", &[("20-01-01", FAST), ("20-01-02", FAST), ("20-90-01", FAST)]);
    // In the folder of the city: as a folder of workbooks, as a file of its name, and with a word of its own.
    workbook(&root.join("甲市/子县/社会救助.xlsx"), "子县", &["20-01-01", "20-01-02"]);
    workbook(&root.join("甲市/丑县.xlsx"), "丑县", &["20-01-01", "20-01-02"]);
    place(&root.join("甲市/寅县"), "寅县", "县级", &[("20-01-01", SLOW), ("20-01-02", SLOW)]);
    // A city that sent nothing in: what is below it is held against what was given.
    workbook(&root.join("乙市/卯县.xlsx"), "卯县", &["20-01-01", "20-01-02"]);
    // A city that cannot be read: told, and the same.
    fs::create_dir_all(root.join("丙市")).unwrap();
    fs::write(root.join("丙市/社会救助.xlsx"), "PK\u{3}\u{4} no workbook").unwrap();
    workbook(&root.join("丙市/辰县/社会救助.xlsx"), "辰县", &["20-01-01", "20-01-02"]);
    let (run, report) = run(home.path(), &["--against", "上级"]);
    for (name, above) in
        [("子县", "甲市"), ("丑县", "甲市"), ("寅县", "甲市"), ("卯县", "示例省"), ("辰县", "示例省")]
    {
        let place = named(&report, name);
        assert_eq!((&place["status"], &place["against"]), (&"read".into(), &above.into()), "{name}");
        assert_eq!(place["files"].as_array().unwrap().len(), if name == "寅县" { 2 } else { 1 }, "{name}");
        let (required, slower) = if above == "甲市" { (3, true) } else { (2, false) };
        assert_eq!(place["required"], required, "{name}");
        let rules = place["rules"].as_array().unwrap();
        assert_eq!(
            rules.iter().any(|rule| rule["rule"] == "later-than-upper-tier"),
            slower,
            "{name} {rules:?}"
        );
        assert!(page(home.path(), place).contains(&format!("对照：{above}")));
        let form = home.path().join(format!("结果/opinions/{name}.审核意见表.docx"));
        let body = fs::read(form).map(|bytes| unpack(&bytes)["word/document.xml"].clone());
        let said = String::from_utf8(body.unwrap()).unwrap();
        assert!(said.contains(&format!("对照：{above}")), "{name}");
    }
    assert_eq!(named(&report, "甲市")["against"], "示例省");
    assert!(run.stderr.contains("丙市的目录没有读成，改为对照示例省"), "{}", run.stderr);
    assert!(
        fs::read_to_string(home.path().join("结果/index.html")).unwrap().contains("各地对照的目录不尽相同")
    );
    // What the city alone asks for is due below it alone.
    let missed = report["insights"]["missed_items"].as_array().unwrap();
    let own = missed.iter().find(|missed| missed["code"] == "20-90-01").unwrap();
    assert_eq!((&own["count"], &own["of"]), (&3.into(), &3.into()));
}

#[test]
fn a_tree_whose_top_was_sent_in_is_reviewed_from_the_top() {
    let home = folder();
    place(&home.path().join("上级"), "国家", "国家", &[("20-01-01", SLOW), ("20-01-02", SLOW)]);
    place(&home.path().join("报送"), "示例省", "省级", &[("20-01-01", FAST)]);
    place(&home.path().join("报送/甲市"), "甲市", "市级", &[("20-01-01", FAST)]);
    workbook(&home.path().join("报送/甲市/市本级/社会救助.xlsx"), "", &["20-01-03"]);
    workbook(&home.path().join("报送/甲市/子县/表.xlsx"), "甲市子县", &["20-01-01"]);
    let (_, report) = run(home.path(), &["--against", "上级"]);
    let told = |name: &str| {
        let place = named(&report, name);
        (
            place["tier"].as_str().unwrap().to_owned(),
            place["against"].as_str().unwrap().to_owned(),
            place["rank"].clone(),
        )
    };
    let expected = |tier: &str, above: &str| (tier.to_owned(), above.to_owned(), 1.into());
    assert_eq!(told("示例省"), expected("省级", "国家"));
    assert_eq!(told("甲市"), expected("市级", "示例省"));
    assert_eq!(told("子县"), expected("县级", "甲市"));
    assert_eq!(named(&report, "甲市")["items"], 2, "what stands in 市本级 is the city's own");
    assert!(named(&report, "甲市").get("warnings_told").is_none());
    // A second folder of one name counts with the first, and that is told.
    let more = home.path().join("报送/甲市/子县（补报）/表二.xlsx");
    workbook(&more, "甲市子县", &["20-01-02"]);
    let (_, report) = self::run(home.path(), &["--against", "上级"]);
    let county = named(&report, "子县");
    assert_eq!(county["items"], 2);
    assert!(county["warnings_told"].to_string().contains("几个文件夹都是子县的"), "{county}");
}

#[test]
fn a_city_whose_catalogue_is_its_own_takes_nothing_off_its_counties() {
    let home = folder();
    place(&home.path().join("上级"), "示例省", "省级", &[("20-01-01", SLOW), ("20-01-02", SLOW)]);
    let city = home.path().join("报送/甲市");
    place(&city, "甲市", "市级", &[("20-01-01", FAST), ("20-90-01", FAST)]);
    let text = fs::read_to_string(city.join("20.yaml")).unwrap();
    fs::write(city.join("20.yaml"), text.replace("[省级, 市级, 县级, 乡级]", "[市级]")).unwrap();
    place(&city.join("子县"), "子县", "县级", &[("20-01-01", FAST)]);
    let (_, report) = run(home.path(), &["--against", "上级"]);
    let county = named(&report, "子县");
    assert_eq!(
        (&county["required"], &county["present"], &county["missing"]),
        (&2.into(), &1.into(), &1.into())
    );
    assert!(county["score"]["total"].as_f64().is_some());
}

#[test]
fn places_are_ranked_among_their_like() {
    use calamine::{Reader, Xlsx};
    let home = folder();
    place(&home.path().join("上级"), "示例省", "省级", &[("20-01-01", SLOW), ("20-01-02", SLOW)]);
    let root = home.path().join("报送");
    let both = [("20-01-01", SLOW), ("20-01-02", SLOW)];
    place(&root.join("甲市"), "甲市", "市级", &both[..1]);
    place(&root.join("乙市"), "乙市", "市级", &both);
    place(&root.join("乙市/子县"), "子县", "县级", &both);
    place(&root.join("乙市/丑县"), "丑县", "县级", &both[..1]);
    place(&root.join("丙镇"), "丙镇", "乡级", &both[..1]);
    let (run, report) = run(home.path(), &["--against", "上级"]);
    let ranks: Vec<(&str, u64)> = report["places"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| (place["name"].as_str().unwrap(), place["rank"].as_u64().unwrap()))
        .collect();
    assert_eq!(ranks, [("乙市", 1), ("甲市", 2), ("子县", 1), ("丑县", 2), ("丙镇", 1)]);
    let tiers: Vec<&Value> = report["rankings"].as_array().unwrap().iter().map(|own| &own["tier"]).collect();
    assert_eq!(tiers, ["市级", "县级", "乡级"]);
    assert_eq!(report["rankings"][0]["places"], serde_json::json!(["乙市", "甲市"]));
    let index = fs::read_to_string(home.path().join("结果/index.html")).unwrap();
    assert_eq!(index.matches("<table class=\"ranking\"").count(), 3);
    assert_eq!(index.matches("<table class=\"matrix\"").count(), 3);
    let bytes = fs::read(home.path().join("结果/汇总.xlsx")).unwrap();
    let book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names()[..3], ["排名（市级）", "排名（县级）", "排名（乡级）"]);
    for line in ["市级2个，平均分", "县级2个", "乡级1个"] {
        assert!(run.stderr.contains(line), "{}", run.stderr);
    }
}

#[test]
fn two_places_of_one_name_keep_their_own_previous_submission() {
    let home = folder();
    let both = [("20-01-01", SLOW), ("20-01-02", SLOW)];
    place(&home.path().join("上级"), "示例省", "省级", &both);
    for (round, city, deadline) in
        [("报送", "甲市", SLOW), ("报送", "乙市", SLOW), ("上次", "甲市", FAST), ("上次", "乙市", SLOW)]
    {
        catalogue(&home.path().join(round).join(city).join("城关区/20.yaml"), &[("20-01-01", deadline)]);
    }
    let more = ["--against", "上级", "--previous", "上次"];
    let (run_of_both, report) = run(home.path(), &more);
    let loosened = |report: &Value, name: &str| named(report, name)["changes"]["loosened"].clone();
    assert_eq!(loosened(&report, "城关区（甲市）"), 1);
    assert_eq!(loosened(&report, "城关区（乙市）"), 0);
    assert_eq!(report["summary"]["refused"], 0, "{}", run_of_both.stderr);
    // The folders of the cities are not there this time: it could be either.
    let flat = home.path().join("报送");
    fs::rename(flat.join("甲市/城关区"), flat.join("城关区")).unwrap();
    fs::remove_dir_all(flat.join("甲市")).unwrap();
    fs::remove_dir_all(flat.join("乙市")).unwrap();
    let (run, report) = run(home.path(), &more);
    assert!(named(&report, "城关区").get("changes").is_none());
    assert!(
        run.stderr.contains("分不清是哪一个") && run.stderr.contains("甲市城关区、乙市城关区")
            || run.stderr.contains("乙市城关区、甲市城关区"),
        "{}",
        run.stderr
    );
    assert_eq!(report["summary"]["refused"], 0, "which of the two is absent is not guessed either");
}

#[test]
fn a_new_name_is_never_taken_for_the_old_place_without_a_word() {
    let home = folder();
    place(&home.path().join("上级"), "示例省", "省级", &[("20-01-01", SLOW)]);
    let old = home.path().join("上次");
    let new = home.path().join("报送");
    for (root, name, deadline) in [
        (&old, "安宁县", FAST),
        (&new, "安宁区（报送）", SLOW),
        (&old, "长平县", FAST),
        (&new, "长平县（最终版）", SLOW),
        (&old, "01/东泰县", FAST),
        (&new, "01/海康县", SLOW),
    ] {
        catalogue(&root.join(name).join("20.yaml"), &[("20-01-01", deadline)]);
    }
    let (run, report) = run(home.path(), &["--against", "上级", "--previous", "上次"]);
    assert_eq!(named(&report, "安宁区")["changes"]["loosened"], 1);
    assert!(run.stderr.contains("安宁区：上次报送的叫安宁县"), "{}", run.stderr);
    assert_eq!(named(&report, "长平县")["changes"]["loosened"], 1);
    assert!(!run.stderr.contains("长平县：上次"), "a word behind the name is no other name");
    assert!(named(&report, "海康县").get("changes").is_none());
    assert_eq!(named(&report, "东泰县")["status"], "refused", "one that was there and is not");
}

/// What was decided on one 城关区 says nothing of the other, and outlives a round in which the other is mended.
#[test]
fn a_decision_on_one_of_two_places_of_a_name_is_not_for_the_other() {
    let home = folder();
    let root = home.path().join("报送");
    for city in ["甲市", "乙市"] {
        workbook(&root.join(city).join("城关区/社会救助.xlsx"), "城关区", &["20-01-01", "20-01-02"]);
        workbook(
            &home.path().join("去年").join(city).join("城关区/社会救助.xlsx"),
            "城关区",
            &["20-01-01", "另"],
        );
    }
    let places = |more: &[&str]| {
        let (_, report) = run(home.path(), &[&["--previous", "去年"], more].concat());
        ["城关区（甲市）", "城关区（乙市）"].map(|name| {
            let slug = named(&report, name)["slug"].as_str().unwrap().to_owned();
            let text = fs::read(home.path().join(format!("结果/places/{slug}.json"))).unwrap();
            serde_json::from_slice::<Value>(&text).unwrap()
        })
    };
    let [one, other] = places(&[]);
    let print = |value: &Value| value["fingerprint"].as_str().unwrap().to_owned();
    let prints = |place: &Value| -> Vec<String> {
        let [findings, changes] = ["findings", "changes"].map(|key| place[key].as_array().unwrap());
        findings.iter().chain(changes).map(print).collect()
    };
    assert!(one["changes"][0].is_object() && prints(&one).len() == prints(&other).len());
    assert!(prints(&one).iter().all(|own| !prints(&other).contains(own)), "known apart");
    let about = "verdict: kept, subject: {file: 报送/甲市/城关区/社会救助.xlsx}";
    let decided = format!("decisions:\n- {{fingerprint: {}, {about}}}\n", prints(&one)[0]);
    fs::write(home.path().join("decisions.yaml"), &decided).unwrap();
    let [one, other] = places(&["--decisions", "decisions.yaml", "--update-decisions"]);
    let is_decided = |place: &Value| {
        place["findings"].as_array().unwrap().iter().filter(|own| !own["decision"].is_null()).count()
    };
    assert_eq!((is_decided(&one), is_decided(&other)), (1, 0));
    let kept = fs::read_to_string(home.path().join("decisions.yaml")).unwrap();
    assert!(kept.contains(&prints(&one)[0]), "the other place does not settle it:\n{kept}");
}
