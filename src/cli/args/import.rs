//! The arguments of `mulu import`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

pub(super) const LONG_ABOUT: &str = "把 Excel、WPS、Word、网页、CSV 表格转成 YAML（每个领域一个文件）或 JSON。\n\n\
    没有编码的事项与上级目录（国家标准指引，或 --against 指定的目录）逐项比对：没有疑问的写上上级编码；\n\
    有疑问的不写，在该事项上方注明“可能对应……”；上级没有的不编号，除非用 --number-local。\n\n\
    -o 指定文件夹时：\n  \
      一个地方：写成 DIR/21-elderly-care.yaml ……，负面清单写成 DIR/negative-list.yaml；\n  \
      几个地方：每个地方一个文件夹，DIR/示例县/21-elderly-care.yaml ……（按标题认地方，认不出的按原文件夹）；\n  \
      知道地方名称的，附 jurisdiction.yaml（只写已知的名称、层级、编码）；已有的 jurisdiction.yaml 从不改动。\n\
    已有的目录文件不覆盖（退出码 2，什么也不写），要覆盖用 --force。要么全部写成，要么一个也不写。 | \
    Turns tables into YAML or JSON. Items are matched to the upper catalogue; doubtful matches become comments.\n\
    One place is written to DIR, several to a folder each. Existing files are not replaced without --force.";

/// `mulu import`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct ImportArgs {
    /// 要转换的文件或文件夹 | files or folders
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// 输出到文件或文件夹；不写则输出到屏幕 | write to a file or folder
    #[arg(long, short, value_name = "FILE|DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// 输出格式 | format
    #[arg(long, value_enum, default_value = "yaml")]
    pub(in crate::cli) format: ImportFormatName,
    /// 与这个上级目录（文件或文件夹）比对编码，代替国家标准指引 | match codes to this instead of the national baseline
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) against: Option<PathBuf>,
    /// 领域：表中没有写明时指定 | the domain of tables that do not name theirs
    #[arg(long, value_name = "养老服务")]
    pub(in crate::cli) domain: Option<String>,
    /// 层级，写入 jurisdiction.yaml | the tier, kept in jurisdiction.yaml
    #[arg(long, value_name = "县级")]
    pub(in crate::cli) tier: Option<String>,
    /// 地方名称，写入 jurisdiction.yaml | the place's name, kept in jurisdiction.yaml
    #[arg(long, value_name = "示例县")]
    pub(in crate::cli) name: Option<String>,
    /// 给上级没有的事项编本地编码（NN-90-nn） | number items of the place's own
    #[arg(long)]
    pub(in crate::cli) number_local: bool,
    /// 覆盖已有的文件 | replace existing files
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// JSON 中依据的效力截至这一天 | the standing of laws in the JSON is that of this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) as_of: Option<String>,
}

/// Formats of `mulu import`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ImportFormatName {
    /// 供人修改的 YAML | the format people write
    Yaml,
    /// 目录 JSON | catalogue JSON
    Json,
}
