//! The tables alone, for pasting into the column 法定主动公开内容 of a portal: no head, no style, no script.
//!
//! A portal's editor strips classes, styles and scripts, so nothing here needs any: borders, merged cells and
//! widths are attributes of old HTML, which such editors keep. Item pages are linked to by their full addresses,
//! where it is configured where the site will stand; a relative address would lead nowhere from the portal.

use super::frame::Site;
use super::options::SiteOptions;
use super::table;
use super::templates::{TemplateError, Templates};
use crate::emit::{Output, OutputSink};
use crate::lineage::Workspace;
use crate::source::Files;
use crate::threads;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the template sees: the words as `t`, the table as `it`.
#[derive(Serialize)]
struct Data<'a, T> {
    t: &'a BTreeMap<&'static str, &'static str>,
    it: T,
}

/// Hands a fragment for every domain of every place to a sink: `fragments/990101/21.html`.
///
/// # Errors
/// A template that is broken, or asks for what its page does not have.
pub fn fragments(
    workspace: &Workspace,
    files: &Files,
    options: &SiteOptions,
    sink: &dyn OutputSink,
) -> Result<(), TemplateError> {
    let site = Site::of(workspace, files, options);
    let templates = Templates::with(&options.templates)?;
    let domains = |place: &usize| {
        let count = site.place(*place).map_or(0, |own| own.catalogues.len());
        (0..count).map(|index| (*place, index)).collect::<Vec<_>>()
    };
    let domains: Vec<(usize, usize)> = site.own.iter().flat_map(domains).collect();
    sink.expect(domains.len());
    threads::try_each(domains.len(), |number| {
        let (place, index) = domains[number];
        let Some(catalogue) = site.catalogue(place, index).filter(|_| !sink.is_closed()) else {
            return Ok(());
        };
        let path = site.addresses.fragment(place, index);
        let mut view = table::domain(&site, &path, place, index, catalogue);
        let rows = view.groups.iter_mut().flat_map(|group| &mut group.rows).enumerate();
        rows.for_each(|(item, row)| row.name.href = site.url(&site.addresses.item(place, index, item)));
        let text = templates.render("fragment.html", &Data { t: &site.words, it: view })?;
        sink.put(Output { path, bytes: format!("{}\n", text.trim()).into_bytes() });
        Ok(())
    })
}
