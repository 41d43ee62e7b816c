//! How places stood before: the 日报送、旬通报、月排名 of real practice, read from earlier reports.

use super::Place;
use crate::knowledge::Date;
use std::collections::BTreeSet;

/// An earlier report, as far as it is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its day.
    pub day: Date,
    /// Its places.
    pub places: Vec<EarlierPlace>,
}

/// A place in an earlier report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPlace {
    /// 示例县.
    pub name: String,
    /// The same without what told it apart from others of its name.
    pub own_name: String,
    /// The places it stood below.
    pub within: Vec<String>,
    /// 行政区划代码.
    pub code: Option<String>,
    /// Its score in hundredths.
    pub score: Option<i64>,
    /// Its rank.
    pub rank: Option<usize>,
    /// Whether it could be read.
    pub read: bool,
}

/// How a place stood before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The first day on which it was there and could be read.
    pub first: Option<Date>,
    /// Score in hundredths and rank, day by day, this day last.
    pub days: Vec<(Date, Option<i64>, Option<usize>)>,
}

impl EarlierPlace {
    /// Whether it is the same place: by code, else by name and the places above, else by the name it was told apart by.
    fn is(&self, place: &Place) -> bool {
        match (&place.code, &self.code) {
            (Some(own), Some(other)) => own == other,
            _ => {
                let name = if self.own_name.is_empty() { &self.name } else { &self.own_name };
                (*name == place.own_name && self.within == place.within) || self.name == place.name
            }
        }
    }
}

/// What is different from the last earlier report. Places by their index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    /// The day of that report.
    pub day: Option<Date>,
    /// There for the first time.
    pub new: Vec<usize>,
    /// Those that rose, and by how many hundredths; the most first.
    pub risen: Vec<(usize, i64)>,
    /// Those that fell; the most first.
    pub fallen: Vec<(usize, i64)>,
    /// How many have the score they had.
    pub same: usize,
    /// Names of those that were read then and are not there or cannot be read now.
    pub gone: Vec<String>,
}

impl Standing {
    /// Score and rank of the last earlier report that has the place.
    #[must_use]
    pub fn before(&self) -> Option<(Option<i64>, Option<usize>)> {
        let (_, earlier) = self.days.split_last()?;
        earlier.last().map(|(_, score, rank)| (*score, *rank))
    }
}

/// A day with a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub day: Date,
    /// How many places were there and could be read.
    pub submitted: usize,
    /// Those that were there for the first time.
    pub new: Vec<String>,
    /// The mean score in hundredths.
    pub average: Option<i64>,
}

impl Day {
    /// The ten days it lies in: 11月上旬.
    #[must_use]
    pub fn decade(&self) -> String {
        let part = match self.day.day() {
            1..=10 => "上旬",
            11..=20 => "中旬",
            _ => "下旬",
        };
        format!("{}月{part}", self.day.month())
    }
}

/// The days of earlier reports and of this one; each place is told how it stood. Of two reports of a day the later
/// given counts; one of this very day is this one over again.
pub(super) fn days(places: &mut [Place], earlier: &[Earlier], today: Option<Date>) -> Vec<Day> {
    let sorted = sorted(earlier, today);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for report in &sorted {
        let there = report.places.iter().filter(|place| place.read);
        found.push(day(report.day, there.map(|place| (place.name.as_str(), place.score)), &mut seen));
    }
    for place in places.iter_mut() {
        let mut standing = Standing::default();
        for report in &sorted {
            if let Some(was) = report.places.iter().find(|other| other.is(place)).filter(|was| was.read) {
                standing.first = standing.first.or(Some(report.day));
                standing.days.push((report.day, was.score, was.rank));
            }
        }
        if let Some(today) = today.filter(|_| place.refused.is_none()) {
            standing.first = standing.first.or(Some(today));
            standing.days.push((today, place.score.map(|score| score.total), place.rank));
        }
        place.standing = standing;
    }
    if let Some(today) = today {
        let there = || places.iter().filter(|place| place.refused.is_none());
        let scores = there().map(|place| (place.name.as_str(), place.score.map(|score| score.total)));
        let new = there().filter(|place| place.standing.days.len() == 1);
        let new = new.map(|place| place.name.clone()).collect();
        found.push(Day { new, ..day(today, scores, &mut seen) });
    }
    found
}

fn day<'a>(
    day: Date,
    places: impl Iterator<Item = (&'a str, Option<i64>)>,
    seen: &mut BTreeSet<String>,
) -> Day {
    let (mut submitted, mut new, mut scores) = (0, Vec::new(), Vec::new());
    for (name, score) in places {
        submitted += 1;
        scores.extend(score);
        if seen.insert(name.to_owned()) {
            new.push(name.to_owned());
        }
    }
    Day { day, submitted, new, average: super::mean(scores.into_iter()) }
}

/// The earlier reports by day, one a day: of two the later given.
fn sorted(earlier: &[Earlier], today: Option<Date>) -> Vec<&Earlier> {
    let mut sorted: Vec<&Earlier> = Vec::new();
    for report in earlier.iter().filter(|report| today.is_none_or(|today| report.day < today)) {
        sorted.retain(|other| other.day != report.day);
        sorted.push(report);
    }
    sorted.sort_by_key(|report| report.day);
    sorted
}

/// What is different from the last earlier report; `None` where there is none.
pub(super) fn since(places: &[Place], earlier: &[Earlier], today: Option<Date>) -> Option<Since> {
    let last = *sorted(earlier, today).last()?;
    let mut since = Since { day: Some(last.day), ..Since::default() };
    for (index, place) in places.iter().enumerate().filter(|(_, place)| place.refused.is_none()) {
        let before = place.standing.before();
        match (before, place.score.as_ref()) {
            (None, _) => since.new.push(index),
            (Some((Some(before), _)), Some(now)) => match now.total - before {
                0 => since.same += 1,
                risen @ 1.. => since.risen.push((index, risen)),
                fallen => since.fallen.push((index, fallen)),
            },
            (Some(_), _) => {}
        }
    }
    since.risen.sort_by_key(|(index, by)| (std::cmp::Reverse(*by), *index));
    since.fallen.sort_by_key(|(index, by)| (*by, *index));
    let is_here =
        |other: &EarlierPlace| places.iter().any(|place| place.refused.is_none() && other.is(place));
    since.gone =
        last.places.iter().filter(|own| own.read && !is_here(own)).map(|own| own.name.clone()).collect();
    Some(since)
}
