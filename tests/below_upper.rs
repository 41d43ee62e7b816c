//! What a place promises less than the tier above, and texts that say nothing: one change of a good catalogue each,
//! in YAML and in the same catalogue as a workbook. What is only written otherwise gives no finding at all.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use mulu::emit::workbook::{self, Created};
use mulu::knowledge::Knowledge;
use mulu::pipeline::{self, Request};
use mulu::project::MemoryDisk;
use support::{findings, folder, places};

const GOOD: &str = include_str!("fixtures/good.yaml");
const PLACE: &str = include_str!("fixtures/jurisdiction.yaml");

/// What is changed: from, to, and the finding expected in the text and in the workbook.
type Change = (&'static str, &'static str, &'static str, &'static str);

const FAULTS: &[Change] = &[
    (
        "    mode: 主动公开\n",
        "    mode: 依申请公开\n",
        "mode-downgraded@13:11",
        "mode-downgraded@养老服务!L4",
    ),
    (
        "[文件名称, 文号, 发文部门]",
        "[文件名称, 发文部门]",
        "content-dropped@7:15",
        "content-dropped@养老服务!D4",
    ),
    (
        "    audience: 全社会\n",
        "    audience: {groups: [申请人]}\n",
        "audience-narrowed@12:25",
        "audience-narrowed@养老服务!J4",
    ),
    (
        "[政府网站, 两微一端, 政务服务中心]",
        "[政府网站, 两微一端]",
        "channel-dropped@11:16",
        "channel-dropped@养老服务!H4",
    ),
    (
        "    name: 养老服务扶持政策措施清单\n",
        "    name: 养老扶持措施一览\n",
        "name-differs@17:11",
        "name-differs@养老服务!C5",
    ),
    ("  - code: 21-01-03\n", "  - code: 21-07-03\n", "orphan-code@26:11", "orphan-code@养老服务!O6"),
    ("  - code: 21-01-03\n", "  - code: 12-01-03\n", "malformed-code@26:11", "malformed-code@养老服务!O6"),
    ("[文件名称, 文号, 发文部门]", "相关信息", "vague-content@7:14", "vague-content@养老服务!D4"),
    (
        "[文件名称, 文号, 发文部门]",
        "[文件名称, 文号, 发文部门, 文号]",
        "repeated-content@7:31",
        "repeated-content@养老服务!D4",
    ),
    ("示例县养老服务中心", "示例县养老服\u{200b}务中心", "untidy-text@36:17", "untidy-text@养老服务!G6"),
    ("10个工作日内", "１０个工作日内", "untidy-text@9:25", "untidy-text@养老服务!F4"),
];

/// Other ways to write the same.
const HARMLESS: &[(&str, &str)] = &[
    ("[文件名称, 文号, 发文部门]", "1.文号；2．发文机关；3、文件名称。"),
    ("[文件名称, 文号, 发文部门]", "[文件名称、文号和发文部门, 起草说明]"),
    ("[政府网站, 两微一端, 政务服务中心]", "[政务新媒体, 政务服务大厅, 县政府门户网站]"),
    ("    name: 养老服务扶持政策措施清单\n", "    name: （二）示例县养老服务扶持政策措施清单\n"),
    ("    mode: 主动公开\n", "    mode: [主动公开, 依申请公开]\n"),
];

fn changed(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "the fixture has {from}");
    GOOD.replacen(from, to, 1)
}

fn found_in(file: &str, bytes: &[u8]) -> Vec<String> {
    let folder = folder();
    std::fs::write(folder.path().join("jurisdiction.yaml"), PLACE).expect("writes");
    std::fs::write(folder.path().join(file), bytes).expect("writes");
    places(&findings(folder.path(), &["."]))
}

/// The same catalogue as we publish it.
fn as_workbook(yaml: &str) -> Vec<u8> {
    let disk = MemoryDisk::new([
        ("jurisdiction.yaml", PLACE.as_bytes().to_vec()),
        ("21.yaml", yaml.as_bytes().to_vec()),
    ]);
    let request = Request { paths: vec![".".to_owned()], ..Request::default() };
    let loaded = pipeline::load(&request, &disk, &Knowledge::embedded()).expect("loads");
    let place = &loaded.workspace.jurisdictions[loaded.wanted[0]];
    workbook::catalogue(&place.catalogues[0], place, Created::default()).expect("writes")
}

#[test]
fn each_loss_is_one_finding_in_text_and_in_a_workbook() {
    for (from, to, text, cell) in FAULTS {
        let yaml = changed(from, to);
        assert_eq!(found_in("21-elderly-care.yaml", yaml.as_bytes()), [*text], "{to}");
        assert_eq!(found_in("21-elderly-care.xlsx", &as_workbook(&yaml)), [*cell], "{to}");
    }
}

#[test]
fn what_is_only_written_otherwise_is_the_same() {
    for (from, to) in HARMLESS {
        let yaml = changed(from, to);
        assert_eq!(found_in("21-elderly-care.yaml", yaml.as_bytes()), Vec::<String>::new(), "{to}");
        assert_eq!(found_in("21-elderly-care.xlsx", &as_workbook(&yaml)), Vec::<String>::new(), "{to}");
    }
}
