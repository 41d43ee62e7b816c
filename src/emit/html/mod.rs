//! The site: start page, places, domains, items and negative lists, as plain files that open from a folder.
//!
//! [`site`] makes views (`view`) from the workspace and fills the templates with them. Addresses
//! are made in `emit::address`; text is escaped by the templates; nothing is fetched, no clock is
//! read. Pages by instrument, office, date and change are in `index`; the data of the search is in `search`.

mod compare;
mod fields;
mod fragments;
mod frame;
mod home;
mod index;
mod item;
mod linked;
mod marks;
mod negative;
mod options;
mod qr;
mod safe;
mod search;
mod sitemap;
mod subject;
mod table;
mod templates;
#[cfg(test)]
mod tests;
mod tracks;
pub mod view;
mod words;

pub use fragments::fragments;
pub use index::Indexes;
pub use options::{SiteMeta, SiteOptions};
pub use qr::QrCode;
pub use templates::{EMBEDDED, TemplateError, TemplateFault};

use super::{Collected, Output, OutputSink};
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::lineage::Workspace;
use crate::source::{FileId, Files};
use crate::threads;
use frame::{Frame, Site};
use options::PageKind;
use serde::Serialize;
use std::sync::{Mutex, PoisonError};
use subject::Subject;
use templates::{Templates, Words};
use tracks::Spot;
use view::Page;

/// Makes the site of a workspace in memory: every page, style sheet and script, by path.
///
/// # Errors
/// A template that is broken, or asks for what its page does not have.
pub fn site(
    workspace: &Workspace,
    files: &Files,
    options: &SiteOptions,
) -> Result<Vec<Output>, TemplateError> {
    let collected = Collected::default();
    publish(workspace, files, options, &collected)?;
    Ok(collected.into_outputs())
}

/// Hands every page, style sheet and script of the site of a workspace to a sink.
///
/// # Errors
/// A template that is broken, or asks for what its page does not have; the sink has then got a part of the site.
pub fn publish(
    workspace: &Workspace,
    files: &Files,
    options: &SiteOptions,
    sink: &dyn OutputSink,
) -> Result<(), TemplateError> {
    let site = Site::of(workspace, files, options);
    let templates = Templates::with(&options.templates)?;
    let words = templates::words(&site.words);
    let writer = Writer { site: &site, templates: &templates, words, sink, pages: Mutex::default() };
    let pieces = pieces(&site);
    sink.expect(pieces.iter().map(|piece| files_of(&site, piece)).sum());
    threads::try_each(pieces.len(), |index| writer.piece(&pieces[index]))?;
    let pages = writer.pages.into_inner().unwrap_or_else(PoisonError::into_inner);
    sitemap::files(&site, pages).into_iter().for_each(|output| sink.put(output));
    Ok(())
}

/// A part of the site that is made in one go, on one thread.
#[derive(Debug, Clone, Copy)]
enum Piece {
    /// What there is once: the search index of all places, style sheets and scripts.
    Assets,
    /// The start page and the search page.
    Home,
    /// The page of a place, its search index and its negative list.
    Place(usize),
    /// The page of a domain and those of its items.
    Domain(usize, usize),
    /// Pages by instrument, office, date or change.
    Index(index::Part),
}

/// The whole site in pieces; the search index, which takes longest, first.
fn pieces(site: &Site<'_>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Assets, Piece::Home];
    for index in &site.own {
        pieces.push(Piece::Place(*index));
        let domains = site.place(*index).map_or(0, |place| place.catalogues.len());
        pieces.extend((0..domains).map(|domain| Piece::Domain(*index, domain)));
    }
    pieces.extend(index::parts(site).into_iter().map(Piece::Index));
    pieces
}

/// What a template sees: the frame as `page`, the words as `t`, and the page's own data as `it`.
#[derive(Serialize)]
struct Data<'a, T> {
    /// The template's name without its ending, which tells style sheets and scripts what page it is.
    kind: &'a str,
    page: Page,
    t: &'a Words,
    it: T,
}

/// How many files a piece is made into, for whoever shows how far it is.
fn files_of(site: &Site<'_>, piece: &Piece) -> usize {
    match *piece {
        Piece::Assets | Piece::Home => 1,
        Piece::Place(index) => 1 + usize::from(site.options.withheld.contains_key(&index)),
        Piece::Domain(place, index) => 1 + site.catalogue(place, index).map_or(0, |own| own.items.len()),
        Piece::Index(part) => index::files_of(site, part),
    }
}

struct Writer<'a> {
    site: &'a Site<'a>,
    templates: &'a Templates,
    /// The words of the pages, as the templates take them: some hundreds, the same for every page.
    words: Words,
    sink: &'a dyn OutputSink,
    /// The paths of the pages made so far, for the map of the site.
    pages: Mutex<Vec<String>>,
}

impl Writer<'_> {
    fn piece(&self, piece: &Piece) -> Result<(), TemplateError> {
        if self.sink.is_closed() {
            return Ok(());
        }
        match *piece {
            Piece::Assets => {
                search::of_all(self.site).into_iter().for_each(|output| self.sink.put(output));
                self.templates.assets().for_each(|(name, text)| self.put(name, text.to_owned()));
                Ok(())
            }
            Piece::Home => self.home().and_then(|()| self.search()),
            Piece::Place(index) => {
                self.sink.put(search::of_place(self.site, index));
                self.site.place(index).map_or(Ok(()), |place| self.place(index, place))
            }
            Piece::Domain(place, index) => {
                let catalogue = self.site.catalogue(place, index);
                catalogue.map_or(Ok(()), |catalogue| self.domain(place, index, catalogue))
            }
            Piece::Index(part) => self.index(part),
        }
    }

    fn put(&self, path: &str, text: String) {
        self.sink.put(Output { path: path.to_owned(), bytes: text.into_bytes() });
    }

    /// A page that is about no place, domain or item.
    fn write(&self, template: &str, frame: Frame<'_>, it: impl Serialize) -> Result<(), TemplateError> {
        self.write_about(Subject::Other, template, frame, it)
    }

    fn write_about(
        &self,
        subject: Subject,
        template: &str,
        frame: Frame<'_>,
        it: impl Serialize,
    ) -> Result<(), TemplateError> {
        let path = frame.path.to_owned();
        let kind = template.trim_end_matches(".html");
        let data = Data { kind, page: self.site.page(frame, subject), t: &self.words, it };
        let mut text = self.templates.render(template, &data)?;
        if !text.ends_with('\n') {
            text.push('\n');
        }
        self.put(&path, text);
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).push(path);
        Ok(())
    }

    fn home(&self) -> Result<(), TemplateError> {
        let title = self.site.word("home");
        let frame = Frame {
            path: "index.html",
            title,
            kind: PageKind::Column,
            trail: Vec::new(),
            sources: Vec::new(),
            place: None,
        };
        self.write_about(Subject::Home, "index.html", frame, home::home(self.site))
    }

    /// The search over all places; without scripts it lists places and domains, as the start page does.
    fn search(&self) -> Result<(), TemplateError> {
        let title = self.site.word("search");
        let frame = Frame {
            path: "search.html",
            title,
            kind: PageKind::Column,
            trail: Vec::new(),
            sources: Vec::new(),
            place: None,
        };
        self.write("search.html", frame, home::home(self.site))
    }

    fn place(&self, index: usize, place: &Jurisdiction) -> Result<(), TemplateError> {
        let path = self.site.addresses.place(index);
        let frame = Frame {
            path: &path,
            title: &safe::shown(&place.name),
            kind: PageKind::Column,
            trail: self.trail(index),
            sources: place.file.into_iter().collect(),
            place: Some(index),
        };
        let view = home::place(self.site, &path, index, place);
        self.write_about(Subject::Place(index), "place.html", frame, view)?;
        match self.site.options.withheld.get(&index) {
            Some(list) => self.negative_list(index, list),
            None => Ok(()),
        }
    }

    fn domain(&self, place: usize, index: usize, catalogue: &Catalogue) -> Result<(), TemplateError> {
        let path = self.site.addresses.domain(place, index);
        let title = table::title(self.site, place, catalogue);
        let frame = self.content(&path, &title, self.trail(place), catalogue.file, place);
        let view = table::domain(self.site, &path, place, index, catalogue);
        self.write_about(Subject::Domain(place, index), "domain.html", frame, view)?;
        for (number, row) in catalogue.items.iter().enumerate() {
            let spot = Spot { place, catalogue: index, item: number };
            let from = self.site.addresses.item(place, index, number);
            let mut trail = self.trail(place);
            trail.push((safe::shown(catalogue.domain_name()), path.clone()));
            let title = safe::shown(row.title());
            let frame = self.content(&from, &title, trail, row.at.file(), place);
            let view = item::item(self.site, &from, spot, catalogue, row);
            self.write_about(Subject::Item(spot), "item.html", frame, view)?;
        }
        Ok(())
    }

    fn negative_list(&self, place: usize, list: &Catalogue) -> Result<(), TemplateError> {
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
