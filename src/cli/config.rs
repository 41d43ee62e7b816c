//! `mulu config`: what is in force, and where each thing was said.

use super::args::{ConfigArgs, FailOn};
use super::exit::{Failure, Outcome};
use super::inputs::{self, Settings};
use super::terminal::Terminal;
use crate::config::{self, Setting};
use crate::diagnostic::{Language, Level, Levels, RuleInfo, Severity};
use crate::rules;
use clap::ValueEnum;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Prints the settings.
pub(super) fn run(args: &ConfigArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    super::check::known_rules(&args.select, &args.ignore)?;
    let settings = inputs::settings(&args.paths)?;
    let view = View { args, settings: &settings, language: terminal.language };
    let text = format!("{}\n{}{}", view.head(), view.rules(), view.rest());
    super::say(text.as_bytes())
}

struct View<'a> {
    args: &'a ConfigArgs,
    settings: &'a Settings,
    language: Language,
}

impl View<'_> {
    fn say(&self, chinese: &'static str, english: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// Where a key of the file was said; the default where it was not.
    fn said(&self, key: &str) -> String {
        self.settings.config.said.get(key).map_or_else(|| self.default().to_owned(), Clone::clone)
    }

    fn default(&self) -> &'static str {
        self.say("默认", "default")
    }

    fn command_line(&self) -> &'static str {
        self.say("命令行", "command line")
    }

    /// The file, and what holds for all rules.
    fn head(&self) -> String {
        let config = &self.settings.config;
        let none = self.say("没有 mulu.yaml，全部为默认", "no mulu.yaml: all defaults");
        let mut text = format!("# {}\n", self.settings.file.as_deref().unwrap_or(none));
        let (level, said) = match (self.args.fail_on, config.fail_on) {
            (Some(word), _) => (fail_on(word), self.command_line().to_owned()),
            (None, Some(level)) => (level.map_or("never", Severity::name).to_owned(), self.said("fail_on")),
            (None, None) => ("error".to_owned(), self.default().to_owned()),
        };
        let _ = writeln!(text, "fail_on: {level}  # {said}");
        let lists =
            [("select", &self.args.select, &config.select), ("ignore", &self.args.ignore, &config.ignore)];
        for (key, words, own) in lists {
            // `--select` takes the place of the file's, `--ignore` is added to it.
            let kept = if key == "ignore" || words.is_empty() { own.as_slice() } else { &[] };
            let list: Vec<&str> = kept.iter().chain(words).map(String::as_str).collect();
            let said =
                [(kept.is_empty(), self.said(key)), (words.is_empty(), self.command_line().to_owned())];
            let said: Vec<String> = said.into_iter().filter(|(no, _)| !no).map(|(_, said)| said).collect();
            if !list.is_empty() {
                let _ = writeln!(text, "{key}: [{}]  # {}", list.join(", "), said.join("、"));
            }
        }
        text
    }

    /// Every rule with its level.
    fn rules(&self) -> String {
        let config = &self.settings.config;
        let levels = config.levels(&self.args.select, &self.args.ignore, &|_| BTreeSet::new());
        let set: BTreeMap<&str, &Setting> = config::in_force(&config.rules).collect();
        let mut text = "rules:\n".to_owned();
        for rule in rules::all() {
            let said = self.origin(rule, &levels, &set);
            let level = levels.severity(rule, rule.severity, None).map_or("off", Severity::name);
            let _ = writeln!(text, "  {}: {level}  # {} {said}", rule.name, rule.code);
        }
        text
    }

    /// Where the level of a rule was said.
    fn origin(&self, rule: &RuleInfo, levels: &Levels, set: &BTreeMap<&str, &Setting>) -> String {
        let own = set.get(rule.name);
        let meant = own.map_or(Some(rule.severity), |setting| match setting.level {
            Level::Off => None,
            Level::At(severity) => Some(severity),
        });
        if levels.severity(rule, rule.severity, None) == meant {
            return own.map_or_else(|| self.default().to_owned(), |setting| setting.said.clone());
        }
        // Off though its level says otherwise: by select or ignore, of whoever spoke.
        let ignored = |list: &[String]| {
            let mut only = Levels::default();
            only.ignore(list.to_vec());
            only.severity(rule, rule.severity, None).is_none()
        };
        match () {
            () if ignored(&self.args.ignore) || !self.args.select.is_empty() => {
                self.command_line().to_owned()
            }
            () if ignored(&self.settings.config.ignore) => self.said("ignore"),
            () => self.said("select"),
        }
    }

    /// What holds for some files only, and what the site says of itself.
    fn rest(&self) -> String {
        let config = &self.settings.config;
        let mut text = String::new();
        if !config.overrides.is_empty() {
            text.push_str("overrides:\n");
        }
        for own in &config.overrides {
            let tier = own.tier.map_or(String::new(), |tier| format!("tier: {}", tier.name()));
            let paths = if own.paths.is_empty() {
                String::new()
            } else {
                format!("paths: [{}]", own.paths.join(", "))
            };
            let parts: Vec<String> = [paths, tier].into_iter().filter(|part| !part.is_empty()).collect();
            let _ = writeln!(text, "  - {}\n    rules:", parts.join("\n    "));
            for (rule, setting) in config::in_force(&own.rules) {
                let _ = writeln!(text, "      {rule}: {}  # {}", level(setting.level), setting.said);
            }
        }
        if !config.site.is_empty() {
            text.push_str("site:\n");
        }
        for (key, value) in &config.site {
            let _ = writeln!(text, "  {key}: {value}  # {}", self.said(&format!("site.{key}")));
        }
        text.push_str("review:\n  weights:\n");
        for (key, weight) in config.weights.entries() {
            let said = self.said(&format!("review.weights.{key}"));
            let _ = writeln!(text, "    {key}: {}  # {said}", decimal(weight));
        }
        text
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::At(severity) => severity.name(),
    }
}

/// Hundredths as they are written: 50 → 0.5.
fn decimal(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn fail_on(word: FailOn) -> String {
    word.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}
