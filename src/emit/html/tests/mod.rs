//! The site as a whole: its pages, its links, broken templates, equal bytes. Hostile texts are in `hostile`.

mod hostile;
mod machines;
mod sample;

use super::{SiteMeta, SiteOptions, TemplateFault, site};
use crate::catalogue::{Approval, Jurisdiction, Omit};
use crate::emit::Output;
use crate::emit::address::Download;
use crate::lineage::Workspace;
use crate::source::Files;
use crate::value::tier::Tier;
use sample::{Sample, catalogue, item, text};
use std::collections::{BTreeMap, BTreeSet};

const ROW: [(&str, &str); 10] = [
    ("code", "21-01-01"),
    ("category", "养老服务通用政策"),
    ("name", "养老服务扶持政策措施清单"),
    ("content", "名称|对象"),
    ("basis", "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条"),
    ("deadline", "信息形成之日起10个工作日内"),
    ("body", "示例县民政局"),
    ("channels", "政府网站"),
    ("audience", "全社会"),
    ("mode", "主动公开"),
];

fn two_places() -> (Workspace, Files) {
    let mut sample = Sample::new();
    let file = sample.file("甲/21-elderly-care.yaml");
    let mut upper = Jurisdiction {
        code: Some(text(file, "990100")),
        ..Jurisdiction::unnamed("示例市", Some(Tier::City))
    };
    let mut later: Vec<(&str, &str)> = ROW.to_vec();
    later[5].1 = "信息形成之日起5个工作日内";
    let second = [("code", "21-01-02"), ("category", "养老服务通用政策"), ("name", "投资指南")];
    upper.catalogues =
        vec![catalogue(file, Some(21), "养老服务", vec![item(file, &later), item(file, &second)])];
    let mut own = Jurisdiction {
        code: Some(text(file, "990101")),
        ..Jurisdiction::unnamed("示例县", Some(Tier::County))
    };
    let local = [("name", "本地事项"), ("unticked", "公报"), ("levels", "县级、乡级"), ("mode", "视情况")];
    own.catalogues = vec![catalogue(file, Some(21), "养老服务", vec![item(file, &ROW), item(file, &local)])];
    own.parent = Some(0);
    own.omits = vec![Omit { code: text(file, "21-01-02"), reason: Some(text(file, "本县无此事")) }];
    own.approval = Some(Approval {
        by: Some(text(file, "示例市政府办")),
        on: Some(text(file, "2026-09-18")),
        document: None,
    });
    (Workspace { jurisdictions: vec![upper, own] }, sample.files)
}

fn build(workspace: &Workspace, files: &Files, options: &SiteOptions) -> Vec<Output> {
    site(workspace, files, options).expect("the embedded templates are sound")
}

fn page<'a>(outputs: &'a [Output], path: &str) -> &'a str {
    let output = outputs.iter().find(|output| output.path == path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(&output.bytes).expect("UTF-8")
}

#[test]
fn every_place_domain_and_item_has_its_page() {
    let (workspace, files) = two_places();
    let outputs = build(&workspace, &files, &SiteOptions::default());
    let paths: Vec<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    let expected = [
        "990100/21/21-01-01.html",
        "990100/21/21-01-02.html",
        "990100/21/index.html",
        "990100/index.html",
        "990100/search-index.js",
        "990101/21/21-01-01.html",
        "990101/21/index.html",
        "990101/21/item-2.html",
        "990101/index.html",
        "990101/search-index.js",
        "assets/address.js",
        "assets/display.js",
        "assets/facets.js",
        "assets/fold.js",
        "assets/print.css",
        "assets/results.js",
        "assets/search-box.js",
        "assets/search-index.js",
        "assets/search-page.js",
        "assets/search.css",
        "assets/search.js",
        "assets/style.css",
        "assets/table.css",
        "assets/table.js",
        "assets/words.js",
        "index.html",
        "search.html",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn an_item_shows_what_it_follows_and_how_it_differs() {
    let (workspace, files) = two_places();
    let outputs = build(&workspace, &files, &SiteOptions::default());
    let own = page(&outputs, "990101/21/21-01-01.html");
    assert!(own.contains("href=\"../../990100/21/21-01-01.html\""));
    assert!(own.contains("<td class=\"verdict later\" data-label=\"比较\">比上级更晚公开</td>"));
    assert!(own.contains("示例市政府办") && own.contains("2026-09-18"));
    let upper = page(&outputs, "990100/21/21-01-01.html");
    assert!(upper.contains("href=\"../../990101/21/21-01-01.html\"") && !upper.contains("2026-09-18"));
    assert!(page(&outputs, "990101/index.html").contains("本县无此事"));
    assert!(page(&outputs, "990101/21/item-2.html").contains("<span class=\"hear\">未采用</span>公报"));
    assert!(
        page(&outputs, "990101/21/index.html").contains("colspan=\"2\" data-label=\"公开方式\">视情况</td>")
    );
}

/// Every address in the pages leads to a page of the site, or to a download that was promised.
#[test]
fn no_link_is_dead() {
    let (workspace, files) = two_places();
    let options = SiteOptions {
        downloads: vec![Download::Workbook, Download::Json],
        withheld: BTreeMap::from([(1, workspace.jurisdictions[1].catalogues[0].clone())]),
        ..SiteOptions::default()
    };
    let outputs = build(&workspace, &files, &options);
    let paths: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    for output in outputs.iter().filter(|output| output.path.ends_with(".html")) {
        for address in attributes(page(&outputs, &output.path), &["href", "src"]) {
            let target = resolve(&output.path, &address);
            let promised = [".xlsx", ".json"].iter().any(|end| target.ends_with(end));
            assert!(address.starts_with('#') || promised || paths.contains(target.as_str()), "{address}");
        }
    }
    assert!(paths.contains("990101/negative-list.html"));
}

fn attributes(html: &str, names: &[&str]) -> Vec<String> {
    let found = |name: &&str| {
        let start = format!(" {name}=\"");
        let values = html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap_or("").to_owned());
        values.collect::<Vec<_>>()
    };
    names.iter().flat_map(found).collect()
}

fn resolve(from: &str, address: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in address.split('?').next().unwrap_or("").split('/') {
        if part == ".." { folders.pop().map(|_| ()).expect("inside the site") } else { folders.push(part) }
    }
    folders.join("/")
}

#[test]
fn only_what_is_configured_is_in_the_head() {
    let (workspace, files) = two_places();
    let outputs = build(&workspace, &files, &SiteOptions::default());
    for name in ["SiteName", "ArticleTitle", "PubDate", "canonical"] {
        assert!(
            outputs.iter().all(|output| !String::from_utf8_lossy(&output.bytes).contains(name)),
            "{name}"
        );
    }
    let meta = SiteMeta {
        site_name: Some("示例县人民政府".to_owned()),
        site_domain: Some("www.example.gov.cn".to_owned()),
        ..SiteMeta::default()
    };
    let base_url = Some("https://www.example.gov.cn/jczwgk/".to_owned());
    let outputs = build(&workspace, &files, &SiteOptions { meta, base_url, ..SiteOptions::default() });
    let item = page(&outputs, "990101/21/21-01-01.html");
    assert!(item.contains("<meta name=\"SiteName\" content=\"示例县人民政府\">"));
    assert!(item.contains("<meta name=\"ArticleTitle\" content=\"养老服务扶持政策措施清单\">"));
    assert!(item.contains("href=\"https://www.example.gov.cn/jczwgk/990101/21/21-01-01.html\""));
    assert!(item.contains("<meta name=\"PubDate\" content=\"2026-09-18\">"), "a day, no hour");
    assert!(!page(&outputs, "990100/21/21-01-01.html").contains("PubDate"));
    assert!(!page(&outputs, "index.html").contains("ArticleTitle"));
}

#[test]
fn a_broken_template_is_an_error_with_its_line() {
    let (workspace, files) = two_places();
    let error = |name: &str, text: &str| {
        let templates = BTreeMap::from([(name.to_owned(), text.to_owned())]);
        let options = SiteOptions { templates, ..SiteOptions::default() };
        site(&workspace, &files, &options).map(|_| ()).expect_err("broken")
    };
    let syntax = error("item.html", "<p>\n{% if %}\n");
    assert_eq!((syntax.template.as_str(), syntax.line), ("item.html", Some(2)));
    let missing = error("item.html", "<p>\n\n{{ it.no_such_thing }}\n");
    assert_eq!((missing.template.as_str(), missing.line), ("item.html", Some(3)));
    let inner = error("base.html", "<p>\n{{ page.nothing.at_all }}{% block main %}{% endblock %}\n");
    assert_eq!((inner.template.as_str(), inner.line), ("base.html", Some(2)));
    assert!(error("item.html", "{{ it.name|safe }}").message.contains("safe"));
    assert_eq!(missing.range, Some(8..24), "the expression itself");
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}";
    assert_eq!(error("base.html", endless).fault, TemplateFault::Endless);
    let round = "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}";
    assert_eq!(error("item.html", round).fault, TemplateFault::Endless);
    assert_eq!(error("item.html", "{% include 'item.html' %}").fault, TemplateFault::Endless);
    for outside in ["../../etc/passwd", "/etc/passwd", "Cargo.toml"] {
        let text = format!("{{% include '{outside}' %}}");
        assert_eq!(error("item.html", &text).fault, TemplateFault::NoSuchTemplate);
    }
    let templates = BTreeMap::from([("item.html".to_owned(), "{{ it.name }}".to_owned())]);
    let options = SiteOptions { templates, ..SiteOptions::default() };
    assert_eq!(page(&build(&workspace, &files, &options), "990101/21/item-2.html"), "本地事项\n");
}

#[test]
fn the_same_workspace_gives_the_same_bytes_and_both_languages_are_whole() {
    let (workspace, files) = two_places();
    let options = SiteOptions::default();
    assert_eq!(build(&workspace, &files, &options), build(&workspace, &files, &options));
    let english = SiteOptions { language: crate::diagnostic::Language::English, ..SiteOptions::default() };
    assert!(page(&build(&workspace, &files, &english), "index.html").contains("Skip to content"));
}

/// Categories that are split, of uneven depth, or missing still give every row as many columns as the heading.
#[test]
fn every_row_covers_every_column() {
    let mut sample = Sample::new();
    let file = sample.file("甲.yaml");
    let rows = ["甲", "甲|乙", "甲|乙", "甲|丙", "", "甲", "乙|乙"];
    let items = rows.iter().map(|category| match *category {
        "" => item(file, &[("name", "无类别")]),
        category => item(file, &[("name", "某事"), ("category", category)]),
    });
    let mut place = Jurisdiction::unnamed("某县", Some(Tier::County));
    place.catalogues = vec![catalogue(file, Some(1), "某领域", items.collect())];
    let workspace = Workspace { jurisdictions: vec![place] };
    let outputs = build(&workspace, &sample.files, &SiteOptions::default());
    let html = page(&outputs, "place-1/01/index.html");
    let body = html.split("</thead>").nth(1).and_then(|rest| rest.split("</table>").next()).unwrap_or("");
    let mut covered: Vec<usize> = vec![0; rows.len()];
    for (index, row) in body.split("<tr").skip(1).enumerate() {
        for cell in row.split("<t").skip(1).filter(|cell| cell.starts_with(['d', 'h'])) {
            let tag = cell.split('>').next().unwrap_or("");
            let number = |name: &str| -> usize {
                let value = tag.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
                value.and_then(|value| value.parse().ok()).unwrap_or(1)
            };
            for covered in covered.iter_mut().skip(index).take(number("rowspan")) {
                *covered += number("colspan");
            }
        }
    }
    assert_eq!(covered, vec![15; rows.len()]);
}
