//! Places in titles: whose catalogue `重庆市荣昌区…领域政务公开标准目录` is, and which tier a place's name tells.

use super::{domain_in_title, known_domain};
use crate::knowledge::Knowledge;
use crate::value::tier::Tier;

/// The place a title names: `示例县养老服务领域基层政务公开标准目录` → `示例县`.
///
/// Before a domain we know, the place is what stands there, up to its last 县, 区, 镇 and so on: an office (青浦区教育局) and
/// words that belong to the domain (荣昌区涉贫涉…) are left out, and an office alone (住建局) is no place. Without such a
/// domain only a place before its government or an office is one: 凤屯镇政府, 西塞山区民政局.
#[must_use]
pub fn place_in_title(title: &str, knowledge: &Knowledge) -> Option<String> {
    let head = domain_in_title(title);
    let head = without_number(&head);
    // 农村危房改造 is a domain, not a village.
    if known_domain(head, knowledge).is_some() {
        return None;
    }
    // The first split whose tail is a domain: what stands before it is the place.
    let before = head.char_indices().skip(1).find_map(|(at, _)| {
        let (before, tail) = head.split_at_checked(at)?;
        known_domain(tail, knowledge).map(|_| before)
    });
    let Some(before) = before else {
        let place = administrative(head)?;
        let rest = head.get(place.len()..)?;
        return speaks_for_itself(rest).then(|| place.to_owned());
    };
    let before = before.trim_end_matches("人民政府");
    match administrative(before) {
        Some(place) => Some(place.to_owned()),
        None if before.is_empty() || is_office(before) => None,
        None => Some(before.to_owned()),
    }
}

/// A domain without the place whose own it is: `凤屯镇政府文件信息` → `政府文件信息`.
pub(super) fn without_place(domain: &str) -> &str {
    let parted = administrative(domain).and_then(|place| domain.get(place.len()..));
    parted.filter(|rest| rest.chars().count() > 2 && rest.starts_with("政府")).unwrap_or(domain)
}

/// Whether what follows a place can only be its government or an office of it.
fn speaks_for_itself(rest: &str) -> bool {
    let near: String = rest.chars().take(10).collect();
    let offices = ["局", "委员会", "办公室", "管委会", "办事处"];
    rest.starts_with("政府")
        || rest.starts_with("人民政府")
        || offices.iter().any(|office| near.contains(office))
}

fn is_office(name: &str) -> bool {
    name.ends_with(['局', '委', '办', '厅', '部', '院', '所'])
        || name.ends_with("中心")
        || name.ends_with("委员会")
}

/// The longest beginning that ends like a place: 重庆市荣昌区涉贫涉 → 重庆市荣昌区.
fn administrative(words: &str) -> Option<&str> {
    const ENDS: [&str; 13] =
        ["省", "自治区", "市", "自治州", "盟", "县", "区", "旗", "镇", "乡", "街道", "苏木", "社区"];
    const OTHER_WORDS: [&str; 14] = [
        "村镇",
        "乡镇",
        "城镇",
        "乡村",
        "城乡",
        "市场",
        "城市",
        "区域",
        "县域",
        "县级",
        "市级",
        "市政",
        "社区矫正",
        "乡土",
    ];
    let ends = words.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.rev().filter_map(|end| words.split_at_checked(end)).find_map(|(place, _)| {
        let end = ENDS.iter().find(|end| place.ends_with(**end))?;
        let from = place.len() - end.len();
        // The end is no word of its own where another word holds it: 村镇建设, 城乡建设.
        let inside = OTHER_WORDS.iter().any(|word| {
            words.match_indices(word).any(|(at, word)| {
                let after = at + word.len();
                (at <= from && from < after) || (at < place.len() && place.len() < after)
            })
        });
        (!inside && place.chars().count() > end.chars().count()).then_some(place)
    })
}

/// Without `（二）`, `21、`, `附件1：` in front.
fn without_number(head: &str) -> &str {
    let rest = head.trim_start_matches("附件").trim_start_matches("附表");
    let rest = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "（()）一二三四五六七八九十百、.．：:-第".contains(c)
    });
    // 三门县 and 百色市 begin with a numeral that is none.
    let marked = head
        .get(..head.len() - rest.len())
        .is_some_and(|number| number.ends_with(['）', ')', '、', '.', '．', '：', ':']));
    if marked { rest } else { head }
}

/// The tier a place's name tells; `None` for 市, which may be a prefecture or a county-level city.
#[must_use]
pub fn tier_of_name(name: &str) -> Option<Tier> {
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if ends(&["街道", "街道办事处", "镇", "乡", "苏木"]) {
        Some(Tier::Township)
    } else if ends(&["村", "社区", "嘎查", "村民委员会", "居民委员会"]) {
        Some(Tier::Village)
    } else if ends(&["省", "自治区"]) {
        Some(Tier::Province)
    } else if ends(&["自治州", "地区", "盟"]) {
        Some(Tier::City)
    } else if ends(&["县", "区", "旗"]) {
        Some(Tier::County)
    } else {
        None
    }
}

/// Words that end like a place and name none.
const NO_PLACES: [&str; 28] = [
    "乡镇", "村镇", "城镇", "乡村", "城乡", "社区", "市区", "城区", "各县", "县区", "街道", "农村", "辖区",
    "地区", "小区", "园区", "景区", "学区", "山区", "灾区", "全省", "全市", "全县", "全区", "本市", "本县",
    "本区", "本镇",
];

/// Whether a word that ends like a place may name one.
#[must_use]
pub fn may_be_place(word: &str) -> bool {
    !NO_PLACES.contains(&word) && !word.contains('各')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_cut_out_of_titles() {
        let knowledge = Knowledge::embedded();
        for (title, place) in [
            ("示例县养老服务领域基层政务公开标准目录", Some("示例县")),
            ("示例县人民政府养老服务领域基层政务公开标准目录", Some("示例县")),
            ("重庆市荣昌区涉贫涉乡村振兴领域政务公开标准目录", Some("重庆市荣昌区")),
            ("青浦区教育局义务教育领域基层政务公开标准目录（2023年）", Some("青浦区")),
            ("住建局农村危房改造领域基层政务公开标准目录", None),
            ("（二）凤屯镇政府文件信息领域基层政务公开标准目录", Some("凤屯镇")),
            ("（十三）农村危房改造领域基层政务公开标准目录", None),
            ("三门县公共法律服务领域基层政务公开标准目录", Some("三门县")),
            ("西塞山区民政局主动公开事项目录", Some("西塞山区")),
            ("城乡建设领域基层政务公开标准目录", None),
            ("示例县社区矫正领域政务公开标准目录", None),
            ("基层政务公开标准目录", None),
        ] {
            assert_eq!(place_in_title(title, &knowledge).as_deref(), place, "{title}");
        }
        assert_eq!(without_place("凤屯镇政府文件信息"), "政府文件信息");
        assert_eq!(without_place("市场监管"), "市场监管");
    }
}
