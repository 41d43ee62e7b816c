//! Titles and document numbers brought to one form for comparison (`citation-forms.md` §3). Nothing is corrected:
//! a garbled title simply does not match.

use crate::knowledge::fold::fold;

const STATE: &str = "中华人民共和国";
/// The last character of the names of those who issue documents, as in 国务院, 财政部, 发展改革委, 办公厅.
const ISSUER_ENDS: [char; 12] = ['院', '部', '委', '厅', '局', '署', '办', '会', '室', '府', '央', '行'];
/// What an issuer of one place has in its name, once the words in [`NOT_PLACES`] are out of the way.
const PLACE_MARKS: [char; 9] = ['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡'];
const NOT_PLACES: [&str; 5] = ["市场", "城市", "城乡", "乡村", "住房"];

/// The title as written, but for blanks, widths, dashes, book-title marks and quotation marks.
pub(super) fn full_key(title: &str) -> String {
    let mut key = fold(title);
    key.retain(|character| {
        !matches!(
            character,
            '《' | '》' | '〈' | '〉' | '<' | '>' | '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」'
        )
    });
    key
}

/// The key under which titles and short titles are filed: also without the state's name in front.
pub(super) fn key_of(full_key: &str) -> &str {
    full_key.strip_prefix(STATE).unwrap_or(full_key)
}

/// Further keys of a registered title's key: without the frame of the notice that issued it, without the issuer in front,
/// without 的通知 behind.
pub(super) fn registered_variants(key: &str) -> Vec<String> {
    variants(key, |issuer| issuer.ends_with(ISSUER_ENDS))
}

/// Further keys of a title as cited. Only a central issuer is dropped: a county that passes a ministry's document on
/// has made a document of its own.
pub(super) fn cited_variants(full_key: &str) -> Vec<String> {
    variants(key_of(full_key), |issuer| {
        issuer.is_empty() || (issuer.ends_with(ISSUER_ENDS) && is_central(issuer))
    })
}

/// The last resort: without any 的, which citations often drop.
pub(super) fn without_particles(key: &str) -> String {
    key.replace('的', "")
}

fn variants(key: &str, droppable: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |text: &str| {
        for form in [text, without_trial(text)] {
            if form.chars().count() > 3 && !found.iter().any(|known: &String| known == form) {
                found.push(form.to_owned());
            }
        }
    };
    let bare = without_issuer(key, &droppable);
    for form in [key, bare] {
        add(form);
        add(without_tail(form));
    }
    if let Some(inner) = inside_notice(key, &droppable) {
        add(inner);
        add(without_issuer(inner, &droppable));
    }
    found
}

/// `国务院办公厅关于印发X的通知` → `X`; `…印发X实施细则的通知` → `X实施细则`.
fn inside_notice<'a>(key: &'a str, droppable: &impl Fn(&str) -> bool) -> Option<&'a str> {
    let (at, verb) = ["关于印发", "关于转发", "关于发布", "印发", "转发"]
        .into_iter()
        .filter_map(|verb| key.find(verb).map(|at| (at, verb)))
        .min_by_key(|(at, _)| *at)?;
    let issuer = &key[..at];
    (issuer.is_empty() || droppable(issuer)).then(|| without_tail(&key[at + verb.len()..]))
}

fn without_issuer<'a>(key: &'a str, droppable: &impl Fn(&str) -> bool) -> &'a str {
    match key.find("关于") {
        Some(at) if at > 0 && droppable(&key[..at]) => &key[at..],
        _ => key,
    }
}

fn without_tail(key: &str) -> &str {
    ["的通知", "的公告"].into_iter().find_map(|tail| key.strip_suffix(tail)).unwrap_or(key)
}

fn without_trial(key: &str) -> &str {
    ["(试行)", "(暂行)"].into_iter().find_map(|tail| key.strip_suffix(tail)).unwrap_or(key)
}

fn is_central(issuer: &str) -> bool {
    let mut rest = issuer.to_owned();
    for word in NOT_PLACES {
        rest = rest.replace(word, "");
    }
    !rest.contains(PLACE_MARKS)
}

/// A document number without blanks, every bracket one kind, 第 left out, the long forms of the orders shortened.
pub(super) fn number_key(doc_no: &str) -> String {
    let folded: String = fold(doc_no)
        .chars()
        .filter_map(|character| match character {
            '第' => None,
            '〔' | '﹝' | '【' | '〖' | '(' => Some('['),
            '〕' | '﹞' | '】' | '〗' | ')' => Some(']'),
            other => Some(other),
        })
        .collect();
    let short = folded.strip_prefix(STATE).unwrap_or(&folded);
    match short.strip_prefix("国令") {
        Some(rest) => format!("国务院令{rest}"),
        None => short.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_meet_however_they_are_bracketed() {
        for written in
            ["国办发〔2016〕80号", "国办发[2016]80号", "国办发（2016）第 80 号", "国办发﹝2016﹞80号"]
        {
            assert_eq!(number_key(written), "国办发[2016]80号");
        }
        for written in ["国务院令第711号", "国令第711号", "中华人民共和国国务院 令第711号", "国务院令711号"]
        {
            assert_eq!(number_key(written), "国务院令711号");
        }
    }

    #[test]
    fn a_county_that_forwards_is_not_the_ministry() {
        let county = full_key("示例市财政局转发财政部关于印发《地方预决算公开操作规程》的通知");
        assert_eq!(cited_variants(&county).first(), Some(&county));
        assert!(!cited_variants(&county).iter().any(|form| form == "地方预决算公开操作规程"));
        let ministry = full_key("财政部关于印发〈地方预决算公开操作规程〉的通知");
        assert!(cited_variants(&ministry).iter().any(|form| form == "地方预决算公开操作规程"));
    }

    #[test]
    fn central_issuers_with_city_in_their_names() {
        for issuer in
            ["国家市场监督管理总局", "住房城乡建设部财政部", "国家乡村振兴局", "中共中央办公厅国务院办公厅"]
        {
            assert!(is_central(issuer), "{issuer}");
        }
        for issuer in ["示例省财政厅", "示例县人民政府", "自治区党委"] {
            assert!(!is_central(issuer), "{issuer}");
        }
    }
}
