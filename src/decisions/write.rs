//! Decisions to YAML.

use super::{Decision, Decisions, KEYS};
use serde_yaml::{Mapping, Value};

impl Decisions {
    /// The file: sorted, in the language of the one that was read, Chinese for a new one. What it says is kept; comments
    /// are not.
    ///
    /// # Errors
    /// None for texts.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_yaml::Error> {
        let list = self.sorted().into_iter().map(|own| self.entry(own)).collect();
        let mut root = Mapping::new();
        root.insert(self.key("decisions"), Value::Sequence(list));
        serde_yaml::to_string(&root).map(String::into_bytes)
    }

    fn entry(&self, decision: &Decision) -> Value {
        let verdict = decision.verdict.map_or("", |own| own.word(!self.english));
        let subject = &decision.subject;
        let parts = [
            ("file", &subject.file),
            ("rule", &subject.rule),
            ("item", &subject.item),
            ("field", &subject.field),
            ("text", &subject.text),
        ];
        let mut inner = Mapping::new();
        for (key, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
            inner.insert(self.key(key), plain(text));
        }
        let mut map = Mapping::new();
        let own = [
            ("fingerprint", decision.fingerprint.as_str()),
            ("verdict", verdict),
            ("words", &decision.words),
            ("by", &decision.by),
            ("on", &decision.on),
        ];
        for (key, text) in own.into_iter().filter(|(_, text)| !text.is_empty()) {
            map.insert(self.key(key), plain(text));
        }
        if !inner.is_empty() {
            map.insert(self.key("subject"), Value::Mapping(inner));
        }
        Value::Mapping(map)
    }

    fn key(&self, key: &str) -> Value {
        let found = KEYS.iter().find(|(english, _)| *english == key);
        let word = found.map_or(key, |(english, chinese)| if self.english { english } else { chinese });
        Value::String(word.to_owned())
    }
}

/// A text on one line, as it is read again.
fn plain(text: &str) -> Value {
    Value::String(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
