//! The same catalogue sent in twice by one place, such as its YAML beside its workbook: counted once, and told.

use super::Scene;
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::review::Place;
use crate::source::{FileId, Files};
use std::collections::{BTreeMap, BTreeSet};

/// Takes out the tables that repeat another file's, and says so. Of two the one with more items stays; of equals the
/// first. Tables of one domain in several files that share little are parts of one catalogue and all stay.
pub(super) fn take_out(scene: &Scene<'_>, home: &mut Jurisdiction, files: &Files, place: &mut Place) {
    let mut by_domain: BTreeMap<(String, FileId), (usize, BTreeSet<String>)> = BTreeMap::new();
    for table in &home.catalogues {
        let entry = by_domain.entry((table.domain_name().to_owned(), table.file)).or_default();
        entry.0 += table.items.len();
        entry.1.extend(keys(table));
    }
    let all: Vec<_> = by_domain.into_iter().collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(all[*at].1.0), all[*at].0.1));
    let mut kept: Vec<usize> = Vec::new();
    let mut out: BTreeSet<(String, FileId)> = BTreeSet::new();
    for at in order {
        let ((domain, file), (count, own)) = &all[at];
        let twin = kept.iter().map(|kept| &all[*kept]).find(|((other, _), (_, theirs))| {
            let shared = own.iter().filter(|key| theirs.contains(*key)).count();
            other == domain && shared > 0 && shared * 2 >= own.len()
        });
        let Some(((_, stays), (more, _))) = twin else {
            kept.push(at);
            continue;
        };
        out.insert((domain.clone(), *file));
        place.repeated.push(files.name(*file).to_owned());
        let (stays, gone) = (files.name(*stays), files.name(*file));
        place.warnings.push(scene.say(
            format!("“{domain}”领域报送了两次：按{stays}（{more}个事项）计，{gone}（{count}个事项）没有计入"),
            format!(
                "{domain} was sent in twice: {stays} ({more} items) counts, {gone} ({count} items) does not"
            ),
        ));
    }
    home.catalogues.retain(|table| !out.contains(&(table.domain_name().to_owned(), table.file)));
}

/// What an item is known by: its code, else its name.
fn keys(table: &Catalogue) -> impl Iterator<Item = String> + '_ {
    let key = |item: &crate::catalogue::Item| {
        item.code_text()
            .map(str::trim)
            .filter(|code| !code.is_empty())
            .unwrap_or(item.title().trim())
            .to_owned()
    };
    table.items.iter().map(key)
}
