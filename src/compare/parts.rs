//! One item that became several, and several that became one.

use super::fields::unsaid;
use crate::catalogue::Item;
use crate::matching::likeness;
use crate::sameness::wording::plain;

/// What of a part's elements must come from the whole.
const OWN: f64 = 0.6;
/// How alike the names of whole and part must be at least, where categories do not speak for them.
const PART_OF: f64 = 0.3;

/// The parts, by index among `candidates`, in which a whole stands again: together they say (nearly) all of it, each of them mostly
/// things of it, and there are two at least. `taken` is the part already paired with it.
pub(super) fn of(whole: &Item, taken: Option<&Item>, candidates: &[&Item]) -> Option<Vec<usize>> {
    if whole.content.elements.len() < 2 {
        return None;
    }
    let all = whole.content.elements.len();
    let unsaid_by = |items: &[&Item]| unsaid(whole, items).len();
    let before = taken.map_or(all, |item| unsaid_by(&[item]));
    // What is all said by the partner has not been parted.
    if before == 0 {
        return None;
    }
    let fits: Vec<usize> = (0..candidates.len()).filter(|at| is_part(whole, candidates[*at])).collect();
    let mut items: Vec<&Item> = taken.into_iter().collect();
    let (mut left, mut parts) = (before, Vec::new());
    for at in fits {
        items.push(candidates[at]);
        let now = unsaid_by(&items);
        if now < left {
            left = now;
            parts.push(at);
        } else {
            items.pop();
        }
    }
    let enough = parts.len() + usize::from(taken.is_some()) >= 2;
    // One element in five may have been lost on the way, and is told of.
    let said = left * 5 <= all;
    (enough && !parts.is_empty() && said).then_some(parts)
}

fn is_part(whole: &Item, part: &Item) -> bool {
    let (Some(name), Some(own)) = (&whole.name, &part.name) else { return false };
    let category = |item: &Item| item.category.iter().map(|text| plain(&text.value)).collect::<Vec<_>>();
    let near = likeness(&plain(&name.value), &plain(&own.value)) >= PART_OF
        || !whole.category.is_empty() && category(whole) == category(part);
    let count = part.content.elements.len();
    if !near || count == 0 {
        return false;
    }
    let foreign = unsaid(part, &[whole]).len();
    // Counts are far below 2^52.
    (count - foreign.min(count)) as f64 >= OWN * count as f64
}
