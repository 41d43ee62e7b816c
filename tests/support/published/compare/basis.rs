//! The documents an item rests on: titles, numbers, articles.

use super::super::fold::{fold, list, lists, number, text};
use super::Fields;
use serde_json::Value;

pub(super) fn compare(wanted: &Value, found: &Value, fields: &mut Fields) {
    let wanted_documents: Vec<&Value> = wanted["basis"].as_array().into_iter().flatten().collect();
    let mut own: Vec<&Value> = found["basis"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|document| !text(&document["title"]).is_empty())
        .collect();
    if own.len() > wanted_documents.len() {
        own.retain(|document| document["text"].as_str().is_none_or(|text| text.contains('《')));
    }
    titles(wanted, &wanted_documents, &own, fields);
    numbers(&wanted_documents, &own, fields);
    let articles = |documents: &[&Value]| -> Vec<Vec<String>> {
        documents.iter().map(|document| list(&document["articles"])).collect()
    };
    let (a, b) = (articles(&wanted_documents), articles(&own));
    let none = a.len() != b.len() && a.iter().chain(&b).all(Vec::is_empty);
    fields.put("basis articles", &a, &b, a == b || none);
}

fn titles(item: &Value, wanted: &[&Value], found: &[&Value], fields: &mut Fields) {
    let a: Vec<String> = wanted.iter().map(|document| fold(&text(&document["title"]))).collect();
    let b: Vec<String> = found
        .iter()
        .map(|document| fold(&text(&document["title"])).trim_matches(['《', '》']).to_owned())
        .collect();
    let same = |(index, own): (usize, &String)| {
        let canonical = wanted[index]["canonical"].as_str().map(fold);
        a[index] == *own || canonical.as_ref() == Some(own) || *own == format!("中华人民共和国{}", a[index])
    };
    let as_wanted = a.len() == b.len() && b.iter().enumerate().all(same);
    let other = lists(&item["basis_alt"])
        .iter()
        .any(|alt| alt.iter().map(|title| fold(title)).collect::<Vec<_>>() == b);
    fields.put("basis titles", &a, &b, as_wanted || other);
}

fn numbers(wanted: &[&Value], found: &[&Value], fields: &mut Fields) {
    let a: Vec<String> = wanted.iter().map(|document| number(&text(&document["doc_no"]))).collect();
    let b: Vec<String> = found.iter().map(|document| number(&text(&document["doc_no"]))).collect();
    let same = |(document, own): (&&Value, &String)| {
        let written = ["doc_no", "doc_no_raw"].iter().any(|key| {
            (*key == "doc_no" || !document[*key].is_null()) && number(&text(&document[*key])) == *own
        });
        let other = list(&document["doc_alt"]).iter().any(|alt| number(alt) == *own);
        written || other || (document["doc_optional"] == true && own.is_empty())
    };
    let right = a.len() == b.len() && wanted.iter().zip(&b).all(same);
    fields.put("basis numbers", &a, &b, right);
}
