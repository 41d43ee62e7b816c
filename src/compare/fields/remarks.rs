//! What is said around a table and belongs to none of its items: 注：涉及个人隐私的内容不予公开.

use super::super::{Quoted, pieces};
use super::{FieldChange, neutral, text};
use crate::catalogue::Catalogue;

/// The remarks around a table (注：…, 说明：…) that one side has and the other has not: they may take back what its rows promise, so a
/// person must see them. YAML holds none, and who filled the table in is no remark.
pub(in crate::compare) fn remarks(old: &Catalogue, new: &Catalogue) -> Option<FieldChange> {
    if old.columns.is_none() || new.columns.is_none() {
        return None;
    }
    let own = |catalogue: &Catalogue| -> Vec<Quoted> {
        let notes = catalogue.notes.iter().filter(|note| is_remark(&note.value));
        notes.map(|note| Quoted { text: note.value.trim().to_owned(), at: note.at }).collect()
    };
    let (before, after) = (own(old), own(new));
    let only = |some: &[Quoted], others: &[Quoted]| -> Option<Quoted> {
        let known =
            |one: &Quoted| others.iter().any(|other| text::said(&other.text) == text::said(&one.text));
        let lone: Vec<&Quoted> = some.iter().filter(|one| !known(one)).collect();
        let texts: Vec<&str> = lone.iter().map(|one| one.text.as_str()).collect();
        Some(Quoted { text: texts.join("；"), at: lone.first()?.at })
    };
    let (gone, come) = (only(&before, &after), only(&after, &before));
    let (zh, en) = match (&gone, &come) {
        (None, None) => return None,
        (Some(gone), None) => (format!("删去了“{}”", gone.text), format!("without “{}”", gone.text)),
        (None, Some(come)) => (format!("增加了“{}”", come.text), format!("with “{}”", come.text)),
        (Some(gone), Some(come)) => {
            (format!("由“{}”改为“{}”", gone.text, come.text), format!("“{}” → “{}”", gone.text, come.text))
        }
    };
    let words = |quoted: &Option<Quoted>| quoted.as_ref().map_or(String::new(), |quoted| quoted.text.clone());
    Some(FieldChange {
        field: "notes",
        heading: "表外说明".to_owned(),
        pieces: pieces::of_texts(&words(&gone), &words(&come)),
        old: gone,
        new: come,
        reasons: vec![neutral(format!("表外说明{zh}"), format!("remarks around the table: {en}"))],
        wording_only: false,
        fingerprint: String::new(),
    })
}

/// Whether a text around a table is a remark, and not who filled it in, or when.
fn is_remark(text: &str) -> bool {
    let heads = ["注", "备注", "说明", "附注"];
    let behind = heads.iter().filter_map(|word| text.trim().strip_prefix(word));
    behind.into_iter().any(|rest| rest.starts_with(['：', ':', '1', '.', '、']))
}
