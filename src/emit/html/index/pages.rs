//! The pages by instrument, office, date and change, written; and the way to them from the start page and the places.

use super::bodies::Office;
use super::instruments::Instrument;
use super::{calendar, changes, feed, laws, offices};
use crate::emit::html::frame::{Frame, Site, relative};
use crate::emit::html::options::PageKind;
use crate::emit::html::safe::shown;
use crate::emit::html::view::Link;
use crate::emit::html::{TemplateError, Writer};
use crate::source::FileId;

/// The ways on from the start page (`None`) or from the page of a place: only to what there is.
pub(in crate::emit::html) fn shortcuts(site: &Site<'_>, from: &str, place: Option<usize>) -> Vec<Link> {
    let way = |word: &str, path: String, is: bool| {
        is.then(|| Link { text: site.word(word).to_owned(), href: Some(relative(from, &path)) })
    };
    let has_laws = !site.options.indexes.instruments.is_empty();
    let ways = match place {
        None => vec![
            way("laws", laws::LIST.to_owned(), has_laws),
            way("changes", changes::ALL.to_owned(), !changes::all(site).is_empty()),
        ],
        Some(place) => vec![
            way("offices", site.addresses.office(place, "index"), !offices::of(site, place).is_empty()),
            way("calendar", site.addresses.calendar(place), calendar::calendar(site, from, place).is_some()),
            way("changes", site.addresses.changes(place), !changes::of(site, place).is_empty()),
            way("laws", laws::LIST.to_owned(), has_laws),
        ],
    };
    ways.into_iter().flatten().collect()
}

/// Pages that are made in one go, on one thread.
#[derive(Debug, Clone, Copy)]
pub(in crate::emit::html) enum Part {
    /// The list of instruments, the log of all places, the feed.
    Whole,
    /// An instrument, by its place in the index.
    Instrument(usize),
    /// The offices of a place, its calendar and its log.
    Place(usize),
}

/// All of them.
pub(in crate::emit::html) fn parts(site: &Site<'_>) -> Vec<Part> {
    let instruments = 0..site.options.indexes.instruments.len();
    let places = site.own.iter().map(|place| Part::Place(*place));
    std::iter::once(Part::Whole).chain(places).chain(instruments.map(Part::Instrument)).collect()
}

/// How many files a part is made into, but for the calendars, logs and feed, which are few.
pub(in crate::emit::html) fn files_of(site: &Site<'_>, part: Part) -> usize {
    match part {
        Part::Whole => 1,
        Part::Instrument(index) => site.options.indexes.instruments.get(index).map_or(0, |instrument| {
            let parted = laws::is_parted(instrument).then(|| laws::places(instrument).len());
            1 + parted.unwrap_or(0)
        }),
        Part::Place(place) => 1 + offices::of(site, place).len(),
    }
}

impl Writer<'_> {
    pub(in crate::emit::html) fn index(&self, part: Part) -> Result<(), TemplateError> {
        match part {
            Part::Whole => self.whole(),
            Part::Instrument(index) => {
                let instrument = self.site.options.indexes.instruments.get(index);
                instrument.map_or(Ok(()), |instrument| self.law(instrument))
            }
            Part::Place(place) => self.of_place(place),
        }
    }

    fn whole(&self) -> Result<(), TemplateError> {
        let site = self.site;
        if !site.options.indexes.instruments.is_empty() {
            self.list_page("laws.html", laws::LIST, site.word("laws_title"), Vec::new(), laws::list(site))?;
        }
        let entries = changes::all(site);
        if !entries.is_empty() {
            let view = changes::everywhere(site, &entries);
            self.list_page("changes.html", changes::ALL, site.word("changes"), Vec::new(), view)?;
        }
        if let Some(feed) = feed::feed(site, &entries) {
            self.put(changes::FEED, feed);
        }
        Ok(())
    }

    fn law(&self, instrument: &Instrument) -> Result<(), TemplateError> {
        let site = self.site;
        let path = laws::path(instrument);
        let title = shown(&instrument.title);
        let mut trail = vec![(site.word("laws_title").to_owned(), laws::LIST.to_owned())];
        let view = laws::law(site, &path, instrument, None);
        self.list_page("law.html", &path, &title, trail.clone(), view)?;
        if !laws::is_parted(instrument) {
            return Ok(());
        }
        trail.push((title, path));
        for place in laws::places(instrument) {
            let path = site.addresses.law_in(&instrument.slug, place);
            let name = site.place(place).map_or_else(String::new, |place| shown(&place.name));
            let view = laws::law(site, &path, instrument, Some(place));
            self.list_page("law.html", &path, &name, trail.clone(), view)?;
        }
        Ok(())
    }

    fn list_page(
        &self,
        template: &str,
        path: &str,
        title: &str,
        trail: Vec<(String, String)>,
        view: impl serde::Serialize,
    ) -> Result<(), TemplateError> {
        let kind = PageKind::Column;
        self.write(template, Frame { path, title, kind, trail, sources: Vec::new(), place: None }, view)
    }

    fn of_place(&self, place: usize) -> Result<(), TemplateError> {
        let site = self.site;
        let all = offices::of(site, place);
        if !all.is_empty() {
            let path = site.addresses.office(place, "index");
            let view = offices::list(site, &path, place);
            self.place_page("offices.html", &path, site.word("offices_title"), place, view)?;
        }
        for office in all {
            self.office(place, office)?;
        }
        let path = site.addresses.calendar(place);
        if let Some(view) = calendar::calendar(site, &path, place) {
            self.place_page("calendar.html", &path, site.word("calendar"), place, view)?;
        }
        let entries = changes::of(site, place);
        if !entries.is_empty() {
            let path = site.addresses.changes(place);
            let view = changes::log(site, &path, place, &entries);
            self.place_page("changes.html", &path, site.word("changes"), place, view)?;
        }
        Ok(())
    }

    fn office(&self, place: usize, office: &Office) -> Result<(), TemplateError> {
        let site = self.site;
        let path = site.addresses.office(place, &office.slug);
        let mut trail = self.trail(place);
        trail.push((site.word("offices_title").to_owned(), site.addresses.office(place, "index")));
        let view = offices::office(site, &path, place, office);
        let title = shown(&office.name);
        self.write("office.html", self.column(&path, &title, trail, place), view)
    }

    fn place_page(
        &self,
        template: &str,
        path: &str,
        title: &str,
        place: usize,
        view: impl serde::Serialize,
    ) -> Result<(), TemplateError> {
        let trail = self.trail(place);
        self.write(template, self.column(path, title, trail, place), view)
    }

    fn column<'a>(
        &self,
        path: &'a str,
        title: &'a str,
        trail: Vec<(String, String)>,
        place: usize,
    ) -> Frame<'a> {
        // Made from all the place's files; its own speaks for them.
        let sources: Vec<FileId> = self.site.place(place).and_then(|place| place.file).into_iter().collect();
        Frame { path, title, kind: PageKind::Column, trail, sources, place: Some(place) }
    }
}
