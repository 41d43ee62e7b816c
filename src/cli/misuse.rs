//! What a wrong command line means, in Chinese, beside clap's own English words.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};
use std::io::Write;

/// Adds a line in Chinese to clap's complaint; nothing where it was no complaint but help.
pub(super) fn explain(error: &Error) {
    if let Some(words) = words(error) {
        let _ = writeln!(std::io::stderr(), "无法运行：{words}；用 mulu --help 查看用法");
    }
}

fn words(error: &Error) -> Option<String> {
    let context = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "请写明要做什么，如 mulu check 养老服务.xlsx".to_owned()
        }
        ErrorKind::UnknownArgument => format!("不认识的参数“{argument}”"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("缺少参数 {argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("参数 {argument} 的值“{}”不对", context(ContextKind::InvalidValue))
        }
        _ => "参数写得不对".to_owned(),
    })
}
