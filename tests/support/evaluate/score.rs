//! What mulu says of a case, held against what was planted.

use super::{Case, Planted};
use mulu::diagnostic::{Diagnostic, Levels};
use mulu::knowledge::{Date, Knowledge};
use mulu::pipeline::{self, Request};
use mulu::project::MemoryDisk;
use std::collections::{BTreeMap, BTreeSet};

/// The counts of a rule.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) planted: usize,
    pub(crate) found: usize,
    pub(crate) extra: usize,
}

/// All counts, and what went wrong in words.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) rules: BTreeMap<&'static str, Count>,
    pub(crate) complaints: Vec<String>,
    pub(crate) items: usize,
    pub(crate) varied: usize,
    /// Findings on items that were only written otherwise.
    pub(crate) on_varied: usize,
}

/// The findings of mulu on files in memory.
pub(crate) fn findings(case: &Case, knowledge: &Knowledge) -> (Vec<Diagnostic>, usize, Vec<String>) {
    let disk = MemoryDisk::new(case.files.clone());
    let request = Request { paths: vec![case.path.clone()], ..Request::default() };
    let mut loaded = pipeline::load(&request, &disk, knowledge).unwrap();
    let day: Option<Date> = case.day.map(|day| day.parse().unwrap());
    let found = pipeline::check(&mut loaded, knowledge, &Levels::default(), day);
    let places = found.iter().map(|finding| loaded.files.place(finding.primary).to_string()).collect();
    (found, loaded.counts.items, places)
}

fn about(finding: &Diagnostic, place: &str, planted: &Planted) -> bool {
    let subject = &finding.subject;
    planted.item.is_empty()
        || subject.code.as_deref().map(str::trim) == Some(&planted.item)
        || subject.name.as_deref() == Some(&planted.item)
        || subject.text == planted.item
        || planted.item.contains('/')
            && (place.contains(&planted.item) || subject.place.contains(&planted.item))
}

fn answers(finding: &Diagnostic, place: &str, planted: &Planted) -> bool {
    finding.rule.name == planted.rule
        && (planted.field == "*" || finding.subject.field.unwrap_or("") == planted.field)
        && about(finding, place, planted)
}

impl Score {
    /// Adds a case.
    pub(crate) fn add(&mut self, case: &Case, knowledge: &Knowledge) {
        let (found, items, places) = findings(case, knowledge);
        self.items += items;
        self.varied += case.varied.len();
        let mut said = vec![false; case.planted.len()];
        for (finding, place) in found.iter().zip(&places) {
            let mut known = false;
            for (at, planted) in case.planted.iter().enumerate() {
                if answers(finding, place, planted) {
                    said[at] = true;
                    known = true;
                }
                known |= planted.also.contains(&finding.rule.name) && about(finding, place, planted);
            }
            if !known {
                self.extra(case, finding, place);
            }
        }
        let mut seen = BTreeSet::new();
        for (planted, said) in case.planted.iter().zip(said) {
            if !seen.insert((planted.rule, &planted.item, planted.field)) {
                continue;
            }
            let count = self.rules.entry(planted.rule).or_default();
            count.planted += 1;
            count.found += usize::from(said);
            if !said {
                self.complaints.push(format!(
                    "MISSED {} [{}] {} {}",
                    planted.rule, planted.what, case.label, planted.item
                ));
            }
        }
    }

    fn extra(&mut self, case: &Case, finding: &Diagnostic, place: &str) {
        self.rules.entry(finding.rule.name).or_default().extra += 1;
        let subject = &finding.subject;
        let own = |item: &str| subject.code.as_deref() == Some(item) || subject.name.as_deref() == Some(item);
        let planted = case.planted.iter().find(|planted| own(&planted.item));
        let varied = case.varied.iter().find(|(item, _)| own(item));
        self.on_varied += usize::from(varied.is_some() && planted.is_none());
        let cause = match (planted, varied) {
            (Some(planted), _) => format!("beside {}: {}", planted.rule, planted.what),
            (None, Some((_, how))) => format!("varied: {how}"),
            (None, None) => "clean".to_owned(),
        };
        self.complaints.push(format!(
            "FALSE {} [{cause}] {} {place} {}",
            finding.rule.name, case.label, finding.message.chinese
        ));
    }
}
