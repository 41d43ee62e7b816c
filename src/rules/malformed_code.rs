//! A code that is none, or one of another domain. Manual and tests: `malformed-code.md`.

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Field, Item, Text};
use crate::diagnostic::{Edit, Fix, Fixability, RuleInfo, Severity, Words};
use crate::value::code::Code;
use crate::value::numeral;
use crate::value::text::{fold_char, is_blank_char, is_ditto};

static INFO: RuleInfo = RuleInfo {
    code: "N104",
    name: "malformed-code",
    summary: "事项编码不合格式，或者用了别的领域的编号",
    summary_english: "a code that is none, or one of another domain",
    docs: include_str!("malformed-code.md"),
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Sometimes,
};

/// N104.
pub(super) static RULE: Rule = Rule { info: &INFO, checks: &[Check::Catalogue(check)] };

fn check(catalogue: &Catalogue, ctx: &mut Context<'_>) {
    let domain = catalogue.recognised.as_ref().and_then(|domain| domain.number);
    let mut malformed: Vec<(&Item, &Text)> = Vec::new();
    let mut foreign: Vec<(&Item, &Text, u8)> = Vec::new();
    let mut formed = 0usize;
    for item in &catalogue.items {
        let Some(text) = item.code.text().filter(|text| !is_ditto(&text.value)) else { continue };
        match item.code.understood() {
            None => malformed.push((item, text)),
            Some(code) => {
                formed += 1;
                if domain.is_some_and(|number| number != u16::from(code.domain)) {
                    foreign.push((item, text, code.domain));
                }
            }
        }
    }
    // A table that numbers all its items in a way of its own is told of once; among good codes each slip by itself.
    let once = formed == 0 && malformed.len() > 1;
    let shown = if once { 1 } else { malformed.len() };
    for (item, text) in &malformed[..shown] {
        let count = if once { malformed.len() } else { 1 };
        tell_malformed(item, text, count, domain, ctx);
    }
    let once = foreign.len() > 1 && foreign.len() == formed;
    let shown = if once { 1 } else { foreign.len() };
    for (item, text, number) in &foreign[..shown] {
        let count = if once { foreign.len() } else { 1 };
        tell_foreign(item, text, *number, count, ctx);
    }
}

fn tell_malformed(item: &Item, text: &Text, count: usize, domain: Option<u16>, ctx: &mut Context<'_>) {
    let written = text.value.trim();
    let (times, times_english) = often(count);
    let message = Words::new(
        format!("事项编码“{written}”不合格式{times}，与上级目录对不上"),
        format!("“{written}” is no code of an item{times_english}, so it matches nothing above"),
    );
    let meant = meant(written, domain).filter(|_| count == 1);
    let number = domain.map_or_else(|| "21".to_owned(), |number| format!("{number:02}"));
    let help = match meant {
        Some(code) => Words::new(format!("是不是{code}？"), format!("is it {code}?")),
        None => Words::new(
            format!(
                "写成“领域-类别-事项”，如{number}-01-02，与上级同一事项相同；本地增设的用{number}-90-01；本单位自编的号放到“序号”"
            ),
            format!(
                "write NN-NN-NN as the tier above does, such as {number}-01-02; a local item is {number}-90-01"
            ),
        ),
    };
    let finding = ctx.report_about(item, text.at, message);
    finding.field(Field::Code.key()).about(written).help(help);
    if count > 1 {
        finding.severity(Severity::Warning);
    }
    if let Some(code) = meant.filter(|_| text.exact) {
        let title = Words::new(format!("改为{code}"), format!("write {code}"));
        finding.fix(Fix::risky(title, vec![Edit { at: text.at, text: code.to_string() }]));
    }
}

fn tell_foreign(item: &Item, text: &Text, number: u8, count: usize, ctx: &mut Context<'_>) {
    let written = text.value.trim();
    let (times, times_english) = often(count);
    let own = ctx.catalogue.domain_name();
    let domains = ctx.knowledge.domains().ok();
    let theirs = domains.and_then(|domains| domains.by_number(u16::from(number)));
    let (whose, whose_english) = theirs.map_or_else(
        || ("没有这个编号的领域".to_owned(), "of no domain".to_owned()),
        |domain| (format!("是“{}”领域的编号", domain.name), format!("of “{}”", domain.name)),
    );
    let message = Words::new(
        format!("编码{written}不属于“{own}”领域{times}：{number:02}{whose}"),
        format!("code {written} is {whose_english}, not of “{own}”{times_english}"),
    );
    let right = ctx.catalogue.recognised.as_ref().and_then(|domain| domain.number).unwrap_or_default();
    let finding = ctx.report_about(item, text.at, message);
    finding.field(Field::Code.key()).about(written).help(Words::new(
        format!("本领域的编码以{right:02}开头；事项放错了目录的，移到它的领域去"),
        format!(
            "codes of this domain begin with {right:02}; an item of another domain belongs into its catalogue"
        ),
    ));
}

fn often(count: usize) -> (String, String) {
    if count > 1 {
        (format!("（本目录{count}个编码都这样）"), format!(" (and so are all {count} codes here)"))
    } else {
        Default::default()
    }
}

/// The code probably meant: other dashes, full width, a zero left out, or no dashes at all.
fn meant(written: &str, domain: Option<u16>) -> Option<Code> {
    let folded: String = written.chars().map(fold_char).filter(|c| !is_blank_char(*c)).map(dash).collect();
    let parts: Vec<&str> = folded.split('-').collect();
    let code = match parts.as_slice() {
        [domain, category, item] => three(domain, category, item),
        [digits] if digits.len() == 6 && digits.is_ascii() => {
            three(&digits[..2], &digits[2..4], &digits[4..])
        }
        _ => None,
    }?;
    // A row of digits may be any number; only the domain's own makes it this code.
    let own = domain.is_some_and(|number| number == u16::from(code.domain));
    (own || parts.len() == 3).then_some(code)
}

fn dash(character: char) -> char {
    if matches!(character, '—' | '–' | '‐' | '―' | '−' | '_' | '.' | '~' | '·' | '/') {
        '-'
    } else {
        character
    }
}

fn three(domain: &str, category: &str, item: &str) -> Option<Code> {
    let number = |digits: &str, most: usize| {
        let plain = (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { numeral::parse(digits) } else { None }
    };
    Some(Code {
        domain: u8::try_from(number(domain, 2)?).ok()?,
        category: u8::try_from(number(category, 2)?).ok()?,
        item: u16::try_from(number(item, 3)?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn slips_of_the_pen() {
        let meant = |written, domain| meant(written, domain).map(|code| code.to_string());
        for written in ["21-1-2", "２１-01-02", "21–01–02", "21.01.02", "21 - 01 - 02", "210102"] {
            assert_eq!(meant(written, Some(21)).as_deref(), Some("21-01-02"), "{written}");
        }
        for written in ["A01", "1.1", "010101", "21-01", "21-01-02-03", "000154002000"] {
            assert_eq!(meant(written, Some(21)), None, "{written}");
        }
    }
}
