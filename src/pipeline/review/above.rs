//! What all submissions are held against: read once, and handed to each.

use crate::catalogue::{DomainName, Jurisdiction};
use crate::knowledge::Knowledge;
use crate::pipeline::baseline::embedded_baseline;
use crate::pipeline::load::{Loaded, Request, load, understood};
use crate::project::{self, Disk};
use crate::source::Files;
use std::collections::BTreeSet;
use std::io;

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

/// How many places stand above one.
fn depth(places: &[Jurisdiction], index: usize) -> usize {
    let above = |index: &usize| places.get(*index).and_then(|place| place.parent);
    std::iter::successors(Some(index), above).take(places.len() + 1).count()
}
