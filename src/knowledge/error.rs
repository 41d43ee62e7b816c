//! What is wrong with a registry that was handed in to replace an embedded one.

use std::fmt;

use serde::de::DeserializeOwned;

/// A registry that cannot be used. The fault is in the replacement file: the embedded ones are proven good by tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryError {
    /// The registry's file name, such as `laws.yaml`.
    pub file: &'static str,
    /// The line, from 1, where the fault has a place.
    pub line: Option<u32>,
    /// The column, from 1, in characters.
    pub column: Option<u32>,
    /// What is wrong, without the place.
    pub message: String,
}

impl RegistryError {
    /// A fault of meaning (a dangling reference, a name used twice), placed at the last occurrence of `needle`.
    pub(super) fn about(file: &'static str, text: &str, needle: &str, message: String) -> Self {
        let place = text.rfind(needle).map(|offset| {
            let before = &text[..offset];
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
        });
        let number = |value: usize| u32::try_from(value).ok();
        Self {
            file,
            line: place.and_then(|(line, _)| number(line)),
            column: place.and_then(|(_, column)| number(column)),
            message,
        }
    }
}

impl fmt::Display for RegistryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.file)?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(formatter, ":{line}:{column}")?;
        }
        write!(formatter, ": {}", self.message)
    }
}

impl std::error::Error for RegistryError {}

/// Reads a whole registry. The parser's budgets suit files up to about 250,000 nodes; `laws.yaml` has some 12,000.
pub(super) fn read_yaml<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, RegistryError> {
    let options = serde_saphyr::options! { with_snippet: false };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let place = error.location().map(|place| (place.line(), place.column()));
        let told = place.map(|(line, column)| format!(" at line {line}, column {column}"));
        let message = error.to_string();
        let bare = told.and_then(|told| message.strip_suffix(&told).map(str::to_owned));
        RegistryError {
            file,
            line: place.and_then(|(line, _)| u32::try_from(line).ok()),
            column: place.and_then(|(_, column)| u32::try_from(column).ok()),
            message: bare.unwrap_or(message),
        }
    })
}
