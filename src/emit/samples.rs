//! Catalogues for the tests of the emitters, made without the readers, which stand above this floor's reach.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crate::catalogue::{
    Audience, Basis, Catalogue, Channel, Channels, Content, DomainName, Evidence, Field, Item, Jurisdiction,
    Text,
};
use crate::source::{FileId, Files, Located, Location};
use crate::value::citation;
use crate::value::code::Code;
use crate::value::deadline::Deadline;
use crate::value::legend::Legend;
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::tier::Tier;
use serde_yaml::Value;

/// A file to point at.
pub(super) fn files() -> (Files, FileId) {
    let mut files = Files::new();
    let file = files.add("21-elderly-care.yaml", b"domain: x\n".as_slice());
    (files, file)
}

pub(super) fn text(value: &str) -> Text {
    let (_, file) = files();
    Located::inexact(value.to_owned(), Location::File(file))
}

pub(super) fn county() -> Jurisdiction {
    Jurisdiction { code: Some(text("990101")), ..Jurisdiction::unnamed("示例县", Some(Tier::County)) }
}

/// A catalogue from YAML of the simplest form.
pub(super) fn catalogue(yaml: &str) -> Catalogue {
    let root: Value = serde_yaml::from_str(yaml).unwrap();
    let (_, file) = files();
    let word = |key: &str| root.get(key).map(|value| text(&scalar(value)));
    let domain = word("domain");
    Catalogue {
        incomplete: false,
        file,
        at: Location::File(file),
        recognised: domain.as_ref().map(|name| DomainName { number: Some(21), name: name.value.clone() }),
        domain,
        title: word("title"),
        items: root.get("items").map(list).unwrap_or_default().iter().map(item).collect(),
        columns: None,
        head: Location::File(file),
        negative: false,
        notes: root.get("note").map(texts).unwrap_or_default(),
        legend: Legend::default(),
    }
}

pub(super) fn baseline(name: &str) -> Catalogue {
    let path = format!("{}/catalogues/national/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    let yaml = std::fs::read_to_string(path).unwrap();
    catalogue(&yaml)
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn list(value: &Value) -> Vec<Value> {
    value.as_sequence().cloned().unwrap_or_default()
}

fn texts(value: &Value) -> Vec<Text> {
    match value {
        Value::Sequence(values) => values.iter().map(|value| text(&scalar(value))).collect(),
        other => vec![text(&scalar(other))],
    }
}

fn item(value: &Value) -> Item {
    let get = |field: Field| value.get(field.key());
    let one = |field: Field| get(field).map(|value| text(&scalar(value)));
    let many = |field: Field| get(field).map(texts).unwrap_or_default();
    let (_, file) = files();
    let at = Location::File(file);
    Item {
        at,
        seq: one(Field::Seq),
        code: read(one(Field::Code), Code::parse),
        category: many(Field::Category),
        name: one(Field::Name),
        content: content(get(Field::Content)),
        basis: basis(many(Field::Basis)),
        deadline: read(one(Field::Deadline), |text| Some(Deadline::parse(text))),
        body: one(Field::Body),
        channels: Channels {
            used: many(Field::Channels).into_iter().map(channel).collect(),
            optional: Vec::new(),
            unticked: Vec::new(),
            written: None,
        },
        audience: audience(get(Field::Audience)),
        mode: read(one_text(many(Field::Mode)), Mode::parse_list),
        levels: read(one_text(many(Field::Levels)), Tier::parse_list),
        optional: super::texts::OPTIONAL
            .iter()
            .chain(&[Field::Sources])
            .map(|field| (*field, many(*field)))
            .filter(|(_, texts)| !texts.is_empty())
            .collect(),
        extra: extra(get(Field::Extra)),
        evidence: one(Field::Evidence).and_then(|word| Evidence::parse(&word.value)),
        advisory: one(Field::Advisory).is_some_and(|word| word.value == "true"),
        blanks: Vec::new(),
    }
}

fn one_text(texts: Vec<Text>) -> Option<Text> {
    let words: Vec<String> = texts.into_iter().map(|text| text.value).collect();
    (!words.is_empty()).then(|| text(&words.join("、")))
}

fn read<T>(written: Option<Text>, parse: impl Fn(&str) -> Option<T>) -> Reading<T> {
    match written {
        None => Reading::Blank(None),
        Some(text) => match parse(&text.value) {
            Some(value) => Reading::Understood { text, value },
            None => Reading::Unreadable(text),
        },
    }
}

fn content(value: Option<&Value>) -> Content {
    match value {
        None => Content::default(),
        Some(Value::Sequence(values)) => {
            Content { elements: values.iter().map(|value| text(&scalar(value))).collect(), written: None }
        }
        Some(one) => {
            let written = scalar(one);
            let elements =
                crate::value::content::split(&written).into_iter().map(|at| text(&written[at])).collect();
            Content { elements, written: Some(text(&written)) }
        }
    }
}

fn basis(written: Vec<Text>) -> Basis {
    let parts = written
        .iter()
        .flat_map(|text| citation::Basis::parse(&text.value).parts.into_iter().map(|part| text.with(part)))
        .collect();
    Basis { written, parts, cell: None }
}

fn channel(written: Text) -> Channel {
    let name = match written.value.as_str() {
        "政府门户网站" => "政府网站".to_owned(),
        "征地信息公开平台" => "其他（征地信息公开平台）".to_owned(),
        other => other.to_owned(),
    };
    Channel { written, name, known: true }
}

fn audience(value: Option<&Value>) -> Reading<Audience> {
    let understood = |value| Reading::Understood { text: text(""), value };
    match value {
        None => Reading::Blank(None),
        Some(Value::Mapping(map)) => understood(Audience {
            everyone: map.get("all").is_some_and(|all| scalar(all) == "true"),
            groups: map.get("groups").map(list).unwrap_or_default().iter().map(scalar).collect(),
        }),
        Some(word) if scalar(word) == "全社会" => {
            understood(Audience { everyone: true, groups: Vec::new() })
        }
        Some(word) => Reading::Unreadable(text(&scalar(word))),
    }
}

fn extra(value: Option<&Value>) -> Vec<(Text, Text)> {
    let map = value.and_then(Value::as_mapping);
    map.into_iter().flatten().map(|(key, value)| (text(&scalar(key)), text(&scalar(value)))).collect()
}

/// Three items with every kind of field in them.
pub(super) const EVERYTHING: &str = r#"
domain: 养老服务
title: 示例县养老服务领域基层政务公开标准目录
note: 注：本目录自发布之日起施行。
items:
  - code: 21-01-01
    category: 养老服务通用政策
    name: 国家和地方层面养老服务相关法律、法规、政策文件
    content: [文件名称, 文号, 发文部门]
    basis:
      - 《中华人民共和国政府信息公开条例》（国务院令第711号）第十九条
      - 信息公开规定
    deadline: 制定或获取文件之日起10个工作日内
    body: 示例县民政局
    channels: [政府门户网站, 两微一端, 征地信息公开平台]
    audience: 全社会
    mode: 主动公开
    levels: [县级, 乡级]
    stage: [决策, 结果]
    url: http://www.example.gov.cn/a?b=c
    note: "=1+1"
    extra: {责任科室: 养老服务股, "承办人：电话": "+86 010"}
  - code: 21-01-02
    category: 养老服务通用政策
    name: "=HYPERLINK(\"http://x\")"
    content: "一段文字，不是列表。\n另起一行。"
    basis: ["《甲法》；《乙法》"]
    deadline: |-
      处罚决定：7个工作日内
      其余：20个工作日内
    body: 示例县民政局
    channels: [政府网站]
    audience: {all: true, groups: [城市低收入家庭, "老年人、残疾人"]}
    mode: [主动公开, 依申请公开]
    levels: [县级]
  - name: 𠮷祥养老院😀信息
    audience: 不详
    mode: 不予公开
    levels: 作业区
    evidence: partly
    sources: [http://www.example.gov.cn/x]
    advisory: true
"#;
