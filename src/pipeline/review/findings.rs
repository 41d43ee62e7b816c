//! The findings of a place as they are kept when its files are let go.

use super::Scene;
use super::own_files::OwnFiles;
use super::reduce::home;
use crate::catalogue::Catalogue;
use crate::decisions::Decision;
use crate::diagnostic::{Diagnostic, Language, Levels, Severity};
use crate::knowledge::Knowledge;
use crate::pipeline::{self, Loaded};
use crate::project::file_name;
use crate::review::{Finding, Place};
use crate::value::citation::Basis;
use std::collections::BTreeSet;

pub(super) fn kept(finding: &Diagnostic, loaded: &Loaded, index: usize, scene: &Scene<'_>) -> Finding {
    let language = scene.options.language;
    let subject = &finding.subject;
    let text = if finding.rule.name == "repealed-law" {
        law(&subject.text, scene.knowledge)
    } else {
        subject.text.clone()
    };
    let decision = scene.options.decisions.and_then(|all| all.on(finding));
    let version = loaded.files.version(finding.primary.file());
    Finding {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message.get(language).to_owned(),
        help: finding.help.as_ref().map(|help| help.get(language).to_owned()),
        domain: domain_of(finding, loaded, index),
        code: subject.code.clone(),
        name: subject.name.clone(),
        field: subject.field,
        text,
        cure: finding.fix.as_ref().and_then(|fix| fix.edits.first()).map(|edit| edit.text.clone()),
        at: loaded.files.place(finding.primary),
        fingerprint: finding.fingerprint.clone(),
        overdue: decision.is_some_and(|own| own.is_overdue(&version)),
        version,
        decision: decision.cloned(),
    }
}

/// The title of the law a citation means, so that all ways of citing it are counted together.
fn law(citation: &str, knowledge: &Knowledge) -> String {
    let basis = Basis::parse(citation);
    let cited = basis.citations().next();
    let known = cited.and_then(|cited| Some(knowledge.laws().ok()?.resolve(cited)?.law.quotable_title()));
    known.or_else(|| cited.map(|cited| cited.title.clone())).unwrap_or_else(|| citation.to_owned())
}

/// The domain a finding is about: as its subject says, else that of the only table in its sheet or file.
fn domain_of(finding: &Diagnostic, loaded: &Loaded, index: usize) -> Option<String> {
    let place = &loaded.workspace.jurisdictions[index];
    let said =
        finding.subject.place.strip_prefix(place.name.as_str()).and_then(|rest| rest.strip_prefix('/'));
    if let Some(domain) = said {
        return Some(domain.to_owned());
    }
    if finding.rule.name == "domain-missing" {
        return Some(finding.subject.text.clone());
    }
    let (file, sheet) = home(finding.primary);
    let here = |table: &&Catalogue| table.file == file && (sheet.is_none() || home(table.head).1 == sheet);
    let domains: BTreeSet<&str> = place.catalogues.iter().filter(here).map(Catalogue::domain_name).collect();
    (domains.len() == 1).then(|| domains.into_iter().next().map(ToOwned::to_owned)).flatten()
}

/// The decisions on findings of a place's files that are gone.
pub(super) fn settled(
    scene: &Scene<'_>,
    loaded: &Loaded,
    levels: &Levels,
    findings: &[Diagnostic],
    files: &OwnFiles<'_>,
) -> Vec<Decision> {
    let Some(all) = scene.options.decisions.filter(|_| scene.options.domains.is_empty()) else {
        return Vec::new();
    };
    let own = |file: &str| files.has(file);
    pipeline::settled(all, findings, (&loaded.files, levels), &own).into_iter().cloned().collect()
}

pub(super) fn count_by_domain(place: &mut Place) {
    for domain in &mut place.domains {
        for finding in place
            .findings
            .iter()
            .filter(|own| own.domain.as_deref() == Some(&domain.name.name) && !own.is_kept())
        {
            let at = match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Info => 2,
            };
            domain.findings[at] += 1;
        }
    }
}

/// Why a submission gave nothing: what the readers said of its files.
pub(super) fn why_nothing(scene: &Scene<'_>, place: &Place, only_withheld: bool) -> String {
    if only_withheld {
        return scene
            .say("只有负面清单，没有目录".to_owned(), "a negative list only, no catalogue".to_owned());
    }
    if !place.outside.is_empty() {
        return scene.say(
            format!("报送的不是这次审查的领域，而是：{}", place.outside.join("、")),
            format!("of other domains than those under review: {}", place.outside.join(", ")),
        );
    }
    let grave = place
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error || place.findings.len() == 1);
    let about = |finding: &Finding| format!("{}：{}", finding.at, finding.message);
    let mut said: Vec<String> =
        grave.filter(|finding| finding.rule.name != "domain-missing").map(about).collect();
    said.truncate(3);
    if said.is_empty() {
        let names: Vec<&str> = place.files.iter().map(|file| file_name(&file.path)).collect();
        return scene.say(
            format!("读了{}，里面没有一个事项", names.join("、")),
            format!("read {}: not one item", names.join(", ")),
        );
    }
    said.join(if scene.options.language == Language::Chinese { "；" } else { "; " })
}
