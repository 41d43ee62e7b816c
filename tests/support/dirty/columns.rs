//! Which columns a table has, under which headings and in which order.

use super::Rng;
use super::kinds::Plan;
use super::source::Item;

/// What a column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    Seq,
    Category(usize),
    Name,
    Content,
    Basis,
    Deadline,
    Body,
    Channels,
    /// One channel, ticked.
    Channel(&'static str),
    All,
    Groups,
    AudienceWord,
    Active,
    OnRequest,
    ModeWord,
    /// Levels that one tick stands for.
    Level(&'static [&'static str]),
    /// One of 五公开, ticked.
    Stage(&'static str),
    /// 州级县级: which of the two is said by a word.
    TwoLevels,
    LevelWord,
    Extra,
}

/// A column with the heading over it.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) group: Option<String>,
    pub(crate) head: String,
    pub(crate) what: What,
}

fn column(group: Option<&str>, head: &str, what: What) -> Column {
    Column { group: group.map(str::to_owned), head: head.to_owned(), what }
}

pub(crate) const OFFICIAL: &[&str] = &[
    "政府网站",
    "政府公报",
    "两微一端",
    "发布会/听证会",
    "广播电视",
    "纸质媒体",
    "公开查阅点",
    "政务服务中心",
    "便民服务站",
    "入户/现场",
    "社区/企事业单位/村公示栏（电子屏）",
    "精准推送",
    "其他",
];

/// The columns of a case.
pub(crate) fn columns(plan: &Plan, rng: &mut Rng, depth: usize) -> Vec<Column> {
    let mut units = vec![item_columns(plan, depth)];
    units.push(vec![column(None, "公开内容（要素）", What::Content)]);
    if !plan.has("missing-basis") {
        units.push(vec![column(None, "公开依据", What::Basis)]);
    }
    units.push(vec![column(None, "公开时限", What::Deadline)]);
    units.push(vec![column(None, "公开主体", What::Body)]);
    units.push(channel_columns(plan));
    units.push(audience_columns(plan));
    if !plan.has("missing-mode") {
        units.push(mode_columns(plan));
    }
    if !plan.has("missing-levels") {
        units.push(level_columns(plan));
    }
    for extra in extra_columns(plan, rng) {
        let at = if extra.head == "责任科室" { 5.min(units.len()) } else { units.len() };
        units.insert(at, vec![extra]);
    }
    if plan.has("stage-columns") {
        units.push(STAGES.iter().map(|stage| column(Some("五公开"), stage, What::Stage(stage))).collect());
    }
    if plan.has("order-shuffled") {
        // The names stay near the front; anything after them may stand anywhere.
        for at in (2..units.len()).rev() {
            units.swap(at, 1 + rng.below(at));
        }
    }
    if plan.has("seq-between") {
        // Seen: the number between 一级 and 二级, under the heading of both.
        units[0].insert(1, column(Some("公开事项"), "", What::Seq));
    } else if !plan.has("missing-seq") {
        units.insert(0, vec![column(None, "序号", What::Seq)]);
    }
    let mut columns: Vec<Column> = units.concat();
    if plan.has("head-synonyms") {
        synonyms(&mut columns, rng);
    }
    columns
}

fn item_columns(plan: &Plan, depth: usize) -> Vec<Column> {
    if depth == 0 || plan.has("cat-section") {
        return vec![column(None, "公开事项", What::Name)];
    }
    let heads = ["一级事项", "二级事项", "三级事项", "四级事项", "五级事项"];
    let group = Some("公开事项");
    let mut columns: Vec<Column> =
        (0..depth).map(|level| column(group, heads[level], What::Category(level))).collect();
    columns.push(column(group, heads[depth], What::Name));
    columns
}

fn channel_columns(plan: &Plan) -> Vec<Column> {
    let group = "公开渠道和载体";
    if plan.has("list-columns") {
        return OFFICIAL.iter().map(|name| column(Some(group), name, What::Channel(name))).collect();
    }
    vec![column(None, group, What::Channels)]
}

fn audience_columns(plan: &Plan) -> Vec<Column> {
    let group = "公开对象";
    if plan.has("word-audience") {
        return vec![column(None, group, What::AudienceWord)];
    }
    vec![column(Some(group), "全社会", What::All), column(Some(group), "特定群体", What::Groups)]
}

fn mode_columns(plan: &Plan) -> Vec<Column> {
    let group = "公开方式";
    if plan.has("word-mode") {
        return vec![column(None, group, What::ModeWord)];
    }
    vec![column(Some(group), "主动", What::Active), column(Some(group), "依申请公开", What::OnRequest)]
}

fn level_columns(plan: &Plan) -> Vec<Column> {
    if plan.has("word-levels") {
        return vec![column(None, "公开层级", What::LevelWord)];
    }
    let group = match plan.of("head-mode-") {
        Some(_) => Some("公开方式 "),
        None => Some("公开层级").filter(|_| !plan.has("levels-bare")),
    };
    let level = |head: &str, levels| column(group, head, What::Level(levels));
    if plan.has("village") {
        return vec![level("村级", &["村级"])];
    }
    match plan.of("levels-") {
        Some("town") => vec![level("区级", &["县级"]), level("镇（街）级", &["乡级"])],
        Some("joined") => vec![level("县级", &["县级"]), level("乡、村级", &["乡级", "村级"])],
        Some("state") => {
            vec![column(group, "州级县级", What::TwoLevels), level("乡、村级", &["乡级", "村级"])]
        }
        Some("many") => vec![
            level("市级", &["市级"]),
            level("县级", &["县级"]),
            level("乡镇级", &["乡级"]),
            level("村级", &["村级"]),
        ],
        _ => vec![level("县级", &["县级"]), level("乡级", &["乡级"])],
    }
}

const STAGES: &[&str] = &["决策", "执行", "管理", "服务", "结果"];

/// Headings of further columns and what stands under them.
const EXTRAS: &[(&str, &[&str])] = &[
    ("咨询电话", &["0511-85012345", "12345", "0816-2231001"]),
    ("监督举报电话", &["12388", "0511-85019999"]),
    ("责任科室", &["社会救助股", "办公室", "规划财务科"]),
    ("五公开", STAGES),
    ("备注", &["每年更新一次", "涉密信息除外", "暂无"]),
    ("公开频次", &["每季度", "每年一次"]),
];

const UNKNOWN: &[(&str, &[&str])] = &[
    ("对应职责", &["负责政策宣传", "负责资格审核"]),
    ("事项类型", &["行政给付", "公共服务", "行政许可"]),
    ("办理情况", &["已公开", "正在整理"]),
];

fn texts_under(head: &str) -> Option<&'static [&'static str]> {
    EXTRAS.iter().chain(UNKNOWN).find(|(known, _)| *known == head).map(|(_, texts)| *texts)
}

fn extra_columns(plan: &Plan, rng: &mut Rng) -> Vec<Column> {
    let from = match plan.of("extra-") {
        Some("columns") => EXTRAS,
        Some(_) => UNKNOWN,
        None => return Vec::new(),
    };
    let count = 1 + rng.below(3);
    let first = rng.below(from.len());
    (0..count).map(|step| column(None, from[(first + step) % from.len()].0, What::Extra)).collect()
}

/// Other spellings counted on published pages.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("一级事项", &["一级目录", "一级"]),
    ("二级事项", &["二级目录", "二级"]),
    ("三级事项", &["三级目录"]),
    ("四级事项", &["四级目录"]),
    ("公开事项", &["事项名称", "公开目录", "开事项"]),
    ("公开内容（要素）", &["公开内容", "公开内容(要素)及要求", "内容标准", "公开内容标题", "开内容"]),
    ("公开依据", &["开依据"]),
    ("公开时限", &["公开时间", "公开要求", "开时限"]),
    ("公开主体", &["责任单位", "责任主体", "公开主", "公开责任单位"]),
    ("公开渠道和载体", &["公开渠道", "公开形式", "公布方式", "公开渠道和载体1", "公开渠道和"]),
    ("公开对象", &["公开范围", "公开对", "开对象"]),
    ("全社会", &["社会", "全社"]),
    ("特定群体", &["特定群众", "特定对象", "特定主体", "特定群体（请写明）"]),
    ("公开方式", &["公开属性", "方式", "公开方"]),
    ("主动", &["主动公开"]),
    ("依申请公开", &["依申请", "申请公开", "申请"]),
    ("公开层级", &["公开层", "公开层级1"]),
];

fn synonyms(columns: &mut [Column], rng: &mut Rng) {
    let mut groups = std::collections::BTreeMap::new();
    for column in columns {
        if let Some(group) = &mut column.group {
            let chosen = groups.entry(group.clone()).or_insert_with(|| synonym(group, rng)).clone();
            *group = chosen;
        }
        column.head = synonym(&column.head, rng);
    }
}

fn synonym(head: &str, rng: &mut Rng) -> String {
    let found = SYNONYMS.iter().find(|(official, _)| *official == head);
    match found {
        Some((_, spellings)) if rng.percent(60) => (*rng.pick(spellings)).to_owned(),
        _ => head.to_owned(),
    }
}

/// Gives the items what the columns can say and takes away what they cannot.
pub(crate) fn suit(items: &mut [Item], columns: &[Column], plan: &Plan, rng: &mut Rng) {
    let has = |what: &What| columns.iter().any(|column| column.what == *what);
    let sets: Vec<&[&str]> = columns
        .iter()
        .filter_map(|column| if let What::Level(levels) = column.what { Some(levels) } else { None })
        .collect();
    let audience = has(&What::All) || has(&What::AudienceWord);
    let named = ["tick-facing", "group-words", "tick-words"].iter().any(|kind| plan.has(kind));
    for item in items {
        if has(&What::Groups) && !named && !item.groups.is_empty() {
            // A tick does not say which.
            item.groups = vec!["特定群体".to_owned()];
        }
        if !has(&What::Basis) {
            item.basis.clear();
        }
        if !has(&What::Active) && !has(&What::ModeWord) {
            item.mode.clear();
        }
        assert!(audience);
        let mut levels: Vec<&str> =
            sets.iter().filter(|_| rng.percent(60)).flat_map(|set| set.iter().copied()).collect();
        if has(&What::TwoLevels) {
            levels.insert(0, *rng.pick(&["市级", "县级"]));
        } else if has(&What::LevelWord) {
            levels = rng.pick(&[vec!["县级"], vec!["县级", "乡级"], vec!["乡级"]]).clone();
        } else if levels.is_empty() && !sets.is_empty() {
            levels = sets[0].to_vec();
        }
        if plan.has("stage-columns") {
            let stage = *rng.pick(STAGES);
            item.extra.insert("五公开".to_owned(), stage.to_owned());
        }
        item.levels = levels.into_iter().map(str::to_owned).collect();
        for column in columns.iter().filter(|column| column.what == What::Extra) {
            if let Some(texts) = texts_under(&column.head) {
                item.extra.insert(column.head.clone(), (*rng.pick(texts)).to_owned());
            }
        }
    }
}
