//! What a place says in its `jurisdiction.yaml`, one thing after the other, as it is compared.

use super::super::Direction;
use crate::catalogue::{DomainList, Jurisdiction, Text};
use crate::lineage::Workspace;
use crate::sameness::wording::plain;
use crate::source::Location;
use crate::value::text::comparable;
use std::collections::BTreeMap;

/// One thing a place says.
pub(super) struct Statement {
    /// Its key in the file.
    pub(super) field: &'static str,
    /// What it is called.
    pub(super) heading: &'static str,
    /// By what it is known again, within its key.
    pub(super) key: String,
    pub(super) code: Option<String>,
    pub(super) name: String,
    /// What is said, part by part.
    pub(super) parts: Vec<String>,
    pub(super) at: Location,
    /// Whom it serves that it is said.
    pub(super) serves: Direction,
}

/// Every domain of the baseline, as it is shown.
pub(super) const ALL_DOMAINS: &str = "全部领域";

impl Statement {
    /// All of it on one line.
    pub(super) fn said(&self) -> String {
        let parts = self.parts.iter().map(String::as_str).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(if ["domains", "bodies"].contains(&self.field) {
            "、"
        } else {
            "，"
        })
    }

    pub(super) fn is_said_alike(&self, other: &Self) -> bool {
        let words = |one: &Self| {
            let mut all: Vec<String> = one.parts.iter().map(|part| plain(part)).collect();
            all.sort();
            all
        };
        words(self) == words(other)
    }
}

/// What the items are called, by code: here, else above.
pub(super) fn names(workspaces: [&Workspace; 2]) -> BTreeMap<&str, &str> {
    let items = workspaces.into_iter().flat_map(|workspace| {
        workspace.jurisdictions.iter().flat_map(|place| &place.catalogues).flat_map(|list| &list.items)
    });
    let mut found = BTreeMap::new();
    for item in items {
        if let (Some(code), Some(name)) = (item.code_text(), &item.name) {
            found.entry(code.trim()).or_insert(name.value.trim());
        }
    }
    found
}

/// All that a place says.
pub(super) fn all(place: &Jurisdiction, names: &BTreeMap<&str, &str>) -> Vec<Statement> {
    let mut found: Vec<Statement> = omits(place, names).collect();
    found.extend(waivers(place));
    let limit = place.limits.within.as_ref().map(|text| plainly("limits", "本地承诺的时限", text));
    found.extend(limit.map(|one| Statement { serves: Direction::Tightened, ..one }));
    found.extend(domains(place));
    if let Some((_, first)) = place.bodies.first() {
        let pair =
            |(generic, local): &(Text, Text)| format!("{}：{}", generic.value.trim(), local.value.trim());
        let parts = place.bodies.iter().map(pair).collect();
        found.push(Statement { parts, ..plainly("bodies", "部门对照", first) });
    }
    if let (Some(file), Some(tier)) = (place.file, place.tier) {
        let text = Text::new(tier.name().to_owned(), Location::File(file));
        found.push(plainly("tier", "层级", &text));
    }
    found.extend(place.code.as_ref().map(|text| plainly("code", "行政区划代码", text)));
    if let Some(approval) = &place.approval {
        let texts = [&approval.by, &approval.on, &approval.document];
        let parts = texts.map(|text| value(text.as_ref()).unwrap_or_default().to_owned()).to_vec();
        let first = texts.into_iter().flatten().next();
        found.extend(first.map(|first| Statement { parts, ..plainly("approval", "审核情况", first) }));
    }
    found
}

/// What of the tier above does not exist here.
fn omits(place: &Jurisdiction, names: &BTreeMap<&str, &str>) -> impl Iterator<Item = Statement> {
    place.omits.iter().map(move |omit| {
        let code = omit.code.value.trim().to_owned();
        Statement {
            field: "omits",
            heading: "不适用说明",
            key: comparable(&code),
            name: names.get(code.as_str()).copied().unwrap_or_default().to_owned(),
            code: Some(code),
            parts: vec![value(omit.reason.as_ref()).unwrap_or("没有写理由").to_owned()],
            at: omit.code.at,
            serves: Direction::Loosened,
        }
    })
}

/// What is accepted with a reason, in the file of the place and in comments of its catalogues.
fn waivers(place: &Jurisdiction) -> impl Iterator<Item = Statement> {
    place.waivers.iter().map(|waiver| {
        let rule = waiver.rule.value.trim();
        let code = value(waiver.code.as_ref()).map(str::to_owned);
        let reason = value(waiver.reason.as_ref());
        let until =
            value(waiver.until.as_ref()).map_or("长期有效".to_owned(), |until| format!("至{until}"));
        // A comment has no code: it is known by what it says.
        let own = waiver.scope.and(reason).map(plain).unwrap_or_default();
        Statement {
            field: "waivers",
            heading: "备案说明",
            key: [rule, code.as_deref().unwrap_or_default(), &own].join("\u{1f}"),
            code,
            name: rule.to_owned(),
            parts: vec![reason.unwrap_or("没有写理由").to_owned(), until],
            at: waiver.rule.at,
            serves: Direction::Neutral,
        }
    })
}

/// Which domains the place says it must have.
fn domains(place: &Jurisdiction) -> Option<Statement> {
    let (parts, first) = match &place.domains {
        DomainList::Own => return None,
        DomainList::All(word) => (vec![ALL_DOMAINS.to_owned()], word),
        DomainList::Some(list) => {
            (list.iter().map(|text| text.value.trim().to_owned()).collect(), list.first()?)
        }
    };
    Some(Statement { parts, serves: Direction::Tightened, ..plainly("domains", "应编领域", first) })
}

fn plainly(field: &'static str, heading: &'static str, text: &Text) -> Statement {
    Statement {
        field,
        heading,
        key: String::new(),
        code: None,
        name: heading.to_owned(),
        parts: vec![text.value.trim().to_owned()],
        at: text.at,
        serves: Direction::Neutral,
    }
}

fn value(text: Option<&Text>) -> Option<&str> {
    text.map(|text| text.value.trim()).filter(|text| !text.is_empty())
}
