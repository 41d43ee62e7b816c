//! The review for programs: `review.json` with everything but the single findings, and a file a place with those.

use super::ReportError;
use super::standings::{day, rankings, since, standing};
use super::wire::{
    AbsentWire, Cell, ChangeCounts, ChangeWire, CoverageWire, Document, DoubtfulWire, FileWire, FindingWire,
    ItemWire, PlaceDocument, PlaceWire, RuleCount, ScoreWire, Spot, Summary, TableWire, Weights,
};
use crate::diagnostic::Severity;
use crate::report::decided::decided;
use crate::review::{self, Absent, Domain, Finding, Place, Review, Score};
use crate::source;
use crate::value::tier::Tier;
use serde::Serialize;

/// Hundredths as a number.
#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
pub(super) fn number(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

/// The whole of `review.json`.
pub(super) fn review(review: &Review) -> Result<Vec<u8>, ReportError> {
    let count = |severity| review.places.iter().map(|place| place.count(severity)).sum();
    let document = Document {
        mulu: 1,
        day: review.day.map(|day| day.to_string()),
        against: &review.against,
        weights: weights(review),
        summary: Summary {
            places: review.places.len(),
            read: review.read().count(),
            refused: review.refused().count(),
            items: review.places.iter().map(|place| place.items).sum(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            average: average(review).map(number),
        },
        domains: &review.domains,
        rankings: rankings(review),
        places: review.places.iter().map(place).collect(),
        since: review.since.as_ref().map(|own| since(own, review)),
        days: review.days.iter().map(day).collect(),
        insights: super::insights::insights(review),
    };
    bytes(&document)
}

/// The mean score in hundredths.
fn average(review: &Review) -> Option<i64> {
    review::mean(review.places.iter().filter_map(|place| Some(place.score?.total)))
}

/// The findings and the coverage of one place.
pub(super) fn findings(place: &Place) -> Result<Vec<u8>, ReportError> {
    let document = PlaceDocument {
        mulu: 1,
        name: &place.name,
        slug: &place.slug,
        findings: place.listed().into_iter().map(finding).collect(),
        more: more(place),
        coverage: place.domains.iter().filter(|domain| domain.required > 0).map(coverage).collect(),
        excuses: place.excuses.iter().map(super::excuses::wire).collect(),
        changes: place.changes.iter().flat_map(|changes| &changes.list).map(change).collect(),
    };
    bytes(&document)
}

/// How many findings of each rule are not listed one by one.
fn more(place: &Place) -> Vec<RuleCount> {
    let left = |(rule, count): (&'static crate::diagnostic::RuleInfo, usize)| {
        let listed = place.listed_of(rule).count();
        (count > listed).then(|| RuleCount { rule: rule.name, code: rule.code, count: count - listed })
    };
    place.by_rule().into_iter().filter_map(left).collect()
}

fn bytes(document: &impl Serialize) -> Result<Vec<u8>, ReportError> {
    let mut bytes = serde_json::to_vec_pretty(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn weights(review: &Review) -> Weights {
    let own = review.weights;
    Weights {
        coverage: number(own.coverage),
        quality: number(own.quality),
        domains: number(own.domains),
        doubtful: number(own.doubtful),
        error: number(own.error),
        warning: number(own.warning),
    }
}

fn place(place: &Place) -> PlaceWire<'_> {
    PlaceWire {
        name: &place.name,
        own_name: Some(place.own_name.as_str()).filter(|own| *own != place.name),
        within: &place.within,
        against: Some(place.against.as_str()).filter(|against| !against.is_empty()),
        code: place.code.as_deref(),
        tier: place.tier.map(Tier::name),
        slug: &place.slug,
        status: if place.refused.is_some() { "refused" } else { "read" },
        reason: place.refused.as_deref(),
        rank: place.rank,
        score: place.score.as_ref().map(score),
        items: place.items,
        required: place.sum(|domain| domain.required),
        present: place.sum(|domain| domain.present),
        doubtful: place.sum(|domain| domain.doubtful.len()),
        omitted: place.sum(|domain| domain.omitted.len()),
        missing: place.sum(|domain| domain.missing.len()),
        errors: place.count(Severity::Error),
        warnings: place.count(Severity::Warning),
        infos: place.count(Severity::Info),
        cells: place.domains.iter().map(cell).collect(),
        rules: place
            .by_rule()
            .into_iter()
            .map(|(rule, count)| RuleCount { rule: rule.name, code: rule.code, count })
            .collect(),
        changes: place.changes.as_ref().map(counts),
        first_submitted: place.standing.first.map(|day| day.to_string()),
        standing: standing(place),
        files: place.files.iter().map(file).collect(),
        warnings_told: &place.warnings,
        doubts: &place.doubts,
        marked: &place.marked,
    }
}

fn score(score: &Score) -> ScoreWire {
    ScoreWire {
        total: number(score.total),
        coverage: number(score.coverage),
        quality: number(score.quality),
        domains: number(score.domains),
        due: score.due,
        present: score.present,
        doubtful: score.doubtful,
        items: score.items,
        errors: score.errors,
        warnings: score.warnings,
        domains_due: score.domains_due,
        domains_given: score.domains_given,
    }
}

fn cell(domain: &Domain) -> Cell<'_> {
    let [errors, warnings, infos] = domain.findings;
    Cell {
        domain: &domain.name.name,
        against: Some(domain.against.as_str()).filter(|against| !against.is_empty()),
        given: domain.given,
        disclaimed: domain.disclaimed,
        items: domain.items,
        required: domain.required,
        present: domain.present,
        doubtful: domain.doubtful.len(),
        omitted: domain.omitted.len(),
        missing: domain.missing.len(),
        local: domain.local,
        errors,
        warnings,
        infos,
        coverage: share(domain).map(number),
    }
}

/// How much of what is due in a domain is there, in hundredths of a percent; what is in doubt does not count here.
pub(super) fn share(domain: &Domain) -> Option<i64> {
    let due = domain.required.saturating_sub(domain.omitted.len());
    (due > 0).then(|| review::percent(domain.present, due))
}

fn counts(changes: &review::Changes) -> ChangeCounts {
    let known = |count: usize| (!changes.partial).then_some(count);
    ChangeCounts {
        partial: changes.partial,
        added: known(changes.added),
        removed: changes.removed,
        loosened: changes.loosened,
        tightened: known(changes.tightened),
        neutral: known(changes.neutral),
    }
}

fn file(file: &review::FileRead) -> FileWire<'_> {
    FileWire { path: &file.path, tables: file.tables.iter().map(self::table).collect() }
}

fn table(table: &review::TableRead) -> TableWire<'_> {
    TableWire {
        sheet: table.sheet.as_deref(),
        domain: &table.domain,
        known: table.known,
        items: table.items,
        incomplete: table.incomplete,
    }
}

fn finding(finding: &Finding) -> FindingWire<'_> {
    let item = ItemWire { code: finding.code.as_deref(), name: finding.name.as_deref() };
    FindingWire {
        rule: finding.rule.name,
        code: finding.rule.code,
        severity: finding.severity.name(),
        message: &finding.message,
        help: finding.help.as_deref(),
        domain: finding.domain.as_deref(),
        item: (item.code.is_some() || item.name.is_some()).then_some(item),
        field: finding.field,
        fingerprint: &finding.fingerprint,
        decision: finding.decision.as_ref().map(decided),
        location: spot(&finding.at),
    }
}

/// A place as programs read it.
pub(super) fn spot(at: &source::Place) -> Spot<'_> {
    let bare = |path| Spot { path, line: None, column: None, sheet: None, cell: None };
    match at {
        source::Place::File { path } => bare(path),
        source::Place::Text { path, start, .. } => {
            Spot { line: Some(start.line.get()), column: Some(start.column.get()), ..bare(path) }
        }
        source::Place::Cell { path, sheet, cell } => {
            Spot { sheet: Some(sheet), cell: Some(cell.to_string()), ..bare(path) }
        }
    }
}

fn coverage(domain: &Domain) -> CoverageWire<'_> {
    let doubtful = domain.doubtful.iter().map(|own| DoubtfulWire {
        code: own.above.code.as_deref(),
        name: &own.above.name,
        here: &own.here,
    });
    CoverageWire {
        domain: &domain.name.name,
        doubtful: doubtful.collect(),
        omitted: domain.omitted.iter().map(absent).collect(),
        missing: domain.missing.iter().map(absent).collect(),
    }
}

fn absent(absent: &Absent) -> AbsentWire<'_> {
    AbsentWire { code: absent.code.as_deref(), name: &absent.name, reason: &absent.reason }
}

fn change(change: &review::Change) -> ChangeWire<'_> {
    ChangeWire {
        domain: &change.domain,
        code: change.code.as_deref(),
        name: &change.name,
        field: &change.field,
        old: &change.old,
        new: &change.new,
        direction: change.direction,
        why: &change.why,
        fingerprint: &change.fingerprint,
        decision: change.decision.as_ref().map(decided),
    }
}
