//! Broken files and tables: the rules of shape, and those about whole columns.

use super::super::rng::Rng;
use super::{COUNTY, case, planted, small, text};
use crate::evaluate::{Case, Planted};
use rust_xlsxwriter::Workbook;

type Broken = (&'static str, &'static str, fn(&str, &mut Rng) -> String);

const YAML: &[Broken] = &[
    ("over-bound", "", |yaml, rng| {
        let depth = 70 + rng.below(50);
        yaml.replacen("audience: 全社会", &format!("note: {}{}", "[".repeat(depth), "]".repeat(depth)), 1)
    }),
    ("schema-violation", "mode", |yaml, rng| {
        yaml.replacen(
            "mode: 主动公开",
            &format!("mode: {}", rng.word(&["不公开", "自愿公开", "半公开", "网上公开"])),
            1,
        )
    }),
    ("schema-violation", "levels", |yaml, rng| {
        yaml.replacen("levels: 县级", &format!("levels: {}", rng.word(&["部级", "全县", "中层", "单位"])), 1)
    }),
    ("schema-violation", "name", |yaml, _| {
        yaml.replacen("name: 图书角建设计划", "name: [图书角建设计划, 另一个名称]", 1)
    }),
    ("schema-violation", "deadline", |yaml, _| {
        yaml.replacen("    deadline: 信", "    deadline: {days: 5}\n    note: 信", 1)
    }),
    ("unknown-field", "", |yaml, rng| {
        yaml.replacen(
            "    body:",
            &format!(
                "    {}: 某值\n    body:",
                rng.word(&["owner", "colour", "公开心得", "经办人员姓名", "zhuti"])
            ),
            1,
        )
    }),
    ("repeated-key", "", |yaml, rng| {
        let key =
            rng.word(&["body: 青禾县城市管理局", "audience: 全社会", "mode: 主动公开", "category: 便民设施"]);
        yaml.replacen(&format!("    {key}\n"), &format!("    {key}\n    {key}\n"), 1)
    }),
    ("full-width-punctuation-in-yaml", "", |yaml, rng| {
        let key = rng.word(&["body", "mode", "category", "deadline"]);
        yaml.replacen(&format!("    {key}: "), &format!("    {key}："), 1)
    }),
    ("tab-indentation", "", |yaml, rng| {
        let key = rng.word(&["body", "mode", "audience", "deadline"]);
        yaml.replacen(&format!("    {key}:"), &format!("\t{key}:"), 1)
    }),
    ("refused-yaml", "", |yaml, rng| {
        yaml.replacen("audience: 全社会", rng.word(&["audience: &all 全社会", "audience: !tag 全社会"]), 1)
    }),
    ("malformed-yaml", "", |yaml, rng| {
        yaml.replacen(
            "[政府网站, 政务服务中心]",
            rng.word(&["[政府网站, 政务服务中心", "[政府网站, 政务服务中心]]", "\"政府网站"]),
            1,
        )
    }),
    ("empty-catalogue", "", |yaml, rng| {
        let head = yaml.split("items:").next().unwrap_or_default();
        format!("{head}items:{}\n", rng.word(&["", " []"]))
    }),
];

fn yaml_case(broken: &Broken, rng: &mut Rng) -> Case {
    let (rule, field, change) = broken;
    let yaml = change(&small(6, rng), rng);
    let files = vec![text("county/jurisdiction.yaml", COUNTY), text("county/51.yaml", yaml)];
    let mut wanted = planted(rule, "", "*", "a broken file");
    // What a file cannot be read beyond, other rules may tell of.
    wanted.also = &[
        "missing-body",
        "missing-mode",
        "missing-audience",
        "missing-deadline",
        "missing-channel",
        "missing-level",
        "malformed-yaml",
        "unreadable-deadline",
    ];
    let _ = field;
    case(rule, "county", files, vec![wanted])
}

/// Tables of cells as workbooks.
fn book(rows: &[Vec<&str>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if !cell.is_empty() {
                sheet
                    .write_string(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *cell)
                    .unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

const HEADS: [(&str, &str, &str); 9] = [
    ("公开内容（要素）", "content", "missing-content"),
    ("公开依据", "basis", "missing-basis"),
    ("公开时限", "deadline", "missing-deadline"),
    ("公开主体", "body", "missing-body"),
    ("公开渠道和载体", "channels", "missing-channel"),
    ("公开对象", "audience", "missing-audience"),
    ("公开方式", "mode", "missing-mode"),
    ("公开层级", "levels", "missing-level"),
    ("二级事项", "name", "missing-name"),
];

const CELLS: [&str; 9] = [
    "{}名称\n{}位置",
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条",
    "信息形成或者变更之日起10个工作日内",
    "青禾县城市管理局",
    "政府网站、政务服务中心",
    "全社会",
    "主动公开",
    "县级",
    "{}服务指南",
];

fn columns(rng: &mut Rng) -> Case {
    let gone = rng.below(8);
    let things = ["助餐点", "图书角", "停车场", "公共厕所", "健身步道"];
    let mut rows: Vec<Vec<String>> = vec![vec!["青禾县便民设施领域基层政务公开标准目录".to_owned()]];
    let order: Vec<usize> = [8, 0, 1, 2, 3, 4, 5, 6, 7].into_iter().filter(|at| *at != gone).collect();
    let lead = |first: &str, rest: Vec<String>| [vec![first.to_owned()], rest].concat();
    rows.push(lead("序号", order.iter().map(|at| HEADS[*at].0.to_owned()).collect()));
    for (at, thing) in things.iter().enumerate() {
        rows.push(lead(
            &(at + 1).to_string(),
            order.iter().map(|at| CELLS[*at].replace("{}", thing)).collect(),
        ));
    }
    let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let files = vec![text("county/jurisdiction.yaml", COUNTY), ("county/51.xlsx".to_owned(), book(&cells))];
    let (head, field, rule) = HEADS[gone];
    case("a column is missing", "county", files, vec![planted(rule, "", field, format!("no column {head}"))])
}

fn files(rng: &mut Rng) -> Vec<Case> {
    let good = small(6, rng);
    let one = |label: &str, name: &str, bytes: Vec<u8>, wanted: Planted| {
        let files = vec![
            text("county/jurisdiction.yaml", COUNTY),
            text("county/51.yaml", good.clone()),
            (format!("county/{name}"), bytes),
        ];
        case(label, "county", files, vec![wanted])
    };
    let zip = book(&[vec!["序号"]]);
    let cut = zip.len() * (30 + rng.below(50)) / 100;
    let notes = book(&[vec!["会议记录"], vec!["张三", "发言"], vec!["李四", "补充"], vec!["王五", "总结"]]);
    let head: Vec<&str> = vec![
        "序号",
        "一级事项",
        "二级事项",
        "公开内容",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
    ];
    let empty = book(&[vec!["便民设施目录"], head]);
    let other = small(5, rng).replace("便民设施", "便民停车").replace("51-01", "52-01");
    let legacy = encoding_rs::GB18030.encode(&other).0.into_owned();
    vec![
        one(
            "half a workbook",
            "52.xlsx",
            zip[..cut].to_vec(),
            planted("unreadable-file", "", "*", "half a workbook"),
        ),
        one(
            "no text",
            "52.yaml",
            vec![0, 159, 146, 150, 0, 1, 2, 255, 254, 0, 7],
            planted("unreadable-file", "", "*", "no text"),
        ),
        one("no heading row", "52.xlsx", notes, planted("unreadable-layout", "", "*", "no heading row")),
        one(
            "only a heading row",
            "52.xlsx",
            empty,
            planted("empty-catalogue", "", "*", "only a heading row"),
        ),
        one("another encoding", "52.yaml", legacy, planted("legacy-encoding", "", "*", "GB18030")),
    ]
}

pub(super) fn cases(rng: &mut Rng) -> Vec<Case> {
    let mut cases: Vec<Case> = YAML.iter().map(|broken| yaml_case(broken, rng)).collect();
    cases.push(columns(rng));
    cases.extend(files(rng));
    cases
}
