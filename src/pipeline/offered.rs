//! What is offered beside the pages: which forms, and the negative lists in each of them. What a
//! workbook cannot hold in full is named here too.

use super::{BuildOptions, Loaded, Part};
use crate::catalogue::{Catalogue, Jurisdiction};
use crate::diagnostic::Diagnostic;
use crate::emit::address::{Addresses, Download};
use crate::emit::json::{self, Context};
use crate::emit::workbook::{self, Created, CutCell};
use crate::emit::{EmitError, Output, OutputSink, docx};
use crate::lineage::Workspace;
use crate::read::faults;

/// The forms that are made, in the order of their links.
pub(super) fn forms(options: &BuildOptions) -> Vec<Download> {
    let offered = [
        (Part::Xlsx, Download::Workbook),
        (Part::Docx, Download::Document),
        (Part::Json, Download::Json),
        (Part::Csv, Download::Csv),
    ];
    offered.into_iter().filter(|(part, _)| options.wants(*part)).map(|(_, form)| form).collect()
}

/// The negative list of a place, its tables put together.
pub(super) fn withheld(place: &Jurisdiction) -> Option<Catalogue> {
    let (first, more) = place.withheld_lists.split_first()?;
    let items = first.items.iter().chain(more.iter().flat_map(|list| &list.items)).cloned().collect();
    Some(Catalogue { items, ..first.clone() })
}

/// The negative list of every place that has one, in each form.
pub(super) fn negative_lists(
    workspace: &Workspace,
    addresses: &Addresses,
    (context, created): (Context<'_>, Created),
    forms: &[Download],
    sink: &dyn OutputSink,
) -> Result<(), EmitError> {
    for place in workspace.own() {
        let jurisdiction = &workspace.jurisdictions[place];
        let Some(list) = withheld(jurisdiction) else { continue };
        for form in forms {
            let bytes = negative_list(*form, &list, jurisdiction, (context, created))?;
            sink.expect(1);
            sink.put(Output { path: addresses.negative_list_download(place, *form), bytes });
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

/// Whether what a finding speaks of was not read whole, and would be published in part with nobody seeing it.
#[must_use]
pub fn unfit_to_publish(finding: &Diagnostic) -> bool {
    faults::IN_PART.contains(&finding.rule.name) || finding.rule.name == "tab-indentation"
}

/// The texts that the workbooks of these options do not hold in full; none where no workbook is made.
#[must_use]
pub fn cut_cells(loaded: &Loaded, options: &BuildOptions) -> Vec<CutCell> {
    if !options.wants(Part::Xlsx) {
        return Vec::new();
    }
    let own = loaded.workspace.own().map(|place| &loaded.workspace.jurisdictions[place]);
    let tables = own.flat_map(|place| {
        place.catalogues.iter().chain(&place.withheld_lists).map(move |table| (table, place))
    });
    tables.flat_map(|(table, place)| workbook::cut_cells(table, place)).collect()
}
