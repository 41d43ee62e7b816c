//! What follows from deadlines (`mulu due`), for people and for programs.

mod gaps;
mod json;
mod passed;
mod words;

use crate::diagnostic::Language;
use crate::knowledge::Date;
use crate::schedule::{Answer, Due, Gap, Subject};
use crate::source::{Files, Place};
use crate::value::deadline::Clause;
use std::io::{self, Write};

pub use json::schema;

/// Why a clause has no date, in words.
#[must_use]
pub fn why(gap: &Gap, language: Language) -> String {
    gaps::gap(gap, language)
}

/// What the report is made from.
#[derive(Debug)]
pub struct DueReport<'a> {
    /// The day of the event.
    pub from: Date,
    /// The answers, one an item.
    pub answers: &'a [Answer],
    /// The inputs they point into.
    pub files: &'a Files,
    /// The language.
    pub language: Language,
}

impl DueReport<'_> {
    /// Writes it for people.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn human(&self, out: &mut dyn Write) -> io::Result<()> {
        for (index, answer) in self.answers.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            self.answer(answer, out)?;
        }
        Ok(())
    }

    /// Writes it for programs; `schemas/due.schema.json`.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }

    fn answer(&self, answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
        let chinese = self.language == Language::Chinese;
        if let Some(subject) = &answer.subject {
            self.head(subject, out)?;
        }
        match &answer.text {
            Some(text) => writeln!(out, "  {}{text}", if chinese { "公开时限：" } else { "deadline: " })?,
            None if chinese => writeln!(out, "  没有写公开时限，推不出日期")?,
            None => writeln!(out, "  no deadline is written, so no date follows")?,
        }
        for (clause, due) in &answer.clauses {
            self.clause(clause, due, answer.clauses.len() > 1, out)?;
        }
        if answer.proviso {
            let zh = "  法律、法规另有规定的从其规定，以上日期以没有另行规定为前提";
            let en = "  the text yields to other law; the dates above hold where no law says otherwise";
            writeln!(out, "{}", if chinese { zh } else { en })?;
        }
        Ok(())
    }

    fn head(&self, subject: &Subject, out: &mut dyn Write) -> io::Result<()> {
        let code = subject.code.as_deref().map(|code| format!("{code} ")).unwrap_or_default();
        writeln!(out, "{} · {} · {code}{}", subject.place, subject.domain, subject.name)?;
        let place = match self.files.place(subject.at) {
            Place::File { path } => path,
            Place::Text { path, start, .. } => format!("{path}:{}:{}", start.line.get(), start.column.get()),
            Place::Cell { path, sheet, cell } => format!("{path} › {sheet}!{cell}"),
        };
        writeln!(out, "  {place}")
    }

    fn clause(&self, clause: &Clause, due: &Due, several: bool, out: &mut dyn Write) -> io::Result<()> {
        let indent = if several { "    " } else { "  " };
        if several {
            let label = clause.label.as_deref().map(|label| format!("{label}：")).unwrap_or_default();
            writeln!(out, "  · {label}{}", clause.text)?;
        }
        writeln!(out, "{indent}{}", words::result(clause, due, self.language))?;
        for line in words::how(clause, due, self.from, self.language) {
            writeln!(out, "{indent}  {line}")?;
        }
        Ok(())
    }
}
