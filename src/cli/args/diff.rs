//! The arguments of `mulu diff`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `mulu diff`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct DiffArgs {
    /// 原来的：文件、文件夹、工作区，或者 git 版本（HEAD~1:路径）；用 --rev 时为要比较的路径
    /// | the old one: a file, folder, workspace, or REV:PATH in git; with --rev the path compared
    #[arg(value_name = "OLD", required_unless_present = "rev")]
    pub(in crate::cli) old: Option<String>,
    /// 现在的：同上；YAML 与 Excel 可以互相比较 | the new one
    #[arg(value_name = "NEW", required_unless_present = "rev", conflicts_with = "rev")]
    pub(in crate::cli) new: Option<String>,
    /// 比较 git 的两个版本；只写一个时与工作区的文件相比 | two git revisions, or one against the files here
    #[arg(long, value_name = "A..B")]
    pub(in crate::cli) rev: Option<String>,
    /// 输出格式 | format
    #[arg(long, value_enum, default_value = "human", value_name = "human|markdown|json|html|xlsx")]
    pub(in crate::cli) format: DiffFormat,
    /// 写到文件，不写到屏幕 | write to a file
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// 上级目录（文件或文件夹）：逐项说明变化之后是否仍符合上级 | whether what changed still stands under this tier
    #[arg(long, value_name = "UPPER")]
    pub(in crate::cli) against: Option<PathBuf>,
    /// 有更不公开的变化（loosened）或者任何变化（any）就以 1 退出；有文件没有读全时也是
    /// | exit 1 on such changes, or where a file was not read whole
    #[arg(long, value_enum, default_value = "never", value_name = "loosened|any|never")]
    pub(in crate::cli) fail_on: FailOnChange,
    /// 处理意见的文件（默认用工作区或其上级文件夹里的 decisions.yaml） | decisions (default: decisions.yaml at or above)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) decisions: Option<PathBuf>,
    /// 只是写法、次序不同的也列出 | tell also of what is only written or ordered otherwise
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// 领域：表中没有写明时指定 | the domain of tables that do not name theirs
    #[arg(long, value_name = "养老服务")]
    pub(in crate::cli) domain: Option<String>,
    /// 依据、部门的沿革截至这一天（默认为今天） | by the laws and offices of that day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) as_of: Option<String>,
}

/// Formats of `mulu diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// 给人看 | for people
    Human,
    /// 供合并请求使用 | for a merge request
    Markdown,
    /// 给程序看 | for programs
    Json,
    /// 左右对照的网页，单个文件 | a page with both sides, one file
    Html,
    /// 左右对照的 Excel 表格 | a workbook with both sides
    Xlsx,
}

/// When to exit with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOnChange {
    /// 有更不公开的变化 | anything loosened
    Loosened,
    /// 有任何变化 | anything changed
    Any,
    /// 总是以 0 退出 | never
    Never,
}
