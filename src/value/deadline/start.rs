//! The words before an amount or an adverb, parted into the part of the item they speak of and the starting event.
//!
//! `行政处罚事项应自作出行政决定之日起` + 7个工作日内: label 行政处罚事项, event 作出行政决定之日. What an event means, and which
//! events are one family, is in `event`.

use super::span::Span;

/// What stands before the time itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// The part of the item.
    pub(super) label: Option<String>,
    /// The starting event.
    pub(super) event: Option<String>,
}

/// A word that happens, and can therefore start a term without 之日起 or 后 behind it.
const HAPPENINGS: &[&str] = &[
    "形成", "变更", "变化", "变动", "产生", "生成", "作出", "做出", "制作", "制定", "制订", "获取", "获得",
    "取得", "收到", "接到", "批准", "批复", "审批", "通过", "确定", "结束", "完成", "完毕", "终了", "公开",
    "公布", "公告", "公示", "发布", "印发", "签发", "签订", "签署", "生效", "登记", "支付", "发放", "启动",
    "发生", "更新", "调整", "成立", "受理", "下达", "送达", "到账", "办结", "验收", "竣工", "开工", "出具",
    "截止", "开始", "召开", "期满", "届满", "施行", "实施", "下发",
];

/// Words between the event and the amount that say nothing of either.
const FILLERS: &[&str] = &[
    ",",
    "、",
    "的",
    "应当",
    "应",
    "必须",
    "须",
    "在",
    "于",
    "及时",
    "最迟",
    "最晚",
    "最长",
    "不超过",
    "不得超过",
    "不迟于",
    "不晚于",
    "原则上",
    "一般",
    "并",
    "均",
    "为",
    "是",
    "至",
    "至少",
    "个",
    "计算",
    "起算",
    "(",
    "每",
    "各",
    "保持",
    "实行",
    "采取",
    "予以",
    "向社会",
    "日常",
];

/// Words that end like a filler and are none.
const NOT_FILLERS: &[&str] = &[
    "供应", "反应", "对应", "响应", "适应", "行为", "合并", "存在", "所在", "正在", "目的", "平均", "甚至",
    "冬至", "夏至",
];

/// What a label may not be: the name of the column itself.
const COLUMN_NAMES: &[&str] = &[
    "公开时限",
    "时限",
    "期限",
    "公开期限",
    "公开时间",
    "时间",
    "公示时限",
    "更新时限",
    "更新周期",
    "更新频率",
    "公开频次",
    "公开频率",
    "公开时限为",
];

/// Signs at either end of a label or an event.
const EDGES: &[char] = &[',', '、', ':', ';', '。', '.', '(', ')'];

/// Parts the words before a time. Without a sign of an event in them they are a label.
pub(super) fn read(words: Span<'_>) -> Lead {
    let set_off = words.ends_with("的");
    let words = without_fillers(words);
    if words.closing(&["之前", "以前", "前"]).is_some() {
        return Lead::default();
    }
    if words.opening(&["按", "依", "根据", "结合", "视"]).is_some() && !is_marked(words) && !set_off {
        return Lead::default();
    }
    match happening(words) {
        Some(event) => parted(words.until(event.len())),
        None => Lead { label: label(words), event: None },
    }
}

/// Parts the words before 前, which are an event whatever they look like.
pub(super) fn read_event(words: Span<'_>) -> Lead {
    let words = without_fillers(words);
    parted(happening(words).unwrap_or(words))
}

/// A part of the item as a label: without 其中, 对于, 的 and the signs about it.
pub(super) fn label(words: Span<'_>) -> Option<String> {
    let mut words = words.trim(EDGES);
    for word in ["或者", "其中", "对于", "属于"] {
        words = words.strip_start(word).unwrap_or(words).trim_start(EDGES);
    }
    if words.closing(NOT_FILLERS).is_none() {
        words = words.strip_end("的").unwrap_or(words);
    }
    let words = words.trim(EDGES);
    let column = COLUMN_NAMES.iter().any(|name| words.strip_start(name).is_some_and(Span::is_empty));
    if column { None } else { words.some_text() }
}

/// Whether the words end like a starting point.
pub(super) fn is_marked(words: Span<'_>) -> bool {
    let adverb = words.closing(&["小时", "及时", "实时", "即时", "按时", "临时", "定时"]).is_some();
    !adverb && words.closing(&["起", "后", "之日", "当日", "时", "期间"]).is_some()
}

/// Takes the fillers off the end; each pass takes at least one character.
fn without_fillers(words: Span<'_>) -> Span<'_> {
    let mut words = words.trim_start(EDGES);
    while words.closing(NOT_FILLERS).is_none()
        && let Some(word) = words.closing(FILLERS)
    {
        words = words.strip_end(word).unwrap_or(words);
    }
    words
}

/// The event at the end of the words, its 起 or 后 cut off; `None` if they end in none.
fn happening(words: Span<'_>) -> Option<Span<'_>> {
    if words.ends_with("前后") {
        return Some(words);
    }
    for mark in ["起", "之后", "以后", "后"] {
        if let Some(event) = words.strip_end(mark) {
            return Some(without_fillers(event));
        }
    }
    let bare = match (words.last(), words.characters().iter().rposition(|&sign| sign == '(')) {
        (Some(')'), Some(bracket)) => words.until(bracket),
        _ => words,
    };
    let bare = bare.strip_end("至本单位").or_else(|| bare.strip_end("到本单位")).unwrap_or(bare);
    let happens =
        bare.closing(HAPPENINGS).is_some() || words.opening(&["收到", "接到", "发生", "作出"]).is_some();
    (is_marked(words) || happens).then_some(words)
}

/// Parts `label` and `event` where an event is known to be at the end.
fn parted(words: Span<'_>) -> Lead {
    let words = words.trim_start(EDGES);
    let words = words.strip_start("或者").unwrap_or(words);
    let words = without_manner(words);
    if let Some(rest) = words.opening(&["其他", "其它", "其余"]).map(|word| words.after(word.chars().count()))
    {
        return parted_rest(words, rest);
    }
    let cut = [since(words), within(words), by_way_of(words), comma(words)]
        .into_iter()
        .flatten()
        .min_by_key(|cut| cut.0);
    match cut {
        Some((start, event)) => {
            let event = event.trim(EDGES);
            let opened = since(event).or_else(|| by_way_of(event)).filter(|(place, _)| *place == 0);
            let event = opened.map_or(event, |(_, behind)| behind);
            Lead { label: label(without_fillers(words.until(start))), event: event.trim(EDGES).some_text() }
        }
        None => Lead { label: None, event: words.trim_start(EDGES).some_text() },
    }
}

/// 条目化展示、信息形成(变更): how to publish, set before the event by a pause mark, is no part of either.
fn without_manner(words: Span<'_>) -> Span<'_> {
    let Some(place) = words.characters().iter().position(|&sign| sign == '、') else { return words };
    let manner = words.until(place).closing(&["展示", "发布", "公示", "公开"]).is_some();
    let event = words.after(place + 1);
    if manner && event.opening(&["信息", "政府信息"]).is_some() { event } else { words }
}

/// 其他信息形成之日: the label is 其他信息, the event 信息形成之日.
fn parted_rest<'t>(words: Span<'t>, rest: Span<'t>) -> Lead {
    let rest_length = words.len() - rest.len();
    let (label_end, event) = match (since(words), rest.find("信息")) {
        (Some((start, event)), _) => (start, event),
        (None, Some(place)) if rest.after(place + 2).opening(HAPPENINGS).is_some() => {
            (rest_length + place + 2, rest.after(place))
        }
        _ => (rest_length, rest),
    };
    Lead { label: label(without_fillers(words.until(label_end))), event: event.trim(EDGES).some_text() }
}

type Cut<'t> = Option<(usize, Span<'t>)>;

/// The first of the marks that is not part of another word: where it stands, and what follows it.
fn mark<'t>(words: Span<'t>, sign: char, compounds: &[&str]) -> Cut<'t> {
    let place = (0..words.len()).filter(|&place| words.at(place) == Some(sign)).find(|&place| {
        let (behind, before) = (words.after(place), words.until(place + 1));
        let plain = behind.opening(compounds).is_none() && before.closing(compounds).is_none();
        plain || behind.opening(&["自行政", "自行业"]).is_some()
    })?;
    Some((place, words.after(place + 1)))
}

fn since(words: Span<'_>) -> Cut<'_> {
    mark(
        words,
        '自',
        &[
            "自然", "自行", "自主", "自治", "自愿", "自己", "自身", "自助", "自建", "自查", "自有", "自用",
            "自来", "自动", "各自", "来自", "亲自", "自贸", "自筹", "自营", "自评",
        ],
    )
    .or_else(|| mark(words, '从', &["从事", "从业", "从而", "服从", "从严", "从其", "从优", "从轻"]))
}

fn within(words: Span<'_>) -> Cut<'_> {
    mark(
        words,
        '在',
        &[
            "所在", "存在", "正在", "在建", "在享", "在册", "在线", "在岗", "在校", "在编", "在职", "潜在",
            "现在", "在途",
        ],
    )
}

fn by_way_of(words: Span<'_>) -> Cut<'_> {
    mark(
        words,
        '经',
        &[
            "经济", "经营", "经费", "经办", "经过", "经常", "已经", "财经", "曾经", "经验", "经纪", "经销",
            "经理", "神经", "经手", "经贸", "五经", "经开", "经信",
        ],
    )
}

/// The comma after a part set off by 的 or named as a kind of information.
fn comma(words: Span<'_>) -> Cut<'_> {
    let place = words.characters().iter().position(|&sign| sign == ',')?;
    let named =
        words.until(place).closing(&["的", "信息", "事项", "文件", "内容", "政策", "决定", "结果"]).is_some();
    named.then(|| (place, words.after(place + 1)))
}
