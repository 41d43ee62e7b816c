//! Defects of names, contents, bodies, channels and the rest.

use super::{Defect, Scene, add, defect, emptied, put};
use crate::evaluate::rng::Rng;
use crate::evaluate::{Row, Value};

pub(crate) const ALL: &[Defect] = &[
    defect("missing-name", "name", no_name, &[]),
    defect("vague-name", "name", vague_name, &["name-differs"]),
    defect("malformed-code", "code", code, &[]),
    defect("untidy-text", "name", untidy_name, &[]),
    defect("untidy-text", "deadline", untidy_deadline, &[]),
    defect("missing-content", "content", no_content, &[]),
    defect("repeated-content", "content", repeated, &[]),
    defect("vague-content", "content", vague_content, &[]),
    defect(
        "dangling-ditto",
        "deadline",
        |row, rng, scene| ditto(row, "deadline", rng, scene),
        &["untidy-text"],
    ),
    defect("dangling-ditto", "body", |row, rng, scene| ditto(row, "body", rng, scene), &["untidy-text"]),
    defect("dangling-ditto", "basis", |row, rng, scene| ditto(row, "basis", rng, scene), &["untidy-text"]),
    defect("missing-channel", "channels", no_channel, &[]),
    defect("unknown-channel", "channels", channel, &[]),
    defect("website-not-used", "channels", no_website, &[]),
    defect(
        "missing-body",
        "body",
        |row, rng, _| emptied(row, "body", rng, &["—", "/", "无", "-", "暂无"]),
        &[],
    ),
    defect(
        "missing-audience",
        "audience",
        |row, rng, _| emptied(row, "audience", rng, &["—", "/", "无", "-"]),
        &[],
    ),
    defect("conflicting-audience", "audience", conflicting, &["website-not-used"]),
    defect("missing-mode", "mode", |row, rng, _| emptied(row, "mode", rng, &["—", "/", "无", "-"]), &[]),
    defect("missing-level", "levels", |row, rng, _| emptied(row, "levels", rng, &["—", "/", "无", "-"]), &[]),
    defect("level-outside-tier", "levels", level, &[]),
];

fn no_name(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    // A row of a table without a name is filled from the merged cell above or is no item.
    if scene.workbook {
        return None;
    }
    emptied(row, "name", rng, &["—", "/", "-"])
}

fn vague_name(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    put(
        row,
        "name",
        rng.word(&[
            "其他",
            "其他事项",
            "相关信息",
            "有关事项",
            "其他有关信息",
            "其它",
            "其他需要公开的信息",
            "有关情况",
            "相关内容",
            "其他相关事项",
            "其他应公开的内容",
        ]),
    )
}

fn code(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let code = row.text("code");
    let [domain, group, item] = code.split('-').collect::<Vec<_>>()[..] else { return None };
    let other = 1 + (usize::from(scene.domain) + rng.below(24)) % 26;
    let new = match rng.below(9) {
        0 => format!("{other:02}-{group}-{item}"),
        1 => format!("{domain}—{group}—{item}"),
        2 => format!("{domain}.{group}.{item}"),
        3 => format!("{domain}{group}{item}"),
        4 => format!("{domain}-{group}"),
        5 => format!("{}-{}-{}", domain, group.trim_start_matches('0'), item.trim_start_matches('0')),
        6 => format!("{domain}/{group}/{item}"),
        7 => format!("GK{group}{item}"),
        _ => format!("{domain}_{group}_{item}"),
    };
    (new != code).then(|| put(row, "code", new)).flatten()
}

fn untidy_name(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let name: Vec<char> = row.text("name").chars().collect();
    let han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let at = 1 + rng.below(name.len().checked_sub(2)?);
    if !han(&name[at - 1]) || !han(&name[at]) || "一二三四五六七八九十".contains(name[at - 1]) {
        return None;
    }
    let sign = *rng.pick(&['\u{200b}', '\u{feff}', ' ', '\u{3000}', '\u{202e}', '\u{a0}', '\u{fffd}']);
    let mut new: String = name[..at].iter().collect();
    new.push(sign);
    new.extend(&name[at..]);
    row.put("name", new);
    Some(format!("U+{:04X} in the name", u32::from(sign)))
}

fn untidy_deadline(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let text = row.text("deadline");
    let wide = |c: char| if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
    let new = match rng.below(3) {
        0 => text.chars().map(wide).collect(),
        1 => text.replacen("工作日", "工 作日", 1),
        _ => text.replacen("工作日", "工作\u{3000}日", 1),
    };
    (new != text).then(|| put(row, "deadline", new)).flatten()
}

fn no_content(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    emptied(row, "content", rng, &["", "—", "/", "-"])
}

fn repeated(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let mut list = row.list("content");
    if list.len() < 2 || list.iter().any(|text| text.ends_with('：')) {
        return None;
    }
    let again = list[rng.below(list.len())].clone();
    list.insert(rng.below(list.len() + 1), again.clone());
    row.set("content", Value::List(list));
    Some(format!("content twice: {again}"))
}

fn vague_content(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    put(
        row,
        "content",
        rng.word(&[
            "相关信息",
            "其他",
            "有关内容",
            "相关材料",
            "详见附件",
            "其他需要公开的信息",
            "工作情况",
            "公开内容",
            "其他相关信息",
            "有关资料",
            "有关事项等",
            "各类信息",
            "相关工作信息",
            "相关要素",
            "相关情况等",
            "有关事项",
            "具体内容",
            "相关工作情况",
        ]),
    )
}

fn ditto(row: &mut Row, key: &'static str, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    // In a table 同上 takes over the row above.
    if scene.workbook {
        return None;
    }
    let word = rng.word(&["同上", "同上。", "〃", "同前", "同 上", "″"]);
    if key == "basis" {
        row.set("basis", Value::List(vec![word.to_owned()]));
        return Some(format!("basis: {word}"));
    }
    put(row, key, word)
}

fn no_channel(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    emptied(
        row,
        "channels",
        rng,
        &["—", "/", "无", "□政府网站 □两微一端 □政务服务中心", "□政府网站\n□公示栏\n□其他", "-"],
    )
}

fn channel(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let name = rng.word(&[
        "小灵通平台",
        "惠民一卡",
        "村村响喇叭",
        "政通工程",
        "红色驿站",
        "掌上办理",
        "便利墙",
        "明白纸",
        "乡音广播站点",
        "楼道贴",
        "小程序集市",
    ]);
    let letter = char::from(b'A' + u8::try_from(scene.serial % 26).unwrap());
    let second = char::from(b'A' + u8::try_from(scene.serial / 26 % 26).unwrap());
    add(row, "channels", format!("{name}{letter}{second}"))
}

fn no_website(row: &mut Row, _: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let mut list = row.list("channels");
    list.retain(|name| name != "政府网站");
    let open = row.text("audience") == "全社会" && row.list("mode").iter().any(|mode| mode == "主动公开");
    if list.is_empty()
        || list.len() == row.list("channels").len()
        || !open
        || list.iter().any(|name| name.contains('网') || name.contains("平台") || name.contains("系统"))
    {
        return None;
    }
    row.set("channels", Value::List(list));
    Some("no website".to_owned())
}

fn conflicting(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    put(
        row,
        "audience",
        rng.word(&[
            "全社会；仅限本人",
            "全社会（仅对当事人公开）",
            "全社会、特定群体",
            "全社会；只对申请人公开",
            "全社会，限于本村村民",
            "社会公众、特定群体",
        ]),
    )
}

fn level(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let text = rng.word(&["省级", "市级", "省级、市级", "国家", "省", "市"]);
    if rng.percent(50) {
        row.set("levels", Value::List(text.split('、').map(str::to_owned).collect()));
        return Some(format!("levels: {text}"));
    }
    put(row, "levels", text)
}
