//! `mulu git-diff` as git runs it: an external diff, a text conversion, and the settings git needs.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail so")]

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use support::{folder, mulu_in, root};

const MULU: &str = env!("CARGO_BIN_EXE_mulu");

/// A repository with git's own settings only, and mulu on the path.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let own = Self(folder());
        own.git(&["init", "-q", "."]);
        let run = mulu_in(own.path(), &["git-diff", "--install", "--write"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        own
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let bin = Path::new(MULU).parent().unwrap().to_string_lossy().into_owned();
        let path = format!("{bin}:{}", std::env::var("PATH").unwrap());
        let mut command = Command::new("git");
        command.current_dir(self.path()).env("PATH", path).env("GIT_CONFIG_GLOBAL", "/dev/null");
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("LANG", "zh_CN.UTF-8").env_remove("LC_ALL");
        command.args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.quotePath=false"]);
        command.args(arguments).output().expect("git starts")
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        assert_eq!(said, "", "{arguments:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }
}

fn county() -> PathBuf {
    root().join("catalogues/example/city/county")
}

fn yaml() -> String {
    std::fs::read_to_string(county().join("21-elderly-care.yaml")).unwrap()
}

/// The text as a workbook, with one deadline written later where asked.
fn workbook(desk: &Path, text: &str) -> Vec<u8> {
    std::fs::create_dir_all(desk.join("book")).unwrap();
    std::fs::write(desk.join("book/21.yaml"), text).unwrap();
    let run = mulu_in(&desk.join("book"), &["build", "21.yaml", "-o", "out", "--only", "xlsx", "--quiet"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let book = walkdir::WalkDir::new(desk.join("book/out"))
        .into_iter()
        .filter_map(Result::ok)
        .find(|entry| entry.path().extension().is_some_and(|ending| ending == "xlsx"))
        .expect("a workbook");
    let bytes = std::fs::read(book.path()).unwrap();
    std::fs::remove_dir_all(desk.join("book")).unwrap();
    bytes
}

fn later(text: &str) -> String {
    text.replacen("之日起10个工作日内", "之日起20个工作日内", 1)
}

#[test]
fn git_shows_changes_of_yaml_and_workbooks() {
    let desk = folder();
    let repository = Repository::new();
    let text = yaml();
    repository.put("县/21.yaml", &text);
    repository.put("县/养老 服务.xlsx", workbook(desk.path(), &text));
    repository.put("compose.yaml", "services:\n  web:\n    image: a\n");
    std::fs::copy(county().join("jurisdiction.yaml"), repository.path().join("县/jurisdiction.yaml"))
        .unwrap();
    repository.commit("first");
    repository.put("县/21.yaml", later(&text));
    repository.put("县/养老 服务.xlsx", workbook(desk.path(), &later(&text)));
    repository.put("compose.yaml", "services:\n  web:\n    image: b\n");
    let shown = repository.git(&["diff"]);
    assert_eq!(shown.matches("公开时限由10个工作日放宽为20个工作日").count(), 2, "{shown}");
    assert!(shown.contains("示例县 · 养老服务"), "the place is that of the folder: {shown}");
    assert!(shown.contains("mulu diff 县/养老 服务.xlsx（改动）"), "{shown}");
    // What is no catalogue is shown as git would.
    assert!(shown.contains("-    image: a\n+    image: b"), "{shown}");
    repository.commit("second");
    let log = repository.git(&["log", "-p", "-1"]);
    let lines =
        ["-公开时限：制定或获取文件之日起10个工作日内", "+公开时限：制定或获取文件之日起20个工作日内"];
    for line in lines {
        assert_eq!(log.matches(line).count(), 2, "{line}: {log}");
    }
    assert!(log.contains("@@ ## 21-01-01"), "the item stands in the head of the hunk: {log}");
    let log = repository.git(&["log", "-p", "-1", "--ext-diff"]);
    assert_eq!(log.matches("放宽为20个工作日").count(), 2, "{log}");
    // Without the attributes, by the environment.
    let by_name = format!("diff.external={MULU} git-diff --");
    let shown = repository.git(&["-c", &by_name, "diff", "HEAD~1", "HEAD", "--", "县/21.yaml"]);
    assert!(shown.contains("放宽为20个工作日"), "{shown}");
}

#[test]
fn files_that_came_went_or_were_renamed_are_told_of() {
    let repository = Repository::new();
    let text = yaml();
    repository.put("a.yaml", &text);
    repository.commit("first");
    repository.put("-b.yaml", &text);
    std::fs::remove_file(repository.path().join("a.yaml")).unwrap();
    repository.git(&["add", "-A"]);
    let renamed = repository.git(&["diff", "--cached", "-M"]);
    assert!(!renamed.contains("更不公开"), "{renamed}");
    let apart = repository.git(&["diff", "--cached", "--no-renames"]);
    assert!(apart.contains("mulu diff -b.yaml（新增文件）"), "{apart}");
    assert!(apart.contains("mulu diff a.yaml（删去文件）"), "{apart}");
    assert!(apart.contains("更不公开13项") && apart.contains("更公开13项"), "{apart}");
    repository.put("-b.yaml", later(&text));
    repository.git(&["add", "-A"]);
    let renamed = repository.git(&["diff", "--cached", "-M"]);
    assert!(renamed.contains("mulu diff a.yaml → -b.yaml（改名）"), "{renamed}");
    assert!(renamed.contains("放宽为20个工作日"), "{renamed}");
}

#[test]
fn nothing_that_changed_looks_unchanged_and_git_never_stops() {
    let repository = Repository::new();
    let text = yaml();
    repository.put("a.yaml", &text);
    repository.put("b.xlsx", b"no workbook \0 at all");
    repository.put("c.yaml", "items: [\n");
    repository.put("空.yaml", "");
    repository.commit("first");
    repository.put("a.yaml", format!("# another remark\n{text}"));
    repository.put("b.xlsx", b"PK\x03\x04 nor this \0");
    repository.put("c.yaml", format!("{text}\n  - {{\n"));
    repository.put("空.yaml", "items:\n");
    let shown = repository.git(&["diff"]);
    assert!(shown.contains("事项没有变化，只是写法") && shown.contains("+# another remark"), "{shown}");
    assert!(shown.contains("没有从中读出目录，两边的内容不同"), "{shown}");
    assert!(shown.contains("-items: [\n"), "what cannot be read whole is shown as text: {shown}");
    assert!(shown.contains("+items:"), "{shown}");
    let converted = repository.git(&["diff", "--no-ext-diff"]);
    assert!(converted.contains("没有从这个文件读出目录"), "{converted}");
    // A conflict: git gives the name and nothing else.
    let run = mulu_in(repository.path(), &["git-diff", "--", "a.yaml"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "* Unmerged path a.yaml\n"));
    assert_eq!(mulu_in(repository.path(), &["git-diff"]).code, 2);
    assert_eq!(mulu_in(repository.path(), &["git-diff", "--textconv", "absent"]).code, 2);
}

#[test]
fn the_text_is_the_same_from_yaml_and_from_a_workbook() {
    let desk = folder();
    let text = yaml();
    std::fs::write(desk.path().join("21.yaml"), &text).unwrap();
    std::fs::write(desk.path().join("git-blob-x.xlsx"), workbook(desk.path(), &text)).unwrap();
    let [yaml, book] = ["21.yaml", "git-blob-x.xlsx"].map(|name| {
        let run = mulu_in(desk.path(), &["git-diff", "--textconv", name]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
        run.stdout
    });
    let lines: Vec<&str> = yaml.lines().filter(|line| !line.is_empty()).collect();
    let others: Vec<&str> = book.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, others);
    assert_eq!(yaml.lines().filter(|line| line.starts_with("## ")).count(), 13);
    assert!(yaml.contains("\n公开时限：制定或获取文件之日起10个工作日内\n"), "{yaml}");
    assert!(!yaml.contains("序号"), "{yaml}");
}

#[test]
fn the_settings_are_printed_and_written_once() {
    let repository = Repository::new();
    repository.put(".gitattributes", "*.png binary");
    for _ in 0..2 {
        assert_eq!(mulu_in(repository.path(), &["git-diff", "--install", "--write"]).code, 0);
    }
    let written = std::fs::read_to_string(repository.path().join(".gitattributes")).unwrap();
    assert!(written.starts_with("*.png binary\n*.xlsx diff=mulu\n"), "{written}");
    assert_eq!(written.matches("*.yaml diff=mulu").count(), 1, "{written}");
    // Where mulu is not on the path, git is told where it is: a driver not found would end every git diff.
    let full = format!("'{MULU}' git-diff");
    assert_eq!(repository.git(&["config", "--get-all", "diff.mulu.command"]), format!("{full} --\n"));
    let printed = mulu_in(repository.path(), &["git-diff", "--install"]).stdout;
    let textconv = format!("git config diff.mulu.textconv \"{full} --textconv\"");
    for line in ["*.xlsx diff=mulu", &textconv] {
        assert!(printed.contains(line), "{printed}");
    }
    let bin = Path::new(MULU).parent().unwrap();
    let on_the_path = Command::new(MULU).args(["git-diff", "--install"]).env("PATH", bin).output().unwrap();
    let printed = String::from_utf8(on_the_path.stdout).unwrap();
    assert!(printed.contains("git config diff.mulu.command \"mulu git-diff --\""), "{printed}");
    let nowhere = folder();
    assert_eq!(mulu_in(nowhere.path(), &["git-diff", "--install", "--write"]).code, 2);
}
