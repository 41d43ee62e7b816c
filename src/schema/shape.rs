//! The types the input schemas are generated from.
//!
//! The doc comments are in Chinese because schemars makes them the descriptions an editor shows
//! while a clerk types. Nothing is ever deserialised into these types: submissions are read into
//! located trees, so that every fault has a place and no text is coerced.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// 一个目录文件：一个地方一个领域的基层政务公开标准目录。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CatalogueFile {
    /// 领域名称，如“养老服务”。
    pub domain: String,
    /// 目录标题，如“示例县养老服务领域基层政务公开标准目录”。
    pub title: Option<String>,
    /// 表前表后的说明。
    pub note: Option<TextOrList>,
    /// 图例：表中 ■、□、√ 各表示什么。
    pub legend: Option<TextOrList>,
    /// 公开事项，按目录顺序。
    pub items: Vec<ItemShape>,
}

/// 一个公开事项。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ItemShape {
    /// 序号，按原表填写。
    pub seq: Option<TextOrNumber>,
    /// 事项编码：领域-类别-事项，如“21-01-02”；各级同一事项用同一编码，本地增设事项用“21-90-01”。
    #[schemars(regex(pattern = r"^[0-9]{2}-[0-9]{2}-[0-9]{2,3}$"))]
    pub code: Option<String>,
    /// 一级事项；有三级的写成列表。
    pub category: Option<TextOrList>,
    /// 二级事项，即事项名称。
    pub name: String,
    /// 公开内容（要素），一项一条。
    pub content: TextOrList,
    /// 公开依据，一件一条：《全称》（文号）第×条。
    pub basis: TextOrList,
    /// 公开时限，如“信息形成或者变更之日起20个工作日内”。
    pub deadline: String,
    /// 公开主体，写单位全称。
    pub body: String,
    /// 公开渠道和载体。
    pub channels: TextOrList,
    /// 公开对象：“全社会”，或用 groups 写明特定群体。
    pub audience: Option<AudienceShape>,
    /// 公开方式：主动公开、依申请公开，或两者的列表。
    pub mode: Option<ModeList>,
    /// 公开层级：国家、省级、市级、县级、乡级、村级。
    pub levels: Option<LevelList>,
    /// 五公开：决策、执行、管理、服务、结果。
    pub stage: Option<StageList>,
    /// 生命周期主题，如“出生”“入学”“养老”。
    pub life_stage: Option<TextOrList>,
    /// 对应的政务服务事项编码。
    pub service_codes: Option<TextOrList>,
    /// 对应的权责清单编码。
    pub power_codes: Option<TextOrList>,
    /// 咨询方式。
    pub contact: Option<TextOrList>,
    /// 监督方式。
    pub supervision: Option<TextOrList>,
    /// 公开频率，如“每季度”。
    pub frequency: Option<String>,
    /// 公开地址（网址）。
    pub url: Option<TextOrList>,
    /// 备注。
    pub note: Option<TextOrList>,
    /// 其他列：列名和文字。
    pub extra: Option<BTreeMap<String, TextOrNumber>>,
    /// 仅国家标准指引使用：sourced 见于公开页面，partly 部分见于，recalled 凭记忆补入。
    pub evidence: Option<EvidenceWord>,
    /// 仅国家标准指引使用：来源网址。
    pub sources: Option<TextOrList>,
    /// 仅国家标准指引使用：true 表示仅供参考，不要求任何地方公开。
    pub advisory: Option<bool>,
}

/// 一个辖区：名称、层级、本地单位、不涉及的事项、备案说明。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct JurisdictionFile {
    /// 辖区名称，如“示例县”。
    pub name: String,
    /// 行政区划代码（GB/T 2260），六至十二位数字，加引号。
    #[schemars(regex(pattern = r"^[0-9]{6,12}$"))]
    pub code: Option<String>,
    /// 层级。
    pub tier: LevelWord,
    /// 上级目录中的统称在本地指哪个单位，如“民政部门: 示例县民政局”。
    pub bodies: Option<BTreeMap<String, String>>,
    /// 应编制目录的领域：all，或领域名称的列表。
    pub domains: Option<TextOrList>,
    /// 本地不涉及的上级事项，逐条说明理由。
    pub omits: Option<Vec<OmitShape>>,
    /// 备案说明：认可某条问题，须写明理由，可写截止日期。
    pub waivers: Option<Vec<WaiverShape>>,
    /// 负面清单文件。
    pub withheld: Option<String>,
    /// 动态调整记录文件；不写即同一文件夹的 changes.yaml（有才读）。
    pub changes: Option<String>,
    /// 本地承诺的更短时限。
    pub limits: Option<LimitsShape>,
    /// 审核发布情况。
    pub approval: Option<ApprovalShape>,
}

/// 一条不涉及的上级事项。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OmitShape {
    /// 上级事项编码。
    #[schemars(regex(pattern = r"^[0-9]{2}-[0-9]{2}-[0-9]{2,3}$"))]
    pub code: String,
    /// 理由。
    pub reason: String,
}

/// 一条备案说明。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WaiverShape {
    /// 规则名称或代码。
    pub rule: String,
    /// 事项编码；不写则对全部事项有效。
    pub code: Option<String>,
    /// 理由。
    pub reason: String,
    /// 截止日期，如 2027-06-30。
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub until: Option<String>,
}

/// 本地承诺的更短时限。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LimitsShape {
    /// 最长时限，如“5个工作日”。
    pub within: Option<String>,
}

/// 审核发布情况。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ApprovalShape {
    /// 审核单位。
    pub by: Option<String>,
    /// 审核日期，如 2026-09-18。
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub on: Option<String>,
    /// 审核文件及文号。
    pub document: Option<String>,
}

/// 动态调整记录：一个辖区的目录何时、依据什么文件、改了什么；向社会公布，并生成订阅源。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChangeLogFile {
    /// 逐次调整，一次一条；先后不限，页面按日期由近到远排列。
    pub changes: Vec<ChangeShape>,
}

/// 一次调整。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChangeShape {
    /// 调整日期，如 2026-09-18。
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub on: String,
    /// 标题，如“养老服务目录新增2项”。
    pub title: String,
    /// 依据的文件及文号。
    pub document: Option<String>,
    /// 作出调整的单位。
    pub by: Option<String>,
    /// 其他说明。
    pub note: Option<String>,
    /// 涉及的事项。
    pub items: Option<Vec<ChangedItemShape>>,
}

/// 一个事项的调整。
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChangedItemShape {
    /// 事项编码；没有编码的写事项名称。
    #[schemars(regex(pattern = r"^[0-9]{2}-[0-9]{2}-[0-9]{2,3}$"))]
    pub code: Option<String>,
    /// 事项名称；已删除的事项写明，别人才看得出删的是什么。
    pub name: Option<String>,
    /// 类型：新增、修改、删除、更名、合并、拆分。
    pub kind: ChangeKindWord,
    /// 改了什么，如“公开时限由20个工作日改为10个工作日”。
    pub what: Option<TextOrList>,
}

/// Implements [`JsonSchema`] for a marker type by a literal schema, inlined where it is used.
///
/// `type: [string, array]` instead of `anyOf`: a violation then names one fault, not two branches.
macro_rules! literal_schema {
    ($(#[$meta:meta])* $name:ident, $schema:tt) => {
        $(#[$meta])*
        pub struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

literal_schema!(
    /// 一段文字，或文字的列表。
    TextOrList,
    { "type": ["string", "array"], "items": { "type": "string" } }
);
literal_schema!(
    /// 文字或数字。
    TextOrNumber,
    { "type": ["string", "number"] }
);
literal_schema!(
    /// 公开对象。
    AudienceShape,
    {
        "type": ["string", "array", "object"],
        "items": { "type": "string" },
        "properties": {
            "all": { "type": ["boolean", "string"], "description": "是否面向全社会" },
            "groups": { "type": ["string", "array"], "items": { "type": "string" }, "description": "特定群体，逐一写明" }
        },
        "additionalProperties": false
    }
);
literal_schema!(
    /// 公开方式。
    ModeList,
    {
        "type": ["string", "array"],
        "if": { "type": "string" },
        "then": { "enum": ["主动公开", "依申请公开"] },
        "items": { "type": "string", "enum": ["主动公开", "依申请公开"] }
    }
);
literal_schema!(
    /// 公开层级。
    LevelList,
    {
        "type": ["string", "array"],
        "if": { "type": "string" },
        "then": { "enum": ["国家", "省级", "市级", "县级", "乡级", "村级"] },
        "items": { "type": "string", "enum": ["国家", "省级", "市级", "县级", "乡级", "村级"] }
    }
);
literal_schema!(
    /// 一个层级。
    LevelWord,
    { "type": "string", "enum": ["国家", "省级", "市级", "县级", "乡级", "村级"] }
);
literal_schema!(
    /// 五公开。
    StageList,
    {
        "type": ["string", "array"],
        "if": { "type": "string" },
        "then": { "enum": ["决策", "执行", "管理", "服务", "结果"] },
        "items": { "type": "string", "enum": ["决策", "执行", "管理", "服务", "结果"] }
    }
);
literal_schema!(
    /// 来源可信度。
    EvidenceWord,
    { "type": "string", "enum": ["sourced", "partly", "recalled"] }
);
literal_schema!(
    /// 对事项做了什么。
    ChangeKindWord,
    {
        "type": "string",
        "enum": [
            "新增", "修改", "删除", "更名", "合并", "拆分",
            "added", "changed", "removed", "renamed", "merged", "split"
        ]
    }
);
