//! Whether two names are one, though each place puts its own name into it.

use super::wording;

/// Whether two names, each with its place, are one. A remark in brackets behind one of them is no part of the name:
/// 本级政策解读（具体规定）.
#[must_use]
pub(crate) fn same_name(here: (&str, &str), there: (&str, &str)) -> bool {
    let unremarked = |(name, place): (&str, &str)| {
        let end = name.trim_end().strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
        end.map_or_else(String::new, |end| bare(&name[..end], place))
    };
    let (own, theirs) = (bare(here.0, here.1), bare(there.0, there.1));
    own == theirs || unremarked(here) == theirs || own == unremarked(there)
}

/// Whether two names, each with its place, are one with all that stands in brackets: of one place's name from year to year, a remark is
/// no chance.
#[must_use]
pub(crate) fn same_in_full(here: (&str, &str), there: (&str, &str)) -> bool {
    in_full(here.0, here.1) == in_full(there.0, there.1)
}

/// A name by which [`same_in_full`] names are one.
#[must_use]
pub(crate) fn in_full(name: &str, place: &str) -> String {
    bare(name, place)
}

/// A name without the place's own and the words for "this place": 示例县养老服务补贴 is 养老服务补贴.
fn bare(name: &str, place: &str) -> String {
    let plain = wording::plain(name);
    let own = [
        place, "本省", "本市", "本县", "本区", "本级", "本地", "我省", "我市", "我县", "我区", "本镇",
        "本乡", "的",
    ];
    own.iter().filter(|word| !word.is_empty()).fold(plain, |rest, word| rest.replace(*word, ""))
}
