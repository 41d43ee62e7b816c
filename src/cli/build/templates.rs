//! The templates of the user: read, told of where they are none of ours, written out to begin with.

use crate::cli::disk;
use crate::cli::exit::{Failure, Outcome};
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Fixability, RuleInfo, Severity, Words};
use crate::emit::html::{EMBEDDED, TemplateError, TemplateFault};
use crate::report::{Counts, Report};
use crate::schema::distance;
use crate::source::{Files, Location, Span};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A fault in a template, told like any other finding.
static BROKEN_TEMPLATE: RuleInfo = RuleInfo {
    code: "P101",
    name: "broken-template",
    summary: "模板有误",
    summary_english: "broken template",
    docs: "",
    rests: crate::diagnostic::Rests::Nothing,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Fixability::Never,
};

/// The files of a template folder, by path below it. Hidden files are nobody's templates.
pub(super) fn read(folder: &Path, terminal: &Terminal) -> Result<BTreeMap<String, String>, Failure> {
    let mut found = BTreeMap::new();
    let hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    if !folder.is_dir() {
        let name = disk::text(folder);
        return Err(Failure::new(format!("没有模板文件夹 {name}"), format!("no template folder {name}")));
    }
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| !hidden(entry)) {
        let entry = entry
            .map_err(|error| Failure::new(format!("模板文件夹：{error}"), format!("templates: {error}")))?;
        if entry.file_type().is_file() {
            let name = disk::text(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
            let text = fs::read_to_string(entry.path())
                .map_err(|error| Failure::disk(&disk::text(entry.path()), &error))?;
            found.insert(name, text);
        }
    }
    for words in remarks(&found, &disk::text(folder)) {
        terminal.hint(&words);
    }
    Ok(found)
}

/// What is odd about a template folder: that it is empty, or that a file in it replaces nothing.
fn remarks(found: &BTreeMap<String, String>, folder: &str) -> Vec<Words> {
    if found.is_empty() {
        return vec![Words::new(
            format!(
                "注意：{folder} 里没有模板，用的是内置模板（可用 mulu build --write-templates {folder} 写出一份）"
            ),
            format!(
                "note: {folder} holds no templates, the embedded ones are used (`mulu build --write-templates {folder}` writes them)"
            ),
        )];
    }
    let known = |name: &str| EMBEDDED.iter().any(|(own, _)| *own == name);
    let used = |name: &str| {
        let quoted = [format!("\"{name}\""), format!("'{name}'")];
        found.values().any(|text| quoted.iter().any(|name| text.contains(name.as_str())))
    };
    let odd = found.keys().filter(|name| {
        let asset = name.starts_with("assets/") && near(name).is_none();
        !known(name) && !asset && !used(name)
    });
    odd.map(|name| remark(name, folder)).collect()
}

fn remark(name: &str, folder: &str) -> Words {
    let (zh, en) = match near(name) {
        Some(near) => (format!("，是不是 {near}？"), format!("; did you mean {near}?")),
        None => (String::new(), String::new()),
    };
    Words::new(
        format!("注意：{folder}/{name} 不代替任何内置模板，也没有被别的模板用到{zh}"),
        format!("note: {folder}/{name} replaces no embedded template and no other uses it{en}"),
    )
}

/// The embedded name a file's name is probably meant for.
fn near(name: &str) -> Option<&'static str> {
    let wrong = |own: &str| distance(name, own);
    let best = EMBEDDED.iter().map(|(own, _)| *own).min_by_key(|own| wrong(own))?;
    (wrong(best) <= 3 && wrong(best) > 0).then_some(best)
}

/// Tells of a broken template at its place, with its line drawn.
pub(super) fn tell(error: &TemplateError, folder: Option<&Path>, terminal: &Terminal) -> Failure {
    let path = folder.map(|folder| folder.join(&error.template));
    let text = path.as_ref().and_then(|path| fs::read(path).ok());
    let embedded = || EMBEDDED.iter().find(|(name, _)| *name == error.template);
    let text = text.or_else(|| embedded().map(|(_, text)| text.as_bytes().to_vec())).unwrap_or_default();
    let name = path.map_or_else(|| error.template.clone(), |path| disk::text(&path));
    let mut files = Files::new();
    let file = files.add(name.clone(), text);
    let span = error.range.clone().map(|range| Span::new(range.start, range.end));
    let whole = |span: &Span| files.text(file).is_some_and(|text| text.get(span.range()).is_some());
    let at = span.filter(whole).map_or(Location::File(file), |span| Location::Text { file, span });
    let mut finding = Diagnostic::new(&BROKEN_TEMPLATE, at, words(error));
    if error.fault == TemplateFault::Undefined {
        finding.help(Words::new(
            "每个模板能用的数据见 docs/templates.md",
            "docs/templates.md lists what each template is given",
        ));
    }
    let report = Report {
        decisions: None,
        findings: &[finding],
        files: &files,
        counts: Counts::default(),
        threshold: None,
        language: terminal.language,
        color: false,
        width: terminal.width,
    };
    let mut drawn = Vec::new();
    let _ = report.write_findings(&mut drawn);
    let drawn = String::from_utf8_lossy(&drawn).trim_end().to_owned();
    Failure::new(
        format!("模板 {name} 有误，输出文件夹没有改动\n{drawn}"),
        format!("broken template {name}; the output folder was left alone\n{drawn}"),
    )
}

/// What is wrong with a template, the engine's own words after ours.
fn words(error: &TemplateError) -> Words {
    let (zh, en) = match error.fault {
        TemplateFault::Syntax => ("模板写法有误", "not readable as a template"),
        TemplateFault::Undefined => ("这一页没有模板里写的数据", "the page has no such data"),
        TemplateFault::Unknown => ("没有这个过滤器、判断或函数", "no such filter, test or function"),
        TemplateFault::NoSuchTemplate => ("没有模板里引用的模板或区块", "no such template or block"),
        TemplateFault::Endless => {
            ("模板运行步数过多，可能循环没有尽头", "too many steps: a loop without an end, it seems")
        }
        TemplateFault::Other => ("模板无法使用", "the template cannot be used"),
    };
    Words::new(format!("{zh}（{}）", error.message), format!("{en} ({})", error.message))
}

/// Writes the embedded templates into a folder, to be changed there; never over a file that is there.
pub(super) fn write_out(folder: &Path, terminal: &Terminal) -> Result<Outcome, Failure> {
    let name = disk::text(folder);
    for (template, _) in EMBEDDED {
        if folder.join(template).symlink_metadata().is_ok() {
            return Err(Failure::new(
                format!("{name}/{template} 已经存在，为免覆盖没有写入任何模板；请换一个文件夹"),
                format!("{name}/{template} exists; no template was written, choose another folder"),
            ));
        }
    }
    for (template, text) in EMBEDDED {
        let path = folder.join(template);
        disk::write(&path, text.as_bytes()).map_err(|error| Failure::disk(&disk::text(&path), &error))?;
    }
    terminal.hint(&Words::new(
        format!(
            "已写出 {} 个模板到 {name}；留下要改的，其余可以删掉，再用 mulu build --templates {name}",
            EMBEDDED.len()
        ),
        format!(
            "wrote {} templates to {name}; keep those you change and use `mulu build --templates {name}`",
            EMBEDDED.len()
        ),
    ));
    Ok(Outcome::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_template_is_told_of() {
        let folder = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), String::new())).collect();
        let said = |names: &[&str]| -> Vec<String> {
            remarks(&folder(names), "t")
                .iter()
                .map(|words| words.get(crate::diagnostic::Language::English).to_owned())
                .collect()
        };
        assert!(said(&[])[0].contains("holds no templates"));
        assert_eq!(said(&["item.html", "assets/logo.svg"]), Vec::<String>::new());
        assert!(said(&["itme.html"])[0].ends_with("did you mean item.html?"));
        assert!(said(&["assets/styles.css"])[0].ends_with("did you mean assets/style.css?"));
        assert!(said(&["notes-of-mine.txt"])[0].ends_with("no other uses it"));
        let mut own = folder(&["my-part.html"]);
        own.insert("item.html".to_owned(), "{% include 'my-part.html' %}".to_owned());
        assert!(remarks(&own, "t").is_empty());
    }
}
