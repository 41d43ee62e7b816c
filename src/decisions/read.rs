//! A file of decisions, read with the place of everything that is wrong in it.

use super::{Decision, Decisions, KEYS, Subject, Verdict};
use crate::diagnostic::Words;
use crate::document::{Document, Entry, Node};
use crate::source::Location;
use serde_json::{Value, json};

/// Something wrong in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Where.
    pub at: Location,
    /// What, and what to do.
    pub words: Words,
}

const TOP: &[&str] = &["decisions"];
const OF_DECISION: &[&str] = &["fingerprint", "verdict", "words", "by", "on", "subject"];
const OF_SUBJECT: &[&str] = &["file", "rule", "item", "field", "text", "compared", "version"];

impl Decisions {
    /// Reads the tree of a file; what is wrong is told of, the rest is taken.
    #[must_use]
    pub fn read(document: &Document) -> (Self, Vec<Fault>) {
        let (mut decisions, mut faults) = (Self::default(), Vec::new());
        for entry in document.tables.first().map_or(&[][..], |table| table.root.entries()) {
            decisions.english |= entry.key.value.as_str().trim() == "decisions";
            if known(entry, TOP, &mut faults).is_none() {
                continue;
            }
            if entry.value.elements().is_empty() && !entry.value.is_blank() {
                faults.push(fault(entry.value.at, "这里应是列表，每条以“- ”开头", "a list is wanted here"));
            }
            for node in entry.value.elements() {
                let Some(decision) = decision(node, &mut faults) else { continue };
                if decisions.entries.contains_key(&decision.fingerprint) {
                    faults.push(fault(
                        node.at,
                        &format!("指纹 {} 写了两条意见，请只留一条", decision.fingerprint),
                        &format!("two decisions on {}; keep one", decision.fingerprint),
                    ));
                    continue;
                }
                decisions.entries.insert(decision.fingerprint.clone(), decision);
            }
        }
        (decisions, faults)
    }
}

fn decision(node: &Node, faults: &mut Vec<Fault>) -> Option<Decision> {
    let (mut decision, mut verdict_at) = (Decision::default(), None);
    let before = faults.len();
    for entry in node.entries() {
        let Some(key) = known(entry, OF_DECISION, faults) else { continue };
        if key == "subject" {
            decision.subject = subject(&entry.value, faults);
            continue;
        }
        let Some(text) = text(&entry.value, faults) else { continue };
        match key {
            "fingerprint" => decision.fingerprint = text.to_ascii_lowercase(),
            "verdict" => verdict_at = Some((entry.value.at, text)),
            "words" => decision.words = text,
            "by" => decision.by = text,
            _ => decision.on = day(entry.value.at, text, faults),
        }
    }
    if let Some((at, word)) = verdict_at.filter(|(_, word)| !word.is_empty()) {
        decision.verdict = Verdict::named(&word);
        if decision.verdict.is_none() {
            let (zh, en) = (names(true), names(false));
            faults.push(fault(
                at,
                &format!("不认识意见“{word}”，可写：{zh}；别的话请写在“说明”里"),
                &format!("`{word}` is no verdict; one of: {en}; other words go under `words`"),
            ));
        }
    }
    let print = &decision.fingerprint;
    if print.len() != 16 || !print.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let what = if print.is_empty() { "没有写指纹" } else { "指纹不对" };
        faults.push(fault(
            node.at,
            &format!("{what}：应为16位的数字和字母，从检查结果（--format json）或审核表的隐藏列里抄"),
            "no fingerprint: 16 hexadecimal digits, as in the JSON of a check",
        ));
        return None;
    }
    let empty = decision.verdict.is_none() && decision.words.is_empty();
    if empty && faults.len() == before {
        faults.push(fault(node.at, "既没有意见也没有说明", "neither a verdict nor words"));
    }
    (!empty).then_some(decision)
}

fn subject(node: &Node, faults: &mut Vec<Fault>) -> Subject {
    let mut subject = Subject::default();
    for entry in node.entries() {
        let Some(key) = known(entry, OF_SUBJECT, faults) else { continue };
        let Some(text) = text(&entry.value, faults) else { continue };
        match key {
            "file" => subject.file = text,
            "rule" => subject.rule = text,
            "item" => subject.item = text,
            "field" => subject.field = text,
            "compared" => subject.compared = text,
            "version" => subject.version = text,
            _ => subject.text = text,
        }
    }
    subject
}

fn names(chinese: bool) -> String {
    Verdict::ALL.map(|own| own.word(chinese)).join(if chinese { "、" } else { ", " })
}

fn text(node: &Node, faults: &mut Vec<Fault>) -> Option<String> {
    match node.as_text() {
        Some(text) => Some(text.value.trim().to_owned()),
        None if node.is_blank() => Some(String::new()),
        None => {
            faults.push(fault(node.at, "这里应是一段文字", "a text is wanted here"));
            None
        }
    }
}

/// A day as it is written in official papers or in files; any other writing is told of and left out.
fn day(at: Location, text: String, faults: &mut Vec<Fault>) -> String {
    if text.is_empty() || text.parse::<crate::knowledge::Date>().is_ok() {
        return text;
    }
    faults.push(fault(
        at,
        &format!("“{text}”不是日期，请写成“年-月-日”（如2026-09-28），并且要有这一天"),
        &format!("`{text}` is no day; write it as 2026-09-28"),
    ));
    String::new()
}

/// The English key, where it is one of those that may stand here.
fn known(entry: &Entry, allowed: &[&'static str], faults: &mut Vec<Fault>) -> Option<&'static str> {
    let own = entry.key.value.as_str().trim();
    let meant = |key: &&&'static str| {
        **key == own || KEYS.iter().any(|(english, chinese)| english == *key && *chinese == own)
    };
    let found = allowed.iter().find(meant).copied();
    if found.is_none() {
        let chinese =
            KEYS.iter().filter(|(english, _)| allowed.contains(english)).map(|(_, chinese)| *chinese);
        let chinese = chinese.collect::<Vec<_>>().join("、");
        faults.push(fault(
            entry.key.at,
            &format!("没有“{own}”这一项，可写：{chinese}"),
            &format!("no key `{own}`; one of: {}", allowed.join(", ")),
        ));
    }
    found
}

fn fault(at: Location, chinese: &str, english: &str) -> Fault {
    Fault { at, words: Words::new(chinese, english) }
}

/// What the parts of a subject are for, as the schema says it.
const SUBJECT_TOLD: &[(&str, &str)] = &[
    (
        "file",
        "问题所在的文件；该文件（或该地文件夹里的文件）再查过而问题不在了，意见可用 --update-decisions 移出。",
    ),
    ("rule", "规则名；对变化的意见写变化的种类，如 changed。"),
    (
        "compared",
        "对变化的意见：哪个地方、哪两次相比（示例县：前 → 今）。同样的两次再比而变化不在了，可移出；mulu review --previous 换了一轮，\
         该地又报送了的，同意保留等可移出，退回修改、采纳的留着，在该地的页面上提示核对是否已改回。没有写比较的不移出。",
    ),
    ("version", "作出意见时文件的版本；要求修改的，换了版本而问题仍在，报告里写明“上轮退回，仍未改”。"),
];

/// The JSON Schema (draft-07) of the file, in either language.
#[must_use]
pub fn schema(chinese: bool) -> Value {
    let word = |key: &str| {
        let found = KEYS.iter().find(|(english, _)| *english == key);
        found.map_or(key, |(english, own)| if chinese { own } else { english }).to_owned()
    };
    let object = |keys: &[&str], own: &dyn Fn(&str) -> Value| -> Value {
        keys.iter().map(|key| (word(key), own(key))).collect::<serde_json::Map<_, _>>().into()
    };
    let text = |words: &str| json!({"type": "string", "description": words});
    let of_subject = |key: &str| {
        let told = SUBJECT_TOLD.iter().find(|(own, _)| *own == key).map_or("", |(_, told)| told);
        if told.is_empty() { json!({"type": "string"}) } else { text(told) }
    };
    let subject = json!({
        "type": "object", "additionalProperties": false,
        "description": "给人看的；认定对象只凭指纹。下一轮里对象不在了，凭文件和比较判断是已经了结，还是没有再看。",
        "properties": object(OF_SUBJECT, &of_subject),
    });
    let verdicts: Vec<&str> =
        [true, false].into_iter().flat_map(|zh| Verdict::ALL.map(|own| own.word(zh))).collect();
    let of_key = |key: &str| match key {
        "fingerprint" => json!({"type": "string", "pattern": "^[0-9a-fA-F]{16}$"}),
        "verdict" => json!({"enum": verdicts, "description": "同意保留的不算检查不通过。"}),
        "words" => text("审核人的话。"),
        "by" => text("审核单位，不写个人。"),
        "on" => text("日期，如2026-09-28。"),
        _ => subject.clone(),
    };
    let title = if chinese {
        "mulu 处理意见 decisions.yaml（中文键名）"
    } else {
        "mulu 处理意见 decisions.yaml"
    };
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "type": "object", "additionalProperties": false, "required": [word("decisions")],
        "properties": {word("decisions"): {"type": ["array", "null"], "items": {
            "type": "object", "additionalProperties": false, "required": [word("fingerprint")],
            "properties": object(OF_DECISION, &of_key),
        }}},
    })
}
