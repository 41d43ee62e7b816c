//! Which old place is which new one, and which catalogue.

use crate::catalogue::{Catalogue, Jurisdiction};
use crate::lineage::Workspace;
use crate::value::text::comparable;

/// Two indices, or one of a side alone.
pub(super) type Beside = (Option<usize>, Option<usize>);

/// By what two things are known to be one.
type Key<'a, T> = dyn Fn(&T) -> Option<String> + 'a;

/// The places by code, then by name; one left on each side are one place under two names.
pub(super) fn beside(old: (&Workspace, &[usize]), new: (&Workspace, &[usize])) -> Vec<Beside> {
    let place = |side: (&Workspace, &[usize]), at: usize| -> Option<Jurisdiction> {
        side.0.jurisdictions.get(side.1[at]).map(bare)
    };
    let all = |side: (&Workspace, &[usize])| -> Vec<Jurisdiction> {
        (0..side.1.len()).filter_map(|at| place(side, at)).collect()
    };
    let (before, after) = (all(old), all(new));
    let code = |place: &Jurisdiction| place.code.as_ref().map(|code| comparable(&code.value));
    let name = |place: &Jurisdiction| Some(comparable(&place.name)).filter(|name| name != "本地");
    let keys: [&Key<'_, Jurisdiction>; 2] = [&code, &name];
    aligned(&before, &after, &keys, true)
        .into_iter()
        .map(|(one, other)| (one.map(|at| old.1[at]), other.map(|at| new.1[at])))
        .collect()
}

/// A place without what it holds.
fn bare(place: &Jurisdiction) -> Jurisdiction {
    Jurisdiction { code: place.code.clone(), ..Jurisdiction::unnamed(place.name.clone(), place.tier) }
}

/// The catalogues by domain and title, by domain, and by title; one left on each side whose domain nobody knows are one.
pub(super) fn catalogues(old: &[Catalogue], new: &[Catalogue]) -> Vec<Beside> {
    let domain = |catalogue: &Catalogue| {
        let known = catalogue.recognised.as_ref().map(|domain| format!("{:?}{}", domain.number, domain.name));
        known.or_else(|| catalogue.domain.as_ref().map(|text| comparable(&text.value)))
    };
    let title = |catalogue: &Catalogue| catalogue.title.as_ref().map(|title| comparable(&title.value));
    let both = |catalogue: &Catalogue| Some(domain(catalogue)? + &title(catalogue)?);
    let unknown = |all: &[Catalogue]| all.iter().any(|one| domain(one).is_none());
    let keys: [&Key<'_, Catalogue>; 3] = [&both, &domain, &title];
    aligned(old, new, &keys, unknown(old) || unknown(new) || old.iter().chain(new).all(|one| one.negative))
}

/// Pairs by equal keys, one kind of key after the other, the first of each; in the order of the new side, then of the old.
fn aligned<T>(old: &[T], new: &[T], keys: &[&Key<'_, T>], join_last: bool) -> Vec<Beside> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut open: Vec<usize> = (0..old.len()).collect();
    for key in keys {
        for at in 0..new.len() {
            if partner[at].is_none()
                && let Some(own) = key(&new[at])
                && let Some(found) = open.iter().position(|one| key(&old[*one]).as_ref() == Some(&own))
            {
                partner[at] = Some(open.remove(found));
            }
        }
    }
    let alone: Vec<usize> = (0..new.len()).filter(|at| partner[*at].is_none()).collect();
    if let ([one], [other], true) = (open.as_slice(), alone.as_slice(), join_last) {
        partner[*other] = Some(*one);
        open.clear();
    }
    let mut found: Vec<Beside> = partner.into_iter().enumerate().map(|(at, old)| (old, Some(at))).collect();
    found.extend(open.into_iter().map(|at| (Some(at), None)));
    found
}
