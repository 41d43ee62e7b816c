//! Which old item is which new one, within a catalogue and across the catalogues of a place.
//!
//! A code is believed where the name does not speak against it: after an item has been put in and all codes behind it have
//! moved by one, the names are right and the codes are not. What has lost its code is found by name and content.

use crate::catalogue::Item;
use crate::matching::{self, How};
use crate::sameness::wording::{another_matter, plain};
use std::collections::BTreeMap;

/// Two items taken for one and the same, by index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) score: f64,
    pub(super) sure: bool,
}

/// The pairs, in the order of the old list, and what is left on each side.
#[derive(Debug, Default)]
pub(super) struct Aligned {
    pub(super) pairs: Vec<Pair>,
    pub(super) only_old: Vec<usize>,
    pub(super) only_new: Vec<usize>,
}

/// Pairs the items of one catalogue as it was and as it is.
pub(super) fn within(old: &[&Item], new: &[&Item]) -> Aligned {
    let mut aligned =
        Aligned { pairs: Vec::new(), only_old: (0..old.len()).collect(), only_new: (0..new.len()).collect() };
    // The same code and the same name: nearly all, as a rule.
    aligned.by_key(|item| Some(format!("{}\u{1f}{}", item.code.understood()?, name(item)?)), (old, new));
    // The same category and name under another code.
    aligned.by_key(full_name, (old, new));
    // By code, then as everywhere.
    aligned.by_matching((old, new), &|one, other, how| how != How::Code || !another_matter(one, other));
    if !aligned.only_old.is_empty() && !aligned.only_new.is_empty() {
        aligned.by_matching_without_codes((old, new));
    }
    aligned.pairs.sort_by_key(|pair| (pair.old, pair.new));
    aligned
}

/// Pairs what is left over of all catalogues of a place: what moved to another. Only what is plainly the same.
pub(super) fn across(old: &[&Item], new: &[&Item]) -> Aligned {
    let before: Vec<Item> = old.iter().map(|item| without_code(item)).collect();
    let after: Vec<Item> = new.iter().map(|item| without_code(item)).collect();
    let pairing = matching::pair(&before.iter().collect::<Vec<_>>(), &after.iter().collect::<Vec<_>>());
    let same_name = |one: &Item, other: &Item| name(one).is_some() && name(one) == name(other);
    let telling = |item: &Item| item.content.elements.len() > 1;
    let mut aligned =
        Aligned { pairs: Vec::new(), only_old: pairing.only_upper, only_new: pairing.only_lower };
    for found in pairing.both {
        let (one, other) = (old[found.upper], new[found.lower]);
        let content = matching::likeness(&one.content.whole(), &other.content.whole());
        // 法律法规文件 is a name every domain has: content must speak for it too.
        if same_name(one, other) && content >= MOVED && (telling(one) || content >= 1.0) {
            let pair = Pair { old: found.upper, new: found.lower, score: found.score, sure: found.sure };
            aligned.pairs.push(pair);
        } else {
            aligned.only_old.push(found.upper);
            aligned.only_new.push(found.lower);
        }
    }
    aligned
}

/// How alike the content of an item must be to have moved to another domain.
const MOVED: f64 = 0.7;

impl Aligned {
    /// Pairs what has an equal key that stands once on each side.
    fn by_key(&mut self, key: impl Fn(&Item) -> Option<String>, (old, new): (&[&Item], &[&Item])) {
        let unique = |open: &[usize], items: &[&Item]| {
            let mut found: BTreeMap<String, Option<usize>> = BTreeMap::new();
            for at in open {
                if let Some(key) = key(items[*at]) {
                    found.entry(key).and_modify(|seen| *seen = None).or_insert(Some(*at));
                }
            }
            found
        };
        let (before, after) = (unique(&self.only_old, old), unique(&self.only_new, new));
        for (key, at) in before {
            if let (Some(old), Some(Some(new))) = (at, after.get(&key).copied()) {
                self.take(Pair { old, new, score: 1.0, sure: true });
            }
        }
    }

    /// Pairs what is left as everywhere, if the pair is good.
    fn by_matching(&mut self, (old, new): (&[&Item], &[&Item]), good: &dyn Fn(&Item, &Item, How) -> bool) {
        let (before, after) = (self.only_old.clone(), self.only_new.clone());
        if before.is_empty() || after.is_empty() {
            return;
        }
        let open_old: Vec<&Item> = before.iter().map(|at| old[*at]).collect();
        let open_new: Vec<&Item> = after.iter().map(|at| new[*at]).collect();
        for found in matching::pair(&open_old, &open_new).both {
            if good(open_old[found.upper], open_new[found.lower], found.how) {
                let (old, new) = (before[found.upper], after[found.lower]);
                self.take(Pair { old, new, score: found.score, sure: found.sure });
            }
        }
    }

    /// Pairs what was renumbered and renamed at once, and two matters under one code.
    fn by_matching_without_codes(&mut self, (old, new): (&[&Item], &[&Item])) {
        let uncoded = |items: &[&Item]| items.iter().map(|item| without_code(item)).collect::<Vec<Item>>();
        let (before, after) = (uncoded(old), uncoded(new));
        let (before, after): (Vec<&Item>, Vec<&Item>) = (before.iter().collect(), after.iter().collect());
        self.by_matching((&before, &after), &|_, _, _| true);
    }

    fn take(&mut self, pair: Pair) {
        self.only_old.retain(|at| *at != pair.old);
        self.only_new.retain(|at| *at != pair.new);
        self.pairs.push(pair);
    }
}

fn name(item: &Item) -> Option<String> {
    item.name.as_ref().map(|name| plain(&name.value)).filter(|name| !name.is_empty())
}

fn full_name(item: &Item) -> Option<String> {
    let categories: Vec<String> = item.category.iter().map(|text| plain(&text.value)).collect();
    Some(format!("{}\u{1f}{}", categories.join("\u{1f}"), name(item)?))
}

/// The item as it is matched by name and content alone.
fn without_code(item: &Item) -> Item {
    Item { code: crate::value::reading::Reading::Blank(None), ..item.clone() }
}
