//! The arguments of `mulu fmt`.

use super::Lang;
use clap::Args;
use std::path::PathBuf;

/// `mulu fmt`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct FmtArgs {
    /// YAML 文件或文件夹；不写则用当前工作区 | YAML files or folders (default: the workspace here)
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// 不改写，只列出格式不统一的文件，有就以 1 退出 | list files that are not canonical, exit 1
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// 不改写，只显示会怎么改 | show what would change
    #[arg(long)]
    pub(in crate::cli) diff: bool,
    /// 键名统一用中文或英文；不写则各键照旧 | the language of keys
    #[arg(long, value_enum, value_name = "zh|en")]
    pub(in crate::cli) keys: Option<Lang>,
}
