//! A loaded submission to what is kept of it: judged, marked, counted; then its files are let go.

use super::discover::{Submission, place_of};
use super::{Scene, changes, marked};
use crate::catalogue::{Catalogue, Item};
use crate::diagnostic::{Diagnostic, Severity};
use crate::knowledge::Knowledge;
use crate::normalise;
use crate::pipeline::{self, Loaded};
use crate::project::file_name;
use crate::review::deadlines::Given;
use crate::review::print::Print;
use crate::review::{FileRead, Finding, Place, TableRead, coverage, strays};
use crate::source::{FileId, Location, SheetId};
use crate::value::citation::Basis;
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
    place.name.clone_from(&jurisdiction.name);
    place.code = jurisdiction.code.as_ref().map(|code| code.value.trim().to_owned());
    place.tier = jurisdiction.tier;
    place.files = files(&loaded, index);
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
    place.findings = findings.iter().map(|finding| kept(finding, &loaded, index, scene)).collect();
    count_by_domain(&mut place);
    if place.items == 0 {
        place.refused = Some(why_nothing(scene, &place, !jurisdiction.withheld_lists.is_empty()));
        place.domains.clear();
        return (place, None);
    }
    place.changes = changes::since(scene, &mut place, &loaded, index);
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
        let waivers = std::mem::take(&mut other.waivers);
        let home = &mut loaded.workspace.jurisdictions[index];
        home.catalogues.extend(tables);
        home.withheld_lists.extend(lists);
        home.waivers.extend(waivers);
    }
    loaded.wanted = vec![index];
    let home = &mut loaded.workspace.jurisdictions[index];
    if own.only {
        let files = &loaded.files;
        let (mut own_tables, mut nobodys) = (Vec::new(), 0);
        for table in std::mem::take(&mut home.catalogues) {
            match place_of(&table, files, scene.knowledge) {
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
        home.catalogues.retain(wanted);
    }
    if home.file.is_none() {
        own.name.clone_into(&mut home.name);
        loaded.assumptions.retain(|words| !words.chinese.starts_with("没有 jurisdiction.yaml"));
        home.tier = normalise::tier_of_name(&home.name).or(home.tier).or(scene.options.tier);
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

fn home(at: Location) -> (FileId, Option<SheetId>) {
    match at {
        Location::Cell { file, sheet, .. } => (file, Some(sheet)),
        Location::Text { file, .. } | Location::File(file) => (file, None),
    }
}

/// The files with the tables that were read from them.
fn files(loaded: &Loaded, index: usize) -> Vec<FileRead> {
    let place = &loaded.workspace.jurisdictions[index];
    let mut found: BTreeMap<FileId, Vec<TableRead>> = BTreeMap::new();
    let above =
        loaded.workspace.ancestors(index).filter_map(|above| loaded.workspace.jurisdictions.get(above));
    let foreign: BTreeSet<FileId> =
        above.flat_map(|place| place.catalogues.iter().map(|own| own.file).chain(place.file)).collect();
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
    let judged = coverage::domains(&loaded.workspace, index, options.day, &options.domains);
    let mut above: Vec<&Item> = Vec::new();
    for (domain, matched) in judged {
        if let Some((_, upper)) = loaded.workspace.upper(index, &domain.name).filter(|_| domain.given) {
            above.extend(&upper.items);
        }
        let given =
            matched.iter().filter_map(|(above, own)| Given::of(&domain.name.name, above, own, &loaded.files));
        place.deadlines.extend(given);
        place.domains.push(domain);
    }
    let own: Vec<&Item> = jurisdiction.catalogues.iter().flat_map(|table| &table.items).collect();
    place.print = Print::of(&own, &above, &jurisdiction.name, &loaded.files);
    let names = scene.others(&jurisdiction.name, jurisdiction.tier);
    place.strays = strays::strays(jurisdiction, &names, &loaded.files);
}

fn kept(finding: &Diagnostic, loaded: &Loaded, index: usize, scene: &Scene<'_>) -> Finding {
    let language = scene.options.language;
    let subject = &finding.subject;
    let text = if finding.rule.name == "repealed-law" {
        law(&subject.text, scene.knowledge)
    } else {
        subject.text.clone()
    };
    Finding {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message.get(language).to_owned(),
        help: finding.help.as_ref().map(|help| help.get(language).to_owned()),
        domain: domain_of(finding, loaded, index),
        code: subject.code.clone(),
        name: subject.name.clone(),
        field: subject.field,
        text,
        cure: finding.fix.as_ref().and_then(|fix| fix.edits.first()).map(|edit| edit.text.clone()),
        at: loaded.files.place(finding.primary),
        fingerprint: finding.fingerprint.clone(),
    }
}

/// The title of the law a citation means, so that all ways of citing it are counted together.
fn law(citation: &str, knowledge: &Knowledge) -> String {
    let basis = Basis::parse(citation);
    let cited = basis.citations().next();
    let known = cited.and_then(|cited| Some(knowledge.laws().ok()?.resolve(cited)?.law.quotable_title()));
    known.or_else(|| cited.map(|cited| cited.title.clone())).unwrap_or_else(|| citation.to_owned())
}

/// The domain a finding is about: as its subject says, else that of the only table in its sheet or file.
fn domain_of(finding: &Diagnostic, loaded: &Loaded, index: usize) -> Option<String> {
    let place = &loaded.workspace.jurisdictions[index];
    let said =
        finding.subject.place.strip_prefix(place.name.as_str()).and_then(|rest| rest.strip_prefix('/'));
    if let Some(domain) = said {
        return Some(domain.to_owned());
    }
    if finding.rule.name == "domain-missing" {
        return Some(finding.subject.text.clone());
    }
    let (file, sheet) = home(finding.primary);
    let here = |table: &&Catalogue| table.file == file && (sheet.is_none() || home(table.head).1 == sheet);
    let domains: BTreeSet<&str> = place.catalogues.iter().filter(here).map(Catalogue::domain_name).collect();
    (domains.len() == 1).then(|| domains.into_iter().next().map(ToOwned::to_owned)).flatten()
}

fn count_by_domain(place: &mut Place) {
    for domain in &mut place.domains {
        for finding in place.findings.iter().filter(|own| own.domain.as_deref() == Some(&domain.name.name)) {
            let at = match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Info => 2,
            };
            domain.findings[at] += 1;
        }
    }
}

/// Why a submission gave nothing: what the readers said of its files.
fn why_nothing(scene: &Scene<'_>, place: &Place, only_withheld: bool) -> String {
    if only_withheld {
        return scene.say("只有负面清单，没有目录".to_owned(), "a negative list only, no catalogue".to_owned());
    }
    let grave = place
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error || place.findings.len() == 1);
    let about = |finding: &Finding| format!("{}：{}", finding.at, finding.message);
    let mut said: Vec<String> =
        grave.filter(|finding| finding.rule.name != "domain-missing").map(about).collect();
    said.truncate(3);
    if said.is_empty() {
        let names: Vec<&str> = place.files.iter().map(|file| file_name(&file.path)).collect();
        return scene.say(
            format!("读了{}，里面没有一个事项", names.join("、")),
            format!("read {}: not one item", names.join(", ")),
        );
    }
    said.join(if scene.options.language == crate::diagnostic::Language::Chinese { "；" } else { "; " })
}
