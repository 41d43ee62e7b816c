//! The search index: a script that only holds data, so that it also loads from a folder (`file://`).
//!
//! Texts repeat from place to place and are written once; an item is a list of their numbers.
//! The searching itself is in `templates/assets/site.js`.

use super::frame::Site;
use super::home::number;
use super::safe::shown;
use crate::catalogue::{Field, Item};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The text of `assets/search-index.js`.
pub(super) fn index(site: &Site<'_>) -> String {
    let mut texts = Texts::default();
    let mut places = Vec::new();
    let mut domains = Vec::new();
    let mut items = Vec::new();
    for place in &site.own {
        let Some(jurisdiction) = site.place(*place) else { continue };
        places.push(json!([shown(&jurisdiction.name), site.addresses.place(*place)]));
        for (index, catalogue) in jurisdiction.catalogues.iter().enumerate() {
            let path = site.addresses.domain(*place, index);
            let folder = path.trim_end_matches("index.html");
            domains.push(json!([
                places.len() - 1,
                number(catalogue),
                shown(catalogue.domain_name()),
                folder
            ]));
            for (row, item) in catalogue.items.iter().enumerate() {
                let page = site.addresses.item(*place, index, row);
                let page = page.strip_prefix(folder).unwrap_or(&page).trim_end_matches(".html");
                let words: Vec<usize> = words(item).into_iter().map(|text| texts.number(text)).collect();
                items.push(json!([domains.len() - 1, page, words]));
            }
        }
    }
    let data = json!({"places": places, "domains": domains, "texts": texts.list, "items": items});
    format!("window.MULU_INDEX={};\n", script_safe(&data))
}

/// What an item can be found by; its name stands first.
fn words(item: &Item) -> Vec<String> {
    let mut words = vec![shown(item.title())];
    words.extend(item.code_text().map(shown));
    words.extend(item.category.iter().map(|text| shown(&text.value)));
    words.push(shown(&item.content.on_one_line()));
    words.extend(item.basis.written.iter().map(|text| shown(&text.value)));
    words.extend(item.deadline.text().map(|text| shown(&text.value)));
    words.extend(item.body.iter().map(|text| shown(&text.value)));
    let channels = item.channels.used.iter().chain(&item.channels.optional);
    words.extend(channels.map(|channel| shown(&channel.written.value)));
    words.extend(item.audience.text().map(|text| shown(&text.value)));
    words.extend(item.mode.text().map(|text| shown(&text.value)));
    let searched = |field: &Field| !matches!(field, Field::Sources | Field::Url);
    let optional = item.optional.iter().filter(|(field, _)| searched(field));
    words.extend(optional.flat_map(|(_, texts)| texts).map(|text| shown(&text.value)));
    words.extend(item.extra.iter().map(|(_, text)| shown(&text.value)));
    let mut first = true;
    words.retain(|word| std::mem::take(&mut first) || !word.is_empty());
    words
}

/// Every text once, in the order first met.
#[derive(Default)]
struct Texts {
    list: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Texts {
    fn number(&mut self, text: String) -> usize {
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        self.numbers.insert(text.clone(), self.list.len());
        self.list.push(text);
        self.list.len() - 1
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
