//! Every command the README files show works as shown, and the YAML they show is clean.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use std::path::Path;
use support::{folder, mulu, mulu_in, root};

/// The `mulu` commands of a document: lines of shell fences, and first cells of tables.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_shell = false;
    for line in text.lines() {
        if line.starts_with("```") {
            in_shell = line == "```sh";
        } else if let Some(cell) = line.strip_prefix("| `mulu ") {
            found.extend(cell.split('`').next().map(str::to_owned));
        } else if let Some(command) = line.strip_prefix("mulu ").filter(|_| in_shell) {
            let command = command.split('#').next().unwrap_or(command);
            found.push(command.trim().to_owned());
        } else if let Some(command) = line.strip_prefix("cargo run --release -- ").filter(|_| in_shell) {
            let command = command.split('#').next().unwrap_or(command);
            found.push(command.trim().to_owned());
        }
    }
    found
}

/// A folder as the documents speak of it: a workbook of the example, a `jurisdiction.yaml`.
fn desk() -> tempfile::TempDir {
    let desk = folder();
    let built = desk.path().join("built");
    let run = mulu(&[
        "build",
        "catalogues/example",
        "-o",
        &built.to_string_lossy(),
        "--only",
        "xlsx",
        "--domain",
        "21",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    std::fs::copy(built.join("990101/21/990101-21.xlsx"), desk.path().join("养老服务.xlsx")).expect("copies");
    std::fs::remove_dir_all(built).expect("removes");
    for folder in ["catalogues/example", "catalogues/last-year"] {
        copy(&root().join(folder), &desk.path().join(folder));
    }
    desk
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("makes");
    for entry in std::fs::read_dir(from).expect("lists") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).map(|_| ()).expect("copies");
        }
    }
}

#[test]
fn every_command_of_the_documents_runs() {
    for name in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(root().join(name)).expect("a document");
        let commands = commands(&text);
        assert!(commands.len() >= 4, "{name} shows commands: {commands:?}");
        let desk = desk();
        for command in commands {
            let arguments: Vec<&str> = command.split_whitespace().collect();
            let run = mulu_in(desk.path(), &arguments);
            // The pair that is compared has changes to show.
            if arguments[0] == "diff" && run.stdout.contains("未变") {
                assert!(run.stdout.contains("▼ 更不公开"), "{name}: mulu {command}\n{}", run.stdout);
            }
            // A check of one domain alone may find what the example leaves to its other files.
            assert!(
                run.code == 0 || (run.code == 1 && arguments[0] == "check"),
                "{name}: mulu {command}\n{}{}",
                run.stdout,
                run.stderr
            );
        }
    }
}

/// A block of output that a document shows is what the command above it prints, to the letter.
#[test]
fn the_comparison_shown_is_the_one_printed() {
    let printed = |name: &str| {
        let text = std::fs::read_to_string(root().join(name)).expect("a document");
        let commands: Vec<String> = commands(&text)
            .into_iter()
            .filter(|command| command.starts_with("diff catalogues/last"))
            .collect();
        let command = commands.first().expect("a comparison of the two years");
        let run = mulu_in(&root(), &command.split_whitespace().collect::<Vec<_>>());
        let shown = text.split("```text\n").skip(1).filter_map(|block| block.split("```").next());
        let shown: Vec<&str> = shown.filter(|block| block.contains("→ catalogues/")).collect();
        assert_eq!(shown.len(), 1, "{name} shows one comparison");
        let lines: Vec<&str> =
            shown[0].lines().filter(|line| !line.trim().is_empty() && *line != "……").collect();
        for line in &lines {
            assert!(
                run.stdout.lines().any(|own| own == *line),
                "{name}: not printed: {line}\n{}",
                run.stdout
            );
        }
        lines.len()
    };
    assert!(printed("README.zh-CN.md") > 5 && printed("README.md") > 5);
}

#[test]
fn the_yaml_of_the_documents_is_clean() {
    let text = std::fs::read_to_string(root().join("README.zh-CN.md")).expect("a document");
    let desk = folder();
    for block in text.split("```yaml\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let name = block.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a file name");
        std::fs::write(desk.path().join(name), block).expect("writes");
    }
    let report = support::findings(desk.path(), &["."]);
    // The excerpt has one item of many, and not the one its waiver speaks of; nothing else may be wrong with it.
    let left_out = |place: &String| place.starts_with("item-missing") || place.starts_with("unused-waiver");
    let real: Vec<String> = support::places(&report).into_iter().filter(|place| !left_out(place)).collect();
    assert_eq!(real, Vec::<String>::new(), "{report:#}");
}

#[test]
fn chinese_keys_are_read_like_english_ones() {
    let desk = folder();
    std::fs::write(desk.path().join("jurisdiction.yaml"), "名称: 示例县\n层级: 县级\n").expect("writes");
    let text = include_str!("fixtures/other.yaml");
    let chinese = [
        ("domain:", "领域:"),
        ("items:", "事项:"),
        ("name:", "二级事项:"),
        ("content:", "公开内容:"),
        ("basis:", "公开依据:"),
        ("deadline:", "公开时限:"),
        ("body:", "公开主体:"),
        ("channels:", "公开渠道和载体:"),
        ("levels:", "公开层级:"),
    ];
    let text = chinese.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    std::fs::write(desk.path().join("甲.yaml"), text).expect("writes");
    let found = support::places(&support::findings(desk.path(), &["."]));
    assert_eq!(found, ["vague-deadline@6:11"]);
}
