//! The bodies an item names, each with its place and what the registry knows of it.

use crate::catalogue::Item;
use crate::knowledge::Bodies;
use crate::knowledge::bodies::Generic;
use crate::source::{Located, Location};
use crate::value::body;
use crate::value::text::squeeze;

/// One body an item names.
#[derive(Debug)]
pub(crate) struct Named<'a> {
    /// The name, its blanks closed.
    pub(crate) name: String,
    /// Its place.
    pub(crate) at: Location,
    /// Whether the place holds the name and nothing else, so that another may be put there.
    pub(crate) exact: bool,
    /// What the whole means, brackets included, if it is generic.
    pub(crate) generic: Option<Generic<'a>>,
    /// Other names, in brackets.
    pub(crate) aliases: Vec<Located<String>>,
}

/// The bodies of an item, in order.
#[must_use]
pub(crate) fn of<'a>(item: &Item, bodies: &'a Bodies) -> Vec<Named<'a>> {
    let Some(text) = &item.body else { return Vec::new() };
    let located = |range: std::ops::Range<usize>| Located {
        value: squeeze(text.value.get(range.clone()).unwrap_or_default()),
        at: text.part(range),
        exact: text.exact,
    };
    let named = |body: body::Body| {
        let whole = located(body.whole);
        let name = located(body.name);
        // 县（区、市）人民政府 and 乡镇人民政府（街道办事处） are generic as they stand; else what stands before the bracket counts.
        let generic = bodies.generic(&whole.value);
        let taken = if generic.is_some() { whole } else { name };
        Named {
            generic: generic.or_else(|| bodies.generic(&taken.value)),
            name: taken.value,
            at: taken.at,
            exact: taken.exact,
            aliases: body.aliases.into_iter().map(located).collect(),
        }
    };
    body::split(&text.value).into_iter().map(named).collect()
}
