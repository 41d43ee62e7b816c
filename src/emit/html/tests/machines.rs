//! What the pages say to machines: JSON-LD, meta tags, the map of the site, the code, the tables for pasting.

use super::{build, page, two_places};
use crate::emit::address::Download;
use crate::emit::html::{SiteMeta, SiteOptions, fragments};
use crate::emit::{Collected, Output};
use serde_json::Value;

/// The data block of a page, read by a parser of its own.
pub(super) fn linked(html: &str) -> Value {
    let start = "<script type=\"application/ld+json\">";
    let mut blocks = html.split(start).skip(1);
    let block = blocks.next().expect("every page has a block").split("</script>").next().unwrap_or("");
    assert!(blocks.next().is_none() && !block.contains(['<', '>', '&']), "one block, without markup");
    serde_json::from_str(block).expect("JSON")
}

fn configured() -> SiteOptions {
    SiteOptions {
        base_url: Some("https://www.example.gov.cn/jczwgk/".to_owned()),
        downloads: vec![Download::Workbook, Download::Csv],
        ..SiteOptions::default()
    }
}

fn built(options: &SiteOptions) -> Vec<Output> {
    let (workspace, files) = two_places();
    build(&workspace, &files, options)
}

fn graph(outputs: &[Output], path: &str) -> Vec<Value> {
    linked(page(outputs, path))["@graph"].as_array().cloned().unwrap_or_default()
}

#[test]
fn every_page_says_what_it_is_about() {
    let outputs = built(&configured());
    let kind = |path: &str| graph(&outputs, path)[0]["@type"].clone();
    assert_eq!(kind("index.html"), "DataCatalog");
    assert_eq!(kind("990101/index.html"), "DataCatalog");
    let domain = &graph(&outputs, "990101/21/index.html")[0];
    assert_eq!(domain["@type"], serde_json::json!(["Dataset", "DefinedTermSet"]));
    assert_eq!(domain["spatialCoverage"]["identifier"], "990101");
    let files = domain["distribution"].as_array().expect("downloads");
    assert_eq!(files.len(), 2, "the domain's workbook and its CSV");
    assert_eq!(files[0]["contentUrl"], "https://www.example.gov.cn/jczwgk/990101/21/990101-21.xlsx");
    let item = graph(&outputs, "990101/21/21-01-01.html");
    assert_eq!((&item[0]["@type"], &item[0]["termCode"]), (&"DefinedTerm".into(), &"21-01-01".into()));
    assert_eq!(item[0]["dcterms:dateAccepted"], "2026-09-18");
    let trail = item[1]["itemListElement"].as_array().expect("a trail");
    let names: Vec<&str> = trail.iter().filter_map(|step| step["name"].as_str()).collect();
    assert_eq!(names, ["首页", "示例市", "示例县", "养老服务", "养老服务扶持政策措施清单"]);
    assert_eq!(trail[2]["item"], "https://www.example.gov.cn/jczwgk/990101/index.html");
    assert_eq!(graph(&outputs, "index.html").len(), 1, "no trail to the start page");
}

/// Where it is not configured where the site will stand, there is no full address, no code, no map.
#[test]
fn without_an_address_there_is_none() {
    let outputs = built(&SiteOptions::default());
    for output in outputs.iter().filter(|output| output.path.ends_with(".html")) {
        let block = linked(page(&outputs, &output.path)).to_string();
        for word in ["\"url\"", "\"item\"", "contentUrl"] {
            assert!(!block.contains(word), "{word} in {}", output.path);
        }
        assert!(!page(&outputs, &output.path).contains("<svg"));
    }
    assert!(outputs.iter().all(|output| !output.path.contains("sitemap") && output.path != "robots.txt"));
    let odd = SiteOptions { base_url: Some("https://a.cn/?x=1".to_owned()), ..SiteOptions::default() };
    assert!(built(&odd).iter().all(|output| output.path != "sitemap.xml"));
}

#[test]
fn an_item_shows_the_code_of_its_address() {
    let outputs = built(&configured());
    let item = page(&outputs, "990101/21/21-01-01.html");
    assert!(
        item.contains("<svg role=\"img\" aria-labelledby=\"qr-title\"") && item.contains("fill=\"#fff\"")
    );
    assert!(!page(&outputs, "990101/21/index.html").contains("<svg"));
}

#[test]
fn keywords_and_description_are_the_pages_own_words() {
    let outputs = built(&SiteOptions::default());
    let item = page(&outputs, "990101/21/21-01-01.html");
    let keywords = "养老服务扶持政策措施清单;示例县;养老服务;养老服务通用政策;示例县民政局";
    assert!(item.contains(&format!("<meta name=\"Keywords\" content=\"{keywords}\">")));
    let description = "示例县养老服务扶持政策措施清单。公开时限：信息形成之日起10个工作日内。公开主体：示例县民政局。公开内容：名称、对象";
    assert!(item.contains(&format!("<meta name=\"Description\" content=\"{description}\">")));
    assert!(!item.contains("ArticleTitle"), "the site is no official one");
    let place = page(&outputs, "990101/index.html");
    assert!(place.contains("content=\"示例县：1个领域、2项。养老服务\""));
}

#[test]
fn what_the_guideline_asks_for_and_is_not_configured_is_named() {
    let keys =
        |meta: &SiteMeta, dated| meta.missing(dated).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let all = ["name", "domain", "id_code", "column_name", "column_type", "content_source", "pub_date"];
    assert_eq!(keys(&SiteMeta::default(), false), all);
    let named = SiteMeta {
        site_name: Some("甲".to_owned()),
        site_domain: Some(" ".to_owned()),
        ..SiteMeta::default()
    };
    assert_eq!(keys(&named, true), all[1..6]);
}

/// Addresses and days of a map, as an XML reader sees them: (loc, lastmod).
fn entries(xml: &str) -> (String, Vec<(String, Option<String>)>) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut open, mut root, mut found) = (Vec::<String>::new(), String::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                open.push(tag.name().as_ref().to_owned());
                match open.len() {
                    1 => {
                        root.clone_from(&open[0]);
                        let namespace = tag.attributes().next().expect("xmlns").expect("sound");
                        assert_eq!(&*namespace.value, "http://www.sitemaps.org/schemas/sitemap/0.9");
                    }
                    2 => found.push((String::new(), None)),
                    _ => {}
                }
            }
            Event::Text(text) if open.len() == 3 => {
                let last = found.last_mut().expect("inside an entry");
                let text = text.to_string();
                if open[2] == "loc" { last.0 = text } else { last.1 = Some(text) }
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => return (root, found),
            _ => {}
        }
    }
}

/// The rules of sitemaps.org: full addresses below the map's own folder, each once, under 2,048 characters; days as W3C dates.
#[test]
fn the_map_names_every_page_once() {
    let outputs = built(&configured());
    let (root, entries) = entries(page(&outputs, "sitemap.xml"));
    assert_eq!(root, "urlset");
    let pages: Vec<String> = outputs
        .iter()
        .filter(|output| output.path.ends_with(".html"))
        .map(|output| format!("https://www.example.gov.cn/jczwgk/{}", output.path))
        .collect();
    assert_eq!(entries.iter().map(|(address, _)| address.clone()).collect::<Vec<_>>(), pages);
    for (address, day) in &entries {
        assert!(address.len() < 2048);
        let own = address.contains("/990101/").then(|| "2026-09-18".to_owned());
        assert_eq!(*day, own, "the day of the approval, else none");
    }
    assert!(outputs.iter().all(|output| output.path != "robots.txt"), "nobody would read it below a folder");
    let root = SiteOptions { base_url: Some("https://a.cn".to_owned()), ..SiteOptions::default() };
    assert_eq!(page(&built(&root), "robots.txt"), "Sitemap: https://a.cn/sitemap.xml\n");
}

/// The tables for pasting need nothing that a portal's editor takes away, and lead nowhere but to full addresses.
#[test]
fn a_fragment_is_a_table_and_nothing_else() {
    let (workspace, files) = two_places();
    for (options, link) in [(SiteOptions::default(), false), (configured(), true)] {
        let collected = Collected::default();
        fragments(&workspace, &files, &options, &collected).expect("sound");
        let outputs = collected.into_outputs();
        let paths: Vec<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
        assert_eq!(paths, ["fragments/990100/21.html", "fragments/990101/21.html"]);
        let html = page(&outputs, paths[1]);
        assert!(html.starts_with("<table border=\"1\"") && html.ends_with("</table>\n"));
        for word in ["class=", "style=", "<script", "<link", "<html", "id=", "href=\"../"] {
            assert!(!html.contains(word), "{word}");
        }
        let address = "<a href=\"https://www.example.gov.cn/jczwgk/990101/21/21-01-01.html\">";
        assert_eq!(html.contains(address), link);
        assert!(html.contains("<td rowspan=\"1\">养老服务通用政策</td>") && html.contains("□公报"));
    }
}
