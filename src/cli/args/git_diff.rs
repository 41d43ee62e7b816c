//! The arguments of `mulu git-diff`.

use clap::Args;
use std::path::PathBuf;

/// What stands above the options of `mulu git-diff --help`.
pub(in crate::cli) const LONG_ABOUT: &str = "让 git diff、git log -p 看懂目录（YAML 和 Excel）：由 git 调用，一般不用手工运行。\n\n\
    先运行 mulu git-diff --install 查看要加到 .gitattributes 和 git 配置里的几行，加上 --write 就直接写入当前仓库。\n\
    之后 git diff 按事项说明变化，git log -p、git show 按栏目逐行对照。 | \
    Lets git show what changed in catalogues, YAML and workbooks alike; git runs it.\n\
    `mulu git-diff --install` prints the lines git needs, `--install --write` writes them into this repository.";

/// `mulu git-diff`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct GitDiffArgs {
    /// git 给外部比较程序的参数：路径、旧文件、旧标识、旧权限、新文件、新标识、新权限 | what git gives an external diff
    #[arg(value_name = "GIT", num_args = 0.., allow_hyphen_values = true)]
    pub(in crate::cli) given: Vec<PathBuf>,
    /// 把一个目录文件写成逐栏的文字，供 diff.*.textconv 使用 | a catalogue as text, a field a line
    #[arg(long, value_name = "FILE", allow_hyphen_values = true, conflicts_with_all = ["given", "install"])]
    pub(in crate::cli) textconv: Option<PathBuf>,
    /// 显示 git 需要的设置 | print the settings git needs
    #[arg(long, conflicts_with = "given")]
    pub(in crate::cli) install: bool,
    /// 把这些设置写入当前仓库 | write them into this repository
    #[arg(long, requires = "install")]
    pub(in crate::cli) write: bool,
}
