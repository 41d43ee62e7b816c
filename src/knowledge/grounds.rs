//! The legal grounds for withholding: 《政府信息公开条例》（国务院令第711号）第十四、十五、十六条, and the words by which a
//! negative list invokes them. Whether an item may be withheld on a ground is for rules, and in the end for people.

use serde::Deserialize;

use super::RegistryError;
use super::error::read_yaml;
use super::fold::fold;

const FILE: &str = "grounds.yaml";

/// All grounds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// The id, in `laws.yaml`, of the instrument the articles are of.
    pub law: String,
    /// The grounds, in the order of the articles.
    pub grounds: Vec<Ground>,
}

/// One ground.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Its own name, stable for ever.
    pub id: String,
    /// The article it stands in.
    pub article: String,
    /// What it says, in short.
    pub ground: String,
    /// Whether withholding is a duty or a choice.
    pub force: Force,
    /// Whether a weighty public interest overrides it (第十五条).
    #[serde(rename = "override", default)]
    pub public_interest_override: bool,
    /// The article's other exception.
    pub unless: Option<String>,
    /// Words by which it is invoked.
    pub phrases: Vec<String>,
}

/// Whether a ground forbids disclosure or leaves it to the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Force {
    /// 不予公开, 不得公开.
    #[serde(rename = "不得")]
    Must,
    /// 可以不予公开.
    #[serde(rename = "可以")]
    May,
}

impl Grounds {
    /// Reads the registry.
    ///
    /// # Errors
    /// A wrong shape, or an id used twice.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let grounds: Self = read_yaml(FILE, text)?;
        for (position, ground) in grounds.grounds.iter().enumerate() {
            if grounds.grounds[..position].iter().any(|earlier| earlier.id == ground.id) {
                let needle = format!("id: {}", ground.id);
                return Err(RegistryError::about(FILE, text, &needle, format!("id 重复：{}", ground.id)));
            }
        }
        Ok(grounds)
    }

    /// The grounds whose words stand in a reason. Empty: none is recognised.
    #[must_use]
    pub fn recognise(&self, reason: &str) -> Vec<&Ground> {
        let reason = fold(reason);
        let invoked = |ground: &&Ground| ground.phrases.iter().any(|phrase| reason.contains(&fold(phrase)));
        self.grounds.iter().filter(invoked).collect()
    }

    /// The grounds of one article: `第十六条`.
    #[must_use]
    pub fn of_article(&self, article: &str) -> Vec<&Ground> {
        self.grounds.iter().filter(|ground| ground.article == article).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::embedded;

    fn grounds() -> Grounds {
        Grounds::read(embedded::GROUNDS).expect("embedded")
    }

    fn ids(found: &[&Ground]) -> Vec<String> {
        found.iter().map(|ground| ground.id.clone()).collect()
    }

    #[test]
    fn the_three_articles_have_their_force() {
        let grounds = grounds();
        for (article, force, overridden, count) in [
            ("第十四条", Force::Must, false, 3),
            ("第十五条", Force::Must, true, 3),
            ("第十六条", Force::May, false, 3),
        ] {
            let found = grounds.of_article(article);
            assert_eq!(found.len(), count, "{article}");
            assert!(
                found
                    .iter()
                    .all(|ground| ground.force == force && ground.public_interest_override == overridden),
                "{article}"
            );
        }
    }

    #[test]
    fn reasons_are_recognised_by_their_words() {
        let grounds = grounds();
        assert_eq!(ids(&grounds.recognise("涉及 个人隐私 和商业秘密")), ["trade-secret", "personal-privacy"]);
        assert_eq!(ids(&grounds.recognise("属于行政执法案卷信息")), ["enforcement-file"]);
        assert!(grounds.recognise("暂不宜公开").is_empty());
    }
}
