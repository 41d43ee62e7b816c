//! The command line in one language. clap writes one help for everybody, so `args` says every text as
//! `中文 | English`, and the half that is asked for is kept here.
//!
//! Only help, complaints and completion scripts come this way; an ordinary run parses the command as
//! it was declared, whose texts it never looks at.

use super::args::Cli;
use crate::diagnostic::Language;
use clap::builder::{PossibleValue, PossibleValuesParser, Resettable, Str, StyledStr};
use clap::{Arg, Command, CommandFactory};

/// What stands between the halves.
const BETWEEN: &str = " | ";

/// The whole command, with clap's own labels in the language too. What is parsed with it is told of,
/// never used: values are kept as the words they were written in.
pub(super) fn command(language: Language) -> Command {
    let mut command = Cli::command();
    command.build();
    spoken(command, language)
}

/// The half of a text that is in the language; the whole of a text that has no halves.
pub(super) fn half(text: &str, language: Language) -> &str {
    match (text.split_once(BETWEEN), language) {
        (Some((chinese, _)), Language::Chinese) => chinese.trim_end(),
        (Some((_, english)), Language::English) => english.trim_start(),
        (None, _) => text,
    }
}

fn spoken(mut command: Command, language: Language) -> Command {
    let usage = usage(&command.render_usage().to_string(), language);
    let about = command.get_about().map(|text| styled(text, language));
    let long_about = command.get_long_about().map(|text| styled(text, language));
    let heading =
        command.get_subcommand_help_heading().map(|text| Str::from(half(text, language).to_owned()));
    let label = match language {
        Language::Chinese => "用法：",
        Language::English => "Usage: ",
    };
    command
        .help_template(format!("{{about-with-newline}}\n{label}{{usage}}\n\n{{all-args}}\n"))
        .override_usage(usage)
        .about(Resettable::from(about))
        .long_about(Resettable::from(long_about))
        .subcommand_help_heading(Resettable::from(heading))
        .mut_args(|arg| spoken_arg(arg, language))
        .mut_subcommands(|command| spoken(command, language))
}

/// clap's line of usage, without its label.
pub(super) fn usage(line: &str, language: Language) -> String {
    let line = line.trim_start_matches("Usage:").trim();
    match language {
        Language::Chinese => line
            .replace("[OPTIONS]", "[选项]")
            .replace("[COMMAND]", "<命令>")
            .replace("<命令 | COMMAND>", "<命令>"),
        Language::English => line.replace("<命令 | COMMAND>", "<COMMAND>"),
    }
}

fn spoken_arg(arg: Arg, language: Language) -> Arg {
    let help = arg.get_help().map(|text| half(&text.to_string(), language).to_owned()).unwrap_or_default();
    let heading = arg.get_help_heading().map(|text| Str::from(half(text, language).to_owned()));
    let values: Vec<PossibleValue> =
        arg.get_possible_values().iter().map(|value| spoken_value(value, language)).collect();
    let listed = arg.get_action().takes_values() && !values.is_empty();
    let long = if listed { format!("{help}{}", listing(&values, language)) } else { help.clone() };
    let long = format!("{long}{}", default(&arg, language));
    let arg = arg.help(help).long_help(long).help_heading(Resettable::from(heading)).hide_default_value(true);
    if listed { arg.hide_possible_values(true).value_parser(PossibleValuesParser::new(values)) } else { arg }
}

fn spoken_value(value: &PossibleValue, language: Language) -> PossibleValue {
    let help = value.get_help().map(|text| styled(text, language));
    PossibleValue::new(value.get_name().to_owned()).help(Resettable::from(help)).hide(value.is_hide_set())
}

/// The values an option takes, a line each.
fn listing(values: &[PossibleValue], language: Language) -> String {
    let width = values.iter().map(|value| value.get_name().len()).max().unwrap_or_default();
    let line = |value: &PossibleValue| {
        let name = value.get_name();
        let help = value.get_help().map(ToString::to_string).unwrap_or_default();
        format!("\n  {name:width$}  {help}").trim_end().to_owned()
    };
    let label = match language {
        Language::Chinese => "\n可选值：",
        Language::English => "\nOne of:",
    };
    format!("{label}{}", values.iter().map(line).collect::<String>())
}

fn default(arg: &Arg, language: Language) -> String {
    let values: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    match (arg.get_action().takes_values() && !values.is_empty(), language) {
        (false, _) => String::new(),
        (true, Language::Chinese) => format!("\n默认：{}", values.join("、")),
        (true, Language::English) => format!("\nDefault: {}", values.join(", ")),
    }
}

fn styled(text: &StyledStr, language: Language) -> StyledStr {
    StyledStr::from(half(&text.to_string(), language).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text of a command and of those below it.
    fn texts(command: &Command, told: &mut Vec<String>) {
        told.extend(command.get_about().into_iter().chain(command.get_long_about()).map(ToString::to_string));
        for arg in command.get_arguments() {
            told.extend(arg.get_help().into_iter().chain(arg.get_long_help()).map(ToString::to_string));
            let values = arg.get_possible_values();
            told.extend(values.iter().filter_map(|value| value.get_help().map(ToString::to_string)));
        }
        command.get_subcommands().for_each(|command| texts(command, told));
    }

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    #[test]
    fn every_text_is_said_in_both_languages() {
        let mut told = Vec::new();
        texts(&Cli::command(), &mut told);
        assert!(told.len() > 100, "only {} texts", told.len());
        for text in told {
            let halves = text.split(BETWEEN).collect::<Vec<_>>();
            let [chinese, english] = halves[..] else { panic!("not in two halves: {text}") };
            assert!(is_chinese(chinese), "not Chinese: {chinese}");
            assert!(!is_chinese(english), "not English: {english}");
            // A name that is torn off its Chinese sentence leaves it unfinished.
            let end = chinese.trim_end();
            let unfinished = end.ends_with(['和', '或', '、', '，', '：']) || end.ends_with("写出的");
            assert!(!unfinished, "unfinished: {chinese}");
        }
    }

    #[test]
    fn the_language_asked_for_is_kept() {
        for (language, chinese) in [(Language::Chinese, true), (Language::English, false)] {
            let mut told = Vec::new();
            texts(&command(language), &mut told);
            for text in told.iter().filter(|text| !text.is_empty()) {
                assert!(!text.contains(BETWEEN), "both halves: {text}");
                assert_eq!(is_chinese(text), chinese, "{text}");
            }
        }
    }
}
