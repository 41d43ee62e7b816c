//! What the caller decides about a site. Nothing here is guessed: what is not given is not shown.

use crate::catalogue::Catalogue;
use crate::diagnostic::Language;
use crate::emit::address::Download;
use std::collections::BTreeMap;

/// How a site is made.
#[derive(Debug, Clone)]
pub struct SiteOptions {
    /// The language of headings and buttons; what a catalogue says stays as it is.
    pub language: Language,
    /// The official meta tags and the name in the head of every page.
    pub meta: SiteMeta,
    /// Templates that replace embedded ones, by name (`domain.html`, `assets/style.css`).
    pub templates: BTreeMap<String, String>,
    /// Where the site will stand (`https://www.example.gov.cn/jczwgk/`), for permanent addresses.
    pub base_url: Option<String>,
    /// The files written beside the pages, at the paths [`crate::emit::address::Addresses`] gives.
    pub downloads: Vec<Download>,
    /// Negative lists, by the index of their place.
    pub withheld: BTreeMap<usize, Catalogue>,
    /// Former names of offices, each with a name of today, so that who types the old finds the new.
    pub former_offices: Vec<(String, String)>,
}

impl Default for SiteOptions {
    fn default() -> Self {
        Self {
            language: Language::Chinese,
            meta: SiteMeta::default(),
            templates: BTreeMap::new(),
            base_url: None,
            downloads: Vec::new(),
            withheld: BTreeMap::new(),
            former_offices: Vec::new(),
        }
    }
}

/// The tags of 《政府网站发展指引》（国办发〔2017〕47号）, each written only where it is configured.
#[derive(Debug, Clone, Default)]
pub struct SiteMeta {
    /// 网站名称.
    pub site_name: Option<String>,
    /// 网站域名, without a scheme.
    pub site_domain: Option<String>,
    /// 政府网站标识码.
    pub site_id_code: Option<String>,
    /// 栏目名称.
    pub column_name: Option<String>,
    /// 栏目描述.
    pub column_description: Option<String>,
    /// 栏目关键词.
    pub column_keywords: Option<String>,
    /// 栏目类别.
    pub column_type: Option<String>,
    /// 来源.
    pub content_source: Option<String>,
    /// 作者 or 责任编辑.
    pub author: Option<String>,
    /// 发布时间, `YYYY-MM-DD HH:MM`; never made from a clock.
    pub pub_date: Option<String>,
}

/// What kind of page the tags are for: column pages carry the first two groups, content pages all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageKind {
    /// The start page and the pages of places.
    Column,
    /// Domains, items and negative lists.
    Content,
}

impl SiteMeta {
    /// The tags of a page, in the order of the guideline.
    pub(super) fn tags(&self, kind: PageKind, title: &str, url: Option<&str>) -> Vec<(&'static str, String)> {
        let column = [
            ("SiteName", &self.site_name),
            ("SiteDomain", &self.site_domain),
            ("SiteIDCode", &self.site_id_code),
            ("ColumnName", &self.column_name),
            ("ColumnDescription", &self.column_description),
            ("ColumnKeywords", &self.column_keywords),
            ("ColumnType", &self.column_type),
        ];
        let content =
            [("PubDate", &self.pub_date), ("ContentSource", &self.content_source), ("Author", &self.author)];
        let given = |tags: &[(&'static str, &Option<String>)]| -> Vec<(&'static str, String)> {
            let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
            tags.iter().filter_map(|(name, text)| Some((*name, filled(text)?))).collect()
        };
        let mut tags = given(&column);
        let configured = !tags.is_empty() || !given(&content).is_empty();
        if kind == PageKind::Content && configured {
            tags.push(("ArticleTitle", title.to_owned()));
            tags.extend(given(&content));
            tags.extend(url.map(|url| ("Url", url.to_owned())));
        }
        tags
    }
}
