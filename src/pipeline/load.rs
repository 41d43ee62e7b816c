//! Files to a workspace: read (on all cores), check the shape, understand, line the tiers up.

use super::embedded;
use crate::catalogue::{Catalogue, DomainName, Jurisdiction};
use crate::diagnostic::{Diagnostic, Sink, Words};
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::lineage::Workspace;
use crate::normalise;
use crate::project::{self, Disk, Project};
use crate::read::{self, Bounds, faults};
use crate::report::Counts;
use crate::schema::{Checker, Kind};
use crate::source::{FileId, Files, Location};
use crate::value::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// What to load.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Files and folders.
    pub paths: Vec<String>,
    /// A catalogue or folder that stands above the topmost places, instead of the baseline.
    pub against: Option<String>,
    /// The tier of files no `jurisdiction.yaml` speaks for.
    pub tier: Option<Tier>,
    /// The name of the place of such files.
    pub name: Option<String>,
    /// The domain of tables that do not name theirs.
    pub domain: Option<String>,
    /// A folder that takes the place of the embedded baseline.
    pub baseline: Option<String>,
    /// How large inputs may be.
    pub bounds: Bounds,
}

/// What was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The inputs.
    pub files: Files,
    /// The places and their catalogues.
    pub workspace: Workspace,
    /// The places asked for, by index.
    pub wanted: Vec<usize>,
    /// What the readers and the schema found in the files asked for.
    pub sink: Sink,
    /// How much was asked for.
    pub counts: Counts,
    /// What was taken for granted and should be said, such as a tier read off a title.
    pub assumptions: Vec<Words>,
}

/// Loads a workspace. The only errors are the disk's; whatever is wrong with a file is a finding.
///
/// # Errors
/// Where a path does not exist or a folder cannot be listed.
pub fn load(request: &Request, disk: &dyn Disk, knowledge: &Knowledge) -> io::Result<Loaded> {
    let above: Vec<String> = request.against.iter().chain(&request.baseline).cloned().collect();
    let project = project::collect(&request.paths, &above, disk)?;
    let mut read = read_all(&project, &request.bounds);
    let mut loaded = Loaded {
        workspace: Workspace::default(),
        wanted: Vec::new(),
        sink: Sink::new(),
        counts: Counts::default(),
        assumptions: Vec::new(),
        files: Files::new(),
    };
    for (index, place) in project.places.iter().enumerate() {
        let jurisdiction = assemble(index, &project, &mut read, request, knowledge, &mut loaded);
        if place.wanted {
            loaded.wanted.push(index);
        }
        loaded.workspace.jurisdictions.push(jurisdiction);
    }
    loaded.files = project.files;
    tell_of_unknown_domains(&mut loaded);
    stand_under(&mut loaded, project.against, request, knowledge);
    Ok(loaded)
}

/// One file, read: its tree, and what was found wrong on the way.
struct Read {
    document: Document,
    sink: Sink,
}

/// Reads every file, in parallel; the outcome does not depend on the number of threads.
fn read_all(project: &Project, bounds: &Bounds) -> BTreeMap<FileId, Read> {
    let unreadable: BTreeMap<FileId, &str> =
        project.unreadable.iter().map(|(id, why)| (*id, why.as_str())).collect();
    let ids: Vec<FileId> = project.files.ids().collect();
    let one = |id: FileId| (id, read_one(id, unreadable.get(&id).copied(), project, bounds));
    let threads =
        std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(ids.len().max(1));
    if threads == 1 {
        return ids.into_iter().map(one).collect();
    }
    // Every thread takes every n-th file: large files seldom stand side by side.
    std::thread::scope(|scope| {
        let ids = &ids;
        let one = &one;
        let workers: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    ids.iter().skip(first).step_by(threads).map(|id| one(*id)).collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    })
}

fn read_one(id: FileId, unreadable: Option<&str>, project: &Project, bounds: &Bounds) -> Read {
    let mut sink = Sink::new();
    if let Some(why) = unreadable {
        let message = Words::new(format!("文件读不出来：{why}"), format!("the file cannot be read: {why}"));
        let help =
            Words::new("检查文件是否被占用、是否有读取权限", "check that it is not locked and may be read");
        sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, Location::File(id), message)).help(help);
        return Read { document: Document { file: id, tables: Vec::new() }, sink };
    }
    let document = read::read(id, &project.files, bounds, &mut sink);
    Read { document, sink }
}

/// Builds one place from its files; findings are kept for places that were asked for.
fn assemble(
    index: usize,
    project: &Project,
    read: &mut BTreeMap<FileId, Read>,
    request: &Request,
    knowledge: &Knowledge,
    loaded: &mut Loaded,
) -> Jurisdiction {
    let place = &project.places[index];
    let checker = Checker::new();
    let mut jurisdiction = Jurisdiction::unnamed(request.name.clone().unwrap_or_default(), request.tier);
    if let Some(own) = place.jurisdiction.and_then(|id| read.remove(&id)) {
        jurisdiction = normalise::jurisdiction(&own.document, &place.folder);
        keep(own, Kind::Jurisdiction, place.wanted, &checker, loaded);
    }
    jurisdiction.parent = place.parent;
    let withheld = jurisdiction.withheld.as_ref().map(|path| project::join(&place.folder, path.value.trim()));
    for id in &place.catalogues {
        let Some(own) = read.remove(id) else { continue };
        let mut found = normalise::catalogues(&own.document, knowledge);
        if let Some(domain) = &request.domain {
            found.iter_mut().for_each(|catalogue| normalise::name_domain(catalogue, domain, knowledge));
        }
        let is_withheld = withheld.as_deref() == Some(project.files.name(*id));
        if is_withheld {
            jurisdiction.withheld_list = found.into_iter().next();
        } else {
            if place.wanted {
                loaded.counts.items += found.iter().map(|catalogue| catalogue.items.len()).sum::<usize>();
            }
            jurisdiction.catalogues.extend(found);
        }
        keep(own, if is_withheld { Kind::Withheld } else { Kind::Catalogue }, place.wanted, &checker, loaded);
    }
    if place.jurisdiction.is_none() {
        assume(&mut jurisdiction, place.wanted, loaded, knowledge);
    }
    jurisdiction
}

/// Applies the schema and keeps what was found, if the file was asked for.
fn keep(read: Read, kind: Kind, wanted: bool, checker: &Checker, loaded: &mut Loaded) {
    if !wanted {
        return;
    }
    loaded.counts.files += 1;
    let mut sink = read.sink;
    for table in &read.document.tables {
        checker.check(table, kind, &mut sink);
    }
    loaded.sink.append(sink);
}

/// A file nobody speaks for: its tier and name are read off a title where that is plain, and said.
fn assume(place: &mut Jurisdiction, wanted: bool, loaded: &mut Loaded, knowledge: &Knowledge) {
    let title = place
        .catalogues
        .iter()
        .find_map(|catalogue| catalogue.title.as_ref())
        .map(|title| title.value.clone());
    let named = title.and_then(|title| normalise::place_in_title(&title, knowledge));
    if place.name.is_empty() {
        place.name = named.clone().unwrap_or_else(|| "本地".to_owned());
    }
    let Some(tier) = named.as_deref().and_then(normalise::tier_of_name).filter(|_| place.tier.is_none())
    else {
        return;
    };
    place.tier = Some(tier);
    if wanted {
        loaded.assumptions.push(Words::new(
            format!("没有 jurisdiction.yaml，按标题“{}”认作{tier}；不对的话用 --tier 指定", place.name),
            format!(
                "no jurisdiction.yaml: taken for {tier} by the title “{}”; set --tier if that is wrong",
                place.name
            ),
        ));
    }
}

/// A table whose domain nobody could read is held against nothing: that is said, not passed over.
fn tell_of_unknown_domains(loaded: &mut Loaded) {
    for index in &loaded.wanted {
        for catalogue in &loaded.workspace.jurisdictions[*index].catalogues {
            if catalogue.recognised.is_none() && !catalogue.items.is_empty() {
                let name = loaded.files.name(catalogue.file);
                loaded.assumptions.push(Words::new(
                    format!("{name}：看不出是哪个领域的目录，没有与上级目录比对；可用 --domain 指定"),
                    format!("{name}: no domain recognised, so it was not held against an upper catalogue; set --domain"),
                ));
            }
        }
    }
}

/// Puts the topmost places under what was given to stand above them, else under the embedded baseline.
fn stand_under(loaded: &mut Loaded, against: usize, request: &Request, knowledge: &Knowledge) {
    let places = &mut loaded.workspace.jurisdictions;
    if request.baseline.is_some() {
        for place in places.iter_mut().take(against) {
            place.baseline |= place.tier.is_none_or(|tier| tier == Tier::National);
        }
    }
    let given = (0..against).rev().find(|index| !places[*index].catalogues.is_empty());
    for place in places.iter_mut().skip(against) {
        let national = place.tier == Some(Tier::National);
        if place.parent.is_none() && !national {
            place.parent = given;
        }
    }
    if given.is_none() {
        insert_baseline(loaded, knowledge);
    }
}

/// Puts the embedded baseline first, with just the domains that are spoken of.
fn insert_baseline(loaded: &mut Loaded, knowledge: &Knowledge) {
    let spoken: BTreeSet<DomainName> = loaded
        .workspace
        .jurisdictions
        .iter()
        .filter(|place| place.tier != Some(Tier::National))
        .flat_map(|place| &place.catalogues)
        .filter_map(|catalogue| catalogue.recognised.clone())
        .collect();
    let baseline = embedded_baseline(&spoken, &mut loaded.files, knowledge);
    for place in &mut loaded.workspace.jurisdictions {
        let national = place.tier == Some(Tier::National);
        place.parent = place.parent.map(|parent| parent + 1).or((!national).then_some(0));
    }
    loaded.workspace.jurisdictions.insert(0, baseline);
    loaded.wanted.iter_mut().for_each(|index| *index += 1);
}

/// The embedded baseline with these domains.
pub(super) fn embedded_baseline(
    domains: &BTreeSet<DomainName>,
    files: &mut Files,
    knowledge: &Knowledge,
) -> Jurisdiction {
    let mut baseline = Jurisdiction::unnamed("国家标准指引", Some(Tier::National));
    baseline.baseline = true;
    baseline.catalogues = baseline_catalogues(domains, files, knowledge);
    baseline
}

fn baseline_catalogues(
    spoken: &BTreeSet<DomainName>,
    files: &mut Files,
    knowledge: &Knowledge,
) -> Vec<Catalogue> {
    let numbers: BTreeSet<u16> = spoken.iter().filter_map(|domain| domain.number).collect();
    let number_of =
        |name: &str| if name.starts_with("village") { Some(90) } else { name.get(..2)?.parse::<u16>().ok() };
    let mut found = Vec::new();
    for (name, bytes) in embedded::baseline() {
        if !number_of(name).is_some_and(|number| numbers.contains(&number)) {
            continue;
        }
        let id = files.add(format!("国家标准指引/{name}"), *bytes);
        let document = read::read(id, files, &Bounds::default(), &mut Sink::new());
        found.extend(normalise::catalogues(&document, knowledge));
    }
    found
}
