//! Sheet names: a domain's name as far as a spreadsheet takes it.

use crate::catalogue::Catalogue;

/// The longest name Excel takes, in UTF-16 units.
const LONGEST: usize = 31;

/// The sheet that lists the others; no domain may take its name.
pub(super) const CONTENTS: &str = "目录";

/// A name for each domain, in order, none of them twice.
pub(super) fn sheet_names(domains: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = vec![CONTENTS.to_owned()];
    for domain in domains {
        names.push(unique(&clean(domain), &names));
    }
    names.remove(0);
    names
}

/// One name by itself.
pub(super) fn sheet_name(domain: &str) -> String {
    cut(&clean(domain), LONGEST)
}

/// The domain a sheet is named after; a catalogue that names none gets a name that says nothing.
pub(super) fn domain(catalogue: &Catalogue) -> &str {
    if catalogue.negative {
        return catalogue.domain_name();
    }
    let named = catalogue.recognised.is_some() || catalogue.domain.is_some();
    if named { catalogue.domain_name() } else { "Sheet1" }
}

/// Signs that no sheet name may hold become their full-width twins, which anyone can read.
fn clean(domain: &str) -> String {
    let twin = |c: char| match c {
        '[' => '［',
        ']' => '］',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '/' => '／',
        '\\' => '＼',
        '\'' => '’',
        c if c.is_control() => ' ',
        c => c,
    };
    let name: String = domain.trim().chars().map(twin).collect();
    let reserved = name.is_empty() || name.eq_ignore_ascii_case("history");
    if reserved { format!("领域{name}") } else { name }
}

fn unique(name: &str, taken: &[String]) -> String {
    let is_taken = |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let mut candidate = cut(name, LONGEST);
    let mut number = 1;
    while is_taken(&candidate) {
        number += 1;
        let suffix = format!("（{number}）");
        candidate = cut(name, LONGEST - suffix.chars().count()) + &suffix;
    }
    candidate
}

fn cut(name: &str, longest: usize) -> String {
    let mut kept = String::new();
    let mut length = 0;
    for c in name.chars() {
        length += c.len_utf16();
        if length > longest {
            break;
        }
        kept.push(c);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_by_a_spreadsheet_and_stay_apart() {
        let long = "国有土地上房屋征收与补偿领域以及农村集体土地征收与补偿安置领域";
        let names = sheet_names(&[
            "养老服务",
            "养老服务",
            "a/b[c]",
            "目录",
            "",
            long,
            long,
            "𠮷".repeat(20).as_str(),
        ]);
        assert_eq!(names[..5], ["养老服务", "养老服务（2）", "a／b［c］", "目录（2）", "领域"]);
        assert!(names.iter().all(|name| name.encode_utf16().count() <= LONGEST), "{names:?}");
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len());
    }
}
