//! What all pages share: the site being made, links from page to page, the head and foot of a page.

use super::linked;
use super::options::{Head, PageKind, SiteOptions};
use super::safe::{link, shown};
use super::subject::{Subject, spoken};
use super::tracks::Tracks;
use super::view::{Approval, Link, Page, Tag};
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::emit::address::{Addresses, Download};
use crate::lineage::Workspace;
use crate::source::{FileId, Files};
use std::collections::{BTreeMap, BTreeSet};

/// A site in the making.
pub(super) struct Site<'a> {
    /// What is published.
    pub(super) workspace: &'a Workspace,
    /// The inputs, for their names.
    pub(super) files: &'a Files,
    /// What the caller decided.
    pub(super) options: &'a SiteOptions,
    /// Where everything stands.
    pub(super) addresses: Addresses,
    /// Which item follows which.
    pub(super) tracks: Tracks,
    /// The words of the pages.
    pub(super) words: BTreeMap<&'static str, &'static str>,
    /// The places that have pages.
    pub(super) own: BTreeSet<usize>,
}

/// What tells one page's frame from another's.
pub(super) struct Frame<'a> {
    /// The page's path.
    pub(super) path: &'a str,
    /// Its title.
    pub(super) title: &'a str,
    /// Column or content.
    pub(super) kind: PageKind,
    /// The pages above it, below the start page: title and path.
    pub(super) trail: Vec<(String, String)>,
    /// The files it was made from.
    pub(super) sources: Vec<FileId>,
    /// The place whose approval is shown.
    pub(super) place: Option<usize>,
}

impl<'a> Site<'a> {
    /// The site of a workspace, everything in its place.
    pub(super) fn of(workspace: &'a Workspace, files: &'a Files, options: &'a SiteOptions) -> Self {
        Self {
            workspace,
            files,
            options,
            addresses: Addresses::of(workspace),
            tracks: Tracks::of(workspace),
            words: super::words::words(options.language),
            own: workspace.own().collect(),
        }
    }
}

impl Site<'_> {
    /// A place by its index. Indices come from the workspace itself, so there always is one.
    pub(super) fn place(&self, index: usize) -> Option<&Jurisdiction> {
        self.workspace.jurisdictions.get(index)
    }

    /// A catalogue by its indices.
    pub(super) fn catalogue(&self, place: usize, index: usize) -> Option<&Catalogue> {
        self.place(place)?.catalogues.get(index)
    }

    /// One of the words of the pages.
    pub(super) fn word(&self, key: &str) -> &'static str {
        self.words.get(key).copied().unwrap_or("")
    }

    /// The link to a place's page; text alone where the place is not published.
    pub(super) fn place_link(&self, from: &str, index: usize) -> Link {
        let text = self.place(index).map_or_else(String::new, |place| shown(&place.name));
        let href = self.own.contains(&index).then(|| relative(from, &self.addresses.place(index)));
        Link { text, href }
    }

    /// The files beside a page that hold the same in other forms.
    pub(super) fn downloads(&self, from: &str, path: impl Fn(Download) -> String) -> Vec<Link> {
        let one = |kind: &Download| {
            let label = self.word(&format!("download_{}", kind.extension())).to_owned();
            Link { text: label, href: Some(relative(from, &path(*kind))) }
        };
        self.options.downloads.iter().map(one).collect()
    }

    /// The frame of a page.
    pub(super) fn page(&self, frame: Frame<'_>, subject: Subject) -> Page {
        let url = self.url(frame.path);
        let spoken = spoken(self, subject, frame.title, frame.place);
        let head = Head { title: frame.title, url: url.as_deref(), spoken: &spoken };
        let tags = self.options.meta.tags(frame.kind, &head);
        let home = (self.word("home").to_owned(), "index.html".to_owned());
        let above = std::iter::once(home).chain(frame.trail).filter(|(_, path)| path != frame.path);
        let mut trail: Vec<Link> =
            above.map(|(text, path)| Link { text, href: Some(relative(frame.path, &path)) }).collect();
        trail.push(Link { text: frame.title.to_owned(), href: None });
        let approval = frame.place.and_then(|place| self.place(place)?.approval.as_ref());
        let mut page = Page {
            title: frame.title.to_owned(),
            site_name: self.site_name(),
            site_id_code: self.options.meta.site_id_code.as_deref().map(shown),
            root: "../".repeat(frame.path.matches('/').count()),
            trail,
            tags: tags.into_iter().map(|(name, content)| Tag { name, content: shown(&content) }).collect(),
            url,
            sources: frame.sources.iter().map(|file| self.file_name(*file)).collect(),
            approval: approval.and_then(approval_view),
            linked: serde_json::Value::Null,
        };
        page.linked = linked::graph(self, subject, &spoken, frame.path, &page);
        page
    }

    pub(super) fn site_name(&self) -> String {
        self.options.meta.site_name.as_deref().map_or_else(|| self.word("site").to_owned(), shown)
    }

    /// The full address of a page, where it is known where the site will stand.
    pub(super) fn url(&self, path: &str) -> Option<String> {
        let base = self.options.base_url.as_deref().and_then(link)?;
        // Behind a question mark or a hash there are no folders.
        let base = Some(base).filter(|base| base.contains("://") && !base.contains(['?', '#']))?;
        Some(format!("{}/{path}", base.trim_end_matches('/')))
    }

    /// The file's own name: the folders above it are nobody's business.
    fn file_name(&self, file: FileId) -> String {
        let name = self.files.name(file);
        shown(name.rsplit(['/', '\\']).next().unwrap_or(name))
    }
}

fn approval_view(approval: &crate::catalogue::Approval) -> Option<Approval> {
    let text = |text: &Option<crate::catalogue::Text>| {
        text.as_ref().map(|text| shown(&text.value)).filter(|text| !text.is_empty())
    };
    let view =
        Approval { by: text(&approval.by), on: text(&approval.on), document: text(&approval.document) };
    (view.by.is_some() || view.on.is_some() || view.document.is_some()).then_some(view)
}

/// The address of one page as seen from another, both relative to the output folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let (folders, target) = (&folders[..folders.len() - 1], to.split('/').collect::<Vec<_>>());
    let shared = folders.iter().zip(&target[..target.len() - 1]).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(folders.len() - shared), target[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_their_page() {
        for (from, to, expected) in [
            ("index.html", "990101/index.html", "990101/index.html"),
            ("990101/21/index.html", "990101/21/21-01-01.html", "21-01-01.html"),
            ("990101/21/21-01-01.html", "990101/index.html", "../index.html"),
            ("990101/21/21-01-01.html", "990000/21/21-01-01.html", "../../990000/21/21-01-01.html"),
            ("990101/index.html", "index.html", "../index.html"),
        ] {
            assert_eq!(relative(from, to), expected);
        }
    }
}
