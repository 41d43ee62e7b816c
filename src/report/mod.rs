//! Floor 7: findings to bytes. One file a format, one signature; none filters, sorts or counts
//! differently from another.

mod artifact;
pub mod changes;
mod decided;
pub mod due;
mod github;
mod gitlab;
mod graphic;
mod html;
mod human;
mod json;
mod junit;
mod place;
mod plain;
pub mod review;
mod sarif;
mod summary;

use crate::decisions::{Decision, Decisions};
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::source::Files;
use std::io::{self, Write};

/// The formats a report can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Human,
    /// For a program; DESIGN §5, `schemas/findings.schema.json`.
    Json,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// JUnit's XML, which every build server reads.
    Junit,
    /// One page that needs nothing else.
    Html,
    /// Markdown, for the summary of a job.
    Summary,
}

/// What every report is made from.
#[derive(Debug)]
pub struct Report<'a> {
    /// The findings, settled and sorted.
    pub findings: &'a [Diagnostic],
    /// The inputs they point into.
    pub files: &'a Files,
    /// How much was looked at.
    pub counts: Counts,
    /// From which severity on the run has failed; `None`: never.
    pub threshold: Option<Severity>,
    /// The language for people.
    pub language: Language,
    /// Whether the human report may use colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// What reviewers decided.
    pub decisions: Option<&'a Decisions>,
}

/// How much a run looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files read.
    pub files: usize,
    /// Items read.
    pub items: usize,
}

impl Report<'_> {
    /// How many findings have this severity; those that may stay are counted apart.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|own| own.severity == severity && !self.keeps(own)).count()
    }

    /// What was decided of a finding.
    #[must_use]
    pub fn decision(&self, finding: &Diagnostic) -> Option<&Decision> {
        self.decisions?.on(finding)
    }

    /// Whether a reviewer lets it stay: it is listed, and fails nothing.
    #[must_use]
    pub fn keeps(&self, finding: &Diagnostic) -> bool {
        self.decision(finding).is_some_and(Decision::is_kept)
    }

    /// Whether it was to be changed, and the file has come in again with it unchanged.
    fn is_overdue(&self, finding: &Diagnostic) -> bool {
        let version = || self.files.version(finding.primary.file());
        self.decision(finding).is_some_and(|own| own.is_overdue(&version()))
    }

    /// What was decided of a finding, in a line for people.
    fn decided(&self, finding: &Diagnostic) -> Option<String> {
        let decision = self.decision(finding)?;
        Some(decision.told(self.language == Language::Chinese, self.is_overdue(finding)))
    }

    /// Whether a finding makes the run fail.
    #[must_use]
    pub fn fails(&self, finding: &Diagnostic) -> bool {
        self.threshold.is_some_and(|threshold| finding.severity >= threshold) && !self.keeps(finding)
    }

    /// Whether the run has failed.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.findings.iter().any(|finding| self.fails(finding))
    }

    /// The findings nobody let stay: what a build server is told of.
    fn pressing(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().filter(|own| !self.keeps(own))
    }

    /// What was decided of a finding, as a last line of what is said about it.
    fn decided_line(&self, finding: &Diagnostic) -> Option<String> {
        let decided = self.decided(finding)?;
        Some(format!("{}{decided}", self.say("处理意见：", "decided: ")))
    }

    /// The word in the report's language.
    fn say(&self, chinese: &'static str, english: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// How much was looked at and found, in a line.
    fn tally(&self) -> String {
        let kept = self.findings.iter().filter(|own| self.keeps(own)).count();
        let overdue = self.findings.iter().filter(|own| self.is_overdue(own)).count();
        let mut tally = self.tally_without();
        match self.language {
            _ if overdue == 0 => {}
            Language::Chinese => tally.push_str(&format!("；其中{overdue}个上轮已要求修改，仍未改")),
            Language::English => tally.push_str(&format!("; {overdue} of them to be changed since before")),
        }
        match self.language {
            _ if kept == 0 => tally,
            Language::Chinese => format!("{tally}；另有{kept}个同意保留，不计入"),
            Language::English => format!("{tally}; {kept} kept by decision, not counted"),
        }
    }

    fn tally_without(&self) -> String {
        let (files, items) = (self.counts.files, self.counts.items);
        let (errors, warnings, infos) =
            (self.count(Severity::Error), self.count(Severity::Warning), self.count(Severity::Info));
        match self.language {
            Language::Chinese if self.findings.is_empty() => {
                format!("检查了{files}个文件、{items}个事项，没有发现问题")
            }
            Language::English if self.findings.is_empty() => {
                format!("checked {files} files, {items} items: nothing found")
            }
            Language::Chinese => {
                format!("检查了{files}个文件、{items}个事项：{errors}个错误，{warnings}个警告，{infos}个提示")
            }
            Language::English => format!(
                "checked {files} files, {items} items: {errors} errors, {warnings} warnings, {infos} infos"
            ),
        }
    }

    /// Writes the findings for a person, without a count and further advice.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_findings(&self, out: &mut dyn Write) -> io::Result<()> {
        human::write_findings(self, out)
    }

    /// Writes the report in a format.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Human => human::write(self, out),
            Format::Json => json::write(self, out),
            Format::Sarif => sarif::write(self, out),
            Format::Github => github::write(self, out),
            Format::Gitlab => gitlab::write(self, out),
            Format::Junit => junit::write(self, out),
            Format::Html => html::write(self, out),
            Format::Summary => summary::write(self, out),
        }
    }
}

/// The JSON Schema of the findings report.
#[must_use]
pub fn findings_schema() -> serde_json::Value {
    json::schema()
}
