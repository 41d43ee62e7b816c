//! `mulu review`: many submissions at once. Each is read, judged, reduced to what the reports tell and let go before the
//! next, on all cores; whatever is wrong with one is told of that one.

mod above;
mod changes;
mod decided;
mod discover;
mod excuses;
mod findings;
mod form;
mod marked;
mod naming;
mod reduce;
mod repeated;
mod tell;

use crate::decisions::Decisions;
use crate::diagnostic::{Language, Levels};
use crate::emit::{EmitError, Output};
use crate::knowledge::{Date, Knowledge};
use crate::normalise;
use crate::pipeline::Loaded;
use crate::project::{Disk, Fenced};
use crate::report::review::{self as reports, ReportError};
use crate::review::strays::Names;
use crate::review::{Earlier, Place, Review, Weights};
use crate::threads;
use crate::value::tier::Tier;
use above::Above;
use discover::Submission;
use std::collections::BTreeSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use thiserror::Error;

/// What is wanted of a review.
pub struct ReviewOptions<'a> {
    /// A folder or file with the catalogues to be held against, instead of the national baseline.
    pub against: Option<String>,
    /// The folder of the previous submissions.
    pub previous: Option<String>,
    /// A folder that takes the place of the embedded baseline.
    pub baseline: Option<String>,
    /// The tier of places that do not say theirs and whose names do not tell it.
    pub tier: Option<Tier>,
    /// Only these domains, by the names of the registry.
    pub domains: BTreeSet<String>,
    /// The day by whose law to judge, and the day of the report.
    pub day: Option<Date>,
    /// The language of the reports.
    pub language: Language,
    /// How scores are made.
    pub weights: Weights,
    /// Earlier reports.
    pub earlier: Vec<Earlier>,
    /// When workbooks say they were made, in seconds since 1970.
    pub created: Option<i64>,
    /// Whether the marked workbooks are made.
    pub marked: bool,
    /// What was decided before.
    pub decisions: Option<&'a Decisions>,
    /// The levels of the rules for what was loaded.
    pub levels: &'a (dyn Fn(&Loaded) -> Levels + Sync),
}

/// Why there is no review.
#[derive(Debug, Error)]
pub enum ReviewError {
    /// A folder that is not there or cannot be listed.
    #[error("{0}：{1}")]
    Disk(String, io::Error),
    /// Nothing was sent in.
    #[error("{0} 里没有可以审查的目录")]
    Nothing(String),
    /// There is nothing to hold against.
    #[error("{0} 里没有目录，不能作为上级目录")]
    NothingAbove(String),
    /// A form could not be made.
    #[error(transparent)]
    Form(#[from] EmitError),
    /// A report could not be made.
    #[error(transparent)]
    Report(#[from] ReportError),
}

/// Where the files of a report go, one by one as they are made.
pub type Put<'a> = dyn Fn(Output) -> io::Result<()> + Sync + 'a;

/// Everything a submission is read with.
struct Scene<'a> {
    disk: &'a (dyn Disk + Sync),
    root: &'a str,
    knowledge: &'a Knowledge,
    options: &'a ReviewOptions<'a>,
    above: &'a Above,
    /// The names and tiers of all submissions.
    names: Vec<(&'a str, Option<Tier>)>,
    /// The folder of the previous submissions, and what stands in it.
    previous: Option<(&'a str, &'a [Submission])>,
    put: &'a Put<'a>,
}

/// Reviews the submissions of a folder and hands out the reports.
///
/// # Errors
/// Where nothing can be read at all, or a report cannot be written; a bad submission is no error.
pub fn review(
    root: &str,
    disk: &(dyn Disk + Sync),
    knowledge: &Knowledge,
    options: &ReviewOptions<'_>,
    put: &Put<'_>,
) -> Result<Review, ReviewError> {
    let found = discover::discover(root, disk, knowledge).map_err(|error| on_disk(root, error))?;
    if found.submissions.is_empty() {
        return Err(ReviewError::Nothing(root.to_owned()));
    }
    let given: Vec<String> = match (&options.against, &options.baseline) {
        (Some(path), _) => vec![path.clone()],
        (None, _) if !found.above.is_empty() => found.above,
        (None, baseline) => baseline.iter().cloned().collect(),
    };
    let named = given.first().cloned().unwrap_or_default();
    let above = Above::read(&given, disk, knowledge)
        .map_err(|error| on_disk(&named, error))?
        .ok_or(ReviewError::NothingAbove(named))?;
    let submissions = &found.submissions;
    let mut taken = BTreeSet::new();
    let slugs: Vec<String> = submissions.iter().map(|own| slug(&own.name, &mut taken)).collect();
    let names = submissions.iter().map(|own| (own.name.as_str(), tier(own, options))).collect();
    let before = options.previous.as_deref().map(|folder| {
        let found = discover::discover(folder, disk, knowledge).map_err(|error| on_disk(folder, error))?;
        Ok::<_, ReviewError>((folder, found.submissions))
    });
    let before = before.transpose()?;
    let previous = before.as_ref().map(|(folder, found)| (*folder, found.as_slice()));
    let scene = Scene { disk, root, knowledge, options, above: &above, names, previous, put };
    let failed: Mutex<Option<io::Error>> = Mutex::new(None);
    let mut places = threads::map(submissions.len(), |index| {
        let (place, error) = scene.one(&submissions[index], &slugs[index]);
        if let (Some(error), Ok(mut failed)) = (error, failed.lock()) {
            failed.get_or_insert(error);
        }
        place
    });
    if let Some(error) = failed.into_inner().ok().flatten() {
        return Err(ReportError::Disk(error).into());
    }
    places.extend(tell::absent(&scene, submissions).into_iter().map(|(name, reason)| {
        let (slug, tier) = (slug(&name, &mut taken), normalise::tier_of_name(&name));
        Place { name, tier, slug, refused: Some(reason), ..Place::default() }
    }));
    tell::told_apart(&mut places, root);
    let review = Review::of(places, options.day, above.name().to_owned(), options.weights, &options.earlier);
    let mut put = |path, bytes| put(Output { path, bytes });
    let compared = scene.compared().unwrap_or_default();
    let form = |at: usize| form::document(&review.places[at], (&review, &compared), options.language);
    for document in threads::map(review.places.len(), form).into_iter().flatten() {
        let (path, bytes) = document?;
        put(path, bytes).map_err(ReportError::Disk)?;
    }
    reports::write(&review, options.language, options.created, &mut put)?;
    Ok(review)
}

fn on_disk(path: &str, error: io::Error) -> ReviewError {
    ReviewError::Disk(path.to_owned(), error)
}

/// The tier of a submission before it is read: said, told by its name, or that of those who do not say.
fn tier(own: &Submission, options: &ReviewOptions<'_>) -> Option<Tier> {
    own.tier.or_else(|| normalise::tier_of_name(&own.name)).or(options.tier)
}

/// A name's part of addresses: its letters and digits, no other place's.
fn slug(name: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = super::import::places::plain(name);
    let stem = if stem.is_empty() { "unnamed".to_owned() } else { stem };
    let names = (1..).map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") });
    names.into_iter().find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

impl Scene<'_> {
    /// One submission, whatever is wrong with it.
    fn one(&self, own: &Submission, slug: &str) -> (Place, Option<io::Error>) {
        let bare = || Place {
            name: own.name.clone(),
            tier: tier(own, self.options),
            slug: slug.to_owned(),
            ..Place::default()
        };
        let refused = |reason: String| (Place { refused: Some(reason), ..bare() }, None);
        if let Some(reason) = tell::nothing_there(self, own) {
            return refused(reason);
        }
        let fence = Fenced::new(self.disk, self.root);
        let loaded =
            match catch_unwind(AssertUnwindSafe(|| self.above.load(&own.paths, &fence, self.knowledge))) {
                Ok(Ok(loaded)) => loaded,
                Ok(Err(error)) => return refused(error.to_string()),
                Err(_) => return refused(self.defect()),
            };
        match catch_unwind(AssertUnwindSafe(|| reduce::reduce(self, own, bare(), loaded))) {
            Ok(reduced) => reduced,
            Err(_) => refused(self.defect()),
        }
    }

    fn defect(&self) -> String {
        self.say(
            "程序在审查这份材料时出了内部错误，其余不受影响；请把它发给 mulu 的维护者".to_owned(),
            "mulu failed on this submission (a defect of ours); please send it to mulu's maintainers"
                .to_owned(),
        )
    }

    fn say(&self, chinese: String, english: String) -> String {
        match self.options.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// The names of the other places of a tier.
    fn others(&self, own: &str, tier: Option<Tier>) -> Names {
        let same = self.names.iter().filter(|(_, other)| *other == tier).map(|(name, _)| *name);
        Names::of(own, same)
    }
}
