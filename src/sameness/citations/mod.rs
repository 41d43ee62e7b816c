//! What every citation of a basis means and what is wrong with it: settled here once, for all rules about citations.
//! A citation has one [`Fault`] at most, so no two of those rules tell of it.

mod writing;

pub(crate) use writing::writing_faults;

use crate::catalogue::Item;
use crate::diagnostic::Edit;
use crate::knowledge::laws::{Confidence, Law, Laws, NumberRole, NumberSense, Resolved, Status};
use crate::knowledge::{Date, Knowledge};
use crate::source::{Located, Location};
use crate::value::citation::{
    ArticleRef, Basis, Citation, DocumentNumber, FaultKind, NumberKind, Part, Ranged,
};
use std::ops::Range;

/// The id of 《中华人民共和国政府信息公开条例》 in the registry of laws.
pub(crate) const DISCLOSURE_REGULATION: &str = "gov-information-disclosure-regulation";

/// A citation with what it means.
#[derive(Debug)]
pub(crate) struct Cited<'a> {
    /// The citation.
    pub(crate) citation: &'a Citation,
    /// The part of the basis it is.
    pub(crate) part: &'a Located<Part>,
    /// The instrument meant, where the registry has it.
    pub(crate) resolved: Option<Resolved<'a>>,
    /// What is wrong with the law or the number, where anything is: the gravest.
    pub(crate) fault: Option<Fault<'a>>,
}

/// What can be wrong with the law cited, in the order in which one hides the others.
#[derive(Debug)]
pub(crate) enum Fault<'a> {
    /// Repealed, or run out, by the day judged.
    Repealed(&'a Law),
    /// Not in force yet on the day judged.
    NotYetInForce(&'a Law),
    /// Articles of the former text: it is cited by its old number.
    ArticlesOfFormerText { law: &'a Law, number: &'a Ranged<DocumentNumber>, last: bool },
    /// The number of a former text.
    FormerNumber { law: &'a Law, number: &'a Ranged<DocumentNumber> },
    /// The year of a former text.
    FormerYear { law: &'a Law, year: u16, range: Range<usize> },
    /// The number of another instrument.
    ForeignNumber { law: &'a Law, number: &'a Ranged<DocumentNumber>, owner: &'a Law },
    /// The number of another instrument, beside a title nobody knows.
    ForeignTitle { number: &'a Ranged<DocumentNumber>, owner: &'a Law },
    /// The number of a decision that changed some articles.
    AmendingNumber { law: &'a Law, number: &'a Ranged<DocumentNumber> },
    /// A number of the same office that is in no record.
    UnrecordedNumber { law: &'a Law, number: &'a Ranged<DocumentNumber> },
    /// An article the present text does not have.
    NoSuchArticle { law: &'a Law, article: &'a Ranged<ArticleRef>, articles: u16 },
    /// Not repealed, but another is to be preferred.
    Superseded { law: &'a Law, by: &'a Law },
}

/// The citations of an item's basis, each judged by the law of `day`.
pub(crate) fn of<'a>(item: &'a Item, knowledge: &'a Knowledge, day: Option<Date>) -> Vec<Cited<'a>> {
    // A broken replacement registry is told of before any rule runs.
    let laws = knowledge.laws().ok();
    let citations = item.basis.parts.iter().filter_map(|part| match &part.value {
        Part::Citation(citation) => Some((citation.as_ref(), part)),
        Part::Vague(_) | Part::Ditto(_) | Part::Quote(_) | Part::Unreadable(_) => None,
    });
    let judged = citations.map(|(citation, part)| {
        let resolved = laws.and_then(|laws| laws.resolve(citation));
        let day = day.or_else(|| laws?.known_until());
        let fault = match (laws, day, &resolved) {
            (Some(laws), Some(day), Some(resolved)) => fault(citation, resolved, laws, day),
            (Some(laws), _, None) => foreign_title(citation, laws),
            _ => None,
        };
        Cited { citation, part, resolved, fault }
    });
    judged.collect()
}

fn fault<'a>(
    citation: &'a Citation,
    resolved: &Resolved<'a>,
    laws: &'a Laws,
    day: Date,
) -> Option<Fault<'a>> {
    let law = resolved.law;
    match laws.status_on(law, day) {
        Some(Status::Repealed) => return Some(Fault::Repealed(law)),
        Some(Status::NotYetInForce) => return Some(Fault::NotYetInForce(law)),
        // It has ended, but since when is not known: then nothing is known of its numbers either.
        None => return None,
        Some(Status::InForce | Status::Revised) => {}
    }
    let present = law.present_text_on(day);
    let by_number = present.then(|| number_fault(citation, resolved)).flatten();
    by_number
        .or_else(|| present.then(|| beyond_the_last(citation, law)).flatten())
        .or_else(|| superseded(law, laws, day))
}

/// What the numbers tell. One that is right outweighs the others: 国务院令第492号公布，国务院令第711号修订.
fn number_fault<'a>(citation: &'a Citation, resolved: &Resolved<'a>) -> Option<Fault<'a>> {
    let law = resolved.law;
    let numbers = || citation.documents.iter().zip(&resolved.numbers);
    if numbers().any(|(_, sense)| *sense == NumberSense::Current) {
        return former_year(citation, law);
    }
    let earlier = numbers().find_map(|(number, sense)| match sense {
        NumberSense::Earlier(at) => Some((number, *at)),
        _ => None,
    });
    if let Some((number, at)) = earlier {
        let moved = law.doc_no.is_some()
            && citation.articles.iter().any(|article| moved_to(law, &article.value).is_some());
        let last = at + 1 == law.earlier_doc_nos.len();
        return Some(if moved {
            Fault::ArticlesOfFormerText { law, number, last }
        } else {
            Fault::FormerNumber { law, number }
        });
    }
    let amending = numbers().find(|(_, sense)| **sense == NumberSense::Amending);
    if let Some((number, _)) = amending {
        return former_year(citation, law)
            .or(law.doc_no.is_some().then_some(Fault::AmendingNumber { law, number }));
    }
    // What is not in the record weighs only as much as the record.
    if law.confidence == Confidence::High && law.doc_no.is_some() {
        for (number, sense) in numbers() {
            match sense {
                NumberSense::Foreign(owner) => return Some(Fault::ForeignNumber { law, number, owner }),
                NumberSense::Unrecorded => return Some(Fault::UnrecordedNumber { law, number }),
                NumberSense::Current
                | NumberSense::Earlier(_)
                | NumberSense::Amending
                | NumberSense::Unknown => {}
            }
        }
    }
    former_year(citation, law)
}

/// 2015年修正, where the text was changed again later.
fn former_year<'a>(citation: &'a Citation, law: &'a Law) -> Option<Fault<'a>> {
    let revision = citation.revision.as_ref()?;
    let year = revision.year?;
    let latest = law.last_amended?.year();
    let former = i32::from(year) < latest && law.confidence == Confidence::High;
    former.then(|| Fault::FormerYear { law, year, range: revision.range.clone() })
}

fn beyond_the_last<'a>(citation: &'a Citation, law: &'a Law) -> Option<Fault<'a>> {
    let articles = law.articles?;
    let last = |article: &ArticleRef| {
        article.to.as_ref().map_or(article.article, |to| to.article.max(article.article))
    };
    let article = citation.articles.iter().find(|article| last(&article.value) > u32::from(articles))?;
    Some(Fault::NoSuchArticle { law, article, articles })
}

/// A title that is in no record, beside the number of a State Council order: each of those is one instrument's alone,
/// while one paper of a ministry may carry several under titles of their own.
fn foreign_title<'a>(citation: &'a Citation, laws: &'a Laws) -> Option<Fault<'a>> {
    let [number] = citation.documents.as_slice() else { return None };
    let order = number.value.kind == NumberKind::Order && number.value.issuer == "国务院";
    let garbled = citation.issues.iter().any(|fault| fault.kind == FaultKind::TraditionalCharacters);
    if !order || citation.title.is_empty() || garbled {
        return None;
    }
    match laws.by_doc_no(&number.value.to_string()).as_slice() {
        [one] if one.role != NumberRole::Amending => Some(Fault::ForeignTitle { number, owner: one.law }),
        _ => None,
    }
}

/// Advice for whoever writes today: of a past day it would find fault with what was then in force.
fn superseded<'a>(law: &'a Law, laws: &'a Laws, day: Date) -> Option<Fault<'a>> {
    laws.known_until().filter(|known| *known <= day)?;
    let by = laws.successors(law).into_iter().find(|by| {
        by.surely_stood_on(day) && matches!(laws.status_on(by, day), Some(Status::InForce | Status::Revised))
    })?;
    Some(Fault::Superseded { law, by })
}

/// Whether a citation names an article, by itself or in a range.
pub(crate) fn covers(citation: &Citation, article: u32) -> bool {
    citation.articles.iter().any(|named| {
        let last = named.value.to.as_ref().map_or(named.value.article, |to| to.article);
        (named.value.article..=last).contains(&article)
    })
}

/// Where an article of the former text is now, as the registry writes it: `第二十六条`, `第二十二条、第二十三条`, `（删除）`.
pub(crate) fn moved_to<'a>(law: &'a Law, article: &ArticleRef) -> Option<&'a str> {
    let whole = ArticleRef::whole(article.article).to_string();
    let moved = law.articles_moved.iter().find(|moved| moved.from == whole && article.sub.is_none())?;
    Some(&moved.to)
}

/// The one article a whole article of the former text has become.
pub(crate) fn moved_to_one(law: &Law, article: &ArticleRef) -> Option<ArticleRef> {
    let to = moved_to(law, article).filter(|_| article.is_whole())?;
    let basis = Basis::parse(&format!("《{}》{to}", law.quotable_title()));
    match basis.citations().next()?.articles.as_slice() {
        [one] if one.value.to_string() == to => Some(one.value.clone()),
        _ => None,
    }
}

/// The edits that give a citation the present number in place of `number` and, where `articles` are given, those in
/// place of its own. `None` where the place does not hold the text to the letter.
pub(crate) fn renumbered(
    cited: &Cited<'_>,
    number: &Ranged<DocumentNumber>,
    law: &Law,
    articles: Option<&[ArticleRef]>,
) -> Option<Vec<Edit>> {
    let current = law.doc_no.as_deref().filter(|_| cited.part.exact)?;
    if cited.wants_rewriting() {
        return Some(vec![Edit {
            at: cited.part.at,
            text: rewritten(cited.citation, number, current, articles)?,
        }]);
    }
    let mut edits = vec![Edit { at: cited.at(&number.range), text: current.to_owned() }];
    for (own, new) in cited.citation.articles.iter().zip(articles.unwrap_or_default()) {
        edits.push(Edit { at: cited.at(&own.range), text: new.to_string() });
    }
    Some(edits)
}

/// The whole citation in its canonical form, renumbered: mends the writing with the number.
fn rewritten(
    citation: &Citation,
    number: &Ranged<DocumentNumber>,
    current: &str,
    articles: Option<&[ArticleRef]>,
) -> Option<String> {
    let mut new = citation.clone();
    let current = DocumentNumber::parse(current)?;
    new.documents
        .iter_mut()
        .filter(|own| own.range == number.range)
        .for_each(|own| own.value = current.clone());
    // 2014年修订 was said of the former text.
    new.revision = None;
    for (own, article) in new.articles.iter_mut().zip(articles.unwrap_or_default()) {
        own.value = article.clone();
    }
    Some(new.canonical())
}

impl Cited<'_> {
    /// The place of a stretch of the citation, given in bytes of the entry it was read from.
    pub(crate) fn at(&self, range: &Range<usize>) -> Location {
        let from = self.citation.range.start;
        let whole = Located { value: self.citation.text.clone(), at: self.part.at, exact: self.part.exact };
        whole.part(range.start.saturating_sub(from)..range.end.saturating_sub(from))
    }

    /// Whether the writing is at fault too, and certain enough to be written anew as a whole.
    pub(crate) fn wants_rewriting(&self) -> bool {
        self.citation.certain() && !writing_faults(self.citation).is_empty()
    }
}
