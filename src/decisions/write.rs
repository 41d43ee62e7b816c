//! Decisions to YAML.

use super::{Decision, Decisions, KEYS};
use serde_yaml::{Mapping, Value};

impl Decisions {
    /// A new file: sorted, in the language of the one that was read, Chinese where none was.
    ///
    /// # Errors
    /// None for texts.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_yaml::Error> {
        self.yaml(&self.sorted()).map(String::into_bytes)
    }

    /// Some of them as a file.
    pub(super) fn yaml(&self, some: &[&Decision]) -> Result<String, serde_yaml::Error> {
        let list = some.iter().map(|own| self.entry(own)).collect();
        let mut root = Mapping::new();
        root.insert(self.key("decisions"), Value::Sequence(list));
        serde_yaml::to_string(&root)
    }

    /// One of them as its lines in such a file, the list's own mark and all.
    pub(super) fn lines(&self, one: &Decision) -> Result<Vec<String>, serde_yaml::Error> {
        let text = self.yaml(&[one])?;
        Ok(text.lines().skip(1).map(ToOwned::to_owned).collect())
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
            ("compared", &subject.compared),
            ("version", &subject.version),
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
