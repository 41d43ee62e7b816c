//! `mulu diff` as a command: exit codes, forms, git revisions.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use std::path::Path;
use std::process::Command;
use support::{folder, mulu_in, root};

const FILE: &str = "county/21.yaml";
const FILE_OF_NEW: &str = "new/county/21.yaml";

/// A folder with the example's county catalogue as it is (`old`) and with a later deadline and hostile text (`new`).
fn desk() -> tempfile::TempDir {
    let desk = folder();
    let county = root().join("catalogues/example/city/county");
    let text = std::fs::read_to_string(county.join("21-elderly-care.yaml")).expect("text");
    for (side, text) in [("old", text.clone()), ("new", changed(&text))] {
        std::fs::create_dir_all(desk.path().join(side).join("county")).expect("a folder");
        std::fs::write(desk.path().join(side).join(FILE), text).expect("written");
    }
    desk
}

fn changed(text: &str) -> String {
    text.replacen("之日起10个工作日内", "之日起20个工作日内", 1).replacen(
        "name: 养老机构投资指南",
        "name: \"养老机构<b>投资|指南\"",
        1,
    )
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments);
    assert!(command.output().expect("git starts").status.success(), "{arguments:?}");
}

#[test]
fn the_exit_code_is_what_was_asked_for() {
    let desk = desk();
    for (arguments, code) in [
        (vec!["diff", "old", "new"], 0),
        (vec!["diff", "old", "new", "--fail-on", "loosened"], 1),
        (vec!["diff", "new", "old", "--fail-on", "loosened"], 0),
        (vec!["diff", "new", "old", "--fail-on", "any"], 1),
        (vec!["diff", "old", "old", "--fail-on", "any"], 0),
        (vec!["diff", "old"], 2),
        (vec!["diff", "old", ""], 2),
        (vec!["diff", "old", "absent"], 2),
    ] {
        assert_eq!(mulu_in(desk.path(), &arguments).code, code, "{arguments:?}");
    }
}

#[test]
fn the_forms_say_the_same() {
    let desk = desk();
    let human = mulu_in(desk.path(), &["diff", "old", "new"]).stdout;
    assert!(human.contains("公开时限由10个工作日放宽为20个工作日"), "{human}");
    assert!(human.contains("[-10-]{+20+}"), "{human}");
    assert!(human.ends_with("改动1项，更名1项，未变11项；更不公开1项，更公开0项，中性1项\n"), "{human}");
    let markdown = mulu_in(desk.path(), &["diff", "old", "new", "--format", "markdown"]).stdout;
    assert!(markdown.contains("养老机构&lt;b&gt;投资\\|指南"), "{markdown}");
    assert!(!markdown.contains("<b>"), "{markdown}");
    let english = mulu_in(desk.path(), &["diff", "old", "new", "--lang", "en"]).stdout;
    assert!(english.contains("deadline: 10个工作日 → 20个工作日, later"), "{english}");
    let json = mulu_in(desk.path(), &["diff", "old", "new", "--format", "json"]).stdout;
    let report: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(report["summary"]["loosened"], 1);
    let schema = std::fs::read_to_string(root().join("schemas/changes.schema.json")).expect("a schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a good schema");
    assert!(validator.is_valid(&report), "{:?}", validator.iter_errors(&report).next());
}

#[test]
fn revisions_of_git_are_read_without_checking_out() {
    let desk = desk();
    let repository = desk.path().join("repository");
    std::fs::create_dir_all(repository.join("county")).expect("a folder");
    git(&repository, &["init", "-q", "."]);
    for (side, message) in [("old", "first"), ("new", "second")] {
        std::fs::copy(desk.path().join(side).join(FILE), repository.join(FILE)).expect("copied");
        let books = root().join("catalogues/example/city/county/22-household-registration.xlsx");
        std::fs::copy(books, repository.join("county/22.xlsx")).expect("copied");
        git(&repository, &["add", "-A"]);
        git(&repository, &["commit", "-q", "-m", message]);
    }
    let county = repository.join("county");
    for (folder, arguments) in [
        (&repository, vec!["diff", "HEAD~1:county", "county"]),
        (&repository, vec!["diff", "HEAD~1:county/21.yaml", "HEAD:county/21.yaml"]),
        (&county, vec!["diff", "HEAD~1:./21.yaml", "21.yaml"]),
        (&repository, vec!["diff", "--rev", "HEAD~1..HEAD", "county"]),
        (&repository, vec!["diff", "--rev", "HEAD~1"]),
        (&county, vec!["diff", "--rev", "HEAD~1...", "21.yaml"]),
    ] {
        let run = mulu_in(folder, &arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
        assert!(run.stdout.contains("改动1项，更名1项"), "{arguments:?}: {}{}", run.stdout, run.stderr);
        assert_eq!(run.stderr, "", "{arguments:?}");
    }
    let same = mulu_in(&repository, &["diff", "HEAD~1:county/22.xlsx", "county/22.xlsx"]);
    assert!(same.stdout.starts_with("没有变化"), "{}", same.stdout);
    for wrong in [
        vec!["diff", "HEAD~7:county", "county"],
        vec!["diff", "HEAD:absent", "county"],
        vec!["diff", "--rev=--help..HEAD", "county"],
        vec!["diff", "HEAD:../county", "county"],
    ] {
        assert_eq!(mulu_in(&repository, &wrong).code, 2, "{wrong:?}");
    }
    assert_eq!(mulu_in(desk.path(), &["diff", "HEAD:old", "new"]).code, 2);
}

#[test]
fn what_cannot_be_read_is_no_side_and_what_was_read_in_part_is_said() {
    let desk = desk();
    std::fs::write(desk.path().join("broken.xlsx"), "no workbook").expect("written");
    std::fs::write(desk.path().join("empty.yaml"), "").expect("written");
    std::fs::write(desk.path().join("notes.txt"), "root:x:0:0\n").expect("written");
    for name in ["broken.xlsx", "empty.yaml", "notes.txt"] {
        for pair in [["diff", name, name], ["diff", name, "old"], ["diff", "old", name]] {
            let run = mulu_in(desk.path(), &pair);
            assert_eq!(run.code, 2, "{pair:?} {}", run.stdout);
            assert!(run.stderr.contains(name), "{pair:?} {}", run.stderr);
            let held = mulu_in(desk.path(), &[&pair[..], &["--against", "old"]].concat());
            assert_eq!(held.code, 2, "{pair:?} --against {}", held.stdout);
        }
    }
    // One file of the new side is broken: every form says so, and a gate does not open.
    std::fs::write(desk.path().join("old/county/22.yaml"), "title: [\n").expect("written");
    for form in ["human", "markdown", "json", "html"] {
        let run = mulu_in(desk.path(), &["-q", "diff", "old", "old", "--format", form]);
        assert_eq!(run.code, 0, "{form}");
        assert!(run.stdout.contains("没有读全") && run.stderr.contains("没有读全"), "{form} {}", run.stdout);
    }
    let json = mulu_in(desk.path(), &["diff", "old", "old", "--format", "json"]).stdout;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert!(json["unread"]["new"][0].as_str().is_some_and(|name| name.ends_with("22.yaml")), "{json:#}");
    for gate in ["loosened", "any"] {
        assert_eq!(mulu_in(desk.path(), &["diff", "old", "old", "--fail-on", gate]).code, 1, "{gate}");
    }
}

#[test]
fn a_file_against_a_folder_is_compared_where_both_hold_something() {
    let desk = desk();
    let county = root().join("catalogues/example/city/county");
    for name in ["20-social-assistance.yaml", "negative-list.yaml"] {
        std::fs::copy(county.join(name), desk.path().join("old/county").join(name)).expect("copied");
    }
    for pair in [["old", FILE_OF_NEW], [FILE_OF_NEW, "old"]] {
        let run = mulu_in(desk.path(), &["diff", pair[0], pair[1], "--format", "json"]);
        let json: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let changes = json["changes"].as_array().expect("changes");
        assert!(!changes.is_empty() && changes.iter().all(|one| one["subject"] == "item"), "{json:#}");
        let said = json["caveats"][0].as_str().expect("a caveat");
        assert!(said.contains("社会救助") && said.contains("负面清单"), "{said}");
    }
    // Of two folders what is gone is gone.
    let json = mulu_in(desk.path(), &["diff", "old", "new", "--format", "json"]).stdout;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert!(json["changes"].to_string().contains("\"catalogue\"") && json["caveats"].is_null(), "{json:#}");
}
