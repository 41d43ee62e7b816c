//! What people say for what catalogues write: 上学 for 入学. Serves looking things up; nothing is judged by it.

use serde::Deserialize;

use super::RegistryError;
use super::error::read_yaml;

const FILE: &str = "everyday.yaml";

/// All everyday words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Everyday {
    words: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    say: Vec<String>,
    find: Vec<String>,
}

impl Everyday {
    /// Reads the registry.
    ///
    /// # Errors
    /// A wrong shape, or a word said twice.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let all: Self = read_yaml(FILE, text)?;
        let mut said: Vec<&String> = Vec::new();
        for word in all.words.iter().flat_map(|entry| &entry.say) {
            if said.contains(&word) {
                return Err(RegistryError::about(FILE, text, word, format!("说法重复：{word}")));
            }
            said.push(word);
        }
        Ok(all)
    }

    /// Every word with each of the words it stands for.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let of = |entry: &Entry| {
            let each =
                |say: &String| entry.find.iter().map(|find| (say.clone(), find.clone())).collect::<Vec<_>>();
            entry.say.iter().flat_map(each).filter(|(say, find)| say != find).collect::<Vec<_>>()
        };
        self.words.iter().flat_map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_said_twice_is_an_error_with_its_place() {
        let text = "words:\n  - {say: [上学], find: [入学]}\n  - {say: [读书, 上学], find: [招生]}\n";
        let error = Everyday::read(text).expect_err("twice");
        assert!(error.to_string().contains("说法重复：上学"), "{error}");
    }

    #[test]
    fn a_word_does_not_stand_for_itself() {
        let all = Everyday::read("words: [{say: [户口], find: [户籍, 户口]}]").expect("good");
        assert_eq!(all.pairs(), [("户口".to_owned(), "户籍".to_owned())]);
    }
}
