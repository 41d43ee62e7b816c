//! The arguments of `mulu check`.

use super::{DecisionArgs, ReportArgs};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `mulu check`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct CheckArgs {
    /// 文件或文件夹；不写则检查当前工作区，没有工作区则检查当前文件夹里的目录文件，再没有则检查内置示例
    /// | files or folders (default: the workspace here, else the catalogues of this folder, else the embedded example)
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// 上级目录（文件或文件夹），代替国家标准指引 | held against this instead of the national baseline
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) against: Option<PathBuf>,
    /// 层级：没有 jurisdiction.yaml 时指定 | the tier, where no jurisdiction.yaml says it
    #[arg(long, value_name = "县级")]
    pub(in crate::cli) tier: Option<String>,
    /// 地方名称：没有 jurisdiction.yaml 时指定 | the place, where no jurisdiction.yaml says it
    #[arg(long, value_name = "示例县")]
    pub(in crate::cli) name: Option<String>,
    /// 领域：表中没有写明时指定 | the domain of tables that do not name theirs
    #[arg(long, value_name = "养老服务")]
    pub(in crate::cli) domain: Option<String>,
    /// 按这一天的法律判断（默认为今天） | judge by the law of that day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) as_of: Option<String>,
    /// How to tell.
    #[command(flatten)]
    pub(in crate::cli) reports: ReportArgs,
    /// What was decided.
    #[command(flatten)]
    pub(in crate::cli) decided: DecisionArgs,
    /// 自动修改有把握的问题：YAML 直接改原文件，.xlsx 另写一份 X.修订.xlsx（或 -o 指定）
    /// | apply safe fixes: YAML in place, workbooks to a copy
    #[arg(long)]
    pub(in crate::cli) fix: bool,
    /// 连没有十分把握的也改，改后请人工核对（与 --fix 或 --diff 同用） | apply unsafe fixes too (with --fix or --diff)
    #[arg(long)]
    pub(in crate::cli) unsafe_fixes: bool,
    /// 只显示 --fix 会改什么，什么也不写 | show what --fix would change, write nothing
    #[arg(long, conflicts_with = "fix")]
    pub(in crate::cli) diff: bool,
    /// --fix 时直接改原来的 .xlsx，不另写一份 | let --fix change the workbook itself
    #[arg(long, requires = "fix", conflicts_with = "output")]
    pub(in crate::cli) in_place: bool,
    /// 只用这些规则（名称、代码或代码开头） | only these rules
    #[arg(long, value_name = "R,…", value_delimiter = ',')]
    pub(in crate::cli) select: Vec<String>,
    /// 不用这些规则 | not these rules
    #[arg(long, value_name = "R,…", value_delimiter = ',')]
    pub(in crate::cli) ignore: Vec<String>,
    /// 达到哪一级别就以 1 退出 | exit 1 from this severity on
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(in crate::cli) fail_on: Option<FailOn>,
}

/// When to exit with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// 提示以上 | from infos on
    Info,
    /// 警告以上 | from warnings on
    Warning,
    /// 错误（默认） | from errors on (default)
    Error,
    /// 总是以 0 退出 | never
    Never,
}
