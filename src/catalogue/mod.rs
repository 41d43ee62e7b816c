//! Floor 3: what we compile. Inert and public; raw text is never thrown away.

mod adjustment;
pub mod field;
mod item;
mod jurisdiction;

pub use adjustment::{ADJUSTMENT_KEYS, AdjustedItem, Adjustment, AdjustmentKind};
pub use field::{CATALOGUE_KEYS, FIELDS, Field, FieldInfo};
pub use item::{Audience, Basis, Channel, Channels, Content, Evidence, Item, Text};
pub use jurisdiction::{Approval, DomainList, Jurisdiction, Limits, Omit, Waiver};

use crate::source::{FileId, Located, Location};
use crate::value::legend::Legend;

/// A catalogue: one domain of one jurisdiction.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// The file it stands in.
    pub file: FileId,
    /// All of it.
    pub at: Location,
    /// 领域, as written.
    pub domain: Option<Text>,
    /// The domain it was recognised as, from the registry or by its own name.
    pub recognised: Option<DomainName>,
    /// 标题.
    pub title: Option<Text>,
    /// Its items, in order.
    pub items: Vec<Item>,
    /// Whether parts of the file could not be read, so that what is absent may only be unread.
    pub incomplete: bool,
    /// The fields a table has columns for, each with its heading; `None` for YAML, which has no columns.
    pub columns: Option<Vec<(Field, String)>>,
    /// Where a finding about the whole table points: its heading row, or the file.
    pub head: Location,
    /// Whether it is a negative list (负面清单): it lists what is withheld, not what is disclosed.
    pub negative: bool,
    /// Text around the items that belongs to none of them.
    pub notes: Vec<Located<String>>,
    /// What the boxes before its channels mean, as far as it says so.
    pub legend: Legend,
}

/// A domain as the registry names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainName {
    /// The number: 1–26 for the pilot domains, 90 for the village list, `None` for a place's own.
    pub number: Option<u16>,
    /// The current official name.
    pub name: String,
}

impl Catalogue {
    /// The domain's name for messages: recognised, as written, or a stand-in.
    #[must_use]
    pub fn domain_name(&self) -> &str {
        if self.negative {
            return "负面清单";
        }
        match (&self.recognised, &self.domain) {
            (Some(domain), _) => &domain.name,
            (None, Some(written)) => &written.value,
            (None, None) => "（未写领域）",
        }
    }

    /// Whether the table lacks the column altogether, so that every item lacks the field.
    #[must_use]
    pub fn lacks(&self, field: Field) -> bool {
        self.columns.as_ref().is_some_and(|columns| columns.iter().all(|(own, _)| *own != field))
    }

    /// What the column of a field is called here: as the table has it, else by its official name.
    #[must_use]
    pub fn heading(&self, field: Field) -> &str {
        let own = self.columns.iter().flatten().find(|(own, _)| *own == field);
        own.map(|(_, heading)| heading.as_str())
            .filter(|heading| !heading.is_empty())
            .unwrap_or(field.chinese())
    }
}
