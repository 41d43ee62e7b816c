//! The domains a catalogue can be of: the 26 pilot ones, what the ministries added, and the village list. Data, not an
//! enum: a place may add its own.

use serde::Deserialize;

use super::error::read_yaml;
use super::fold::fold;
use super::{Date, RegistryError};

const FILE: &str = "domains.yaml";
/// What stands between a domain's name and the end of a catalogue's title.
const TITLE_TAILS: [&str; 6] =
    ["领域基层政务公开标准目录", "基层政务公开标准目录", "领域标准目录", "标准目录", "目录", "领域"];

/// All domains, in the order of their numbers.
#[derive(Debug, Clone)]
pub struct Domains {
    domains: Vec<Domain>,
    /// Folded names and aliases, pilot domains first where a later guideline has the same name.
    names: Vec<(String, usize)>,
}

/// One domain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its number: 1 to 26 the pilot domains, 90 the village list.
    pub number: u16,
    /// Its name in file names.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Former names and other names it goes by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether it is one of the 26 of 国办发〔2019〕54号.
    #[serde(default = "yes")]
    pub pilot: bool,
    /// The pilot domain that this later guideline continues.
    pub continues: Option<u16>,
    /// Who wrote the guideline, as it was called then.
    pub ministry: Option<String>,
    /// The guideline, as far as it is known.
    pub guideline: Option<Guideline>,
    /// The kinds of department, by their generic names in `bodies.yaml`, that usually see to it.
    #[serde(default)]
    pub departments: Vec<String>,
    /// Tiers other than its own that a catalogue's bodies may belong to.
    pub body_tier: Option<BodyTier>,
    /// Laws with a time limit of their own for some of its items.
    #[serde(default)]
    pub own_deadlines: Vec<OwnDeadline>,
}

/// The ministry's 标准指引.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guideline {
    /// Its title.
    pub title: String,
    /// Its number.
    pub doc_no: Option<String>,
    /// When it was issued.
    pub date: Option<Date>,
}

/// Bodies of another tier, and why they are no fault.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyTier {
    /// The tiers.
    pub tiers: Vec<String>,
    /// Why.
    pub note: String,
}

/// A law with a time limit of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnDeadline {
    /// Its id in `laws.yaml`.
    pub law: String,
    /// The article.
    pub article: Option<String>,
    /// What it asks.
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    domains: Vec<Domain>,
}

const fn yes() -> bool {
    true
}

impl Domains {
    /// Reads the registry.
    ///
    /// # Errors
    /// A wrong shape; a number, a slug or a name used twice (a guideline that continues a domain may share its name).
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let file: File = read_yaml(FILE, text)?;
        let mut domains = Self { domains: file.domains, names: Vec::new() };
        domains.domains.sort_by_key(|domain| domain.number);
        for position in 0..domains.domains.len() {
            let domain = domains.domains[position].clone();
            let earlier = &domains.domains[..position];
            if earlier.iter().any(|other| other.number == domain.number || other.slug == domain.slug) {
                let message = format!("number 或 slug 重复：{} {}", domain.number, domain.slug);
                return Err(RegistryError::about(FILE, text, &domain.slug, message));
            }
            for name in std::iter::once(&domain.name).chain(&domain.aliases) {
                domains.add_name(text, position, name)?;
            }
        }
        Ok(domains)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Domain> {
        self.domains.iter()
    }

    /// The 26 of 国办发〔2019〕54号.
    pub fn pilots(&self) -> impl Iterator<Item = &Domain> {
        self.iter().filter(|domain| domain.pilot)
    }

    /// The domain with that number.
    #[must_use]
    pub fn by_number(&self, number: u16) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.number == number)
    }

    /// The domain called that: by name, alias, slug or number. 领域 and a number in front may be there or not.
    #[must_use]
    pub fn find(&self, written: &str) -> Option<&Domain> {
        let folded = fold(written);
        if let Ok(number) = folded.parse() {
            return self.by_number(number);
        }
        let name = without_number(&folded);
        let name = name.strip_suffix("领域").unwrap_or(name);
        let named =
            self.names.iter().find(|(known, _)| known == name).map(|(_, position)| &self.domains[*position]);
        named.or_else(|| self.domains.iter().find(|domain| domain.slug == folded))
    }

    /// The domain a catalogue's title or file name speaks of: the name the title ends with before 领域…目录, else the
    /// longest name anywhere in it.
    #[must_use]
    pub fn find_in(&self, title: &str) -> Option<&Domain> {
        let folded = fold(title);
        let head = TITLE_TAILS
            .into_iter()
            .find_map(|tail| folded.rfind(tail).map(|at| &folded[..at]))
            .unwrap_or(&folded);
        let longest = |fits: &dyn Fn(&str) -> bool| {
            let fitting = self.names.iter().filter(|(name, _)| fits(name));
            fitting
                .max_by_key(|(name, position)| (name.len(), std::cmp::Reverse(*position)))
                .map(|(_, position)| &self.domains[*position])
        };
        longest(&|name| head.ends_with(name))
            .or_else(|| longest(&|name| name.len() > "市政".len() && folded.contains(name)))
    }

    fn add_name(&mut self, text: &str, position: usize, name: &str) -> Result<(), RegistryError> {
        let key = fold(name);
        let continues = self.domains[position].continues;
        match self.names.iter().find(|(known, _)| *known == key) {
            None => self.names.push((key, position)),
            Some((_, other)) if continues == Some(self.domains[*other].number) => {}
            Some((_, other)) => {
                let message = format!("“{name}”已是第{}个领域的名称", self.domains[*other].number);
                return Err(RegistryError::about(FILE, text, name, message));
            }
        }
        Ok(())
    }
}

/// `(十一)环境保护`, `11.环境保护`, `11环境保护` → `环境保护`.
fn without_number(name: &str) -> &str {
    let is_number =
        |character: char| character.is_ascii_digit() || "一二三四五六七八九十".contains(character);
    if let Some((number, rest)) = name.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        return if number.chars().all(is_number) { rest } else { name };
    }
    let rest = name.trim_start_matches(|character: char| character.is_ascii_digit());
    if rest.len() < name.len() { rest.trim_start_matches(['.', '、', '-', '_']) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Knowledge, embedded};

    fn domains() -> Domains {
        Domains::read(embedded::DOMAINS).expect("embedded")
    }

    #[test]
    fn twenty_six_pilots_seven_later_ones_and_the_village() {
        let domains = domains();
        assert!(domains.pilots().map(|domain| domain.number).eq(1..=26));
        assert!(
            domains
                .iter()
                .filter(|domain| !domain.pilot)
                .map(|domain| domain.number)
                .eq((27..=33).chain([90]))
        );
        assert!(domains.pilots().all(|domain| domain.ministry.is_some() && !domain.departments.is_empty()));
    }

    #[test]
    fn references_to_the_other_registries_hold() {
        let knowledge = Knowledge::embedded();
        let laws = knowledge.laws().expect("embedded");
        let bodies = knowledge.bodies().expect("embedded");
        for domain in domains().iter() {
            for deadline in &domain.own_deadlines {
                assert!(laws.by_id(&deadline.law).is_some(), "{}: {}", domain.name, deadline.law);
            }
            for department in &domain.departments {
                assert!(bodies.kind(department).is_some(), "{}: {department}", domain.name);
            }
        }
    }

    #[test]
    fn found_by_any_of_its_names() {
        let domains = domains();
        for (written, number) in [
            ("养老服务", 21),
            ("养老服务领域", 21),
            ("21", 21),
            ("021", 21),
            ("21-养老服务", 21),
            ("elderly-care", 21),
            ("（十一）环境保护领域", 11),
            ("生态环境", 11),
            ("城乡规划", 1),
            ("自然资源", 1),
            ("乡村振兴", 14),
            ("巩固拓展脱贫攻坚成果", 14),
            ("救灾生产", 15),
            ("城市管理综合执法", 17),
            ("农村集体土地征收", 7),
            ("卫生健康", 25),
            ("医疗卫生", 25),
            ("村（居）务公开", 90),
            ("村(居)务公开", 90),
        ] {
            assert_eq!(domains.find(written).map(|domain| domain.number), Some(number), "{written}");
        }
        for written in ["", "养老", "26个领域", "99", "示例"] {
            assert_eq!(
                domains.find(written).map(|domain| domain.number),
                (written == "养老").then_some(21),
                "{written}"
            );
        }
    }

    #[test]
    fn found_in_titles() {
        let domains = domains();
        for (title, number) in [
            ("示例县养老服务领域基层政务公开标准目录", 21),
            ("示例镇国有土地上房屋征收与补偿领域基层政务公开标准目录", 8),
            ("（二）示例市农业农村局涉农补贴领域标准目录", 23),
            ("安全生产和救灾领域基层政务公开标准目录", 5),
            ("21-养老服务.xlsx", 21),
            ("示例县教育局义务教育领域目录", 24),
            ("示例村村务公开目录", 90),
        ] {
            assert_eq!(domains.find_in(title).map(|domain| domain.number), Some(number), "{title}");
        }
        assert_eq!(domains.find_in("示例县基层政务公开标准目录").map(|domain| domain.number), None);
    }
}
