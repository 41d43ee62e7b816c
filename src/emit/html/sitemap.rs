//! `sitemap.xml`: every page's full address, for search engines. Source: the protocol of sitemaps.org, 0.9.
//!
//! Only where it is configured where the site will stand. `lastmod` is the day the place's catalogues were
//! approved and stands only where the source has one: a day of building says nothing of the pages.

use super::frame::Site;
use super::subject::approved;
use crate::emit::Output;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The most addresses one file may hold.
const MOST: usize = 50_000;
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The map of the pages, in parts under one index where they are too many; a robots.txt where it can have effect.
pub(super) fn files(site: &Site<'_>, mut pages: Vec<String>) -> Vec<Output> {
    // They were made on several threads, in any order.
    pages.sort_unstable();
    let dated = |place: &usize| Some((site.addresses.folder(*place), approved(site, *place)?.to_string()));
    let days: BTreeMap<&str, String> = site.own.iter().filter_map(dated).collect();
    let day = |path: &str| days.get(path.split('/').next()?).map(String::as_str);
    let entries: Vec<String> =
        pages.iter().filter_map(|path| Some(entry("url", &site.url(path)?, day(path)))).collect();
    let Some(root) = site.url("").filter(|_| !entries.is_empty()) else { return Vec::new() };
    let mut outputs = split(&entries, MOST, &root);
    // A robots.txt is read at the root of a host only.
    if root.split("://").nth(1).is_some_and(|rest| rest.find('/') == Some(rest.len() - 1)) {
        outputs.push(file("robots.txt", format!("Sitemap: {root}sitemap.xml\n")));
    }
    outputs
}

/// One file, or an index and its parts.
fn split(entries: &[String], most: usize, root: &str) -> Vec<Output> {
    if entries.len() <= most {
        return vec![file("sitemap.xml", document("urlset", entries))];
    }
    let parts: Vec<Output> = entries
        .chunks(most)
        .enumerate()
        .map(|(number, part)| file(&format!("sitemap-{}.xml", number + 1), document("urlset", part)))
        .collect();
    let named: Vec<String> =
        parts.iter().map(|part| entry("sitemap", &format!("{root}{}", part.path), None)).collect();
    std::iter::once(file("sitemap.xml", document("sitemapindex", &named))).chain(parts).collect()
}

fn file(path: &str, text: String) -> Output {
    Output { path: path.to_owned(), bytes: text.into_bytes() }
}

fn document(kind: &str, entries: &[String]) -> String {
    let mut text = String::from(HEAD);
    let _ = writeln!(text, "<{kind} xmlns=\"{NAMESPACE}\">");
    entries.iter().for_each(|entry| text.push_str(entry));
    let _ = writeln!(text, "</{kind}>");
    text
}

fn entry(kind: &str, address: &str, day: Option<&str>) -> String {
    let address = quick_xml::escape::escape(address);
    let day = day.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
    format!("<{kind}><loc>{address}</loc>{day}</{kind}>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_file_may_hold_is_split_under_an_index() {
        let entries: Vec<String> =
            (0..5).map(|n| entry("url", &format!("http://a.cn/{n}.html?a&b"), None)).collect();
        let outputs = split(&entries, 2, "http://a.cn/");
        let paths: Vec<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
        let text = |index: usize| String::from_utf8(outputs[index].bytes.clone()).expect("UTF-8");
        assert_eq!(text(0).matches("<sitemap><loc>http://a.cn/sitemap-").count(), 3);
        assert!(text(3).contains("<url><loc>http://a.cn/4.html?a&amp;b</loc></url>"));
        assert_eq!(split(&entries, 5, "http://a.cn/").len(), 1);
    }
}
