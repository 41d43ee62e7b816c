//! How good is the linter? Synthetic places, made from the baseline and a seed, with known defects and with harmless
//! variation; what mulu says of them is held against what was planted.

pub(crate) mod clean;
pub(crate) mod defects;
pub(crate) mod harmless;
pub(crate) mod make;
pub(crate) mod render;
pub(crate) mod report;
pub(crate) mod rng;
pub(crate) mod score;
pub(crate) mod special;
pub(crate) mod ticks;

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// One text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// `{groups: […]}`.
    Groups(Vec<String>),
    /// A key without a value, an empty cell.
    Blank,
}

/// An item: its fields by key, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) fields: Vec<(&'static str, Value)>,
    /// Whether it was changed, so that nothing else is done to it.
    pub(crate) taken: bool,
    /// Whether its deadline is not the baseline's, whose own is vague.
    pub(crate) mended: bool,
}

impl Row {
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.fields.iter().find(|(own, _)| *own == key).map(|(_, value)| value)
    }

    /// The one text of a field; nothing for a list.
    pub(crate) fn text(&self, key: &str) -> String {
        match self.get(key) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// The texts of a field.
    pub(crate) fn list(&self, key: &str) -> Vec<String> {
        match self.get(key) {
            Some(Value::List(texts) | Value::Groups(texts)) => texts.clone(),
            Some(Value::Text(text)) => vec![text.clone()],
            Some(Value::Blank) | None => Vec::new(),
        }
    }

    pub(crate) fn set(&mut self, key: &'static str, value: Value) {
        match self.fields.iter_mut().find(|(own, _)| *own == key) {
            Some((_, own)) => *own = value,
            None => self.fields.push((key, value)),
        }
    }

    pub(crate) fn put(&mut self, key: &'static str, text: impl Into<String>) {
        self.set(key, Value::Text(text.into()));
    }

    pub(crate) fn remove(&mut self, key: &str) {
        self.fields.retain(|(own, _)| *own != key);
    }
}

/// A catalogue.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) number: u16,
    pub(crate) domain: String,
    pub(crate) title: String,
    pub(crate) rows: Vec<Row>,
    /// Whether it is written as a workbook.
    pub(crate) workbook: bool,
    /// Whether that is the official table, with ticks under 公开对象, 公开方式 and 公开层级.
    pub(crate) ticks: bool,
}

/// A place.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) folder: String,
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) tier: &'static str,
    pub(crate) tables: Vec<Table>,
    pub(crate) omits: Vec<String>,
    /// More lines of its `jurisdiction.yaml`.
    pub(crate) more: String,
}

/// What was planted.
#[derive(Debug, Clone)]
pub(crate) struct Planted {
    pub(crate) rule: &'static str,
    /// The item's code or, where it has none, its name; the place or file for what is about no item.
    pub(crate) item: String,
    pub(crate) field: &'static str,
    /// What was done.
    pub(crate) what: String,
    /// Findings that come with it rightly: rule names.
    pub(crate) also: &'static [&'static str],
}

/// Paths and bytes.
pub(crate) type Laid = Vec<(String, Vec<u8>)>;

/// Files, and what is to be found in them.
pub(crate) struct Case {
    pub(crate) label: String,
    pub(crate) files: Laid,
    /// What is checked.
    pub(crate) path: String,
    /// The day by whose law.
    pub(crate) day: Option<&'static str>,
    pub(crate) planted: Vec<Planted>,
    /// Items that were written otherwise, with how.
    pub(crate) varied: Vec<(String, String)>,
}
