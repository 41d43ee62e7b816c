//! Taking a written office apart: the place in front, the office behind.

/// What the name of a place ends with. 文化和旅游局 is no 旅游局: what stands before it is no place.
const PLACE_ENDS: [&str; 18] = [
    "省",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "镇",
    "乡",
    "村",
    "街道",
    "办事处",
    "社区",
    "师",
    "团",
    "林区",
    "兵团",
    "*",
];

/// What stands before `office` in `name`, if that is a place or nothing.
pub(super) fn place_before<'a>(name: &'a str, office: &str) -> Option<&'a str> {
    let place = name.strip_suffix(office)?;
    let single = !place.contains(['、', ',', ';', '/']);
    let is_place = place.is_empty() || single && PLACE_ENDS.iter().any(|end| place.ends_with(end));
    is_place.then_some(place)
}

/// Whether `name` ends with one of `endings` and is more than that.
pub(super) fn with_ending(name: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| name.len() > ending.len() && name.ends_with(ending.as_str()))
}

/// The tier a generic name begins with.
pub(super) fn tier_of_wording(name: &str) -> Option<&'static str> {
    const TIERS: [(&str, &str); 10] = [
        ("省级", "省级"),
        ("市级", "市级"),
        ("县级", "县级"),
        ("区级", "县级"),
        ("乡级", "乡级"),
        ("镇级", "乡级"),
        ("乡镇", "乡级"),
        ("各乡镇", "乡级"),
        ("县人民政府", "县级"),
        ("街道办事处", "乡级"),
    ];
    let fitting = TIERS.into_iter().find(|(head, _)| name.starts_with(head));
    fitting.map(|(_, tier)| tier).filter(|_| !name.starts_with("县级以上"))
}
