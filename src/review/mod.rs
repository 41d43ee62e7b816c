//! Floor 6½: many places at once. What is kept of each submission, and what follows from all of them together.
//!
//! Pure: a place is reduced to a [`Place`] while its files are at hand (`coverage`, `print`), the files are let go, and
//! [`Review::of`] makes the ranking, the progress and the insights of what was kept. Every figure is a whole number of
//! hundredths, so that a county can work out its own score by hand and gets the same.

pub mod coverage;
pub mod deadlines;
mod excuses;
pub mod insights;
mod listed;
pub mod print;
mod progress;
mod ranking;
mod score;
pub mod strays;

pub use coverage::{Absent, Domain, Elsewhere};
pub use excuses::Excuse;
pub use insights::Insights;
pub use progress::{Day, Earlier, EarlierPlace, Since, Standing};
pub use ranking::mean;
pub use score::{Score, Weights, percent};

use crate::decisions::Decision;
use crate::diagnostic::{RuleInfo, Severity};
use crate::knowledge::Date;
use crate::source;
use crate::value::tier::Tier;
use std::collections::BTreeMap;

/// What is kept of one place's submission.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// 示例县.
    pub name: String,
    /// The same without what tells it apart from others of its name.
    pub own_name: String,
    /// The places it stands below by its folders, the topmost first.
    pub within: Vec<String>,
    /// The nearest place above that it was held against.
    pub against: String,
    /// 行政区划代码.
    pub code: Option<String>,
    /// Its tier; said or read off its name.
    pub tier: Option<Tier>,
    /// Its part of addresses: letters and digits, no other place's.
    pub slug: String,
    /// The files that were read.
    pub files: Vec<FileRead>,
    /// Why nothing could be read of it; such a place has no score.
    pub refused: Option<String>,
    /// What was taken for granted.
    pub doubts: Vec<String>,
    /// What has to be said aloud: contradictions, merged files, what was not followed.
    pub warnings: Vec<String>,
    /// Domains it sent in that are not under review.
    pub outside: Vec<String>,
    /// Files that repeat another's catalogue and do not count.
    pub repeated: Vec<String>,
    /// How many items were read.
    pub items: usize,
    /// The domains it has or should have, in order.
    pub domains: Vec<Domain>,
    /// What was found, settled and sorted.
    pub findings: Vec<Finding>,
    /// What is different from its previous submission, where that was given.
    pub changes: Option<Changes>,
    /// The deadlines of items that stand above too.
    pub deadlines: Vec<deadlines::Given>,
    /// Decisions on findings that are gone.
    pub settled: Vec<Decision>,
    /// What it says in excuse.
    pub excuses: Vec<Excuse>,
    /// Its own wording.
    pub print: print::Print,
    /// Other places' names in its text.
    pub strays: Vec<strays::Stray>,
    /// Marked workbooks that were written for it, below the folder of the report.
    pub marked: Vec<String>,
    /// Its score; `None` where nothing was read or nothing is required of it.
    pub score: Option<Score>,
    /// Its rank among the places of its tier; equal scores share one.
    pub rank: Option<usize>,
    /// How it stood before.
    pub standing: Standing,
}

/// A file of a submission, and what was read from it.
#[derive(Debug, Clone, Default)]
pub struct FileRead {
    /// Its name.
    pub path: String,
    /// Its tables.
    pub tables: Vec<TableRead>,
}

/// A table of a file.
#[derive(Debug, Clone, Default)]
pub struct TableRead {
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// The domain it was taken for; as written where none is known.
    pub domain: String,
    /// Whether that is one of the registry or of the tier above.
    pub known: bool,
    /// How many items.
    pub items: usize,
    /// Whether parts of it could not be read.
    pub incomplete: bool,
}

/// A finding without the files it points into.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static RuleInfo,
    /// How grave.
    pub severity: Severity,
    /// What is wrong, in the report's language.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Of which domain.
    pub domain: Option<String>,
    /// The item's code.
    pub code: Option<String>,
    /// The item's name.
    pub name: Option<String>,
    /// The field, by its key.
    pub field: Option<&'static str>,
    /// The text at fault.
    pub text: String,
    /// What a fix would put there, where there is one.
    pub cure: Option<String>,
    /// Where.
    pub at: source::Place,
    /// What survives moved lines; unique in a place.
    pub fingerprint: String,
    /// What was decided of it.
    pub decision: Option<Decision>,
}

/// What is different from a place's previous submission, seen from the public.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Items that are new.
    pub added: usize,
    /// Items that are gone.
    pub removed: usize,
    /// Changes to the public's loss.
    pub loosened: usize,
    /// Changes to its gain.
    pub tightened: usize,
    /// Changes that are neither.
    pub neutral: usize,
    /// Whether parts of the previous submission could not be read: what is new or more open is then unknown.
    pub partial: bool,
    /// Each change.
    pub list: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone)]
pub struct Change {
    /// Of which domain.
    pub domain: String,
    /// The item's code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// The column, in the report's language; empty for an item that came or went.
    pub field: String,
    /// What stood there.
    pub old: String,
    /// What stands there.
    pub new: String,
    /// `loosened`, `tightened` or `neutral`.
    pub direction: &'static str,
    /// Why it is so.
    pub why: String,
    /// What carries a decision to the next round.
    pub fingerprint: String,
    /// What was decided of it.
    pub decision: Option<Decision>,
}

/// Everything the reports tell.
#[derive(Debug)]
pub struct Review {
    /// The day by whose law it was judged.
    pub day: Option<Date>,
    /// What the places were held against.
    pub against: String,
    /// How scores are made.
    pub weights: Weights,
    /// The places: tier by tier from the top, by rank, then those without a score; equal ranks by code and name.
    pub places: Vec<Place>,
    /// The domains of the matrix, in order.
    pub domains: Vec<String>,
    /// The tiers that could be read, from the top: places are ranked among their like only.
    pub tiers: Vec<Option<Tier>>,
    /// The days of earlier reports and this one.
    pub days: Vec<Day>,
    /// What is different from the last earlier report, where there is one.
    pub since: Option<Since>,
    /// What is seen only when all are laid side by side.
    pub insights: Insights,
}

impl Review {
    /// Ranks the places and lays them side by side.
    #[must_use]
    pub fn of(
        mut places: Vec<Place>,
        day: Option<Date>,
        against: String,
        weights: Weights,
        earlier: &[Earlier],
    ) -> Self {
        for place in &mut places {
            place.score = Score::of(place, &weights);
        }
        ranking::rank(&mut places);
        let tiers = ranking::tiers(&places);
        let days = progress::days(&mut places, earlier, day);
        let since = progress::since(&places, earlier, day);
        let domains = ranking::domains(&places);
        let insights = Insights::of(&places);
        Self { day, against, weights, places, domains, tiers, days, since, insights }
    }

    /// The places that could be read.
    pub fn read(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.refused.is_none())
    }

    /// The places that could not.
    pub fn refused(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.refused.is_some())
    }
}

impl Finding {
    /// Whether it may stay by decision.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.decision.as_ref().is_some_and(Decision::is_kept)
    }
}

impl Place {
    /// How many findings have a severity; those that may stay by decision do not count.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|own| own.severity == severity && !own.is_kept()).count()
    }

    /// Its domain of that name.
    #[must_use]
    pub fn domain(&self, name: &str) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.name.name == name)
    }

    /// The sum of something over its domains.
    #[must_use]
    pub fn sum(&self, count: impl Fn(&Domain) -> usize) -> usize {
        self.domains.iter().map(count).sum()
    }

    /// What every rule found, the most frequent first.
    #[must_use]
    pub fn by_rule(&self) -> Vec<(&'static RuleInfo, usize)> {
        by_rule(std::iter::once(self))
    }
}

/// What every rule found in some places, the most frequent first.
#[must_use]
pub fn by_rule<'a>(places: impl Iterator<Item = &'a Place>) -> Vec<(&'static RuleInfo, usize)> {
    let mut found: BTreeMap<&str, (&'static RuleInfo, usize)> = BTreeMap::new();
    for finding in places.flat_map(|place| &place.findings) {
        found.entry(finding.rule.code).or_insert((finding.rule, 0)).1 += 1;
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), rule.code));
    found
}
