//! Which of the previous submissions is whose. By code, by name and the places above, by the name alone where it is the
//! only one of both rounds; a place that was renamed is taken for the same one only aloud, and what could be either of
//! two is compared with neither.

use super::submission::Submission;
use std::collections::BTreeSet;

/// What a submission is compared with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing like it was sent in.
    #[default]
    Nothing,
    /// This one, by index.
    Same(usize),
    /// This one, which had another name: by its code, or by all of the name but the last word (示例县 → 示例区).
    Renamed { index: usize, by_code: bool },
    /// Any of these, by index: it cannot be told which.
    Several(Vec<usize>),
    /// One of the name below another place, by index: another place.
    Elsewhere(usize),
    /// None of the name; another stood in the same folder, by index.
    InItsFolder(usize),
}

impl Before {
    /// The previous submission to compare with.
    pub(super) fn index(&self) -> Option<usize> {
        match self {
            Self::Same(index) | Self::Renamed { index, .. } => Some(*index),
            Self::Nothing | Self::Several(_) | Self::Elsewhere(_) | Self::InItsFolder(_) => None,
        }
    }
}

/// Finds the previous submission of each, and gives those that nobody sent in again.
pub(super) fn pair(
    now: &mut [Submission],
    root: &str,
    before: &[Submission],
    before_root: &str,
) -> Vec<usize> {
    let mut pairs: Vec<Before> = vec![Before::Nothing; now.len()];
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let stages: [&Stage; 4] = [&by_place, &by_code, &by_name, &by_stem];
    for stage in stages {
        for (index, pair) in pairs.iter_mut().enumerate().filter(|(_, pair)| **pair == Before::Nothing) {
            let free = |at: &usize| !taken.contains(at) && !before[*at].paths.is_empty();
            let free: Vec<usize> = (0..before.len()).filter(free).collect();
            *pair = stage(&Sides { now, before, free }, index);
            taken.extend(pair.index());
        }
    }
    let mut doubtful: BTreeSet<usize> = BTreeSet::new();
    for (own, found) in now.iter_mut().zip(pairs) {
        own.before = match found {
            Before::Nothing => in_its_folder(own, root, before, before_root).unwrap_or_default(),
            other => other,
        };
        if let Before::Several(all) = &own.before {
            doubtful.extend(all);
        }
    }
    let gone = |at: &usize| !taken.contains(at) && !doubtful.contains(at) && !before[*at].paths.is_empty();
    (0..before.len()).filter(gone).collect()
}

type Stage = dyn Fn(&Sides<'_>, usize) -> Before;

struct Sides<'a> {
    now: &'a [Submission],
    before: &'a [Submission],
    /// Those of the previous submissions that are nobody's yet.
    free: Vec<usize>,
}

/// One of the same name below the same places.
fn by_place(sides: &Sides<'_>, index: usize) -> Before {
    let own = &sides.now[index];
    let same = |other: &Submission| {
        // 甲市城关区 of the one round is the 城关区 in the folder of 甲市 of the other.
        other.shown() == own.shown() && same_tier(own, other) && same_code(own, other)
    };
    let alike = sides.now.iter().filter(|other| same(other)).count();
    match sides.free.iter().filter(|at| same(&sides.before[**at])).copied().collect::<Vec<_>>()[..] {
        [one] if alike == 1 => Before::Same(one),
        _ => Before::Nothing,
    }
}

/// The only one of the same code, unless names say otherwise.
fn by_code(sides: &Sides<'_>, index: usize) -> Before {
    let own = &sides.now[index];
    let same = |other: &&Submission| own.code.is_some() && other.code == own.code;
    let found: Vec<usize> = sides.free.iter().copied().filter(|at| same(&&sides.before[*at])).collect();
    let [one] = found[..] else { return Before::Nothing };
    let old = &sides.before[one];
    let alone = sides.now.iter().filter(same).count() == 1;
    let kept = sides.before.iter().any(|other| other.name == own.name)
        || sides.now.iter().any(|other| other.name == old.name);
    match (alone, old.name == own.name, kept) {
        (true, true, _) => Before::Same(one),
        (true, false, false) => Before::Renamed { index: one, by_code: true },
        _ => Before::Nothing,
    }
}

/// By the name alone: where no other of either round has it, and neither stands below another place.
fn by_name(sides: &Sides<'_>, index: usize) -> Before {
    let own = &sides.now[index];
    let of_name = |other: &&Submission| other.name == own.name && same_tier(own, other);
    let found: Vec<usize> = sides.free.iter().copied().filter(|at| of_name(&&sides.before[*at])).collect();
    let alone = sides.now.iter().filter(of_name).count() == 1
        && sides.before.iter().filter(of_name).filter(|other| !other.paths.is_empty()).count() == 1;
    match found[..] {
        [] => Before::Nothing,
        [one] if alone => {
            let (here, there) = (&own.within, &sides.before[one].within);
            let fits = here.ends_with(there) || there.ends_with(here);
            if fits { Before::Same(one) } else { Before::Elsewhere(one) }
        }
        _ => Before::Several(found),
    }
}

/// 示例县 that is 示例区 now: the same but for the last word, below the same places, and neither name on the other side.
/// Such a place gets a new code too, of the same prefecture.
fn by_stem(sides: &Sides<'_>, index: usize) -> Before {
    let own = &sides.now[index];
    let like = |other: &&Submission| {
        other.within == own.within
            && stem(&own.name).is_some_and(|own| stem(&other.name) == Some(own))
            && same_prefecture(own, other)
    };
    let alone = sides.now.iter().filter(like).count() == 1;
    match sides.free.iter().copied().filter(|at| like(&&sides.before[*at])).collect::<Vec<_>>()[..] {
        [one] if alone => Before::Renamed { index: one, by_code: false },
        _ => Before::Nothing,
    }
}

/// What stood in the same folder under another name.
fn in_its_folder(own: &Submission, root: &str, before: &[Submission], before_root: &str) -> Option<Before> {
    let inner = |home: &str, root: &str| home.strip_prefix(root).unwrap_or(home).trim_matches('/').to_owned();
    let homes: BTreeSet<String> = own.homes.iter().map(|home| inner(home, root)).collect();
    let there = |other: &Submission| {
        let mut all = other.homes.iter().map(|home| inner(home, before_root));
        other.name != own.name && all.any(|home| homes.contains(&home))
    };
    before.iter().position(there).map(Before::InItsFolder)
}

fn same_tier(one: &Submission, other: &Submission) -> bool {
    one.tier().zip(other.tier()).is_none_or(|(one, other)| one == other)
}

fn same_code(one: &Submission, other: &Submission) -> bool {
    one.code.as_ref().zip(other.code.as_ref()).is_none_or(|(one, other)| one == other)
}

/// Whether the first four digits of two codes, which are those of the prefecture, do not speak against each other.
fn same_prefecture(one: &Submission, other: &Submission) -> bool {
    let first = |own: &Submission| own.code.as_ref().and_then(|code| code.get(..4).map(ToOwned::to_owned));
    first(one).zip(first(other)).is_none_or(|(one, other)| one == other)
}

/// A name without the word for what the place is; `None` where too little is left to know it by.
fn stem(name: &str) -> Option<&str> {
    let ends = ["自治县", "街道办事处", "街道", "县", "区", "市", "旗", "镇", "乡"];
    let stem = ends.iter().find_map(|end| name.strip_suffix(end))?;
    (stem.chars().count() > 1).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(name: &str, within: &[&str], code: &str) -> Submission {
        Submission {
            name: name.to_owned(),
            within: within.iter().map(|name| (*name).to_owned()).collect(),
            code: (!code.is_empty()).then(|| code.to_owned()),
            paths: vec!["表.xlsx".to_owned()],
            ..Submission::default()
        }
    }

    fn paired(now: &[Submission], before: &[Submission]) -> (Vec<Before>, Vec<usize>) {
        let mut now = now.to_vec();
        let gone = pair(&mut now, "报送", before, "上次");
        (now.into_iter().map(|own| own.before).collect(), gone)
    }

    #[test]
    fn places_of_one_name_keep_to_their_cities() {
        let before = [sent("城关区", &["甲市"], ""), sent("城关区", &["乙市"], "")];
        let now = [sent("城关区", &["乙市"], ""), sent("城关区", &["甲市"], "")];
        assert_eq!(paired(&now, &before), (vec![Before::Same(1), Before::Same(0)], vec![]));
        // The folders of the cities are gone: nobody can tell.
        let flat = [sent("城关区", &[], "")];
        assert_eq!(paired(&flat, &before), (vec![Before::Several(vec![0, 1])], vec![]));
        // One of the name, below another city: another place, and the former is absent.
        let other = [sent("城关区", &["丙市"], "")];
        assert_eq!(paired(&other, &before[..1]), (vec![Before::Elsewhere(0)], vec![0]));
        assert_eq!(paired(&flat, &before[..1]), (vec![Before::Same(0)], vec![]));
    }

    #[test]
    fn a_renamed_place_is_known_by_code_or_stem_and_no_other() {
        let before = [sent("示例县", &["甲市"], "990101"), sent("安宁县", &["甲市"], "")];
        let now = [sent("临江区", &["甲市"], "990101"), sent("安宁区", &["甲市"], "")];
        let by_code = Before::Renamed { index: 0, by_code: true };
        let by_stem = Before::Renamed { index: 1, by_code: false };
        assert_eq!(paired(&now, &before), (vec![by_code, by_stem], vec![]));
        // Both names are there: two places.
        let now = [sent("安宁县", &["甲市"], ""), sent("安宁区", &["甲市"], "")];
        assert_eq!(paired(&now, &before), (vec![Before::Same(1), Before::Nothing], vec![0]));
        // A code that was copied along does not outweigh a name.
        let now = [sent("安宁县", &["甲市"], "990101")];
        assert_eq!(paired(&now, &before).0, [Before::Same(1)]);
    }
}
