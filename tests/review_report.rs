//! The files of `mulu review`: pages that hold together, a workbook that says the same, and what is written where.
#![expect(clippy::unwrap_used, reason = "a test may fail so")]

#[path = "support/province/mod.rs"]
mod province;
mod support;

use province::reviewed::{REVIEWED, json, review};
use std::fs;
use support::{folder, mulu_in};

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
    use calamine::{Data, DataType, Reader, Xlsx};
    let own = &*REVIEWED;
    let bytes = fs::read(own.home.path().join("结果/汇总.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["排名", "地方×领域矩阵", "没有读成、未报送", "问题汇总", "横向比较", "公开时限", "缺项", "各地一行"]
    );
    let sheet = book.worksheet_range("排名").unwrap();
    let heading = sheet.rows().position(|row| row[0].get_string() == Some("名次")).unwrap();
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
