//! Folders that are named after places: what lies in 示例市/示例县/ is 示例县's, also where only the city has a
//! `jurisdiction.yaml`.

use super::file_name;
use crate::normalise::{may_be_place, tier_of_name};
use crate::value::tier::Tier;

/// The longest name of a place that a folder is taken to have.
const LONGEST: usize = 8;

/// Those of the folders above a file (the nearest first) that stand below its home and name places, the outermost first.
/// `jurisdiction` is the text of the home's `jurisdiction.yaml`: where it does not tell its tier, nothing is guessed.
pub(super) fn below<'a>(home: &str, jurisdiction: &str, above_file: &'a [String]) -> Vec<&'a str> {
    let said = |keys: [&str; 2]| {
        let line = |line: &'_ str| {
            let (key, value) = line.split_once(':')?;
            keys.contains(&key.trim_end()).then(|| value.split(" #").next().unwrap_or(value).to_owned())
        };
        let value = jurisdiction.lines().find_map(line)?;
        Some(value.trim().trim_matches(['"', '\'']).to_owned())
    };
    let name = said(["name", "名称"]).unwrap_or_default();
    let tier = said(["tier", "层级"]).and_then(|words| Tier::parse(&words)).or_else(|| tier_of_name(&name));
    let Some(mut above) = tier else { return Vec::new() };
    let mut found = Vec::new();
    let mut names = vec![name.as_str(), file_name(home)];
    let between: Vec<&String> = above_file.iter().take_while(|folder| *folder != home).collect();
    for folder in between.into_iter().rev() {
        let own = file_name(folder);
        if let Some(tier) = named(own).filter(|tier| *tier > above && !names.contains(&own)) {
            names.push(own);
            found.push(folder.as_str());
            above = tier;
        }
    }
    found
}

/// The tier of the place a folder is named after, where its name is one and nothing else.
pub(crate) fn named(name: &str) -> Option<Tier> {
    let chinese = name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let length = name.chars().count();
    (chinese && (2..=LONGEST).contains(&length) && may_be_place(name))
        .then(|| tier_of_name(name).or_else(|| name.ends_with('市').then_some(Tier::City)))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_below_are_named_by_their_folders() {
        let city = "name: 示例市\ntier: 市级\n";
        for (jurisdiction, file, folders) in [
            (city, "a/示例市/示例县/x.xlsx", vec!["a/示例市/示例县"]),
            (city, "a/示例市/示例县/示例镇/x.xlsx", vec!["a/示例市/示例县", "a/示例市/示例县/示例镇"]),
            (city, "a/示例市/x.xlsx", vec![]),
            // The place's own name, words that end like a place, a department, and what is no lower tier.
            ("name: 示例县\ntier: 县级\n", "a/示例市/示例县/x.xlsx", vec![]),
            ("name: 示例县\ntier: 县级\n", "a/示例市/高新区/x.xlsx", vec![]),
            (city, "a/示例市/园区/x.xlsx", vec![]),
            (city, "a/示例市/各县区/x.xlsx", vec![]),
            (city, "a/示例市/民政局/x.xlsx", vec![]),
            // Nobody says how high the home stands.
            ("name: 数据\n", "a/示例市/示例县/x.xlsx", vec![]),
        ] {
            let above: Vec<String> = file.rmatch_indices('/').map(|(at, _)| file[..at].to_owned()).collect();
            assert_eq!(below("a/示例市", jurisdiction, &above), folders, "{file}");
        }
        assert_eq!(below("", city, &["示例县".to_owned(), String::new()]), ["示例县"]);
    }
}
