//! Our catalogue → its JSON shape. Nothing is left out but what is not written.

use super::{Context, Doubt, wire};
use crate::catalogue::{Audience, Catalogue, Channel, Field, Item, Jurisdiction};
use crate::emit::texts;
use crate::source::{Location, Place};
use crate::value::citation::{Citation, Part};
use crate::value::deadline::{Clause, Deadline};
use crate::value::levels;
use crate::value::reading::Reading;
use crate::value::tier::Tier;

pub(super) fn catalogue(
    context: Context<'_>,
    catalogue: &Catalogue,
    place: &Jurisdiction,
) -> wire::Catalogue {
    wire::Catalogue {
        mulu: wire::VERSION,
        jurisdiction: jurisdiction(place),
        domain: domain(catalogue),
        title: catalogue.title.as_ref().map(|title| title.value.clone()),
        items: (1..)
            .zip(&catalogue.items)
            .map(|(number, own)| item(context, catalogue, number, own))
            .collect(),
        notes: catalogue.notes.iter().map(|note| note.value.clone()).collect(),
        location: location(context, catalogue.head),
    }
}

/// Puts the doubts of an import beside the items they are about.
pub(super) fn doubt(catalogue: &mut wire::Catalogue, doubts: &[Option<Doubt<'_>>]) {
    for (item, doubt) in catalogue.items.iter_mut().zip(doubts) {
        item.matched = doubt.map(|doubt| wire::Match {
            code: doubt.code.to_owned(),
            // Two digits, as people are told.
            score: (doubt.score * 100.0).round() / 100.0,
            how: doubt.how.to_owned(),
        });
    }
}

fn jurisdiction(place: &Jurisdiction) -> wire::Jurisdiction {
    wire::Jurisdiction {
        code: place.code.as_ref().map(|code| code.value.clone()),
        name: place.name.clone(),
        tier: place.tier.map(|tier| tier.name().to_owned()),
    }
}

fn domain(catalogue: &Catalogue) -> wire::Domain {
    let number = catalogue.recognised.as_ref().and_then(|domain| domain.number);
    wire::Domain { number, name: catalogue.domain_name().to_owned() }
}

fn item(context: Context<'_>, catalogue: &Catalogue, number: usize, item: &Item) -> wire::Item {
    let (mode, mode_text) = listed(&item.mode, |modes| modes.iter().map(|mode| mode.name()).collect());
    let (tiers, levels_text) = listed(&item.levels, |tiers| tiers.iter().map(|tier| tier.name()).collect());
    let text = |field| some(texts::values(item.optional(field)).join("\n"));
    let list = |field| Some(owned(texts::optional(item, field))).filter(|list| !list.is_empty());
    wire::Item {
        code: item.code_text().map(str::to_owned),
        matched: None,
        // A list is numbered by its order where nobody wrote numbers, as a table's rows are.
        seq: Some(item.seq.as_ref().map_or_else(|| number.to_string(), |seq| seq.value.clone())),
        category: owned(texts::values(&item.category)),
        name: item.name.as_ref().map(|name| name.value.clone()),
        content: owned(texts::values(&item.content.elements)),
        content_text: some(item.content.whole()),
        basis: item.basis.parts.iter().map(|part| basis(context, &part.value)).collect(),
        basis_text: some(item.basis.whole()),
        deadline: deadline(&item.deadline),
        body: item.body.as_ref().map(|body| body.value.clone()),
        channels: names(&item.channels.used),
        channels_text: item.channels.written.as_ref().map(|text| text.value.clone()),
        channels_optional: Some(names(&item.channels.optional)).filter(|list| !list.is_empty()),
        audience: audience(&item.audience),
        mode,
        mode_text,
        levels: levels(item),
        tiers,
        levels_text,
        stage: list(Field::Stage),
        life_stage: list(Field::LifeStage),
        service_codes: list(Field::ServiceCodes),
        power_codes: list(Field::PowerCodes),
        contact: text(Field::Contact),
        supervision: text(Field::Supervision),
        frequency: text(Field::Frequency),
        url: text(Field::Url),
        note: text(Field::Note),
        extra: extra(catalogue, item),
        evidence: item.evidence.map(|evidence| evidence.name().to_owned()),
        sources: list(Field::Sources),
        advisory: item.advisory,
        location: location(context, item.at),
    }
}

/// The levels as the place calls them, one a word: 州级, 镇街级. A run of words that are not so parted is given by
/// the official names.
fn levels(item: &Item) -> Vec<String> {
    let Some(text) = item.levels.text() else { return Vec::new() };
    let words = levels::split(&text.value);
    let plain = words.iter().all(|word| Tier::parse(word).is_some());
    match item.levels.understood() {
        Some(tiers) if !plain => owned(tiers.iter().map(|tier| tier.name()).collect()),
        _ => words,
    }
}

/// Every column beside the official ones under its own heading: lists as lists.
fn extra(catalogue: &Catalogue, item: &Item) -> serde_json::Map<String, serde_json::Value> {
    let mut found = serde_json::Map::new();
    for field in texts::OPTIONAL {
        let values = texts::optional(item, *field);
        if values.is_empty() {
            continue;
        }
        let value = if texts::holds_list(*field) { owned(values).into() } else { values.join("\n").into() };
        found.insert(catalogue.heading(*field).to_owned(), value);
    }
    found.extend(texts::extra(item).into_iter().map(|(heading, text)| (heading.to_owned(), text.into())));
    found
}

/// Each channel once: 广播、电视 are both 广播电视.
fn names(channels: &[Channel]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for channel in channels {
        if !found.contains(&channel.name) {
            found.push(channel.name.clone());
        }
    }
    found
}

fn owned(values: Vec<&str>) -> Vec<String> {
    values.into_iter().map(str::to_owned).collect()
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The names of a list that was understood, or the text that was not.
fn listed<T>(reading: &Reading<T>, names: impl Fn(&T) -> Vec<&'static str>) -> (Vec<String>, Option<String>) {
    match reading {
        Reading::Blank(_) => (Vec::new(), None),
        Reading::Understood { value, .. } => (owned(names(value)), None),
        Reading::Unreadable(text) => (Vec::new(), Some(text.value.clone())),
    }
}

fn audience(reading: &Reading<Audience>) -> wire::Audience {
    match reading {
        Reading::Blank(_) => wire::Audience { all: None, groups: Vec::new(), text: None },
        Reading::Understood { value, .. } => {
            wire::Audience { all: Some(value.everyone), groups: value.groups.clone(), text: None }
        }
        Reading::Unreadable(text) => {
            wire::Audience { all: None, groups: Vec::new(), text: Some(text.value.clone()) }
        }
    }
}

fn basis(context: Context<'_>, part: &Part) -> wire::Basis {
    match part {
        Part::Citation(citation) => cited(context, citation),
        Part::Vague(text) | Part::Quote(text) | Part::Unreadable(text) => words(&text.value),
        Part::Ditto(_) => words("同上"),
    }
}

fn cited(context: Context<'_>, citation: &Citation) -> wire::Basis {
    let numbers: Vec<String> = citation.documents.iter().map(|document| document.value.to_string()).collect();
    let (law, status) = (context.laws)(citation).map_or((None, None), |law| (Some(law.id), law.status));
    wire::Basis {
        text: citation.text.clone(),
        title: some(citation.title.clone()),
        doc_no: some(numbers.join("、")),
        articles: citation.articles.iter().map(|article| article.value.to_string()).collect(),
        law,
        status,
    }
}

fn words(text: &str) -> wire::Basis {
    wire::Basis {
        text: text.to_owned(),
        title: None,
        doc_no: None,
        articles: Vec::new(),
        law: None,
        status: None,
    }
}

fn deadline(reading: &Reading<Deadline>) -> Option<wire::Deadline> {
    let text = reading.text()?.value.clone();
    let clauses = match reading.understood() {
        Some(deadline) => deadline.clauses.iter().map(clause).collect(),
        None => vec![unreadable()],
    };
    Some(wire::Deadline { text, clauses })
}

fn clause(clause: &Clause) -> wire::Clause {
    wire::Clause {
        label: clause.label.clone(),
        kind: clause.kind.name().to_owned(),
        amount: clause.amount(),
        unit: clause.unit().map(|unit| unit.name().to_owned()),
        from: clause.from().map(str::to_owned),
        month_day: clause.month_day().map(|(month, day)| format!("{month:02}-{day:02}")),
        every: clause.every(),
    }
}

fn unreadable() -> wire::Clause {
    let kind = "unreadable".to_owned();
    wire::Clause { label: None, kind, amount: None, unit: None, from: None, month_day: None, every: None }
}

fn location(context: Context<'_>, at: Location) -> wire::Location {
    match context.files.place(at) {
        Place::File { path } => wire::Location { path, ..wire::Location::default() },
        Place::Text { path, start, end } => wire::Location {
            path,
            line: Some(start.line.get()),
            column: Some(start.column.get()),
            end_line: Some(end.line.get()),
            end_column: Some(end.column.get()),
            ..wire::Location::default()
        },
        Place::Cell { path, sheet, cell } => {
            wire::Location { path, sheet: Some(sheet), row: Some(cell.row + 1), ..wire::Location::default() }
        }
    }
}
