//! Paths with `*`, `?` and `**`, below the folder of the settings.

/// Whether a pattern means a path; one that names a folder means all that is in it.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    let pattern = pattern.trim().trim_start_matches("./").trim_end_matches('/');
    let pattern: Vec<&str> = pattern.split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    parts(&pattern, &path)
}

fn parts(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern, path) {
        ([], _) => true,
        (["**"], []) | (_, []) => pattern.iter().all(|part| *part == "**"),
        (["**", rest @ ..], _) => (0..=path.len()).any(|skip| parts(rest, &path[skip..])),
        ([first, rest @ ..], [own, inner @ ..]) => part(first, own) && parts(rest, inner),
    }
}

/// One name: `*` is any number of characters, `?` one. Goes back to the last `*` only, so that it takes no longer
/// than the two lengths multiplied.
fn part(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut own) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while own < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, own));
                at += 1;
            }
            Some(c) if *c == '?' || *c == name[own] => {
                at += 1;
                own += 1;
            }
            _ => {
                let Some((back, from)) = star else { return false };
                star = Some((back, from + 1));
                at = back + 1;
                own = from + 1;
            }
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stay_within_a_name_and_double_stars_do_not() {
        for (pattern, path, expected) in [
            ("乡镇/**", "乡镇/甲乡/a.yaml", true),
            ("乡镇/**", "县/a.yaml", false),
            ("乡镇", "乡镇/甲乡/a.yaml", true),
            ("乡镇/", "乡镇甲/a.yaml", false),
            ("*.yaml", "a.yaml", true),
            ("*.yaml", "b/a.yaml", false),
            ("**/*.xlsx", "a.xlsx", true),
            ("**/*.xlsx", "b/c/a.xlsx", true),
            ("**/甲?/**", "x/甲乡/y/a.yaml", true),
            ("./a*b*c", "axxbyyc", true),
            ("a*b*c", "axxbyy", false),
            ("**", "x", true),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
        assert!(!matches(&"*a".repeat(50), &"a".repeat(40)));
    }
}
