//! `mulu import`: what it writes, where, and what it refuses.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use std::path::Path;
use support::{findings, folder, mulu, mulu_in, root};

#[test]
fn nothing_is_overwritten_without_being_asked() {
    let place = folder();
    let table = root().join("tests/corpus/published/02-jiulong-stacked/table.xlsx");
    let table = table.to_string_lossy();
    std::fs::create_dir(place.path().join("out")).expect("made");
    let old = place.path().join("out/24-compulsory-education.yaml");
    std::fs::write(&old, "# 我写的\n").expect("written");
    let run = mulu_in(place.path(), &["import", &table, "-o", "out"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(
        std::fs::read_dir(place.path().join("out")).expect("listed").count(),
        1,
        "nothing was written"
    );
    assert_eq!(std::fs::read_to_string(&old).expect("text"), "# 我写的\n");
    assert_eq!(mulu_in(place.path(), &["import", &table, "-o", "out", "--force"]).code, 0);
    assert_eq!(std::fs::read_dir(place.path().join("out")).expect("listed").count(), 3);
    assert!(std::fs::read_to_string(&old).expect("text").contains("控辍保学"));
}

#[test]
fn a_batch_that_cannot_be_finished_leaves_nothing() {
    let place = folder();
    let table = root().join("tests/corpus/published/02-jiulong-stacked/table.xlsx");
    // The last of three names is taken by a folder.
    std::fs::create_dir_all(place.path().join("out/24-compulsory-education.yaml")).expect("made");
    let run = mulu_in(place.path(), &["import", &table.to_string_lossy(), "-o", "out", "--force"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(std::fs::read_dir(place.path().join("out")).expect("listed").count(), 1);
}

fn csv(place: &str, name: &str) -> String {
    format!(
        "{place}养老服务领域基层政务公开标准目录\n序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道\n\
         1,养老服务通用政策,{name},文件名称,《中华人民共和国政府信息公开条例》,制定之日起10个工作日内,{place}民政局,政府网站\n"
    )
}

#[test]
fn every_place_has_a_folder_of_its_own() {
    let desk = folder();
    for place in ["甲县", "乙县"] {
        std::fs::write(desk.path().join(format!("{place}.csv")), csv(place, "养老机构投资指南"))
            .expect("written");
    }
    let run = mulu_in(desk.path(), &["import", "甲县.csv", "乙县.csv", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for place in ["甲县", "乙县"] {
        let folder = desk.path().join("out").join(place);
        let catalogue = std::fs::read_to_string(folder.join("21-elderly-care.yaml")).expect("a catalogue");
        assert!(catalogue.contains("  - code: 21-01-03\n"), "{catalogue}");
        let own = std::fs::read_to_string(folder.join("jurisdiction.yaml")).expect("a jurisdiction");
        assert_eq!(own, format!("# 按标题填写，请核对\nname: {place}\ntier: 县级\n"));
    }
    let run = mulu_in(desk.path(), &["check", "out", "--format", "json"]);
    assert!(!run.stdout.contains("unreadable"), "{}", run.stdout);
}

#[test]
fn name_and_tier_given_end_in_the_jurisdiction() {
    let desk = folder();
    std::fs::write(desk.path().join("a.csv"), csv("甲县", "智慧养老平台")).expect("written");
    let run = mulu_in(
        desk.path(),
        &["import", "a.csv", "-o", "out", "--name", "丙市", "--tier", "市级", "--number-local"],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let own = std::fs::read_to_string(desk.path().join("out/jurisdiction.yaml")).expect("a jurisdiction");
    assert_eq!(own, "name: 丙市\ntier: 市级\n");
    let catalogue =
        std::fs::read_to_string(desk.path().join("out/21-elderly-care.yaml")).expect("a catalogue");
    assert!(catalogue.contains("  - code: 21-90-01\n"), "{catalogue}");
    assert!(run.stderr.contains("新增1项"), "{}", run.stderr);
}

#[test]
fn a_doubtful_match_is_a_comment_and_never_a_code() {
    let desk = folder();
    std::fs::write(desk.path().join("a.csv"), csv("甲县", "本县养老机构投资指南信息公开")).expect("written");
    let run = mulu_in(desk.path(), &["import", "a.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("  # 可能对应 21-01-03 养老机构投资指南（相似度 0."), "{}", run.stdout);
    assert!(!run.stdout.contains("\n  - code"), "{}", run.stdout);
    assert!(run.stderr.contains("存疑 3:12 本县养老机构投资指南信息公开"), "{}", run.stderr);
    let run = mulu_in(desk.path(), &["import", "a.csv", "--format", "json", "--quiet"]);
    assert_eq!(run.stderr, "");
    let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let item = &json["items"][0];
    assert_eq!((item["code"].as_str(), item["match"]["code"].as_str()), (None, Some("21-01-03")));
    let schema =
        std::fs::read_to_string(root().join("schemas/catalogue-json.schema.json")).expect("a schema");
    let schema = serde_json::from_str(&schema).expect("JSON");
    assert!(jsonschema::validator_for(&schema).expect("compiles").is_valid(&json));
}

#[test]
fn a_negative_list_is_pointed_at() {
    let desk = folder();
    let list = "甲县政务公开负面清单\n序号,信息事项类别,信息事项内容,不予主动公开法律政策依据\n\
                1,国家秘密,涉密文件,《中华人民共和国政府信息公开条例》第十四条\n";
    std::fs::write(desk.path().join("负面清单.csv"), list).expect("written");
    let run = mulu_in(desk.path(), &["import", "负面清单.csv", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let own = std::fs::read_to_string(desk.path().join("out/jurisdiction.yaml")).expect("a jurisdiction");
    assert!(own.ends_with("withheld: negative-list.yaml\n"), "{own}");
    assert!(desk.path().join("out/negative-list.yaml").is_file());
}

#[test]
fn two_tables_of_one_domain_are_two_files_and_said() {
    let desk = folder();
    std::fs::write(desk.path().join("a.csv"), csv("甲县", "养老机构投资指南")).expect("written");
    std::fs::write(desk.path().join("b.csv"), csv("甲县", "养老机构投资指南")).expect("written");
    let run = mulu_in(desk.path(), &["import", "a.csv", "b.csv", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("同一领域还有一张表"), "{}", run.stderr);
    let second =
        std::fs::read_to_string(desk.path().join("out/21-elderly-care-2.yaml")).expect("a catalogue");
    assert!(!second.contains("code:"), "one code is given once:\n{second}");
}

#[test]
fn the_help_says_what_goes_where() {
    let run = mulu(&["import", "--help"]);
    assert_eq!(run.code, 0);
    for word in ["jurisdiction.yaml", "--number-local", "--force", "--against", "可能对应"] {
        assert!(run.stdout.contains(word), "{word} is not in\n{}", run.stdout);
    }
}

#[test]
fn places_that_stand_above_each_other_still_do() {
    let desk = folder();
    let example = root().join("catalogues/example");
    let run = mulu_in(desk.path(), &["import", &example.to_string_lossy(), "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let out = desk.path().join("out");
    assert!(out.join("city/county/town/village/village.yaml").is_file(), "{}", run.stderr);
    for name in ["jurisdiction.yaml", "city/county/jurisdiction.yaml"] {
        let text = |folder: &Path| std::fs::read_to_string(folder.join(name)).expect("a jurisdiction");
        assert_eq!(text(&out), text(&example), "a place's own file is kept to the letter");
    }
    // The workspace says the same as before.
    let summary = |path: &Path| findings(&root(), &[&path.to_string_lossy()])["summary"].clone();
    assert_eq!(summary(&out), summary(&example));
}

#[test]
fn a_table_beside_its_yaml_is_told_of() {
    let desk = folder();
    std::fs::write(desk.path().join("a.csv"), csv("甲县", "养老机构投资指南")).expect("written");
    let run = mulu_in(desk.path(), &["import", "a.csv", "-o", "."]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("请把原表移走"), "{}", run.stderr);
}

#[test]
fn of_one_name_in_two_categories_none_is_crossed() {
    let desk = folder();
    let head = "序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道\n";
    let rows = "1,最低生活保障,办事指南,办理事项,《社会救助暂行办法》,20个工作日内,某局,政府网站\n\
                2,特困人员救助供养,办事指南,办理事项,《社会救助暂行办法》,20个工作日内,某局,政府网站\n\
                3,某种新业务,办事指南,别的内容,《社会救助暂行办法》,20个工作日内,某局,政府网站\n";
    let table = format!("甲县社会救助领域基层政务公开标准目录\n{head}{rows}");
    std::fs::write(desk.path().join("a.csv"), table).expect("written");
    let run = mulu_in(desk.path(), &["import", "a.csv", "--format", "json", "--quiet"]);
    let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let codes: Vec<Option<&str>> =
        json["items"].as_array().expect("items").iter().map(|item| item["code"].as_str()).collect();
    assert_eq!(codes, [Some("20-02-02"), Some("20-03-02"), None], "{}", run.stdout);
}
