//! Defects of 公开主体.

use super::{Defect, Scene, defect, put};
use crate::evaluate::Row;
use crate::evaluate::rng::Rng;
use mulu::knowledge::bodies::Scope;

pub(crate) const ALL: &[Defect] = &[
    defect("generic-body", "body", generic, &[]),
    defect("renamed-body", "body", renamed, &[]),
    defect("unknown-body", "body", unknown_body, &[]),
    defect("body-of-other-tier", "body", other_tier, &[]),
];

fn generic(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let names = [
        "民政部门",
        "县级人民政府民政部门",
        "财政部门",
        "人社部门",
        "县（区、市）人民政府民政局",
        "相关部门",
        "有关部门",
        "各部门",
        "县级人民政府教育行政部门",
        "主管部门",
        "教育主管部门",
        "农业农村主管部门",
        "卫生健康行政部门",
        "县级农业农村部门",
        "负责管理的部门",
        "××县民政局",
        "XX局",
        "×××局",
        "某县财政局",
        "医保部门",
        "住建部门",
        "发展改革部门",
        "应急管理部门",
        "文化和旅游行政部门",
        "县级水行政主管部门",
        "交通运输部门",
        "统计部门",
        "县（市、区）住房和城乡建设部门",
        "县级政府相关部门",
        "责任单位",
        "行政机关",
        "县级以上人民政府民政部门",
        "本级财政部门",
        "各级教育行政部门",
        "县级卫生健康主管部门",
        "公安机关",
        "司法行政部门",
        "市场监管部门",
        "县（市、区）民政局",
        "XX县人力资源和社会保障局",
        "税务机关",
        "退役军人事务部门",
    ];
    let _ = scene;
    put(row, "body", rng.word(&names))
}

fn renamed(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let bodies = scene.knowledge.bodies().unwrap();
    let old: Vec<&str> = bodies
        .changes()
        .filter(|change| {
            change.scope == Scope::Local && !change.from.contains('的') && !change.to.contains(&change.from)
        })
        .map(|change| change.from.as_str())
        .filter(|name| !name.ends_with('厅') && !name.ends_with('所'))
        .collect();
    let more = [
        "国土局",
        "环保局",
        "安监局",
        "工商局",
        "质监局",
        "食药监局",
        "卫计局",
        "卫计委",
        "扶贫办",
        "法制办",
    ];
    let name = if rng.percent(30) { rng.word(&more) } else { rng.word(&old) };
    let place = if rng.percent(25) { "县" } else { scene.place };
    put(row, "body", format!("{place}{name}"))
}

fn unknown_body(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    put(
        row,
        "body",
        rng.word(&[
            "人事股",
            "各股室",
            "办公室综合科",
            "按照职责分工负责",
            "******局",
            "社会救助股",
            "计财科",
            "根据分工确定",
            "财务室各股室",
            "详见附件",
            "由相关单位按照职责负责",
            "规划财务股",
            "救灾救济股",
            "法规科",
            "组织人事科",
            "各科室",
            "业务股",
            "****局",
            "由各责任人负责",
            "按分工负责",
        ]),
    )
}

fn other_tier(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let domain = scene.knowledge.domains().unwrap().by_number(scene.domain).unwrap();
    if domain.body_tier.is_some() {
        return None;
    }
    put(
        row,
        "body",
        rng.word(&[
            "江苏省民政厅",
            "四川省财政厅",
            "省自然资源厅",
            "民政部",
            "财政部",
            "国家发展和改革委员会",
            "广西壮族自治区教育厅",
            "湖南省人民政府",
            "省教育厅",
            "住房和城乡建设部",
            "河南省农业农村厅",
            "浙江省水利厅",
        ]),
    )
}
