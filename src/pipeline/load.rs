//! Files to a workspace: read (on all cores), check the shape, understand, line the tiers up.

use super::assumed::{assume, name_by_file};
use super::baseline::embedded_baseline;
use super::beside::{self, Beside};
use super::files::{Task, Tools, Understood, understand_all};
use crate::catalogue::{Catalogue, DomainName, Jurisdiction};
use crate::diagnostic::{Diagnostic, Sink, Words};
use crate::knowledge::Knowledge;
use crate::lineage::Workspace;
use crate::normalise;
use crate::project::{self, Disk, PlaceFiles, Project};
use crate::read::{Bounds, faults};
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
    /// Whether nothing need stand above the topmost places, not even the baseline: they are held against nothing.
    pub alone: bool,
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
    /// Files of the folders asked for that may hold a catalogue in a form nobody reads.
    pub passed_over: Vec<String>,
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
    let against = project.against;
    let mut loaded = understood(project, request, knowledge);
    if !request.alone {
        stand_under(&mut loaded, against, request, knowledge);
    }
    Ok(loaded)
}

/// Everything of a project but what stands above its topmost places.
pub(super) fn understood(project: Project, request: &Request, knowledge: &Knowledge) -> Loaded {
    let mut read = read_all(&project, request, knowledge);
    let mut loaded = Loaded {
        workspace: Workspace::default(),
        wanted: Vec::new(),
        sink: Sink::new(),
        counts: Counts::default(),
        assumptions: passed_over(&project.passed_over),
        passed_over: project.passed_over,
        files: project.files,
    };
    for (index, place) in project.places.iter().enumerate() {
        let jurisdiction = assemble(place, &mut read, request, knowledge, &mut loaded);
        if place.wanted {
            loaded.wanted.push(index);
        }
        loaded.workspace.jurisdictions.push(jurisdiction);
    }
    tell_of_unknown_domains(&mut loaded);
    tell_of_links(&project.links_out, &mut loaded);
    loaded
}

/// Reads every `jurisdiction.yaml`, then, knowing which files are negative lists, everything else.
fn read_all(project: &Project, request: &Request, knowledge: &Knowledge) -> BTreeMap<FileId, Understood> {
    let unreadable: BTreeMap<FileId, &String> =
        project.unreadable.iter().map(|(id, why)| (*id, why)).collect();
    let checker = Checker::new();
    let tools =
        Tools { files: &project.files, bounds: &request.bounds, knowledge, checker: &checker, sound: false };
    let task = |file: FileId, kind: Kind, wanted: bool| Task {
        file,
        kind,
        wanted,
        unreadable: unreadable.get(&file).map(|why| (*why).clone()),
    };
    let own =
        |place: &PlaceFiles| place.jurisdiction.map(|file| task(file, Kind::Jurisdiction, place.wanted));
    let first: Vec<Task> = project.places.iter().filter_map(own).collect();
    let mut read: BTreeMap<FileId, Understood> = by_file(&first, understand_all(&first, tools));
    let mut rest = Vec::new();
    for place in &project.places {
        let own = place.jurisdiction.and_then(|file| read.get(&file));
        let beside = own.map_or_else(Beside::default, |own| Beside::of(&own.document, place));
        for file in &place.catalogues {
            rest.push(task(*file, beside.kind(project.files.name(*file)), place.wanted));
        }
    }
    read.extend(by_file(&rest, understand_all(&rest, tools)));
    read
}

fn by_file(tasks: &[Task], understood: Vec<Understood>) -> BTreeMap<FileId, Understood> {
    tasks.iter().map(|task| task.file).zip(understood).collect()
}

/// Builds one place from its files; findings are kept for places that were asked for.
fn assemble(
    place: &PlaceFiles,
    read: &mut BTreeMap<FileId, Understood>,
    request: &Request,
    knowledge: &Knowledge,
    loaded: &mut Loaded,
) -> Jurisdiction {
    // A place below another is not the one that was named on the command line.
    let (name, tier) =
        if place.parent.is_none() { (request.name.clone(), request.tier) } else { (None, None) };
    let mut jurisdiction = Jurisdiction::unnamed(name.unwrap_or_default(), tier);
    let mut beside = Beside::default();
    let mut log_was_read = false;
    if let Some(own) = place.jurisdiction.and_then(|id| read.remove(&id)) {
        jurisdiction = normalise::jurisdiction(&own.document, &place.folder);
        beside = Beside::of(&own.document, place);
        keep(own.sink, place.wanted, loaded);
    }
    jurisdiction.parent = place.parent;
    jurisdiction.whole = place.whole;
    for id in &place.catalogues {
        let Some(own) = read.remove(id) else { continue };
        let kind = beside.kind(loaded.files.name(*id));
        if kind == Kind::Changes {
            log_was_read = true;
            jurisdiction.adjustments.extend(normalise::adjustments(&own.document));
        }
        let pointed_at = kind == Kind::Withheld;
        let (lists, mut found): (Vec<Catalogue>, Vec<Catalogue>) =
            own.catalogues.into_iter().partition(|catalogue| pointed_at || catalogue.negative);
        let lists = lists.into_iter().map(|list| Catalogue { negative: true, recognised: None, ..list });
        jurisdiction.withheld_lists.extend(lists);
        if let Some(domain) = &request.domain {
            found.iter_mut().for_each(|catalogue| normalise::name_domain(catalogue, domain, knowledge));
        }
        name_by_file(&mut found, loaded.files.name(*id), place.wanted, (knowledge, &mut loaded.assumptions));
        if place.wanted {
            loaded.counts.items += found.iter().map(|catalogue| catalogue.items.len()).sum::<usize>();
        }
        jurisdiction.catalogues.extend(found);
        jurisdiction.waivers.extend(own.allowances);
        keep(own.sink, place.wanted, loaded);
    }
    if place.jurisdiction.is_none() {
        jurisdiction.folder.clone_from(&place.folder);
        assume(&mut jurisdiction, place.wanted, loaded, knowledge);
    }
    if place.wanted && place.whole {
        beside::tell_of_missing(&jurisdiction, log_was_read, loaded);
    }
    jurisdiction
}

/// Links that lead out of the workspace: nothing behind them was read, which nobody should have to guess.
fn tell_of_links(links: &[FileId], loaded: &mut Loaded) {
    for link in links {
        let message = Words::new(
            "这是一个指向工作区以外（或者指向不存在的地方）的链接，没有读取",
            "a link that leads out of the workspace, or nowhere; it was not followed",
        );
        let help = Words::new(
            "把文件本身放进工作区；确要用外面的目录，把它的路径写在命令行上",
            "put the file itself into the workspace, or name its path on the command line",
        );
        let at = Location::File(*link);
        loaded.sink.push(Diagnostic::new(&faults::UNREADABLE_FILE, at, message)).help(help);
    }
}

/// What nobody reads is said, not passed over.
fn passed_over(files: &[String]) -> Vec<Words> {
    let told = |file: &String| {
        Words::new(
            format!("{file}：这种文件不能读，没有检查；请另存为 .docx 或 .xlsx（压缩包请先解压）"),
            format!("{file}: not read; save it as .docx or .xlsx (unpack archives first)"),
        )
    };
    files.iter().map(told).collect()
}

/// Keeps what was found in a file, if it was asked for.
fn keep(sink: Sink, wanted: bool, loaded: &mut Loaded) {
    if wanted {
        loaded.counts.files += 1;
        loaded.sink.append(sink);
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
    let given: Vec<(usize, Option<Tier>)> = (0..against)
        .filter(|index| !places[*index].catalogues.is_empty())
        .map(|index| (index, places[index].tier))
        .collect();
    for place in places.iter_mut().skip(against) {
        let national = place.tier == Some(Tier::National);
        if place.parent.is_none() && !national {
            // A folder may hold more than the tier above: the place itself, and what stands below it.
            let above = |(_, tier): &&(usize, Option<Tier>)| tier.is_none_or(|tier| Some(tier) < place.tier);
            let nearest = given.iter().rev().find(above).or(given.last());
            place.parent = nearest.map(|(index, _)| *index);
        }
    }
    if given.is_empty() {
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
