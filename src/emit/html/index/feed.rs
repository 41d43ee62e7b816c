//! The change log as an Atom feed (RFC 4287).
//!
//! Every moment is the midnight, Beijing time, that begins a day somebody wrote; there is no other. An id is a UUID made
//! of place, day and title (RFC 9562, version 8), so it stays when the site moves, is built anew, or has no address yet.

use super::changes::{self, Dated, FEED};
use crate::emit::html::frame::Site;
use crate::emit::html::safe::shown;
use crate::source::fnv1a;

/// At most so many entries, the latest: a feed is read for what is new, the pages have the rest.
const MOST: usize = 200;

/// The feed of some entries, the latest first; nothing where there are none.
pub(super) fn feed(site: &Site<'_>, entries: &[Dated<'_>]) -> Option<String> {
    let latest = entries.first()?;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        site.word("lang")
    ));
    element(&mut out, "id", &feed_id(site));
    element(
        &mut out,
        "title",
        &format!("{}{}{}", site.site_name(), site.word("separator"), site.word("changes")),
    );
    element(&mut out, "updated", &moment(latest));
    // Without the site's address the reader of the feed has to know where it got it from; entries lead on from there.
    if let Some(address) = site.url(FEED) {
        out.push_str(&format!(
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
            escaped(&address)
        ));
    }
    let page = address(site, changes::ALL);
    out.push_str(&format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escaped(&page)));
    out.push_str(concat!("<generator version=\"", env!("CARGO_PKG_VERSION"), "\">mulu</generator>\n"));
    let mut taken = std::collections::BTreeSet::new();
    for dated in entries.iter().take(MOST) {
        entry(&mut out, site, dated, &mut taken);
    }
    out.push_str("</feed>\n");
    Some(out)
}

fn entry(
    out: &mut String,
    site: &Site<'_>,
    dated: &Dated<'_>,
    taken: &mut std::collections::BTreeSet<String>,
) {
    let place = site.place(dated.place).map_or_else(String::new, |place| shown(&place.name));
    let title = changes::title(site, dated.entry);
    let author = dated.entry.by.as_ref().map(|by| shown(&by.value)).filter(|by| !by.is_empty());
    let code = site.addresses.folder(dated.place);
    // Two entries of one day and one title are told apart by their order.
    let mut id = uuid(&[code, &dated.day.to_string(), &title]);
    if !taken.insert(id.clone()) {
        id = uuid(&[code, &dated.day.to_string(), &title, &dated.id]);
        taken.insert(id.clone());
    }
    out.push_str("<entry>\n");
    element(out, "id", &id);
    element(out, "title", &format!("{place}{}{title}", site.word("separator")));
    element(out, "updated", &moment(dated));
    element(out, "published", &moment(dated));
    out.push_str("<author>");
    out.push_str(&format!("<name>{}</name></author>\n", escaped(&author.unwrap_or_else(|| place.clone()))));
    let page = address(site, &changes::address(site, dated));
    out.push_str(&format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escaped(&page)));
    out.push_str(&format!("<content type=\"text\">{}</content>\n", escaped(&content(site, dated))));
    out.push_str("</entry>\n");
}

/// What an entry says, a line each.
fn content(site: &Site<'_>, dated: &Dated<'_>) -> String {
    let entry = dated.entry;
    let separator = site.word("separator");
    let codes = changes::codes(site, dated.place);
    let mut lines = Vec::new();
    for (word, text) in [("change_document", &entry.document), ("note", &entry.note)] {
        if let Some(text) = text.as_ref().map(|text| shown(&text.value)).filter(|text| !text.is_empty()) {
            lines.push(format!("{}{separator}{text}", site.word(word)));
        }
    }
    for item in &entry.items {
        let words = [item.code.as_ref().map(|code| shown(&code.value)), changes::name(&codes, site, item)];
        let words: Vec<String> = words.into_iter().flatten().collect();
        let what: Vec<String> = item.what.iter().map(|text| shown(&text.value)).collect();
        let kind = changes::kind(site.options.language, item);
        let head = [vec![kind], words].concat().join(" ");
        let tail = what.join("；");
        lines.push(if tail.is_empty() { head } else { format!("{head}{separator}{tail}") });
    }
    if lines.is_empty() { changes::title(site, entry) } else { lines.join("\n") }
}

/// The full address where it is known where the site will stand, else one relative to the feed.
fn address(site: &Site<'_>, path: &str) -> String {
    site.url(path).unwrap_or_else(|| path.to_owned())
}

/// The feed is that of the topmost place that is published.
fn feed_id(site: &Site<'_>) -> String {
    let first = site.own.iter().next().map_or("", |place| site.addresses.folder(*place));
    uuid(&["feed", first])
}

fn moment(dated: &Dated<'_>) -> String {
    format!("{}T00:00:00+08:00", dated.day)
}

/// A UUID of our own making from words: version 8, variant 10.
fn uuid(words: &[&str]) -> String {
    let hash = |salt: u8| {
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
        fnv1a(std::iter::once(salt).chain(bytes))
    };
    let (high, low) = (hash(1), hash(2));
    let high = (high & !0xf000) | 0x8000;
    let low = (low & !(0b11 << 62)) | (0b10 << 62);
    format!(
        "urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}

/// Text for XML; what no XML may hold was taken out by [`shown`].
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
