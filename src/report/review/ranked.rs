//! The sheets of the workbook that put places in order: a ranking a tier, the matrix, and those that could not be read.

use super::formula;
use super::home;
use super::json::share;
use super::words::Words;
use super::workbook::{Sheet, number};
use crate::review::{Domain, Place, Review};
use crate::value::tier::Tier;
use rust_xlsxwriter::XlsxError;

/// What the sheet of a tier is called; the tier is left out where there is only one.
pub(super) fn title(review: &Review, tier: Option<Tier>, t: &Words) -> String {
    let name = tier.map_or(t.get("no_tier"), Tier::name);
    if review.tiers.len() > 1 {
        format!("{}（{name}）", t.get("ranking"))
    } else {
        t.get("ranking").to_owned()
    }
}

/// The ranking of a tier.
pub(super) fn ranking(sheet: &mut Sheet<'_>, review: &Review, tier: Option<Tier>) -> Result<(), XlsxError> {
    let columns = home::columns(review);
    let mut headings = vec![(sheet.words.get("rank"), 6.0), (sheet.words.get("place"), 20.0)];
    let width = |key: &str| if matches!(key, "against" | "first") { 13.0 } else { 7.5 };
    headings.extend(columns.iter().map(|key| (sheet.words.get(key), width(key))));
    for line in formula::general(&review.weights, sheet.words) {
        sheet.line(&line, &headings)?;
    }
    sheet.headings(&headings, review.of_tier(tier).count())?;
    for place in review.of_tier(tier) {
        match place.rank {
            Some(rank) => sheet.number(0, number(rank), true)?,
            None => sheet.text(0, "—")?,
        }
        sheet.text(1, &place.name)?;
        for (column, key) in (2u16..).zip(&columns) {
            match home::value(place, key) {
                (Some(hundredths), text) if *key != "rank_change" => {
                    let whole = !text.contains('.') && is_count(key);
                    sheet.number(column, super::json::number(hundredths), whole)?;
                }
                (_, text) => sheet.text(column, &text)?,
            }
        }
        sheet.next()?;
    }
    Ok(())
}

fn is_count(column: &str) -> bool {
    !matches!(column, "score" | "coverage" | "quality" | "domains_part" | "before_score" | "score_change")
}

/// Places by domains, tier by tier.
pub(super) fn matrix(sheet: &mut Sheet<'_>, review: &Review) -> Result<(), XlsxError> {
    let mut headings = vec![(sheet.words.get("tier"), 7.0), (sheet.words.get("place"), 20.0)];
    headings.extend(review.domains.iter().map(|domain| (domain.as_str(), 9.0)));
    sheet.line(sheet.words.get("matrix_words"), &headings)?;
    sheet.headings(&headings, review.read().count())?;
    for place in review.read() {
        sheet.text(0, place.tier.map_or("", Tier::name))?;
        sheet.text(1, &place.name)?;
        for (column, name) in (2u16..).zip(&review.domains) {
            cell(sheet, column, place.domain(name))?;
        }
        sheet.next()?;
    }
    Ok(())
}

fn cell(sheet: &mut Sheet<'_>, column: u16, own: Option<&Domain>) -> Result<(), XlsxError> {
    let (row, styles) = (sheet.row, sheet.styles);
    match own.and_then(|domain| Some((domain, share(domain)?))) {
        None => sheet.sheet.write_string_with_format(row, column, "—", styles.heat("void"))?,
        Some((domain, _)) if home::lacks(domain) => {
            let words = sheet.words.get("no_table");
            sheet.sheet.write_string_with_format(row, column, words, styles.heat("h0"))?
        }
        Some((_, share)) => {
            let (value, format) = (super::json::number(share), styles.heat(home::heat(share)));
            sheet.sheet.write_number_with_format(row, column, value, format)?
        }
    };
    Ok(())
}

/// Those that could not be read or sent nothing in, with the reason.
pub(super) fn refused(sheet: &mut Sheet<'_>, review: &Review) -> Result<(), XlsxError> {
    let headings = [("place", 24.0), ("tier", 8.0), ("reason", 100.0)];
    let headings = headings.map(|(key, width)| (sheet.words.get(key), width));
    sheet.headings(&headings, review.refused().count())?;
    for Place { name, tier, refused, .. } in review.refused() {
        sheet.text(0, name)?;
        sheet.text(1, tier.map_or("", Tier::name))?;
        sheet.text(2, refused.as_deref().unwrap_or(""))?;
        sheet.next()?;
    }
    Ok(())
}
