//! The arguments of `mulu config`.

use super::FailOn;
use clap::Args;
use std::path::PathBuf;

/// `mulu config`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct ConfigArgs {
    /// 文件或文件夹；不写则用当前工作区 | files or folders (default: the workspace here)
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// 列出生效的设置和各项在哪里写的（默认） | what is in force and where it was said (default)
    #[arg(long)]
    pub(in crate::cli) show: bool,
    /// 同 check 的 --select | as for check
    #[arg(long, value_name = "R,…", value_delimiter = ',')]
    pub(in crate::cli) select: Vec<String>,
    /// 同 check 的 --ignore | as for check
    #[arg(long, value_name = "R,…", value_delimiter = ',')]
    pub(in crate::cli) ignore: Vec<String>,
    /// 同 check 的 --fail-on | as for check
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(in crate::cli) fail_on: Option<FailOn>,
}
