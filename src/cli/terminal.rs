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
        let english = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
            .is_some_and(|value| value.starts_with("en"));
        let language = match common.lang {
            Some(Lang::Zh) => Language::Chinese,
            Some(Lang::En) => Language::English,
            None if english => Language::English,
            None => Language::Chinese,
        };
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match common.color {
            When::Always => true,
            When::Never => false,
            When::Auto => io::stdout().is_terminal() && !no_color,
        };
        let width = std::env::var("COLUMNS").ok().and_then(|value| value.parse().ok()).unwrap_or(100);
        Self { language, color, width, quiet: common.quiet }
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
        let label = match self.language {
            Language::Chinese => "无法运行：",
            Language::English => "cannot run: ",
        };
        let _ = writeln!(io::stderr(), "{label}{}", words.get(self.language));
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
