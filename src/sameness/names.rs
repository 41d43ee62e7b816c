//! Whether two names are one, though each place puts its own name into it.

use super::wording;

/// Whether two names, each with its place, are one. A remark in brackets behind one of them is no part of the name:
/// 本级政策解读（具体规定）.
#[must_use]
pub(crate) fn same_name(here: (&str, &str), there: (&str, &str)) -> bool {
    let plain = |(name, place): (&str, &str)| bare(name, place);
    let unremarked = |(name, place): (&str, &str)| {
        let end = name.trim_end().strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
        end.map_or_else(String::new, |end| bare(&name[..end], place))
    };
    let (own, theirs) = (plain(here), plain(there));
    own == theirs || unremarked(here) == theirs || own == unremarked(there)
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
