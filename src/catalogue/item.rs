//! One item (事项) of a catalogue: every field as written and as understood.

use super::Field;
use crate::source::{Located, Location};
use crate::value::citation::Part;
use crate::value::code::Code;
use crate::value::deadline::Deadline;
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::tier::Tier;

/// Text with its place.
pub type Text = Located<String>;

/// One row of a catalogue.
#[derive(Debug, Clone)]
pub struct Item {
    /// All of it.
    pub at: Location,
    /// 序号.
    pub seq: Option<Text>,
    /// 事项编码.
    pub code: Reading<Code>,
    /// 一级事项, and deeper levels above the last.
    pub category: Vec<Text>,
    /// 二级事项, the name; where a table has one level only, that one.
    pub name: Option<Text>,
    /// 公开内容（要素）.
    pub content: Content,
    /// 公开依据.
    pub basis: Basis,
    /// 公开时限.
    pub deadline: Reading<Deadline>,
    /// 公开主体.
    pub body: Option<Text>,
    /// 公开渠道和载体.
    pub channels: Channels,
    /// 公开对象.
    pub audience: Reading<Audience>,
    /// 公开方式.
    pub mode: Reading<Vec<Mode>>,
    /// 公开层级.
    pub levels: Reading<Vec<Tier>>,
    /// Optional fields (五公开, 咨询方式, 备注 …) in the order written; several texts for a list.
    pub optional: Vec<(Field, Vec<Text>)>,
    /// Columns that are none of ours: heading and text.
    pub extra: Vec<(Text, Text)>,
    /// Baseline only: how well the item is known.
    pub evidence: Option<Evidence>,
    /// Baseline only: required of nobody.
    pub advisory: bool,
    /// Where known fields stand empty (a key without a value, an empty cell).
    pub blanks: Vec<(Field, Location)>,
}

/// 公开内容（要素）: the elements, and the text where it was written as one.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The elements, each with its place.
    pub elements: Vec<Text>,
    /// The whole text as written, where it was one text and not a list.
    pub written: Option<Text>,
}

/// 公开依据: the entries as written, and what each part of them is.
#[derive(Debug, Clone, Default)]
pub struct Basis {
    /// The entries (one a line in YAML, one cell in a table).
    pub written: Vec<Text>,
    /// The whole text, where it was one text and not a list: with the numbers and marks between its entries.
    pub cell: Option<Text>,
    /// The citations and other parts in order, each with its own place.
    pub parts: Vec<Located<Part>>,
}

/// 公开渠道和载体.
#[derive(Debug, Clone, Default)]
pub struct Channels {
    /// Those used: named, or ticked where the cell has boxes.
    pub used: Vec<Channel>,
    /// Those that may be used: offered behind a box that the table's legend calls 可选.
    pub optional: Vec<Channel>,
    /// Those offered with an empty box and not taken.
    pub unticked: Vec<Text>,
    /// The whole text, where it was one text and not a list.
    pub written: Option<Text>,
}

/// One channel.
#[derive(Debug, Clone)]
pub struct Channel {
    /// As written, without its box.
    pub written: Text,
    /// The official name, or 其他（…） for a channel of the place's own.
    pub name: String,
    /// Whether the channel is one we know.
    pub known: bool,
}

/// 公开对象.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// 全社会.
    pub everyone: bool,
    /// 特定群体, as named; a tick without words gives 特定群体 itself.
    pub groups: Vec<String>,
}

/// How well a baseline item is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Written from memory; no page seen.
    Recalled,
    /// Parts of it seen on published pages.
    Partly,
    /// Seen on published pages.
    Sourced,
}

impl Evidence {
    /// The word in YAML and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Recalled => "recalled",
            Self::Partly => "partly",
            Self::Sourced => "sourced",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Recalled, Self::Partly, Self::Sourced].into_iter().find(|evidence| evidence.name() == text)
    }
}

impl Content {
    /// The whole text: as written, or the elements one a line, as a table's cell has them.
    #[must_use]
    pub fn whole(&self) -> String {
        self.written.as_ref().map_or_else(|| joined(&self.elements, "\n"), |text| text.value.clone())
    }

    /// The whole text on one line, the elements parted by `；`.
    #[must_use]
    pub fn on_one_line(&self) -> String {
        if self.elements.len() > 1 { joined(&self.elements, "；") } else { self.whole() }
    }
}

impl Basis {
    /// The whole text: as written, or the entries one a line, as a table's cell has them.
    #[must_use]
    pub fn whole(&self) -> String {
        self.cell.as_ref().map_or_else(|| joined(&self.written, "\n"), |text| text.value.clone())
    }
}

fn joined(texts: &[Text], separator: &str) -> String {
    texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(separator)
}

impl Item {
    /// The name, or a stand-in for messages where there is none.
    #[must_use]
    pub fn title(&self) -> &str {
        self.name.as_ref().map_or("（未写名称）", |name| &name.value)
    }

    /// The code as written.
    #[must_use]
    pub fn code_text(&self) -> Option<&str> {
        self.code.text().map(|text| text.value.as_str())
    }

    /// Where to point for a field that is missing: its empty cell or key, else the head of the item.
    #[must_use]
    pub fn missing_at(&self, field: Field) -> Location {
        let blank = self.blanks.iter().find(|(blank, _)| *blank == field).map(|(_, at)| *at);
        blank.unwrap_or_else(|| self.head())
    }

    /// Where to point for a finding about the whole item: its name, else its code, else all of it.
    #[must_use]
    pub fn head(&self) -> Location {
        let named = self.name.as_ref().map(|name| name.at);
        named.or_else(|| self.code.text().map(|code| code.at)).unwrap_or(self.at)
    }

    /// The texts of an optional field.
    #[must_use]
    pub fn optional(&self, field: Field) -> &[Text] {
        self.optional.iter().find(|(own, _)| *own == field).map_or(&[], |(_, texts)| texts.as_slice())
    }

    /// Category and name with blanks closed and width folded: what makes an item the same item
    /// where no code is written.
    #[must_use]
    pub fn key(&self) -> String {
        use crate::value::text::comparable;
        let mut key = String::new();
        for text in self.category.iter().chain(&self.name) {
            key.push_str(&comparable(&text.value));
            key.push('\u{1f}');
        }
        key
    }
}
