//! One item in the index: the texts it is found by, and the values it is chosen by. Items of several
//! places that say the same are one record; who discloses it stands with the item.

use super::super::safe::shown;
use super::Index;
use crate::catalogue::{Audience, Field, Item, Text};
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::tier::Tier;
use std::collections::BTreeMap;

/// What two items have to share to be written once. All numbers are those of texts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Record {
    pub(super) name: usize,
    pub(super) code: Option<usize>,
    pub(super) profile: usize,
    pub(super) category: Vec<usize>,
    pub(super) rest: Vec<usize>,
}

/// A body as written, and the offices it names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Body {
    pub(super) text: usize,
    pub(super) offices: Vec<usize>,
}

/// The values of channel, audience, mode, level, stage and life stage, in this order.
pub(super) type Profile = [Vec<usize>; 6];

/// Every value once, in the order first met.
pub(super) struct Numbered<T> {
    pub(super) list: Vec<T>,
    numbers: BTreeMap<T, usize>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { list: Vec::new(), numbers: BTreeMap::new() }
    }
}

impl<T: Clone + Ord> Numbered<T> {
    pub(super) fn number(&mut self, value: T) -> usize {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        self.numbers.insert(value.clone(), self.list.len());
        self.list.push(value);
        self.list.len() - 1
    }
}

/// The number of an item's record.
pub(super) fn record(index: &mut Index, item: &Item) -> usize {
    let values = values(item);
    let profile: Profile = std::array::from_fn(|facet| {
        let mut numbers: Vec<usize> = values
            .get(facet)
            .into_iter()
            .flatten()
            .filter(|value| !value.is_empty())
            .filter_map(|value| Some(index.values.get_mut(facet)?.number(value.clone())))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    });
    let profile = index.profiles.number(profile);
    let name = index.texts.number(shown(item.title()));
    let code = item.code_text().map(shown).filter(|code| !code.is_empty());
    let code = code.map(|code| index.texts.number(code));
    let mut texts = |texts: Vec<String>| -> Vec<usize> {
        texts.into_iter().filter(|text| !text.is_empty()).map(|text| index.texts.number(text)).collect()
    };
    let category = texts(item.category.iter().map(|text| shown(&text.value)).collect());
    let rest = texts(rest(item));
    index.records.number(Record { name, code, profile, category, rest })
}

/// What an item is chosen by, as the reader of a page would name it.
fn values(item: &Item) -> [Vec<String>; 6] {
    let channels = item.channels.used.iter().chain(&item.channels.optional);
    [
        channels.map(|channel| shown(&channel.name)).collect(),
        understood(&item.audience, audience),
        understood(&item.mode, |modes| modes.iter().map(|mode| Mode::name(*mode)).collect()),
        understood(&item.levels, |tiers| tiers.iter().map(|tier| Tier::name(*tier)).collect()),
        item.optional(Field::Stage).iter().map(plain).collect(),
        item.optional(Field::LifeStage).iter().map(plain).collect(),
    ]
}

fn plain(text: &Text) -> String {
    shown(&text.value)
}

fn audience(audience: &Audience) -> Vec<&'static str> {
    let everyone = audience.everyone.then_some("全社会");
    everyone.into_iter().chain((!audience.groups.is_empty()).then_some("特定群体")).collect()
}

/// The standard names where the text was understood, else the text.
fn understood<T>(reading: &Reading<T>, names: impl Fn(&T) -> Vec<&'static str>) -> Vec<String> {
    match reading.understood() {
        Some(value) => names(value).into_iter().map(str::to_owned).collect(),
        None => reading.text().iter().map(|text| plain(text)).collect(),
    }
}

/// What an item can be found by beside its name, code, category, body and values.
fn rest(item: &Item) -> Vec<String> {
    let mut words = vec![shown(&item.content.on_one_line())];
    words.extend(item.basis.written.iter().map(plain));
    words.extend(item.deadline.text().map(plain));
    let channels = item.channels.used.iter().chain(&item.channels.optional);
    let own = channels.filter(|channel| channel.written.value.trim() != channel.name);
    words.extend(own.map(|channel| plain(&channel.written)));
    if let Reading::Understood { value, .. } = &item.audience {
        words.extend(value.groups.iter().map(|group| shown(group)));
    }
    let valued =
        |field: &Field| matches!(field, Field::Sources | Field::Url | Field::Stage | Field::LifeStage);
    let optional = item.optional.iter().filter(|(field, _)| !valued(field));
    words.extend(optional.flat_map(|(_, texts)| texts).map(plain));
    words.extend(item.extra.iter().map(|(_, text)| plain(text)));
    words
}
