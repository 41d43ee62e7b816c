//! `mulu review`: many submissions at once. Each is read, judged, reduced to what the reports tell and let go before the
//! next, on all cores; whatever is wrong with one is told of that one.

mod above;
mod apart;
mod changes;
mod decided;
mod discover;
mod excuses;
mod findings;
mod form;
mod marked;
mod naming;
mod previous;
mod reduce;
mod repeated;
mod submission;
mod tell;

use crate::decisions::Decisions;
use crate::diagnostic::{Language, Levels};
use crate::emit::{EmitError, Output};
use crate::knowledge::{Date, Knowledge};
use crate::pipeline::Loaded;
use crate::project::{Disk, Fenced};
use crate::report::review::{self as reports, ReportError};
use crate::review::strays::Names;
use crate::review::{Earlier, Place, Review, Weights};
use crate::threads;
use crate::value::tier::Tier;
use above::{Above, Uppers};
use std::collections::BTreeSet;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use submission::Submission;
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
    uppers: &'a Uppers,
    submissions: &'a [Submission],
    /// The names and tiers of all submissions.
    names: Vec<(&'a str, Option<Tier>)>,
    /// The previous submissions.
    previous: Option<&'a [Submission]>,
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
    let listed = |folder: &str| {
        let seen = options.against.is_some();
        discover::discover(folder, disk, knowledge, seen).map_err(|error| on_disk(folder, error))
    };
    let mut found = listed(root)?;
    if found.submissions.is_empty() {
        return Err(ReviewError::Nothing(root.to_owned()));
    }
    let given = given(&found.above, disk, knowledge, options)?;
    let before = options.previous.as_deref().map(|folder| Ok::<_, ReviewError>((folder, listed(folder)?)));
    let before = before.transpose()?;
    let gone = before.as_ref().map_or(Vec::new(), |(folder, before)| {
        previous::pair(&mut found.submissions, root, &before.submissions, folder)
    });
    let (submissions, mut taken) = (&found.submissions, BTreeSet::new());
    let slugs: Vec<String> = submissions.iter().map(|own| slug(&own.name, &mut taken)).collect();
    let previous = before.as_ref().map(|(_, found)| found.submissions.as_slice());
    let names = submissions.iter().map(|own| (own.name.as_str(), tier(own, options))).collect();
    let uppers = &Uppers::given_alone(given);
    let scene = Scene { disk, root, knowledge, options, uppers, submissions, names, previous, put };
    let uppers = uppers.read(submissions, &|uppers, own| scene.under(uppers).upper(own));
    let scene = scene.under(&uppers);
    let mut places = scene.all(&slugs)?;
    places.extend(tell::absent(&scene, &gone).into_iter().map(|place| {
        let slug = slug(&place.name, &mut taken);
        Place { slug, ..place }
    }));
    tell::told_apart(&mut places, root);
    let against = uppers.given().name().to_owned();
    let review = Review::of(places, options.day, against, options.weights, &options.earlier);
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

/// What submissions are held against that stand below no other.
fn given(
    above: &[String],
    disk: &dyn Disk,
    knowledge: &Knowledge,
    options: &ReviewOptions<'_>,
) -> Result<Above, ReviewError> {
    let read = |given: &[String]| {
        let named = given.first().cloned().unwrap_or_default();
        let above = Above::read(given, disk, knowledge).map_err(|error| on_disk(&named, error))?;
        Ok::<_, ReviewError>(above.ok_or(named))
    };
    let baseline: Vec<String> = options.baseline.iter().cloned().collect();
    let found = match &options.against {
        Some(path) => read(std::slice::from_ref(path))?,
        None if above.is_empty() => read(&baseline)?,
        // A province that says who it is and has no catalogue of its own: what is below it is held against the baseline.
        None => match read(above)? {
            Ok(own) => Ok(own),
            Err(_) => read(&baseline)?,
        },
    };
    found.map_err(ReviewError::NothingAbove)
}

fn on_disk(path: &str, error: io::Error) -> ReviewError {
    ReviewError::Disk(path.to_owned(), error)
}

/// The tier of a submission before it is read: said, told by its name, or that of those who do not say.
fn tier(own: &Submission, options: &ReviewOptions<'_>) -> Option<Tier> {
    own.tier().or(options.tier)
}

/// A name's part of addresses: its letters and digits, no other place's.
fn slug(name: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = super::import::places::plain(name);
    let stem = if stem.is_empty() { "unnamed".to_owned() } else { stem };
    let names = (1..).map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") });
    names.into_iter().find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

impl Scene<'_> {
    /// The same with other places above.
    fn under<'b>(&'b self, uppers: &'b Uppers) -> Scene<'b> {
        Scene { uppers, names: self.names.clone(), ..*self }
    }

    /// Every submission, on all cores; the first refusal of the disk is an error.
    fn all(&self, slugs: &[String]) -> Result<Vec<Place>, ReviewError> {
        let failed: Mutex<Option<io::Error>> = Mutex::new(None);
        let places = threads::map(self.submissions.len(), |index| {
            let (place, error) = self.one(&self.submissions[index], &slugs[index]);
            if let (Some(error), Ok(mut failed)) = (error, failed.lock()) {
                failed.get_or_insert(error);
            }
            place
        });
        match failed.into_inner().ok().flatten() {
            Some(error) => Err(ReportError::Disk(error).into()),
            None => Ok(places),
        }
    }

    /// A submission that others are held against; `None` where nothing was read of it.
    fn upper(&self, own: &Submission) -> Option<Above> {
        let read = || {
            let mut loaded = self.load(own, &own.paths).ok()?;
            let index = reduce::one_place(self, own, &mut Place::default(), &mut loaded)?;
            let items = loaded.workspace.jurisdictions[index].catalogues.iter().map(|own| own.items.len());
            (items.sum::<usize>() > 0).then(|| Above::of(loaded, index))
        };
        catch_unwind(AssertUnwindSafe(read)).ok().flatten()
    }

    /// Loads files under what stands above a submission; no other place speaks for them.
    fn load(&self, own: &Submission, paths: &[String]) -> io::Result<Loaded> {
        let fence = Fenced::new(self.disk, paths);
        self.uppers.of(own, self.submissions).load(paths, &fence, self.knowledge)
    }

    /// One submission, whatever is wrong with it.
    fn one(&self, own: &Submission, slug: &str) -> (Place, Option<io::Error>) {
        let bare = || Place {
            name: own.name.clone(),
            within: own.within.clone(),
            tier: tier(own, self.options),
            slug: slug.to_owned(),
            ..Place::default()
        };
        let refused = |reason: String| (Place { refused: Some(reason), ..bare() }, None);
        if let Some(reason) = tell::nothing_there(self, own) {
            return refused(reason);
        }
        let loaded = match catch_unwind(AssertUnwindSafe(|| self.load(own, &own.paths))) {
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
