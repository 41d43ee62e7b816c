//! `mulu review` over a small province: every planted fault is answered by the report alone, and one bad submission
//! never stops the rest.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail so")]

#[path = "support/province/mod.rs"]
mod province;
mod support;

use province::{Planted, Province};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use support::{Run, folder, mulu_in};

/// A province reviewed once for all tests.
struct Reviewed {
    home: tempfile::TempDir,
    planted: Planted,
    run: Run,
    json: Value,
}

static REVIEWED: LazyLock<Reviewed> = LazyLock::new(|| {
    let home = folder();
    let planted = Province { places: 6, domains: 4 }.write(&home.path().join("报送"));
    let run = review(home.path(), &planted, "结果", &[]);
    let json = json(&home.path().join("结果/review.json"));
    Reviewed { home, planted, run, json }
});

fn review(home: &Path, planted: &Planted, output: &str, more: &[&str]) -> Run {
    let domains = planted.domains.join(",");
    let mut arguments = vec!["review", "报送", "-o", output, "--domain", &domains];
    arguments.extend(more);
    mulu_in(home, &arguments)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("the report is there")).expect("JSON")
}

impl Reviewed {
    fn place(&self, index: usize) -> &Value {
        let name = &self.planted.names[index];
        self.named(name)
    }

    fn named(&self, name: &str) -> &Value {
        let places = self.json["places"].as_array().unwrap();
        places
            .iter()
            .find(|place| place["name"] == *name)
            .unwrap_or_else(|| panic!("no {name} in the report"))
    }

    fn insight(&self, key: &str) -> &Vec<Value> {
        self.json["insights"][key].as_array().unwrap()
    }

    fn names(list: &Value) -> Vec<&str> {
        let mut names: Vec<&str> =
            list.as_array().unwrap().iter().map(|own| own["name"].as_str().unwrap()).collect();
        names.sort_unstable();
        names
    }

    fn named_all(&self, indices: &[usize]) -> Vec<&str> {
        let mut names: Vec<&str> = indices.iter().map(|index| self.planted.names[*index].as_str()).collect();
        names.sort_unstable();
        names
    }
}

#[test]
fn all_are_listed_and_a_bad_one_with_its_reason() {
    let own = &*REVIEWED;
    assert_eq!(own.run.code, 0, "{}{}", own.run.stdout, own.run.stderr);
    assert_eq!(own.json["summary"]["read"], 6, "{}", own.run.stderr);
    assert_eq!(own.json["summary"]["refused"], 2);
    for name in &own.planted.broken {
        let place = own.named(name);
        assert_eq!(place["status"], "refused");
        assert!(!place["reason"].as_str().unwrap().is_empty());
        assert!(place.get("rank").is_none() && own.run.stderr.contains(name.as_str()));
    }
}

#[test]
fn coverage_knows_missing_from_omitted() {
    let own = &*REVIEWED;
    let lacking = own.place(own.planted.without_domain);
    let last = own.planted.domains.last().unwrap();
    let cells = lacking["cells"].as_array().unwrap();
    let cell = cells.iter().find(|cell| cell["domain"] == **last).unwrap();
    assert!(cell["given"] == false && cell["missing"] == cell["required"] && cell["present"] == 0, "{cell}");
    let omits = own.place(own.planted.omits);
    assert_eq!(omits["omitted"], 1);
    let detail = json(&own.home.path().join(format!("结果/places/{}.json", omits["slug"].as_str().unwrap())));
    let told = detail.to_string();
    assert!(told.contains("本县没有这类对象"), "the reason is told");
    for index in 0..6 {
        let place = own.place(index);
        let sum: u64 = ["present", "doubtful", "omitted", "missing"]
            .iter()
            .map(|key| place[*key].as_u64().unwrap())
            .sum();
        assert_eq!(Some(sum), place["required"].as_u64(), "{place}");
    }
}

#[test]
fn what_most_places_miss_is_told() {
    let own = &*REVIEWED;
    let first = &own.insight("missed_items")[0];
    assert_eq!(first["code"], "21-01-02");
    assert_eq!(Reviewed::names(&first["places"]), own.named_all(&own.planted.without_item));
    assert_eq!(first["of"], 6);
    let domain = &own.insight("missed_domains")[0];
    assert_eq!(Reviewed::names(&domain["places"]), own.named_all(&[own.planted.without_domain]));
}

#[test]
fn repealed_laws_old_offices_and_slow_places_are_told() {
    let own = &*REVIEWED;
    let law = own.insight("repealed_laws").iter().find(|law| law["title"] == "中华人民共和国收养法").unwrap();
    assert_eq!(Reviewed::names(&law["places"]), own.named_all(&own.planted.repealed));
    let office =
        own.insight("old_offices").iter().find(|office| office["old"] == "卫生和计划生育局").unwrap();
    assert_eq!(Reviewed::names(&office["places"]), own.named_all(&[own.planted.old_office]));
    assert_eq!(office["new"], "卫生健康局");
    let usual = own.insight("deadlines").iter().find(|usual| usual["code"] == "21-01-01").unwrap();
    assert_eq!(usual["median"], 5.0);
    assert_eq!(Reviewed::names(&usual["outliers"]), own.named_all(&[own.planted.slow]));
}

#[test]
fn a_copy_and_a_forgotten_name_are_told_with_the_cell() {
    let own = &*REVIEWED;
    let (from, to) = own.planted.copied;
    let copies = own.insight("copies");
    assert_eq!(copies.len(), 1, "{copies:?}");
    let mut pair = [copies[0]["one"]["name"].as_str().unwrap(), copies[0]["other"]["name"].as_str().unwrap()];
    pair.sort_unstable();
    assert_eq!(pair.to_vec(), own.named_all(&[from, to]));
    assert!(copies[0]["shown"][0]["one"].as_str().unwrap().contains('县'));
    let strayed = own.insight("other_names");
    assert_eq!(strayed.len(), 1, "{strayed:?}");
    assert_eq!(strayed[0]["name"], own.planted.names[to]);
    assert_eq!(strayed[0]["names"][0]["name"], own.planted.names[from]);
    assert!(!strayed[0]["names"][0]["at"].as_str().unwrap().is_empty());
}

#[test]
fn a_score_can_be_worked_out_by_hand() {
    let own = &*REVIEWED;
    let weight = |key: &str| own.json["weights"][key].as_f64().unwrap();
    for index in 0..6 {
        let score = &own.place(index)["score"];
        let number = |key: &str| score[key].as_f64().unwrap();
        let near = |one: f64, other: f64| assert!((one - other).abs() < 0.006, "{one} {other} {score}");
        near(
            number("coverage"),
            100.0 * (number("present") + weight("doubtful") * number("doubtful")) / number("due"),
        );
        let taken = weight("error") * number("errors") + weight("warning") * number("warnings");
        near(number("quality"), 100.0 - 100.0 * taken / number("items"));
        near(number("domains"), 100.0 * number("domains_given") / number("domains_due"));
        let parts = ["coverage", "quality", "domains"];
        let sum: f64 = parts.iter().map(|key| weight(key) * number(key)).sum();
        near(number("total"), sum / parts.iter().map(|key| weight(key)).sum::<f64>());
    }
    let ranks: Vec<u64> =
        own.json["places"].as_array().unwrap().iter().filter_map(|place| place["rank"].as_u64()).collect();
    assert!(ranks.is_sorted() && ranks[0] == 1 && ranks.len() == 6);
}

#[test]
fn the_weights_are_the_settings() {
    let own = &*REVIEWED;
    let home = folder();
    Province { places: 6, domains: 4 }.write(&home.path().join("报送"));
    fs::write(home.path().join("mulu.yaml"), "review: {weights: {coverage: 0, quality: 0, domains: 1}}\n")
        .unwrap();
    let run = review(home.path(), &own.planted, "结果", &["--no-marked"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    let places = report["places"].as_array().unwrap();
    let (first, last) = (&places[0], &places[5]);
    assert_eq!((&first["score"]["total"], &last["score"]["total"]), (&100.0.into(), &75.0.into()));
    assert_eq!(last["name"], own.planted.names[own.planted.without_domain]);
    assert!(
        places[..5].iter().all(|place| place["rank"] == 1) && last["rank"] == 6,
        "equal scores share a rank"
    );
    assert!(!home.path().join("结果/marked").exists());
    fs::write(home.path().join("mulu.yaml"), "review: {weights: {coverage: many}}\n").unwrap();
    assert_eq!(review(home.path(), &own.planted, "结果", &[]).code, 2);
}

#[test]
fn progress_is_told_day_by_day() {
    let own = &*REVIEWED;
    let home = folder();
    let all = Province { places: 6, domains: 4 };
    all.write(&home.path().join("报送"));
    let late = home.path().join("报送").join(&own.planted.names[4]);
    fs::rename(&late, home.path().join("后到")).unwrap();
    assert_eq!(review(home.path(), &own.planted, "甲", &["--as-of", "2026-10-09", "--no-marked"]).code, 0);
    fs::rename(home.path().join("后到"), &late).unwrap();
    let more = ["--as-of", "2026-10-12", "--earlier", "甲", "--no-marked"];
    assert_eq!(review(home.path(), &own.planted, "乙", &more).code, 0);
    let report = json(&home.path().join("乙/review.json"));
    let days = report["days"].as_array().unwrap();
    assert_eq!(days.len(), 2);
    assert_eq!((&days[0]["submitted"], &days[1]["submitted"]), (&5.into(), &6.into()));
    assert_eq!(days[1]["new"], serde_json::json!([own.planted.names[4]]));
    let place = |index: usize| {
        report["places"]
            .as_array()
            .unwrap()
            .iter()
            .find(|place| place["name"] == own.planted.names[index])
            .unwrap()
    };
    assert_eq!(place(4)["first_submitted"], "2026-10-12");
    assert_eq!(place(0)["first_submitted"], "2026-10-09");
    assert_eq!(place(0)["standing"].as_array().unwrap().len(), 2);
}

#[test]
fn what_changed_since_last_year_is_told_and_in_whose_favour() {
    let own = &*REVIEWED;
    let home = folder();
    let all = Province { places: 6, domains: 4 };
    all.write(&home.path().join("上次"));
    all.write(&home.path().join("报送"));
    let changed = home.path().join("报送").join(&own.planted.names[0]).join("21-elderly-care.yaml");
    let text = fs::read_to_string(&changed).unwrap();
    assert!(text.contains("5个工作日内"));
    fs::write(&changed, text.replacen("5个工作日内", "20个工作日内", 1)).unwrap();
    fs::remove_dir_all(home.path().join("上次").join(&own.planted.names[2])).unwrap();
    let run = review(home.path(), &own.planted, "结果", &["--previous", "上次", "--no-marked"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    let place = |index: usize| {
        let places = report["places"].as_array().unwrap();
        places.iter().find(|place| place["name"] == own.planted.names[index]).unwrap().clone()
    };
    assert_eq!((&place(0)["changes"]["loosened"], &place(0)["changes"]["tightened"]), (&1.into(), &0.into()));
    assert_eq!(place(1)["changes"]["loosened"], 0);
    assert!(place(2).get("changes").is_none(), "nothing was submitted before");
    let detail = json(&home.path().join(format!("结果/places/{}.json", own.planted.names[0])));
    let change = &detail["changes"][0];
    assert_eq!(change["direction"], "loosened");
    assert!(
        change["old"].as_str().unwrap().contains("5个") && change["new"].as_str().unwrap().contains("20个")
    );
    assert!(!change["fingerprint"].as_str().unwrap().is_empty());
}

#[test]
fn places_are_told_apart_in_one_workbook() {
    let home = folder();
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["甲乙县", "丙丁县"] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.write_string(0, 0, format!("{name}养老服务领域基层政务公开标准目录")).unwrap();
        for (column, text) in
            (0u16..).zip(["一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体"])
        {
            sheet.write_string(1, column, text).unwrap();
            sheet.write_string(2, column, format!("{name}{text}")).unwrap();
        }
    }
    let root = home.path().join("报送");
    fs::create_dir_all(&root).unwrap();
    fs::write(root.join("汇总表.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let run = mulu_in(home.path(), &["review", "报送", "-o", "结果", "--domain", "养老服务"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&home.path().join("结果/review.json"));
    let places = report["places"].as_array().unwrap();
    assert_eq!(places.len(), 2, "{}", run.stderr);
    assert!(places.iter().all(|place| place["items"] == 1 && place["tier"] == "县级"), "{places:?}");
    let detail = json(&home.path().join("结果/places/甲乙县.json"));
    assert!(!detail.to_string().contains("丙丁县"), "what is found in another's sheet is the other's");
}

#[test]
fn the_pages_hold_together_and_ask_nobody() {
    let own = &*REVIEWED;
    let root = own.home.path().join("结果");
    let mut pages = 0;
    for entry in walkdir::WalkDir::new(&root) {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        pages += 1;
        let text = fs::read_to_string(entry.path()).unwrap();
        assert!(text.contains("Content-Security-Policy") && !text.contains("style="), "{entry:?}");
        assert!(!text.contains("http://") && !text.contains("https://"), "{entry:?} asks elsewhere");
        let home = entry.path().parent().unwrap();
        for part in text.split(" href=\"").skip(1).chain(text.split(" src=\"").skip(1)) {
            let address = part.split('"').next().unwrap().split('#').next().unwrap();
            assert!(address.is_empty() || home.join(decoded(address)).exists(), "{entry:?} → {address}");
        }
    }
    assert_eq!(pages, 9, "the first page and a page a place, read or not");
    let index = fs::read_to_string(root.join("index.html")).unwrap();
    for word in ["排名", "矩阵", "横向比较", "中华人民共和国收养法", "卫生和计划生育局", "没有读成"]
    {
        assert!(index.contains(word), "{word}");
    }
    let best = own.json["places"][0]["slug"].as_str().unwrap();
    let page = fs::read_to_string(root.join(format!("places/{best}.html"))).unwrap();
    let total = own.json["places"][0]["score"]["total"].as_f64().unwrap();
    assert!(
        page.contains("总分＝（60×") && page.contains(&format!("{total}")),
        "the score in its own numbers"
    );
}

fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_workbook_for_the_leadership_says_the_same() {
    use calamine::{Data, Reader, Xlsx};
    let own = &*REVIEWED;
    let bytes = fs::read(own.home.path().join("结果/汇总.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["排名", "地方×领域矩阵", "问题汇总", "缺项", "各地一行"]);
    let sheet = book.worksheet_range("排名").unwrap();
    let heading = sheet.rows().position(|row| row[0].to_string() == "名次").unwrap();
    for (row, place) in sheet.rows().skip(heading + 1).zip(own.json["places"].as_array().unwrap()) {
        assert_eq!(row[1].to_string(), place["name"].as_str().unwrap());
        if let (Data::Float(total), Some(score)) = (&row[2], place["score"]["total"].as_f64()) {
            assert!((total - score).abs() < 0.001);
        }
    }
    let all = book.worksheet_range("各地一行").unwrap();
    let told = all
        .rows()
        .any(|row| row[0].to_string() == own.planted.broken[0] && row[3].to_string().contains("没有读成"));
    assert!(told, "what could not be read is listed with the reason");
}

#[test]
fn the_report_is_the_same_twice_and_replaces_only_its_own() {
    let own = &*REVIEWED;
    let again = review(own.home.path(), &own.planted, "又一次", &[]);
    assert_eq!(again.code, 0);
    let listed = |folder: &str| {
        let root = own.home.path().join(folder);
        let all = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = all.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let bytes = fs::read(entry.path()).unwrap();
                (entry.path().strip_prefix(&root).unwrap().to_owned(), bytes)
            })
            .collect::<Vec<_>>()
    };
    let (one, other) = (listed("结果"), listed("又一次"));
    assert_eq!(one.len(), other.len());
    for ((path, bytes), (_, twice)) in one.iter().zip(&other) {
        assert!(bytes == twice, "{} differs", path.display());
    }
    let foreign = own.home.path().join("别人的");
    fs::create_dir_all(&foreign).unwrap();
    fs::write(foreign.join("要紧.txt"), "要紧").unwrap();
    assert_eq!(review(own.home.path(), &own.planted, "别人的", &[]).code, 2);
    assert!(foreign.join("要紧.txt").exists());
    assert_eq!(review(own.home.path(), &own.planted, "结果三", &["--against", "别人的"]).code, 2);
    assert!(!own.home.path().join("结果三").exists());
}

#[test]
fn a_name_is_no_markup_and_no_path() {
    let home = folder();
    let place = home.path().join("报送/甲");
    fs::create_dir_all(&place).unwrap();
    let name = "<script>alert(1)</script>/../县";
    fs::write(place.join("jurisdiction.yaml"), format!("name: \"{name}\"\ntier: 县级\n")).unwrap();
    let item = "  - {code: 21-01-01, category: \"</td><img src=x>\", name: \"<b>甲</b>\", content: [\"=1+1\"], deadline: 及时}";
    fs::write(place.join("a.yaml"), format!("domain: 养老服务\ntitle: \"<i>\"\nitems:\n{item}\n")).unwrap();
    let run = mulu_in(home.path(), &["review", "报送", "-o", "结果", "--domain", "养老服务"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for page in walkdir::WalkDir::new(home.path().join("结果")) {
        let page = page.unwrap();
        if page.path().extension().is_some_and(|ending| ending == "html") {
            let text = fs::read_to_string(page.path()).unwrap();
            assert!(
                !text.contains("<script>alert") && !text.contains("<b>") && !text.contains("<img"),
                "{page:?}"
            );
        }
    }
    assert!(!home.path().join("县.html").exists() && !home.path().join("结果/县.html").exists());
}

/// Not a test of anything: the province of 136 counties, to be measured by hand.
#[test]
#[ignore = "writes some thousand files"]
fn the_large_province() {
    let root = std::env::var("MULU_PROVINCE").expect("the folder to write to");
    Province { places: 136, domains: 26 }.write(Path::new(&root));
}
