//! The JSON is valid by its own schema, says what DESIGN §5 says, and CSV stays inert.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::*;
use crate::emit::samples::{self, EVERYTHING, county, files};
use serde_json::{Value, json};

fn wire_of(yaml: &str) -> wire::Catalogue {
    let (files, _) = files();
    let laws = |citation: &Citation| {
        let known = citation.title.contains("政府信息公开条例");
        known.then(|| Law {
            id: "gov-information-disclosure-regulation".to_owned(),
            status: Some("现行有效".to_owned()),
        })
    };
    catalogue(Context::new(&files, &laws), &samples::catalogue(yaml), &county())
}

fn value(document: &wire::Document) -> Value {
    serde_json::from_slice(&to_bytes(document).unwrap()).unwrap()
}

#[test]
fn an_item_is_written_as_the_contract_says() {
    let all = value(&document(vec![wire_of(EVERYTHING)]));
    assert_eq!(all["mulu"], 1);
    assert_eq!(all["jurisdiction"], json!({"code": "990101", "name": "示例县", "tier": "县级"}));
    assert_eq!(all["domain"], json!({"number": 21, "name": "养老服务"}));
    let item = &all["items"][0];
    assert_eq!(item["content_text"], "文件名称\n文号\n发文部门");
    assert_eq!(
        item["basis"][0],
        json!({"text": "《中华人民共和国政府信息公开条例》（国务院令第711号）第十九条",
            "title": "中华人民共和国政府信息公开条例", "doc_no": "国务院令第711号", "articles": ["第十九条"],
            "law": "gov-information-disclosure-regulation", "status": "现行有效"})
    );
    let clause = &item["deadline"]["clauses"][0];
    assert_eq!(
        (&clause["kind"], &clause["amount"], &clause["unit"]),
        (&json!("within"), &json!(10), &json!("working_day"))
    );
    assert_eq!(item["channels"], json!(["政府网站", "两微一端", "其他（征地信息公开平台）"]));
    assert_eq!(item["stage"], json!(["决策", "结果"]));
    assert_eq!(item["extra"]["责任科室"], "养老服务股");
    assert_eq!(item["location"], json!({"path": "21-elderly-care.yaml"}));
}

#[test]
fn what_could_not_be_read_keeps_its_text_and_lists_are_always_there() {
    let all = value(&document(vec![wire_of(EVERYTHING)]));
    let item = &all["items"][2];
    assert_eq!((&item["mode"], &item["mode_text"]), (&json!([]), &json!("不予公开")));
    assert_eq!(item["audience"], json!({"all": null, "groups": [], "text": "不详"}));
    assert_eq!((&item["basis"], &item["category"], &item["extra"]), (&json!([]), &json!([]), &json!({})));
    assert!(item.get("deadline").is_none() && item.get("code").is_none());
    assert_eq!((&item["evidence"], &item["advisory"]), (&json!("partly"), &json!(true)));
}

#[test]
fn documents_of_any_number_are_valid_by_the_schema() {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for number in 0..3 {
        let all = value(&document((0..number).map(|_| wire_of(EVERYTHING)).collect()));
        assert_eq!(all.get("catalogues").is_some(), number != 1);
        assert!(validator.is_valid(&all), "{:?}", validator.iter_errors(&all).next());
    }
    let line = jsonschema::validator_for(&line_schema()).unwrap();
    for written in String::from_utf8(ndjson(vec![wire_of(EVERYTHING)]).unwrap()).unwrap().lines() {
        let value: Value = serde_json::from_str(written).unwrap();
        assert!(line.is_valid(&value), "{:?}", line.iter_errors(&value).next());
        assert_eq!(value["jurisdiction"]["name"], "示例县");
    }
}

#[test]
fn the_schema_says_in_chinese_what_each_key_is() {
    let schema = schema();
    let item = &schema["$defs"]["Item"]["properties"];
    assert_eq!(item["deadline"]["description"], "公开时限");
    for (key, property) in item.as_object().unwrap() {
        assert!(property.get("description").is_some(), "{key}");
    }
}

#[test]
fn csv_is_quoted_and_holds_no_formula() {
    let catalogue = samples::catalogue(EVERYTHING);
    let written = String::from_utf8(csv(&[(&catalogue, &county())])).unwrap();
    assert!(written.starts_with("\u{feff}辖区,行政区划代码,"));
    assert!(written.ends_with("\r\n"));
    assert!(written.contains(",\"'=HYPERLINK(\"\"http://x\"\")\","), "{written}");
    assert!(written.contains(",'=1+1,"));
    assert!(written.contains("\"一段文字，不是列表。\n另起一行。\""));
}
