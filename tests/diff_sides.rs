//! `mulu diff` by what its sides are: folders, files, revisions, and what a place says of itself beside its catalogues.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use serde_json::Value;
use std::path::Path;
use std::process::Command;
use support::{folder, mulu_in, root};

const PLACE: &str = "name: 示例县\ncode: \"990101\"\ntier: 县级\n";

/// A folder of the example's county with two domains and its negative list, and a `jurisdiction.yaml` of these lines.
fn county(desk: &Path, name: &str, lines: &str) {
    let folder = desk.join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    let source = root().join("catalogues/example/city/county");
    for file in ["20-social-assistance.yaml", "21-elderly-care.yaml", "negative-list.yaml"] {
        std::fs::copy(source.join(file), folder.join(file)).expect("copied");
    }
    std::fs::write(folder.join("jurisdiction.yaml"), format!("{PLACE}{lines}")).expect("written");
}

fn compared(desk: &Path, arguments: &[&str]) -> Value {
    let run = mulu_in(desk, &[&["diff"][..], arguments, &["--format", "json"]].concat());
    assert_eq!(run.code, 0, "{arguments:?} {}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// Each change of what a place says: kind, direction, reason.
fn statements(report: &Value) -> Vec<String> {
    let all = report["changes"].as_array().expect("changes").iter();
    let told = all.filter(|one| one["subject"] == "statement").map(|one| {
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        format!("{} {} {}", word(&one["kind"]), word(&one["direction"]), word(&one["fields"][0]["why"]))
    });
    told.collect()
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments);
    assert!(command.output().expect("git starts").status.success(), "{arguments:?}");
}

const BEFORE: &str = "withheld: negative-list.yaml\nomits:\n  - {code: 21-01-02, reason: 本县没有}\n  - {code: 21-01-03, reason: 由市里办理}\nwaivers:\n  - {rule: vague-deadline, code: 21-01-01, reason: 待修订, until: 2026-12-31}\nlimits: {within: 10个工作日}\ndomains: [社会救助, 养老服务]\n";
const AFTER: &str = "withheld: negative-list.yaml\nomits:\n  - {code: 21-01-02, reason: 本县没有}\n  - {code: 20-01-01}\nwaivers:\n  - {rule: vague-deadline, code: 21-01-01, reason: 待修订, until: 2028-12-31}\n  - {rule: missing-body, reason: 正在改革}\nlimits: {within: 15个工作日}\ndomains: [养老服务, 就业]\n";

#[test]
fn what_a_place_says_of_itself_is_compared() {
    let desk = folder();
    county(desk.path(), "old", BEFORE);
    county(desk.path(), "new", AFTER);
    let report = compared(desk.path(), &["old", "new"]);
    let told = statements(&report);
    for wanted in [
        "added loosened 新增不适用说明：没有写理由",
        "removed tightened 删去不适用说明：由市里办理",
        "changed neutral 备案说明由“至2026-12-31”改为“至2028-12-31”",
        "added neutral 新增备案说明：正在改革，长期有效",
        "changed loosened 本地承诺的时限由“10个工作日”改为“15个工作日”",
        "changed loosened 应编领域减少：社会救助；应编领域增加：就业",
    ] {
        assert!(told.iter().any(|line| line == wanted), "{wanted}: {told:#?}");
    }
    assert_eq!(told.len(), 6, "{told:#?}");
    assert_eq!(report["changes"].as_array().map(Vec::len), Some(6), "{report:#}");
    let schema = std::fs::read_to_string(root().join("schemas/changes.schema.json")).expect("a schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    assert!(jsonschema::validator_for(&schema).expect("a good schema").is_valid(&report));
    // One domain for another is a loss and a gain, the other way round too.
    let back = statements(&compared(desk.path(), &["new", "old"]));
    let turned = "changed loosened 应编领域减少：就业；应编领域增加：社会救助";
    assert!(back.iter().any(|line| line == turned), "{back:#?}");
    // In every form the code, the name and the reason can be read.
    for form in ["human", "markdown", "html"] {
        let run = mulu_in(desk.path(), &["diff", "old", "new", "--format", form]);
        assert!(run.stdout.contains("不适用说明") && run.stdout.contains("20-01-01"), "{form}");
    }
    assert_eq!(mulu_in(desk.path(), &["diff", "old", "new", "--fail-on", "loosened"]).code, 1);
    // A file says nothing of its place.
    let files = compared(desk.path(), &["old/21-elderly-care.yaml", "new/21-elderly-care.yaml"]);
    assert_eq!(files["changes"].as_array().map(Vec::len), Some(0), "{files:#}");
}

#[test]
fn a_revision_without_the_file_said_nothing() {
    let desk = folder();
    let path = desk.path();
    county(path, "county", "");
    std::fs::remove_file(path.join("county/jurisdiction.yaml")).expect("removed");
    std::fs::write(path.join("README.md"), "目录").expect("written");
    git(path, &["init", "-q", "."]);
    git(path, &["add", "-A"]);
    git(path, &["commit", "-q", "-m", "first"]);
    county(path, "county", BEFORE);
    county(path, "later", "");
    git(path, &["add", "-A"]);
    git(path, &["commit", "-q", "-m", "second"]);
    let told = statements(&compared(path, &["--rev", "HEAD~1..HEAD", "county"]));
    assert!(told.contains(&"added loosened 新增不适用说明：由市里办理".to_owned()), "{told:#?}");
    // What a revision does not have at all is new, and that is said.
    let report = compared(path, &["--rev", "HEAD~1..HEAD", "later"]);
    assert_eq!(report["changes"][0]["kind"], "added", "{report:#}");
    assert!(report["caveats"][0].as_str().is_some_and(|said| said.contains("全部记为新增")), "{report:#}");
}

#[test]
fn a_side_without_a_catalogue_is_refused() {
    let desk = folder();
    county(desk.path(), "old", "");
    for name in ["empty", "notes"] {
        std::fs::create_dir_all(desk.path().join(name)).expect("a folder");
    }
    std::fs::write(desk.path().join("notes/README.md"), "目录").expect("written");
    for pair in [["empty", "old"], ["old", "empty"], ["notes", "old"], ["old", "notes"], ["empty", "notes"]] {
        let run = mulu_in(desk.path(), &["diff", pair[0], pair[1]]);
        assert_eq!(run.code, 2, "{pair:?} {}", run.stdout);
        assert!(run.stderr.contains("没有目录") && run.stderr.contains("请核对路径"), "{}", run.stderr);
    }
}

#[test]
fn of_a_file_and_a_folder_the_file_says_what_is_compared() {
    let desk = folder();
    county(desk.path(), "both", "");
    county(desk.path(), "one", "");
    std::fs::remove_file(desk.path().join("one/21-elderly-care.yaml")).expect("removed");
    // The folder holds more: neither gain nor loss.
    let report = compared(desk.path(), &["both", "both/21-elderly-care.yaml"]);
    assert_eq!(report["changes"].as_array().map(Vec::len), Some(0), "{report:#}");
    assert!(report["caveats"].to_string().contains("社会救助"), "{report:#}");
    // The file holds a domain the folder has not: it came, or went.
    for (pair, kind) in
        [(["one", "both/21-elderly-care.yaml"], "added"), (["both/21-elderly-care.yaml", "one"], "removed")]
    {
        let report = compared(desk.path(), &pair);
        assert_eq!(report["changes"].as_array().map(Vec::len), Some(1), "{report:#}");
        assert_eq!(
            (&report["changes"][0]["kind"], &report["changes"][0]["subject"]),
            (&kind.into(), &"catalogue".into())
        );
    }
    let report = compared(desk.path(), &["both", "one"]);
    assert_eq!(report["changes"][0]["direction"], "loosened", "{report:#}");
}

#[test]
fn workbooks_alone_hold_no_statements() {
    let desk = folder();
    let path = desk.path();
    county(path, "old", BEFORE);
    let run = mulu_in(path, &["build", "old", "-o", "site", "--only", "xlsx", "--quiet"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    std::fs::create_dir_all(path.join("books")).expect("a folder");
    for domain in ["20", "21"] {
        let name = format!("990101-{domain}.xlsx");
        std::fs::copy(path.join(format!("site/990101/{domain}/{name}")), path.join("books").join(name))
            .expect("copied");
    }
    for pair in [["old", "books"], ["books", "old"]] {
        let report = compared(path, &pair);
        assert_eq!(report["changes"].as_array().map(Vec::len), Some(0), "{report:#}");
        let said = report["caveats"].to_string();
        assert!(said.contains("负面清单") && said.contains("不适用说明"), "{said}");
    }
    // A workbook of all domains beside those of each holds nothing more.
    std::fs::copy(path.join("site/990101/990101.xlsx"), path.join("books/all.xlsx")).expect("copied");
    for (pair, side) in [(["old", "books"], "现在的一方"), (["books", "old"], "原来的一方")] {
        let report = compared(path, &pair);
        assert_eq!(report["changes"].as_array().map(Vec::len), Some(0), "{report:#}");
        let said = report["caveats"].to_string();
        assert!(said.contains(&format!("{side}有的目录出现了两次")), "{said}");
    }
    std::fs::remove_file(path.join("books/all.xlsx")).expect("removed");
    // A negative list among the workbooks is compared like any other.
    std::fs::copy(path.join("site/990101/negative-list.xlsx"), path.join("books/list.xlsx")).expect("copied");
    std::fs::create_dir_all(path.join("less")).expect("a folder");
    for name in ["990101-20.xlsx", "990101-21.xlsx"] {
        std::fs::copy(path.join("books").join(name), path.join("less").join(name)).expect("copied");
    }
    let report = compared(path, &["less", "books"]);
    assert_eq!(
        (&report["changes"][0]["subject"], &report["changes"][0]["direction"]),
        (&"withheld".into(), &"loosened".into())
    );
}

#[test]
fn settings_hold_for_what_stands_under_the_tier_above() {
    let desk = folder();
    county(desk.path(), "old", "");
    county(desk.path(), "new", "");
    let name = desk.path().join("new/21-elderly-care.yaml");
    let text = std::fs::read_to_string(&name).expect("text");
    std::fs::write(&name, text.replacen("之日起10个工作日内", "之日起20个工作日内", 1)).expect("written");
    let upper = root().join("catalogues/national/21-elderly-care.yaml");
    let upper = upper.to_string_lossy();
    let held = |severity: Option<&str>| {
        let report = compared(desk.path(), &["old", "new", "--against", &upper]);
        let found = report["changes"][0]["upper"]["findings"].as_array().cloned().unwrap_or_default();
        let late = found.iter().find(|one| one["rule"] == "later-than-upper-tier");
        assert_eq!(late.and_then(|one| one["severity"].as_str()), severity, "{report:#}");
    };
    held(Some("error"));
    let set = |settings: &str| std::fs::write(desk.path().join("mulu.yaml"), settings).expect("written");
    for (level, severity) in [("info", Some("info")), ("off", None)] {
        set(&format!("rules: {{later-than-upper-tier: {level}}}\n"));
        held(severity);
    }
    // A path in the settings is the same file in every revision.
    git(desk.path(), &["init", "-q", "."]);
    git(desk.path(), &["add", "-A"]);
    git(desk.path(), &["commit", "-q", "-m", "both"]);
    for (paths, found) in [("old", true), ("new", false)] {
        set(&format!("overrides: [{{paths: [{paths}/**], rules: {{later-than-upper-tier: off}}}}]\n"));
        let report = compared(desk.path(), &["HEAD:old", "HEAD:new", "--against", &upper]);
        assert_eq!(
            report["changes"][0]["upper"].to_string().contains("later-than-upper-tier"),
            found,
            "{paths}"
        );
    }
}

#[test]
fn more_on_the_negative_list_is_a_loss() {
    let desk = folder();
    county(desk.path(), "old", "withheld: negative-list.yaml\n");
    county(desk.path(), "new", "withheld: negative-list.yaml\n");
    let name = desk.path().join("new/negative-list.yaml");
    let text = std::fs::read_to_string(&name).expect("text");
    let text = text
        .replace("[通信频率和密码, ", "[通信频率和密码, 应急队伍名单, ")
        .replace("[值守力量和班次, ", "[");
    std::fs::write(&name, text).expect("written");
    let report = compared(desk.path(), &["old", "new"]);
    let told: Vec<(&str, &str)> = report["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .filter_map(|one| Some((one["direction"].as_str()?, one["fields"][0]["why"].as_str()?)))
        .collect();
    let wanted = [
        ("loosened", "增加不予公开的内容：应急队伍名单"),
        ("tightened", "删去不予公开的内容：值守力量和班次"),
    ];
    assert_eq!(told, wanted, "{report:#}");
}

#[test]
fn a_remark_under_a_table_is_told_of() {
    let desk = folder();
    let head = "序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体\n";
    let row = "1,政策文件,养老服务政策,文件名称、文号,《中华人民共和国老年人权益保障法》,20个工作日内,示例县民政局,政府网站\n";
    let other = row
        .replace("1,政策", "2,政策")
        .replace("养老服务政策", "机构名录")
        .replace("文件名称、文号", "机构名称、地址");
    let table = format!("{head}{row}{other}");
    let write = |name: &str, foot: &str| {
        std::fs::write(desk.path().join(name), format!("{table}{foot}")).expect("written");
    };
    write("old.csv", "填报时间：2025年3月,,,,,,,\n");
    write("same.csv", "填报时间：2026年3月,,,,,,,\n");
    write("new.csv", "注：涉及个人隐私的内容不予公开,,,,,,,\n");
    let same = compared(desk.path(), &["old.csv", "same.csv"]);
    assert_eq!(same["changes"].as_array().map(Vec::len), Some(0), "{same:#}");
    let report = compared(desk.path(), &["old.csv", "new.csv"]);
    let told = &report["changes"][0]["fields"][0];
    assert_eq!(told["why"], "表外说明增加了“注：涉及个人隐私的内容不予公开”", "{report:#}");
    assert_eq!(told["direction"], "neutral");
}

/// A catalogue that came as a `.doc` is not gone: what was not read is named, and no gate opens on it.
#[test]
fn what_nobody_reads_is_named_and_closes_the_gate() {
    let desk = folder();
    for side in ["old", "new"] {
        county(desk.path(), side, "");
    }
    std::fs::remove_file(desk.path().join("new/20-social-assistance.yaml")).expect("removed");
    std::fs::write(desk.path().join("new/社会救助.doc"), "Word 97").expect("written");
    let run = mulu_in(desk.path(), &["diff", "old", "new", "--fail-on", "loosened"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("现在的一方有1个文件没有读全（new/社会救助.doc）"), "{}", run.stderr);
    assert!(run.stdout.contains("（现在的一方有文件没有读成，也可能只是没有读到）"), "{}", run.stdout);
    let run = mulu_in(desk.path(), &["check", "new"]);
    assert!(
        run.stderr.contains("new/社会救助.doc：这种文件不能读，没有检查；请另存为 .docx"),
        "{}",
        run.stderr
    );
}
