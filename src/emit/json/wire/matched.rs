//! The shape of a doubtful match.

use schemars::JsonSchema;
use serde::Serialize;

/// An item of the upper catalogue that an imported item may be.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(description = "存疑的对应")]
pub struct Match {
    #[schemars(description = "上级事项的编码")]
    pub(in crate::emit::json) code: String,
    #[schemars(description = "相似度，0–1")]
    pub(in crate::emit::json) score: f64,
    #[schemars(
        description = "依据什么：category_and_name 类别和名称，name 名称，likeness 名称、内容和类别相近",
        extend("enum" = ["category_and_name", "name", "likeness"])
    )]
    pub(in crate::emit::json) how: String,
}
