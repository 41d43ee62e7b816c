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
    let mut sorted: Vec<&Earlier> = Vec::new();
    for report in earlier.iter().filter(|report| today.is_none_or(|today| report.day < today)) {
        sorted.retain(|other| other.day != report.day);
        sorted.push(report);
    }
    sorted.sort_by_key(|report| report.day);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for report in &sorted {
        let there = report.places.iter().filter(|place| place.read);
        found.push(day(report.day, there.map(|place| (place.name.as_str(), place.score)), &mut seen));
    }
    for place in places.iter_mut() {
        let same = |other: &&EarlierPlace| match (&place.code, &other.code) {
            (Some(own), Some(other)) => own == other,
            _ => other.name == place.name,
        };
        let mut standing = Standing::default();
        for report in &sorted {
            if let Some(was) = report.places.iter().find(same).filter(|was| was.read) {
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
        let there = places.iter().filter(|place| place.refused.is_none());
        let scores = there.map(|place| (place.name.as_str(), place.score.map(|score| score.total)));
        found.push(day(today, scores, &mut seen));
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
    let count = i64::try_from(scores.len()).unwrap_or(0);
    let average = (count > 0).then(|| (2 * scores.iter().sum::<i64>() + count) / (2 * count));
    Day { day, submitted, new, average }
}
