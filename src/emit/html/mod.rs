//! The site: start page, places, domains, items and negative lists, as plain files that open from a folder.
//!
//! [`site`] makes views (`view`) from the workspace and fills the templates with them. Addresses
//! are made in `emit::address`; text is escaped by the templates; nothing is fetched, no clock is
//! read. Not here: facets, reverse indexes, calendar, feed, QR codes (the publishing issue).

mod compare;
mod fields;
mod frame;
mod home;
mod item;
mod negative;
mod options;
mod safe;
mod search;
mod table;
mod templates;
#[cfg(test)]
mod tests;
mod tracks;
pub mod view;
mod words;

pub use options::{SiteMeta, SiteOptions};
pub use templates::{EMBEDDED, TemplateError};

use super::Output;
use super::address::Addresses;
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::lineage::Workspace;
use crate::source::{FileId, Files};
use frame::{Frame, Site};
use options::PageKind;
use serde::Serialize;
use std::collections::BTreeMap;
use templates::Templates;
use tracks::{Spot, Tracks};
use view::Page;

/// Makes the site of a workspace: every page, style sheet and script, in a fixed order.
///
/// # Errors
/// A template that is broken, or asks for what its page does not have.
pub fn site(
    workspace: &Workspace,
    files: &Files,
    options: &SiteOptions,
) -> Result<Vec<Output>, TemplateError> {
    let site = Site {
        workspace,
        files,
        options,
        addresses: Addresses::of(workspace),
        tracks: Tracks::of(workspace),
        words: words::words(options.language),
        own: workspace.own().collect(),
    };
    let templates = Templates::with(&options.templates)?;
    let mut writer = Writer { site: &site, templates: &templates, outputs: Vec::new() };
    writer.home()?;
    for index in &site.own {
        if let Some(place) = site.place(*index) {
            writer.place(*index, place)?;
        }
    }
    let mut outputs = writer.outputs;
    outputs.extend(templates.assets().map(|(name, text)| file(name, text.to_owned())));
    outputs.push(file("assets/search-index.js", search::index(&site)));
    Ok(outputs)
}

fn file(path: &str, text: String) -> Output {
    Output { path: path.to_owned(), bytes: text.into_bytes() }
}

/// What a template sees: the frame as `page`, the words as `t`, and the page's own data as `it`.
#[derive(Serialize)]
struct Data<'a, T> {
    /// The template's name without its ending, which tells style sheets and scripts what page it is.
    kind: &'a str,
    page: Page,
    t: &'a BTreeMap<&'static str, &'static str>,
    it: T,
}

struct Writer<'a> {
    site: &'a Site<'a>,
    templates: &'a Templates,
    outputs: Vec<Output>,
}

impl Writer<'_> {
    fn write(&mut self, template: &str, frame: Frame<'_>, it: impl Serialize) -> Result<(), TemplateError> {
        let path = frame.path.to_owned();
        let kind = template.trim_end_matches(".html");
        let data = Data { kind, page: self.site.page(frame), t: &self.site.words, it };
        let mut text = self.templates.render(template, &data)?;
        if !text.ends_with('\n') {
            text.push('\n');
        }
        self.outputs.push(file(&path, text));
        Ok(())
    }

    fn home(&mut self) -> Result<(), TemplateError> {
        let title = self.site.word("home");
        let frame = Frame {
            path: "index.html",
            title,
            kind: PageKind::Column,
            trail: Vec::new(),
            sources: Vec::new(),
            place: None,
        };
        self.write("index.html", frame, home::home(self.site))
    }

    fn place(&mut self, index: usize, place: &Jurisdiction) -> Result<(), TemplateError> {
        let path = self.site.addresses.place(index);
        let frame = Frame {
            path: &path,
            title: &safe::shown(&place.name),
            kind: PageKind::Column,
            trail: self.trail(index),
            sources: place.file.into_iter().collect(),
            place: Some(index),
        };
        self.write("place.html", frame, home::place(self.site, &path, index, place))?;
        for (number, catalogue) in place.catalogues.iter().enumerate() {
            self.domain(index, number, catalogue)?;
        }
        match self.site.options.withheld.get(&index) {
            Some(list) => self.negative_list(index, list),
            None => Ok(()),
        }
    }

    fn domain(&mut self, place: usize, index: usize, catalogue: &Catalogue) -> Result<(), TemplateError> {
        let path = self.site.addresses.domain(place, index);
        let title = table::title(self.site, place, catalogue);
        let frame = self.content(&path, &title, self.trail(place), catalogue.file, place);
        self.write("domain.html", frame, table::domain(self.site, &path, place, index, catalogue))?;
        for (number, row) in catalogue.items.iter().enumerate() {
            let spot = Spot { place, catalogue: index, item: number };
            let from = self.site.addresses.item(place, index, number);
            let mut trail = self.trail(place);
            trail.push((safe::shown(catalogue.domain_name()), path.clone()));
            let title = safe::shown(row.title());
            let frame = self.content(&from, &title, trail, row.at.file(), place);
            self.write("item.html", frame, item::item(self.site, &from, spot, catalogue, row))?;
        }
        Ok(())
    }

    fn negative_list(&mut self, place: usize, list: &Catalogue) -> Result<(), TemplateError> {
        let path = self.site.addresses.negative_list(place);
        let view = negative::negative_list(self.site, place, list);
        let title = view.title.clone();
        let frame = self.content(&path, &title, self.trail(place), list.file, place);
        self.write("negative-list.html", frame, view)
    }

    fn content<'a>(
        &self,
        path: &'a str,
        title: &'a str,
        trail: Vec<(String, String)>,
        source: FileId,
        place: usize,
    ) -> Frame<'a> {
        Frame { path, title, kind: PageKind::Content, trail, sources: vec![source], place: Some(place) }
    }

    /// The places from the top down to this one, each with its page.
    fn trail(&self, place: usize) -> Vec<(String, String)> {
        let own = |index: &usize| self.site.own.contains(index);
        let above = std::iter::once(place).chain(self.site.workspace.ancestors(place)).filter(own);
        let entry = |index: usize| {
            let name = self.site.place(index).map_or_else(String::new, |place| safe::shown(&place.name));
            (name, self.site.addresses.place(index))
        };
        let mut trail: Vec<(String, String)> = above.map(entry).collect();
        trail.reverse();
        trail
    }
}
