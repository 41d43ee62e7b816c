//! The fields of an item and of the parts it was split into (or merged from), and of columns a whole table lost or gained.

use super::super::{Quoted, pieces};
use super::listed;
use super::{
    Both, Context, FieldChange, Reason, compare, content, loosened, neutral, presence, text, tightened,
};
use crate::catalogue::{Catalogue, Field, Item};

/// What changed between one item and all its parts together. `split`: the one is the old item.
pub(in crate::compare) fn compare_parts(
    pairs: &[Both<'_>],
    split: bool,
    ctx: &Context<'_>,
) -> Vec<FieldChange> {
    let mut found: Vec<FieldChange> = whole_content(pairs, split).into_iter().collect();
    for both in pairs {
        for field in compare(both, ctx) {
            let own = ["seq", "code", "category", "name", "content"].contains(&field.field);
            let told = |known: &FieldChange| known.field == field.field && known.reasons == field.reasons;
            if !own && !found.iter().any(told) {
                found.push(field);
            }
        }
    }
    found
}

/// Content lost or gained by all together.
fn whole_content(pairs: &[Both<'_>], split: bool) -> Option<FieldChange> {
    let first = pairs.first()?;
    let parts: Vec<&Item> =
        pairs.iter().map(|both| if split { both.new.item } else { both.old.item }).collect();
    let whole = if split { first.old.item } else { first.new.item };
    let of_whole = content::unsaid(whole, &parts);
    let of_parts: Vec<String> = parts.iter().flat_map(|part| content::unsaid(part, &[whole])).collect();
    let (gone, come) = if split { (of_whole, of_parts) } else { (of_parts, of_whole) };
    let mut reasons: Vec<Reason> = Vec::new();
    if !gone.is_empty() {
        let (zh, en) = listed(&gone);
        reasons.push(loosened(format!("删去公开内容：{zh}"), format!("content dropped: {en}")));
    }
    if !come.is_empty() {
        let (zh, en) = listed(&come);
        reasons.push(tightened(format!("增加公开内容：{zh}"), format!("content added: {en}")));
    }
    if reasons.is_empty() {
        return None;
    }
    let joined = |items: &[&Item]| -> Option<Quoted> {
        let quoted: Vec<Quoted> = items.iter().filter_map(|item| text::of(item, Field::Content)).collect();
        let at = quoted.first()?.at;
        Some(Quoted {
            text: quoted.into_iter().map(|quoted| quoted.text).collect::<Vec<_>>().join("；"), at
        })
    };
    let (one, several) = (joined(&[whole]), joined(&parts));
    let (old, new) = if split { (one, several) } else { (several, one) };
    let text = |quoted: &Option<Quoted>| quoted.as_ref().map_or(String::new(), |quoted| quoted.text.clone());
    Some(FieldChange {
        field: Field::Content.key(),
        heading: first.new.catalogue.heading(Field::Content).to_owned(),
        pieces: pieces::of_lists_joined(&text(&old), &text(&new)),
        old,
        new,
        reasons,
        wording_only: false,
        fingerprint: String::new(),
    })
}

/// The columns one table has and the other lacks altogether, where they held anything: told of once for the table.
pub(in crate::compare) fn columns<'a>(
    old: &'a Catalogue,
    new: &'a Catalogue,
) -> impl Iterator<Item = FieldChange> + 'a {
    let fields = super::MEANT.iter().map(|(field, _)| *field).filter(|field| *field != Field::Code);
    fields.filter(|field| old.lacks(*field) != new.lacks(*field)).filter_map(|field| column(field, old, new))
}

fn column(field: Field, old: &Catalogue, new: &Catalogue) -> Option<FieldChange> {
    let gone = new.lacks(field);
    let full = if gone { old } else { new };
    let filled: Vec<&Item> = full.items.iter().filter(|item| text::of(item, field).is_some()).collect();
    let first = text::of(filled.first()?, field)?;
    let count = filled.len();
    let promise = field != Field::Levels && filled.iter().any(|item| presence::is_promise(field, item));
    let zh = field.chinese();
    let (say, words): (fn(String, String) -> Reason, _) = match (gone, promise) {
        (true, true) => (loosened, "删去"),
        (true, false) => (neutral, "删去"),
        (false, true) => (tightened, "增加"),
        (false, false) => (neutral, "增加"),
    };
    let reason = say(
        format!("整张表{words}了“{zh}”一栏（涉及{count}个事项）"),
        format!(
            "the whole table {} its column `{}` ({count} items)",
            if gone { "lost" } else { "gained" },
            field.key()
        ),
    );
    let shown = Quoted { text: format!("{}……", first.text), at: first.at };
    let (old, new) = if gone { (Some(shown), None) } else { (None, Some(shown)) };
    Some(FieldChange {
        field: field.key(),
        heading: full.heading(field).to_owned(),
        pieces: Vec::new(),
        old,
        new,
        reasons: vec![reason],
        wording_only: false,
        fingerprint: String::new(),
    })
}
