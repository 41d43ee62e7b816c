//! The search index: scripts that only hold data, so that they also load from a folder (`file://`).
//!
//! Texts repeat from place to place and are written once; an item is a few numbers. There is an
//! index of all places (`assets/search-index.js`) and one of each place beside its page, so that a
//! phone that opens one county loads no other. Where all texts together are too much to load at
//! once, the index of all places holds names and facets only and says so (`full`).
//! The searching itself is in `templates/assets/search.js`, whose head describes the same shape.

mod pinyin;
mod record;

use super::frame::Site;
use super::home::number;
use super::options::SiteOptions;
use super::safe::shown;
use crate::catalogue::Catalogue;
use crate::emit::Output;
use record::{Body, Numbered, Profile, Record, record};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Up to so many bytes of different texts, the index of all places holds them all.
const FULL: usize = 1 << 20;

/// The index of all places, and the words of the scripts.
pub(super) fn of_all(site: &Site<'_>) -> [Output; 2] {
    let places: Vec<usize> = site.own.iter().copied().collect();
    let index = Index::of(site, &places);
    let full = index.size() <= FULL;
    [script("assets/search-index.js", "", &index.json(site.options, full)), words(&site.words, full)]
}

/// The index of one place, beside its page.
pub(super) fn of_place(site: &Site<'_>, place: usize) -> Output {
    let folder = site.addresses.folder(place);
    let data = Index::of(site, &[place]).json(site.options, true);
    script(&format!("{folder}/search-index.js"), folder, &data)
}

/// A script that puts an index where the search looks for it: under the place's folder, or `""` for all.
fn script(path: &str, key: &str, data: &Value) -> Output {
    let text = format!(
        "(window.MULU_INDEX=window.MULU_INDEX||{{}})[{}]={};\n",
        script_safe(&json!(key)),
        script_safe(data)
    );
    Output { path: path.to_owned(), bytes: text.into_bytes() }
}

/// An index in the making. Everything is numbered in the order first met.
#[derive(Default)]
struct Index {
    places: Vec<Value>,
    domains: Numbered<(String, String)>,
    texts: Numbered<String>,
    offices: Numbered<String>,
    bodies: Numbered<Body>,
    values: [Numbered<String>; 6],
    profiles: Numbered<Profile>,
    records: Numbered<Record>,
    catalogues: Vec<Value>,
}

impl Index {
    fn of(site: &Site<'_>, places: &[usize]) -> Self {
        let mut index = Self::default();
        for place in places {
            let Some(jurisdiction) = site.place(*place) else { continue };
            index.places.push(json!([shown(&jurisdiction.name), site.addresses.folder(*place)]));
            for (number, catalogue) in jurisdiction.catalogues.iter().enumerate() {
                index.catalogue(site, (*place, number), catalogue);
            }
        }
        index
    }

    fn catalogue(&mut self, site: &Site<'_>, at: (usize, usize), catalogue: &Catalogue) {
        let path = site.addresses.domain(at.0, at.1);
        let folder = path.trim_end_matches("index.html");
        let domain = self.domains.number((number(catalogue), shown(catalogue.domain_name())));
        let (mut records, mut bodies, mut pages) = (Vec::new(), Vec::new(), Map::new());
        for (row, item) in catalogue.items.iter().enumerate() {
            let page = site.addresses.item(at.0, at.1, row);
            let page = page.strip_prefix(folder).unwrap_or(&page).trim_end_matches(".html");
            let code = item.code_text().map(shown);
            if code.as_deref() != Some(page) {
                pages.insert(row.to_string(), json!(page));
            }
            records.push(record(self, item));
            bodies.push(self.body(item.body.as_ref().map(|body| shown(&body.value))));
        }
        self.catalogues.push(json!([self.places.len() - 1, domain, folder, records, bodies, pages]));
    }

    /// The number of a body as written, or -1; a cell that names several offices counts for each.
    fn body(&mut self, written: Option<String>) -> i64 {
        let Some(written) = written.filter(|text| !text.is_empty()) else { return -1 };
        let name = |body: crate::value::body::Body| written.get(body.name).map(str::to_owned);
        let names: Vec<String> = crate::value::body::split(&written).into_iter().filter_map(name).collect();
        let mut offices: Vec<usize> = names.into_iter().map(|name| self.offices.number(name)).collect();
        offices.sort_unstable();
        offices.dedup();
        let text = self.texts.number(written);
        i64::try_from(self.bodies.number(Body { text, offices })).unwrap_or(-1)
    }

    /// How many bytes all its texts are.
    fn size(&self) -> usize {
        self.texts.list.iter().map(String::len).sum()
    }

    /// The data; of the texts only those of names where it is not to be full.
    fn json(&self, options: &SiteOptions, full: bool) -> Value {
        let mut texts: Numbered<&str> = Numbered::default();
        let mut text = |number: usize| self.texts.list.get(number).map_or(0, |text| texts.number(text));
        let mut record = |record: &Record| {
            let some = |text: &mut dyn FnMut(usize) -> usize, numbers: &[usize]| -> Vec<usize> {
                numbers.iter().map(|number| text(*number)).collect()
            };
            let name = text(record.name);
            let code = record.code.map_or(json!(-1), |code| json!(text(code)));
            let category = some(&mut text, &record.category);
            let rest = if full { some(&mut text, &record.rest) } else { Vec::new() };
            json!([name, code, record.profile, category, rest])
        };
        let records: Vec<Value> = self.records.list.iter().map(&mut record).collect();
        let body = |body: &Body| json!([text(body.text), body.offices]);
        let bodies: Vec<Value> = self.bodies.list.iter().map(body).collect();
        let profiles: Vec<Value> = self.profiles.list.iter().map(|profile| json!(profile)).collect();
        let [channel, audience, mode, level, stage, life] = &self.values;
        json!({
            "full": full,
            "places": self.places,
            "domains": self.domains.list,
            "body": self.offices.list,
            "channel": channel.list,
            "audience": audience.list,
            "mode": mode.list,
            "level": level.list,
            "stage": stage.list,
            "life_stage": life.list,
            "bodies": bodies,
            "profiles": profiles,
            "records": records,
            "catalogues": self.catalogues,
            "former": self.former(options),
            "everyday": self.everyday(options),
            "pinyin": pinyin::table(self.pronounced()),
            "texts": texts.list,
        })
    }

    /// What can be found by its sound: names of items, domains, offices and places.
    fn pronounced(&self) -> impl Iterator<Item = &str> {
        let names = self.records.list.iter().filter_map(|record| self.texts.list.get(record.name));
        let domains = self.domains.list.iter().map(|(_, name)| name);
        let places = self.places.iter().filter_map(|place| place.get(0)?.as_str());
        names.chain(domains).chain(&self.offices.list).map(String::as_str).chain(places)
    }

    /// Former names of offices that stand here under a new one.
    fn former<'a>(&self, options: &'a SiteOptions) -> Vec<&'a (String, String)> {
        let here = |new: &str| self.offices.list.iter().any(|office| office.contains(new));
        options.former_offices.iter().filter(|(_, new)| here(new)).collect()
    }

    /// What people say, with the words for it that are written here.
    fn everyday<'a>(&self, options: &'a SiteOptions) -> Vec<&'a (String, String)> {
        let here = |written: &str| self.texts.list.iter().any(|text| text.contains(written));
        options.everyday.iter().filter(|(_, written)| here(written)).collect()
    }
}

/// The words that the scripts say, in the language of the pages, and whether the index of all places is full.
fn words(words: &BTreeMap<&'static str, &'static str>, full: bool) -> Output {
    let said = words.iter().filter_map(|(key, word)| Some((key.strip_prefix("find_")?, *word)));
    let data = json!(said.collect::<BTreeMap<_, _>>());
    Output {
        path: "assets/words.js".to_owned(),
        bytes: format!("window.MULU_WORDS={};\nwindow.MULU_FULL={full};\n", script_safe(&data)).into_bytes(),
    }
}

/// JSON in which no text can end a script or a line of one.
fn script_safe(data: &Value) -> String {
    let mut safe = String::new();
    for character in data.to_string().chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            other => safe.push(other),
        }
    }
    safe
}
