//! Texts as they are compared between tiers: what is only written otherwise is the same. Shared by the tier rules.

mod empty;

pub(crate) use empty::{closes_list, says_nothing};

use crate::catalogue::{Field, Item, Text};
use crate::matching::likeness;
use crate::value::text::{fold_char, is_blank_char, is_plain, kept};
use std::collections::BTreeSet;

/// How alike two elements must be to be one element in other words.
const SAME_ELEMENT: f64 = 0.7;
/// What part of a longer element's pairs of characters must stand somewhere to say it all.
const SAID: f64 = 0.8;

/// A text without what the way of writing adds: width, blanks, punctuation, a list number in front.
pub(crate) fn plain(text: &str) -> String {
    let mut words = kept(unnumbered(text), |character| {
        let folded = fold_char(character);
        (folded.is_alphanumeric() && !is_blank_char(folded)).then_some(folded)
    });
    if words.chars().all(is_plain) {
        words.make_ascii_lowercase();
        return words;
    }
    words.to_lowercase()
}

/// The text behind a list number: `1.`, `（二）`, `1.1`, `③`.
pub(crate) fn unnumbered(text: &str) -> &str {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(|c: char| ('①'..='⑳').contains(&c)) {
        return rest.trim_start();
    }
    let body = text.trim_start_matches(['（', '(']);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let arabic = body.starts_with(digit);
    let rest = body
        .trim_start_matches(|c: char| if arabic { digit(c) || c == '.' || c == '．' } else { chinese(c) });
    let number = &body[..body.len() - rest.len()];
    let dotted = number.contains(['.', '．']);
    let closed = rest.trim_start_matches(['、', '）', ')', '．', '.']);
    match (number.is_empty(), closed.len() < rest.len() || dotted, closed.trim().is_empty()) {
        (false, true, false) => closed.trim_start(),
        _ => text,
    }
}

/// An element as it is shown to people: without its number and the mark that ends it.
pub(crate) fn shown(text: &str) -> String {
    unnumbered(text.trim()).trim_end_matches(['。', '；', ';', '、', '，']).to_owned()
}

/// Words that say the same of an item: the longer first, so that none is read inside another.
const SAME_WORDS: [(&str, &str); 21] = [
    ("中华人民共和国", ""),
    ("发文字号", "文号"),
    ("文件字号", "文号"),
    ("文件编号", "文号"),
    ("文件文号", "文号"),
    ("申领", "办理"),
    ("申请", "办理"),
    ("申报", "办理"),
    ("受理", "办理"),
    ("办事", "办理"),
    ("程序", "流程"),
    ("步骤", "流程"),
    ("地址", "地点"),
    ("机关", "部门"),
    ("机构", "部门"),
    ("单位", "部门"),
    ("标题", "名称"),
    ("题名", "名称"),
    ("咨询", "联系"),
    ("电话", "方式"),
    ("热线", "方式"),
];

/// [`plain`], and words of one meaning made one.
fn same_words(text: &str) -> String {
    let mut words = plain(text);
    for (word, meaning) in SAME_WORDS {
        if words.contains(word) {
            words = words.replace(word, meaning);
        }
    }
    words
}

/// The signs of some texts that tell of a matter: without numbers, words that say nothing and what joins words, words of one meaning
/// made one.
pub(crate) fn telling_signs<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<char> {
    const JOINING: [char; 8] = ['和', '及', '与', '或', '者', '以', '之', '并'];
    let signs =
        |text: &str| same_words(&empty::without_empty_words(&plain(text))).chars().collect::<Vec<_>>();
    texts.flat_map(signs).filter(|sign| !JOINING.contains(sign)).collect()
}

/// What an item says it discloses, ready to be asked.
#[derive(Debug)]
pub(crate) struct Said {
    /// All of it in one.
    whole: String,
    /// The elements that are none of those asked for to the letter.
    free: Vec<String>,
    /// The pairs of neighbouring characters of these.
    pairs: BTreeSet<[char; 2]>,
}

impl Said {
    /// By the item itself and by others that stand beside it. What says one of the `required` elements to the letter
    /// is no other of them in other words.
    pub(crate) fn by<'a>(items: impl Iterator<Item = &'a Item>, required: &[Text]) -> Self {
        let mut elements: Vec<String> = Vec::new();
        for item in items {
            elements.extend(item.content.elements.iter().map(|text| same_words(&text.value)));
            // Columns of their own say what others put among the elements.
            for (field, words) in [(Field::Contact, "联系方式"), (Field::Supervision, "监督投诉举报方式")]
            {
                if !item.optional(field).is_empty() {
                    elements.push(words.to_owned());
                }
            }
        }
        let whole = elements.concat();
        let required: BTreeSet<String> = required.iter().map(|text| same_words(&text.value)).collect();
        elements.retain(|element| !required.contains(element));
        let pairs = elements.iter().flat_map(|element| pairs(element)).collect();
        Self { free: elements, whole, pairs }
    }

    /// By some elements, and by words that stand for columns of their own.
    pub(crate) fn in_words(elements: &[&str], columns: impl Iterator<Item = &'static str>) -> Self {
        let mut free: Vec<String> = elements.iter().map(|element| same_words(element)).collect();
        free.extend(columns.map(str::to_owned));
        let pairs = free.iter().flat_map(|element| pairs(element)).collect();
        Self { whole: free.join("\u{1f}"), free, pairs }
    }

    /// Whether an element is said, perhaps in other words, in finer parts or within another.
    pub(crate) fn covers(&self, element: &str) -> bool {
        let whole = same_words(element);
        if whole.is_empty() || self.whole.contains(&whole) {
            return true;
        }
        let parts: Vec<String> = things(element)
            .into_iter()
            .flat_map(|part| part.split("以及"))
            .filter(|part| !is_document_number(part))
            .map(same_words)
            .filter(|part| part.chars().count() > 1)
            .collect();
        if parts.is_empty() { self.says(&whole) } else { parts.iter().all(|part| self.says(part)) }
    }

    /// Whether all elements are said, of which there must be `fewest` that say something of their own.
    pub(crate) fn covers_all(&self, required: &[Text], fewest: usize) -> bool {
        let telling = || required.iter().filter(|text| !closes_list(&text.value));
        telling().count() >= fewest && telling().all(|text| self.covers(&text.value))
    }

    fn says(&self, words: &str) -> bool {
        if self.whole.contains(words) {
            return true;
        }
        let length = words.chars().count();
        let shorter = |own: &String| words.contains(own.as_str()) && own.chars().count() * 10 >= length * 6;
        let own_pairs = pairs(words);
        let found = own_pairs.iter().filter(|pair| self.pairs.contains(*pair)).count();
        // Both counts are far below 2^52.
        let spread = own_pairs.len() > 6 && found as f64 >= SAID * own_pairs.len() as f64;
        spread || self.free.iter().any(|own| shorter(own) || likeness(own, words) >= SAME_ELEMENT)
    }
}

/// Where an element that names several things is taken apart.
const PART_ENDS: [char; 16] =
    ['、', '，', ',', '；', ';', '和', '及', '与', '或', '/', '（', '）', '(', ')', '：', ':'];

/// Words in which a sign of [`PART_ENDS`] parts nothing.
const UNPARTED: [&str; 6] = ["参与", "涉及", "普及", "危及", "给与", "共和"];

/// The things an element names: 参与方式和时间 are 参与方式 and 时间.
fn things(element: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in element.match_indices(PART_ENDS) {
        let end = at + sign.len();
        if !element.get(..end).is_some_and(|before| UNPARTED.iter().any(|word| before.ends_with(word))) {
            found.extend(element.get(start..at));
            start = end;
        }
    }
    found.extend(element.get(start..));
    found
}

/// Whether an element names more than one thing.
pub(crate) fn names_several(element: &str) -> bool {
    things(element).iter().filter(|part| !part.trim().is_empty()).count() > 1
}

/// What an element names in short behind its first thing, in full: 收费依据及标准 names 收费标准 too.
pub(crate) fn in_full(element: &str) -> Vec<String> {
    let parts = things(element);
    let Some(first) = parts.first() else { return Vec::new() };
    let lead: Vec<char> = first.chars().collect();
    let full = |part: &&str| {
        let length = part.chars().count();
        let head =
            lead.get(..lead.len().checked_sub(length)?).filter(|head| !head.is_empty() && length > 1)?;
        Some(format!("{}{part}", head.iter().collect::<String>()))
    };
    parts.iter().skip(1).filter_map(full).collect()
}

/// 国务院令第649号, 民办函〔2019〕52号: which document a title in front of it is, not an element of its own.
fn is_document_number(text: &str) -> bool {
    text.trim_end().ends_with('号') && text.contains(|c: char| c.is_numeric())
}

fn pairs(text: &str) -> BTreeSet<[char; 2]> {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(2).filter_map(|pair| <[char; 2]>::try_from(pair).ok()).collect()
}

/// Whether two items that share a code plainly speak of two matters: neither their names nor their contents are alike.
pub(crate) fn another_matter(upper: &Item, own: &Item) -> bool {
    let (Some(above), Some(here)) = (&upper.name, &own.name) else { return false };
    let (above, here) = (plain(&above.value), plain(&here.value));
    let within = above.contains(&here) || here.contains(&above);
    let contents = || likeness(&plain(&upper.content.whole()), &plain(&own.content.whole()));
    !within && likeness(&above, &here) < UNLIKE && contents() < UNLIKE
}

/// How little alike names and contents of two matters are.
const UNLIKE: f64 = 0.3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_parted_into_what_it_names() {
        assert_eq!(things("参与方式和时间、涉及范围"), ["参与方式", "时间", "涉及范围"]);
        assert_eq!(things("依据"), ["依据"]);
    }

    #[test]
    fn list_numbers_are_no_part_of_a_text() {
        for (text, rest) in [
            ("1.文件名称", "文件名称"),
            ("（二）文号", "文号"),
            ("1.1国家层面法规政策", "国家层面法规政策"),
            ("③ 发文部门", "发文部门"),
            ("2019年以来的政策", "2019年以来的政策"),
            ("一次性补贴", "一次性补贴"),
            ("十、联系方式", "联系方式"),
            ("12345热线", "12345热线"),
            ("1.", "1."),
        ] {
            assert_eq!(unnumbered(text), rest, "{text}");
        }
    }
}
