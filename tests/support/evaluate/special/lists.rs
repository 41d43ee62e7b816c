//! 负面清单: open and withheld, without ground, withheld though required.

use super::super::rng::Rng;
use super::{COUNTY, case, planted, small, text};
use crate::evaluate::{Case, Planted};
use mulu::knowledge::Knowledge;
use std::fmt::Write as _;

const REGULATION: &str = "《中华人民共和国政府信息公开条例》（国务院令第711号）";

/// Entries that are as they should be: category, name, article.
const GOOD: [(&str, &str, &str); 6] = [
    ("国家秘密", "应急指挥通信保障方案", "第十四条"),
    ("个人隐私", "居民家庭经济状况核对报告", "第十五条"),
    ("商业秘密", "企业生产工艺和配方资料", "第十五条"),
    ("内部事务信息", "机关人员考勤台账", "第十六条"),
    ("过程性信息", "部门之间的征求意见函", "第十六条"),
    ("行政执法案卷信息", "执法案卷中的询问笔录", "第十六条"),
];

fn entry(out: &mut String, category: &str, name: &str, basis: Option<String>) {
    writeln!(out, "  - category: {category}\n    name: {name}\n    content: [{name}]").unwrap();
    if let Some(basis) = basis {
        writeln!(out, "    basis: [{basis}]").unwrap();
    }
}

pub(super) fn cases(rng: &mut Rng, knowledge: &Knowledge) -> Vec<Case> {
    let mut list = "title: 青禾县政府信息公开负面清单\nitems:\n".to_owned();
    for (category, name, article) in GOOD {
        entry(&mut list, category, name, Some(format!("{REGULATION}{article}")));
    }
    let mut wanted: Vec<Planted> = Vec::new();
    let bad: [(&str, Option<String>); 7] = [
        ("值班人员排班表", None),
        ("社区网格员手机号码", Some(REGULATION.to_owned())),
        (
            "办公用房分配明细",
            Some(format!("{REGULATION}第{}条", rng.word(&["二十", "十三", "三十六", "二十六"]))),
        ),
        ("公务接待内部台账", Some("《青禾县信息公开管理办法》（青政发〔2020〕3号）".to_owned())),
        ("车辆行驶轨迹记录", Some(rng.word(&["有关规定", "领导批示", "上级要求"]).to_owned())),
        ("信访人投诉材料原件", Some(format!("{REGULATION}第八条"))),
        ("档案库房平面图", Some("《青禾县人民政府办公室关于加强保密工作的通知》".to_owned())),
    ];
    let at = rng.below(bad.len());
    let (name, basis) = &bad[at];
    entry(&mut list, "其他类别", name, basis.clone());
    let mut no_ground = planted("withheld-without-ground", name, "basis", format!("{basis:?}"));
    no_ground.also = &["unknown-instrument"];
    wanted.push(no_ground);
    let (_, other, wrong) = *rng.pick(&[
        ("国家秘密", "涉密人员名册", "第十六条"),
        ("个人隐私", "学生身份证号码表", "第十四条"),
        ("商业秘密", "企业客户名单", "第十六条"),
    ]);
    let class = match other {
        "涉密人员名册" => "国家秘密",
        "学生身份证号码表" => "个人隐私",
        _ => "商业秘密",
    };
    entry(&mut list, class, other, Some(format!("{REGULATION}{wrong}")));
    wanted.push(planted("withheld-without-ground", other, "basis", format!("{class} by {wrong}")));
    let open = rng.word(&["助餐点建设计划", "图书角建设计划", "停车场建设计划", "健身步道建设计划"]);
    entry(&mut list, "内部事务信息", open, Some(format!("{REGULATION}第十六条")));
    wanted.push(planted("open-and-withheld", open, "name", "in the catalogue too"));
    let laid = vec![
        text("county/jurisdiction.yaml", format!("{COUNTY}withheld: negative-list.yaml\n")),
        text("county/51.yaml", small(8, rng)),
        text("county/negative-list.yaml", list),
    ];
    let mut cases = vec![case("negative list", "county", laid, wanted)];
    cases.push(required(rng, knowledge));
    cases
}

/// What the baseline requires, withheld and not in the catalogue.
fn required(rng: &mut Rng, knowledge: &Knowledge) -> Case {
    let place = crate::evaluate::special::places::county(knowledge);
    let mut place = place;
    place.tables.retain(|table| table.rows.len() > 3);
    // Where another item goes by the same name, that one is open.
    let names: Vec<String> =
        place.tables.iter().flat_map(|table| &table.rows).map(|row| row.text("name")).collect();
    let (mut table, mut at) = (0, 0);
    for _ in 0..20 {
        table = rng.below(place.tables.len());
        at = rng.below(place.tables[table].rows.len());
        let name = place.tables[table].rows[at].text("name");
        if names.iter().filter(|own| own.contains(&name)).count() == 1 {
            break;
        }
    }
    let gone = place.tables[table].rows.remove(at);
    place.tables = vec![place.tables.swap_remove(table)];
    place.more = "withheld: negative-list.yaml\n".to_owned();
    let mut list = "title: 青禾县政府信息公开负面清单\nitems:\n".to_owned();
    for (category, name, article) in GOOD {
        entry(&mut list, category, name, Some(format!("{REGULATION}{article}")));
    }
    let name = gone.text("name");
    let name = name.as_str();
    writeln!(
        list,
        "  - category: 内部事务信息\n    name: {name}\n    content: {:?}\n    basis: [{REGULATION}第十六条]",
        gone.list("content")
    )
    .unwrap();
    let mut files = crate::evaluate::render::files(&place, rng);
    files.push(text("county/negative-list.yaml", list));
    let wanted = planted("withheld-though-required", name, "name", "required by the baseline");
    case("withheld though required", "county", files, vec![wanted])
}
