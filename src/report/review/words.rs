//! The words of the pages and the workbook that are no text of anybody's submission.

use crate::diagnostic::Language;
use std::collections::BTreeMap;

/// Key, Chinese, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("lang", "zh-CN", "en"),
    ("title", "基层政务公开标准目录审查报告", "Review of disclosure catalogues"),
    ("skip", "跳到正文", "Skip to the content"),
    ("contents", "目录", "Contents"),
    ("you_are_here", "当前位置", "You are here"),
    ("against_foot", "对照：", "Held against: "),
    ("day", "审查日期：", "Day: "),
    ("comma", "、", ", "),
    ("semicolon", "；", "; "),
    ("tier", "层级", "Tier"),
    ("no_tier", "层级不明", "No tier"),
    ("average_of", "平均分", "Mean score"),
    ("colon", "：", ": "),
    ("workbook", "汇总.xlsx", "summary.xlsx"),
    ("place", "地方", "Place"),
    ("places", "地方", "Places"),
    ("place_count", "报送的地方", "Places"),
    ("read", "已审查", "Reviewed"),
    ("refused", "没有读成、未报送", "Not read or absent"),
    (
        "refused_caption",
        "没有读成、未报送的材料和原因；没有分数，不影响其余地方",
        "Submissions that could not be read, and why; they have no score",
    ),
    ("decision", "处理意见", "Decision"),
    ("opinions", "审核意见表", "Decisions"),
    ("settled", "问题已不存在的处理意见", "Decisions on findings that are gone"),
    ("opinion", "审核意见", "Decision"),
    ("result", "处理结果", "Result"),
    ("office", "审核单位", "By"),
    ("unit", "单位", "Place"),
    ("result_gone", "问题已不存在", "gone"),
    ("result_kept", "保留", "stays"),
    ("result_open", "问题仍在", "still there"),
    ("result_mended", "报称已修改，问题仍在", "said to be mended, still there"),
    ("reason", "原因", "Reason"),
    ("ranking", "排名", "Ranking"),
    (
        "ranking_caption",
        "只在同一层级之内排名；按总分排列，同分同名次；点列名可以重新排序",
        "Within a tier; by total; equal scores share a rank; headings sort",
    ),
    ("rank", "名次", "Rank"),
    ("score", "总分", "Score"),
    ("coverage", "覆盖率", "Coverage"),
    ("quality", "质量", "Quality"),
    ("domains_part", "领域", "Domains"),
    ("required", "应公开", "Required"),
    ("present", "已有", "Present"),
    ("doubtful", "存疑", "In doubt"),
    ("omitted", "不涉及", "Omitted"),
    ("missing", "缺项", "Missing"),
    ("local", "本地增加", "Local"),
    ("items", "事项", "Items"),
    ("errors", "错误", "Errors"),
    ("warnings", "警告", "Warnings"),
    ("infos", "提示", "Infos"),
    ("no_domain", "缺领域", "Missing domains"),
    ("loosened", "更不公开", "Loosened"),
    ("tightened", "更公开", "Tightened"),
    ("neutral", "其他变化", "Neutral"),
    ("refused_sheet", "没有读成、未报送", "Not read"),
    ("added", "新增", "Added"),
    ("removed", "删去", "Removed"),
    ("first", "首次报送", "First submitted"),
    ("before_score", "上次总分", "Score before"),
    ("score_change", "总分升降", "Change"),
    ("all_loosened", "全部更不公开的变化", "Everything that became less open"),
    (
        "all_loosened_words",
        "各地与上次相比变得更不公开的，按名次排列；全部见汇总.xlsx的“变化”",
        "What became less open in any place, by rank; all of them stand in the workbook",
    ),
    (
        "mixed",
        "各地对照的目录不尽相同（见“对照”一列）：文件夹在哪个报送的地方之下，就对照哪个地方，它没有的领域再对照更上一级；应公开的事项数因此不同。",
        "Not all are held against the same catalogues (see the column): a place is held against the one whose folder it stands in, and for domains that one has not, against the next above; so the items due differ.",
    ),
    ("changes_sheet", "变化", "Changes"),
    ("insight", "发现", "Finding"),
    ("before_rank", "上次名次", "Rank before"),
    ("rank_change", "名次升降", "Ranks"),
    ("matrix", "地方×领域矩阵", "Places by domains"),
    (
        "matrix_words",
        "格内是覆盖率（%）：已有的事项占应公开而且没有说明不涉及的事项的百分比；存疑的不算已有。“无”是没有这个领域的目录，“—”是没有应公开的事项。",
        "A cell is the coverage in percent: what is present beyond doubt of what is due. “none”: no catalogue; “—”: nothing is due.",
    ),
    ("matrix_caption", "各地各领域的覆盖率（%）", "Coverage by place and domain (%)"),
    ("no_table", "无", "none"),
    ("all_places", "全部", "All"),
    ("insights", "横向比较", "Side by side"),
    (
        "no_insight",
        "没有发现雷同、普遍缺项、期限异常、引用失效文件或机构旧名。",
        "No copies, no commonly missing items, no odd deadlines, no repealed laws, no former names.",
    ),
    ("copies", "文字雷同的地方", "Places with one another's wording"),
    (
        "copies_words",
        "比较的是各地自己写的文字；与上级目录相同的不算，地名已除去；三个以上地方共有的列为“雷同的一组”。谁抄谁看不出来。",
        "Only a place's own wording counts: not what the catalogue above says; what many say is a group; names are left out. Who copied is not told.",
    ),
    ("copy_groups", "雷同的一组", "Groups with one wording"),
    (
        "copy_groups_words",
        "三个以上地方的文字相同，上级目录并没有这样写：多半出自同一份底稿，请核对是否合本地实际",
        "Three places and more say the same where the catalogue above does not: probably one draft",
    ),
    ("alike", "雷同", "Alike"),
    ("same_cells", "相同的单元格", "Equal cells"),
    ("examples", "例子", "Examples"),
    ("other_names", "写着别的地方名称的", "Other places' names"),
    (
        "other_names_words",
        "本地的表里出现别的报送地方的名称，多半是照搬以后没有改",
        "Names of other places in a place's own tables",
    ),
    ("names_whom", "写着的名称", "Name"),
    ("times", "次数", "Times"),
    ("first_at", "第一处", "First"),
    ("missed_domains", "缺目录的领域", "Domains without a catalogue"),
    ("missed_items", "普遍缺少的事项", "Items that many miss"),
    (
        "missed_items_words",
        "有这个领域的目录而缺这个事项的地方多的在前；分母是应有这个事项的地方数",
        "Most missed first by places with a catalogue of the domain; of the places that owe the item",
    ),
    ("count_places", "地方数", "Places"),
    ("laws", "仍在引用的废止、失效依据", "Repealed laws that are cited"),
    ("law", "依据", "Law"),
    ("deadlines", "公开时限的中位数和偏离", "Usual deadlines and who stands out"),
    (
        "deadlines_words",
        "折合工作日；比中位数长一倍以上或短一半以上，并且相差3个工作日以上的列出。写“及时”的没有天数，不参与计算，另行计数；上级目录没有的事项，同一领域里名称相同的算一项",
        "In working days; twice or half the median and three days off. 及时 is no number and is counted apart; items of the places' own are aligned by name",
    ),
    ("median", "中位数（工作日）", "Median (working days)"),
    ("outliers", "偏离的地方", "Who stands out"),
    ("longer", "偏长", "longer"),
    ("shorter", "偏短", "shorter"),
    ("offices", "仍用旧名称的公开主体", "Offices under old names"),
    ("old_name", "旧名称", "Old name"),
    ("new_name", "现名称", "New name"),
    ("by_rule", "问题汇总", "Findings by rule"),
    ("rule", "规则", "Rule"),
    ("meaning", "含义", "Meaning"),
    ("count", "个数", "Count"),
    ("progress", "进度", "Progress"),
    ("progress_words", "按日；“旬”便于旬通报", "By day"),
    ("date", "日期", "Day"),
    ("decade", "旬", "Ten days"),
    ("submitted", "已报送", "Submitted"),
    ("newly", "新报送", "New"),
    ("average", "平均分", "Mean score"),
    ("what_was_read", "读到了什么", "What was read"),
    ("file", "文件", "File"),
    ("sheet", "工作表", "Sheet"),
    ("domain", "领域", "Domain"),
    ("remark", "说明", "Remark"),
    (
        "unknown_domain",
        "看不出是哪个领域，没有与上级目录比对",
        "no domain recognised; not held against anything",
    ),
    ("incomplete", "有的地方读不出来，不能断定缺项", "parts could not be read"),
    ("about_the_place", "辖区说明", "about the place"),
    ("change_log", "动态调整记录", "change log"),
    ("repeated", "重复报送，没有计入", "sent in twice, does not count"),
    ("nothing_in_it", "没有读到目录", "no catalogue in it"),
    ("marked", "退回件（标注了问题）", "Marked workbooks to send back"),
    ("coverage_caption", "各领域的覆盖情况和问题", "Coverage and findings by domain"),
    ("code", "编码", "Code"),
    ("item", "事项", "Item"),
    (
        "missing_caption",
        "上级目录规定本级应公开，这里没有，也没有说明不涉及",
        "Required by the catalogue above, absent and not explained",
    ),
    (
        "doubtful_caption",
        "可能就是这里的某个事项，名称或内容差得多，请核对",
        "Probably an item here under another name or within another",
    ),
    ("omitted_caption", "说明了不涉及、备案或者列入负面清单", "Said with a reason not to be here"),
    ("excuses", "不涉及和备案说明", "Omissions and waivers"),
    (
        "excuses_caption",
        "本地说明的全部不涉及和备案，连同理由；理由空着、写“无”“略”“同上”的，或者已过期的，不起作用",
        "Everything omitted or waived, with its reason; without a reason, or ended, it has no effect",
    ),
    ("kind", "种类", "Kind"),
    ("waiver", "备案", "Waiver of"),
    ("until", "截止", "Until"),
    ("effect", "作用", "Effect"),
    ("excuse_counts", "有效", "counts"),
    ("excuse_void", "不起作用", "no effect"),
    ("here", "这里的事项", "Here"),
    ("changes", "与上次相比的变化", "Changes since the previous submission"),
    ("direction", "方向", "Direction"),
    ("field", "字段", "Field"),
    ("before", "上次", "Before"),
    ("now", "这次", "Now"),
    ("why", "为什么", "Why"),
    ("text", "文字", "Text"),
    ("where", "位置", "Where"),
    ("findings", "问题", "Findings"),
    ("level", "级别", "Level"),
    ("finding", "问题", "Finding"),
    ("one_line", "各地一行", "A line a place"),
    ("against", "对照", "Held against"),
    ("deadlines_sheet", "公开时限", "Deadlines"),
    ("usual", "各地通常", "Usual"),
    ("its_deadline", "这里的时限", "Deadline here"),
    ("days_long", "折合工作日", "Working days"),
    ("without_domain", "其中没有这个领域", "No catalogue"),
    ("with_days", "写明天数", "Give days"),
    ("vague", "只写及时", "及时 only"),
    ("local_item", "各地自设，按名称对齐", "of the places' own, aligned by name"),
    ("rest_before", "其余", "and "),
    ("rest_after", "项见汇总.xlsx和review.json", " more in the workbook and in review.json"),
    ("in_all_before", "共", ""),
    ("in_all_after", "个地方", " places"),
    ("since", "与上次报告相比", "Since the last report"),
    ("since_day", "上次报告", "Last report"),
    ("newly_sent", "新报送", "New"),
    ("risen", "总分上升", "Risen"),
    ("fallen", "总分下降", "Fallen"),
    ("same", "没有变", "Unchanged"),
    ("gone", "上次读成、这次没有", "Gone since"),
    ("rank_from", "名次", "rank "),
    ("urgent", "最需要督促的", "Where to look first"),
    (
        "urgent_words",
        "每个层级排在最后的几个地方、原因，和先改哪一处",
        "The last of each tier, why, and what to mend first",
    ),
    ("mend_first", "先改这里", "Mend this first"),
    (
        "mend_words",
        "个数最多的几类错误，各列第一处；缺项另列在下面",
        "The most frequent kinds of errors with the first place of each; what is missing is listed below",
    ),
    ("held", "对照：", "Held against: "),
    ("missing_sheet", "缺项", "Missing items"),
];

/// The words of one language, by key.
#[derive(Debug)]
pub(super) struct Words {
    words: BTreeMap<&'static str, &'static str>,
    chinese: bool,
}

impl Words {
    pub(super) fn new(language: Language) -> Self {
        let chinese = language == Language::Chinese;
        let one = |(key, zh, en): &(&'static str, &'static str, &'static str)| {
            (*key, if chinese { *zh } else { *en })
        };
        Self { words: WORDS.iter().map(one).collect(), chinese }
    }

    /// The word; the key itself where there is none, which the tests would see.
    pub(super) fn get(&self, key: &'static str) -> &'static str {
        self.words.get(key).copied().unwrap_or(key)
    }

    /// All of them, for the templates.
    pub(super) fn all(&self) -> &BTreeMap<&'static str, &'static str> {
        &self.words
    }

    /// The longer of two texts made for the occasion.
    pub(super) fn say(&self, chinese: String, english: String) -> String {
        if self.chinese { chinese } else { english }
    }

    pub(super) fn is_chinese(&self) -> bool {
        self.language() == Language::Chinese
    }

    /// The language of the report.
    pub(super) fn language(&self) -> Language {
        if self.chinese { Language::Chinese } else { Language::English }
    }
}

/// Hundredths as they are read: 9250 → 92.50, 6000 → 60.
pub(super) fn decimal(hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}
