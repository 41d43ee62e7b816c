//! What a clerk does wrong, in YAML and in the same catalogue as a workbook: one finding each, at the
//! right place, in both formats, and the other files are still checked.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use mulu::emit::workbook::{self, Created};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, Request};
use mulu::project::MemoryDisk;
use support::{findings, folder, mulu_in, places};

const GOOD: &str = include_str!("fixtures/good.yaml");

/// A fault: what it is called, how the text is changed, and the rule and line that must be found.
struct Fault {
    name: &'static str,
    from: &'static str,
    to: &'static str,
    yaml: &'static str,
    /// The same in the workbook made from the changed text; `None` where only text can be wrong so.
    cell: Option<&'static str>,
}

const FAULTS: &[Fault] = &[
    Fault {
        name: "no deadline",
        from: "    deadline: 制定或获取指南之日起10个工作日内\n",
        to: "",
        yaml: "missing-deadline@28:11",
        cell: Some("missing-deadline@养老服务!F6"),
    },
    Fault {
        name: "an empty deadline",
        from: "制定或获取指南之日起10个工作日内",
        to: "",
        yaml: "missing-deadline@35:5",
        cell: Some("missing-deadline@养老服务!F6"),
    },
    Fault {
        name: "及时",
        from: "制定或获取指南之日起10个工作日内",
        to: "及时公开",
        yaml: "vague-deadline@35:15",
        cell: Some("vague-deadline@养老服务!F6"),
    },
    Fault {
        name: "60 working days",
        from: "制定或获取指南之日起10个工作日内",
        to: "制定或获取指南之日起60个工作日内",
        yaml: "later-than-law@35:15",
        cell: Some("later-than-law@养老服务!F6"),
    },
    Fault {
        name: "15 where the nation says 10",
        from: "制定或获取指南之日起10个工作日内",
        to: "制定或获取指南之日起15个工作日内",
        yaml: "later-than-upper-tier@35:15",
        cell: Some("later-than-upper-tier@养老服务!F6"),
    },
    Fault {
        name: "a riddle",
        from: "制定或获取指南之日起10个工作日内",
        to: "见附件",
        yaml: "unreadable-deadline@35:15",
        cell: Some("unreadable-deadline@养老服务!F6"),
    },
    Fault {
        name: "the regulation of 2007",
        from: "（国务院令第711号）第二十一条",
        to: "（国务院令第492号）",
        yaml: "outdated-document-number@34:27",
        cell: Some("outdated-document-number@养老服务!E6"),
    },
    Fault {
        name: "brackets of the wrong kind",
        from: "      - 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十一条",
        to: "      - 《国务院关于加快发展养老服务业的若干意见》（国发[2013]35号）",
        yaml: "malformed-citation@34:9",
        cell: Some("malformed-citation@养老服务!E6"),
    },
    Fault {
        name: "no basis",
        from: "    basis:\n      - 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十一条\n",
        to: "",
        yaml: "missing-basis@28:11",
        cell: Some("missing-basis@养老服务!E6"),
    },
    Fault {
        name: "no body",
        from: "    body: 示例县养老服务中心\n",
        to: "",
        yaml: "missing-body@28:11",
        cell: Some("missing-body@养老服务!G6"),
    },
    Fault {
        name: "no channel",
        from: "    channels: [政府网站, 两微一端, 政务服务中心, 公开查阅点]\n",
        to: "",
        yaml: "missing-channel@28:11",
        cell: Some("missing-channel@养老服务!H6"),
    },
    Fault {
        name: "no content",
        from: "    content:\n      - 本区域养老机构投资环境简介\n      - 养老机构投资审批条件及依据\n      - 养老机构投资审批流程、养老机构投资审批涉及部门和联系方式\n",
        to: "",
        yaml: "missing-content@28:11",
        cell: Some("missing-content@养老服务!D6"),
    },
    Fault {
        name: "no name",
        from: "    name: 养老机构投资指南\n",
        to: "",
        yaml: "missing-name@26:11",
        cell: Some("missing-name@养老服务!C6"),
    },
    Fault {
        name: "the item before it again",
        from: "    name: 养老机构投资指南\n",
        to: "    name: 养老服务扶持政策措施清单\n",
        yaml: "duplicate-item@28:11",
        cell: Some("duplicate-item@养老服务!C6"),
    },
    Fault {
        name: "the code before it again",
        from: "code: 21-01-03",
        to: "code: 21-01-02",
        yaml: "duplicate-item@26:11",
        cell: Some("duplicate-item@养老服务!O6"),
    },
    Fault {
        name: "a code of another form",
        from: "code: 21-01-03",
        to: "code: 21.1.3",
        yaml: "malformed-code@26:11",
        cell: Some("malformed-code@养老服务!O6"),
    },
    Fault {
        name: "an unknown key",
        from: "    body: 示例县养老服务中心\n",
        to: "    body: 示例县养老服务中心\n    deadlin: 每年\n",
        yaml: "unknown-field@37:5",
        cell: None,
    },
    Fault {
        name: "bad indentation",
        from: "    body: 示例县养老服务中心\n",
        to: "   body: 示例县养老服务中心\n",
        yaml: "malformed-yaml@36:4",
        cell: None,
    },
    Fault {
        name: "a list mark out of line",
        from: "  - code: 21-01-03",
        to: " - code: 21-01-03",
        yaml: "malformed-yaml@26:2",
        cell: None,
    },
    Fault {
        name: "a tab",
        from: "    body: 示例县养老服务中心\n",
        to: "\tbody: 示例县养老服务中心\n",
        yaml: "tab-indentation@36:1",
        cell: None,
    },
    Fault {
        name: "a full-width colon",
        from: "    body: 示例县养老服务中心\n",
        to: "    body：示例县养老服务中心\n",
        yaml: "full-width-punctuation-in-yaml@36:9",
        cell: None,
    },
    Fault {
        name: "a key twice",
        from: "    body: 示例县养老服务中心\n",
        to: "    body: 示例县养老服务中心\n    body: 示例县养老服务中心\n",
        yaml: "repeated-key@37:5",
        cell: None,
    },
];

/// The workspace: a county with one catalogue that is to be broken and one that is broken already.
fn workspace(catalogue: &[u8], name: &str) -> tempfile::TempDir {
    let folder = folder();
    std::fs::write(folder.path().join("jurisdiction.yaml"), include_str!("fixtures/jurisdiction.yaml"))
        .expect("writes");
    std::fs::write(folder.path().join(name), catalogue).expect("writes");
    std::fs::write(folder.path().join("90-other.yaml"), include_str!("fixtures/other.yaml")).expect("writes");
    folder
}

/// The finding of the other file, which must be there whatever happens to the first.
const OTHER: &str = "vague-deadline@";

fn of_first_file(report: &serde_json::Value) -> Vec<String> {
    let mut report = report.clone();
    let list = report["findings"].as_array_mut().expect("a list");
    let others = list.iter().filter(|finding| finding["location"]["path"] == "90-other.yaml").count();
    assert_eq!(others, 1, "the other file is still checked: {list:?}");
    list.retain(|finding| finding["location"]["path"] != "90-other.yaml");
    places(&report)
}

fn broken(fault: &Fault) -> String {
    assert!(GOOD.contains(fault.from), "{}: the fixture has what is to be broken", fault.name);
    GOOD.replacen(fault.from, fault.to, 1)
}

#[test]
fn the_fixture_itself_is_good() {
    let folder = workspace(GOOD.as_bytes(), "21-elderly-care.yaml");
    assert_eq!(of_first_file(&findings(folder.path(), &["."])), Vec::<String>::new());
}

#[test]
fn in_yaml() {
    for fault in FAULTS {
        let folder = workspace(broken(fault).as_bytes(), "21-elderly-care.yaml");
        let found = of_first_file(&findings(folder.path(), &["."]));
        assert_eq!(found, [fault.yaml], "{}", fault.name);
    }
}

#[test]
fn in_a_workbook() {
    for fault in FAULTS {
        let Some(cell) = fault.cell else { continue };
        let folder = workspace(&as_workbook(&broken(fault)), "21-elderly-care.xlsx");
        let found = of_first_file(&findings(folder.path(), &["."]));
        assert_eq!(found, [cell], "{}", fault.name);
    }
}

#[test]
fn in_gbk_bytes() {
    let (bytes, _, _) = encoding_rs::GB18030.encode(GOOD);
    let folder = workspace(&bytes, "21-elderly-care.yaml");
    let report = findings(folder.path(), &["."]);
    assert_eq!(of_first_file(&report), ["legacy-encoding@"]);
    let broken = GOOD.replacen("制定或获取指南之日起10个工作日内", "及时公开", 1);
    let (bytes, _, _) = encoding_rs::GB18030.encode(&broken);
    let folder = workspace(&bytes, "21-elderly-care.yaml");
    assert_eq!(of_first_file(&findings(folder.path(), &["."])), ["legacy-encoding@", "vague-deadline@35:15"]);
}

#[test]
fn every_finding_says_what_to_do_in_chinese() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for fault in FAULTS {
        let folder = workspace(broken(fault).as_bytes(), "21-elderly-care.yaml");
        let report = findings(folder.path(), &["."]);
        for finding in report["findings"].as_array().expect("a list") {
            for key in ["message", "help"] {
                let text = finding[key].as_str().unwrap_or_default();
                assert!(chinese(text) && !text.ends_with('。'), "{}: {key} {text:?}", fault.name);
            }
        }
    }
}

#[test]
fn a_finding_is_told_to_people_as_well() {
    let folder = workspace(broken(&FAULTS[2]).as_bytes(), "21-elderly-care.yaml");
    let run = mulu_in(folder.path(), &["check", "."]);
    assert_eq!(run.code, 0, "a warning does not fail: {}", run.stdout);
    assert!(run.stdout.contains("21-elderly-care.yaml:35:15"), "{}", run.stdout);
    assert!(run.stdout.contains(OTHER.trim_end_matches('@')), "{}", run.stdout);
    assert_eq!(mulu_in(folder.path(), &["check", ".", "--fail-on", "warning"]).code, 1);
}

/// The catalogue as `build` writes it.
fn as_workbook(yaml: &str) -> Vec<u8> {
    let disk = MemoryDisk::new([
        ("jurisdiction.yaml", include_str!("fixtures/jurisdiction.yaml").as_bytes().to_vec()),
        ("21.yaml", yaml.as_bytes().to_vec()),
    ]);
    let request = Request { paths: vec![".".to_owned()], ..Request::default() };
    let loaded = pipeline::load(&request, &disk, &Knowledge::embedded()).expect("loads");
    let place = &loaded.workspace.jurisdictions[loaded.wanted[0]];
    workbook::catalogue(&place.catalogues[0], place, Created::default()).expect("writes")
}
