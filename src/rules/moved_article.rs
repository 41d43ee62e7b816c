//! Articles that now stand elsewhere, or nowhere. Manual and tests: `moved-article.md`.

use super::citations::{self, Cited, Fault};
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::laws::{Confidence, Law};
use crate::value::citation::{ArticleRef, DocumentNumber, Ranged};

static INFO: RuleInfo = RuleInfo {
    code: "B106",
    name: "moved-article",
    summary: "条号是旧文本的，或者现行文本里没有这一条",
    summary_english: "an article that now stands elsewhere, or nowhere",
    docs: include_str!("moved-article.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B106. Speaks only where the former text is surely meant (its number is written), or the article surely does not exist.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    for cited in ctx.cited(item).iter() {
        match &cited.fault {
            Some(Fault::ArticlesOfFormerText { law, number, last }) => {
                former_text(cited, law, number, *last, ctx);
            }
            Some(Fault::NoSuchArticle { law, article, articles }) => {
                beyond(cited, law, article, *articles, ctx);
            }
            _ => {}
        }
    }
}

/// The old number and its old articles are one fault with one cure: either alone would leave a wrong citation.
fn former_text(
    cited: &Cited<'_>,
    law: &Law,
    number: &Ranged<DocumentNumber>,
    last: bool,
    ctx: &mut Context<'_>,
) {
    let Some(current) = law.doc_no.as_deref() else { return };
    let articles = &cited.citation.articles;
    let whole = |article: &ArticleRef| ArticleRef::whole(article.article).to_string();
    let moves: Vec<String> = articles
        .iter()
        .filter_map(|article| Some((whole(&article.value), citations::moved_to(law, &article.value)?)))
        .map(|(from, to)| if to.starts_with('第') { format!("{from}→{to}") } else { format!("{from}已删除") })
        .collect();
    let (title, old, moves) = (law.quotable_title(), &number.value, moves.join("，"));
    let message = Words::new(
        format!("《{title}》引用的是旧文号{old}和旧条号，现行文本（{current}）中：{moves}"),
        format!("《{title}》 is cited by its former number {old} and former articles; in {current}: {moves}"),
    );
    let at = articles.first().map_or(&number.range, |article| &article.range);
    let finding = ctx.report(cited.at(at), message);
    finding.field(Field::Basis.key()).about(cited.citation.text.clone());
    finding.help(Words::new(
        format!("文号改为{current}，条号按现行文本改写"),
        format!("write {current} and the articles of the present text"),
    ));
    let new: Option<Vec<ArticleRef>> =
        articles.iter().map(|article| citations::moved_to_one(law, &article.value)).collect();
    let Some(new) = new else { return };
    let Some(edits) = citations::renumbered(cited, number, law, Some(&new)) else { return };
    let words: Vec<String> = new.iter().map(ArticleRef::to_string).collect();
    let words = format!("{current}{}", words.join("、"));
    let title = Words::new(format!("改为{words}"), format!("change to {words}"));
    // The registry maps the articles of the last former text.
    let sure = last && law.confidence == Confidence::High;
    finding.fix(if sure { Fix::safe(title, edits) } else { Fix::risky(title, edits) });
}

fn beyond(cited: &Cited<'_>, law: &Law, article: &Ranged<ArticleRef>, articles: u16, ctx: &mut Context<'_>) {
    let title = law.quotable_title();
    let message = Words::new(
        format!("《{title}》现行文本共{articles}条，没有{}", article.value),
        format!("《{title}》 has {articles} articles in force, and no {}", article.value),
    );
    let finding = ctx.report(cited.at(&article.range), message);
    finding.field(Field::Basis.key()).about(article.value.to_string()).help(Words::new(
        format!("按现行文本{}核对条号", law.cited()),
        format!("look the article up in {}", law.cited()),
    ));
}
