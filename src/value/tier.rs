//! 层级: the six tiers a catalogue or an item can stand on.

use std::fmt;

/// A tier of government, ordered from the top down: 国家 is the least, 村级 the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// 国家, where the baseline stands.
    National,
    /// 省级.
    Province,
    /// 市级 (地级市, 州, 盟).
    City,
    /// 县级 (县, 县级市, 区, 旗).
    County,
    /// 乡级 (乡, 镇, 街道).
    Township,
    /// 村级 (村, 社区, 嘎查).
    Village,
}

impl Tier {
    /// All tiers, from the top down.
    pub const ALL: [Self; 6] =
        [Self::National, Self::Province, Self::City, Self::County, Self::Township, Self::Village];

    /// The standard name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::National => "国家",
            Self::Province => "省级",
            Self::City => "市级",
            Self::County => "县级",
            Self::Township => "乡级",
            Self::Village => "村级",
        }
    }

    /// Reads one tier; blanks are passed over. `None` for anything that is not plainly one tier.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match Self::parse_list(text).as_deref() {
            Some([tier]) => Some(*tier),
            Some(_) | None => None,
        }
    }

    /// Reads one or several tiers written together, as `乡、村级`, `州级县级` and `乡（村）级` are; `None` where
    /// any part is no tier. A place's own name before a level (东阳市级) is no tier: 市 may be a prefecture or a county.
    #[must_use]
    pub fn parse_list(text: &str) -> Option<Vec<Self>> {
        // Most cells say one tier by its standard name.
        if let Some(tier) = Self::ALL.into_iter().find(|tier| tier.name() == text) {
            return Some(vec![tier]);
        }
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = bracketed_words(&plain);
        let tiers = Self::uncounted(without_count(&plain))?;
        (!tiers.is_empty()).then_some(tiers)
    }

    /// The tiers of a text without blanks, brackets and a number of them; `None` where any part is no tier.
    fn uncounted(mut rest: &str) -> Option<Vec<Self>> {
        let mut tiers: Vec<Self> = Vec::new();
        while !rest.is_empty() {
            if let Some(next) = rest.strip_prefix(['、', '，', ',', '/', '；', ';', '和', '及', '与']) {
                rest = next;
                continue;
            }
            let (tier, next) =
                WORDS.iter().find_map(|(word, tier)| Some((*tier, rest.strip_prefix(word)?)))?;
            if !tiers.contains(&tier) {
                tiers.push(tier);
            }
            rest = next;
        }
        Some(tiers)
    }
}

/// 县乡两级, 县、乡、村三级: the number says nothing the names do not, where it is theirs. One number and no more: whoever writes
/// thousands of them must not be read thousands deep.
fn without_count(plain: &str) -> &str {
    const COUNTS: [(&str, usize); 4] = [("两级", 2), ("二级", 2), ("三级", 3), ("四级", 4)];
    let counted = COUNTS.iter().find_map(|(word, count)| Some((plain.strip_suffix(word)?, *count)));
    let true_count =
        |(names, count): &(&str, usize)| Tier::uncounted(names).is_some_and(|tiers| tiers.len() == *count);
    counted.filter(true_count).map_or(plain, |(names, _)| names)
}

/// Names of levels that stand for the same tier in one office or another.
const KIN: [&[&str]; 4] = [
    &["市", "州", "盟", "地"],
    &["县", "区", "旗", "市", "区、市", "市、区", "市区", "不设区的市"],
    &["乡", "镇", "街", "街道", "苏木", "园区", "镇、街道", "街镇", "镇街"],
    &["村", "居", "社区", "嘎查", "村居"],
];

/// Brackets in a level resolved: of 乡（镇）级, 县（区、市）级, 嘎查（社区）级 the first name is enough; （省）级 is 省级, 乡（村）级
/// names two levels. Anything else in brackets stays, and with it the level is no tier.
fn bracketed_words(plain: &str) -> String {
    let folded: String = plain.chars().map(super::text::fold_char).collect();
    let mut found = String::new();
    let mut rest = folded.as_str();
    while let Some((before, behind)) = rest.split_once('(') {
        let Some((inner, after)) = behind.split_once(')') else { break };
        found.push_str(before);
        let kin =
            KIN.iter().any(|names| names.contains(&inner) && names.iter().any(|name| before.ends_with(name)));
        let second = before.is_empty() && inner == "省" || before.ends_with(['乡', '镇']) && inner == "村";
        match (kin, second) {
            (true, _) => {}
            (false, true) => found.push_str(inner),
            (false, false) => found.push_str(&format!("({inner})")),
        }
        rest = after;
    }
    found.push_str(rest);
    found
}

/// Words seen in headings and cells, longest first within a beginning.
static WORDS: &[(&str, Tier)] = &[
    ("国家级", Tier::National),
    ("国家", Tier::National),
    ("省级", Tier::Province),
    ("自治区级", Tier::Province),
    ("省", Tier::Province),
    ("地市级", Tier::City),
    ("市州级", Tier::City),
    ("州市级", Tier::City),
    ("设区市级", Tier::City),
    ("市级", Tier::City),
    ("州级", Tier::City),
    ("盟级", Tier::City),
    ("县市区级", Tier::County),
    ("县区市级", Tier::County),
    ("市县区级", Tier::County),
    ("区县级", Tier::County),
    ("县区级", Tier::County),
    ("旗县级", Tier::County),
    ("县级", Tier::County),
    ("区级", Tier::County),
    ("旗级", Tier::County),
    ("县", Tier::County),
    ("旗", Tier::County),
    ("乡镇街道级", Tier::Township),
    ("镇街乡级", Tier::Township),
    ("乡镇街级", Tier::Township),
    ("镇街道级", Tier::Township),
    ("街道乡镇级", Tier::Township),
    ("街道镇级", Tier::Township),
    ("苏木镇级", Tier::Township),
    ("乡镇级", Tier::Township),
    ("镇乡级", Tier::Township),
    ("镇街级", Tier::Township),
    ("街镇级", Tier::Township),
    ("乡镇街道", Tier::Township),
    ("镇街乡", Tier::Township),
    ("乡镇街", Tier::Township),
    ("街道乡镇", Tier::Township),
    ("街道镇", Tier::Township),
    ("苏木镇", Tier::Township),
    ("镇街", Tier::Township),
    ("街镇", Tier::Township),
    ("乡镇", Tier::Township),
    ("乡级", Tier::Township),
    ("镇级", Tier::Township),
    ("街道级", Tier::Township),
    ("街道", Tier::Township),
    ("街级", Tier::Township),
    ("苏木级", Tier::Township),
    ("苏木", Tier::Township),
    ("乡", Tier::Township),
    ("镇", Tier::Township),
    ("嘎查村级", Tier::Village),
    ("嘎查社区", Tier::Village),
    ("村社区级", Tier::Village),
    ("社区村级", Tier::Village),
    ("村社区", Tier::Village),
    ("村居级", Tier::Village),
    ("村居", Tier::Village),
    ("村级", Tier::Village),
    ("社区级", Tier::Village),
    ("社区", Tier::Village),
    ("居级", Tier::Village),
    ("嘎查级", Tier::Village),
    ("嘎查", Tier::Village),
    ("村", Tier::Village),
    ("市", Tier::City),
];

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_names_are_read_back() {
        for tier in Tier::ALL {
            assert_eq!(Tier::parse(tier.name()), Some(tier));
        }
    }

    #[test]
    fn headings_as_offices_write_them() {
        use Tier::{City, County, Township, Village};
        for (text, tiers) in [
            ("乡、村级", vec![Township, Village]),
            ("州级县级", vec![City, County]),
            ("乡 (镇) 级", vec![Township]),
            ("县 级", vec![County]),
            ("镇街、村级", vec![Township, Village]),
            ("嘎查(社区)级", vec![Village]),
            ("村（居）级", vec![Village]),
            ("镇（街）级", vec![Township]),
            ("镇街乡", vec![Township]),
            ("街道镇", vec![Township]),
            ("街 道 镇", vec![Township]),
            ("镇街（园区）级", vec![Township]),
            ("乡（村）级", vec![Township, Village]),
            ("区县级", vec![County]),
            ("县（区、市）级", vec![County]),
            ("县（市、区）级", vec![County]),
            ("（省）级", vec![Tier::Province]),
            ("县、乡（镇）、村级", vec![County, Township, Village]),
            ("作业区", vec![]),
            ("县（公安局）级", vec![]),
            ("街道、社区", vec![Township, Village]),
            ("东阳市级", vec![]),
            ("县乡两级", vec![County, Township]),
            ("县、乡、村三级", vec![County, Township, Village]),
            ("县级及乡级", vec![County, Township]),
            ("县乡三级", vec![]),
        ] {
            assert_eq!(Tier::parse_list(text).unwrap_or_default(), tiers, "{text}");
        }
        assert_eq!(Tier::parse("乡、村级"), None);
        assert_eq!(Tier::parse_list(&"县乡两级".repeat(200_000)), None);
        assert_eq!(Tier::parse(""), None);
    }
}
