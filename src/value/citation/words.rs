//! The vocabulary of citation cells: how titles end, how offices end, and the phrases that name no document.
//! Lists only, and the small tests over them; `citation-forms.md` §1 and §4 are where they come from.

use super::scan::Text;

/// Endings of two characters or more that close a title. 法 is apart, since many words end so.
pub(super) const TITLE_ENDINGS: &[&str] = &[
    "通知",
    "意见",
    "决定",
    "条例",
    "办法",
    "规定",
    "细则",
    "公告",
    "通告",
    "批复",
    "复函",
    "决议",
    "方案",
    "规划",
    "规程",
    "规范",
    "标准",
    "指引",
    "指南",
    "纲要",
    "制度",
    "导则",
    "公约",
    "预案",
    "准则",
    "规则",
    "章程",
    "宪法",
    "刑法",
    "民法典",
    "法典",
    "解释",
    "守则",
    "通则",
    "总则",
    "目录",
    "的函",
    "的命令",
];

/// Endings of a document that hands on another one: 关于印发…的通知.
const FORWARDING_ENDINGS: &[&str] = &["通知", "意见", "决定", "公告", "通告", "批复", "函", "命令", "决议"];

/// Words that take another title as their object.
pub(super) const TAKING_VERBS: &[&str] = &[
    "印发", "转发", "批转", "发布", "公布", "颁布", "修改", "修订", "废止", "实施", "执行", "贯彻", "落实",
    "施行", "适用", "解释",
];

/// Endings of the names of offices.
const OFFICE_ENDINGS: &[&str] = &[
    "部",
    "委",
    "局",
    "厅",
    "办",
    "院",
    "署",
    "会",
    "府",
    "央",
    "主席",
    "委员长",
    "银行",
    "办公室",
    "法院",
    "检察院",
    "中心",
    "总社",
    "部门",
    "军区",
    "省长",
    "市长",
];

/// What may stand before a title without being part of it.
pub(super) const LEADS: &[&str] = &["根据", "依据", "依照", "按照", "按", "参照", "遵照", "详见", "见"];

/// Labels that a colon may set before a citation, as 【】 does.
pub(super) const LABELS: &[&str] = &[
    "法律法规",
    "法律依据",
    "法律",
    "行政法规",
    "地方性法规",
    "地方法规",
    "部门规章",
    "政府规章",
    "规章",
    "规范性文件",
    "政策文件",
    "政策依据",
    "国务院文件",
    "党内法规",
    "标准",
    "公开依据",
    "依据",
];

/// Words for the row above. Source: `citation-forms.md` §1, `ditto`.
pub(super) const DITTO: &[&str] = &["同上", "同前", "〃", "″"];

/// Bracketed words that belong to a title though they stand after its mark: 《…办法》（试行）.
pub(super) const TITLE_SUFFIXES: &[&str] = &[
    "试行",
    "暂行",
    "试点",
    "修订",
    "修正",
    "修订版",
    "修正版",
    "修订稿",
    "修正案",
    "草案",
    "征求意见稿",
    "节选",
];

/// Whether a title could end just before `end`.
pub(super) fn title_ends(text: &Text<'_>, start: usize, end: usize) -> bool {
    let end = text.back(start, end);
    if end < start + 3 {
        return false;
    }
    if text.ends_with_any(start, end, TITLE_ENDINGS) {
        return true;
    }
    const NOT_LAWS: &[&str] = &[
        "办法", "执法", "方法", "做法", "司法", "合法", "依法", "无法", "违法", "非法", "用法", "立法",
        "普法", "守法", "宪法",
    ];
    text.at(end - 1) == '法' && !text.ends_with_any(start, end, NOT_LAWS)
}

/// Whether the text so far is a whole title, or must go on (关于印发甲办法、…的通知).
pub(super) fn is_whole_title(text: &Text<'_>, start: usize, end: usize, forwarding: bool) -> bool {
    if forwarding { text.ends_with_any(start, end, FORWARDING_ENDINGS) } else { title_ends(text, start, end) }
}

/// Whether an office's name ends just before `end`.
pub(super) fn office_ends(text: &Text<'_>, start: usize, end: usize) -> bool {
    let end = text.back(start, end);
    end >= start + 2 && text.ends_with_any(start, end, OFFICE_ENDINGS)
}

/// Whether the words are an office and nothing more, not a sentence that happens to end so.
pub(super) fn is_office(words: &str) -> bool {
    let length = words.chars().count();
    (2..=40).contains(&length)
        && OFFICE_ENDINGS.iter().any(|ending| words.ends_with(ending))
        && !words.contains("关于")
        && !words.contains('的')
}

/// Whether a phrase names no document that could be looked up.
/// Source: the `tail` of `citation-forms.md` §1 and its example 61.
pub(super) fn is_vague(words: &str) -> bool {
    const WHOLE: &[&str] = &[
        "信息公开规定",
        "信息公开有关规定",
        "政府信息公开规定",
        "政策文件",
        "法律法规",
        "政策规定",
        "政策法规",
        "法律法规规章",
        "国家规定",
        "上级规定",
        "上级文件",
        "部门规章",
        "规范性文件",
        "政策法规文件",
        "法律",
        "法规",
        "规章",
        "文件",
        "规定",
        "政策",
    ];
    if WHOLE.contains(&words) || is_placeholder(words) {
        return true;
    }
    if words.contains("关于") {
        return false;
    }
    ["相关", "有关", "配套", "其他", "现行"]
        .iter()
        .any(|word| words.rfind(word).is_some_and(|at| only_general_words(&words[at + word.len()..])))
}

/// Whether a name was left for someone to fill in: `XX省…`, `各省“七五”普法规划`.
pub(super) fn is_placeholder(words: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "各省", "各市", "各县", "各区", "各地", "各级", "本省", "本市", "本县", "本级", "某省", "某市",
        "某县",
    ];
    OPENINGS.iter().any(|opening| words.starts_with(opening))
        || ["XX", "xx", "××", "**", "＊＊", "某某", "□□", "〇〇"].iter().any(|mark| words.contains(mark))
}

fn only_general_words(mut rest: &str) -> bool {
    if rest.is_empty() {
        return false;
    }
    while !rest.is_empty() {
        let Some(word) = GENERAL_WORDS.iter().find(|word| rest.starts_with(**word)) else {
            return false;
        };
        rest = &rest[word.len()..];
    }
    true
}

/// Nouns and connectives of which a phrase about documents in general is made.
const GENERAL_WORDS: &[&str] = &[
    "法律法规",
    "规范性文件",
    "实施细则",
    "实施办法",
    "法律",
    "法规",
    "规章",
    "政策",
    "文件",
    "规定",
    "制度",
    "要求",
    "精神",
    "办法",
    "标准",
    "解释",
    "通知",
    "条款",
    "内容",
    "依据",
    "材料",
    "资料",
    "配套",
    "相关",
    "有关",
    "其他",
    "国家",
    "地方",
    "部门",
    "和",
    "及",
    "与",
    "或",
    "、",
    "的",
    "等",
];

/// Where a closing phrase such as 等相关文件, 及其实施细则, 的有关规定 ends, if one begins here.
pub(super) fn tail_at(text: &Text<'_>, start: usize) -> Option<usize> {
    const HEADS: &[&str] = &["等", "以及", "及其", "及", "和", "与", "的", "、"];
    let head = text.any_word(start, HEADS);
    let mut end = head.unwrap_or(start);
    let mut nouns = 0;
    while nouns < 12 {
        let Some(after) = text.any_word(text.skip(end), GENERAL_WORDS) else {
            break;
        };
        end = after;
        nouns += 1;
    }
    // A connective left hanging (等、) joins what follows; it is no part of the phrase.
    while nouns > 0 && matches!(text.at(end - 1), '、' | '和' | '及' | '与' | '或') {
        end = text.back(start, end - 1);
        nouns -= 1;
    }
    let bare_and_so_on = text.at(start) == '等' && end > start;
    let finished = !super::fold::is_han(text.at(text.skip(end)));
    ((nouns > 0 || bare_and_so_on) && (finished || end < text.skip(end))).then_some(end)
}
