//! Language, colour, width and the streams. A reader that goes away (`| head`) ends the run quietly.

use super::args::{Common, Lang, When};
use crate::diagnostic::{Language, Words};
use std::io::{self, IsTerminal, Write};

/// How to speak to the user.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    /// In which language.
    pub(super) language: Language,
    /// Whether results may be coloured.
    pub(super) color: bool,
    /// Columns.
    pub(super) width: usize,
    /// Whether hints are left out.
    pub(super) quiet: bool,
}

impl Terminal {
    /// From the arguments and the environment.
    pub(super) fn new(common: &Common) -> Self {
        let language = Self::language(common.lang.map(|lang| match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        }));
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match common.color {
            When::Always => true,
            When::Never => false,
            When::Auto => io::stdout().is_terminal() && !no_color,
        };
        let width = std::env::var("COLUMNS").ok().and_then(|value| value.parse().ok()).unwrap_or(100);
        Self { language, color, width, quiet: common.quiet }
    }

    /// The language asked for (`zh`, `en`), else that of the environment: Chinese unless it is English.
    pub(super) fn language(asked: Option<&str>) -> Language {
        let english = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
            .is_some_and(|value| value.starts_with("en"));
        match asked {
            Some("zh") => Language::Chinese,
            Some("en") => Language::English,
            _ if english => Language::English,
            _ => Language::Chinese,
        }
    }

    /// A hint for the user, on the error stream; never mixed into results.
    pub(super) fn hint(&self, words: &Words) {
        if !self.quiet {
            let _ = writeln!(io::stderr(), "{}", words.get(self.language));
        }
    }

    /// What the user asked to be told, on the error stream, quiet or not.
    pub(super) fn say(&self, words: &Words) {
        let _ = writeln!(io::stderr(), "{}", words.get(self.language));
    }

    /// What was left undone in one file, on the error stream, quiet or not.
    pub(super) fn fail_softly(&self, words: &Words) {
        let line: String =
            words.get(self.language).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// Why nothing could be done, on the error stream.
    pub(super) fn fail(&self, words: &Words) {
        Self::complain(self.language, words.get(self.language));
    }

    /// The same where the arguments are not understood yet.
    pub(super) fn complain(language: Language, words: &str) {
        let label = match language {
            Language::Chinese => "无法运行：",
            Language::English => "cannot run: ",
        };
        let _ = writeln!(io::stderr(), "{label}{words}");
    }
}

/// Writes results to the output stream.
///
/// # Errors
/// Those of the stream, except that its reader went away.
pub(super) fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
