//! How the characters of names sound, for `zfgjj` and `zhufanggongjijin`.
//!
//! Written by syllable with the characters that have it, each character of the names once: a few
//! kilobytes, where the sound of every name would be hundreds. A character with several readings
//! stands under each; the search tries them all, as a name does not say which is meant.

use pinyin::ToPinyinMulti;
use std::collections::{BTreeMap, BTreeSet};

/// Syllables without tones, each with its characters.
pub(super) fn table<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let characters: BTreeSet<char> = names.flat_map(str::chars).collect();
    let mut table: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for character in characters {
        for reading in character.to_pinyin_multi().into_iter().flatten() {
            // As it is typed: lv for 绿.
            let syllable = reading.plain().replace('ü', "v");
            if syllable.bytes().all(|byte| byte.is_ascii_lowercase()) {
                table.entry(syllable).or_default().insert(character);
            }
        }
    }
    table.into_iter().map(|(syllable, characters)| (syllable, characters.into_iter().collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reading_of_a_character_is_there_once() {
        let table = table(["住房公积金", "银行行长"].into_iter());
        assert_eq!(table.get("zhu").map(String::as_str), Some("住"));
        assert!(table["hang"].contains('行') && table["xing"].contains('行'));
        assert!(table["chang"].contains('长') && table["zhang"].contains('长'));
    }
}
