//! The arguments of `mulu due` and `mulu calendar`.

use super::ListFormat;
use crate::knowledge::Date;
use clap::Args;
use std::path::PathBuf;

/// `mulu due`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct DueArgs {
    /// 事项编码，或名称的一部分 | an item's code or part of its name
    #[arg(value_name = "ITEM", required_unless_present = "deadline", conflicts_with = "deadline")]
    pub(in crate::cli) item: Option<String>,
    /// 文件或文件夹；不写则在当前工作区、内置示例和国家标准指引中查找
    /// | files or folders (default: the workspace here, the embedded example and the national baseline)
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// 起算事件之日（信息形成之日、批复之日 …）；不写则为今天 | the day of the event (default: today)
    #[arg(long, value_name = "2026-09-28", value_parser = date)]
    pub(in crate::cli) from: Option<Date>,
    /// 不查目录，直接推算这句时限 | just this phrase
    #[arg(long, value_name = "信息形成之日起20个工作日内")]
    pub(in crate::cli) deadline: Option<String>,
    /// 输出格式 | format
    #[arg(long, value_enum, default_value = "human")]
    pub(in crate::cli) format: ListFormat,
}

/// `mulu calendar`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项 | Options")]
pub(in crate::cli) struct CalendarArgs {
    /// 文件或文件夹；不写则用当前工作区，没有工作区则用内置示例
    /// | files or folders (default: the workspace here, else the embedded example)
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// 写到文件，不写到屏幕 | write to a file
    #[arg(long, short, value_name = "disclosure.ics")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// 只要这一年 | only this year
    #[arg(long, value_name = "2026", conflicts_with_all = ["from", "to"], value_parser = clap::value_parser!(i32).range(1..=9999))]
    pub(in crate::cli) year: Option<i32>,
    /// 从哪一天起；也是“每20个工作日更新”一类的起算日（最近一次公开之日）
    /// | the first day; also what intervals are counted from
    #[arg(long, value_name = "2026-01-01", value_parser = date)]
    pub(in crate::cli) from: Option<Date>,
    /// 到哪一天止；不写则定期公开的一直重复 | the last day (default: without end)
    #[arg(long, value_name = "2026-12-31", value_parser = date)]
    pub(in crate::cli) to: Option<Date>,
    /// 只要这个地方的 | only this place
    #[arg(long, value_name = "示例县")]
    pub(in crate::cli) place: Option<String>,
    /// 提前几个工作日提醒，0 为不提醒 | remind so many working days ahead; 0: never
    #[arg(long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u32).range(0..=60))]
    pub(in crate::cli) remind: u32,
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|error: crate::knowledge::date::NotADate| error.to_string())
}
