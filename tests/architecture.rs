//! The house rules, held: floors, sizes, and what only the command line may do (`ARCHITECTURE.md`).
//!
//! Each check is a function of a path and a text; the second half of this file shows, on planted
//! texts, that each of them can fail.

mod support {
    pub(crate) mod floors;
    pub(crate) mod scan;
    pub(crate) mod shape;
}

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::{floors, scan, shape};

/// Files longer than the house allows, each with its reason. A file that has become short must go.
const LONG_FILES: &[(&str, &str)] =
    &[("tests/messy.rs", "one workbook a kind of dirt; to be cut when its writer is done")];

/// What may touch the world: the command line.
const WORLDLY: [&str; 2] = ["src/cli/", "src/main.rs"];

/// Files of `src` that exist for tests only: these may read the repository and ask the time.
fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path == "src/emit/samples.rs"
}

/// A file: its path from the root with `/`, and its text.
type Source = (String, String);

/// The text files below a folder of the repository.
fn files(folder: &str, take: &dyn Fn(&str) -> bool) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
        let entry = entry.expect("the repository can be read");
        let path =
            entry.path().strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        // Asked before it is read: what was built here may be gigabytes.
        let taken = entry.file_type().is_file() && take(&path);
        let text = taken.then(|| fs::read_to_string(entry.path()).ok()).flatten();
        found.extend(text.map(|text| (path, text)));
    }
    found
}

fn sources() -> Vec<Source> {
    files("src", &|path| path.ends_with(".rs"))
}

fn rust_files() -> Vec<Source> {
    let tests = files("tests", &|path| path.ends_with(".rs"));
    let build = files("build.rs", &|_| true);
    sources().into_iter().chain(tests).chain(build).collect()
}

fn settle(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn imports_go_down() {
    let sources = sources();
    let paths = || sources.iter().map(|(path, _)| path.as_str());
    let members = floors::members(paths());
    settle(
        &sources.iter().flat_map(|(path, text)| floors::breaches(path, text, &members)).collect::<Vec<_>>(),
    );
    let homeless = floors::homeless(paths());
    assert!(homeless.is_empty(), "no floor for {homeless:?}");
    let idle = floors::idle_exceptions(sources.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    assert!(idle.is_empty(), "exceptions nobody needs: {idle:?}");
}

#[test]
fn every_file_says_what_is_in_it() {
    settle(
        &rust_files()
            .iter()
            .filter_map(|(path, text)| shape::without_page_head(path, text))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn files_and_functions_are_short() {
    let mut complaints = Vec::new();
    let files = rust_files();
    for (path, text) in &files {
        let excused = LONG_FILES.iter().any(|(long, _)| long == path);
        match shape::too_long(path, text) {
            Some(complaint) if !excused => complaints.push(complaint),
            None if excused => complaints.push(format!("{path} is short now: take it off the list")),
            _ => {}
        }
        complaints.extend(shape::long_functions(path, text));
    }
    settle(&complaints);
    let functions: Vec<usize> =
        files.iter().flat_map(|(_, text)| shape::functions(text)).map(|(_, _, lines)| lines).collect();
    let long = functions.iter().filter(|lines| **lines > 40).count();
    // One in fifty may be longer than a screen; more, and it has become a habit.
    assert!(long * 50 <= functions.len(), "{long} of {} functions have over 40 lines", functions.len());
}

#[test]
fn only_the_command_line_touches_the_world() {
    let worldly = |path: &str| WORLDLY.iter().any(|allowed| path.starts_with(allowed));
    let library = sources().into_iter().filter(|(path, _)| !worldly(path) && !is_test(path));
    settle(&library.flat_map(|(path, text)| shape::worldly(&path, &text)).collect::<Vec<_>>());
}

#[test]
fn nobodys_machine_is_named() {
    let own = |path: &str| {
        !["target/", "public/", ".git/"].iter().any(|folder| path.starts_with(folder)) && path != ".git"
    };
    settle(
        &files("", &own).iter().flat_map(|(path, text)| shape::machine_paths(path, text)).collect::<Vec<_>>(),
    );
}

// What follows shows that each check can fail.

fn paths(path: &str, text: &str) -> Vec<String> {
    scan::imports(path, text).into_iter().map(|import| import.path.join("::")).collect()
}

#[test]
fn all_ways_to_import_are_seen() {
    let text = "use crate::{source::{Span, files::Files as F}, value::*};\nuse super::run::{self, Settings};\n\
                fn f() -> crate::emit::Output { self::g::<crate::cli::Args>(super::super::project::join) }\n\
                mod tests { use super::*; use super::super::context; }\n";
    assert_eq!(
        paths("src/rules/item_missing.rs", text),
        [
            "source::Span",
            "source::files::Files",
            "value",
            "rules::run",
            "rules::run::Settings",
            "emit::Output",
            "rules::item_missing::g",
            "cli::Args",
            "project::join",
            "rules::item_missing",
            "rules::context"
        ]
    );
    assert_eq!(
        paths("src/rules/mod.rs", "use self::run::run;\nuse std::{fs, io::{self, Write}};"),
        ["rules::run::run", "std::fs", "std::io", "std::io::Write"]
    );
}

#[test]
fn prose_is_no_code() {
    let text = "// use crate::cli;\n/* crate::cli */ const A: &str = \"crate::cli\"; const B: &str = r#\"crate::cli \"x\"\"#;\n\
                const C: char = '\"'; const D: char = '\\''; fn f<'a>(x: &'a str) { crate::source::f(x) }";
    assert_eq!(paths("src/value/text.rs", text), ["source::f"]);
}

fn breaches(path: &str, text: &str) -> usize {
    let members: BTreeSet<String> =
        ["rules::run", "rules::missing", "rules::later_than_law", "emit::json", "emit::html", "emit::texts"]
            .map(str::to_owned)
            .into();
    floors::breaches(path, text, &members).len()
}

#[test]
fn an_upward_or_sideways_import_is_a_breach() {
    for (path, text, expected) in [
        ("src/source/span.rs", "use crate::diagnostic::Words;", 1),
        ("src/diagnostic/mod.rs", "use crate::source::Location;", 0),
        ("src/value/text.rs", "#[cfg(test)]\nmod tests { use crate::catalogue::Item; }", 1),
        ("src/value/text.rs", "use crate::diagnostic::Words;", 1),
        ("src/rules/missing.rs", "fn f() { crate::pipeline::check() }", 1),
        ("src/rules/missing.rs", "use crate::compare::Changes;", 1),
        ("src/rules/missing.rs", "use super::later_than_law::beyond;", 1),
        ("src/rules/later_than_upper_tier.rs", "use super::{Rule, later_than_law};", 0),
        ("src/rules/missing.rs", "use super::run::Settings;", 0),
        ("src/rules/missing.rs", "use crate::read::faults;", 1),
        ("src/rules/registry.rs", "use crate::read::faults;", 0),
        ("src/report/json.rs", "use crate::emit::json;", 1),
        ("src/emit/html/mod.rs", "use crate::emit::json;", 1),
        ("src/emit/html/mod.rs", "use super::texts;", 0),
        ("src/normalise/mod.rs", "use crate::schema::print::JURISDICTION_KEYS;", 0),
        ("src/normalise/mod.rs", "use crate::lineage::Workspace;", 1),
        ("src/pipeline/mod.rs", "use crate::{rules, report, emit, project};", 0),
    ] {
        assert_eq!(breaches(path, text), expected, "{path}: {text}");
    }
    assert_eq!(
        floors::homeless(["src/lib.rs", "src/attic/mod.rs"].into_iter()).into_iter().collect::<Vec<_>>(),
        ["attic"]
    );
    assert!(!floors::idle_exceptions(std::iter::empty()).is_empty());
}

#[test]
fn a_misshapen_file_is_told_of() {
    assert!(shape::without_page_head("a.rs", "use std::io;\n").is_some());
    assert!(
        shape::too_long("a.rs", &"\n".repeat(301)).is_some()
            && shape::too_long("a.rs", &"\n".repeat(300)).is_none()
    );
    let long = format!(
        "fn short() {{}}\nfn long(\n) -> [u8; 2] {{\n{}}}\ntrait T {{ fn head(&self); }}\n",
        "    f('{');\n".repeat(80)
    );
    assert_eq!(shape::functions(&long), [(1, "short".to_owned(), 1), (2, "long".to_owned(), 83)]);
    assert_eq!(shape::long_functions("a.rs", &long).len(), 1);
}

#[test]
fn a_worldly_file_is_told_of() {
    for (text, expected) in [
        ("use std::{fs, io};", 1),
        ("fn f() { std::env::var(\"X\").ok(); }", 1),
        ("use std::time::{Duration, SystemTime};", 1),
        ("fn f() { println!(\"x\"); eprintln!(\"y\"); }", 2),
        ("//! std::fs and println! in prose\nuse std::io; const A: &str = env!(\"OUT_DIR\");", 0),
    ] {
        assert_eq!(shape::worldly("src/a.rs", text).len(), expected, "{text}");
    }
}

#[test]
fn a_machine_path_is_told_of() {
    let path = |parts: [&str; 2]| parts.concat();
    assert_eq!(shape::machine_paths("a", &format!("see {}x/y", path(["/ho", "me/"]))).len(), 1);
    assert_eq!(shape::machine_paths("a", &format!("({}mulu)", path(["/wo", "rk/"]))).len(), 1);
    assert_eq!(shape::machine_paths("a", &format!("http://www.hd.gov.cn{}x", path(["/ho", "me/"]))).len(), 0);
}
