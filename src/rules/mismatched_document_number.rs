//! A number that is not the instrument's own. Manual and tests: `mismatched-document-number.md`.

use super::citations::{self, Cited, Fault};
use super::{Check, Context, Rule};
use crate::catalogue::{Field, Item};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::knowledge::laws::{Confidence, Law};
use crate::value::citation::{DocumentNumber, NumberKind, Ranged};

static INFO: RuleInfo = RuleInfo {
    code: "B105",
    name: "mismatched-document-number",
    summary: "题名和文号对不上",
    summary_english: "a number that is not the instrument's own",
    docs: include_str!("mismatched-document-number.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// B105.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Item(check)] };

fn check(item: &Item, ctx: &mut Context<'_>) {
    for cited in ctx.cited(item).iter() {
        match &cited.fault {
            Some(Fault::ForeignNumber { law, number, owner }) => foreign(cited, law, number, owner, ctx),
            Some(Fault::ForeignTitle { number, owner }) => foreign_title(cited, number, owner, ctx),
            Some(Fault::UnrecordedNumber { law, number }) => unrecorded(cited, law, number, ctx),
            Some(Fault::AmendingNumber { law, number }) => amending(cited, law, number, ctx),
            _ => {}
        }
    }
}

type Number = Ranged<DocumentNumber>;

fn foreign(cited: &Cited<'_>, law: &Law, number: &Number, owner: &Law, ctx: &mut Context<'_>) {
    if numbered_anew(&number.value) {
        return unrecorded(cited, law, number, ctx);
    }
    let (title, other, current) = (law.quotable_title(), owner.quotable_title(), own(law));
    let message = Words::new(
        format!("《{title}》的文号是{current}，{}是《{other}》的文号", number.value),
        format!("《{title}》 is {current}; {} is the number of 《{other}》", number.value),
    );
    let finding = ctx.report(cited.at(&number.range), message);
    finding.field(Field::Basis.key()).about(number.value.to_string()).help(Words::new(
        format!("引用《{title}》的，文号改为{current}；本意是《{other}》的，改题名"),
        format!("write {current} if 《{title}》 is meant, else change the title"),
    ));
    // Which of the two is wrong, only a person can tell.
    if let Some(edits) = citations::renumbered(cited, number, law, None) {
        finding
            .fix(Fix::risky(Words::new(format!("文号改为{current}"), format!("change to {current}")), edits));
    }
}

fn foreign_title(cited: &Cited<'_>, number: &Number, owner: &Law, ctx: &mut Context<'_>) {
    let (written, title) = (&cited.citation.title, owner.quotable_title());
    let message = Words::new(
        format!("登记簿里没有《{written}》，{}是《{title}》的文号", number.value),
        format!("the registry has no 《{written}》; {} is the number of 《{title}》", number.value),
    );
    let finding = ctx.report(cited.at(&cited.citation.title_range), message);
    finding.field(Field::Basis.key()).about(written.clone()).help(Words::new(
        format!("题名写错的，改为《{title}》；文号写错的，改正文号"),
        format!("write 《{title}》, or the number of what is meant"),
    ));
    if cited.part.exact && cited.citation.title_marked {
        let edit = Edit { at: cited.at(&cited.citation.title_range), text: format!("《{title}》") };
        finding.fix(Fix::risky(
            Words::new(format!("题名改为《{title}》"), format!("change to 《{title}》")),
            vec![edit],
        ));
    }
}

fn unrecorded(cited: &Cited<'_>, law: &Law, number: &Number, ctx: &mut Context<'_>) {
    let (title, current) = (law.quotable_title(), own(law));
    let message = Words::new(
        format!("《{title}》的文号是{current}，它的沿革里没有查到{}", number.value),
        format!("《{title}》 is {current}; {} is not known in its history", number.value),
    );
    let finding = ctx.report(cited.at(&number.range), message);
    finding.field(Field::Basis.key()).about(number.value.to_string()).severity(Severity::Info).help(
        Words::new(
            format!("请核实；没有另外的版本的，文号改为{current}"),
            format!("please check; write {current} unless another text is meant"),
        ),
    );
}

fn amending(cited: &Cited<'_>, law: &Law, number: &Number, ctx: &mut Context<'_>) {
    let (title, current) = (law.quotable_title(), own(law));
    let message = Words::new(
        format!("{}是修改《{title}》部分条款的决定，不是公布全文的文号", number.value),
        format!(
            "{} is a decision that changed articles of 《{title}》, not the number of its text",
            number.value
        ),
    );
    let finding = ctx.report(cited.at(&number.range), message);
    finding.field(Field::Basis.key()).about(number.value.to_string()).severity(Severity::Info).help(
        Words::new(
            format!("写了不算错；引用全文的，宜写{current}"),
            format!("not wrong, but cite the text by {current}"),
        ),
    );
    if let Some(edits) = citations::renumbered(cited, number, law, None) {
        let title = Words::new(format!("文号改为{current}"), format!("change to {current}"));
        let sure = law.confidence == Confidence::High;
        finding.fix(if sure { Fix::safe(title, edits) } else { Fix::risky(title, edits) });
    }
}

fn own(law: &Law) -> &str {
    law.doc_no.as_deref().unwrap_or_default()
}

/// Whether the office numbers its orders anew with each congress, year or reform, so that one number is many orders.
/// The State Council does not, nor do papers numbered within a year.
fn numbered_anew(number: &DocumentNumber) -> bool {
    number.kind == NumberKind::Order && number.issuer != "国务院"
}
