//! The only list of columns in the program: keys in both languages, official headings, synonyms.
//!
//! Headings are those of the tables annexed to the ministries' 标准指引 (2019–2020); synonyms were
//! counted on published tables. Whether a heading read from a file is one of these is decided
//! after closing its blanks, see [`Field::from_heading`].

/// A column of a catalogue, which is also a key of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 序号.
    Seq,
    /// 事项编码.
    Code,
    /// 一级事项 (and, where a place uses three levels, the one above the last).
    Category,
    /// 二级事项, the name of the item.
    Name,
    /// 公开内容（要素）.
    Content,
    /// 公开依据.
    Basis,
    /// 公开时限.
    Deadline,
    /// 公开主体.
    Body,
    /// 公开渠道和载体.
    Channels,
    /// 公开对象.
    Audience,
    /// 公开方式.
    Mode,
    /// 公开层级.
    Levels,
    /// 五公开: 决策, 执行, 管理, 服务, 结果.
    Stage,
    /// 生命周期主题.
    LifeStage,
    /// 政务服务事项编码.
    ServiceCodes,
    /// 权责清单编码.
    PowerCodes,
    /// 咨询方式.
    Contact,
    /// 监督方式.
    Supervision,
    /// 公开频率.
    Frequency,
    /// 公开地址.
    Url,
    /// 备注.
    Note,
    /// 其他列, kept under their own headings.
    Extra,
    /// Baseline only: how well the item is known.
    Evidence,
    /// Baseline only: published pages that show it.
    Sources,
    /// Baseline only: required of nobody.
    Advisory,
}

/// What is known of one column.
#[derive(Debug)]
pub struct FieldInfo {
    /// The column.
    pub field: Field,
    /// Its key in YAML and JSON.
    pub key: &'static str,
    /// Its official heading, which is also its Chinese key.
    pub chinese: &'static str,
    /// Other spellings seen in headings and keys, blanks closed and width folded.
    pub synonyms: &'static [&'static str],
}

const fn info(
    field: Field,
    key: &'static str,
    chinese: &'static str,
    synonyms: &'static [&'static str],
) -> FieldInfo {
    FieldInfo { field, key, chinese, synonyms }
}

/// All columns, in the order of the official table and of the YAML we write.
pub static FIELDS: &[FieldInfo] = &[
    info(Field::Seq, "seq", "序号", &["编号"]),
    info(Field::Code, "code", "事项编码", &["编码", "目录编码", "事项代码"]),
    info(
        Field::Category,
        "category",
        "一级事项",
        &["一级目录", "一级", "信息类别", "类别", "目录类别", "信息事项类别", "事项类别", "具体职责"],
    ),
    info(
        Field::Name,
        "name",
        "二级事项",
        &[
            "二级目录",
            "二级",
            "业务事项",
            "事项名称",
            "事项",
            "公开事项",
            "目录名称",
            "公开目录",
            "信息事项内容",
            "公开事项名称",
        ],
    ),
    info(
        Field::Content,
        "content",
        "公开内容",
        &[
            "公开内容(要素)",
            "公开内容要素",
            "公开要素",
            "内容描述",
            "内容标准",
            "内容规范",
            "公开内容标题",
            "公开内容(要素)及要求",
            "内容",
            "公开内容及要求",
            "公开内容要求",
            "信息内容",
            "公开信息内容",
        ],
    ),
    info(
        Field::Basis,
        "basis",
        "公开依据",
        &["依据", "法律依据", "政策依据", "法律法规依据", "法定依据", "不予主动公开法律政策依据"],
    ),
    info(
        Field::Deadline,
        "deadline",
        "公开时限",
        &["公开时间", "时限", "公开要求", "公开期限", "时限要求", "公开时限要求"],
    ),
    info(
        Field::Body,
        "body",
        "公开主体",
        &["责任单位", "责任主体", "主体", "公开责任单位", "公开责任主体", "责任部门", "公开单位", "公开部门"],
    ),
    info(
        Field::Channels,
        "channels",
        "公开渠道和载体",
        &[
            "公开渠道",
            "公开形式",
            "公布方式",
            "渠道",
            "公开渠道及载体",
            "公开载体",
            "网站公开渠道",
            "公开途径",
            "公开平台",
            "发布渠道",
            "公开渠道与载体",
        ],
    ),
    info(Field::Audience, "audience", "公开对象", &["公开范围", "对象"]),
    info(Field::Mode, "mode", "公开方式", &["公开属性", "方式"]),
    info(Field::Levels, "levels", "公开层级", &["层级"]),
    info(Field::Stage, "stage", "五公开", &[]),
    info(Field::LifeStage, "life_stage", "生命周期", &["全生命周期", "生命周期主题"]),
    info(Field::ServiceCodes, "service_codes", "政务服务事项编码", &[]),
    info(Field::PowerCodes, "power_codes", "权责清单编码", &["权责清单事项编码"]),
    info(Field::Contact, "contact", "咨询方式", &["咨询电话", "咨询渠道"]),
    info(Field::Supervision, "supervision", "监督方式", &["监督举报电话", "监督电话", "监督渠道"]),
    info(Field::Frequency, "frequency", "公开频率", &["公开频次", "更新频率"]),
    info(Field::Url, "url", "公开地址", &["网址", "公开网址"]),
    info(Field::Note, "note", "备注", &["说明"]),
    info(Field::Extra, "extra", "其他列", &[]),
    info(Field::Evidence, "evidence", "来源可信度", &[]),
    info(Field::Sources, "sources", "来源", &[]),
    info(Field::Advisory, "advisory", "仅供参考", &[]),
];

impl Field {
    /// What is known of this column.
    #[must_use]
    pub fn info(self) -> &'static FieldInfo {
        FIELDS.iter().find(|info| info.field == self).unwrap_or(&FIELDS[0])
    }

    /// Its key in YAML and JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.info().key
    }

    /// Its official heading and Chinese key.
    #[must_use]
    pub fn chinese(self) -> &'static str {
        self.info().chinese
    }

    /// Whether every item must fill it (国办发〔2019〕54号, and the tier): there `—` and `无` are no entries.
    #[must_use]
    pub fn is_needed(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Content
                | Self::Basis
                | Self::Deadline
                | Self::Body
                | Self::Channels
                | Self::Audience
                | Self::Mode
                | Self::Levels
        )
    }

    /// The column a YAML key names, in either language.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        FIELDS
            .iter()
            .find(|info| info.key == key || info.chinese == key || info.synonyms.contains(&key))
            .map(|info| info.field)
    }

    /// The column a table heading names, its blanks closed and its width folded by the caller.
    #[must_use]
    pub fn from_heading(heading: &str) -> Option<Self> {
        FIELDS
            .iter()
            .find(|info| info.chinese == heading || info.synonyms.contains(&heading))
            .map(|info| info.field)
    }
}

/// The keys of a catalogue file beside `items`, in both languages.
pub static CATALOGUE_KEYS: &[(&str, &str)] =
    &[("domain", "领域"), ("title", "标题"), ("items", "事项"), ("note", "备注"), ("legend", "图例")];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_key_or_heading_names_two_columns() {
        let mut seen = BTreeSet::new();
        for info in FIELDS {
            for word in [info.key, info.chinese].iter().chain(info.synonyms) {
                assert!(seen.insert(*word), "{word} stands twice");
            }
        }
    }

    #[test]
    fn every_column_is_found_by_its_own_words() {
        for info in FIELDS {
            assert_eq!(Field::from_key(info.key), Some(info.field));
            assert_eq!(Field::from_key(info.chinese), Some(info.field));
            assert_eq!(Field::from_heading(info.chinese), Some(info.field));
        }
    }
}
