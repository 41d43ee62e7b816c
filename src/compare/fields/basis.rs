//! 公开依据, by instrument: which laws an item rests on, not how they are written.

use super::{Both, Context, Place, Reason, incomparable, listed, loosened, neutral, text, tightened};
use crate::catalogue::Item;
use crate::knowledge::Date;
use crate::knowledge::laws::{Law, Laws, NumberSense, is_local};
use crate::matching::likeness;
use crate::sameness::citations::{self, Cited, DISCLOSURE_REGULATION, Fault};
use crate::sameness::wording::plain;
use crate::value::citation::Part;

/// How alike two titles nobody knows must be to be one.
const SAME_TITLE: f64 = 0.85;

/// An instrument an item cites, once or several times.
struct Instrument<'a> {
    law: Option<&'a Law>,
    /// As it is shown: 《…》.
    shown: String,
    /// The title as it is compared.
    title: String,
    articles: Vec<String>,
    numbers: Vec<String>,
    national: bool,
    standing: Standing,
}

/// How a citation stands on the day of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// Nothing is wrong, or nothing is known.
    Good,
    /// Cited by the number of a decision that changed some articles: the present text, by its latest change.
    Amending,
    /// Cited by the number of another instrument (B105).
    Foreign,
    /// Cited by the number or year of a former text.
    Former,
    /// Repealed, or replaced by another.
    Gone,
}

pub(super) fn compare(both: &Both<'_>, ctx: &Context<'_>) -> Vec<Reason> {
    let Ok(laws) = ctx.knowledge.laws() else { return Vec::new() };
    let Some(day) = ctx.day.or_else(|| laws.known_until()) else { return Vec::new() };
    let (old, new) = (cited(both.old, ctx), cited(both.new, ctx));
    let line = Line { laws, day };
    let mut taken = vec![false; new.len()];
    let (mut found, mut gone) = (Vec::new(), Vec::new());
    // The same instrument first, then one that followed it.
    let mut pairs: Vec<Option<usize>> = vec![None; old.len()];
    for strict in [true, false] {
        for (at, one) in old.iter().enumerate().filter(|(at, _)| pairs[*at].is_none()).collect::<Vec<_>>() {
            let fits =
                |other: &Instrument<'_>| if strict { same(one, other) } else { line.joins(one, other) };
            if let Some(other) = (0..new.len()).find(|at| !taken[*at] && fits(&new[*at])) {
                taken[other] = true;
                pairs[at] = Some(other);
            }
        }
    }
    for (one, other) in old.iter().zip(&pairs) {
        match other.and_then(|at| new.get(at)) {
            Some(other) => found.extend(kept(one, other)),
            None => gone.push(one),
        }
    }
    let come: Vec<&Instrument<'_>> =
        new.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(one, _)| one).collect();
    found.extend(dropped_or_added(&gone, &new, false));
    found.extend(dropped_or_added(&come, &old, true));
    if found.is_empty() && unread(both.old.item, both.new.item) {
        found.push(incomparable(
            "公开依据有改动，有的文字看不出是哪件文件",
            "a basis that names no known instrument changed",
        ));
    }
    found
}

/// What is to be said of instruments on one side only.
fn dropped_or_added(lone: &[&Instrument<'_>], others: &[Instrument<'_>], added: bool) -> Vec<Reason> {
    let mut found = Vec::new();
    // The Regulation holds for every item, whether it is cited or not.
    let implied = |one: &&&Instrument<'_>| {
        one.law.is_some_and(|law| law.id == DISCLOSURE_REGULATION)
            && others.iter().any(|other| other.national)
    };
    let mut tell = |list: Vec<String>, zh: &str, en: &str, say: fn(String, String) -> Reason| {
        if !list.is_empty() {
            let (words, english) = listed(&list);
            found.push(say(format!("{zh}：{words}"), format!("{en}: {english}")));
        }
    };
    let shown = |wanted: &dyn Fn(&&&Instrument<'_>) -> bool| {
        lone.iter().filter(|one| wanted(one)).map(|one| one.shown.clone()).collect::<Vec<_>>()
    };
    let gone = |one: &&&Instrument<'_>| one.standing == Standing::Gone;
    let telling = shown(&|one| !gone(one) && !implied(one));
    let (repealed, general) = (shown(&|one| gone(one)), shown(&|one| !gone(one) && implied(one)));
    if added {
        tell(telling, "增加公开依据", "basis added", tightened);
        tell(repealed, "增加的公开依据已废止或者已被代替", "a repealed basis added", neutral);
        tell(general, "列明了对各事项一律适用的", "what holds for every item is now cited", neutral);
    } else {
        tell(telling, "删去公开依据", "basis dropped", loosened);
        tell(repealed, "删去已废止或者已被代替的公开依据", "a repealed basis dropped", neutral);
        tell(general, "不再列明对各事项一律适用的", "what holds for every item is no longer cited", neutral);
    }
    found
}

/// What changed in the citing of one instrument.
fn kept(old: &Instrument<'_>, new: &Instrument<'_>) -> Option<Reason> {
    let moved = old.law.zip(new.law).is_some_and(|(old, new)| old.id != new.id);
    if moved {
        let (zh, en) = (format!("{}→{}", old.shown, new.shown), format!("{} → {}", old.shown, new.shown));
        return Some(match (old.standing, new.standing) {
            (Standing::Gone, Standing::Gone) => neutral(format!("公开依据改为：{zh}"), en),
            (Standing::Gone, _) => tightened(
                format!("依据更新：{zh}（旧文件已废止或者已被代替）"),
                format!("basis brought up to date: {en}"),
            ),
            (_, Standing::Gone) => loosened(
                format!("依据改回已废止或者已被代替的文件：{zh}"),
                format!("back to a repealed basis: {en}"),
            ),
            _ => neutral(format!("公开依据改为：{zh}"), en),
        });
    }
    let numbers = (old.numbers.join("、"), new.numbers.join("、"));
    let zh = format!("{}→{}", numbers.0, numbers.1);
    let told = if numbers.0.is_empty() || numbers.1.is_empty() { new.shown.clone() } else { zh };
    match (old.standing, new.standing) {
        (Standing::Former, Standing::Good | Standing::Amending) => {
            return Some(tightened(
                format!("依据文号更新：{told}（已修订）"),
                format!("citation brought up to date: {told}"),
            ));
        }
        (Standing::Good | Standing::Amending, Standing::Former) => {
            return Some(loosened(
                format!("依据改回修订以前的文号：{told}"),
                format!("citation of a former text: {told}"),
            ));
        }
        (Standing::Foreign, Standing::Good | Standing::Amending) => {
            return Some(tightened(
                format!("依据文号改正：{told}（原来的文号是另一件文件的）"),
                format!("number put right: {told} (the old one is another instrument's)"),
            ));
        }
        (Standing::Good | Standing::Amending, Standing::Foreign) => {
            return Some(loosened(
                format!("依据文号改成了另一件文件的：{told}"),
                format!("number of another instrument: {told}"),
            ));
        }
        _ => {}
    }
    if !numbers.0.is_empty() && !numbers.1.is_empty() && plain(&numbers.0) != plain(&numbers.1) {
        return Some(neutral(
            format!("{}的文号由{}改为{}", new.shown, numbers.0, numbers.1),
            format!("number of {}: {} → {}", new.shown, numbers.0, numbers.1),
        ));
    }
    if old.articles == new.articles {
        return None;
    }
    let words = |articles: &[String]| {
        if articles.is_empty() { "未写条款".to_owned() } else { articles.join("、") }
    };
    let (before, after) = (words(&old.articles), words(&new.articles));
    Some(neutral(
        format!("{}的引用条款由{before}改为{after}", new.shown),
        format!("articles of {}: {before} → {after}", new.shown),
    ))
}

/// The instruments an item cites.
fn cited<'a>(side: Place<'a>, ctx: &Context<'a>) -> Vec<Instrument<'a>> {
    let mut found: Vec<Instrument<'a>> = Vec::new();
    for one in citations::of(side.item, ctx.knowledge, ctx.day) {
        let own = instrument(&one);
        match found.iter_mut().find(|known| same(known, &own)) {
            Some(known) => {
                for (list, more) in [(&mut known.articles, own.articles), (&mut known.numbers, own.numbers)] {
                    more.into_iter()
                        .filter(|text| !list.contains(text))
                        .collect::<Vec<_>>()
                        .into_iter()
                        .for_each(|text| list.push(text));
                }
                known.standing = known.standing.worse(own.standing);
            }
            None => found.push(own),
        }
    }
    found.iter_mut().for_each(|one| one.articles.sort());
    found
}

impl Standing {
    fn worse(self, other: Self) -> Self {
        self.max(other)
    }
}

fn instrument<'a>(one: &Cited<'a>) -> Instrument<'a> {
    let citation = one.citation;
    let law = one.resolved.as_ref().map(|resolved| resolved.law);
    let law = law.or(match &one.fault {
        Some(Fault::ForeignTitle { owner, .. }) => Some(*owner),
        _ => None,
    });
    let standing = match &one.fault {
        Some(Fault::Repealed(_) | Fault::Superseded { .. }) => Standing::Gone,
        Some(Fault::ArticlesOfFormerText { .. } | Fault::FormerNumber { .. } | Fault::FormerYear { .. }) => {
            Standing::Former
        }
        Some(Fault::AmendingNumber { .. }) => Standing::Amending,
        Some(Fault::ForeignNumber { .. }) => Standing::Foreign,
        _ if foreign(one) => Standing::Foreign,
        _ => Standing::Good,
    };
    let title = if citation.title.is_empty() { citation.text.clone() } else { citation.title.clone() };
    Instrument {
        shown: law.map_or_else(|| format!("《{title}》"), |law| format!("《{}》", law.quotable_title())),
        title: plain(law.map_or(title.as_str(), |law| law.short_title())),
        articles: citation.articles.iter().map(|article| article.value.to_string()).collect(),
        numbers: citation.documents.iter().map(|number| number.value.to_string()).collect(),
        national: law.map_or_else(|| !is_local(citation), |law| !law.kind.is_local()),
        law,
        standing,
    }
}

/// Whether all its numbers are another's, however much is known of the instrument itself.
fn foreign(one: &Cited<'_>) -> bool {
    let numbers = one.resolved.as_ref().map_or(&[][..], |resolved| &resolved.numbers);
    !numbers.is_empty() && numbers.iter().all(|sense| matches!(sense, NumberSense::Foreign(_)))
}

fn same(one: &Instrument<'_>, other: &Instrument<'_>) -> bool {
    match (one.law, other.law) {
        (Some(one), Some(other)) => one.id == other.id,
        (None, None) => one.title == other.title,
        _ => false,
    }
}

/// The registry's knowledge of what replaced what.
struct Line<'a> {
    laws: &'a Laws,
    day: Date,
}

impl Line<'_> {
    /// Whether one followed the other, or two unknown titles are nearly one.
    fn joins(&self, one: &Instrument<'_>, other: &Instrument<'_>) -> bool {
        match (one.law, other.law) {
            (Some(one), Some(other)) => {
                self.laws.current_on(one, self.day).id == other.id
                    || self.laws.current_on(other, self.day).id == one.id
                    || one.superseded_by.contains(&other.id)
                    || other.superseded_by.contains(&one.id)
            }
            (None, None) => likeness(&one.title, &other.title) >= SAME_TITLE,
            _ => one.title.contains(&other.title) || other.title.contains(&one.title),
        }
    }
}

/// Whether words that name no instrument differ.
fn unread(old: &Item, new: &Item) -> bool {
    let words = |item: &Item| {
        let mut all: Vec<String> = item
            .basis
            .parts
            .iter()
            .filter_map(|part| match &part.value {
                Part::Unreadable(words) => Some(text::loose(&words.value)),
                Part::Citation(_) | Part::Vague(_) | Part::Ditto(_) | Part::Quote(_) => None,
            })
            .collect();
        all.sort();
        all.concat()
    };
    words(old) != words(new)
}
