//! Changes as people read them: by place and domain, what was loosened first, and what is the same in many items said once.

use crate::compare::{Change, Changes, Direction, FieldChange, Held, Since};
use crate::diagnostic::Language;
use std::collections::BTreeMap;

/// From how many items on one and the same change is said once for all.
const MANY: usize = 4;

/// The changes of one catalogue.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) place: &'a str,
    pub(super) domain: &'a str,
    /// The same change of a field in many items.
    pub(super) shared: Vec<Shared<'a>>,
    /// The rest, the gravest first; of each the fields that are not told of above.
    pub(super) alone: Vec<(&'a Change, Vec<&'a FieldChange>)>,
}

/// One change of a field in many items.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    pub(super) field: &'a FieldChange,
    pub(super) direction: Direction,
    pub(super) items: Vec<&'a Change>,
    /// Those of them that are told of in no other place.
    pub(super) here: Vec<&'a Change>,
}

/// A rule, and since when it finds something; for what stands, a word and nothing.
type Key<'a> = (&'a str, Option<Since>);

/// How the items that are told of nowhere else stand under the tier above: what a rule says of many, once, by the first of them.
/// A finding is told with its field; one of a field that did not change, with the first that did.
pub(super) fn standings(shared: &Shared<'_>, language: Language) -> Vec<String> {
    let mut lines: Vec<(Key<'_>, String, usize)> = Vec::new();
    let mut tell = |key: Key<'static>, line: String| match lines.iter_mut().find(|(known, ..)| *known == key)
    {
        Some((.., count)) => *count += 1,
        None => lines.push((key, line, 1)),
    };
    for change in &shared.here {
        let Some(standing) = &change.upper else { continue };
        let own =
            |field: &FieldChange| field.field == shared.field.field && field.heading == shared.field.heading;
        let first = change.fields.first().is_some_and(own);
        let elsewhere = |held: &Held| !change.fields.iter().any(|field| Some(field.field) == held.field);
        for held in &standing.findings {
            if held.field == Some(shared.field.field) || (first && elsewhere(held)) {
                tell((held.rule, Some(held.since)), held.line(language));
            }
        }
        if first && standing.findings.is_empty() {
            let key = if standing.item.is_some() { "stands" } else { "" };
            change.standing_lines(language).into_iter().for_each(|line| tell((key, None), line));
        }
    }
    lines.into_iter().map(|(_, line, count)| many(line, count, language)).collect()
}

fn many(line: String, count: usize, language: Language) -> String {
    match (count, language) {
        (1, _) => line,
        (_, Language::Chinese) => format!("{line}（等{count}项）"),
        (_, Language::English) => format!("{line} (and others, {count} in all)"),
    }
}

/// The groups, in the order of the changes. What was decided of one change is told with that change.
pub(super) fn groups<'a>(changes: &'a Changes, decided: &dyn Fn(&str) -> bool) -> Vec<Group<'a>> {
    let mut keys: Vec<(&str, &str)> = Vec::new();
    let mut by_key: BTreeMap<(&str, &str), Vec<&Change>> = BTreeMap::new();
    for change in &changes.changes {
        let key = (change.place.as_str(), change.domain.as_str());
        if !by_key.contains_key(&key) {
            keys.push(key);
        }
        by_key.entry(key).or_default().push(change);
    }
    keys.into_iter().filter_map(|key| Some(group(key, by_key.remove(&key)?, decided))).collect()
}

fn group<'a>(
    (place, domain): (&'a str, &'a str),
    changes: Vec<&'a Change>,
    decided: &dyn Fn(&str) -> bool,
) -> Group<'a> {
    let key = |field: &FieldChange| (field.field, field.heading.clone(), field.why().chinese);
    let mut repeated: BTreeMap<_, Vec<(&Change, &FieldChange)>> = BTreeMap::new();
    for change in &changes {
        for field in change.fields.iter().filter(|field| !decided(&field.fingerprint)) {
            repeated.entry(key(field)).or_default().push((change, field));
        }
    }
    repeated.retain(|_, all| all.len() >= MANY);
    let mut alone: Vec<(&Change, Vec<&FieldChange>)> = changes
        .into_iter()
        .map(|change| {
            let own = change
                .fields
                .iter()
                .filter(|field| decided(&field.fingerprint) || !repeated.contains_key(&key(field)));
            (change, own.collect::<Vec<_>>())
        })
        .filter(|(change, own)| {
            let told = !change.why.chinese.is_empty() || decided(&change.fingerprint);
            !own.is_empty() || change.fields.is_empty() || told
        })
        .collect();
    alone.sort_by_key(|(change, _)| (change.direction, change.is_wording_only()));
    let mut shared: Vec<Shared<'_>> = repeated
        .into_values()
        .filter_map(|all| {
            let field = all.first()?.1;
            let items: Vec<&Change> = all.into_iter().map(|(change, _)| change).collect();
            let elsewhere = |change: &Change| alone.iter().any(|(own, _)| std::ptr::eq(*own, change));
            let here = items.iter().copied().filter(|change| !elsewhere(change)).collect();
            Some(Shared { field, direction: field.direction(), items, here })
        })
        .collect();
    shared.sort_by_key(|shared| shared.direction);
    Group { place, domain, shared, alone }
}
