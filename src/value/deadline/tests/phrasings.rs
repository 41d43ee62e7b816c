//! The phrasings of real catalogues (194 pages) and of the domain facts, each with the reading a person gave it.
//!
//! The readings of `PAGES` were typed from the reading column of the statistics, not from this parser. It differs from
//! that column in wording only: 本级人大 there is written out here, 信息 before the mistyped 行成 is not supplied, and the
//! subject of a clause (执法决定信息, 部门决算) is its label.

use super::super::Deadline;
use super::say;
use super::variations::VARIATIONS;

const PAGES: &[(&str, &str)] = &[
    ("信息形成或者变更之日起20个工作日内", "within 20 wd from 信息形成或者变更之日"),
    ("信息形成或变更之日起20个工作日内", "within 20 wd from 信息形成或变更之日"),
    ("公开事项信息形成或变更之日起20个工作日内公开", "within 20 wd from 公开事项信息形成或变更之日"),
    ("制定或获取信息之日起10个工作日内", "within 10 wd from 制定或获取信息之日"),
    ("信息形成(变更)20个工作日内", "within 20 wd from 信息形成(变更)"),
    ("自该信息形成或者变更之日起20个工作日内", "within 20 wd from 该信息形成或者变更之日"),
    ("信息形成或者变更之日起20个工作日内予以公开", "within 20 wd from 信息形成或者变更之日"),
    ("制定或获取文件之日起10个工作日内", "within 10 wd from 制定或获取文件之日"),
    ("形成或者变更之日起20个工作日内予以公开", "within 20 wd from 形成或者变更之日"),
    ("按进展情况及时公开", "prompt"),
    ("信息形成之日起20个工作日内", "within 20 wd from 信息形成之日"),
    ("制定或获取扶持政策措施之日起10个工作日内", "within 10 wd from 制定或获取扶持政策措施之日"),
    ("制定或获取指南之日起10个工作日内", "within 10 wd from 制定或获取指南之日"),
    ("实时公开", "immediate"),
    ("本级人民代表大会或其常务委员会批准后20日内", "within 20 day from 本级人民代表大会或其常务委员会批准"),
    ("自信息形成或者变更之日起20个工作日内予以公开", "within 20 wd from 信息形成或者变更之日"),
    ("自制作或获取该信息之日起20个工作日内公开", "within 20 wd from 制作或获取该信息之日"),
    (
        "1.除处罚决定外其他内容:长期公开(动态调整)；2.处罚决定:20个工作日内",
        "[除处罚决定外其他内容] standing; [处罚决定] within 20 wd",
    ),
    ("信息形成或变更之日起20个工作日内公开", "within 20 wd from 信息形成或变更之日"),
    (
        "信息形成或者变更之日起20个工作日内。法律、法规对政府信息公开的期限另有规定的,从其规定",
        "within 20 wd from 信息形成或者变更之日 +proviso",
    ),
    ("制定或获取备案政策之日起10个工作日内", "within 10 wd from 制定或获取备案政策之日"),
    ("及时公开", "prompt"),
    ("自收到申请之日起20个工作日内公开", "within 20 wd from 收到申请之日"),
    (
        "信息形成20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示",
        "within 20 wd from 信息形成; [行政许可、行政处罚事项] within 7 wd from 作出行政决定之日",
    ),
    ("分配结果确定后20个工作日内", "within 20 wd from 分配结果确定"),
    ("在实地启动拟征收土地工作时,在村公示栏公开", "other"),
    (
        "自政府信息形成或者变更之日起20个工作日内。法律、法规对政府信息公开的期限另有规定的,从其规定",
        "within 20 wd from 政府信息形成或者变更之日 +proviso",
    ),
    (
        "自该信息形成或者变更之日起20个工作日内予以公开,法律法规另有规定的除外",
        "within 20 wd from 该信息形成或者变更之日 +proviso",
    ),
    ("自该政府信息形成或者变更之日起20个工作日内及时公开", "within 20 wd from 该政府信息形成或者变更之日"),
    ("1年", "every 1 year"),
    ("20个工作日", "within 20 wd"),
    ("6个月", "every 6 month"),
    ("制作或获取信息之日起7个工作日内", "within 7 wd from 制作或获取信息之日"),
    ("同上", "unreadable"),
    ("拟征收土地现状调查结束后5个工作日内,在村公示栏公开", "within 5 wd from 拟征收土地现状调查结束"),
    ("每季度", "every 1 quarter"),
    ("永久公开", "standing"),
    ("1个月", "every 1 month"),
    ("1月31日之前公布上一年度报告", "before 1月31日 01-31"),
    ("1月31日前", "before 1月31日 01-31"),
    ("7个工作日", "within 7 wd"),
    ("人大会议批复后20日内", "within 20 day from 人大会议批复"),
    (
        "信息产生、变更之日起20个工作日内公开,保持长期公开(相关政策法规另有规定的应从其规定)",
        "within 20 wd from 信息产生、变更之日; standing +proviso",
    ),
    ("信息形成20个工作日内公开", "within 20 wd from 信息形成"),
    (
        "信息形成个20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示",
        "within 20 wd from 信息形成; [行政许可、行政处罚事项] within 7 wd from 作出行政决定之日",
    ),
    ("信息形成之后20个工作日内", "within 20 wd from 信息形成"),
    ("信息形成之日起7个工作日内", "within 7 wd from 信息形成之日"),
    ("信息形成后,20个工作日内公开内公开", "within 20 wd from 信息形成"),
    ("信息形成后,7个工作日内公开", "within 7 wd from 信息形成"),
    ("信息形成后,7个工作日内公开内公开", "within 7 wd from 信息形成"),
    ("信息形成或变更20个工作日内", "within 20 wd from 信息形成或变更"),
    (
        "信息形成或变更之日起20个工作日内。法律法规对政府信息公开的期限另有规定的,从其规定",
        "within 20 wd from 信息形成或变更之日 +proviso",
    ),
    ("信息形成或变更之日起20工作日内", "within 20 wd from 信息形成或变更之日"),
    ("信息形成或变更之日起3个工作日内", "within 3 wd from 信息形成或变更之日"),
    ("信息形成或者变更之日起20个工作日", "within 20 wd from 信息形成或者变更之日"),
    ("信息形成或者变更之日起20个工作日内予以公(开)", "within 20 wd from 信息形成或者变更之日"),
    (
        "信息形成或者变更之日起20个工作日内予以公开；征求意见期限不得少于30(日)",
        "within 20 wd from 信息形成或者变更之日; aside",
    ),
    ("信息形成或者变更之日起20个工作日内公开", "within 20 wd from 信息形成或者变更之日"),
    ("信息形成或者变更之日起20个工作日内及时公开", "within 20 wd from 信息形成或者变更之日"),
    ("信息形成或者变更之日起5个工作日内", "within 5 wd from 信息形成或者变更之日"),
    ("关联规范性文件公开3个工作日内", "within 3 wd from 关联规范性文件公开"),
    ("制定或获取补贴政策之日起10个工作日内", "within 10 wd from 制定或获取补贴政策之日"),
    ("半年至少更新1次", "every 1 half_year"),
    ("实时", "immediate"),
    ("当月20号、次月5号前", "every 1 month on 当月20号、次月5号前"),
    (
        "执法决定信息在决定作出之日起7个工作日内公开,其他相关信息形成或变更之日起20个工作日内公开",
        "[执法决定信息] within 7 wd from 决定作出之日; [其他相关信息] within 20 wd from 信息形成或变更之日",
    ),
    ("批前公示时间不得少于30日", "aside"),
    ("按卫健委要求单独公开", "other"),
    ("按年公开", "every 1 year"),
    ("按照区财政统一部署执行", "other"),
    ("收到征地批准文件之日起10个工作日内公开", "within 10 wd from 收到征地批准文件之日"),
    ("次周三之前", "before 次周三"),
    ("每20个工作日更新", "every 20 wd"),
    ("每半年", "every 1 half_year"),
    ("每周", "every 1 week"),
    ("每季度的首个月20日", "every 1 quarter on 首个月20日"),
    ("每年1月31日前", "before 每年1月31日 01-31"),
    ("每年1月31日前公开上一年度公开年度报告", "before 每年1月31日 01-31"),
    ("每年4月1日之前", "before 每年4月1日 04-01"),
    ("自信息形成或者变更之日起7个工作日内予以公开", "within 7 wd from 信息形成或者变更之日"),
    ("自收到申请之日起20个工作日内", "within 20 wd from 收到申请之日"),
    ("自行成或变更之日起20个工作日", "within 20 wd from 形成或变更之日"),
    ("部门决算经本级财政部门批复后20日内公开", "[部门决算] within 20 day from 本级财政部门批复"),
    ("部门预算经本级财政部门批复后20日内公开", "[部门预算] within 20 day from 本级财政部门批复"),
    ("重大决策作出后及时公开", "prompt from 重大决策作出"),
    ("长期", "standing"),
    ("长期公开", "standing"),
    ("长期公开,发生变更及时更新并公开", "standing; prompt from 发生变更"),
    ("随时公布", "prompt"),
    ("随时公开", "prompt"),
];

/// From the domain facts, those that the pages do not have.
const DOMAINS: &[(&str, &str)] = &[
    ("信息形成（变更）20个工作日内", "within 20 wd from 信息形成（变更）"),
    ("信息获取（形成、变更）20个工作日内", "within 20 wd from 信息获取（形成、变更）"),
    ("每季度首个月20日前（各地不一，另见15日）", "every 1 quarter on 首个月20日前"),
    (
        "按月的每月公布上月收支，按季的在季度首月公布（具体日期由县级统一规定）",
        "[按月] every 1 month; every 1 quarter on 季度首月",
    ),
    ("信息形成（变更）3个工作日内，公示时间不少于7个工作日", "within 3 wd from 信息形成（变更）; aside"),
    (
        "评议结果公示时间一般为自公开之日起7个工作日；其他信息形成或变更之日起20个工作日内",
        "aside; [其他信息] within 20 wd from 信息形成或变更之日",
    ),
    ("及时公开，公告期限为5个工作日", "prompt; aside"),
    ("完成并履行有关报审程序后5个工作日内", "within 5 wd from 完成并履行有关报审程序"),
    ("制定或获取信息之日起10个工作日内，公示7个工作日", "within 10 wd from 制定或获取信息之日; aside"),
    ("每季度前10日内公布上季度情况", "every 1 quarter on 前10日内"),
    ("提前一周", "before  by 1 week"),
    ("提前一周发通知邀请", "before  by 1 week"),
    ("征集时对外公布的时限内公开", "other"),
    (
        "在实地启动拟征收土地工作时，在村公示栏公开；收到征地批准文件之日起10个工作日内，在政府网站、征地信息公开平台公开",
        "other; within 10 wd from 收到征地批准文件之日",
    ),
    (
        "《听证通知书》在组织听证7个工作日前，在村公示栏公开；其他听证结果依规定公开；收到征地批准文件之日起10个工作日内，在政府网站、征地信息公开平台公开",
        "[《听证通知书》] before 组织听证 by 7 wd; [其他听证结果] statutory; within 10 wd from 收到征地批准文件之日",
    ),
    (
        "征收土地公告之日起45日内，在村公示栏、政府网站、征地信息公开平台公开",
        "within 45 day from 征收土地公告之日",
    ),
    (
        "行政处罚事项及标准：制定或获取之日起10个工作日内；行政处罚结果：作出行政处罚决定之日起20个工作日内",
        "[行政处罚事项及标准] within 10 wd from 制定或获取之日; [行政处罚结果] within 20 wd from 作出行政处罚决定之日",
    ),
    ("自收到评标报告之日起3日内公示，公示期不得少于3日", "within 3 day from 收到评标报告之日; aside"),
    (
        "投标截止时间至少15日前、提交资格预审申请文件截止时间至少3日前，或者提交首次响应文件截止之日3个工作日前",
        "before 投标截止时间 by 15 day; before 提交资格预审申请文件截止时间 by 3 day; before 提交首次响应文件截止之日 by 3 wd",
    ),
    ("随采购公告、采购文件公开", "other"),
    ("随中标、成交结果同时公告；中标、成交结果公告前采购文件已公告的，不再重复公告", "other; other"),
    (
        "自中标、成交供应商确定之日起2个工作日内公告，公告期限为1个工作日",
        "within 2 wd from 中标、成交供应商确定之日; aside",
    ),
    ("及时公开（至少在投标、拍卖或者挂牌开始日前20日）", "before 投标、拍卖或者挂牌开始日 by 20 day"),
    ("及时公开（招标拍卖挂牌活动结束后10个工作日内）", "within 10 wd from 招标拍卖挂牌活动结束"),
    (
        "及时公开（投标截止日、公开拍卖日或者挂牌起始日20个工作日前）",
        "before 投标截止日、公开拍卖日或者挂牌起始日 by 20 wd",
    ),
    ("正式披露信息时间不得少于20个工作日", "aside"),
    ("公示期不少于10个工作日", "aside"),
    ("成交后及时公示，公示期不少于10个工作日", "prompt from 成交; aside"),
    ("交易合同生效后公告，公告期不少于5个工作日", "other; aside"),
    (
        "企业或单位欠税每季公告一次；个体工商户和其他个人欠税每半年公告一次；走逃、失踪及查无下落的随时公告",
        "[企业或单位欠税] every 1 quarter; [个体工商户和其他个人欠税] every 1 half_year; [走逃、失踪及查无下落] prompt",
    ),
    ("计划确定后、年末各公布一次", "other"),
    (
        "参选村民名单在选举日的20日前公布；结果当场宣布并公告",
        "[参选村民名单] before 选举日 by 20 day; [结果] immediate",
    ),
    ("会后随时公布；历时较长的按事前、事中、事后分段公布", "prompt from 会; other"),
    ("年初（计划通过后）", "every 1 year on 年初"),
    ("年末分配方案通过后随时公布", "prompt from 年末分配方案通过"),
    ("决定、成交、履行各阶段随时公布（专项公开）", "[决定、成交、履行各阶段] prompt"),
    (
        "每季度首个月20日前（各地不一，另见15日）；需批准的自收到批复后5日内（陕西）",
        "every 1 quarter on 首个月20日前; [需批准] within 5 day from 收到批复",
    ),
    (
        "征收土地预公告不少于10个工作日；补偿安置方案公告不少于30日；补偿费收支及时公布",
        "aside; aside; [补偿费收支] prompt",
    ),
    ("评议、审核各环节在村内公示（一般不少于7天）", "other"),
    (
        "审核公示期7天；在享对象长期公示；每季度首个月20日前（各地不一，另见15日）",
        "aside; [在享对象] standing; every 1 quarter on 首个月20日前",
    ),
    (
        "每季度首个月20日前（各地不一，另见15日）；财务往来较多的每月",
        "every 1 quarter on 首个月20日前; [财务往来较多] every 1 month",
    ),
    (
        "每季度首个月20日前（各地不一，另见15日）；奖扶对象由村民委员会评议并张榜公示",
        "every 1 quarter on 首个月20日前; aside",
    ),
    ("识别、退出和项目计划、完工各环节公示不少于7天或者10天（按主管部门规定）", "aside"),
    ("活动开展前后及时公开", "prompt from 活动开展前后"),
];

#[test]
fn pages_are_read_as_a_person_reads_them() {
    check(PAGES);
}

#[test]
fn domain_facts_are_read() {
    check(DOMAINS);
}

#[test]
fn variations_are_read() {
    check(VARIATIONS);
}

/// A canonical phrase reads back as the same value.
#[test]
fn canonical_phrases_read_back() {
    for (text, _) in [PAGES, DOMAINS, VARIATIONS].concat() {
        let read = Deadline::parse(text);
        assert_eq!(Deadline::parse(&read.to_string()), read, "{text} → {read}");
    }
}

fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, reading)| (text, reading, say(&Deadline::parse(text))))
        .filter(|(_, reading, said)| *reading != said)
        .map(|(text, reading, said)| format!("{text}\n    wanted {reading}\n    got    {said}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), table.len(), wrong.join("\n"));
}
