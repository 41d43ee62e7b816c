//! The shapes of the catalogue JSON, version 1 (DESIGN §5), filled in by `build`.
//! Keys come in this order. Lists are always there, other keys left out where nothing is written.
//! The descriptions are shown by editors and by the published JSON Schema.

mod matched;

pub use matched::Match;
use schemars::JsonSchema;
use serde::Serialize;

/// The version of these shapes, the `mulu` key.
pub const VERSION: u32 = 1;

/// One catalogue, or several in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "基层政务公开标准目录", description = "一个目录，或者若干目录的列表")]
pub enum Document {
    /// One.
    #[schemars(description = "一个领域的目录")]
    One(Box<Catalogue>),
    /// Several.
    #[schemars(description = "若干目录")]
    Several(Several),
}

/// Several catalogues.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "若干目录")]
pub struct Several {
    #[schemars(description = "数据格式版本", extend("const" = 1))]
    pub(super) mulu: u32,
    #[schemars(description = "目录，按辖区和领域的顺序")]
    pub(super) catalogues: Vec<Catalogue>,
}

/// One catalogue.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "一个领域的目录")]
pub struct Catalogue {
    #[schemars(description = "数据格式版本", extend("const" = 1))]
    pub(super) mulu: u32,
    #[schemars(description = "辖区")]
    pub(super) jurisdiction: Jurisdiction,
    #[schemars(description = "领域")]
    pub(super) domain: Domain,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "标题")]
    pub(super) title: Option<String>,
    #[schemars(description = "事项，按原目录的顺序")]
    pub(super) items: Vec<Item>,
    #[schemars(description = "表格前后不属于任何事项的文字（注、图例等）")]
    pub(super) notes: Vec<String>,
    #[schemars(description = "出处")]
    pub(super) location: Location,
}

/// The place a catalogue belongs to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "辖区")]
pub struct Jurisdiction {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "行政区划代码，六至十二位数字")]
    pub(super) code: Option<String>,
    #[schemars(description = "名称，如“示例县”")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "层级：国家、省级、市级、县级、乡级、村级")]
    pub(super) tier: Option<String>,
}

/// A domain.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "领域")]
pub struct Domain {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "领域序号：1–26为试点领域，90为村（居）务公开；地方自设领域无此项")]
    pub(super) number: Option<u16>,
    #[schemars(description = "领域名称，如“养老服务”")]
    pub(super) name: String,
}

/// One item with its place and domain beside it: a line of the newline-delimited form.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "逐行数据中的一行：一个事项及其辖区、领域")]
pub struct Line {
    #[schemars(description = "数据格式版本", extend("const" = 1))]
    pub(super) mulu: u32,
    #[schemars(description = "辖区")]
    pub(super) jurisdiction: Jurisdiction,
    #[schemars(description = "领域")]
    pub(super) domain: Domain,
    #[serde(flatten)]
    pub(super) item: Item,
}

/// One item.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "事项")]
pub struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "事项编码，各层级一致，如“21-01-01”；“90”段为本地事项")]
    pub(super) code: Option<String>,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    #[schemars(description = "转换表格时存疑的对应：可能是上级目录的这一事项，尚未写入编码；没有疑问的不列")]
    pub(super) matched: Option<Match>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "序号，按原文")]
    pub(super) seq: Option<String>,
    #[schemars(description = "一级事项；有三级以上事项的，为最末一级以上各级")]
    pub(super) category: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "二级事项，即事项名称（最末一级）")]
    pub(super) name: Option<String>,
    #[schemars(description = "公开内容（要素），逐项")]
    pub(super) content: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开内容（要素）全文")]
    pub(super) content_text: Option<String>,
    #[schemars(description = "公开依据，逐件")]
    pub(super) basis: Vec<Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开依据全文")]
    pub(super) basis_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开时限")]
    pub(super) deadline: Option<Deadline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开主体")]
    pub(super) body: Option<String>,
    #[schemars(description = "公开渠道和载体：正式名称；其他渠道写作“其他（名称）”")]
    pub(super) channels: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开渠道和载体原文，写作一格的才有")]
    pub(super) channels_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "可选的渠道：表格图例写明“□”表示可选项的，□后面的渠道；没有的不写")]
    pub(super) channels_optional: Option<Vec<String>>,
    #[schemars(description = "公开对象")]
    pub(super) audience: Audience,
    #[schemars(description = "公开方式：主动公开、依申请公开")]
    pub(super) mode: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开方式原文，仅在不能识别时列出")]
    pub(super) mode_text: Option<String>,
    #[schemars(description = "公开层级，按当地叫法，如“县级”“镇街级”")]
    pub(super) levels: Vec<String>,
    #[schemars(description = "公开层级所指的层级：国家、省级、市级、县级、乡级、村级")]
    pub(super) tiers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开层级原文，仅在不能识别时列出")]
    pub(super) levels_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "五公开：决策、执行、管理、服务、结果")]
    pub(super) stage: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "生命周期主题")]
    pub(super) life_stage: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "政务服务事项编码")]
    pub(super) service_codes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "权责清单编码")]
    pub(super) power_codes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "咨询方式")]
    pub(super) contact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "监督方式")]
    pub(super) supervision: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开频率")]
    pub(super) frequency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开地址")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "备注")]
    pub(super) note: Option<String>,
    #[schemars(
        with = "std::collections::BTreeMap<String, serde_json::Value>",
        description = "标准列之外的各列：列名和文字；五公开等逐项列出的为数组。stage、contact 等键是其中常见列的统一名称"
    )]
    pub(super) extra: serde_json::Map<String, serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(
        description = "国家标准指引条目的核实程度：sourced 见于公开页面，partly 部分见于公开页面，recalled 未见原文"
    )]
    pub(super) evidence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "国家标准指引条目的出处")]
    pub(super) sources: Option<Vec<String>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(description = "仅供参考，不要求任何地方公开")]
    pub(super) advisory: bool,
    #[schemars(description = "出处")]
    pub(super) location: Location,
}

/// One part of 公开依据.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "公开依据中的一件文件，或者不能识别为文件的文字")]
pub struct Basis {
    #[schemars(description = "原文")]
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "文件名称，不带书名号")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "文号，规范写法；几个文号之间用“、”")]
    pub(super) doc_no: Option<String>,
    #[schemars(description = "条款，如“第十九条第一款”")]
    pub(super) articles: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "法律法规文件库（laws.yaml）中的标识")]
    pub(super) law: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "效力，如“现行有效”“已废止”")]
    pub(super) status: Option<String>,
}

/// 公开时限.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "公开时限")]
pub struct Deadline {
    #[schemars(description = "原文")]
    pub(super) text: String,
    #[schemars(description = "逐项含义")]
    pub(super) clauses: Vec<Clause>,
}

/// One clause of a deadline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "时限的一项")]
pub struct Clause {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "所指的内容，如“行政处罚决定”")]
    pub(super) label: Option<String>,
    #[schemars(
        description = "种类：within 若干日内，immediate 即时，prompt 及时（无具体期限），before 某日之前，periodic 定期，standing 长期公开，statutory 按法定时限，other 依其他事件，unreadable 不能识别",
        extend("enum" = ["within", "immediate", "prompt", "before", "periodic", "standing", "statutory", "other", "unreadable"])
    )]
    pub(super) kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "数量")]
    pub(super) amount: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(
        description = "单位：working_day 工作日，calendar_day 自然日，day_unspecified 日（未写明），hour 小时，week 周，month 月，quarter 季度，half_year 半年，year 年"
    )]
    pub(super) unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "起算点，按原文，不带“自”“起”")]
    pub(super) from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "月日，如“03-31”")]
    pub(super) month_day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "周期：每若干单位一次")]
    pub(super) every: Option<u32>,
}

/// 公开对象.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "公开对象")]
pub struct Audience {
    #[schemars(description = "是否面向全社会；没有写明的为 null")]
    pub(super) all: Option<bool>,
    #[schemars(description = "特定群体")]
    pub(super) groups: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "原文，仅在不能识别时列出")]
    pub(super) text: Option<String>,
}

/// Where something stands.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[schemars(description = "出处：文件；文本文件的行和列（从1起，按字符计）；工作簿的工作表和行")]
pub struct Location {
    #[schemars(description = "文件路径")]
    pub(super) path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "工作表")]
    pub(super) sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "工作表中的行，从1起")]
    pub(super) row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "起始行")]
    pub(super) line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "起始列")]
    pub(super) column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "结束行")]
    pub(super) end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "结束列")]
    pub(super) end_column: Option<u32>,
}
