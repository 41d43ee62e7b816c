//! Words that say nothing.

use super::plain;

/// Words that say nothing by themselves: 其他, 有关 and what stands behind them.
const EMPTY_WORDS: [&str; 41] = [
    "法律法规规章",
    "法律法规",
    "法律",
    "法规",
    "规章",
    "规定",
    "其他",
    "其它",
    "相关",
    "有关",
    "各类",
    "各种",
    "具体",
    "需要",
    "应当",
    "应该",
    "可以",
    "主动",
    "依法",
    "公开",
    "政务",
    "信息",
    "事项",
    "内容",
    "情况",
    "材料",
    "资料",
    "工作",
    "事宜",
    "方面",
    "要素",
    "等等",
    "等",
    "的",
    "应",
    "须",
    "需",
    "予以",
    "详见",
    "见",
    "附件",
];

/// What makes words of that kind empty, rather than short.
const EMPTY_MARKS: [&str; 10] =
    ["其他", "其它", "相关", "有关", "各类", "各种", "具体", "等", "附件", "要素"];

/// The longest text that says nothing, in bytes: 法律法规规章规定应当主动公开的其他有关信息 and a little more.
const LONGEST_EMPTY: usize = 90;

/// Whole texts that say nothing.
const NOTHING: [&str; 24] = [
    "信息",
    "事项",
    "内容",
    "情况",
    "材料",
    "资料",
    "文件",
    "公开内容",
    "公开信息",
    "公开事项",
    "信息内容",
    "事项内容",
    "工作情况",
    "工作内容",
    "政务信息",
    "无",
    "暂无",
    "没有",
    "待定",
    "待补充",
    "待完善",
    "略",
    "另行公布",
    "如题",
];

/// Whether a text says nothing: 其他, 相关信息, 有关事项, 等, 暂无.
pub(crate) fn says_nothing(text: &str) -> bool {
    let words = plain(text);
    // A cell that holds nothing but signs (/, ——, …) says nothing either.
    if words.is_empty() || NOTHING.contains(&words.as_str()) {
        return !text.trim().is_empty();
    }
    // Every element of every item is asked: what is plainly long or unmarked is answered at once.
    if words.len() > LONGEST_EMPTY || !EMPTY_MARKS.iter().any(|mark| words.contains(mark)) {
        return false;
    }
    EMPTY_WORDS.iter().fold(words, |rest, word| rest.replace(word, "")).is_empty()
}

/// Words without those that say nothing by themselves.
pub(super) fn without_empty_words(words: &str) -> String {
    EMPTY_WORDS.iter().fold(words.to_owned(), |rest, word| rest.replace(word, ""))
}

/// Whether an element only closes the list: 其他依法应当载明的内容, 法律法规规定的其他事项.
pub(crate) fn closes_list(text: &str) -> bool {
    let words = plain(text);
    let opening = ["其他", "其它", "法律法规规定", "依法应当", "法律法规规章"];
    says_nothing(text) || opening.iter().any(|opening| words.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing() {
        for text in [
            "其他",
            "相关信息",
            "有关事项",
            "其他需要公开的信息",
            "等",
            "/",
            "暂无",
            "1.其他",
            "法律法规规定应当公开的其他信息",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "其他政策文件",
            "政策文件",
            "申报材料",
            "有关部门名单",
            "等级评定",
            "法律法规",
            "工作动态",
            "监督检查",
            "应急管理",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
