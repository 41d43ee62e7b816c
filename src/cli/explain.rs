//! `mulu explain` and `mulu rules`.

use super::args::ListFormat;
use super::exit::{Failure, Outcome};
use super::terminal::Terminal;
use crate::diagnostic::Fixability;
use crate::rules::{self, Lookup};
use std::fmt::Write as _;

/// Prints a rule's manual page; in English its English part.
pub(super) fn page(word: &str, terminal: &Terminal) -> Result<Outcome, Failure> {
    match rules::lookup(word) {
        Lookup::Found(rule) => super::say(format!("{}\n", rule.page(terminal.language)).as_bytes()),
        Lookup::Unknown(near) => Err(unknown(word, &near)),
    }
}

/// What to say of a rule nobody knows.
pub(super) fn unknown(word: &str, near: &[&str]) -> Failure {
    let (zh, en) = if near.is_empty() {
        ("；用 mulu rules 查看全部规则".to_owned(), "; see `mulu rules`".to_owned())
    } else {
        (format!("，是否想写 {}？", near.join("、")), format!("; did you mean {}?", near.join(", ")))
    };
    Failure::new(format!("没有规则“{word}”{zh}"), format!("no rule `{word}`{en}"))
}

/// Lists the rules.
pub(super) fn list(format: ListFormat, terminal: &Terminal) -> Result<Outcome, Failure> {
    let all = rules::all();
    let text = match format {
        ListFormat::Human => {
            let width = all.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
            all.iter().fold(String::new(), |mut text, rule| {
                let severity = rule.severity.label(terminal.language);
                let _ = writeln!(
                    text,
                    "{}  {:width$}  {severity}  {}",
                    rule.code,
                    rule.name,
                    rule.summary(terminal.language)
                );
                text
            })
        }
        ListFormat::Json => {
            let rules: Vec<serde_json::Value> = all
                .iter()
                .map(|rule| {
                    serde_json::json!({
                        "code": rule.code,
                        "name": rule.name,
                        "severity": rule.severity.name(),
                        "summary": rule.summary(terminal.language),
                        "since": rule.since,
                        "fix": match rule.fix {
                            Fixability::Never => "never",
                            Fixability::Sometimes => "sometimes",
                            Fixability::Always => "always",
                        },
                    })
                })
                .collect();
            format!("{:#}\n", serde_json::json!({ "mulu": 1, "rules": rules }))
        }
    };
    super::say(text.as_bytes())
}
