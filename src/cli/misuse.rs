//! What is wrong with a command line: in English in clap's own words, in Chinese in ours.

use super::spoken;
use super::terminal::Terminal;
use crate::diagnostic::Language;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::ffi::OsString;

/// Tells of a command line that clap refused, or prints the help it asked for; returns clap's exit code.
pub(super) fn tell(arguments: &[OsString], refused: Error) -> i32 {
    let language = Terminal::language(asked(arguments));
    let again = spoken::command(language).try_get_matches_from(arguments);
    let error = again.err().unwrap_or(refused);
    match (language, words(&error)) {
        (Language::Chinese, Some(words)) => Terminal::complain(language, &words),
        _ => drop(error.print()),
    }
    error.exit_code()
}

/// The language written on the command line, which could not be parsed.
fn asked(arguments: &[OsString]) -> Option<&str> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--lang") {
            Some("") => return arguments.next(),
            Some(rest) => return rest.strip_prefix('='),
            None => {}
        }
    }
    None
}

/// The complaint in Chinese with what to do; nothing where help was asked for.
fn words(error: &Error) -> Option<String> {
    let what = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => format!("不认识的参数“{}”", said(error, ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", said(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {}", said(error, ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => value(error),
        ErrorKind::ArgumentConflict => conflict(error),
        ErrorKind::TooManyValues => format!("{} 的值写多了", said(error, ContextKind::InvalidArg)),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{} 的值的个数不对", said(error, ContextKind::InvalidArg))
        }
        ErrorKind::MissingSubcommand => "没有写要做什么，如 mulu check 养老服务.xlsx".to_owned(),
        ErrorKind::InvalidUtf8 => "参数里有不是 UTF-8 的字符".to_owned(),
        _ => "参数写得不对".to_owned(),
    };
    let usage = match said(error, ContextKind::Usage) {
        usage if usage.is_empty() => String::new(),
        usage => format!("\n用法：{}", spoken::usage(&usage, Language::Chinese)),
    };
    Some(format!("{what}{}{}{usage}\n加 --help 查看说明", allowed(error), meant(error)))
}

fn value(error: &Error) -> String {
    let (argument, value) = (said(error, ContextKind::InvalidArg), said(error, ContextKind::InvalidValue));
    let why = error.source().map(ToString::to_string).filter(|why| !why.is_ascii());
    match (value.is_empty(), why) {
        (true, _) => format!("{argument} 后面没有写值"),
        (false, Some(why)) => format!("{argument} 的值“{value}”不对：{why}"),
        (false, None) => format!("{argument} 的值“{value}”不对"),
    }
}

fn conflict(error: &Error) -> String {
    let (argument, other) = (said(error, ContextKind::InvalidArg), said(error, ContextKind::PriorArg));
    if argument == other || other.is_empty() {
        format!("{argument} 只能写一次")
    } else {
        format!("{argument} 不能与 {other} 同用")
    }
}

/// The values there are.
fn allowed(error: &Error) -> String {
    match said(error, ContextKind::ValidValue) {
        values if values.is_empty() => String::new(),
        values => format!("；可以写：{values}"),
    }
}

/// What was perhaps meant.
fn meant(error: &Error) -> String {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    // clap's list ends with the nearest.
    let nearest = kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::Strings(several) => several.last().cloned(),
        one => Some(one.to_string()),
    });
    nearest.map(|words| format!("。是不是要写 {words}？")).unwrap_or_default()
}

/// What clap says of one side of the complaint.
fn said(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        None | Some(ContextValue::None) => String::new(),
        Some(ContextValue::Strings(several)) => several.join("、"),
        Some(one) => one.to_string(),
    }
}
