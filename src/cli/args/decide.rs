//! The arguments of `mulu decide`, and where other commands find decisions.

use clap::Args;
use std::path::PathBuf;

pub(in crate::cli) const LONG_ABOUT: &str = "收集审核意见表里填的处理意见，写进 decisions.yaml，以后各次检查、比较、审查都会显示。\n\n\
    表由 mulu check --format xlsx 或 mulu review 写出；行的次序、筛选、另存、改动别的格子都不影响，认的是隐藏的指纹列。\n\
    意见可写：同意保留（不再算不通过）、退回修改、采纳、不采纳、已修改；别的话照原话记下，并提示核对。 | \
    Collects the decisions filled into marked workbooks, to be shown by every later check, diff and review.\n\
    Rows may be sorted, filtered and saved again: a hidden column says which finding each is about.";

/// `mulu decide`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct DecideArgs {
    /// 填好处理意见的审核表（.xlsx 等），可以有几个 | marked workbooks that came back
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// 写进这个文件，已有的意见保留 | the file of decisions, which keeps what it has
    #[arg(long, short, value_name = "FILE", default_value = crate::decisions::DECISIONS)]
    pub(in crate::cli) output: PathBuf,
    /// 作出意见的单位，记在这次收的意见上 | the office that decided
    #[arg(long, value_name = "单位")]
    pub(in crate::cli) by: Option<String>,
    /// 作出意见的日期（不写则不记，不用今天代替） | the day of the decisions
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) on: Option<String>,
}

/// Where decisions are.
#[derive(Debug, Args)]
pub(in crate::cli) struct DecisionArgs {
    /// 处理意见的文件（默认用工作区或其上级文件夹里的 decisions.yaml） | decisions (default: decisions.yaml at or above)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) decisions: Option<PathBuf>,
    /// 把问题已不存在的处理意见移出该文件 | take decisions out whose finding is gone
    #[arg(long)]
    pub(in crate::cli) update_decisions: bool,
}
