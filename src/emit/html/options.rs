//! What the caller decides about a site. Nothing here is guessed: what is not given is not shown.

use super::index::Indexes;
use super::subject::Spoken;
use crate::catalogue::Catalogue;
use crate::diagnostic::Language;
use crate::emit::address::Download;
use crate::knowledge::grounds::Grounds;
use std::collections::{BTreeMap, BTreeSet};

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
    /// What people say, each with a word that catalogues write for it.
    pub everyday: Vec<(String, String)>,
    /// What items can be looked up by beside places and domains; no such pages where it is empty.
    pub indexes: Indexes,
    /// The places, by their index, whose calendar is written beside the pages.
    pub calendars: BTreeSet<usize>,
    /// The legal grounds for withholding, to be explained beside a negative list.
    pub grounds: Option<Grounds>,
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
            everyday: Vec::new(),
            indexes: Indexes::default(),
            calendars: BTreeSet::new(),
            grounds: None,
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
    /// 图片, a full address.
    pub image: Option<String>,
}

/// What the tags of one page are made of beside what is configured.
pub(super) struct Head<'a> {
    /// The page's title.
    pub(super) title: &'a str,
    /// Its full address.
    pub(super) url: Option<&'a str>,
    /// What it says of itself.
    pub(super) spoken: &'a Spoken,
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
    /// The tags of a page, in the order of the guideline. What the page says of itself stands always; the rest only
    /// where anything is configured, for then the site is an official one.
    ///
    /// Where no time of publishing is configured, the day of the approval stands, as a day: no hour is made up.
    pub(super) fn tags(&self, kind: PageKind, head: &Head<'_>) -> Vec<(&'static str, String)> {
        let column = [
            ("SiteName", &self.site_name),
            ("SiteDomain", &self.site_domain),
            ("SiteIDCode", &self.site_id_code),
            ("ColumnName", &self.column_name),
            ("ColumnDescription", &self.column_description),
            ("ColumnKeywords", &self.column_keywords),
            ("ColumnType", &self.column_type),
        ];
        let (title, url) = (Some(head.title.to_owned()), head.url.map(str::to_owned));
        let published = filled(&self.pub_date).or_else(|| head.spoken.approved.clone());
        let column = column.into_iter().filter_map(|(name, text)| Some((name, filled(text)?)));
        let mut tags: Vec<(&'static str, String)> = column.collect();
        let configured = !tags.is_empty()
            || [&self.pub_date, &self.content_source, &self.author, &self.image, &url]
                .iter()
                .any(|text| filled(text).is_some());
        let official = configured && kind == PageKind::Content;
        let content = [
            ("ArticleTitle", official, title),
            ("PubDate", official, published),
            ("ContentSource", official, filled(&self.content_source)),
            ("Keywords", true, head.spoken.keywords.clone()),
            ("Author", official, filled(&self.author)),
            ("Description", true, head.spoken.description.clone()),
            ("Image", official, filled(&self.image)),
            ("Url", official, url),
        ];
        tags.extend(
            content
                .into_iter()
                .filter(|(_, wanted, _)| *wanted)
                .filter_map(|(name, _, text)| Some((name, text?))),
        );
        tags
    }

    /// The tags the guideline asks for and the settings lack, with their keys in `site`; `dated` tells whether every
    /// place has a day of its own. Source: 《政府网站发展指引》（国办发〔2017〕47号）附件, 必选.
    #[must_use]
    pub fn missing(&self, dated: bool) -> Vec<(&'static str, &'static str)> {
        let asked = [
            ("name", "SiteName", &self.site_name),
            ("domain", "SiteDomain", &self.site_domain),
            ("id_code", "SiteIDCode", &self.site_id_code),
            ("column_name", "ColumnName", &self.column_name),
            ("column_type", "ColumnType", &self.column_type),
            ("content_source", "ContentSource", &self.content_source),
            ("pub_date", "PubDate", &self.pub_date),
        ];
        let lacks = |(key, _, text): &(&str, &str, &Option<String>)| {
            filled(text).is_none() && !(dated && *key == "pub_date")
        };
        asked.into_iter().filter(lacks).map(|(key, tag, _)| (key, tag)).collect()
    }
}

fn filled(text: &Option<String>) -> Option<String> {
    text.clone().filter(|text| !text.trim().is_empty())
}
