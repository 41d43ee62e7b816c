//! The arguments, as clap understands them; nothing is done here.
//!
//! Every text for people is written `中文 | English`; `spoken` keeps the half that is asked for.

mod check;
mod dates;
mod decide;
mod diff;
mod format;
mod git_diff;
mod import;
mod report;
mod review;
mod settings;

pub(super) use check::{CheckArgs, FailOn};
pub(super) use dates::{CalendarArgs, DueArgs};
pub(super) use decide::{DecideArgs, DecisionArgs};
pub(super) use diff::{DiffArgs, DiffFormat, FailOnChange};
pub(super) use format::FmtArgs;
pub(super) use git_diff::GitDiffArgs;
pub(super) use import::{ImportArgs, ImportFormatName};
pub(super) use report::{ReportArgs, ReportFormat};
pub(super) use review::ReviewArgs;
pub(super) use settings::ConfigArgs;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// mulu（目录）：基层政务公开标准目录的编译与检查
#[derive(Debug, Parser)]
#[command(
    name = "mulu",
    version,
    about = "mulu（目录）：基层政务公开标准目录的编译与检查 | mulu compiles and lints the disclosure catalogues of Chinese local governments",
    long_about = LONG_ABOUT,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "命令 | Commands",
    subcommand_value_name = "命令 | COMMAND"
)]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// What every command takes.
    #[command(flatten)]
    pub(super) common: Common,
}

const LONG_ABOUT: &str = "mulu（目录）：基层政务公开标准目录的编译与检查。\n\n\
    读 YAML 和各单位实际使用的 Excel 表格，按格式、按法律、按上下级目录逐项检查，\n\
    并生成可以直接发布的网页、官方版式的 Excel 和 JSON。全部在本机完成，从不联网。\n\n\
    退出码：0 没有问题；1 有达到 --fail-on 级别的问题；2 无法运行（参数、磁盘、配置）。 | \
    mulu compiles and lints the disclosure catalogues of Chinese local governments.\n\n\
    It reads YAML and the Excel files offices really have, checks every item against a schema, the law\n\
    and the tiers above and below, and publishes web pages, official tables and JSON. It never goes online.\n\n\
    Exit codes: 0 clean; 1 findings at or above --fail-on; 2 could not run (arguments, disk, configuration).";

/// What every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "通用选项 | Common options")]
pub(super) struct Common {
    /// 查看帮助 | print help
    #[arg(long, short, global = true, action = ArgAction::Help)]
    pub(super) help: Option<bool>,
    /// 查看版本 | print version
    #[arg(long, short = 'V', action = ArgAction::Version)]
    pub(super) version: Option<bool>,
    /// 语言（默认中文；LANG 以 en 开头时为英文）
    /// | language (Chinese, unless LANG begins with en)
    #[arg(long, global = true, value_enum, value_name = "zh|en")]
    pub(super) lang: Option<Lang>,
    /// 颜色 | colour
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    pub(super) color: When,
    /// 只输出结果，不输出提示 | print results only
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// 代替内置登记簿的文件夹（laws.yaml、domains.yaml …） | replaces the embedded registries
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) registry: Option<PathBuf>,
    /// 代替内置国家标准指引的文件夹；check 给文件时为已知问题清单，同 --known
    /// | replaces the embedded national baseline; a file given to check is what --known takes
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) baseline: Option<PathBuf>,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// 中文 | Chinese
    Zh,
    /// 英文 | English
    En,
}

/// Whether to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// 在终端里才用（设了 NO_COLOR 则不用） | on a terminal
    Auto,
    /// 总用 | always
    Always,
    /// 不用 | never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 检查目录 | check catalogues
    Check(CheckArgs),
    /// 生成网页、Excel、Word、JSON | build what is published
    Build(BuildArgs),
    /// 比较两次报送：哪里变了，更公开还是更不公开 | what changed between two submissions
    Diff(DiffArgs),
    /// 让 git diff、git log 看懂目录和 Excel | let git show what changed in catalogues
    #[command(long_about = git_diff::LONG_ABOUT)]
    GitDiff(GitDiffArgs),
    /// 审查各地报送的目录：矩阵、排名、一地一页 | review the submissions of many places
    #[command(long_about = review::LONG_ABOUT)]
    Review(ReviewArgs),
    /// 收集审核表里填的处理意见 | collect decisions from marked workbooks
    #[command(long_about = decide::LONG_ABOUT)]
    Decide(DecideArgs),
    /// 把 Excel 等表格转成 YAML 或 JSON | turn tables into YAML or JSON
    #[command(long_about = import::LONG_ABOUT)]
    Import(ImportArgs),
    /// 推算最迟哪一天公开 | the date by which something must be public
    Due(DueArgs),
    /// 生成定期公开事项的日历文件（.ics） | a calendar file of periodic and dated disclosures
    Calendar(CalendarArgs),
    /// 说明一条规则 | explain a rule
    Explain {
        /// 规则名或代码 | a rule's name or code
        rule: String,
    },
    /// 列出全部规则 | list the rules
    Rules {
        /// 输出格式 | format
        #[arg(long, value_enum, default_value = "human")]
        format: ListFormat,
    },
    /// 统一 YAML 文件的格式 | format YAML files
    Fmt(FmtArgs),
    /// 查看生效的设置 | the settings in force
    Config(ConfigArgs),
    /// 输出 JSON Schema | print a JSON Schema
    Schema {
        /// 哪一个 | which one
        #[arg(value_enum, default_value = "catalogue")]
        name: SchemaName,
        /// 写出全部到文件夹 | write them all to a folder
        #[arg(long, value_name = "DIR")]
        write: Option<PathBuf>,
    },
    /// 输出命令补全脚本 | print a completion script
    Completions {
        /// 终端 | shell
        shell: clap_complete::Shell,
    },
}

/// `mulu build`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(super) struct BuildArgs {
    /// 文件或文件夹；不写则用当前工作区，没有工作区则用内置示例
    /// | files or folders (default: the workspace here, else the embedded example)
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// 输出文件夹 | output folder
    #[arg(long, short, value_name = "DIR", required_unless_present = "write_templates")]
    pub(super) output: Option<PathBuf>,
    /// 只生成这些 | only these
    #[arg(long, value_enum, value_delimiter = ',', value_name = "html,xlsx,docx,json,csv,fragments")]
    pub(super) only: Vec<PartName>,
    /// 只生成这些领域 | only these domains
    #[arg(long, value_delimiter = ',', value_name = "领域")]
    pub(super) domain: Vec<String>,
    /// JSON 中依据的效力截至这一天 | the standing of laws in the JSON is that of this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<String>,
    /// 代替内置模板的文件夹 | replaces embedded templates
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    /// 写出内置模板供修改，不生成别的 | write the embedded templates and nothing else
    #[arg(long, value_name = "DIR", conflicts_with_all = ["output", "watch", "serve"])]
    pub(super) write_templates: Option<PathBuf>,
    /// 输入文件一变就重新生成 | build again whenever an input changes
    #[arg(long)]
    pub(super) watch: bool,
    /// 在本机预览（http://127.0.0.1:端口，只有本机能访问） | preview on this machine only
    #[arg(long, value_name = "PORT", num_args = 0..=1, default_missing_value = "8000")]
    pub(super) serve: Option<u16>,
}

/// Formats of `mulu rules`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// 给人看 | for people
    Human,
    /// 给程序看 | for programs
    Json,
}

/// Outputs of `mulu build`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PartName {
    /// 网页 | the site
    Html,
    /// 官方版式的 Excel 表格 | workbooks in the official layout
    Xlsx,
    /// 官方版式的 Word 文档 | Word documents in the official layout
    Docx,
    /// JSON，以及每行一个事项的 items.ndjson | JSON, and items.ndjson, one item a line
    Json,
    /// 供统计分析的 CSV 表格 | CSV for analysis
    Csv,
    /// 供门户粘贴的表格片段 | tables for pasting into a portal
    Fragments,
}

/// Schemas of `mulu schema`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaName {
    /// 目录文件 | a catalogue file
    Catalogue,
    /// 键名用中文的目录文件 | a catalogue file with Chinese keys
    CatalogueZh,
    /// 辖区文件 jurisdiction.yaml | a jurisdiction file, jurisdiction.yaml
    Jurisdiction,
    /// 键名用中文的辖区文件 | a jurisdiction file with Chinese keys
    JurisdictionZh,
    /// 变更记录 changes.yaml | the change log, changes.yaml
    ChangeLog,
    /// 键名用中文的变更记录 | the change log with Chinese keys
    ChangeLogZh,
    /// build 和 import 写出的目录 JSON | catalogue JSON, as build and import write it
    CatalogueJson,
    /// 处理意见 decisions.yaml | decisions on findings and changes, decisions.yaml
    Decisions,
    /// 键名用中文的处理意见 | the same with Chinese keys
    DecisionsZh,
    /// due --format json 的结果 | the answers of due --format json
    Due,
    /// check --format json 的结果 | the findings of check --format json
    Findings,
    /// diff --format json 的结果 | the changes of diff --format json
    Changes,
    /// review 写出的 review.json | the review.json of mulu review
    Review,
    /// review 写出的 places/*.json | the places/*.json of mulu review
    ReviewPlace,
}
