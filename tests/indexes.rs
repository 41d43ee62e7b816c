//! The pages by instrument, office, date and change, through the whole pipeline; the feed is read by a parser of its own.
#![expect(clippy::expect_used, reason = "a test may fail so")]

use mulu::config::Config;
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, BuildOptions, Part, Request};
use mulu::project::MemoryDisk;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

type Site = BTreeMap<String, String>;

fn build(files: &[(&str, String)], url: Option<&str>) -> Site {
    let disk =
        MemoryDisk::new(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    let knowledge = Knowledge::embedded();
    let request = Request { paths: vec!["w".to_owned()], ..Request::default() };
    let mut loaded = pipeline::load(&request, &disk, &knowledge).expect("the files are there");
    let settings = url.map(|url| format!("site:\n  url: {url}\n")).unwrap_or_default();
    let (config, faults) = match settings.as_str() {
        "" => (Config::default(), Vec::new()),
        text => pipeline::config("mulu.yaml", text.as_bytes().to_vec()),
    };
    assert!(faults.is_empty(), "{faults:?}");
    let parts = BTreeSet::from([Part::Html]);
    let options = BuildOptions { parts, config, ..BuildOptions::default() };
    let outputs = pipeline::build(&mut loaded, &knowledge, &options).expect("a site");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    outputs.into_iter().map(|output| (output.path, text(output.bytes))).collect()
}

const PLACE: &str = "name: 示例县\ncode: \"990101\"\ntier: 县级\nbodies: {民政部门: 示例县民政局}\n";

fn item(code: &str, body: &str, basis: &str, deadline: &str) -> String {
    format!(
        "  - code: {code}\n    category: 甲\n    name: 事项{code}\n    content: [名称]\n    basis: {basis}\n    deadline: {deadline}\n    body: {body}\n    channels: [政府网站]\n    audience: 全社会\n    mode: 主动公开\n    levels: [县级]\n"
    )
}

const LAW: &str = "[《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条]";

fn small() -> Vec<(&'static str, String)> {
    let local = "[《示例县村级公益事业办法》（示例政发〔2019〕7号）第三条]";
    let two = "[《中华人民共和国预算法》第十四条、《中华人民共和国政府信息公开条例》（国务院令第492号）]";
    let elderly = [
        item("21-01-01", "示例县民政局", LAW, "每年1月31日前"),
        item("21-01-02", "民政局", local, "每月15日前"),
        item("21-01-03", "县级民政部门", two, "每季度结束后15个工作日内"),
    ];
    let fiscal = [
        item("04-01-01", "示例县民政局、示例县财政局", LAW, "每年3月底前"),
        item("04-01-02", "相关审批部门", LAW, "及时公开"),
    ];
    let changes = "changes:\n  - on: 2026-02-30\n    title: 没有的一天\n  - on: 2026-03-02\n    title: \"<script>alert(1)</script> ]]> & 二\"\n    by: 示例县人民政府\n    items:\n      - {code: 21-01-01, kind: 修改, what: [\"时限 < 原来\", 二]}\n      - {code: 21-01-09, name: 旧事, kind: 删除}\n  - on: 2025-12-25\n    title: 首次发布\n";
    vec![
        ("w/jurisdiction.yaml", PLACE.to_owned()),
        ("w/21.yaml", format!("domain: 养老服务\nitems:\n{}", elderly.concat())),
        ("w/04.yaml", format!("domain: 财政预决算\nitems:\n{}", fiscal.concat())),
        ("w/changes.yaml", changes.to_owned()),
    ]
}

fn page<'a>(site: &'a Site, path: &str) -> &'a str {
    site.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", site.keys()))
}

#[test]
fn one_office_has_one_page_however_it_is_written() {
    let site = build(&small(), None);
    let list = page(&site, "990101/offices/index.html");
    assert_eq!(list.matches("示例县民政局</a>").count(), 1);
    let office = page(&site, "990101/offices/u6c11653f5c40.html");
    for code in ["21-01-01", "21-01-02", "21-01-03", "04-01-01"] {
        assert!(office.contains(&format!("{code}.html")), "{code}");
    }
    assert!(office.contains("民政局、县级民政部门") || office.contains("县级民政部门、民政局"), "as written");
    assert!(list.contains("统称") && list.contains("相关审批部门"));
    let item = page(&site, "990101/04/04-01-01.html");
    assert!(item.contains("href=\"../offices/u6c11653f5c40.html\"") && item.contains(">示例县财政局</a>"));
}

#[test]
fn an_instrument_has_a_page_and_nothing_is_made_up_for_one_that_is_not_known() {
    let site = build(&small(), None);
    let known = page(&site, "laws/gov-information-disclosure-regulation.html");
    assert!(known.contains("现行有效") && known.contains("国务院令第711号") && known.contains("第二十条"));
    assert!(known.contains("04-01-02.html") && known.contains("未写条款"));
    let (path, local) =
        site.iter().find(|(path, _)| path.starts_with("laws/x-")).expect("the county's own paper");
    assert!(local.contains("示例政发〔2019〕7号") && local.contains("登记库未收录，效力不详"));
    assert!(!["现行有效", "已修订", "已废止"].iter().any(|status| local.contains(status)));
    assert!(path.is_ascii());
    let list = page(&site, "laws/index.html");
    assert!(list.contains("登记库未收录的文件") && list.contains("行政法规"));
    // An entry that cites two leads to both.
    let item = page(&site, "990101/21/21-01-03.html");
    assert!(item.contains("../../laws/gov-information-disclosure-regulation.html"));
    assert_eq!(item.matches("href=\"../../laws/").count(), 2);
}

#[test]
fn the_calendar_has_months_and_no_year() {
    let site = build(&small(), None);
    let calendar = page(&site, "990101/calendar.html");
    let main = calendar.split("<main").nth(1).expect("a main part");
    for words in ["每月15日前", "每年1月31日前", "每年3月31日前", "每季度结束后15个工作日内"]
    {
        assert!(main.contains(words), "{words}");
    }
    assert!(!main.contains("04-01-02"), "及时公开 does not come back");
    let years = (2000..2100).filter(|year| main.contains(&year.to_string())).count();
    assert_eq!(years, 0);
    assert!(page(&site, "990101/990101.ics").starts_with("BEGIN:VCALENDAR"));
}

/// Elements as (depth, name, text), by the XML parser alone.
fn elements(xml: &str) -> Vec<(usize, String, String)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found: Vec<(usize, String, String)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                found.push((open.len(), name, String::new()));
                open.push(found.len() - 1);
            }
            Event::Empty(empty) => {
                let name = empty.name().as_ref().to_owned();
                let attributes = empty.attributes().map(|attribute| attribute.expect("well-formed"));
                let href = attributes.filter(|attribute| attribute.key.as_ref() == "href");
                let href = href.map(|attribute| attribute.value.into_owned());
                found.push((open.len(), name, href.collect()));
            }
            Event::End(_) => drop(open.pop().expect("balanced")),
            Event::Text(text) => {
                if let Some(at) = open.last() {
                    found[*at].2.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let sign = match &*name {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    other => panic!("an entity XML does not know: {other}"),
                };
                let at = open.last().expect("inside");
                found[*at].2.push_str(sign);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    found
}

fn texts<'a>(elements: &'a [(usize, String, String)], depth: usize, name: &str) -> Vec<&'a str> {
    let wanted = elements.iter().filter(|(own, called, _)| *own == depth && called == name);
    wanted.map(|(_, _, text)| text.as_str()).collect()
}

#[test]
fn the_feed_is_atom_with_the_days_of_the_log_and_no_other() {
    let site = build(&small(), None);
    let feed = page(&site, "changes.atom");
    assert!(feed.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""));
    let elements = elements(feed);
    assert_eq!(texts(&elements, 0, "feed").len(), 1);
    // RFC 4287 §4.1.1 and §4.1.2: exactly one id, title and updated each, an author, an alternate link.
    for name in ["id", "title", "updated"] {
        assert_eq!((texts(&elements, 1, name).len(), texts(&elements, 2, name).len()), (1, 2), "{name}");
    }
    assert_eq!(texts(&elements, 2, "author").len(), 2);
    assert_eq!(texts(&elements, 3, "name"), ["示例县人民政府", "示例县"]);
    assert_eq!(texts(&elements, 1, "updated"), ["2026-03-02T00:00:00+08:00"]);
    assert_eq!(texts(&elements, 2, "updated"), ["2026-03-02T00:00:00+08:00", "2025-12-25T00:00:00+08:00"]);
    assert_eq!(texts(&elements, 2, "title")[0], "示例县：<script>alert(1)</script> ]]> & 二");
    assert!(texts(&elements, 2, "content")[0].contains("修改 21-01-01 事项21-01-01：时限 < 原来；二"));
    let ids: BTreeSet<&str> =
        [texts(&elements, 1, "id"), texts(&elements, 2, "id")].concat().into_iter().collect();
    assert!(ids.len() == 3 && ids.iter().all(|id| id.len() == 45 && id.starts_with("urn:uuid:")), "{ids:?}");
    for href in texts(&elements, 2, "link") {
        let (path, anchor) = href.split_once('#').expect("an anchor");
        assert!(page(&site, path).contains(&format!("id=\"{anchor}\"")), "{href}");
    }
    // The day no calendar has is nowhere, and no text is markup.
    assert!(!feed.contains("02-30") && !page(&site, "990101/changes.html").contains("02-30"));
    assert!(!page(&site, "990101/changes.html").contains("<script>alert"));
    // The site's address changes where things are, not what they are.
    let moved = build(&small(), Some("https://www.example.gov.cn/zwgk/"));
    let moved_feed = page(&moved, "changes.atom");
    let moved_elements = self::elements(moved_feed);
    assert_eq!(texts(&moved_elements, 2, "id"), texts(&elements, 2, "id"));
    assert!(moved_feed.contains("rel=\"self\"") && !feed.contains("rel=\"self\""));
    assert!(texts(&moved_elements, 2, "link")[0].starts_with("https://www.example.gov.cn/zwgk/990101/"));
}

#[test]
fn without_an_entry_there_is_no_feed() {
    let mut files = small();
    files.pop();
    let site = build(&files, None);
    assert!(!site.keys().any(|path| path.contains("changes")));
    assert!(!page(&site, "index.html").contains("changes"));
}

#[test]
fn what_many_places_cite_is_parted_by_place() {
    let mut files = Vec::new();
    for place in ["a", "b"] {
        let mut items = String::from("domain: 养老服务\nitems:\n");
        for number in 0..250 {
            let code = format!("21-{:02}-{:02}", number / 50 + 1, number % 50 + 1);
            let _ = write!(items, "{}", item(&code, "某局", LAW, "及时公开"));
        }
        files.push((format!("w/{place}/jurisdiction.yaml"), format!("name: {place}县\ntier: 县级\n")));
        files.push((format!("w/{place}/21.yaml"), items));
    }
    let files: Vec<(&str, String)> = files.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    let site = build(&files, None);
    let law = page(&site, "laws/gov-information-disclosure-regulation.html");
    assert!(law.len() < 10_000 && law.contains("gov-information-disclosure-regulation/a.html"));
    let part = page(&site, "laws/gov-information-disclosure-regulation/a.html");
    assert_eq!(part.matches("第二十条").count(), 250);
    assert!(part.contains("href=\"../../a/21/21-01-01.html\"") && !part.contains("../../b/21"));
}
