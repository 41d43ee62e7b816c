//! What `mulu check` writes, in which formats.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// How a run is told of.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReportArgs {
    /// 输出格式 | format
    #[arg(long, value_enum, default_value = "human")]
    pub(in crate::cli) format: ReportFormat,
    /// 写到文件，不写到屏幕；--format xlsx 检查几个文件时写文件夹（每个文件一份标注）或 .xlsx（汇总意见）
    /// | write to a file; with --format xlsx and several inputs a folder (each marked) or an .xlsx (the list)
    #[arg(long, short, value_name = "FILE|DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// 同一次检查另外写出的报告，可多次使用，如 --report sarif=mulu.sarif --report html=报告.html
    /// | also write a report to a file; repeatable
    #[arg(long, value_name = "FORMAT=FILE", value_parser = beside)]
    pub(in crate::cli) report: Vec<(ReportFormat, PathBuf)>,
    /// 已知问题清单（由 --write-baseline 写出）：其中的问题不再列出，也不算不通过；写成 --baseline FILE 也可以
    /// | known findings, which are neither listed nor counted
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) known: Option<PathBuf>,
    /// 把这次发现的问题都记为已知，写到文件（.json） | write all findings as known
    #[arg(long, value_name = "FILE", conflicts_with_all = ["select", "ignore"])]
    pub(in crate::cli) write_baseline: Option<PathBuf>,
}

/// Formats of `mulu check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// 给人看 | for people
    Human,
    /// 给程序看 | for programs
    Json,
    /// SARIF 2.1.0：代码扫描、编辑器 | code scanning and editors
    Sarif,
    /// GitHub Actions：标在改动的行旁 | workflow commands
    Github,
    /// GitLab：代码质量报告 | code quality
    Gitlab,
    /// JUnit XML：各种构建服务器 | build servers
    Junit,
    /// 一个可以直接打开、筛选、打印的网页 | one page to open, filter and print
    Html,
    /// 原表加批注和审核意见（须用 -o） | the workbook back, marked (needs -o)
    Xlsx,
}

/// `FORMAT=FILE`.
fn beside(text: &str) -> Result<(ReportFormat, PathBuf), String> {
    let known = ReportFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = known.map(|value| value.get_name().to_owned()).collect();
    let told = || format!("请写成 格式=文件，格式有：{} (FORMAT=FILE)", names.join("、"));
    let (format, file) = text.split_once('=').ok_or_else(told)?;
    let format = ReportFormat::from_str(format, false).map_err(|_| told())?;
    if file.is_empty() { Err(told()) } else { Ok((format, PathBuf::from(file))) }
}
