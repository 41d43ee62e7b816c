//! Changes to bytes: for a person at a terminal, for a merge request, for programs (DESIGN §5).

mod grouped;
mod html;
mod human;
mod json;
mod markdown;
mod upper;
mod words;

pub use json::schema;

use crate::compare::{Change, Changes, Direction};
use crate::decisions::{Decision, Decisions};
use crate::diagnostic::Language;
use crate::lineage::Workspace;
use crate::source::Files;
use std::io::{self, Write};

/// What every report of a comparison is made from.
#[derive(Debug, Clone, Copy)]
pub struct ChangesReport<'a> {
    /// What changed.
    pub changes: &'a Changes,
    /// The places as they were, for whole rows.
    pub before: &'a Workspace,
    /// The places as they are.
    pub after: &'a Workspace,
    /// The old inputs.
    pub old: &'a Files,
    /// The new inputs.
    pub new: &'a Files,
    /// What reviewers decided.
    pub decisions: Option<&'a Decisions>,
    /// The language for people.
    pub language: Language,
    /// Whether the human report may use colours.
    pub color: bool,
}

/// The forms it can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For a person at a terminal.
    Human,
    /// For a merge request.
    Markdown,
    /// For a program; `schemas/changes.schema.json`.
    Json,
    /// A page with both sides, that needs nothing else.
    Html,
}

impl ChangesReport<'_> {
    /// Writes the report in a form.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, form: Form, out: &mut dyn Write) -> io::Result<()> {
        match form {
            Form::Human => human::write(self, out),
            Form::Markdown => markdown::write(self, out),
            Form::Json => json::write(self, out),
            Form::Html => html::write(self, out),
        }
    }

    /// Whether anything changed for the worse.
    #[must_use]
    pub fn has_loosened(&self) -> bool {
        self.changes.told().any(|change| change.direction == Direction::Loosened && !self.keeps(change))
    }

    /// Whether anything changed at all; with `--strict` another writing counts too.
    #[must_use]
    pub fn has_any(&self) -> bool {
        !self.changes.changes.is_empty()
    }

    /// Whether a reviewer lets a change stay: the whole of it, or each field that is for the worse.
    fn keeps(&self, change: &Change) -> bool {
        let kept = |print: &str| self.decisions.and_then(|all| all.of(print)).is_some_and(Decision::is_kept);
        let mut worse = change.fields.iter().filter(|own| own.direction() == Direction::Loosened).peekable();
        kept(&change.fingerprint) || (worse.peek().is_some() && worse.all(|own| kept(&own.fingerprint)))
    }

    /// What was decided of a change or of one of its fields, in a line for people.
    fn decided(&self, fingerprint: &str) -> Option<String> {
        Some(self.decisions?.of(fingerprint)?.signed(self.language == Language::Chinese))
    }

    fn say(&self, chinese: &'static str, english: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// Where a change is: the new place, else the old, as `file:line` or `file › sheet!cell`.
    fn place(&self, change: &Change) -> (Option<String>, Option<String>) {
        (
            change.old_at.map(|at| self.old.place(at).to_string()),
            change.new_at.map(|at| self.new.place(at).to_string()),
        )
    }
}
