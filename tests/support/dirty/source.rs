//! The clean items: catalogues of the baseline, cut to a table's size.

use super::kinds::Plan;
use super::{Rng, squeeze};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

/// An item as a perfect reader reads it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Item {
    pub(crate) category: Vec<String>,
    pub(crate) name: String,
    pub(crate) content: Vec<String>,
    pub(crate) basis: Vec<String>,
    pub(crate) deadline: Vec<String>,
    pub(crate) body: String,
    /// Official names, others as `其他（…）`.
    pub(crate) channels: Vec<String>,
    pub(crate) all: bool,
    pub(crate) groups: Vec<String>,
    pub(crate) mode: Vec<String>,
    pub(crate) levels: Vec<String>,
    pub(crate) extra: BTreeMap<String, String>,
    /// How the cells are written where a list becomes one text: with what between.
    pub(crate) glue: &'static str,
    /// Fields the table says nothing of.
    pub(crate) unsaid: Vec<&'static str>,
}

/// A catalogue of the baseline.
#[derive(Debug, Clone)]
pub(crate) struct Domain {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) items: Vec<Item>,
}

/// All catalogues of the baseline, the village's last.
pub(crate) fn domains() -> &'static [Domain] {
    static DOMAINS: OnceLock<Vec<Domain>> = OnceLock::new();
    DOMAINS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues/national");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.iter().filter(|file| !file.ends_with("jurisdiction.yaml")).map(|file| domain(file)).collect()
    })
}

fn domain(file: &Path) -> Domain {
    let value: Value = serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let string = |key: &str| value[key].as_str().unwrap().to_owned();
    let items = value["items"].as_array().unwrap().iter().map(item).collect();
    Domain { name: string("domain"), title: string("title"), items }
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn item(value: &Value) -> Item {
    let deadline = strings(&value["deadline"]).concat();
    Item {
        category: strings(&value["category"]),
        name: strings(&value["name"]).concat(),
        content: strings(&value["content"]),
        basis: strings(&value["basis"]),
        deadline: vec![if deadline.is_empty() {
            "信息形成之日起20个工作日内".to_owned()
        } else {
            deadline
        }],
        body: strings(&value["body"]).concat(),
        ..Item::default()
    }
}

const CHANNELS: &[&str] = &[
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
    "其他（基层公共服务平台）",
    "其他（公共资源交易平台）",
    "其他（办税服务厅）",
    "其他（征地信息公开平台）",
];

const GROUPS: &[&str] = &["申请人", "项目单位", "被征收人", "本村村民", "救助对象"];

/// Some consecutive items of a catalogue, with what tables vary drawn anew.
pub(crate) fn draw(plan: &Plan, rng: &mut Rng) -> Domain {
    let all = domains();
    let domain = if plan.has("village") { all.last().unwrap() } else { &all[rng.below(all.len() - 1)] };
    let count = (3 + rng.below(6)).min(domain.items.len());
    let first = rng.below(domain.items.len() - count + 1);
    let mut items = domain.items[first..first + count].to_vec();
    let glue = *rng.pick(&["\n", "；", "；\n"]);
    for item in &mut items {
        item.glue = glue;
        vary(item, plan, rng);
    }
    if plan.any("down-") {
        repeat(&mut items, rng);
    }
    deepen(&mut items, plan);
    Domain { name: domain.name.clone(), title: domain.title.clone(), items }
}

fn vary(item: &mut Item, plan: &Plan, rng: &mut Rng) {
    item.category.truncate(1);
    if item.category.is_empty() {
        item.category.push("通用类".to_owned());
    }
    if item.basis.is_empty() {
        item.basis.push("《中华人民共和国政府信息公开条例》（国务院令第711号）".to_owned());
    }
    if item.body.is_empty() {
        item.body = "示例县民政局".to_owned();
    }
    if item.content.is_empty() {
        item.content.push(format!("{}的内容", item.name));
    }
    item.channels.push("政府网站".to_owned());
    let more = rng.below(4);
    let others = CHANNELS.iter().filter(|_| rng.below(CHANNELS.len()) < more).take(3).collect::<Vec<_>>();
    let mut named = false;
    for other in others {
        // The list has one line for all other channels.
        if !(other.starts_with("其他") && std::mem::replace(&mut named, other.starts_with("其他"))) {
            item.channels.push((*other).to_owned());
        }
    }
    item.all = rng.percent(80);
    if !item.all {
        item.groups = vec![(*rng.pick(GROUPS)).to_owned()];
    }
    item.mode = vec![if rng.percent(85) { "主动公开" } else { "依申请公开" }.to_owned()];
    if plan.has("mode-both") && rng.percent(30) {
        item.mode = vec!["主动公开".to_owned(), "依申请公开".to_owned()];
    }
    if plan.has("audience-both") && rng.percent(30) {
        item.all = true;
        item.groups = vec![(*rng.pick(GROUPS)).to_owned()];
    }
    if plan.has("list-none") && rng.percent(40) {
        item.channels.clear();
    }
    if plan.has("list-other-empty") && !named {
        item.channels.push("其他".to_owned());
    }
    if plan.has("rows-deadline") && rng.percent(60) {
        item.deadline.push("行政许可、行政处罚决定自作出之日起7个工作日内".to_owned());
    }
}

/// Gives items some of the values of the item above.
fn repeat(items: &mut [Item], rng: &mut Rng) {
    for index in 1..items.len() {
        let above = items[index - 1].clone();
        if rng.percent(50) {
            items[index].basis = above.basis;
            items[index].deadline = above.deadline;
        }
        if rng.percent(50) {
            items[index].body = above.body;
            items[index].channels = above.channels;
        }
    }
}

/// Puts more levels of items above, or takes the category away.
fn deepen(items: &mut [Item], plan: &Plan) {
    let depth = plan.of("depth-");
    let half = items.len() / 2;
    let turn =
        (half..items.len()).find(|at| items[*at].category != items[at - 1].category).unwrap_or(items.len());
    for (index, item) in items.iter_mut().enumerate() {
        let upper = if index < turn { "行政管理" } else { "公共服务" };
        match depth {
            Some("one") => item.category.clear(),
            Some("three") => item.category.insert(0, upper.to_owned()),
            Some("four") => {
                item.category.insert(0, upper.to_owned());
                item.category.insert(0, "政务公开事项".to_owned());
            }
            _ => {}
        }
    }
}

impl Item {
    /// What each field reads, blanks closed; only fields the table speaks of.
    pub(crate) fn fields(&self) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::new();
        let mut put = |key: &str, value: String| {
            if !self.unsaid.contains(&key) {
                fields.insert(key.to_owned(), squeeze(&value));
            }
        };
        put("category", self.category.join("|"));
        put("name", self.name.clone());
        put("content", self.content.join(self.glue));
        put("basis", self.basis.concat());
        put("deadline", self.deadline.concat());
        put("body", self.body.clone());
        let mut channels = self.channels.clone();
        channels.sort();
        put("channels", channels.join("|"));
        put("all", self.all.to_string());
        put("groups", self.groups.join("|"));
        put("mode", self.mode.join("|"));
        put("levels", self.levels.join("|"));
        for (heading, text) in &self.extra {
            put(&format!("extra {heading}"), text.clone());
        }
        fields
    }
}
