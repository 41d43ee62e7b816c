//! What is made beside the site: a file of each form for every catalogue and every place, on all cores.

use crate::catalogue::{Catalogue, Jurisdiction};
use crate::emit::address::{Addresses, Download};
use crate::emit::json::{self, Context};
use crate::emit::workbook::{self, Created};
use crate::emit::{EmitError, Output, OutputSink, docx};
use crate::lineage::Workspace;
use crate::threads;

/// Every catalogue that is published: place index, place, index in the place, catalogue.
pub(super) fn catalogues(
    workspace: &Workspace,
) -> impl Iterator<Item = (usize, &Jurisdiction, usize, &Catalogue)> {
    workspace.own().flat_map(|place| {
        let jurisdiction = &workspace.jurisdictions[place];
        jurisdiction
            .catalogues
            .iter()
            .enumerate()
            .map(move |(index, catalogue)| (place, jurisdiction, index, catalogue))
    })
}

/// The places that have catalogues of their own to publish.
fn filled(workspace: &Workspace) -> Vec<usize> {
    workspace.own().filter(|place| !workspace.jurisdictions[*place].catalogues.is_empty()).collect()
}

/// Makes files on all cores: of every place one, then of every catalogue one.
fn each(
    workspace: &Workspace,
    sink: &dyn OutputSink,
    of_place: impl Fn(usize, &Jurisdiction) -> Result<Output, EmitError> + Sync,
    of_catalogue: impl Fn(usize, &Jurisdiction, usize, &Catalogue) -> Result<Output, EmitError> + Sync,
) -> Result<(), EmitError> {
    let places = filled(workspace);
    let catalogues: Vec<_> = catalogues(workspace).collect();
    sink.expect(places.len() + catalogues.len());
    threads::try_each(places.len() + catalogues.len(), |index| {
        if sink.is_closed() {
            return Ok(());
        }
        let output = match index.checked_sub(places.len()) {
            None => of_place(places[index], &workspace.jurisdictions[places[index]])?,
            Some(index) => {
                let (place, jurisdiction, index, catalogue) = catalogues[index];
                of_catalogue(place, jurisdiction, index, catalogue)?
            }
        };
        sink.put(output);
        Ok(())
    })
}

/// The official table of every catalogue and of every place.
pub(super) fn workbooks(
    workspace: &Workspace,
    addresses: &Addresses,
    created: Created,
    sink: &dyn OutputSink,
) -> Result<(), EmitError> {
    let of_place = |place, jurisdiction: &Jurisdiction| {
        let bytes = workbook::all(jurisdiction, created)?;
        Ok(Output { path: addresses.place_download(place, Download::Workbook), bytes })
    };
    let of_catalogue = |place, jurisdiction: &Jurisdiction, index, catalogue: &Catalogue| {
        let bytes = workbook::catalogue(catalogue, jurisdiction, created)?;
        Ok(Output { path: addresses.domain_download(place, index, Download::Workbook), bytes })
    };
    each(workspace, sink, of_place, of_catalogue)
}

/// The same as text documents.
pub(super) fn documents(
    workspace: &Workspace,
    addresses: &Addresses,
    sink: &dyn OutputSink,
) -> Result<(), EmitError> {
    let of_place = |place, jurisdiction: &Jurisdiction| {
        let bytes = docx::all(jurisdiction)?;
        Ok(Output { path: addresses.place_download(place, Download::Document), bytes })
    };
    let of_catalogue = |place, jurisdiction: &Jurisdiction, index, catalogue: &Catalogue| {
        let bytes = docx::catalogue(catalogue, jurisdiction)?;
        Ok(Output { path: addresses.domain_download(place, index, Download::Document), bytes })
    };
    each(workspace, sink, of_place, of_catalogue)
}

/// Every catalogue as data, every place, and all items a line each.
pub(super) fn data(
    workspace: &Workspace,
    addresses: &Addresses,
    context: Context<'_>,
    sink: &dyn OutputSink,
) -> Result<(), EmitError> {
    let of_place = |place, jurisdiction: &Jurisdiction| {
        let own = jurisdiction.catalogues.iter();
        let wires = own.map(|catalogue| json::catalogue(context, catalogue, jurisdiction)).collect();
        let bytes = json::to_bytes(&json::document(wires))?;
        Ok(Output { path: addresses.place_download(place, Download::Json), bytes })
    };
    let of_catalogue = |place, jurisdiction: &Jurisdiction, index, catalogue: &Catalogue| {
        let wire = json::catalogue(context, catalogue, jurisdiction);
        let bytes = json::to_bytes(&json::document(vec![wire]))?;
        Ok(Output { path: addresses.domain_download(place, index, Download::Json), bytes })
    };
    each(workspace, sink, of_place, of_catalogue)?;
    lines(workspace, context, sink)
}

/// All items of all places in one file, a line each: some catalogues at a time are made, then written in order.
fn lines(workspace: &Workspace, context: Context<'_>, sink: &dyn OutputSink) -> Result<(), EmitError> {
    const AT_ONCE: usize = 32;
    let catalogues: Vec<_> = catalogues(workspace).collect();
    let mut broken = None;
    let mut pieces = catalogues.chunks(AT_ONCE).map_while(|some| {
        let made = threads::map(some.len(), |index| {
            let (_, jurisdiction, _, catalogue) = some[index];
            json::ndjson([json::catalogue(context, catalogue, jurisdiction)])
        });
        match made.into_iter().collect::<Result<Vec<_>, _>>() {
            Ok(lines) => Some(lines.concat()),
            Err(error) => {
                broken = Some(error);
                None
            }
        }
    });
    sink.expect(1);
    sink.put_pieces("items.ndjson", &mut pieces);
    broken.map_or(Ok(()), Err)
}

/// A table for analysis of every catalogue and of every place.
pub(super) fn tables(
    workspace: &Workspace,
    addresses: &Addresses,
    sink: &dyn OutputSink,
) -> Result<(), EmitError> {
    let of_place = |place, jurisdiction: &Jurisdiction| {
        let own: Vec<_> = jurisdiction.catalogues.iter().map(|catalogue| (catalogue, jurisdiction)).collect();
        Ok(Output { path: addresses.place_download(place, Download::Csv), bytes: json::csv(&own) })
    };
    let of_catalogue = |place, jurisdiction: &Jurisdiction, index, catalogue: &Catalogue| {
        let bytes = json::csv(&[(catalogue, jurisdiction)]);
        Ok(Output { path: addresses.domain_download(place, index, Download::Csv), bytes })
    };
    each(workspace, sink, of_place, of_catalogue)
}
