//! Layout noise out of what was read from cells: blanks and line breaks inside words, full-width digits and letters,
//! signs without ink.
//!
//! The text a person wrote is the source of truth, so only what is certainly noise goes: a name is one phrase; a
//! deadline, a basis and an office are changed only where they read the same afterwards. Tidying twice changes nothing.

use crate::catalogue::{Catalogue, Item, Text};
use crate::source::Location;
use crate::value::citation::Basis as Citations;
use crate::value::deadline::Deadline;
use crate::value::reading::Reading;
use crate::value::text::is_blank_char;
use crate::value::{body, text};

/// Tidies a catalogue that was read from a table; one written as YAML stays as its author wrote it.
pub(super) fn catalogue(catalogue: &mut Catalogue) {
    if catalogue.columns.is_none() {
        return;
    }
    if let Some(title) = &mut catalogue.title {
        change(title, phrase);
    }
    for note in &mut catalogue.notes {
        change(note, heading_legend);
    }
    catalogue.items.iter_mut().for_each(item);
}

fn item(item: &mut Item) {
    for text in item.category.iter_mut().chain(&mut item.name) {
        change(text, phrase);
    }
    if let Some(body) = &mut item.body {
        change(body, office);
    }
    if let Reading::Understood { text, .. } | Reading::Unreadable(text) = &mut item.deadline {
        change(text, deadline);
    }
    for entry in &mut item.basis.written {
        change(entry, basis);
    }
    for element in item.content.elements.iter_mut().chain(&mut item.content.written) {
        change(element, titles);
    }
    for (heading, text) in &mut item.extra {
        change(heading, phrase);
        // The column many places put before the items; anything else may be a list of lines.
        if heading.value == "领域" {
            change(text, phrase);
        }
    }
}

/// Changes a text of a cell, and only of a cell.
fn change(text: &mut Text, tidy: impl Fn(&str) -> String) {
    if !matches!(text.at, Location::Cell { .. }) {
        return;
    }
    let tidied = tidy(&text.value);
    if tidied != text.value {
        text.value = tidied;
        text.exact = false;
    }
}

/// A phrase such as a name: what broke its line or spaced its letters goes. Numbered lines are a list and stay.
pub(super) fn phrase(text: &str) -> String {
    let later_number = text.lines().skip(1).any(begins_with_number);
    if later_number { text.to_owned() } else { without_noise(text, |_| true) }
}

/// A deadline, where it is one clause and says the same without its blanks.
pub(super) fn deadline(text: &str) -> String {
    let text = &without_noise(text, |_| false);
    let before = Deadline::parse(text);
    let closed = without_noise(text, |_| true);
    if before.clauses.len() == 1 && Deadline::parse(&closed) == before {
        return closed;
    }
    let lines = without_noise(text, |gap| !gap.breaks);
    if lines == *text { lines } else { deadline(&lines) }
}

/// An office, where closing the blanks joins no two of them.
pub(super) fn office(text: &str) -> String {
    let text = &without_noise(text, |_| false);
    let closed = without_noise(text, |_| true);
    let names = |text: &str| -> Vec<String> {
        body::split(text).into_iter().map(|body| text::squeeze(&text[body.whole])).collect()
    };
    if names(text) == names(&closed) { closed } else { text.clone() }
}

/// A basis, where every citation in it is still found and cites the same.
pub(super) fn basis(text: &str) -> String {
    let text = &without_noise(text, |_| false);
    let closed = without_noise(text, |_| true);
    let cited = |text: &str| -> Vec<(String, String, String)> {
        let read = Citations::parse(text);
        let joined = |texts: Vec<String>| texts.join("、");
        read.citations()
            .map(|own| {
                let documents = own.documents.iter().map(|own| own.value.to_string()).collect();
                let articles = own.articles.iter().map(|own| own.value.to_string()).collect();
                (text::squeeze(&own.title), joined(documents), joined(articles))
            })
            .collect()
    };
    if cited(text) == cited(&closed) {
        return closed;
    }
    let less = titles(text);
    if less == *text { less } else { basis(&less) }
}

/// Text that may be a list: only the titles of documents in it are certainly one phrase each.
pub(super) fn titles(text: &str) -> String {
    without_noise(text, |gap| gap.titled)
}

/// The legend of a heading, `公开层级⏎(用“√”标注)`, on one line.
fn heading_legend(text: &str) -> String {
    let bracketed = text.lines().nth(1).is_some_and(|line| line.starts_with(['(', '（']));
    if bracketed && text.lines().count() == 2 { phrase(text) } else { text.to_owned() }
}

/// What stands between two signs with ink.
#[derive(Clone, Copy)]
struct Gap {
    /// Whether it breaks the line.
    breaks: bool,
    /// Whether it is inside 《》.
    titled: bool,
}

/// The text without the gaps that are noise. Between Chinese signs that is every gap the caller agrees to; beside a
/// digit or a Latin letter a line break only, or a blank before a Chinese sign a digit counts.
fn without_noise(text: &str, agreed: impl Fn(Gap) -> bool) -> String {
    let inked: String = text.chars().filter(|c| c.is_whitespace() || !is_blank_char(*c)).map(half).collect();
    let mut out = String::with_capacity(inked.len());
    let mut gap = String::new();
    let mut titled = 0usize;
    for sign in inked.trim().chars() {
        if sign.is_whitespace() {
            gap.push(sign);
            continue;
        }
        if !gap.is_empty() {
            let breaks = gap.contains(['\n', '\r']);
            let seen = Gap { breaks, titled: titled > 0 };
            let before = out.chars().last();
            // 《住房城乡建设部 财政部关于……的通知》: a blank parts the offices of a title.
            let parted = seen.titled
                && sign != '关'
                && before.is_some_and(|before| "部局委办厅院会署".contains(before));
            let noise = !parted && before.is_some_and(|before| joins(before, sign, breaks));
            if !(noise && agreed(seen)) {
                out.push_str(if breaks && !parted { "\n" } else { " " });
            }
            gap.clear();
        }
        match sign {
            '《' => titled += 1,
            '》' => titled = titled.saturating_sub(1),
            _ => {}
        }
        out.push(sign);
    }
    out
}

/// Whether nothing belongs between two signs.
fn joins(before: char, after: char, breaks: bool) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    match (latin(before), latin(after)) {
        (true, true) => false,
        (false, false) => true,
        // 20 个工作日; but not 1 政策文件, where the digit is a number of its own.
        (true, false) => breaks || before.is_ascii_digit() && "个日天年月条款项号次".contains(after),
        (false, true) => breaks || after.is_ascii_digit(),
    }
}

/// A full-width digit or letter in half width, an ideographic blank as a blank.
fn half(sign: char) -> char {
    match sign {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => text::fold_char(sign),
        '\u{3000}' | '\u{a0}' => ' ',
        _ => sign,
    }
}

/// `1.甲`, `（二）乙`, `③丙`.
fn begins_with_number(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(['（', '(']);
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = line.trim_start_matches(numeral);
    let circled = line.starts_with(|c: char| ('①'..='⑳').contains(&c));
    circled || rest.len() < line.len() && rest.starts_with(['.', '、', '．', ')', '）'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_closed() {
        assert_eq!(phrase("养老 机构\n备案"), "养老机构备案");
        assert_eq!(phrase("救灾救济款物分配 和物资管理"), "救灾救济款物分配和物资管理");
        assert_eq!(phrase("PPP 项目"), "PPP 项目");
        assert_eq!(phrase("1 法规政策"), "1 法规政策");
        assert_eq!(phrase("1.甲类\n2.乙类"), "1.甲类\n2.乙类");
        assert_eq!(phrase("Ａ级 景区（２０２１）"), "A级景区（2021）");
    }

    #[test]
    fn deadlines_say_the_same_afterwards() {
        let spaced = "制 定 或 获 取 信 息之日起 10 个 工作日内";
        assert_eq!(deadline(spaced), "制定或获取信息之日起10个工作日内");
        assert_eq!(deadline("自收到申请之日起２０\n个工作日内"), "自收到申请之日起20个工作日内");
        let two = "处罚决定：7个工作日内\n其余：20个工作日内";
        assert_eq!(deadline(two), two);
    }

    #[test]
    fn two_offices_stay_two() {
        assert_eq!(office("县 民 政 局"), "县民政局");
        assert_eq!(office("示例县民政局 各乡镇人民政府"), "示例县民政局 各乡镇人民政府");
    }

    #[test]
    fn of_a_list_only_titles_are_closed() {
        assert_eq!(titles("《财政部 民政部关于\n救助的通知》"), "《财政部 民政部关于救助的通知》");
        assert_eq!(
            titles("《国有土地上房屋 征收条例》 各地配套文件"),
            "《国有土地上房屋征收条例》 各地配套文件"
        );
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in "[养老机构备案 \n\u{3000}（）()《》：；、0-9２Aa1.局20个工作日内\u{200b}]{0,24}") {
            for tidy in [phrase, deadline, office, basis, titles] {
                let once = tidy(&text);
                prop_assert_eq!(tidy(&once), once);
            }
        }
    }
}
