//! More of what is offered beside the site: text documents, a CSV of each domain, and the negative lists in
//! every form a catalogue has. What a workbook cannot hold in full is named here too.

use super::build::{Part, catalogues, withheld};
use super::{BuildOptions, Loaded};
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::emit::address::{Addresses, Download};
use crate::emit::json::{self, Context};
use crate::emit::workbook::{self, Created, CutCell};
use crate::emit::{EmitError, Output, docx};
use crate::lineage::Workspace;

/// Takes a file that is made.
type Put<'a> = &'a mut dyn FnMut(Output);

/// The official table of every catalogue and of every place as a text document.
pub(super) fn documents(workspace: &Workspace, addresses: &Addresses, put: Put<'_>) -> Result<(), EmitError> {
    for (place, jurisdiction, index, catalogue) in catalogues(workspace) {
        let bytes = docx::catalogue(catalogue, jurisdiction)?;
        put(Output { path: addresses.domain_download(place, index, Download::Document), bytes });
    }
    for place in workspace.own().filter(|place| !workspace.jurisdictions[*place].catalogues.is_empty()) {
        let bytes = docx::all(&workspace.jurisdictions[place])?;
        put(Output { path: addresses.place_download(place, Download::Document), bytes });
    }
    Ok(())
}

/// A CSV of every domain.
pub(super) fn tables(workspace: &Workspace, addresses: &Addresses, put: Put<'_>) {
    for (place, jurisdiction, index, catalogue) in catalogues(workspace) {
        let path = addresses.domain_download(place, index, Download::Csv);
        put(Output { path, bytes: json::csv(&[(catalogue, jurisdiction)]) });
    }
}

/// The negative list of every place that has one, in each form.
pub(super) fn negative_lists(
    workspace: &Workspace,
    addresses: &Addresses,
    (context, created): (Context<'_>, Created),
    forms: &[Download],
    put: Put<'_>,
) -> Result<(), EmitError> {
    for place in workspace.own() {
        let jurisdiction = &workspace.jurisdictions[place];
        let Some(list) = withheld(jurisdiction) else { continue };
        for form in forms {
            let bytes = negative_list(*form, &list, jurisdiction, (context, created))?;
            put(Output { path: addresses.negative_list_download(place, *form), bytes });
        }
    }
    Ok(())
}

fn negative_list(
    form: Download,
    list: &Catalogue,
    place: &Jurisdiction,
    (context, created): (Context<'_>, Created),
) -> Result<Vec<u8>, EmitError> {
    match form {
        Download::Workbook => workbook::catalogue(list, place, created),
        Download::Document => docx::catalogue(list, place),
        Download::Json => json::to_bytes(&json::document(vec![json::catalogue(context, list, place)])),
        Download::Csv => Ok(json::csv(&[(list, place)])),
    }
}

/// The texts that the workbooks of these options do not hold in full; none where no workbook is made.
#[must_use]
pub fn cut_cells(loaded: &Loaded, options: &BuildOptions) -> Vec<CutCell> {
    if !(options.parts.is_empty() || options.parts.contains(&Part::Xlsx)) {
        return Vec::new();
    }
    let own = loaded.workspace.own().map(|place| &loaded.workspace.jurisdictions[place]);
    let tables = own.flat_map(|place| {
        place.catalogues.iter().chain(&place.withheld_lists).map(move |table| (table, place))
    });
    tables.flat_map(|(table, place)| workbook::cut_cells(table, place)).collect()
}
