//! An entry of the negative list without a legal ground. Manual and tests: `withheld-without-ground.md`.

use super::citations::{self, DISCLOSURE_REGULATION};
use super::{Check, Context, Entry, Rule, duty};
use crate::catalogue::{Catalogue, Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::knowledge::grounds::Grounds;
use crate::knowledge::laws::{Kind, NumberSense};
use crate::value::citation::{ArticleRef, Citation, Part};

static INFO: RuleInfo = RuleInfo {
    code: "G402",
    name: "withheld-without-ground",
    summary: "负面清单的条目没有法定的不公开理由",
    summary_english: "an item withheld without a legal ground",
    docs: include_str!("withheld-without-ground.md"),
    rests: crate::diagnostic::Rests::Regulation("第五条"),
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// G402.
pub(super) static RULE: Rule =
    Rule { info: &INFO, checks: &[Check::Withheld(check_table), Check::Entry(check)] };

/// 《政府信息公开条例》（国务院令第711号）第十四条至第十六条.
const GROUNDS: std::ops::RangeInclusive<u32> = 14..=16;
/// Where the text of 2007 said that nothing may endanger security.
const FORMER_SECURITY: u32 = 8;
/// Those articles in words, for texts that are no citation.
const IN_WORDS: [&str; 3] = ["第十四条", "第十五条", "第十六条"];

/// What the basis of an entry is worth.
enum Standing {
    /// It names a ground, or another rule tells what is wrong with the citation.
    Grounded,
    /// It names a ground of the Regulation, by these articles alone.
    Articles(Vec<u32>),
    /// It names the article by its number of 2007.
    FormerArticle,
    /// It names the Regulation without an article that is a ground.
    NoArticle,
    /// It names only papers that can forbid nothing.
    NoLaw,
    /// It names nothing.
    Nothing,
}

fn check_table(list: &Catalogue, ctx: &mut Context<'_>) {
    if !list.lacks(Field::Basis) || list.items.is_empty() || list.items.iter().any(tells_elsewhere) {
        return;
    }
    let count = list.items.len();
    let message = Words::new(
        format!("负面清单没有写不公开依据的一列，{count}个条目都没有法定理由"),
        format!("the negative list has no column for the ground; none of its {count} entries has one"),
    );
    let finding = ctx.report(list.head, message);
    finding.field(Field::Basis.key()).help(Words::new(
        "增加“不予公开依据”列，逐条写到《政府信息公开条例》第十四、十五、十六条里的具体一条",
        "add the column and name the article of the Regulation (14, 15 or 16) for each entry",
    ));
}

fn check(entry: &Entry<'_>, ctx: &mut Context<'_>) {
    let item = entry.item;
    let Ok(grounds) = ctx.knowledge.grounds() else { return };
    if tells_elsewhere(item) || ctx.lacks_column(Field::Basis) {
        return;
    }
    let title = duty::called(item);
    let invoked = invoked(item, grounds);
    let wrong = match standing(item, ctx) {
        Standing::Grounded => return,
        Standing::Articles(cited) => match other_article(&cited, &invoked) {
            Some(words) => return report(item, &title, words, Severity::Warning, ctx),
            None => return,
        },
        Standing::FormerArticle => Words::new(
            "写的“第八条”是2007年《政府信息公开条例》的条号，现行条例（国务院令第711号）里是第十四条",
            "its article 8 is that of the Regulation of 2007; it is article 14 now",
        ),
        Standing::NoArticle => Words::new(
            "依据没有写到《政府信息公开条例》第十四、十五、十六条里的具体一条",
            "its basis names none of articles 14, 15 and 16 of the Regulation",
        ),
        Standing::NoLaw => Words::new(
            "依据里没有法律、行政法规，规章和文件不能单独作为不公开的理由",
            "its basis has no law or administrative regulation; other papers alone cannot withhold",
        ),
        Standing::Nothing => Words::new("没有写不公开的法定理由", "it names no legal ground"),
    };
    report(item, &title, (wrong, advice(&invoked)), Severity::Error, ctx);
}

fn report(
    item: &Item,
    title: &str,
    (wrong, help): (Words, Words),
    severity: Severity,
    ctx: &mut Context<'_>,
) {
    let at = item.basis.written.first().map_or_else(|| item.missing_at(Field::Basis), |text| text.at);
    let message = Words::new(
        format!("负面清单的“{title}”：{}", wrong.chinese),
        format!("“{title}” of the negative list: {}", wrong.english),
    );
    ctx.report(at, message).field(Field::Basis.key()).about(title).severity(severity).help(help);
}

/// A ground the entry invokes in words, with its article.
struct Invoked<'a> {
    phrase: &'a str,
    article: &'a str,
}

/// The grounds whose words stand in the category or the name.
fn invoked<'a>(item: &Item, grounds: &'a Grounds) -> Vec<Invoked<'a>> {
    let texts = item.category.iter().chain(&item.name);
    let words: Vec<&str> = texts.map(|text| text.value.as_str()).collect();
    let said = words.join("；");
    grounds
        .recognise(&said)
        .into_iter()
        .map(|ground| {
            let phrase = ground.phrases.iter().find(|phrase| said.contains(phrase.as_str()));
            let phrase = phrase.or(ground.phrases.first()).map_or("", String::as_str);
            Invoked { phrase, article: &ground.article }
        })
        .collect()
}

/// What is wrong where the words of an entry belong to other articles than it cites.
fn other_article(cited: &[u32], invoked: &[Invoked<'_>]) -> Option<(Words, Words)> {
    let cites = |invoked: &Invoked<'_>| {
        cited.iter().any(|article| ArticleRef::whole(*article).to_string() == invoked.article)
    };
    let first = invoked.first().filter(|_| !invoked.iter().any(cites))?;
    let given: Vec<String> = cited.iter().map(|article| ArticleRef::whole(*article).to_string()).collect();
    let (given, article, phrase) = (given.join("、"), first.article, first.phrase);
    let message = Words::new(
        format!("“{phrase}”属于《政府信息公开条例》{article}，依据写的是{given}"),
        format!("“{phrase}” is a matter of {article} of the Regulation, not of {given}"),
    );
    let help = Words::new(
        format!("改为{article}，或者核对类别（2007年条例的第十四条，现分列为第十四条和第十五条）"),
        format!("cite {article}, or correct the category (article 14 of 2007 is now articles 14 and 15)"),
    );
    Some((message, help))
}

fn advice(invoked: &[Invoked<'_>]) -> Words {
    match invoked.first() {
        Some(Invoked { phrase, article }) => Words::new(
            format!(
                "写明《中华人民共和国政府信息公开条例》（国务院令第711号）{article}（{phrase}）；核对后不属于的，从负面清单删去"
            ),
            format!("cite {article} of the Regulation ({phrase}), or disclose it"),
        ),
        None => Words::new(
            "写明《中华人民共和国政府信息公开条例》（国务院令第711号）第十四、十五、十六条里的具体一条，或者禁止公开的法律、行政法规；写不出的，应当公开",
            "cite article 14, 15 or 16 of the Regulation, or the law that forbids disclosure; if there is none, disclose it",
        ),
    }
}

/// Whether the article is named in a note or in a column of the place's own.
fn tells_elsewhere(item: &Item) -> bool {
    let notes = item.optional(Field::Note).iter().chain(item.extra.iter().map(|(_, text)| text));
    notes.into_iter().any(|text| names_a_ground(&text.value))
}

fn names_a_ground(text: &str) -> bool {
    IN_WORDS.iter().any(|article| text.contains(article))
}

fn standing(item: &Item, ctx: &Context<'_>) -> Standing {
    if item.basis.parts.is_empty() {
        return Standing::Nothing;
    }
    let (mut articles, mut former, mut regulation) = (Vec::new(), false, false);
    for part in &item.basis.parts {
        match &part.value {
            Part::Citation(citation) => match citation_standing(citation, ctx) {
                Standing::Articles(found) => articles.extend(found),
                Standing::FormerArticle => former = true,
                Standing::NoArticle => regulation = true,
                Standing::NoLaw | Standing::Nothing => {}
                Standing::Grounded => return Standing::Grounded,
            },
            // 同上 is told of by its own rule.
            Part::Ditto(_) => return Standing::Grounded,
            Part::Vague(_) | Part::Quote(_) | Part::Unreadable(_) => {}
        }
    }
    // 按条例第十六条: no citation, but plain enough.
    if articles.is_empty() && !regulation && !former && names_a_ground(&item.basis.whole()) {
        return Standing::Grounded;
    }
    match (articles.is_empty(), former, regulation) {
        (false, ..) => Standing::Articles(articles),
        (true, true, _) => Standing::FormerArticle,
        (true, false, true) => Standing::NoArticle,
        (true, false, false) => Standing::NoLaw,
    }
}

fn citation_standing(citation: &Citation, ctx: &Context<'_>) -> Standing {
    let resolved = ctx.knowledge.laws().ok().and_then(|laws| laws.resolve(citation));
    let Some(resolved) = resolved else {
        // A law the registry does not know may well forbid disclosure.
        let title = citation.title.trim_end_matches(['）', '〉', ')']);
        let statute = title.ends_with('法') && !title.ends_with("办法");
        let law = statute || title.ends_with("条例") || title.contains("法实施");
        return if law { Standing::Grounded } else { Standing::NoLaw };
    };
    if resolved.law.id != DISCLOSURE_REGULATION {
        let law = matches!(resolved.law.kind, Kind::Statute | Kind::AdministrativeRegulation);
        return if law { Standing::Grounded } else { Standing::NoLaw };
    }
    // By its number of 2007: the rules about outdated numbers and moved articles tell of it.
    if resolved.numbers.iter().any(|number| matches!(number, NumberSense::Earlier(_))) {
        return Standing::Grounded;
    }
    let named: Vec<u32> = GROUNDS.filter(|article| citations::covers(citation, *article)).collect();
    if !named.is_empty() {
        Standing::Articles(named)
    } else if citations::covers(citation, FORMER_SECURITY) {
        Standing::FormerArticle
    } else {
        Standing::NoArticle
    }
}
