//! What submissions are held against: read once, and handed to each. A place that stands in the folder of another which
//! was sent in too is held against that one, every other against what was given.

use super::submission::Submission;
use crate::catalogue::{DomainName, Jurisdiction};
use crate::knowledge::Knowledge;
use crate::pipeline::baseline::embedded_baseline;
use crate::pipeline::load::{Loaded, Request, load, understood};
use crate::project::{self, Disk};
use crate::source::{FileId, Files};
use crate::threads;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// The places above, with the files they were read from.
pub(super) struct Above {
    files: Files,
    places: Vec<Jurisdiction>,
    /// The one the topmost places of a submission stand under.
    parent: usize,
}

impl Above {
    /// The catalogues of these paths, else the embedded national baseline; `None` where the paths hold no catalogue.
    pub(super) fn read(paths: &[String], disk: &dyn Disk, knowledge: &Knowledge) -> io::Result<Option<Self>> {
        if paths.is_empty() {
            let all = knowledge.domains().map(|domains| {
                let name = |domain: &crate::knowledge::domains::Domain| DomainName {
                    number: Some(domain.number),
                    name: domain.name.clone(),
                };
                domains.iter().map(name).collect::<BTreeSet<_>>()
            });
            let mut files = Files::new();
            let baseline = embedded_baseline(&all.unwrap_or_default(), &mut files, knowledge);
            return Ok(Some(Self { files, places: vec![baseline], parent: 0 }));
        }
        let loaded = load(&Request { paths: paths.to_vec(), ..Request::default() }, disk, knowledge)?;
        let own: BTreeSet<usize> = loaded.wanted.iter().copied().collect();
        let places = loaded.workspace.jurisdictions;
        // Of a whole workspace the place at the top: those below it are held against it like the submissions.
        let with =
            (0..places.len()).filter(|index| own.contains(index) && !places[*index].catalogues.is_empty());
        let found = with.min_by_key(|index| depth(&places, *index));
        Ok(found.map(|parent| Self { files: loaded.files, places, parent }))
    }

    /// A place that was loaded, to be held against.
    pub(super) fn of(loaded: Loaded, parent: usize) -> Self {
        Self { files: loaded.files, places: loaded.workspace.jurisdictions, parent }
    }

    /// The files it was read from: they are no submission's.
    pub(super) fn files(&self) -> BTreeSet<FileId> {
        self.files.ids().collect()
    }

    /// The place that is held against; its index stays the same under every submission.
    pub(super) fn parent(&self) -> usize {
        self.parent
    }

    /// What it is called.
    pub(super) fn name(&self) -> &str {
        self.places.get(self.parent).map_or("", |place| &place.name)
    }

    /// Loads a submission under it.
    pub(super) fn load(
        &self,
        paths: &[String],
        disk: &dyn Disk,
        knowledge: &Knowledge,
    ) -> io::Result<Loaded> {
        let project = project::collect_after(self.files.clone(), paths, &[], disk)?;
        let mut loaded = understood(project, &Request::default(), knowledge);
        let before = self.places.len();
        let mut places = self.places.clone();
        for mut place in std::mem::take(&mut loaded.workspace.jurisdictions) {
            place.parent = Some(place.parent.map_or(self.parent, |parent| parent + before));
            places.push(place);
        }
        loaded.workspace.jurisdictions = places;
        loaded.wanted.iter_mut().for_each(|index| *index += before);
        Ok(loaded)
    }
}

/// What was given to be held against, and the submissions that stand above others.
pub(super) struct Uppers {
    given: Arc<Above>,
    /// By submission; `None` for those above none, and for those that could not be read.
    own: Vec<Option<Above>>,
}

impl Uppers {
    /// What was given, before any submission is read.
    pub(super) fn given_alone(given: Above) -> Self {
        Self { given: Arc::new(given), own: Vec::new() }
    }

    /// Reads the submissions that stand above others, the outer first, each held against what stands above it.
    pub(super) fn read(
        &self,
        submissions: &[Submission],
        read: &(dyn Fn(&Self, &Submission) -> Option<Above> + Sync),
    ) -> Self {
        let given = Arc::clone(&self.given);
        let mut uppers = Self { given, own: submissions.iter().map(|_| None).collect() };
        let above: BTreeSet<usize> = submissions.iter().filter_map(|own| own.above).collect();
        let mut levels: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for index in above {
            levels.entry(submissions[index].within.len()).or_default().push(index);
        }
        for level in levels.into_values() {
            let found = threads::map(level.len(), |at| read(&uppers, &submissions[level[at]]));
            for (index, found) in level.into_iter().zip(found) {
                uppers.own[index] = found;
            }
        }
        uppers
    }

    /// What a submission is held against.
    pub(super) fn of(&self, own: &Submission, all: &[Submission]) -> &Above {
        let mut above = own.above;
        while let Some(index) = above {
            if let Some(found) = self.own.get(index).and_then(Option::as_ref) {
                return found;
            }
            above = all.get(index).and_then(|other| other.above);
        }
        &self.given
    }

    /// Whether the submission right above one could not be read.
    pub(super) fn lacks(&self, own: &Submission) -> bool {
        own.above.is_some_and(|index| self.own.get(index).is_none_or(Option::is_none))
    }

    /// What was given for all.
    pub(super) fn given(&self) -> &Above {
        &self.given
    }
}

/// How many places stand above one.
fn depth(places: &[Jurisdiction], index: usize) -> usize {
    let above = |index: &usize| places.get(*index).and_then(|place| place.parent);
    std::iter::successors(Some(index), above).take(places.len() + 1).count()
}
