//! The codes of the upper catalogue for items that have none: written where the match is beyond doubt, else told.

use crate::catalogue::{Catalogue, DomainName, Item, Text};
use crate::lineage::Workspace;
use crate::matching::{self, How, Match};
use crate::source::Location;
use crate::value::code::Code;
use crate::value::reading::Reading;

/// What became of one item.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// The upper catalogue has it: the code, and how it was found.
    Matched(String, How),
    /// It may be this item of the upper catalogue; a person decides.
    Doubtful(Likely),
    /// The upper catalogue has nothing like it; the local code it was given, if one was asked for.
    New(Option<String>),
    /// There is nothing to hold it against: no domain was recognised, or no upper catalogue has it.
    Unheld,
}

/// An upper item that an item may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Likely {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// How it was found.
    pub how: How,
}

/// An upper item without a counterpart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What matching a domain of a place gave.
#[derive(Debug, Clone, Default)]
pub(super) struct Matched {
    /// One fate an item, of all the catalogues that were matched together.
    pub(super) fates: Vec<Fate>,
    /// What stands above and not here.
    pub(super) missing: Vec<Missing>,
}

/// Matches the items of a domain, which may stand in several tables, to the nearest catalogue above a place.
pub(super) fn matched(
    workspace: &Workspace,
    place: usize,
    domain: Option<&DomainName>,
    items: &[&Item],
) -> Matched {
    let above = domain.and_then(|domain| workspace.upper(place, domain));
    let Some((above, _)) = above else {
        return Matched { fates: vec![Fate::Unheld; items.len()], missing: Vec::new() };
    };
    let of_domain = |catalogue: &&Catalogue| catalogue.recognised.as_ref() == domain;
    let upper: Vec<&Item> = workspace.jurisdictions[above]
        .catalogues
        .iter()
        .filter(of_domain)
        .flat_map(|catalogue| &catalogue.items)
        .filter(|item| item.code.understood().is_some())
        .collect();
    let pairing = matching::pair(&upper, items);
    let mut fates = vec![Fate::New(None); items.len()];
    for pair in &pairing.both {
        fates[pair.lower] = fate(upper[pair.upper], items[pair.lower], *pair);
    }
    let missing = pairing
        .only_upper
        .iter()
        .map(|index| Missing { code: code_of(upper[*index]), name: upper[*index].title().to_owned() });
    Matched { fates, missing: missing.collect() }
}

fn fate(upper: &Item, own: &Item, pair: Match) -> Fate {
    let code = code_of(upper);
    // Who wrote a code of their own is not asked about another.
    if pair.sure || own.code_text().is_some() {
        return Fate::Matched(code, pair.how);
    }
    Fate::Doubtful(Likely { code, name: upper.title().to_owned(), score: pair.score, how: pair.how })
}

fn code_of(item: &Item) -> String {
    item.code.understood().map(ToString::to_string).unwrap_or_default()
}

/// Gives local codes, `NN-90-nn`, to what is new, after those that are taken.
pub(super) fn number_local(domain: Option<&DomainName>, items: &[&Item], fates: &mut [Fate]) {
    let Some(number) = domain.and_then(|domain| domain.number).and_then(|number| u8::try_from(number).ok())
    else {
        return;
    };
    let taken = items.iter().filter_map(|item| item.code.understood()).filter(|code| code.is_local());
    let mut next = taken.map(|code| code.item).max().unwrap_or(0) + 1;
    for (item, fate) in items.iter().zip(fates) {
        if *fate == Fate::New(None) && item.code.is_blank() {
            *fate = Fate::New(Some(Code { domain: number, category: 90, item: next }.to_string()));
            next += 1;
        }
    }
}

/// Writes the code a fate gives into an item that has none.
pub(super) fn write(item: &mut Item, fate: &Fate) {
    let (Fate::Matched(code, _) | Fate::New(Some(code))) = fate else { return };
    if !item.code.is_blank() {
        return;
    }
    if let Some(value) = Code::parse(code) {
        let at: Location = item.head();
        item.code = Reading::Understood { text: Text::inexact(code.clone(), at), value };
    }
}
