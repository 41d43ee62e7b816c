//! Defects beside the tier above.

use super::{Defect, Scene, defect, put};
use crate::evaluate::rng::Rng;
use crate::evaluate::{Row, Value};

pub(crate) const ALL: &[Defect] = &[
    defect("later-than-upper-tier", "deadline", later, &[]),
    defect("mode-downgraded", "mode", mode, &[]),
    defect("content-dropped", "content", content, &[]),
    defect("channel-dropped", "channels", channel, &[]),
    defect("audience-narrowed", "audience", audience, &[]),
    defect("basis-dropped", "basis", basis, &[]),
    defect("name-differs", "name", name, &[]),
    defect("orphan-code", "code", orphan, &[]),
];

fn later(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    if row.mended && !scene.city {
        return None;
    }
    let text = row.text("deadline");
    let (at, amount) = ["3个工作日", "5个工作日", "7个工作日", "10个工作日"]
        .iter()
        .find_map(|amount| Some((text.find(*amount)?, *amount)))?;
    if text[..at].ends_with(|c: char| c.is_ascii_digit())
        || text.matches("个工作日").count() != 1
        || text.contains(['；', '前'])
    {
        return None;
    }
    let longer =
        rng.word(&["12个工作日", "15个工作日", "20个工作日", "十五个工作日", "二十个工作日", "18个工作日"]);
    put(row, "deadline", text.replacen(amount, longer, 1))
}

fn mode(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    if row.list("mode") != ["主动公开"] || row.get("audience") != Some(&Value::Text("全社会".to_owned()))
    {
        return None;
    }
    put(row, "mode", rng.word(&["依申请公开", "依申请", "依申请公开"]))
}

fn content(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let mut list = row.list("content");
    if list.len() < 3 {
        return None;
    }
    let at = rng.below(list.len());
    let gone = list.remove(at);
    // What is only a shorter word for another element, or closes the list, may be said by the others.
    let pairs = |text: &str| -> Vec<String> {
        let all: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        all.windows(2).map(|pair| pair.iter().collect()).collect()
    };
    let rest = list.concat();
    let shared = pairs(&gone).iter().filter(|pair| rest.contains(pair.as_str())).count();
    if gone.starts_with("其他")
        || gone.contains("具体内容")
        || gone.contains("相关")
        || gone.chars().count() < 4
        || shared > 0
    {
        return None;
    }
    row.set("content", Value::List(list));
    Some(format!("content - {gone}"))
}

fn channel(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let mut list = row.list("channels");
    if !scene.city || list.len() < 2 {
        return None;
    }
    let at = rng.below(list.len());
    if list[at] == "政府网站" || list[at].starts_with("其他") {
        return None;
    }
    let gone = list.remove(at);
    row.set("channels", Value::List(list));
    Some(format!("channels - {gone}"))
}

fn audience(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    if row.text("audience") != "全社会" {
        return None;
    }
    let group = rng.word(&[
        "申请人",
        "低保家庭",
        "困难群众",
        "相关企业",
        "本单位职工",
        "当事人",
        "贫困户",
        "被征地农民",
        "特定群体",
    ]);
    if rng.percent(50) {
        row.set("audience", Value::Groups(vec![group.to_owned()]));
    } else {
        row.put("audience", group);
    }
    Some(format!("audience: {group}"))
}

fn basis(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let mut list = row.list("basis");
    let at = rng.below(list.len());
    if list.len() < 2 || list[at].contains("政府信息公开条例") {
        return None;
    }
    let laws = scene.knowledge.laws().unwrap();
    let gone = list.remove(at);
    let title = gone.split(['《', '》']).nth(1)?;
    let law = laws.by_title(title)?.law;
    if law.kind.is_local() || law.confidence == mulu::knowledge::laws::Confidence::Low {
        return None;
    }
    row.set("basis", Value::List(list));
    Some(format!("basis - {gone}"))
}

fn name(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let name = row.text("name");
    let count = name.chars().count();
    if count < 6 || name.contains(['（', '、']) {
        return None;
    }
    let new = match rng.below(4) {
        0 => format!("{name}监督检查"),
        1 => name.chars().skip(2).collect(),
        2 => format!("年度{name}"),
        _ => name.chars().take(count - 2).collect(),
    };
    put(row, "name", new)
}

fn orphan(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    put(row, "code", format!("{:02}-{}-{:02}", scene.domain, 70 + rng.below(15), 1 + scene.serial % 98))
}
