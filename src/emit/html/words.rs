//! The words of the pages that come from us and not from a catalogue, in both languages.

use crate::diagnostic::Language;
use std::collections::BTreeMap;

/// The words by key, as the templates see them under `t`.
pub(super) fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    let chosen = |(key, chinese, english): &(&'static str, &'static str, &'static str)| match language {
        Language::Chinese => (*key, *chinese),
        Language::English => (*key, *english),
    };
    WORDS.iter().map(chosen).collect()
}

static WORDS: &[(&str, &str, &str)] = &[
    ("lang", "zh-CN", "en"),
    ("site", "基层政务公开标准目录", "Government disclosure catalogues"),
    ("separator", "：", ": "),
    ("comma", "、", ", "),
    ("stop", "。", ". "),
    ("skip", "跳到正文", "Skip to content"),
    ("home", "首页", "Home"),
    ("you_are_here", "当前位置", "You are here"),
    ("larger", "大字版", "Larger text"),
    ("normal", "标准字号", "Normal text"),
    (
        "lead",
        "政府向社会公开什么、依据什么、何时公开、由谁公开、到哪里看，都列在这里。",
        "What each government discloses, on what basis, when, by whom, and where to find it.",
    ),
    ("places", "辖区", "Places"),
    ("domains", "领域", "Domains"),
    ("catalogues", "目录", "Catalogues"),
    ("items", "公开事项", "Items"),
    ("count_domains", "个领域", " domains"),
    ("count_items", "项", " items"),
    ("count_places", "个辖区", " places"),
    ("by_place", "按辖区查看", "By place"),
    ("by_domain", "按领域查看", "By domain"),
    ("search", "搜索公开事项", "Search items"),
    (
        "search_hint",
        "输入事项名称、内容、依据、部门等任意词语，多个词用空格分开",
        "Any words of an item, parted by blanks",
    ),
    ("search_none", "没有找到相符的事项，请换一个词试试。", "No item matches; try another word."),
    ("search_found", "找到", "Found"),
    ("search_first", "只列出前", "Showing the first"),
    ("filter", "筛选本目录", "Filter this catalogue"),
    ("filter_hint", "输入词语", "Words"),
    ("filter_none", "没有符合条件的事项。", "No item matches."),
    ("filter_clear", "清除筛选", "Clear"),
    ("shown", "显示", "Shown"),
    ("all", "全部", "All"),
    ("upper_place", "上级", "Above"),
    ("lower_places", "下级辖区", "Places below"),
    ("place_code", "行政区划代码", "Place code"),
    ("tier", "层级", "Tier"),
    ("limit", "本地承诺的公开时限", "Limit promised here"),
    ("approval", "审核发布", "Approval"),
    ("approved_by", "审核机关", "Approved by"),
    ("approved_on", "审核日期", "Approved on"),
    ("approved_document", "审核文件", "Document"),
    ("omits", "本地不涉及的事项", "Items that do not exist here"),
    (
        "omits_lead",
        "上级目录列有、本地没有的事项及其理由。",
        "Items of the catalogue above that do not exist here, with the reason.",
    ),
    ("reason", "理由", "Reason"),
    ("item", "公开事项", "Item"),
    ("code", "事项编码", "Code"),
    ("downloads", "下载", "Downloads"),
    ("download_xlsx", "电子表格（XLSX）", "Workbook (XLSX)"),
    ("download_json", "数据（JSON）", "Data (JSON)"),
    ("download_csv", "数据（CSV）", "Data (CSV)"),
    ("download_docx", "文档（DOCX）", "Document (DOCX)"),
    ("no_catalogue", "本地尚未编制目录。", "There is no catalogue here yet."),
    ("no_item", "本目录没有事项。", "This catalogue has no items."),
    ("seq", "序号", "No."),
    ("content_heading", "公开内容（要素）", "Content"),
    ("everyone", "全社会", "Everyone"),
    ("groups", "特定群体", "Certain groups"),
    ("proactive", "主动", "On own initiative"),
    ("on_request", "依申请", "On request"),
    ("yes", "是", "yes"),
    ("no", "否", "no"),
    ("used", "采用", "used"),
    ("unused", "未采用", "not used"),
    ("optional", "可选", "optional"),
    (
        "legend",
        "图例：■ 采用的渠道，□ 未采用的渠道，√ 是。",
        "Legend: ■ channel used, □ channel not used, √ yes.",
    ),
    ("notes", "说明", "Notes"),
    ("category", "所属类别", "Category"),
    ("place", "所属辖区", "Place"),
    ("domain", "所属领域", "Domain"),
    ("lineage", "上下级对应", "Above and below"),
    (
        "lineage_lead",
        "同一事项在上级目录中的规定，以及本地与最近一级的异同。",
        "The same item in the catalogues above, and how this place differs from the nearest.",
    ),
    ("follows_none", "上级目录中没有对应的事项。", "No catalogue above has this item."),
    ("here", "本页事项", "This item"),
    ("upper_says", "上级规定", "Above"),
    ("own_says", "本地规定", "Here"),
    ("compared", "比较", "Compared"),
    ("field", "要素", "Field"),
    ("sooner", "比上级更早公开", "Sooner than above"),
    ("later", "比上级更晚公开", "Later than above"),
    ("same", "与上级一致", "Same as above"),
    ("differs", "表述不同", "Worded differently"),
    ("more", "比上级更多", "More than above"),
    ("less", "比上级更少", "Less than above"),
    ("other_body", "主体不同", "Another office"),
    ("not_comparable", "不能直接比较先后", "Not comparable"),
    ("missing", "未规定", "Not stated"),
    ("followers", "下级目录中的同一事项", "The same item in places below"),
    ("upper_only", "上级独有", "only above"),
    ("own_only", "本地独有", "only here"),
    (
        "marks_legend",
        "加删除线的文字只见于上级规定，加下划线的文字只见于本地规定。",
        "Struck-out words stand above only, underlined words here only.",
    ),
    ("qr", "固定地址二维码", "Code of the permanent address"),
    ("qr_hint", "扫码打开本页", "Scan to open this page"),
    ("address", "固定地址", "Permanent address"),
    ("previous", "上一项", "Previous"),
    ("next", "下一项", "Next"),
    ("siblings", "相邻事项", "Neighbouring items"),
    ("negative_list", "不予公开事项清单（负面清单）", "Negative list"),
    (
        "negative_lead",
        "下列信息依法不予公开，并逐项说明依据。",
        "What is withheld by law, with the grounds of each.",
    ),
    ("negative_open", "查看清单", "See the list"),
    ("grounds", "不予公开的依据", "Grounds"),
    ("no_ground", "未列依据", "No grounds given"),
    ("withheld_item", "不予公开事项", "Withheld"),
    ("withheld_content", "涉及内容", "What it holds"),
    ("withheld_body", "责任主体", "Office"),
    ("articles", "法定理由说明", "The legal grounds"),
    (
        "articles_lead",
        "清单所列《中华人民共和国政府信息公开条例》（国务院令第711号）条款的大意，以条例原文为准。",
        "What the articles named above say, in short; the Regulation itself prevails.",
    ),
    ("force_must", "不予公开", "must be withheld"),
    ("force_may", "可以不予公开", "may be withheld"),
    (
        "public_interest",
        "行政机关认为不公开会对公共利益造成重大影响的，予以公开。",
        "It is disclosed where withholding would gravely harm the public interest.",
    ),
    ("see_article", "条款大意", "What it says"),
    ("withheld_none", "清单为空。", "The list is empty."),
    ("site_id_code", "网站标识码", "Site code"),
    ("made_from", "本页由目录文件", "This page was generated from"),
    ("made_by", "经 mulu 生成。", "by mulu."),
    (
        "made_from_all",
        "本站各页均由目录文件经 mulu 生成。",
        "All pages were generated from the catalogues by mulu.",
    ),
    (
        "needs_script",
        "搜索和筛选需要浏览器启用脚本；不启用也可以阅读全部内容。",
        "Search and filters need scripts; everything can be read without them.",
    ),
    ("top", "回到页首", "Back to top"),
    ("print", "打印时按官方表格样式横向排版。", "Prints as the official table."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_said_once_in_both_languages() {
        let chinese = words(Language::Chinese);
        assert_eq!(chinese.len(), WORDS.len(), "a key stands twice");
        assert!(words(Language::English).values().chain(chinese.values()).all(|word| !word.is_empty()));
    }
}
