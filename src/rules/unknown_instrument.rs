//! Words that name no document, and documents the registry does not know. Manual and tests: `unknown-instrument.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::laws::{Law, is_local};
use crate::source::Located;
use crate::value::citation::{Citation, FaultKind, NumberKind, Part, comparable_title};
use crate::value::tier::Tier;
use std::collections::BTreeMap;

static INFO: RuleInfo = RuleInfo {
    code: "B107",
    name: "unknown-instrument",
    summary: "依据没有写明文件，或者登记簿里没有这个文件",
    summary_english: "a basis that names no document, or one the registry does not know",
    docs: include_str!("unknown-instrument.md"),
    rests: crate::diagnostic::Rests::Guidance,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B107.
pub(super) static RULE: Rule =
    Rule { info: &INFO, checks: &[Check::Item(check_words), Check::Catalogue(check_documents)] };

/// The general name under which the catalogues of civil affairs cite the Regulation on disclosure.
const DISCLOSURE_RULES: [&str; 4] =
    ["信息公开规定", "政府信息公开规定", "信息公开有关规定", "信息公开相关规定"];
const DISCLOSURE_REGULATION: &str = "gov-information-disclosure-regulation";
/// 中办发〔2016〕8号 and its 实施细则, 国办发〔2016〕80号.
const OPINIONS_OF_2016: &str = "zbf-2016-8";
const THEIR_RULES: &str = "gbf-2016-80";

/// 等相关文件, 信息公开规定, 各地配套政策文件, 《XX省…》.
fn check_words(item: &Item, ctx: &mut Context<'_>) {
    let named = item
        .basis
        .parts
        .iter()
        .any(|part| matches!(&part.value, Part::Citation(found) if !is_blank_form(found)));
    for part in &item.basis.parts {
        match &part.value {
            Part::Vague(text) => vague(&text.value, item, part, named, ctx),
            Part::Citation(citation) if is_blank_form(citation) => blank_form(citation, part, ctx),
            Part::Unreadable(text) if says_something(&text.value) => {
                unreadable(&text.value, part, named, ctx);
            }
            Part::Citation(_) | Part::Ditto(_) | Part::Quote(_) | Part::Unreadable(_) => {}
        }
    }
}

fn vague(words: &str, item: &Item, part: &Located<Part>, named: bool, ctx: &mut Context<'_>) {
    let words = words.trim().trim_matches(['、', '，']);
    let message = if words.starts_with('等') {
        Words::new(
            format!("依据写到“{words}”为止，没有写明还有哪些文件"),
            format!("the basis ends in “{words}” and does not say which documents"),
        )
    } else {
        Words::new(
            format!("依据“{words}”没有写明是哪个文件"),
            format!("the basis “{words}” does not say which document"),
        )
    };
    let meant = meant(words, item, ctx);
    let local = ["各地", "各省", "各级", "本地"].iter().any(|word| words.contains(word));
    let help = match meant {
        Some(law) => Words::new(
            format!("写明是{}，引用条款的写到条", law.cited()),
            format!("write {}, with the article if one is meant", law.cited()),
        ),
        None if local => Words::new(
            "写明本地实际执行的文件的全称和文号；没有的，删去",
            "name the local documents with their numbers, or leave it out",
        ),
        None => Words::new(
            "写明文件的全称和文号；确实没有的，删去这几个字",
            "name the document with its number, or leave the words out",
        ),
    };
    let tier = ctx.place.tier;
    let finding = ctx.report(part.at, message);
    finding.field(Field::Basis.key()).about(words).help(help).severity(gravity(named && !local, tier));
    if let Some(law) = meant.filter(|law| part.exact && law.id == DISCLOSURE_REGULATION) {
        finding.fix(put_in(law, part));
    }
}

/// What general words mean, where they can mean one thing only: 信息公开规定; 及其实施细则 beside the opinions of 2016.
fn meant<'a>(words: &str, item: &Item, ctx: &Context<'a>) -> Option<&'a Law> {
    let laws = ctx.knowledge.laws().ok()?;
    if DISCLOSURE_RULES.contains(&words) {
        return laws.by_id(DISCLOSURE_REGULATION);
    }
    let cites_opinions = || {
        ctx.cited(item)
            .iter()
            .any(|cited| cited.resolved.as_ref().is_some_and(|resolved| resolved.law.id == OPINIONS_OF_2016))
    };
    (words.ends_with("其实施细则") && cites_opinions()).then(|| laws.by_id(THEIR_RULES)).flatten()
}

/// Which articles are meant, a person must say.
fn put_in(law: &Law, part: &Located<Part>) -> Fix {
    let text = law.cited();
    Fix::risky(Words::new(format!("改为{text}"), format!("write {text}")), vec![Edit { at: part.at, text }])
}

fn blank_form(citation: &Citation, part: &Located<Part>, ctx: &mut Context<'_>) {
    let words = citation.text.trim();
    let message = Words::new(
        format!("依据“{words}”没有填写地方名称，不知道是哪个文件"),
        format!("the basis “{words}” leaves the place to be filled in"),
    );
    let tier = ctx.place.tier;
    let finding = ctx.report(part.at, message);
    finding.field(Field::Basis.key()).about(words).severity(gravity(false, tier)).help(Words::new(
        "换成本地文件的全称和文号；没有的，删去",
        "put in the local document with its number, or leave it out",
    ));
}

fn unreadable(words: &str, part: &Located<Part>, named: bool, ctx: &mut Context<'_>) {
    let short: String = words.split_whitespace().collect::<String>().chars().take(40).collect();
    let message = Words::new(
        format!("依据“{short}”认不出是哪个文件"),
        format!("no document can be recognised in the basis “{short}”"),
    );
    let tier = ctx.place.tier;
    let finding = ctx.report(part.at, message);
    finding.field(Field::Basis.key()).about(words).severity(gravity(named, tier)).help(Words::new(
        "按“《全称》（文号）第×条”的形式写明；不是依据的文字移到备注",
        "write 《full title》（number）第×条; move what is no basis to the notes",
    ));
}

/// A basis that names nothing is no basis; a phrase beside documents that are named says little. The national texts
/// leave places to be filled in on purpose.
fn gravity(named: bool, tier: Option<Tier>) -> Severity {
    if named || tier == Some(Tier::National) { Severity::Info } else { Severity::Warning }
}

fn is_blank_form(citation: &Citation) -> bool {
    citation.issues.iter().any(|fault| fault.kind == FaultKind::Placeholder)
}

/// Whether there is anything but signs and list numbers.
fn says_something(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Documents that can be looked up, but not here: each is told of once in a catalogue.
fn check_documents(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    let mut unknown: BTreeMap<String, (&Item, &Located<Part>, &Citation, usize)> = BTreeMap::new();
    for item in &catalogue.items {
        for cited in ctx.cited(item).iter() {
            let citation = cited.citation;
            let known = cited.resolved.is_some() || cited.fault.is_some() || is_local(citation);
            // Traditional characters are told of as a fault of writing, and hide the title.
            let hidden = citation.issues.iter().any(|fault| fault.kind == FaultKind::TraditionalCharacters);
            if known || hidden || is_blank_form(citation) {
                continue;
            }
            let entry = unknown.entry(key(citation)).or_insert((item, cited.part, citation, 0));
            entry.3 += 1;
        }
    }
    for (item, part, citation, times) in unknown.into_values() {
        tell(item, part, citation, times, ctx);
    }
}

/// The instrument that alone bears a number beside a title nobody knows: a hint at what is meant.
fn numbered<'a>(citation: &Citation, ctx: &Context<'a>) -> Option<(String, &'a Law)> {
    let [number] = citation.documents.as_slice() else { return None };
    let unique = matches!(number.value.kind, NumberKind::Serial | NumberKind::Announcement);
    match ctx.knowledge.laws().ok()?.by_doc_no(&number.value.to_string()).as_slice() {
        [one] if unique => Some((number.value.to_string(), one.law)),
        _ => None,
    }
}

fn key(citation: &Citation) -> String {
    if citation.title.is_empty() { citation.canonical() } else { comparable_title(&citation.title) }
}

fn tell(item: &Item, part: &Located<Part>, citation: &Citation, times: usize, ctx: &mut Context<'_>) {
    let words =
        if citation.title.is_empty() { citation.canonical() } else { format!("《{}》", citation.title) };
    let (often, often_english) = if times > 1 {
        (format!("（本目录引用{times}处）"), format!(" ({times} times in this catalogue)"))
    } else {
        (String::new(), String::new())
    };
    let message = Words::new(
        format!("登记簿里没有{words}{often}，不能核对是否现行有效"),
        format!("the registry has no {words}{often_english}, so nobody has checked whether it is in force"),
    );
    let (owner, owner_english) =
        numbered(citation, ctx).map_or((String::new(), String::new()), |(number, law)| {
            let title = law.quotable_title();
            (
                format!("（{number}在登记簿中是《{title}》）"),
                format!(" ({number} is 《{title}》 in the registry)"),
            )
        });
    let finding = ctx.report_about(item, part.at, message);
    finding.field(Field::Basis.key()).about(words).help(Words::new(
        format!("请自行核对题名、文号和效力；题名写错的，按原文件改正{owner}"),
        format!("check title, number and standing by hand{owner_english}"),
    ));
}
