//! A loaded submission to what is kept of it: judged, marked, counted; then its files are let go.

use super::findings::{count_by_domain, kept, settled, why_nothing};
use super::naming::place_of;
use super::own_files::OwnFiles;
use super::submission::{Submission, short};
use super::{Scene, changes, excuses, marked, repeated, tell};
use crate::catalogue::{Catalogue, Item};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{self, Loaded};
use crate::project::file_name;
use crate::review::deadlines::Given;
use crate::review::print::Print;
use crate::review::{FileRead, Place, TableRead, coverage, strays};
use crate::source::{FileId, Location, SheetId};
use crate::value::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Reduces a submission; the marked workbooks go out at once.
pub(super) fn reduce(
    scene: &Scene<'_>,
    own: &Submission,
    mut place: Place,
    mut loaded: Loaded,
) -> (Place, Option<io::Error>) {
    let Some(index) = one_place(scene, own, &mut place, &mut loaded) else {
        place.refused = Some(scene.say("没有读到目录".to_owned(), "no catalogue was read".to_owned()));
        return (place, None);
    };
    let options = scene.options;
    let levels = (options.levels)(&loaded);
    let mut findings = pipeline::check(&mut loaded, scene.knowledge, &levels, options.day);
    if own.only {
        keep_own(&loaded, index, &mut findings);
    }
    let jurisdiction = &loaded.workspace.jurisdictions[index];
    tell::aloud(scene, own, jurisdiction, &loaded.files, &mut place);
    place.name.clone_from(&jurisdiction.name);
    place.code = jurisdiction.code.as_ref().map(|code| code.value.trim().to_owned());
    place.tier = jurisdiction.tier;
    place.files = files(scene, own, &loaded, index);
    place.items = jurisdiction.catalogues.iter().map(|own| own.items.len()).sum();
    let assumed = loaded.assumptions.iter().map(|words| words.get(options.language).to_owned());
    place.doubts.extend(assumed);
    if !own.other.is_empty() {
        let names: Vec<&str> = own.other.iter().map(|path| file_name(path)).collect();
        place.doubts.push(scene.say(
            format!("以下文件不是能读的表格，没有审查：{}", names.join("、")),
            format!("not read, for no table can be in them: {}", names.join(", ")),
        ));
    }
    lay_beside(scene, index, &loaded, &mut place);
    tell::held_against(scene, own, &loaded.workspace, index, &mut place);
    let own_files = OwnFiles::of(scene, own, &place);
    scene.tell_findings_apart(own, &mut findings, &own_files);
    let gone = settled(scene, &loaded, &levels, &findings, &own_files);
    place.findings = findings.iter().map(|finding| kept(finding, &loaded, index, scene)).collect();
    place.settled = gone;
    count_by_domain(&mut place);
    if place.items == 0 {
        place.refused = Some(why_nothing(scene, &place, !jurisdiction.withheld_lists.is_empty()));
        place.domains.clear();
        return (place, None);
    }
    place.changes = changes::since(scene, own, &mut place, &loaded, index);
    let error = if options.marked { marked::mark(scene, &loaded, &findings, &mut place) } else { None };
    (place, error)
}

/// Makes one place of what was loaded, named and of a tier; `None` where there is none.
pub(super) fn one_place(
    scene: &Scene<'_>,
    own: &Submission,
    place: &mut Place,
    loaded: &mut Loaded,
) -> Option<usize> {
    let spoken = |index: &&usize| loaded.workspace.jurisdictions[**index].file.is_some();
    let index = *loaded.wanted.iter().find(spoken).or(loaded.wanted.first())?;
    let others: Vec<usize> = loaded.wanted.iter().copied().filter(|other| *other != index).collect();
    for other in others {
        let other = &mut loaded.workspace.jurisdictions[other];
        let (tables, lists) =
            (std::mem::take(&mut other.catalogues), std::mem::take(&mut other.withheld_lists));
        let (waivers, omits) = (std::mem::take(&mut other.waivers), std::mem::take(&mut other.omits));
        let home = &mut loaded.workspace.jurisdictions[index];
        home.catalogues.extend(tables);
        home.withheld_lists.extend(lists);
        home.waivers.extend(waivers);
        home.omits.extend(omits);
    }
    loaded.wanted = vec![index];
    let home = &mut loaded.workspace.jurisdictions[index];
    if own.only {
        let files = &loaded.files;
        let (mut own_tables, mut nobodys) = (Vec::new(), 0);
        for table in std::mem::take(&mut home.catalogues) {
            match place_of(&table, files, scene.knowledge).map(|name| short(name, &own.within)) {
                Some(name) if name == own.name => own_tables.push(table),
                Some(_) => {}
                None => nobodys += 1,
            }
        }
        home.catalogues = own_tables;
        if nobodys > 0 {
            place.doubts.push(scene.say(
                format!("文件里有几个地方的表，其中{nobodys}张看不出是哪个地方的，没有算进来"),
                format!("of the tables of several places in the file, {nobodys} name none and were left out"),
            ));
        }
    }
    if !scene.options.domains.is_empty() {
        let wanted = |table: &Catalogue| scene.options.domains.contains(table.domain_name());
        let (kept, outside): (Vec<_>, Vec<_>) = home.catalogues.drain(..).partition(wanted);
        let names: BTreeSet<String> = outside.iter().map(|table| table.domain_name().to_owned()).collect();
        place.outside = names.into_iter().collect();
        home.catalogues = kept;
    }
    repeated::take_out(scene, home, &loaded.files, place);
    if home.name.is_empty() || home.name == home.folder {
        own.name.clone_into(&mut home.name);
    }
    if home.file.is_none() {
        own.name.clone_into(&mut home.name);
        loaded.assumptions.retain(|words| !words.chinese.starts_with("没有 jurisdiction.yaml"));
        home.tier = own.tier().or(home.tier).or(scene.options.tier);
    }
    if let Some(below) = own.below.as_ref().filter(|_| home.file.is_none()) {
        place.doubts.push(scene.say(
            format!("没有说明层级；它的文件夹里有{below}报送，按市级审查"),
            format!("no tier is said: taken for 市级, for {below} stands in its folder"),
        ));
    }
    if home.tier.is_none() {
        home.tier = Some(scene.options.tier.unwrap_or(Tier::County));
        place.doubts.push(scene.say(
            format!(
                "没有说明层级，按{}审查；不对的话用 --tier 指定，或者写 jurisdiction.yaml",
                home.tier.map_or("", Tier::name)
            ),
            format!("no tier is said: taken for {}", home.tier.map_or("", Tier::name)),
        ));
    }
    Some(index)
}

/// Of a file that holds the tables of several places, only what is found in this place's own.
fn keep_own(loaded: &Loaded, index: usize, findings: &mut Vec<Diagnostic>) {
    let tables = &loaded.workspace.jurisdictions[index].catalogues;
    let own: BTreeSet<(FileId, Option<SheetId>)> = tables.iter().map(|table| home(table.head)).collect();
    findings.retain(|finding| own.contains(&home(finding.primary)));
}

pub(super) fn home(at: Location) -> (FileId, Option<SheetId>) {
    match at {
        Location::Cell { file, sheet, .. } => (file, Some(sheet)),
        Location::Text { file, .. } | Location::File(file) => (file, None),
    }
}

/// The files with the tables that were read from them.
fn files(scene: &Scene<'_>, own: &Submission, loaded: &Loaded, index: usize) -> Vec<FileRead> {
    let place = &loaded.workspace.jurisdictions[index];
    let mut found: BTreeMap<FileId, Vec<TableRead>> = BTreeMap::new();
    let foreign = scene.uppers.of(own, scene.submissions).files();
    let read = loaded.files.ids().filter(|id| !foreign.contains(id) && !loaded.files.is_embedded(*id));
    found.extend(read.map(|id| (id, Vec::new())));
    for table in place.catalogues.iter().chain(&place.withheld_lists) {
        let sheet = home(table.head).1.map(|sheet| loaded.files.sheet_name(table.file, sheet).to_owned());
        found.entry(table.file).or_default().push(TableRead {
            sheet,
            domain: table.domain_name().to_owned(),
            known: table.recognised.is_some() || table.negative,
            items: table.items.len(),
            incomplete: table.incomplete,
        });
    }
    let named = |(id, tables)| FileRead { path: loaded.files.name(id).to_owned(), tables };
    found.into_iter().map(named).collect()
}

/// Coverage, deadlines, wording and strange names: what is seen beside the catalogue above and the other places.
fn lay_beside(scene: &Scene<'_>, index: usize, loaded: &Loaded, place: &mut Place) {
    let options = scene.options;
    let jurisdiction = &loaded.workspace.jurisdictions[index];
    let given = scene.uppers.given().parent();
    let judged = coverage::domains(&loaded.workspace, (index, given), options.day, &options.domains);
    let mut above: Vec<&Item> = Vec::new();
    for coverage::Judged { domain, matched, local } in judged {
        // What any place above says is nobody's own, not only what the nearest one says.
        if domain.given {
            let all =
                loaded.workspace.ancestors(index).filter_map(|at| loaded.workspace.jurisdictions.get(at));
            above.extend(all.filter_map(|place| place.catalogue(&domain.name)).flat_map(|own| &own.items));
        }
        let shared = matched.into_iter().map(|(above, own)| (Some(above), own));
        let all = shared.chain(local.into_iter().map(|own| (None, own)));
        let name = &domain.name.name;
        place.deadlines.extend(all.filter_map(|(above, own)| Given::of(name, above, own, &loaded.files)));
        place.domains.push(domain);
    }
    disclaimed(scene, place);
    place.excuses = excuses::of(jurisdiction, &loaded.workspace, index, options.day);
    let own: Vec<&Item> = jurisdiction.catalogues.iter().flat_map(|table| &table.items).collect();
    place.print = Print::of(&own, &above, &jurisdiction.name, &loaded.files);
    let names = scene.others(&jurisdiction.name, jurisdiction.tier);
    place.strays = strays::strays(jurisdiction, &names, &loaded.files);
}

/// Says which domains the place's own list leaves out, and that this does not lessen what is required of it.
fn disclaimed(scene: &Scene<'_>, place: &mut Place) {
    let names: Vec<&str> =
        place.domains.iter().filter(|own| own.disclaimed).map(|own| own.name.name.as_str()).collect();
    if names.is_empty() {
        return;
    }
    let (count, english) = (names.len(), names.join(", "));
    let words = scene.say(
        format!(
            "本地声明不涉及的领域（jurisdiction.yaml 的 domains 没有列，{count}个）：{}。应公开的事项以上级目录为准，各地口径相同，这些领域的事项照样计入应公开，没有的算缺项；确不涉及的，在 omits 里逐项写明理由",
            names.join("、")
        ),
        format!(
            "{count} domains left out of the place's own list (domains in jurisdiction.yaml): {english}. What is required follows from the catalogue above alone: their items are missing unless `omits` gives a reason for each"
        ),
    );
    place.doubts.push(words);
}
