//! The arguments of `mulu review`.

use super::DecisionArgs;
use clap::Args;
use std::path::PathBuf;

pub(super) const LONG_ABOUT: &str = "审查各地报送的目录：覆盖率、问题、领域矩阵、排名、横向比较，一地一页。\n\n\
    报送文件夹怎么放都行：一地一个文件夹，一地一个工作簿，一地几个名称相同的工作簿，或者一个工作簿里有几地的表。\n\
    哪个地方，看 jurisdiction.yaml，再看文件夹名、文件名、表的标题。一份材料读不出来，只列出原因，不影响其余。\n\n\
    写出：index.html（矩阵、排名、横向比较）、places/（一地一页）、汇总.xlsx、review.json、marked/（标注了问题的退回件）。\n\
    评分的权重在 mulu.yaml 的 review.weights 里，报告里印着算法，各地可以自己验算。 | \
    Reviews the submissions of many places: coverage, findings, a matrix, a ranking, insights, a page a place.";

/// `mulu review`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct ReviewArgs {
    /// 各地报送的目录所在的文件夹 | the folder of submissions
    #[arg(value_name = "SUBMISSIONS")]
    pub(in crate::cli) submissions: PathBuf,
    /// 输出文件夹 | output folder
    #[arg(long, short, value_name = "DIR")]
    pub(in crate::cli) output: PathBuf,
    /// 上级目录（文件或文件夹），代替国家标准指引 | held against this instead of the national baseline
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) against: Option<PathBuf>,
    /// 上一次报送的文件夹：每地比较两次，变得更公开还是更不公开 | the previous submissions: what changed since
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) previous: Option<PathBuf>,
    /// 以前各次审查的结果（文件夹或 review.json），用来比较进度 | earlier reports, for progress by day
    #[arg(long, value_name = "DIR", num_args = 1..)]
    pub(in crate::cli) earlier: Vec<PathBuf>,
    /// 只审查这些领域 | only these domains
    #[arg(long, value_delimiter = ',', value_name = "领域")]
    pub(in crate::cli) domain: Vec<String>,
    /// 没有说明层级的地方按这一级审查 | the tier of places that do not say theirs
    #[arg(long, value_name = "县级")]
    pub(in crate::cli) tier: Option<String>,
    /// 按这一天的法律判断，也是报告的日期（默认为今天） | judge by the law of that day; the day of the report
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) as_of: Option<String>,
    /// 先收这些填好处理意见的审核表（或放这些表的文件夹），同 mulu decide，再审查
    /// | collect the decisions of these marked workbooks, forms or folders first, like mulu decide
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(in crate::cli) decide: Vec<PathBuf>,
    /// What was decided.
    #[command(flatten)]
    pub(in crate::cli) decided: DecisionArgs,
    /// 不生成退回件（标注了问题的工作簿） | no marked workbooks
    #[arg(long)]
    pub(in crate::cli) no_marked: bool,
    /// 只用这些规则（名称、代码或代码开头） | only these rules
    #[arg(long, value_name = "R,…", value_delimiter = ',')]
    pub(in crate::cli) select: Vec<String>,
    /// 不用这些规则 | not these rules
    #[arg(long, value_name = "R,…", value_delimiter = ',')]
    pub(in crate::cli) ignore: Vec<String>,
}
