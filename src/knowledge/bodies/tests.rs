//! Proofs of `bodies.yaml` and of what is told from it.

use super::*;
use crate::knowledge::embedded;

fn bodies() -> Bodies {
    Bodies::read(embedded::BODIES).expect("embedded")
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

const TODAY: &str = "2026-11-21";

#[test]
fn a_generic_name_that_is_one_kind_only() {
    let bodies = bodies();
    for (written, kind) in [
        ("民政部门", Some("民政部门")),
        ("县级人民政府民政部门", Some("民政部门")),
        ("县（市、区）级教育部门", Some("教育部门")),
        ("地方各级财政部门", Some("财政部门")),
        ("县级人民政府自然资源主管部门", Some("自然资源部门")),
        ("住房和城乡建设等相关职能部门", None),
        ("相关审批部门", Some("行政审批部门")),
        ("负责管理的部门分别公开", None),
    ] {
        assert_eq!(bodies.kind_alone(written).map(|kind| kind.name.as_str()), kind, "{written}");
    }
}

#[test]
fn every_change_leads_somewhere_and_no_chain_is_a_ring() {
    let bodies = bodies();
    for change in bodies.changes() {
        assert!(!change.to.is_empty(), "{}", change.from);
        assert!(
            change.document.is_some() != (change.confidence.as_deref() == Some("recalled")),
            "{}",
            change.from
        );
        if change.kind != ChangeKind::DutiesMoved {
            let place = if change.scope == Scope::Local { "示例县" } else { "" };
            let renamed =
                bodies.successor(&format!("{place}{}", change.from), date(TODAY)).expect(&change.from);
            assert_eq!(renamed.steps.first().map(|step| &step.from), Some(&change.from));
            assert!(
                bodies.successor(&renamed.name, date(TODAY)).is_none(),
                "{} ends as {}",
                change.from,
                renamed.name
            );
        }
    }
}

#[test]
fn abbreviations_expand_to_names_that_need_no_expanding() {
    let bodies = bodies();
    for (short, full) in &bodies.abbreviations {
        assert_eq!(bodies.expand(&format!("示例县{short}")), Some(format!("示例县{full}")));
        assert_eq!(bodies.expand(full), None, "{short}");
    }
}

#[test]
fn former_offices_and_what_they_are_now() {
    let bodies = bodies();
    for (written, day, now) in [
        ("示例县扶贫办", TODAY, Some("示例县农业农村局")),
        ("示例县扶贫开发局", "2022-06-30", Some("示例县乡村振兴局")),
        ("示例县扶贫开发局", "2020-06-30", None),
        ("区乡村振兴局", TODAY, Some("区农业农村局")),
        ("示例县卫计局", TODAY, Some("示例县卫生健康局")),
        ("示例市卫生和计划生育委员会", TODAY, Some("示例市卫生健康委员会")),
        ("示例县卫生局", TODAY, Some("示例县卫生健康局")),
        ("示例县国土资源局", TODAY, Some("示例县自然资源局")),
        ("示例县国土资源局", "2018-06-30", None),
        ("示例县安监局", TODAY, Some("示例县应急管理局")),
        ("示例区食品药品监督管理局", TODAY, Some("示例区市场监督管理局")),
        ("县环保局", TODAY, Some("县生态环境局")),
        ("国家卫生和计划生育委员会", TODAY, Some("国家卫生健康委员会")),
        ("国务院扶贫办", TODAY, Some("农业农村部")),
        ("示例县文化和旅游局", TODAY, None),
        ("示例县自然资源和规划局", TODAY, None),
        ("示例县农业农村局", TODAY, None),
        ("示例县民政局", TODAY, None),
        ("", TODAY, None),
    ] {
        assert_eq!(
            bodies.successor(written, date(day)).map(|renamed| renamed.name).as_deref(),
            now,
            "{written} {day}"
        );
    }
    let certain = |written: &str| bodies.successor(written, date(TODAY)).map(|renamed| renamed.is_certain());
    assert_eq!(certain("示例县工商行政管理局"), Some(true));
    assert_eq!(
        certain("示例县国土资源局"),
        Some(false),
        "自然资源局 in one place, 自然资源和规划局 in another"
    );
    assert_eq!(certain("示例县林业局"), Some(false));
}

#[test]
fn generic_wording_of_real_tables() {
    let bodies = bodies();
    for (written, kind, tier) in [
        ("县级人民政府民政部门", Some("民政部门"), Some("县级")),
        ("县级 农业农村部门", Some("农业农村部门"), Some("县级")),
        ("应急管理部门", Some("应急管理部门"), None),
        ("地方各级财政部门", Some("财政部门"), None),
        ("相关审批部门", None, None),
        ("县（区、市）人民政府", Some("县级人民政府"), None),
        ("县(区、市)人民政府及房屋征收部门", Some("房屋征收部门"), None),
        ("市级生态环境部门", Some("生态环境部门"), Some("市级")),
        ("乡镇人民政府（街道办事处）", Some("乡镇人民政府"), Some("乡级")),
        ("税务主管部门", Some("税务部门"), None),
        ("负责审批的燃气管理部门", Some("燃气管理部门"), None),
        ("公安机关", Some("公安机关"), None),
        ("人力资源社会保障部门", Some("人力资源社会保障部门"), None),
        ("制定文件的部门", None, None),
        ("城市人民政府市容环境卫生主管部门", Some("城市管理部门"), None),
        ("县级相关行业主管部门", None, Some("县级")),
        ("住房保障行政主管部门", Some("住房和城乡建设部门"), None),
        ("贫困人口所在行政村", None, None),
    ] {
        let generic = bodies.generic(written).unwrap_or_else(|| panic!("{written} is generic"));
        assert_eq!((generic.kind.map(|kind| kind.name.as_str()), generic.tier), (kind, tier), "{written}");
    }
    for written in [
        "示例县民政局",
        "示例镇人民政府",
        "示例县住建局",
        "示例街道办事处",
        "党政办",
        "人事股",
        "",
        "示例村村民委员会",
    ] {
        assert_eq!(bodies.generic(written), None, "{written}");
    }
}

#[test]
fn real_offices_are_taken_apart() {
    let bodies = bodies();
    let office = |written: &str| {
        bodies.office(written).map(|office| (office.place, office.name.to_owned(), office.kind.name.clone()))
    };
    let expect =
        |place: &str, name: &str, kind: &str| Some((place.to_owned(), name.to_owned(), kind.to_owned()));
    assert_eq!(office("示例县 民政局"), expect("示例县", "民政局", "民政部门"));
    assert_eq!(office("示例县自然资源和规划局"), expect("示例县", "自然资源和规划局", "自然资源部门"));
    assert_eq!(office("教育体育局"), expect("", "教育体育局", "教育部门"));
    assert_eq!(office("示例镇人民政府").map(|(place, _, _)| place).as_deref(), Some("示例镇"));
    assert_eq!(office("示例县某某中心"), None);
    assert_eq!(office("县级扶贫部门、乡镇人民政府"), None, "two bodies");
    assert!(bodies.generic("招标人").is_some_and(|generic| generic.kind.is_some_and(|kind| kind.party)));
    let civil_affairs = bodies.kind("民政部门").expect("known");
    assert_eq!(civil_affairs.office_in("示例县", "县级").as_deref(), Some("示例县民政局"));
    assert_eq!(civil_affairs.office_in("示例省", "省级").as_deref(), Some("示例省民政厅"));
    assert_eq!(bodies.expand("示例县政府").as_deref(), Some("示例县人民政府"));
    assert_eq!(bodies.expand("示例县人民政府"), None);
    assert_eq!(bodies.expand("示例镇党政办").as_deref(), Some("示例镇党政办公室"));
    assert!(
        bodies.is_internal("人事股") && bodies.is_internal("各股室") && !bodies.is_internal("示例县民政局")
    );
    assert!(bodies.looks_like_body("示例市司法局(行政复议局)") && !bodies.looks_like_body("各位领导"));
}

#[test]
fn old_names_and_nicknames_lead_to_names_of_today() {
    let names = bodies().other_names();
    let leads = |old: &str, new: &str| names.iter().any(|(from, to)| from == old && to == new);
    assert!(leads("人社局", "人力资源和社会保障局") && leads("卫生局", "卫生健康局"));
    assert!(leads("扶贫开发局", "农业农村局") && !leads("农牧局", "农牧局"));
}
