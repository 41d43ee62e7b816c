//! A `jurisdiction.yaml` as far as an import knows it: what is not known is not written.

use super::writer::Writer;
use crate::value::tier::Tier;

/// What is known of a place.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// A line for people above it.
    pub comment: Option<&'a str>,
    /// 示例县.
    pub name: &'a str,
    /// 行政区划代码.
    pub code: Option<&'a str>,
    /// Its tier.
    pub tier: Option<Tier>,
    /// The file of its negative list.
    pub withheld: Option<&'a str>,
}

/// The file.
#[must_use]
pub fn jurisdiction(place: &Place<'_>) -> String {
    let mut writer = Writer::default();
    if let Some(comment) = place.comment {
        writer.comment(0, comment);
    }
    writer.text(0, "name", place.name);
    if let Some(code) = place.code {
        writer.text(0, "code", code);
    }
    match place.tier {
        Some(tier) => writer.text(0, "tier", tier.name()),
        None => writer.line(0, "# tier: 县级"),
    }
    if let Some(path) = place.withheld {
        writer.text(0, "withheld", path);
    }
    writer.finish()
}
