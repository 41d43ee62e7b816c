//! `mulu import`: what it writes, what it refuses, and that it changes nothing that is judged.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use support::{findings, folder, mulu, mulu_in, root};

/// The tables of the corpus and the workbook of the example.
fn tables() -> Vec<PathBuf> {
    let endings = ["xlsx", "xls", "ods", "html"];
    let below = |folder: &str| {
        let files = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter();
        files
            .map(|entry| entry.expect("listed").into_path())
            .filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|own| ending == *own)))
            .collect::<Vec<_>>()
    };
    let mut found = below("tests/corpus/published");
    found.extend(below("catalogues/example"));
    found
}

/// Rules that speak of a table's layout, which YAML does not have, and of blanks, which an import closes.
const OF_LAYOUT: &[&str] = &["unknown-field", "unreadable-layout", "unreadable-file", "untidy-text"];

/// What was found, without places: rule, field and message. A cell merged over several rows is judged once and its
/// text in YAML once an item, hence a set.
fn judged(report: &Value) -> BTreeSet<[String; 3]> {
    let findings = report["findings"].as_array().expect("findings").iter();
    let text =
        |finding: &Value, key: &str| finding[key].as_str().unwrap_or("").replace([' ', '\n', '\u{3000}'], "");
    let found = findings.map(|finding| ["rule", "field", "message"].map(|key| text(finding, key)));
    found.filter(|[rule, ..]| !OF_LAYOUT.contains(&rule.as_str())).collect()
}

#[test]
fn the_imported_yaml_is_judged_like_the_table() {
    let compared = tables().iter().map(|table| compare(table)).sum::<usize>();
    assert!(compared > 40, "{compared} findings");
}

#[test]
fn the_imported_yaml_is_judged_like_the_official_table() {
    let desk = folder();
    let county = root().join("catalogues/example/city/county");
    for entry in std::fs::read_dir(&county).expect("listed") {
        let path = entry.expect("listed").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.ends_with(".yaml") && name.starts_with(|first: char| first.is_ascii_digit()) {
            let text = std::fs::read_to_string(&path).expect("text");
            std::fs::write(desk.path().join(&name), worsened(&text)).expect("written");
        }
    }
    let run = mulu_in(desk.path(), &["build", ".", "-o", "public", "--only", "xlsx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files =
        walkdir::WalkDir::new(desk.path().join("public")).min_depth(3).sort_by_file_name().into_iter();
    let books = files.map(|entry| entry.expect("listed").into_path());
    let books: Vec<PathBuf> =
        books.filter(|path| path.extension().is_some_and(|ending| ending == "xlsx")).collect();
    assert!(books.len() > 8, "{}", books.len());
    let compared = books.iter().map(|book| compare(book)).sum::<usize>();
    assert!(compared > 40, "{compared} findings");
}

/// A catalogue without codes, with other names, an old document number and longer deadlines: matching decides what it
/// is held against.
fn worsened(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut first = false;
    for line in text.lines() {
        if line.starts_with("  - code:") {
            first = true;
            continue;
        }
        let line = if first { line.replacen("    ", "  - ", 1) } else { line.to_owned() };
        first = false;
        let line = if lines.len() % 3 == 0 { line.replace("信息", " 信息 情况") } else { line };
        lines.push(line.replace("国务院令第711号", "国务院令第492号").replace("10个工作日", "30个工作日"));
    }
    lines.join("\n") + "\n"
}

/// Holds the findings of a table against those of its import; how many there are.
fn compare(table: &Path) -> usize {
    let place = folder();
    // By itself, so that no jurisdiction.yaml above speaks for the one and not for the other.
    let name = table.file_name().expect("a name").to_string_lossy().into_owned();
    std::fs::copy(table, place.path().join(&name)).expect("copied");
    let run = mulu_in(place.path(), &["import", &name, "-o", "yaml"]);
    assert_eq!(run.code, 0, "{}: {}", table.display(), run.stderr);
    let (mut before, mut after) =
        (judged(&findings(place.path(), &[&name])), judged(&findings(place.path(), &["yaml"])));
    let compared = before.len();
    // A table of no known domain, or of a 市 of no known tier, is told of on the terminal; a file by its schema.
    let unsaid =
        |message: &str| ["“领域（domain）”", "“层级（tier）”"].iter().any(|key| message.contains(key));
    after.retain(|[rule, _, message]| rule != "schema-violation" || !unsaid(message));
    // What a table lacks a column for is said once for it, and in YAML of each item.
    let wide: Vec<[String; 3]> =
        before.iter().filter(|[_, _, message]| message.starts_with("整张表没有")).cloned().collect();
    for [rule, field, message] in wide {
        assert!(after.iter().any(|own| own[0] == rule && own[1] == field), "{}: {message}", table.display());
        for side in [&mut before, &mut after] {
            side.retain(|own| own[0] != rule || own[1] != field);
        }
    }
    let differing: Vec<_> = before.symmetric_difference(&after).collect();
    assert!(differing.is_empty(), "{}: {differing:#?}", table.display());
    compared
}

#[test]
fn importing_what_was_imported_changes_nothing() {
    for table in tables() {
        let place = folder();
        let path = table.to_string_lossy();
        assert_eq!(mulu_in(place.path(), &["import", &path, "-o", "once"]).code, 0);
        // 1 where the domain is not known, which a YAML file has to say.
        assert!(mulu_in(place.path(), &["import", "once", "-o", "twice"]).code < 2);
        for entry in std::fs::read_dir(place.path().join("once")).expect("listed") {
            let path = entry.expect("listed").path();
            let name = path.file_name().expect("a name");
            // Comments tell of the source, which is another.
            let text = |path: &Path| -> Vec<String> {
                let text = std::fs::read_to_string(path).expect("text");
                text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
            };
            assert_eq!(text(&path), text(&place.path().join("twice").join(name)), "{}", path.display());
        }
    }
}

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
