//! `mulu review` counts alike for all: what is required follows from the catalogue above, an empty reason is none, and
//! long lists are cut but never the counts.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]

#[path = "support/province/mod.rs"]
mod province;
mod support;

use province::Province;
use province::reviewed::{json, review};
use serde_json::Value;
use std::fs;
use std::path::Path;
use support::{Run, folder, mulu_in};

/// A province of six, changed by `change` before it is reviewed: the run and `review.json`.
fn reviewed(home: &Path, more: &[&str], change: impl Fn(&Path, &province::Planted)) -> (Run, Value) {
    let root = home.join("报送");
    let planted = Province { places: 6, domains: 4 }.write(&root);
    change(&root, &planted);
    let run = review(home, &planted, "结果", more);
    assert_eq!(run.code, 0, "{}", run.stderr);
    (run, json(&home.join("结果/review.json")))
}

fn named<'a>(report: &'a Value, name: &str) -> &'a Value {
    report["places"].as_array().unwrap().iter().find(|place| place["name"] == *name).unwrap()
}

fn page(home: &Path, place: &Value) -> (String, Value) {
    let slug = place["slug"].as_str().unwrap();
    let page = fs::read_to_string(home.join(format!("结果/places/{slug}.html"))).unwrap();
    (page, json(&home.join(format!("结果/places/{slug}.json"))))
}

#[test]
fn a_shorter_list_of_domains_shrinks_no_denominator() {
    let home = folder();
    let (_, report) = reviewed(home.path(), &["--no-marked"], |root, planted| {
        let own = root.join(&planted.names[0]);
        for entry in fs::read_dir(&own).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name == "jurisdiction.yaml" {
                let text = fs::read_to_string(&path).unwrap();
                fs::write(&path, text.replace("domains: all", "domains: [养老服务]")).unwrap();
            } else if name != "21-elderly-care.yaml" {
                fs::remove_file(&path).unwrap();
            }
        }
    });
    let planted = Province { places: 6, domains: 4 }.planted();
    let (short, other) = (named(&report, &planted.names[0]), named(&report, &planted.names[4]));
    assert_eq!(short["required"], other["required"], "one denominator for all");
    assert!(short["score"]["total"].as_f64() < other["score"]["total"].as_f64() && short["rank"] == 6);
    let (page, _) = page(home.path(), short);
    assert!(page.contains("本地声明不涉及的领域") && page.contains("社会救助"));
    assert!(fs::read_to_string(home.path().join("结果/index.html")).unwrap().contains("各地口径相同"));
}

#[test]
fn an_empty_reason_is_no_reason() {
    let home = folder();
    let planted = Province { places: 6, domains: 4 }.planted();
    let waiver = "waivers:\n  - {rule: vague-deadline, reason: 略}\n";
    for (index, word) in ["无", "/", "同上", "本县没有这类对象"].iter().enumerate() {
        let (_, report) = reviewed(home.path(), &["--no-marked"], |root, planted| {
            let file = root.join(&planted.names[planted.omits]).join("jurisdiction.yaml");
            let text = fs::read_to_string(&file).unwrap().replace("本县没有这类对象", word);
            fs::write(&file, text + waiver).unwrap();
        });
        let place = named(&report, &planted.names[planted.omits]);
        assert_eq!(place["omitted"], i32::from(index == 3), "{word}");
        let (page, detail) = page(home.path(), place);
        assert_eq!(detail["excuses"].as_array().unwrap().len(), 2);
        assert_eq!(detail["excuses"][0]["counts"], index == 3);
        assert_eq!(detail["excuses"][0]["reason"], **word);
        assert_eq!(detail["excuses"][1]["counts"], false);
        assert!(page.contains("不涉及和备案说明") && page.contains("不起作用"));
        let rules = place["rules"].as_array().unwrap();
        assert!(rules.iter().any(|rule| rule["rule"] == "waiver-without-reason"), "{rules:?}");
    }
}

#[test]
fn long_lists_are_cut_and_counts_are_not() {
    let home = folder();
    let root = home.path().join("报送/安宁县");
    fs::create_dir_all(&root).unwrap();
    fs::write(root.join("jurisdiction.yaml"), "name: 安宁县\ntier: 县级\n").unwrap();
    let mut text = "domain: 养老服务\nitems:\n".to_owned();
    for at in 0..450 {
        text.push_str(&format!(
            "  - {{code: 21-90-{at}, category: 服务, name: 第{at}项服务, content: [第{at}项], deadline: 尽快公开}}\n"
        ));
    }
    fs::write(root.join("21.yaml"), text).unwrap();
    let run = mulu_in(home.path(), &["review", "报送", "-o", "结果", "--domain", "养老服务", "--no-marked"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    let (page, detail) = page(home.path(), &report["places"][0]);
    let rules = report["places"][0]["rules"].as_array().unwrap();
    let vague = rules.iter().find(|rule| rule["rule"] == "vague-deadline").unwrap();
    assert_eq!(vague["count"], 450);
    let listed = detail["findings"].as_array().unwrap();
    assert_eq!(listed.iter().filter(|own| own["rule"] == "vague-deadline").count(), 200);
    let more = detail["more"].as_array().unwrap();
    assert!(more.iter().any(|own| own["rule"] == "vague-deadline" && own["count"] == 250), "{more:?}");
    assert!(page.contains("另有250处"));
}

#[test]
fn a_workspace_above_is_its_topmost_place() {
    let home = folder();
    let put = |path: &str, name: &str, tier: &str| {
        let folder = home.path().join(path);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("jurisdiction.yaml"), format!("name: {name}\ntier: {tier}\n")).unwrap();
        let item =
            "{code: 21-01-01, category: 政策, name: 政策文件, content: [文件], levels: [省级, 市级, 县级]}";
        fs::write(folder.join("21.yaml"), format!("domain: 养老服务\nitems:\n  - {item}\n")).unwrap();
    };
    put("上级", "示例省", "省级");
    put("上级/city", "示例市", "市级");
    put("上级/city/county", "示例县", "县级");
    put("报送/甲县", "甲县", "县级");
    for (path, name) in [("上级", "示例省"), ("上级/city", "示例市"), ("上级/city/county", "示例县")]
    {
        let run = mulu_in(home.path(), &["review", "报送", "-o", "结果", "--against", path, "--no-marked"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(json(&home.path().join("结果/review.json"))["against"], name);
    }
}

#[test]
fn what_many_copy_shows_as_one_group() {
    let home = folder();
    let (_, report) = reviewed(home.path(), &["--no-marked"], |root, planted| {
        // The first county's tables under the names of two others; the first is of the same layout.
        let own = root.join(&planted.names[0]);
        for index in [2, 4] {
            let folder = root.join(&planted.names[index]);
            for entry in fs::read_dir(&own).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if name != "jurisdiction.yaml" {
                    let text = fs::read_to_string(&path).unwrap();
                    fs::write(folder.join(name), text.replace(&planted.names[0], &planted.names[index]))
                        .unwrap();
                }
            }
        }
        let folder = root.join("第七县");
        fs::create_dir_all(&folder).unwrap();
        for entry in fs::read_dir(&own).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap().replace(&planted.names[0], "第七县");
            fs::write(folder.join(path.file_name().unwrap()), text).unwrap();
        }
    });
    let planted = Province { places: 6, domains: 4 }.planted();
    let groups = report["insights"]["copy_groups"].as_array().unwrap();
    assert_eq!(groups.len(), 1, "{groups:?}");
    let mut names: Vec<&str> =
        groups[0]["places"].as_array().unwrap().iter().map(|own| own["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    let mut expected: Vec<&str> = [0, 2, 4].iter().map(|index| planted.names[*index].as_str()).collect();
    expected.push("第七县");
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert!(
        groups[0]["texts"].as_u64().unwrap() > 10
            && groups[0]["shown"][0]["at"].as_array().unwrap().len() == 4
    );
    assert!(fs::read_to_string(home.path().join("结果/index.html")).unwrap().contains("雷同的一组"));
}

#[test]
fn what_became_less_open_is_gathered_with_the_score_then_and_now() {
    use calamine::{Reader, Xlsx};
    let home = folder();
    let all = Province { places: 6, domains: 4 };
    let planted = all.write(&home.path().join("上次"));
    all.write(&home.path().join("报送"));
    let run = review(home.path(), &planted, "甲", &["--as-of", "2026-10-09", "--no-marked"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let file = home.path().join("报送").join(&planted.names[0]).join("21-elderly-care.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let text = text.replacen("5个工作日内", "20个工作日内", 1);
    let last = text.rfind("  - code: ").unwrap();
    fs::write(&file, &text[..last]).unwrap();
    let more = ["--as-of", "2026-10-12", "--earlier", "甲", "--previous", "上次", "--no-marked"];
    let run = review(home.path(), &planted, "结果", &more);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let index = fs::read_to_string(home.path().join("结果/index.html")).unwrap();
    for word in ["全部更不公开的变化", "20个工作日内", "上次总分", "总分升降", ">−"] {
        assert!(index.contains(word), "{word}");
    }
    let bytes = fs::read(home.path().join("结果/汇总.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let changes = book.worksheet_range("变化").unwrap();
    let told = |row: &[calamine::Data]| {
        row[0].to_string() == planted.names[0] && row[7].to_string().contains("20个")
    };
    assert!(changes.rows().any(told));
    let side = book.worksheet_range("横向比较").unwrap();
    assert!(side.rows().any(|row| row[1].to_string().contains("收养法")));
}

#[test]
fn long_lists_are_cut_on_the_page_and_whole_in_the_workbook() {
    use calamine::{Reader, Xlsx};
    let home = folder();
    let put = |path: &str, name: &str, tier: &str, items: std::ops::RangeInclusive<usize>| {
        let folder = home.path().join(path);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("jurisdiction.yaml"), format!("name: {name}\ntier: {tier}\n")).unwrap();
        let item = |at: usize| {
            let code = format!("20-01-{at:02}");
            format!(
                "  - {{code: {code}, category: 救助, name: 第{code}项, content: [名册], levels: [县级]}}\n"
            )
        };
        let items: String = items.map(item).collect();
        fs::write(folder.join("20.yaml"), format!("domain: 社会救助\nitems:\n{items}")).unwrap();
    };
    put("上级", "示例省", "省级", 1..=60);
    put("报送/子县", "子县", "县级", 1..=1);
    put("报送/丑县", "丑县", "县级", 1..=1);
    let arguments =
        ["review", "报送", "-o", "结果", "--domain", "社会救助", "--no-marked", "--against", "上级"];
    let run = mulu_in(home.path(), &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    assert_eq!(report["insights"]["missed_items"].as_array().unwrap().len(), 59);
    let index = fs::read_to_string(home.path().join("结果/index.html")).unwrap();
    assert!(index.contains("其余29项见汇总.xlsx和review.json"));
    assert!(index.contains("第20-01-31项") && !index.contains("第20-01-32项"));
    let bytes = fs::read(home.path().join("结果/汇总.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.worksheet_range("缺项").unwrap().rows().count(), 2 + 59);
}

#[test]
fn what_the_catalogue_above_lists_is_no_copy_when_numbered() {
    let home = folder();
    let parts: Vec<String> = (0..12)
        .flat_map(|at| {
            "申请条件、办理流程、救助标准、发放时间、监督电话"
                .split('、')
                .map(move |part| format!("{part}第{at}类人员名册"))
        })
        .collect();
    let put = |path: &str, name: &str, tier: &str, content: &str| {
        let folder = home.path().join(path);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("jurisdiction.yaml"), format!("name: {name}\ntier: {tier}\n")).unwrap();
        let item = format!(
            "  - {{code: 20-01-01, category: 救助, name: 名册, levels: [县级], content: {content}}}\n"
        );
        fs::write(folder.join("20.yaml"), format!("domain: 社会救助\nitems:\n{item}")).unwrap();
    };
    put("上级", "示例省", "省级", &format!("[{}]", parts.join(", ")));
    let numbered: String =
        parts.iter().enumerate().map(|(at, part)| format!("{}.{part}\\n", at + 1)).collect();
    for name in ["子县", "丑县", "寅县", "卯县"] {
        put(&format!("报送/{name}"), name, "县级", &format!("\"{numbered}\""));
    }
    let arguments =
        ["review", "报送", "-o", "结果", "--domain", "社会救助", "--no-marked", "--against", "上级"];
    let run = mulu_in(home.path(), &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    assert_eq!(report["insights"]["copies"], serde_json::json!([]));
    assert_eq!(report["insights"]["copy_groups"], serde_json::json!([]));
}
