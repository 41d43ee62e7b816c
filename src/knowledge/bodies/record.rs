//! The records of `bodies.yaml`. Inert.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::knowledge::Date;
use crate::knowledge::fold::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) generic: Vec<Kind>,
    pub(super) wording: Wording,
    pub(super) succession: Vec<Change>,
    pub(super) abbreviations: BTreeMap<String, String>,
    pub(super) endings: Vec<String>,
    pub(super) internal: Vec<String>,
}

/// A kind of office.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The generic name: 民政部门.
    pub name: String,
    /// Other generic names.
    #[serde(default)]
    pub also: Vec<String>,
    /// What its generic names contain: 民政.
    #[serde(default)]
    pub stems: Vec<String>,
    /// No office but another who discloses (招标人, 学校): there is no local name to put in its place.
    #[serde(default)]
    pub party: bool,
    /// What stands before the place where the office is run from above: 国家税务总局.
    pub before: Option<String>,
    /// The ministry above.
    pub ministry: Option<String>,
    /// What the office is called on each tier, the commonest name first, without the place.
    #[serde(default)]
    pub offices: BTreeMap<String, Vec<String>>,
}

impl Kind {
    /// What the office is called on `tier` (县级), the commonest name first.
    #[must_use]
    pub fn offices_of(&self, tier: &str) -> &[String] {
        self.offices.get(tier).map_or(&[], Vec::as_slice)
    }

    /// The likely name in a place: 示例县 and 县级 give 示例县民政局.
    #[must_use]
    pub fn office_in(&self, place: &str, tier: &str) -> Option<String> {
        let before = self.before.as_deref().unwrap_or_default();
        Some(format!("{before}{place}{}", self.offices_of(tier).first()?))
    }

    /// The tier of an office that only one tier has: 乡级 of 乡镇人民政府.
    #[must_use]
    pub fn only_tier(&self) -> Option<&str> {
        let mut tiers = self.offices.keys();
        tiers.next().filter(|_| tiers.next().is_none()).map(String::as_str)
    }
}

/// Words by which a generic name is told.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Beginnings: 县级人民政府, 地方各级, 相关.
    pub heads: Vec<String>,
    /// Endings: 部门, 行政主管部门.
    pub tails: Vec<String>,
    /// Whole names: 相关审批部门.
    pub whole: Vec<String>,
    /// Places nobody filled in: 县（区、市）.
    pub placeholders: Vec<String>,
}

impl Wording {
    /// The same words folded, as the names are that they are held against.
    pub(super) fn folded(self) -> Self {
        let all = |words: Vec<String>| words.iter().map(|word| fold(word)).collect();
        Self {
            heads: all(self.heads),
            tails: all(self.tails),
            whole: all(self.whole),
            placeholders: all(self.placeholders),
        }
    }

    /// Whether a folded name is generic by its words.
    pub(super) fn is_generic(&self, name: &str) -> bool {
        let any = |words: &[String], fits: &dyn Fn(&str) -> bool| words.iter().any(|word| fits(word));
        any(&self.whole, &|word| name == word)
            || any(&self.placeholders, &|word| name.contains(word))
            || any(&self.tails, &|word| name.ends_with(word))
            || (name.ends_with("人民政府") && any(&self.heads, &|word| name.starts_with(word)))
    }
}

/// A change of an office's name or duties.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The former office; for moved duties, the duties.
    pub from: String,
    /// What it became, the commonest name first.
    pub to: Vec<String>,
    /// Central: the day of the decision. Local: the day by which the reform was to be done.
    pub on: Date,
    /// Central or local.
    pub scope: Scope,
    /// What happened.
    pub kind: ChangeKind,
    /// The reform document; none where the change is recalled.
    pub document: Option<String>,
    /// Whether it went the same way everywhere.
    #[serde(default = "yes")]
    pub uniform: bool,
    /// `recalled` where no document was looked at.
    pub confidence: Option<String>,
    /// Anything else worth telling.
    pub note: Option<String>,
}

const fn yes() -> bool {
    true
}

/// Whose office changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Scope {
    /// An office of the central government: the name stands alone.
    #[serde(rename = "中央")]
    Central,
    /// Offices of provinces, cities and counties: a place stands in front.
    #[serde(rename = "地方")]
    Local,
}

/// What happened to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum ChangeKind {
    /// It got another name.
    #[serde(rename = "更名")]
    Renamed,
    /// It went into another, with or without others.
    #[serde(rename = "合并")]
    Merged,
    /// It was dissolved, its duties going elsewhere.
    #[serde(rename = "撤销")]
    Abolished,
    /// It is still there, but one of its duties is not.
    #[serde(rename = "职责划转")]
    DutiesMoved,
}
