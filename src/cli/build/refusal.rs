//! What keeps a build from being begun: what was not read whole would be published in part, and nobody would see it.

use crate::cli::exit::Failure;
use crate::diagnostic::{Diagnostic, Language, Severity, Words};
use crate::pipeline::{self, Loaded};

/// How many faults are named before it is only said how many more there are.
const NAMED: usize = 5;

/// Files read in part, or nothing to publish at all.
pub(super) fn refuse(loaded: &Loaded, findings: &[Diagnostic]) -> Result<(), Failure> {
    let faults: Vec<&Diagnostic> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && pipeline::unfit_to_publish(finding))
        .collect();
    if !faults.is_empty() {
        return Err(Failure::new(
            format!(
                "有的文件没有读全，没有生成，原来的网站没有动；请先改正：\n{}",
                lines(loaded, &faults, Language::Chinese)
            ),
            format!(
                "files were not read whole: nothing was built, what was published is untouched; mend first:\n{}",
                lines(loaded, &faults, Language::English)
            ),
        ));
    }
    let places = loaded.wanted.iter().filter_map(|index| loaded.workspace.jurisdictions.get(*index));
    if places.into_iter().all(|place| place.catalogues.is_empty() && place.withheld_lists.is_empty()) {
        return Err(Failure::new(
            "没有读到目录，没有东西可以生成",
            "no catalogue was found: there is nothing to build",
        ));
    }
    Ok(())
}

/// That there are errors in what was published, and which.
pub(super) fn errors(loaded: &Loaded, findings: &[Diagnostic]) -> Option<Words> {
    let errors: Vec<&Diagnostic> =
        findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let count = errors.len();
    let [zh, en] = [Language::Chinese, Language::English].map(|one| lines(loaded, &errors, one));
    (count > 0).then(|| {
        Words::new(
            format!("注意：目录还有 {count} 个错误，用 mulu check 查看：\n{zh}"),
            format!("note: the catalogues have {count} errors; see `mulu check`:\n{en}"),
        )
    })
}

/// The first faults, a line each with its place.
fn lines(loaded: &Loaded, findings: &[&Diagnostic], language: Language) -> String {
    let plain =
        |text: String| -> String { text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect() };
    let one = |finding: &&Diagnostic| {
        plain(format!("  {}：{}", loaded.files.place(finding.primary), finding.message.get(language)))
    };
    let mut lines: Vec<String> = findings.iter().take(NAMED).map(one).collect();
    if let Some(more) = findings.len().checked_sub(NAMED).filter(|more| *more > 0) {
        lines.push(match language {
            Language::Chinese => format!("  另有 {more} 处"),
            Language::English => format!("  {more} more"),
        });
    }
    lines.join("\n")
}
